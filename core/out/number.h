/*
 * number.h - numbers as text: '.' before decimals whatever the locale.
 *
 * A real has a '.' or an exponent, so that it is seen to be one. NaN and
 * infinity have no text: nothing is appended.
 */
#ifndef CORE_OUT_NUMBER_H
#define CORE_OUT_NUMBER_H

#include "core/base/str.h"

/* The fewest digits that read back as the same value. */
void number_exact(struct buf *out, double r);

/* For the eye: at most four decimals; small and huge ones as 1.234e-05. */
void number_short(struct buf *out, double r);

#endif
