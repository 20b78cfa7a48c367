/* pattern.c - PCRE2's allocations through mem.h. */
#include "core/base/pattern.h"

#include "core/base/mem.h"

#include <stdlib.h>

static void *
take(PCRE2_SIZE n, void *arg)
{
	(void)arg;
	return mem_need(malloc(n ? n : 1));
}

static void
give_back(void *p, void *arg)
{
	(void)arg;
	free(p);
}

pcre2_general_context *
pattern_memory(void)
{
	return mem_need(pcre2_general_context_create(take, give_back, NULL));
}

pcre2_code *
pattern_compile(
    const char *pattern, size_t n, uint32_t options, int *code, PCRE2_SIZE *at)
{
	pcre2_general_context *memory = pattern_memory();
	pcre2_compile_context *context = pcre2_compile_context_create(memory);
	pcre2_code *made =
	    pcre2_compile((PCRE2_SPTR)pattern, n, options, code, at, context);

	pcre2_compile_context_free(context);
	pcre2_general_context_free(memory);
	return made;
}
