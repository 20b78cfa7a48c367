#!/usr/bin/env bats
# thidua-words.bats - words beside what was found, and runs of words.

load helper

setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	cp -r "$ROOT/corpus" plans
	thidua-index -q plans
	cat >count.py <<'PY'
"""Counts what the reports count, another way: one list of words a sentence."""
import collections, re, sqlite3, sys
db = sqlite3.connect('thidua.db')
def sentences(where=''):
    for plan, text in db.execute(f'SELECT plan, text FROM passage g {where} ORDER BY id'):
        for s in re.split(r'(?<=[.!?…])(?=["”)]*\s+[^\sa-zà-ỹđ])', text):
            yield plan, [w.lower() for w in re.findall(r'\w+', s)]
PY
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

@test "runs of words are counted as they stand" {
	try thidua ngrams --n 1..3 --least 4 -f ndjson
	ended 0
	python3 - "$output" <<'PY'
import json, sys
exec(open('count.py').read())
rows = [json.loads(l) for l in sys.argv[1].splitlines()]
assert len(rows) > 100
text = ' '.join(' '.join(w) for _, w in sentences())
words = len(text.split())
for r in rows:
    assert r['places'] >= 4 and len(r['ngram'].split()) == r['n']
    assert abs(r['per_10000'] - 10000 * r['places'] / words) < 0.001, r
# single words do not depend on where sentences end
counts = collections.Counter(text.split())
ones = {r['ngram']: r['places'] for r in rows if r['n'] == 1}
same = [w for w in ones if counts[w] == ones[w]]
assert len(same) > 0.9 * len(ones), set(ones) - set(same)
PY
}

@test "no run goes over the end of a sentence" {
	mkdir two
	printf 'Một hai. Ba bốn.\n\nMột hai ba.\n' >two/a.txt
	thidua-index -q -d two.db two
	try thidua ngrams -d two.db --n 2..3 --least 1 -c n,ngram,places
	ended 0
	printed <<'OUT'
n,ngram,places
2,một hai,2
3,một hai ba,1
2,ba bốn,1
2,hai ba,1
OUT
}

@test "runs are counted by year, unit or level" {
	try thidua ngrams --n 1 --by year --least 20 -c label
	ended 0
	[ "$(sort -u <<<"$output" | paste -sd' ')" = "2017 2021 2025 label" ]
	for by in unit level; do
		thidua ngrams --n 1 --by "$by" --least 20 -c label,ngram >out
		[ "$(cut -d, -f1 out | sort -u | wc -l)" -gt 1 ]
	done
	try thidua ngrams --by week
	ended 2
	told <<<"thidua: error: --by is year, unit or level, not 'week'"
	try thidua ngrams --n 5..2
	ended 2
	told <<<"thidua: error: --n is a number of words from 1 to 9, or a range as 2..5, not '5..2'"
	try thidua ngrams --least 0
	ended 2
	told <<<"thidua: error: --least is a number from 1 on, not 0"
}

@test "collocates are the words of the windows" {
	mkdir near
	printf 'Tổ đội thi đua sôi nổi lắm. Thi thử.\n\nThi đua là yêu nước, đua thuyền. Nước chảy.\n' >near/a.txt
	thidua-index -q -d near.db near
	try thidua collocates -d near.db '"thi đua"' --window 2 --least 1 -c word,places,frequency,nodes,slots,words
	ended 0
	printed <<'OUT'
word,places,frequency,nodes,slots,words
là,1,1,2,6,18
nổi,1,1,2,6,18
sôi,1,1,2,6,18
tổ,1,1,2,6,18
yêu,1,1,2,6,18
đội,1,1,2,6,18
OUT
}

@test "the measures are those of the counts" {
	try thidua collocates '"thi đua"' --least 5 -f ndjson
	ended 0
	python3 - "$output" <<'PY'
import json, math, sys
rows = [json.loads(l) for l in sys.argv[1].splitlines()]
assert len(rows) > 20
for r in rows:
    o, R, C, N = r['places'], r['slots'], r['frequency'], r['words']
    assert 5 <= o <= C <= N and o <= R
    e = R * C / N
    near = lambda a, b: abs(a - b) < 0.0006 * (1 + abs(b))
    assert near(r['expected'], e)
    assert near(r['pmi'], math.log2(o / e))
    assert near(r['t'], (o - e) / math.sqrt(o))
    assert near(r['delta_p'], o / R - (C - o) / (N - R))
    m = min(o, r['nodes'])
    assert near(r['log_dice'], 14 + math.log2(2 * m / (r['nodes'] + C))) and r['log_dice'] <= 14
assert [r['log_dice'] for r in rows] == sorted((r['log_dice'] for r in rows), reverse=True)
PY
}

@test "the totals of some plans are those of their text" {
	thidua collocates '"thi đua"' --least 1 -f ndjson 2>/dev/null >all.json
	for year in 2017 2021 2025; do
		thidua collocates '"thi đua"' --least 1 --year "$year" -f ndjson 2>/dev/null
	done >parts.json
	python3 - <<'PY'
import collections, json
total = collections.Counter()
for l in open('parts.json'):
    r = json.loads(l)
    total[r['word']] += r['places']
whole = {r['word']: r['places'] for r in map(json.loads, open('all.json'))}
assert total == whole
words = {json.loads(l)['words'] for l in open('all.json')}
parts = {json.loads(l)['words'] for l in open('parts.json')}
assert len(words) == 1 and sum(parts) == words.pop()
PY
}

@test "a window is a number" {
	try thidua collocates thi --window 0
	ended 2
	[[ $stderr == *"--window is a number from 1 to 50, not 0"* ]]
}
