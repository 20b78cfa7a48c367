/*
 * measure.h - statistics as SQL functions: those of core/base/stat.h.
 *
 *   wilson_low(k, n), wilson_high(k, n)
 *   log_dice(o, r, c), pmi(o, r, c, n), t_score(o, r, c, n), g2(o, r, c, n),
 *   delta_p(o, r, c, n)
 *
 * A null, and what has no value, gives null.
 */
#ifndef CORE_STORE_MEASURE_H
#define CORE_STORE_MEASURE_H

#include "core/base/err.h"

#include <sqlite3.h>

enum rc measure_register(sqlite3 *sql, struct err *err);

#endif
