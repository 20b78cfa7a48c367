#!/usr/bin/env bats
# thidua-index-bad-input.bats - what is wrong is named, and nothing is lost.

load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	mkdir d
	plan 1 "Một giỏi" >d/a.txt
}

# One bad file beside a good one: the warning, the summary, the good one kept.
bad_file() { # bad_file WHY
	try thidua-index d
	ended 3
	printed_nothing
	told <<OUT
thidua-index: warning: $1
thidua-index: note: thidua.db: 2 files: 1 new, 1 failed
thidua-index: error: 1 of 2 files could not be read; the others are indexed
OUT
	[ "$(sqlite3 thidua.db 'SELECT source FROM plan')" = d/a.txt ]
}

@test "a path that is not there" {
	try thidua-index d missing
	ended 2
	printed_nothing
	told <<'OUT'
thidua-index: error: missing: no such file or folder
OUT
	[ ! -e thidua.db ]
}

@test "no path at all" {
	try thidua-index
	ended 2
	printed_nothing
	told <<'OUT'
thidua-index: error: name the files or folders to read, as in: thidua-index corpus
OUT
}

@test "an empty folder" {
	mkdir empty
	try thidua-index empty
	ended 2
	printed_nothing
	told <<'OUT'
thidua-index: error: no .txt or .md file in empty; nothing was done
OUT
	[ ! -e thidua.db ]
	try thidua-index --records empty
	ended 2
	printed_nothing
	told <<'OUT'
thidua-index: error: no .txt or .md file in empty
OUT
}

@test "a file that may not be read" {
	[ "$(id -u)" -ne 0 ] || skip "root may read everything"
	plan 2 "Hai giỏi" >d/b.txt
	chmod a-r d/b.txt
	bad_file "d/b.txt: cannot open: Permission denied"
}

@test "a folder that may not be read" {
	[ "$(id -u)" -ne 0 ] || skip "root may read everything"
	mkdir d/sub
	chmod a-rx d/sub
	try thidua-index d
	chmod u+rx d/sub
	ended 3
	[[ $stderr == "thidua-index: warning: d/sub: Permission denied"* ]]
}

@test "a file that is not text" {
	printf 'PK\003\004\000\000docx' >d/b.txt
	bad_file "d/b.txt: not text (a NUL byte at byte 4); export it as plain text first"
}

@test "text in UTF-16" {
	printf 'K\341\272\277 hoach' | iconv -f UTF-8 -t UTF-16 >d/b.txt
	bad_file "d/b.txt: UTF-16 text; convert it to UTF-8 first (iconv -f UTF-16 -t UTF-8)"
}

@test "invalid UTF-8, with its place" {
	printf 'Dòng một\nD\362ng hai\n' >d/b.txt
	bad_file "d/b.txt: invalid UTF-8 at byte 13 (line 2); convert it to UTF-8 first"
}

@test "UTF-8 that is cut off at the end" {
	printf 'K\341\272' >d/b.txt
	bad_file "d/b.txt: invalid UTF-8 at byte 1 (line 1); convert it to UTF-8 first"
}

@test "an empty file" {
	: >d/b.txt
	bad_file "d/b.txt: empty file"
}

@test "a file without words" {
	printf '\357\273\277 \n-----\n' >d/b.txt
	bad_file "d/b.txt: no words in it, only white space or layout"
}

@test "a file of 200 MB is over the cap and is not read" {
	truncate -s 200M d/b.txt
	bad_file "d/b.txt: 209715200 bytes, more than the limit of 33554432; --max-size allows more"
}

@test "the cap is an option" {
	head -c 1100000 /dev/zero | tr '\0' 'a' >d/b.txt
	try thidua-index --max-size 1 d
	ended 3
	told <<'OUT'
thidua-index: warning: d/b.txt: 1100000 bytes, more than the limit of 1048576; --max-size allows more
thidua-index: note: thidua.db: 2 files: 1 new, 1 failed
thidua-index: error: 1 of 2 files could not be read; the others are indexed
OUT
	try thidua-index --max-size 0 d
	ended 2
	printed_nothing
	[[ $stderr == "thidua-index: error: --max-size"* ]]
}

@test "one long line without an end" {
	head -c 3000000 /dev/zero | tr '\0' 'a' >d/b.txt
	try timeout 60 thidua-index d
	# a rule may meet its limit in such a line, and then says so
	[ "$status" -eq 0 ] || [ "$status" -eq 3 ]
	[[ $stderr == *"thidua-index: note: thidua.db: 2 files: 2 new"* ]]
}

@test "a FIFO named x.txt is not waited for" {
	mkfifo d/x.txt
	try timeout 10 thidua-index d
	ended 3
	told <<'OUT'
thidua-index: warning: d/x.txt: not a regular file
thidua-index: note: thidua.db: 2 files: 1 new, 1 failed
thidua-index: error: 1 of 2 files could not be read; the others are indexed
OUT
	try timeout 10 thidua-index --records d/x.txt
	ended 3
	printed_nothing
	told <<'OUT'
thidua-index: warning: d/x.txt: not a regular file
thidua-index: error: 1 of 1 files could not be read
OUT
	try timeout 10 thidua-index --explain d/x.txt
	ended 3
	printed_nothing
	told <<'OUT'
thidua-index: error: d/x.txt: not a regular file
OUT
}

@test "a folder named x.txt is a folder" {
	mkdir d/x.txt
	plan 2 "Hai giỏi" >d/x.txt/b.txt
	try thidua-index d
	ended 0
	told <<'OUT'
thidua-index: note: thidua.db: 2 files: 2 new
OUT
	try thidua-index --explain d/x.txt
	ended 3
	printed_nothing
	told <<'OUT'
thidua-index: error: d/x.txt: not a regular file
OUT
}

@test "links inside a folder are not followed, one that is named is" {
	ln -s a.txt d/link.txt
	ln -s . d/loop
	ln -s nowhere d/broken.txt
	ln -s d named
	try thidua-index d
	ended 0
	told <<'OUT'
thidua-index: note: thidua.db: 4 files: 1 new, 3 others left out (links, other endings)
OUT
	try thidua-index -d named.db named
	ended 0
	told <<'OUT'
thidua-index: note: named.db: 4 files: 1 new, 3 others left out (links, other endings)
OUT
	try thidua-index d/broken.txt
	ended 2
	told <<'OUT'
thidua-index: error: d/broken.txt: no such file or folder
OUT
}

@test "a name that is no UTF-8" {
	plan 2 "Hai giỏi" >"d/b"$'\xe1'".txt"
	try thidua-index d
	ended 3
	[[ $stderr == *"its name is not UTF-8; rename it"* ]]
	[ "$(sqlite3 thidua.db 'SELECT source FROM plan')" = d/a.txt ]
}

@test "a name with control characters does not reach the terminal" {
	: >d/$'\e[2Jb.txt'
	try thidua-index d
	ended 3
	[[ $stderr != *$'\e'* ]]
}

@test "an option that is not there, with what was meant" {
	try thidua-index --record d
	ended 0 # an abbreviation
	try thidua-index --recrods d
	ended 2
	printed_nothing
	[[ $stderr == *"--recrods"*"--records"* ]]
	[ "$(wc -l <<<"$stderr")" -eq 1 ]
	try thidua-index -x d
	ended 2
	[[ $stderr == *"-x"* ]]
}

@test "options that do not go together, and values that are none" {
	try thidua-index --records --explain d/a.txt
	ended 2
	told <<'OUT'
thidua-index: error: choose one of --records and --explain
OUT
	try thidua-index --explain d/a.txt d/a.txt
	ended 2
	told <<'OUT'
thidua-index: error: --explain takes one file
OUT
	for value in 0 x 99999999999999999999 -1 ""; do
		try thidua-index -j "$value" d
		ended 2
		printed_nothing
		[ "$(wc -l <<<"$stderr")" -eq 1 ]
	done
	try thidua-index -d '' d
	ended 2
	told <<'OUT'
thidua-index: error: the index needs a name: -d FILE
OUT
	[ ! -e thidua.db ]
}

@test "a database that is not ours is left as it is" {
	sqlite3 other.db 'CREATE TABLE plan(id); INSERT INTO plan VALUES(7)'
	cp other.db before.db
	try thidua-index -d other.db d
	ended 5
	printed_nothing
	told <<'OUT'
thidua-index: error: other.db is not an index of thidua; name another with -d FILE
OUT
	cmp other.db before.db
	[ ! -e other.db.new ]
}

@test "a text file is no index and is left as it is" {
	cp d/a.txt before
	try thidua-index -d d/a.txt d
	ended 5
	printed_nothing
	told <<'OUT'
thidua-index: error: d/a.txt is not an index of thidua; name another with -d FILE
OUT
	cmp d/a.txt before
}

@test "an index of a newer version is left as it is" {
	thidua-index -q d
	sqlite3 thidua.db 'PRAGMA user_version = 99'
	cp thidua.db before.db
	try thidua-index d
	ended 5
	printed_nothing
	told <<'OUT'
thidua-index: error: thidua.db was made by a newer thidua (format 99, this one reads 4); update thidua, or make another index
OUT
	cmp thidua.db before.db
}

@test "a damaged index is left as it is" {
	thidua-index -q d
	truncate -s 20000 thidua.db
	cp thidua.db before.db
	try thidua-index d
	ended 5
	printed_nothing
	cmp thidua.db before.db
}

@test "a folder is no index" {
	try thidua-index -d d d
	ended 5
	printed_nothing
	told <<'OUT'
thidua-index: error: d is not a file; name the index with -d FILE
OUT
}

@test "an index in a folder that is not there" {
	try thidua-index -d nowhere/x.db d
	ended 7
	printed_nothing
	told <<'OUT'
thidua-index: error: cannot write nowhere/x.db.lock: No such file or directory
OUT
}

@test "an index in a folder that may not be written" {
	[ "$(id -u)" -ne 0 ] || skip "root may write everywhere"
	mkdir ro
	chmod a-w ro
	try thidua-index -d ro/x.db d
	chmod u+w ro
	ended 7
	printed_nothing
	told <<'OUT'
thidua-index: error: cannot write ro/x.db.lock: Permission denied
OUT
}

@test "an index on a file system that is read-only" {
	[ -d /proc/self ] || skip "no /proc"
	try thidua-index -d /proc/x.db d
	ended 7
	printed_nothing
	[[ $stderr == "thidua-index: error: cannot write /proc/x.db.lock: "* ]]
}

@test "a limit on the size of files leaves the old index" {
	thidua-index -q d
	cp thidua.db before.db
	for i in $(seq 3 60); do plan "$i" "Tên $i" >d/"$i".txt; done
	try bash -c 'trap "" XFSZ; ulimit -f 40; exec thidua-index d'
	ended 7
	printed_nothing
	[[ $stderr == "thidua-index: error: "* ]]
	cmp thidua.db before.db
	[ ! -e thidua.db.new ]
}

@test "standard output that is full" {
	[ -e /dev/full ] || skip "no /dev/full"
	try bash -c 'thidua-index --records d >/dev/full'
	ended 7
	told <<'OUT'
thidua-index: error: cannot write to standard output: No space left on device
OUT
	try bash -c 'thidua-index --explain d/a.txt >/dev/full'
	ended 7
	told <<'OUT'
thidua-index: error: cannot write to standard output: No space left on device
OUT
	try bash -c 'thidua-index --help >/dev/full'
	ended 7
}

@test "standard output that is closed" {
	try bash -c 'thidua-index --records d >&-'
	ended 7
	told <<'OUT'
thidua-index: error: cannot write to standard output: Bad file descriptor
OUT
	try bash -c 'thidua-index --explain d/a.txt >&-'
	ended 7
	told <<'OUT'
thidua-index: error: cannot write to standard output: Bad file descriptor
OUT
}

@test "an index is made with all standard streams closed" {
	bash -c 'thidua-index d <&- >&- 2>&-'
	[ "$(sqlite3 thidua.db 'PRAGMA integrity_check')" = ok ]
	[ "$(sqlite3 thidua.db 'SELECT source FROM plan')" = d/a.txt ]
}

@test "a reader that stops reading" {
	for i in $(seq 3 200); do plan "$i" "Tên $i" >d/"$i".txt; done
	run bash -c 'thidua-index --records d | head -n 1 | wc -l'
	printed <<'OUT'
1
OUT
}

@test "folders of rules and authorities that are not there" {
	try thidua-index --rules nowhere d
	ended 2
	printed_nothing
	told <<'OUT'
thidua-index: error: cannot open the rules folder nowhere: No such file or directory
OUT
	try thidua-index --authority nowhere d
	ended 2
	printed_nothing
	told <<'OUT'
thidua-index: error: cannot open the authority folder nowhere: No such file or directory
OUT
	[ ! -e thidua.db ]
}

@test "an authority table with a wrong row" {
	mkdir au
	printf 'name,kind\nMột giỏi,phong trào\nHai giỏi\n' >au/movements.csv
	try thidua-index --authority au d
	ended 2
	printed_nothing
	told <<'OUT'
thidua-index: error: au/movements.csv: row 3 has 1 cells, the header 2
OUT
	[ ! -e thidua.db ]
}

# One row of one table, and what is said of it.
wrong() { # file, header, row, message
	rm -rf au
	mkdir au
	printf '%s\n%s\n' "$2" "$3" >"au/$1"
	try thidua-index --authority au d
	ended 2
	printed_nothing
	told <<OUT
thidua-index: error: au/$1: $4
OUT
	[ ! -e thidua.db ]
}

@test "authority tables whose cells are not what their column is for" {
	wrong units.csv name,valid_to 'tỉnh A,30/06/2025' \
		'row 2: valid_to is "30/06/2025"; write it as 2025-07-01'
	wrong units.csv name,valid_from 'tỉnh A,2025-02-29' \
		'row 2: valid_from is "2025-02-29"; write it as 2025-07-01'
	wrong units.csv name,valid_from,valid_to 'tỉnh A,2025-07-01,2025-06-30' \
		'row 2 ends (2025-06-30) before it begins (2025-07-01)'
	wrong units.csv name,level 'tỉnh A,provinces' \
		"row 2: no level 'provinces'; did you mean province? the levels are central, industry, province, district, grassroots, enterprise"
	wrong units.csv name,successor $'tỉnh Phú Thọ,\ntỉnh Hòa Bình,tỉnh Phú Tho' \
		'row 3: successor "tỉnh Phú Tho" is the name of no row; did you mean "tỉnh Phú Thọ"?'
	wrong units.csv name,successor 'tỉnh A,tỉnh A' \
		"row 2: successor is the row's own name"
	wrong movements.csv name,from 'Hai giỏi,năm 2020' \
		'row 2: from is "năm 2020"; write it as 2025'
	wrong movements.csv name,from,to 'Hai giỏi,2021,2020' \
		'row 2 ends (2020) before it begins (2021)'
	wrong events.csv name,date 'ngày A,1954-13-01' \
		'row 2: date is "1954-13-01"; write it as 2025-07-01'
}
