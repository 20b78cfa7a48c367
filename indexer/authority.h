/*
 * authority.h - what is known beforehand: movements, bodies, places, events.
 *
 * Authority files are plain CSV, built in, and replaced file by file with
 * those of a folder of one's own. Lookup is by comparison key: a name and its
 * variants lead to one row; nothing else is ever merged.
 */
#ifndef INDEXER_AUTHORITY_H
#define INDEXER_AUTHORITY_H

#include "core/base/err.h"

#include <stddef.h>

struct authority;

struct authority_movement {
	const char *name, *key, *kind, *sponsor; /* sponsor may be NULL */
};

struct authority_event {
	const char *name, *key, *date; /* date may be NULL */
};

struct authority_unit {
	const char *name, *key, *kind, *level, *region, *parent;
	const char *valid_from, *valid_to, *successor; /* NULL where empty */
};

/* dir may be NULL. A wrong file is RC_USAGE, naming file and line. */
enum rc authority_load(
    struct authority **authority, const char *dir, struct err *err);
void authority_free(struct authority *authority);

/* SHA-256 over all authority files, hex. */
const char *authority_hash(const struct authority *authority);

/* DEFINE text for rules_load: known_place, the names of provinces. */
const char *authority_pieces(const struct authority *authority);

/* Row i of the movements, NULL after the last. */
const struct authority_movement *authority_movement(
    const struct authority *authority, size_t i);

/* The movement or unit with this comparison key, or NULL. */
const struct authority_movement *authority_find_movement(
    const struct authority *authority, const char *key);
const struct authority_unit *authority_find_unit(
    const struct authority *authority, const char *key);

/* The province or city whose name a body's key ends with, or NULL: "liên đoàn
 * lao động tỉnh lạng sơn" stands in tỉnh Lạng Sơn. */
const struct authority_unit *authority_find_place(
    const struct authority *authority, const char *key);

/* The event with this comparison key, or NULL. */
const struct authority_event *authority_find_event(
    const struct authority *authority, const char *key);

/* What a word's key stands for by the abbreviations: the long form's key, or
 * NULL where it is none, or an ambiguous one. */
const char *authority_long_form(
    const struct authority *authority, const char *key);

/* Row i of the events, NULL after the last. */
const struct authority_event *authority_event(
    const struct authority *authority, size_t i);

/* Row i of the units, NULL after the last. */
const struct authority_unit *authority_unit(
    const struct authority *authority, size_t i);

#endif
