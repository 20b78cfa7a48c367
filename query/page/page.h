/*
 * page.h - a whole index, or what the filters choose of it, as one HTML page.
 *
 * The page needs no script, no network and no other file. Each number on it
 * leads to a place below with quotation, file and line. It is made of reports
 * (query/reports), asked as anybody may ask them; two of them, page_*.sql, are
 * for the page alone. From the same index, by the same command and program,
 * the same bytes are made.
 *
 * A section is a file here and a row in page.c; what sections share is in
 * section.h.
 */
#ifndef QUERY_PAGE_PAGE_H
#define QUERY_PAGE_PAGE_H

#include "core/base/err.h"
#include "core/base/str.h"
#include "core/store/db.h"
#include "query/catalog.h"
#include "query/settings.h"
#include "query/values.h"

struct page_ask {
	const struct settings *settings; /* its command is told at the end */
	const struct catalog *catalog;
	struct db *db; /* the scope is filled */
	/* of the report compare, read and resolved; NULL: no sides */
	const struct values *sides;
};

/* Appends the page to out. On an error out is as it was. */
enum rc page_write(
    const struct page_ask *ask, struct buf *out, struct err *err);

#endif
