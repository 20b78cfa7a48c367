/* digest.c - Nettle's SHA-256, which uses what the processor has for it. */
#include "core/base/digest.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

void
digest_begin(struct digesting *d)
{
	sha256_init(&d->sha);
	d->bytes = 0;
}

void
digest_add(struct digesting *d, struct str piece)
{
	sha256_update(&d->sha, piece.n, (const uint8_t *)piece.p);
	d->bytes += (int64_t)piece.n;
}

void
digest_end(struct digesting *d, struct digest *out)
{
	static const char digits[] = "0123456789abcdef";
	uint8_t sum[SHA256_DIGEST_SIZE];
	char *at = out->hex;

	sha256_digest(&d->sha, sizeof(sum), sum);
	for (size_t i = 0; i < sizeof(sum); i++) {
		*at++ = digits[sum[i] >> 4];
		*at++ = digits[sum[i] & 15];
	}
	*at = '\0';
	out->bytes = d->bytes;
}

void
digest_text(struct digest *out, struct str text)
{
	struct digesting d;

	digest_begin(&d);
	digest_add(&d, text);
	digest_end(&d, out);
}

enum rc
digest_file(struct digest *out, const char *path, struct err *err)
{
	FILE *f = fopen(path, "rb");
	struct digesting d;
	char piece[16384];
	size_t n;
	bool failed = !f;

	digest_begin(&d);
	while (!failed && (n = fread(piece, 1, sizeof(piece), f)) > 0)
		digest_add(&d, (struct str){piece, n});
	failed |= f && ferror(f);
	if (failed)
		(void)err_set(
		    err, RC_IO, "cannot read %s: %s", path, strerror(errno));
	if (f)
		(void)fclose(f);
	digest_end(&d, out);
	return failed ? RC_IO : RC_OK;
}
