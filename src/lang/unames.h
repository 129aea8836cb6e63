/* Unicode characters by name, for \N{...}. The names that programs use: Latin
 * and Greek letters, punctuation, arrows, box drawing and other symbols; the
 * full list would be larger than the rest of the program.
 */
#ifndef LANG_UNAMES_H
#define LANG_UNAMES_H

#include <stdint.h>

#include "base/str.h"

/* The code point of that name (case folded), 0 when it is not known. */
uint32_t unicode_by_name(struct str name);

#endif
