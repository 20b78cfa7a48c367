/* help.h - help pages, made from what reports and options say of themselves. */
#ifndef QUERY_HELP_H
#define QUERY_HELP_H

#include "core/base/err.h"
#include "core/cli/cmd.h"
#include "query/catalog.h"
#include "query/settings.h"

/* The page of the program; commands ends with NULL. */
void help_program(struct settings *s, const struct catalog *catalog,
    const struct cmd *const *commands);

/* The page of a command that is no report; more: what else it tells; group:
 * the options it takes, beside the general ones. */
void help_command(struct settings *s, const struct cmd *cmd, const char *more,
    enum settings_group group);

/* The page of a report. */
void help_report(struct settings *s, struct values *values);

/* A type as people call it. */
const char *help_type(enum cell_type type);

#endif
