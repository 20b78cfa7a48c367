/* fuzz_outline.c - any text has an outline: its parts in order, its passages
 * each of a kind. */
#include "tests/fuzz/reading.h"

static struct document doc;

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	reading_open();
	return 0;
}

/* Each part is a stretch of the text; none begins before the one before it
 * ends. */
static void
check_zones(void)
{
	size_t end = 0;

	for (int z = 0; z < ZONE_COUNT; z++) {
		struct span at = doc.zone[z];

		reading_holds_span(&doc, at);
		if (at.from == at.to)
			continue;
		HOLDS(at.from >= end);
		end = at.to;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	if (!reading_clean(&doc, data, n))
		return 0;
	outline(&doc, matcher);
	check_zones();
	for (size_t i = 0; i < doc.n_passages; i++) {
		const struct passage *p = &doc.passages[i];

		reading_holds_span(&doc, p->at);
		HOLDS(p->kind >= PASSAGE_HEAD && p->kind <= PASSAGE_SIGNATURE);
		HOLDS(!p->section || *p->section);
		HOLDS(!p->ref || *p->ref);
	}
	return 0;
}
