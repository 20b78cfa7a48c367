/*
 * asset.h - files that are built into a program.
 *
 * tools/embed.sh turns a folder of rules, reports or authority files into one
 * of these tables at build time, so that a program works wherever it lies.
 * Each table ends with a row whose name is NULL.
 */
#ifndef CORE_BASE_ASSET_H
#define CORE_BASE_ASSET_H

#include <stddef.h>

struct asset {
	const char *name; /* file name without its folder */
	const char *data; /* the bytes, and a '\0' after them */
	size_t size;      /* without that '\0' */
};

extern const struct asset assets_schema[];    /* core/store/schema.sql */
extern const struct asset assets_rules[];     /* indexer/rules */
extern const struct asset assets_authority[]; /* indexer/authority */
extern const struct asset assets_reports[];   /* query/reports */
extern const struct asset assets_page[];      /* query/page/page.css */

/* The row called name, or NULL. */
const struct asset *asset_find(const struct asset *table, const char *name);

#endif
