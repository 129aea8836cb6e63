/* The walk through a trace as plain lines of text, for screen readers, pipes and
 * TERM=dumb: no box drawing, no colours, a line a step, and the program's output
 * where it happens. `explain` prints it while events still come, the export
 * `text` at one go. Knows story, model, trace and base.
 */
#ifndef EXPORT_WALK_H
#define EXPORT_WALK_H

#include <stdio.h>

#include "story/story.h"

/* Set up with named initializers; what is left out begins at zero. */
struct walk {
    const struct trace_store *store; /* borrowed, as all of these */
    const struct story *story;       /* its own user calls story_update */
    struct model *model;             /* moves along with the walk */
    FILE *to;
    enum detail detail;
    size_t step;                     /* steps printed */
    size_t out;                      /* out, warn and diag events printed */
    const char *name;                /* of the program, where there are two; or
                                        NULL */
};

/* Prints the steps up to number `steps` that were not printed yet. */
void walk_print(struct walk *w, size_t steps);
/* Prints the next one, of two programs' walks in turn: as number `number` of both. */
void walk_print_next(struct walk *w, size_t number);
/* Prints text as data: control bytes are shown, colour codes are left out, since
 * nothing in them can be read aloud. */
void walk_print_text(FILE *to, struct str text);

#endif
