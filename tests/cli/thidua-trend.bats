#!/usr/bin/env bats
# thidua-trend.bats - what rises and falls, and what cannot be told.

load helper

# made FOLDER YEAR N NAME...: plan N of a year, which names these movements.
made() {
	local folder=$1 year=$2 n=$3 name
	shift 3
	mkdir -p "$folder"
	plan "$n" "Của riêng kế hoạch $year $n" | sed "s/2021/$year/g" >"$folder/$year-$n.txt"
	for name; do
		printf '\n2. Phong trào thi đua “%s”.\n' "$name" >>"$folder/$year-$n.txt"
	done
}

# Six years of four plans: 0, 1, 1, 2, 3 and 4 of them name what rises.
setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	local years=(2016 2017 2019 2020 2021 2022) rise=(0 1 1 2 3 4) i n names
	for i in 0 1 2 3 4 5; do
		for n in 1 2 3 4; do
			names=('Luôn luôn có')
			[ "$n" -gt "${rise[i]}" ] || names+=('Ngày một nhiều')
			[ "$n" -le "${rise[i]}" ] || names+=('Ngày một ít')
			[ "$i$n" != 01 ] || names+=('Chỉ một lần')
			made years "${years[i]}" "$n" "${names[@]}"
		done
	done
	thidua-index -q years
	thidua-index -q -d corpus.db "$ROOT/corpus"
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

@test "a trend is told with its p, in words" {
	# s 14 of 15 pairs, one pair is tied: 2 of 360 orders are as far
	try thidua trend -c name,years,first,last,plans_with,plans,s,tau,p,p_least,p_holm,tests,verdict
	ended 0
	printed <<'OUT'
name,years,first,last,plans_with,plans,s,tau,p,p_least,p_holm,tests,verdict
Ngày một nhiều,6,2016,2022,11,24,14,0.9661,0.005556,0.005556,0.01111,2,rising
Ngày một ít,6,2016,2022,13,24,-14,-0.9661,0.005556,0.005556,0.01111,2,falling
Luôn luôn có,6,2016,2022,24,24,0,,1.0,1.0,,2,cannot be told: 6 years with so many equal shares can never reach 0.05
OUT
	told_nothing
}

@test "slopes are over the real years, shares are weighed by plans" {
	try thidua trend --movement 'Ngày một nhiều' -f json -c by_year,slope,intercept,z,p_z,p_holm
	ended 0
	python3 - "$output" <<'PY'
import itertools, json, math, statistics, sys
row, = json.loads(sys.argv[1])
cells = [(int(y), *map(int, c.split('/'))) for y, c in (p.split() for p in row['by_year'].split('; '))]
assert cells == [(2016, 0, 4), (2017, 1, 4), (2019, 1, 4), (2020, 2, 4), (2021, 3, 4), (2022, 4, 4)]
share = [(y, k / n) for y, k, n in cells]
slope = statistics.median((b[1] - a[1]) / (b[0] - a[0]) for a, b in itertools.combinations(share, 2))
near = lambda a, b: abs(a - b) <= 1e-4 * abs(b)
assert near(row['slope'], slope), (row, slope)
assert near(row['intercept'], statistics.median(s - slope * y for y, s in share))
p = sum(k for _, k, _ in cells) / 24
t = sum(n * y for y, _, n in cells) / 24
z = sum((k - n * p) * y for y, k, n in cells) / math.sqrt(p * (1 - p) * sum(n * (y - t) ** 2 for y, _, n in cells))
assert near(row['z'], z)
assert abs(row['p_z'] - math.erfc(abs(z) / math.sqrt(2))) < 1e-3 * row['p_z']
assert row['p_holm'] == 0.005556
PY
}

@test "a few years can never show a trend" {
	try thidua trend --year 2019..2022 --movement 'Ngày một' -c name,years,p,p_least,p_holm,tests,verdict
	ended 0
	printed <<'OUT'
name,years,p,p_least,p_holm,tests,verdict
Ngày một nhiều,4,0.08333,0.08333,,0,cannot be told: 4 years can never reach 0.05
Ngày một ít,4,0.08333,0.08333,,0,cannot be told: 4 years can never reach 0.05
OUT
	try thidua trend --year 2019..2022 --movement 'Ngày một' --alpha 0.2 -c name,p_holm,tests,verdict
	ended 0
	printed <<'OUT'
name,p_holm,tests,verdict
Ngày một nhiều,0.1667,2,rising
Ngày một ít,0.1667,2,falling
OUT
	try thidua trend --year 2016 --least 1 --movement 'Chỉ một lần' -c name,years,s,p,slope,verdict
	ended 0
	printed <<'OUT'
name,years,s,p,slope,verdict
Chỉ một lần,1,,,,cannot be told: 1 year can never reach 0.05
OUT
}

@test "alpha decides" {
	try thidua trend --movement 'Ngày một' --alpha 0.01 -c name,verdict
	ended 0
	printed <<'OUT'
name,verdict
Ngày một nhiều,no trend shown
Ngày một ít,no trend shown
OUT
	for alpha in 0 1 -0.5 2 nan five 0x1 ''; do
		try thidua trend --alpha="$alpha"
		ended 2
		printed_nothing
		told <<<"thidua: error: --alpha is a probability between 0 and 1, such as 0.05, not '$alpha'"
	done
	try thidua trend --least 0
	ended 2
	told <<<"thidua: error: --least is a number of at least 1, not 0"
}

@test "a query has a trend as a movement has" {
	try thidua trend '"Ngày một nhiều"' -c name,years,plans_with,plans,s,p_holm,tests,verdict
	ended 0
	printed <<'OUT'
name,years,plans_with,plans,s,p_holm,tests,verdict
(query),6,11,24,14,0.005556,1,rising
OUT
	try thidua trend '"không đâu có"'
	ended 1
	printed_nothing
	[[ $stderr == *"nothing found"* ]]
}

@test "what is rare is left out, and said so" {
	try thidua trend --movement 'Chỉ một lần'
	ended 1
	printed_nothing
	told <<'OUT'
thidua: warning: no movement asked about is named by 3 plans or more; --least 1 takes all
thidua: error: nothing found
OUT
}

@test "plans without a year are in no series" {
	cp thidua.db undated.db
	edit undated.db 'DELETE FROM plan_year'
	try thidua trend -d undated.db --movement 'Ngày một ít' -c name,years,plans,s,p,verdict
	ended 0
	printed <<'OUT'
name,years,plans,s,p,verdict
Ngày một ít,0,,,,cannot be told: no plan has a known year
OUT
	told <<<"thidua: warning: 13 of 13 plans have no known year and are in no series"
}

@test "four plans of three years tell nothing" {
	try thidua trend -d corpus.db -f ndjson -c verdict
	ended 0
	[ "$(sort -u <<<"$output")" = '{"verdict":"cannot be told: 3 years can never reach 0.05"}' ]
}
