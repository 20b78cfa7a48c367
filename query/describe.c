/* describe.c - collecting what is said of a table. */
#include "query/describe.h"

#include "core/base/mem.h"

#include <stdlib.h>

void
describe_title(struct described *d, const char *title)
{
	d->title = title ? arena_strdup(&d->arena, title) : NULL;
}

struct field *
describe_field(
    struct described *d, const char *name, enum cell_type type, const char *doc)
{
	ARR_GROW(d->v, d->n, d->cap);
	d->v[d->n] = (struct field){.name = arena_strdup(&d->arena, name),
	    .doc = arena_strdup(&d->arena, doc),
	    .type = type};
	return &d->v[d->n++];
}

void
describe_note(struct described *d, const char *note)
{
	ARR_GROW(d->notes.v, d->notes.n, d->notes.cap);
	d->notes.v[d->notes.n++] = arena_strdup(&d->arena, note);
}

void
describe_release(struct described *d)
{
	free(d->v);
	free(d->notes.v);
	arena_release(&d->arena);
	*d = (struct described)DESCRIBED_INIT;
}
