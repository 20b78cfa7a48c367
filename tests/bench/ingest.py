#!/usr/bin/env python3
"""Time the whole indexer against SQLite's own full-text ingest of the same text.

usage: tests/bench/ingest.py FOLDER-OF-PROGRAMS [PLANS]

Makes PLANS documents (2000) out of corpus/, each with its paragraphs in a
seeded order of its own, in a temporary folder. Then, in turn and three times:
  raw     Python's sqlite3 reads the files into one FTS5 table (unicode61
          remove_diacritics 2, one transaction): nothing is extracted
  thidua  thidua-index reads, cleans, extracts, indexes, checks and syncs;
          shared text is reuse.py's
Prints the medians and their ratio; a ratio below 1 means faster than raw.
"""
import pathlib
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time


def make_corpus(folder, plans):
    rng = random.Random(1)
    sources = [p.read_text("utf-8") for p in sorted(pathlib.Path("corpus").iterdir())
               if p.name != "README.md"]
    size = 0
    for i in range(plans):
        head, *rest = rng.choice(sources).split("\n\n")
        body = [p for s in [head, *rest, *rng.choice(sources).split("\n\n")] for p in [s]]
        cut = len(body) * 3 // 4
        middle = body[3:cut]
        rng.shuffle(middle)
        text = "\n\n".join([*body[:3], *middle, *body[cut:], f"Phụ lục {i}."])
        (folder / f"p{i:06}.txt").write_text(text, "utf-8")
        size += len(text.encode())
    return size


def raw(folder, db):
    con = sqlite3.connect(db)
    con.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize='unicode61 remove_diacritics 2')")
    with con:
        for p in sorted(folder.iterdir()):
            con.execute("INSERT INTO t VALUES(?)", (p.read_text("utf-8"),))
    con.close()


def thidua(bin_, folder, db):
    subprocess.run([f"{bin_}/thidua-index", "-q", "--no-reuse", "-d", db, folder], check=True)


def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main():
    bin_, plans = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    with tempfile.TemporaryDirectory() as tmp:
        tmp = pathlib.Path(tmp)
        folder = tmp / "plans"
        folder.mkdir()
        size = make_corpus(folder, plans)
        a, b = [], []
        for i in range(3):
            a.append(timed(lambda: raw(folder, str(tmp / f"raw{i}.db"))))
            b.append(timed(lambda: thidua(bin_, folder, str(tmp / f"thidua{i}.db"))))
        again = timed(lambda: thidua(bin_, folder, str(tmp / "thidua0.db")))
        disk = (tmp / "thidua0.db").stat().st_size
        ra, rb = statistics.median(a), statistics.median(b)
        print(f"{plans} plans, {size / 1e6:.1f} MB")
        print(f"raw FTS5      {ra:6.2f} s  1.00")
        print(f"thidua-index  {rb:6.2f} s  {rb / ra:.2f}  ({size / rb / 1e6:.1f} MB/s)")
        print(f"unchanged     {again:6.2f} s  {again / ra:.2f}")
        print(f"file / text   {disk / size:.2f}")


main()
