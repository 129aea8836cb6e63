/* Text for terminals that have nothing but ASCII: typographic characters become
 * the ones that people type in their stead.
 */
#ifndef UI_FOLD_H
#define UI_FOLD_H

#include "ui/canvas.h"
#include "ui/theme.h"

/* Appends s with its quotes, dashes, dots and arrows written in ASCII. Other
 * characters stay as they are. */
void fold_ascii(struct str s, struct buf *out);
/* Is there anything in it that isn't ASCII? */
bool fold_needed(struct str s);

/* Draws text that isn't ours to choose, folded where the theme is ASCII's, cut to
 * `room` cells; the cells used. */
int text_cut(const struct theme *t, struct canvas *c, int x, int y,
                   int room, struct paint p, struct str s);

#endif
