#!/usr/bin/env python3
"""forms.py - how plans print a fact, form by form, as TAP.

usage: tests/forms.py          run all cases
       tests/forms.py WORD     run the cases whose form or file has WORD, and
                               print what was read from each

A case of forms/*.json is a form, a tiny text (a string, or its lines), and

  has    what must be read. For a list, entries of which only the given keys
         are compared; a string stands for an entry's name, a number for
         its count.
  not    what must not be read; a value or several.
  none   lists that must be empty.
  todo   true: not read yet; the case is skipped.

Names are compared without regard to case, sort of dash and blanks; a date may
be less precise than the record's.

BUILD names the build folder.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
BUILD = HERE.parent / os.environ.get('BUILD', 'build')

# What a string stands for in an entry of each list.
NAME = {'themes': 'text', 'movements': 'name', 'phases': 'theme',
        'anniversaries': 'event', 'citations': 'number', 'targets': 'text',
        'recipients': 'text', 'audiences': 'text', 'findings': 'text',
        'other_names': 'name', 'flags': 'code'}

# And a number.
COUNT = {'phases': 'n', 'anniversaries': 'years', 'targets': 'value'}

DATES = {'issued', 'date', 'from', 'to'}

BIG = 10_000     # movements in one sentence
LONG = 5_000     # letters of one name
SECONDS = 10     # for each of the large texts, on a slow machine


def folded(value):
    """A name in a form in which case, dashes and blanks do not matter."""
    text = unicodedata.normalize('NFC', value).casefold()
    return re.sub(r'\s*[-–—−]\s*', '-', ' '.join(text.split()))


def code(value):
    """A document number in which blanks and dashes do not matter."""
    return folded(value).replace(' ', '')


def same(key, expected, got):
    if not isinstance(expected, str) or not isinstance(got, str):
        return expected == got
    if key in DATES:
        return got.startswith(expected)
    alike = code if key == 'number' else folded
    return alike(expected) == alike(got)


def fits(field, expected, entry):
    """Does an entry of a list have what is expected of it?"""
    if isinstance(expected, (int, float)):
        expected = {COUNT[field]: expected}
    elif isinstance(expected, str):
        expected = {NAME[field]: expected}
    return all(same(k, v, entry.get(k)) for k, v in expected.items())


def several(value):
    return value if isinstance(value, list) else [value]


def problems(case, record):
    """What is wrong with a record, a line each."""
    def told(value):
        return json.dumps(value, ensure_ascii=False)

    def entries(field):
        keep = {'span', 'line', 'rule', 'mentions', 'canonical', 'holds'}
        return told([{k: v for k, v in e.items() if k not in keep}
                     for e in record[field]])

    for field, expected in case.get('has', {}).items():
        if field not in NAME:
            if not same(field, expected, record[field]):
                yield (f'{field}: expected {told(expected)}, '
                       f'got {told(record[field])}')
            continue
        for e in expected:
            if not any(fits(field, e, got) for got in record[field]):
                yield f'{field}: no {told(e)} in {entries(field)}'
    for field, wrong in case.get('not', {}).items():
        for w in several(wrong):
            got = record[field]
            if (any(fits(field, w, g) for g in got) if field in NAME
                    else same(field, w, got)):
                yield f'{field}: {told(w)} is wrong'
    for field in case.get('none', []):
        if record[field]:
            yield f'{field}: expected none, got {entries(field)}'


def generated():
    """Cases too large to be written down."""
    long_name = ('Chung tay giữ sạch bến cảng ' * LONG)[:LONG].strip()
    yield {'form': f'a name of {LONG:,} letters is taken whole or not at all',
           'text': f'Công đoàn phát động phong trào thi đua “{long_name}” và '
                   'phong trào thi đua “Bến cảng sạch”.',
           'has': {'movements': ['Bến cảng sạch']},
           'whole': long_name}
    yield {'form': f'a quotation of {LONG:,} letters that nobody closes',
           'text': [f'Công đoàn phát động phong trào thi đua “{long_name}', '',
                    'Công đoàn phát động phong trào thi đua “Bến cảng sạch”.'],
           'has': {'movements': ['Bến cảng sạch']}}
    yield {'form': f'{LONG:,} opening marks in a row',
           'text': ['Phong trào thi đua ' + '“' * LONG, '',
                    'Công đoàn phát động phong trào thi đua “Bến cảng sạch”.'],
           'has': {'movements': ['Bến cảng sạch']}}
    names = [f'Bến cảng số {n} sạch' for n in range(BIG)]
    yield {'form': f'{BIG:,} movements in one sentence',
           'text': 'Các phong trào thi đua: '
                   + '; '.join(f'“{name}”' for name in names) + '.',
           'has': {'movements': [names[0], names[1]]},
           'least': ('movements', BIG)}
    yield {'form': f'{BIG:,} citations in one sentence',
           'text': 'Thực hiện ' + ', '.join(
               f'Kế hoạch số {n}/KH-LĐLĐ ngày 3/4/2020'
               for n in range(1, BIG)) + ', các đơn vị phát động thi đua.',
           'has': {'citations': ['1/KH-LĐLĐ', '2/KH-LĐLĐ']},
           'least': ('citations', BIG - 1)}


def more_problems(case, record):
    if 'whole' in case:
        for m in record['movements']:
            if (folded(m['name']) != folded(case['whole'])
                    and len(m['name']) > 100):
                yield f'a name was cut to {len(m["name"])} letters'
    if 'least' in case:
        field, least = case['least']
        if len(record[field]) < least:
            yield f'{field}: only {len(record[field])}'


def read(texts):
    """The records of some texts, and how long it took."""
    with tempfile.TemporaryDirectory() as folder:
        for n, text in enumerate(texts):
            lines = '\n'.join(several(text)) + '\n'
            path = pathlib.Path(folder, f'{n:05}.txt')
            path.write_text(lines, encoding='utf-8')
        began = time.monotonic()
        done = subprocess.run(
            [BUILD / 'bin' / 'thidua-index', '--records', folder],
            capture_output=True, encoding='utf-8', check=False)
        took = time.monotonic() - began
    if done.returncode != 0:
        sys.exit(f'Bail out! thidua-index ended with {done.returncode}: '
                 f'{done.stderr}')
    found = {}
    for line in done.stdout.splitlines():
        record = json.loads(line)
        found[int(pathlib.Path(record['source']).stem)] = record
    return found, took


def section(path):
    """1.10 comes after 1.9."""
    return [int(n) for n in path.stem.split('-')[0].split('.')]


def cases():
    for path in sorted((HERE / 'forms').glob('*.json'), key=section):
        for case in json.loads(path.read_text('utf-8')):
            yield {**case, 'name': f'{path.stem}: {case["form"]}'}
    for case in generated():
        yield {**case, 'name': f'large: {case["form"]}'}


def main(argv):
    if len(argv) > 1 or argv and argv[0].startswith('-'):
        sys.exit(__doc__)
    chosen = [c for c in cases() if not argv or argv[0] in c['name']]
    found, took = read(c['text'] for c in chosen)
    failed = 0
    for n, case in enumerate(chosen):
        why = [*problems(case, found[n]), *more_problems(case, found[n])]
        name = f'{n + 1} - {case["name"]}'
        if case.get('todo') and why:
            print(f'ok {name} # skip not read yet')
        elif case.get('todo'):
            print(f'not ok {name}')
            print('# it is read now: its "todo" can go')
        else:
            print(f'ok {name}' if not why else f'not ok {name}')
        failed += bool(why) != bool(case.get('todo'))
        for line in why:
            print(f'# {line}')
        if argv:
            print(*('# | ' + line for line in several(case['text'])), sep='\n')
            print('# ' + json.dumps(
                {k: v for k, v in found[n].items() if v and k != 'evidence'},
                ensure_ascii=False))
    n = len(chosen)
    if not argv:
        n += 1
        large = sum(c['name'].startswith('large') for c in chosen)
        ok = took < SECONDS * large
        failed += not ok
        print(f'{"ok" if ok else "not ok"} {n} - all texts are read in time')
        if not ok:
            print(f'# it took {took:.1f} seconds')
    print(f'1..{n}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
