/* utf8.c - is it UTF-8, and how much of it is not. */
#include "core/text/utf8.h"

#include <utf8proc.h>

size_t
utf8_check(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n) {
		utf8proc_int32_t c;
		utf8proc_ssize_t k;

		if ((unsigned char)s[i] < 0x80) {
			i++;
			continue;
		}
		k = utf8proc_iterate((const utf8proc_uint8_t *)s + i,
		    (utf8proc_ssize_t)(n - i), &c);
		if (k <= 0)
			return i;
		i += (size_t)k;
	}
	return n;
}

/* The second byte that may follow a lead byte (Unicode, table 3-7). */
static void
second_byte(unsigned char lead, unsigned char *least, unsigned char *most)
{
	*least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
	*most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
}

size_t
utf8_bad(const char *p, const char *end)
{
	const unsigned char *u = (const unsigned char *)p;
	size_t left = (size_t)(end - p), n, want;
	unsigned char least, most;

	if (u[0] < 0xC2 || u[0] > 0xF4)
		return 1;
	want = u[0] < 0xE0 ? 2 : u[0] < 0xF0 ? 3 : 4;
	second_byte(u[0], &least, &most);
	for (n = 1; n < left && n < want; n++) {
		if (u[n] < least || u[n] > most)
			break;
		least = 0x80;
		most = 0xBF;
	}
	return n;
}
