/* fuzz_decode.c - any bytes to clean text whose places lead back to them. */
#include "core/text/utf8.h"
#include "tests/fuzz/reading.h"

static struct document doc;

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	return 0;
}

static bool
begins_character(struct str s, size_t at)
{
	return at >= s.n || ((unsigned char)s.p[at] & 0xC0) != 0x80;
}

/* Places rise and stay in the source; of valid source, whole characters. */
static void
check_map(struct str text, const struct map *map, struct str source)
{
	bool valid = utf8_check(source.p, source.n) == source.n;
	size_t last = 0, last_to = 0, len;
	int32_t c;

	for (size_t i = 0; i < text.n; i += len) {
		size_t from = map_from(map, i), to;

		len = utf8_next(text.p + i, text.p + text.n, &c);
		to = map_to(map, i + len);
		HOLDS(from <= to && to <= source.n);
		HOLDS(from >= last && to >= last_to);
		if (valid)
			HOLDS(begins_character(source, from) &&
			      begins_character(source, to));
		last = from;
		last_to = to;
	}
}

static void
check_passages(void)
{
	size_t end = 0, line = 1;

	for (size_t i = 0; i < doc.n_passages; i++) {
		const struct passage *p = &doc.passages[i];

		reading_holds_span(&doc, p->at);
		HOLDS(p->at.from < p->at.to && p->at.from >= end);
		HOLDS(p->line >= line);
		HOLDS(document_passage(&doc, p->at.from) == i);
		end = p->at.to;
		line = p->line;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str source = {(const char *)data, n}, nfc, text;

	if (!reading_clean(&doc, data, n))
		return 0;
	nfc = (struct str){buf_cstr(&doc.nfc), doc.nfc.n};
	text = (struct str){buf_cstr(&doc.text), doc.text.n};
	HOLDS(utf8_check(nfc.p, nfc.n) == nfc.n);
	HOLDS(utf8_check(text.p, text.n) == text.n);
	HOLDS(doc.match.n == text.n);
	HOLDS(doc.digest.bytes == (int64_t)n);
	check_map(nfc, &doc.nfc_map, source);
	check_map(text, &doc.map, source);
	check_passages();
	return 0;
}
