#!/usr/bin/env bats
# thidua-index-profile.bats - where the time of a run goes.

load helper

setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	write_plans
	thidua-index -q --profile -d 1.db -j 1 plans 2>one
	thidua-index -q --profile -d 2.db -j 2 plans 2>two
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

# rules FILE: what each rule was asked and has found, sorted by name.
rules() {
	awk '/^rule / { on = 1; next } on { print $1, $3, $4 }' "$1" | sort
}

@test "all stages are there, and their shares are the whole" {
	run awk 'NF == 0 { exit } { sub(/  .*/, ""); print }' one
	printed <<'OUT'
stage
read and decode
clean
outline
find places
rules and facts
rows and full text
shared text
names, words, commit
check, sync, publish
OUT
	run awk 'NF == 0 { exit }
		NR > 1 { share += $NF; bad += $(NF - 1) < 0 }
		END { print (share > 99.5 && share < 100.5), bad + 0 }' one
	printed <<'OUT'
1 0
OUT
}

@test "rules are counted: each number, year and date line is a match" {
	run awk '$1 == "number" || $1 == "year" || $1 == "stage" { print $1, $4 }' one
	[[ $output == *"number 4"* ]]
	run sqlite3 1.db "SELECT count(*) FROM header WHERE rule LIKE 'number%'"
	[ "$output" = 4 ]
	# a rule that was not asked has no line
	run awk '/^rule / { on = 1; next } on && $3 == 0' one
	printed_nothing
}

@test "the dearest rule comes first" {
	run awk '/^rule / { on = 1; last = 1e9; next }
		on { if ($2 > last) print; last = $2 }' one
	printed_nothing
}

@test "workers' counts are summed" {
	diff <(rules one) <(rules two)
	[ "$(rules one | wc -l)" -gt 20 ]
}

@test "it is talk: nothing on stdout, and a run that cannot be is none" {
	try thidua-index -q --profile -d 3.db plans
	ended 0
	printed_nothing
	[[ $stderr == "stage "*"seconds"*"share"* ]]
	try thidua-index --profile -d 4.db nowhere
	ended 2
	printed_nothing
	told <<'OUT'
thidua-index: error: nowhere: no such file or folder
OUT
}
