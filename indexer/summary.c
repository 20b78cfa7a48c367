/* summary.c - the last lines of a run. */
#include "indexer/summary.h"

#include "core/base/str.h"
#include "core/cli/say.h"

static void
add_count(struct buf *b, size_t n, const char *what)
{
	if (n)
		buf_addf(b, "%s%zu %s", b->n ? ", " : "", n, what);
}

void
summary_say(const char *program, const char *database,
    const struct file_list *files, const struct counts *n)
{
	size_t all = files->n + files->skipped + files->others;
	struct buf b = BUF_INIT;

	add_count(&b, n->fresh, "new");
	add_count(&b, n->changed, "changed");
	add_count(&b, n->redone, "read again by other rules");
	add_count(&b, n->unchanged, "unchanged");
	add_count(&b, n->moved, "moved");
	add_count(&b, n->duplicate, "duplicate");
	add_count(&b, n->failed, "failed");
	add_count(&b, n->pruned, "removed");
	add_count(&b, files->skipped, "README left out");
	add_count(&b, files->others,
	    files->others == 1 ? "other left out (a link, another ending)"
			       : "others left out (links, other endings)");
	say_note(program, "%s: %zu %s: %s", database, all,
	    all == 1 ? "file" : "files", buf_cstr(&b));
	buf_release(&b);
	if (n->flags)
		say_note(program,
		    "%zu %s in %zu of the documents read; thidua flags "
		    "lists what to check",
		    n->flags, n->flags == 1 ? "flag" : "flags", n->flagged);
	if (n->gone > n->pruned)
		say_note(program,
		    "plans in the index whose file is there no more: %zu; "
		    "--prune removes them",
		    n->gone - n->pruned);
	if (n->dated)
		say_note(program,
		    "of these, %zu with facts that earlier rules read; they "
		    "are read again when the file is back",
		    n->dated);
}
