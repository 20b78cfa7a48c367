/* review.c - decisions out of a spreadsheet. */
#include "indexer/review.h"

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/cli/say.h"
#include "core/store/inventory.h"
#include "core/store/write.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"
#include "indexer/authority_csv.h"
#include "indexer/stop.h"
#include "indexer/turn.h"

#include <string.h>

enum { FILE_MAX_BYTES = 16 * 1024 * 1024 };

struct decided {
	const char *key, *other, *decision;
};

struct review {
	struct decided *decided; /* by row */
	const char *file;
	struct csv_file csv;
	struct arena arena;
	const struct authority *authority;
	size_t same, different;
};

/* The key a name counts under. */
static const char *
key_of(struct review *r, const char *name)
{
	const struct authority_movement *known;
	struct buf b = BUF_INIT;
	const char *key;

	fold_key(name, strlen(name), &b);
	known = authority_find_movement(r->authority, buf_cstr(&b));
	key = known ? known->key : arena_strndup(&r->arena, buf_cstr(&b), b.n);
	buf_release(&b);
	return key;
}

static enum rc
check_row(struct review *r, size_t i, bool *decided, struct err *err)
{
	const char *decision = csv_cell(&r->csv, i, "decision");

	*decided = decision != NULL;
	if (!decision)
		return RC_OK;
	if (strcmp(decision, "same") != 0 && strcmp(decision, "different") != 0)
		return err_set(err, RC_USAGE,
		    "%s: row %zu: the decision is \"%s\"; write same, "
		    "different or nothing",
		    r->file, i + 2, decision);
	if (!csv_cell(&r->csv, i, "name") || !csv_cell(&r->csv, i, "other"))
		return err_set(err, RC_USAGE,
		    "%s: row %zu: name or other is empty", r->file, i + 2);
	return RC_OK;
}

/* The same pair may be decided once. */
static enum rc
check_once(struct review *r, size_t row, const char *key, const char *other,
    const char *decision, struct err *err)
{
	for (size_t i = 0; i < row; i++) {
		const char *was = r->decided[i].decision;

		if (was && strcmp(r->decided[i].key, key) == 0 &&
		    strcmp(r->decided[i].other, other) == 0 &&
		    strcmp(was, decision) != 0)
			return err_set(err, RC_USAGE,
			    "%s: rows %zu and %zu decide on the same names "
			    "differently",
			    r->file, i + 2, row + 2);
	}
	r->decided[row] = (struct decided){key, other, decision};
	return RC_OK;
}

static enum rc
put_decision(struct review *r, struct writer *w, size_t i, struct err *err)
{
	const char *name = csv_cell(&r->csv, i, "name");
	const char *other = csv_cell(&r->csv, i, "other");
	const char *decision = csv_cell(&r->csv, i, "decision");
	const char *a = key_of(r, name), *b = key_of(r, other);
	enum rc rc;

	if (!*a || !*b)
		return err_set(err, RC_USAGE,
		    "%s: row %zu: name or other has no word", r->file, i + 2);

	/* both count under the authority's name, whichever column has it */
	if (authority_find_movement(r->authority, a) &&
	    !authority_find_movement(r->authority, b)) {
		const char *t = a;

		a = b;
		b = t;
		t = name;
		name = other;
		other = t;
	}
	rc = check_once(r, i, a, b, decision, err);
	if (rc)
		return rc;
	if (strcmp(decision, "same") == 0)
		r->same++;
	else
		r->different++;
	const struct value v[] = {value_text(a), value_text(name),
	    value_text(b), value_text(other), value_text(decision)};
	return writer_put(w, WRITE_DECISION, v, 5, NULL, err);
}

static enum rc
put_all(struct review *r, struct writer *w, struct err *err)
{
	enum rc rc = RC_OK;
	bool decided;

	r->decided =
	    arena_alloc(&r->arena, (r->csv.n_rows + 1) * sizeof(*r->decided));
	for (size_t i = 0; rc == RC_OK && i < r->csv.n_rows; i++) {
		rc = check_row(r, i, &decided, err);
		if (rc == RC_OK && decided)
			rc = put_decision(r, w, i, err);
	}
	return rc;
}

static enum rc
read_file(struct review *r, struct err *err)
{
	struct buf text = BUF_INIT;
	enum rc rc = file_read(r->file, FILE_MAX_BYTES, &text, err);

	if (rc) {
		err_wrap(err, "%s", r->file);
		rc = err->rc = RC_USAGE;
	} else if (utf8_check(buf_cstr(&text), text.n) != text.n) {
		rc = err_set(err, RC_USAGE,
		    "%s: not UTF-8; save it as CSV UTF-8", r->file);
	} else {
		rc = csv_read(&r->csv, &r->arena, r->file,
		    (struct str){buf_cstr(&text), text.n}, err);
		if (rc == RC_OK)
			rc = csv_need(&r->csv, r->file, "name", err);
		if (rc == RC_OK)
			rc = csv_need(&r->csv, r->file, "other", err);
		if (rc == RC_OK)
			rc = csv_need(&r->csv, r->file, "decision", err);
	}
	buf_release(&text);
	return rc;
}

static enum rc
write_decisions(struct review *r, const char *program, const char *database,
    bool wait, struct err *err)
{
	struct publish *p = NULL;
	struct stop *stop = NULL;
	struct writer *w = NULL;
	enum rc rc = turn_take(&p, program, database, wait, false, err);

	if (rc == RC_OK) {
		stop = stop_begin(program, database, publish_path(p));
		rc = publish_copy(p, err);
	}
	if (rc == RC_OK)
		rc = writer_open(&w, publish_path(p), false, err);
	if (rc == RC_OK)
		rc = put_all(r, w, err);
	if (rc == RC_OK)
		rc = writer_finish(w, err);
	if (rc == RC_OK)
		rc = writer_check(w, err);
	writer_close(w);
	if (rc == RC_OK) {
		stop_hold(stop);
		rc = publish_commit(p, err);
		stop_release(stop, rc == RC_OK);
	}
	stop_end(stop);
	publish_end(p);
	return rc;
}

enum rc
review(const char *program, const char *database, const char *file,
    const struct authority *authority, bool wait, struct err *err)
{
	struct review r = {.file = file, .authority = authority};
	struct inventory inventory = INVENTORY_INIT;
	enum rc rc = inventory_read(&inventory, database, err);

	if (rc == RC_OK)
		rc = read_file(&r, err);
	if (rc == RC_OK)
		rc = write_decisions(&r, program, database, wait, err);
	if (rc == RC_OK)
		say_note(program, "%s: decided: %zu the same, %zu different",
		    database, r.same, r.different);
	inventory_release(&inventory);
	arena_release(&r.arena);
	return rc;
}
