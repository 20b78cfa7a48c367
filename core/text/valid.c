/* valid.c - bytes to valid text. */
#include "core/text/valid.h"

#include <stdbool.h>
#include <stdint.h>
#include <utf8proc.h>

static bool
any(int32_t c)
{
	(void)c;
	return true;
}

static bool
in_xml(int32_t c)
{
	if (c < 0x20)
		return c == '\t' || c == '\n' || c == '\r';
	return c != 0xFFFE && c != 0xFFFF;
}

static void
add(struct buf *out, struct str s, bool (*takes)(int32_t))
{
	utf8proc_ssize_t n;
	int32_t c;
	size_t i;

	for (i = 0; i<s.n; i += n> 0 ? (size_t)n : 1) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)s.p + i,
		    (utf8proc_ssize_t)(s.n - i), &c);
		if (n <= 0)
			buf_adds(out, "\xEF\xBF\xBD");
		else if (takes(c))
			buf_add(out, s.p + i, (size_t)n);
	}
}

void
valid_add(struct buf *out, struct str s)
{
	add(out, s, any);
}

void
valid_add_xml(struct buf *out, struct str s)
{
	add(out, s, in_xml);
}
