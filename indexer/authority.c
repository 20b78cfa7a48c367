/* authority.c - movements, bodies and events by their keys. */
#include "indexer/authority.h"

#include "core/base/arena.h"
#include "core/base/asset.h"
#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/base/str.h"
#include "core/text/nfc.h"
#include "core/text/token.h"
#include "core/text/utf8.h"
#include "indexer/authority_check.h"
#include "indexer/authority_csv.h"
#include "indexer/forms.h"
#include "indexer/pieces.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FILE_MAX_BYTES = 16 * 1024 * 1024 };

struct authority {
	struct arena arena;
	struct digesting digesting; /* of the files, as they are read */
	struct digest digest;
	struct authority_movement *movement;
	size_t n_movements;
	struct authority_unit *unit;
	size_t n_units;
	struct authority_event *event;
	size_t n_events;
	const char **long_form; /* keys; NULL where it is ambiguous */
	/* sorted by key */
	struct forms movement_forms, unit_forms, event_forms, short_forms;
	struct forms place_forms; /* of provinces, without their sort */
	struct buf pieces;
};

/* Without one there is nothing to find it by. */
static bool
has_word(const char *name)
{
	return name && token_count(name, strlen(name)) > 0;
}

static enum rc
need_name(const char *file, const struct csv_file *csv, struct err *err)
{
	enum rc rc = csv_need(csv, file, "name", err);

	if (rc)
		return rc;
	for (size_t i = 0; i < csv->n_rows; i++)
		if (!has_word(csv_cell(csv, i, "name")))
			return err_set(err, RC_USAGE, "%s: row %zu has no name",
			    file, i + 2);
	return RC_OK;
}

static enum rc
take_movements(struct authority *a, const char *file,
    const struct csv_file *csv, struct err *err)
{
	enum rc rc = need_name(file, csv, err);

	if (rc == RC_OK)
		rc = check_years(file, csv, "from", err);
	if (rc == RC_OK)
		rc = check_years(file, csv, "to", err);
	if (rc == RC_OK)
		rc = check_order(file, csv, "from", "to", err);
	if (rc)
		return rc;
	a->n_movements = csv->n_rows;
	a->movement =
	    arena_alloc(&a->arena, csv->n_rows * sizeof(*a->movement));
	for (size_t i = 0; i < csv->n_rows; i++) {
		const char *name = csv_cell(csv, i, "name");

		a->movement[i] = (struct authority_movement){
		    .name = name,
		    .key = forms_key(&a->arena, str_of(name)),
		    .kind = csv_cell(csv, i, "kind"),
		    .sponsor = csv_cell(csv, i, "sponsor"),
		};
		forms_add(&a->movement_forms, &a->arena, name,
		    csv_cell(csv, i, "variants"), i);
	}
	forms_sort(&a->movement_forms);
	return forms_check(&a->movement_forms, file, err);
}

static enum rc
take_units(struct authority *a, const char *file, const struct csv_file *csv,
    struct err *err)
{
	enum rc rc = need_name(file, csv, err);

	if (rc == RC_OK)
		rc = check_levels(file, csv, "level", err);
	if (rc == RC_OK)
		rc = check_days(file, csv, "valid_from", err);
	if (rc == RC_OK)
		rc = check_days(file, csv, "valid_to", err);
	if (rc == RC_OK)
		rc = check_order(file, csv, "valid_from", "valid_to", err);
	if (rc == RC_OK)
		rc = check_refers(file, csv, "successor", err);
	if (rc)
		return rc;
	a->n_units = csv->n_rows;
	a->unit = arena_alloc(&a->arena, csv->n_rows * sizeof(*a->unit));
	for (size_t i = 0; i < csv->n_rows; i++) {
		const char *name = csv_cell(csv, i, "name");

		a->unit[i] = (struct authority_unit){
		    .name = name,
		    .key = forms_key(&a->arena, str_of(name)),
		    .kind = csv_cell(csv, i, "kind"),
		    .level = csv_cell(csv, i, "level"),
		    .region = csv_cell(csv, i, "region"),
		    .parent = csv_cell(csv, i, "parent"),
		    .valid_from = csv_cell(csv, i, "valid_from"),
		    .valid_to = csv_cell(csv, i, "valid_to"),
		    .successor = csv_cell(csv, i, "successor"),
		};
		forms_add(&a->unit_forms, &a->arena, name,
		    csv_cell(csv, i, "variants"), i);
		forms_add(&a->place_forms, &a->arena, NULL,
		    csv_cell(csv, i, "place"), i);
	}
	forms_sort(&a->unit_forms);
	return forms_check(&a->unit_forms, file, err);
}

static enum rc
take_events(struct authority *a, const char *file, const struct csv_file *csv,
    struct err *err)
{
	enum rc rc = need_name(file, csv, err);

	if (rc == RC_OK)
		rc = check_days(file, csv, "date", err);
	if (rc)
		return rc;
	a->n_events = csv->n_rows;
	a->event = arena_alloc(&a->arena, csv->n_rows * sizeof(*a->event));
	for (size_t i = 0; i < csv->n_rows; i++) {
		const char *name = csv_cell(csv, i, "name");

		a->event[i] = (struct authority_event){
		    .name = name,
		    .key = forms_key(&a->arena, str_of(name)),
		    .date = csv_cell(csv, i, "date"),
		};
		forms_add(&a->event_forms, &a->arena, name,
		    csv_cell(csv, i, "variants"), i);
	}
	forms_sort(&a->event_forms);
	return forms_check(&a->event_forms, file, err);
}

/* CNH-HĐH and CNH, HĐH have one key: one row where they mean the same. */
static void
unite_spellings(struct authority *a)
{
	struct forms *f = &a->short_forms;
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++) {
		const char *x = a->long_form[f->v[i].row], *y = NULL;

		if (n && strcmp(f->v[n - 1].key, f->v[i].key) == 0)
			y = a->long_form[f->v[n - 1].row];
		if (!x || !y || strcmp(x, y) != 0)
			f->v[n++] = f->v[i];
	}
	f->n = n;
}

static enum rc
take_abbreviations(struct authority *a, const char *file,
    const struct csv_file *csv, struct err *err)
{
	a->long_form =
	    arena_alloc(&a->arena, csv->n_rows * sizeof(*a->long_form));
	for (size_t i = 0; i < csv->n_rows; i++) {
		const char *form = csv_cell(csv, i, "short");
		const char *full = csv_cell(csv, i, "long");

		if (!form)
			return err_set(err, RC_USAGE,
			    "%s: row %zu has no short form", file, i + 2);
		a->long_form[i] =
		    full ? forms_key(&a->arena, str_of(full)) : NULL;
		forms_add(&a->short_forms, &a->arena, form, NULL, i);
	}
	forms_sort(&a->short_forms);
	unite_spellings(a);
	return forms_check(&a->short_forms, file, err);
}

/* The text of an authority file: the folder's, else the built-in one. */
static enum rc
read_text(struct authority *a, const char *dir, const char *name,
    struct buf *text, const char **label, struct err *err)
{
	const struct asset *asset = asset_find(assets_authority, name);
	struct stat st;

	*label = name;
	if (dir) {
		char *path = arena_printf(&a->arena, "%s/%s", dir, name);

		if (stat(path, &st) == 0) {
			*label = path;
			if (file_read(path, FILE_MAX_BYTES, text, err)) {
				err_wrap(err, "%s", path);
				return err->rc = RC_USAGE;
			}
			return RC_OK;
		}
	}
	if (asset)
		buf_add(text, asset->data, asset->size);
	return RC_OK;
}

static enum rc
check_text(const char *label, struct str s, struct err *err)
{
	size_t bad = utf8_check(s.p, s.n), line = 1;

	if (bad == s.n)
		return RC_OK;
	for (size_t i = 0; i < bad; i++)
		line += s.p[i] == '\n';
	return err_set(err, RC_USAGE,
	    "%s: line %zu is not UTF-8; save the table as CSV UTF-8", label,
	    line);
}

typedef enum rc take_fn(
    struct authority *, const char *, const struct csv_file *, struct err *);

static enum rc
load_file(struct authority *a, const char *dir, const char *name, take_fn *take,
    struct err *err)
{
	struct buf text = BUF_INIT;
	struct csv_file csv;
	const char *label;
	enum rc rc = read_text(a, dir, name, &text, &label, err);

	if (rc == RC_OK)
		rc = check_text(
		    label, (struct str){buf_cstr(&text), text.n}, err);
	if (rc == RC_OK)
		rc = csv_read(&csv, &a->arena, label,
		    (struct str){buf_cstr(&text), text.n}, err);
	if (rc == RC_OK)
		rc = take(a, label, &csv, err);
	digest_add(&a->digesting, (struct str){buf_cstr(&text), text.n + 1});
	buf_release(&text);
	return rc;
}

static void
make_pieces(struct authority *a)
{
	const char **places = mem_alloc(a->place_forms.n * sizeof(*places));

	for (size_t i = 0; i < a->place_forms.n; i++)
		places[i] = a->place_forms.v[i].key;
	pieces_add(&a->pieces, "known_place", places, a->place_forms.n);
	free(places);
}

/* Is there any file of ours in the folder? */
static bool
has_authority(const char *dir)
{
	struct buf path = BUF_INIT;
	struct stat st;
	bool any = false;

	for (const struct asset *a = assets_authority; a->name; a++) {
		buf_reset(&path);
		buf_addf(&path, "%s/%s", dir, a->name);
		any |= stat(buf_cstr(&path), &st) == 0;
	}
	buf_release(&path);
	return any;
}

enum rc
authority_load(struct authority **out, const char *dir, struct err *err)
{
	struct authority *a = mem_alloc(sizeof(*a));
	struct stat st;
	enum rc rc = RC_OK;

	digest_begin(&a->digesting);
	if (dir && stat(dir, &st) != 0)
		rc = err_set(err, RC_USAGE,
		    "cannot open the authority folder %s: %s", dir,
		    strerror(errno));
	else if (dir && !has_authority(dir))
		rc = err_set(err, RC_USAGE,
		    "%s has no movements.csv, units.csv, events.csv or "
		    "abbreviations.csv",
		    dir);
	if (rc == RC_OK)
		rc = load_file(a, dir, "movements.csv", take_movements, err);
	if (rc == RC_OK)
		rc = load_file(a, dir, "units.csv", take_units, err);
	if (rc == RC_OK)
		rc = load_file(a, dir, "events.csv", take_events, err);
	if (rc == RC_OK)
		rc = load_file(
		    a, dir, "abbreviations.csv", take_abbreviations, err);
	if (rc) {
		authority_free(a);
		return rc;
	}
	digest_end(&a->digesting, &a->digest);
	make_pieces(a);
	*out = a;
	return RC_OK;
}

void
authority_free(struct authority *a)
{
	if (!a)
		return;
	forms_release(&a->movement_forms);
	forms_release(&a->unit_forms);
	forms_release(&a->event_forms);
	forms_release(&a->short_forms);
	forms_release(&a->place_forms);
	buf_release(&a->pieces);
	arena_release(&a->arena);
	free(a);
}

const char *
authority_hash(const struct authority *a)
{
	return a->digest.hex;
}

const char *
authority_pieces(const struct authority *a)
{
	return buf_cstr(&a->pieces);
}

const struct authority_movement *
authority_movement(const struct authority *a, size_t i)
{
	return i < a->n_movements ? &a->movement[i] : NULL;
}

const struct authority_movement *
authority_find_movement(const struct authority *a, const char *key)
{
	const struct form *f = forms_find(&a->movement_forms, key);

	return f ? &a->movement[f->row] : NULL;
}

const struct authority_unit *
authority_find_unit(const struct authority *a, const char *key)
{
	const struct form *f = forms_find(&a->unit_forms, key);

	return f ? &a->unit[f->row] : NULL;
}

static bool
ends_with(const char *key, const char *tail)
{
	size_t n = strlen(key), k = strlen(tail);

	return n > k && key[n - k - 1] == ' ' && strcmp(key + n - k, tail) == 0;
}

static bool
is_place(const struct authority *a, size_t row)
{
	for (size_t i = 0; i < a->place_forms.n; i++)
		if (a->place_forms.v[i].row == row)
			return true;
	return false;
}

const struct authority_unit *
authority_find_place(const struct authority *a, const char *key)
{
	const struct forms *bare = &a->place_forms;
	const struct form *best = NULL;

	for (size_t i = 0; i < a->unit_forms.n; i++)
		if (ends_with(key, a->unit_forms.v[i].key) &&
		    is_place(a, a->unit_forms.v[i].row))
			return &a->unit[a->unit_forms.v[i].row];
	/* the longest: Thừa Thiên Huế before Huế */
	for (size_t i = 0; i < bare->n; i++)
		if (ends_with(key, bare->v[i].key) &&
		    (!best || strlen(bare->v[i].key) > strlen(best->key)))
			best = &bare->v[i];
	return best ? &a->unit[best->row] : NULL;
}

const struct authority_event *
authority_find_event(const struct authority *a, const char *key)
{
	const struct form *f = forms_find(&a->event_forms, key);

	return f ? &a->event[f->row] : NULL;
}

const char *
authority_long_form(const struct authority *a, const char *key)
{
	const struct form *f = forms_find(&a->short_forms, key);

	return f ? a->long_form[f->row] : NULL;
}

const struct authority_event *
authority_event(const struct authority *a, size_t i)
{
	return i < a->n_events ? &a->event[i] : NULL;
}

const struct authority_unit *
authority_unit(const struct authority *a, size_t i)
{
	return i < a->n_units ? &a->unit[i] : NULL;
}
