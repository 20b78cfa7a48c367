/* err.c - error messages and exit codes. */
#include "core/base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum rc
err_set(struct err *err, enum rc rc, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(err->msg, sizeof(err->msg), fmt, ap);
	va_end(ap);
	err->rc = rc;
	return rc;
}

enum rc
err_wrap(struct err *err, const char *fmt, ...)
{
	char old[sizeof(err->msg)];
	va_list ap;
	size_t n, rest;

	memcpy(old, err->msg, sizeof(old));
	va_start(ap, fmt);
	(void)vsnprintf(err->msg, sizeof(err->msg) - 2, fmt, ap);
	va_end(ap);
	n = strlen(err->msg);
	memcpy(err->msg + n, ": ", 3);
	n += 2;
	rest = sizeof(err->msg) - 1 - n;
	if (strlen(old) < rest)
		rest = strlen(old);
	memcpy(err->msg + n, old, rest);
	err->msg[n + rest] = '\0';
	return err->rc;
}

int
err_exit_code(enum rc rc)
{
	switch (rc) {
	case RC_DATA:
	case RC_LIMIT:
		return RC_ATTENTION;
	default:
		return (int)rc;
	}
}
