#!/usr/bin/env bats
# thidua-index-progress.bats - how far it is, and what stops it.

load helper

# 200 plans in big, and an index of one of them.
setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	mkdir big
	python3 - "$ROOT/corpus" <<'PY'
import pathlib, sys
texts = [p.read_text() for p in sorted(pathlib.Path(sys.argv[1]).glob("2*"))]
for i in range(200):
    pathlib.Path(f"big/{i:03}.txt").write_text(f"{texts[i % len(texts)]}\nPhụ lục {i}.\n")
PY
	thidua-index -q -d old.db big/000.txt
}

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	ln -s "$BATS_FILE_TMPDIR/big" big
	cp "$BATS_FILE_TMPDIR/old.db" thidua.db
}

# lines_of COLUMNS: the lines that were written over, from what a terminal got;
# fails where one is wider, or where anything but wiping steers it.
lines_of() {
	python3 -c '
import re, sys, unicodedata
wide = int(sys.argv[1])
text = sys.stdin.buffer.read().decode()
lines = [re.split("\r?\n", l)[0] for l in text.split("\r\x1b[K")[1:]]
for line in lines:
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", line), repr(line)
    columns = sum(not unicodedata.combining(c) for c in line)
    assert columns < wide or line.startswith("thidua-index"), (columns, line)
print(*lines, sep="\n")' "$1"
}

# is_whole OLD: the index is OLD or has all 200 plans; nothing else is left.
is_whole() {
	[ ! -e thidua.db.new ]
	cmp -s thidua.db "$1" ||
		[ "$(sqlite3 thidua.db 'SELECT count(*) FROM plan')" -eq 200 ]
}

@test "a terminal is shown files, share, and the file at hand" {
	"$ROOT/tests/terminal.py" --columns 100 thidua-index --no-reuse big/ >shown
	lines_of 100 <shown >lines
	grep -E '^[0-9]+ of 200 files \([0-9]+ %\).*  big/[0-9]+\.txt$' lines
	grep -x 'checking the new index' lines
	grep -F 'thidua.db: 200 files: 199 new, 1 unchanged' shown
}

@test "plans that are compared are counted too" {
	"$ROOT/tests/terminal.py" thidua-index big/ >shown
	lines_of 80 <shown | grep -E '^[0-9]+ of [0-9]+ plans compared \([0-9]+ %\)'
}

@test "no line is wider than the terminal, no name steers it" {
	mkdir d
	for i in 1 2; do
		plan "$i" "Tên $i" >d/"$(printf 'kế hoạch\e[31m số\r%d của tỉnh Lạng Sơn.txt' "$i")"
	done
	for columns in 20 40 72; do
		"$ROOT/tests/terminal.py" --columns "$columns" thidua-index d >shown
		lines_of "$columns" <shown >lines
		cat lines
		case $columns in
		20) grep -xF '1 of 2 files (50 %)' lines ;;
		40) grep -xF '1 of 2 files (50 %)  …tỉnh Lạng Sơn.txt' lines ;;
		72) grep -xF '1 of 2 files (50 %)  d/kế hoạch�[31m số�1 của tỉnh Lạng Sơn.txt' lines ;;
		esac
		rm -f thidua.db
	done
	run ! grep -P '\e\[3' shown
}

@test "a log has a line each tenth and no other sign of it" {
	try thidua-index --progress log --no-reuse big/
	ended 0
	printed_nothing
	[[ $stderr != *$'\r'* && $stderr != *$'\e'* ]]
	[ "$(grep -cE '^thidua-index: note: [0-9]+0 of 200 files \([0-9]+0 %\)' <<<"$stderr")" -eq 10 ]
	[[ $stderr == *'note: checking the new index'* ]]
}

@test "no progress where none is wanted" {
	for how in '--progress none' -q '-q --progress log'; do
		# shellcheck disable=SC2086
		"$ROOT/tests/terminal.py" thidua-index $how --no-reuse big/ >shown
		run ! grep -E 'of 200 files|checking' shown
		cp "$BATS_FILE_TMPDIR/old.db" thidua.db
	done
	try thidua-index --progress sometimes big/
	ended 2
	told <<'OUT'
thidua-index: error: --progress is auto, log or none, not "sometimes"
OUT
}

@test "Ctrl-C while files are read: one line, the old index, no rest" {
	cp thidua.db before.db
	run "$ROOT/tests/terminal.py" --send INT --at ' of 200 files' thidua-index big/
	[ "$status" -eq 130 ]
	[[ "$output" == *$'\r\e[Kthidua-index: error: stopped by SIGINT: thidua.db is as it was, nothing was changed' ||
		"$output" == *$'\r\e[Kthidua-index: error: stopped by SIGINT: thidua.db is as it was, nothing was changed\r' ]]
	[[ "$output" != *'[?25l'* ]]
	cmp thidua.db before.db
	[ ! -e thidua.db.new ]
	try thidua-index -q --no-reuse big/
	ended 0
	[ "$(sqlite3 thidua.db 'SELECT count(*) FROM plan')" -eq 200 ]
}

@test "the same for SIGTERM and SIGHUP, and where there was no index" {
	for case in TERM:143 HUP:129; do
		rm -f thidua.db
		run "$ROOT/tests/terminal.py" --send "${case%:*}" --at ' of 200 files' thidua-index big/
		[ "$status" -eq "${case#*:}" ]
		[[ "$output" == *"stopped by SIG${case%:*}: thidua.db is as it was"* ]]
		[ ! -e thidua.db ]
		[ ! -e thidua.db.new ]
	done
}

@test "a signal while plans are compared or the file is checked" {
	cp thidua.db before.db
	for case in 'INT:plans compared' 'TERM:checking the new index'; do
		run "$ROOT/tests/terminal.py" --send "${case%%:*}" --at "${case#*:}" thidua-index big/
		case $status in
		130 | 143) [[ "$output" == *"stopped by SIG${case%%:*}: thidua.db "* ]] ;;
		0) [[ "$output" == *'200 files: 199 new'* ]] ;; # it was faster
		*) false ;;
		esac
		is_whole before.db
		cp before.db thidua.db
	done
}

@test "signals at any moment leave the old index or the new one" {
	python3 - <<'PY'
import filecmp, os, random, shutil, signal, sqlite3, subprocess, time
for name in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
    signal.signal(name, signal.SIG_DFL) # ignored in the background
shutil.copy("thidua.db", "before.db")
start = time.monotonic()
subprocess.run(["thidua-index", "-q", "--no-reuse", "big/"], check=True)
whole = time.monotonic() - start
rng = random.Random(5)
for i in range(8):
    shutil.copy("before.db", "thidua.db")
    sent = rng.choice([signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
    p = subprocess.Popen(["thidua-index", "-q", "--no-reuse", "big/"], stderr=subprocess.PIPE)
    time.sleep(rng.random() * 1.1 * whole)
    p.send_signal(sent)
    said = p.stderr.read().decode()
    status = p.wait()
    assert status in (0, -sent), (i, status, said)
    assert not os.path.exists("thidua.db.new"), i
    old = filecmp.cmp("thidua.db", "before.db", shallow=False)
    if "nothing was changed" in said:
        assert old, (i, said)
    if not old:
        n, = sqlite3.connect("thidua.db").execute("SELECT count(*) FROM plan").fetchone()
        assert n == 200, (i, n)
PY
}

@test "a second Ctrl-C does not wait for the first" {
	python3 - <<'PY'
import fcntl, os, signal, subprocess, time
signal.signal(signal.SIGINT, signal.SIG_DFL) # ignored in the background
r, w = os.pipe()
os.set_blocking(w, False)
try:
    while os.write(w, b"x" * 4096):
        pass
except BlockingIOError:
    os.set_blocking(w, True)
# nobody reads what it says: the first signal cannot be told
p = subprocess.Popen(["thidua-index", "-q", "big/"], stderr=w)
while not os.path.exists("thidua.db.new"):
    assert p.poll() is None
    time.sleep(0.001)
p.send_signal(signal.SIGINT)
time.sleep(0.3)
assert p.poll() is None
p.send_signal(signal.SIGINT)
assert p.wait(10) == -signal.SIGINT
assert not os.path.exists("thidua.db.new")
PY
}

@test "under nohup a hang-up changes nothing" {
	python3 - <<'PY'
import os, signal, subprocess, time
signal.signal(signal.SIGHUP, signal.SIG_IGN)
p = subprocess.Popen(["thidua-index", "-q", "--no-reuse", "big/"])
while not os.path.exists("thidua.db.new"):
    assert p.poll() is None
    time.sleep(0.001)
p.send_signal(signal.SIGHUP)
assert p.wait() == 0
PY
	[ "$(sqlite3 thidua.db 'SELECT count(*) FROM plan')" -eq 200 ]
}
