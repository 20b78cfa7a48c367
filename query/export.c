/* export.c - one file after the other into a folder. */
#include "query/export.h"

#include "core/base/digest.h"
#include "core/base/mem.h"
#include "core/base/version.h"
#include "core/out/dest.h"
#include "core/out/folder.h"
#include "core/store/provenance.h"
#include "core/store/tables.h"
#include "query/ask.h"
#include "query/count.h"
#include "query/output.h"
#include "query/package.h"
#include "query/values.h"

#include <stdlib.h>
#include <string.h>

struct export
{
	const struct settings *settings;
	struct db *db;
	struct folder folder;
	struct provenance from;
	struct package *package;
	struct buf manifest, notes, files; /* its parts */
	struct arena *arena;
	size_t n; /* files */
};

/* Takes up a file that was written: into descriptor and manifest. */
static enum rc
take_file(struct export *x, struct resource *r, struct err *err)
{
	char *path = folder_file(&x->folder, r->path);
	enum rc rc = digest_file(&r->digest, path, err);

	if (rc == RC_OK) {
		package_add(x->package, r);
		manifest_file(
		    &x->files, r->path, r->digest.hex, (int64_t)r->what->rows);
		for (size_t i = 0; i < r->what->notes.n; i++) {
			char *note = arena_printf(
			    x->arena, "%s: %s", r->name, r->what->notes.v[i]);

			manifest_key(&x->notes, "note", note);
		}
		x->n++;
	}
	free(path);
	return rc;
}

static enum rc
write_rows(struct sink *sink, struct db *db, sqlite3_stmt *stmt,
    const struct described *what, struct err *err)
{
	struct column *columns = mem_alloc(what->n * sizeof(*columns));
	struct cell *cells = mem_alloc(what->n * sizeof(*cells));
	int step = SQLITE_DONE;
	enum rc rc;

	for (size_t i = 0; i < what->n; i++) {
		columns[i].name = what->v[i].name;
		columns[i].type = what->v[i].type;
	}
	rc = sink_begin(sink, NULL, columns, what->n, err);
	while (rc == RC_OK && (step = sqlite3_step(stmt)) == SQLITE_ROW) {
		for (size_t i = 0; i < what->n; i++)
			ask_cell(stmt, (int)i, &cells[i]);
		rc = sink_row(sink, cells, err);
	}
	if (rc == RC_OK && step != SQLITE_DONE)
		rc = db_fail(db, err);
	if (rc == RC_OK)
		rc = sink_end(sink, err);
	free(columns);
	free(cells);
	return rc;
}

static enum cell_type
type_of(enum table_type type)
{
	if (type == TABLE_INTEGER)
		return CELL_INT;
	return type == TABLE_REAL ? CELL_REAL : CELL_TEXT;
}

/* Gives whether no cell of the table can be null. */
static bool
describe_table(struct described *what, const struct table *t)
{
	bool no_nulls = true;

	for (size_t i = 0; i < t->n; i++) {
		const struct table_column *c = &t->v[i];
		struct field *f =
		    describe_field(what, c->name, type_of(c->type), c->doc);

		f->key = c->key > 0;
		f->table = c->table;
		f->column = c->other;
		no_nulls = no_nulls && c->type == TABLE_TEXT &&
			   (c->required || c->key);
	}
	return no_nulls;
}

static enum rc
write_table(struct export *x, const struct tables *tables,
    const struct table *t, struct described *what, struct err *err)
{
	char *name = arena_printf(x->arena, "%s.csv", t->name);
	char *path = folder_file(&x->folder, name);
	const struct sink_options options = {
	    .format = FORMAT_CSV, .path = path, .exact = true};
	struct resource r = {
	    .name = t->name, .path = name, .doc = t->doc, .what = what};
	sqlite3_stmt *stmt = NULL;
	struct sink *sink = NULL;
	enum rc rc = tables_open(tables, t, x->db, &stmt, err);

	r.no_nulls = describe_table(what, t);
	if (rc == RC_OK)
		rc = sink_open(&sink, &options, err);
	if (rc == RC_OK)
		rc = write_rows(sink, x->db, stmt, what, err);
	if (rc == RC_OK) {
		what->rows = sink_rows(sink);
		rc = sink_close(sink, err);
	} else {
		sink_abort(sink);
	}
	sqlite3_finalize(stmt);
	free(path);
	return rc == RC_OK ? take_file(x, &r, err) : rc;
}

static bool
is_filtered(const struct filter *f)
{
	return f->year || f->unit || f->level || f->region || f->movement;
}

static enum rc
write_tables(struct export *x, struct err *err)
{
	struct tables tables = TABLES_INIT;
	enum rc rc =
	    tables_read(&tables, x->db, is_filtered(&x->settings->filter), err);

	for (size_t i = 0; rc == RC_OK && i < tables.n; i++) {
		struct described what = DESCRIBED_INIT;

		rc = write_table(x, &tables, &tables.v[i], &what, err);
		describe_release(&what);
	}
	tables_release(&tables);
	return rc;
}

static void
keep_note(void *what, const char *text)
{
	describe_note(what, text);
}

/* Asks the report as it is asked without words, whole and without a pivot. */
static enum rc
ask_report(struct export *x, const struct report *report, const char *path,
    struct described *what, struct err *err)
{
	struct settings s = *x->settings;
	struct values values;
	size_t rows;
	enum rc rc;

	s.format = "csv";
	s.file = path;
	s.columns = "all";
	s.limit = 0;
	s.tidy = s.exact = true;
	values_init(&values, report);
	rc = values_read(&values, x->arena, NULL, 0, err);
	if (rc == RC_OK)
		rc = values_resolve(&values, x->db, err);
	if (rc == RC_OK)
		rc = count_words(x->db, &values, err);
	if (rc == RC_OK)
		rc = ask_notes(x->db, &values, keep_note, what, err);
	if (rc == RC_OK)
		rc = output_report(&s, x->db, &values, NULL, what, &rows, err);
	values_release(&values);
	return rc;
}

static char *
doc_of(struct arena *a, const struct report *report)
{
	struct buf doc = BUF_INIT;
	char *kept;

	buf_adds(&doc, report->help);
	for (size_t i = 0; i < report->remarks.n; i++)
		buf_addf(&doc, "\n\n%s", report->remarks.v[i]);
	kept = arena_strdup(a, doc.p);
	buf_release(&doc);
	return kept;
}

static enum rc
write_report(struct export *x, const struct report *report, struct err *err)
{
	char *name = arena_printf(x->arena, "report-%s", report->name);
	char *file = arena_printf(x->arena, "%s.csv", name);
	char *path = folder_file(&x->folder, file);
	struct described what = DESCRIBED_INIT;
	struct resource r = {.name = name,
	    .path = file,
	    .doc = doc_of(x->arena, report),
	    .report = report,
	    .what = &what};
	enum rc rc = ask_report(x, report, path, &what, err);

	if (rc == RC_OK)
		rc = take_file(x, &r, err);
	describe_release(&what);
	free(path);
	return rc;
}

static enum rc
write_text(
    struct export *x, const char *name, const struct buf *text, struct err *err)
{
	char *path = folder_file(&x->folder, name);
	struct dest d;
	enum rc rc = dest_open(&d, path, err);

	if (rc == RC_OK) {
		rc = dest_write(&d, text->p, text->n, err);
		if (rc == RC_OK)
			rc = dest_commit(&d, err);
		dest_abort(&d);
	}
	x->n++;
	free(path);
	return rc;
}

static enum rc
write_descriptor(struct export *x, struct err *err)
{
	static const char name[] = "datapackage.json";
	struct buf text = BUF_INIT;
	struct digest digest;
	enum rc rc;

	if (!package_text(x->package, &text))
		rc = err_set(err, RC_NOMEM, "out of memory");
	else
		rc = write_text(x, name, &text, err);
	digest_text(&digest, (struct str){text.p, text.n});
	manifest_file(&x->files, name, digest.hex, -1);
	buf_release(&text);
	return rc;
}

static void
put_plans(
    struct buf *out, const char *key, const struct provenance_plans *plans)
{
	struct buf value = BUF_INIT;

	buf_addf(&value, "%zu, sha256 %s", plans->n, plans->digest.hex);
	manifest_key(out, key, value.p);
	buf_release(&value);
}

static void
begin_manifest(struct export *x, const char *command)
{
	struct buf *out = &x->manifest;
	const struct provenance *from = &x->from;

	manifest_begin(out);
	manifest_key(out, "command", command);
	manifest_key(out, "thidua", THIDUA_VERSION);
	manifest_key(out, "SQLite", from->sqlite);
	manifest_key(out, "PCRE2", from->pcre2);
	manifest_key(out, "utf8proc", from->utf8proc);
	manifest_key(out, "index made by thidua", from->version);
	manifest_key(out, "rules", from->rules);
	manifest_key(out, "authority", from->authority);
	put_plans(out, "plans", &from->all);
	put_plans(out, "plans asked about", &from->asked);
}

static enum rc
write_manifest(struct export *x, struct err *err)
{
	struct buf *out = &x->manifest;

	buf_add(out, buf_cstr(&x->notes), x->notes.n);
	manifest_files(out);
	buf_add(out, x->files.p, x->files.n);
	return write_text(x, MANIFEST_NAME, out, err);
}

static enum rc
write_all(struct export *x, const struct catalog *catalog, const char *command,
    struct err *err)
{
	enum rc rc = provenance_read(&x->from, x->db, err);

	if (rc != RC_OK)
		return rc;
	x->package = package_new("thidua-export",
	    "Emulation-campaign plans: tables and reports", command, &x->from);
	begin_manifest(x, command);
	rc = write_tables(x, err);
	for (size_t i = 0; rc == RC_OK && i < catalog->n; i++)
		if (catalog->v[i].exported)
			rc = write_report(x, &catalog->v[i], err);
	if (rc == RC_OK)
		rc = write_descriptor(x, err);
	return rc == RC_OK ? write_manifest(x, err) : rc;
}

/* Messages name the file as it is called while it is written: the folder that
 * was asked for is what a reader knows. */
static enum rc
write_folder(struct export *x, const struct catalog *catalog, const char *path,
    const char *command, struct err *err)
{
	enum rc rc = folder_open(&x->folder, path, err);

	if (rc != RC_OK)
		return rc;
	rc = write_all(x, catalog, command, err);
	if (rc == RC_OK)
		rc = db_sound(x->db, err);
	if (rc == RC_OK)
		return folder_commit(&x->folder, err);
	folder_abort(&x->folder);
	return err_wrap(err, "nothing was written to %s", path);
}

enum rc
export_write(const struct settings *s, const struct catalog *catalog,
    const char *path, const char *command, size_t *files, struct err *err)
{
	struct arena arena = ARENA_INIT;
	struct export x = {.settings = s, .arena = &arena};
	enum rc rc = db_open(&x.db, s->database, err);

	for (size_t i = 0; rc == RC_OK && s->reports && i < catalog->n; i++)
		rc = ask_check(x.db, &catalog->v[i], err);
	if (rc == RC_OK)
		rc = filter_apply(&s->filter, &arena, x.db, err);
	if (rc == RC_OK)
		rc = write_folder(&x, catalog, path, command, err);
	*files = x.n;
	package_free(x.package);
	buf_release(&x.manifest);
	buf_release(&x.notes);
	buf_release(&x.files);
	db_close(x.db);
	arena_release(&arena);
	return rc;
}
