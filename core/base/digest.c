/* digest.c - Nettle's SHA-256, which uses what the processor has for it. */
#include "core/base/digest.h"

#include "core/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

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
	struct digest made = {"", d->bytes};
	char *at = made.hex;

	sha256_digest(&d->sha, sizeof(sum), sum);
	for (size_t i = 0; i < sizeof(sum); i++) {
		*at++ = digits[sum[i] >> 4];
		*at++ = digits[sum[i] & 15];
	}
	*at = '\0';
	*out = made;
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
	int fd = file_open(path, O_RDONLY, 0);
	struct digesting d;
	char piece[16384];
	ssize_t n = -1;
	enum rc rc = RC_OK;

	digest_begin(&d);
	while (fd >= 0 && (n = file_fill(fd, piece, sizeof(piece))) > 0)
		digest_add(&d, (struct str){piece, (size_t)n});
	if (n < 0)
		rc = err_set(
		    err, RC_IO, "cannot read %s: %s", path, strerror(errno));
	if (fd >= 0)
		(void)close(fd);
	digest_end(&d, out);
	return rc;
}
