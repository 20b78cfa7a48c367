/*
 * rawfts.c - what SQLite's own full-text index of the same files costs.
 *
 * usage: rawfts DATABASE FOLDER
 *
 * The floor that benches compare with: reads the .txt and .md files below
 * FOLDER one by one into one FTS5 table that keeps the text, in one
 * transaction, with SQLite's defaults. Nothing is cleaned, extracted or
 * checked. Not part of the programs.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <fts.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
die(const char *what, const char *why)
{
	(void)fprintf(stderr, "rawfts: %s: %s\n", what, why);
	exit(1);
}

static void
run(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		die(sql, sqlite3_errmsg(db));
}

static int
by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

static int
is_plan(const FTSENT *e)
{
	const char *dot = strrchr(e->fts_name, '.');

	return e->fts_info == FTS_F && dot &&
	       (strcmp(dot, ".txt") == 0 || strcmp(dot, ".md") == 0);
}

/* The file's bytes, read with as few calls as can be. */
static char *
slurp(const FTSENT *e, size_t *n)
{
	size_t size = (size_t)e->fts_statp->st_size;
	char *bytes = malloc(size + 1);
	int fd = open(e->fts_accpath, O_RDONLY);
	ssize_t got = bytes && fd >= 0 ? read(fd, bytes, size) : -1;

	if (got < 0 || (size_t)got != size)
		die(e->fts_path, "cannot be read");
	(void)close(fd);
	*n = size;
	return bytes;
}

static void
add(sqlite3_stmt *put, const FTSENT *e)
{
	size_t n;
	char *bytes = slurp(e, &n);

	sqlite3_bind_text(put, 1, bytes, (int)n, SQLITE_STATIC);
	if (sqlite3_step(put) != SQLITE_DONE)
		die(e->fts_path, sqlite3_errmsg(sqlite3_db_handle(put)));
	sqlite3_reset(put);
	free(bytes);
}

int
main(int argc, char **argv)
{
	sqlite3 *db;
	sqlite3_stmt *put;
	FTSENT *e;
	FTS *fts;

	if (argc != 3)
		die("usage", "rawfts DATABASE FOLDER");
	if (sqlite3_open(argv[1], &db) != SQLITE_OK)
		die(argv[1], sqlite3_errmsg(db));
	run(db, "CREATE VIRTUAL TABLE t USING fts5(text,"
		" tokenize='unicode61 remove_diacritics 2')");
	run(db, "BEGIN");
	if (sqlite3_prepare_v2(
		db, "INSERT INTO t VALUES(?1)", -1, &put, NULL) != SQLITE_OK)
		die(argv[1], sqlite3_errmsg(db));
	fts = fts_open(
	    (char *[]){argv[2], NULL}, FTS_PHYSICAL | FTS_NOCHDIR, by_name);
	if (!fts)
		die(argv[2], "cannot be walked");
	while ((e = fts_read(fts)))
		if (is_plan(e))
			add(put, e);
	(void)fts_close(fts);
	sqlite3_finalize(put);
	run(db, "COMMIT");
	return sqlite3_close(db) != SQLITE_OK;
}
