#!/usr/bin/env bats
# thidua-kwic.bats - concordances, and how often a query stands in each year.

load helper

# A plan of that year with these paragraphs.
plan_of() {
	printf 'LIÊN ĐOÀN LAO ĐỘNG TỈNH GIA LAI\nSố: 1/KH-LĐLĐ\nGia Lai, ngày 1 tháng 2 năm %s\n\nKẾ HOẠCH\nPhát động phong trào năm %s\n' "$1" "$1"
	shift
	printf '\n%s\n' "$@"
}

setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	mkdir plans
	plan_of 2019 'Tổ một có sáng kiến hay. Tổ hai đề xuất sáng kiến tốt cho đội.' >plans/a.txt
	plan_of 2021 'Ánh sáng. Mỗi người một sáng kiến.' 'Bao nhiêu sáng kiến cũng quý.' >plans/b.txt
	plan_of 2022 'Không có gì.' >plans/c.txt
	thidua-index -q plans
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

@test "each place is a line, with its words on both sides" {
	try thidua kwic '"sáng kiến"' -c year,left,node,right,tier --sort year,L1
	ended 0
	printed <<'OUT'
year,left,node,right,tier
2019,Tổ một có,sáng kiến,hay. Tổ hai đề xuất sáng kiến tốt,exact
2019,có sáng kiến hay. Tổ hai đề xuất,sáng kiến,tốt cho đội.,exact
2021,Ánh sáng. Mỗi người một,sáng kiến,.,exact
2021,Bao nhiêu,sáng kiến,cũng quý.,exact
OUT
}

@test "--context is a number of words, or the sentence" {
	try thidua kwic '"sáng kiến"' -c left,right --context 1 --sort L1
	ended 0
	printed <<'OUT'
left,right
có,hay
một,.
nhiêu,cũng
xuất,tốt
OUT
	try thidua kwic '"sáng kiến"' -c left,right --context sentence --sort L1
	printed <<'OUT'
left,right
Tổ một có,hay.
Mỗi người một,.
Bao nhiêu,cũng quý.
Tổ hai đề xuất,tốt cho đội.
OUT
	try thidua kwic sáng --context 1001
	ended 2
	told <<'OUT'
thidua: note: accents typed: searching for them exactly; --match loose takes any accents
thidua: error: --context is a number of words up to 1000, or sentence
OUT
}

@test "lines are sorted by the words beside" {
	try thidua kwic '"sáng kiến"' -c right --context 1 --sort R1
	printed <<'OUT'
right
.
cũng
hay
tốt
OUT
	try thidua kwic sáng -c left,node,right --context 1 --sort 'R1,L1, year'
	printed <<'OUT'
left,node,right
có,sáng,kiến
một,sáng,kiến.
nhiêu,sáng,kiến
xuất,sáng,kiến
Ánh,sáng,. Mỗi
OUT
	for key in L0 R10 Left L1,L2,R1,R2,node; do
		try thidua kwic sáng --sort "$key"
		ended 2
		[[ $stderr == *"--sort takes up to 4 of L1 to L9"* ]]
	done
}

@test "the node's place is in the passage" {
	try thidua kwic '"sáng kiến"' -f ndjson -c node,passage,text_from,text_to
	ended 0
	python3 - "$output" <<'PY'
import json, sqlite3, sys
db = sqlite3.connect('thidua.db')
rows = [json.loads(line) for line in sys.argv[1].splitlines()]
assert len(rows) == 4
for r in rows:
    text, = db.execute('SELECT text FROM passage WHERE id = ?', (r['passage'],)).fetchone()
    assert text.encode()[r['text_from']:r['text_to']].decode() == r['node']
PY
}

@test "a sample is drawn by its seed" {
	draw() {
		thidua kwic '"sáng kiến"' -c text_from,passage "$@" 2>/dev/null
	}
	[ "$(draw --sample 2 | wc -l)" -eq 3 ]
	[ "$(draw --sample 2 --seed 5)" = "$(draw --sample 2 --seed 5)" ]
	[ "$(draw --sample 9)" = "$(draw)" ]
	[ "$(for s in 1 2 3 4 5 6 7 8 9; do draw --sample 1 --seed $s | tail -1; done | sort -u | wc -l)" -gt 1 ]
}

@test "a table cuts the sides to one line, left ones at their beginning" {
	try thidua kwic '"sáng kiến"' -f table --width 40 -c left,node,right --sort L1
	ended 0
	printed <<'OUT'
"sáng kiến"
         left  node       right
    Tổ một có  sáng kiến  hay. Tổ hai đ…
…ỗi người một  sáng kiến  .
    Bao nhiêu  sáng kiến  cũng quý.
… hai đề xuất  sáng kiến  tốt cho đội.
4 rows
OUT
}

@test "a timeline has all years, and says nothing of those without plans" {
	try thidua timeline '"sáng kiến"' -c year,plans,plans_with,share,share_low,passages,places
	ended 0
	printed <<'OUT'
year,plans,plans_with,share,share_low,passages,places
2019,1,1,,,1,2
2020,,,,,,
2021,1,1,,,2,2
2022,1,0,,,0,0
OUT
	try thidua timeline 'không đâu cả'
	ended 1
	printed_nothing
}

@test "a timeline of a movement counts its mentions" {
	plan_of 2019 'Hưởng ứng phong trào “Đường hoa”.' >plans/d.txt
	plan_of 2021 'Hưởng ứng phong trào “Đường hoa”.' 'Tiếp tục phong trào “Đường hoa”, phong trào “Xóm mới”.' >plans/e.txt
	thidua-index -q -d m.db plans
	try thidua timeline -d m.db --movement 'duong hoa' -c year,plans,plans_with,share,places
	ended 0
	printed <<'OUT'
year,plans,plans_with,share,places
2019,2,1,,1
2020,,,,
2021,2,1,,2
2022,1,0,,0
OUT
	COLUMNS=80 try thidua timeline -d m.db --movement 'duong hoa' -f table
	ended 0
	told <<<'thidua: note: per_10000, 2019 to 2022: ▄ █_'
}

@test "a looser match shows all its places, in passages that match exactly too" {
	mkdir mixed
	printf 'Công nhân phấn đấu; đoàn viên phân đấu.\n\nChỉ phân đấu.\n' >mixed/a.txt
	thidua-index -q -d mixed.db mixed
	for match in tone loose ocr; do
		try thidua kwic -d mixed.db '"phấn đấu"' --match "$match" -c line,node --sort L1
		ended 0
		printed <<'OUT'
line,node
3,phân đấu
1,phấn đấu
1,phân đấu
OUT
	done
	try thidua search -d mixed.db '"phấn đấu"' --match loose -n 1 -c snippet
	printed <<'OUT'
snippet
Công nhân «phấn đấu»; đoàn viên «phân đấu».
OUT
}

@test "the same words are one place, whichever term finds them" {
	mkdir twice
	printf 'Kỹ năng và hoà bình, uỷ ban.\n\nTáo ngon.\n' >twice/a.txt
	thidua-index -q -d twice.db twice
	for q in 'kỹ OR kĩ' 'hoà OR HÒA' 'hoà* OR hòa' 'kỹ kĩ' '"hoà bình" OR "hòa bình"' '"táo" OR tá*'; do
		try thidua kwic -d twice.db "$q" -c node
		ended 0
		[ "$(wc -l <<<"$output")" -eq 2 ]
	done
	try thidua search -d twice.db 'NEAR(táo táo)'
	ended 2
}

@test "NEAR of a sentence shows the places in that sentence" {
	mkdir near
	printf 'Alpha dừng. Gamma alpha beta delta.\n' >near/a.txt
	thidua-index -q -d near.db near
	try thidua kwic -d near.db 'NEAR(gamma alpha)' -c node,text_from
	ended 0
	printed <<'OUT'
node,text_from
Gamma,14
alpha,20
OUT
	try thidua search -d near.db 'NEAR(gamma alpha)' -c snippet
	printed <<'OUT'
snippet
Alpha dừng. «Gamma» «alpha» beta delta.
OUT
}

@test "a long paragraph is no trouble" {
	mkdir long
	python3 -c "print(' '.join('công %d' % i for i in range(20000)) + '.')" >long/a.txt
	thidua-index -q -d long.db long
	SECONDS=0
	try thidua kwic -d long.db công --sort L1,R1 -c left -n 3 --match exact
	ended 0
	[ "$SECONDS" -lt 20 ]
}

@test "numbers that make no sense are refused" {
	for o in '--sample 0' '--sample -3'; do
		try thidua kwic sáng $o
		ended 2
		[[ $stderr == *"--sample is a number of at least 1"* ]]
	done
	try thidua search sáng --context -1
	ended 2
	try thidua collocates sáng --least 0
	ended 2
	try thidua facets sáng --by ''
	ended 2
	try thidua search sáng -c ''
	ended 2
	[[ $stderr == *"--columns names no column"* ]]
}

@test "overlapping places are marked once" {
	mkdir over
	printf 'Thi đua thi đua thi đua đua thi thi đua sôi nổi.\n' >over/a.txt
	thidua-index -q -d over.db over
	for d in 0 1 2 3; do
		for q in '"thi đua"' '"a b"' '"đua thi"' 'thi "đua thi" "thi đua thi"'; do
			run thidua search -d over.db "$q" --match ocr --distance "$d" --context 4 -c snippet
			[ "$status" -le 1 ]
		done
	done
}

@test "a query with a movement looks at the plans that name it" {
	try thidua timeline -d m.db năm --movement 'duong hoa' -c year,plans,plans_with,share
	ended 0
	printed <<'OUT'
year,plans,plans_with,share
2019,1,1,
2020,,,
2021,1,1,
OUT
}
