/* ours.c - telling leftovers of ours from documents of others. */
#define _GNU_SOURCE
#include "core/store/ours.h"

#include "core/base/file.h"
#include "core/base/str.h"
#include "core/store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where SQLite's header has the application id, in four bytes. */
enum { FIRST_PAGE = 4096, ID_AT = 68 };

static enum rc
fail(const char *what, const char *path, struct err *err)
{
	return err_set(
	    err, RC_IO, "cannot %s %s: %s", what, path, strerror(errno));
}

static bool
has_marks(const unsigned char *p, size_t n)
{
	static const char magic[16] = "SQLite format 3";
	uint32_t id = 0;

	if (n < ID_AT + 4 || memcmp(p, magic, sizeof(magic)) != 0)
		return false;
	for (int i = 0; i < 4; i++)
		id = id << 8 | p[ID_AT + i];
	return id == DB_APPLICATION_ID;
}

/* The first page is written last, and the others may come before it. */
static bool
is_blank(const unsigned char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (p[i])
			return false;
	return true;
}

static ssize_t
read_page(int fd, unsigned char *page)
{
	ssize_t n, got = 0;

	while (got < FIRST_PAGE) {
		n = pread(fd, page + got, (size_t)(FIRST_PAGE - got), got);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (n == 0)
			break;
		got += n;
	}
	return got;
}

static enum rc
look_into(const char *path, bool *ours, struct err *err)
{
	unsigned char page[FIRST_PAGE];
	int fd = file_open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
	ssize_t n;

	if (fd < 0)
		return fail("read", path, err);
	n = read_page(fd, page);
	if (n < 0) {
		enum rc rc = fail("read", path, err);

		(void)close(fd);
		return rc;
	}
	(void)close(fd);
	*ours = has_marks(page, (size_t)n) || is_blank(page, (size_t)n);
	return RC_OK;
}

enum rc
ours_remove(const char *path, struct err *err)
{
	struct stat st;
	bool ours = false;
	enum rc rc = RC_OK;

	if (lstat(path, &st) != 0)
		return errno == ENOENT ? RC_OK : fail("read", path, err);
	if (S_ISREG(st.st_mode))
		rc = look_into(path, &ours, err);
	if (rc)
		return rc;
	if (!ours)
		return err_set(err, RC_DAMAGED,
		    "%s is not thidua's; move it away, or name another index "
		    "with -d FILE",
		    path);
	if (unlink(path) != 0)
		return fail("remove", path, err);
	return RC_OK;
}

enum rc
ours_no_journal(const char *path, struct err *err)
{
	static const char *const suffixes[] = {"-journal", "-wal"};
	struct buf name = BUF_INIT;
	enum rc rc = RC_OK;
	struct stat st;

	for (size_t i = 0; rc == RC_OK && i < 2; i++) {
		buf_reset(&name);
		buf_addf(&name, "%s%s", path, suffixes[i]);
		if (lstat(buf_cstr(&name), &st) == 0 && st.st_size > 0)
			rc = err_set(err, RC_DAMAGED,
			    "%s is there: another program has not finished "
			    "its changes to %s; open that once more with it, "
			    "or move both away",
			    buf_cstr(&name), path);
	}
	buf_release(&name);
	return rc;
}
