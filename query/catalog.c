/* catalog.c - collecting reports. */
#define _GNU_SOURCE
#include "query/catalog.h"

#include "core/base/asset.h"
#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/cli/suggest.h"
#include "core/text/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { REPORT_MAX = 1024 * 1024 };

static const char ending[] = ".sql";
static const char notes_ending[] = ".notes.sql";

/* The length of name without tail, or 0 where it ends otherwise. */
static size_t
stem(const char *name, const char *tail)
{
	size_t n = strlen(name), k = strlen(tail);

	return n > k && strcmp(name + n - k, tail) == 0 ? n - k : 0;
}

static struct report *
find(const struct catalog *c, struct str name)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (str_is(name, c->v[i].name))
			return &c->v[i];
	return NULL;
}

static enum rc
add_report(struct catalog *c, struct str name, const char *file,
    const char *text, struct err *err)
{
	struct report *r = find(c, name);
	const char *s = arena_strndup(&c->arena, name.p, name.n);

	if (r) {
		report_release(r);
	} else {
		ARR_GROW(c->v, c->n, c->cap);
		r = &c->v[c->n++];
	}
	return report_parse(r, &c->arena, s, file, text, err);
}

static enum rc
add_notes(struct catalog *c, struct str name, const char *file,
    const char *text, struct err *err)
{
	struct report *r = find(c, name);

	if (!r)
		return err_set(err, RC_USAGE, "%s: there is no report %.*s",
		    file, (int)name.n, name.p);
	r->notes = (struct source){
	    .file = arena_strdup(&c->arena, file),
	    .sql = arena_strdup(&c->arena, text),
	};
	return RC_OK;
}

static enum rc
load_built_in(struct catalog *c, struct err *err)
{
	const struct asset *a;
	enum rc rc = RC_OK;
	size_t i, n;

	for (a = assets_reports; rc == RC_OK && a->name; a++) {
		n = stem(a->name, ending);
		if (n && !stem(a->name, notes_ending))
			rc = add_report(
			    c, (struct str){a->name, n}, a->name, a->data, err);
	}
	for (a = assets_reports; rc == RC_OK && a->name; a++) {
		n = stem(a->name, notes_ending);
		if (n)
			rc = add_notes(
			    c, (struct str){a->name, n}, a->name, a->data, err);
	}
	for (i = 0; i < c->n; i++)
		c->v[i].body.built_in = c->v[i].notes.built_in = true;
	return rc;
}

static enum rc
read_text(const char *path, struct buf *text, struct err *err)
{
	enum rc rc = file_read(path, REPORT_MAX, text, err);
	size_t bad;

	if (rc != RC_OK) {
		err_wrap(err, "%s", path);
		return err->rc = rc == RC_IO ? RC_IO : RC_USAGE;
	}
	bad = utf8_check(buf_cstr(text), text->n);
	if (bad == text->n)
		bad = strlen(buf_cstr(text));
	if (bad < text->n)
		return err_set(err, RC_USAGE, "%s: not UTF-8 text, at byte %zu",
		    path, bad);
	return RC_OK;
}

static enum rc
load_file(
    struct catalog *c, const char *folder, const char *name, struct err *err)
{
	size_t notes = stem(name, notes_ending), n = stem(name, ending);
	char *path = arena_printf(&c->arena, "%s/%s", folder, name);
	struct buf text = BUF_INIT;
	enum rc rc = read_text(path, &text, err);

	if (rc == RC_OK && notes)
		rc = add_notes(
		    c, (struct str){name, notes}, path, buf_cstr(&text), err);
	else if (rc == RC_OK)
		rc = add_report(
		    c, (struct str){name, n}, path, buf_cstr(&text), err);
	buf_release(&text);
	return rc;
}

static int
is_report(const struct dirent *e)
{
	return e->d_name[0] != '.' && stem(e->d_name, ending) > 0;
}

/* Notes after what they belong to. */
static int
by_kind(const struct dirent **a, const struct dirent **b)
{
	int na = stem((*a)->d_name, notes_ending) > 0;
	int nb = stem((*b)->d_name, notes_ending) > 0;

	return na != nb ? na - nb : strcmp((*a)->d_name, (*b)->d_name);
}

static enum rc
load_folder(struct catalog *c, const char *folder, struct err *err)
{
	struct dirent **v = NULL;
	int i, n = scandir(folder, &v, is_report, by_kind);
	enum rc rc = RC_OK;

	if (n < 0)
		return err_set(err, RC_IO, "cannot read the reports in %s: %s",
		    folder, strerror(errno));
	if (n == 0)
		rc = err_set(err, RC_USAGE,
		    "no report in %s; a report is a file NAME.sql", folder);
	for (i = 0; i < n; i++) {
		if (rc == RC_OK)
			rc = load_file(c, folder, v[i]->d_name, err);
		free(v[i]);
	}
	free(v);
	return rc;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(
	    ((const struct report *)a)->name, ((const struct report *)b)->name);
}

/* Gives a report the notes of the one it names, if that has any. */
static enum rc
share_notes(struct catalog *c, struct report *r, struct err *err)
{
	const struct report *of = find(c, str_of(r->notes_of));

	if (!of)
		return err_set(err, RC_USAGE,
		    "%s: notes: there is no report %s", r->body.file,
		    r->notes_of);
	r->notes = of->notes;
	return RC_OK;
}

enum rc
catalog_load(struct catalog *c, const char *folder, struct err *err)
{
	enum rc rc = load_built_in(c, err);

	if (rc == RC_OK && folder)
		rc = load_folder(c, folder, err);
	for (size_t i = 0; rc == RC_OK && i < c->n; i++)
		if (c->v[i].notes_of && !c->v[i].notes.sql)
			rc = share_notes(c, &c->v[i], err);
	if (c->n)
		qsort(c->v, c->n, sizeof(*c->v), by_name);
	return rc;
}

void
catalog_release(struct catalog *c)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		report_release(&c->v[i]);
	free(c->v);
	arena_release(&c->arena);
	*c = (struct catalog)CATALOG_INIT;
}

const struct report *
catalog_find(const struct catalog *c, const char *name)
{
	return find(c, str_of(name));
}

enum rc
catalog_unknown(const struct catalog *c, const char *name, struct err *err)
{
	const char **names = mem_alloc(c->n * sizeof(*names));
	const char *near;
	size_t i, n = 0;

	for (i = 0; i < c->n; i++)
		if (!c->v[i].internal)
			names[n++] = c->v[i].name;
	near = suggest_name(name, names, n);
	free(names);
	if (near)
		return err_set(err, RC_USAGE,
		    "no report '%s'; did you mean %s? (thidua --help lists "
		    "them)",
		    name, near);
	return err_set(
	    err, RC_USAGE, "no report '%s'; thidua --help lists them", name);
}
