/* search.c - choosing how to match, and helping where nothing matches. */
#include "query/search.h"

#include "core/base/mem.h"
#include "core/cli/suggest.h"
#include "core/store/fts.h"
#include "core/store/names.h"
#include "core/store/vocab.h"
#include "core/text/fold.h"
#include "core/text/slip.h"
#include "core/text/token.h"

#include <inttypes.h>
#include <stdio.h>
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

/* Quarters of a letter that a syllable may be off, unless --distance says. */
enum { USUAL_SLIP = 2, MOST_SLIP = 3 * SLIP_LETTER };

static enum rc
choose_slip(struct search *q, const struct settings *s, struct err *err)
{
	double letters;
	char *end;

	q->ask.slip = USUAL_SLIP;
	if (!s->distance)
		return RC_OK;
	letters = strtod(s->distance, &end);
	if (end == s->distance || *end || !(letters >= 0) ||
	    letters * SLIP_LETTER > MOST_SLIP)
		return err_set(err, RC_USAGE,
		    "--distance is a number from 0 to 3, not '%s'",
		    s->distance);
	if (!s->match || strcmp(s->match, "ocr") != 0)
		return err_set(
		    err, RC_USAGE, "--distance belongs to --match ocr");
	q->ask.slip = (int)(letters * SLIP_LETTER + 0.5);
	return RC_OK;
}

static enum rc
choose_tier(struct search *q, const struct settings *s, struct err *err)
{
	if (!s->match && language_has_marks(&q->language)) {
		q->ask.tier = FTS_EXACT;
		q->note = "accents typed: searching for them exactly; --match "
			  "loose takes any accents";
		return RC_OK;
	}
	if (!s->match) {
		q->ask.tier = FTS_LOOSE;
		q->note = "no accents typed: searching loosely; --match exact "
			  "takes words as typed";
		return RC_OK;
	}
	for (int t = FTS_EXACT; t <= FTS_OCR; t++)
		if (strcmp(s->match, hits_tier((enum fts_match)t)) == 0) {
			q->ask.tier = (enum fts_match)t;
			return RC_OK;
		}
	return err_set(err, RC_USAGE,
	    "--match is exact, tone, loose or ocr, not '%s'", s->match);
}

/* The words of an FTS5 expression, well enough to choose by and to help. */
static void
read_raw(struct search *q, struct arena *a)
{
	struct language *l = &q->language;
	size_t n = strlen(q->text);
	struct token_iter it = token_begin(q->text, n);
	struct str w;

	l->match = q->text;
	l->words =
	    arena_alloc(a, (token_count(q->text, n) + 1) * sizeof(*l->words));
	while (token_next(&it, &w))
		if (!str_is(w, "AND") && !str_is(w, "OR") &&
		    !str_is(w, "NOT") && !str_is(w, "NEAR"))
			l->words[l->nwords++] = w;
}

enum rc
search_read(struct search *q, const char *text, const struct settings *s,
    struct arena *a, struct err *err)
{
	enum rc rc = RC_OK;

	*q = (struct search){.text = text, .raw = s->syntax};
	if (q->raw)
		read_raw(q, a);
	else
		rc = language_read(&q->language, a, str_of(text), err);
	if (rc == RC_OK)
		rc = choose_tier(q, s, err);
	if (rc == RC_OK)
		rc = choose_slip(q, s, err);
	if (!q->language.nwords)
		q->note = NULL; /* fields alone */
	q->ask.match = q->language.match;
	q->ask.fields = q->language.fields;
	q->ask.nfields = q->language.nfields;
	return rc;
}

/* A role that no name has is a mistake, not an answer. */
static enum rc
check_role(struct db *db, const char *role, struct err *err)
{
	struct names roles = NAMES_INIT;
	struct buf all = BUF_INIT;
	const char *near;
	bool known = strcmp(role, "movement") == 0;
	enum rc rc = hits_roles(db, &roles, err);

	for (size_t i = 0; i < roles.n; i++)
		known |= strcmp(roles.v[i], role) == 0;
	if (rc == RC_OK && !known) {
		near =
		    suggest_name(role, (const char *const *)roles.v, roles.n);
		names_join(&roles, 20, ", ", &all);
		rc = err_set(err, RC_USAGE,
		    "no name has the role '%s'; %s%s%sthere are movement%s%s",
		    role, near ? "did you mean " : "", near ? near : "",
		    near ? "? " : "", all.n ? ", " : "", buf_cstr(&all));
	}
	buf_release(&all);
	names_release(&roles);
	return rc;
}

enum rc
search_prepare(struct search *q, struct db *db, struct err *err)
{
	const struct language *l = &q->language;
	enum rc rc = RC_OK;

	if (l->sentences) {
		q->ask.holds = language_holds;
		q->ask.keeps = language_keeps;
		q->ask.arg = &q->language;
	}
	fts_set_match(db_fts(db), q->ask.tier, q->ask.slip);
	for (size_t i = 0; rc == RC_OK && i < l->nfields; i++)
		if (l->fields[i].by == HITS_ROLE)
			rc = check_role(db, l->fields[i].value, err);
	return rc;
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
search_place(const struct search *q, struct err *err)
{
	const char *at = find_mistake(err->msg, q->text), *p;
	const char *reason = strstr(err->msg, "fts5: ");
	size_t column = 1;
	struct buf msg = BUF_INIT;

	if (!q->raw || !at)
		return;
	for (p = q->text; p < at; p++)
		column += ((unsigned char)*p & 0xC0) != 0x80;
	buf_adds(&msg, reason ? reason + strlen("fts5: ") : err->msg);
	err_set(err, RC_USAGE,
	    "the query, at character %zu: %s; without --syntax any text is a "
	    "query",
	    column, msg.p);
	buf_release(&msg);
}

/* Of what stands in every other passage there is no best page worth a wait. */
enum { WEIGH_MOST = 100000 };

enum rc
search_find(struct search *q, struct db *db, int64_t need, struct err *err)
{
	enum rc rc;

	q->ask.need = need;
	q->ask.weigh = WEIGH_MOST;
	rc = hits_find(db, &q->ask, &q->all, err);
	if (rc == RC_USAGE)
		search_place(q, err);
	return rc;
}

/* Is the word, as it is matched, among its spellings? */
static bool
is_known(struct db *db, struct str word, const struct names *names)
{
	struct buf lower = BUF_INIT;
	bool known = false;
	size_t i;

	fold_tone(word.p, word.n, &lower);
	for (i = 0; !known && i < names->n; i++)
		known = fts_same(db_fts(db), names->v[i],
		    (int)strlen(names->v[i]), buf_cstr(&lower), (int)lower.n);
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
		near = suggest_name(
		    buf_cstr(&lower), (const char *const *)all.v, all.n);
		if (near)
			buf_addf(out, " (nearest: %s)", near);
	}
	buf_release(&lower);
	names_release(&all);
	return rc;
}

/* Adds the word, with what it may be, where the index does not have it. */
static enum rc
explain_word(struct db *db, struct str word, struct buf *out, struct err *err)
{
	struct names names = NAMES_INIT;
	enum rc rc = vocab_spellings(db, word, &names, err);

	if (rc == RC_OK && !is_known(db, word, &names)) {
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
explain_words(struct search *q, struct db *db, struct buf *out, struct err *err)
{
	const struct language *l = &q->language;
	enum rc rc = RC_OK;

	fts_set_match(db_fts(db), q->ask.tier, q->ask.slip);
	for (size_t i = 0; rc == RC_OK && i < l->nwords && i < EXPLAINED; i++)
		rc = explain_word(db, l->words[i], out, err);
	return rc;
}

/* The first looser tier that would find something, and how many passages. */
static enum rc
look_looser(const struct search *q, struct db *db, enum fts_match *tier,
    int64_t *n, struct err *err)
{
	struct hits_ask ask = q->ask;
	int64_t plans;
	enum rc rc = RC_OK;

	*n = 0;
	for (int t = (int)q->ask.tier + 1;
	     rc == RC_OK && q->ask.match && *n == 0 && t <= FTS_OCR; t++) {
		ask.tier = *tier = (enum fts_match)t;
		rc = hits_count(db, &ask, n, &plans, err);
	}
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
tell_nothing(const char *query, const struct filter *f, enum fts_match tier,
    int64_t looser, const struct buf *unknown, struct err *err)
{
	bool filtered =
	    f->year || f->unit || f->level || f->region || f->movement;

	if (looser)
		err_set(err, RC_NOTFOUND,
		    "nothing found for '%s'; with --match %s %" PRId64
		    " passage%s",
		    query, hits_tier(tier), looser, looser == 1 ? "" : "s");
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
search_nothing(struct search *q, const struct filter *filter, struct db *db,
    struct err *err)
{
	struct buf unknown = BUF_INIT, query = BUF_INIT;
	enum fts_match tier = q->ask.tier;
	int64_t looser = 0;
	enum rc rc = look_looser(q, db, &tier, &looser, err);

	if (rc == RC_OK && !q->raw)
		rc = explain_words(q, db, &unknown, err);
	if (rc == RC_OK) {
		shorten(q->text, SHOWN, &query);
		tell_nothing(
		    buf_cstr(&query), filter, tier, looser, &unknown, err);
	}
	buf_release(&unknown);
	buf_release(&query);
	return err->rc;
}

void
search_explain(const struct search *q)
{
	struct buf out = BUF_INIT;

	if (q->raw)
		buf_addf(&out, "MATCH %s\n", q->text);
	else
		language_tell(&q->language, &out);
	buf_addf(&out, "tier %s\n", hits_tier(q->ask.tier));
	(void)fwrite(buf_cstr(&out), 1, out.n, stdout);
	buf_release(&out);
}
