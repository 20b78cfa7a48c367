/* count.c - options to calls of what counts in core/store. */
#include "query/count.h"

#include "core/cli/say.h"
#include "core/store/aligned.h"
#include "core/store/collocates.h"
#include "core/store/grep.h"
#include "core/store/keyness.h"
#include "core/store/ngrams.h"
#include "core/store/revise.h"
#include "core/store/shingles.h"
#include "query/report.h"

#include <stdlib.h>
#include <string.h>

static const struct argument *
option(const struct values *values, const char *name)
{
	const struct param *p = report_param(values->report, name);

	return p ? &values->v[p - values->report->params] : NULL;
}

/* A number from least to most; other where it is not given. */
static enum rc
number_option(const struct values *values, const char *name, int64_t least,
    int64_t most, int64_t other, int64_t *n, struct err *err)
{
	const struct argument *v = option(values, name);

	*n = v && v->text ? v->number : other;
	if (*n < least && most == INT64_MAX)
		return err_set(err, RC_USAGE,
		    "--%s is a number from %lld on, not %lld", name,
		    (long long)least, (long long)*n);
	if (*n < least || *n > most)
		return err_set(err, RC_USAGE,
		    "--%s is a number from %lld to %lld, not %lld", name,
		    (long long)least, (long long)most, (long long)*n);
	return RC_OK;
}

/* "2" or "2..5". */
static enum rc
lengths(const struct values *values, int *from, int *to, struct err *err)
{
	const struct argument *v = option(values, "n");
	const char *s = v && v->text ? v->text : "2";
	char *end;
	long a = strtol(s, &end, 10), b = a;

	if (end != s && strncmp(end, "..", 2) == 0)
		b = strtol(end + 2, &end, 10);
	if (end == s || *end || a < 1 || b < a || b > NGRAMS_LONGEST)
		return err_set(err, RC_USAGE,
		    "--n is a number of words from 1 to %d, or a range as "
		    "2..5, not '%s'",
		    NGRAMS_LONGEST, s);
	*from = (int)a;
	*to = (int)b;
	return RC_OK;
}

static enum rc
label(const struct values *values, enum ngrams_by *by, struct err *err)
{
	static const char *const names[] = {
	    [NGRAMS_BY_YEAR] = "year",
	    [NGRAMS_BY_UNIT] = "unit",
	    [NGRAMS_BY_LEVEL] = "level",
	};
	const struct argument *v = option(values, "by");

	*by = NGRAMS_BY_NONE;
	if (!v || !v->text)
		return RC_OK;
	for (int i = NGRAMS_BY_YEAR; i <= NGRAMS_BY_LEVEL; i++)
		if (strcmp(v->text, names[i]) == 0) {
			*by = (enum ngrams_by)i;
			return RC_OK;
		}
	return err_set(
	    err, RC_USAGE, "--by is year, unit or level, not '%s'", v->text);
}

static enum rc
ngrams(struct db *db, const struct values *values, struct err *err)
{
	enum ngrams_by by = NGRAMS_BY_NONE;
	int64_t least;
	int from = 0, to = 0;
	enum rc rc = lengths(values, &from, &to, err);

	if (rc == RC_OK)
		rc = label(values, &by, err);
	if (rc == RC_OK)
		rc = number_option(
		    values, "least", 1, INT64_MAX, 1, &least, err);
	return rc ? rc : ngrams_count(db, from, to, by, least, err);
}

static enum rc
collocates(struct db *db, const struct values *values, struct err *err)
{
	int64_t window;
	enum rc rc = number_option(values, "window", 1, 50, 5, &window, err);

	return rc ? rc : collocates_count(db, (int)window, err);
}

static enum rc
text_option(
    const struct values *values, enum postings_text *text, struct err *err)
{
	const struct argument *of = option(values, "of");
	const struct argument *v = option(values, "text");

	*text = POSTINGS_ALL;
	if (v && v->text && strcmp(v->text, "original") == 0)
		*text = POSTINGS_ORIGINAL;
	else if (v && v->text && strcmp(v->text, "copied") == 0)
		*text = POSTINGS_COPIED;
	if (*text != POSTINGS_ALL && of && of->text &&
	    strcmp(of->text, "movements") == 0)
		return err_set(err, RC_USAGE,
		    "--text chooses words; it does not go with --of movements");
	return RC_OK;
}

/* An option that was given, other than as it is anyway, and means nothing. */
static enum rc
check_unused(const struct values *values, const char *name, bool used,
    const char *needs, struct err *err)
{
	const struct param *p = report_param(values->report, name);
	const struct argument *v = option(values, name);

	if (used || !v || !v->text || !p->preset ||
	    strcmp(v->text, p->preset) == 0)
		return RC_OK;
	return err_set(err, RC_USAGE, "--%s goes with %s only", name, needs);
}

static enum rc
keyness(struct db *db, const struct values *values, struct err *err)
{
	const struct argument *of = option(values, "of");
	const struct argument *by = option(values, "by");
	const struct argument *numbers = option(values, "numbers");
	struct keyness_ask ask = {.of = KEYNESS_RUNS, .from = 1, .to = 1};
	enum rc rc = RC_OK;

	if (of && of->text && strcmp(of->text, "movements") == 0)
		ask.of = KEYNESS_MOVEMENTS;
	else if (of && of->text && strcmp(of->text, "ngrams") == 0)
		rc = lengths(values, &ask.from, &ask.to, err);
	if (rc == RC_OK)
		rc = check_unused(values, "n",
		    of && of->text && strcmp(of->text, "ngrams") == 0,
		    "--of ngrams", err);
	if (rc == RC_OK)
		rc = text_option(values, &ask.text, err);
	ask.numbers = numbers && numbers->flag;
	ask.places = by && by->text && strcmp(by->text, "places") == 0;
	if (rc == RC_OK)
		rc = check_unused(
		    values, "draws", ask.places, "--by places", err);
	if (rc == RC_OK)
		rc = check_unused(
		    values, "seed", ask.places, "--by places", err);
	if (rc == RC_OK)
		rc = number_option(
		    values, "least", 2, INT64_MAX, 3, &ask.least, err);
	if (rc == RC_OK)
		rc = number_option(
		    values, "draws", 99, 99999, 999, &ask.draws, err);
	if (rc == RC_OK)
		rc = number_option(
		    values, "seed", 0, INT64_MAX, 1, &ask.seed, err);
	return rc ? rc : keyness_count(db, &ask, err);
}

static enum rc
regex(struct db *db, const struct values *values, struct err *err)
{
	const struct argument *pattern = option(values, "pattern");
	struct grep_told told;
	enum rc rc;

	if (!pattern || !pattern->text)
		return err_set(err, RC_USAGE,
		    "%s counts matches and has no param pattern",
		    values->report->name);
	rc = grep_find(db, pattern->text, &told, err);
	if (rc == RC_OK && !told.indexed)
		say_note("thidua",
		    "the pattern has no word that can be looked up: all "
		    "passages were read");
	if (rc == RC_OK && told.limited)
		say_warning("thidua",
		    "passages in which the pattern met its limit, and may have "
		    "missed something: %zu",
		    told.limited);
	return rc;
}

static enum rc
shingles(struct db *db, const struct values *values, struct err *err)
{
	const struct argument *plan = option(values, "plan");

	if (!plan || !plan->text)
		return err_set(err, RC_USAGE,
		    "%s counts shingles and has no param plan",
		    values->report->name);
	return shingles_compare(db, plan->number, err);
}

static enum rc
aligned(struct db *db, const struct values *values, struct err *err)
{
	const struct argument *id = option(values, "id");

	return aligned_fill(db, id ? id->number : 0, err);
}

static enum rc
revision(struct db *db, const struct values *values, struct err *err)
{
	const struct argument *name = option(values, "name");

	return revise_fill(db, name && name->text ? name->text : "", err);
}

enum rc
count_words(struct db *db, const struct values *values, struct err *err)
{
	switch (values->report->count) {
	case REPORT_COLLOCATES:
		return collocates(db, values, err);
	case REPORT_NGRAMS:
		return ngrams(db, values, err);
	case REPORT_KEYNESS:
		return keyness(db, values, err);
	case REPORT_REGEX:
		return regex(db, values, err);
	case REPORT_SHINGLES:
		return shingles(db, values, err);
	case REPORT_ALIGNED:
		return aligned(db, values, err);
	case REPORT_REVISION:
		return revision(db, values, err);
	case REPORT_NO_COUNT:
		break;
	}
	return RC_OK;
}
