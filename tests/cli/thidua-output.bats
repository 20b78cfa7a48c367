#!/usr/bin/env bats
# thidua-output.bats - formats, files, and output that fails.

load helper

setup_file() {
	make_index
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

@test "json" {
	try thidua years --format json -c year,plans
	ended 0
	printed <<'OUT'
[
{"year":2017,"plans":1},
{"year":2021,"plans":2},
{"year":2025,"plans":1}
]
OUT
	told_nothing
}

@test "ndjson, tsv and Markdown" {
	try thidua years --format ndjson -c year,plans
	ended 0
	printed <<'OUT'
{"year":2017,"plans":1}
{"year":2021,"plans":2}
{"year":2025,"plans":1}
OUT
	told_nothing
	try thidua years --format tsv -c year,plans
	ended 0
	printed <<'OUT'
year	plans
2017	1
2021	2
2025	1
OUT
	told_nothing
	try thidua years --format md -c year,plans
	ended 0
	printed <<'OUT'
### Plans by year

| year | plans |
| ---: | ---: |
| 2017 | 1 |
| 2021 | 2 |
| 2025 | 1 |
OUT
	told_nothing
}

@test "an unknown format or ending is refused" {
	try thidua years --format cvs
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: unknown format "cvs"; use table, csv, tsv, json, ndjson, md, gexf or graphml
OUT
	try thidua years -o years.doc
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: cannot tell the format from the name "years.doc"; end it in .csv, .tsv, .json, .ndjson, .jsonl, .md, .txt, .gexf or .graphml, or choose a format
OUT
}

@test "a CSV file is made for spreadsheets and read back by Python" {
	try thidua compare 2017 2025 -o compare.csv
	ended 0
	printed_nothing
	[ "$(head -c 3 compare.csv | od -An -tx1)" = " ef bb bf" ]
	[ "$(head -n 1 compare.csv | tail -c 2 | od -An -tx1)" = " 0d 0a" ]
	thidua compare 2017 2025 --format json >compare.json 2>stderr
	python3 - <<'PYTHON'
import csv, json
rows = list(csv.DictReader(open("compare.csv", encoding="utf-8-sig", newline="")))
want = json.load(open("compare.json", encoding="utf-8"))
assert len(rows) > 3
assert rows == [{k: "" if v is None else str(v) for k, v in r.items()} for r in want]
PYTHON
}

@test "--limit and --offset cut the rows" {
	try thidua plans -c plan -n 2
	ended 0
	printed <<'OUT'
plan
1
2
OUT
	told_nothing
	try thidua plans -c plan -n 1 --offset 2
	ended 0
	printed <<'OUT'
plan
3
OUT
	told_nothing
	try thidua recur --offset 1 -n 1 -c name,kind,plans,years_used,years_observed
	ended 0
	printed <<'OUT'
name,kind,plans,years_used,years_observed,2017 (n=1),2021 (n=2),2025 (n=1)
"Giỏi việc tổ, đảm việc đội",phong trào,2,1,3,0,2,0
OUT
	told_nothing
}

@test "--columns all shows in a table what is left out for room" {
	try thidua years --format table -c all --width 0
	ended 0
	printed <<'OUT'
Plans by year
year  plans  central  industry  province  district  grassroots  enterprise  unknown
2017      1        0         1         0         0           0           0        0
2021      2        0         0         2         0           0           0        0
2025      1        0         0         1         0           0           0        0
3 rows
OUT
	told_nothing
}

@test "an unknown column is refused" {
	try thidua years -c year,plants
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: years has no column 'plants'; did you mean plans? it has year, plans, central, industry, province, district, grassroots, enterprise, unknown
OUT
}

@test "a full device is an error" {
	try sh -c 'thidua plans >/dev/full'
	ended 7
	printed_nothing
	told <<'OUT'
thidua: error: cannot write to standard output: No space left on device
OUT
	try sh -c 'thidua --help >/dev/full'
	ended 7
	printed_nothing
	told <<'OUT'
thidua: error: cannot write to standard output: No space left on device
OUT
}

@test "standard output that is closed is an error" {
	try sh -c 'thidua plans >&-'
	ended 7
	printed_nothing
	told <<'OUT'
thidua: error: cannot write to standard output: Bad file descriptor
OUT
	try sh -c 'thidua --help >&-'
	ended 7
	printed_nothing
	told <<'OUT'
thidua: error: cannot write to standard output: Bad file descriptor
OUT
}

@test "a reader that goes away ends the program quietly" {
	try bash -c 'thidua passages | head -n 1 >/dev/null'
	ended 0
	told_nothing
}

@test "a failed run leaves an older file as it was" {
	echo old >kept.csv
	try thidua search nowhere -o kept.csv
	ended 1
	[ "$(cat kept.csv)" = old ]
	try thidua plans --year 1900 -o kept.csv
	ended 2
	[ "$(cat kept.csv)" = old ]
}

@test "a file that cannot be written is an error" {
	try thidua years -o nowhere/years.csv
	ended 7
	printed_nothing
	told <<'OUT'
thidua: error: cannot write to nowhere/years.csv: No such file or directory
OUT
}

@test "a document is not overwritten through a link" {
	mkdir linked
	echo 'Thi đua.' >linked/a.txt
	thidua-index -q -d linked.db linked
	ln -s linked/a.txt out.csv
	ln linked/a.txt hard.csv
	for to in out.csv hard.csv linked/../linked/a.txt; do
		try thidua search -d linked.db 'thi đua' -f csv -o "$to"
		ended 2
		[[ $stderr == *"$to is a document in the index; write to another file"* ]]
		[ "$(cat linked/a.txt)" = 'Thi đua.' ]
	done
}
