#!/usr/bin/env bats
# thidua-cooccur.bats - movements that stand together, plans that are alike.

load helper

# made NAME MOVEMENT...: a plan of 2021 that names these movements.
made() {
	local file=$1 name
	shift
	mkdir -p plans
	plan "$file" "$1" >"plans/$file.txt"
	shift
	for name; do
		printf '\n2. Phong trào thi đua “%s”.\n' "$name" >>"plans/$file.txt"
	done
}

# Sets of names that were coded by hand; 3 names what 0 names.
setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	made 0 'Lao động giỏi' 'Giỏi việc nước' 'Xanh sạch đẹp' 'Đổi mới sáng tạo' 'Tham mưu giỏi' \
		'Nông thôn mới' 'Vì người nghèo' 'Doanh nghiệp hội nhập' 'Văn hóa công sở'
	made 1 'Lao động giỏi' 'Giỏi việc nước' 'Xanh sạch đẹp' 'Đổi mới sáng tạo' 'Tham mưu giỏi' 'Nói không'
	made 2 'Lao động giỏi' 'Nâng cao trình độ' 'Nông thôn mới đô thị văn minh' 'Doanh nghiệp hội nhập'
	made 3 'Lao động giỏi' 'Giỏi việc nước' 'Xanh sạch đẹp' 'Đổi mới sáng tạo' 'Tham mưu giỏi' \
		'Nông thôn mới' 'Vì người nghèo' 'Doanh nghiệp hội nhập' 'Văn hóa công sở'
	made 4 'Lao động giỏi' 'Đổi mới sáng tạo' 'Tham mưu giỏi' 'Giỏi việc nước' 'Xanh sạch đẹp' \
		'Văn hóa thể thao' 'Kết cấu hạ tầng' 'Nông thôn mới' 'Vì người nghèo' 'Văn hóa công sở' \
		'Xã hội học tập' 'Năng suất cao hơn' 'Năng suất chất lượng'
	thidua-index -q plans
	thidua-index -q -d corpus.db "$ROOT/corpus"
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

@test "names are compared as sets" {
	try thidua similar plans/0.txt -c source,movements,movements_common,names_jaccard,names_contained,names_cosine
	ended 0
	printed <<'OUT'
source,movements,movements_common,names_jaccard,names_contained,names_cosine
plans/3.txt,9,9,1.0,1.0,1.0
plans/4.txt,13,8,0.571429,0.615385,0.559488
plans/1.txt,6,5,0.5,0.833333,0.522153
plans/2.txt,4,2,0.181818,0.5,0.227676
OUT
	told_nothing
	# one name of 4 and of 6, which all plans have: its weight is not 0
	try thidua similar plans/1.txt -c source,movements_common,names_jaccard,names_cosine
	ended 0
	[[ $output == *$'\nplans/2.txt,1,0.111111,0.087851'* ]]
}

@test "a rare name in common counts more" {
	thidua similar plans/0.txt -f ndjson >similar.json
	python3 - <<'PY'
import json, math, sqlite3
db = sqlite3.connect('thidua.db')
sets, source = {}, dict(db.execute('SELECT id, source FROM plan'))
for plan, movement in db.execute('SELECT DISTINCT plan, movement FROM mention'):
    sets.setdefault(source[plan], set()).add(movement)
df = lambda m: sum(m in s for s in sets.values())
w2 = lambda s: sum((math.log((1 + len(sets)) / (1 + df(m))) + 1) ** 2 for m in s)
a = sets['plans/0.txt']
rows = [json.loads(l) for l in open('similar.json')]
assert len(rows) == 4
for r in rows:
    b = sets[r['source']]
    assert abs(r['names_cosine'] - w2(a & b) / math.sqrt(w2(a) * w2(b))) < 1e-6
assert [r['names_cosine'] for r in rows] == sorted((r['names_cosine'] for r in rows), reverse=True)
PY
}

@test "text is compared by its runs of five words" {
	for by in names text themes; do
		thidua similar 1 -d corpus.db --by $by -f ndjson
	done >text.json
	python3 - <<'PY'
import json, sqlite3, unicodedata
db = sqlite3.connect('corpus.db')
def shingles(plan):
    words, word = [], ''
    for text, in db.execute('SELECT text FROM passage WHERE plan = ? ORDER BY ord', (plan,)):
        for c in text.lower() + ' ':
            if unicodedata.category(c)[0] in 'LMN':
                word += c
            elif word:
                words.append(word)
                word = ''
    return {tuple(words[i:i + 5]) for i in range(len(words) - 4)}
mine = shingles(1)
rows = [json.loads(l) for l in open('text.json')]
assert len(rows) == 9
for r in rows:
    other = shingles(r['plan'])
    assert r['shingles'] == len(other) and r['shingles_common'] == len(mine & other)
    assert abs(r['text_jaccard'] - len(mine & other) / len(mine | other)) < 1e-6
    assert abs(r['text_contained'] - len(mine & other) / len(other)) < 1e-6
for i, key in enumerate(['names_cosine', 'text_jaccard', 'themes_jaccard']):
    values = [r[key] for r in rows[3 * i:3 * i + 3]]
    assert values == sorted(values, reverse=True), (key, values)
PY
}

@test "whole plans have the runs in common that were counted elsewhere" {
	[ -n "${THIDUA_PLANS:-}" ] || skip "THIDUA_PLANS is unset"
	thidua-index -q -d whole.db "$THIDUA_PLANS"
	for plan in 000_ 001_ 002_ 004_; do
		thidua similar "$plan" -d whole.db -f ndjson
	done >whole.json
	python3 - <<'PY'
import itertools, json, os
name = lambda source: os.path.basename(source)[:3]
size, common, jaccard = {}, {}, {}
rows = [json.loads(l) for l in open('whole.json')]
for i, r in enumerate(rows):
    a = ('000', '001', '002', '004')[i // 3]
    size[name(r['source'])] = r['shingles']
    common[a, name(r['source'])] = r['shingles_common']
    jaccard[a, name(r['source'])] = r['text_jaccard']
# 001 has a bookmark of Word among its words that is no text: two runs less
assert size == {'000': 1385, '001': 1626 - 2, '002': 1749, '004': 2309}, size
for (a, b), n, j in ((('000', '001'), 230, .082704), (('000', '002'), 139, .046411),
                     (('000', '004'), 402, .122114), (('001', '002'), 151, .046836),
                     (('001', '004'), 169, .044875), (('002', '004'), 171, .043993)):
    assert common[a, b] == common[b, a] == n, (a, b, common[a, b])
    assert jaccard[a, b] == jaccard[b, a]
    assert abs(jaccard[a, b] - j) < (1e-4 if '001' in (a, b) else 1e-6)
PY
}

@test "a plan is like its copy in all" {
	mkdir copy
	cp "$ROOT/corpus/2025-ldld-hoa-binh.txt" copy/a.txt
	{ cat copy/a.txt; echo; } >copy/b.txt
	thidua-index -q -d copy.db copy
	try thidua similar 1 -d copy.db -c names_jaccard,names_contained,names_cosine,themes_jaccard,text_jaccard,text_contained
	ended 0
	printed <<'OUT'
names_jaccard,names_contained,names_cosine,themes_jaccard,text_jaccard,text_contained
1.0,1.0,1.0,1.0,1.0,1.0
OUT
}

@test "what there is not is empty, not 0" {
	mkdir bare
	printf 'KẾ HOẠCH\n' >bare/a.txt
	printf 'THÔNG BÁO\n' >bare/b.txt
	thidua-index -q -d bare.db bare
	try thidua similar 1 -d bare.db -c names_jaccard,names_contained,names_cosine,themes_jaccard,shingles,text_jaccard,text_contained
	ended 0
	printed <<'OUT'
names_jaccard,names_contained,names_cosine,themes_jaccard,shingles,text_jaccard,text_contained
,,,,0,,
OUT
	try thidua similar 1 --unit 'lạng sơn' --year 2021 --movement 'văn hóa thể thao' -c source
	ended 0
	printed <<'OUT'
source
plans/4.txt
OUT
	try thidua similar 9 -d bare.db
	ended 1
	try thidua similar 1 --by date
	ended 2
	told <<<"thidua: error: --by is one of names, themes, text, not 'date'"
	try thidua similar
	ended 2
}

@test "a single plan has none beside it" {
	mkdir single
	cp plans/0.txt single
	thidua-index -q -d single.db single
	try thidua similar 1 -d single.db -c plan
	ended 0
	printed <<<plan
	told <<'OUT'
thidua: warning: no other plan is asked about
thidua: note: there are none
OUT
	try thidua cooccur -d single.db -c source
	ended 0
	printed <<<source
	told <<'OUT'
thidua: warning: only 1 plan: what stands together may do so in one list
thidua: warning: no two movements asked about are named by 3 plans or more together; --least 1 takes all
thidua: note: there are none
OUT
}

@test "pairs are of plans that name both" {
	try thidua cooccur -c source,target,weight,source_plans,target_plans,plans,expected,phi,p,p_holm,p_bh,tests --movement 'tham mưu giỏi'
	ended 0
	printed <<'OUT'
source,target,weight,source_plans,target_plans,plans,expected,phi,p,p_holm,p_bh,tests
Giỏi việc nước,Tham mưu giỏi,4,4,4,5,3.2,1.0,0.2,1.0,0.4667,7
Tham mưu giỏi,Xanh sạch đẹp,4,4,4,5,3.2,1.0,0.2,1.0,0.4667,7
Tham mưu giỏi,Đổi mới sáng tạo,4,4,4,5,3.2,1.0,0.2,1.0,0.4667,7
Lao động giỏi,Tham mưu giỏi,4,5,4,5,4.0,,1.0,1.0,1.0,7
Nông thôn mới,Tham mưu giỏi,3,3,4,5,2.4,0.6124,0.4,1.0,0.4667,7
Tham mưu giỏi,Vì người nghèo,3,4,3,5,2.4,0.6124,0.4,1.0,0.4667,7
Tham mưu giỏi,Văn hóa công sở,3,4,3,5,2.4,0.6124,0.4,1.0,0.4667,7
OUT
	told_nothing
	try thidua cooccur --year 2021 -d corpus.db -n 0 --least 9 -c source
	ended 0
	printed <<<source
	told <<'OUT'
thidua: warning: only 2 plans: what stands together may do so in one list
thidua: warning: no two movements asked about are named by 9 plans or more together; --least 1 takes all
thidua: note: there are none
OUT
}

@test "measures of pairs are those of the counts" {
	thidua cooccur --least 1 -f ndjson 2>/dev/null >pairs.json
	python3 - <<'PY'
import itertools, json, math, sqlite3
db = sqlite3.connect('thidua.db')
sets = {}
for plan, name in db.execute('SELECT DISTINCT m.plan, v.name FROM mention m JOIN movement v ON v.id = m.movement'):
    sets.setdefault(name, set()).add(plan)
rows = [json.loads(l) for l in open('pairs.json')]
pairs = {frozenset(p) for p in itertools.combinations(sets, 2) if sets[p[0]] & sets[p[1]]}
assert {frozenset((r['source'], r['target'])) for r in rows} == pairs and len(rows) == len(pairs)
C = math.comb
for r in rows:
    a, b = sets[r['source']], sets[r['target']]
    o, R, c, n = len(a & b), len(a), len(b), 5
    assert (r['weight'], r['source_plans'], r['target_plans'], r['plans']) == (o, R, c, n)
    prob = lambda k: C(R, k) * C(n - R, c - k) / C(n, c)
    p = sum(prob(k) for k in range(max(0, R + c - n), min(R, c) + 1) if prob(k) <= prob(o) * (1 + 1e-7))
    near = lambda x, y: abs(x - y) < 6e-4
    assert near(r['p'], p) and near(r['expected'], R * c / n)
    assert near(r['jaccard'], o / len(a | b)) and near(r['log_dice'], 14 + math.log2(2 * o / (R + c)))
    assert r['p'] <= r['p_bh'] <= r['p_holm'] <= 1 and r['tests'] == len(rows)
ps = sorted(r['p'] for r in rows)
m = len(ps)
holm, most = {}, 0
for i, p in enumerate(ps):
    most = max(most, p * (m - i))
    holm[p] = min(1, most)
bh, least = {}, 1
for i in range(m - 1, -1, -1):
    least = min(least, ps[i] * m / (i + 1))
    bh[ps[i]] = least
for r in rows:
    assert abs(r['p_holm'] - holm[r['p']]) < 1e-3 and abs(r['p_bh'] - bh[r['p']]) < 1e-3
PY
}

@test "a filter takes plans, --least takes pairs" {
	try thidua cooccur -d corpus.db --year 2021 --least 2 --count
	ended 0
	printed <<<$'rows\n15'
	try thidua cooccur --least 0
	ended 2
	told <<<"thidua: error: --least is a number of at least 1, not 0"
}
