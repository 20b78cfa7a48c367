/*
 * extract.h - from a document's passages to its facts.
 *
 * The rules say where a fact stands; each file of indexer/fact shapes the
 * captures of one kind into typed facts and is one row of the table in
 * extract.c. No Vietnamese phrase stands in C.
 */
#ifndef INDEXER_EXTRACT_H
#define INDEXER_EXTRACT_H

#include "indexer/authority.h"
#include "indexer/document.h"
#include "indexer/facts.h"
#include "indexer/rules.h"

/* What the extraction of one document works with. */
struct reading {
	struct document *doc;
	struct matcher *matcher;
	const struct authority *authority;
	struct facts *facts;
};

/* Sets zones, kinds, sections and references of the passages. */
void outline(struct document *doc, struct matcher *m);

/* Fills facts (empty before) from an outlined document. */
void extract(struct document *doc, struct matcher *m,
    const struct authority *authority, struct facts *facts);

/* The date that a page prints over a report, where there is one. */
struct date;
bool fact_dateline(struct reading *r, struct date *date, struct span *at);

/* The kinds of facts, in the order in which they are read: later ones may
 * look at earlier ones. */
void fact_number(struct reading *r);
void fact_title(struct reading *r);
void fact_issued(struct reading *r);
void fact_year(struct reading *r);
void fact_issuer(struct reading *r);
void fact_signer(struct reading *r);
void fact_phase(struct reading *r);
void fact_theme(struct reading *r);
void fact_movement(struct reading *r);
void fact_anniversary(struct reading *r);
void fact_citation(struct reading *r);
void fact_target(struct reading *r);
void fact_recipient(struct reading *r);
void fact_audience(struct reading *r);
void fact_role(struct reading *r);
void fact_finding(struct reading *r);
void fact_definition(struct reading *r);

#endif
