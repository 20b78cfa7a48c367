#!/usr/bin/env bats
# thidua-flags.bats - what to check before quoting.

load helper

setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	mkdir plans
	cat >plans/a.txt <<'TXT'
LIÊN ĐOÀN LAO ĐỘNG TỈNH YÊN BÁI
Số: 12/KH-LĐLĐ
Yên Bái, ngày 5 tháng 1 năm 2021
KẾ HOẠCH
Phát động phong trào thi đua năm 2021
Chào mừng kỷ niệm 90 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2021).
TXT
	cat >plans/b.txt <<'TXT'
KẾ HOẠCH
Phát động phong trào thi đua năm 2022
Các công đoàn cơ sở tổ chức thi đua.
TXT
	thidua-index -q plans
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

@test "each flag with its plan and its words" {
	try thidua flags -c code,line,detail,source
	ended 0
	printed <<'OUT'
code,line,detail,source
anniversary-arithmetic,6,90 years are not 91 (1930-02-03 to 2021-02-03),plans/a.txt
header-missing,,"no number, place or date stands above the title",plans/b.txt
issuer-unknown,,nothing says which body issues it,plans/b.txt
undated,,no full date of issue,plans/b.txt
OUT
	told_nothing
}

@test "flags of one kind" {
	try thidua flags --code anniversary-arithmetic -c code,source
	ended 0
	printed <<'OUT'
code,source
anniversary-arithmetic,plans/a.txt
OUT
	told_nothing
}

@test "a kind or a role that there is not is refused with the nearest" {
	try thidua flags --code undate
	ended 2
	printed_nothing
	[[ $stderr == "thidua: error: --code is one of lost-diacritics, "*", not 'undate'; did you mean undated?" ]]
	try thidua mentions --role moto
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: --role is one of movement, motto, goal, award, contest, model, column, event, programme, document, speech, all, not 'moto'; did you mean motto?
OUT
}
