#!/usr/bin/env bats
# thidua-index-rules.bats - rules of one's own.

load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	mkdir d r
	plan 1 "Một giỏi" >d/a.txt
	cat >>d/a.txt <<'PLAN'

2. Khen thưởng bằng Cờ thi đua và tặng 05 Bằng khen; khẩu hiệu "Thi đua là yêu nước".
PLAN
}

# themes: of the one plan, by rule.
themes() {
	thidua-index --records "$@" d/a.txt | python3 -c '
import json, sys
for t in json.loads(sys.stdin.readline())["themes"]:
    print(t["rule"], t["text"], sep="|")'
}

@test "a rule of a new kind gives findings, in the index and in the reports" {
	cat >r/award.pcre <<'RULE'
# Awards, and how many.
# zone: body
(?: (?<count> \d+ ) \  )? (?<name> (?i: Cờ \ thi \ đua | Bằng \ khen ) )
RULE
	try thidua-index --rules r d
	ended 0
	printed_nothing
	told <<'OUT'
thidua-index: note: thidua.db: 1 file: 1 new
OUT
	run sqlite3 thidua.db "SELECT f.kind, field, f.text, rule, substr(p.text, 1, 2) FROM finding f JOIN passage p ON p.id = passage ORDER BY f.id"
	printed <<'OUT'
award|name|Cờ thi đua|award|2.
award|count|05|award|2.
award|name|Bằng khen|award|2.
OUT
	try thidua findings -c kind,field,text --format csv
	ended 0
	told_nothing
	printed <<'OUT'
kind,field,text
award,name,Cờ thi đua
award,count,05
award,name,Bằng khen
OUT
}

@test "a rule without groups gives what it matches" {
	echo '(?i: yêu \ nước )' >r/word.pcre
	try thidua-index --rules r --explain d/a.txt
	ended 0
	told_nothing
	[[ $output == *"
word         match: yêu nước
             rule word, line 14: "* ]]
}

@test "the built-in rules leave no findings" {
	thidua-index -q -d corpus.db "$ROOT/corpus"
	[ "$(sqlite3 corpus.db 'SELECT count(*) FROM finding')" -eq 0 ]
}

@test "a rule is added to those of a kind that is known" {
	cat >r/theme-motto.pcre <<'RULE'
# A motto is a theme here.
# zone: body
khẩu \ hiệu \ "(?<text> [^"\n]+ )"
RULE
	run themes
	printed_nothing
	run themes --rules r
	printed <<'OUT'
theme-motto|Thi đua là yêu nước
OUT
}

@test "a rule takes the place of the built-in one of its name" {
	cat >r/movement.pcre <<'RULE'
# zone: body
(?<name> Cờ \ thi \ đua ) (*MARK:phong trào)
RULE
	thidua-index -q -d own.db --rules r d
	run sqlite3 own.db "SELECT raw, rule FROM mention WHERE rule = 'movement'"
	printed <<'OUT'
Cờ thi đua|movement
OUT
}

@test "pieces of define.pcre can be used" {
	printf '“ (?<words> (?&curly) ) ”\n' >r/quoted.pcre
	thidua-index -q --rules r d
	run sqlite3 thidua.db "SELECT text FROM finding WHERE kind = 'quoted'"
	printed <<'OUT'
Một giỏi
OUT
}

@test "a wrong pattern: file, line, place and reason, before anything is read" {
	printf '# Awards.\n# zone: body\n(?<name> Cờ\n  thi (đua' >r/award.pcre
	: >d/bad.txt
	for how in "" --records --explain; do
		try thidua-index $how --rules r d/a.txt
		ended 2
		printed_nothing
		told <<'OUT'
thidua-index: error: r/award.pcre:4:12: missing closing parenthesis, in:   thi (đua
OUT
	done
	[ ! -e thidua.db ]
	[ ! -e thidua.db.lock ]
}

@test "a wrong place in the middle of a line is shown" {
	printf '# Awards.\nCờ [z-a] thi\n' >r/award.pcre
	try thidua-index --rules r d
	ended 2
	printed_nothing
	told <<'OUT'
thidua-index: error: r/award.pcre:2:9: range out of order in character class, in: Cờ [z-a] thi
OUT
}

@test "an unknown zone" {
	printf '# zone: body footer\nCờ\n' >r/award.pcre
	try thidua-index --rules r d
	ended 2
	printed_nothing
	told <<'OUT'
thidua-index: error: r/award.pcre:1: unknown zone "footer"; a zone is head, title, body or tail
OUT
	[ ! -e thidua.db ]
}

@test "a wrong rule leaves an index that is there" {
	thidua-index -q d
	cp thidua.db before.db
	printf '(' >r/award.pcre
	try thidua-index --rules r d
	ended 2
	cmp thidua.db before.db
}

@test "a folder without rules" {
	echo 'x' >r/notes.txt
	try thidua-index --rules r d
	ended 2
	printed_nothing
	told <<'OUT'
thidua-index: error: no rule (a file NAME.pcre) in the folder r
OUT
}

@test "a rule that runs away is stopped and flagged" {
	printf '^ (?: \\d | \\d\\d | \\d\\d\\d )+ [yz]\n' >r/slow.pcre
	printf '\n%0100d\n' 0 >>d/a.txt
	try timeout 60 thidua-index --rules r d
	ended 3
	[[ $stderr == "thidua-index: warning: d/a.txt:"*": rule slow met its limit and may have missed something"* ]]
	[[ $stderr == *"thidua-index: error: rules that met their limit: 1; the rest is indexed" ]]
	run sqlite3 thidua.db "SELECT code, detail FROM flag WHERE code = 'rule-limit'"
	printed <<'OUT'
rule-limit|rule slow met its limit and may have missed something
OUT
}

@test "a rule whose tries all end, but are too many, is stopped too" {
	# each try doubles with each letter, and stays below the limit of one
	printf '(?: ă+ )+ [yz]\n' >r/busy.pcre
	{ printf '\n'; for i in {1..6000}; do printf 'ăăăăăăăăăăăăăăăă \n'; done; printf 'y z\n'; } >>d/a.txt
	try timeout 100 thidua-index --rules r --rule-seconds 1 d
	ended 3
	[[ $stderr == "thidua-index: warning: d/a.txt:"*": rule busy met its limit and may have missed something"* ]]
	run sqlite3 thidua.db "SELECT count(*) > 0 FROM header"
	printed <<<1
}

@test "authority files of one's own join spellings" {
	mkdir au
	plan 2 "Thi đua Một giỏi" >d/b.txt
	cat >au/movements.csv <<'CSV'
name,kind,variants,sponsor
Một là giỏi,phong trào,Một giỏi | Thi đua Một giỏi,Liên đoàn
CSV
	thidua-index -q --authority au d
	run sqlite3 thidua.db "SELECT m.name, sponsor, group_concat(raw, ' / ') FROM movement m JOIN mention ON movement = m.id GROUP BY m.id"
	printed <<'OUT'
Một là giỏi|Liên đoàn|Một giỏi / Thi đua Một giỏi
OUT
}
