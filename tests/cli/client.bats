#!/usr/bin/env bats
# client.bats - any SQLite client opens and searches the index.

load helper

setup_file() {
	make_index
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

query='SELECT p.year, p.number, g.ord
  FROM passage_fts f JOIN passage g ON g.id = f.rowid
  JOIN plan p ON p.id = g.plan
 WHERE passage_fts MATCH '\''"giỏi việc tổ"'\'' ORDER BY p.source'

@test "the sqlite3 shell searches phrases and joins plans" {
	try sqlite3 thidua.db "$query"
	ended 0
	told_nothing
	printed <<'OUT'
2021|145/KH-LĐLĐ|10
2021|12/KH-LĐLĐ|8
OUT
}

@test "Python's sqlite3 searches phrases and joins plans" {
	try python3 - "$query" <<'PY'
import sqlite3, sys
db = sqlite3.connect('thidua.db')
for row in db.execute(sys.argv[1]):
    print(*row, sep='|')
PY
	ended 0
	told_nothing
	printed <<'OUT'
2021|145/KH-LĐLĐ|10
2021|12/KH-LĐLĐ|8
OUT
}

@test "words are found whatever their case, and only with their marks" {
	for words in 'LẠNG SƠN' 'lạng sơn' 'Lạng Sơn'; do
		[ "$(sqlite3 thidua.db "SELECT count(*) FROM passage_fts WHERE passage_fts MATCH '\"$words\"'")" -eq 2 ]
	done
	[ "$(sqlite3 thidua.db "SELECT count(*) FROM passage_fts WHERE passage_fts MATCH 'lang'")" -eq 0 ]
	[ "$(sqlite3 thidua.db "SELECT highlight(passage_fts, 0, '[', ']') FROM passage_fts WHERE passage_fts MATCH 'sáng NEAR kiến'")" = "2. Hưởng ứng cuộc vận động “Mỗi đoàn viên một [sáng] [kiến]”." ] ||
		[ "$(sqlite3 thidua.db "SELECT highlight(passage_fts, 0, '[', ']') FROM passage_fts WHERE passage_fts MATCH 'NEAR(sáng kiến)'")" = "2. Hưởng ứng cuộc vận động “Mỗi đoàn viên một [sáng] [kiến]”." ]
}

@test "every column is documented in the file itself" {
	try python3 - <<'PY'
import sqlite3
db = sqlite3.connect('thidua.db')
docs = {(t, c): d for t, c, d in
        db.execute('SELECT table_name, column_name, doc FROM column_doc')}
for (table,) in db.execute("SELECT name FROM sqlite_schema WHERE type ="
                           " 'table' AND name NOT LIKE 'passage_fts%'"):
    columns = [r[1] for r in db.execute(f'PRAGMA table_info({table})')]
    for column in ['', *columns]:
        if not docs.pop((table, column), '').strip():
            print('not documented:', table, column)
for gone in docs:
    print('documented but not there:', *gone)
PY
	ended 0
	told_nothing
	printed_nothing
}

@test "the file is whole, and says what it is" {
	try sqlite3 thidua.db 'PRAGMA integrity_check; PRAGMA foreign_key_check; PRAGMA journal_mode; PRAGMA application_id; PRAGMA user_version'
	ended 0
	told_nothing
	printed <<'OUT'
ok
delete
1952998517
5
OUT
	# the check of the full-text index wants to write
	cp thidua.db check.db
	sqlite3 check.db "INSERT INTO passage_fts(passage_fts) VALUES('integrity-check')"
	[ "$(sqlite3 thidua.db 'SELECT group_concat(key) FROM (SELECT key FROM meta ORDER BY key)')" = authority,reuse,rules,version ]
}

@test "nothing in it needs a function of ours" {
	[ "$(sqlite3 thidua.db "SELECT count(*) FROM sqlite_schema WHERE type IN ('view', 'trigger')")" -eq 0 ]
	for table in $(sqlite3 thidua.db "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'passage_fts_%'"); do
		sqlite3 thidua.db "SELECT * FROM $table" >/dev/null
	done
}

@test "bytes of the source are where a row says they are" {
	try python3 - <<'PY'
import sqlite3
db = sqlite3.connect('thidua.db')
n = 0
for source, a, b, text in db.execute(
        'SELECT source, byte_from, byte_to, text FROM passage'
        ' JOIN plan ON plan.id = plan'):
    got = open(source, 'rb').read()[a:b].decode()
    assert got == text, (got, text)
    n += 1
for source, a, b, raw in db.execute(
        'SELECT source, byte_from, byte_to, raw FROM mention'
        ' JOIN plan ON plan.id = plan'):
    got = open(source, 'rb').read()[a:b].decode()
    assert got == raw, (got, raw)
    n += 1
print(n > 40)
PY
	ended 0
	told_nothing
	printed <<'OUT'
True
OUT
}

@test "a file in a folder that is read-only can be searched" {
	mkdir -p ro
	cp thidua.db ro/
	chmod a-w ro ro/thidua.db
	try sqlite3 ro/thidua.db "$query"
	chmod u+w ro ro/thidua.db
	ended 0
	[ "$(wc -l <<<"$output")" -eq 2 ]
	[ "$(ls ro)" = thidua.db ]
	try python3 - "$query" <<'PY'
import sqlite3, sys
db = sqlite3.connect('file:thidua.db?mode=ro&immutable=1', uri=True)
print(len(db.execute(sys.argv[1]).fetchall()))
PY
	ended 0
	printed <<'OUT'
2
OUT
}

@test "a reader with the file open goes on while it is indexed again" {
	cp thidua.db live.db
	try python3 - <<'PY'
import sqlite3, subprocess
db = sqlite3.connect('live.db')
rows = db.execute('SELECT source FROM plan ORDER BY 1')
first = rows.fetchone()
open('plans/more.txt', 'w').write(open('plans/2025.txt').read() + '\n3. Thêm.\n')
subprocess.run(['thidua-index', '-q', '-d', 'live.db', 'plans'], check=True)
print(1 + len(rows.fetchall()))
print(sqlite3.connect('live.db').execute('SELECT count(*) FROM plan').fetchone()[0])
PY
	rm -f plans/more.txt
	ended 0
	told_nothing
	printed <<'OUT'
4
5
OUT
}
