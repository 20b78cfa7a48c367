/* spark.h - a line of small bars, one a row. */
#ifndef QUERY_SPARK_H
#define QUERY_SPARK_H

#include "core/base/str.h"
#include "core/out/sink.h"

#include <stdbool.h>
#include <stddef.h>

struct spark {
	double *v; /* NaN: nothing is known */
	size_t n, cap;
	double first, last; /* of the axis: the years */
};

/* Adds a row: its value, and where it stands on the axis. */
void spark_add(
    struct spark *s, const struct cell *value, const struct cell *at);

/* The bars, as high as their values; a blank where nothing is known. */
void spark_line(const struct spark *s, struct buf *out);

void spark_release(struct spark *s);

#endif
