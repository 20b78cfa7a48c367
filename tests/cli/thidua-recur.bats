#!/usr/bin/env bats
# thidua-recur.bats - which movements recur, and how many there may be.

load helper

# made FOLDER YEAR N NAME...: plan N of a year, which names these movements.
made() {
	local folder=$1 year=$2 n=$3
	shift 3
	mkdir -p "$folder"
	plan "$n" "$1" | sed "s/2021/$year/g" >"$folder/$year-$n.txt"
	shift
	while [ $# -gt 0 ]; do
		printf '\n%d. Phong trào thi đua “%s”.\n' "$#" "$1" >>"$folder/$year-$n.txt"
		shift
	done
}

# Years 2015 to 2018, 2021 and 2022; none of 2019 and 2020.
setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	made years 2015 1 'Lao động giỏi' 'Người tốt việc tốt'
	made years 2016 2 'Lao động giỏi'
	made years 2017 3 'Người tốt việc tốt'
	made years 2017 4 'Đồng khởi mới'
	made years 2018 5 'Lao động giỏi'
	made years 2021 6 'Lao động giỏi' 'Người tốt việc tốt'
	made years 2022 7 'Lao động giỏi'
	made years 2022 8 'Một góc xanh'
	sed -i 's/TỈNH LẠNG SƠN/TỈNH YÊN BÁI/; s/Lạng Sơn,/Yên Bái,/' years/2022-*.txt
	thidua-index -q years
	thidua-index -q -d corpus.db "$ROOT/corpus"
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

@test "runs and gaps are of the years of which there are plans" {
	try thidua recur -c name,plans,of_plans,first,last,span,years_used,years_observed,longest_run,gaps,gap_years
	ended 0
	printed <<'OUT'
name,plans,of_plans,first,last,span,years_used,years_observed,longest_run,gaps,gap_years,2015 (n=1),2016 (n=1),2017 (n=2),2018 (n=1),2021 (n=1),2022 (n=2)
Lao động giỏi,5,8,2015,2022,8,5,6,3,1,2017,1,1,0,1,1,1
Người tốt việc tốt,3,8,2015,2021,7,3,6,1,2,"2016, 2018",1,0,1,0,1,0
Một góc xanh,1,8,2022,2022,1,1,6,1,0,,0,0,0,0,0,1
Đồng khởi mới,1,8,2017,2017,1,1,6,1,0,,0,0,1,0,0,0
OUT
	told_nothing
}

@test "a share has its interval from five years on" {
	try thidua recur -n 2 --long -c name,share,share_low,share_high
	ended 0
	printed <<'OUT'
name,share,share_low,share_high
Lao động giỏi,0.8333,0.4365,0.9699
Lao động giỏi,0.8333,0.4365,0.9699
OUT
	try thidua recur --year 2015..2018 -n 1 --long -c name,years_used,years_observed,share,share_low,share_high
	ended 0
	printed <<'OUT'
name,years_used,years_observed,share,share_low,share_high
Lao động giỏi,3,4,,,
OUT
}

@test "--by counts apart, and what has no plans is not 0" {
	try thidua recur --by unit -c name,part,plans,of_plans,years_used,years_observed
	ended 0
	printed <<'OUT'
name,part,plans,of_plans,years_used,years_observed,2015,2016,2017,2018,2021,2022
Lao động giỏi,tỉnh Lạng Sơn,4,6,4,5,1,1,0,1,1,
Lao động giỏi,tỉnh Yên Bái,1,2,1,1,,,,,,1
Một góc xanh,tỉnh Yên Bái,1,2,1,1,,,,,,1
Người tốt việc tốt,tỉnh Lạng Sơn,3,6,3,5,1,0,1,0,1,
Đồng khởi mới,tỉnh Lạng Sơn,1,6,1,5,0,0,1,0,0,
OUT
	told_nothing
	try thidua recur --by unit --movement 'Một góc' -f table --width 80
	ended 0
	printed <<'OUT'
Movements by year: plans that name them
name         part          plans  years_used  2015  2016  2017  2018  2021  2022
Một góc      tỉnh Yên Bái      1           1                                   1
xanh
1 row
OUT
	try thidua recur --by week
	ended 2
	told <<<"thidua: error: --by is one of unit, level, region, not 'week'"
}

@test "what has no unit stands last, without a name" {
	mkdir nobody
	cp years/2015-1.txt nobody
	printf 'KẾ HOẠCH\nPhát động thi đua năm 2016\n\nPhong trào thi đua “Lao động giỏi”.\n' >nobody/a.txt
	thidua-index -q -d nobody.db nobody
	try thidua recur -d nobody.db --by unit --movement 'lao động' -c name,part,plans,years_used,years_observed
	ended 0
	printed <<'OUT'
name,part,plans,years_used,years_observed,2015,2016
Lao động giỏi,tỉnh Lạng Sơn,1,1,1,1,
Lao động giỏi,,1,1,1,,1
OUT
	told_nothing
}

@test "the sum over parts is the whole" {
	thidua recur -d corpus.db --by level --long -f ndjson >parts.json
	thidua recur -d corpus.db --long -f ndjson >whole.json
	python3 - <<'PY'
import collections, json
def count(path):
    n = collections.Counter()
    for l in open(path):
        r = json.loads(l)
        n[r['name'], r['year']] += r['named'] or 0
        assert (r['named'] is None) == (r['of'] is None)
        assert r['gaps'] == (len(r['gap_years'].split(', ')) if r['gap_years'] else 0)
        assert r['longest_run'] <= r['years_used'] <= r['years_observed']
    return n
assert count('parts.json') == count('whole.json')
PY
}

@test "undated plans are counted and stand in no year" {
	cp thidua.db undated.db
	edit undated.db 'DELETE FROM plan_year'
	recount undated.db
	try thidua recur -d undated.db -n 1 -c name,plans,plans_dated,of_plans,first,span,years_used,years_observed,share,longest_run,gaps
	ended 0
	printed <<'OUT'
name,plans,plans_dated,of_plans,first,span,years_used,years_observed,share,longest_run,gaps
Lao động giỏi,5,0,0,,,0,0,,0,0
OUT
	told <<<"thidua: warning: 8 of 8 plans have no known year and stand in no column"
}

@test "completeness is Chao's estimate" {
	# S 4, Q1 2, Q2 0, t 8: 4 + 7/8 * 2 * 1 / 2; U 10: 1 - 2/10
	try thidua completeness
	ended 0
	printed <<'OUT'
part,plans,movements,once,twice,namings,estimate,unseen,coverage
,8,4,2,0,10,4.88,0.88,0.8
OUT
	told_nothing
	# Lạng Sơn: S 3, Q1 1, Q2 0, t 6, U 8
	try thidua completeness --by unit
	ended 0
	printed <<'OUT'
part,plans,movements,once,twice,namings,estimate,unseen,coverage
tỉnh Lạng Sơn,6,3,1,0,8,3.0,0.0,0.875
tỉnh Yên Bái,2,2,2,0,2,2.5,0.5,
OUT
	try thidua completeness --by year --year 2017..2021
	ended 0
	printed <<'OUT'
part,plans,movements,once,twice,namings,estimate,unseen,coverage
2017,2,2,2,0,2,2.5,0.5,
2018,1,1,1,0,1,,,
2021,1,2,2,0,2,,,
OUT
	# of movements of a name; the plans stay
	try thidua completeness --movement 'lao động' -f table
	ended 0
	printed <<'OUT'
Movements seen, and how many there may be
plans  movements  once  twice  estimate  unseen  coverage
    8          1     0      0       1.0     0.0       1.0
1 row
OUT
}

@test "completeness of plans without a year" {
	cp thidua.db undated.db
	edit undated.db 'DELETE FROM plan_year'
	recount undated.db
	try thidua completeness -d undated.db -c plans,movements
	ended 0
	printed <<'OUT'
plans,movements
8,4
OUT
	told_nothing
	try thidua completeness -d undated.db --by year -c plans
	ended 0
	printed <<'OUT'
plans
OUT
	told <<'OUT'
thidua: warning: 8 of 8 plans have no known year and are not counted
thidua: note: there are none
OUT
}
