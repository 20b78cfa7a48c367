/* describe.h - what a table holds, column by column, for those who read it
 * without this program. */
#ifndef QUERY_DESCRIBE_H
#define QUERY_DESCRIBE_H

#include "core/base/arena.h"
#include "core/out/sink.h"

#include <stddef.h>

struct field {
	const char *name, *doc;
	enum cell_type type;
	bool key;                   /* of the primary key */
	const char *table, *column; /* what it refers to; or NULL */
};

/* All texts live in the arena. */
struct described {
	struct arena arena;
	const char *title; /* or NULL */
	struct field *v;
	size_t n, cap;
	size_t rows;
	struct described_notes {
		const char **v;
		size_t n, cap;
	} notes; /* warnings that came with the rows */
};

#define DESCRIBED_INIT                                                         \
	{                                                                      \
		ARENA_INIT, NULL, NULL, 0, 0, 0,                               \
		{                                                              \
			NULL, 0, 0                                             \
		}                                                              \
	}

void describe_title(struct described *d, const char *title);

/* The texts are copied. Gives the field, for what else is to be said of it;
 * it stays until the next call. */
struct field *describe_field(struct described *d, const char *name,
    enum cell_type type, const char *doc);
void describe_note(struct described *d, const char *note);
void describe_release(struct described *d);

#endif
