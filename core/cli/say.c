/* say.c - talking on stderr, in whole lines that a terminal can show. */
#define _GNU_SOURCE
#include "core/cli/say.h"

#include "core/base/str.h"
#include "core/text/width.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { USUAL_WIDTH = 80, WIDEST = 10000 };

/* One call of fwrite a line: lines of several threads do not mix. */
static void
say(const char *program, const char *kind, const char *message)
{
	struct buf line = BUF_INIT;

	buf_addf(&line, "%s: %s: ", program, kind);
	width_show(&line, str_of(message));
	buf_addc(&line, '\n');
	(void)fwrite(line.p, 1, line.n, stderr);
	buf_release(&line);
}

static void __attribute__((format(printf, 3, 0))) say_formatted(
    const char *program, const char *kind, const char *fmt, va_list ap)
{
	char *message;

	if (vasprintf(&message, fmt, ap) < 0) {
		say(program, kind, fmt);
		return;
	}
	say(program, kind, message);
	free(message);
}

void
say_error(const char *program, const struct err *err)
{
	say(program, "error", err->msg);
}

void
say_warning(const char *program, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say_formatted(program, "warning", fmt, ap);
	va_end(ap);
}

static bool hushed;

void
say_hush(void)
{
	hushed = true;
}

void
say_note(const char *program, const char *fmt, ...)
{
	va_list ap;

	if (hushed)
		return;
	va_start(ap, fmt);
	say_formatted(program, "note", fmt, ap);
	va_end(ap);
}

static size_t
columns_wanted(void)
{
	const char *s = getenv("COLUMNS");
	char *end;
	long n;

	if (!s || !*s)
		return 0;
	n = strtol(s, &end, 10);
	return *end == '\0' && n > 0 && n <= WIDEST ? (size_t)n : 0;
}

size_t
say_width(int fd)
{
	struct winsize size;
	size_t wanted = columns_wanted();

	if (wanted)
		return wanted;
	if (!isatty(fd))
		return 0;
	if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return USUAL_WIDTH;
	return size.ws_col;
}

bool
say_colour(int fd)
{
	const char *term = getenv("TERM"), *off = getenv("NO_COLOR");

	if (off && *off)
		return false;
	return isatty(fd) && term && *term && strcmp(term, "dumb") != 0;
}
