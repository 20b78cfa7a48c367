#!/bin/sh
# Writes a C source with the given files as a table of assets (core/base/asset.h).
# usage: tools/embed.sh NAME FILE... >NAME.c
set -eu
table=$1
shift
printf '/* Made by tools/embed.sh; do not edit. */\n#include "core/base/asset.h"\n\n'
i=0
for file; do
	printf 'static const char file_%d[] = {\n' "$i"
	od -An -v -tu1 "$file" | sed 's/  *\([0-9][0-9]*\)/(char)\1,/g'
	printf '0};\n'
	i=$((i + 1))
done
printf '\nconst struct asset %s[] = {\n' "$table"
i=0
for file; do
	printf '\t{"%s", file_%d, sizeof(file_%d) - 1},\n' "${file##*/}" "$i" "$i"
	i=$((i + 1))
done
printf '\t{NULL, NULL, 0},\n};\n'
