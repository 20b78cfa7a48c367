/* rules.c - the rules there are: built in, and of a folder. */
#include "indexer/rules_impl.h"

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/text/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { RULE_MAX_BYTES = 256 * 1024, RULE_SECONDS = 10 };

static bool
has_suffix(const char *name, const char *suffix)
{
	size_t n = strlen(name), k = strlen(suffix);

	return n > k && strcmp(name + n - k, suffix) == 0;
}

/* Takes text. */
static void
put_rule(
    struct rules *rules, const char *name, char *file, char *text, size_t size)
{
	struct rule *r = NULL;
	size_t n = strlen(name) - strlen(".pcre");

	for (size_t i = 0; i < rules->n; i++)
		if (strlen(rules->v[i].name) == n &&
		    strncmp(rules->v[i].name, name, n) == 0)
			r = &rules->v[i];
	if (r) {
		free(r->file);
		free(r->text);
	} else {
		ARR_GROW(rules->v, rules->n, rules->cap);
		r = &rules->v[rules->n++];
		*r = (struct rule){.name = mem_strndup(name, n)};
		r->kind = mem_strndup(r->name, strcspn(r->name, "-"));
	}
	r->file = file;
	r->text = text;
	r->size = size;
}

static void
add_built_in(struct rules *rules)
{
	for (const struct asset *a = assets_rules; a->name; a++)
		put_rule(rules, a->name, mem_strdup(a->name),
		    mem_strndup(a->data, a->size), a->size);
}

/* PCRE2 is told not to check; a byte order mark would hide the header. */
static enum rc
check_text(struct buf *text, const char *path, struct err *err)
{
	static const char bom[] = "\xEF\xBB\xBF";
	struct str s = {buf_cstr(text), text->n};
	size_t bad = utf8_check(s.p, s.n), line = 1;

	if (bad < s.n) {
		for (size_t i = 0; i < bad; i++)
			line += s.p[i] == '\n';
		return err_set(
		    err, RC_USAGE, "%s:%zu: invalid UTF-8", path, line);
	}
	if (str_starts(s, bom)) {
		memmove(text->p, text->p + strlen(bom), s.n - strlen(bom));
		buf_cut(text, s.n - strlen(bom));
	}
	buf_add(text, "", 0);
	return RC_OK;
}

static enum rc
add_file(
    struct rules *rules, const char *dir, const char *name, struct err *err)
{
	struct buf path = BUF_INIT, text = BUF_INIT;
	size_t size;
	enum rc rc;

	buf_addf(&path, "%s/%s", dir, name);
	rc = file_read(buf_cstr(&path), RULE_MAX_BYTES, &text, err);
	if (rc) {
		err_wrap(err, "%s", buf_cstr(&path));
		rc = err->rc = RC_USAGE;
	} else {
		rc = check_text(&text, buf_cstr(&path), err);
	}
	if (rc) {
		buf_release(&path);
		buf_release(&text);
		return rc;
	}
	size = text.n;
	put_rule(rules, name, buf_detach(&path), buf_detach(&text), size);
	return RC_OK;
}

static enum rc
add_folder(struct rules *rules, const char *dir, struct err *err)
{
	enum rc rc = RC_OK;
	struct dirent *e;
	size_t found = 0;
	DIR *d = opendir(dir);

	if (!d)
		return err_set(err, RC_USAGE,
		    "cannot open the rules folder "
		    "%s: %s",
		    dir, strerror(errno));
	while (rc == RC_OK && (e = readdir(d)))
		if (e->d_name[0] != '.' && has_suffix(e->d_name, ".pcre")) {
			rc = add_file(rules, dir, e->d_name, err);
			found++;
		}
	closedir(d);
	if (rc == RC_OK && found == 0)
		rc = err_set(err, RC_USAGE,
		    "no rule (a file NAME.pcre) in the folder %s", dir);
	return rc;
}

/* Rules of a kind stand together. */
static int
by_kind(const void *a, const void *b)
{
	const struct rule *x = a, *y = b;
	int order = strcmp(x->kind, y->kind);

	return order ? order : strcmp(x->name, y->name);
}

static void
make_hash(struct rules *rules, const char *pieces)
{
	struct digesting d;

	digest_begin(&d);
	digest_add(&d, (struct str){pieces, strlen(pieces) + 1});
	for (size_t i = 0; i < rules->n; i++) {
		const struct rule *r = &rules->v[i];

		digest_add(&d, (struct str){r->name, strlen(r->name) + 1});
		digest_add(&d, (struct str){r->text, r->size + 1});
	}
	digest_end(&d, &rules->digest);
}

static void
list_kinds(struct rules *rules)
{
	struct kind *k = NULL;

	rules->kinds = mem_alloc((rules->n + 1) * sizeof(*rules->kinds));
	for (size_t i = 0; i < rules->n; i++) {
		const struct rule *r = &rules->v[i];

		if (!k || strcmp(k->name, r->kind) != 0) {
			k = &rules->kinds[rules->n_kinds++];
			*k = (struct kind){.name = r->kind, .rules = r};
		}
		k->n++;
		k->looked_for |= !r->asked;
	}
}

static int
is_named(const void *name, const void *kind)
{
	return strcmp(name, ((const struct kind *)kind)->name);
}

const struct kind *
rules_of_kind(const struct rules *rules, const char *name)
{
	return bsearch(name, rules->kinds, rules->n_kinds,
	    sizeof(*rules->kinds), is_named);
}

enum rc
rules_load(
    struct rules **out, const char *dir, const char *pieces, struct err *err)
{
	struct rules *rules = mem_alloc(sizeof(*rules));
	enum rc rc = RC_OK;

	rules_allow(rules, RULE_SECONDS);
	add_built_in(rules);
	if (dir)
		rc = add_folder(rules, dir, err);
	qsort(rules->v, rules->n, sizeof(*rules->v), by_kind);
	if (rc == RC_OK)
		rc = rules_compile(rules, pieces, err);
	if (rc) {
		rules_free(rules);
		return rc;
	}
	make_hash(rules, pieces);
	list_kinds(rules);
	*out = rules;
	return RC_OK;
}

void
rules_free(struct rules *rules)
{
	if (!rules)
		return;
	for (size_t i = 0; i < rules->n; i++) {
		struct rule *r = &rules->v[i];

		pcre2_code_free(r->code);
		pcre2_code_free(r->here);
		pcre2_code_free(r->again);
		free(r->name);
		free(r->kind);
		free(r->file);
		free(r->text);
	}
	finder_free(rules->finder);
	free(rules->kinds);
	free(rules->v);
	free(rules);
}

const char *
rules_hash(const struct rules *rules)
{
	return rules->digest.hex;
}

const char *
rules_kind(const struct rules *rules, size_t i)
{
	for (size_t k = 0; k < rules->n_kinds; k++)
		if (rules->kinds[k].looked_for && i-- == 0)
			return rules->kinds[k].name;
	return NULL;
}

size_t
rules_count(const struct rules *rules)
{
	return rules->n;
}

const char *
rules_name(const struct rules *rules, size_t i)
{
	return rules->v[i].name;
}

void
rules_allow(struct rules *rules, double seconds)
{
	rules->seconds = seconds;
}
