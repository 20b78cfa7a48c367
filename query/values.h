/*
 * values.h - the arguments of a report, from words to what its SQL is given.
 *
 * In the SQL an argument x is :x; of years :x_from and :x_to too, and :x is
 * the text as typed; of a side too, where years that are not named are null.
 * :card is 1 where the rows are shown as a card.
 */
#ifndef QUERY_VALUES_H
#define QUERY_VALUES_H

#include "core/base/arena.h"
#include "core/base/err.h"
#include "core/out/sink.h"
#include "core/store/db.h"
#include "query/report.h"
#include "query/side.h"
#include "query/years.h"

#include <stdbool.h>
#include <stdint.h>

struct argument {
	const char *text; /* as typed, in NFC; NULL: not given */
	bool flag;
	int64_t number; /* of a number; of a plan its id */
	struct years years;
	struct side side;
	const char *sql_text; /* what :x is, where that is text */
};

struct values {
	const struct report *report;
	struct argument *v; /* one for each of report->params */
	bool card;
};

void values_init(struct values *values, const struct report *report);
void values_release(struct values *values);

/*
 * Takes the arguments from words and the presets of options. Too few or too
 * many words, and words that are not of the type asked for, give RC_USAGE.
 * Texts are kept in a.
 */
enum rc values_read(struct values *values, struct arena *a, char **words, int n,
    struct err *err);

/* Looks up what depends on the scope: plans, years that have plans, sides. */
enum rc values_resolve(struct values *values, struct db *db, struct err *err);

/* What :name stands for; false where the report has no such argument. */
bool values_cell(
    const struct values *values, const char *name, struct cell *cell);

/* text in NFC, kept in a; RC_USAGE where it is not UTF-8. */
enum rc values_text(
    struct arena *a, const char *text, const char **out, struct err *err);

#endif
