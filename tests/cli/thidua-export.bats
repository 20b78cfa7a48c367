#!/usr/bin/env bats
# thidua-export.bats - everything as a folder, and what it does not overwrite.

load helper

setup_file() {
	make_index
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
	rm -rf out out2
}

# The folder here holds nothing that an export left half-done.
left_nothing() {
	run find . -maxdepth 1 -name '*.tmp-*'
	[ -z "$output" ]
}

@test "an export holds the tables, the reports, a descriptor and a manifest" {
	try thidua export out
	ended 0
	printed_nothing
	told <<<"thidua: note: 55 files in out"
	[ "$(cd out && echo *)" = "MANIFEST abbreviation.csv anniversary.csv audience.csv citation.csv column_doc.csv datapackage.json decision.csv event.csv finding.csv flag.csv formula.csv header.csv mention.csv meta.csv movement.csv movement_count.csv movement_year.csv other_name.csv passage.csv phase.csv plan.csv plan_year.csv recipient.csv report-abbreviations.csv report-anniversaries.csv report-audiences.csv report-citations.csv report-completeness.csv report-cooccur.csv report-decisions.csv report-diffusion.csv report-findings.csv report-flags.csv report-flows.csv report-formulae.csv report-mentions.csv report-movements.csv report-phases.csv report-plans.csv report-recipients.csv report-recur.csv report-reuse.csv report-roles.csv report-sections.csv report-targets.csv report-themes.csv report-units.csv report-years.csv reuse.csv reused.csv spelling.csv target.csv theme.csv unit.csv" ]
	output=$(cat out/report-years.csv)
	printed <<OUT
year,plans,central,industry,province,district,grassroots,enterprise,unknown$(printf '\r')
2017,1,0,1,0,0,0,0,0$(printf '\r')
2021,2,0,0,2,0,0,0,0$(printf '\r')
2025,1,0,0,1,0,0,0,0$(printf '\r')
OUT
	left_nothing
}

@test "the manifest says what it was made from" {
	thidua export out
	plans=$(sha256sum plans/*.txt | cut -c1-64 | LC_ALL=C sort | sha256sum | cut -c1-64)
	output=$(sed '/^$/q; s/^\(SQLite\|PCRE2\|utf8proc\): [0-9].*/\1: N/' out/MANIFEST)
	printed <<OUT
thidua export 1
command: thidua export DIR
thidua: 0.1.0
SQLite: N
PCRE2: N
utf8proc: N
index made by thidua: 0.1.0
rules: $(sqlite3 thidua.db "SELECT value FROM meta WHERE key = 'rules'")
authority: $(sqlite3 thidua.db "SELECT value FROM meta WHERE key = 'authority'")
plans: 4, sha256 $plans
plans asked about: 4, sha256 $plans
note: report-cooccur: only 4 plans: what stands together may do so in one list
note: report-cooccur: no two movements asked about are named by 3 plans or more together; --least 1 takes all
OUT
	sed '1,/^$/d' out/MANIFEST | cut -f1,3 | sed 's/\t/  /' >sums
	(cd out && sha256sum --quiet -c ../sums)
	[ "$(wc -l <sums)" = 54 ]
	[ "$(sqlite3 thidua.db 'SELECT count(*) FROM passage')" = \
		"$(awk -F'\t' '$3 == "passage.csv" { print $2 }' out/MANIFEST)" ]
}

@test "the descriptor is right, and every field is described" {
	thidua export out
	try "$ROOT/tests/datapackage.py" out/datapackage.json
	ended 0
	printed_nothing
	python3 - <<'PY'
import json
p = json.load(open('out/datapackage.json', encoding='utf-8'))
r = {r['name']: r for r in p['resources']}
mention = r['mention']['schema']
assert mention['primaryKey'] == ['id']
refs = {f['fields'][0]: f['reference'] for f in mention['foreignKeys']}
assert refs == {k: {'resource': k, 'fields': ['id']} for k in ('movement', 'plan', 'passage')}
assert r['plan_year']['schema']['primaryKey'] == ['plan', 'year']
year = [f for f in r['plan']['schema']['fields'] if f['name'] == 'year'][0]
assert year == {'name': 'year', 'type': 'string',
                'description': 'campaign year, 2021, or span, 2019-2020'}
recur = r['report-recur']
assert recur['title'] == 'Movements by year: plans that name them'
fields = [f['name'] for f in recur['schema']['fields']]
assert fields[-1] == 'of' and {'name', 'plans', 'years_used', 'year', 'named'} < set(fields), fields
assert recur['query'].startswith('sha256:')
PY
}

@test "the check of descriptors sees what is wrong" {
	thidua export out
	# spoil SED FILE: after this the package is wrong
	spoil() {
		rm -rf broken
		cp -r out broken
		sed -i "$1" "broken/$2"
		run "$ROOT/tests/datapackage.py" broken/datapackage.json
		[ "$status" -eq 1 ]
	}
	spoil '2s/.*/99,99,99,99\r/' plan_year.csv
	spoil 's/"type": "string"/"type": "text"/' datapackage.json
	spoil 's/"description": "campaign year.*"/"description": ""/' datapackage.json
	spoil 's/"resource": "plan"/"resource": "plans"/' datapackage.json
	spoil 's/"name": "report-recur"/"name": "Recur!"/' datapackage.json
	spoil 's/"path": "plan.csv"/"path": "..\/plan.csv"/' datapackage.json
}

@test "the tables are those of the index, cell by cell" {
	thidua export out
	python3 - <<'PY'
import csv, json, sqlite3
db = sqlite3.connect('thidua.db')
cells = 0
for r in json.load(open('out/datapackage.json', encoding='utf-8'))['resources']:
    if r['name'].startswith('report-'):
        continue
    names = [f['name'] for f in r['schema']['fields']]
    rows = list(csv.reader(open('out/' + r['path'], encoding='utf-8', newline='')))
    key = ', '.join(f'"{k}"' for k in r['schema']['primaryKey'])
    want = db.execute(f'SELECT * FROM "{r["name"]}" ORDER BY {key}')
    assert [c[0] for c in want.description] == names == rows[0]
    want = [['' if v is None else str(v) for v in row] for row in want]
    assert rows[1:] == want, r['name']
    cells += len(want) * len(names)
assert cells > 2000, cells
left = {n for (n,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        } - {r['name'] for r in json.load(open('out/datapackage.json'))['resources']}
assert {n for n in left if not n.startswith('passage_fts')} == {'passage_length', 'passage_shift'}, left
PY
}

@test "the same index gives the same bytes, whoever asks from where" {
	thidua export out
	mkdir -p elsewhere
	cp thidua.db elsewhere/other.db
	(cd elsewhere && rm -rf o && TZ=Asia/Ho_Chi_Minh LC_ALL=C.UTF-8 thidua -d "$PWD/other.db" export "$PWD/o/")
	diff -r out elsewhere/o
	run grep -rlF "$BATS_FILE_TMPDIR" out
	[ -z "$output" ]
	thidua export out
	diff -r out elsewhere/o
	left_nothing
}

@test "texts are as they stand in the documents" {
	mkdir -p raw
	printf 'Kính gửi:\n\n=1+1 thi đua\n\n- Các cấp "công đoàn", đoàn viên;\n\n+84 @x\n' >raw/a.txt
	thidua-index -q -d raw.db raw
	thidua export -d raw.db out
	python3 - <<'PY'
import csv, sqlite3
rows = list(csv.DictReader(open('out/passage.csv', encoding='utf-8', newline='')))
want = [t for (t,) in sqlite3.connect('raw.db').execute('SELECT text FROM passage ORDER BY id')]
assert [r['text'] for r in rows] == want
assert any(t[0] in '=-+' for t in want), want
PY
}

@test "filters apply to reports and tables, and references still hold" {
	thidua export out --level province --year 2021
	"$ROOT/tests/datapackage.py" out/datapackage.json
	python3 - <<'PY'
import csv, json, sqlite3
def read(name):
    return list(csv.DictReader(open(f'out/{name}.csv', encoding='utf-8', newline='')))
db = sqlite3.connect('thidua.db')
plans = {r['id'] for r in read('plan')}
want = {str(i) for (i,) in db.execute("SELECT id FROM plan WHERE level = 'province' AND year = '2021'")}
assert plans == want and len(plans) == 2
assert {r['plan'] for r in read('report-plans')} == plans
for name in 'passage', 'mention', 'flag', 'header', 'plan_year':
    rows = read(name)
    (n,) = db.execute(f'SELECT count(*) FROM {name} WHERE plan IN (SELECT id FROM plan'
                      " WHERE level = 'province' AND year = '2021')").fetchone()
    assert len(rows) == n and {r['plan'] for r in rows} <= plans, name
assert {r['id'] for r in read('movement')} == {r['movement'] for r in read('mention')}
# kept counts are those of the plans that were asked about
mentions = read('mention')
named = lambda m: {r['plan'] for r in mentions if r['movement'] == m}
count = {r['movement']: r for r in read('movement_count')}
assert set(count) == {r['movement'] for r in mentions}
for m, r in count.items():
    assert int(r['plans']) == int(r['dated']) == len(named(m)), r
    assert int(r['mentions']) == sum(x['movement'] == m for x in mentions), r
years = {(r['movement'], r['year']): int(r['plans']) for r in read('movement_year')}
assert years == {(m, '2021'): len(named(m)) for m in count}
assert len(read('movement')) < db.execute('SELECT count(*) FROM movement').fetchone()[0]
assert len(read('unit')) == db.execute('SELECT count(*) FROM unit').fetchone()[0]
p = json.load(open('out/datapackage.json'))
assert 'spelling' not in {r['name'] for r in p['resources']}
assert p['thidua']['corpus']['plans'] == 4 and p['thidua']['asked']['plans'] == 2
assert p['thidua']['command'] == 'thidua export DIR --level province --year 2021'
PY
	grep -qx 'command: thidua export DIR --level province --year 2021' out/MANIFEST
	grep -q '^plans asked about: 2, sha256 ' out/MANIFEST
	# files that a wider export had are gone
	thidua export out
	[ -e out/spelling.csv ]
	thidua export out --year 2021
	[ ! -e out/spelling.csv ]
}

@test "warnings of reports are kept" {
	mkdir -p vague
	printf 'Thi đua.\n' >vague/a.txt
	thidua-index -q -d vague.db vague plans
	thidua export -d vague.db out
	grep -qx 'note: report-recur: 1 of 5 plans have no known year and stand in no column' out/MANIFEST
	python3 - <<'PY'
import json
r = {r['name']: r for r in json.load(open('out/datapackage.json'))['resources']}
assert r['report-recur']['notes'] == ['1 of 5 plans have no known year and stand in no column']
PY
}

@test "reports of one's own are exported where they say so" {
	mkdir -p own
	printf '%s\n' '-- help: How many.' '-- export: yes' '-- column: n integer Plans.' \
		'SELECT count(*) AS n FROM scope' >own/mine.sql
	thidua export --reports "$PWD/own" out
	output=$(tr -d '\r' <out/report-mine.csv)
	printed <<'OUT'
n
4
OUT
	grep -qx 'command: thidua export --reports own DIR' out/MANIFEST
	printf '%s\n' '-- help: H.' '-- param: y years required The year.' '-- export: yes' \
		'-- column: n integer Plans.' 'SELECT :y AS n' >own/mine.sql
	try thidua export --reports own out2
	ended 2
	told <<<"thidua: error: own/mine.sql:1:1: a report that needs the argument y cannot be exported"
	[ ! -e out2 ]
}

# refused MESSAGE: and nothing in out has changed.
refused() {
	before=$(cd out && sha256sum ./* 2>/dev/null)
	try thidua export out
	ended 2
	told <<<"thidua: error: $PWD/$1"
	[ "$(cd out && sha256sum ./* 2>/dev/null)" = "$before" ]
	left_nothing
}

@test "what is not of an export is not overwritten" {
	mkdir out
	echo mine >out/plan.csv
	refused "out is not empty, and what it holds is no export of thidua; name a new folder"
	echo 'my list' >out/MANIFEST
	refused "out is not empty, and what it holds is no export of thidua; name a new folder"
	rm -r out
	thidua export out
	echo mine >out/notes.txt
	refused "out/notes.txt is no file of an export and would be in its way; move it, or name another folder"
	rm out/notes.txt
	echo mine >>out/plan.csv
	refused "out/plan.csv was changed since it was exported and would be lost; move it, or name another folder"
	rm out/plan.csv
	thidua export out
	[ -e out/plan.csv ]
}

@test "links: one to a folder stays, one within is refused" {
	mkdir -p real
	rm -rf real/* link
	ln -s real link
	thidua export link
	[ -L link ]
	thidua export link/
	[ -e real/MANIFEST ]
	thidua export out
	cp out/plan.csv kept.csv
	ln -sf ../kept.csv out/plan.csv
	refused "out/plan.csv is no file of an export and would be in its way; move it, or name another folder"
	[ -s kept.csv ]
	mv out/MANIFEST manifest
	ln -s ../manifest out/MANIFEST
	refused "out is not empty, and what it holds is no export of thidua; name a new folder"
	ln -sfn nowhere dangling
	try thidua export dangling
	ended 7
	told <<<"thidua: error: cannot write to dangling: No such file or directory"
}

@test "an empty folder is filled, the current one too" {
	mkdir out
	chmod 750 out
	(cd out && thidua export -d ../thidua.db . && [ -e MANIFEST ])
	[ "$(stat -c %a out)" = 750 ]
	"$ROOT/tests/datapackage.py" out/datapackage.json
}

@test "folders that cannot be are errors" {
	echo x >file
	try thidua export file
	ended 2
	told <<<"thidua: error: file is a file; name a folder that is new or empty"
	try thidua export file/out
	ended 7
	told <<<"thidua: error: cannot write to file/out: Not a directory"
	try thidua export nowhere/out
	ended 7
	told <<<"thidua: error: cannot write to nowhere/out: No such file or directory"
	try thidua export /proc/out
	ended 7
	told <<<"thidua: error: cannot write to /proc/out: No such file or directory"
	try thidua export
	ended 2
	told <<<"thidua: error: name the folder to write: thidua export DIR"
	try thidua export a b
	ended 2
	told <<<"thidua: error: export takes one folder"
	try thidua export out --year 1900
	ended 2
	try thidua export -d nowhere.db out
	ended 4
	[ ! -e out ]
	left_nothing
}

@test "a folder that may not be written is an error" {
	local as=() place
	place=$(mktemp -d)
	chmod 755 "$place"
	cp thidua.db "$place"
	mkdir "$place/shut"
	cd "$place" || return
	if [ "$(id -u)" -eq 0 ]; then
		as=(setpriv --reuid=65534 --regid=65534 --clear-groups)
		"${as[@]}" "$BIN/thidua" --version >/dev/null 2>&1 ||
			skip "root may write everywhere, and no one else run this"
	else
		chmod 555 . shut
	fi
	try "${as[@]}" "$BIN/thidua" export shut
	ended 7
	told <<<"thidua: error: cannot write to shut: Permission denied"
	try "${as[@]}" "$BIN/thidua" export shut/out
	ended 7
	told <<<"thidua: error: cannot write to shut/out: Permission denied"
	try "${as[@]}" "$BIN/thidua" export new
	ended 7
	told <<<"thidua: error: cannot write to new: Permission denied"
	chmod 755 . shut
	cd / && rm -r "$place"
}

@test "a full disk leaves nothing, or the older export" {
	try bash -c 'trap "" XFSZ; ulimit -f 8; exec thidua export out'
	ended 7
	[[ $stderr == "thidua: error: nothing was written to out: cannot write to "*": File too large" ]]
	[ ! -e out ]
	left_nothing
	thidua export out --year 2017
	cp -r out kept
	try bash -c 'trap "" XFSZ; ulimit -f 8; exec thidua export out'
	ended 7
	diff -r out kept
	rm -r kept
	left_nothing
}

@test "help tells what is written" {
	try thidua export --help
	ended 0
	[[ $output == "Usage: thidua export DIR [options]"* ]]
	[[ $output == *"datapackage.json"*"MANIFEST"*"--year YEARS"* ]]
	[[ $output != *"--format"* ]]
	[ "$(awk 'length > 80' <<<"$output" | wc -l)" = 0 ]
	try thidua exprot out
	ended 2
	[[ $stderr == *"did you mean export?"* ]]
}
