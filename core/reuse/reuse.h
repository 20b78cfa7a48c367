/*
 * reuse.h - all passages that texts of a collection share.
 *
 * Used by core/store/reuse.c, which has the texts. A passage is kept with
 * the first text that has it, and with each later one that has more of it. What
 * a change of the collection leaves as it was is not computed again: texts say
 * whether they stood in it before the change, after it, or both.
 */
#ifndef CORE_REUSE_REUSE_H
#define CORE_REUSE_REUSE_H

#include "core/base/err.h"
#include "core/reuse/fingerprint.h"
#include "core/reuse/match.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct reuse_job {
	const struct fingerprint_text *texts; /* the earlier first */
	size_t n;
	size_t workers;     /* threads that align */
	const char *folder; /* for what memory does not hold: sorter.h */
	size_t memory;      /* that each thing sorted may take: sorter.h */

	/* Fills words with those of a text. Called by several threads. */
	enum rc (*read)(
	    uint32_t text, uint32_t *words, void *arg, struct err *err);

	/* Is a known to be older than b, its number being lower? Called by
	 * several threads. */
	bool (*is_before)(uint32_t a, uint32_t b, void *arg);
	/* What of b was found before, as the later text, is void. */
	enum rc (*forget)(uint32_t b, void *arg, struct err *err);
	/* All matches of some texts b, each together, in their order. */
	enum rc (*take)(
	    const struct match *v, size_t n, void *arg, struct err *err);
	/* So many of n texts are done; may be NULL. */
	void (*step)(size_t done, size_t n, void *arg);
	void *arg;

	struct fingerprint_marks *marks; /* all groups are added to it */
};

/*
 * Finds the matches of all texts that are new or whose seeds have changed with
 * those before them, and marks the words of all texts that are common. What
 * read, forget or take gives ends it. Takes about five times its memory, and
 * some twenty bytes a text.
 */
enum rc reuse_find(const struct reuse_job *job, struct err *err);

#endif
