/* A canvas as the bytes that make a terminal show it: cursor positions and colours
 * (ECMA-48), for those who have no terminal at hand. Knows the canvas and base.
 */
#ifndef UI_CANVAS_SGR_H
#define UI_CANVAS_SGR_H

#include "ui/canvas.h"

/* Appends what makes a terminal of the canvas' size show it, when it shows `before`
 * now: the rows that differ. NULL: it shows nobody knows what. */
void canvas_to_sgr(const struct canvas *c, const struct canvas *before,
                   struct buf *out);

#endif
