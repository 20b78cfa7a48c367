#!/usr/bin/env bats
# thidua-regex.bats - regular expressions over clean text.

load helper

setup_file() {
	make_index
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

read_all='thidua: note: the pattern has no word that can be looked up: all passages were read'

@test "groups become columns" {
	try thidua regex '(\d+)/KH-(?<body>[\p{Lu}Đ]+)' -c year,match
	ended 0
	printed <<'OUT'
year,match,1,body
2017,64/KH-CĐCT,64,CĐCT
2021,145/KH-LĐLĐ,145,LĐLĐ
2021,12/KH-LĐLĐ,12,LĐLĐ
2025,7/KH-LĐLĐ,7,LĐLĐ
OUT
	told <<<"$read_all"
}

@test "a group that takes no part is empty, and keeps its column" {
	try thidua regex 'Số: (\d{3})?(\d)?' --year 2017 -c match
	printed <<'OUT'
match,1,2
Số: 6,,6
OUT
}

@test "words of the pattern are looked up first, and the answer is the same" {
	for p in 'phong trào thi đua' 'Phát động phong trào' ' thi đua yêu ' 'giỏi, tổ sản xuất'; do
		thidua regex "$p" -c passage,text_from,text_to >indexed 2>said || true
		thidua regex "(?:)$p" -c passage,text_from,text_to >read 2>said.all || true
		diff read indexed
		grep -q 'all passages were read' said.all
	done
	try thidua regex 'phong trào thi đua'
	ended 0
	told_nothing
}

@test "a match goes over lines and pages of the file" {
	mkdir broken
	{
		for i in 1 2 3 4 5 6 7 8 9 10; do echo "Dòng thứ $i của một bản quét có hàng chữ dài bị ngắt ở giữa câu văn và"; done
		printf 'cả năm nay sẽ còn tiếp tục và mở rộng phong trào thi\n\n12\n\nđua yêu nước trong toàn ngành.\n'
	} >broken/a.txt
	thidua-index -q -d broken.db broken
	try thidua regex -d broken.db 'phong trào thi đua (\w+)' -c match
	ended 0
	printed <<'OUT'
match,1
phong trào thi đua yêu,yêu
OUT
}

@test "a wrong pattern is shown by its place" {
	try thidua regex 'tổ (sản'
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: the pattern, at character 8: missing closing parenthesis
OUT
	try thidua regex 'x\C'
	ended 2
}

@test "a pattern that runs away is stopped and told" {
	mkdir wild
	head -c 3000 /dev/zero | tr '\0' a >wild/a.txt
	echo ' b' >>wild/a.txt
	thidua-index -q -d wild.db wild
	SECONDS=0
	try thidua regex -d wild.db '^(a+)+$' --count
	ended 1
	[ "$SECONDS" -lt 20 ]
	[[ $stderr == *"the pattern met its limit, and may have missed something: 1"* || $stderr == *"nothing found"* ]]
}

@test "filters, --files, --limit and --long work" {
	try thidua regex 'Số' --year 2021 --files
	printed <<'OUT'
source
plans/2021-lang-son.txt
plans/2021-yen-bai.txt
OUT
	[ "$(thidua regex '(Số): (\d)' -n 2 -c match 2>/dev/null | wc -l)" -eq 3 ]
	try thidua regex '(Số): (\d)' --year 2017 --long -c capture,value
	printed <<'OUT'
capture,value
1,Số
2,6
OUT
	try thidua regex 'zzzz'
	ended 1
	printed_nothing
}

@test "a group named like a column stands beside it" {
	try thidua regex '(?<plan>\d+)/KH' --year 2017 -c plan
	ended 0
	printed <<'OUT'
plan,plan_
1,64
OUT
}
