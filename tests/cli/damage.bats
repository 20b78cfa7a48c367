#!/usr/bin/env bats
# damage.bats - the short form of tests/faults: single bits, odd values, cuts.

load helper

setup_file() {
	make_index
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

@test "a bit that is another gives the right answer or none, and verify finds it" {
	try "$ROOT/tests/faults/flips.test"
	printed <<<"flips: 40 cases of seed 1, 0 failed"
	ended 0
}

@test "odd values of a stranger crash and hang nothing" {
	try "$ROOT/tests/faults/strangers.test"
	printed <<<"strangers: 2 cases of seed 1, 0 failed"
	ended 0
}

@test "an index that is cut anywhere is refused" {
	size=$(stat -c %s thidua.db)
	for n in 1 15 16 99 100 101 511 4095 4096 4097 $((size / 2)) $((size - 4096)); do
		head -c "$n" thidua.db >cut.db
		try timeout 20 thidua plans -d cut.db
		ended 5
		[[ $stderr == "thidua: error: cut.db is "* ]]
	done
	head -c $((size - 1)) thidua.db >cut.db
	try thidua verify -d cut.db
	ended 5
	[[ $stderr == *"cut.db is damaged (1 of "* ]]
}

@test "what lies beside an index is not read" {
	cp thidua.db t.db
	mkfifo t.db-journal
	try timeout 20 thidua years -d t.db
	ended 5
	printed_nothing
	told <<'OUT'
thidua: error: t.db-journal lies beside the index, left there by another program; take it away, or make another index
OUT
	rm t.db-journal
	echo x >t.db-wal
	try timeout 20 thidua years -d t.db
	ended 5
	[[ $stderr == "thidua: error: t.db-wal lies beside the index"* ]]
	rm t.db-wal
	try thidua years -d t.db
	ended 0
}

@test "no half answer takes the place of a file" {
	sqlite3 thidua.db "SELECT pageno FROM dbstat WHERE name = 'passage' AND pagetype = 'leaf' ORDER BY pageno DESC LIMIT 1" >page
	cp thidua.db t.db
	python3 - "$(<page)" <<'PY'
import sys
with open('t.db', 'r+b') as file:
    file.seek(int(sys.argv[1]) * 4096 - 2000)
    file.write(b'!')
PY
	echo kept >out.csv
	try thidua passages -d t.db -o out.csv
	ended 5
	[[ $stderr == *"t.db is damaged (page $(<page) does not hold its checksum)"* ]]
	[ "$(<out.csv)" = kept ]
	try thidua export -d t.db out
	ended 5
	[ ! -e out ]
}
