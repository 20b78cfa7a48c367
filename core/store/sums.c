/* sums.c - the sum of a page, and page 1, which has the header. */
#include "core/store/sums.h"

#include <string.h>
#include <xxhash.h>

/* Where SQLite's header has its fields. */
enum {
	AT_PAGE_SIZE = 16,
	AT_RESERVED = 20,
	AT_COUNTER = 24,   /* goes up with each transaction */
	AT_VALID_FOR = 92, /* the counter once more */
	COUNTER_BYTES = 4,
};

static void
put_number(unsigned char *p, size_t n, uint64_t number)
{
	for (size_t i = 0; i < n; i++)
		p[i] = (unsigned char)(number >> (8 * i));
}

/* What belongs at the end of a page. */
static void
make(const unsigned char *page, size_t n, uint32_t number, unsigned char *sum)
{
	put_number(sum, SUMS_BYTES,
	    XXH3_64bits_withSeed(page, n - SUMS_BYTES, number));
	if (number == 1)
		memcpy(sum + SUMS_BYTES - COUNTER_BYTES, page + AT_COUNTER,
		    COUNTER_BYTES);
}

void
sums_put(unsigned char *page, size_t n, uint32_t number)
{
	make(page, n, number, page + n - SUMS_BYTES);
}

/* SQLite counts what it writes, in two places. */
static int
was_written_by_another(const unsigned char *page, size_t n)
{
	return memcmp(page + AT_COUNTER, page + AT_VALID_FOR, COUNTER_BYTES) ==
		   0 &&
	       memcmp(page + AT_COUNTER, page + n - COUNTER_BYTES,
		   COUNTER_BYTES) != 0;
}

enum sums
sums_look(const unsigned char *page, size_t n, uint32_t number)
{
	unsigned char sum[SUMS_BYTES];

	make(page, n, number, sum);
	if (memcmp(sum, page + n - SUMS_BYTES, SUMS_BYTES) == 0)
		return SUMS_HOLD;
	return number == 1 && was_written_by_another(page, n) ? SUMS_CHANGED
							      : SUMS_BROKEN;
}

size_t
sums_page_size(const unsigned char *header)
{
	size_t n = (size_t)header[AT_PAGE_SIZE] << 8 | header[AT_PAGE_SIZE + 1];

	if (n == 1)
		return 65536;
	return n >= 512 && (n & (n - 1)) == 0 ? n : 0;
}

int
sums_have_room(const unsigned char *header)
{
	return header[AT_RESERVED] == SUMS_BYTES;
}
