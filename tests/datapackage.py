#!/usr/bin/env python3
"""Holds a data package to the rules of Frictionless Data (version 1), and its
CSV files to what it says of them. Debian has no validator of its own.

usage: tests/datapackage.py DESCRIPTOR
Prints what is wrong, a line each, and ends with 1; says nothing otherwise.
"""
import csv
import hashlib
import io
import json
import os
import re
import sys

wrong = []
NAME = re.compile(r'[a-z0-9._-]+\Z')
PATH = re.compile(r'(?![./~])(?!.*\.\.)[^\\:]+\Z')
TYPES = {
    'integer': re.compile(r'-?[0-9]+\Z'),
    'number': re.compile(r'-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?\Z'),
    'string': re.compile(r'.*\Z', re.S),
}


def need(holds, what):
    if not holds:
        wrong.append(what)
    return holds


def check_fields(where, schema):
    fields = schema.get('fields')
    if not need(isinstance(fields, list) and fields, f'{where}: no fields'):
        return []
    names = [f.get('name') for f in fields]
    need(len(set(names)) == len(names), f'{where}: a field twice')
    for f in fields:
        need(isinstance(f.get('name'), str) and f['name'],
             f'{where}: a field without a name')
        need(f.get('type') in TYPES, f'{where}: {f.get("name")}: type')
        need(isinstance(f.get('description'), str) and f['description'].strip(),
             f'{where}: {f.get("name")}: no description')
    return names


def check_keys(where, schema, names, package):
    key = schema.get('primaryKey', [])
    need(isinstance(key, list) and set(key) <= set(names),
         f'{where}: primaryKey')
    for ref in schema.get('foreignKeys', []):
        to = ref['reference']
        need(set(ref['fields']) <= set(names), f'{where}: foreignKeys: fields')
        need(len(ref['fields']) == len(to['fields']),
             f'{where}: foreignKeys: number of fields')
        other = [r for r in package['resources'] if r['name'] == to['resource']]
        if need(len(other) == 1, f'{where}: foreignKeys: {to["resource"]}'):
            there = {f['name'] for f in other[0]['schema']['fields']}
            need(set(to['fields']) <= there, f'{where}: foreignKeys: reference')


def read_rows(where, r, folder, names):
    """The rows as dicts, a missing value as None."""
    with open(os.path.join(folder, r['path']), 'rb') as f:
        raw = f.read()
    need(len(raw) == r['bytes'], f'{where}: bytes')
    need('sha256:' + hashlib.sha256(raw).hexdigest() == r['hash'],
         f'{where}: hash')
    need(not raw.startswith(b'\xef\xbb\xbf'), f'{where}: byte order mark')
    text = raw.decode(r['encoding'])
    need(text.endswith('\r\n'), f'{where}: last line end')
    rows = list(csv.reader(io.StringIO(text, newline=''), strict=True))
    if not need(rows and rows[0] == names, f'{where}: names of columns'):
        return []
    need(len(rows) - 1 == r['rows'], f'{where}: rows')
    missing = r['schema'].get('missingValues', [''])
    need(all(isinstance(m, str) for m in missing), f'{where}: missingValues')
    out = []
    for n, row in enumerate(rows[1:], 1):
        if need(len(row) == len(names), f'{where}: row {n}: cells'):
            out.append({k: None if v in missing else v
                        for k, v in zip(names, row)})
    return out


def check_rows(where, r, rows):
    for f in r['schema']['fields']:
        form = TYPES[f['type']]
        for n, row in enumerate(rows, 1):
            v = row[f['name']]
            need(v is None or form.match(v),
                 f'{where}: row {n}: {f["name"]}: {v!r} is no {f["type"]}')
    key = r['schema'].get('primaryKey', [])
    if key:
        keys = [tuple(row[k] for k in key) for row in rows]
        need(len(set(keys)) == len(keys), f'{where}: primaryKey: twice')
        need(not any(None in k for k in keys), f'{where}: primaryKey: missing')


def check_references(where, r, data):
    for ref in r['schema'].get('foreignKeys', []):
        to = ref['reference']
        there = {tuple(row[k] for k in to['fields'])
                 for row in data[to['resource']]}
        for n, row in enumerate(data[r['name']], 1):
            v = tuple(row[k] for k in ref['fields'])
            need(None in v or v in there,
                 f'{where}: row {n}: {v} leads nowhere')


def check(path):
    folder = os.path.dirname(path) or '.'
    with open(path, encoding='utf-8') as f:
        package = json.load(f)
    need(package.get('profile') == 'tabular-data-package', 'profile')
    need(NAME.match(package.get('name', '')), 'name')
    resources = package.get('resources')
    if not need(isinstance(resources, list) and resources, 'no resources'):
        return
    names = [r.get('name') for r in resources]
    need(len(set(names)) == len(names), 'a resource twice')
    data = {}
    for r in resources:
        where = r.get('name')
        need(NAME.match(where or ''), f'{where}: name')
        need(r.get('profile') == 'tabular-data-resource', f'{where}: profile')
        need(r.get('description'), f'{where}: no description')
        need(PATH.match(r['path']), f'{where}: path')
        fields = check_fields(where, r['schema'])
        check_keys(where, r['schema'], fields, package)
        data[where] = read_rows(where, r, folder, fields)
        check_rows(where, r, data[where])
    for r in resources:
        check_references(r['name'], r, data)


if __name__ == '__main__':
    check(sys.argv[1])
    print(*wrong, sep='\n', end='\n' if wrong else '')
    sys.exit(bool(wrong))
