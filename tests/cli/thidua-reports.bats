#!/usr/bin/env bats
# thidua-reports.bats - the reports over four short plans, whole.

load helper

setup_file() {
	make_index
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

@test "plans lists each plan with its own fields" {
	try thidua plans --columns plan,year,level,issuer,number,issued,place,signer,title,source
	ended 0
	printed <<'OUT'
plan,year,level,issuer,number,issued,place,signer,title,source
1,2017,industry,CÔNG ĐOÀN CÔNG THƯƠNG VIỆT NAM,64/KH-CĐCT,2017-03-02,Hà Nội,Trần Văn An,Phát động phong trào thi đua yêu nước năm 2017,plans/2017.txt
2,2021,province,LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN,145/KH-LĐLĐ,2021-03-04,Lạng Sơn,,Phát động phong trào thi đua năm 2021,plans/2021-lang-son.txt
3,2021,province,LIÊN ĐOÀN LAO ĐỘNG TỈNH YÊN BÁI,12/KH-LĐLĐ,2021-03-08,Yên Bái,,Phát động phong trào thi đua năm 2021,plans/2021-yen-bai.txt
4,2025,province,LIÊN ĐOÀN LAO ĐỘNG TỈNH HOÀ BÌNH,7/KH-LĐLĐ,2025-02-05,Hoà Bình,,Phát động phong trào thi đua yêu nước năm 2025,plans/2025.txt
OUT
	told_nothing
}

@test "years counts plans by year and level" {
	try thidua years
	ended 0
	printed <<'OUT'
year,plans,central,industry,province,district,grassroots,enterprise,unknown
2017,1,0,1,0,0,0,0,0
2021,2,0,0,2,0,0,0,0
2025,1,0,0,1,0,0,0,0
OUT
	told_nothing
}

@test "movements are counted by plan and dated" {
	try thidua movements --columns name,kind,plans,mentions,years,first,last
	ended 0
	printed <<'OUT'
name,kind,plans,mentions,years,first,last
"Tổ sản xuất giỏi, tổ sản xuất vui",phong trào,3,3,3,2017,2025
"Giỏi việc tổ, đảm việc đội",phong trào,2,2,1,2021,2021
Mỗi đoàn viên một sáng kiến,cuộc vận động,1,1,1,2017,2017
OUT
	told_nothing
}

@test "recur has a column for each year with its number of plans" {
	try thidua recur -c name,kind,plans,years_used,years_observed
	ended 0
	printed <<'OUT'
name,kind,plans,years_used,years_observed,2017 (n=1),2021 (n=2),2025 (n=1)
"Tổ sản xuất giỏi, tổ sản xuất vui",phong trào,3,3,3,1,1,1
"Giỏi việc tổ, đảm việc đội",phong trào,2,1,3,0,2,0
Mỗi đoàn viên một sáng kiến,cuộc vận động,1,1,3,1,0,0
OUT
	told_nothing
}

@test "recur --long has a row for each cell" {
	try thidua recur --long --year 2021..2025 -c name,kind,plans,years_used,years_observed,year,named,of
	ended 0
	printed <<'OUT'
name,kind,plans,years_used,years_observed,year,named,of
"Tổ sản xuất giỏi, tổ sản xuất vui",phong trào,2,2,2,2021,1,2
"Tổ sản xuất giỏi, tổ sản xuất vui",phong trào,2,2,2,2025,1,1
"Giỏi việc tổ, đảm việc đội",phong trào,2,1,2,2021,2,2
"Giỏi việc tổ, đảm việc đội",phong trào,2,1,2,2025,0,1
OUT
	told_nothing
}

@test "recur is a table that fits" {
	try thidua recur --format table --width 80
	ended 0
	printed <<'OUT'
Movements by year: plans that name them
name                       plans  years_used  2017 (n=1)  2021 (n=2)  2025 (n=1)
Tổ sản xuất giỏi, tổ sản       3           3           1           1           1
xuất vui
Giỏi việc tổ, đảm việc         2           1           0           2           0
đội
Mỗi đoàn viên một sáng         1           1           1           0           0
kiến
3 rows
OUT
	told_nothing
}

@test "mentions lead back to line and words" {
	try thidua mentions -c plan,movement,raw,kind,section,line,source,quotation
	ended 0
	printed <<'OUT'
plan,movement,raw,kind,section,line,source,quotation
2,"Giỏi việc tổ, đảm việc đội","Giỏi việc tổ, đảm việc đội",phong trào,II. NỘI DUNG,18,plans/2021-lang-son.txt,"… phong trào thi đua “Tổ sản xuất giỏi, tổ sản xuất vui”; “Giỏi việc tổ, đảm việc đội”."
3,"Giỏi việc tổ, đảm việc đội","Giỏi việc tổ, đảm việc đội",phong trào,I. NỘI DUNG,14,plans/2021-yen-bai.txt,"1. Đẩy mạnh phong trào thi đua “Giỏi việc tổ, đảm việc đội”."
1,Mỗi đoàn viên một sáng kiến,Mỗi đoàn viên một sáng kiến,cuộc vận động,II. NỘI DUNG,20,plans/2017.txt,2. Hưởng ứng cuộc vận động “Mỗi đoàn viên một sáng kiến”.
1,"Tổ sản xuất giỏi, tổ sản xuất vui","Tổ sản xuất giỏi, tổ sản xuất vui",phong trào,II. NỘI DUNG,18,plans/2017.txt,"1. Đẩy mạnh phong trào thi đua “Tổ sản xuất giỏi, tổ sản xuất vui”."
2,"Tổ sản xuất giỏi, tổ sản xuất vui","Tổ sản xuất giỏi, tổ sản xuất vui",phong trào,II. NỘI DUNG,18,plans/2021-lang-son.txt,"1. Đẩy mạnh các phong trào thi đua “Tổ sản xuất giỏi, tổ sản xuất vui”; “Giỏi việc tổ, đảm việc đội”."
4,"Tổ sản xuất giỏi, tổ sản xuất vui","Tổ sản xuất giỏi, tổ sản xuất vui",phong trào,I. NỘI DUNG,14,plans/2025.txt,"1. Đẩy mạnh phong trào thi đua “Tổ sản xuất giỏi, tổ sản xuất vui” trong văn hoá công sở."
OUT
	told_nothing
}

@test "themes lead back to line and words" {
	try thidua themes -c plan,theme,section,line,source,quotation
	ended 0
	printed <<'OUT'
plan,theme,section,line,source,quotation
1,Năm vì lợi ích đoàn viên,I. MỤC ĐÍCH,14,plans/2017.txt,Phong trào thi đua có chủ đề “Năm vì lợi ích đoàn viên”.
OUT
	told_nothing
}

@test "phases have their windows" {
	try thidua phases -c plan,n,date_from,date_to,line
	ended 0
	printed <<'OUT'
plan,n,date_from,date_to,line
1,1,2017-01-01,2017-06-30,24
1,2,2017-07-01,2017-12-31,26
OUT
	told_nothing
}

@test "anniversaries have their dates checked" {
	try thidua anniversaries -c plan,years,event,date_from,date_to,holds,line
	ended 0
	printed <<'OUT'
plan,years,event,date_from,date_to,holds,line
1,42,Ngày giải phóng miền Nam,1975-04-30,2017-04-30,1,24
4,50,Ngày giải phóng miền Nam,1975-04-30,2025-04-30,1,16
OUT
	told_nothing
}

@test "citations have number, date and issuer" {
	try thidua citations -c plan,type,cited,cited_date,cited_issuer,line
	ended 0
	printed <<'OUT'
plan,type,cited,cited_date,cited_issuer,line
2,Chỉ thị,05/CT-TW,2021-02-01,Bộ Chính trị,14
OUT
	told_nothing
}

@test "targets have relation and value" {
	try thidua targets -c plan,relation,value,unit,line
	ended 0
	printed <<'OUT'
plan,relation,value,unit,line
2,=,100.0,%,20
OUT
	told_nothing
}

@test "recipients are listed" {
	try thidua recipients -c plan,recipient,line
	ended 0
	printed <<'OUT'
plan,recipient,line
1,Các công đoàn trực thuộc,29
1,Lưu: VP,30
OUT
	told_nothing
}

@test "sections are listed with their lines" {
	try thidua sections --year 2017 -c plan,section,line
	ended 0
	printed <<'OUT'
plan,section,line
1,,1
1,I. MỤC ĐÍCH,12
1,II. NỘI DUNG,16
1,III. THỜI GIAN,22
OUT
	told_nothing
}

@test "passages give the text" {
	try thidua passages --year 2025 -c plan,section,text,line
	ended 0
	printed <<'OUT'
plan,section,text,line
4,,TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM,1
4,,LIÊN ĐOÀN LAO ĐỘNG TỈNH HOÀ BÌNH,2
4,,Số: 7/KH-LĐLĐ,4
4,,"Hoà Bình, ngày 5 tháng 2 năm 2025",6
4,,KẾ HOẠCH,8
4,,Phát động phong trào thi đua yêu nước năm 2025,10
4,I. NỘI DUNG,I. NỘI DUNG,12
4,I. NỘI DUNG,"1. Đẩy mạnh phong trào thi đua “Tổ sản xuất giỏi, tổ sản xuất vui” trong văn hoá công sở.",14
4,I. NỘI DUNG,2. Chào mừng kỷ niệm 50 năm Ngày giải phóng miền Nam (30/4/1975 - 30/4/2025).,16
OUT
	told_nothing
}

@test "a report that has nothing to tell says so" {
	try thidua findings -c plan,kind
	ended 0
	printed <<'OUT'
plan,kind
OUT
	told <<'OUT'
thidua: note: there are none
OUT
}

@test "recur says how many plans have no year" {
	cp thidua.db undated.db
	edit undated.db "DELETE FROM plan_year WHERE plan = 4"
	recount undated.db
	try thidua -d undated.db recur -c name,kind,plans,plans_dated,of_plans,years_used,years_observed
	ended 0
	printed <<'OUT'
name,kind,plans,plans_dated,of_plans,years_used,years_observed,2017 (n=1),2021 (n=2)
"Tổ sản xuất giỏi, tổ sản xuất vui",phong trào,3,2,3,2,2,1,1
"Giỏi việc tổ, đảm việc đội",phong trào,2,2,3,1,2,0,2
Mỗi đoàn viên một sáng kiến,cuộc vận động,1,1,3,1,2,1,0
OUT
	told <<'OUT'
thidua: warning: 1 of 4 plans have no known year and stand in no column
OUT
}

@test "audiences are those of the title" {
	mkdir for
	printf 'KẾ HOẠCH\nPhát động thi đua trong đoàn viên, CNVCLĐ năm 2021\n\nThi đua trong nông dân.\n' >for/a.txt
	thidua-index -q -d for.db for
	try thidua audiences -d for.db -c audience,line
	ended 0
	printed <<'OUT'
audience,line
đoàn viên,2
CNVCLĐ,2
OUT
	try thidua why -d for.db audience:2
	ended 0
	[[ $output == *'audience “CNVCLĐ”'* ]]
}
