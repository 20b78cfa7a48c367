/* filter.c - filling the scope, or saying why it would be empty. */
#include "query/filter.h"

#include "core/base/day.h"
#include "core/base/mem.h"
#include "core/cli/level.h"
#include "core/cli/suggest.h"
#include "core/store/scope.h"
#include "core/text/fold.h"
#include "core/text/token.h"
#include "query/values.h"

#include <stdlib.h>
#include <string.h>

enum { NAMED = 6 };

static const char *const kinds[] = {
    [SCOPE_UNIT] = "unit",
    [SCOPE_LEVEL] = "level",
    [SCOPE_REGION] = "region",
    [SCOPE_MOVEMENT] = "movement",
};

enum rc
filter_need_years(struct db *db, struct years y, struct err *err)
{
	struct names names = NAMES_INIT;
	struct buf there = BUF_INIT;
	size_t n;
	enum rc rc = scope_count_years(db, y.from, y.to, &n, err);

	if (rc != RC_OK || n > 0)
		return rc;
	rc = scope_years(db, &names, err);
	if (rc == RC_OK) {
		names_join(&names, 100, ", ", &there);
		if (y.from == y.to)
			buf_addf(&there, "; none of %d", y.from);
		else
			buf_addf(&there, "; none of %d..%d", y.from, y.to);
		rc = names.n ? err_set(err, RC_USAGE, "there are plans of %s",
				   there.p)
			     : err_set(err, RC_USAGE,
				   "no plan asked about has a known year");
	}
	names_release(&names);
	buf_release(&there);
	return rc;
}

/* The words of s without marks and without blanks between them; ends[i] is
 * where the i-th word ends. */
enum { WORDS_MAX = 64 };

struct glued {
	struct buf text;
	size_t ends[WORDS_MAX], n;
};

static void
glue(const char *s, struct glued *g)
{
	struct token_iter it = token_begin(s, strlen(s));
	struct str w;

	g->n = 0;
	buf_reset(&g->text);
	while (g->n < WORDS_MAX && token_next(&it, &w)) {
		fold_full(w.p, w.n, &g->text);
		g->ends[g->n++] = g->text.n;
	}
}

/* Are these words, nearly, the words from..to of name? */
static bool
is_near(
    const struct glued *words, const struct glued *name, size_t from, size_t to)
{
	size_t at = from ? name->ends[from - 1] : 0;
	char *part = mem_strndup(name->text.p + at, name->ends[to] - at);
	bool near =
	    suggest_name(words->text.p, (const char *const[]){part}, 1) != NULL;

	free(part);
	return near;
}

static bool
has_near(const struct glued *words, const struct glued *name)
{
	size_t i, j;

	for (i = 0; i < name->n; i++)
		for (j = i; j < name->n && j <= i + words->n; j++)
			if (is_near(words, name, i, j))
				return true;
	return false;
}

/* A name with some words in a row that are nearly these, or NULL. */
static const char *
nearest(const char *text, const struct names *names)
{
	struct glued words = {.text = BUF_INIT}, name = {.text = BUF_INIT};
	const char *found = NULL;
	size_t i;

	glue(text, &words);
	for (i = 0; words.n && !found && i < names->n; i++) {
		glue(names->v[i], &name);
		if (has_near(&words, &name))
			found = names->v[i];
	}
	buf_release(&words.text);
	buf_release(&name.text);
	return found;
}

enum rc
filter_none(struct db *db, enum scope_by by, const char *text, struct err *err)
{
	struct names names = NAMES_INIT;
	struct buf list = BUF_INIT;
	const char *near;
	enum rc rc = scope_names(db, by, &names, err);

	if (rc != RC_OK)
		return rc;
	near = nearest(text, &names);
	names_join(&names, NAMED, "; ", &list);
	if (near)
		err_set(err, RC_USAGE, "no plan with %s '%s'; did you mean %s?",
		    kinds[by], text, near);
	else if (names.n)
		err_set(err, RC_USAGE, "no plan with %s '%s'; there are: %s",
		    kinds[by], text, list.p);
	else
		err_set(err, RC_USAGE,
		    "no plan with %s '%s': no plan has a known %s", kinds[by],
		    text, kinds[by]);
	names_release(&names);
	buf_release(&list);
	return err->rc;
}

static enum rc
keep(struct db *db, struct arena *a, enum scope_by by, const char *text,
    struct err *err)
{
	size_t left;
	enum rc rc;

	if (!text)
		return RC_OK;
	rc = values_text(a, text, &text, err);
	if (rc == RC_OK && by == SCOPE_LEVEL)
		rc = level_check(text, err);
	if (rc == RC_OK)
		rc = scope_keep(db, by, text, &left, err);
	if (rc == RC_OK && !left)
		rc = filter_none(db, by, text, err);
	return rc;
}

static enum rc
keep_years(struct db *db, const char *text, struct err *err)
{
	struct years y;
	size_t left;
	enum rc rc;

	if (!text)
		return RC_OK;
	rc = years_parse(text, &y, err);
	if (rc == RC_OK)
		rc = filter_need_years(db, y, err);
	if (rc == RC_OK)
		rc = scope_keep_years(db, y.from, y.to, &left, err);
	return rc;
}

static enum rc
check_day(const char *day, struct err *err)
{
	if (day_is(day))
		return RC_OK;
	return err_set(
	    err, RC_USAGE, "'%s' is no day; write it as 2025-07-01", day);
}

static enum rc
apply_day(struct db *db, const char *day, struct err *err)
{
	enum rc rc = day ? check_day(day, err) : RC_OK;

	return rc == RC_OK && day ? scope_as_of(db, day, err) : rc;
}

enum rc
filter_apply(
    const struct filter *f, struct arena *a, struct db *db, struct err *err)
{
	const struct {
		enum scope_by by;
		const char *text;
	} by[] = {
	    {SCOPE_UNIT, f->unit},
	    {SCOPE_LEVEL, f->level},
	    {SCOPE_REGION, f->region},
	};
	enum rc rc = scope_all(db, err);
	size_t i;

	if (rc == RC_OK)
		rc = apply_day(db, f->as_of, err);

	for (i = 0; rc == RC_OK && i < sizeof(by) / sizeof(*by); i++)
		rc = keep(db, a, by[i].by, by[i].text, err);
	if (rc == RC_OK)
		rc = keep_years(db, f->year, err);
	/* last: it must not decide which years there are */
	return rc == RC_OK ? keep(db, a, SCOPE_MOVEMENT, f->movement, err) : rc;
}
