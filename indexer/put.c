/* put.c - rows out of facts: which value goes into which column. */
#include "indexer/put.h"

#include "core/text/fold.h"
#include "core/text/shift.h"
#include "indexer/resolve.h"

#include <stdlib.h>
#include <string.h>

/* What the rows of one document share. */
struct put {
	struct writer *w;
	struct document *doc;
	const struct facts *facts;
	const struct authority *authority;
	const char *reading;
	int64_t plan;
	int64_t *passage; /* row ids, by passage */
	struct err *err;
};

#define COUNT(v) (sizeof(v) / sizeof(*(v)))

static enum rc
row(struct put *p, enum write what, const struct value *v, size_t n,
    int64_t *id)
{
	return writer_put(p->w, what, v, n, id, p->err);
}

static struct value
plan(const struct put *p)
{
	return value_int(p->plan);
}

static struct value
passage(const struct put *p, struct span at)
{
	return value_int(p->passage[document_passage(p->doc, at.from)]);
}

static struct value
byte_from(const struct put *p, struct span at)
{
	return value_int((int64_t)map_from(&p->doc->map, at.from));
}

static struct value
byte_to(const struct put *p, struct span at)
{
	return value_int((int64_t)map_to(&p->doc->map, at.to));
}

static enum rc
put_units(struct writer *w, const struct authority *a, struct err *err)
{
	const struct authority_unit *u;
	enum rc rc = RC_OK;

	for (size_t i = 0; rc == RC_OK && (u = authority_unit(a, i)); i++) {
		const struct value v[] = {value_text(u->name),
		    value_text(u->key), value_text(u->kind),
		    value_text(u->level), value_text(u->region),
		    value_text(u->parent), value_text(u->valid_from),
		    value_text(u->valid_to), value_text(u->successor)};

		rc = writer_put(w, WRITE_UNIT, v, COUNT(v), NULL, err);
	}
	return rc;
}

static enum rc
put_events(struct writer *w, const struct authority *a, struct err *err)
{
	const struct authority_event *e;
	enum rc rc = RC_OK;

	for (size_t i = 0; rc == RC_OK && (e = authority_event(a, i)); i++) {
		const struct value v[] = {value_text(e->name),
		    value_text(e->key), value_text(e->date)};

		rc = writer_put(w, WRITE_EVENT, v, COUNT(v), NULL, err);
	}
	return rc;
}

enum rc
put_authority(struct writer *w, const struct authority *a, struct err *err)
{
	enum rc rc = put_units(w, a, err);

	return rc ? rc : put_events(w, a, err);
}

static enum rc
put_plan(struct put *p)
{
	const struct document *d = p->doc;
	const struct facts *f = p->facts;
	const struct authority_unit *u =
	    resolve_issuer(p->authority, f, &p->doc->arena);
	int64_t unit = 0;
	enum rc rc = u ? writer_unit(p->w, u->key, &unit, p->err) : RC_OK;
	const struct value v[] = {value_text(d->path),
	    value_text(d->digest.hex), value_text(p->reading),
	    value_int(d->digest.bytes), value_text(d->encoding),
	    value_text(f->field[FIELD_NUMBER].value), value_text(f->code),
	    value_text(f->field[FIELD_ISSUED].value),
	    value_text(f->field[FIELD_PLACE].value),
	    value_text(f->field[FIELD_ISSUER].value),
	    unit ? value_int(unit) : value_null(), value_text(f->level),
	    value_text(u ? u->region : NULL),
	    value_text(f->field[FIELD_SIGNER].value),
	    value_text(f->field[FIELD_TITLE].value),
	    value_text(f->field[FIELD_YEAR].value), value_text(f->year_basis),
	    value_int((int64_t)d->n_words)};

	if (rc && rc != RC_NOTFOUND)
		return rc;
	return row(p, WRITE_PLAN, v, COUNT(v), &p->plan);
}

/* "2019-2020" counts in both years. */
static enum rc
put_years(struct put *p)
{
	const char *year = p->facts->field[FIELD_YEAR].value;
	const char *dash = year ? strchr(year, '-') : NULL;
	int first = year ? atoi(year) : 0;
	int last = dash ? atoi(dash + 1) : first;
	enum rc rc = RC_OK;

	for (int y = first; year && rc == RC_OK && y <= last; y++) {
		const struct value v[] = {plan(p), value_int(y)};

		rc = row(p, WRITE_PLAN_YEAR, v, COUNT(v), NULL);
	}
	return rc;
}

/* How far the words of a passage stand from where a plain copy has them. */
static enum rc
put_shifts(struct put *p, const struct passage *g, int64_t id)
{
	const struct document *d = p->doc;
	const struct map *map = &d->map;
	int64_t begin = (int64_t)map_from(map, g->at.from);
	struct shift_maker maker = {.at = 0};
	struct buf out = BUF_INIT;
	enum rc rc = RC_OK;

	for (size_t i = document_word_from(d, g->at.from);
	     i < d->n_words && d->words[i].from < g->at.to; i++) {
		size_t at = d->words[i].from, end = at + d->words[i].n;
		size_t from = at - g->at.from, to = end - g->at.from;

		shift_add(&maker, &out, from,
		    (int64_t)map_from(map, at) - begin - (int64_t)from);
		shift_add(&maker, &out, to,
		    (int64_t)map_to(map, end) - begin - (int64_t)to);
	}
	if (out.n) {
		const struct value v[] = {
		    value_int(id), plan(p), value_bytes(out.p, out.n)};

		rc = row(p, WRITE_PASSAGE_SHIFT, v, COUNT(v), NULL);
	}
	buf_release(&out);
	return rc;
}

static enum rc
put_passages(struct put *p)
{
	enum rc rc = RC_OK;

	for (size_t i = 0; rc == RC_OK && i < p->doc->n_passages; i++) {
		const struct passage *g = &p->doc->passages[i];
		struct str s = document_str(p->doc, g->at);
		const struct value v[] = {plan(p), value_int((int64_t)i + 1),
		    value_text(g->section), value_text(g->ref),
		    value_text(passage_kind_name(g->kind)),
		    value_piece(s.p, s.n), value_int((int64_t)g->line),
		    byte_from(p, g->at), byte_to(p, g->at)};

		rc = row(p, WRITE_PASSAGE, v, COUNT(v), &p->passage[i]);
		if (rc == RC_OK &&
		    !map_is_plain(&p->doc->map, g->at.from, g->at.to))
			rc = put_shifts(p, g, p->passage[i]);
	}
	return rc;
}

static enum rc
put_header(struct put *p)
{
	enum rc rc = RC_OK;

	for (int i = 0; rc == RC_OK && i < FIELD_COUNT; i++) {
		const struct field *f = &p->facts->field[i];
		const struct value v[] = {plan(p),
		    value_text(field_name((enum field_id)i)),
		    value_text(f->value), passage(p, f->at),
		    byte_from(p, f->at), byte_to(p, f->at),
		    value_text(f->rule)};

		if (f->value)
			rc = row(p, WRITE_HEADER, v, COUNT(v), NULL);
	}
	return rc;
}

static enum rc
put_mention(struct put *p, const struct mention *m)
{
	const struct authority_movement *known =
	    resolve_movement(p->authority, m);
	int64_t movement;
	enum rc rc = known ? writer_movement(p->w, known->key, known->name,
				 known->kind ? known->kind : m->kind,
				 known->sponsor, true, &movement, p->err)
			   : writer_movement(p->w, m->key, m->name, m->kind,
				 NULL, false, &movement, p->err);
	if (rc)
		return rc;

	const struct value v[] = {value_int(movement), plan(p),
	    passage(p, m->at), value_text(m->name),
	    value_text(known ? known->key : m->key), value_text(m->long_key),
	    value_text(m->kind), value_text(m->launcher), byte_from(p, m->at),
	    byte_to(p, m->at), value_text(m->rule)};
	return row(p, WRITE_MENTION, v, COUNT(v), NULL);
}

/* The key that a movement of these words has. */
static const char *
name_key(struct put *p, const char *text)
{
	struct buf b = BUF_INIT;
	const struct authority_movement *known;
	const char *key;

	fold_key(text, strlen(text), &b);
	known = authority_find_movement(p->authority, buf_cstr(&b));
	key = known ? known->key
		    : arena_strndup(&p->doc->arena, buf_cstr(&b), b.n);
	buf_release(&b);
	return key;
}

static enum rc
put_name(struct put *p, const struct words *n)
{
	const struct value v[] = {plan(p), passage(p, n->at),
	    value_text(n->field), value_text(n->text),
	    value_text(name_key(p, n->text)), value_null(), byte_from(p, n->at),
	    byte_to(p, n->at), value_text(n->rule)};

	return row(p, WRITE_OTHER_NAME, v, COUNT(v), NULL);
}

static enum rc
put_theme(struct put *p, const struct theme *t)
{
	const struct value v[] = {plan(p), passage(p, t->at),
	    value_text(t->scope), value_text(t->text), value_text(t->key),
	    byte_from(p, t->at), byte_to(p, t->at), value_text(t->rule)};

	return row(p, WRITE_THEME, v, COUNT(v), NULL);
}

static enum rc
put_phase(struct put *p, const struct phase *h)
{
	const struct value v[] = {plan(p), passage(p, h->at),
	    h->n ? value_int(h->n) : value_null(), value_text(h->unit),
	    value_text(h->from), value_text(h->to), value_text(h->theme),
	    value_text(h->text), byte_from(p, h->at), byte_to(p, h->at),
	    value_text(h->rule)};

	return row(p, WRITE_PHASE, v, COUNT(v), NULL);
}

static enum rc
put_anniversary(struct put *p, const struct anniversary *a)
{
	const struct authority_event *known =
	    authority_find_event(p->authority, a->key);
	const struct value v[] = {plan(p), passage(p, a->at),
	    value_int(a->years), value_text(a->event),
	    value_text(known ? known->key : a->key), value_text(a->from),
	    value_text(a->to),
	    a->holds < 0 ? value_null() : value_int(a->holds),
	    byte_from(p, a->at), byte_to(p, a->at), value_text(a->rule)};

	return row(p, WRITE_ANNIVERSARY, v, COUNT(v), NULL);
}

static enum rc
put_citation(struct put *p, const struct citation *c)
{
	const struct value v[] = {plan(p), passage(p, c->at),
	    value_text(c->type), value_text(c->number), value_text(c->name),
	    value_text(c->date), value_text(c->issuer), byte_from(p, c->at),
	    byte_to(p, c->at), value_text(c->rule)};

	return row(p, WRITE_CITATION, v, COUNT(v), NULL);
}

static enum rc
put_target(struct put *p, const struct target *t)
{
	const struct value v[] = {plan(p), passage(p, t->at),
	    value_text(t->relation), value_real(t->value), value_text(t->unit),
	    value_text(t->text), byte_from(p, t->at), byte_to(p, t->at),
	    value_text(t->rule)};

	return row(p, WRITE_TARGET, v, COUNT(v), NULL);
}

static enum rc
put_words(struct put *p, enum write what, const struct words *w)
{
	const struct value v[] = {plan(p), passage(p, w->at),
	    value_text(w->text), byte_from(p, w->at), byte_to(p, w->at),
	    value_text(w->rule)};

	return row(p, what, v, COUNT(v), NULL);
}

static enum rc
put_definition(struct put *p, const struct definition *d)
{
	const struct value v[] = {plan(p), passage(p, d->at),
	    value_text(d->form), value_text(d->full), value_text(d->form_key),
	    value_text(d->full_key), byte_from(p, d->at), byte_to(p, d->at),
	    value_text(d->rule)};

	return row(p, WRITE_ABBREVIATION, v, COUNT(v), NULL);
}

static enum rc
put_finding(struct put *p, const struct words *w)
{
	const struct value v[] = {plan(p), passage(p, w->at),
	    value_text(w->kind), value_text(w->field), value_text(w->text),
	    byte_from(p, w->at), byte_to(p, w->at), value_text(w->rule)};

	return row(p, WRITE_FINDING, v, COUNT(v), NULL);
}

static enum rc
put_flag(struct put *p, const struct flag *f)
{
	const struct value v[] = {plan(p),
	    f->at.to ? passage(p, f->at) : value_null(), value_text(f->code),
	    value_text(f->detail)};

	return row(p, WRITE_FLAG, v, COUNT(v), NULL);
}

static enum rc
put_facts(struct put *p)
{
	const struct facts *f = p->facts;
	enum rc rc = RC_OK;

	for (size_t i = 0; rc == RC_OK && i < f->mentions.n; i++)
		rc = put_mention(p, &f->mentions.v[i]);
	for (size_t i = 0; rc == RC_OK && i < f->names.n; i++)
		rc = put_name(p, &f->names.v[i]);
	for (size_t i = 0; rc == RC_OK && i < f->themes.n; i++)
		rc = put_theme(p, &f->themes.v[i]);
	for (size_t i = 0; rc == RC_OK && i < f->phases.n; i++)
		rc = put_phase(p, &f->phases.v[i]);
	for (size_t i = 0; rc == RC_OK && i < f->anniversaries.n; i++)
		rc = put_anniversary(p, &f->anniversaries.v[i]);
	for (size_t i = 0; rc == RC_OK && i < f->citations.n; i++)
		rc = put_citation(p, &f->citations.v[i]);
	for (size_t i = 0; rc == RC_OK && i < f->targets.n; i++)
		rc = put_target(p, &f->targets.v[i]);
	for (size_t i = 0; rc == RC_OK && i < f->recipients.n; i++)
		rc = put_words(p, WRITE_RECIPIENT, &f->recipients.v[i]);
	for (size_t i = 0; rc == RC_OK && i < f->audiences.n; i++)
		rc = put_words(p, WRITE_AUDIENCE, &f->audiences.v[i]);
	for (size_t i = 0; rc == RC_OK && i < f->definitions.n; i++)
		rc = put_definition(p, &f->definitions.v[i]);
	for (size_t i = 0; rc == RC_OK && i < f->findings.n; i++)
		rc = put_finding(p, &f->findings.v[i]);
	for (size_t i = 0; rc == RC_OK && i < f->flags.n; i++)
		rc = put_flag(p, &f->flags.v[i]);
	return rc;
}

enum rc
put_document(struct writer *w, struct document *doc, const struct facts *facts,
    const struct authority *authority, const char *reading, struct err *err)
{
	struct put p = {.w = w,
	    .doc = doc,
	    .facts = facts,
	    .authority = authority,
	    .reading = reading,
	    .err = err};
	enum rc rc;

	p.passage = arena_alloc(
	    &doc->arena, (doc->n_passages + 1) * sizeof(*p.passage));
	rc = put_plan(&p);
	if (rc == RC_OK)
		rc = put_years(&p);
	if (rc == RC_OK)
		rc = put_passages(&p);
	if (rc == RC_OK)
		rc = put_header(&p);
	if (rc == RC_OK)
		rc = put_facts(&p);
	return rc;
}
