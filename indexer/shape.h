/* shape.h - from captured words to values: names, dates, numbers. */
#ifndef INDEXER_SHAPE_H
#define INDEXER_SHAPE_H

#include "indexer/extract.h"

#include <stdbool.h>

/* The span without spaces, quotation marks and end punctuation at its ends. */
struct span shape_trim(const struct document *doc, struct span at);

/* The same, but for a mark of quotation whose partner stands within. */
struct span shape_trim_quoted(const struct document *doc, struct span at);

/* The words at a span on one line, in the arena. */
const char *shape_text(const struct reading *r, struct span at);

/* The comparison key of the words at a span. */
const char *shape_key(const struct reading *r, const char *text);

/* A document number without spaces, every dash as '-'. */
const char *shape_number(const struct reading *r, struct span at);

/* A year, month and day; 0 where not printed. now: "from now on". */
struct date {
	int y, m, d;
	bool now;
	bool quarter; /* m is the last month of a quarter */
};

/* Reads a date by the rules of kind `date`; false where they find none or
 * where it is no day of the calendar. */
bool shape_date(const struct reading *r, struct span at, struct date *date);

/* ISO 8601 with the precision there is; NULL for an empty date. */
const char *shape_iso(const struct reading *r, struct date date);

/* First and last day of what the date covers: a month alone has both. */
struct date date_first(struct date d);
struct date date_last(struct date d);

/* A number in Vietnamese notation (1.000; 1,5) or in words, by the rules of
 * kind `numeral`; false where it is none. */
bool shape_amount(const struct reading *r, struct span at, double *value);

/* The value of a Roman or Arabic number; OCR's I for 1 is taken for I beside
 * other Roman letters. 0 where it is none. */
int shape_ordinal(struct str s);

/* A group of a match as trimmed text; NULL where it took no part. */
const char *shape_group(
    const struct reading *r, const struct match *m, const char *group);

/* Where the sentence that holds offset at begins. */
size_t shape_sentence(const struct document *doc, size_t at);

/* Set a field of the plan unless it is set already. */
void shape_field(const struct reading *r, enum field_id id, struct span at,
    const char *value, const char *rule);

#endif
