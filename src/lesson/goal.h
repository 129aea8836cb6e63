/* Challenges held against a run: does what a `goal` directive asks for hold in this
 * trace, and if not, what is missing, with numbers. Knows story and model; where the
 * trace comes from is no matter, so it can be the student's own program's.
 */
#ifndef LESSON_GOAL_H
#define LESSON_GOAL_H

#include "lesson/directive.h"
#include "model/model.h"

enum verdict {
    VERDICT_HOLDS,
    VERDICT_SHORT,          /* it doesn't, whatever comes */
    VERDICT_OPEN,           /* the run is not known far enough to tell */
};

/* What the page's own program does, for goals that compare with it. */
struct goal_given;
/* Takes it from a run of that program as far as it is known (m is moved about, and
 * put back) and from its text. Copies; freed with goal_given_free, which takes
 * NULL. */
struct goal_given *goal_given_new(struct model *m, struct str source);
void goal_given_free(struct goal_given *g);

/* A run as far as it is known. */
struct goal_run {
    struct model *model;    /* over its store; moved about, and put back */
    bool ended;             /* no more events will come */
    struct str source;      /* the text of its program */
    const struct goal_given *given; /* NULL: not known */
};

/* What one verdict is called in a sentence: "holds"; static. */
const char *verdict_word(enum verdict v);
/* Holds the goal of directive d against the run, and appends why it is so, as a
 * clause: "it ends at 4 s; 3 s is asked for". Never nothing. */
enum verdict goal_check(const struct directive *d, const struct goal_run *run,
                        struct buf *out);

#endif
