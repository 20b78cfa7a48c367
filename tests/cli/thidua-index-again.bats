#!/usr/bin/env bats
# thidua-index-again.bats - what a run need not do that an earlier one has done.

load helper

# A folder a test, by number: three plans, a copy of one, and their index, made
# so long after the plans that what they look like is trusted.
setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	for i in $(seq "$(grep -c '^@test' "$BATS_TEST_FILENAME")"); do
		mkdir -p "$i/d"
		plan 1 "Một giỏi" >"$i/d/a.txt"
		plan 2 "Hai giỏi" >"$i/d/b.md"
		plan 3 "Ba giỏi" >"$i/d/c.txt"
		cp "$i/d/a.txt" "$i/d/double.txt"
	done
	sleep 2.1
	for i in *; do (cd "$i" && thidua-index -q d); done
}

setup() {
	cd "$BATS_FILE_TMPDIR/$BATS_TEST_NUMBER" || return
}

# opened COMMAND...: on standard output the files of d that it opens
opened() {
	try "$ROOT/tests/opened.py" d "$@"
	[ "$status" -ne 77 ] || skip "no inotify here"
}

@test "of an unchanged folder no file is opened, nor anything written" {
	cp -p thidua.db before.db
	cp -p thidua.db.seen before.seen
	touch -d 2001-01-01 thidua.db thidua.db.seen
	opened thidua-index d
	ended 0
	printed_nothing
	told <<'OUT'
thidua-index: note: d/double.txt: the same bytes as d/a.txt
thidua-index: note: thidua.db: 4 files: 3 unchanged, 1 duplicate
OUT
	cmp thidua.db before.db
	cmp thidua.db.seen before.seen
	[ "$(stat -c %Y thidua.db thidua.db.seen | sort -u)" = "$(date -d 2001-01-01 +%s)" ]
}

@test "--no-trust-mtime opens every file" {
	opened thidua-index --no-trust-mtime d
	ended 0
	printed <<'OUT'
a.txt
b.md
c.txt
double.txt
OUT
	told <<'OUT'
thidua-index: note: d/double.txt: the same bytes as d/a.txt
thidua-index: note: thidua.db: 4 files: 3 unchanged, 1 duplicate
OUT
}

@test "a touched file is read again until it has aged, and the index stays" {
	cp thidua.db before.db
	touch -d 2001-01-01 thidua.db
	touch -d 'now + 1 day' d/b.md # young for a day
	for _ in once twice; do
		opened thidua-index -q d
		ended 0
		printed <<<b.md
	done
	touch -d 2001-01-01 d/b.md
	sleep 2.1
	opened thidua-index -q d
	printed <<<b.md
	opened thidua-index -q d
	printed_nothing
	cmp thidua.db before.db
	[ "$(stat -c %Y thidua.db)" -eq "$(date -d 2001-01-01 +%s)" ]
}

@test "a change that keeps size and time of the file is seen" {
	touch -r d/b.md when
	sed -i 's/2\/KH/8\/KH/' d/b.md
	touch -r when d/b.md
	try thidua-index -q d
	ended 0
	[ "$(sqlite3 thidua.db "SELECT number FROM plan WHERE source = 'd/b.md'")" = "8/KH-LĐLĐ" ]
}

@test "one plan more: only it is opened, and again while it is young" {
	plan 5 "Năm giỏi" >d/e.txt
	touch -d 'now + 1 day' d/e.txt
	opened thidua-index d
	ended 0
	printed <<<e.txt
	told <<'OUT'
thidua-index: note: d/double.txt: the same bytes as d/a.txt
thidua-index: note: thidua.db: 5 files: 1 new, 3 unchanged, 1 duplicate
OUT
	opened thidua-index -q d
	printed <<<e.txt
}

@test "other rules open every file that has a plan" {
	mkdir r
	echo 'giỏi' >r/mine.pcre
	opened thidua-index --rules r d
	ended 0
	printed <<'OUT'
a.txt
b.md
c.txt
double.txt
OUT
	[ "$(sqlite3 thidua.db 'SELECT count(*) FROM finding')" -eq 3 ]
}

@test "a known copy is a plan once what it was a copy of is another" {
	plan 9 "Chín giỏi" >d/a.txt
	try thidua-index d
	ended 0
	told <<'OUT'
thidua-index: note: thidua.db: 4 files: 1 new, 1 changed, 2 unchanged
OUT
	thidua-index -q -d fresh.db d
	facts thidua.db >grown
	facts fresh.db >fresh
	diff fresh grown
}

@test "without what was seen, or with a part, all is read and all the same" {
	cp thidua.db before.db
	head -c 150 thidua.db.seen >part
	for start in part /dev/null; do
		cp "$start" thidua.db.seen
		opened thidua-index -q d
		ended 0
		[[ "$output" == *b.md*c.txt* ]]
		cmp thidua.db before.db
	done
	rm thidua.db.seen
	opened thidua-index -q d
	printed <<'OUT'
a.txt
b.md
c.txt
double.txt
OUT
	opened thidua-index -q d
	printed_nothing
}

@test "a file that only has the name is left alone" {
	echo 'my own notes' >thidua.db.seen
	thidua-index -q d
	[ "$(cat thidua.db.seen)" = 'my own notes' ]
	rm thidua.db.seen
	: >mine
	ln -s mine thidua.db.seen
	thidua-index -q d
	[ ! -s mine ]
}

@test "of a pruned plan nothing is kept" {
	grep -q d/b.md thidua.db.seen
	rm d/b.md
	thidua-index -q d
	grep -q d/b.md thidua.db.seen
	thidua-index -q --prune d
	run ! grep -q d/b.md thidua.db.seen
	grep -q d/c.txt thidua.db.seen
}

@test "other folders' files stay known" {
	cp -r d e
	sleep 2.1
	thidua-index -q e
	opened thidua-index -q d
	printed_nothing
}
