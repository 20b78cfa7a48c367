/*
 * fuzz.h - what a fuzz target is made of.
 *
 * A target gives the two functions below. libFuzzer calls them with inputs it
 * makes up (`make fuzz`), replay.c with those that were saved in seeds/NAME
 * (`make check`). A property that does not hold ends the process.
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Called once, before the first input: loads what all inputs share. */
int LLVMFuzzerInitialize(int *argc, char ***argv);

/* One input; gives 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* What must be true whatever the input. */
#define HOLDS(what)                                                            \
	do {                                                                   \
		if (!(what)) {                                                 \
			fprintf(stderr, "%s:%d: does not hold: %s\n",          \
			    __FILE__, __LINE__, #what);                        \
			abort();                                               \
		}                                                              \
	} while (0)

#endif
