/*
 * clone.h - the bytes of one open file in another, as cheaply as can be.
 *
 * Where the file system shares blocks nothing is copied; else the kernel
 * copies, and only where it cannot do that either the bytes come through here.
 */
#ifndef CORE_BASE_CLONE_H
#define CORE_BASE_CLONE_H

/* Appends in, from where it stands to its end, to the empty file out. 0, or -1
 * with errno; then out may have a part. */
int clone_file(int in, int out);

#endif
