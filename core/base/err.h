/*
 * err.h - what went wrong, in one line a user can act on.
 *
 * Every function that can fail returns an enum rc and takes a struct err
 * last. The place that sees the failure sets the message; callers on the way
 * up may put their context before it ("plans/a.txt: invalid UTF-8 at byte
 * 12"). Only core/cli prints it.
 */
#ifndef CORE_BASE_ERR_H
#define CORE_BASE_ERR_H

/* The first nine values are also the exit codes of the programs. */
enum rc {
	RC_OK = 0,
	RC_NOTFOUND = 1,  /* a search found nothing */
	RC_USAGE = 2,     /* the command line asks for what cannot be */
	RC_ATTENTION = 3, /* done, but some files need attention */
	RC_NOINDEX = 4,   /* there is no index to read */
	RC_DAMAGED = 5,   /* the index is damaged, foreign or newer */
	RC_BUSY = 6,      /* another indexer is at work */
	RC_IO = 7,        /* no space, or reading or writing failed */
	RC_NOMEM = 8,     /* out of memory */
	RC_DATA,          /* an input is not what it should be */
	RC_LIMIT,         /* an input is larger than allowed */
};

struct err {
	enum rc rc;
	char msg[1024]; /* cut, never overrun; always valid after err_set */
};

#define ERR_INIT                                                               \
	{                                                                      \
		RC_OK, ""                                                      \
	}

/* Store rc and the formatted message; returns rc, so that a failure is
 * written `return err_set(err, RC_DATA, "...")`. */
enum rc err_set(struct err *err, enum rc rc, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* Put "<formatted>: " before the message that is there; returns its rc. */
enum rc err_wrap(struct err *err, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* The status a program ends with for rc (0 to 8). */
int err_exit_code(enum rc rc);

#endif
