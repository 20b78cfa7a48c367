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
plan,year,issuer,number,section,line,source,snippet,tier,score,passage
2,2021,LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN,145/KH-LĐLĐ,II. NỘI DUNG,18,plans/2021-lang-son.txt,"1. Đẩy mạnh các phong trào thi đua “«Tổ» sản xuất «giỏi», «tổ» sản xuất vui”; “«Giỏi» «việc» «tổ», đảm «việc» đội”.",exact,7.231,30
3,2021,LIÊN ĐOÀN LAO ĐỘNG TỈNH YÊN BÁI,12/KH-LĐLĐ,I. NỘI DUNG,14,plans/2021-yen-bai.txt,"1. Đẩy mạnh phong trào thi đua “«Giỏi» «việc» «tổ», đảm «việc» đội”.",exact,6.893,39
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
1,24,… 01/01/2017 đến 30/6/2017: chào mừng kỷ niệm 42 năm Ngày «giải» «phóng» miền Nam (30/4/1975 - 30/4/2017).
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
thidua: error: nothing found for 'hoa bình'; with --match tone 2 passages
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
thidua: error: --match is exact, tone, loose or ocr, not 'near'
OUT
}

@test "any text is a query" {
	try thidua search 'AND (giỏi* OR "tổ' -c plan
	ended 1
	printed_nothing
	told <<'OUT'
thidua: note: accents typed: searching for them exactly; --match loose takes any accents
thidua: error: nothing found for 'AND (giỏi* OR "tổ'; not in any plan: 'AND' (nearest: an)
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

@test "hits carry their tier, the exact ones first" {
	mkdir tiers
	printf 'Phân đấu một.\n\nPhấn đấu hai.\n\nphan đau ba.\n\nphẩn đấu bốn.\n\nTại LĐLD huyện.\n' >tiers/a.txt
	thidua-index -q -d tiers.db tiers
	try thidua search -d tiers.db 'phấn đấu' --match loose -c tier,snippet
	ended 0
	printed <<'OUT'
tier,snippet
exact,«Phấn» «đấu» hai.
tone,«Phân» «đấu» một.
tone,«phẩn» «đấu» bốn.
loose,«phan» «đau» ba.
OUT
	try thidua search -d tiers.db 'phấn đấu' --match tone -c tier,line
	printed <<'OUT'
tier,line
exact,3
tone,1
tone,7
OUT
	try thidua search -d tiers.db 'phấn đấu' --match ocr -c tier,line
	printed <<'OUT'
tier,line
exact,3
ocr,1
ocr,7
OUT
	try thidua search -d tiers.db 'LĐLĐ' --match ocr -c tier,snippet
	printed <<'OUT'
tier,snippet
ocr,Tại «LĐLD» huyện.
OUT
	try thidua search -d tiers.db 'phấn đấu' --match ocr --distance 0 -c line
	printed <<'OUT'
line
3
OUT
	try thidua search -d tiers.db 'phấn đấu' --match ocr --distance 0.75 --count
	printed <<'OUT'
passages,plans
4,1
OUT
}

@test "tiers count once, whatever the limit" {
	for n in 1 2 3 4; do
		try thidua search -d tiers.db 'phấn đấu' --match loose -n "$n" -c line
		ended 0
		[ "$(sort -u <<<"$output" | wc -l)" -eq $((n + 1)) ]
	done
	try thidua search -d tiers.db 'phấn đấu' --match loose -n 2 --offset 1 -c tier
	printed <<'OUT'
tier
tone
tone
OUT
}

@test "a distance is a number, and of ocr" {
	try thidua search -d tiers.db x --match ocr --distance far
	ended 2
	told <<'OUT'
thidua: error: --distance is a number from 0 to 3, not 'far'
OUT
	try thidua search -d tiers.db x --distance 1
	ended 2
	told <<'OUT'
thidua: error: --distance belongs to --match ocr
OUT
}

@test "the query language" {
	mkdir lang
	cat >lang/a.txt <<'PLAN'
KẾ HOẠCH
Phát động thi đua năm 2021

I. MỤC ĐÍCH

Thi đua sôi nổi. Khen thưởng kịp thời.

Thi đua gắn với khen thưởng.

II. NỘI DUNG

Đẩy mạnh phong trào “Tay nghề vững” với mục tiêu “Nhanh hơn nữa”.

Sáng kiến một.

Đoàn viên hai.
PLAN
	thidua-index -q -d lang.db lang
	lines() {
		run thidua search -d lang.db "$@" -c line --match exact
		sed 1d <<<"$output" | sort -n | paste -sd' '
	}
	[ "$(lines 'thi đua')" = "2 6 8" ]
	[ "$(lines 'thi đua -khen')" = "2" ]
	[ "$(lines 'thi đua -"khen thưởng"')" = "2" ]
	[ "$(lines 'sáng OR đoàn')" = "14 16" ]
	[ "$(lines '(sáng OR đoàn) viên')" = "16" ]
	[ "$(lines 'sáng kiến OR đoàn viên')" = "14 16" ]
	[ "$(lines 'sá*')" = "14" ]
	[ "$(lines '"thi đ"*')" = "2 6 8" ]
	[ "$(lines 'NEAR(thi khen)')" = "8" ]
	[ "$(lines 'NEAR(thi khen, sentence)')" = "8" ]
	[ "$(lines 'NEAR(thi khen, 10)')" = "6 8" ]
	[ "$(lines 'NEAR(thi khen, 2)')" = "6" ] || [ "$(lines 'NEAR(thi khen, 2)')" = "" ]
	[ "$(lines 'NEAR(sáng đoàn, section)')" = "14 16" ]
	[ "$(lines 'NEAR(sáng khen, section)')" = "" ] || false
	[ "$(lines 'section:"nội dung"')" = "10 12 14 16" ]
	[ "$(lines 'section:"nội dung" -sáng đoàn')" = "16" ]
	[ "$(lines 'thi -section:"mục đích"')" = "2" ]
	[ "$(lines 'movement:"tay nghề"')" = "12" ]
	[ "$(lines 'role:goal')" = "12" ]
	[ "$(lines 'role:movement')" = "12" ]
	[ "$(lines '“Thi đua gắn với”')" = "8" ]
}

@test "a query is told as it is read" {
	try thidua search --explain 'thi* ("khen thưởng" OR sáng) -đoàn section:nội NEAR(a b)'
	ended 0
	told_nothing
	printed <<'OUT'
all of:
  the word "thi", or what begins so
  one of:
    the phrase "khen thưởng"
    the word "sáng"
  not:
    the word "đoàn"
  all of, in one sentence:
    the word "a"
    the word "b"
heading has: nội
MATCH (("thi" * AND ("khen thưởng" OR "sáng") AND NEAR("a" "b", 100000)) NOT ("đoàn"))
tier exact
OUT
}

@test "what is wrong in a query is shown by its place" {
	wrong() {
		try thidua search -d lang.db -- "$1"
		ended 2
		printed_nothing
		told <<<"thidua: error: the query, at character $2"
	}
	wrong '-thi' '2: only words to leave out; say what to look for too'
	wrong 'a NEAR(b' '3: this NEAR is not closed with )'
	wrong 'NEAR(b)' '1: NEAR needs two different words or more'
	wrong 'NEAR(b c, near)' '10: behind the comma of NEAR stands a number of words, sentence or section'
	wrong 'đua OR section:a' '8: a field stands beside the other words, not in brackets and not next to OR'
	wrong 'a OR -b' '7: a word to leave out cannot stand next to OR'
	wrong 'a OR NEAR(b c, section)' '1: NEAR(..., section) stands beside the other words, not in brackets, next to OR or behind -'
	try thidua search -d lang.db 'role:gaol'
	ended 2
	told <<'OUT'
thidua: error: no name has the role 'gaol'; did you mean goal? there are movement, goal
OUT
}

@test "a minus outside of the query is explained" {
	try thidua search -d lang.db thi -khen
	ended 2
	told <<<"thidua: error: unknown option -k; a word to leave out stands within the quoted query: 'thi -khen'"
	[ "$(thidua search -d lang.db 'OR thi' --count 2>said)" = "$(thidua search -d lang.db 'thi' --count 2>said)" ]
	[ "$(thidua search -d lang.db 'thi OR OR đoàn' --count 2>said)" = "$(thidua search -d lang.db 'thi OR đoàn' --count 2>said)" ]
}

@test "hostile queries end in a clear answer" {
	try thidua search -d lang.db "$(printf 'a %.0s' {1..20000})"
	ended 1
	try thidua search -d lang.db "$(seq -f 'w%.0f' 2000 | paste -sd' ')"
	ended 2
	[[ $stderr == *'more than 1000 words and phrases; ask for fewer'* ]]
	try thidua search -d lang.db "$(printf '(%.0s' {1..100})a"
	ended 2
	[[ $stderr == *'too many brackets in brackets'* ]]
	head -c 100000 /dev/zero | tr '\0' a >long
	try thidua search -d lang.db "$(cat long)"
	ended 2
	[[ $stderr == *'the query has 100000 bytes; 65536 is the most'* ]]
	try thidua search -d lang.db "$(seq -f 'w%.0f' 200 | paste -sd'#' | sed 's/#/ OR /g') OR thi"
	ended 0
	try thidua search -d lang.db "NEAR($(seq -f 'w%.0f' 40 | paste -sd' '))"
	ended 2
	[[ $stderr == *'NEAR takes 32 words and phrases at most'* ]]
	try thidua search -d lang.db 'NEAR(thi -đua)'
	ended 2
	for q in '*' '"' '"""' '((' ')' '()' 'OR' 'OR OR' '"" OR ""' '-' '- -' 'a -' 'a"b' $'a\x01b' '%s%n' "'; DROP TABLE plan; --" 'x) OR (y'; do
		run thidua search -d lang.db -- "$q"
		[ "$status" -eq 1 ] || [ "$status" -eq 2 ] || [ "$status" -eq 0 ]
		[[ $output == *thidua:* || $status -eq 0 ]]
	done
}

@test "--count and --files" {
	try thidua search 'thi đua' --count
	ended 0
	printed <<'OUT'
passages,plans
10,4
OUT
	try thidua search giỏi việc --files
	ended 0
	printed <<'OUT'
source
plans/2021-yen-bai.txt
plans/2021-lang-son.txt
OUT
	for report in search kwic; do
		try thidua $report giỏi việc --count --files
		ended 0
		printed <<'OUT'
files
2
OUT
	done
	try thidua movements --count
	ended 0
	printed <<'OUT'
rows
3
OUT
	try thidua movements --count --files
	ended 2
	try thidua movements --files
	ended 2
	told <<'OUT'
thidua: error: movements does not lead to files; --files is for reports with a column source
OUT
	try thidua search không có gì đâu --count
	ended 1
	printed_nothing
}

@test "facets count what an export of the hits has" {
	cp -r "$ROOT/corpus" facets
	thidua-index -q -d f.db facets
	try thidua facets -d f.db 'thi đua' --by year,level,unit,section,kind,tier -f json
	ended 0
	thidua search -d f.db 'thi đua' -f json -c all >hits.json 2>said
	python3 - "$output" <<'PY'
import collections, json, sys
facets = json.loads(sys.argv[1])
hits = json.load(open('hits.json'))
facets = facets if isinstance(facets, list) else facets['rows']
for facet in ('year', 'section', 'tier'):
    want = collections.Counter(h[facet] for h in hits)
    got = {f['value']: f['passages'] for f in facets if f['facet'] == facet}
    assert got == want, (facet, got, want)
    plans = {v: len({h['plan'] for h in hits if h[facet] == v}) for v in want}
    assert plans == {f['value']: f['plans'] for f in facets if f['facet'] == facet}
for facet in ('level', 'unit', 'kind'):
    assert sum(f['passages'] for f in facets if f['facet'] == facet) == len(hits)
PY
	try thidua search -d f.db 'thi đua' -n 1 -c plan --facets tier
	ended 0
	printed <<OUT
plan
$(thidua search -d f.db 'thi đua' -n 1 -c plan 2>said | tail -1)

facet,value,passages,plans
tier,exact,$(thidua search -d f.db 'thi đua' --count 2>said | tail -1)
OUT
	try thidua search -d f.db 'thi đua' --facets month
	ended 2
	[[ $stderr == *"--by and --facets take year, level, unit, region, section, kind, tier, not 'month'"* ]]
}

need_terminal() {
	script -qec true /dev/null </dev/null >/dev/null 2>&1 || skip "no terminal can be made here"
}

# What a command shows on a terminal of 90 columns, without carriage returns.
on_terminal() {
	TERM=xterm COLUMNS=90 script -qec "$1" /dev/null </dev/null | tr -d '\r'
}

@test "on a terminal the best hits are shown, marked, and how many there are" {
	need_terminal
	mkdir many
	for i in $(seq 30); do printf 'Thi đua số %s.\n' "$i" >many/"$i".txt; done
	thidua-index -q -d many.db many
	export THIDUA_PAGER=
	run on_terminal 'thidua search -d many.db "thi đua" -c snippet'
	[[ $output == *$'\e[1;33m«Thi»\e[0m \e[1;33m«đua»\e[0m số '* ]]
	[[ $output == *'20 rows'* ]]
	[[ $output == *'20 of 30 passages in 30 plans; --limit 0 shows all, --offset 20 the next'* ]]
	run on_terminal 'NO_COLOR=1 thidua search -d many.db "thi đua" -c snippet --offset 20'
	[[ $output == *'«Thi» «đua» số '* && $output != *$'\e'* ]]
	[[ $output == *'10 rows'* && $output != *'passages in'* ]]
	run on_terminal 'thidua search -d many.db "thi đua" -c snippet --limit 0'
	[[ $output == *'30 rows'* ]]
	[ "$(thidua search -d many.db 'thi đua' -c snippet 2>said | wc -l)" -eq 31 ]
}

@test "long output goes through the pager, on a terminal only" {
	need_terminal
	export THIDUA_PAGER='sed "s/^/paged: /"'
	run on_terminal 'thidua search -d many.db "thi đua" -c snippet -n 3'
	[[ $output == *'paged: '*'3 rows'* ]]
	run thidua search -d many.db 'thi đua' -f table -n 1
	[[ $output != *paged* ]]
	export THIDUA_PAGER='head -1'
	run on_terminal 'thidua passages -d many.db'
	[ "$(grep -c . <<<"$output")" -le 2 ]
	export THIDUA_PAGER=/none/such
	run on_terminal 'thidua search -d many.db "thi đua" -n 1'
	[[ $output == *'1 row'* ]]
	unset THIDUA_PAGER
	export PAGER=cat
	run on_terminal 'thidua search -d many.db "thi đua" -n 1'
	[[ $output == *'1 row'* ]]
}

@test "what is noted can be left out, what is wrong cannot" {
	try thidua search -q 'giai phong' -c plan,line
	ended 0
	printed <<'OUT'
plan,line
4,16
1,24
OUT
	told_nothing
	try thidua search --quiet zzzz
	ended 1
	told <<'OUT'
thidua: error: nothing found for 'zzzz'; not in any plan: 'zzzz'
OUT
}
