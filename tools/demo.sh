#!/bin/sh
# The main job on corpus/: index it, show what recurs and what changed between
# 2021 and 2025, take the CSV away. usage: tools/demo.sh FOLDER-OF-PROGRAMS
set -eu
bin=$1
out=demo
db=$out/thidua.db
mkdir -p "$out"
rm -f "$db" # of an earlier demo, perhaps of an older format

show() {
  printf '\n$ thidua %s\n' "$*"
  "$bin/thidua" "$@" -d "$db" -f table
}

printf '$ thidua index -d %s corpus\n' "$db"
"$bin/thidua-index" -d "$db" corpus
show recur --limit 12
show compare 2021 2025

for report in plans movements themes recur phases anniversaries citations; do
  "$bin/thidua" "$report" -d "$db" -c all -o "$out/$report.csv"
done
"$bin/thidua" compare 2021 2025 -d "$db" -c all -o "$out/compare-2021-2025.csv" 2>/dev/null

cat <<EOF

Written to $out/: $(cd "$out" && echo *.csv)

Try next:
  $bin/thidua show 1 -d $db
  $bin/thidua search -d $db 'giỏi việc nước'
  $bin/thidua-index -d my.db A-FOLDER-OF-YOURS
EOF
