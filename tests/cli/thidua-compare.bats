#!/usr/bin/env bats
# thidua-compare.bats - two sides: compare, turnover, keyness.

load helper

setup_file() {
	make_index
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

@test "each row says on how many plans of a side it stands" {
	try thidua compare 2017 2021..2025 -c kind,name,state,n_a,of_a,n_b,of_b
	ended 0
	printed <<'OUT'
kind,name,state,n_a,of_a,n_b,of_b
theme,Năm vì lợi ích đoàn viên,not observable,1,1,0,3
movement,"Tổ sản xuất giỏi, tổ sản xuất vui",persistent,1,1,2,3
movement,Mỗi đoàn viên một sáng kiến,not observable,1,1,0,3
movement,"Giỏi việc tổ, đảm việc đội",not observable,0,1,2,3
phase,Đợt 1 (01-01..06-30),not observable,1,1,0,3
phase,Đợt 2 (07-01..12-31),not observable,1,1,0,3
anniversary,Ngày giải phóng miền Nam,persistent,1,1,1,3
citation,05/CT-TW,not observable,0,1,1,3
target,2. Phấn đấu 100% công đoàn cơ sở đăng ký …,not observable,0,1,1,3
OUT
	told <<'OUT'
thidua: warning: only 1 plan of 2017: a difference may be the unit's and not the time's
thidua: warning: only 3 plans of 2021..2025: a difference may be the unit's and not the time's
thidua: warning: the sides differ in level (industry 1 of 1 and 0 of 3, province 0 of 1 and 3 of 3): a difference may be the unit's and not the time's; --level compares like with like
OUT
}

@test "each row leads to its plans" {
	try thidua compare 2017 2021 -n 3 -c name,plans_a,plans_b,source_a,source_b,quotation_b
	ended 0
	printed <<'OUT'
name,plans_a,plans_b,source_a,source_b,quotation_b
Năm vì lợi ích đoàn viên,1 64/KH-CĐCT,,plans/2017.txt:14,,
"Tổ sản xuất giỏi, tổ sản xuất vui",1 64/KH-CĐCT,2 145/KH-LĐLĐ,plans/2017.txt:18,plans/2021-lang-son.txt:18,"1. Đẩy mạnh các phong trào thi đua “Tổ sản xuất giỏi, tổ sản xuất vui”; “Giỏi việc tổ, đảm việc đội”."
Mỗi đoàn viên một sáng kiến,1 64/KH-CĐCT,,plans/2017.txt:20,,
OUT
	told <<'OUT'
thidua: warning: only 1 plan of 2017: a difference may be the unit's and not the time's
thidua: warning: only 2 plans of 2021: a difference may be the unit's and not the time's
thidua: warning: the sides differ in level (industry 1 of 1 and 0 of 2, province 0 of 1 and 2 of 2): a difference may be the unit's and not the time's; --level compares like with like
OUT
}

@test "an anniversary is the same whatever its count" {
	try thidua compare 2017 2025 -c kind,name,state,detail_a,detail_b,key --offset 5 -n 1
	ended 0
	printed <<'OUT'
kind,name,state,detail_a,detail_b,key
anniversary,Ngày giải phóng miền Nam,persistent,42,50,giải phóng miền nam thống nhất đất nước
OUT
	told <<'OUT'
thidua: warning: only 1 plan of 2017: a difference may be the unit's and not the time's
thidua: warning: only 1 plan of 2025: a difference may be the unit's and not the time's
thidua: warning: the sides differ in level (industry 1 of 1 and 0 of 1, province 0 of 1 and 1 of 1): a difference may be the unit's and not the time's; --level compares like with like
OUT
}

@test "a filter holds for both sides" {
	try thidua compare 2021 2025 --level province -c kind,name,state,n_a,of_a,n_b,of_b
	ended 0
	printed <<'OUT'
kind,name,state,n_a,of_a,n_b,of_b
movement,"Tổ sản xuất giỏi, tổ sản xuất vui",persistent,1,2,1,1
movement,"Giỏi việc tổ, đảm việc đội",dropped,2,2,0,1
anniversary,Ngày giải phóng miền Nam,new,0,2,1,1
citation,05/CT-TW,dropped,1,2,0,1
target,2. Phấn đấu 100% công đoàn cơ sở đăng ký …,dropped,1,2,0,1
OUT
	told <<'OUT'
thidua: warning: only 2 plans of 2021: a difference may be the unit's and not the time's
thidua: warning: only 1 plan of 2025: a difference may be the unit's and not the time's
OUT
}

@test "a year without plans names the years there are" {
	try thidua compare 2017 2018
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: there are plans of 2017, 2021, 2025; none of 2018
OUT
}

@test "a year in both sides is refused" {
	try thidua compare 2017..2021 2021
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: 2017..2021 and 2021 have the year 2021 in common; name sides that share no year
OUT
}

@test "the same side twice is refused" {
	try thidua compare 2021 2021
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: '2021' and '2021' are the same 2 plans; name sides that differ
OUT
}

@test "a range upside down is refused" {
	try thidua compare 2017 2025..2021
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: '2025..2021' is upside down; write 2021..2025
OUT
}

@test "one side is too few and three are too many" {
	try thidua compare 2017
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: compare needs b (Second side); thidua compare --help tells more
OUT
	try thidua compare 2017 2021 2025
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: compare cannot use the argument '2025' (thidua compare --help tells what it takes)
OUT
}

@test "what is no year is refused" {
	try thidua compare 2017 last
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: no plan with unit 'last'; did you mean LIÊN ĐOÀN LAO ĐỘNG TỈNH HOÀ BÌNH?
OUT
}

@test "a plan for two years counts in both, and is named when on both sides" {
	cp thidua.db span.db
	edit span.db "INSERT INTO plan_year VALUES (1, 2018)"
	try thidua -d span.db years -c year,plans
	ended 0
	printed <<'OUT'
year,plans
2017,1
2018,1
2021,2
2025,1
OUT
	told_nothing
	try thidua -d span.db compare 2017 2018 --level industry
	ended 2
	printed_nothing
	told <<'OUT'
thidua: error: '2017' and '2018' are the same 1 plan; name sides that differ
OUT
	edit span.db "INSERT INTO plan_year VALUES (1, 2021)"
	try thidua -d span.db compare 2017 2021 -n 2 -c kind,state,n_a,of_a,n_b,of_b
	ended 0
	printed <<'OUT'
kind,state,n_a,of_a,n_b,of_b
theme,persistent,1,1,1,3
movement,persistent,1,1,2,3
OUT
	told <<'OUT'
thidua: warning: only 1 plan of 2017: a difference may be the unit's and not the time's
thidua: warning: only 3 plans of 2021: a difference may be the unit's and not the time's
thidua: warning: the sides differ in level (industry 1 of 1 and 1 of 3, province 0 of 1 and 2 of 3): a difference may be the unit's and not the time's; --level compares like with like
thidua: warning: 1 plan counts on both sides, being for several years: 1
OUT
	edit span.db "DELETE FROM plan_year WHERE year = 2021 AND plan = 1"
	try thidua -d span.db compare 2017..2018 2025 -n 1 -c kind,of_a
	ended 0
	printed <<'OUT'
kind,of_a
theme,1
OUT
	told <<'OUT'
thidua: warning: only 1 plan of 2017..2018: a difference may be the unit's and not the time's
thidua: warning: only 1 plan of 2025: a difference may be the unit's and not the time's
thidua: warning: the sides differ in level (industry 1 of 1 and 0 of 1, province 0 of 1 and 1 of 1): a difference may be the unit's and not the time's; --level compares like with like
OUT
}

@test "five plans of one level on each side are compared without a warning" {
	cd "$BATS_TEST_TMPDIR"
	mkdir many
	for i in 1 2 3 4 5; do
		for year in 2017 2025; do
			sed "s/2017/$year/g; s/64/$i/" \
				"$BATS_FILE_TMPDIR/plans/2017.txt" >"many/$year-$i.txt"
		done
	done
	thidua-index many 2>log
	try thidua compare 2017 2025 -c kind,name,state,n_a,of_a,n_b,of_b
	ended 0
	printed <<'OUT'
kind,name,state,n_a,of_a,n_b,of_b
theme,Năm vì lợi ích đoàn viên,persistent,5,5,5,5
movement,Mỗi đoàn viên một sáng kiến,persistent,5,5,5,5
movement,"Tổ sản xuất giỏi, tổ sản xuất vui",persistent,5,5,5,5
phase,Đợt 1 (01-01..06-30),persistent,5,5,5,5
phase,Đợt 2 (07-01..12-31),persistent,5,5,5,5
anniversary,Ngày giải phóng miền Nam,persistent,5,5,5,5
OUT
	told_nothing
}

# series NAME FROM-TO YEARS: plans of one unit, of which some name a movement
write_series() {
	local year n
	mkdir -p series
	for year in 2015 2017 2019 2021; do
		for n in 1 2 3 4 5 6; do
			{
				echo "LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN"
				echo "Số: $n/KH-LĐLĐ"
				echo
				echo "Lạng Sơn, ngày $n tháng 3 năm $year"
				echo
				echo "KẾ HOẠCH"
				echo
				echo "Phát động thi đua năm $year"
				echo
				echo "I. NỘI DUNG"
				echo
				echo "1. Phong trào thi đua “Tổ sản xuất giỏi”."
				[ $year -ge 2019 ] || echo "2. Phong trào thi đua “Mỗi người một việc tốt”."
				[ $year != 2017 ] || [ $n != 1 ] || echo "3. Phong trào thi đua “Sạch làng, đẹp ngõ”."
				[ $year = 2017 ] || echo "4. Phong trào thi đua “Chung sức mùa vụ”."
				[ $year -lt 2019 ] || echo "5. Phong trào thi đua “Giỏi việc đội, đảm việc tổ”."
				[ $year != 2017 ] || echo "5. Phong trào thi đua “Giỏi việc tổ, đảm việc đội”."
			} >"series/$year-$n.txt"
		done
	done
	thidua-index -q -d series.db series
}

@test "absence has its probability, and what it does not show is said" {
	cd "$BATS_TEST_TMPDIR"
	write_series
	try thidua -d series.db compare 2017 2019..2021 -c kind,name,state,claim,n_a,of_a,n_b,of_b,p_absent,p_holm,before,resembles,likeness
	ended 0
	printed <<'OUT'
kind,name,state,claim,n_a,of_a,n_b,of_b,p_absent,p_holm,before,resembles,likeness
movement,Tổ sản xuất giỏi,persistent,persistent,6,6,12,12,,,,,
movement,"Giỏi việc tổ, đảm việc đội",dropped,dropped,6,6,0,12,5.38677e-05,0.000269339,,"Giỏi việc đội, đảm việc tổ",0.667
movement,Mỗi người một việc tốt,dropped,dropped,6,6,0,12,5.38677e-05,0.000269339,,,
movement,"Sạch làng, đẹp ngõ",dropped,not shown to be dropped,1,6,0,12,0.333333,0.333333,,,
movement,Chung sức mùa vụ,returning,returning,0,6,12,12,5.38677e-05,0.000269339,2015,,
movement,"Giỏi việc đội, đảm việc tổ",new,new,0,6,12,12,5.38677e-05,0.000269339,,"Giỏi việc tổ, đảm việc đội",0.667
OUT
	told_nothing
}

@test "sides that do not follow one another are not called dropped and new" {
	try thidua compare province industry -c kind,name,state,claim,n_a,of_a,n_b,of_b
	ended 0
	printed <<'OUT'
kind,name,state,claim,n_a,of_a,n_b,of_b
theme,Năm vì lợi ích đoàn viên,only b,not shown to be only b,0,3,1,1
movement,"Tổ sản xuất giỏi, tổ sản xuất vui",both,both,2,3,1,1
movement,"Giỏi việc tổ, đảm việc đội",only a,not shown to be only a,2,3,0,1
movement,Mỗi đoàn viên một sáng kiến,only b,not shown to be only b,0,3,1,1
phase,Đợt 1 (01-01..06-30),only b,not shown to be only b,0,3,1,1
phase,Đợt 2 (07-01..12-31),only b,not shown to be only b,0,3,1,1
anniversary,Ngày giải phóng miền Nam,both,both,1,3,1,1
citation,05/CT-TW,only a,not shown to be only a,1,3,0,1
target,2. Phấn đấu 100% công đoàn cơ sở đăng ký …,only a,not shown to be only a,1,3,0,1
OUT
	try thidua compare 2025 2017 -n 1 -c state
	ended 0
	told <<'OUT'
thidua: warning: only 1 plan of 2025: a difference may be the unit's and not the time's
thidua: warning: only 1 plan of 2017: a difference may be the unit's and not the time's
thidua: warning: the sides differ in level (industry 0 of 1 and 1 of 1, province 1 of 1 and 0 of 1): a difference may be the unit's and not the time's; --level compares like with like
thidua: warning: the first side (2025) is later than the second (2017): what is dropped and new is told of an earlier side and a later one
OUT
}

@test "a side may be any filters, a unit, a region" {
	try thidua compare --a 'year=2017' --b 'level=province year=2021..2025' -c name,n_a,of_a,n_b,of_b -n 2
	ended 0
	printed <<'OUT'
name,n_a,of_a,n_b,of_b
Năm vì lợi ích đoàn viên,1,1,0,3
"Tổ sản xuất giỏi, tổ sản xuất vui",1,1,2,3
OUT
	try thidua compare 'lang son' 'unit="yen bai"' -c name,n_a,of_a,n_b,of_b -n 2
	ended 0
	printed <<'OUT'
name,n_a,of_a,n_b,of_b
"Giỏi việc tổ, đảm việc đội",1,1,1,1
"Tổ sản xuất giỏi, tổ sản xuất vui",1,1,0,1
OUT
}

@test "a side that cannot be is refused with what there is" {
	for side in 'yaer=2017' 'year=2017 year=2018' 'year=' 'level=provence' 'year=2017 x' 'unit=mars' '' 'year=2017 level=province'; do
		try thidua compare 2021 "$side"
		ended 2
		printed_nothing
		echo "$stderr" >>refused
	done
	diff - refused <<'OUT'
thidua: error: 'yaer=2017': no filter 'yaer'; did you mean year? there are year, level, unit, region and movement
thidua: error: 'year=2017 year=2018': year is named twice
thidua: error: 'year=': nothing stands behind year=
thidua: error: 'level=provence': no level 'provence'; did you mean province? the levels are central, industry, province, district, grassroots, enterprise
thidua: error: 'year=2017 x': '2017 x' is no year; write 2017, or 2017..2020 for a range
thidua: error: no plan meets 'unit=mars'
thidua: error: a side is empty; name a year, a level, a unit or a region
thidua: error: no plan meets 'year=2017 level=province'
OUT
}

@test "turnover tells what stays and what is new" {
	cd "$BATS_TEST_TMPDIR"
	write_series
	try thidua -d series.db turnover 2017 2019..2021
	ended 0
	printed <<'OUT'
kind,n_a,n_b,both,retention,retention_low,retention_high,novelty,novelty_low,novelty_high,jaccard,beta_sor,beta_sim,beta_sne,plans_a,plans_b
movement,4,3,1,0.25,0.045587,0.699358,0.666667,0.20766,0.938508,0.166667,0.714286,0.666667,0.047619,6,12
OUT
	told_nothing
}

@test "what marks a side is told with its uncertainty" {
	cd "$BATS_TEST_TMPDIR"
	write_series
	try thidua -d series.db keyness 2017 2019..2021 --of movements -c item,side,key,f_a,n_a,f_b,n_b,lrc,log_ratio,g2,p,bh,holm,bic,p_dealt,family,source_a,source_b
	ended 0
	printed <<'OUT'
item,side,key,f_a,n_a,f_b,n_b,lrc,log_ratio,g2,p,bh,holm,bic,p_dealt,family,source_a,source_b
"Giỏi việc tổ, đảm việc đội",a,1,6,6,0,12,0.4959,4.6439,22.9145,1.69368e-06,6.73346e-05,0.000269339,20.0241,5.38677e-05,5,series/2017-1.txt:15,
Mỗi người một việc tốt,a,1,6,6,0,12,0.4959,4.6439,22.9145,1.69368e-06,6.73346e-05,0.000269339,20.0241,5.38677e-05,5,series/2017-1.txt:13,
Chung sức mùa vụ,b,0,0,6,12,12,0.0,-3.7004,22.9145,1.69368e-06,6.73346e-05,0.000269339,20.0241,5.38677e-05,5,,series/2019-1.txt:13
"Giỏi việc đội, đảm việc tổ",b,0,0,6,12,12,0.0,-3.7004,22.9145,1.69368e-06,6.73346e-05,0.000269339,20.0241,5.38677e-05,5,,series/2019-1.txt:14
Tổ sản xuất giỏi,,0,6,6,12,12,0.0,0.0,0.0,1.0,1.0,1.0,-2.8904,,5,series/2017-1.txt:12,series/2019-1.txt:12
OUT
	try thidua -d series.db keyness 2017 2019..2021 -c item,side,key,f_a,n_a,f_b,n_b,lrc,p_dealt,dealings,dp -n 4
	ended 0
	printed <<'OUT'
item,side,key,f_a,n_a,f_b,n_b,lrc,p_dealt,dealings,dp
chung,b,0,0,6,12,12,0.0,5.38677e-05,,0.3426
mùa,b,0,0,6,12,12,0.0,5.38677e-05,,0.3426
mỗi,a,0,6,6,0,12,0.0,5.38677e-05,,0.6574
một,a,0,6,6,0,12,0.0,5.38677e-05,,0.6574
OUT
	try thidua -d series.db keyness 2017 2019..2021 --by places -c item,side,key,f_a,n_a,f_b,n_b,lrc,p_dealt,dealings -n 4
	ended 0
	printed <<'OUT'
item,side,key,f_a,n_a,f_b,n_b,lrc,p_dealt,dealings
mỗi,a,0,6,369,0,708,0.0,,
một,a,0,6,369,0,708,0.0,,
người,a,0,6,369,0,708,0.0,,
tốt,a,0,6,369,0,708,0.0,,
OUT
	try thidua -d series.db keyness 2017 2019..2021 --of ngrams --n 3 --lock -c item,lrc,low,high,locked
	ended 1
	printed_nothing
}

@test "what stands in one plan marks nothing" {
	cd "$BATS_TEST_TMPDIR"
	write_series
	try thidua -d series.db keyness 2017 2019..2021 --of movements --least 1
	ended 2
	told <<'OUT'
thidua: error: --least is a number from 2 on, not 1
OUT
	try thidua -d series.db keyness 2017 2019..2021 --of movements --least 2 -c item
	ended 0
	printed <<'OUT'
item
"Giỏi việc tổ, đảm việc đội"
Mỗi người một việc tốt
Chung sức mùa vụ
"Giỏi việc đội, đảm việc tổ"
Tổ sản xuất giỏi
OUT
}

@test "what counts as shown can be chosen, within reason" {
	cd "$BATS_TEST_TMPDIR"
	write_series
	try thidua -d series.db compare 2017 2019..2021 --alpha 0.5 -c name,claim,p_absent --offset 3 -n 1
	ended 0
	printed <<'OUT'
name,claim,p_absent
"Sạch làng, đẹp ngõ",dropped,0.333333
OUT
	for alpha in 0 1 -0.1 nan few ''; do
		try thidua -d series.db compare 2017 2019..2021 --alpha "$alpha"
		ended 2
		printed_nothing
		told <<<"thidua: error: --alpha is a probability between 0 and 1, such as 0.05, not '$alpha'"
	done
}

@test "a rate has its interval where there are plans enough" {
	cd "$BATS_TEST_TMPDIR"
	write_series
	rm series/2021-[345].txt
	thidua-index -q -d series.db --prune series
	try thidua -d series.db timeline -q '"chung sức"' -c year,plans,places,syllables,per_10000,per_10000_low,per_10000_high
	ended 0
	printed <<'OUT'
year,plans,places,syllables,per_10000,per_10000_low,per_10000_high
2015,6,6,348,172.414,63.273,375.272
2016,,,,,,
2017,6,0,369,0.0,0.0,99.97
2018,,,,,,
2019,6,6,354,169.492,62.2,368.912
2020,,,,,,
2021,3,3,177,169.492,,
OUT
}

# write_copies: a plan of the union, and plans of two provinces of which the
# later ones copy a paragraph of it
write_copies() {
	local shared="Các cấp công đoàn tổ chức cho đoàn viên, người lao động đăng ký thực hiện sáng kiến, mô hình hay trong sản xuất và công tác"
	local unit year
	mkdir -p copies
	for unit in "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM" "LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN" "LIÊN ĐOÀN LAO ĐỘNG TỈNH YÊN BÁI"; do
		for year in 2018 2020; do
			[[ $unit != TỔNG* ]] || [ $year = 2018 ] || continue
			{
				echo "$unit"
				echo "Số: $((year - 2010))/KH-LĐLĐ"
				echo
				echo "Hà Nội, ngày $([[ $unit == TỔNG* ]] && echo 1 || echo 20) tháng 3 năm $year"
				echo
				echo "KẾ HOẠCH"
				echo
				echo "Phát động thi đua năm $year"
				echo
				echo "I. NỘI DUNG"
				echo
				[[ $unit != TỔNG* && $year = 2018 ]] || echo "1. $shared."
				[[ $unit == TỔNG* || $year = 2020 ]] || echo "2. Vườn rau $unit xanh mướt ven suối."
			} >"copies/$year-${unit##* }.txt"
		done
	done
	thidua-index -q -d copies.db copies
}

@test "what plans copied can be left out, or be all that is counted" {
	cd "$BATS_TEST_TMPDIR"
	write_copies
	for text in all original copied; do
		thidua -d copies.db keyness -q --level province 2018 2020 --least 2 --text $text -c item --limit 0 2>/dev/null |
			sed 1d | LC_ALL=C sort >$text
	done
	[ "$(grep -cx 'sáng\|suối' all)" -eq 2 ]
	[ "$(grep -x 'sáng\|suối' original)" = suối ]
	[ "$(grep -x 'sáng\|suối' copied)" = sáng ]
	thidua-index -q -d alone.db --no-reuse copies
	try thidua -d alone.db keyness -q 2018 2020 --text original
	ended 2
	printed_nothing
	[[ $stderr == *"what plans share was not looked for in this index; make it without --no-reuse" ]]
	try thidua -d copies.db keyness -q 2018 2020 --of movements --text original
	ended 2
	[[ $stderr == *"--text chooses words; it does not go with --of movements" ]]
}

# levels YEAR LEVEL N NAME: a plan of a level that names a movement
write_level() {
	mkdir -p levels
	local body="LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN"
	[ "$2" = province ] || body="TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM"
	plan "$3" "$4" | sed "s/LIÊN ĐOÀN LAO ĐỘNG TỈNH [^,]*/$body/; s/2021/$1/g" >"levels/$1-$2-$3.txt"
}

@test "plans of a level the other side lacks do not make an absence surer" {
	cd "$BATS_TEST_TMPDIR"
	for n in 1 2; do write_level 2017 province $n "Tổ sản xuất giỏi"; done
	for n in 3 4 5 6; do write_level 2017 central $n "Tổ sản xuất giỏi"; done
	for n in 1 2 3; do write_level 2019 province $n "Mỗi người một việc tốt"; done
	thidua-index -q -d levels.db levels
	[ "$(thidua plans -d levels.db -c level -f csv --year 2017 | grep -c province)" -eq 2 ]
	try thidua compare -q -d levels.db 2017 2019 -c name,claim,n_a,of_a,n_b,of_b,p_absent,p_holm,source_a
	ended 0
	printed <<'OUT'
name,claim,n_a,of_a,n_b,of_b,p_absent,p_holm,source_a
Tổ sản xuất giỏi,not shown to be dropped,6,6,0,3,0.1,0.2,levels/2017-central-3.txt:12
Mỗi người một việc tốt,not shown to be new,0,6,3,3,0.1,0.2,
OUT
}

@test "a filter by movement leaves the plans that are counted" {
	cd "$BATS_TEST_TMPDIR"
	mkdir -p few
	plan 1 "Tổ sản xuất giỏi" >few/1.txt
	plan 2 "Tổ sản xuất giỏi”; “Mỗi người một việc tốt" >few/2.txt
	plan 3 "Mỗi người một việc tốt" | sed '/ngày/d; s/ năm 2021//' >few/3.txt
	thidua-index -q -d few.db few
	for filter in --limit=0 --movement=giỏi; do
		[ "$(thidua cooccur -q -d few.db --least 1 -c plans "$filter" -f csv 2>/dev/null | sed -n 2p | tr -d '\r')" = 3 ]
		[ "$(thidua completeness -q -d few.db -c plans "$filter" -f csv 2>/dev/null | sed -n 2p | tr -d '\r')" = 3 ]
	done
	[ "$(sqlite3 few.db 'SELECT count(*) FROM plan_year')" -eq 2 ]
}

@test "a trend counts a plan for several years once" {
	cd "$BATS_TEST_TMPDIR"
	write_series
	edit series.db "INSERT INTO plan_year SELECT plan, y.value FROM plan_year, json_each('[2022,2023,2024,2025]') y WHERE year = 2021"
	try thidua trend -q -d series.db -c name,years,plans,by_year -n 1
	ended 0
	printed <<'OUT'
name,years,plans,by_year
"Giỏi việc đội, đảm việc tổ",4,24,2015 0/6; 2017 0/6; 2019 6/6; 2021 6/6
OUT
}

@test "an option that would mean nothing is refused" {
	try thidua keyness 2017 2021 --n 3
	ended 2
	[[ $stderr == *"thidua: error: --n goes with --of ngrams only" ]]
	try thidua keyness 2017 2021 --seed 7
	ended 2
	[[ $stderr == *"thidua: error: --seed goes with --by places only" ]]
}

# A word that one plan of a side says sixty times, and two others once.
@test "places that one plan has nearly all of mark no side" {
	cd "$BATS_TEST_TMPDIR"
	mkdir -p many
	for n in $(seq 1 24); do
		plan $n "Tổ sản xuất giỏi" | sed 's/2021/2017/g' >many/$n.txt
	done
	echo 'Vườn cam xanh.' >>many/1.txt
	plan 30 "Tổ sản xuất giỏi" >many/a.txt
	for n in $(seq 1 60); do echo "Vườn cam số $n."; done >>many/a.txt
	thidua-index -q -d one.db many
	try thidua keyness -q -d one.db 2021 2017 --by places --least 2 -c item,side,key,lrc,p_dealt,plans_a -f tsv
	row=$(grep '^cam' <<<"$output" | tr -d '\r')
	[[ $row == $'cam\ta\t0\t'* ]] # one plan in twenty-five deals so: p is .04
	[ "$(cut -f4 <<<"$row")" != 0.0 ]
	[ "$(cut -f5 <<<"$row")" = 0.04 ]
	# two plans of three: all of it in one, and chance puts that one anywhere
	rm many/[3-9].txt many/1?.txt many/2?.txt
	plan 31 "Tổ sản xuất giỏi" >many/b.txt
	echo 'Vườn cam xanh.' >>many/b.txt
	thidua-index -q -d two.db many
	try thidua keyness -q -d two.db 2021 2017 --by places --least 2 -c item,side,key,lrc,p_dealt,plans_a -f tsv
	row=$(grep '^cam' <<<"$output" | tr -d '\r')
	[[ $row == $'cam\ta\t0\t'* ]]
	[ "$(cut -f4 <<<"$row")" != 0.0 ]
	[ "$(cut -f6 <<<"$row")" = 2 ]
}
