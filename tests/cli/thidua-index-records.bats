#!/usr/bin/env bats
# thidua-index-records.bats - a plan as one JSON object a line.

load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	write_plans
}

@test "records are NDJSON, in the order of the files, and make no index" {
	try thidua-index --records plans
	ended 0
	told_nothing
	[ ! -e thidua.db ]
	python3 - "$output" <<'PY' >sources
import json, sys
for line in sys.argv[1].split('\n'):
    o = json.loads(line)
    print(o['source'], o['number'], o['year'], sep='|')
PY
	run cat sources
	printed <<'OUT'
plans/2017.txt|64/KH-CĐCT|2017
plans/2021-lang-son.txt|145/KH-LĐLĐ|2021
plans/2021-yen-bai.txt|12/KH-LĐLĐ|2021
plans/2025.txt|7/KH-LĐLĐ|2025
OUT
}

@test "the number of workers does not change the records" {
	thidua-index --records -j 1 plans >one
	thidua-index --records -j 8 plans plans >many
	cmp one many
}

@test "the hash is that of the file" {
	try thidua-index --records plans/2017.txt
	[[ $output == *"\"sha256\":\"$(sha256sum plans/2017.txt | cut -d' ' -f1)\""* ]]
}

# Spans count in the bytes of the file: with a byte order mark, decomposed
# letters, Markdown and line ends of two bytes.
@test "each span points at its words in the file" {
	python3 - <<'PY'
import pathlib, unicodedata
for f in list(pathlib.Path('plans').glob('*.txt')):
    t = f.read_text('utf-8')
    d = unicodedata.normalize('NFD', t.replace('“', '***“').replace('”', '”***'))
    f.with_suffix('.md').write_bytes(
        b'\xef\xbb\xbf' + d.replace('\n', '\r\n').encode('utf-8'))
PY
	try thidua-index --records plans
	ended 0
	python3 - "$output" <<'PY'
import json, sys, unicodedata
n = 0
def words(source, span):
    text = open(source, 'rb').read()[span[0]:span[1]].decode('utf-8')
    text = unicodedata.normalize('NFC', text).replace('*', '')
    return ' '.join(text.split())
def check(o, span, expected):
    global n
    got = words(o['source'], span)
    assert got == expected, (o['source'], span, got, expected)
    n += 1
for line in sys.argv[1].split('\n'):
    o = json.loads(line)
    for m in o['movements']:
        for x in m['mentions']:
            check(o, x['span'], x['name'])
    for t in o['themes']:
        check(o, t['span'], t['text'])
    for r in o['recipients']:
        check(o, r['span'], r['text'])
    for c in o['citations']:
        assert c['number'] in words(o['source'], c['span']), c
    for field in ('number', 'place', 'issuer', 'signer', 'title'):
        if o[field] is not None:
            got = words(o['source'], o['evidence'][field]['span'])
            assert o[field] in got, (o['source'], field, got)
            n += 1
    for kind in ('movements', 'themes', 'phases', 'anniversaries'):
        for x in o[kind]:
            for place in x.get('mentions', [x]):
                lines = open(o['source'], 'rb').read()
                line = lines[:place['span'][0]].count(b'\n') + 1
                assert place['line'] == line, (o['source'], place, line)
assert n > 45, n
PY
}

@test "the same text in another form gives the same facts" {
	mkdir forms
	cp plans/2017.txt forms/plain.txt
	python3 - <<'PY'
import unicodedata
t = open('forms/plain.txt', encoding='utf-8').read()
w = lambda name, s: open('forms/' + name, 'wb').write(s)
w('nfd.txt', unicodedata.normalize('NFD', t).encode())
w('bom.txt', b'\xef\xbb\xbf' + t.encode())
w('crlf.txt', t.replace('\n', '\r\n').encode())
w('md.md', t.replace('“', '***“').replace('”', '”***')
    .replace('KẾ HOẠCH', '## **KẾ HOẠCH**').encode())
w('noend.txt', t.rstrip('\n').encode())
PY
	try thidua-index --records forms
	ended 0
	python3 - "$output" <<'PY'
import json, sys
def bare(x):
    if isinstance(x, dict):
        return {k: bare(v) for k, v in x.items() if k not in
                ('span', 'source', 'sha256', 'encoding', 'line', 'evidence')}
    return [bare(v) for v in x] if isinstance(x, list) else x
all = [json.loads(line) for line in sys.argv[1].split('\n')]
for o in all[1:]:
    a, b = bare(all[0]), bare(o)
    for k in a:
        assert a[k] == b[k], (o['source'], k, a[k], b[k])
print(*sorted(o['encoding'] for o in all), sep='\n')
PY
}

@test "a bad file is a warning, the records of the others are printed" {
	: >plans/2018.txt
	try thidua-index --records plans
	ended 3
	told <<'OUT'
thidua-index: warning: plans/2018.txt: empty file
thidua-index: error: 1 of 5 files could not be read
OUT
	[ "$(wc -l <<<"$output")" -eq 4 ]
}

@test "a mode may be named without its dashes" {
	write_plans
	thidua-index --records plans >with.ndjson
	try thidua-index records plans
	ended 0
	told_nothing
	printed <with.ndjson
	thidua-index -q -d words.db plans
	try thidua-index verify -d words.db
	ended 0
	try thidua-index review nowhere.csv -d words.db
	ended 2
	[[ $stderr == *nowhere.csv* ]]
}

@test "a file comes before a mode of its name" {
	write_plans
	mkdir other
	cp plans/2017.txt other/records
	cd other
	try thidua-index records -d ../word.db
	ended 0
	[ "$(sqlite3 ../word.db 'SELECT count(*) FROM plan')" -eq 1 ]
}

@test "a folder of gold is read with the plans beside it" {
	thidua-index --eval "$ROOT/tests/gold" "$ROOT/tests/gold" >both.txt
	try thidua-index eval "$ROOT/tests/gold"
	ended 0
	printed <both.txt
	try thidua-index --eval both.txt
	ended 2
	printed_nothing
}

@test "the README's figures are those that are measured" {
	thidua-index --eval "$ROOT/tests/gold" >measured.csv
	awk -F, '
		function f1(of) { return $3 in of ? sprintf("%.2f", of[$3]) : "–" }
		$1 == "plan" { plan[$3] = $13 }
		$1 == "guidance" { letters[$3] = $13 }
		$1 == "news" { news[$3] = $13 }
		$1 == "all" {
			name = $3 == "issued" ? "date of issue" : $3
			printf "| %s | %s | %s | %s | %.2f [%.2f, %.2f] | %.2f [%.2f, %.2f] |\n",
			    name, f1(plan), f1(letters), f1(news), $7, $8, $9, $10, $11, $12
		}' measured.csv | sort >measured
	[ "$(wc -l <measured)" -gt 9 ]
	sed -n '/^## Accuracy/,/^## Speed/p' "$ROOT/README.md" |
		grep '^| [a-z].* [01][.]' | sort >told
	diff told measured
}
