#!/bin/sh
# Runs tests/faults/*.test one after the other; options (--long, --seed N) go
# to each. Ends in the names of those that failed.
cd "$(dirname "$0")" || exit 2
failed=
for test in *.test; do
  [ -x "$test" ] || continue
  "./$test" "$@" || failed="$failed $test"
done
[ -z "$failed" ] || { echo "failed:$failed"; exit 1; }
