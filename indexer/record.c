/* record.c - plan records through libjansson. */
#include "indexer/record.h"

#include "core/base/mem.h"
#include "indexer/resolve.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static json_t *
text(const char *s)
{
	return s ? json_string(s) : json_null();
}

static void
put(json_t *o, const char *key, json_t *value)
{
	if (json_object_set_new(o, key, value) != 0)
		abort(); /* a key of ours that is no UTF-8 */
}

/* [from, to) in the bytes of the source file. */
static json_t *
span_json(const struct document *doc, struct span at)
{
	return json_pack("[I,I]", (json_int_t)map_from(&doc->map, at.from),
	    (json_int_t)map_to(&doc->map, at.to));
}

static void
put_place(
    json_t *o, const struct document *doc, struct span at, const char *rule)
{
	put(o, "span", span_json(doc, at));
	put(o, "line",
	    json_integer(
		(json_int_t)doc->passages[document_passage(doc, at.from)]
		    .line));
	put(o, "rule", text(rule));
}

static void
put_fields(json_t *o, const struct document *doc, const struct facts *f)
{
	json_t *places = json_object();

	for (int i = 0; i < FIELD_COUNT; i++) {
		const struct field *field = &f->field[i];
		json_t *at;

		if (!field->value)
			continue;
		at = json_object();
		put_place(at, doc, field->at, field->rule);
		put(places, field_name((enum field_id)i), at);
	}
	put(o, "evidence", places);
}

/* A year as a number, a span as text. */
static json_t *
year_json(const char *year)
{
	if (!year)
		return json_null();
	return strchr(year, '-') ? json_string(year) : json_integer(atoi(year));
}

static void
put_header(json_t *o, const struct document *doc, const struct facts *f)
{
	put(o, "source", text(doc->path));
	put(o, "sha256", text(doc->digest.hex));
	put(o, "encoding", text(doc->encoding));
	put(o, "number", text(f->field[FIELD_NUMBER].value));
	put(o, "issued", text(f->field[FIELD_ISSUED].value));
	put(o, "place", text(f->field[FIELD_PLACE].value));
	put(o, "issuer", text(f->field[FIELD_ISSUER].value));
	put(o, "level", text(f->level));
	put(o, "signer", text(f->field[FIELD_SIGNER].value));
	put(o, "title", text(f->field[FIELD_TITLE].value));
	put(o, "year", year_json(f->field[FIELD_YEAR].value));
	put(o, "year_basis", text(f->year_basis));
}

static json_t *
themes_json(const struct document *doc, const struct facts *f)
{
	json_t *list = json_array();

	for (size_t i = 0; i < f->themes.n; i++) {
		const struct theme *t = &f->themes.v[i];
		json_t *o = json_object();

		put(o, "scope", text(t->scope));
		put(o, "text", text(t->text));
		put_place(o, doc, t->at, t->rule);
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *
mentions_json(const struct document *doc, const struct facts *f,
    const struct authority *a, const char *key)
{
	json_t *list = json_array();

	for (size_t i = 0; i < f->mentions.n; i++) {
		const struct mention *m = &f->mentions.v[i];
		json_t *o;

		if (strcmp(resolve_key(a, m), key) != 0)
			continue;
		o = json_object();
		put(o, "name", text(m->name));
		put_place(o, doc, m->at, m->rule);
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *
movements_json(const struct document *doc, const struct facts *f,
    const struct authority *a)
{
	struct arena arena = ARENA_INIT;
	json_t *list = json_array();
	size_t n;
	struct named *v = resolve_movements(a, f, &arena, &n);

	for (size_t i = 0; i < n; i++) {
		json_t *o = json_object();

		put(o, "name", text(v[i].name));
		put(o, "canonical", text(v[i].canonical));
		put(o, "kind", text(v[i].kind));
		put(o, "launcher", text(v[i].launcher));
		put(o, "mentions", mentions_json(doc, f, a, v[i].key));
		json_array_append_new(list, o);
	}
	arena_release(&arena);
	return list;
}

static json_t *
phases_json(const struct document *doc, const struct facts *f)
{
	json_t *list = json_array();

	for (size_t i = 0; i < f->phases.n; i++) {
		const struct phase *p = &f->phases.v[i];
		json_t *o = json_object();

		put(o, "n", p->n ? json_integer(p->n) : json_null());
		put(o, "unit", text(p->unit));
		put(o, "from", text(p->from));
		put(o, "to", text(p->to));
		put(o, "theme", text(p->theme));
		put_place(o, doc, p->at, p->rule);
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *
anniversaries_json(const struct document *doc, const struct facts *f)
{
	json_t *list = json_array();

	for (size_t i = 0; i < f->anniversaries.n; i++) {
		const struct anniversary *a = &f->anniversaries.v[i];
		json_t *o = json_object();

		put(o, "years", json_integer(a->years));
		put(o, "event", text(a->event));
		put(o, "from", text(a->from));
		put(o, "to", text(a->to));
		put(o, "holds",
		    a->holds < 0 ? json_null() : json_boolean(a->holds));
		put_place(o, doc, a->at, a->rule);
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *
citations_json(const struct document *doc, const struct facts *f)
{
	json_t *list = json_array();

	for (size_t i = 0; i < f->citations.n; i++) {
		const struct citation *c = &f->citations.v[i];
		json_t *o = json_object();

		put(o, "type", text(c->type));
		put(o, "number", text(c->number));
		put(o, "name", text(c->name));
		put(o, "date", text(c->date));
		put(o, "issuer", text(c->issuer));
		put_place(o, doc, c->at, c->rule);
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *
targets_json(const struct document *doc, const struct facts *f)
{
	json_t *list = json_array();

	for (size_t i = 0; i < f->targets.n; i++) {
		const struct target *t = &f->targets.v[i];
		json_t *o = json_object();

		put(o, "relation", text(t->relation));
		put(o, "value", json_real(t->value));
		put(o, "unit", text(t->unit));
		put(o, "text", text(t->text));
		put_place(o, doc, t->at, t->rule);
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *
words_json(const struct document *doc, const struct words *v, size_t n)
{
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++) {
		json_t *o = json_object();

		if (v[i].kind) {
			put(o, "kind", text(v[i].kind));
			put(o, "field", text(v[i].field));
		}
		put(o, "text", text(v[i].text));
		put_place(o, doc, v[i].at, v[i].rule);
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *
names_json(const struct document *doc, const struct facts *f)
{
	json_t *list = json_array();

	for (size_t i = 0; i < f->names.n; i++) {
		const struct words *n = &f->names.v[i];
		json_t *o = json_object();

		put(o, "role", text(n->field));
		put(o, "name", text(n->text));
		put_place(o, doc, n->at, n->rule);
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *
definitions_json(const struct document *doc, const struct facts *f)
{
	json_t *list = json_array();

	for (size_t i = 0; i < f->definitions.n; i++) {
		const struct definition *d = &f->definitions.v[i];
		json_t *o = json_object();

		put(o, "short", text(d->form));
		put(o, "long", text(d->full));
		put_place(o, doc, d->at, d->rule);
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *
flags_json(const struct facts *f)
{
	json_t *list = json_array();

	for (size_t i = 0; i < f->flags.n; i++) {
		json_t *o = json_object();

		put(o, "code", text(f->flags.v[i].code));
		put(o, "detail", text(f->flags.v[i].detail));
		json_array_append_new(list, o);
	}
	return list;
}

char *
record_json(const struct document *doc, const struct facts *f,
    const struct authority *a)
{
	json_t *o = json_object();
	char *line;

	put_header(o, doc, f);
	put_fields(o, doc, f);
	put(o, "themes", themes_json(doc, f));
	put(o, "movements", movements_json(doc, f, a));
	put(o, "phases", phases_json(doc, f));
	put(o, "anniversaries", anniversaries_json(doc, f));
	put(o, "citations", citations_json(doc, f));
	put(o, "targets", targets_json(doc, f));
	put(o, "recipients", words_json(doc, f->recipients.v, f->recipients.n));
	put(o, "audiences", words_json(doc, f->audiences.v, f->audiences.n));
	put(o, "abbreviations", definitions_json(doc, f));
	put(o, "other_names", names_json(doc, f));
	put(o, "findings", words_json(doc, f->findings.v, f->findings.n));
	put(o, "flags", flags_json(f));
	line = json_dumps(o, JSON_COMPACT | JSON_REAL_PRECISION(15));
	json_decref(o);
	return mem_need(line);
}
