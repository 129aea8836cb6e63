/* From the bytes of a source file to UTF-8: the byte-order mark, and the
 * encoding that one of the first two lines may declare. Knows no tokens.
 */
#ifndef LANG_ENCODING_H
#define LANG_ENCODING_H

#include <stdbool.h>

#include "base/mem.h"
#include "base/str.h"

struct diagnostic;

struct source_text {
    struct str text; /* the given bytes, or in the arena */
    bool marked;     /* there was a byte-order mark, left out of the text */
    bool declared;   /* the encoding was said, by the mark or in words: then
                        nobody has checked that the text is UTF-8 */
};

/* False, with *why filled, for what CPython refuses before it looks at a token,
 * and for encodings that it knows and we don't. `file` is for messages. */
bool source_decode(struct arena *a, struct str bytes, const char *file,
                   struct source_text *out, struct diagnostic *why);

/* Why the text is no UTF-8, in the words of CPython's codec, into `out`. False
 * when it is. */
bool utf8_complain(struct str text, struct buf *out);
/* Adds the text, with U+FFFD for what is no UTF-8. */
void utf8_add_shown(struct buf *out, struct str text);

#endif
