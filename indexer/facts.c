/* facts.c - the lists of facts. */
#include "indexer/facts.h"

#include <stdlib.h>
#include <string.h>

void
facts_reset(struct facts *f)
{
	memset(f->field, 0, sizeof(f->field));
	f->code = f->level = f->year_basis = NULL;
	f->themes.n = 0;
	f->mentions.n = 0;
	f->phases.n = 0;
	f->anniversaries.n = 0;
	f->citations.n = 0;
	f->targets.n = 0;
	f->recipients.n = 0;
	f->audiences.n = 0;
	f->findings.n = 0;
	f->definitions.n = 0;
	f->names.n = 0;
	f->flags.n = 0;
}

void
facts_release(struct facts *f)
{
	free(f->themes.v);
	free(f->mentions.v);
	free(f->phases.v);
	free(f->anniversaries.v);
	free(f->citations.v);
	free(f->targets.v);
	free(f->recipients.v);
	free(f->audiences.v);
	free(f->findings.v);
	free(f->definitions.v);
	free(f->names.v);
	free(f->flags.v);
	memset(f, 0, sizeof(*f));
}

const char *
field_name(enum field_id id)
{
	static const char *const names[FIELD_COUNT] = {
	    [FIELD_NUMBER] = "number",
	    [FIELD_ISSUED] = "issued",
	    [FIELD_PLACE] = "place",
	    [FIELD_ISSUER] = "issuer",
	    [FIELD_SIGNER] = "signer",
	    [FIELD_TITLE] = "title",
	    [FIELD_YEAR] = "year",
	};

	return names[id];
}
