/* search.c - choosing how to match, and helping where nothing matches. */
#include "query/search.h"

#include "core/base/mem.h"
#include "core/cli/suggest.h"
#include "core/store/fts.h"
#include "core/store/names.h"
#include "core/store/vocab.h"
#include "core/text/fold.h"
#include "core/text/token.h"
#include "query/terms.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

struct argument *
search_value(struct values *values)
{
	size_t i;

	for (i = 0; i < values->report->nparams; i++)
		if (values->report->params[i].type == PARAM_QUERY)
			return &values->v[i];
	return NULL;
}

static enum rc
choose_match(const struct argument *value, const struct settings *s,
    enum fts_match *match, const char **note, struct err *err)
{
	*note = NULL;
	*match = FTS_EXACT;
	if (!s->match && terms_have_marks(str_of(value->text))) {
		*note = "accents typed: searching for them exactly; --match "
			"loose takes any accents";
	} else if (!s->match) {
		*match = FTS_LOOSE;
		*note = "no accents typed: searching loosely; --match exact "
			"takes words as typed";
	} else if (strcmp(s->match, "loose") == 0) {
		*match = FTS_LOOSE;
	} else if (strcmp(s->match, "exact") != 0) {
		return err_set(err, RC_USAGE,
		    "--match is exact or loose, not '%s'", s->match);
	}
	return RC_OK;
}

static enum rc
build(struct argument *value, const struct settings *s, struct arena *a,
    struct err *err)
{
	struct buf query = BUF_INIT;
	size_t terms;

	if (s->syntax) {
		value->sql_text = value->text;
		return RC_OK;
	}
	terms = terms_query(str_of(value->text), &query);
	value->sql_text = arena_strdup(a, buf_cstr(&query));
	buf_release(&query);
	if (!terms)
		return err_set(err, RC_USAGE,
		    "there is no word in the query '%s'", value->text);
	return RC_OK;
}

enum rc
search_prepare(struct argument *value, const struct settings *s,
    struct arena *a, struct db *db, const char **note, struct err *err)
{
	enum fts_match match;
	enum rc rc = choose_match(value, s, &match, note, err);

	if (rc == RC_OK)
		rc = build(value, s, a, err);
	if (rc == RC_OK)
		fts_set_match(db_fts(db), match);
	return rc;
}

/* Is the word, as it is matched, among its spellings? */
static bool
is_known(enum fts_match match, struct str word, const struct names *names)
{
	struct buf lower = BUF_INIT;
	bool known = false;
	size_t i;

	fold_tone(word.p, word.n, &lower);
	for (i = 0; !known && i < names->n; i++)
		known = fts_same(match, names->v[i], (int)strlen(names->v[i]),
		    lower.p, (int)lower.n);
	buf_release(&lower);
	return known;
}

static enum rc
nearest_word(struct db *db, struct str word, struct buf *out, struct err *err)
{
	struct names all = NAMES_INIT;
	struct buf lower = BUF_INIT;
	const char *near;
	enum rc rc = vocab_words(db, &all, err);

	fold_tone(word.p, word.n, &lower);
	if (rc == RC_OK) {
		near = suggest_name(lower.p, (const char *const *)all.v, all.n);
		if (near)
			buf_addf(out, " (nearest: %s)", near);
	}
	buf_release(&lower);
	names_release(&all);
	return rc;
}

/* Adds the word, with what it may be, where the index does not have it. */
static enum rc
explain_word(struct db *db, enum fts_match match, struct str word,
    struct buf *out, struct err *err)
{
	struct names names = NAMES_INIT;
	enum rc rc = vocab_spellings(db, word, &names, err);

	if (rc == RC_OK && !is_known(match, word, &names)) {
		buf_addf(
		    out, "%s'%.*s'", out->n ? ", " : "", (int)word.n, word.p);
		if (names.n) {
			buf_adds(out, " (but: ");
			names_join(&names, 3, ", ", out);
			buf_addc(out, ')');
		} else {
			rc = nearest_word(db, word, out, err);
		}
	}
	names_release(&names);
	return rc;
}

enum { EXPLAINED = 8 };

static enum rc
explain_words(struct db *db, enum fts_match match, const char *text,
    struct buf *out, struct err *err)
{
	struct token_iter it = token_begin(text, strlen(text));
	enum rc rc = RC_OK;
	struct str word;
	int i;

	for (i = 0; rc == RC_OK && i < EXPLAINED && token_next(&it, &word); i++)
		rc = explain_word(db, match, word, out, err);
	return rc;
}

/* How many passages a loose search would find; the match is put back. */
static enum rc
count_loosely(struct db *db, const char *query, int64_t *n, struct err *err)
{
	enum rc rc;

	fts_set_match(db_fts(db), FTS_LOOSE);
	rc = vocab_count(db, query, n, err);
	fts_set_match(db_fts(db), FTS_EXACT);
	return rc;
}

/* The first letters of text, at most max, in out. */
static void
shorten(const char *text, size_t max, struct buf *out)
{
	size_t i, letters = 0;

	for (i = 0; text[i]; i++) {
		letters += ((unsigned char)text[i] & 0xC0) != 0x80;
		if (letters > max)
			break;
	}
	buf_add(out, text, i);
	if (text[i])
		buf_adds(out, "…");
}

enum { SHOWN = 60 };

/* The one line that helps most. */
static void
tell_nothing(const char *query, const struct filter *f, int64_t loose,
    const struct buf *unknown, struct err *err)
{
	bool filtered =
	    f->year || f->unit || f->level || f->region || f->movement;

	if (loose)
		err_set(err, RC_NOTFOUND,
		    "nothing found for '%s'; with --match loose %" PRId64
		    " passage%s",
		    query, loose, loose == 1 ? "" : "s");
	else if (unknown->n)
		err_set(err, RC_NOTFOUND,
		    "nothing found for '%s'; not in any plan: %s", query,
		    unknown->p);
	else
		err_set(err, RC_NOTFOUND,
		    "nothing found for '%s'; try fewer words%s", query,
		    filtered ? ", or no filters" : "");
}

enum rc
search_nothing(const struct argument *value, const struct settings *s,
    struct db *db, struct err *err)
{
	enum fts_match match;
	struct buf unknown = BUF_INIT, query = BUF_INIT;
	int64_t loose = 0;
	const char *note;
	enum rc rc = choose_match(value, s, &match, &note, err);

	if (rc == RC_OK && match == FTS_EXACT)
		rc = count_loosely(db, value->sql_text, &loose, err);
	if (rc == RC_OK && !s->syntax)
		rc = explain_words(db, match, value->text, &unknown, err);
	if (rc == RC_OK) {
		shorten(value->text, SHOWN, &query);
		tell_nothing(
		    buf_cstr(&query), &s->filter, loose, &unknown, err);
	}
	buf_release(&unknown);
	buf_release(&query);
	return err->rc;
}

/*
 * FTS5 tells what it stumbled over by its text, and cuts that text to twenty
 * bytes; an empty one is the end of the query. Of a string it only says that
 * it does not end.
 */
static const char *
find_mistake(const char *message, const char *query)
{
	static const struct {
		const char *before;
		char after;
	} forms[] = {{"near \"", '"'}, {"no such column: ", '\0'}};
	struct buf part = BUF_INIT;
	const char *s, *at = NULL;
	size_t i;

	if (strstr(message, "unterminated string"))
		return strrchr(query, '"');
	for (i = 0; !at && i < sizeof(forms) / sizeof(*forms); i++) {
		s = strstr(message, forms[i].before);
		if (!s)
			continue;
		s += strlen(forms[i].before);
		buf_reset(&part);
		buf_add(&part, s, strcspn(s, (char[]){forms[i].after, 0}));
		at = part.n ? strstr(query, part.p) : query + strlen(query);
	}
	buf_release(&part);
	return at;
}

void
search_place(const struct argument *value, struct err *err)
{
	const char *at = find_mistake(err->msg, value->text), *p;
	const char *reason = strstr(err->msg, ": ");
	size_t column = 1;
	struct buf msg = BUF_INIT;

	if (!at)
		return;
	for (p = value->text; p < at; p++)
		column += ((unsigned char)*p & 0xC0) != 0x80;
	reason = reason ? reason + strlen(": ") : err->msg;
	if (strncmp(reason, "fts5: ", strlen("fts5: ")) == 0)
		reason += strlen("fts5: ");
	buf_adds(&msg, reason);
	err_set(err, RC_USAGE,
	    "the query, at character %zu: %s; without --syntax any text is a "
	    "query",
	    column, msg.p);
	buf_release(&msg);
}
