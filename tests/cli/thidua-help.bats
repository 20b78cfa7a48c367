#!/usr/bin/env bats
# thidua-help.bats - what the program says of itself; needs no index.

load helper

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

@test "--help lists the reports in one line each, with three examples" {
	try thidua --help
	ended 0
	told_nothing
	for report in plans show themes movements recur phases anniversaries \
		citations targets compare search; do
		[[ $output == *$'\n'"  $report "* ]]
	done
	[ "$(sed -n '/^Examples:/,$p' <<<"$output" | grep -c '^  thidua ')" = 3 ]
	[ "$(awk 'length > 80' <<<"$output" | wc -l)" = 0 ]
}

@test "each report has help with an example" {
	for report in $(thidua reports --format tsv | tail -n +2 | cut -f1); do
		try thidua "$report" --help
		ended 0
		[[ $output == "Usage: thidua $report "* ]]
		[[ $output == *$'\nColumns'* ]]
		[[ $output == *$'\nExamples:\n  thidua '"$report"* ]]
	done
}

@test "the help of a report tells its arguments and columns" {
	try thidua years --help
	ended 0
	printed <<'OUT'
Usage: thidua years [options]

How many plans there are of each year, by level.

Columns:
  year       integer  A year that plans count in.
  plans      integer  Plans of that year.
  central    integer  Those of central bodies.
  industry   integer  Those of industry unions.
  province   integer  Those of provinces.
  district   integer  Those of districts.
  grassroots integer  Those of grassroots unions.
  enterprise integer  Those of enterprises.
  unknown    integer  Those whose level is not known.

A plan for several years counts in each, so the sum may be more than the number
of plans.

Filters, for every report:
      --year YEARS     Plans of a year, or of a range: 2017..2020. A plan for
                       several years counts in each.
      --unit TEXT      Plans whose issuer or unit has these words; case and
                       accents do not matter.
      --level LEVEL    central, industry, province, district, grassroots or
                       enterprise.
      --region TEXT    Plans from a region.
      --as-of DATE     Count each plan under the unit that had its place on that
                       day, as 2025-07-01.
      --movement TEXT  Plans that name a movement with these words; accents
                       count if there are any.

Rows and columns, of every report:
  -c, --columns NAMES  These columns only, with commas between; or all.
      --evidence       One row a place in a document, with its quotation: for
                       reports of facts.
  -n, --limit N        At most N rows; 0: all.
      --offset N       Leave out the first N rows.
      --count          Only how many rows there are; with --files, files.
      --files          Only the files they lead to, each once.
      --package        With -o FILE.csv, FILE.datapackage.json too: what the
                       columns hold, and what they were made from.

Output:
  -f, --format FORMAT  table, csv, tsv, json, ndjson or md, and of a graph gexf
                       or graphml; else a table on a terminal and CSV elsewhere.
  -o, --output FILE    Write to a file; its ending tells the format.
      --width N        Columns that a table may take; 0: do not wrap cells.

In general:
  -d, --database FILE  The index to ask; else $THIDUA_DB, else thidua.db here.
      --reports DIR    Reports of your own: NAME.sql adds the report NAME, or
                       replaces it.
  -q, --quiet          No notes, only errors and warnings.
  -h, --help           This text.
      --version        The version.

Examples:
  thidua years
  thidua years --unit 'lang son'
OUT
	told_nothing
}

@test "columns documents the columns of all reports" {
	try thidua columns --format tsv
	ended 0
	[[ $output == $'report\tcolumn\ttype\tdoc\n'* ]]
	[[ $output == *$'\nrecur\tyears_observed\tinteger\tYears of which there are plans.\n'* ]]
	[ "$(cut -f4 <<<"$output" | grep -c '^$')" = 0 ]
}

@test "--version" {
	try thidua --version
	ended 0
	[[ $output =~ ^thidua\ [0-9]+\.[0-9]+\.[0-9]+$ ]]
}

@test "without a report there is a hint" {
	try thidua
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: name a report; thidua --help lists them
OUT
}

@test "an unknown report is answered with the nearest" {
	try thidua plasn
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: no report 'plasn'; did you mean plans? (thidua --help lists them)
OUT
	try thidua movments --year 2017
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: no report 'movments'; did you mean movements? (thidua --help lists them)
OUT
	try thidua reprots
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: no report 'reprots'; did you mean reports?
OUT
	try thidua xyzzy
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: no report 'xyzzy'; thidua --help lists them
OUT
}

@test "an unknown option is answered with the nearest" {
	try thidua plans --yaer 2017
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: unknown option --yaer; did you mean --year?
OUT
	try thidua plans -z
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: unknown option -z
OUT
	try thidua plans --year
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: --year needs a value
OUT
}

@test "an argument too many is refused" {
	try thidua plans 2017
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: plans cannot use the argument '2017' (thidua plans --help tells what it takes)
OUT
	try thidua reports plans
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: cannot use the argument 'plans'
OUT
}
