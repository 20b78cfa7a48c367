/* spark.c - eight heights of a block. */
#include "query/spark.h"

#include "core/base/mem.h"

#include <math.h>
#include <stdlib.h>

static double
number(const struct cell *c)
{
	if (c->type == CELL_INT)
		return (double)c->i;
	return c->type == CELL_REAL ? c->r : NAN;
}

void
spark_add(struct spark *s, const struct cell *value, const struct cell *at)
{
	double x = number(at);

	ARR_GROW(s->v, s->n, s->cap);
	s->v[s->n] = number(value);
	if (s->n++ == 0)
		s->first = x;
	s->last = x;
}

void
spark_line(const struct spark *s, struct buf *out)
{
	static const char *const bars[] = {
	    "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	double most = 0;

	for (size_t i = 0; i < s->n; i++)
		most = s->v[i] > most ? s->v[i] : most;
	for (size_t i = 0; i < s->n; i++) {
		if (isnan(s->v[i]))
			buf_addc(out, ' ');
		else if (s->v[i] <= 0 || most <= 0)
			buf_adds(out, "_");
		else
			buf_adds(out, bars[(int)(7 * s->v[i] / most)]);
	}
}

void
spark_release(struct spark *s)
{
	free(s->v);
	*s = (struct spark){0};
}
