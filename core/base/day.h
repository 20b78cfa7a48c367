/*
 * day.h - days of the calendar (proleptic Gregorian), written as ISO 8601
 * has them: 2025-07-01.
 */
#ifndef CORE_BASE_DAY_H
#define CORE_BASE_DAY_H

#include <stdbool.h>

/* How many days month m (1 to 12) of year y has. Year 0 is a year that is not
 * known: its February has 29. */
int day_in_month(int y, int m);

/* Is it YYYY-MM-DD, nothing before or behind, and in the calendar? */
bool day_is(const char *text);

/* Is it a year of four figures? */
bool day_is_year(const char *text);

#endif
