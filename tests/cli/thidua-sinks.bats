#!/usr/bin/env bats
# thidua-sinks.bats - wherever output goes: full, closed, broken; and the same
# bytes whatever the locale.

load helper

setup_file() {
	make_index
	mkdir own
	cat >own/edges.sql <<'SQL'
-- help: edges
-- graph: directed
-- column: source text s
-- column: target text t
-- column: weight integer w
SELECT source, number AS target, 1 AS weight FROM scope JOIN plan ON plan.id = scope.plan ORDER BY plan.id
SQL
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

formats="table csv tsv json ndjson md gexf graphml"

# Each way in which rows leave a program, a line each.
commands() {
	for f in $formats; do echo "thidua --reports own edges -f $f"; done
	cat <<'OUT'
thidua show 64/KH-CĐCT -f table
thidua report -o -
thidua verify
thidua columns
thidua reports
thidua --help
thidua search "thi đua" --explain
thidua plans --count
thidua plans --files
thidua-index --records plans
thidua-index --explain plans/2017.txt
thidua-index --help
OUT
}

# A pipe that nobody reads, the signal of which is ignored or not.
no_reader() { # no_reader ignore|default COMMAND
	python3 - "$@" <<'PY'
import os, signal, subprocess, sys
r, w = os.pipe()
os.close(r)
ignore = sys.argv[1] == 'ignore'
if ignore:
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
p = subprocess.run(['sh', '-c', 'exec ' + sys.argv[2]], stdout=w,
                   stderr=subprocess.PIPE, restore_signals=not ignore)
sys.stderr.buffer.write(p.stderr)
sys.exit(128 - p.returncode if p.returncode < 0 else p.returncode)
PY
}

# failed_with REASON COMMAND: status 7 and one line that says so
failed_with() {
	local program=${2%% *} said
	[ "$2" != "thidua verify" ] || program=thidua-index
	said=$(grep -v -e ': note: ' -e ': warning: ' <<<"$stderr")
	[ "$status" -eq 7 ] && [ -z "$output" ] &&
		[ "$said" = "$program: error: cannot write to standard output: $1" ] && return
	echo "$2: status $status: $output: $stderr"
	return 1
}

# each_command FUNCTION: with every command, until one fails
each_command() {
	local c n=0
	while IFS= read -r c <&4; do
		"$1" "$c" || return
		n=$((n + 1))
	done 4< <(commands)
	[ "$n" -eq 20 ]
}

full() {
	try sh -c "$1 >/dev/full"
	failed_with "No space left on device" "$1"
}

@test "a full device is told, whatever is written" {
	[ -e /dev/full ] || skip "no /dev/full"
	each_command full
}

closed() {
	try sh -c "$1 >&-"
	failed_with "Bad file descriptor" "$1"
}

@test "standard output that is closed is told, whatever is written" {
	each_command closed
}

# Of each kind of output one: the others write alike.
some_command() { # some_command FUNCTION
	"$1" "thidua --reports own edges -f csv" && "$1" "thidua report -o -" &&
		"$1" "thidua --help" && "$1" "thidua-index --records plans" &&
		"$1" "thidua-index --explain plans/2017.txt" && "$1" "thidua verify"
}

left() {
	try no_reader default "$1"
	[ "$status" -eq 141 ] && ! grep -q error <<<"$stderr" && return
	echo "$1: status $status: $stderr"
	return 1
}

@test "a reader that went away ends a program without a word" {
	some_command left
}

left_ignored() {
	try no_reader ignore "$1"
	failed_with "Broken pipe" "$1"
}

@test "where that signal is ignored it is told" {
	some_command left_ignored
}

@test "a file on a full device is told" {
	[ -e /dev/full ] || skip "no /dev/full"
	for f in $formats; do
		try thidua --reports own edges -f "$f" -o /dev/full
		ended 7
		told <<<"thidua: error: cannot write to /dev/full: No space left on device"
	done
	try thidua report -o /dev/full
	ended 7
	told <<<"thidua: error: cannot write to /dev/full: No space left on device"
}

@test "a file or folder that cannot grow leaves what was there" {
	thidua export -q kept
	echo old >kept.html
	find kept -type f -exec sha256sum {} + | sort >before
	try bash -c 'trap "" XFSZ; ulimit -f 1; thidua export kept'
	ended 7
	[[ $stderr == "thidua: error: nothing was written to kept: cannot write to "*": File too large" ]]
	find kept -type f -exec sha256sum {} + | sort | cmp before
	try bash -c 'trap "" XFSZ; ulimit -f 1; thidua export new'
	ended 7
	try bash -c 'trap "" XFSZ; ulimit -f 1; thidua report -o kept.html'
	ended 7
	[ "$(cat kept.html)" = old ]
	[ -z "$(find . -name '*.tmp-*')" ] && [ ! -e new ]
}

# What every command leaves in files, but for its talk.
leave_files() { # leave_files FOLDER REDIRECTIONS
	mkdir "$1"
	cp -r plans "$1"
	(
		cd "$1" || exit
		cp ../thidua.db .
		for f in csv gexf; do
			eval "thidua --reports ../own edges -f $f -o edges.$f $2"
		done
		eval "thidua search 'thi dua' -o hits.csv $2"
		eval "thidua report -o page.html $2"
		eval "thidua export out $2"
		eval "thidua-index -d new.db plans $2"
		eval "thidua-index -d new.db --prune plans $2"
	) </dev/null >/dev/null 2>/dev/null || return
	# of files as new as these no look is kept, or one is, as time has it
	(cd "$1" && find . -type f ! -name thidua.db ! -name 'new.db*' ! -name MANIFEST \
		-exec sha256sum {} + | sort)
	facts "$1/new.db" | sha256sum
	sha256sum <"$1/thidua.db"
}

@test "closed streams are no files: nothing is said into what is written" {
	leave_files open '' >open.sums
	[ "$(wc -l <open.sums)" -gt 40 ]
	for closed in '2>&-' '<&- >&- 2>&-'; do
		rm -rf closed
		leave_files closed "$closed" >closed.sums
		diff open.sums closed.sums
	done
}

# Locales that a machine may not have, in a folder of our own.
make_locales() {
	command -v localedef >/dev/null || skip "no localedef to make locales with"
	[ -d /usr/share/i18n/locales ] || skip "the package locales is not there"
	export LOCPATH=$BATS_FILE_TMPDIR/locales
	mkdir -p "$LOCPATH"
	for l in tr_TR de_DE vi_VN; do
		localedef -c -i $l -f UTF-8 "$LOCPATH/$l.UTF-8" || true
		[ "$(LC_ALL=$l.UTF-8 locale charmap)" = UTF-8 ] || return
	done
	[ "$(LC_ALL=de_DE.UTF-8 locale decimal_point)" = , ]
}

# All that two programs print, with numbers that have fractions.
print_all() {
	for f in table csv json; do thidua compare 2021 2025 -f "$f"; done
	thidua recur -f tsv
	thidua recur -f md
	for f in gexf graphml; do thidua cooccur -f "$f"; done
	thidua search 'LAO ĐỘNG' -f ndjson
	thidua search 'iI İı' --explain
	thidua report -o -
	thidua-index --help
	thidua-index --records plans
	thidua-index --explain plans/2017.txt
	rm -f locale.db
	thidua-index -q -d locale.db plans && facts locale.db
}

# printed_in VARIABLES: what is printed in that environment alone
printed_in() {
	local print
	print="$(declare -f print_all facts); print_all"
	# shellcheck disable=SC2086
	env -u LC_ALL -u LANG -u TZ $1 bash -c "$print" 2>&1 |
		grep -v 'setlocale: LC_ALL'
}

@test "the bytes are the same in every locale and time zone" {
	make_locales
	printed_in LC_ALL=C >in-C
	[ "$(wc -l <in-C)" -gt 300 ]
	for v in LC_ALL=tr_TR.UTF-8 LC_ALL=no_SUCH \
		'LANG=C LC_NUMERIC=de_DE.UTF-8 LC_CTYPE=vi_VN.UTF-8 TZ=Pacific/Kiritimati'; do
		printed_in "$v" >other
		cmp in-C other || return
	done
}
