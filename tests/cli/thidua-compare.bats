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
movement,"Lao động giỏi, Lao động sáng tạo",kept,1,1,2,3
movement,Người Việt Nam ưu tiên dùng hàng Việt Nam,gone,1,1,0,3
movement,"Giỏi việc nước, đảm việc nhà",new,0,1,2,3
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
"Lao động giỏi, Lao động sáng tạo",1 64/KH-CĐCT,2 145/KH-LĐLĐ,plans/2017.txt:18,plans/2021-lang-son.txt:18,"1. Đẩy mạnh các phong trào thi đua “Lao động giỏi, Lao động sáng tạo”; “Giỏi việc nước, đảm việc nhà”."
Người Việt Nam ưu tiên dùng hàng Việt Nam,1 64/KH-CĐCT,,plans/2017.txt:20,,
OUT
	told <<'OUT'
thidua: warning: only 1 plan of 2017: a difference may be the unit's and not the time's
thidua: warning: only 2 plans of 2021: a difference may be the unit's and not the time's
thidua: warning: the sides differ in level (industry 1 of 1 and 0 of 2, province 0 of 1 and 2 of 2): a difference may be the unit's and not the time's; --level compares like with like
OUT
}

@test "an anniversary is the same whatever its count" {
	try thidua compare 2017 2025 -c kind,name,state,detail_a,detail_b,key
	ended 0
	printed <<'OUT'
kind,name,state,detail_a,detail_b,key
theme,Năm vì lợi ích đoàn viên,gone,emulation,,năm vì lợi ích đoàn viên
movement,"Lao động giỏi, Lao động sáng tạo",kept,phong trào,phong trào,lao động giỏi lao động sáng tạo
movement,Người Việt Nam ưu tiên dùng hàng Việt Nam,gone,cuộc vận động,,người việt nam ưu tiên dùng hàng việt nam
anniversary,Ngày giải phóng miền Nam,kept,42,50,ngày giải phóng miền nam
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
movement,"Lao động giỏi, Lao động sáng tạo",kept,1,2,1,1
movement,"Giỏi việc nước, đảm việc nhà",gone,2,2,0,1
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
