/* Text for terminals that have nothing but ASCII: typographic characters become
 * the ones that people type in their stead. Knows base.
 */
#ifndef UI_FOLD_H
#define UI_FOLD_H

#include "base/str.h"

/* Appends s with its quotes, dashes, dots and arrows written in ASCII. Other
 * characters stay as they are. */
void fold_ascii(struct str s, struct buf *out);
/* Is there anything in it that isn't ASCII? */
bool fold_needed(struct str s);

#endif
