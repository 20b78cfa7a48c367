/* years.c - reading years and ranges of years. */
#include "query/years.h"

#include <stddef.h>
#include <string.h>

/* Four digits at *p, and past them. */
static bool
take_year(const char **p, int *year)
{
	int i, n = 0;

	for (i = 0; i < 4; i++) {
		if ((*p)[i] < '0' || (*p)[i] > '9')
			return false;
		n = 10 * n + ((*p)[i] - '0');
	}
	*p += 4;
	*year = n;
	return true;
}

static bool
take_range_sign(const char **p)
{
	static const char *const signs[] = {"..", "-", "–", "…"};
	size_t i, n;

	for (i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
		n = strlen(signs[i]);
		if (strncmp(*p, signs[i], n) == 0) {
			*p += n;
			return true;
		}
	}
	return false;
}

enum rc
years_parse(const char *text, struct years *years, struct err *err)
{
	const char *p = text;
	bool ok = take_year(&p, &years->from);

	years->to = years->from;
	if (ok && *p)
		ok = take_range_sign(&p) && take_year(&p, &years->to) && !*p;
	if (!ok)
		return err_set(err, RC_USAGE,
		    "'%s' is no year; write 2017, or 2017..2020 for a range",
		    text);
	if (years->from > years->to)
		return err_set(err, RC_USAGE,
		    "'%s' is upside down; write %d..%d", text, years->to,
		    years->from);
	return RC_OK;
}

bool
years_shared(struct years a, struct years b, struct years *shared)
{
	shared->from = a.from > b.from ? a.from : b.from;
	shared->to = a.to < b.to ? a.to : b.to;
	return shared->from <= shared->to;
}
