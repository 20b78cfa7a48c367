#!/usr/bin/env bats
# thidua-names.bats - roles of names, evidence, review, units of a day.

load helper

setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	mkdir plans
	cat >plans/2017.txt <<'PLAN'
CÔNG ĐOÀN TỈNH HÒA BÌNH
LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA BÌNH
Số: 11/KH-LĐLĐ
Hòa Bình, ngày 2 tháng 3 năm 2017

KẾ HOẠCH

Phát động phong trào thi đua năm 2017

1. Thi đua với mục tiêu “Việc hôm nay không để ngày mai”, theo phương châm “sát dân, gần dân”.

2. Đẩy mạnh phong trào thi đua “Mỗi tổ một sáng kiến hay trong năm”.
PLAN
	cat >plans/2025.txt <<'PLAN'
LIÊN ĐOÀN LAO ĐỘNG TỈNH PHÚ THỌ
Số: 12/KH-LĐLĐ
Phú Thọ, ngày 5 tháng 8 năm 2025

KẾ HOẠCH

Phát động phong trào thi đua năm 2025

1. Đẩy mạnh phong trào thi đua “Việc hôm nay không để ngày mai”.

2. Hưởng ứng phong trào thi đua “Mỗi tổ một sáng kiến hay trong cả năm”.
PLAN
	thidua-index -q plans
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

@test "a name has the role its text gives it" {
	try thidua mentions --role all -c plan,raw,role
	ended 0
	printed <<'OUT'
plan,raw,role
2,Mỗi tổ một sáng kiến hay trong cả năm,movement
1,Mỗi tổ một sáng kiến hay trong năm,movement
1,"sát dân, gần dân",motto
1,Việc hôm nay không để ngày mai,goal
2,Việc hôm nay không để ngày mai,movement
OUT
	told_nothing
}

@test "roles shows the names that have several" {
	try thidua roles
	ended 0
	printed <<'OUT'
name,role,plans,years,mentions
Việc hôm nay không để ngày mai,goal,1,2017,1
Việc hôm nay không để ngày mai,movement,1,2025,1
OUT
	told_nothing
}

@test "a goal is no movement" {
	try thidua movements -c name,plans,first
	ended 0
	printed <<'OUT'
name,plans,first
Mỗi tổ một sáng kiến hay trong cả năm,1,2025
Mỗi tổ một sáng kiến hay trong năm,1,2017
Việc hôm nay không để ngày mai,1,2025
OUT
	told_nothing
}

@test "evidence leads from a movement to its sentence" {
	try thidua movements --evidence --movement 'viec hom nay' -c plan,line,source,quotation,fact
	ended 0
	printed <<'OUT'
plan,line,source,quotation,fact
2,9,plans/2025.txt,1. Đẩy mạnh phong trào thi đua “Việc hôm nay không để ngày mai”.,mention:2
OUT
	told_nothing
}

@test "a report without quotations has no evidence" {
	try thidua plans --evidence
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: plans has no quotations to show; --evidence is for reports of facts
OUT
}

@test "why tells the story of a fact" {
	try thidua why mention:2 -c field,value
	ended 0
	[[ $output == *'says,"phong trào “Việc hôm nay không để ngày mai”, counted as “Việc hôm nay không để ngày mai”"'* ]]
	[[ $output == *'source,plans/2025.txt:9'* ]]
	bytes=$(sed -n 's/^bytes,\([0-9]*\) to \([0-9]*\)$/\1 \2/p' <<<"$output")
	[ "$(tail -c +$((${bytes% *} + 1)) plans/2025.txt | head -c $((${bytes#* } - ${bytes% *})))" = "Việc hôm nay không để ngày mai" ]
}

@test "why of what is no fact" {
	try thidua why mention:99
	ended 1
	printed_nothing
}

@test "verify reads the sources again" {
	cp -r plans verified
	thidua-index -q -d v.db verified
	try thidua verify -d v.db
	ended 0
	[[ $output =~ ^([0-9]+)\ of\ ([0-9]+)\ places\ agree,\ in\ 2\ of\ 2\ sources$ ]]
	[ "${BASH_REMATCH[1]}" -eq "${BASH_REMATCH[2]}" ]
	echo >>verified/2025.txt
	try thidua verify -d v.db
	ended 3
	[[ $output == *"in 1 of 2 sources" ]]
	[[ $stderr == *"verified/2025.txt: changed since it was read; index it again"* ]]
	rm verified/2025.txt
	try thidua verify -d v.db
	ended 3
	[[ $stderr == *"verified/2025.txt: cannot open: No such file or directory"* ]]
}

@test "review proposes, merges what was decided, and keeps it" {
	cp -r plans reviewed
	thidua-index -q -d r.db reviewed
	try thidua review -d r.db -c name,other,tier,decision
	ended 0
	printed <<'OUT'
name,other,tier,decision
Mỗi tổ một sáng kiến hay trong năm,Mỗi tổ một sáng kiến hay trong cả năm,T3,
OUT
	cat >decided.csv <<'CSV'
name,other,decision
Mỗi tổ một sáng kiến hay trong năm,Mỗi tổ một sáng kiến hay trong cả năm,same
CSV
	try thidua-index -d r.db --review decided.csv
	ended 0
	told <<'OUT'
thidua-index: note: r.db: decided: 1 the same, 0 different
OUT
	try thidua movements -d r.db -c name,plans,first,last --movement 'mỗi tổ'
	ended 0
	printed <<'OUT'
name,plans,first,last
Mỗi tổ một sáng kiến hay trong cả năm,2,2017,2025
OUT
	mkdir -p more
	echo '(?<word> sáng \ kiến )' >more/word.pcre
	thidua-index -q -d r.db --rules more reviewed
	try thidua movements -d r.db -c name,plans --movement 'mỗi tổ'
	printed <<'OUT'
name,plans
Mỗi tổ một sáng kiến hay trong cả năm,2
OUT
	try thidua review -d r.db
	ended 0
	printed <<'OUT'
name,other,tier,likeness,years,other_years,succession,plans,other_plans,decision
OUT
	sed -i s/same/different/ decided.csv
	thidua-index -q -d r.db --review decided.csv
	try thidua movements -d r.db -c name,plans --movement 'mỗi tổ'
	printed <<'OUT'
name,plans
Mỗi tổ một sáng kiến hay trong cả năm,1
Mỗi tổ một sáng kiến hay trong năm,1
OUT
}

@test "a decision that is none leaves the index as it was" {
	printf 'name,other,decision\nA,B,maybe\n' >bad.csv
	before=$(sha256sum thidua.db)
	try thidua-index --review bad.csv
	ended 2
	told <<'OUT'
thidua-index: error: bad.csv: row 2: the decision is "maybe"; write same, different or nothing
OUT
	printf 'name,other,decision\nA,“…”,same\n' >bad.csv
	try thidua-index --review bad.csv
	ended 2
	told <<<"thidua-index: error: bad.csv: row 2: name or other has no word"
	[ "$(sha256sum thidua.db)" = "$before" ]
}

@test "units of a day: the sum is the number of plans" {
	try thidua units -c unit,plans,was
	ended 0
	printed <<'OUT'
unit,plans,was
tỉnh Hòa Bình,1,
tỉnh Phú Thọ,1,
OUT
	try thidua units -c unit,plans,was --as-of 2025-07-01
	ended 0
	printed <<'OUT'
unit,plans,was
tỉnh Phú Thọ,2,tỉnh Hòa Bình
OUT
	try thidua plans -c plan,unit --unit 'phu tho' --as-of 2025-07-01
	printed <<'OUT'
plan,unit
1,tỉnh Phú Thọ
2,tỉnh Phú Thọ
OUT
	try thidua units --as-of 2025-06-30 -c unit,plans
	printed <<'OUT'
unit,plans
tỉnh Hòa Bình,1
tỉnh Phú Thọ,1
OUT
}

@test "what is no day is refused" {
	try thidua units --as-of 1/7/2025
	ended 2
	told <<'OUT'
thidua: error: '1/7/2025' is no day; write it as 2025-07-01
OUT
}

@test "decisions can be kept and given back" {
	cp -r plans kept
	thidua-index -q -d k.db kept
	cat >decided.csv <<'CSV'
name,other,decision
Mỗi tổ một sáng kiến hay trong năm,Mỗi tổ một sáng kiến hay trong cả năm,same
CSV
	thidua-index -q -d k.db --review decided.csv
	try thidua decisions -d k.db -o kept.csv
	ended 0
	rm k.db
	thidua-index -q -d k.db kept
	thidua-index -q -d k.db --review kept.csv
	try thidua decisions -d k.db
	ended 0
	printed <<'OUT'
name,other,decision,plans
Mỗi tổ một sáng kiến hay trong năm,Mỗi tổ một sáng kiến hay trong cả năm,same,1
OUT
	told_nothing
}

@test "two decisions on one pair are refused" {
	printf 'name,other,decision\nA B,C D,same\na b,C - D,different\n' >two.csv
	try thidua-index --review two.csv
	ended 2
	told <<'OUT'
thidua-index: error: two.csv: rows 2 and 3 decide on the same names differently
OUT
}

@test "a file of other columns, or of semicolons, is no decisions" {
	printf 'name,other\nA,B\n' >columns.csv
	try thidua-index --review columns.csv
	ended 2
	told <<'OUT'
thidua-index: error: columns.csv: there is no column "decision"
OUT
	printf 'name;other;decision\nA, B;C;same\n' >semicolons.csv
	try thidua-index --review semicolons.csv
	ended 2
	told <<'OUT'
thidua-index: error: semicolons.csv: its cells are not separated by commas; save it as CSV with commas
OUT
}

@test "an answer does not overwrite the index or a document" {
	before=$(sha256sum thidua.db plans/2017.txt)
	try thidua plans -f csv -o thidua.db
	ended 2
	told <<'OUT'
thidua: error: thidua.db is the index itself; write to another file
OUT
	try thidua plans -o plans/2017.txt
	ended 2
	told <<'OUT'
thidua: error: plans/2017.txt is a document in the index; write to another file
OUT
	[ "$(sha256sum thidua.db plans/2017.txt)" = "$before" ]
}

# A plan of that year that launches the movement.
plan_of() {
	cat <<PLAN
LIÊN ĐOÀN LAO ĐỘNG TỈNH GIA LAI
Số: 1/KH-LĐLĐ
Gia Lai, ngày 1 tháng 2 năm $1
KẾ HOẠCH
Phát động thi đua năm $1
LĐLĐ tỉnh phát động phong trào thi đua “$2”.
PLAN
}

@test "an abbreviation that a name defines itself is no part of its key" {
	mkdir own
	plan_of 2021 'Ứng xử đẹp của công nhân, viên chức, lao động (CNVCLĐ) toàn tỉnh' >own/a.txt
	plan_of 2022 'Ứng xử đẹp của công nhân, viên chức, lao động toàn tỉnh' >own/b.txt
	plan_of 2023 'Ứng xử đẹp của công nhân, viên chức, lao động (trẻ) toàn tỉnh' >own/c.txt
	thidua-index -q -d own.db own
	try thidua movements -d own.db -c name,plans
	ended 0
	printed <<'OUT'
name,plans
"Ứng xử đẹp của công nhân, viên chức, lao động (CNVCLĐ) toàn tỉnh",2
"Ứng xử đẹp của công nhân, viên chức, lao động (trẻ) toàn tỉnh",1
OUT
	try thidua abbreviations -d own.db -c short,long,plan,line
	ended 0
	printed <<'OUT'
short,long,plan,line
CNVCLĐ,"công nhân, viên chức, lao động",1,6
OUT
	try thidua why -d own.db abbreviation:1
	ended 0
	[[ $output == *"CNVCLĐ stands for “công nhân, viên chức, lao động”"* ]]
}

@test "names that abbreviations keep apart are proposed, never merged" {
	mkdir long
	plan_of 2021 'Ứng xử đẹp của CNVCLĐ toàn tỉnh' >long/a.txt
	plan_of 2022 'Ứng xử đẹp của công nhân, viên chức, lao động toàn tỉnh' >long/b.txt
	thidua-index -q -d long.db long
	try thidua review -d long.db -c name,other,tier
	ended 0
	printed <<'OUT'
name,other,tier
"Ứng xử đẹp của công nhân, viên chức, lao động toàn tỉnh",Ứng xử đẹp của CNVCLĐ toàn tỉnh,T2
OUT
	[ "$(thidua movements -d long.db -c plans | sort -u | paste -sd,)" = "1,plans" ]
}

@test "a name that the authority knows is known with its abbreviations too" {
	mkdir known
	plan_of 2021 'Cả nước chung sức xây dựng NTM' >known/a.txt
	thidua-index -q -d known.db known
	[ "$(thidua movements -d known.db -c authority | tail -1)" = 1 ]
}
