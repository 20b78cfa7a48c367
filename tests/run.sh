#!/bin/sh
# Runs groups of tests and counts: style, unit, seeds, cli, gold. Each test prints TAP;
# what passes is quiet, what fails is shown. Ends in "N passed, N failed".
# usage: tests/run.sh GROUP...; BUILD names the build folder.
set -u
cd "$(dirname "$0")/.." || exit 2
BUILD=${BUILD:-build}
export BUILD
log=$BUILD/check.log
mkdir -p "$BUILD"
: >"$log"

tap() { # tap NAME COMMAND...: run it, keep its TAP
  name=$1
  shift
  "$@" >"$BUILD/tap.raw" 2>&1
  status=$?
  # cmocka calls a skipped test "not ok N # SKIP name"
  sed 's/^not ok \([0-9]*\) # SKIP \(.*\)/ok \1 - \2 # skip/' \
    "$BUILD/tap.raw" >"$BUILD/tap.out"
  sed "s|^|$name: |" "$BUILD/tap.out" >>"$log"
  if [ $status -ne 0 ] && ! grep -q '^not ok' "$BUILD/tap.out"; then
    echo "$name: not ok 0 - ended with status $status" >>"$log"
  fi
  if [ $status -ne 0 ]; then
    echo "--- $name"
    sed -n '/^not ok/,/^ok/p' "$BUILD/tap.out" | head -60
    grep -q '^not ok' "$BUILD/tap.out" || tail -40 "$BUILD/tap.out"
  fi
}

for group; do
  case $group in
  style) tap style sh tests/style.sh ;;
  unit)
    for test in $(find tests/unit -name 'test_*.c' | sort); do
      test=${test#tests/unit/}
      CMOCKA_MESSAGE_OUTPUT=TAP tap "unit ${test%.c}" "$BUILD/unit/${test%.c}"
    done
    ;;
  seeds)
    for test in tests/fuzz/fuzz_*.c; do
      test=${test##*/fuzz_}
      test=${test%.c}
      tap "seeds $test" "$BUILD/fuzz/$test" "tests/fuzz/seeds/$test"
    done
    ;;
  cli)
    for test in tests/cli/*.bats; do
      tap "cli ${test##*/}" bats --tap "$test"
    done
    ;;
  gold)
    tap gold python3 tests/gold.py
    tap forms python3 tests/forms.py
    ;;
  *)
    echo "tests/run.sh: no group of tests '$group'" >&2
    exit 2
    ;;
  esac
done

failed=$(grep -c ': not ok' "$log")
skipped=$(grep -c ': ok .*# skip' "$log")
passed=$(($(grep -c ': ok' "$log") - skipped))
grep ': ok .*# skip' "$log" | sed 's/^/skipped: /'
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
