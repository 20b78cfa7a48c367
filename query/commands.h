/* commands.h - the commands of thidua that are no reports. */
#ifndef QUERY_COMMANDS_H
#define QUERY_COMMANDS_H

#include "core/cli/cmd.h"

extern const struct cmd cmd_index;
extern const struct cmd cmd_verify;
extern const struct cmd cmd_reports;
extern const struct cmd cmd_columns;
extern const struct cmd cmd_export;
extern const struct cmd cmd_report;

#endif
