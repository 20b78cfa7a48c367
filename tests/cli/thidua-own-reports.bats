#!/usr/bin/env bats
# thidua-own-reports.bats - reports of a folder.

load helper

setup_file() {
	make_index
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

report() {
	mkdir -p "$BATS_TEST_TMPDIR/own"
	cat >"$BATS_TEST_TMPDIR/own/$1"
	cd "$BATS_TEST_TMPDIR" || return
	ln -sf "$BATS_FILE_TMPDIR/thidua.db" .
}

@test "a file adds a report with arguments, options, filters and formats" {
	report long.sql <<'SQL'
-- help: Plans of at least so many words.
-- param: year years optional Only of these years.
-- option: min=80 number At least so many words.
-- column: plan integer The plan.
-- column: long integer Is it longer than asked?
SELECT p.id AS plan, p.syllables > :min AS long
  FROM scope s JOIN plan p ON p.id = s.plan
 WHERE :year IS NULL OR p.year BETWEEN :year_from AND :year_to
 ORDER BY p.id;
SQL
	try thidua --reports own long --min 60 2017
	ended 0
	printed <<'OUT'
plan,long
1,1
OUT
	try thidua --reports own long --level province --min 9999
	ended 0
	printed <<'OUT'
plan,long
2,0
3,0
4,0
OUT
	try thidua --reports own long --min x
	ended 2
	told <<'OUT'
thidua: error: min must be a number, not 'x'
OUT
}

@test "a file replaces the report of its name" {
	report years.sql <<'SQL'
-- help: Mine.
-- column: n integer How many plans.
SELECT count(*) AS n FROM scope
SQL
	try thidua years --reports own
	ended 0
	printed <<'OUT'
n
4
OUT
	try thidua reports --reports own --format tsv
	ended 0
	[[ $output == *$'\nyears\tMine.\town/years.sql'* ]]
}

@test "notes beside a report are warnings" {
	report few.sql <<'SQL'
-- help: H.
-- column: n integer N.
SELECT count(*) AS n FROM scope
SQL
	report few.notes.sql <<'SQL'
SELECT 'only ' || count(*) FROM scope HAVING count(*) < 5
SQL
	try thidua few --reports own
	ended 0
	printed <<'OUT'
n
4
OUT
	told <<'OUT'
thidua: warning: only 4
OUT
}

# refused MESSAGE: the report on standard input, and what is wrong with it;
# said before another report is answered.
refused() {
	report bad.sql
	try thidua --reports own plans
	ended 2
	printed_nothing
	told <<<"thidua: error: own/bad.sql:$1"
}

@test "a mistake is named with its place before anything is answered" {
	refused "3:13: no such column: plann" <<'SQL'
-- help: H.
-- column: plan integer P.
SELECT 'đ', plann FROM scope
SQL
	refused "4:8: no such table: scop" <<'SQL'
-- help: H.
-- column: plan integer P.
SELECT plan
  FROM scop
SQL
	refused "2:12: column 1 is declared as plans, the SELECT gives plan" <<'SQL'
-- help: H.
-- column: plans integer P.
SELECT plan FROM scope
SQL
	refused "2:12: the SELECT gives a column b more" <<'SQL'
-- help: H.
-- column: a integer A.
SELECT 1 AS a, 2 AS b
SQL
	refused "3:12: the SELECT has no column b" <<'SQL'
-- help: H.
-- column: a integer A.
-- column: b integer B.
SELECT 1 AS a
SQL
	refused "3:8: :x is no argument of the report; the header declares them with \`-- param:\`" <<'SQL'
-- help: H.
-- column: a integer A.
SELECT :x AS a
SQL
	refused "2:4: unknown key 'colum'; there are help, title, example, note, param, option, choices, column, brief, pivot, with, evidence, notes, layout, empty, kwic, spark, marked, hits, count, graph, export and internal" <<'SQL'
-- help: H.
-- colum: a integer A.
SELECT 1 AS a
SQL
}

@test "a report only reads" {
	refused "3:1: a report is one SELECT (or WITH ... SELECT)" <<'SQL'
-- help: H.
-- column: a integer A.
DELETE FROM plan
SQL
	refused "3:1: a report is one SELECT (or WITH ... SELECT)" <<'SQL'
-- help: H.
-- column: a integer A.
ATTACH 'x.db' AS x
SQL
	refused "1:1: writes to the index; a report only reads" <<'SQL'
-- help: H.
-- column: a integer A.
WITH x AS (SELECT 1) DELETE FROM hit
SQL
	refused "3:16: a second statement; a report is one SELECT" <<'SQL'
-- help: H.
-- column: a integer A.
SELECT 1 AS a; DROP TABLE plan
SQL
}

@test "a folder that is not there or has no report is refused" {
	mkdir -p empty
	try thidua plans --reports nowhere
	ended 7
	told <<'OUT'
thidua: error: cannot read the reports in nowhere: No such file or directory
OUT
	try thidua plans --reports empty
	ended 2
	told <<'OUT'
thidua: error: no report in empty; a report is a file NAME.sql
OUT
}
