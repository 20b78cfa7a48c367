/*
 * sorter.h - records of one size in order, however many.
 *
 * An external merge sort (Knuth, The Art of Computer Programming 3, 5.4): runs
 * that fill the memory given are sorted and put down (scratch.h), then merged
 * as they are read. As many records as memory holds never leave it.
 */
#ifndef CORE_BASE_SORTER_H
#define CORE_BASE_SORTER_H

#include "core/base/err.h"

#include <stddef.h>

struct sorter;

/* As for qsort; records that compare equal come in any order. */
typedef int sorter_order(const void *a, const void *b);

/* Takes up to twice the bytes of memory while it sorts, and those while it is
 * read. folder: see scratch.h. */
struct sorter *sorter_new(
    const char *folder, size_t record, sorter_order *order, size_t memory);

/* RC_IO, with the folder, where what does not fit cannot be put down. */
enum rc sorter_add(struct sorter *sorter, const void *record, struct err *err);

/* Nothing is added any more: reading begins, or begins again, with the first
 * record at the head. */
enum rc sorter_begin(struct sorter *sorter, struct err *err);

/* The record that reading has come to, there until it goes on; NULL: all were
 * read, or the last step failed. */
const void *sorter_head(const struct sorter *sorter);

/* Goes on to the next record; RC_IO where it cannot be read. */
enum rc sorter_next(struct sorter *sorter, struct err *err);

void sorter_free(struct sorter *sorter); /* may be NULL */

#endif
