#!/usr/bin/env python3
"""Time queries against what else could answer them, in one run.

usage: tests/bench/search.py FOLDER-OF-PROGRAMS [PLANS]

Generates PLANS documents (1000; tools/generate.py), indexes them, and asks each
question in turn of
  thidua   thidua search, its first page of 20 with the words around
  floor    the same expression by stock SQLite on the same file: rank, snippet
  folded   a second index of the same passages without marks and đ (questions
           without accents only): what loose search would cost otherwise
  rg       ripgrep over the files, where it is installed: counting lines, unranked
  xapian   Xapian over the same passages, where its Python module is installed
Each is a process of its own and runs seven times; the least time counts. Prints
milliseconds and their ratio to the floor (folded: to thidua's).
"""
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata

from common import least, make_index


# name, thidua's words, FTS5's expression, ripgrep's pattern
QUERIES = [
    ("frequent words", "thi đua", '"thi" "đua"', None),
    ("phrase", '"chuyển đổi số"', '"chuyển đổi số"', "chuyển đổi số"),
    ("rare words", "sáng kiến nông thôn", '"sáng" "kiến" "nông" "thôn"', None),
    ("beginning", "khen*", '"khen" *', r"\bkhen"),
    ("one of two", "học OR khen", '"học" OR "khen"', r"\b(học|khen)\b"),
    ("loose phrase", '"lao dong gioi"', None, None),
    ("loose words", "sang kien nong thon", None, None),
    ("ocr phrase", '"phấn đấu"', None, None),
]


def fold(text):
    text = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ð", "d"))
    return "".join(c for c in text if not unicodedata.combining(c))


def peak(command):
    """The most memory a run takes, MiB."""
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    used = os.wait4(run.pid, 0)[2].ru_maxrss
    run.returncode = 0  # it was waited for
    return used / 1024


def passages(db):
    con = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
    yield from con.execute("SELECT id, text FROM passage")
    con.close()


def make_folded(db, out):
    con = sqlite3.connect(out)
    con.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize='unicode61')")
    with con:
        con.executemany("INSERT INTO t(rowid, text) VALUES(?, ?)",
                        ((i, fold(t)) for i, t in passages(db)))
    con.close()


def sql_page(db, table, expression):
    quoted = expression.replace("'", "''")
    return ["sqlite3", "-readonly", str(db),
            f"SELECT rowid, snippet({table}, 0, '«', '»', '…', 24), rank FROM {table}"
            f" WHERE {table} MATCH '{quoted}' ORDER BY rank LIMIT 20"]


def make_xapian(db, out):
    """Xapian's Python module belongs to Debian's own Python."""
    script = (
        "import sqlite3, sys, xapian\n"
        "db = xapian.WritableDatabase(sys.argv[2], xapian.DB_CREATE_OR_OVERWRITE)\n"
        "for i, text in sqlite3.connect(sys.argv[1]).execute('SELECT id, text FROM passage'):\n"
        "    d = xapian.Document(); d.set_data(text)\n"
        "    g = xapian.TermGenerator(); g.set_document(d); g.index_text(text)\n"
        "    db.add_document(d)\n"
        "db.commit()\n")
    try:
        done = subprocess.run(["/usr/bin/python3", "-c", script, db, out],
                              stderr=subprocess.DEVNULL)
    except FileNotFoundError:
        return False
    return done.returncode == 0


def row(name, *cells):
    print(f"{name:16}" + "".join(f"{c:>12}" for c in cells), flush=True)


def against(ms, base):
    return "" if ms is None or not base else f"{ms:.1f} {ms / base:.2f}x"


def main():
    programs, plans = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "1000"
    with tempfile.TemporaryDirectory() as tmp:
        tmp = pathlib.Path(tmp)
        db = make_index(programs, plans, tmp)
        make_folded(db, tmp / "folded.db")
        has_rg = shutil.which("rg")
        has_xapian = make_xapian(db, str(tmp / "xapian"))
        print(f"{plans} plans, milliseconds a question and ratio to the floor")
        row("", "floor", "thidua", "folded", "rg", "xapian")
        for name, words, expression, pattern in QUERIES:
            ask = [f"{programs}/thidua", "search", "-d", db, "-n", "20", "--", words]
            if name.startswith("ocr"):
                ask[2:2] = ["--match", "ocr"]
            ours = least(ask)
            floor = least(sql_page(db, "passage_fts", expression)) if expression else None
            plain = fold(words)
            folded = None
            if not expression and not name.startswith("ocr"):
                terms = plain if plain.startswith('"') else " ".join(f'"{w}"' for w in plain.split())
                folded = least(sql_page(tmp / "folded.db", "t", terms))
            base = floor or folded or ours
            rg = xapian = None
            if has_rg and pattern:
                rg = least(["rg", "-ic", pattern, tmp / "plans"], 3)
            if has_xapian and expression and "OR" not in words and "*" not in words:
                xapian = least(["quest", "--db", str(tmp / "xapian"), "-m", "20",
                                "--stemmer=none", "--default-op=and",
                                words], 3) if shutil.which("quest") else None
            row(name, against(floor, base), against(ours, base), against(folded, base),
                against(rg, base), against(xapian, base))
        start = least([f"{programs}/thidua", "search", "-d", db, "zzzz"])
        used = max(peak([f"{programs}/thidua", "search", "-d", db, "-n", "20", "--", words])
                   for _, words, _, _ in QUERIES)
        print(f"start-up and an empty answer: {start:.1f} ms; the most memory thidua took for "
              f"one of these: {used:.0f} MiB")


main()
