/* side.c - a side from its words to its plans. */
#include "query/side.h"

#include "core/cli/level.h"
#include "core/cli/suggest.h"
#include "query/filter.h"
#include "query/years.h"

#include <string.h>

static const char *const keys[] = {
    "year", "level", "unit", "region", "movement"};

enum { KEYS = sizeof(keys) / sizeof(*keys) };

/* Where the value of key goes; years are read apart. */
static const char **
place_of(struct side_ask *ask, const char *key)
{
	const char **places[] = {
	    NULL, &ask->level, &ask->unit, &ask->region, &ask->movement};

	for (size_t i = 0; i < KEYS; i++)
		if (strcmp(key, keys[i]) == 0)
			return places[i];
	return NULL;
}

/* Does "key=" stand at s, for a key there is? */
static bool
is_key_at(const char *s)
{
	for (size_t i = 0; i < KEYS; i++) {
		size_t n = strlen(keys[i]);

		if (strncmp(s, keys[i], n) == 0 && s[n] == '=')
			return true;
	}
	return false;
}

/* A value ends with its closing quotation mark, or before the next filter. */
static const char *
read_value(struct arena *a, const char **s)
{
	const char *from = *s, *end;
	size_t n;

	if (*from == '"') {
		from++;
		n = strcspn(from, "\"");
		*s = from + n + (from[n] == '"');
		return arena_strndup(a, from, n);
	}
	for (end = from; *end; end++)
		if (*end == ' ' && is_key_at(end + strspn(end, " ")))
			break;
	*s = end;
	while (end > from && end[-1] == ' ')
		end--;
	return arena_strndup(a, from, (size_t)(end - from));
}

static enum rc
take_years(struct side_ask *ask, const char *text, struct err *err)
{
	struct years y;
	enum rc rc = years_parse(text, &y, err);

	if (rc)
		return rc;
	ask->has_years = true;
	ask->from = y.from;
	ask->to = y.to;
	return RC_OK;
}

static enum rc
take_filter(
    struct side_ask *ask, const char *key, const char *value, struct err *err)
{
	const char **place = place_of(ask, key);

	if (!*value)
		return err_set(err, RC_USAGE, "nothing stands behind %s=", key);
	if (place ? *place != NULL : ask->has_years)
		return err_set(err, RC_USAGE, "%s is named twice", key);
	if (!place)
		return take_years(ask, value, err);
	*place = value;
	return strcmp(key, "level") == 0 ? level_check(value, err) : RC_OK;
}

static enum rc
unknown_key(const char *key, struct err *err)
{
	const char *near = suggest_name(key, keys, KEYS);

	return err_set(err, RC_USAGE,
	    "no filter '%s'; %s%s%sthere are year, level, unit, region and "
	    "movement",
	    key, near ? "did you mean " : "", near ? near : "",
	    near ? "? " : "");
}

static enum rc
read_filters(struct side *side, struct arena *a, struct err *err)
{
	const char *s = side->text + strspn(side->text, " ");
	enum rc rc = RC_OK;

	while (rc == RC_OK && *s) {
		size_t n = strcspn(s, "= ");
		const char *key = arena_strndup(a, s, n);
		const char *value;

		if (s[n] != '=' || !is_key_at(s))
			return unknown_key(key, err);
		s += n + 1;
		value = read_value(a, &s);
		rc = take_filter(&side->ask, key, value, err);
		s += strspn(s, " ");
	}
	return rc;
}

static bool
is_level(const char *text)
{
	struct err ignored = ERR_INIT;

	return level_check(text, &ignored) == RC_OK;
}

enum rc
side_read(struct side *side, struct arena *a, const char *text, struct err *err)
{
	enum rc rc = RC_OK;

	*side = (struct side){.text = text};
	if (!*text)
		return err_set(err, RC_USAGE,
		    "a side is empty; name a year, a level, a unit or a "
		    "region");
	if (strchr(text, '='))
		rc = read_filters(side, a, err);
	else if (*text >= '0' && *text <= '9')
		rc = take_years(&side->ask, text, err);
	else if (is_level(text))
		side->ask.level = text;
	else
		side->words = text;
	return rc && strchr(text, '=') ? err_wrap(err, "'%s'", text) : rc;
}

static bool
is_years_only(const struct side_ask *ask)
{
	return ask->has_years && !ask->level && !ask->unit && !ask->region &&
	       !ask->movement;
}

/* Why a side has no plan. */
static enum rc
none(const struct side *side, struct db *db, struct err *err)
{
	const struct side_ask *ask = &side->ask;
	enum rc rc = RC_OK;

	if (ask->has_years)
		rc = filter_need_years(
		    db, (struct years){ask->from, ask->to}, err);
	if (rc || is_years_only(ask))
		return rc;
	if (side->words)
		return filter_none(db, SCOPE_UNIT, side->words, err);
	return err_set(err, RC_USAGE, "no plan meets '%s'", side->text);
}

enum rc
side_choose(struct side *side, const char *name, struct db *db, struct err *err)
{
	size_t n = 0;
	enum rc rc;

	side->ask.unit = side->words ? side->words : side->ask.unit;
	rc = side_fill(db, name, &side->ask, &n, err);
	if (rc == RC_OK && !n && side->words) {
		side->ask.unit = NULL;
		side->ask.region = side->words;
		rc = side_fill(db, name, &side->ask, &n, err);
	}
	side->plans = n;
	return rc == RC_OK && !n ? none(side, db, err) : rc;
}

enum rc
side_check_apart(
    const struct side *a, const struct side *b, struct db *db, struct err *err)
{
	struct years ya = {a->ask.from, a->ask.to},
		     yb = {b->ask.from, b->ask.to}, both;
	size_t shared;
	enum rc rc = side_shared(db, &shared, err);

	if (rc)
		return rc;
	if (shared == a->plans && shared == b->plans)
		return err_set(err, RC_USAGE,
		    "'%s' and '%s' are the same %zu plan%s; name sides that "
		    "differ",
		    a->text, b->text, shared, shared == 1 ? "" : "s");
	if (!is_years_only(&a->ask) || !is_years_only(&b->ask) ||
	    !years_shared(ya, yb, &both))
		return RC_OK;
	if (both.from == both.to)
		return err_set(err, RC_USAGE,
		    "%s and %s have the year %d in common; name sides that "
		    "share no year",
		    a->text, b->text, both.from);
	return err_set(err, RC_USAGE,
	    "%s and %s have the years %d..%d in common; name sides that share "
	    "no year",
	    a->text, b->text, both.from, both.to);
}
