#!/bin/sh
# Runs one file of tests and keeps its TAP in build/tap; what passes is quiet, what
# fails is shown. For tests/run.sh.
# usage: tests/tap.sh NUMBER "NAME: COMMAND..."; NUMBER gives the order in the log.
set -u
BUILD=${BUILD:-build}
name=${2%%: *}
command=${2#*: }
raw=$BUILD/tap/$1.raw
tap=$BUILD/tap/$1.tap

sh -c "$command" >"$raw" 2>&1
status=$?
# cmocka calls a skipped test "not ok N # SKIP name"
sed 's/^not ok \([0-9]*\) # SKIP \(.*\)/ok \1 - \2 # skip/' "$raw" >"$tap"
{
  sed "s|^|$name: |" "$tap"
  if [ $status -ne 0 ] && ! grep -q '^not ok' "$tap"; then
    echo "$name: not ok 0 - ended with status $status"
  fi
} >"$BUILD/tap/$1.log"
if [ $status -ne 0 ]; then
  # one write, so that what two tests show does not mix
  shown=$(
    echo "--- $name"
    sed -n '/^not ok/,/^ok/p' "$tap" | head -60
    grep -q '^not ok' "$tap" || tail -40 "$tap"
  )
  printf '%s\n' "$shown"
fi
