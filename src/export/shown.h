/* Text of a program as it may be shown to people: what can't be seen, or would turn
 * the reading direction, is written out, never passed on. Knows base only.
 */
#ifndef EXPORT_SHOWN_H
#define EXPORT_SHOWN_H

#include "base/str.h"

/* Appends the text as valid UTF-8, "\x1b" and "\u202e" in place of controls and
 * hidden characters; U+FFFD for a byte that is no UTF-8. Joiners are dropped, as on
 * the screen. */
void shown_add(struct buf *out, struct str text);
/* Reads one character at *at, and moves it on: its visible form, borrowed from the
 * text or from `own`. */
struct str shown_next(struct str text, size_t *at, char own[12]);
/* The length of the colour code (ESC [ ... m) at `at`, 0 when there is none. */
size_t shown_colour_code(struct str text, size_t at);

#endif
