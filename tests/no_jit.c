/* no_jit.c - for valgrind, loaded before PCRE2: patterns are interpreted. The
 * code that PCRE2 makes at run time reads in whole vectors, beyond the end of a
 * text, and has no name by which valgrind could be told so. */
#include <stdint.h>

int pcre2_jit_compile_8(void *code, uint32_t options);

int
pcre2_jit_compile_8(void *code, uint32_t options)
{
	(void)code;
	(void)options;
	return 0;
}
