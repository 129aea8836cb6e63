/* Digests of bytes: SHA-2 (FIPS 180-4), SHA-1, MD5 (RFC 1321) and BLAKE2b
 * (RFC 7693). Knows nothing of the sandbox.
 */
#ifndef VM_MOD_DIGEST_H
#define VM_MOD_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum digest_kind { DIGEST_MD5, DIGEST_SHA1, DIGEST_SHA224, DIGEST_SHA256,
                   DIGEST_SHA384, DIGEST_SHA512, DIGEST_BLAKE2B };

/* Bytes of a digest of that kind (BLAKE2b: 64, unless asked for less). */
size_t digest_size(enum digest_kind k);
/* Writes the digest of `text`; size counts for BLAKE2b alone (1 to 64). */
void digest(enum digest_kind k, struct str text, unsigned char *out,
            size_t size);

#endif
