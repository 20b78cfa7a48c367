#!/usr/bin/env bats
# thidua-index-few.bats - a run that changes few plans leaves what a run over
# all of them would.

load helper

setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	python3 "$ROOT/tools/generate.py" 72 made
	mkdir first later
	find made -name '*.txt' | sort | head -60 | xargs cp -t first
	find made -name '*.txt' | sort | tail -12 | xargs cp -t later
}

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	cp -r "$BATS_FILE_TMPDIR/first" plans
}

# grow [OPTION]: runs that each add a plan, take one and change one, which few
# of sixty are.
grow() {
	local n=0 f
	for f in "$BATS_FILE_TMPDIR"/later/*; do
		n=$((n + 1))
		cp "$f" plans
		rm "plans/$(ls plans | sed -n "$((3 * n))p")"
		printf '\nPhong trào thi đua "Bước %s giỏi giang".\n' $n \
			>>"plans/$(ls plans | sed -n "$((4 * n))p")"
		thidua-index -q --prune -d grown.db "$@" plans
	done
}

# content FILE: what the index says, without the numbers of rows.
content() {
	sqlite3 "$1" <<-'SQL'
	CREATE VIRTUAL TABLE temp.vocabulary
	  USING fts5vocab(main, passage_fts, row);
	SELECT 'word', term, doc, cnt FROM temp.vocabulary ORDER BY 2;
	SELECT 'spelling', * FROM spelling ORDER BY key, word;
	SELECT 'movement', name, key, kind, sponsor, authority
	  FROM movement ORDER BY key;
	SELECT 'mention', p.source, m.byte_from, m.raw, m.key, v.key
	  FROM mention m JOIN movement v ON v.id = m.movement
	  JOIN plan p ON p.id = m.plan ORDER BY 2, 3;
	SELECT 'other', p.source, o.byte_from, o.raw, v.key
	  FROM other_name o LEFT JOIN movement v ON v.id = o.movement
	  JOIN plan p ON p.id = o.plan ORDER BY 2, 3;
	SELECT 'year', v.key, y.year, y.plans FROM movement_year y
	  JOIN movement v ON v.id = y.movement ORDER BY 2, 3;
	PRAGMA foreign_key_check;
	SQL
}

# as_anew: grown.db says what anew.db does, which was made at once.
as_anew() {
	content anew.db >anew.txt
	content grown.db >grown.txt
	[ "$(wc -l <anew.txt)" -gt 1000 ]
	diff anew.txt grown.txt
	# counts, references, trees, words
	thidua verify -d grown.db >/dev/null 2>&1
}

@test "plans come, go and change: names and words are as made at once" {
	thidua-index -q -d grown.db --no-reuse plans
	grow --no-reuse
	thidua-index -q -d anew.db --no-reuse plans
	as_anew
}

@test "the same where what plans share is looked for" {
	thidua-index -q -d grown.db plans
	grow
	thidua-index -q -d anew.db plans
	as_anew
	run sqlite3 grown.db 'SELECT count(*) > 10 FROM reuse'
	[ "$output" = 1 ]
}

@test "a decision holds for plans that come after it" {
	thidua-index -q -d grown.db --no-reuse plans
	{
		echo name,other,decision
		sqlite3 -csv grown.db "SELECT max(name), min(name), 'same' FROM
			(SELECT v.name FROM movement v JOIN mention m
			  ON m.movement = v.id GROUP BY v.id
			  ORDER BY count(*) DESC LIMIT 2)"
	} >decided.csv
	thidua-index -q -d grown.db --review decided.csv
	grow --no-reuse
	thidua-index -q -d anew.db --no-reuse plans
	thidua-index -q -d anew.db --review decided.csv
	as_anew
	run sqlite3 grown.db 'SELECT count(*) > 5 FROM mention m
		JOIN movement v ON v.id = m.movement WHERE v.key <> m.key'
	[ "$output" = 1 ]
}

@test "movements that few plans name come and go with them" {
	thidua-index -q -d grown.db --no-reuse plans
	cat >plans/last.txt <<-'PLAN'
	KẾ HOẠCH
	Phát động phong trào thi đua năm 2024
	Hưởng ứng phong trào thi đua “Chưa ai nghe bao giờ xyzzy”.
	PLAN
	thidua-index -q -d grown.db --no-reuse plans
	run sqlite3 grown.db "SELECT count(*), (SELECT n FROM spelling
		WHERE word = 'xyzzy') FROM movement WHERE name LIKE '%xyzzy'"
	[ "$output" = "1|1" ]
	rm plans/last.txt
	thidua-index -q --prune -d grown.db --no-reuse plans
	run sqlite3 grown.db "SELECT count(*), (SELECT n FROM spelling
		WHERE word = 'xyzzy') FROM movement WHERE name LIKE '%xyzzy'"
	[ "$output" = "0|" ]
}
