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

# What an index holds of the texts, without what differs with their bytes.
words() { # FILE
	sqlite3 "$1" 'SELECT number, issued, issuer, title FROM plan;
		SELECT kind, section, line, text FROM passage ORDER BY id;
		SELECT raw, role, rule FROM mention ORDER BY id'
}

@test "text in UTF-16 with a byte order mark is read as in UTF-8" {
	cp "$ROOT"/corpus/2017-*.md d/b.md
	thidua-index -q -d utf8.db d
	for form in LE BE; do
		mkdir $form
		for name in a.txt b.md; do
			{
				printf '\357\273\277'
				cat d/$name
			} | iconv -f UTF-8 -t UTF-16$form >$form/$name
		done
		try thidua-index -d $form.db $form
		ended 0
		[ "$(sqlite3 $form.db 'SELECT DISTINCT encoding FROM plan')" = UTF-16$form ]
		diff <(words utf8.db) <(words $form.db)
		try thidua-index --verify -d $form.db
		ended 0
		told_nothing
		[[ $output =~ ^([0-9]+)\ of\ ([0-9]+)\ places\ agree,\ in\ 2\ of\ 2\ sources$ ]]
		[ "${BASH_REMATCH[1]}" -gt 50 ]
		# the bytes of a fact, cut out, say what was read
		IFS='|' read -r from to raw < <(sqlite3 $form.db "SELECT byte_from, byte_to, raw
			FROM mention WHERE plan = (SELECT id FROM plan WHERE source LIKE '%a.txt')")
		[ "$(tail -c +$((from + 1)) $form/a.txt | head -c $((to - from)) |
			iconv -f UTF-16$form -t UTF-8)" = "$raw" ]
	done
}

@test "UTF-16 and UTF-32 without a byte order mark, and UTF-32 with one" {
	for form in UTF-16LE UTF-16BE UTF-32LE UTF-32BE; do
		plan 2 "Hai giỏi" | iconv -f UTF-8 -t $form >d/b.txt
		rm -f thidua.db
		bad_file "d/b.txt: $form text without a byte order mark; convert it to UTF-8 first (iconv -f $form -t UTF-8)"
		iconv -f $form -t UTF-8 d/b.txt >c.txt
		diff <(plan 2 "Hai giỏi") c.txt
	done
	plan 2 "Hai giỏi" | iconv -f UTF-8 -t UTF-32 >d/b.txt
	rm thidua.db
	bad_file "d/b.txt: UTF-32 text; convert it to UTF-8 first (iconv -f UTF-32 -t UTF-8)"
}

@test "bytes that are not UTF-8 are replaced, counted and flagged" {
	plan 2 "Hai gi\377ỏi" >d/b.txt
	printf 'Cu\341\272' >>d/b.txt
	sed -i 's/\\377/\xff/' d/b.txt
	try thidua-index d
	ended 0
	told <<'OUT'
thidua-index: note: thidua.db: 2 files: 2 new
thidua-index: note: 1 flag in 1 of the documents read; thidua flags lists what to check
OUT
	run sqlite3 thidua.db "SELECT encoding FROM plan ORDER BY source;
		SELECT raw, byte_to - byte_from FROM mention WHERE raw LIKE 'Hai%';
		SELECT detail, text FROM flag f JOIN passage p ON p.id = f.passage
		WHERE code = 'bytes-replaced'"
	printed <<'OUT'
UTF-8
UTF-8, bad bytes replaced
Hai gi�ỏi|11
places that could not be read, each shown as �: 2|1. Phong trào thi đua “Hai gi�ỏi”.
OUT
	try thidua-index --verify
	ended 0
	told_nothing
	[[ $output == *"in 2 of 2 sources" ]]
	read -r all agree <<<"${output/ of / }"
	[ "$all" = "${agree%% *}" ]
}

@test "text in a legacy encoding is named, with what to do" {
	plan 2 "Hai giỏi" | sed 's/[“”]/"/g' | iconv -f UTF-8 -t TCVN >d/b.txt
	try thidua-index d
	ended 3
	[[ $stderr == *"d/b.txt: text in another encoding (bytes that are not UTF-8: "*", the first at byte "*"); convert it to UTF-8 first (iconv -f TCVN for TCVN3, -f CP1258, -f VISCII; UniKey for VNI)"* ]]
	[ "$(sqlite3 thidua.db 'SELECT source FROM plan')" = d/a.txt ]
	# and that does it
	iconv -f TCVN -t UTF-8 d/b.txt >d/c.txt
	rm d/b.txt
	try thidua-index d
	ended 0
	[ "$(sqlite3 thidua.db 'SELECT count(*) FROM mention WHERE raw = "Hai giỏi"')" -eq 1 ]
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
	head -c 10500000 /dev/zero | tr '\0' 'a' >d/b.txt
	try timeout 60 thidua-index d
	# a rule may meet its limit in such a line, and then says so
	[ "$status" -eq 0 ] || [ "$status" -eq 3 ]
	[[ $stderr == *"thidua-index: note: thidua.db: 2 files: 2 new"* ]]
}

@test "floods of a line, a word, words, marks and controls stay in bounds, and their neighbour is found" {
	python3 - <<'PY'
head = open('d/a.txt', encoding='utf-8').read()
floods = {
    'line': 'thi đua ' * 200000,
    'word': 'nghiêng' * 700000,
    'words': ' '.join(f't{i}' for i in range(300000)),
    'marks': 'a' + '\u0302\u0323' * 300000,
    'controls': '\u202e\u2066thi đua\u2069\u202c' * 100000,
}
for name, flood in floods.items():
    with open(f'd/{name}.txt', 'w', encoding='utf-8') as f:
        f.write(head + '\n' + flood + '\n')
PY
	within 1200000 timeout 200 thidua-index --no-reuse -j 1 d
	# a rule may meet its limit in such a line, and then says so
	[ "$status" -eq 0 ] || [ "$status" -eq 3 ]
	[[ $stderr == *"thidua-index: note: thidua.db: 6 files: 6 new"* ]]
	[ "$(sqlite3 thidua.db "SELECT source FROM plan p JOIN mention m ON m.plan = p.id
		WHERE raw = 'Một giỏi' AND source = 'd/a.txt'")" = d/a.txt ]
	[ "$(sqlite3 thidua.db "SELECT count(DISTINCT plan) FROM passage_fts JOIN passage p
		ON p.id = passage_fts.rowid WHERE passage_fts MATCH '\"một giỏi\"'")" -eq 6 ]
	[ "$(sqlite3 thidua.db "SELECT count(*) FROM passage_fts WHERE passage_fts MATCH 't299999'")" -eq 1 ]
	# controls are not part of the text
	[ "$(sqlite3 thidua.db "SELECT count(*) FROM passage WHERE text GLOB '*[' || char(0x202e, 0x2066) || ']*'")" -eq 0 ]
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

@test "links to what is in the folder are the same files, one that is named is followed" {
	ln -s a.txt d/link.txt
	ln -s . d/loop
	ln -s nowhere d/broken.txt
	ln -s d named
	try thidua-index d
	ended 0
	told <<'OUT'
thidua-index: note: d/broken.txt: a link that cannot be followed: No such file or directory
thidua-index: note: thidua.db: 4 files: 1 new, 3 others left out (links, other endings)
OUT
	try thidua-index -d named.db --follow named
	ended 0
	told <<'OUT'
thidua-index: note: named/broken.txt: a link that cannot be followed: No such file or directory
thidua-index: note: named.db: 4 files: 1 new, 3 others left out (links, other endings)
OUT
	try thidua-index d/broken.txt
	ended 2
	told <<'OUT'
thidua-index: error: d/broken.txt: no such file or folder
OUT
}

@test "a link that leads out is named, and read with --follow" {
	mkdir d-out d-out/more
	plan 2 "Hai giỏi" >d-out/b.txt
	plan 3 "Ba giỏi" >d-out/more/c.txt
	ln -s ../d-out/b.txt d/b.txt
	ln -s ../d-out/more d/more
	ln -s ../../d d-out/more/back
	try thidua-index d
	ended 0
	told <<OUT
thidua-index: note: d/b.txt: left out, a link that leads out of the given folders (--follow reads it), to $PWD/d-out/b.txt
thidua-index: note: d/more: left out, a link that leads out of the given folders (--follow reads it), to $PWD/d-out/more
thidua-index: note: thidua.db: 3 files: 1 new, 2 others left out (links, other endings)
OUT
	try thidua-index --follow d
	ended 0
	told <<'OUT'
thidua-index: note: thidua.db: 4 files: 2 new, 1 unchanged, 1 other left out (a link, another ending)
OUT
	run sqlite3 thidua.db 'SELECT source FROM plan ORDER BY source'
	printed <<'OUT'
d/a.txt
d/b.txt
d/more/c.txt
OUT
	try thidua-index --records --follow d
	ended 0
	[ "$(wc -l <<<"$output")" -eq 3 ]
	# both given, the links are within
	try thidua-index -d both.db d d-out
	ended 0
	told <<'OUT'
thidua-index: note: both.db: 6 files: 3 new, 3 others left out (links, other endings)
OUT
}

@test "a name that is no UTF-8" {
	plan 2 "Hai giỏi" >"d/b"$'\xe1'".txt"
	try thidua-index d
	ended 3
	[[ $stderr == *"its name is not UTF-8; rename it"* ]]
	[ "$(sqlite3 thidua.db 'SELECT source FROM plan')" = d/a.txt ]
}

@test "names with newlines, quotes, blanks and signs lead back to their file" {
	names=($'two\nlines.txt' "o'clock \"quoted\".txt" ' blank .txt' '-d.txt'
		'%s%n.txt' $'tab\tbed.txt' '*.txt' "\$(touch x).txt" $'\u202eright.txt')
	rm d/a.txt
	for i in "${!names[@]}"; do
		plan "$i" "Tên $i" >"d/${names[i]}"
	done
	try thidua-index d
	ended 0
	told <<'OUT'
thidua-index: note: thidua.db: 9 files: 9 new
OUT
	for i in "${!names[@]}"; do
		sqlite3 thidua.db "SELECT source FROM plan WHERE number = '$i/KH-LĐLĐ'" >source
		printf '%s\n' "d/${names[i]}" | cmp - source
	done
	try thidua-index --verify
	ended 0
	told_nothing
	[[ $output == *"in 9 of 9 sources" ]]
	try thidua-index d
	told <<'OUT'
thidua-index: note: thidua.db: 9 files: 9 unchanged
OUT
	# and none stands raw in what is told
	for name in "${names[@]}"; do printf 'K\0' >"d/$name"; done
	try thidua-index d
	ended 3
	[ "$(grep -c 'warning: d/' <<<"$stderr")" -eq 9 ]
	[[ $stderr != *[$'\t\u202e']* ]]
}

@test "a name with control characters does not reach the terminal" {
	: >d/$'\e[2J\u202e\u9b b.txt'
	: >d/$'\e]0;\a\xff.txt'
	try thidua-index d
	ended 3
	[ "$(grep -c 'warning: d/' <<<"$stderr")" -eq 2 ]
	[[ $stderr != *[$'\e\a\u202e\u9b']* ]]
	iconv -f UTF-8 -t UTF-8 <<<"$stderr" >out
}

@test "a socket, a device, a file of /proc" {
	python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("d/s.txt")'
	try timeout 10 thidua-index d /dev/null
	ended 3
	told <<'OUT'
thidua-index: warning: /dev/null: not a regular file
thidua-index: warning: d/s.txt: cannot open: No such device or address
thidua-index: note: thidua.db: 3 files: 1 new, 2 failed
thidua-index: error: 2 of 3 files could not be read; the others are indexed
OUT
	[ -r /proc/self/status ] || skip "no /proc"
	try thidua-index -d proc.db d/a.txt /proc/self/status
	ended 0
	[ "$(sqlite3 proc.db "SELECT bytes > 500 FROM plan WHERE source = '/proc/self/status'")" -eq 1 ]
}

@test "a file of a gigabyte is not read" {
	truncate -s 1G d/b.txt
	within 800000 thidua-index d
	ended 3
	told <<'OUT'
thidua-index: warning: d/b.txt: 1073741824 bytes, more than the limit of 33554432; --max-size allows more
thidua-index: note: thidua.db: 2 files: 1 new, 1 failed
thidua-index: error: 1 of 2 files could not be read; the others are indexed
OUT
}

@test "three hundred folders in one another" {
	deep=d
	for i in $(seq 300); do deep+=/$((i % 10)); done
	mkdir -p "$deep"
	plan 2 "Hai giỏi" >"$deep/b.txt"
	# no more files at a time than a few, however deep
	try bash -c 'ulimit -n 40; exec thidua-index -j 1 d'
	ended 0
	told <<'OUT'
thidua-index: note: thidua.db: 2 files: 2 new
OUT
	[ "$(sqlite3 thidua.db "SELECT count(*) FROM plan WHERE source = '$deep/b.txt'")" -eq 1 ]
}

@test "a path that is longer than can be opened is named, its neighbours are found" {
	python3 - <<'PY'
import os
os.chdir('d')
for i in range(25):
    os.mkdir('x' * 200)
    os.chdir('x' * 200)
open('b.txt', 'w').write('K')
PY
	try thidua-index d
	ended 3
	[ "$(grep -c 'x: its path is longer than the system opens; name a folder nearer to it, from there' <<<"$stderr")" -eq 1 ]
	[[ $stderr == *"thidua.db: 1 file: 1 new, 1 failed"* ]]
	[ "$(wc -l <<<"$stderr")" -eq 3 ]
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
thidua-index: error: thidua.db was made by a newer thidua (format 99, this one reads 5); update thidua, or make another index
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
