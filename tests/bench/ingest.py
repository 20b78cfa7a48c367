#!/usr/bin/env python3
"""Time the whole indexer against SQLite's bare full-text ingest and other tools.

usage: tests/bench/ingest.py PROGRAMS RAWFTS [PLANS]

PROGRAMS is the folder of thidua-index, RAWFTS the program of tools/rawfts.c.
Makes collections of 1,000 and 10,000 plans (tools/generate.py), and of PLANS
where that is more; with fewer, of PLANS and a tenth of them. For each, in turn:

  raw FTS5       tools/rawfts.c: the files as they are into one FTS5 table
  thidua-index   everything but what plans share, with all cores
  thidua -j1     the same with one worker
  sqlite-utils   insert-files, then enable-fts
  Xapian         its Python module: TermGenerator, text kept
  script         tests/bench/script.py, a dozen expressions and FTS5
  with reuse     thidua-index with what plans share, once

then, for the largest, what running again costs. A tool that is not installed is
left out with a line. Up to 2,000 plans all is done three times and the median
taken. Prints seconds, CPU seconds, peak memory, the file in units of the text,
seconds in units of raw FTS5, and how seconds grow between the sizes, as a power
of n.
"""
import math
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
GENERATE = HERE.parents[1] / "tools/generate.py"
DEBIAN_PYTHON = "/usr/bin/python3"
MISSING = 77
FEW = 2000  # plans of which all is done three times and the median counts


class Cost:
    """What commands, one after another, took."""

    def __init__(self, commands):
        self.wall = self.cpu = self.memory = 0.0
        self.missing = False
        for command in commands:
            self.run([str(c) for c in command])

    def run(self, command):
        start = time.perf_counter()
        try:
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        except FileNotFoundError:
            self.missing = True
            return
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.wall += time.perf_counter() - start
        self.cpu += used.ru_utime + used.ru_stime
        self.memory = max(self.memory, used.ru_maxrss / 1024)
        if process.returncode == MISSING:
            self.missing = True
        elif process.returncode:
            sys.exit(f"failed with {process.returncode}: {' '.join(command)}")


def median(costs):
    return sorted(costs, key=lambda cost: cost.wall)[len(costs) // 2]


def size_of(path):
    if path.is_dir():
        return sum(p.stat().st_size for p in path.rglob("*") if p.is_file())
    return path.stat().st_size


def remove(path):
    for p in path.parent.glob(path.name + "*"):
        if p.is_dir():
            shutil.rmtree(p)
        else:
            p.unlink()


def generate(plans, folder, *options):
    subprocess.run([sys.executable, GENERATE, *options, str(plans), folder], check=True)
    (folder / "truth.ndjson").unlink()


def contenders(programs, rawfts, folder):
    """Name, and the commands that make the index db."""
    index = [programs / "thidua-index", "-q", "--no-reuse", folder]
    return [
        ("raw FTS5", lambda db: [[rawfts, db, folder]]),
        ("thidua-index", lambda db: [[*index, "-d", db]]),
        ("thidua -j1", lambda db: [[*index, "-j1", "-d", db]]),
        ("sqlite-utils", lambda db: [
            ["sqlite-utils", "insert-files", db, "plan", folder, "--text", "-s",
             "-c", "path", "-c", "content"],
            ["sqlite-utils", "enable-fts", db, "plan", "content",
             "--tokenize", "unicode61 remove_diacritics 2"]]),
        ("Xapian", lambda db: [[DEBIAN_PYTHON, HERE / "xapian_ingest.py", db, folder]]),
        ("script", lambda db: [[sys.executable, HERE / "script.py", db, folder]]),
    ]


class Table:
    """Rows of one size, and the seconds of all sizes for their growth."""

    def __init__(self):
        self.seconds = {}
        self.sizes = []

    def begin(self, plans, text):
        self.sizes.append(plans)
        self.text = text
        self.raw = None  # seconds, once it is known
        print(f"\n{plans} plans, {text / 1e6:.1f} MB")
        print(f"{'':16}{'seconds':>9}{'CPU':>9}{'MiB':>7}{'MB/s':>8}{'file/text':>11}{'ratio':>8}",
              flush=True)

    def row(self, name, cost, file=None):
        if cost.missing:
            print(f"{name:16}is not installed", flush=True)
            return
        self.raw = self.raw or cost.wall
        ratio = f"{cost.wall / self.raw:8.2f}"
        stored = f"{file / self.text:11.2f}" if file else f"{'':11}"
        print(f"{name:16}{cost.wall:9.2f}{cost.cpu:9.2f}{cost.memory:7.0f}"
              f"{self.text / 1e6 / cost.wall:8.1f}{stored}{ratio}", flush=True)
        self.seconds.setdefault(name, []).append(cost.wall)

    def growth(self):
        print("\ngrowth of seconds, as a power of n")
        for name, seconds in self.seconds.items():
            powers = [math.log(b / a) / math.log(n / m) for a, b, m, n in
                      zip(seconds, seconds[1:], self.sizes, self.sizes[1:])]
            if powers:
                print(f"{name:16}" + "".join(f"{p:9.2f}" for p in powers), flush=True)


def one_size(table, programs, rawfts, plans, tmp):
    """Every contender in turn; leaves the folder, and the index with what plans
    share."""
    folder = tmp / f"plans{plans}"
    generate(plans, folder)
    table.begin(plans, size_of(folder))
    rounds = 3 if plans <= FEW else 1
    taken = {"raw FTS5": [Cost([[rawfts, tmp / "first.db", folder]])]}
    remove(tmp / "first.db")
    for left in reversed(range(rounds)):
        for name, make in contenders(programs, rawfts, folder):
            db = tmp / "contender.db"
            costs = taken.setdefault(name, [])
            costs.append(Cost(make(db)))
            file = None if costs[-1].missing else size_of(db)
            remove(db)
            if left == 0:
                table.row(name, median(costs), file)
    db = tmp / f"reuse{plans}.db"
    table.row("with reuse", Cost([[programs / "thidua-index", "-q", "-d", db, folder]]),
              size_of(db))
    return folder, db


def again(table, programs, plans, folder, with_reuse, tmp):
    """Running again, and one plan more."""
    more, plain = tmp / "more", tmp / "plain.db"
    generate(1, more, "--start", str(plans))
    index = [programs / "thidua-index", "-q"]
    Cost([[*index, "--no-reuse", "-d", plain, folder]])
    print(f"\nagain, {plans} plans (ratio: to raw FTS5 of them all)")
    no_reuse = [*index, "--no-reuse", "-d", plain, folder]
    for name, command in (
            ("unchanged", no_reuse),
            ("all opened", [*no_reuse, "--no-trust-mtime"]),
            ("one plan more", [*no_reuse, more]),
            ("unchanged", [*index, "-d", with_reuse, folder]),
            ("... with reuse", [*index, "-d", with_reuse, folder, more])):
        cost = Cost([command])
        print(f"{name:16}{cost.wall:9.2f}{cost.cpu:9.2f}{cost.memory:7.0f}"
              f"{'':19}{cost.wall / table.raw:8.2f}", flush=True)


def main():
    programs, rawfts = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    plans = int(sys.argv[3]) if len(sys.argv) > 3 else 10000
    sizes = sorted({max(1, min(1000, plans // 10)), min(10000, plans), plans})
    table = Table()
    with tempfile.TemporaryDirectory() as tmp:
        tmp = pathlib.Path(tmp)
        for n in sizes:
            folder, db = one_size(table, programs, rawfts, n, tmp)
            if n != sizes[-1]:
                shutil.rmtree(folder)
                remove(db)
        again(table, programs, n, folder, db, tmp)
    table.growth()
    floor = Cost([["true"]]).memory
    print(f"\nNo peak memory below {floor:.0f} MiB is seen: the bench itself has that much.")


main()
