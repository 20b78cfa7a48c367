"""What the benches of queries share: a generated index, and the least time."""
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def make_index(programs, plans, folder):
    """Generates plans in folder/plans and indexes them; gives the index."""
    subprocess.run([sys.executable, ROOT / "tools/generate.py", plans, folder / "plans"],
                   check=True)
    db = str(folder / "thidua.db")
    subprocess.run([f"{programs}/thidua-index", "-q", "--no-reuse", "-d", db, folder / "plans"],
                   check=True)
    return db


def least(command, runs=7):
    """Milliseconds of the fastest of so many runs; nothing found is an answer."""
    best = None
    for _ in range(runs):
        start = time.perf_counter()
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        took = time.perf_counter() - start
        if done.returncode > 1:
            sys.exit(f"failed: {command[:4]}: {done.stderr.decode()[-300:]}")
        best = took if best is None else min(best, took)
    return 1000 * best
