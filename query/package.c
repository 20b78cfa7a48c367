/* package.c - a descriptor, property by property. */
#include "query/package.h"

#include "core/base/mem.h"
#include "core/base/version.h"
#include "core/text/valid.h"

#include <jansson.h>
#include <stdlib.h>

struct package {
	json_t *root, *resources;
	bool failed;
};

static json_t *
text(struct package *p, const char *s)
{
	struct buf valid = BUF_INIT;
	json_t *json;

	valid_add(&valid, str_of(s));
	json = json_stringn(buf_cstr(&valid), valid.n);
	p->failed = p->failed || !json;
	buf_release(&valid);
	return json;
}

/* Takes value over, as all below do. */
static void
set(struct package *p, json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new(object, key, value) != 0)
		p->failed = true;
}

static void
set_text(struct package *p, json_t *object, const char *key, const char *s)
{
	if (s && *s)
		set(p, object, key, text(p, s));
}

static void
add(struct package *p, json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) != 0)
		p->failed = true;
}

static json_t *
plans(struct package *p, const struct provenance_plans *v)
{
	json_t *o = json_object();

	set(p, o, "plans", json_integer((json_int_t)v->n));
	set_text(p, o, "sha256", v->digest.hex);
	return o;
}

static json_t *
made_from(struct package *p, const char *command, const struct provenance *from)
{
	json_t *o = json_object(), *versions = json_object(),
	       *index = json_object();

	set_text(p, o, "command", command);
	set_text(p, versions, "thidua", THIDUA_VERSION);
	set_text(p, versions, "SQLite", from->sqlite);
	set_text(p, versions, "PCRE2", from->pcre2);
	set_text(p, versions, "utf8proc", from->utf8proc);
	set(p, o, "versions", versions);
	set_text(p, index, "thidua", from->version);
	set_text(p, index, "rules", from->rules);
	set_text(p, index, "authority", from->authority);
	set(p, o, "index", index);
	set(p, o, "corpus", plans(p, &from->all));
	set(p, o, "asked", plans(p, &from->asked));
	return o;
}

struct package *
package_new(const char *name, const char *title, const char *command,
    const struct provenance *from)
{
	struct package *p = mem_alloc(sizeof(*p));

	p->root = json_object();
	p->resources = json_array();
	set_text(p, p->root, "profile", "tabular-data-package");
	set_text(p, p->root, "name", name);
	set_text(p, p->root, "title", title);
	set(p, p->root, "thidua", made_from(p, command, from));
	set(p, p->root, "resources", p->resources);
	return p;
}

void
package_free(struct package *p)
{
	if (!p)
		return;
	json_decref(p->root);
	free(p);
}

static const char *
type_name(enum cell_type type)
{
	if (type == CELL_INT)
		return "integer";
	return type == CELL_REAL ? "number" : "string";
}

static json_t *
fields(struct package *p, const struct described *what)
{
	json_t *v = json_array();

	for (size_t i = 0; i < what->n; i++) {
		json_t *o = json_object();

		set_text(p, o, "name", what->v[i].name);
		set_text(p, o, "type", type_name(what->v[i].type));
		set_text(p, o, "description", what->v[i].doc);
		add(p, v, o);
	}
	return v;
}

static json_t *
primary_key(struct package *p, const struct described *what)
{
	json_t *v = json_array();

	for (size_t i = 0; i < what->n; i++)
		if (what->v[i].key)
			add(p, v, text(p, what->v[i].name));
	return v;
}

static json_t *
foreign_keys(struct package *p, const struct described *what)
{
	json_t *v = json_array();

	for (size_t i = 0; i < what->n; i++) {
		const struct field *f = &what->v[i];
		json_t *o, *to, *from_names, *to_names;

		if (!f->table)
			continue;
		o = json_object(), to = json_object();
		from_names = json_array(), to_names = json_array();
		add(p, from_names, text(p, f->name));
		add(p, to_names, text(p, f->column));
		set(p, o, "fields", from_names);
		set_text(p, to, "resource", f->table);
		set(p, to, "fields", to_names);
		set(p, o, "reference", to);
		add(p, v, o);
	}
	return v;
}

static void
set_list(struct package *p, json_t *object, const char *key, json_t *list)
{
	if (json_array_size(list))
		set(p, object, key, list);
	else
		json_decref(list);
}

static json_t *
schema(struct package *p, const struct resource *r)
{
	json_t *o = json_object(), *missing = json_array();

	set(p, o, "fields", fields(p, r->what));
	if (!r->no_nulls)
		add(p, missing, json_string(""));
	set(p, o, "missingValues", missing);
	set_list(p, o, "primaryKey", primary_key(p, r->what));
	set_list(p, o, "foreignKeys", foreign_keys(p, r->what));
	return o;
}

static void
set_report(struct package *p, json_t *o, const struct resource *r)
{
	struct digest query;
	struct buf hash = BUF_INIT;
	json_t *notes = json_array();

	for (size_t i = 0; i < r->what->notes.n; i++)
		add(p, notes, text(p, r->what->notes.v[i]));
	set_list(p, o, "notes", notes);
	if (r->report) {
		digest_text(&query, str_of(r->report->body.sql));
		buf_addf(&hash, "sha256:%s", query.hex);
		set_text(p, o, "query", buf_cstr(&hash));
	}
	buf_release(&hash);
}

void
package_add(struct package *p, const struct resource *r)
{
	struct buf hash = BUF_INIT;
	json_t *o = json_object();

	set_text(p, o, "profile", "tabular-data-resource");
	set_text(p, o, "name", r->name);
	set_text(p, o, "path", r->path);
	set_text(p, o, "title", r->what->title);
	set_text(p, o, "description", r->doc);
	set_text(p, o, "format", "csv");
	set_text(p, o, "mediatype", "text/csv");
	set_text(p, o, "encoding", "utf-8");
	set(p, o, "bytes", json_integer(r->digest.bytes));
	buf_addf(&hash, "sha256:%s", r->digest.hex);
	set_text(p, o, "hash", buf_cstr(&hash));
	set(p, o, "rows", json_integer((json_int_t)r->what->rows));
	set_report(p, o, r);
	set(p, o, "schema", schema(p, r));
	add(p, p->resources, o);
	buf_release(&hash);
}

static int
take(const char *s, size_t n, void *out)
{
	buf_add(out, s, n);
	return 0;
}

bool
package_text(const struct package *p, struct buf *out)
{
	if (p->failed ||
	    json_dump_callback(p->root, take, out, JSON_INDENT(2)) != 0)
		return false;
	buf_addc(out, '\n');
	return true;
}
