/*
 * sums.h - a checksum in each page of the index.
 *
 * SQLite leaves the last SUMS_BYTES of each page to us (its "reserved
 * bytes"), so any client reads the file. There stands the XXH3 of the rest,
 * with the number of the page as its seed: a page in another's place does not
 * hold either. On page 1 four bytes are the sum, and four repeat the file's
 * change counter: by it a file that another program has written to is told
 * from one that is damaged. All numbers are little-endian.
 *
 * Used by vfs.h, which puts and checks sums; knows pages, not files.
 */
#ifndef CORE_STORE_SUMS_H
#define CORE_STORE_SUMS_H

#include <stddef.h>
#include <stdint.h>

enum { SUMS_BYTES = 8 };

enum sums {
	SUMS_HOLD,
	SUMS_BROKEN,  /* the page is not as it was written */
	SUMS_CHANGED, /* page 1: another program has written to the file */
};

/* Puts the sum into a page of n bytes; pages are counted from 1. */
void sums_put(unsigned char *page, size_t n, uint32_t number);

enum sums sums_look(const unsigned char *page, size_t n, uint32_t number);

/* The size of pages that a header of SQLite states, or 0 where it states none
 * that can be. header has at least 100 bytes. */
size_t sums_page_size(const unsigned char *header);

/* Does a header leave room for sums? */
int sums_have_room(const unsigned char *header);

#endif
