/*
 * opt.c - options by getopt_long, from rows of a table.
 *
 * getopt_long cuts the words (clusters, =VALUE, abbreviations, permutation);
 * what it finds is told apart by number: a letter is itself, a long option
 * LONG plus its row.
 */
#define _GNU_SOURCE
#include "core/cli/opt.h"

#include "core/base/mem.h"
#include "core/base/str.h"
#include "core/cli/suggest.h"
#include "core/text/width.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum { LONG = 256 };

struct parser {
	const struct opt *opts;
	size_t n;
	char **argv;
	struct option *longs;
	struct buf shorts;
};

static bool
takes_value(const struct opt *o)
{
	return o->kind != OPT_FLAG;
}

/* The leading ':' makes getopt tell a missing value from an unknown name. */
static void
fill_tables(struct parser *p)
{
	size_t i;

	p->longs = mem_alloc((p->n + 1) * sizeof(*p->longs));
	buf_addc(&p->shorts, ':');
	for (i = 0; i < p->n; i++) {
		const struct opt *o = &p->opts[i];

		p->longs[i].name = o->name;
		p->longs[i].has_arg =
		    takes_value(o) ? required_argument : no_argument;
		p->longs[i].val = LONG + (int)i;
		if (!o->letter)
			continue;
		buf_addc(&p->shorts, o->letter);
		if (takes_value(o))
			buf_addc(&p->shorts, ':');
	}
}

static const struct opt *
row_of(const struct parser *p, int code)
{
	size_t i;

	if (code >= LONG)
		return &p->opts[code - LONG];
	for (i = 0; i < p->n; i++)
		if (p->opts[i].letter == code)
			return &p->opts[i];
	abort(); /* getopt gives letters that are ours */
}

static enum rc
set_number(const struct opt *o, const char *value, struct err *err)
{
	char *end;
	long n;

	errno = 0;
	n = strtol(value, &end, 10);
	if (errno || end == value || *end || n < o->min || n > o->max)
		return err_set(err, RC_USAGE,
		    "--%s needs a number from %ld to %ld, not \"%s\"", o->name,
		    o->min, o->max, value);
	*(long *)o->into = n;
	return RC_OK;
}

static enum rc
set_value(const struct opt *o, const char *value, struct err *err)
{
	struct opt_list *list;

	switch (o->kind) {
	case OPT_FLAG:
		*(bool *)o->into = true;
		break;
	case OPT_TEXT:
		*(const char **)o->into = value;
		break;
	case OPT_NUMBER:
		return set_number(o, value, err);
	case OPT_LIST:
		list = o->into;
		ARR_GROW(list->v, list->n, list->cap);
		list->v[list->n++] = value;
		break;
	}
	return RC_OK;
}

/* --li where there are --limit and --list. */
static bool
name_ambiguous(const struct parser *p, const char *name, struct err *err)
{
	struct buf found = BUF_INIT;
	size_t i, n = 0;

	for (i = 0; i < p->n; i++)
		if (strncmp(p->opts[i].name, name, strlen(name)) == 0)
			buf_addf(&found, "%s--%s", n++ ? " or " : "",
			    p->opts[i].name);
	if (n > 1)
		(void)err_set(err, RC_USAGE, "--%s could mean %s", name,
		    buf_cstr(&found));
	buf_release(&found);
	return n > 1;
}

static const char *
nearest(const struct parser *p, const char *name)
{
	const char **names = mem_alloc(p->n * sizeof(*names)), *found;
	size_t i;

	for (i = 0; i < p->n; i++)
		names[i] = p->opts[i].name;
	found = suggest_name(name, names, p->n);
	free(names);
	return found;
}

static enum rc
unknown_long(const struct parser *p, const char *word, struct err *err)
{
	char *name = mem_strndup(word + 2, strcspn(word + 2, "="));
	const char *meant;

	if (!name_ambiguous(p, name, err)) {
		meant = nearest(p, name);
		(void)err_set(err, RC_USAGE, "unknown option --%s%s%s%s", name,
		    meant ? "; did you mean --" : "", meant ? meant : "",
		    meant ? "?" : "");
	}
	free(name);
	return RC_USAGE;
}

static enum rc
unknown_letter(int letter, struct err *err)
{
	if (letter <= ' ' || letter >= 0x7F)
		return err_set(err, RC_USAGE,
		    "unknown option letter (byte 0x%02X)", letter & 0xFFu);
	return err_set(err, RC_USAGE, "unknown option -%c", letter);
}

/* What getopt stopped at, told by optopt: 0 a long name, a letter, or the
 * number of a long flag that was given a value. */
static enum rc
refuse(const struct parser *p, struct err *err)
{
	if (optopt == 0)
		return unknown_long(p, p->argv[optind - 1], err);
	if (optopt >= LONG)
		return err_set(err, RC_USAGE, "--%s takes no value",
		    row_of(p, optopt)->name);
	return unknown_letter(optopt, err);
}

static enum rc
missing_value(const struct parser *p, struct err *err)
{
	if (optopt < LONG)
		return err_set(err, RC_USAGE, "-%c needs a value", optopt);
	return err_set(
	    err, RC_USAGE, "--%s needs a value", row_of(p, optopt)->name);
}

static enum rc
take(const struct parser *p, int code, struct err *err)
{
	if (code == '?')
		return refuse(p, err);
	if (code == ':')
		return missing_value(p, err);
	return set_value(row_of(p, code), optarg, err);
}

enum rc
opt_parse(const struct opt *opts, size_t n, int argc, char **argv, char ***rest,
    int *nrest, struct err *err)
{
	struct parser p = {opts, n, argv, NULL, BUF_INIT};
	enum rc rc = RC_OK;
	int code;

	fill_tables(&p);
	opterr = 0;
	optind = 0; /* glibc: forget an earlier, perhaps unfinished, run */
	while (rc == RC_OK && (code = getopt_long(argc, argv,
				   buf_cstr(&p.shorts), p.longs, NULL)) != -1)
		rc = take(&p, code, err);
	*rest = argv + optind;
	*nrest = argc - optind;
	free(p.longs);
	buf_release(&p.shorts);
	return rc;
}

enum { INDENT = 2, GAP = 2, WIDEST_LABEL = 30, NARROWEST_HELP = 24 };

static void
add_label(struct buf *out, const struct opt *o)
{
	if (o->letter)
		buf_addf(out, "%*s-%c, --%s", INDENT, "", o->letter, o->name);
	else
		buf_addf(out, "%*s    --%s", INDENT, "", o->name);
	if (o->arg)
		buf_addf(out, " %s", o->arg);
}

/* The column in which the help texts begin. A label that is too long for it
 * has its help on the next line. */
static size_t
help_column(const struct opt *opts, size_t n)
{
	struct buf label = BUF_INIT;
	size_t i, w, left = 0;

	for (i = 0; i < n; i++) {
		buf_reset(&label);
		add_label(&label, &opts[i]);
		w = width_of(str_of(label.p));
		if (w > left && w <= WIDEST_LABEL)
			left = w;
	}
	buf_release(&label);
	return left + GAP;
}

static void
help_row(const struct opt *o, size_t left, size_t max, FILE *f)
{
	struct buf label = BUF_INIT;
	struct str help = str_of(o->help), line;
	size_t used;

	add_label(&label, o);
	used = width_of(str_of(label.p));
	(void)fputs(label.p, f);
	if (used + GAP > left) {
		(void)fputc('\n', f);
		used = 0;
	}
	do {
		line = width_line(&help, max);
		(void)fprintf(f, "%*s%.*s\n", (int)(left - used), "",
		    (int)line.n, line.n ? line.p : "");
		used = 0;
	} while (help.n);
	buf_release(&label);
}

void
opt_help(const struct opt *opts, size_t n, size_t width, FILE *f)
{
	size_t i, left = help_column(opts, n), max = 0;

	if (width)
		max = width > left + NARROWEST_HELP ? width - left
						    : NARROWEST_HELP;
	for (i = 0; i < n; i++)
		help_row(&opts[i], left, max, f);
}
