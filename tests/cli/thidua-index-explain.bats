#!/usr/bin/env bats
# thidua-index-explain.bats - why was that extracted?

load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

@test "outline, then each fact with its rule, line and quotation" {
	cat >a.md <<'PLAN'
LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN
Số: 7/KH-LĐLĐ

Lạng Sơn, ngày 4 tháng 3 năm 2021

## **KẾ HOẠCH**

Phát động thi đua năm 2021

I. NỘI DUNG

1. Phong trào thi đua **“Một hai giỏi”** theo Chỉ thị số 05-CT/TW.

Đợt 1: Từ 01/01/2021 đến 30/6/2021.

Nơi nhận:
- Lưu VP.

CHỦ TỊCH

Trần Văn An
PLAN
	try thidua-index --explain a.md
	ended 0
	told_nothing
	printed <<OUT
a.md
UTF-8, $(wc -c <a.md) bytes, sha256 $(sha256sum a.md | cut -d' ' -f1)

OUTLINE (line, part, number, text)
    1  head                  LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN
    2  head                  Số: 7/KH-LĐLĐ
    4  head                  Lạng Sơn, ngày 4 tháng 3 năm 2021
    6  head                  KẾ HOẠCH
    8  title                 Phát động thi đua năm 2021
   10  heading     I         I. NỘI DUNG
   12  item        I.1       1. Phong trào thi đua “Một hai giỏi” theo Chỉ thị số…
   14  text        I.1       Đợt 1: Từ 01/01/2021 đến 30/6/2021.
   16  recipients            Nơi nhận:
   17  recipients            - Lưu VP.
   19  signature             CHỦ TỊCH
   21  signature             Trần Văn An

FACTS
number       7/KH-LĐLĐ
             rule number, line 2: Số: 7/KH-LĐLĐ
issued       2021-03-04
             rule issued, line 4: Lạng Sơn, ngày 4 tháng 3 năm 2021
place        Lạng Sơn
             rule issued, line 4: Lạng Sơn, ngày 4 tháng 3 năm 2021
issuer       LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN
             rule issuer-head, line 1: LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN
signer       Trần Văn An
             rule signer, line 21: Trần Văn An
title        Phát động thi đua năm 2021
             rule outline, line 8: Phát động thi đua năm 2021
year         2021
             rule year, line 8: Phát động thi đua năm 2021
level        province
year_basis   title
movement     [phong trào] Một hai giỏi
             rule movement, line 12: 1. Phong trào thi đua “Một hai giỏi” theo Chỉ thị số 05-CT/T…
phase        1: 2021-01-01 to 2021-06-30
             rule phase, line 14: Đợt 1: Từ 01/01/2021 đến 30/6/2021.
citation     Chỉ thị 05-CT/TW of - by -
             rule citation, line 12: …a “Một hai giỏi” theo Chỉ thị số 05-CT/TW.
recipient    Lưu VP
             rule recipient, line 17: - Lưu VP.
OUT
}

@test "what was not found is shown as such" {
	echo 'Xin chào các bạn.' >a.txt
	try thidua-index --explain a.txt
	ended 0
	told_nothing
	printed <<OUT
a.txt
UTF-8, 22 bytes, sha256 $(sha256sum a.txt | cut -d' ' -f1)

OUTLINE (line, part, number, text)
    1  text                  Xin chào các bạn.

FACTS
number       -
issued       -
place        -
issuer       -
signer       -
title        -
year         -
level        -
year_basis   -
flag         undated: no full date of issue
flag         year-unknown: nothing says which year the campaign is for
flag         issuer-unknown: nothing says which body issues it
OUT
}

@test "control characters of a document do not reach the terminal" {
	printf 'Phong trào thi đua “Mật\033[31m khẩu\a đỏ” nhé.\n' >a.txt
	try thidua-index --explain a.txt
	ended 0
	[[ $output == *"Mật"*"đỏ"* ]]
	[[ $output != *$'\033'* ]]
	[[ $output != *$'\a'* ]]
}

@test "no index is made" {
	plan 1 "Một giỏi" >a.txt
	try thidua-index --explain -d x.db a.txt
	ended 0
	[ ! -e x.db ]
	[ ! -e x.db.lock ]
}

@test "each document of the corpus is explained without a word on stderr" {
	for f in "$ROOT"/corpus/2*; do
		try thidua-index --explain "$f"
		ended 0
		told_nothing
		[[ $output == *$'\nFACTS\n'* ]]
	done
}
