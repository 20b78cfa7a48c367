#!/usr/bin/env python3
"""What a researcher would write: plans into SQLite, with a dozen expressions.

usage: tests/bench/script.py DATABASE FOLDER

ingest.py times it. It is a fair sketch, not a rival: it knows no sections, no
authorities and no places, and nobody has measured what it misses.
"""
import pathlib
import re
import sqlite3
import sys
import unicodedata

NUMBER = re.compile(r"Số\s*:?\s*(\d+\s*/\s*[A-ZĐÐ]{2,}(?:\s*[-–]\s*[A-ZĐÐƯÂÔ&]+)+)")
DATE = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.I)
PLACE = re.compile(r"^\s*([A-ZĐ][\w ]+?),\s*ngày\s+\d", re.M)
ISSUER = re.compile(r"^((?:ỦY BAN|UỶ BAN|LIÊN ĐOÀN|CÔNG ĐOÀN|TỈNH ĐOÀN|TỔNG LIÊN ĐOÀN|BAN)[^\n]*)", re.M)
TITLE = re.compile(r"^KẾ HOẠCH\s*\n+(.+?)\n\s*\n", re.M | re.S)
YEAR = re.compile(r"năm\s+(?:học\s+)?(20\d\d)(?:\s*[-–]\s*(20\d\d))?", re.I)
SIGNER = re.compile(r"(?:CHỦ TỊCH|BÍ THƯ|TRƯỞNG BAN)\s*\n+\s*([A-ZĐ]\w+(?: [A-ZĐ]\w+){1,4})\s*$", re.M)
THEME = re.compile(r"[Cc]hủ đề[^“\"\n]{0,60}[“\"]([^”\"\n]{5,200})[”\"]")
MOVEMENT = re.compile(
    r"(phong trào(?: thi đua)?|cuộc vận động|đợt thi đua)[^“\"\n]{0,40}[“\"]([^”\"\n]{3,150})[”\"]", re.I)
ALSO = re.compile(r"[”\"]\s*[,;]?\s*(?:và\s*)?[“\"]([^”\"\n]{3,150})[”\"]")
PHASE = re.compile(
    r"(?:Đợt|Giai đoạn)\s+(\d|I{1,3})\s*[:(]?[^.\n]{0,40}?từ\s+(?:ngày\s+)?(\d{1,2}/\d{1,2}(?:/\d{4})?)"
    r"\s*(?:đến|-)\s*(?:hết\s+)?(?:ngày\s+)?(\d{1,2}/\d{1,2}/\d{4})", re.I)
ANNIVERSARY = re.compile(r"kỷ niệm\s+(?:lần thứ\s+)?(\d+)\s+năm\s+([^(\n]{5,120})\(([^)\n]+)\)", re.I)
CITATION = re.compile(
    r"(Nghị quyết|Chỉ thị|Quyết định|Nghị định|Thông tư|Kế hoạch|Hướng dẫn)\s+số\s+(\d+[\w/&-]*)", re.I)
TARGET = re.compile(r"((?:từ\s+)?\d+(?:[.,]\d+)?\s*%)\s*(?:trở lên\s*)?([^.;\n]{5,120})")

SCHEMA = """
CREATE TABLE plan(id INTEGER PRIMARY KEY, path TEXT, number TEXT, date TEXT, place TEXT,
  issuer TEXT, title TEXT, year TEXT, signer TEXT);
CREATE TABLE theme(plan INTEGER, text TEXT);
CREATE TABLE movement(plan INTEGER, kind TEXT, name TEXT);
CREATE TABLE phase(plan INTEGER, n TEXT, begins TEXT, ends TEXT);
CREATE TABLE anniversary(plan INTEGER, years TEXT, event TEXT, dates TEXT);
CREATE TABLE citation(plan INTEGER, type TEXT, number TEXT);
CREATE TABLE target(plan INTEGER, value TEXT, text TEXT);
CREATE VIRTUAL TABLE plan_fts USING fts5(text, tokenize='unicode61 remove_diacritics 2');
"""


def first(pattern, text):
    found = pattern.search(text)
    return found and re.sub(r"\s+", " ", found.group(1)).strip()


def date_of(text):
    found = DATE.search(text)
    return found and "{2}-{1:0>2}-{0:0>2}".format(*found.groups())


def add(con, i, path):
    text = unicodedata.normalize("NFC", path.read_text("utf-8-sig"))
    con.execute("INSERT INTO plan VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (i, str(path), first(NUMBER, text), date_of(text), first(PLACE, text),
                 first(ISSUER, text), first(TITLE, text), first(YEAR, text), first(SIGNER, text)))
    con.execute("INSERT INTO plan_fts(rowid, text) VALUES(?, ?)", (i, text))
    con.executemany("INSERT INTO theme VALUES(?, ?)", ((i, t) for t in THEME.findall(text)))
    for found in MOVEMENT.finditer(text):
        kind, name = found.groups()
        con.execute("INSERT INTO movement VALUES(?, ?, ?)", (i, kind.lower(), name))
        at = found.end() - 1
        while more := ALSO.match(text, at):
            con.execute("INSERT INTO movement VALUES(?, ?, ?)", (i, kind.lower(), more.group(1)))
            at = more.end() - 1
    con.executemany("INSERT INTO phase VALUES(?, ?, ?, ?)", ((i, *f) for f in PHASE.findall(text)))
    con.executemany("INSERT INTO anniversary VALUES(?, ?, ?, ?)",
                    ((i, *f) for f in ANNIVERSARY.findall(text)))
    con.executemany("INSERT INTO citation VALUES(?, ?, ?)",
                    ((i, *f) for f in CITATION.findall(text)))
    con.executemany("INSERT INTO target VALUES(?, ?, ?)", ((i, *f) for f in TARGET.findall(text)))


def main():
    con = sqlite3.connect(sys.argv[1])
    con.executescript(SCHEMA)
    with con:
        for i, path in enumerate(sorted(pathlib.Path(sys.argv[2]).rglob("*.txt")), 1):
            add(con, i, path)
    con.close()


main()
