#!/bin/sh
# Runs fuzz targets one after another and counts what they find.
# usage: tests/fuzz/fuzz.sh SECONDS TARGET...; make fuzz has built them.
# Inputs that reach new code are kept in build/libfuzzer/corpus/TARGET for the next
# run, those that break something in build/libfuzzer/found.
set -u
cd "$(dirname "$0")/../.." || exit 2
seconds=$1
shift
bad=0
mkdir -p build/libfuzzer/found
for target; do
  corpus=build/libfuzzer/corpus/$target
  log=build/libfuzzer/$target.log
  mkdir -p "$corpus"
  # rules and queries may take their time under the sanitizers; memory not
  if build/libfuzzer/fuzz/"$target" -max_total_time="$seconds" -timeout=25 \
    -rss_limit_mb=2048 -max_len=4096 -close_fd_mask=1 \
    -artifact_prefix="build/libfuzzer/found/$target-" \
    "$corpus" "tests/fuzz/seeds/$target" >"$log" 2>&1; then
    echo "$target: $(sed -n 's/^Done \([0-9]*\) runs.*/\1/p' "$log") inputs, none breaks it"
  else
    bad=1
    echo "$target: see $log"
    grep -E 'does not hold|ERROR|runtime error|Test unit written' "$log" | head -5
  fi
done
exit $bad
