#!/bin/sh
# Runs each command of the programs under valgrind's memcheck, on corpus/.
# usage: tests/valgrind.sh [FILE...]; with bats files their tests are run
# instead, VALGRIND_FILTER=REGEX some of them. BUILD names the build folder.
# Fails where a process read what it should not, or lost memory for good, and
# where a command does not end well: it would have done little.
set -eu
cd "$(dirname "$0")/.."
BUILD=$(realpath "${BUILD:-build}")
out=$BUILD/valgrind
rm -rf "$out"
mkdir -p "$out/bin" "$out/log"
"${CC:-gcc}" -shared -fPIC -o "$out/no_jit.so" tests/no_jit.c
for program in thidua thidua-index; do
  cat >"$out/bin/$program" <<SH
#!/bin/sh
LD_PRELOAD="$out/no_jit.so" exec valgrind -q --error-exitcode=99 \\
  --leak-check=full --errors-for-leak-kinds=definite \\
  --show-leak-kinds=definite --log-file="$out/log/%p" \\
  "$BUILD/bin/$program" "\$@"
SH
  chmod +x "$out/bin/$program"
done
PATH=$out/bin:$PATH
export PATH

# One command a line: what ends well.
commands() {
  cat <<'END'
thidua-index corpus
thidua-index --prune corpus
thidua-index --records corpus
thidua-index --explain corpus/README.md
thidua-index --eval gold
thidua-index --review out/review.csv
thidua review -o out/review.csv
thidua --help
thidua search --help
thidua reports
thidua columns
thidua verify
thidua plans -f json
thidua movements -f ndjson
thidua mentions --evidence -f tsv
thidua recur -f md --by level
thidua compare 2017 2025 --package -o out/compare.csv
thidua turnover 2017 2025
thidua keyness 2021..2022 2025 --by places --draws 99
thidua trend
thidua cooccur -f gexf
thidua cooccur -f graphml
thidua similar 1
thidua show 1
thidua search "LĐLĐ" --match ocr
thidua search "NEAR(thi đua) -khen section:nội" --explain
thidua kwic "thi đua" --sort L1,R1
thidua collocates "thi đua"
thidua ngrams
thidua timeline "thi đua"
thidua regex "thi (đua|hành)"
thidua reuse
thidua aligned 1
thidua revision "lạng sơn"
thidua diffusion
thidua flags
thidua years --year 2017..2025 --as-of 2025-07-01
thidua export out/export
thidua report -o out/page.html 2017 2025
END
}

failed=0
if [ $# -gt 0 ]; then
  BIN=$out/bin bats ${VALGRIND_FILTER:+-f "$VALGRIND_FILTER"} "$@" || failed=1
else
  mkdir "$out/run" "$out/run/out"
  mkdir "$out/run/gold"
  cp -r corpus "$out/run"
  # a unit's next plan
  sed 's/2021/2022/g; s/2020/2021/g' corpus/2021-ldld-lang-son.txt \
    >"$out/run/corpus/2022-ldld-lang-son.txt"
  cp tests/gold/b-plan-01.* "$out/run/gold"
  cd "$out/run"
  printf 'name,other,decision\nA b,C d,different\n' >out/review.csv
  commands >../commands
  while IFS= read -r command; do
    sh -c "$command" </dev/null >>../stdout 2>last.err || {
      echo "$? $command: $(tail -1 last.err)"
      failed=1
    }
  done <../commands
  cd - >/dev/null
fi
find "$out/log" -type f -size +0 -exec cat {} + | head -60
bad=$(find "$out/log" -type f -size +0 | wc -l)
echo "$(find "$out/log" -type f | wc -l) processes, $bad with errors"
[ "$bad" -eq 0 ] && exit $failed
