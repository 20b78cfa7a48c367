/* level.h - the levels a body may be of, and a word that is none of them. */
#ifndef CORE_CLI_LEVEL_H
#define CORE_CLI_LEVEL_H

#include "core/base/err.h"

/* RC_OK where the word is a level: central, industry, province, district,
 * grassroots or enterprise; else RC_USAGE, with the nearest and all. */
enum rc level_check(const char *word, struct err *err);

#endif
