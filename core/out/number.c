/* number.c - numbers as text. */
#include "core/out/number.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_SIZE = 64 };

/* The locale's decimal sign, one byte or more, is what is no other part. */
static void
add_pointed(struct buf *out, const char *s)
{
	for (; *s; s++) {
		if (strchr("+-0123456789e", *s))
			buf_addc(out, *s);
		else if (out->n == 0 || out->p[out->n - 1] != '.')
			buf_addc(out, '.');
	}
}

static void
add_real(struct buf *out, const char *s)
{
	struct buf text = BUF_INIT;

	add_pointed(&text, s);
	if (!strpbrk(buf_cstr(&text), ".e"))
		buf_adds(&text, ".0");
	buf_adds(out, buf_cstr(&text));
	buf_release(&text);
}

void
number_exact(struct buf *out, double r)
{
	char s[NUMBER_SIZE];
	int digits;

	if (!isfinite(r))
		return;
	for (digits = 15; digits <= 17; digits++) {
		(void)snprintf(s, sizeof(s), "%.*g", digits, r + 0.0);
		if (strtod(s, NULL) == r)
			break;
	}
	add_real(out, s);
}

static void
cut_zeros(char *s)
{
	size_t n = strlen(s);

	while (n > 2 && s[n - 1] == '0' && s[n - 2] >= '0' && s[n - 2] <= '9')
		s[--n] = '\0';
}

void
number_short(struct buf *out, double r)
{
	char s[NUMBER_SIZE];
	double size = fabs(r);

	if (!isfinite(r))
		return;
	if (size != 0 && (size < 0.001 || size >= 1e15)) {
		(void)snprintf(s, sizeof(s), "%.4g", r);
	} else {
		(void)snprintf(s, sizeof(s), "%.4f", r + 0.0);
		cut_zeros(s);
	}
	add_real(out, s);
}
