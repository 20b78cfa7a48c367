#!/usr/bin/env bats
# thidua-package.bats - one report's rows with a descriptor beside them.

load helper

setup_file() {
	make_index
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
	rm -f ./*.csv ./*.json
}

@test "--package describes the CSV file" {
	try thidua years --year 2021 -o "years of 2021.csv" --package -d "$PWD/thidua.db"
	ended 0
	printed_nothing
	told_nothing
	"$ROOT/tests/datapackage.py" "years of 2021.datapackage.json"
	hash=$(sha256sum "years of 2021.csv" | cut -c1-64)
	meta() { sqlite3 thidua.db "SELECT value FROM meta WHERE key = '$1'"; }
	all=$(sha256sum plans/*.txt | cut -c1-64 | LC_ALL=C sort | sha256sum | cut -c1-64)
	some=$(sha256sum plans/2021*.txt | cut -c1-64 | LC_ALL=C sort | sha256sum | cut -c1-64)
	output=$(sed 's/"\(SQLite\|PCRE2\|utf8proc\)": "[0-9].*"/"\1": "N"/; /"fields": \[/q' "years of 2021.datapackage.json")
	printed <<OUT
{
  "profile": "tabular-data-package",
  "name": "thidua-years",
  "title": "Plans by year",
  "thidua": {
    "command": "thidua years --year 2021 -o 'years of 2021.csv' --package",
    "versions": {
      "thidua": "0.1.0",
      "SQLite": "N",
      "PCRE2": "N",
      "utf8proc": "N"
    },
    "index": {
      "thidua": "0.1.0",
      "rules": "$(meta rules)",
      "authority": "$(meta authority)"
    },
    "corpus": {
      "plans": 4,
      "sha256": "$all"
    },
    "asked": {
      "plans": 2,
      "sha256": "$some"
    }
  },
  "resources": [
    {
      "profile": "tabular-data-resource",
      "name": "years",
      "path": "years of 2021.csv",
      "title": "Plans by year",
      "description": "How many plans there are of each year, by level.",
      "format": "csv",
      "mediatype": "text/csv",
      "encoding": "utf-8",
      "bytes": 99,
      "hash": "sha256:$hash",
      "rows": 1,
      "query": "sha256:$(sha256sum "$ROOT/query/reports/years.sql" | cut -c1-64)",
      "schema": {
        "fields": [
OUT
}

@test "every report of facts can be described, a pivot too" {
	for report in plans recur movements flags review units; do
		thidua $report -o x.csv --package
		"$ROOT/tests/datapackage.py" x.datapackage.json
	done
	thidua recur -o x.csv --package
	python3 - <<'PY'
import json
f = json.load(open('x.datapackage.json'))['resources'][0]['schema']['fields']
assert f[-1] == {'name': '2025 (n=1)', 'type': 'integer',
                 'description': 'named of {heading}: Plans of that year that name it; null: there are '
                                'none of that year, so nothing is known.'}, f[-1]
PY
	thidua search 'thi đua' -o x.csv --package -c plan,snippet
	"$ROOT/tests/datapackage.py" x.datapackage.json
	thidua recur --evidence -o x.csv --package
	"$ROOT/tests/datapackage.py" x.datapackage.json
	grep -q '"command": "thidua recur --evidence -o x.csv --package"' x.datapackage.json
}

@test "warnings stand in the descriptor" {
	thidua compare 2017 2025 -o x.csv --package 2>told
	python3 - <<'PY'
import json
notes = json.load(open('x.datapackage.json'))['resources'][0]['notes']
told = [l.removeprefix('thidua: warning: ') for l in open('told').read().splitlines()]
assert notes == told and notes, (notes, told)
PY
}

@test "the command leaves out where things lie" {
	mkdir -p own
	printf '%s\n' '-- help: How many.' '-- option: say text Words.' '-- column: n integer Plans.' \
		'SELECT count(*) AS n FROM scope' >own/mine.sql
	thidua "-d$PWD/thidua.db" --reports="$PWD/own/" mine --say "it's \$5" "-o$PWD/m.csv" --package
	python3 - <<'PY'
import json, shlex
c = json.load(open('m.datapackage.json'))['thidua']['command']
assert shlex.split(c) == ['thidua', 'mine', '--reports=own', '--say', "it's $5", '-om.csv', '--package'], c
PY
	run grep -F "$BATS_FILE_TMPDIR" m.datapackage.json
	[ -z "$output" ]
}

@test "the file is for programs: no byte order mark, no guard, the same bytes" {
	thidua passages -o a.csv --package
	cp a.datapackage.json first.json
	thidua passages -o a.csv --package
	cmp a.datapackage.json first.json
	thidua passages -f csv >plain.csv
	tr -d '\r' <a.csv | cmp - plain.csv
}

@test "--package goes with a CSV file of rows" {
	for words in "" "-o -" "-o x.json" "-o x.csv -f json"; do
		# shellcheck disable=SC2086
		try thidua years --package $words
		ended 2
		told <<<"thidua: error: --package describes a CSV file; give one with -o FILE.csv"
	done
	try thidua years --package -o x.csv --count
	ended 2
	told <<<"thidua: error: --package describes the rows of a report; leave --count out"
	try thidua search thi --package -o x.csv --facets year
	ended 2
	told <<<"thidua: error: --package describes the rows of a report; leave --facets out"
	try thidua years --package -o a..b.csv
	ended 2
	told <<<"thidua: error: a data package cannot hold a file called a..b.csv; no name in it begins with . or ~, or has .. in it"
	try thidua years --package -o /dev/null -f csv
	ended 2
	told <<<"thidua: error: /dev/null is no plain file, which a data package is made of"
	[ -z "$(ls ./*.csv ./*.json 2>/dev/null)" ]
}

@test "a descriptor of somebody else's is not overwritten" {
	echo '{"name": "mine"}' >x.datapackage.json
	try thidua years -o x.csv --package
	ended 2
	told <<<"thidua: error: x.datapackage.json is no descriptor of thidua's and would be lost; move it, or write to another file"
	[ "$(cat x.datapackage.json)" = '{"name": "mine"}' ]
	[ ! -e x.csv ]
	rm x.datapackage.json
	mkdir x.datapackage.json
	try thidua years -o x.csv --package
	ended 2
	rmdir x.datapackage.json
}

@test "an answer of nothing has no descriptor" {
	try thidua search nowhere -o x.csv --package
	ended 1
	[ ! -e x.csv ]
	[ ! -e x.datapackage.json ]
}

@test "a descriptor of what the file held before is told" {
	thidua recur -o again.csv --package 2>/dev/null
	try thidua recur -q --year 2021 -o again.csv
	ended 0
	told <<<"thidua: warning: again.datapackage.json describes what again.csv held before; write it anew with --package, or remove it"
	try thidua recur -q --year 2021 -o again.csv --package
	ended 0
	told_nothing
}
