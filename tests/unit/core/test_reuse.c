/* test_reuse.c - passages that texts share, against a search by hand. */
#define _GNU_SOURCE
#include "core/reuse/reuse.h"

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/reuse/word.h"
#include "core/text/token.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { TEXTS = 600, LONGEST = 3000 };

static struct word_cache *cache;
static uint32_t words[TEXTS][LONGEST];
static struct fingerprint_text texts[TEXTS];
static uint16_t *marks[TEXTS];
static struct matches found;
static size_t texts_at_all;
static size_t forgotten;
static const char *folder = "/tmp";
static size_t memory = 1 << 20;

static uint32_t
word(unsigned n)
{
	char s[20];

	(void)snprintf(s, sizeof(s), "w%c%c%c", 'a' + n % 26, 'a' + n / 26 % 26,
	    'a' + n / 676 % 26);
	return word_number(cache, str_of(s));
}

static bool
by_number(uint32_t a, uint32_t b, void *arg)
{
	(void)arg;
	return a < b;
}

static enum rc
forget(uint32_t b, void *arg, struct err *err)
{
	size_t n = 0;

	(void)arg;
	(void)err;
	for (size_t i = 0; i < found.n; i++)
		if (found.v[i].b != b)
			found.v[n++] = found.v[i];
	found.n = n;
	forgotten++;
	return RC_OK;
}

static enum rc
take(const struct match *v, size_t n, void *arg, struct err *err)
{
	(void)arg;
	(void)err;
	for (size_t i = 0; i < n; i++) {
		ARR_GROW(found.v, found.n, found.cap);
		found.v[found.n++] = v[i];
	}
	return RC_OK;
}

/* What the job gives where nothing is wrong. */
static enum rc expected = RC_OK;

static enum rc
read_words(uint32_t text, uint32_t *out, void *arg, struct err *err)
{
	(void)arg;
	(void)err;
	memcpy(out, words[text], texts[text].n * sizeof(*out));
	return RC_OK;
}

static void
run(size_t n, size_t common)
{
	struct fingerprint_marks *all =
	    fingerprint_marks_new(folder, memory, texts, n, common);
	const struct reuse_job job = {.texts = texts,
	    .n = n,
	    .workers = 2,
	    .folder = folder,
	    .memory = memory,
	    .read = read_words,
	    .is_before = by_number,
	    .forget = forget,
	    .take = take,
	    .marks = all};
	struct err err = ERR_INIT;

	texts_at_all = n;
	for (size_t i = 0; i < n; i++) {
		free(marks[i]);
		marks[i] = mem_alloc((texts[i].n + 1) * sizeof(*marks[i]));
	}
	assert_int_equal(reuse_find(&job, &err), expected);
	if (expected == RC_OK)
		assert_int_equal(fingerprint_marks_begin(all, &err), RC_OK);
	for (size_t i = 0; expected == RC_OK && i < n; i++)
		assert_int_equal(
		    fingerprint_marks_read(all, (uint32_t)i, marks[i], &err),
		    RC_OK);
	fingerprint_marks_free(all);
}

static void
all_are_new(size_t n)
{
	found.n = 0;
	for (size_t i = 0; i < n; i++) {
		texts[i].before = false;
		texts[i].after = true;
	}
}

static uint32_t seed = 3;

static uint32_t
draw(uint32_t n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

/* Texts of random words with passages copied from text to text. */
static void
make_texts(size_t n, unsigned vocabulary, unsigned copies)
{
	for (size_t i = 0; i < n; i++) {
		texts[i].n = 40 + draw(200);
		for (size_t k = 0; k < texts[i].n; k++)
			words[i][k] = word(draw(vocabulary));
	}
	for (unsigned c = 0; c < copies; c++) {
		size_t x = draw((uint32_t)n), y = draw((uint32_t)n);
		size_t len = 8 + draw(25);
		size_t i = draw((uint32_t)(texts[x].n - len));
		size_t j = draw((uint32_t)(texts[y].n - len));

		memmove(words[y] + j, words[x] + i, len * sizeof(**words));
	}
	all_are_new(n);
}

static size_t
shared_run(size_t x, size_t i, size_t y, size_t j)
{
	size_t len = 0;

	while (i + len < texts[x].n && j + len < texts[y].n &&
	       words[x][i + len] == words[y][j + len])
		len++;
	return len;
}

/* Is the place in y covered by a match with x, or with a text before x? What
 * more than four texts share may be a part of more that a later one has. */
static bool
is_found(size_t x, size_t y, size_t j, size_t len)
{
	for (size_t i = 0; i < found.n; i++) {
		const struct match *m = &found.v[i];

		if (m->b == y && (m->a <= x || texts_at_all > 4) &&
		    m->b_from <= j && m->b_to >= j + len)
			return true;
	}
	return false;
}

static void
each_run_of_twelve_words_is_found(void **state)
{
	(void)state;
	for (unsigned round = 0; round < 60; round++) {
		size_t n = 2 + draw(30), runs = 0;

		make_texts(n, round % 2 ? 3000 : 300, 40);
		run(n, 10);
		for (size_t y = 0; y < n; y++)
			for (size_t x = 0; x < y; x++)
				for (size_t i = 0; i < texts[x].n; i++)
					for (size_t j = 0; j < texts[y].n;
					     j++) {
						size_t len =
						    shared_run(x, i, y, j);

						if (len < MATCH_LEAST)
							continue;
						runs++;
						assert_true(is_found(
						    x, y, j, MATCH_LEAST));
					}
		assert_true(runs > 0);
	}
}

/* Winnowing's promise: two texts that share eight words share a place. */
static void
each_run_of_eight_words_has_a_seed(void **state)
{
	(void)state;
	for (unsigned round = 0; round < 60; round++) {
		static const bool wanted[2] = {true, true};
		struct fingerprints *places = fingerprints_new(folder, memory);
		struct seed_finder *finder = seed_finder_new(texts);
		struct fingerprint_group group;
		struct seeds seeds = {.v = NULL};
		struct err err = ERR_INIT;

		make_texts(2, 40, 6);
		for (uint32_t i = 0; i < 2; i++)
			assert_int_equal(fingerprints_add(places, i, words[i],
					     texts[i].n, &err),
			    RC_OK);
		assert_int_equal(fingerprints_begin(places, &err), RC_OK);
		do {
			assert_int_equal(
			    fingerprints_next(places, &group, &err), RC_OK);
			seed_find(finder, &group, wanted, &seeds);
		} while (group.n > 0);
		for (size_t i = 0; i < texts[0].n; i++)
			for (size_t j = 0; j < texts[1].n; j++) {
				bool seen_a = false, seen_b = false;

				if (shared_run(0, i, 1, j) < 8)
					continue;
				/* a place that comes again is a seed with the
				 * first one of the other text */
				for (size_t k = 0; k < seeds.n; k++) {
					seen_a |= seeds.v[k].a_at >= i &&
						  seeds.v[k].a_at + 5 <= i + 8;
					seen_b |=
					    (size_t)seeds.v[k].b_at >= j &&
					    (size_t)seeds.v[k].b_at <= j + 3;
				}
				assert_true(seen_a && seen_b);
			}
		free(seeds.v);
		seed_finder_free(finder);
		fingerprints_free(places);
	}
}

static void
matches_are_what_they_say(void **state)
{
	(void)state;
	make_texts(30, 500, 80);
	run(30, 10);
	assert_true(found.n > 10);
	for (size_t i = 0; i < found.n; i++) {
		const struct match *m = &found.v[i];

		assert_true(m->a < m->b);
		assert_true(m->a_to <= texts[m->a].n);
		assert_true(m->b_to <= texts[m->b].n);
		assert_true(m->a_to - m->a_from >= MATCH_LEAST);
		assert_true(m->b_to - m->b_from >= MATCH_LEAST);
		assert_true(5 * m->same >= 4 * m->columns);
		assert_true(m->same <= m->a_to - m->a_from);
		assert_int_equal(
		    words[m->a][m->a_from], words[m->b][m->b_from]);
		assert_int_equal(
		    words[m->a][m->a_to - 1], words[m->b][m->b_to - 1]);
	}
}

static int
by_place(const void *x, const void *y)
{
	const struct match *a = x, *b = y;
	const uint32_t v[] = {
	    a->b, a->b_from, a->b_to, a->a, a->a_from, a->a_to};
	const uint32_t w[] = {
	    b->b, b->b_from, b->b_to, b->a, b->a_from, b->a_to};

	for (size_t i = 0; i < 6; i++)
		if (v[i] != w[i])
			return v[i] < w[i] ? -1 : 1;
	return 0;
}

/* What is left after texts come and go is what all at once would give. */
static void
a_change_is_as_good_as_all_anew(void **state)
{
	(void)state;
	for (unsigned round = 0; round < 40; round++) {
		size_t n = 30, kept;
		struct matches changed;

		make_texts(n, 200, 150);
		for (size_t i = 0; i < n; i++)
			texts[i].after = draw(5) > 0;
		run(n, 10);
		for (size_t i = 0; i < n; i++) {
			texts[i].before = texts[i].after;
			texts[i].after = draw(6) > 0;
		}
		/* rows of texts that go are removed with them */
		for (kept = 0; kept < found.n;)
			if (texts[found.v[kept].a].after &&
			    texts[found.v[kept].b].after)
				kept++;
			else
				found.v[kept] = found.v[--found.n];
		run(n, 10);
		changed = found;
		found = (struct matches){.v = NULL};
		for (size_t i = 0; i < n; i++)
			texts[i].before = false;
		run(n, 10);
		assert_int_equal(changed.n, found.n);
		qsort(changed.v, changed.n, sizeof(*changed.v), by_place);
		qsort(found.v, found.n, sizeof(*found.v), by_place);
		for (size_t i = 0; i < found.n; i++) {
			assert_int_equal(
			    by_place(&changed.v[i], &found.v[i]), 0);
			assert_int_equal(changed.v[i].same, found.v[i].same);
		}
		free(changed.v);
	}
}

/* Little memory: all that is sorted goes to files. */
static void
memory_changes_nothing(void **state)
{
	struct matches before;
	uint16_t *marks_before[TEXTS];
	enum { N = 40 };

	(void)state;
	make_texts(N, 500, 300);
	run(N, 2);
	before = found;
	found = (struct matches){.v = NULL};
	memcpy(marks_before, marks, sizeof(marks));
	memset(marks, 0, sizeof(marks));
	memory = 0;
	run(N, 2);
	memory = 1 << 20;
	assert_true(found.n > 20);
	assert_int_equal(found.n, before.n);
	for (size_t i = 0; i < found.n; i++)
		assert_int_equal(by_place(&found.v[i], &before.v[i]), 0);
	for (size_t i = 0; i < N; i++) {
		assert_memory_equal(
		    marks[i], marks_before[i], texts[i].n * sizeof(*marks[i]));
		free(marks_before[i]);
	}
	free(before.v);
}

static void
a_file_that_cannot_be_made_is_told(void **state)
{
	(void)state;
	make_texts(40, 500, 300);
	folder = "/nowhere";
	memory = 0;
	expected = RC_IO;
	run(40, 2);
	expected = RC_OK;
	memory = 1 << 20;
	folder = "/tmp";
}

static void
what_does_not_change_is_not_looked_at(void **state)
{
	(void)state;
	make_texts(30, 500, 60);
	run(30, 10);
	for (size_t i = 0; i < 30; i++)
		texts[i].before = true;
	forgotten = 0;
	found.n = 0;
	run(30, 10);
	assert_int_equal(forgotten, 0);
	assert_int_equal(found.n, 0);
}

static void
equal_texts_are_each_told_with_the_first(void **state)
{
	(void)state;
	texts[0].n = 1000;
	for (size_t k = 0; k < texts[0].n; k++)
		words[0][k] = word(draw(5000));
	for (size_t i = 1; i < TEXTS; i++) {
		texts[i].n = texts[0].n;
		memcpy(words[i], words[0], sizeof(words[0]));
	}
	all_are_new(TEXTS);
	run(TEXTS, 60);
	assert_int_equal(found.n, TEXTS - 1);
	for (size_t i = 0; i < found.n; i++) {
		assert_int_equal(found.v[i].a, 0);
		assert_int_equal(found.v[i].b_to - found.v[i].b_from, 1000);
		assert_int_equal(found.v[i].same, found.v[i].columns);
	}
	/* but for the words before the first place that is kept */
	for (size_t k = 3; k < texts[0].n; k++)
		assert_true(marks[TEXTS - 1][k] > 0);
}

/* Six texts share 20 words, of which the last two have 20 more: the shorter
 * passage of the last one, with the first text, is told by the longer one. */
static void
what_lies_within_a_longer_match_is_left_out(void **state)
{
	enum { N = 6 };

	(void)state;
	for (size_t i = 0; i < N; i++) {
		texts[i].n = 100;
		for (size_t k = 0; k < 100; k++)
			words[i][k] = word((unsigned)(1000 * i + k));
		if (i > 0)
			memcpy(
			    words[i] + 30, words[0] + 30, 20 * sizeof(**words));
	}
	memcpy(words[N - 1] + 50, words[N - 2] + 50, 20 * sizeof(**words));
	all_are_new(N);
	run(N, 10);
	assert_int_equal(found.n, N - 1);
	for (size_t i = 0; i < found.n; i++)
		if (found.v[i].b == N - 1) {
			assert_int_equal(found.v[i].a, N - 2);
			assert_int_equal(
			    found.v[i].b_to - found.v[i].b_from, 40);
		}
}

/* A text of one word, and one that is a passage again and again. */
static void
repetition_does_not_run_away(void **state)
{
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		texts[i].n = LONGEST;
		for (size_t k = 0; k < LONGEST; k++)
			words[i][k] = word(i < 2 ? 1 : (unsigned)(k % 20));
	}
	texts[3].n = 30;
	for (size_t k = 0; k < 30; k++)
		words[3][k] = word((unsigned)(k % 20));
	all_are_new(4);
	run(4, 10);
	assert_true(found.n > 0);
	assert_true(is_found(0, 1, 0, LONGEST));
	assert_true(is_found(2, 3, 0, 30));
}

static void
an_adapted_passage_is_one(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		texts[i].n = 100;
		for (size_t k = 0; k < 100; k++)
			words[i][k] = word((unsigned)(1000 * i + k));
	}
	/* 30 words, of which two are other ones and one is left out */
	for (size_t k = 0; k < 30; k++)
		words[1][50 + k] = words[0][20 + k + (k >= 20)];
	words[1][55] = word(7777);
	words[1][63] = word(8888);
	all_are_new(2);
	run(2, 10);
	assert_int_equal(found.n, 1);
	assert_int_equal(found.v[0].a_from, 20);
	assert_int_equal(found.v[0].a_to, 51);
	assert_int_equal(found.v[0].b_from, 50);
	assert_int_equal(found.v[0].b_to, 80);
	assert_int_equal(found.v[0].same, 28);
	assert_int_equal(found.v[0].columns, 31);
}

static void
words_are_compared_by_case_tone_place_and_digits(void **state)
{
	static const struct {
		const char *word, *form;
	} cases[] = {
	    {"Hoà", "hòa"},
	    {"2021", "0"},
	    {"5S", "0s"},
	    {"a1b22", "a0b0"},
	    {"QUÝ", "quý"},
	};
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		buf_reset(&b);
		word_form(str_of(cases[i].word), &b);
		assert_string_equal(buf_cstr(&b), cases[i].form);
		assert_int_equal(word_number(cache, str_of(cases[i].word)),
		    word_number(cache, str_of(cases[i].form)));
	}
	assert_int_equal(
	    word_number_of_digits(), word_number(cache, str_of("1999")));
	assert_int_not_equal(word_number(cache, str_of("phấn")),
	    word_number(cache, str_of("phần")));
	buf_release(&b);
}

/* The raw words of a whole plan, in lower case, as numbers. */
static size_t
read_plan(const char *dir, const char *name, uint32_t *out, size_t most)
{
	struct buf path = BUF_INIT, text = BUF_INIT;
	struct err err = ERR_INIT;
	struct token_iter it;
	struct str w;
	glob_t files;
	size_t n = 0;

	buf_addf(&path, "%s/%s*", dir, name);
	assert_int_equal(glob(buf_cstr(&path), 0, NULL, &files), 0);
	if (file_read(files.gl_pathv[0], 1 << 20, &text, &err) != RC_OK)
		fail_msg("%s", err.msg);
	globfree(&files);
	it = token_begin(buf_cstr(&text), text.n);
	while (n < most && token_next(&it, &w))
		out[n++] = word_number(cache, w);
	buf_release(&path);
	buf_release(&text);
	return n;
}

static size_t
covered(size_t x, size_t y)
{
	size_t n = 0, end = 0;

	for (size_t j = 0; j + 8 <= texts[y].n; j++)
		for (size_t i = 0; i + 8 <= texts[x].n; i++)
			if (shared_run(x, i, y, j) >= 8) {
				n += j + 8 - (j > end ? j : end);
				end = j + 8;
				break;
			}
	return n;
}

/* Shared words of the four plans: at least what their shared runs of eight
 * words cover without the digit class. */
static void
the_four_plans_share_what_was_counted(void **state)
{
	static const struct {
		size_t plan, least;
	} cases[] = {{1, 250}, {2, 149}, {3, 671}};
	static const char *const names[] = {"000_", "001_", "002_", "004_"};
	const char *plans = getenv("THIDUA_PLANS");

	(void)state;
	if (!plans || !*plans)
		skip();
	for (size_t i = 0; i < 4; i++)
		texts[i].n = read_plan(plans, names[i], words[i], LONGEST);
	assert_int_equal(texts[0].n, 1528);
	assert_int_equal(texts[1].n, 1863);
	assert_int_equal(texts[2].n, 1857);
	assert_int_equal(texts[3].n, 2631);
	for (size_t k = 0; k < 3; k++) {
		size_t n = covered(0, cases[k].plan);

		assert_in_range(n, cases[k].least, cases[k].least * 3 / 2);
	}
}

static int
set_up(void **state)
{
	(void)state;
	cache = word_cache_new();
	return 0;
}

static int
release(void **state)
{
	(void)state;
	free(found.v);
	for (size_t i = 0; i < TEXTS; i++)
		free(marks[i]);
	word_cache_free(cache);
	return 0;
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_are_compared_by_case_tone_place_and_digits),
	    cmocka_unit_test(each_run_of_eight_words_has_a_seed),
	    cmocka_unit_test(each_run_of_twelve_words_is_found),
	    cmocka_unit_test(matches_are_what_they_say),
	    cmocka_unit_test(a_change_is_as_good_as_all_anew),
	    cmocka_unit_test(memory_changes_nothing),
	    cmocka_unit_test(a_file_that_cannot_be_made_is_told),
	    cmocka_unit_test(what_does_not_change_is_not_looked_at),
	    cmocka_unit_test(equal_texts_are_each_told_with_the_first),
	    cmocka_unit_test(what_lies_within_a_longer_match_is_left_out),
	    cmocka_unit_test(repetition_does_not_run_away),
	    cmocka_unit_test(an_adapted_passage_is_one),
	    cmocka_unit_test(the_four_plans_share_what_was_counted),
	};

	return cmocka_run_group_tests(tests, set_up, release);
}
