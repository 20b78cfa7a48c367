/* decode.c - is it text, and which. */
#include "indexer/decode.h"

#include "core/text/nfc.h"
#include "core/text/transcode.h"
#include "core/text/utf8.h"

#include <string.h>

enum form { FORM_UTF8, FORM_UTF8_BOM, FORM_UTF16LE, FORM_UTF16BE };

static const struct {
	const char *name;
	size_t bom; /* its length */
} forms[] = {
    [FORM_UTF8] = {"UTF-8", 0},
    [FORM_UTF8_BOM] = {"UTF-8 with BOM", 3},
    [FORM_UTF16LE] = {"UTF-16LE", 2},
    [FORM_UTF16BE] = {"UTF-16BE", 2},
};

static enum form
form_of(struct str s)
{
	if (str_starts(s, "\xFF\xFE"))
		return FORM_UTF16LE;
	if (str_starts(s, "\xFE\xFF"))
		return FORM_UTF16BE;
	return str_starts(s, "\xEF\xBB\xBF") ? FORM_UTF8_BOM : FORM_UTF8;
}

static bool
is_utf32(struct str s)
{
	static const char little[] = "\xFF\xFE\0", big[] = "\0\0\xFE\xFF";

	return s.n >= 4 &&
	       (memcmp(s.p, little, 4) == 0 || memcmp(s.p, big, 4) == 0);
}

/*
 * An encoding of two or four bytes a character, told by where it has NUL
 * bytes, or NULL. Of Vietnamese text in UTF-16 most characters have one, all
 * on the same side.
 */
static const char *
wide_form(struct str s)
{
	enum { FEWEST_NULS = 2 };
	size_t nul[4] = {0}, even, odd;

	for (size_t i = 0; i < s.n; i++)
		nul[i % 4] += s.p[i] == '\0';
	if (s.n % 4 == 0 && nul[3] == s.n / 4 && 2 * nul[2] >= nul[3] &&
	    nul[0] < nul[3])
		return "UTF-32LE";
	if (s.n % 4 == 0 && nul[0] == s.n / 4 && 2 * nul[1] >= nul[0] &&
	    nul[3] < nul[0])
		return "UTF-32BE";
	even = nul[0] + nul[2];
	odd = nul[1] + nul[3];
	if (even + odd < FEWEST_NULS)
		return NULL;
	if (8 * odd >= s.n && 16 * even <= odd)
		return "UTF-16LE";
	return 8 * even >= s.n && 16 * odd <= even ? "UTF-16BE" : NULL;
}

static enum rc
check_nul(struct str s, struct err *err)
{
	const char *nul = memchr(s.p, '\0', s.n), *form;

	if (!nul)
		return RC_OK;
	form = wide_form(s);
	if (form)
		return err_set(err, RC_DATA,
		    "%s text without a byte order mark; convert it to UTF-8 "
		    "first (iconv -f %s -t UTF-8)",
		    form, form);
	return err_set(err, RC_DATA,
	    "not text (a NUL byte at byte %zu); export it as plain text first",
	    (size_t)(nul - s.p));
}

static enum rc
check_bytes(struct str s, enum form form, struct err *err)
{
	if (s.n == 0)
		return err_set(err, RC_DATA, "empty file");
	if (is_utf32(s))
		return err_set(err, RC_DATA,
		    "UTF-32 text; convert it to UTF-8 first (iconv -f UTF-32 "
		    "-t UTF-8)");
	return form == FORM_UTF8 || form == FORM_UTF8_BOM ? check_nul(s, err)
							  : RC_OK;
}

/*
 * Is it text of another encoding, not of this one with a few bad bytes? In
 * TCVN3 or VNI about one byte of five is none of UTF-8; one in thirty is
 * enough, where it is no less than half of what is good.
 */
static bool
is_foreign(const struct transcoded *got, size_t n)
{
	enum { FEW = 3, SHARE = 30 };

	return got->bad > FEW && SHARE * got->bad > n &&
	       2 * got->bad >= got->good;
}

static enum rc
check_text(const struct transcoded *got, const struct buf *text, size_t n,
    struct err *err)
{
	if (is_foreign(got, n))
		return err_set(err, RC_DATA,
		    "text in another encoding (bytes that are not UTF-8: %zu, "
		    "the first at byte %zu); convert it to UTF-8 first (iconv "
		    "-f TCVN for TCVN3, -f CP1258, -f VISCII; UniKey for VNI)",
		    got->bad, got->first);
	if (memchr(buf_cstr(text), '\0', text->n))
		return err_set(err, RC_DATA,
		    "not text (NUL characters); export it as plain text first");
	return RC_OK;
}

/* Are more than a few Vietnamese letters composed in a text that also has
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

static struct transcoded
transcode(
    struct str s, enum form form, size_t from, struct buf *out, struct map *map)
{
	if (form == FORM_UTF16LE || form == FORM_UTF16BE)
		return transcode_utf16(
		    s.p, from, s.n, form == FORM_UTF16BE, out, map);
	return transcode_utf8(s.p, from, s.n, out, map);
}

static bool
is_utf8(struct str s, enum form form, size_t from)
{
	return (form == FORM_UTF8 || form == FORM_UTF8_BOM) &&
	       utf8_check(s.p + from, s.n - from) == s.n - from;
}

/* Composes a text whose offsets lead to the file through map. */
static bool
compose_through(
    struct document *doc, const struct buf *text, const struct map *map)
{
	struct map upper = MAP_INIT;
	bool changed = nfc_add(buf_cstr(text), 0, text->n, &doc->nfc, &upper);

	map_through(&doc->nfc_map, &upper, map);
	map_release(&upper);
	return changed;
}

/* Text with bad bytes, or in UTF-16: made UTF-8 first. */
static enum rc
read_other(struct document *doc, struct str s, enum form form, bool *changed,
    struct err *err)
{
	struct buf text = BUF_INIT;
	struct map map = MAP_INIT;
	struct transcoded got =
	    transcode(s, form, forms[form].bom, &text, &map);
	enum rc rc = check_text(&got, &text, s.n, err);

	if (rc == RC_OK) {
		doc->replaced = got.bad;
		*changed = compose_through(doc, &text, &map);
		doc->mixed_forms =
		    *changed && is_mixed((struct str){text.p, text.n});
	}
	buf_release(&text);
	map_release(&map);
	return rc;
}

static void
read_utf8(struct document *doc, struct str s, enum form form, bool *changed)
{
	*changed = nfc_add(s.p, forms[form].bom, s.n, &doc->nfc, &doc->nfc_map);
	doc->mixed_forms = *changed && is_mixed(s);
}

enum rc
decode(struct document *doc, struct err *err)
{
	struct str s = {buf_cstr(&doc->raw), doc->raw.n};
	enum form form = form_of(s);
	bool changed = false;
	enum rc rc = check_bytes(s, form, err);

	if (rc)
		return rc;
	digest_text(&doc->digest, s);
	if (is_utf8(s, form, forms[form].bom))
		read_utf8(doc, s, form, &changed);
	else
		rc = read_other(doc, s, form, &changed, err);
	doc->encoding = arena_printf(&doc->arena, "%s%s%s", forms[form].name,
	    changed ? ", decomposed" : "",
	    doc->replaced ? ", bad bytes replaced" : "");
	return rc;
}

void
decode_piece(struct document *doc, struct str file, size_t from, size_t to)
{
	enum form form = form_of(file);
	struct str s = {file.p, to};
	struct buf text = BUF_INIT;
	struct map map = MAP_INIT;

	if (is_utf8(s, form, from)) {
		(void)nfc_add(s.p, from, to, &doc->nfc, &doc->nfc_map);
		return;
	}
	(void)transcode(s, form, from, &text, &map);
	(void)compose_through(doc, &text, &map);
	buf_release(&text);
	map_release(&map);
}
