"""gold_score.py - how well records agree with annotated ones.

Names are compared without regard to case, punctuation and where the tone mark
stands (hoà = hòa); letters and tones themselves must agree. A long name also
matches where nearly all of its words do, in their order. A date of the gold
may be less precise than the record's: 2020-01, 2019, or --04-01 where no year
is printed. Entries marked optional are neither rewarded nor punished; "also"
lists other accepted forms of a name.
"""

import difflib
import re
import unicodedata

TONES = set('\u0300\u0301\u0303\u0309\u0323')
LONG_NAME, LONG_SHARE = 8, 0.92  # words; share of them that must agree
EVENT_SHARE = 0.6  # of the words of the shorter name of an event

SCALARS = ['number', 'issued', 'place', 'issuer', 'level', 'signer', 'year',
           'title']


def words(text):
    """The words of a text, each with its tone mark moved to its end."""
    found, letters, tones = [], '', ''
    text = str(text).casefold().replace('ð', 'đ')
    for c in unicodedata.normalize('NFD', text) + ' ':
        if c in TONES:
            tones += c
        elif unicodedata.category(c)[0] in 'LMN':
            letters += c
        elif letters:
            found.append(letters + tones)
            letters = tones = ''
    return found


def same_name(a, b):
    a, b = words(a), words(b)
    if a == b:
        return True
    if min(len(a), len(b)) < LONG_NAME:
        return False
    return difflib.SequenceMatcher(None, a, b, False).ratio() >= LONG_SHARE


def same_event(a, b):
    a, b = set(words(a)), set(words(b))
    least = min(len(a), len(b))
    return least == 0 or len(a & b) >= EVENT_SHARE * least


def same_code(a, b):
    return ''.join(words(a or '')) == ''.join(words(b or ''))


def same_date(gold, got):
    if gold is None or got is None:
        return gold is got
    if gold.startswith('--'):
        return got.endswith(gold[2:])
    return got.startswith(gold)


def same_window(gold, got):
    return (same_date(gold.get('from'), got.get('from')) and
            same_date(gold.get('to'), got.get('to')))


def same_theme(gold, got):
    return same_name(gold['text'], got['text'])


def same_movement(gold, got):
    kind = gold.get('kind')
    return ((not kind or kind == got['kind']) and
            any(same_name(name, got['name'])
                for name in [gold['name'], *gold.get('also', [])]))


def same_phase(gold, got):
    return gold.get('n') == got['n'] and same_window(gold, got)


def same_anniversary(gold, got):
    return (gold['years'] == got['years'] and same_window(gold, got) and
            same_event(gold['event'], got['event']))


def same_citation(gold, got):
    date = gold.get('date')
    return (same_code(gold.get('number'), got['number']) and
            same_name(gold['type'], got['type']) and
            (date is None or same_date(date, got['date'])))


def same_target(gold, got):
    return (gold['value'] == got['value'] and
            gold.get('relation') in (None, got['relation']))


def target(entry):
    """A target may be annotated by its words alone: its first number."""
    if isinstance(entry, dict):
        return entry
    n = re.search(r'\d[\d.]*(?:,\d+)?', entry)
    value = float(n[0].replace('.', '').replace(',', '.')) if n else None
    return {'text': entry, 'value': value}


def theme(entry):
    return entry if isinstance(entry, dict) else {'text': entry}


def itself(entry):
    return entry


LISTS = {
    'themes': (theme, same_theme),
    'movements': (itself, same_movement),
    'phases': (itself, same_phase),
    'anniversaries': (itself, same_anniversary),
    'citations': (itself, same_citation),
    'targets': (target, same_target),
}

# A field of an entry that is counted where the entries agree.
INNER = {'movements': ('launcher', 'launcher'),
         'phases': ('theme', 'phase theme')}


class Score:
    """Hits, extras and misses a field, and what they were."""

    def __init__(self):
        self.counts = {}
        self.notes = []

    def _add(self, field, i, where=None, what=None):
        self.counts.setdefault(field, [0, 0, 0])[i] += 1
        if where:
            self.notes.append(f'{" +-"[i]} {where} {field}: {what}')

    def hit(self, field):
        self._add(field, 0)

    def extra(self, field, where, what):
        self._add(field, 1, where, what)

    def miss(self, field, where, what):
        self._add(field, 2, where, what)

    def f1(self, field):
        hits, extras, misses = self.counts[field]
        total = 2 * hits + extras + misses
        return 2 * hits / total if total else 1.0

    def precision_recall(self, field):
        hits, extras, misses = self.counts[field]
        return (hits / (hits + extras) if hits + extras else 1.0,
                hits / (hits + misses) if hits + misses else 1.0)

    def scalar(self, field, gold, got, where):
        same = same_code if field == 'number' else same_name
        if gold is None and got is None:
            return
        if gold is not None and got is not None and same(gold, got):
            self.hit(field)
            return
        if got is not None:
            self.extra(field, where, got)
        if gold is not None:
            self.miss(field, where, gold)

    def inner(self, field, gold, got, where):
        key, name = INNER[field]
        if not gold.get(key):
            return
        if got.get(key) and same_name(gold[key], got[key]):
            self.hit(name)
        else:
            self.miss(name, where, gold[key])

    def entries(self, field, gold, got, where):
        shape, same = LISTS[field]
        left = list(got)
        for entry in map(shape, gold):
            found = next((x for x in left if same(entry, x)), None)
            if found is not None:
                left.remove(found)
            if entry.get('optional'):
                continue
            if found is None:
                self.miss(field, where, entry)
                continue
            self.hit(field)
            if field in INNER:
                self.inner(field, entry, found, where)
        for x in left:
            self.extra(field, where, x.get('name') or x.get('text') or x)

    def plan(self, gold, got):
        """Compares one record with its gold."""
        for field in SCALARS:
            if field in gold:
                self.scalar(field, gold[field], got.get(field), gold['id'])
        for field in LISTS:
            if field in gold:
                self.entries(field, gold[field], got.get(field) or [],
                             gold['id'])
