/* years.h - "2017" or "2017..2020" as it stands on a command line. */
#ifndef QUERY_YEARS_H
#define QUERY_YEARS_H

#include "core/base/err.h"

#include <stdbool.h>

struct years {
	int from, to; /* both belong to it */
};

/* A year or a range, also with a dash: 2017-2020, 2017–2020. Anything else,
 * and a range that is upside down, gives RC_USAGE. */
enum rc years_parse(const char *text, struct years *years, struct err *err);

/* The years both have; false where there is none. */
bool years_shared(struct years a, struct years b, struct years *shared);

#endif
