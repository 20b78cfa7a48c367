#!/usr/bin/env bats
# thidua-reuse.bats - passages that plans share, and what became of sentences.

load helper

PASSAGE='Ban chấp hành công đoàn các cấp phối hợp với chuyên môn tổ chức hội thi tay nghề, chăm lo bữa ăn ca và nhà ở cho công nhân xa quê.'
CENTRAL='TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM'

# small CODE DATE ISSUER TITLE TEXT: a plan that shares nothing but TEXT.
small() {
	printf '%s\n%s\n%s\n\nKẾ HOẠCH\n\n%s\n\n%s\n' "$3" "Số: 1/KH-$1$1 $1" \
		"$2" "$4" "$5"
}

write_shared() {
	mkdir -p shared
	small A 'Hà Nội, ngày 2 tháng 1 năm 2021' "$CENTRAL" 'Tiêu đề đầu' \
		"Mở lời riêng hôm nay. $PASSAGE Kết thúc ở đây thôi." >shared/1-first.txt
	small B 'Lạng Sơn, ngày 3 tháng 2 năm 2021' 'LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN' 'Việc biên giới' \
		"Biên thùy xa xôi. $PASSAGE Xứ Lạng cách khác." >shared/2-copy.txt
	small C 'Yên Bái, ngày 4 tháng 3 năm 2021' 'LIÊN ĐOÀN LAO ĐỘNG TỈNH YÊN BÁI' 'Miền cao' \
		"Khó khăn nhiều lắm. ${PASSAGE/chăm lo bữa ăn ca/quan tâm bữa cơm} Còn lo xa." >shared/3-adapted.txt
	small D 'Đâu đó' 'LIÊN ĐOÀN LAO ĐỘNG TỈNH HOÀ BÌNH' 'Để ngỏ' \
		"Chẳng rõ lúc nào. $PASSAGE Chuyện ấy chưa biết." >shared/4-undated.txt
	small E 'Thái Bình, ngày 2 tháng 1 năm 2021' 'LIÊN ĐOÀN LAO ĐỘNG TỈNH THÁI BÌNH' 'Quê lúa' \
		"Cùng một hôm. $PASSAGE Viết thêm vài chữ." >shared/5-same-day.txt
}

setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	write_shared
	thidua-index -q shared
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

@test "passages are told with the first plan that has them" {
	try thidua reuse -c source_a,source_b,directed,words,identity,class,formula
	ended 0
	output=$(sort <<<"$output")
	printed <<'OUT'
shared/1-first.txt:9,shared/2-copy.txt:9,1,31,1.0,verbatim,
shared/1-first.txt:9,shared/3-adapted.txt:9,1,30,0.871,adapted,
shared/1-first.txt:9,shared/4-undated.txt:9,0,31,1.0,verbatim,
shared/1-first.txt:9,shared/5-same-day.txt:9,0,31,1.0,verbatim,
source_a,source_b,directed,words,identity,class,formula
OUT
	told <<'OUT'
thidua: warning: 1 of 5 plans have no date of issue: which of two is the earlier is not known
OUT
}

@test "a match is quoted, and shown word by word" {
	try thidua reuse shared/3-adapted.txt -c quotation_a,quotation_b
	ended 0
	printed <<OUT
quotation_a,quotation_b
"${PASSAGE%.}","$(sed 's/chăm lo bữa ăn ca/quan tâm bữa cơm/' <<<"${PASSAGE%.}")"
OUT
	id=$(thidua reuse shared/3-adapted.txt -c id 2>/dev/null | tail -1)
	try thidua aligned "$id" -c kind,text_a,text_b
	ended 0
	printed <<'OUT'
kind,text_a,text_b
same,Ban chấp hành công đoàn các cấp phối hợp với chuyên môn tổ chức hội thi tay nghề,Ban chấp hành công đoàn các cấp phối hợp với chuyên môn tổ chức hội thi tay nghề
changed,chăm lo,quan tâm
same,bữa,bữa
changed,ăn ca,cơm
same,và nhà ở cho công nhân xa quê,và nhà ở cho công nhân xa quê
OUT
	try thidua aligned 999
	ended 1
	printed_nothing
}

@test "both plans of a passage are in scope" {
	try thidua reuse --unit 'Lạng Sơn'
	ended 0
	[ "$(wc -l <<<"$output")" -eq 1 ]
	try thidua reuse --level province --least 20 -c plan_a,plan_b
	ended 0
	[ "$(wc -l <<<"$output")" -eq 1 ]
	try thidua reuse --class adapted -c words,class
	printed <<'OUT'
words,class
30,adapted
OUT
	try thidua reuse --least 31 -c words
	[ "$(grep -c 31 <<<"$output")" -eq 3 ]
	try thidua reuse --class other
	ended 2
	try thidua reuse --least 0
	ended 2
}

@test "diffusion counts each word of a local plan once" {
	try thidua diffusion -c issued,words,verbatim,adapted,formula,own,earlier,sources,main_issuer
	ended 0
	words() {
		python3 -c "
import re, sys
print(len(re.findall(r'\w+', open(sys.argv[1]).read())))" "$1"
	}
	printed <<OUT
issued,words,verbatim,adapted,formula,own,earlier,sources,main_issuer
2021-01-02,$(words shared/5-same-day.txt),0,0,0,$(words shared/5-same-day.txt),0,0,
2021-02-03,$(words shared/2-copy.txt),31,0,0,$(($(words shared/2-copy.txt) - 31)),2,1,$CENTRAL
2021-03-04,$(words shared/3-adapted.txt),0,30,0,$(($(words shared/3-adapted.txt) - 30)),3,1,$CENTRAL
OUT
	told <<'OUT'
thidua: warning: 1 of 5 plans have no date of issue or no level and are held out: 4
OUT
	try thidua flows -c source,target,weight,passages,verbatim,step
	ended 0
	printed <<'OUT'
source,target,weight,passages,verbatim,step
1,2,31,1,31,down
1,3,30,1,0,down
OUT
}

@test "what a plan has from earlier ones can be read from the file" {
	sqlite3 thidua.db "SELECT p.source, u.how, u.word_to - u.word_from,
	    (SELECT count(*) FROM reused v WHERE v.plan = u.plan)
	    FROM reused u JOIN plan p ON p.id = u.plan ORDER BY 1" >out
	same reused "$(<out)" <<'OUT'
shared/2-copy.txt|verbatim|31|1
shared/3-adapted.txt|adapted|30|1
OUT
	try thidua-index verify
	ended 0
	[[ $output == *"in 5 of 5 sources" ]]
	cp thidua.db moved.db
	edit moved.db 'UPDATE reuse SET byte_from_b = byte_from_b + 4 WHERE plan_b = 2'
	try thidua-index verify -d moved.db
	ended 3
	[[ $stderr == *"shared/2-copy.txt: reuse:"*"the file says something else"* ]]
}

# pages N: plans that share all but their number, date and one word.
write_pages() {
	mkdir -p "$2"
	for ((i = 1; i <= $1; i++)); do
		{
			small "X$i" "Lạng Sơn, ngày $((i % 28 + 1)) tháng $((i / 28 % 12 + 1)) năm $((2000 + i / 336))" \
				'LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN' "Riêng x$i" "$PASSAGE"
			seq -f 'Điều %g quy định việc làm hằng ngày của từng tổ đội sản xuất.' 40
		} >"$2/$i.txt"
	done
}

@test "a passage of very many plans is a formula, each place one row" {
	write_pages 12 pages
	thidua-index -q -d pages.db pages
	try thidua formulae -d pages.db -c plans,of,source
	ended 0
	[ "$(sed -n 2p <<<"$output" | cut -d, -f1,2)" = 12,12 ]
	[ "$(sqlite3 pages.db 'SELECT count(*) FROM reuse WHERE formula IS NULL')" -eq 0 ]
	try thidua reuse -d pages.db
	ended 0
	[ "$(wc -l <<<"$output")" -eq 1 ]
	[[ $stderr == *"places of formulae are left out; --formulae shows them"* ]]
	try thidua diffusion -d pages.db -c verbatim,adapted,own_share
	[ "$(sed 1,2d <<<"$output" | cut -d, -f1,2 | sort -u)" = 0,0 ]
	# ten plans are not very many
	rm pages/1[12].txt
	thidua-index -q -d pages.db --prune pages
	[ "$(sqlite3 pages.db 'SELECT count(formula) || (SELECT count(*) FROM formula) FROM reuse')" = 00 ]
}

@test "five hundred plans that are nearly one take seconds and few rows" {
	write_pages 500 many
	try timeout 60 thidua-index -q -d many.db many
	ended 0
	rows=$(sqlite3 many.db 'SELECT count(*) FROM reuse')
	[ "$rows" -ge 499 ]
	[ "$rows" -le 2000 ]
	[ "$(sqlite3 many.db 'SELECT max(plans) FROM formula')" -eq 500 ]
}

@test "plans that say one thing again and again take seconds" {
	mkdir again
	for i in 1 2 3; do
		printf 'KẾ HOẠCH\n\nx%s\n\n' $i
		yes 'rồi lại' | head -60000 | paste -sd' '
	done | split -l 5 - again/a --additional-suffix=.txt
	for i in 1 2 3; do
		printf 'KẾ HOẠCH\n\ny%s\n\n' $i >again/b$i.txt
		yes "$PASSAGE" | head -3000 >>again/b$i.txt
	done
	try timeout 60 thidua-index -q -d again.db again
	ended 0
	[ "$(sqlite3 again.db 'SELECT count(*) FROM reuse WHERE words_b > 90000')" -ge 2 ]
}

@test "a plan that quotes itself shares nothing with itself" {
	mkdir self
	small A 'Hà Nội, ngày 2 tháng 1 năm 2021' "$CENTRAL" 'Một mình' \
		"$PASSAGE Nói lại lần nữa. $PASSAGE" >self/a.txt
	thidua-index -q -d self.db self
	try thidua reuse -d self.db
	ended 0
	[ "$(wc -l <<<"$output")" -eq 1 ]
	# and both places are told where another has them
	small B 'Lạng Sơn, ngày 3 tháng 2 năm 2021' 'LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN' 'Hai mình' \
		"Khác đi một tí. $PASSAGE" >self/b.txt
	small C 'Yên Bái, ngày 4 tháng 3 năm 2021' 'LIÊN ĐOÀN LAO ĐỘNG TỈNH YÊN BÁI' 'Ba mình' \
		"$PASSAGE Giữa hai lần có câu này xen vào. $PASSAGE" >self/c.txt
	thidua-index -q -d self.db self
	try thidua diffusion -d self.db -c level,verbatim
	[ "$(cut -d, -f2 <<<"$output" | paste -sd' ')" = "verbatim 31 62" ]
}

@test "an index of one plan, and one of none of these" {
	mkdir one
	cp shared/1-first.txt one
	thidua-index -q -d one.db one
	for report in reuse formulae flows; do
		try thidua "$report" -d one.db
		ended 0
		[ "$(wc -l <<<"$output")" -eq 1 ]
	done
	rm one/*
	printf 'K\0' >one/bad.txt # an empty folder would keep its plan
	run thidua-index -q -d one.db --prune one
	[ "$status" -eq 3 ]
	for report in reuse formulae flows diffusion; do
		try thidua "$report" -d one.db
		ended 0
		[ "$(wc -l <<<"$output")" -eq 1 ]
	done
}

@test "one run and several give the same" {
	mkdir all some
	python3 "$ROOT/tools/generate.py" 60 all >/dev/null
	cp -r shared all/
	mv all/truth.ndjson . 
	thidua-index -q -d whole.db all
	facts whole.db >whole.txt
	# half of them, then others, then all, with changes that are taken back
	thidua-index -q -d steps.db all/000/p00000[0-9].txt all/000/p00004*.txt
	thidua-index -q -d steps.db all/shared all/000/p00001*.txt
	cp all/000/p000003.txt all/000/p000015.txt some
	sed -i 's/thi đua/thi tài/; s/năm 20../năm 2031/' all/000/p000003.txt
	rm all/000/p000015.txt
	thidua-index -q -d steps.db --prune all
	cp some/* all/000/
	thidua-index -q -d steps.db all
	facts steps.db >steps.txt
	[ "$(grep -c '^reuse:' whole.txt)" -gt 200 ]
	[ "$(grep -c '^formula:' whole.txt)" -gt 10 ]
	cmp whole.txt steps.txt
	# with one job, and with a step left out
	thidua-index -q -d late.db -j 1 --no-reuse all
	[ "$(sqlite3 late.db 'SELECT count(*) FROM reuse')" -eq 0 ]
	try thidua reuse -d late.db
	ended 0
	[[ $stderr == *"what plans share was not looked for (--no-reuse); index again without it"* ]]
	thidua-index -q -d late.db all
	facts late.db | cmp whole.txt
	# one that leaves it out takes nothing from an index it does not change
	thidua-index -q -d late.db --no-reuse all
	facts late.db | cmp whole.txt
}

@test "bytes lead to the passages of files that are decomposed or cut" {
	mkdir odd
	python3 - <<'PY'
import unicodedata
a = open('shared/1-first.txt').read()
b = open('shared/2-copy.txt').read()
open('odd/1.txt', 'w').write(unicodedata.normalize('NFD', a))
open('odd/2.txt', 'w').write('\ufeff' + b.replace('công đoàn các', 'công đoàn\ncác').replace('hội thi', '**hội thi**'))
PY
	thidua-index -q -d odd.db odd
	[ "$(sqlite3 odd.db 'SELECT words_b FROM reuse')" = 31 ]
	try thidua-index verify -d odd.db
	ended 0
	python3 - <<'PY'
import sqlite3, unicodedata
row = sqlite3.connect('odd.db').execute(
    'SELECT byte_from_a, byte_to_a, byte_from_b, byte_to_b FROM reuse').fetchone()
for file, a, b in (('odd/1.txt', *row[:2]), ('odd/2.txt', *row[2:])):
    text = unicodedata.normalize('NFC', open(file, 'rb').read()[a:b].decode())
    assert text.startswith('Ban chấp hành') and 'quê' in text, text
PY
}

@test "sentences are kept, edited, added and removed from year to year" {
	mkdir years
	for year in 2021 2024; do
		{
			small "N$year" "Lạng Sơn, ngày 3 tháng 2 năm $year" \
				'LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN' "Phát động thi đua năm $year" \
				'Mọi tổ đội cùng thi đua năm 2021 cho thật tốt. Giữ vững nếp nhà máy sạch đẹp.'
			echo
			[ $year = 2021 ] && echo 'Tổ chức hai hội thi lớn trong tháng năm. Bỏ hẳn câu này về sau nhé.'
			[ $year = 2024 ] && echo 'Tổ chức ba hội thi lớn trong tháng năm. Thêm câu hoàn toàn mới vào đây.'
		} >"years/$year.txt"
	done
	thidua-index -q -d years.db years
	try thidua revision 'lang son' -d years.db -c year_a,year_b,state,likeness,stale,text_a,text_b
	ended 0
	printed <<'OUT'
year_a,year_b,state,likeness,stale,text_a,text_b
2021,2024,removed,,,Bỏ hẳn câu này về sau nhé.,
2021,2024,edited,0.833,,Phát động thi đua năm 2021,Phát động thi đua năm 2024
2021,2024,kept,1.0,1,Mọi tổ đội cùng thi đua năm 2021 cho thật tốt.,Mọi tổ đội cùng thi đua năm 2021 cho thật tốt.
2021,2024,kept,1.0,0,Giữ vững nếp nhà máy sạch đẹp.,Giữ vững nếp nhà máy sạch đẹp.
2021,2024,added,,,,Thêm câu hoàn toàn mới vào đây.
2021,2024,edited,0.889,,Tổ chức hai hội thi lớn trong tháng năm.,Tổ chức ba hội thi lớn trong tháng năm.
OUT
	try thidua revision 'lang son' -d years.db --stale -c text_b
	printed <<'OUT'
text_b
Mọi tổ đội cùng thi đua năm 2021 cho thật tốt.
OUT
	# with one year in scope there is nothing to compare
	try thidua revision 'lang son' -d years.db --year 2021
	ended 1
	try thidua revision 'quang ninh' -d years.db
	ended 1
}

@test "places of an index from elsewhere that cannot be crash nothing" {
	write_pages 12 pages
	thidua-index -q -d pages.db pages
	for change in words_a=1000000000 words_b=-1 word_a=9223372036854775807 skip_a=9223372036854775807 skip_b=-9223372036854775808 "words_a=400000, words_b=1"; do
		cp pages.db odd.db
		edit odd.db "UPDATE reuse SET $change; UPDATE formula SET skip = -1, words = 9223372036854775807"
		for report in reuse "reuse --formulae" formulae flows "flows --formulae" diffusion "aligned 1"; do
			try thidua $report -d odd.db
			[ "$status" -le 5 ]
		done
		plan 99 "Tổ sản xuất giỏi" >pages/more.txt
		try thidua-index -q -d odd.db pages
		[ "$status" -le 5 ]
		rm pages/more.txt
	done
}

@test "a copy of last year's plan is told as copied, formulae within it as formulae" {
	write_pages 12 pages
	{
		small "Y" "Lạng Sơn, ngày 1 tháng 1 năm 2010" 'LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN' "Riêng y" "$PASSAGE"
		seq -f 'Điều %g quy định việc làm hằng ngày của từng tổ đội sản xuất.' 20
		seq -f 'Khoản %g nói về vườn rau của từng nhà bên suối.' 20
	} >pages/y.txt
	sed 's/2010/2011/' pages/y.txt >pages/z.txt
	thidua-index -q -d pages.db pages
	try thidua diffusion -q -d pages.db --year 2011 -f csv -c main,sources,own
	ended 0
	y=$(sqlite3 pages.db "SELECT id FROM plan WHERE source LIKE '%/y.txt'")
	[[ $(sed -n 2p <<<"$output") == "$y",* ]]
	[ "$(sqlite3 pages.db "SELECT count(DISTINCT how) FROM reused u JOIN plan p ON p.id = u.plan WHERE p.source LIKE '%/z.txt'")" -eq 2 ]
	[ "$(sqlite3 pages.db 'SELECT min(plans) > 10 FROM formula')" = 1 ]
	[ "$(sqlite3 pages.db "SELECT count(*) FROM reuse r JOIN plan p ON p.id = r.plan_b WHERE p.source LIKE '%/z.txt' AND r.plan_a = $y AND r.formula IS NULL")" -ge 1 ]
}

@test "a passage is aligned to its last word, over the ends of paragraphs" {
	write_pages 3 few
	thidua-index -q -d few.db few
	sqlite3 few.db 'SELECT id, words_a, words_b FROM reuse' | tr '|' ' ' >ids
	[ -s ids ]
	while read -r id a b; do
		[ "$(thidua aligned "$id" -q -d few.db -f ndjson | python3 -c '
import json, re, sys
rows = [json.loads(line) for line in sys.stdin]
n = [sum(len(re.findall(r"[^\W_]+", r[side] or "")) for r in rows) for side in ("text_a", "text_b")]
assert len(rows) > 3, rows
print(*n)')" = "$a $b" ]
	done <ids
}

@test "text does not flow upward, and what goes up is copied all the same" {
	mkdir up
	small A 'Hà Nội, ngày 2 tháng 1 năm 2021' 'LIÊN ĐOÀN LAO ĐỘNG HUYỆN ĐÔNG HƯNG' 'Việc làng' "$PASSAGE" >up/1.txt
	small B 'Hà Nội, ngày 3 tháng 2 năm 2021' 'LIÊN ĐOÀN LAO ĐỘNG TỈNH THÁI BÌNH' 'Việc tỉnh' "$PASSAGE" >up/2.txt
	thidua-index -q -d up.db up
	[ "$(sqlite3 up.db "SELECT group_concat(level) FROM (SELECT level FROM plan ORDER BY source)")" = district,province ]
	[ "$(sqlite3 up.db 'SELECT count(*) FROM reuse WHERE directed')" -gt 0 ]
	try thidua flows -q -d up.db
	[ "$(wc -l <<<"$output")" -eq 1 ]
	[ "$(thidua diffusion -q -d up.db --level province -c own,words -f tsv | sed -n 2p | awk '{ print ($1 < $2) }')" = 1 ]
}

@test "words of passages that overlap count once" {
	mkdir over
	small A 'Hà Nội, ngày 2 tháng 1 năm 2021' "$CENTRAL" 'Việc nước' "$PASSAGE" >over/1.txt
	small B 'Hà Nội, ngày 3 tháng 2 năm 2021' 'LIÊN ĐOÀN LAO ĐỘNG TỈNH THÁI BÌNH' 'Việc tỉnh' "$PASSAGE" >over/2.txt
	thidua-index -q -d over.db over
	words=$(thidua flows -q -d over.db -c weight -f tsv | sed -n 2p | tr -d '\r')
	# the passage again, longer and adapted, so that it begins first
	edit over.db "UPDATE reuse SET identity = 1; CREATE TEMP TABLE t AS SELECT * FROM reuse; UPDATE t SET id = 99, identity = 0.9, word_b = word_b - 1, words_b = words_b + 1; INSERT INTO reuse SELECT * FROM t"
	[ "$(thidua flows -q -d over.db -c weight,verbatim -f tsv | sed -n 2p | tr -d '\r')" = "$((words + 1))	$words" ]
	[ "$(thidua diffusion -q -d over.db -c main_words -f tsv | sed -n 2p | tr -d '\r')" = $((words + 1)) ]
}

@test "plans of thousands of sentences are not compared each with each" {
	mkdir large
	for year in 2020 2021; do
		{
			small A "Lạng Sơn, ngày 3 tháng 2 năm $year" 'LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN' "Việc năm $year" 'Vào việc.'
			seq -f "Đơn vị số %g của năm $year báo cáo kết quả về tỉnh." 2100
		} >large/$year.txt
	done
	thidua-index -q --no-reuse -d large.db large
	try thidua revision -q -d large.db 'lạng sơn'
	ended 2
	[[ $stderr == *"sentences, too many to compare each with each; narrow them with --unit or --year" ]]
}
