/* The colours that a program writes (ESC [ ... m) as paints. Everything else in
 * its output stays text. Knows base and paints.
 */
#ifndef UI_SGR_H
#define UI_SGR_H

#include "base/str.h"
#include "ui/theme.h"

/* The next stretch of s from *at that has one paint; false at the end. *p holds
 * the paint in force: the caller starts it with the plain one, `plain`, which
 * is what a reset goes back to. A stretch may be empty. */
bool sgr_next(struct str s, size_t *at, struct paint plain, struct paint *p,
              struct str *run);

#endif
