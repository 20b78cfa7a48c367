/* letters.c - writes the tables of core/text/letter.h, for the build. */
#include "core/text/letter.h"

#include <stdio.h>

int
main(void)
{
	(void)printf("#include \"core/text/letter.h\"\n\n"
		     "const uint8_t letter_kinds[LETTER_TABLE] = {");
	for (int32_t c = 0; c < LETTER_TABLE; c++)
		(void)printf("%s%u,", c % 16 ? "" : "\n\t", letter_far_kind(c));
	(void)printf("\n};\n\nconst uint16_t letter_lowers[LETTER_TABLE] = {");
	for (int32_t c = 0; c < LETTER_TABLE; c++)
		(void)printf("%s%u,", c % 16 ? "" : "\n\t",
		    (unsigned)letter_far_lower(c));
	(void)printf("\n};\n");
	return fflush(stdout) != 0 || ferror(stdout);
}
