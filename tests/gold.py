#!/usr/bin/env python3
"""gold.py - what is read from whole documents, as TAP.

usage: tests/gold.py            run all tests
       tests/gold.py --write    write expected.json of each case of golden/
       tests/gold.py --floors   write gold/floor.json from the F1 reached now
       tests/gold.py --notes    list what gold/ has and the records have not

BUILD names the build folder. THIDUA_PLANS is the folder of the whole plans,
THIDUA_GOLD the folder of their annotations; without them their tests are
skipped.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

import gold_score

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
BUILD = ROOT / os.environ.get('BUILD', 'build')
PLANS = os.environ.get('THIDUA_PLANS')
GOLD = os.environ.get('THIDUA_GOLD')

# A digest in corpus/ and the start of the name of the plan it was made from.
DIGESTS = {
    '2017-cong-doan-cong-thuong': '002',
    '2021-ldld-lang-son': '001',
    '2021-tong-ldld-viet-nam': '000',
    '2025-ldld-hoa-binh': '004',
}

MARGIN = 0.01  # a floor is this much below what was reached


class Tap:
    def __init__(self):
        self.n = 0
        self.failed = 0

    def report(self, ok, name, why=()):
        self.n += 1
        self.failed += not ok
        print(f'{"ok" if ok else "not ok"} {self.n} - {name}')
        for line in why:
            print(f'# {line}')

    def skip(self, name, why):
        self.n += 1
        print(f'ok {self.n} - {name} # skip {why}')


def records(*paths):
    """The records of some files and folders, by file name."""
    done = subprocess.run(
        [BUILD / 'bin' / 'thidua-index', '--records', *paths],
        capture_output=True, encoding='utf-8', check=False)
    if done.returncode != 0:
        sys.exit(f'Bail out! thidua-index ended with {done.returncode}: '
                 f'{done.stderr}')
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return {pathlib.Path(r['source']).name: r for r in found}


def bare(value, drop):
    """A record without some of its keys, at any depth."""
    if isinstance(value, dict):
        return {k: bare(v, drop) for k, v in value.items() if k not in drop}
    if isinstance(value, list):
        return [bare(v, drop) for v in value]
    return value


def differences(expected, got, path=''):
    """Lines that name each place where two values differ."""
    if isinstance(expected, dict) and isinstance(got, dict):
        for key in sorted({*expected, *got}):
            yield from differences(expected.get(key), got.get(key),
                                   f'{path}.{key}' if path else key)
    elif (isinstance(expected, list) and isinstance(got, list) and
          len(expected) == len(got)):
        for i, (a, b) in enumerate(zip(expected, got)):
            yield from differences(a, b, f'{path}[{i}]')
    elif expected != got:
        yield (f'{path}: expected {json.dumps(expected, ensure_ascii=False)}, '
               f'got {json.dumps(got, ensure_ascii=False)}')


# Golden cases: a small document and its whole record.

def golden_cases():
    for folder in sorted((HERE / 'golden').iterdir()):
        inputs = sorted(folder.glob('input.*'))
        if inputs:
            record = next(iter(records(inputs[0]).values()))
            yield folder, bare(record, {'source', 'sha256', 'span'})


def test_golden(tap):
    for folder, got in golden_cases():
        expected = json.loads((folder / 'expected.json').read_text('utf-8'))
        why = list(differences(expected, got))
        tap.report(not why, f'golden {folder.name}', why)


def write_golden():
    for folder, got in golden_cases():
        text = json.dumps(got, ensure_ascii=False, indent=1)
        (folder / 'expected.json').write_text(text + '\n', 'utf-8')


# The whole plans, by the scorer that came with their annotations.

def test_plans(tap):
    name = 'the whole plans are read without a mistake'
    if not PLANS or not GOLD:
        tap.skip(name, f'{"THIDUA_GOLD" if PLANS else "THIDUA_PLANS"} is unset')
        return
    scorer = pathlib.Path(GOLD) / '..' / 'tools' / 'score_extraction.py'
    with tempfile.NamedTemporaryFile('w', suffix='.ndjson') as f:
        for record in records(PLANS).values():
            f.write(json.dumps(record) + '\n')
        f.flush()
        done = subprocess.run(
            [sys.executable, scorer, '-v', '--min', '1.0', f.name, GOLD],
            capture_output=True, encoding='utf-8', check=False)
    lines = done.stdout.splitlines()
    notes = [line for line in lines if line.startswith(('!', '+', '-'))]
    fields = 0
    for line in lines[1:]:
        cells = line.rsplit(maxsplit=6)
        if line in notes or len(cells) != 7 or cells[0] == 'all':
            continue
        fields += 1
        tap.report(cells[3] == '1.000', f'whole plans: {cells[0]}',
                   [n for n in notes if f' {cells[0]}: ' in n])
    tap.report(done.returncode == 0 and fields > 0, name, notes)
    test_scopes(tap)


def test_scopes(tap):
    """The scorer does not ask whose theme a theme is."""
    def scopes(record):
        return {key(t['text']): t['scope'] for t in record['themes']}

    found = records(PLANS)
    golds = sorted(pathlib.Path(GOLD).glob('*.json'))
    why = []
    for path in golds:
        gold = json.loads(path.read_text('utf-8'))
        why += differences(scopes(gold), scopes(found[gold['id']]), gold['id'])
    tap.report(golds and not why, 'whole plans: scope of themes', why)


# Digests: the corpus says what the plans say.

PLACES = {'source', 'sha256', 'encoding', 'span', 'line', 'rule', 'evidence',
          'flags', 'findings', 'text', 'year_basis'}


def key(value):
    """Any value in a form in which two spellings of a name are one."""
    if isinstance(value, str):
        return ' '.join(gold_score.words(value)) or value
    if isinstance(value, dict):
        return {k: key(v) for k, v in value.items()}
    if isinstance(value, list):
        return [key(v) for v in value]
    return value


def essence(record):
    """Names, dates, numbers, windows, kinds, launchers, recipients and how
    often a movement is named; not where."""
    r = bare(record, PLACES)
    for movement, full in zip(r['movements'], record['movements']):
        movement['mentions'] = len(full['mentions'])
    for field in ('themes', 'recipients'):
        for entry, full in zip(r[field], record[field]):
            entry['name'] = full['text']
    r.pop('audiences')
    r.pop('other_names', None)
    return key(r)


def test_digests(tap):
    if not PLANS:
        for digest in DIGESTS:
            tap.skip(f'digest {digest} says what its plan says',
                     'THIDUA_PLANS is unset')
        return
    digests, plans = records(ROOT / 'corpus'), records(PLANS)
    for digest, start in DIGESTS.items():
        a = next(r for n, r in plans.items() if n.startswith(start))
        b = next(r for n, r in digests.items() if n.startswith(digest))
        why = list(differences(essence(a), essence(b)))
        tap.report(not why, f'digest {digest} says what its plan says', why)


# The gold set: documents of the genre, annotated by its rules.

def score_gold():
    found = records(HERE / 'gold')
    score = gold_score.Score()
    missing = []
    for path in sorted((HERE / 'gold').glob('*.json')):
        if path.name == 'floor.json':
            continue
        gold = json.loads(path.read_text('utf-8'))
        if gold['id'] in found:
            score.plan(gold, found[gold['id']])
        else:
            missing.append(gold['id'])
    return score, missing


def test_gold(tap):
    score, missing = score_gold()
    tap.report(not missing, 'gold: each document has its record', missing)
    floors = json.loads((HERE / 'gold' / 'floor.json').read_text('utf-8'))
    for field in sorted({*floors, *score.counts}):
        floor = floors.get(field)
        if floor is None or field not in score.counts:
            tap.report(False, f'gold: {field}', ['it has no floor' if floor is
                                                 None else 'none was read'])
            continue
        f1 = score.f1(field)
        p, r = score.precision_recall(field)
        why = [n for n in score.notes if f' {field}: ' in n]
        tap.report(f1 >= floor,
                   f'gold: {field}: precision {p:.3f}, recall {r:.3f}, '
                   f'F1 {f1:.3f}, floor {floor:.3f}',
                   why if f1 < floor else [])


def write_floors():
    score, _ = score_gold()
    floors = {f: max(0, int((score.f1(f) - MARGIN) * 1000) / 1000)
              for f in sorted(score.counts)}
    text = json.dumps(floors, indent=1)
    (HERE / 'gold' / 'floor.json').write_text(text + '\n', 'utf-8')


def main(argv):
    if argv == ['--write']:
        write_golden()
    elif argv == ['--floors']:
        write_floors()
    elif argv == ['--notes']:
        print(*score_gold()[0].notes, sep='\n')
    elif argv:
        sys.exit(__doc__)
    else:
        tap = Tap()
        test_golden(tap)
        test_plans(tap)
        test_digests(tap)
        test_gold(tap)
        print(f'1..{tap.n}')
        return 1 if tap.failed else 0
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
