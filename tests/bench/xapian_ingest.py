"""The same files into Xapian, a document a file with its text kept.

usage: /usr/bin/python3 tests/bench/xapian_ingest.py DATABASE FOLDER

Xapian's module (python3-xapian) belongs to Debian's own Python. Ends with 77
where it is not installed.
"""
import pathlib
import sys

try:
    import xapian
except ImportError:
    sys.exit(77)


def main():
    db = xapian.WritableDatabase(sys.argv[1], xapian.DB_CREATE_OR_OVERWRITE)
    generator = xapian.TermGenerator()
    for path in sorted(pathlib.Path(sys.argv[2]).rglob("*.txt")):
        text = path.read_text("utf-8-sig")
        document = xapian.Document()
        document.set_data(text)
        generator.set_document(document)
        generator.index_text(text)
        db.add_document(document)
    db.commit()


main()
