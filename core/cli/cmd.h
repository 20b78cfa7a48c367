/*
 * cmd.h - a command of a program: its name, its help, what it does.
 *
 * Each command file ends in a `const struct cmd cmd_<name>`; main lists
 * pointers to them.
 */
#ifndef CORE_CLI_CMD_H
#define CORE_CLI_CMD_H

#include "core/base/err.h"

struct cmd {
	const char *name;
	const char *args; /* "QUERY", "A B"; "" for none */
	const char *help; /* one line */
	/* argv[0] is the command's name. Gives the rc the program ends
	 * with; for anything but RC_OK err holds the message. */
	enum rc (*run)(int argc, char **argv, struct err *err);
};

#endif
