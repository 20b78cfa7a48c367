/* eval.c - counting hits, extras and misses, by class and field. */
#define _GNU_SOURCE
#include "indexer/eval.h"

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/stat/interval.h"
#include "indexer/eval_match.h"

#include <dirent.h>
#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { GOLD_MAX_BYTES = 16 * 1024 * 1024 };

static const char *const scalars[] = {
    "number", "issued", "place", "issuer", "level", "signer", "year", "title"};
static const char *const lists[] = {
    "themes", "movements", "phases", "anniversaries", "citations", "targets"};
/* What is asked of an item that was found: field of the table, key, list. */
static const struct {
	const char *field, *key, *list;
} details[] = {
    {"launcher", "launcher", "movements"},
    {"phase theme", "theme", "phases"},
    {"theme scope", "scope", "themes"},
};

#define COUNT(v) (sizeof(v) / sizeof(*(v)))

enum { FIELDS = COUNT(scalars) + COUNT(lists) + COUNT(details) };

/* Classes, and all of them together. */
static const char *const classes[] = {
    "plan", "guidance", "news", "other", "all"};

enum { CLASSES = COUNT(classes), ALL = CLASSES - 1 };

struct tally {
	size_t hit, extra, missed;
};

struct gold {
	json_t *json;
	bool seen;
};

struct eval {
	struct gold *v;
	size_t n, cap;
	struct tally tally[CLASSES][FIELDS];
	size_t documents[CLASSES];
	bool verbose;
};

static const char *
field_name(size_t i)
{
	if (i < COUNT(scalars))
		return scalars[i];
	i -= COUNT(scalars);
	return i < COUNT(lists) ? lists[i] : details[i - COUNT(lists)].field;
}

/* Reading gold */

static enum rc
add_gold(struct eval *e, const char *path, struct err *err)
{
	struct buf text = BUF_INIT;
	json_error_t why;
	json_t *json = NULL;
	enum rc rc = file_read(path, GOLD_MAX_BYTES, &text, err);

	if (rc == RC_OK) {
		json = json_loadb(buf_cstr(&text), text.n, 0, &why);
		if (!json)
			err_set(
			    err, RC_USAGE, "line %d: %s", why.line, why.text);
		else if (!json_is_string(json_object_get(json, "id")))
			err_set(err, RC_USAGE, "no gold: it has no \"id\"");
	}
	buf_release(&text);
	if (!json || !json_is_string(json_object_get(json, "id"))) {
		json_decref(json);
		err_wrap(err, "%s", path);
		return err->rc = RC_USAGE;
	}
	ARR_GROW(e->v, e->n, e->cap);
	e->v[e->n++] = (struct gold){json, false};
	return RC_OK;
}

static int
is_gold_name(const struct dirent *d)
{
	size_t n = strlen(d->d_name);

	/* "floor.json" and the like hold no gold: a name with a digit does */
	return n > 5 && strcmp(d->d_name + n - 5, ".json") == 0 &&
	       strpbrk(d->d_name, "0123456789") != NULL;
}

static enum rc
add_folder(struct eval *e, const char *path, struct err *err)
{
	struct dirent **names;
	int n = scandir(path, &names, is_gold_name, alphasort);
	enum rc rc = RC_OK;

	if (n < 0)
		return err_set(err, RC_USAGE, "%s: %s", path, strerror(errno));
	for (int i = 0; i < n; i++) {
		struct buf file = BUF_INIT;

		buf_addf(&file, "%s/%s", path, names[i]->d_name);
		if (rc == RC_OK)
			rc = add_gold(e, buf_cstr(&file), err);
		buf_release(&file);
		free(names[i]);
	}
	free(names);
	return rc;
}

enum rc
eval_open(struct eval **out, const char *path, struct err *err)
{
	struct eval *e = mem_alloc(sizeof(*e));
	struct stat st;
	enum rc rc;

	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		rc = add_folder(e, path, err);
	else
		rc = add_gold(e, path, err);
	if (rc == RC_OK && e->n == 0)
		rc = err_set(err, RC_USAGE, "no gold (NAME.json) in %s", path);
	if (rc) {
		eval_free(e);
		e = NULL;
	}
	*out = e;
	return rc;
}

void
eval_verbose(struct eval *e)
{
	e->verbose = true;
}

void
eval_free(struct eval *e)
{
	if (!e)
		return;
	for (size_t i = 0; i < e->n; i++)
		json_decref(e->v[i].json);
	free(e->v);
	free(e);
}

/* Comparing */

struct compare {
	struct eval *eval;
	const json_t *gold, *read; /* read may be NULL: nothing was read */
	size_t class;
};

enum outcome { HIT, EXTRA, MISSED };

static void
add(struct tally *t, enum outcome what)
{
	t->hit += what == HIT;
	t->extra += what == EXTRA;
	t->missed += what == MISSED;
}

static void
count(struct compare *c, size_t field, enum outcome what, const json_t *value)
{
	static const char signs[] = {'=', '+', '-'};

	add(&c->eval->tally[c->class][field], what);
	add(&c->eval->tally[ALL][field], what);
	if (c->eval->verbose && what != HIT) {
		char *words = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT);

		(void)printf("%c %s %s: %.300s\n", signs[what],
		    json_string_value(json_object_get(c->gold, "id")),
		    field_name(field), words ? words : "");
		free(words);
	}
}

/* A year may be a number. */
static const char *
scalar_text(const json_t *v, struct buf *b)
{
	if (json_is_integer(v)) {
		buf_addf(b, "%lld", (long long)json_integer_value(v));
		return buf_cstr(b);
	}
	return json_string_value(v);
}

static void
compare_scalar(struct compare *c, size_t field)
{
	const char *name = scalars[field];
	const json_t *gold = json_object_get(c->gold, name);
	const json_t *read = json_object_get(c->read, name);
	struct buf a = BUF_INIT, b = BUF_INIT;
	const char *g, *r;

	if (!gold)
		return;
	g = scalar_text(gold, &a);
	r = scalar_text(read, &b);
	if (g && r &&
	    (strcmp(name, "number") == 0 ? eval_same_number(g, r)
					 : eval_same_text(g, r))) {
		count(c, field, HIT, gold);
	} else {
		if (r)
			count(c, field, EXTRA, read);
		if (g)
			count(c, field, MISSED, gold);
	}
	buf_release(&a);
	buf_release(&b);
}

static void
compare_details(
    struct compare *c, const char *list, const json_t *gold, const json_t *read)
{
	for (size_t i = 0; i < COUNT(details); i++) {
		const char *g =
		    json_string_value(json_object_get(gold, details[i].key));
		const char *r =
		    json_string_value(json_object_get(read, details[i].key));

		if (strcmp(details[i].list, list) != 0 || !g)
			continue;
		count(c, COUNT(scalars) + COUNT(lists) + i,
		    r && eval_same_text(g, r) ? HIT : MISSED, gold);
	}
}

static void
compare_list(struct compare *c, size_t i)
{
	const char *name = lists[i];
	size_t field = COUNT(scalars) + i, k, at;
	json_t *gold = json_object_get(c->gold, name), *item, *read;
	json_t *left;

	if (!gold)
		return;
	left = json_copy(json_object_get(c->read, name));
	if (!left)
		left = json_array();
	for (k = 0; (item = json_array_get(gold, k)); k++) {
		bool optional = json_is_true(json_object_get(item, "optional"));
		bool found = false;

		for (at = 0; (read = json_array_get(left, at)); at++) {
			found = eval_same_item(name, item, read);
			if (found)
				break;
		}
		if (found && !optional) {
			count(c, field, HIT, item);
			compare_details(c, name, item, read);
		} else if (!optional) {
			count(c, field, MISSED, item);
		}
		if (found)
			json_array_remove(left, at);
	}
	for (at = 0; (read = json_array_get(left, at)); at++)
		count(c, field, EXTRA, read);
	json_decref(left);
}

static size_t
class_of(const json_t *gold)
{
	const char *kind = json_string_value(json_object_get(gold, "kind"));

	for (size_t i = 0; kind && i < ALL; i++)
		if (strcmp(classes[i], kind) == 0)
			return i;
	return kind ? ALL - 1 : 0; /* gold of plans need not say so */
}

static void
compare(struct eval *e, struct gold *g, const json_t *read)
{
	struct compare c = {e, g->json, read, class_of(g->json)};

	g->seen = true;
	e->documents[c.class]++;
	e->documents[ALL]++;
	for (size_t i = 0; i < COUNT(scalars); i++)
		compare_scalar(&c, i);
	for (size_t i = 0; i < COUNT(lists); i++)
		compare_list(&c, i);
}

static bool
is_source_of(const char *source, const char *id)
{
	size_t n = strlen(source), k = strlen(id);

	return n >= k && strcmp(source + n - k, id) == 0 &&
	       (n == k || source[n - k - 1] == '/');
}

enum rc
eval_record(struct eval *e, const char *record, struct err *err)
{
	json_error_t why;
	json_t *read = json_loads(record, 0, &why);
	const char *source = json_string_value(json_object_get(read, "source"));

	if (!source) {
		json_decref(read);
		return err_set(
		    err, RC_DATA, "a record that is none: %s", why.text);
	}
	for (size_t i = 0; i < e->n; i++)
		if (!e->v[i].seen &&
		    is_source_of(source, json_string_value(json_object_get(
					     e->v[i].json, "id")))) {
			compare(e, &e->v[i], read);
			break;
		}
	json_decref(read);
	return RC_OK;
}

/* Writing */

static const struct column columns[] = {
    {"class", CELL_TEXT, FIT_WRAP, false},
    {"documents", CELL_INT, FIT_WRAP, false},
    {"field", CELL_TEXT, FIT_WRAP, false},
    {"hits", CELL_INT, FIT_WRAP, false},
    {"extra", CELL_INT, FIT_WRAP, false},
    {"missed", CELL_INT, FIT_WRAP, false},
    {"precision", CELL_REAL, FIT_WRAP, false},
    {"precision_low", CELL_REAL, FIT_WRAP, false},
    {"precision_high", CELL_REAL, FIT_WRAP, false},
    {"recall", CELL_REAL, FIT_WRAP, false},
    {"recall_low", CELL_REAL, FIT_WRAP, false},
    {"recall_high", CELL_REAL, FIT_WRAP, false},
    {"f1", CELL_REAL, FIT_WRAP, false},
};

static struct cell
integer(size_t n)
{
	return (struct cell){.type = CELL_INT, .i = (int64_t)n};
}

/* A share, or nothing where it would be one of nothing. */
static struct cell
real(double r, size_t of)
{
	return (struct cell){.type = of ? CELL_REAL : CELL_NULL, .r = r};
}

static struct cell
words(const char *s)
{
	return (struct cell){.type = CELL_TEXT, .s = str_of(s)};
}

static enum rc
write_row(const struct eval *e, size_t class, size_t field, struct sink *sink,
    struct err *err)
{
	const struct tally *t = &e->tally[class][field];
	size_t read = t->hit + t->extra, gold = t->hit + t->missed;
	double p_low, p_high, r_low, r_high;

	interval_wilson(t->hit, read, &p_low, &p_high);
	interval_wilson(t->hit, gold, &r_low, &r_high);
	const struct cell cells[] = {words(classes[class]),
	    integer(e->documents[class]), words(field_name(field)),
	    integer(t->hit), integer(t->extra), integer(t->missed),
	    real(read ? (double)t->hit / (double)read : 0, read),
	    real(p_low, read), real(p_high, read),
	    real(gold ? (double)t->hit / (double)gold : 0, gold),
	    real(r_low, gold), real(r_high, gold),
	    real(read + gold ? 2.0 * (double)t->hit / (double)(read + gold) : 0,
		read + gold)};

	return sink_row(sink, cells, err);
}

static enum rc
write_rows(const struct eval *e, struct sink *sink, struct err *err)
{
	enum rc rc = sink_begin(sink, NULL, columns, COUNT(columns), err);

	for (size_t c = 0; c < CLASSES; c++)
		for (size_t f = 0; rc == RC_OK && f < FIELDS; f++) {
			const struct tally *t = &e->tally[c][f];

			if (t->hit + t->extra + t->missed)
				rc = write_row(e, c, f, sink, err);
		}
	return rc == RC_OK ? sink_end(sink, err) : rc;
}

enum rc
eval_write(struct eval *e, const struct sink_options *options, struct err *err)
{
	struct sink *sink = NULL;
	enum rc rc;

	for (size_t i = 0; i < e->n; i++)
		if (!e->v[i].seen)
			compare(e, &e->v[i], NULL);
	rc = sink_open(&sink, options, err);
	if (rc == RC_OK)
		rc = write_rows(e, sink, err);
	if (rc) {
		sink_abort(sink);
		return rc;
	}
	return sink_close(sink, err);
}
