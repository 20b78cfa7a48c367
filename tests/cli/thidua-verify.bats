#!/usr/bin/env bats
# thidua-verify.bats - is the index whole, and do the sources still say it?

load helper

setup_file() {
	make_index
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
	cp thidua.db t.db
}

# damage FILE PAGE: changes one bit in the middle of a page, counted from 1.
damage() {
	python3 - "$1" "$2" <<'PY'
import sys
with open(sys.argv[1], 'r+b') as file:
    data = bytearray(file.read())
    size = int.from_bytes(data[16:18], 'big')
    data[(int(sys.argv[2]) - 1) * size + size // 2] ^= 4
    file.seek(0)
    file.write(data)
PY
}

pages() {
	sqlite3 "$1" 'PRAGMA page_count'
}

again="remove it and make it again with: thidua index"

@test "an index that is whole and agrees" {
	before=$(sha256sum t.db)
	try thidua verify -d t.db
	ended 0
	told_nothing
	[[ $output =~ ^([0-9]+)\ of\ ([0-9]+)\ places\ agree,\ in\ 4\ of\ 4\ sources$ ]]
	[ "${BASH_REMATCH[1]}" -eq "${BASH_REMATCH[2]}" ]
	[ "$(sha256sum t.db)" = "$before" ]
}

@test "an index that may not be written is verified, and nothing is left beside it" {
	mkdir -p closed
	cp t.db closed/
	chmod a-w closed closed/t.db
	try thidua verify -d closed/t.db
	chmod u+w closed
	ended 0
	[ "$(ls closed)" = t.db ]
}

@test "a bit that changed is found in any page" {
	n=$(pages t.db)
	for page in 2 $((n / 2)) "$n"; do
		cp thidua.db t.db
		damage t.db "$page"
		try thidua verify -d t.db
		ended 5
		printed_nothing
		told <<OUT
thidua-index: warning: t.db: page $page does not hold its checksum
thidua-index: error: t.db is damaged (1 of $n pages do not hold their checksums); $again
OUT
	done
	cp thidua.db t.db
	damage t.db 1
	try thidua verify -d t.db
	ended 5
	told <<OUT
thidua-index: error: t.db is damaged (page 1 does not hold its checksum); $again
OUT
}

@test "pages that changed places are found" {
	python3 - <<'PY'
data = bytearray(open('t.db', 'rb').read())
size = int.from_bytes(data[16:18], 'big')
a, b = data[size * 5:size * 6], data[size * 6:size * 7]
data[size * 5:size * 7] = b + a
open('t.db', 'wb').write(data)
PY
	try thidua verify -d t.db
	ended 5
	told <<OUT
thidua-index: warning: t.db: page 6 does not hold its checksum
thidua-index: warning: t.db: page 7 does not hold its checksum
thidua-index: error: t.db is damaged (2 of $(pages t.db) pages do not hold their checksums); $again
OUT
}

@test "many pages that do not hold are counted, not all told" {
	for page in {3..32}; do
		damage t.db "$page"
	done
	try thidua verify -d t.db
	ended 5
	[ "$(grep -c 'warning' <<<"$stderr")" -eq 20 ]
	[[ $stderr == *"30 of $(pages thidua.db) pages do not hold"* ]]
}

@test "a page of zeros is a hole only where nothing is" {
	python3 - <<'PY'
data = bytearray(open('t.db', 'rb').read())
size = int.from_bytes(data[16:18], 'big')
data[-size:] = bytes(size)
open('t.db', 'wb').write(data)
PY
	try thidua verify -d t.db
	ended 5
	[[ $stderr == *"page $(pages thidua.db) does not hold its checksum"* ]]
}

@test "a file that another program has written to is told as such" {
	sqlite3 t.db 'CREATE INDEX mine ON plan(title)'
	said="t.db was written to by another program, which leaves its checksums wrong; remove it and make it again: thidua-index -d t.db FOLDER"
	try thidua verify -d t.db
	ended 5
	printed_nothing
	told <<<"thidua-index: error: $said"
	try thidua plans -d t.db
	ended 5
	printed_nothing
	told <<<"thidua: error: $said"
	for change in 'VACUUM' 'PRAGMA journal_mode = WAL' "UPDATE plan SET title = 'x'"; do
		cp thidua.db t.db
		sqlite3 t.db "$change" >/dev/null
		try thidua plans -d t.db
		ended 5
		told <<<"thidua: error: $said"
	done
	rm -f copy.db
	sqlite3 thidua.db "VACUUM INTO 'copy.db'"
	try thidua plans -d copy.db
	ended 5
	[[ $stderr == *"copy.db was written to by another program"* ]]
}

@test "trees of SQLite that do not hold together are found" {
	sqlite3 t.db "PRAGMA writable_schema = 1;
	  UPDATE sqlite_master SET rootpage =
	    (SELECT rootpage FROM sqlite_master WHERE name = 'plan')
	   WHERE name = 'event'"
	python3 "$ROOT/tests/resum.py" t.db
	try thidua verify -d t.db
	ended 5
	printed_nothing
	[[ $stderr == "thidua-index: error: t.db is damaged (SQLite's own check: "*"); $again" ]]
}

@test "a reference that leads nowhere is found" {
	edit t.db 'DELETE FROM unit; UPDATE plan SET unit = 7 WHERE id = 2'
	try thidua verify -d t.db
	ended 5
	printed_nothing
	told <<OUT
thidua-index: error: t.db is damaged (a row of plan leads to one of unit that is not there); $again
OUT
}

@test "kept counts that are not the count of the mentions are found" {
	local change
	cp t.db kept.db
	for change in 'UPDATE movement_count SET plans = plans + 1' \
		'UPDATE movement_count SET dated = 0 WHERE movement = 1' \
		'DELETE FROM movement_year WHERE movement = 1' \
		'INSERT INTO movement_year VALUES(1, 1900, 1)'; do
		cp kept.db t.db
		edit t.db "$change"
		try thidua verify -d t.db
		ended 5
		printed_nothing
		told <<OUT
thidua-index: error: t.db is damaged (movement_count or movement_year is not the count of the mentions); $again
OUT
	done
	recount t.db
	try thidua verify -d t.db
	ended 0
}

@test "a full-text index that is not that of its text is found" {
	edit t.db "UPDATE passage SET text = 'x' || text WHERE id = 3"
	try thidua verify -d t.db
	ended 5
	printed_nothing
	told <<OUT
thidua-index: error: t.db is damaged (the full-text index is not that of its text); $again
OUT
}

@test "a place that says something else is named" {
	edit t.db "UPDATE mention SET byte_from = byte_from + 4 WHERE id = 1"
	try thidua verify -d t.db
	ended 3
	[[ $output == *" of "*" places agree, in 4 of 4 sources" ]]
	[[ $stderr == *"thidua-index: warning: plans/2017.txt: mention:1, bytes "*": the file says something else"* ]]
	[[ $stderr == *"thidua-index: error: 1 of "*" places do not say what was read there" ]]
}

@test "places of no sense, and none at all, are told and do no harm" {
	edit t.db "UPDATE mention SET byte_from = -9223372036854775807, byte_to = 9223372036854775807 WHERE id = 1;
	  UPDATE passage SET byte_to = byte_from WHERE id = 2;
	  UPDATE theme SET byte_to = 99999999"
	try thidua verify -d t.db
	ended 3
	[[ $stderr == *"3 of "*" places do not say what was read there" ]]
}

@test "a source that changed, and one that is gone" {
	mkdir -p moved
	cp -r plans moved/
	cd moved
	thidua-index -q -d v.db plans
	echo >>plans/2025.txt
	rm plans/2017.txt
	try thidua verify -d v.db
	ended 3
	[[ $output == *"in 2 of 4 sources" ]]
	[[ $stderr == *"plans/2025.txt: changed since it was read; index it again"* ]]
	[[ $stderr == *"plans/2017.txt: cannot open: No such file or directory"* ]]
	[[ $stderr == *"run verify there"* ]]
}

@test "progress is shown on a terminal" {
	command -v script >/dev/null || skip "no script"
	mkdir -p many
	for i in {1..300}; do
		plan "$i" "Phong trào số $i" >"many/$i.txt"
	done
	thidua-index -q -d many.db many
	script -qec "thidua verify -d many.db" /dev/null >shown </dev/null
	tail -n 1 shown | grep -q 'places agree, in 300 of 300 sources'
}
