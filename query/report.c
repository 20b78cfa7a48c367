/* report.c - reading the header of a report, line by line. */
#include "query/report.h"

#include "query/report_header.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum rc
source_error(const struct source *s, size_t offset, struct err *err,
    const char *fmt, ...)
{
	size_t i, line = 1, column = 1;
	char msg[sizeof(err->msg)];
	va_list ap;

	for (i = 0; i < offset && s->sql[i]; i++) {
		if (s->sql[i] == '\n')
			line++, column = 1;
		else if (((unsigned char)s->sql[i] & 0xC0) != 0x80)
			column++;
	}
	va_start(ap, fmt);
	(void)vsnprintf(msg, sizeof(msg), fmt, ap);
	va_end(ap);
	return err_set(
	    err, RC_USAGE, "%s:%zu:%zu: %s", s->file, line, column, msg);
}

/* Is line "-- key: value"? Then key and value are its parts. */
static bool
split_line(struct str line, struct str *key, struct str *value)
{
	size_t i = 0;

	while (i < line.n && line.p[i] >= 'a' && line.p[i] <= 'z')
		i++;
	if (i == 0 || i == line.n || line.p[i] != ':')
		return false;
	*key = (struct str){line.p, i};
	*value = str_trim((struct str){line.p + i + 1, line.n - i - 1});
	return true;
}

static size_t
leading_blanks(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] == ' ')
		n++;
	return n;
}

/* Begins e anew with the header line, or lengthens it. */
static enum rc
take_line(struct parser *p, struct entry *e, struct str line)
{
	size_t blanks = leading_blanks(line);
	struct str text = str_trim(line), key, value;
	enum rc rc;

	if (blanks >= 3 && e->key.n) {
		buf_addc(&e->value, ' ');
		buf_add(&e->value, text.p, text.n);
		return RC_OK;
	}
	rc = report_take(p, e);
	buf_reset(&e->value);
	e->key = STR_NULL;
	if (rc == RC_OK && split_line(text, &key, &value)) {
		e->key = key;
		e->at = (size_t)(value.p - p->report->body.sql);
		buf_add(&e->value, value.p, value.n);
	}
	return rc;
}

static enum rc
read_header(struct parser *p)
{
	struct entry e = {.value = BUF_INIT};
	const char *s = p->report->body.sql;
	enum rc rc = RC_OK;

	while (rc == RC_OK && *s) {
		struct str line = {s, strcspn(s, "\n")};
		struct str text = str_trim(line);

		if (text.n && !str_starts(text, "--"))
			break;
		if (text.n)
			rc = take_line(
			    p, &e, (struct str){text.p + 2, text.n - 2});
		s += line.n + (s[line.n] == '\n');
	}
	if (rc == RC_OK)
		rc = report_take(p, &e);
	buf_release(&e.value);
	return rc;
}

enum rc
report_parse(struct report *r, struct arena *a, const char *name,
    const char *file, const char *text, struct err *err)
{
	struct parser p = {r, a, STR_NULL, err};
	enum rc rc;

	memset(r, 0, sizeof(*r));
	r->name = arena_strdup(a, name);
	r->body.file = arena_strdup(a, file);
	r->body.sql = arena_strdup(a, text);
	rc = read_header(&p);
	return rc == RC_OK ? report_check(&p) : rc;
}

void
report_release(struct report *r)
{
	free(r->examples.v);
	free(r->remarks.v);
	free(r->pivot_long.v);
	for (size_t i = 0; i < r->nparams; i++)
		free(r->params[i].choices.v);
	free(r->params);
	free(r->columns);
	memset(r, 0, sizeof(*r));
}

const struct param *
report_param(const struct report *r, const char *name)
{
	size_t i;

	for (i = 0; i < r->nparams; i++)
		if (strcmp(r->params[i].name, name) == 0)
			return &r->params[i];
	return NULL;
}

size_t
report_column(const struct report *r, struct str name)
{
	size_t i;

	for (i = 0; i < r->ncolumns; i++)
		if (str_is(name, r->columns[i].name))
			break;
	return i;
}
