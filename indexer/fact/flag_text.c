/* flag_text.c - flags about the text itself: is it whole, is it readable. */
#define _GNU_SOURCE
#include "core/text/fold.h"
#include "core/text/utf8.h"
#include "indexer/flag.h"
#include "indexer/shape.h"

#include <string.h>

enum {
	QUALITY_WORDS = 40,  /* fewer words say nothing about a text */
	LOST_PERCENT = 25,   /* marked words of a text that has lost marks */
	DAMAGE_MIN = 4,      /* fewer are names of other languages */
	SENTENCE_BYTES = 80, /* a shorter paragraph may be a heading */
};

/* Vietnamese prints a mark on three words of four; a text where a quarter or
 * fewer have one was read without them. */
static bool
has_lost_marks(const struct document *doc)
{
	size_t words = 0, marked = 0;

	for (size_t k = 0; k < doc->n_words; k++) {
		const struct str w = document_word(doc, k);
		bool letter = false, mark = false;

		for (size_t i = 0; i < w.n; i++) {
			letter |= (w.p[i] & 0x40) != 0;
			mark |= (w.p[i] & 0x80) != 0;
		}
		words += letter;
		marked += mark;
	}
	return words >= QUALITY_WORDS && 100 * marked < LOST_PERCENT * words;
}

struct tally {
	size_t n;
};

static void
on_damage(const struct match *m, void *arg)
{
	struct tally *t = arg;

	(void)m;
	t->n++;
}

/* The first U+FFFD of the text. */
static struct span
first_replaced(const struct document *doc)
{
	static const char sign[] = "\xEF\xBF\xBD";
	const char *p =
	    memmem(buf_cstr(&doc->text), doc->text.n, sign, strlen(sign));
	size_t at = p ? (size_t)(p - doc->text.p) : 0;

	return p ? (struct span){at, at + strlen(sign)} : SPAN_NONE;
}

void
flag_bytes(struct reading *r)
{
	const struct document *doc = r->doc;

	if (doc->replaced)
		flag_add(r, "bytes-replaced", first_replaced(doc),
		    arena_printf(&r->doc->arena,
			"places that could not be read, each shown as "
			"\xEF\xBF\xBD: %zu",
			doc->replaced));
}

bool
flag_unreadable(struct reading *r)
{
	const struct span all = {0, r->doc->text.n};
	struct tally damage = {0};

	if (has_lost_marks(r->doc)) {
		flag_add(r, "lost-diacritics", SPAN_NONE,
		    "hardly any word has its marks; nothing was extracted");
		return true;
	}
	match_within(r->matcher, r->doc, "mojibake", all, on_damage, &damage);
	if (damage.n >= DAMAGE_MIN && damage.n * 200 > r->doc->n_words) {
		flag_add(r, "mojibake", SPAN_NONE,
		    "letters of another encoding read as this one; nothing was "
		    "extracted");
		return true;
	}
	return false;
}

/* Curly marks that are opened and not closed, or the reverse. */
static void
flag_quotes(struct reading *r, const struct passage *p)
{
	struct str s = document_str(r->doc, p->at);
	int open = 0;
	int32_t c;

	for (size_t i = 0; i < s.n;) {
		i += utf8_next(s.p + i, s.p + s.n, &c);
		open += (c == 0x201C) - (c == 0x201D);
	}
	if (open != 0)
		flag_add(r, "quotes-unbalanced", p->at,
		    open > 0 ? "a quotation is not closed"
			     : "a quotation is closed that was not opened");
}

/* Four words in a row from word i on: two, and the same two again? */
static bool
is_doubled(const struct document *doc, size_t i)
{
	const struct word *w = &doc->words[i];
	const struct str a = document_word(doc, i);
	const struct str b = document_word(doc, i + 1);
	bool letters = (a.p[0] & 0x40) != 0;
	bool one_blank = w[2].from == w[1].from + w[1].n + 1;

	return letters && one_blank && str_eq(a, document_word(doc, i + 2)) &&
	       str_eq(b, document_word(doc, i + 3)) && !str_eq(a, b);
}

/* Two words printed twice: "Thực hiện Thực hiện". */
static void
flag_doubled(struct reading *r, const struct passage *p)
{
	const struct document *doc = r->doc;
	size_t i = document_word_from(doc, p->at.from);
	size_t end = document_word_from(doc, p->at.to);

	for (; i + 3 < end; i++) {
		const struct word *last = &doc->words[i + 3];
		struct span at = {doc->words[i].from, last->from + last->n};

		if (is_doubled(doc, i)) {
			flag_add(r, "words-doubled", at,
			    arena_printf(
				&r->doc->arena, "\"%s\"", shape_text(r, at)));
			return;
		}
	}
}

/* The text's last paragraph ends without a stop. */
static void
flag_cut(struct reading *r, const struct passage *p)
{
	struct str s = document_str(r->doc, p->at);
	int32_t c = 0;

	if (s.n < SENTENCE_BYTES)
		return;
	for (size_t i = 0; i < s.n;)
		i += utf8_next(s.p + i, s.p + s.n, &c);
	if (!strchr(".!?/)\"", c < 0x80 ? c : 'x') && c != 0x201D &&
	    c != 0x2026)
		flag_add(r, "sentence-cut", p->at,
		    "the text ends within a sentence");
}

static void
flag_tone_places(struct reading *r)
{
	const struct document *doc = r->doc;
	size_t traditional = 0, modern = 0;

	for (size_t i = 0; i < doc->n_words; i++) {
		const struct str w = document_word(doc, i);
		enum fold_place place = fold_place(w.p, w.n);

		traditional += place == FOLD_PLACE_TRADITIONAL;
		modern += place == FOLD_PLACE_MODERN;
	}
	if (traditional && modern)
		flag_add(r, "tone-places-mixed", SPAN_NONE,
		    arena_printf(&r->doc->arena,
			"tone marks in the traditional place: %zu, in the "
			"modern one: %zu",
			traditional, modern));
}

void
flag_text(struct reading *r)
{
	const struct document *doc = r->doc;
	size_t last = doc->n_passages;

	while (
	    last > 0 && (doc->passages[last - 1].kind == PASSAGE_SIGNATURE ||
			    doc->passages[last - 1].kind == PASSAGE_RECIPIENTS))
		last--;
	for (size_t i = 0; i < last; i++) {
		flag_quotes(r, &doc->passages[i]);
		flag_doubled(r, &doc->passages[i]);
	}
	if (last > 0)
		flag_cut(r, &doc->passages[last - 1]);
	flag_tone_places(r);
	if (doc->mixed_forms)
		flag_add(r, "normalisation-mixed", SPAN_NONE,
		    "composed and decomposed letters in one file");
}
