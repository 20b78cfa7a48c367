/* near.h - numbers that should be equal but for the last digits printed. */
#ifndef TESTS_UNIT_STAT_NEAR_H
#define TESTS_UNIT_STAT_NEAR_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Relative to b; a b of 0 is met to 1e-12. */
#define within(a, b, tolerance)                                                \
	do {                                                                   \
		double near_a = (a), near_b = (b);                             \
		if (!(fabs(near_a - near_b) <=                                 \
			(tolerance)*fabs(near_b) + 1e-12))                     \
			fail_msg(                                              \
			    "%s is %.15g, not %.15g", #a, near_a, near_b);     \
	} while (0)

/* As exact as the numbers of the tables are given. */
#define near(a, b) within(a, b, 1e-6)

/* As near as two figures that were printed with six places can be. */
#define printed(a, b)                                                          \
	do {                                                                   \
		double near_a = (a), near_b = (b);                             \
		if (!(fabs(near_a - near_b) <= 6e-7))                          \
			fail_msg(                                              \
			    "%s is %.15g, not %.15g", #a, near_a, near_b);     \
	} while (0)

#define len(v) (sizeof(v) / sizeof(*(v)))

#endif
