#!/bin/sh
# Runs every tests/faults/*.test, the long form where it has one.
# usage: tests/faults/run.sh; BUILD names the build folder.
set -u
cd "$(dirname "$0")/../.." || exit 2
bad=0
for test in tests/faults/*.test; do
  [ -x "$test" ] || continue
  "$test" --long || { echo "failed: $test" && bad=1; }
done
exit $bad
