/* rules.c - loading rules: files, headers, compiling. */
#include "indexer/rules_impl.h"

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/base/pattern.h"
#include "core/text/utf8.h"
#include "indexer/define.h"

#include <dirent.h>
#include <errno.h>
#include <sha256.h>
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

static int
by_name(const void *a, const void *b)
{
	const struct rule *x = a, *y = b;

	return strcmp(x->name, y->name);
}

/* Compiling */

static const char *const zone_names[ZONE_COUNT] = {
    [ZONE_HEAD] = "head",
    [ZONE_TITLE] = "title",
    [ZONE_BODY] = "body",
    [ZONE_TAIL] = "tail",
};

static enum rc
read_zones(
    struct rule *r, const char *list, size_t n, int line, struct err *err)
{
	const char *end = list + n;

	for (;;) {
		size_t k = 0;
		int z;

		while (list < end && strchr(" ,\t\r", *list))
			list++;
		if (list == end)
			return RC_OK;
		while (list + k < end && !strchr(" ,\t\r", list[k]))
			k++;
		if (k == 4 && strncmp(list, "none", k) == 0) {
			r->asked = true;
			list += k;
			continue;
		}
		for (z = 0; z < ZONE_COUNT; z++)
			if (strlen(zone_names[z]) == k &&
			    strncmp(zone_names[z], list, k) == 0)
				break;
		if (z == ZONE_COUNT)
			return err_set(err, RC_USAGE,
			    "%s:%d: unknown zone \"%.*s\"; a zone is head, "
			    "title, body or tail",
			    r->file, line, (int)k, list);
		r->zones |= 1U << z;
		list += k;
	}
}

/* Reads `# zone: ...` from the first comment block. */
static enum rc
read_header(struct rule *r, struct err *err)
{
	static const char key[] = "# zone:";
	const char *p = r->text, *end;
	enum rc rc = RC_OK;
	int line;

	for (line = 1; *p == '#' && rc == RC_OK; line++) {
		end = p + strcspn(p, "\n");
		if (strncmp(p, key, sizeof(key) - 1) == 0)
			rc = read_zones(r, p + sizeof(key) - 1,
			    (size_t)(end - p) - (sizeof(key) - 1), line, err);
		p = end + (*end == '\n');
	}
	if (!r->zones && !r->asked)
		r->zones = (1U << ZONE_COUNT) - 1;
	return rc;
}

/* The error at an offset of the rule's own text, for a person. */
static enum rc
pattern_error(const struct rule *r, size_t at, int code, struct err *err)
{
	size_t line = 1, start = 0, end;
	PCRE2_UCHAR why[256];

	if (at > r->size)
		at = r->size;
	for (size_t i = 0; i < at; i++)
		if (r->text[i] == '\n') {
			line++;
			start = i + 1;
		}
	end = start + strcspn(r->text + start, "\n");
	(void)pcre2_get_error_message(code, why, sizeof(why));
	return err_set(err, RC_USAGE, "%s:%zu:%zu: %s, in: %.*s", r->file, line,
	    at - start + 1, (const char *)why,
	    (int)(end - start < 120 ? end - start : 120), r->text + start);
}

static struct rule *
find_rule(struct rules *rules, const char *name)
{
	for (size_t i = 0; i < rules->n; i++)
		if (strcmp(rules->v[i].name, name) == 0)
			return &rules->v[i];
	return NULL;
}

/* Compiles shared, the DEFINE text, and what comes behind it; NULL where it
 * cannot be. */
static pcre2_code *
compile_text(
    struct str shared, struct str text, uint32_t more, int *code, size_t *at)
{
	const uint32_t options = PCRE2_UTF | PCRE2_EXTENDED | PCRE2_MULTILINE |
				 PCRE2_DUPNAMES | PCRE2_NO_UTF_CHECK |
				 PCRE2_NEVER_BACKSLASH_C;
	struct buf whole = BUF_INIT;
	pcre2_code *made;

	buf_add(&whole, shared.p, shared.n);
	buf_add(&whole, text.p, text.n);
	made = pattern_compile(whole.p, whole.n, options | more, code, at);
	buf_release(&whole);
	return made;
}

static enum rc
compile(struct rule *r, struct str shared, struct err *err)
{
	PCRE2_SIZE at;
	int code;

	r->code =
	    compile_text(shared, (struct str){r->text, r->size}, 0, &code, &at);
	if (!r->code)
		return pattern_error(
		    r, at > shared.n ? at - shared.n : 0, code, err);
	(void)pcre2_pattern_info(r->code, PCRE2_INFO_NAMETABLE, &r->groups);
	(void)pcre2_pattern_info(r->code, PCRE2_INFO_NAMECOUNT, &r->n_groups);
	(void)pcre2_pattern_info(
	    r->code, PCRE2_INFO_NAMEENTRYSIZE, &r->group_size);
	return RC_OK;
}

/* The pattern for places where nothing is gone on with: \G never holds. Gives
 * whether it stands in text at all. */
static bool
without_chain(struct str text, struct buf *out)
{
	bool any = false;

	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] != '\\' || i + 1 == text.n) {
			buf_addc(out, text.p[i]);
			continue;
		}
		if (text.p[++i] == 'G') {
			buf_adds(out, "(?!)");
			any = true;
		} else {
			buf_add(out, text.p + i - 1, 2);
		}
	}
	return any;
}

/* Compiles a rule, which compiled before, for single places. */
static void
compile_here(struct rule *r, struct str shared)
{
	struct str text = {r->text, r->size};
	struct buf single = BUF_INIT;
	size_t at;
	int code;

	if (without_chain(text, &single))
		r->again =
		    compile_text(shared, text, PCRE2_ANCHORED, &code, &at);
	r->here =
	    compile_text(shared, (struct str){buf_cstr(&single), single.n},
		PCRE2_ANCHORED, &code, &at);
	buf_release(&single);
}

/* Finds out where a rule's matches can begin. A rule that is only asked is
 * not looked for. */
static void
read_starts(struct rules *rules, struct rule *r, const struct define *pieces)
{
	const struct str text = {r->text, r->size};
	struct define *own;
	struct starts starts;

	r->pattern = NOWHERE;
	if (r->asked || !r->here)
		return;
	own = define_new(text);
	starts_read(&starts, text, own, pieces);
	if (!starts.anywhere && starts.chained == (r->again != NULL))
		r->pattern = finder_add(rules->finder, &starts);
	starts_release(&starts);
	define_free(own);
}

static bool
to_machine(pcre2_code *code)
{
	return !code || pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) == 0;
}

/* Machine code is made for what will be run. */
static void
compile_further(struct rule *r)
{
	r->machine = to_machine(r->again) && to_machine(r->here);
	if (r->pattern == NOWHERE)
		(void)to_machine(r->code);
}

static enum rc
compile_with(struct rules *rules, struct rule *r, const struct define *pieces,
    struct err *err)
{
	struct buf shared = BUF_INIT;
	struct str before;
	enum rc rc;

	define_select(pieces, (struct str){r->text, r->size}, &shared);
	before = (struct str){buf_cstr(&shared), shared.n};
	rc = compile(r, before, err);
	if (rc == RC_OK) {
		compile_here(r, before);
		read_starts(rules, r, pieces);
		compile_further(r);
	}
	buf_release(&shared);
	return rc;
}

/* define.pcre is compiled as a whole first, so that its errors name it. */
static enum rc
compile_all(struct rules *rules, const char *pieces, struct err *err)
{
	struct rule *define = find_rule(rules, "define");
	struct buf shared = BUF_INIT;
	struct define *d;
	enum rc rc = RC_OK;

	buf_adds(&shared, pieces);
	buf_addc(&shared, '\n');
	if (define)
		rc = compile(
		    define, (struct str){buf_cstr(&shared), shared.n}, err);
	if (define)
		buf_add(&shared, define->text, define->size);
	rules->finder = finder_new();
	d = define_new((struct str){buf_cstr(&shared), shared.n});
	for (size_t i = 0; rc == RC_OK && i < rules->n; i++) {
		struct rule *r = &rules->v[i];

		rc = read_header(r, err);
		if (rc == RC_OK && r != define)
			rc = compile_with(rules, r, d, err);
	}
	finder_pack(rules->finder);
	define_free(d);
	buf_release(&shared);
	return rc;
}

static void
make_hash(struct rules *rules, const char *pieces)
{
	SHA2_CTX sha;

	SHA256Init(&sha);
	SHA256Update(&sha, (const uint8_t *)pieces, strlen(pieces) + 1);
	for (size_t i = 0; i < rules->n; i++) {
		const struct rule *r = &rules->v[i];

		SHA256Update(
		    &sha, (const uint8_t *)r->name, strlen(r->name) + 1);
		SHA256Update(&sha, (const uint8_t *)r->text, r->size + 1);
	}
	(void)SHA256End(&sha, rules->hash);
}

static void
list_kinds(struct rules *rules)
{
	rules->kinds = mem_alloc((rules->n + 1) * sizeof(*rules->kinds));
	for (size_t i = 0; i < rules->n; i++) {
		const char *kind = rules->v[i].kind;
		size_t k;

		if (rules->v[i].asked)
			continue;
		for (k = 0; k < rules->n_kinds; k++)
			if (strcmp(rules->kinds[k], kind) == 0)
				break;
		if (k == rules->n_kinds)
			rules->kinds[rules->n_kinds++] = kind;
	}
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
	qsort(rules->v, rules->n, sizeof(*rules->v), by_name);
	if (rc == RC_OK)
		rc = compile_all(rules, pieces, err);
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
	return rules->hash;
}

const char *
rules_kind(const struct rules *rules, size_t i)
{
	return i < rules->n_kinds ? rules->kinds[i] : NULL;
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
