/* The lines that a program wrote, over the whole trace: a line is made of one
 * write, or of several without a newline, and a write may hold many. Those up to
 * the cursor are the first so many. Knows trace and base only.
 */
#ifndef UI_OUT_LINES_H
#define UI_OUT_LINES_H

#include "base/vec.h"
#include "trace/event.h"

struct out_line {
    uint32_t out;       /* the out, warn or diag that it begins in, from 0 */
    uint32_t offset;    /* and the byte of its text */
    uint32_t event;     /* that one's index in the store */
};
/* Zeroed is empty. */
struct out_lines {
    VEC(struct out_line) list;
    uint32_t n_outs;    /* taken in so far */
    bool open;          /* the last line has no newline yet */
};

void out_lines_fini(struct out_lines *o);
/* Takes in an out, warn or diag event. */
void out_lines_add(struct out_lines *o, const struct event *e, uint32_t event);
/* Its text; empty for any other event. Borrowed. */
struct str out_event_text(const struct event *e);
/* How many lines the first n_outs of them make. */
size_t out_lines_before(const struct out_lines *o, size_t n_outs);
/* One past the last of the first n_outs that line i is made of. */
size_t out_line_end(const struct out_lines *o, size_t i, size_t n_outs);

#endif
