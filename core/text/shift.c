/* shift.c - changes of a difference, as numbers of seven bits a byte. */
#include "core/text/shift.h"

static void
put(struct buf *out, uint64_t n)
{
	for (; n >= 0x80; n >>= 7)
		buf_addc(out, (char)(n | 0x80));
	buf_addc(out, (char)n);
}

static uint64_t
get(struct shift_reader *r)
{
	uint64_t n = 0;
	unsigned bits = 0;

	while (r->p < r->end && bits < 63) {
		unsigned char c = *r->p++;

		n |= (uint64_t)(c & 0x7F) << bits;
		bits += 7;
		if (!(c & 0x80))
			break;
	}
	return n;
}

void
shift_add(struct shift_maker *m, struct buf *out, size_t at, int64_t shift)
{
	int64_t change = shift - m->shift;

	if (change == 0)
		return;
	put(out, at - m->at);
	/* the sign is the last bit */
	put(out, change < 0 ? 2 * (uint64_t)-change - 1 : 2 * (uint64_t)change);
	m->at = at;
	m->shift = shift;
}

static void
read_next(struct shift_reader *r)
{
	uint64_t change;

	if (r->p >= r->end) {
		r->next = SIZE_MAX;
		return;
	}
	r->next += (size_t)get(r);
	change = get(r);
	/* unsigned: what a foreign file says may be too large */
	r->next_shift =
	    (int64_t)((uint64_t)r->shift +
		      (change & 1 ? -(change / 2) - 1 : change / 2));
}

struct shift_reader
shift_begin(const void *p, size_t n)
{
	const unsigned char *c = p;
	struct shift_reader r = {.p = c, .end = n ? c + n : c};

	read_next(&r);
	return r;
}

int64_t
shift_at(struct shift_reader *r, size_t at)
{
	while (at >= r->next && r->next != SIZE_MAX) {
		r->shift = r->next_shift;
		read_next(r);
	}
	return r->shift;
}
