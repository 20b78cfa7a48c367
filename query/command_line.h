/* command_line.h - a command as it can be typed again, anywhere. */
#ifndef QUERY_COMMAND_LINE_H
#define QUERY_COMMAND_LINE_H

#include "core/base/str.h"
#include "query/settings.h"

/*
 * Append "thidua NAME" and words (not yet sorted by opt_parse, whose values
 * are in s), quoted for a shell where they need it. Where things lie on this
 * machine is left out: the index altogether, of -o and --reports the folder.
 * stand_in, one of words, is written as DIR; it may be NULL.
 */
void command_line(struct buf *out, const char *name, char *const *words, int n,
    const struct settings *s, const char *stand_in);

/* Appends a blank and the word, quoted for a shell where it needs it. */
void command_word(struct buf *out, const char *word);

#endif
