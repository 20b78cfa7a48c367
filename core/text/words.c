/* words.c - tokens, sentence by sentence. */
#include "core/text/words.h"

#include "core/base/mem.h"
#include "core/text/fold.h"
#include "core/text/sentence.h"
#include "core/text/token.h"

#include <stdlib.h>

void
words_cut(struct words *words, struct str text)
{
	struct token_iter it = token_begin(text.p, text.n);
	size_t end = text.n ? sentence_end(text, 0) : 0;
	int sentence = 0;
	struct str w;

	buf_reset(&words->keys);
	words->n = 0;
	while (token_next(&it, &w)) {
		struct word word = {
		    .key = words->keys.n, .from = (size_t)(w.p - text.p)};

		word.to = word.from + w.n;
		while (word.from >= end && end < text.n) {
			end = sentence_end(text, end);
			sentence++;
		}
		word.sentence = sentence;
		fold_tone(w.p, w.n, &words->keys);
		word.n = words->keys.n - word.key;
		ARR_GROW(words->v, words->n, words->cap);
		words->v[words->n++] = word;
	}
}

void
words_release(struct words *words)
{
	buf_release(&words->keys);
	free(words->v);
	*words = (struct words)WORDS_INIT;
}

struct str
words_key(const struct words *words, size_t i)
{
	return (struct str){
	    buf_cstr(&words->keys) + words->v[i].key, words->v[i].n};
}
