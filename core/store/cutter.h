/*
 * cutter.h - SQLite's own tokenizer, unicode61, in less time.
 *
 * On the connection of a writer a tokenizer of the same name cuts and folds
 * text of Vietnamese letters and plain punctuation by a table. It gives the
 * very tokens of unicode61, which it asks for any other text: the file stays
 * one that every client can search.
 */
#ifndef CORE_STORE_CUTTER_H
#define CORE_STORE_CUTTER_H

#include <sqlite3.h>

/* Registers it on sql, before the first use of a full-text table; it goes with
 * the connection. Gives a code of SQLite. */
int cutter_open(sqlite3 *sql);

#endif
