/* decode.c - is it text, and which. */
#include "indexer/decode.h"

#include "core/text/nfc.h"
#include "core/text/utf8.h"

#include <sha256.h>
#include <string.h>

static size_t
line_of(const char *s, size_t at)
{
	size_t line = 1;

	for (size_t i = 0; i < at; i++)
		line += s[i] == '\n';
	return line;
}

static enum rc
check(struct str s, struct err *err)
{
	const char *nul;
	size_t bad;

	if (s.n == 0)
		return err_set(err, RC_DATA, "empty file");
	if (str_starts(s, "\xFF\xFE") || str_starts(s, "\xFE\xFF"))
		return err_set(err, RC_DATA,
		    "UTF-16 text; convert it to UTF-8 first (iconv -f UTF-16 "
		    "-t UTF-8)");
	nul = memchr(s.p, '\0', s.n);
	if (nul)
		return err_set(err, RC_DATA,
		    "not text (a NUL byte at byte %zu); export it as plain "
		    "text first",
		    (size_t)(nul - s.p));
	bad = utf8_check(s.p, s.n);
	if (bad < s.n)
		return err_set(err, RC_DATA,
		    "invalid UTF-8 at byte %zu (line %zu); convert it to "
		    "UTF-8 first",
		    bad, line_of(s.p, bad));
	return RC_OK;
}

/* Are more than a few Vietnamese letters composed in a file that also has
 * decomposed ones? */
static bool
is_mixed(struct str s)
{
	size_t composed = 0, marks = 0;

	for (size_t i = 0; i + 1 < s.n; i++) {
		unsigned char a = (unsigned char)s.p[i];
		unsigned char b = (unsigned char)s.p[i + 1];

		composed += a == 0xE1 && (b == 0xBA || b == 0xBB);
		marks += a == 0xCC;
	}
	return 20 * composed > marks && 20 * marks > composed;
}

enum rc
decode(struct document *doc, struct err *err)
{
	struct str s = {buf_cstr(&doc->raw), doc->raw.n};
	bool bom = str_starts(s, "\xEF\xBB\xBF"), changed;
	enum rc rc = check(s, err);

	if (rc)
		return rc;
	doc->bytes = s.n;
	(void)SHA256Data((const uint8_t *)s.p, s.n, doc->sha256);
	changed = nfc_add(s.p, bom ? 3 : 0, s.n, &doc->nfc, &doc->nfc_map);
	doc->mixed_forms = changed && is_mixed(s);
	if (bom)
		doc->encoding =
		    changed ? "UTF-8 with BOM, decomposed" : "UTF-8 with BOM";
	else
		doc->encoding = changed ? "UTF-8, decomposed" : "UTF-8";
	return RC_OK;
}
