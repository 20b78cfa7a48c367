/*
 * pattern.h - memory for PCRE2 that is always there.
 *
 * PCRE2 tells most failures of memory, but its JIT compiler does not survive
 * them, and a match that ran out of memory must not pass for none. So what it
 * needs ends the program where there is none, as in mem.h.
 */
#ifndef CORE_BASE_PATTERN_H
#define CORE_BASE_PATTERN_H

#define PCRE2_CODE_UNIT_WIDTH 8

#include <pcre2.h>

/* The caller frees it once what is to use it has been made. */
pcre2_general_context *pattern_memory(void);

/* As pcre2_compile, with that memory. */
pcre2_code *pattern_compile(
    const char *pattern, size_t n, uint32_t options, int *code, PCRE2_SIZE *at);

#endif
