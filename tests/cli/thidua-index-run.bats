#!/usr/bin/env bats
# thidua-index-run.bats - what becomes of files from run to run.

load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	mkdir d
	plan 1 "Một giỏi" >d/a.txt
	plan 2 "Hai giỏi" >d/b.md
}

# numbers: source and number of each plan in the index.
numbers() {
	sqlite3 "${1:-thidua.db}" 'SELECT source, number FROM plan ORDER BY 1'
}

@test "a first run indexes what it finds and says so on stderr alone" {
	try thidua-index d
	ended 0
	printed_nothing
	told <<'OUT'
thidua-index: note: thidua.db: 2 files: 2 new
OUT
	run numbers
	printed <<'OUT'
d/a.txt|1/KH-LĐLĐ
d/b.md|2/KH-LĐLĐ
OUT
}

@test "thidua index is the same program" {
	try thidua index -d x.db d
	ended 0
	printed_nothing
	told <<'OUT'
thidua-index: note: x.db: 2 files: 2 new
OUT
}

@test "every file is accounted for" {
	thidua-index -q d
	plan 3 "Ba giỏi" >d/c.txt # new
	plan 4 "Bốn giỏi" >d/a.txt # changed
	cp d/b.md d/d.txt # duplicate
	: >d/e.txt # failed
	echo '# Đọc trước' >d/README.md
	try thidua-index d
	ended 3
	printed_nothing
	told <<'OUT'
thidua-index: note: d/d.txt: the same bytes as d/b.md
thidua-index: warning: d/e.txt: empty file
thidua-index: note: thidua.db: 6 files: 1 new, 1 changed, 1 unchanged, 1 duplicate, 1 failed, 1 README left out
thidua-index: error: 1 of 5 files could not be read; the others are indexed
OUT
	run numbers
	printed <<'OUT'
d/a.txt|4/KH-LĐLĐ
d/b.md|2/KH-LĐLĐ
d/c.txt|3/KH-LĐLĐ
OUT
}

@test "a second run over an unchanged folder leaves the file alone" {
	thidua-index -q d
	cp -p thidua.db before.db
	touch -d '2001-01-01' thidua.db
	try thidua-index d
	ended 0
	told <<'OUT'
thidua-index: note: thidua.db: 2 files: 2 unchanged
OUT
	cmp thidua.db before.db
	[ "$(stat -c %Y thidua.db)" -eq "$(date -d 2001-01-01 +%s)" ]
	[ ! -e thidua.db.new ]
}

@test "a touched file is unchanged, for its bytes are" {
	thidua-index -q d
	touch d/a.txt
	try thidua-index d
	ended 0
	told <<'OUT'
thidua-index: note: thidua.db: 2 files: 2 unchanged
OUT
}

@test "neither the order of paths nor the number of workers matters" {
	for i in $(seq 3 40); do plan "$i" "Phong trào số $((i % 7))" >d/"$i".txt; done
	thidua-index -q -d one.db -j 1 d
	thidua-index -q -d many.db -j 8 d
	thidua-index -q -d paths.db d/9.txt d/a.txt d d/b.md d/
	sqlite3 one.db .dump >one.sql
	sqlite3 many.db .dump >many.sql
	sqlite3 paths.db .dump >paths.sql
	cmp one.sql many.sql
	cmp one.sql paths.sql
}

@test "an index grown file by file holds what one made at once holds" {
	plan 3 "HAI GIỎI" >d/c.txt
	plan 4 "hai giỏi" >d/d.txt
	thidua-index -q -d once.db d
	for f in d/d.txt d/b.md d/a.txt d/c.txt; do
		thidua-index -q -d grown.db "$f"
	done
	facts once.db >once
	facts grown.db >grown
	diff once grown
}

@test "an index whose files changed and came back holds what it held" {
	thidua-index -q d
	facts thidua.db >before
	cp d/a.txt keep
	plan 9 "Chín giỏi" >d/a.txt
	thidua-index -q d
	cp keep d/a.txt
	try thidua-index d
	ended 0
	told <<'OUT'
thidua-index: note: thidua.db: 2 files: 1 changed, 1 unchanged
OUT
	facts thidua.db >after
	diff before after
}

@test "a file that moved keeps its plan" {
	thidua-index -q d
	mv d/a.txt d/z.txt
	try thidua-index d
	ended 0
	told <<'OUT'
thidua-index: note: thidua.db: 2 files: 1 unchanged, 1 moved
OUT
	run numbers
	printed <<'OUT'
d/b.md|2/KH-LĐLĐ
d/z.txt|1/KH-LĐLĐ
OUT
}

@test "a file that moved over another takes its place" {
	thidua-index -q d
	mv d/a.txt d/b.md
	try thidua-index d
	ended 0
	told <<'OUT'
thidua-index: note: thidua.db: 1 file: 1 moved
OUT
	run numbers
	printed <<'OUT'
d/b.md|1/KH-LĐLĐ
OUT
}

@test "two files that changed places are both there" {
	thidua-index -q d
	mv d/a.txt t
	mv d/b.md d/a.txt
	mv t d/b.md
	try thidua-index d
	ended 0
	told <<'OUT'
thidua-index: note: thidua.db: 2 files: 2 changed
OUT
	run numbers
	printed <<'OUT'
d/a.txt|2/KH-LĐLĐ
d/b.md|1/KH-LĐLĐ
OUT
}

@test "a copy of a file that then changed is a plan of its own" {
	thidua-index -q d
	cp d/a.txt d/c.txt
	plan 3 "Ba giỏi" >d/a.txt
	cp d/b.md d/a-copy.txt
	plan 4 "Bốn giỏi" >d/b.md
	try thidua-index d
	ended 0
	told <<'OUT'
thidua-index: note: thidua.db: 4 files: 2 new, 2 changed
OUT
	run numbers
	printed <<'OUT'
d/a-copy.txt|2/KH-LĐLĐ
d/a.txt|3/KH-LĐLĐ
d/b.md|4/KH-LĐLĐ
d/c.txt|1/KH-LĐLĐ
OUT
	try thidua-index d
	told <<'OUT'
thidua-index: note: thidua.db: 4 files: 4 unchanged
OUT
}

@test "of a file that moved to two places one is the duplicate" {
	thidua-index -q d
	cp d/a.txt d/y.txt
	mv d/a.txt d/z.txt
	try thidua-index d
	ended 0
	told <<'OUT'
thidua-index: note: d/z.txt: the same bytes as d/y.txt
thidua-index: note: thidua.db: 3 files: 1 unchanged, 1 moved, 1 duplicate
OUT
	try thidua-index d
	told <<'OUT'
thidua-index: note: d/z.txt: the same bytes as d/y.txt
thidua-index: note: thidua.db: 3 files: 2 unchanged, 1 duplicate
OUT
}

@test "a plan whose file is gone stays until it is pruned" {
	thidua-index -q d
	rm d/a.txt
	try thidua-index d
	ended 0
	told <<'OUT'
thidua-index: note: thidua.db: 1 file: 1 unchanged
thidua-index: note: plans in the index whose file is there no more: 1; --prune removes them
OUT
	[ "$(numbers | wc -l)" -eq 2 ]
	try thidua-index --prune d
	ended 0
	printed_nothing
	told <<'OUT'
thidua-index: note: thidua.db: 1 file: 1 unchanged, 1 removed
OUT
	run numbers
	printed <<'OUT'
d/b.md|2/KH-LĐLĐ
OUT
	[ "$(sqlite3 thidua.db "SELECT count(*) FROM passage_fts WHERE passage_fts MATCH 'một'")" -eq 0 ]
}

teardown() {
	[ -z "${open:-}" ] || rm -rf "$open"
}

# As a user to whom files may be forbidden, even where root runs the tests.
as_nobody() {
	if [ "$(id -u)" -ne 0 ]; then
		"$@"
		return
	fi
	setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
}

@test "a folder that is not there any more takes no plan out of the index" {
	mkdir e
	plan 5 "Năm giỏi" >e/a.txt
	thidua-index -q d e
	mv d away
	plan 6 "Sáu giỏi" >e/b.txt
	for prune in --quiet --prune; do
		try thidua-index "$prune" d e
		ended 3
		printed_nothing
		[ "$(head -n 1 <<<"$stderr")" = "thidua-index: warning: d: not there (a disk that is not mounted?); the plans read from it stay in the index: 2" ]
		[ "$(numbers | wc -l)" -eq 4 ]
	done
	told <<'OUT'
thidua-index: warning: d: not there (a disk that is not mounted?); the plans read from it stay in the index: 2
thidua-index: note: thidua.db: 2 files: 2 unchanged, 1 failed
thidua-index: error: 1 of 2 files could not be read; the others are indexed
OUT
	# all of them, and one that never was
	cp thidua.db before.db
	try thidua-index --prune d
	ended 3
	try thidua-index --prune d nowhere
	ended 2
	cmp thidua.db before.db
	mv away d
	try thidua-index --prune d e
	ended 0
	told <<'OUT'
thidua-index: note: thidua.db: 4 files: 4 unchanged
OUT
}

@test "a folder in which nothing is left takes no plan out of the index" {
	thidua-index -q d
	cp thidua.db before.db
	mkdir away
	mv d/* away
	try thidua-index --prune d
	ended 3
	printed_nothing
	[ "$(head -n 1 <<<"$stderr")" = "thidua-index: warning: d: no plan is left in it (a disk that is not mounted?); those read from it stay in the index: 2; to be without them, make another index" ]
	cmp thidua.db before.db
	# but what moved within what is given has moved
	try thidua-index --prune d away
	ended 0
	told <<'OUT'
thidua-index: note: thidua.db: 2 files: 2 moved
OUT
}

@test "a folder that may not be read takes no plan out of the index" {
	# a folder, and the program in it, that anybody may use
	open=$(mktemp -d /tmp/thidua-open.XXXXXX)
	mkdir d/sub
	plan 5 "Năm giỏi" >d/sub/c.txt
	cp -r d "$BIN/thidua-index" "$open"
	cd "$open"
	[ "$(id -u)" -ne 0 ] || chown -R 65534 .
	for forbidden in d/sub d; do
		as_nobody ./thidua-index -q d
		for mode in 000 111 444; do
			chmod $mode $forbidden
			try as_nobody ./thidua-index --prune d
			chmod 755 $forbidden
			ended 3
			printed_nothing
			[[ $stderr == *"Permission denied"* ]]
			[ "$(numbers | wc -l)" -eq 3 ]
		done
	done
}

@test "of a pruned plan nothing is left in any table" {
	cp "$ROOT"/corpus/2* d
	thidua-index -q d
	rm d/2*
	thidua-index -q --prune d
	thidua-index -q -d fresh.db d
	facts thidua.db >pruned
	facts fresh.db >fresh
	diff fresh pruned
}

@test "pruning leaves plans outside the given folders" {
	mkdir e
	plan 5 "Năm giỏi" >e/a.txt
	thidua-index -q d e
	rm d/a.txt e/a.txt
	plan 6 "Sáu giỏi" >e/b.txt
	try thidua-index --prune e
	ended 0
	run numbers
	printed <<'OUT'
d/a.txt|1/KH-LĐLĐ
d/b.md|2/KH-LĐLĐ
e/b.txt|6/KH-LĐLĐ
OUT
}

@test "a folder may be written in several ways" {
	thidua-index -q d
	try thidua-index ./d/ d d//
	ended 0
	told <<'OUT'
thidua-index: note: thidua.db: 2 files: 2 unchanged
OUT
}

@test "a file that went bad keeps its earlier version" {
	thidua-index -q d
	printf 'K\0\n' >d/a.txt
	try thidua-index d
	ended 3
	told <<'OUT'
thidua-index: warning: d/a.txt: not text (a NUL byte at byte 1); export it as plain text first (its earlier version stays in the index)
thidua-index: note: thidua.db: 2 files: 1 unchanged, 1 failed
thidua-index: error: 1 of 2 files could not be read; the others are indexed
OUT
	[ "$(numbers | wc -l)" -eq 2 ]
}

@test "other rules: every plan is read again, those of other folders too" {
	mkdir e r
	plan 5 "Năm giỏi" >e/a.txt
	thidua-index -q d e
	echo 'giỏi' >r/mine.pcre
	try thidua-index --rules r d
	ended 0
	told <<'OUT'
thidua-index: note: thidua.db: 3 files: 3 read again by other rules
OUT
	[ "$(sqlite3 thidua.db 'SELECT count(*) FROM finding')" -eq 3 ]
	try thidua-index --rules r d e
	told <<'OUT'
thidua-index: note: thidua.db: 3 files: 3 unchanged
OUT
	thidua-index -q d
	thidua-index -q -d fresh.db d e
	facts thidua.db >again
	facts fresh.db >fresh
	diff fresh again
}

@test "other authorities: names known then are known, others no more" {
	mkdir au
	cat >au/movements.csv <<'CSV'
name,kind,variants,sponsor
Một giỏi,cuộc vận động,,Tổng Liên đoàn
CSV
	thidua-index -q d
	thidua-index -q --authority au d
	thidua-index -q --authority au -d fresh.db d
	facts thidua.db >again
	facts fresh.db >fresh
	diff fresh again
	[ "$(sqlite3 thidua.db "SELECT sponsor FROM movement WHERE name = 'Một giỏi'")" = "Tổng Liên đoàn" ]
	thidua-index -q d
	rm fresh.db
	thidua-index -q -d fresh.db d
	facts thidua.db >again
	facts fresh.db >fresh
	diff fresh again
}

@test "a unit or an event that the authorities name no more is gone" {
	mkdir au
	printf 'name,valid_to\ntỉnh Một,\ntỉnh Hai,2025-06-30\n' >au/units.csv
	printf 'name,date\nngày Một,1954-07-20\n' >au/events.csv
	thidua-index -q --authority au d
	printf 'name,valid_to\ntỉnh Một,2025-06-30\n' >au/units.csv
	printf 'name,date\nngày Hai,1954-07-20\n' >au/events.csv
	thidua-index -q --authority au d
	[ "$(sqlite3 thidua.db 'SELECT name, valid_to FROM unit')" = "tỉnh Một|2025-06-30" ]
	[ "$(sqlite3 thidua.db 'SELECT name FROM event')" = "ngày Hai" ]
}

@test "a unit stays while a plan has it whose file is away" {
	mkdir au p
	printf 'name,level\nHội Một,province\n' >au/units.csv
	printf 'HỘI MỘT\nSố: 1/KH-HM\nLạng Sơn, ngày 1 tháng 2 năm 2024\nKẾ HOẠCH\nPhát động thi đua năm 2024\nHội Một phát động phong trào thi đua “Việc tốt”.\n' >p/hoi.txt
	thidua-index -q --authority au p d
	[ "$(sqlite3 thidua.db "SELECT u.name FROM plan p JOIN unit u ON u.id = p.unit WHERE p.source LIKE '%hoi.txt'")" = "Hội Một" ]
	printf 'name,level\nHội Hai,province\n' >au/units.csv
	mv p away
	try thidua-index -q --authority au d
	[ "$(sqlite3 thidua.db 'SELECT name FROM unit ORDER BY name' | paste -sd,)" = "Hội Hai,Hội Một" ]
}

@test "a file that could not be read by the new rules is read when it can be" {
	mkdir r
	echo 'giỏi' >r/mine.pcre
	thidua-index -q d
	cp d/a.txt keep
	: >d/a.txt
	thidua-index -q --rules r d || [ $? -eq 3 ]
	cp keep d/a.txt
	thidua-index -q --rules r d
	[ "$(sqlite3 thidua.db 'SELECT count(*) FROM finding')" -eq 2 ]
}

@test "progress is not shown where stderr is no terminal" {
	for i in $(seq 3 60); do plan "$i" "Tên $i" >d/"$i".txt; done
	try thidua-index d
	ended 0
	told <<'OUT'
thidua-index: note: thidua.db: 60 files: 60 new
OUT
}

@test "quiet says only what went wrong" {
	cp d/a.txt d/c.txt
	try thidua-index -q d
	ended 0
	printed_nothing
	told_nothing
	: >d/e.txt
	try thidua-index -q d
	ended 3
	told <<'OUT'
thidua-index: warning: d/e.txt: empty file
thidua-index: error: 1 of 4 files could not be read; the others are indexed
OUT
}

@test "the corpus is indexed without its README" {
	try thidua-index -d corpus.db "$ROOT/corpus"
	ended 0
	printed_nothing
	[ "${stderr%%$'\n'*}" = "thidua-index: note: corpus.db: 5 files: 4 new, 1 README left out" ]
	run sqlite3 corpus.db "SELECT year, number FROM plan ORDER BY source"
	printed <<'OUT'
2017|64/KH-CĐCT
2021|145/KH-LĐLĐ
2021|
2025|
OUT
}

@test "a second indexer is told to wait, and the index stays" {
	thidua-index -q d
	cp thidua.db before.db
	exec 9>thidua.db.lock
	flock 9
	try thidua-index d 9>&-
	exec 9>&-
	ended 6
	printed_nothing
	told <<'OUT'
thidua-index: error: another indexer is at work on thidua.db; run again when it is done, or wait for it with --wait
OUT
	cmp thidua.db before.db
}

@test "a second indexer that is to wait says so, waits and does its work" {
	thidua-index -q d
	plan 3 "Ba giỏi" >d/c.txt
	exec 9>thidua.db.lock
	flock 9
	thidua-index --wait d 9>&- 2>waited &
	pid=$!
	for _ in $(seq 400); do
		[ -s waited ] && break
		sleep 0.01
	done
	[ "$(numbers | wc -l)" -eq 2 ]
	exec 9>&-
	wait $pid
	same "standard error" "$(cat waited)" <<'OUT'
thidua-index: note: another indexer is at work on thidua.db; waiting until it is done
thidua-index: note: thidua.db: 3 files: 1 new, 2 unchanged
OUT
	[ "$(numbers | wc -l)" -eq 3 ]
}

@test "a run that is killed leaves the old index, the next one cleans up" {
	thidua-index -q d
	cp thidua.db before.db
	for i in $(seq 3 400); do plan "$i" "Tên $i" >d/"$i".txt; done
	thidua-index -q -j 1 d &
	pid=$!
	for _ in $(seq 200); do
		[ -e thidua.db.new ] && break
		sleep 0.005
	done
	kill -9 $pid 2>/dev/null || true
	wait $pid || true
	if cmp -s thidua.db before.db; then
		[ "$(sqlite3 thidua.db 'PRAGMA integrity_check')" = ok ]
	fi
	try thidua-index -q d
	ended 0
	[ ! -e thidua.db.new ]
	[ "$(numbers | wc -l)" -eq 400 ]
	[ "$(sqlite3 thidua.db 'PRAGMA integrity_check')" = ok ]
}

@test "a plan that was away while the rules changed is read when it is back" {
	mkdir r
	thidua-index -q d
	mv d/a.txt keep
	echo 'giỏi' >r/mine.pcre
	try thidua-index --rules r d
	ended 0
	told <<'OUT'
thidua-index: note: thidua.db: 1 file: 1 read again by other rules
thidua-index: note: plans in the index whose file is there no more: 1; --prune removes them
thidua-index: note: of these, 1 with facts that earlier rules read; they are read again when the file is back
OUT
	mv keep d/a.txt
	try thidua-index --rules r d
	ended 0
	told <<'OUT'
thidua-index: note: thidua.db: 2 files: 1 read again by other rules, 1 unchanged
OUT
	[ "$(sqlite3 thidua.db 'SELECT count(*) FROM finding')" -eq 2 ]
	thidua-index -q -d fresh.db --rules r d
	facts thidua.db >late
	facts fresh.db >fresh
	diff fresh late
}

@test "a plan that comes back under another name is read by the rules of today" {
	mkdir r
	thidua-index -q d
	mv d/a.txt keep
	echo 'giỏi' >r/mine.pcre
	thidua-index -q --rules r d
	mv keep d/c.txt
	thidua-index -q --rules r d
	[ "$(sqlite3 thidua.db 'SELECT count(*) FROM finding')" -eq 2 ]
	[ "$(sqlite3 thidua.db 'SELECT count(*) FROM plan')" -eq 2 ]
}
