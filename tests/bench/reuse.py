#!/usr/bin/env python3
"""Time the search for shared text, and how it grows.

usage: tests/bench/reuse.py FOLDER-OF-PROGRAMS [PLANS]

Generates 1,000 and PLANS plans (4000; tools/generate.py; at most 10,000), indexes
each set without and then with its shared text, and prints seconds, memory, the
share of the file, and the exponent of growth between the two. Beside it, at
1,000 plans, a join of all runs of eight words with themselves in SQL, which finds
pairs of plans with the number of runs they share, and no passages. Generated
plans share nearly all of their text: grown ones share less, and are faster.
"""
import math
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def index(bin_, db, folder, *options):
    """Seconds and MiB of a run."""
    start = time.perf_counter()
    child = subprocess.Popen([f"{bin_}/thidua-index", "-q", "-d", db, *options, folder])
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit("failed: thidua-index")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def measure(bin_, tmp, plans):
    folder, db = tmp / f"plans{plans}", tmp / f"{plans}.db"
    subprocess.run([sys.executable, ROOT / "tools/generate.py", str(plans), folder], check=True)
    alone, _ = index(bin_, db, folder, "--no-reuse")
    size = db.stat().st_size
    took, memory = index(bin_, db, folder)
    whole = db.stat().st_size
    rows = sqlite3.connect(db).execute("SELECT count(*) FROM reuse").fetchone()[0]
    print(f"{plans:6} plans  index {alone:6.1f} s  shared text {took:6.1f} s  {memory:5.0f} MiB"
          f"  {rows} passages  {100 * (whole - size) / whole:.0f} % of the file", flush=True)
    return took, db


def join(db):
    """Pairs of plans by the runs of eight words they share."""
    con = sqlite3.connect(db)
    out = sqlite3.connect(":memory:")
    out.execute("CREATE TABLE run(hash INTEGER, plan INTEGER, PRIMARY KEY(hash, plan)) WITHOUT ROWID")
    words, last = [], None
    start = time.perf_counter()

    def put():
        out.executemany("INSERT OR IGNORE INTO run VALUES(?, ?)",
                        ((hash(tuple(words[i:i + 8])), last) for i in range(len(words) - 7)))

    for plan, text in con.execute("SELECT plan, text FROM passage ORDER BY plan, ord"):
        if plan != last:
            put()
            words, last = [], plan
        words += re.sub(r"\d+", "0", text.lower()).split()
    put()
    pairs = out.execute(
        "SELECT count(*) FROM (SELECT 1 FROM run a JOIN run b ON b.hash = a.hash"
        " AND b.plan > a.plan GROUP BY a.plan, b.plan)").fetchone()[0]
    print(f"  1000 plans  join in SQL {time.perf_counter() - start:6.1f} s  {pairs} pairs of plans")


def main():
    bin_, plans = sys.argv[1], min(int(sys.argv[2]) if len(sys.argv) > 2 else 4000, 10000)
    with tempfile.TemporaryDirectory() as tmp:
        tmp = pathlib.Path(tmp)
        few, db = measure(bin_, tmp, 1000)
        if plans > 1000:
            many, _ = measure(bin_, tmp, plans)
            print(f"growth: n^{math.log(many / few) / math.log(plans / 1000):.2f}")
        join(db)


main()
