/* delivery.c - graphs, and the descriptor beside a CSV file. */
#include "query/delivery.h"

#include "core/base/mem.h"
#include "core/out/dest.h"
#include "core/store/guard.h"
#include "query/package.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool
has_file(const struct settings *s)
{
	return s->file && strcmp(s->file, "-") != 0;
}

static enum rc
format_of(const struct settings *s, enum format *format, struct err *err)
{
	*format = FORMAT_AUTO;
	if (s->format)
		return format_parse(s->format, format, err);
	return has_file(s) ? format_of_path(s->file, format, err) : RC_OK;
}

static enum rc
no_graph(const struct catalog *c, const char *name, struct err *err)
{
	struct buf others = BUF_INIT;

	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].graph)
			buf_addf(&others, "%s%s", others.n ? ", " : "",
			    c->v[i].name);
	if (others.n)
		err_set(err, RC_USAGE,
		    "%s is no graph, as gexf and graphml hold; these are: %s",
		    name, others.p);
	else
		err_set(err, RC_USAGE,
		    "%s is no graph, as gexf and graphml hold; no report is",
		    name);
	buf_release(&others);
	return RC_USAGE;
}

/* What the specification allows as the path of a resource. */
static bool
is_path(const char *name)
{
	return *name != '.' && *name != '~' && !strstr(name, "..");
}

static const char *
name_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static enum rc
check_package(const struct settings *s, enum format format, struct err *err)
{
	if (!has_file(s) || format != FORMAT_CSV)
		return err_set(err, RC_USAGE,
		    "--package describes a CSV file; give one with -o "
		    "FILE.csv");
	if (s->count || s->facets)
		return err_set(err, RC_USAGE,
		    "--package describes the rows of a report; leave %s out",
		    s->count ? "--count" : "--facets");
	if (!is_path(name_of(s->file)))
		return err_set(err, RC_USAGE,
		    "a data package cannot hold a file called %s; no name in "
		    "it begins with . or ~, or has .. in it",
		    name_of(s->file));
	return RC_OK;
}

enum rc
delivery_check(const struct catalog *catalog, const struct report *report,
    const struct settings *s, struct err *err)
{
	enum format format;
	enum rc rc = format_of(s, &format, err);

	if (rc == RC_OK && format_is_graph(format) && !report->graph)
		rc = no_graph(catalog, report->name, err);
	if (rc == RC_OK && s->package)
		rc = check_package(s, format, err);
	return rc;
}

char *
delivery_path(const struct settings *s)
{
	const char *dot = strrchr(name_of(s->file), '.');
	struct buf path = BUF_INIT;

	buf_add(
	    &path, s->file, dot ? (size_t)(dot - s->file) : strlen(s->file));
	buf_adds(&path, ".datapackage.json");
	return buf_detach(&path);
}

/* Only a descriptor of ours says what thidua made it. */
static bool
is_ours(const char *path)
{
	json_t *root = json_load_file(path, 0, NULL);
	bool ours = root && json_object_get(root, "thidua");

	json_decref(root);
	return ours;
}

char *
delivery_left_over(const struct settings *s)
{
	char *path;

	if (s->package || !s->file)
		return NULL;
	path = delivery_path(s);
	if (is_ours(path))
		return path;
	free(path);
	return NULL;
}

enum rc
delivery_guard(struct db *db, const struct settings *s, struct err *err)
{
	char *path = delivery_path(s);
	struct stat st;
	enum rc rc = guard_output(db, s->database, path, err);

	if (rc == RC_OK && stat(s->file, &st) == 0 && !S_ISREG(st.st_mode))
		rc = err_set(err, RC_USAGE,
		    "%s is no plain file, which a data package is made of",
		    s->file);
	if (rc == RC_OK && stat(path, &st) == 0 &&
	    !(S_ISREG(st.st_mode) && is_ours(path)))
		rc = err_set(err, RC_USAGE,
		    "%s is no descriptor of thidua's and would be lost; move "
		    "it, or write to another file",
		    path);
	free(path);
	return rc;
}

static enum rc
write_text(const char *path, const struct package *p, struct err *err)
{
	struct buf text = BUF_INIT;
	struct dest d;
	enum rc rc = RC_OK;

	if (!package_text(p, &text))
		rc = err_set(err, RC_NOMEM, "out of memory");
	if (rc == RC_OK)
		rc = dest_open(&d, path, err);
	if (rc == RC_OK) {
		rc = dest_write(&d, text.p, text.n, err);
		if (rc == RC_OK)
			rc = dest_commit(&d, err);
		dest_abort(&d);
	}
	buf_release(&text);
	return rc;
}

enum rc
delivery_package(const struct settings *s, struct db *db,
    const struct report *report, const struct described *what, struct err *err)
{
	struct buf name = BUF_INIT;
	struct provenance from;
	struct resource r = {.name = report->name,
	    .path = name_of(s->file),
	    .doc = report->help,
	    .report = report,
	    .what = what};
	struct package *p = NULL;
	char *path = delivery_path(s);
	enum rc rc = provenance_read(&from, db, err);

	if (rc == RC_OK)
		rc = digest_file(&r.digest, s->file, err);
	if (rc == RC_OK) {
		buf_addf(&name, "thidua-%s", report->name);
		p = package_new(name.p, what->title, s->command, &from);
		package_add(p, &r);
		rc = write_text(path, p, err);
	}
	package_free(p);
	buf_release(&name);
	free(path);
	return rc;
}
