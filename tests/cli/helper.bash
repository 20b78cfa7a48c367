# helper.bash - what the tests of the command line share.
#
# Programs are taken from build/bin, $BUILD/bin or $BIN. Each file of tests has
# a folder of its own, $BATS_FILE_TMPDIR; each test begins in it.

bats_require_minimum_version 1.5.0

ROOT=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
BUILD=${BUILD:-build}
[[ $BUILD == /* ]] || BUILD=$ROOT/$BUILD
BIN=${BIN:-$BUILD/bin}
PATH=$BIN:$PATH
unset THIDUA_DB COLUMNS

# Runs a command; then $status, $output and $stderr are what it gave.
try() {
	run --separate-stderr "$@"
}

# same WHAT TEXT: TEXT is what stands on standard input, to the letter.
same() {
	local expected
	expected=$(cat)
	[ "$2" = "$expected" ] && return
	echo "$1 is not what it should be:"
	diff <(printf '%s\n' "$expected") <(printf '%s\n' "$2")
	return 1
}

# The three things a command leaves, each to the letter.
ended() {
	[ "$status" -eq "$1" ] && return
	echo "status $status, not $1: $stderr"
	return 1
}

printed() {
	same "standard output" "$output"
}

told() {
	same "standard error" "$stderr"
}

printed_nothing() {
	printed </dev/null
}

told_nothing() {
	told </dev/null
}

# Are the programs built with AddressSanitizer, which has an allocator of its own
# and takes terabytes of addresses?
is_sanitized() {
	ldd "$BIN/thidua-index" | grep -q libasan
}

# within KIB COMMAND...: try, with so much of address space.
within() {
	local kib=$1
	shift
	is_sanitized && kib=unlimited
	try bash -c "ulimit -v $kib; exec \"\$@\"" within "$@"
}

# Four short plans in the folder plans: one of 2017, two of 2021, one of 2025.
write_plans() {
	mkdir -p plans
	cat >plans/2017.txt <<'PLAN'
TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM
CÔNG ĐOÀN CÔNG THƯƠNG VIỆT NAM
-------
Số: 64/KH-CĐCT

Hà Nội, ngày 2 tháng 3 năm 2017

KẾ HOẠCH

Phát động phong trào thi đua yêu nước năm 2017

I. MỤC ĐÍCH

Phong trào thi đua có chủ đề “Năm vì lợi ích đoàn viên”.

II. NỘI DUNG

1. Đẩy mạnh phong trào thi đua “Tổ sản xuất giỏi, tổ sản xuất vui”.

2. Hưởng ứng cuộc vận động “Mỗi đoàn viên một sáng kiến”.

III. THỜI GIAN

Đợt 1: Từ 01/01/2017 đến 30/6/2017: chào mừng kỷ niệm 42 năm Ngày giải phóng miền Nam (30/4/1975 - 30/4/2017).

Đợt 2: Từ 01/7/2017 đến 31/12/2017.

Nơi nhận:
- Các công đoàn trực thuộc;
- Lưu: VP.

TM. BAN THƯỜNG VỤ
CHỦ TỊCH

Trần Văn An
PLAN
	cat >plans/2021-lang-son.txt <<'PLAN'
TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM
LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN
-------
Số: 145/KH-LĐLĐ

Lạng Sơn, ngày 4 tháng 3 năm 2021

KẾ HOẠCH

Phát động phong trào thi đua năm 2021

I. MỤC ĐÍCH

Căn cứ Chỉ thị số 05/CT-TW ngày 01/02/2021 của Bộ Chính trị.

II. NỘI DUNG

1. Đẩy mạnh các phong trào thi đua “Tổ sản xuất giỏi, tổ sản xuất vui”; “Giỏi việc tổ, đảm việc đội”.

2. Phấn đấu 100% công đoàn cơ sở đăng ký thi đua.
PLAN
	cat >plans/2021-yen-bai.txt <<'PLAN'
TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM
LIÊN ĐOÀN LAO ĐỘNG TỈNH YÊN BÁI
-------
Số: 12/KH-LĐLĐ

Yên Bái, ngày 8 tháng 3 năm 2021

KẾ HOẠCH

Phát động phong trào thi đua năm 2021

I. NỘI DUNG

1. Đẩy mạnh phong trào thi đua “Giỏi việc tổ, đảm việc đội”.
PLAN
	cat >plans/2025.txt <<'PLAN'
TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM
LIÊN ĐOÀN LAO ĐỘNG TỈNH HOÀ BÌNH
-------
Số: 7/KH-LĐLĐ

Hoà Bình, ngày 5 tháng 2 năm 2025

KẾ HOẠCH

Phát động phong trào thi đua yêu nước năm 2025

I. NỘI DUNG

1. Đẩy mạnh phong trào thi đua “Tổ sản xuất giỏi, tổ sản xuất vui” trong văn hoá công sở.

2. Chào mừng kỷ niệm 50 năm Ngày giải phóng miền Nam (30/4/1975 - 30/4/2025).
PLAN
}

# Makes the index thidua.db of these plans in the folder of the test file.
make_index() {
	cd "$BATS_FILE_TMPDIR" || return
	write_plans
	thidua-index plans >index.log 2>&1 || {
		cat index.log
		return 1
	}
}

# edit FILE SQL: changes an index as a stranger could who knows how its pages are
# summed; other clients cannot, and thidua says so.
edit() {
	sqlite3 "$1" "$2" && python3 "$ROOT/tests/resum.py" "$1"
}

# recount FILE: brings the counts that an index keeps up to date after an edit.
recount() {
	edit "$1" "DELETE FROM movement_count; DELETE FROM movement_year;
		INSERT INTO movement_count SELECT movement, count(DISTINCT plan),
		  count(DISTINCT plan) FILTER (WHERE plan IN (SELECT plan FROM plan_year)),
		  count(*) FROM mention GROUP BY movement;
		INSERT INTO movement_year SELECT movement, year, count(DISTINCT plan)
		  FROM mention JOIN plan_year USING(plan) GROUP BY movement, year"
}

# plan NUMBER NAME: a small plan of 2021 that names one movement.
plan() {
	cat <<PLAN
LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN
Số: $1/KH-LĐLĐ

Lạng Sơn, ngày 4 tháng 3 năm 2021

KẾ HOẠCH

Phát động thi đua năm 2021

I. NỘI DUNG

1. Phong trào thi đua “$2”.
PLAN
}

# facts FILE: what an index holds, without the numbers of its rows.
facts() {
	python3 - "$1" <<'PY'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
names = {
    'plan': 'SELECT source FROM plan WHERE id = ?',
    'passage': 'SELECT text FROM passage WHERE id = ?',
    'movement': 'SELECT key FROM movement WHERE id = ?',
    'unit': 'SELECT key FROM unit WHERE id = ?',
    'formula': 'SELECT p.source || word FROM formula f JOIN plan p ON p.id = f.plan'
               ' WHERE f.id = ?',
}
tables = [r[0] for r in db.execute(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE"
    " 'passage_fts%' AND name NOT IN ('column_doc', 'passage_length')"
    " ORDER BY name")]
for table in tables:
    rows = db.execute(f'SELECT * FROM {table}')
    columns = [c[0] for c in rows.description]
    lines = []
    for row in rows:
        cells = []
        for column, cell in zip(columns, row):
            name = column[:-2] if column[-2:] in ('_a', '_b') else column
            if name in names and isinstance(cell, int):
                cell = db.execute(names[name], (cell,)).fetchone()[0]
            if column != 'id':
                cells.append(f'{column}={cell!r}')
        lines.append(f'{table}: ' + ' '.join(cells))
    print(*sorted(lines), sep='\n')
blocks = dict(db.execute('SELECT block, lengths FROM passage_length'))
print(*sorted(f'passage_length: {text!r} {blocks[n // 4096][n % 4096]}'
              for n, text in db.execute('SELECT id, text FROM passage')), sep='\n')
PY
}
