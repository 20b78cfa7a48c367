#!/usr/bin/env bats
# thidua-compare.bats - two sides of years.

load helper

setup_file() {
	make_index
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

@test "each row says on how many plans of a side it stands" {
	try thidua compare 2017 2021..2025 -c kind,name,state,n_a,of_a,n_b,of_b
	ended 0
	printed <<'OUT'
kind,name,state,n_a,of_a,n_b,of_b
theme,Năm vì lợi ích đoàn viên,gone,1,1,0,3
movement,"Tổ sản xuất giỏi, tổ sản xuất vui",kept,1,1,2,3
movement,Mỗi đoàn viên một sáng kiến,gone,1,1,0,3
movement,"Giỏi việc tổ, đảm việc đội",new,0,1,2,3
anniversary,Ngày giải phóng miền Nam,kept,1,1,1,3
citation,05/CT-TW,new,0,1,1,3
OUT
	told <<'OUT'
thidua: warning: only 1 plan of 2017: a difference may be the unit's and not the time's
thidua: warning: only 3 plans of 2021..2025: a difference may be the unit's and not the time's
thidua: warning: the sides differ in level (industry 1 of 1 and 0 of 3, province 0 of 1 and 3 of 3): a difference may be the unit's and not the time's; --level compares like with like
OUT
}

@test "each row leads to its plans" {
	try thidua compare 2017 2021 -n 3 -c name,plans_a,plans_b,source_a,source_b,quotation_b
	ended 0
	printed <<'OUT'
name,plans_a,plans_b,source_a,source_b,quotation_b
Năm vì lợi ích đoàn viên,1 64/KH-CĐCT,,plans/2017.txt:14,,
"Tổ sản xuất giỏi, tổ sản xuất vui",1 64/KH-CĐCT,2 145/KH-LĐLĐ,plans/2017.txt:18,plans/2021-lang-son.txt:18,"1. Đẩy mạnh các phong trào thi đua “Tổ sản xuất giỏi, tổ sản xuất vui”; “Giỏi việc tổ, đảm việc đội”."
Mỗi đoàn viên một sáng kiến,1 64/KH-CĐCT,,plans/2017.txt:20,,
OUT
	told <<'OUT'
thidua: warning: only 1 plan of 2017: a difference may be the unit's and not the time's
thidua: warning: only 2 plans of 2021: a difference may be the unit's and not the time's
thidua: warning: the sides differ in level (industry 1 of 1 and 0 of 2, province 0 of 1 and 2 of 2): a difference may be the unit's and not the time's; --level compares like with like
OUT
}

@test "an anniversary is the same whatever its count" {
	try thidua compare 2017 2025 -c kind,name,state,detail_a,detail_b,key --offset 3
	ended 0
	printed <<'OUT'
kind,name,state,detail_a,detail_b,key
anniversary,Ngày giải phóng miền Nam,kept,42,50,giải phóng miền nam thống nhất đất nước
OUT
	told <<'OUT'
thidua: warning: only 1 plan of 2017: a difference may be the unit's and not the time's
thidua: warning: only 1 plan of 2025: a difference may be the unit's and not the time's
thidua: warning: the sides differ in level (industry 1 of 1 and 0 of 1, province 0 of 1 and 1 of 1): a difference may be the unit's and not the time's; --level compares like with like
OUT
}

@test "a filter holds for both sides" {
	try thidua compare 2021 2025 --level province -c kind,name,state,n_a,of_a,n_b,of_b
	ended 0
	printed <<'OUT'
kind,name,state,n_a,of_a,n_b,of_b
movement,"Tổ sản xuất giỏi, tổ sản xuất vui",kept,1,2,1,1
movement,"Giỏi việc tổ, đảm việc đội",gone,2,2,0,1
anniversary,Ngày giải phóng miền Nam,new,0,2,1,1
citation,05/CT-TW,gone,1,2,0,1
OUT
	told <<'OUT'
thidua: warning: only 2 plans of 2021: a difference may be the unit's and not the time's
thidua: warning: only 1 plan of 2025: a difference may be the unit's and not the time's
OUT
}

@test "a year without plans names the years there are" {
	try thidua compare 2017 2018
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: there are plans of 2017, 2021, 2025; none of 2018
OUT
}

@test "a year in both sides is refused" {
	try thidua compare 2017..2021 2021
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: 2017..2021 and 2021 have the year 2021 in common; name sides that share no year
OUT
}

@test "the same side twice is refused" {
	try thidua compare 2021 2021
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: 2021 and 2021 have the year 2021 in common; name sides that share no year
OUT
}

@test "a range upside down is refused" {
	try thidua compare 2017 2025..2021
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: '2025..2021' is upside down; write 2021..2025
OUT
}

@test "one side is too few and three are too many" {
	try thidua compare 2017
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: compare needs b (Second side); thidua compare --help tells more
OUT
	try thidua compare 2017 2021 2025
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: compare cannot use the argument '2025' (thidua compare --help tells what it takes)
OUT
}

@test "what is no year is refused" {
	try thidua compare 2017 last
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: 'last' is no year; write 2017, or 2017..2020 for a range
OUT
}

@test "a plan for two years counts in both, and is named when on both sides" {
	cp thidua.db span.db
	sqlite3 span.db "INSERT INTO plan_year VALUES (1, 2018)"
	try thidua -d span.db years -c year,plans
	ended 0
	printed <<'OUT'
year,plans
2017,1
2018,1
2021,2
2025,1
OUT
	told_nothing
	try thidua -d span.db compare 2017 2018 --level industry -c kind,state,n_a,of_a,n_b,of_b
	ended 0
	printed <<'OUT'
kind,state,n_a,of_a,n_b,of_b
theme,kept,1,1,1,1
movement,kept,1,1,1,1
movement,kept,1,1,1,1
anniversary,kept,1,1,1,1
OUT
	told <<'OUT'
thidua: warning: only 1 plan of 2017: a difference may be the unit's and not the time's
thidua: warning: only 1 plan of 2018: a difference may be the unit's and not the time's
thidua: warning: 1 plan counts on both sides, being for several years: 1
OUT
	try thidua -d span.db compare 2017..2018 2025 -n 1 -c kind,of_a
	ended 0
	printed <<'OUT'
kind,of_a
theme,1
OUT
	told <<'OUT'
thidua: warning: only 1 plan of 2017..2018: a difference may be the unit's and not the time's
thidua: warning: only 1 plan of 2025: a difference may be the unit's and not the time's
thidua: warning: the sides differ in level (industry 1 of 1 and 0 of 1, province 0 of 1 and 1 of 1): a difference may be the unit's and not the time's; --level compares like with like
OUT
}

@test "five plans of one level on each side are compared without a warning" {
	cd "$BATS_TEST_TMPDIR"
	mkdir many
	for i in 1 2 3 4 5; do
		for year in 2017 2025; do
			sed "s/2017/$year/g; s/64/$i/" \
				"$BATS_FILE_TMPDIR/plans/2017.txt" >"many/$year-$i.txt"
		done
	done
	thidua-index many 2>log
	try thidua compare 2017 2025 -c kind,name,state,n_a,of_a,n_b,of_b
	ended 0
	printed <<'OUT'
kind,name,state,n_a,of_a,n_b,of_b
theme,Năm vì lợi ích đoàn viên,kept,5,5,5,5
movement,Mỗi đoàn viên một sáng kiến,kept,5,5,5,5
movement,"Tổ sản xuất giỏi, tổ sản xuất vui",kept,5,5,5,5
anniversary,Ngày giải phóng miền Nam,kept,5,5,5,5
OUT
	told_nothing
}
