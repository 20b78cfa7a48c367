/* no_jit.c - for valgrind, loaded before PCRE2: patterns are interpreted. The
 * code that PCRE2 makes at run time reads in whole vectors, beyond the end of a
 * text, and has no name by which valgrind could be told so. */
#define PCRE2_CODE_UNIT_WIDTH 8

#include <pcre2.h>
#include <stdint.h>

int
pcre2_jit_compile(pcre2_code *code, uint32_t options)
{
	(void)code;
	(void)options;
	return PCRE2_ERROR_JIT_BADOPTION;
}
