/* resolve.h - from names as printed to what the authority files know. */
#ifndef INDEXER_RESOLVE_H
#define INDEXER_RESOLVE_H

#include "indexer/authority.h"
#include "indexer/facts.h"

/* A movement a plan names, once: the group of its mentions. */
struct named {
	const char *name;      /* as first printed */
	const char *canonical; /* the authority's name, else as printed */
	const char *key;       /* of the canonical name */
	const char *kind;      /* of the first mention */
	const char *launcher;  /* the first that is stated, or NULL */
	const struct authority_movement *known; /* or NULL */
	size_t mentions;
};

/* Groups the mentions by canonical name, in order of first mention. The array
 * and its strings live in the arena. */
struct named *resolve_movements(const struct authority *a,
    const struct facts *facts, struct arena *arena, size_t *n);

/* The authority's movement of this name, as printed or with its abbreviations
 * written out; NULL where it knows neither. */
const struct authority_movement *resolve_movement(
    const struct authority *a, const struct mention *m);

/* The key under which a mention counts: that of its canonical name. */
const char *resolve_key(const struct authority *a, const struct mention *m);

/* The authority's unit for the issuer: the body itself, else the province it
 * stands in; NULL where it knows neither. */
const struct authority_unit *resolve_issuer(
    const struct authority *a, const struct facts *facts, struct arena *arena);

#endif
