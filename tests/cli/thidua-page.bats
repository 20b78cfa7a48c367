#!/usr/bin/env bats
# thidua-page.bats - thidua report: the page, what it is made of and refuses.

load helper

setup_file() {
	make_index
	mkdir -p sides
	for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
		plan $i "Tổ sản xuất giỏi" >sides/2021-$i.txt
		plan $i "Giỏi việc tổ, đảm việc đội" | sed 's/2021/2022/g' >sides/2022-$i.txt
	done
	thidua-index -q -d sides.db sides
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
	rm -f ./*.html
}

# What a page says, without its markup, a line a paragraph or cell.
said() {
	sed -n '/<main/,$p' "$1" | sed 's/<[^>]*>//g' | grep -v '^ *$' |
		sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&amp;/\&/g'
}

# section ID FILE: what one section says.
section() {
	sed -n "/<section id=\"$1\"/,/<\/section>/p" "$2" | sed 's/<[^>]*>//g' |
		grep -v '^ *$' | sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&amp;/\&/g'
}

# The page is what it promises to any reader.
is_sound() {
	xmllint --noout "$@"
	"$ROOT/tests/page.py" "$@"
}

refused() {
	ended 2
	printed_nothing
	told <<<"thidua: error: $1"
	run find . -maxdepth 1 -name '*.html*' -type f
	[ -z "$output" ]
}

@test "a page of an index" {
	try thidua report -o page.html
	ended 0
	printed_nothing
	told_nothing
	is_sound page.html
	output=$(section corpus page.html)
	printed <<'OUT'
What is in the corpus
Plans by year
A bar a year, 2017 to 2025, at most 2 plans; no bar: no plan. The table below has the numbers.
1
2
1
2017
2018
2019
2020
2021
2022
2023
2024
2025
Plans by year and level
yearplansindustryprovince
2017110
2021202
2025101
A year without a row has no plan here: of it nothing is known. A plan for several years counts in each.
OUT
}

@test "in the heat map a year without plans is blank, and one without the movement 0" {
	thidua report -o page.html
	output=$(section movements page.html | tail -n +3)
	printed <<'OUT'
Plans that name a movement, by year
movementplans2017 n=12018 no plan2019 no plan2020 no plan2021 n=22022 no plan2023 no plan2024 no plan2025 n=1
Tổ sản xuất giỏi, tổ sản xuất vui3111
Giỏi việc tổ, đảm việc đội2020
Mỗi đoàn viên một sáng kiến1100
All of them: thidua recur
OUT
	[ "$(grep -o '<td class="none"></td>' page.html | wc -l)" = 18 ]
	# of fewer than five plans no share is drawn
	run grep -cE '<td class="h[1-5]"' page.html
	[ "$output" = 0 ]
}

@test "a number leads to the sentence, its file and line" {
	thidua report -o page.html
	python3 - <<'PY'
import re
page = open('page.html', encoding='utf-8').read()
assert '<a href="#m2-2021">2</a>' in page
at = page.index('id="m2-2021"')
rows = page[at:page.index('</tbody>', at)]
quotes = re.findall('<q lang="vi">(.*?)</q>', rows)
assert len(quotes) == 2 and all('“Giỏi việc tổ, đảm việc đội”' in q for q in quotes), quotes
where = re.findall('<span class="where">(.*?)</span></td>', rows)
where = [re.sub('<[^>]*>', '', w) for w in where]
assert where == [
    'plans/2021-lang-son.txt:18 plan 2, no. 145/KH-LĐLĐ, LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN, 2021-03-04',
    'plans/2021-yen-bai.txt:14 plan 3, no. 12/KH-LĐLĐ, LIÊN ĐOÀN LAO ĐỘNG TỈNH YÊN BÁI, 2021-03-08'], where
for w in where:
    path, line = re.match('(.*?):([0-9]+) ', w).groups()
    assert 'Giỏi việc tổ' in open(path, encoding='utf-8').read().split('\n')[int(line) - 1]
PY
	grep -qF "<code>thidua mentions --movement 'Giỏi việc tổ, đảm việc đội'</code>" page.html
}

@test "where a year stands twice in its paragraph, both are quoted" {
	mkdir -p twice
	plan 1 "Tổ sản xuất giỏi" | sed 's/^Phát động.*/Phát động thi đua/; s/^I\. NỘI.*/Chấp hành Chỉ thị số 01\/CT-UBND ngày 05\/01\/2021 của Chủ tịch Ủy ban nhân dân tỉnh về việc thực hiện chủ đề năm 2021 “Siết chặt kỷ cương”./' >twice/a.txt
	thidua-index -q -d twice.db twice
	thidua report -d twice.db -o page.html
	sed -n '/id="y-2021-/,/<\/tbody>/p' page.html | grep -qF '05/01/2021 của Chủ tịch Ủy ban nhân dân tỉnh về việc thực hiện chủ đề năm 2021 “Siết chặt kỷ cương”.</q>'
}

@test "the warnings come first, then two sides compared" {
	try thidua report -o page.html 2017 2025
	ended 0
	told_nothing
	is_sound page.html
	output=$(sed -n 's/.*<h2[^>]*>\(.*\)<\/h2>.*/\1/p' page.html)
	printed <<'OUT'
Before you quote
What is in the corpus
Movements by year
The two sides compared
Phases
Anniversaries
Words that mark a side
Evidence
How this page was made
OUT
	output=$(section notes page.html | head -4)
	printed <<'OUT'
Before you quote
only 1 plan of 2017: a difference may be the unit's and not the time's
only 1 plan of 2025: a difference may be the unit's and not the time's
the sides differ in level (industry 1 of 1 and 0 of 1, province 0 of 1 and 1 of 1): a difference may be the unit's and not the time's; --level compares like with like
OUT
	[ "$(thidua compare 2017 2025 -f ndjson 2>&1 >/dev/null | sed 's/^thidua: warning: //')" = \
		"$(section notes page.html | tail -n +2)" ]
}

@test "what is not observable and not shown stands apart" {
	thidua report -o page.html 2017 2025
	output=$(sed -n 's/.*<h3[^>]*>\(.*\)<\/h3>.*/\1/p' page.html)
	printed <<'OUT'
Persistent (1)
Not observable (2)
Formulas
OUT
	output=$(section compared page.html | tail -n +4)
	printed <<'OUT'
On both sides.
Persistent
NameA: 2017B: 2025
Tổ sản xuất giỏi, tổ sản xuất vui1 of 11 of 1
movement, persistent. A: phong trào; B: phong trào
A 1. Đẩy mạnh phong trào thi đua “Tổ sản xuất giỏi, tổ sản xuất vui”. plans/2017.txt:18 plan 1, no. 64/KH-CĐCT, CÔNG ĐOÀN CÔNG THƯƠNG VIỆT NAM, 2017-03-02
B 1. Đẩy mạnh phong trào thi đua “Tổ sản xuất giỏi, tổ sản xuất vui” trong văn hoá công sở. plans/2025.txt:14 plan 4, no. 7/KH-LĐLĐ, LIÊN ĐOÀN LAO ĐỘNG TỈNH HOÀ BÌNH, 2025-02-05
Not observable (2)
On one side only, and only at levels of which the other side has no plan: whether it was used there is not known.
Not observable
NameA: 2017B: 2025
Năm vì lợi ích đoàn viên1 of 10 of 1
theme, not observable. A: emulation
A Phong trào thi đua có chủ đề “Năm vì lợi ích đoàn viên”. plans/2017.txt:14 plan 1, no. 64/KH-CĐCT, CÔNG ĐOÀN CÔNG THƯƠNG VIỆT NAM, 2017-03-02
Mỗi đoàn viên một sáng kiến1 of 10 of 1
movement, not observable. A: cuộc vận động
A 2. Hưởng ứng cuộc vận động “Mỗi đoàn viên một sáng kiến”. plans/2017.txt:20 plan 1, no. 64/KH-CĐCT, CÔNG ĐOÀN CÔNG THƯƠNG VIỆT NAM, 2017-03-02
OUT
}

@test "shares are drawn of five plans or more a side, with their intervals" {
	thidua report -o page.html 2017 2025
	run grep -c 'id="shares"' page.html
	[ "$output" = 0 ]
	thidua report -d sides.db -o page.html 2021 2022
	is_sound page.html
	output=$(section shares page.html | sed -n '/^Shares, with/,$p')
	printed <<'OUT'
Shares, with 95 % intervals
MovementAB
Tổ sản xuất giỏi12 of 12 100 % [76, 100]0 of 12 0 % [0, 24]
Giỏi việc tổ, đảm việc đội0 of 12 0 % [0, 24]12 of 12 100 % [76, 100]
OUT
	# the lines of A's first interval and of the mark on it
	grep -qF '<line class="a" x1="742" y1="50" x2="970" y2="50"></line>' page.html
	grep -qF '<circle class="a" cx="970" cy="50" r="9"></circle>' page.html
	output=$(sed -n 's/.*<h3[^>]*>\(.*\)<\/h3>.*/\1/p' page.html)
	printed <<'OUT'
New (1)
Dropped (1)
Formulas
OUT
}

@test "words that mark a side are told with their first places" {
	thidua report -d sides.db -o page.html 2021 2022
	output=$(section keyness page.html | grep 'sản xuất giỏi')
	printed <<<"sản xuất giỏi12 of 120 of 120.11141.849e-06"
	[ "$(thidua keyness -q -d sides.db 2021 2022 --of ngrams -c item,f_a,n_a,f_b,n_b,lrc,bh -f tsv 2>/dev/null |
		sed -n 's/\r//; s/^sản xuất giỏi\t//p')" = $'12\t12\t0\t12\t0.1114\t1.84901e-06' ]
	grep -qF "<code>thidua kwic '&quot;sản xuất giỏi&quot;'</code>" page.html
	at=$(sed -n 's/.*id="\(k[0-9]*\)"><th[^>]*><span lang="vi">sản xuất giỏi<.*/\1/p' <(tr -d '\n' <page.html | sed 's/<tr/\n<tr/g'))
	grep -A3 "<tr id=\"$at-a\"" page.html | grep -qF '<q lang="vi">1. Phong trào thi đua “Tổ sản xuất giỏi”.</q>'
}

@test "phases stand on the months of a year" {
	thidua report -o page.html 2017 2025
	output=$(section phases page.html | sed -n '/^Đợt/p' | head -2)
	printed <<'OUT'
Đợt 1 (01-01..06-30): A 1, B 0
Đợt 2 (07-01..12-31): A 1, B 0
OUT
	grep -qF '<rect class="a" x="20" y="78" width="477" height="14"></rect>' page.html
	grep -qF '<rect class="a" x="500" y="158" width="480" height="14"></rect>' page.html
}

@test "sides are given as compare takes them" {
	thidua report -o a.html province industry
	thidua report -o b.html --a level=province --b level=industry
	is_sound a.html b.html
	output=$(sed -n 's/.*<h3[^>]*>\(.*\) ([0-9]*)<\/h3>.*/\1/p' a.html)
	printed <<'OUT'
On both sides
Not shown
OUT
	output=$(sed -n 's/.*<h1>\(.*\)<\/h1>.*/\1/p' b.html)
	printed <<<"Emulation-campaign plans: level=province (A) and level=industry (B)"
}

@test "sides that compare refuses are refused, and no file is left" {
	try thidua report -o page.html 2017
	refused "report takes two sides, as 2017 2025, or none"
	try thidua report -o page.html 2017 2021 2025
	refused "report takes two sides, as 2017 2025, or none"
	try thidua report -o page.html --a 2017
	refused "report takes two sides, as 2017 2025, or none"
	try thidua report -o page.html 2017 2018
	refused "there are plans of 2017, 2021, 2025; none of 2018"
	try thidua report -o page.html 2017 2017..2018
	refused "'2017' and '2017..2018' are the same 1 plan; name sides that differ"
	try thidua report -o page.html 2017 'yaer=2025'
	refused "'yaer=2025': no filter 'yaer'; did you mean year? there are year, level, unit, region and movement"
}

@test "filters choose the plans, and stand in the commands" {
	thidua report -o page.html --level province --year 2021..2025
	is_sound page.html
	grep -qF '<code>thidua plans --year 2021 --level province</code>' page.html
	grep -qF '<code>thidua recur --year 2021..2025 --level province</code>' page.html
	output=$(sed -n '/<header>/,/<\/header>/p' page.html | sed 's/<[^>]*>//g' | grep .)
	printed <<'OUT'
Emulation-campaign plans
3 plans. Each number leads to a sentence, with its file and line; what a few plans cannot show is left blank.
Only plans that meet thidua --year 2021..2025 --level province.
OUT
}

@test "the same index and command give the same bytes" {
	mkdir -p again
	thidua report -o page.html 2017 2025
	(cd again && thidua report -d ../thidua.db -o page.html 2017 2025)
	cmp page.html again/page.html
	thidua report -d ./thidua.db >out.html
	thidua report -o - >out2.html
	cmp <(sed '/<dt>command/d' out.html | grep -v 'thidua report') \
		<(sed '/<dt>command/d' out2.html | grep -v 'thidua report')
}

@test "how it was made is told" {
	thidua report -o page.html 2017 2025
	output=$(section made page.html | tr -d '\n')
	plans=$(sha256sum plans/*.txt | cut -c1-64 | LC_ALL=C sort | sha256sum | cut -c1-64)
	for fact in "commandthidua report -o page.html 2017 2025" "thidua0.1.0" \
		"plans in the index4, sha256 $plans" \
		"rules, sha256$(sqlite3 thidua.db "SELECT value FROM meta WHERE key = 'rules'")" \
		"report comparesha256 $(sha256sum <"$ROOT/query/reports/compare.sql" | cut -c1-64)" \
		"Evert 2022" "Dunning 1993" "hypergeometric"; do
		[[ $output == *"$fact"* ]] || { echo "no: $fact"; return 1; }
	done
}

@test "an index without plans, of one plan, of plans without a year" {
	cp thidua.db none.db
	edit none.db "PRAGMA foreign_keys = 1; DELETE FROM plan"
	thidua report -d none.db -o none.html
	is_sound none.html
	output=$(section corpus none.html)
	printed <<'OUT'
What is in the corpus
There are no plans.
OUT
	mkdir -p one undated
	plan 1 "Tổ sản xuất giỏi" >one/a.txt
	thidua-index -q -d one.db one
	thidua report -d one.db -o one.html
	is_sound one.html
	section movements one.html | grep -qx 'Tổ sản xuất giỏi11'
	plan 1 "Tổ sản xuất giỏi" | sed '/2021$/d; s/ năm 2021//' >undated/a.txt
	thidua-index -q -d undated.db undated
	thidua report -d undated.db -o undated.html
	is_sound undated.html
	output=$(section corpus undated.html; section movements undated.html)
	printed <<'OUT'
What is in the corpus
Plans without a known year
1 of 1 plans stand in no year. thidua flags --code year-unknown
undated/a.txt plan 1, no. 1/KH-LĐLĐ, LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN, no date
Movements by year
No plan of a known year names a movement. Those that are named at all: thidua movements
OUT
}

@test "hostile text is text" {
	mkdir -p evil
	name=$'<script>alert(1)</script> & "x" \x1b[31m \u202eđỏ\u202c'
	plan "1<b>" "$name" >"evil/a<i>\"&.txt"
	plan 2 "$name" | sed 's/2021/2022/g' >evil/b.txt
	thidua-index -q -d evil.db evil
	# as it would stand in an index that somebody else made
	edit evil.db "UPDATE movement SET name = '</style></table><script>alert(1)</script>' || char(8238, 27, 65534); UPDATE plan SET issuer = '<img src=x onerror=alert(1)>' || char(0, 7), number = '\"><script>'"
	for sides in "" "2021 2022"; do
		thidua report -d evil.db -o evil.html $sides
		is_sound evil.html
		run grep -cE '<(script|img|b>|i>)' evil.html
		[ "$output" = 0 ]
	done
	grep -qF '&lt;/style&gt;&lt;/table&gt;&lt;script&gt;alert(1)' evil.html
}

@test "a page is not written over a document, the index, or as another format" {
	ln -sf plans/2017.txt doc.html
	try thidua report -o doc.html
	ended 2
	told <<<"thidua: error: doc.html is a document in the index; write to another file"
	cp thidua.db copy
	try thidua report -d copy -o copy
	ended 2
	[[ $stderr == *"copy is the index"* ]]
	cmp thidua.db copy
	rm doc.html
	try thidua report -o page.csv
	refused "page.csv: report makes an HTML page; write to a file that ends in .html"
	[ ! -e page.csv ]
}

@test "a write that fails leaves the older page" {
	thidua report -o page.html
	cp page.html before
	try env bash -c 'ulimit -f 4; trap "" XFSZ; thidua report -o page.html 2017 2025'
	ended 7
	cmp page.html before
	run find . -name 'page.html.tmp-*'
	[ -z "$output" ]
	try thidua report -o nowhere/page.html
	ended 7
	[[ $stderr == "thidua: error: cannot write to nowhere/page.html: "* ]]
	[ ! -e nowhere ]
}

@test "a terminal gets no page" {
	script -qec true /dev/null </dev/null >/dev/null 2>&1 || skip "no terminal can be made here"
	try script -qec "thidua report" /dev/null </dev/null
	ended 2
	[[ $output == "thidua: error: a page is not for a terminal; name its file: thidua report -o report.html"* ]]
}

@test "a report that was replaced and lacks a column is told" {
	mkdir -p own
	printf -- '-- help: x\n-- column: a integer x\nSELECT 1 AS a\n' >own/years.sql
	try thidua --reports own report -o page.html
	refused "the report years has no column year, which the page is made of"
}

@test "text that flows from national to local plans is told where there are flows" {
	mkdir -p flows
	cat >flows/flows.sql <<'SQL'
-- help: x
-- column: source integer x
-- column: target integer x
-- column: weight integer x
-- column: source_name text x
-- column: source_level text x
-- column: target_name text x
-- column: target_level text x
SELECT 1 AS source, 2 AS target, 42 AS weight, 'A' AS source_name,
       'central' AS source_level, 'B' AS target_name, 'province' AS target_level
UNION ALL SELECT 2, 3, 50, 'B', 'province', 'C', 'province'
SQL
	thidua --reports flows report -o page.html
	is_sound page.html
	grep -A1 'id="f1"' page.html | grep -qF '<code>thidua reuse 2</code>'
	cat >flows/reuse.sql <<'SQL'
-- help: x
-- param: plan plan optional x
-- column: plan_a integer x
-- column: plan_b integer x
-- column: source_a text x
-- column: quotation_a text x
-- column: source_b text x
-- column: quotation_b text x
SELECT 1 AS plan_a, :plan AS plan_b, 'plans/2017.txt:3' AS source_a,
       'một' AS quotation_a, 'plans/2021-lang-son.txt:4' AS source_b,
       'hai' AS quotation_b
UNION ALL SELECT 3, 2, 'no', 'no', 'no', 'no'
SQL
	thidua --reports flows report -o page.html
	is_sound page.html
	output=$(sed -n '/id="f1"/,/<\/table>/p' page.html | sed 's/<[^>]*>//g' | grep .)
	printed <<'OUT'
plan 1 to plan 2 at most 2 passages here; all: thidua reuse 2
mộtplans/2017.txt:3 plan 1, no. 64/KH-CĐCT, CÔNG ĐOÀN CÔNG THƯƠNG VIỆT NAM, 2017-03-02
haiplans/2021-lang-son.txt:4 plan 2, no. 145/KH-LĐLĐ, LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN, 2021-03-04
OUT
	output=$(section flows page.html | tail -n +3)
	printed <<'OUT'
Words shared
FromToWords shared
A, central, plan 1B, province, plan 242
OUT
}

@test "its own reports are in no list" {
	try thidua reports
	[[ $output != *page_* ]]
	try thidua columns
	[[ $output != *page_* ]]
	try thidua --help
	[[ $output != *page_* ]]
	try thidua page_plan
	[[ $stderr != *page_plans* ]]
}

@test "axe finds nothing, on a desktop and a phone, light and dark" {
	axe=${THIDUA_AXE:-$ROOT/node_modules/axe-core/axe.min.js}
	command -v chromium >/dev/null || skip "chromium is not installed"
	[ -r "$axe" ] || skip "axe-core is not there (npm install axe-core, or THIDUA_AXE)"
	thidua report -d sides.db -o sides.html 2021 2022
	thidua report -o page.html 2017 2025
	try "$ROOT/tests/axe.py" "$axe" sides.html page.html
	printed_nothing
	ended 0
}
