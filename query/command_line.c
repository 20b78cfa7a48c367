/* command_line.c - words for a shell. */
#include "query/command_line.h"

#include <stdbool.h>
#include <string.h>

/* Is value, which an option took, in the word? */
static bool
holds(const char *word, const char *value)
{
	return value && value >= word && value <= word + strlen(word);
}

static bool
is_plain(const char *s)
{
	if (!*s)
		return false;
	for (; *s; s++)
		if ((unsigned char)*s < 0x80 &&
		    !strchr("abcdefghijklmnopqrstuvwxyz"
			    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
			    "-_./,:=+@%",
			*s))
			return false;
	return true;
}

void
command_word(struct buf *out, const char *word)
{
	buf_addc(out, ' ');
	if (is_plain(word)) {
		buf_adds(out, word);
		return;
	}
	buf_addc(out, '\'');
	for (; *word; word++)
		if (*word == '\'')
			buf_adds(out, "'\\''");
		else
			buf_addc(out, *word);
	buf_addc(out, '\'');
}

/* The word with the last part only of the path in it. */
static void
put_path(struct buf *out, const char *word, const char *path)
{
	struct buf b = BUF_INIT;
	size_t to = strlen(path), from;

	while (to > 1 && path[to - 1] == '/')
		to--;
	for (from = to; from > 0 && path[from - 1] != '/'; from--)
		;
	buf_add(&b, word, (size_t)(path - word));
	buf_add(&b, path + from, to - from);
	command_word(out, buf_cstr(&b));
	buf_release(&b);
}

void
command_line(struct buf *out, const char *name, char *const *words, int n,
    const struct settings *s, const char *stand_in)
{
	buf_addf(out, "thidua %s", name);
	for (int i = 0; i < n; i++) {
		if (i + 1 < n && words[i + 1] == s->database) {
			i++; /* -d and its value */
			continue;
		}
		if (holds(words[i], s->database))
			continue;
		if (words[i] == stand_in)
			command_word(out, "DIR");
		else if (holds(words[i], s->file))
			put_path(out, words[i], s->file);
		else if (holds(words[i], s->reports))
			put_path(out, words[i], s->reports);
		else
			command_word(out, words[i]);
	}
}
