#!/bin/sh
# Checks of the house, as TAP: who may include whom, headers that compile
# alone, the language out of C, formatting.
set -u
n=0
bad=0

report() { # report NAME OUTPUT: passes where the output is empty
  n=$((n + 1))
  if [ -z "$2" ]; then
    echo "ok $n - $1"
  else
    echo "not ok $n - $1"
    echo "$2" | sed 's/^/# /'
    bad=1
  fi
}

# includes DIR ALLOWED: own headers that files of DIR include from elsewhere
includes() {
  grep -rHn '^#include "' "$1" --include='*.[ch]' |
    grep -Ev "\"($2)/" || true
}

report "core/base includes base only" "$(includes core/base 'core/base')"
report "core/text includes base and text" "$(includes core/text 'core/(base|text)')"
report "core/stat includes base and stat" "$(includes core/stat 'core/(base|stat)')"
report "core/reuse includes base, text and reuse" "$(includes core/reuse 'core/(base|text|reuse)')"
report "core/store includes base, text, stat, reuse and store" "$(includes core/store 'core/(base|text|stat|reuse|store)')"
report "core/out includes base, text and out" "$(includes core/out 'core/(base|text|out)')"
report "core/cli includes base, text, out and cli" "$(includes core/cli 'core/(base|text|out|cli)')"
report "indexer includes core and indexer" "$(includes indexer 'core/[a-z]+|indexer')"
report "query includes core and query" "$(includes query 'core/[a-z]+|query')"
report "query reads only" "$(grep -rn '"core/store/\(write\|publish\|schema\|reuse\|change\)\.h"' query || true)"

report "no Vietnamese words in C" "$(
  grep -rnP '^[^*]*"[^"]*[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ][^"]*"' \
    core indexer query --include='*.c' --include='*.h' || true)"
report "SQL in core/store and query/reports only" "$(
  grep -rnE '"(SELECT|INSERT|UPDATE|DELETE|CREATE|WITH) ' indexer query core \
    --include='*.c' | grep -v '^core/store/' || true)"
report "printing of errors in core/cli only" "$(
  grep -rnE 'fprintf\(stderr|perror\(|fputs\([^;]*stderr' core indexer query \
    --include='*.c' | grep -v -e '^core/cli/' -e '^indexer/progress.c' || true)"

report "each header compiles alone" "$(
  for h in $(git ls-files '*.h' 2>/dev/null || find core indexer query -name '*.h'); do
    printf '#include "%s"\nextern int unused;\n' "$h" |
      ${CC:-gcc} -std=c17 -Wall -Wextra -Wpedantic -I. -fsyntax-only -x c - 2>&1 |
      head -3
  done)"

report "each flag is documented" "$(
  grep -rhoE 'flag_add\(r, "[a-z-]+"' indexer | sed 's/.*"\(.*\)"/\1/' | sort -u |
    while read -r code; do
      grep -q "^| \`$code\` |" indexer/FLAGS.md || echo "$code"
    done)"

report "each flag can be asked for" "$(
  sed -n 's/^| `\([a-z-]*\)` |.*/\1/p' indexer/FLAGS.md |
    while read -r code; do
      sed -n '/^-- choices: code/,/^-- column/p' query/reports/flags.sql |
        grep -qE "(^| )$code( |\$)" || echo "$code"
    done)"

if command -v clang-format >/dev/null 2>&1; then
  report "formatted by clang-format" "$(
    clang-format --dry-run $(find core indexer query tests -name '*.[ch]') 2>&1 | head -20)"
else
  n=$((n + 1))
  echo "ok $n - formatted by clang-format # skip clang-format is not installed"
fi
echo "1..$n"
exit $bad
