/* UTF-8: decoding, encoding, and how many terminal cells a text takes.
 * Widths come from utf8proc.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Decodes one code point at p (n > 0 bytes left) into *cp and returns its
 * length in bytes; 0 when the bytes are not valid UTF-8. Surrogates are
 * refused. */
size_t utf8_decode(const char *p, size_t n, uint32_t *cp);
/* Writes a code point (up to 0x10FFFF, surrogates too) to out[4]; its length. */
size_t utf8_encode(uint32_t cp, char out[4]);
/* The offset of the first byte that is not valid UTF-8, or n when all is. */
size_t utf8_valid_prefix(const char *p, size_t n);
/* Cells that a code point takes: 0 for combining marks and controls, 1 or 2. */
int utf8_width(uint32_t cp);
/* Cells that a text takes; an invalid byte counts 1. */
size_t utf8_cells(struct str s);
/* The longest prefix of s, in bytes and on a grapheme boundary, that fits in
 * `cells` cells; *used is how many it takes. */
size_t utf8_fit(struct str s, size_t cells, size_t *used);

#endif
