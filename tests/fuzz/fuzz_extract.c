/* fuzz_extract.c - rules over any text: each fact has a place in it, and the
 * record is JSON. */
#include "indexer/record.h"
#include "tests/fuzz/reading.h"

#include <jansson.h>
#include <string.h>

static struct document doc;
static struct facts facts;

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	reading_open();
	return 0;
}

#define CHECK_PLACES(list)                                                     \
	for (size_t i = 0; i < (list).n; i++)                                  \
	reading_holds_span(&doc, (list).v[i].at)

static void
check_places(void)
{
	for (int i = 0; i < FIELD_COUNT; i++)
		reading_holds_span(&doc, facts.field[i].at);
	CHECK_PLACES(facts.themes);
	CHECK_PLACES(facts.mentions);
	CHECK_PLACES(facts.phases);
	CHECK_PLACES(facts.anniversaries);
	CHECK_PLACES(facts.citations);
	CHECK_PLACES(facts.targets);
	CHECK_PLACES(facts.recipients);
	CHECK_PLACES(facts.audiences);
	CHECK_PLACES(facts.findings);
	CHECK_PLACES(facts.definitions);
	CHECK_PLACES(facts.names);
	CHECK_PLACES(facts.flags);
}

static void
check_record(void)
{
	char *record = record_json(&doc, &facts, authority);
	json_error_t error;
	json_t *json;

	HOLDS(record && !strchr(record, '\n'));
	json = json_loads(record, JSON_REJECT_DUPLICATES, &error);
	HOLDS(json_is_object(json));
	json_decref(json);
	free(record);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	facts_reset(&facts);
	if (!reading_clean(&doc, data, n))
		return 0;
	doc.path = "a.txt";
	outline(&doc, matcher);
	extract(&doc, matcher, authority, &facts);
	check_places();
	check_record();
	return 0;
}
