#!/usr/bin/env bats
# thidua-search.bats - words to passages.

load helper

setup_file() {
	make_index
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

@test "words with accents are found as typed" {
	try thidua search giỏi việc tổ
	ended 0
	printed <<'OUT'
plan,year,issuer,number,section,line,source,snippet,score,passage
2,2021,LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN,145/KH-LĐLĐ,II. NỘI DUNG,18,plans/2021-lang-son.txt,"1. Đẩy mạnh các phong trào thi đua “«Tổ» sản xuất «giỏi», «tổ» sản xuất vui”; “«Giỏi» «việc» «tổ», đảm «việc» đội”.",7.231,30
3,2021,LIÊN ĐOÀN LAO ĐỘNG TỈNH YÊN BÁI,12/KH-LĐLĐ,I. NỘI DUNG,14,plans/2021-yen-bai.txt,"1. Đẩy mạnh phong trào thi đua “«Giỏi» «việc» «tổ», đảm «việc» đội”.",6.893,39
OUT
	told <<'OUT'
thidua: note: accents typed: searching for them exactly; --match loose takes any accents
OUT
}

@test "words without accents are found with any" {
	try thidua search 'giai phong' -c plan,line,snippet
	ended 0
	printed <<'OUT'
plan,line,snippet
4,16,2. Chào mừng kỷ niệm 50 năm Ngày «giải» «phóng» miền Nam (30/4/1975 - 30/4/2025).
1,24,…chào mừng kỷ niệm 42 năm Ngày «giải» «phóng» miền Nam (30/4/1975 - 30/4/2017).
OUT
	told <<'OUT'
thidua: note: no accents typed: searching loosely; --match exact takes words as typed
OUT
}

@test "the place of the tone is free, the accent is not" {
	try thidua search hòa bình -c plan,line,snippet
	ended 0
	printed <<'OUT'
plan,line,snippet
4,2,LIÊN ĐOÀN LAO ĐỘNG TỈNH «HOÀ» «BÌNH»
4,6,"«Hoà» «Bình», ngày 5 tháng 2 năm 2025"
OUT
	told <<'OUT'
thidua: note: accents typed: searching for them exactly; --match loose takes any accents
OUT
	try thidua search hoa bình
	ended 1
	printed_nothing
	told <<'OUT'
thidua: note: accents typed: searching for them exactly; --match loose takes any accents
thidua: error: nothing found for 'hoa bình'; with --match loose 2 passages
OUT
}

@test "d finds đ" {
	try thidua search 'dam viec' -c plan,line,snippet
	ended 0
	printed <<'OUT'
plan,line,snippet
3,14,"1. Đẩy mạnh phong trào thi đua “Giỏi «việc» tổ, «đảm» «việc» đội”."
2,18,"1. Đẩy mạnh các phong trào thi đua “Tổ sản xuất giỏi, tổ sản xuất vui”; “Giỏi «việc» tổ, «đảm» «việc» đội”."
OUT
	told <<'OUT'
thidua: note: no accents typed: searching loosely; --match exact takes words as typed
OUT
}

@test "quoted words stand in that order" {
	try thidua search '"tổ giỏi"'
	ended 1
	printed_nothing
	told <<'OUT'
thidua: note: accents typed: searching for them exactly; --match loose takes any accents
thidua: error: nothing found for '"tổ giỏi"'; try fewer words
OUT
	try thidua search '“giỏi việc tổ”' -c plan,line
	ended 0
	printed <<'OUT'
plan,line
3,14
2,18
OUT
	told <<'OUT'
thidua: note: accents typed: searching for them exactly; --match loose takes any accents
OUT
}

@test "--match chooses" {
	try thidua search --match exact thi dua
	ended 1
	printed_nothing
	told <<'OUT'
thidua: error: nothing found for 'thi dua'; with --match loose 10 passages
OUT
	try thidua search --match loose 'giái phong' -c plan,line
	ended 0
	printed <<'OUT'
plan,line
4,16
1,24
OUT
	told_nothing
	try thidua search --match near x
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: --match is exact or loose, not 'near'
OUT
}

@test "any text is a query" {
	try thidua search 'AND (giỏi* OR "tổ' -c plan
	ended 1
	printed_nothing
	told <<'OUT'
thidua: note: accents typed: searching for them exactly; --match loose takes any accents
thidua: error: nothing found for 'AND (giỏi* OR "tổ'; not in any plan: 'AND' (nearest: an), 'OR'
OUT
	try thidua search 'chỉ thị số: 05/CT-TW, ngày 01/02/2021 - (của)' -c plan,line
	ended 0
	printed <<'OUT'
plan,line
2,14
OUT
	told <<'OUT'
thidua: note: accents typed: searching for them exactly; --match loose takes any accents
OUT
}

@test "decomposed text finds composed text" {
	try thidua search $'gio\u0309i vie\u0323\u0302c to\u0302\u0309' -c plan,line
	ended 0
	printed <<'OUT'
plan,line
2,18
3,14
OUT
	told <<'OUT'
thidua: note: accents typed: searching for them exactly; --match loose takes any accents
OUT
}

@test "text without a word is refused" {
	try thidua search ' - … '
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: there is no word in the query ' - … '
OUT
}

@test "a word that is nowhere is named, with the nearest" {
	try thidua search giỏi viêcc
	ended 1
	printed_nothing
	told <<'OUT'
thidua: note: accents typed: searching for them exactly; --match loose takes any accents
thidua: error: nothing found for 'giỏi viêcc'; not in any plan: 'viêcc' (nearest: viên)
OUT
}

@test "words that are never together" {
	try thidua search Yên Lạng
	ended 1
	printed_nothing
	told <<'OUT'
thidua: note: accents typed: searching for them exactly; --match loose takes any accents
thidua: error: nothing found for 'Yên Lạng'; try fewer words
OUT
}

@test "filters hold" {
	try thidua search giỏi việc tổ --unit 'yen bai' -c plan,line
	ended 0
	printed <<'OUT'
plan,line
3,14
OUT
	told <<'OUT'
thidua: note: accents typed: searching for them exactly; --match loose takes any accents
OUT
}

@test "--syntax takes the syntax of FTS5" {
	try thidua search --syntax 'giỏi NOT (việc OR khen)' -c plan,line
	ended 0
	printed <<'OUT'
plan,line
1,18
4,14
OUT
	told <<'OUT'
thidua: note: accents typed: searching for them exactly; --match loose takes any accents
OUT
	try thidua search --syntax 'giỏ* AND sản*' -c plan
	ended 0
	printed <<'OUT'
plan
1
2
4
OUT
	told <<'OUT'
thidua: note: accents typed: searching for them exactly; --match loose takes any accents
OUT
	try thidua search --syntax '("lao động" AND sáng) OR bình' -c plan,line
	ended 0
	printed <<'OUT'
plan,line
4,2
4,6
OUT
	told <<'OUT'
thidua: note: accents typed: searching for them exactly; --match loose takes any accents
OUT
}

@test "a mistake in --syntax is shown by its place" {
	try thidua search --syntax 'giỏi AND (tổ'
	ended 2
	printed_nothing
	told <<'OUT'
thidua: note: accents typed: searching for them exactly; --match loose takes any accents
thidua: error: the query, at character 13: syntax error near ""; without --syntax any text is a query
OUT
	try thidua search --syntax '"giỏi'
	ended 2
	printed_nothing
	told <<'OUT'
thidua: note: accents typed: searching for them exactly; --match loose takes any accents
thidua: error: the query, at character 1: unterminated string; without --syntax any text is a query
OUT
	try thidua search --syntax 'nội:giỏi'
	ended 2
	printed_nothing
	told <<'OUT'
thidua: note: accents typed: searching for them exactly; --match loose takes any accents
thidua: error: the query, at character 1: no such column: nội; without --syntax any text is a query
OUT
}

@test "a query is asked for" {
	try thidua search
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: search needs query (Words that must all occur; in quotation marks, in that order); thidua search --help tells more
OUT
}
