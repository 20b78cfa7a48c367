/* scratch.c - the last bytes in memory, those before them in a file. */
#define _POSIX_C_SOURCE 200809L
#include "core/base/scratch.h"

#include "core/base/file.h"
#include "core/base/mem.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct scratch {
	char *folder;
	int fd; /* -1: all is in memory */
	uint64_t written;
	char *tail; /* what comes after what is written */
	size_t n, cap, memory;
};

struct scratch *
scratch_new(const char *folder, size_t memory)
{
	struct scratch *s = mem_alloc(sizeof(*s));

	s->folder = mem_strdup(folder);
	s->fd = -1;
	s->memory = memory;
	return s;
}

static enum rc
fail(const struct scratch *s, const char *what, struct err *err)
{
	return err_set(err, RC_IO, "cannot %s a temporary file in %s: %s%s",
	    what, s->folder, strerror(errno),
	    errno == ENOSPC ? "; make room and run again" : "");
}

static enum rc
write_all(struct scratch *s, const char *p, size_t n, struct err *err)
{
	if (s->fd < 0)
		s->fd = file_nameless(s->folder);
	if (s->fd < 0)
		return fail(s, "make", err);
	while (n > 0) {
		ssize_t k = pwrite(s->fd, p, n, (off_t)s->written);

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return fail(s, "write", err);
		p += k;
		n -= (size_t)k;
		s->written += (uint64_t)k;
	}
	return RC_OK;
}

static void
keep(struct scratch *s, const char *p, size_t n)
{
	if (s->n + n > s->cap) {
		s->cap = s->n + n + s->cap / 2;
		s->tail = mem_resize(s->tail, s->cap);
	}
	memcpy(s->tail + s->n, p, n);
	s->n += n;
}

enum rc
scratch_add(struct scratch *s, const void *p, size_t n, struct err *err)
{
	enum rc rc = RC_OK;

	if (s->n > 0 && s->n + n > s->memory) {
		rc = write_all(s, s->tail, s->n, err);
		s->n = 0;
	}
	if (rc == RC_OK && n > s->memory)
		rc = write_all(s, p, n, err);
	else if (rc == RC_OK && n > 0)
		keep(s, p, n);
	return rc;
}

uint64_t
scratch_size(const struct scratch *s)
{
	return s->written + s->n;
}

enum rc
scratch_read(
    const struct scratch *s, uint64_t at, void *to, size_t n, struct err *err)
{
	char *p = to;

	while (n > 0 && at < s->written) {
		uint64_t left = s->written - at;
		ssize_t k =
		    pread(s->fd, p, n < left ? n : (size_t)left, (off_t)at);

		if (k < 0 && errno == EINTR)
			continue;
		if (k == 0)
			errno = EIO; /* somebody has cut it */
		if (k <= 0)
			return fail(s, "read", err);
		p += k;
		n -= (size_t)k;
		at += (uint64_t)k;
	}
	if (n > 0)
		memcpy(p, s->tail + (at - s->written), n);
	return RC_OK;
}

void
scratch_free(struct scratch *s)
{
	if (!s)
		return;
	if (s->fd >= 0)
		(void)close(s->fd);
	free(s->tail);
	free(s->folder);
	free(s);
}
