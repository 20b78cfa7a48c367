#!/usr/bin/env python3
"""Time comparisons against a researcher's own script, in one run.

usage: tests/bench/compare.py FOLDER-OF-PROGRAMS [PLANS]

Generates PLANS documents (1000; tools/generate.py), indexes them, and asks
  recur     movement by year, against sets and counters in Python over the same
            rows of the index
  compare   two years, against sets of movements, themes, anniversaries and
            citations in Python
  keyness   all words of two years, against a Python script that cuts the same
            texts, counts documents and computes the four-cell G2 (and nothing
            of intervals, corrections or dispersion)
Each is a process of its own and runs seven times; the least time counts.
"""
import pathlib
import subprocess
import sys
import tempfile

from common import least, make_index

A, B = 2017, 2025

RECUR = """
import collections, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
years = collections.defaultdict(set)
for plan, year in db.execute('SELECT plan, year FROM plan_year'):
    years[plan].add(year)
cells = collections.Counter()
for movement, plan in set(db.execute('SELECT movement, plan FROM mention')):
    for year in years[plan]:
        cells[movement, year] += 1
for (movement, year), n in sorted(cells.items()):
    print(movement, year, n, sep=',')
"""

COMPARE = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
def side(year):
    return {p for p, in db.execute('SELECT plan FROM plan_year WHERE year = ?', (year,))}
a, b = side(int(sys.argv[2])), side(int(sys.argv[3]))
for sql in ('SELECT movement, plan FROM mention', 'SELECT key, plan FROM theme',
            'SELECT key, plan FROM anniversary',
            'SELECT coalesce(number, name, type), plan FROM citation'):
    on = ({}, {})
    for name, plan in db.execute(sql):
        for plans, side_ in zip((a, b), on):
            if plan in plans:
                side_.setdefault(name, set()).add(plan)
    for name in sorted(set(on[0]) | set(on[1]), key=str):
        print(name, len(on[0].get(name, ())), len(a), len(on[1].get(name, ())), len(b), sep=',')
"""

KEYNESS = """
import collections, math, re, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
word = re.compile(r'[^\\W_]+')
df, n = [], []
for year in sys.argv[2:4]:
    documents = collections.defaultdict(set)
    for plan, text in db.execute('SELECT g.plan, g.text FROM plan_year y JOIN passage g'
                                 ' USING(plan) WHERE y.year = ?', (int(year),)):
        documents[plan].update(word.findall(text.lower()))
    count = collections.Counter()
    for words in documents.values():
        count.update(words)
    df.append(count)
    n.append(len(documents))
def g2(a, b, n1, n2):
    c = n1 + n2 - a - b
    cells = ((a, n1, a + b), (b, n2, a + b), (n1 - a, n1, c), (n2 - b, n2, c))
    return 2 * sum(o * math.log(o * (n1 + n2) / (r * c)) for o, r, c in cells if o)
rows = [(g2(df[0][w], df[1][w], *n), w) for w in set(df[0]) | set(df[1])
        if df[0][w] + df[1][w] >= 3]
for score, w in sorted(rows, reverse=True):
    print(w, df[0][w], df[1][w], score, sep=',')
"""


def main():
    programs, plans = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "1000"
    with tempfile.TemporaryDirectory() as tmp:
        tmp = pathlib.Path(tmp)
        db = make_index(programs, plans, tmp)
        print(f"{plans} plans, milliseconds and ratio to thidua")
        print(f"{'':10}{'thidua':>10}{'python':>20}")
        for name, script, sides in (("recur", RECUR, []), ("compare", COMPARE, [A, B]),
                                    ("keyness", KEYNESS, [A, B])):
            sides = [str(s) for s in sides]
            ours = least([f"{programs}/thidua", name, "-q", "-d", db, "-f", "csv", *sides])
            theirs = least([sys.executable, "-c", script, db, *sides])
            print(f"{name:10}{ours:10.1f}{theirs:12.1f} {theirs / ours:6.2f}x", flush=True)


main()
