/* What a run does, call by call: which functions of the program were called with
 * what, and what each call printed, waited, put and took; and how often each line
 * ran. Made from a trace, for goals that compare one run with another. Knows model.
 */
#ifndef LESSON_GOAL_WORK_H
#define LESSON_GOAL_WORK_H

#include "base/mem.h"
#include "base/vec.h"
#include "model/model.h"

/* Something that a call did. */
struct work_item {
    enum { WORK_PRINT, WORK_WAIT, WORK_PUT, WORK_TAKE } what;
    struct str text;        /* printed, put or taken */
    double seconds;         /* that it waited */
};

typedef VEC(size_t) work_indices;

struct work_call {
    uint32_t frame;
    struct str fn;
    struct str set;         /* its parameters, a MAP of the trace */
    work_indices own;       /* items that it did itself */
    work_indices all;       /* and what it called and awaited did for it */
    bool sleeps, returns, cancelled;
    size_t locks;           /* that its task had at the most when it took one */
};

/* A line that ran. */
struct work_line {
    size_t call;
    int line;
    size_t pauses;          /* of any function, before it */
};

struct work {
    VEC(struct work_item) items;
    VEC(struct work_call) calls;
    VEC(struct work_line) lines;
    VEC(struct str) outs;   /* what was printed on standard output, in order */
    VEC(size_t) out_lines;  /* for each, which of `lines` did so; SIZE_MAX:
                               none of them */
    bool joined;            /* a lane waited for another in its join() */
    struct arena arena;     /* of all texts */
};

/* m is moved about, and put back. *w is empty before; ended with work_fini. */
void work_read(struct model *m, struct work *w);
void work_fini(struct work *w);
/* A call as one writes it, "polite('first')": appended. */
void work_call_text(const struct work_call *c, struct buf *out);
/* Has call b the function of a, and its arguments? Others may have been added, and
 * those that have no plain text are left alone. */
bool work_same_call(const struct work_call *a, const struct work_call *b);
bool work_same_item(const struct work_item *a, const struct work_item *b);

#endif
