#!/usr/bin/env bats
# thidua-index-file.bats - which files are an index.

load helper

setup_file() {
	make_index
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

@test "no index tells how to make one" {
	try thidua plans -d nowhere.db
	ended 4
	printed_nothing
	told <<'OUT'
thidua: error: no index at nowhere.db; make one with: thidua index -d nowhere.db FOLDER
OUT
}

@test "an index in a folder that cannot be written is read" {
	mkdir -p readonly
	cp thidua.db readonly/
	chmod a-w readonly readonly/thidua.db
	try thidua years -d readonly/thidua.db -c year
	ended 0
	printed <<'OUT'
year
2017
2021
2025
OUT
	[ "$(ls readonly)" = thidua.db ]
	chmod u+w readonly
}

@test "a folder, a device, a pipe are no index" {
	try thidua plans -d plans
	ended 5
	printed_nothing
	told <<'OUT'
thidua: error: plans is not a file; name the index with -d FILE
OUT
	try thidua plans -d /dev/null
	ended 5
	printed_nothing
	told <<'OUT'
thidua: error: /dev/null is not a file; name the index with -d FILE
OUT
	mkfifo pipe
	try timeout 5 thidua plans -d pipe
	ended 5
	told <<'OUT'
thidua: error: pipe is not a file; name the index with -d FILE
OUT
}

@test "a file of another kind is no index" {
	try thidua plans -d plans/2017.txt
	ended 5
	printed_nothing
	told <<'OUT'
thidua: error: plans/2017.txt is not an index of thidua; name another with -d FILE
OUT
	: >empty.db
	try thidua plans -d empty.db
	ended 5
	told <<'OUT'
thidua: error: empty.db is not an index of thidua; name another with -d FILE
OUT
}

@test "a database of another program is no index" {
	sqlite3 other.db 'CREATE TABLE plan(id)'
	try thidua plans -d other.db
	ended 5
	told <<'OUT'
thidua: error: other.db is not an index of thidua; name another with -d FILE
OUT
}

@test "an index of a newer version is refused" {
	cp thidua.db newer.db
	sqlite3 newer.db 'PRAGMA user_version=99'
	try thidua plans -d newer.db
	ended 5
	told <<'OUT'
thidua: error: newer.db was made by a newer thidua (format 99, this one reads 5); update thidua, or make another index
OUT
}

@test "an index of an older version is refused, and how to make it again" {
	cp thidua.db older.db
	sqlite3 older.db 'PRAGMA user_version=1'
	try thidua plans -d older.db
	ended 5
	told <<'OUT'
thidua: error: older.db has the old format 1, this thidua writes 5; remove it and make it again: thidua-index -d older.db FOLDER
OUT
}

@test "a damaged index is named" {
	head -c 20000 thidua.db >cut.db
	try thidua plans -d cut.db
	ended 5
	[[ $stderr == "thidua: error: cut.db is damaged ("*"); remove it and make it again with: thidua index" ]]
}

@test "an index whose tables are views is not trusted" {
	cp thidua.db views.db
	edit views.db 'ALTER TABLE theme RENAME TO t; CREATE VIEW theme AS SELECT * FROM t'
	try thidua themes -d views.db
	ended 5
	printed_nothing
}

@test "a name that looks like a URI is a name" {
	try thidua plans -d 'file:thidua.db?mode=rw'
	ended 4
	printed_nothing
	told <<'OUT'
thidua: error: no index at file:thidua.db?mode=rw; make one with: thidua index -d file:thidua.db?mode=rw FOLDER
OUT
	try thidua plans -d ':memory:'
	ended 4
	printed_nothing
	told <<'OUT'
thidua: error: no index at :memory:; make one with: thidua index -d :memory: FOLDER
OUT
}

@test "thidua index makes an index" {
	mkdir -p "$BATS_TEST_TMPDIR/new"
	cp plans/2017.txt "$BATS_TEST_TMPDIR/new"
	cd "$BATS_TEST_TMPDIR"
	try thidua -d new.db index new
	ended 0
	try thidua -d new.db plans -c year,number
	ended 0
	printed <<'OUT'
year,number
2017,64/KH-CĐCT
OUT
}
