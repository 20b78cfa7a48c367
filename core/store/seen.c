/* seen.c - the file beside the index, a record a path. */
#define _GNU_SOURCE
#include "core/store/seen.h"

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* The first bytes: a file of another kind, version or byte order has others.
 * After them stand records in byte order of their paths, each followed by its
 * path and a NUL byte. */
static const char magic[] = "thidua seen 1\n";

enum { MAGIC_BYTES = sizeof(magic) - 1 };

struct record {
	struct seen_look look;
	char sha256[64];
};

struct note {
	const char *path;
	struct record record;
};

/* What becomes of an old record. */
enum fate { FATE_OPEN, FATE_STAYS, FATE_GOES };

struct seen {
	char *file;
	struct buf bytes; /* the file as it was */
	size_t *at;       /* where its records begin */
	unsigned char *fate;
	size_t n, cap;
	struct note *notes;
	size_t n_notes, cap_notes;
};

enum { MOST_BYTES = 1 << 30 };

static const int64_t lately = 2000000000; /* FAT counts in 2 s */

static int64_t
nanoseconds(struct timespec t)
{
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static bool
look_at(const char *path, struct seen_look *look)
{
	struct stat st;

	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
		return false;
	*look = (struct seen_look){.size = (int64_t)st.st_size,
	    .modified = nanoseconds(st.st_mtim),
	    .changed = nanoseconds(st.st_ctim),
	    .inode = (uint64_t)st.st_ino};
	return true;
}

static bool
is_equal(const struct seen_look *a, const struct seen_look *b)
{
	return a->size == b->size && a->modified == b->modified &&
	       a->changed == b->changed && a->inode == b->inode;
}

bool
seen_look(const char *path, struct seen_look *look)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return look_at(path, look) &&
	       look->modified < nanoseconds(now) - lately &&
	       look->changed < nanoseconds(now) - lately;
}

bool
seen_same(const char *path, const struct seen_look *look)
{
	struct seen_look now;

	return look_at(path, &now) && is_equal(&now, look);
}

static struct record
record_at(const struct seen *s, size_t i)
{
	struct record r;

	memcpy(&r, s->bytes.p + s->at[i], sizeof(r));
	return r;
}

static const char *
path_at(const struct seen *s, size_t i)
{
	return s->bytes.p + s->at[i] + sizeof(struct record);
}

/* Finds the records; what is cut off or out of order ends them. */
static void
find_records(struct seen *s)
{
	size_t at = MAGIC_BYTES, end;
	const char *path, *nul;

	while (at + sizeof(struct record) < s->bytes.n) {
		path = s->bytes.p + at + sizeof(struct record);
		end = s->bytes.n - at - sizeof(struct record);
		nul = memchr(path, '\0', end);
		if (!nul || (s->n && strcmp(path_at(s, s->n - 1), path) >= 0))
			return;
		ARR_GROW(s->at, s->n, s->cap);
		s->at[s->n++] = at;
		at = (size_t)(nul + 1 - s->bytes.p);
	}
}

struct seen *
seen_open(const char *index)
{
	struct seen *s = mem_alloc(sizeof(*s));
	struct buf name = BUF_INIT;
	struct err err = ERR_INIT;

	buf_addf(&name, "%s.seen", index);
	s->file = buf_detach(&name);
	if (file_read(s->file, MOST_BYTES, &s->bytes, &err) == RC_OK &&
	    s->bytes.n >= MAGIC_BYTES &&
	    memcmp(s->bytes.p, magic, MAGIC_BYTES) == 0)
		find_records(s);
	s->fate = mem_alloc(s->n + 1);
	return s;
}

void
seen_close(struct seen *s)
{
	if (!s)
		return;
	buf_release(&s->bytes);
	free(s->file);
	free(s->at);
	free(s->fate);
	free(s->notes);
	free(s);
}

/* The old record of a path, or s->n. */
static size_t
find(const struct seen *s, const char *path)
{
	size_t lo = 0, hi = s->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int c = strcmp(path_at(s, mid), path);

		if (c == 0)
			return mid;
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return s->n;
}

bool
seen_find(const struct seen *s, const char *path, const struct seen_look *look,
    char sha256[65])
{
	size_t i = find(s, path);
	struct record r;

	if (i == s->n)
		return false;
	r = record_at(s, i);
	memcpy(sha256, r.sha256, sizeof(r.sha256));
	sha256[sizeof(r.sha256)] = '\0';
	return is_equal(&r.look, look);
}

void
seen_put(struct seen *s, const char *path, const struct seen_look *look,
    const char *sha256)
{
	struct record fresh = {.look = *look}, old;
	size_t i = find(s, path);

	memcpy(fresh.sha256, sha256, sizeof(fresh.sha256));
	if (i < s->n) {
		old = record_at(s, i);
		s->fate[i] = memcmp(&old, &fresh, sizeof(old)) == 0 ? FATE_STAYS
								    : FATE_GOES;
		if (s->fate[i] == FATE_STAYS)
			return;
	}
	ARR_GROW(s->notes, s->n_notes, s->cap_notes);
	s->notes[s->n_notes++] = (struct note){path, fresh};
}

static int
by_path(const void *a, const void *b)
{
	return strcmp(
	    ((const struct note *)a)->path, ((const struct note *)b)->path);
}

/* Which old records stay; does anything differ from what the file has? */
static bool
settle(struct seen *s, bool (*keep)(const char *sha256, void *arg), void *arg)
{
	bool differs = s->n_notes > 0;

	for (size_t i = 0; i < s->n; i++) {
		struct record r = record_at(s, i);
		char sha256[sizeof(r.sha256) + 1] = "";

		memcpy(sha256, r.sha256, sizeof(r.sha256));
		if (s->fate[i] == FATE_OPEN)
			s->fate[i] = keep(sha256, arg) ? FATE_STAYS : FATE_GOES;
		differs |= s->fate[i] != FATE_STAYS;
	}
	return differs;
}

/* Ours, or none. */
static bool
is_ours(int fd)
{
	char start[MAGIC_BYTES];
	struct stat st;
	ssize_t n;

	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		return false;
	n = pread(fd, start, sizeof(start), 0);
	return n >= 0 && memcmp(start, magic, (size_t)n) == 0;
}

static void
write_record(FILE *f, const struct record *r, const char *path)
{
	(void)fwrite(r, sizeof(*r), 1, f);
	(void)fwrite(path, strlen(path) + 1, 1, f);
}

/* The notes and the old records that stay, in one order. */
static void
write_records(const struct seen *s, FILE *f)
{
	size_t k = 0;

	(void)fwrite(magic, 1, MAGIC_BYTES, f);
	for (size_t i = 0; i < s->n; i++) {
		struct record r = record_at(s, i);

		if (s->fate[i] != FATE_STAYS)
			continue;
		for (; k < s->n_notes &&
		       strcmp(s->notes[k].path, path_at(s, i)) < 0;
		     k++)
			write_record(f, &s->notes[k].record, s->notes[k].path);
		write_record(f, &r, path_at(s, i));
	}
	for (; k < s->n_notes; k++)
		write_record(f, &s->notes[k].record, s->notes[k].path);
}

void
seen_save(
    struct seen *s, bool (*keep)(const char *sha256, void *arg), void *arg)
{
	FILE *f = NULL;
	int fd;

	if (!settle(s, keep, arg))
		return;
	if (s->n_notes)
		qsort(s->notes, s->n_notes, sizeof(*s->notes), by_path);
	fd = file_open(s->file,
	    O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, 0666);
	if (fd < 0)
		return;
	/* cut off first: old records behind new ones would be out of place */
	if (is_ours(fd) && ftruncate(fd, 0) == 0)
		f = fdopen(fd, "w");
	if (!f) {
		(void)close(fd);
		return;
	}
	write_records(s, f);
	(void)fclose(f);
}
