/* mem.c - allocation that ends the program rather than fail. */
#include "core/base/mem.h"

#include "core/base/err.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
out_of_memory(void)
{
	static const char msg[] =
	    "thidua: out of memory; close other programs, or work on fewer "
	    "or smaller files\n";

	if (write(STDERR_FILENO, msg, sizeof(msg) - 1) < 0)
		_exit(RC_NOMEM);
	_exit(RC_NOMEM);
}

void *
mem_need(void *p)
{
	if (!p)
		out_of_memory();
	return p;
}

void *
mem_alloc(size_t n)
{
	return mem_need(calloc(1, n ? n : 1));
}

void *
mem_resize(void *p, size_t n)
{
	return mem_need(realloc(p, n ? n : 1));
}

char *
mem_strndup(const char *s, size_t n)
{
	char *p = mem_alloc(n + 1);

	memcpy(p, s, n);
	return p;
}

char *
mem_strdup(const char *s)
{
	return mem_strndup(s, strlen(s));
}
