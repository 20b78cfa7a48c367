/* rules_compile.c - the text of a rule: its header, and its machine code. */
#include "indexer/rules_impl.h"

#include "core/base/pattern.h"
#include "indexer/define.h"

#include <string.h>

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
enum rc
rules_compile(struct rules *rules, const char *pieces, struct err *err)
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
