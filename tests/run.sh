#!/bin/sh
# Runs groups of tests and counts: style, unit, seeds, cli, gold. Each file of tests prints
# TAP; what passes is quiet, what fails is shown. Ends in "N passed, N failed".
# usage: tests/run.sh GROUP...; BUILD names the build folder, JOBS says how many
# files run at a time (one a processor).
set -u
cd "$(dirname "$0")/.." || exit 2
BUILD=${BUILD:-build}
JOBS=${JOBS:-$(nproc)}
export BUILD
log=$BUILD/check.log
rm -rf "$BUILD/tap"
mkdir -p "$BUILD/tap"

# The files of tests of a group, one a line: "NAME: COMMAND".
list() {
  case $1 in
  style) echo "style: sh tests/style.sh" ;;
  unit)
    find tests/unit -name 'test_*.c' | sort |
      sed "s|^tests/unit/\(.*\)\.c\$|unit \1: CMOCKA_MESSAGE_OUTPUT=TAP $BUILD/unit/\1|"
    ;;
  seeds)
    find tests/fuzz -name 'fuzz_*.c' | sort |
      sed "s|.*/fuzz_\(.*\)\.c\$|seeds \1: $BUILD/fuzz/\1 tests/fuzz/seeds/\1|"
    ;;
  cli)
    # the longest first, so that none is waited for at the end
    find tests/cli -name '*.bats' | sort |
      awk '{ print /faults|sinks|progress|damage/ ? 0 : 1, $0 }' | sort |
      sed 's|^[01] \(.*/\(.*\)\)$|cli \2: bats --tap \1|'
    ;;
  gold)
    echo "gold: python3 tests/gold.py"
    echo "forms: python3 tests/forms.py"
    ;;
  *)
    echo "tests/run.sh: no group of tests '$1'" >&2
    exit 2
    ;;
  esac
}

for group; do
  list "$group" || exit
done >"$BUILD/tap/list"
# a number of four digits and what to run, two arguments a line
awk '{ printf "%04d\n%s\n", NR, $0 }' "$BUILD/tap/list" |
  xargs -d '\n' -n 2 -P "$JOBS" sh tests/tap.sh
cat "$BUILD"/tap/*.log >"$log"

failed=$(grep -c ': not ok' "$log")
skipped=$(grep -c ': ok .*# skip' "$log")
passed=$(($(grep -c ': ok' "$log") - skipped))
grep ': ok .*# skip' "$log" | sed 's/^/skipped: /'
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ] &&
  [ "$(find "$BUILD/tap" -name '*.log' | wc -l)" -eq "$(wc -l <"$BUILD/tap/list")" ]
