/* manifest.c - writing a manifest, and holding a folder to it. */
#define _GNU_SOURCE
#include "core/out/manifest.h"

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/text/width.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MANIFEST_MAX = 1024 * 1024 };

static const char first[] = "thidua export 1\n";

void
manifest_begin(struct buf *out)
{
	buf_adds(out, first);
}

void
manifest_key(struct buf *out, const char *key, const char *value)
{
	buf_addf(out, "%s: ", key);
	width_show(out, str_of(value));
	buf_addc(out, '\n');
}

void
manifest_files(struct buf *out)
{
	buf_addc(out, '\n');
}

void
manifest_file(struct buf *out, const char *name, const char *hex, int64_t rows)
{
	buf_addf(out, "%s\t", hex);
	if (rows < 0)
		buf_addc(out, '-');
	else
		buf_addf(out, "%" PRId64, rows);
	buf_addf(out, "\t%s\n", name);
}

/* "hash TAB rows TAB name" */
static void
read_file(struct manifest *m, struct str line)
{
	const char *tab = memchr(line.p, '\t', line.n), *name;
	struct manifest_file f = {NULL, ""};

	if (!tab || tab - line.p != DIGEST_SIZE - 1)
		return;
	memcpy(f.hex, line.p, DIGEST_SIZE - 1);
	name = memchr(tab + 1, '\t', line.n - DIGEST_SIZE);
	if (!name++)
		return;
	f.name = mem_strndup(name, (size_t)(line.p + line.n - name));
	ARR_GROW(m->v, m->n, m->cap);
	m->v[m->n++] = f;
}

/* False where it is not ours. */
static bool
read_manifest(struct manifest *m, const char *path)
{
	struct buf text = BUF_INIT;
	struct err ignored = ERR_INIT;
	struct stat st;
	bool ours = lstat(path, &st) == 0 && S_ISREG(st.st_mode) &&
		    file_read(path, MANIFEST_MAX, &text, &ignored) == RC_OK &&
		    strncmp(buf_cstr(&text), first, strlen(first)) == 0;
	const char *s = ours ? strstr(text.p, "\n\n") : NULL;

	for (s = s ? s + 2 : ""; *s; s += strcspn(s, "\n"), s += *s == '\n')
		read_file(m, (struct str){s, strcspn(s, "\n")});
	buf_release(&text);
	return ours;
}

static const struct manifest_file *
find(const struct manifest *m, const char *name)
{
	for (size_t i = 0; i < m->n; i++)
		if (strcmp(m->v[i].name, name) == 0)
			return &m->v[i];
	return NULL;
}

static enum rc
check_file(const struct manifest *m, const char *folder, const char *name,
    struct err *err)
{
	const struct manifest_file *f = find(m, name);
	struct buf path = BUF_INIT;
	struct digest d;
	struct stat st;
	enum rc rc = RC_OK;

	buf_addf(&path, "%s/%s", folder, name);
	if (!f || lstat(path.p, &st) != 0 || !S_ISREG(st.st_mode))
		rc = err_set(err, RC_USAGE,
		    "%s is no file of an export and would be in its way; move "
		    "it, or name another folder",
		    path.p);
	else
		rc = digest_file(&d, path.p, err);
	if (rc == RC_OK && f && strcmp(d.hex, f->hex) != 0)
		rc = err_set(err, RC_USAGE,
		    "%s was changed since it was exported and would be lost; "
		    "move it, or name another folder",
		    path.p);
	buf_release(&path);
	return rc;
}

static int
is_entry(const struct dirent *e)
{
	return strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
}

enum rc
manifest_check(struct manifest *m, const char *folder, struct err *err)
{
	struct dirent **v = NULL;
	struct buf path = BUF_INIT;
	int i, n = scandir(folder, &v, is_entry, alphasort);
	enum rc rc = RC_OK;

	buf_addf(&path, "%s/%s", folder, MANIFEST_NAME);
	if (n < 0)
		rc = err_set(err, RC_IO, "cannot read the folder %s: %s",
		    folder, strerror(errno));
	else if (n > 0 && !read_manifest(m, path.p))
		rc = err_set(err, RC_USAGE,
		    "%s is not empty, and what it holds is no export of "
		    "thidua; name a new folder",
		    folder);
	for (i = 0; i < n; i++) {
		if (rc == RC_OK && strcmp(v[i]->d_name, MANIFEST_NAME) != 0)
			rc = check_file(m, folder, v[i]->d_name, err);
		free(v[i]);
	}
	free(v);
	buf_release(&path);
	return rc;
}

void
manifest_release(struct manifest *m)
{
	for (size_t i = 0; i < m->n; i++)
		free(m->v[i].name);
	free(m->v);
	*m = (struct manifest)MANIFEST_INIT;
}
