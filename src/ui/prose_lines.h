/* A lesson's prose as the screen lays it out, kept until the width is another:
 * to wrap it at every step would be felt.
 */
#ifndef UI_PROSE_LINES_H
#define UI_PROSE_LINES_H

#include "lesson/wrap.h"
#include "ui/theme.h"

struct prose_lines {
    const struct prose *prose;  /* borrowed; NULL: nothing is kept */
    int width;
    bool ascii;
    struct wrapped lines;
};

/* The lines of a prose at a width; owned by *p, until the next call. */
const struct wrapped *prose_lines(struct prose_lines *p,
                                  const struct prose *prose, int width,
                                  const struct theme *t);
void prose_lines_fini(struct prose_lines *p);
/* How a piece of a line is painted. */
struct paint prose_paint(const struct theme *t, unsigned look);

#endif
