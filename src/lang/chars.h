/* Classes of characters for the lexer: which may begin and go on a name, which
 * may be printed. Unicode's data come from utf8proc.
 */
#ifndef LANG_CHARS_H
#define LANG_CHARS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum { CHAR_START = 1, CHAR_DIGIT = 2, CHAR_HEX = 4, CHAR_SPACE = 8 };
extern const unsigned char char_classes[256];

static inline bool char_is(unsigned char c, int classes)
{
    return char_classes[c] & classes;
}
/* May it stand in a name? Every byte of a longer character counts as such; it
 * is looked at in earnest by name_check. */
static inline bool char_in_name(unsigned char c)
{
    return char_classes[c] & (CHAR_START | CHAR_DIGIT);
}

/* Is it printable, as str.isprintable has it? */
bool char_printable(uint32_t cp);
/* How many bytes of `name` make a legal name. */
size_t name_check(struct str name);
/* The normal form (NFKC) of a name in a block of its own, which the caller
 * frees; NULL when it is in that form already. */
char *name_normalize(struct str name);

#endif
