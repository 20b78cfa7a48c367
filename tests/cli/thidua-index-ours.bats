#!/usr/bin/env bats
# thidua-index-ours.bats - what is not an index of ours is never overwritten.

load helper

setup() {
	mkdir "$BATS_TEST_TMPDIR/w"
	cd "$BATS_TEST_TMPDIR/w" || return
	mkdir d
	plan 1 "Một giỏi" >d/a.txt
}

# refused FILE SUM: the run ended with 5 and FILE is what it was; nothing else
# was left behind.
refused() {
	ended 5
	printed_nothing
	[ "$(sha256sum <"$1")" = "$2" ]
	[ "$(wc -l <<<"$stderr")" -eq 1 ]
}

@test "a plan, a text, a database of another program is no index" {
	plan 2 "Hai giỏi" >e.txt
	: >empty
	sqlite3 other.db 'CREATE TABLE t(a); INSERT INTO t VALUES(1)'
	for file in e.txt empty other.db; do
		sum=$(sha256sum <$file)
		try thidua-index -d $file d
		refused $file "$sum"
		told <<OUT
thidua-index: error: $file is not an index of thidua; name another with -d FILE
OUT
	done
	[ "$(echo *)" = "d e.txt empty other.db" ]
}

@test "neither is a link to one" {
	ln -s d/a.txt link.db
	sum=$(sha256sum <d/a.txt)
	try thidua-index -d link.db d
	refused d/a.txt "$sum"
	[ -L link.db ]
	try thidua-index --review d/a.txt -d link.db
	refused d/a.txt "$sum"
	ln -s nothing dangling.db
	try thidua-index -d dangling.db d
	ended 5
	told <<'OUT'
thidua-index: error: dangling.db is a link that leads nowhere (No such file or directory); remove it, or name the index itself with -d FILE
OUT
	[ ! -e nothing ]
}

@test "through a link the index is brought up to date, and the link stays" {
	mkdir far
	thidua-index -q -d far/real.db d
	ln -s far/real.db link.db
	plan 2 "Hai giỏi" >d/b.txt
	try thidua-index -d link.db d
	ended 0
	told <<'OUT'
thidua-index: note: link.db: 2 files: 1 new, 1 unchanged
OUT
	[ "$(readlink link.db)" = far/real.db ]
	[ "$(sqlite3 far/real.db 'SELECT count(*) FROM plan')" -eq 2 ]
	[ "$(ls far)" = real.db ]
	[ "$(echo *)" = "d far link.db" ]
}

@test "a document where a run keeps its copy or its lock is refused" {
	thidua-index -q -d x.db d
	plan 2 "Hai giỏi" >d/b.txt
	before=$(sha256sum <x.db)
	for file in x.db.new x.db.lock; do
		cp d/b.txt $file
		sum=$(sha256sum <$file)
		try thidua-index -d x.db d
		refused $file "$sum"
		told <<OUT
thidua-index: error: $file is not thidua's; move it away, or name another index with -d FILE
OUT
		[ "$(sha256sum <x.db)" = "$before" ]
		rm $file
	done
}

@test "changes that another program has not finished are not lost" {
	thidua-index -q -d x.db d
	echo 'unfinished' >x.db-wal
	before=$(cat x.db x.db-wal | sha256sum)
	try thidua-index -d x.db d
	ended 5
	told <<'OUT'
thidua-index: error: x.db-wal is there: another program has not finished its changes to x.db; open that once more with it, or move both away
OUT
	[ "$(cat x.db x.db-wal | sha256sum)" = "$before" ]
}

@test "what was cut off is removed, and a lock is taken away again" {
	thidua-index -q -d x.db d
	head -c 5000 x.db >x.db.new
	plan 2 "Hai giỏi" >d/b.txt
	try thidua-index -q -d x.db d
	ended 0
	told_nothing
	[ "$(echo *)" = "d x.db" ]
}
