/* day.c - which days there are. */
#include "core/base/day.h"

#include <stdlib.h>

int
day_in_month(int y, int m)
{
	static const int days[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);

	return days[m - 1] + (m == 2 && leap);
}

/* Has text the form, where 0 stands for any figure? */
static bool
has_form(const char *text, const char *form)
{
	for (; *form; text++, form++)
		if (*form == '0' ? *text < '0' || *text > '9' : *text != *form)
			return false;
	return !*text;
}

bool
day_is(const char *text)
{
	int y, m, d;

	if (!has_form(text, "0000-00-00"))
		return false;
	y = atoi(text);
	m = atoi(text + 5);
	d = atoi(text + 8);
	return y > 0 && m >= 1 && m <= 12 && d >= 1 && d <= day_in_month(y, m);
}

bool
day_is_year(const char *text)
{
	return has_form(text, "0000") && atoi(text) > 0;
}
