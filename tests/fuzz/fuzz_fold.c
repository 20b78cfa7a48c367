/* fuzz_fold.c - keys and words of any text: folding twice is folding once,
 * words are those of token.c, what is shown steers no terminal. */
#include "core/text/fold.h"
#include "core/text/map.h"
#include "core/text/nfc.h"
#include "core/text/order.h"
#include "core/text/sentence.h"
#include "core/text/token.h"
#include "core/text/utf8.h"
#include "core/text/valid.h"
#include "core/text/width.h"
#include "core/text/words.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

typedef void fold_fn(const char *s, size_t n, struct buf *out);

static fold_fn *const folds[] = {
    fold_lower, fold_full, fold_shape, fold_tone, fold_spelling, fold_key};

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	return 0;
}

static struct str
str(const struct buf *b)
{
	return (struct str){buf_cstr(b), b->n};
}

static void
check_folds(struct str s)
{
	for (size_t i = 0; i < sizeof(folds) / sizeof(*folds); i++) {
		struct buf once = BUF_INIT, twice = BUF_INIT;

		folds[i](s.p, s.n, &once);
		folds[i](buf_cstr(&once), once.n, &twice);
		HOLDS(utf8_check(buf_cstr(&once), once.n) == once.n);
		HOLDS(str_eq(str(&once), str(&twice)));
		buf_release(&once);
		buf_release(&twice);
	}
}

/* words.c has the words of token.c, each with its key. */
static void
check_words(struct str s)
{
	struct token_iter it = token_begin(s.p, s.n);
	struct words words = WORDS_INIT;
	struct str word;
	size_t i = 0;

	words_cut(&words, s);
	for (; token_next(&it, &word); i++) {
		struct buf key = BUF_INIT;

		HOLDS(i < words.n && word.n > 0);
		HOLDS(words.v[i].from == (size_t)(word.p - s.p));
		HOLDS(words.v[i].to == words.v[i].from + word.n);
		fold_tone(word.p, word.n, &key);
		HOLDS(str_eq(str(&key), words_key(&words, i)));
		buf_release(&key);
	}
	HOLDS(i == words.n && i == token_count(s.p, s.n));
	words_release(&words);
}

static void
check_sentences(struct str s)
{
	size_t at = 0, end;

	for (; at < s.n; at = end) {
		end = sentence_end(s, at);
		HOLDS(end > at && end <= s.n);
	}
}

/* A column of 7: no line is empty, nothing but blanks is dropped. */
static void
check_lines(struct str s)
{
	struct str rest = s, line;
	const char *at = s.p;

	while (rest.n) {
		line = width_line(&rest, 7);
		HOLDS(line.p >= at && (line.n || rest.p > line.p));
		at = line.p + line.n;
		for (; at < rest.p; at++)
			HOLDS(*at == ' ');
	}
	HOLDS(width_of((struct str){s.p, width_cut(s, 7)}) <= 7);
	HOLDS(width_of(width_tail(s, 7)) <= 7);
}

/* Whatever the bytes: what is shown is UTF-8 without controls. */
static void
check_shown(struct str s)
{
	struct buf shown = BUF_INIT, xml = BUF_INIT;
	int32_t c;

	width_show(&shown, s);
	HOLDS(utf8_check(buf_cstr(&shown), shown.n) == shown.n);
	for (size_t i = 0; i < shown.n;) {
		i += utf8_next(shown.p + i, shown.p + shown.n, &c);
		HOLDS(!width_is_control(c));
	}
	check_lines(str(&shown));
	valid_add_xml(&xml, s);
	HOLDS(utf8_check(buf_cstr(&xml), xml.n) == xml.n);
	buf_release(&shown);
	buf_release(&xml);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str s = {(const char *)data, n};
	struct buf nfc = BUF_INIT, key = BUF_INIT;
	struct map map = MAP_INIT;

	check_shown(s);
	if (utf8_check(s.p, n) == n) {
		(void)nfc_add(s.p, 0, n, &nfc, &map);
		s = str(&nfc);
		check_folds(s);
		check_words(s);
		check_sentences(s);
		order_key(s, &key);
	}
	buf_release(&nfc);
	buf_release(&key);
	map_release(&map);
	return 0;
}
