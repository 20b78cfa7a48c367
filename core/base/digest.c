/* digest.c - libmd's SHA-256. */
#include "core/base/digest.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/types.h>

#include <sha256.h>
#include <sys/stat.h>

void
digest_text(struct digest *d, struct str text)
{
	(void)SHA256Data(
	    (const uint8_t *)(text.n ? text.p : ""), text.n, d->hex);
	d->bytes = (int64_t)text.n;
}

enum rc
digest_file(struct digest *d, const char *path, struct err *err)
{
	struct stat st;

	if (stat(path, &st) != 0 || !SHA256File(path, d->hex))
		return err_set(
		    err, RC_IO, "cannot read %s: %s", path, strerror(errno));
	d->bytes = (int64_t)st.st_size;
	return RC_OK;
}
