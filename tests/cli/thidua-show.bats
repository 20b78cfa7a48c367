#!/usr/bin/env bats
# thidua-show.bats - one plan as a card.

load helper

setup_file() {
	make_index
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

@test "a plan is found by its document number" {
	try thidua show 7/KH-LĐLĐ -c group,field,value,line
	ended 0
	printed <<'OUT'
group,field,value,line
plan,source,plans/2025.txt,
plan,level,province,
plan,unit,tỉnh Hòa Bình,
plan,region,Trung du và miền núi phía Bắc,
plan,issuer,LIÊN ĐOÀN LAO ĐỘNG TỈNH HOÀ BÌNH,2
plan,number,7/KH-LĐLĐ,4
plan,place,Hoà Bình,6
plan,issued,2025-02-05,6
plan,title,Phát động phong trào thi đua yêu nước năm 2025,10
plan,year,2025,10
plan,year_basis,title,
movements,phong trào,"Tổ sản xuất giỏi, tổ sản xuất vui",14
anniversaries,50,Ngày giải phóng miền Nam (1975-04-30 – 2025-04-30),16
sections,3¶,I. NỘI DUNG,12
OUT
	told_nothing
}

@test "a plan is found by id, by number without accents, by the end of its path" {
	for name in 4 '7/kh-ldld' '7 / KH - LĐLĐ' plans/2025.txt 2025.txt; do
		try thidua show "$name" -n 1 -c value
		ended 0
		same "$name" "$output" <<<$'value\nplans/2025.txt'
	done
}

@test "the card is for reading" {
	try thidua show 2025.txt --format table --width 60
	ended 0
	printed <<'OUT'
Plan 4; in brackets, the line of its file

plan
  source      plans/2025.txt
  level       province
  unit        tỉnh Hòa Bình
  region      Trung du và miền núi phía Bắc
  issuer      LIÊN ĐOÀN LAO ĐỘNG TỈNH HOÀ BÌNH  [2]
  number      7/KH-LĐLĐ  [4]
  place       Hoà Bình  [6]
  issued      2025-02-05  [6]
  title       Phát động phong trào thi đua yêu nước năm 2025
              [10]
  year        2025  [10]
  year_basis  title

movements
  phong trào  Tổ sản xuất giỏi, tổ sản xuất vui  [14]

anniversaries
  50          Ngày giải phóng miền Nam (1975-04-30 –
              2025-04-30)  [16]

sections
  3¶          I. NỘI DUNG  [12]
OUT
	told_nothing
}

@test "a name of several plans lists them" {
	try thidua show KH-LĐLĐ
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: 'KH-LĐLĐ' may be any of the plans 2, 3, 4; name one by its number in the column plan
OUT
}

@test "an unknown plan is not found" {
	try thidua show 99/KH
	ended 1
	printed_nothing
	told <<'OUT'
thidua: error: no plan '99/KH'; thidua plans lists them
OUT
}

@test "a plan is asked for" {
	try thidua show
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: show needs plan (Its number in the index, its document number, or the end of its path); thidua show --help tells more
OUT
}
