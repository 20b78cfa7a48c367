/* digest.h - SHA-256 of files and texts, by which they are told again. */
#ifndef CORE_BASE_DIGEST_H
#define CORE_BASE_DIGEST_H

#include "core/base/err.h"
#include "core/base/str.h"

#include <stdint.h>

#include <nettle/sha2.h>

enum { DIGEST_SIZE = 65 }; /* 64 hexadecimal digits and the end */

struct digest {
	char hex[DIGEST_SIZE];
	int64_t bytes;
};

/* One of what comes in pieces: begin, add, end. */
struct digesting {
	struct sha256_ctx sha;
	int64_t bytes;
};

void digest_begin(struct digesting *);
void digest_add(struct digesting *, struct str piece);
void digest_end(struct digesting *, struct digest *);

void digest_text(struct digest *d, struct str text);

/* RC_IO, with the path, where the file cannot be read. */
enum rc digest_file(struct digest *d, const char *path, struct err *err);

#endif
