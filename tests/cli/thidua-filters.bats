#!/usr/bin/env bats
# thidua-filters.bats - which plans a question is about.

load helper

setup_file() {
	make_index
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

@test "--year keeps a year or a range" {
	try thidua plans -c plan,year --year 2021
	ended 0
	printed <<'OUT'
plan,year
2,2021
3,2021
OUT
	told_nothing
	try thidua plans -c plan,year --year 2018..2025
	ended 0
	printed <<'OUT'
plan,year
2,2021
3,2021
4,2025
OUT
	told_nothing
}

@test "--unit does not mind accents or capitals" {
	try thidua plans -c plan,issuer --unit 'lang SƠN'
	ended 0
	printed <<'OUT'
plan,issuer
2,LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN
OUT
	told_nothing
}

@test "--level keeps a level" {
	try thidua plans -c plan,level --level province
	ended 0
	printed <<'OUT'
plan,level
2,province
3,province
4,province
OUT
	told_nothing
}

@test "--movement keeps plans that name it" {
	try thidua plans -c plan --movement 'gioi viec to'
	ended 0
	printed <<'OUT'
plan
2
3
OUT
	told_nothing
	try thidua plans -c plan --movement 'Tổ sản xuất'
	ended 0
	printed <<'OUT'
plan
1
2
4
OUT
	told_nothing
}

@test "--movement chooses movements, not the plans they are counted among" {
	try thidua recur -c name,plans,years_observed --movement 'gioi viec to'
	ended 0
	printed <<'OUT'
name,plans,years_observed,2017 (n=1),2021 (n=2),2025 (n=1)
"Giỏi việc tổ, đảm việc đội",2,3,0,2,0
OUT
	told_nothing
	try thidua mentions -c plan,raw --movement 'gioi viec to'
	ended 0
	printed <<'OUT'
plan,raw
2,"Giỏi việc tổ, đảm việc đội"
3,"Giỏi việc tổ, đảm việc đội"
OUT
	told_nothing
	try thidua compare 2017 2021 -c kind,name,n_a,of_a,n_b,of_b --movement 'gioi viec to'
	ended 0
	[[ $output == *'"Giỏi việc tổ, đảm việc đội",0,1,2,2'* ]]
}

@test "filters add up, and hold for every report" {
	try thidua movements -c name,plans --level province --year 2021
	ended 0
	printed <<'OUT'
name,plans
"Giỏi việc tổ, đảm việc đội",2
"Tổ sản xuất giỏi, tổ sản xuất vui",1
OUT
	told_nothing
	try thidua recur --level province --year 2021 -c name,kind,plans,years_used,years_observed
	ended 0
	printed <<'OUT'
name,kind,plans,years_used,years_observed,2021 (n=2)
"Giỏi việc tổ, đảm việc đội",phong trào,2,1,1,2
"Tổ sản xuất giỏi, tổ sản xuất vui",phong trào,1,1,1,1
OUT
	told_nothing
}

@test "options may stand anywhere" {
	try thidua --year 2017 -c plan,year plans
	ended 0
	printed <<'OUT'
plan,year
1,2017
OUT
	told_nothing
	try thidua -d thidua.db -n 1 --columns=plan plans --year=2025
	ended 0
	printed <<'OUT'
plan
4
OUT
	told_nothing
}

@test "THIDUA_DB names the index" {
	try env THIDUA_DB=nowhere.db thidua plans
	ended 4
	printed_nothing
	told <<'OUT'
thidua: error: no index at nowhere.db; make one with: thidua index -d nowhere.db FOLDER
OUT
}

@test "a year without plans names the years there are" {
	try thidua plans --year 2019
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: there are plans of 2017, 2021, 2025; none of 2019
OUT
	try thidua plans --year 2018..2020
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: there are plans of 2017, 2021, 2025; none of 2018..2020
OUT
	try thidua plans --year 2019 --level industry
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: there are plans of 2017; none of 2019
OUT
}

@test "what is no year is refused" {
	try thidua plans --year 20x1
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: '20x1' is no year; write 2017, or 2017..2020 for a range
OUT
}

@test "an unknown unit is answered with what was meant, or what there is" {
	try thidua plans --unit 'lang sonn'
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: no plan with unit 'lang sonn'; did you mean LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN?
OUT
	try thidua plans --unit langson
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: no plan with unit 'langson'; did you mean LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN?
OUT
	try thidua plans --unit zzz --year 2021
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: no plan with unit 'zzz'; there are: CÔNG ĐOÀN CÔNG THƯƠNG VIỆT NAM; Công đoàn Công Thương Việt Nam; LIÊN ĐOÀN LAO ĐỘNG TỈNH HOÀ BÌNH; LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN; LIÊN ĐOÀN LAO ĐỘNG TỈNH YÊN BÁI; tỉnh Hòa Bình and 2 more
OUT
}

@test "an unknown level is answered with the levels" {
	try thidua plans --level provinc
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: no level 'provinc'; did you mean province? the levels are central, industry, province, district, grassroots, enterprise
OUT
	try thidua plans --level district
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: no plan with level 'district'; there are: industry; province
OUT
}

@test "an unknown movement is answered with what was meant" {
	try thidua plans --movement 'gioi viek to'
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: no plan with movement 'gioi viek to'; did you mean Giỏi việc tổ, đảm việc đội?
OUT
}

# Plans of 2019, 2020, 2019 and for both years, in this order.
write_turns() {
	mkdir turns
	plan 1 "Một giỏi" | sed 's/2021/2019/' >turns/a.txt
	plan 2 "Hai giỏi" | sed 's/2021/2020/' >turns/b.txt
	plan 3 "Ba giỏi" | sed 's/2021/2019/' >turns/c.txt
	plan 4 "Bốn giỏi" | sed 's/2021/2020/' >turns/d.txt
	thidua-index -q -d turns.db turns
	edit turns.db "DELETE FROM plan_year;
		INSERT INTO plan_year VALUES(1, 2019), (2, 2020), (3, 2019),
		  (4, 2019), (4, 2020)"
	recount turns.db
}

@test "plans in scope that stand apart are all searched and counted" {
	write_turns
	try thidua search -d turns.db --year 2019 giỏi -c source
	ended 0
	printed <<'OUT'
source
turns/a.txt
turns/c.txt
turns/d.txt
OUT
	try thidua search -d turns.db --year 2019 giỏi --count
	printed <<'OUT'
passages,plans
3,3
OUT
}

@test "a plan for two years is counted in the one that is asked for" {
	[ -e turns.db ] || write_turns
	try thidua movements -d turns.db --year 2020 -c name,plans,years,first,last
	ended 0
	printed <<'OUT'
name,plans,years,first,last
Bốn giỏi,1,1,2020,2020
Hai giỏi,1,1,2020,2020
OUT
	try thidua movements -d turns.db -c name,plans,years,first,last
	printed <<'OUT'
name,plans,years,first,last
Ba giỏi,1,1,2019,2019
Bốn giỏi,1,2,2019,2020
Hai giỏi,1,1,2020,2020
Một giỏi,1,1,2019,2019
OUT
}
