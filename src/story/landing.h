/* Where one is in a run, in words that mean something in another run of the same
 * program once it was edited: whose line it was, which one, and the how-manieth
 * time (TEACHING §4). And the search for that place among the events of the other
 * run, as they come in. Knows trace and base only.
 */
#ifndef STORY_LANDING_H
#define STORY_LANDING_H

#include "base/vec.h"
#include "trace/store.h"

struct landmark {
    char *label;       /* of the task, as its task.new has it; NULL: the program
                          outside tasks */
    char *file;        /* NULL: no line has run yet */
    int line;          /* 0: it is not in the text any more */
    unsigned visit;    /* of this line by this task, from 1 */
    double t;
    size_t events;     /* that had happened */
};

/* The place of who has seen so many events. Ended with landmark_fini. */
void landmark_take(struct landmark *m, const struct trace_store *store,
                   size_t events);
void landmark_fini(struct landmark *m);

/* Where line `line` (from 1) of a text stands in what became of that text: lines
 * that are alike at both ends are the same; between them, a line that moved is
 * found by its words, and one that was changed is the one in its place. 0: it is
 * gone. */
int line_after_edit(struct str before, struct str after, int line);

/* What is known of the run so far: texts are the store's. */
struct landing_run {
    VEC(struct str) labels; /* by task */
    VEC(struct str) files;  /* by frame */
    VEC(uint32_t) tasks;    /* by frame: who runs it */
};

struct landing {
    const struct landmark *mark; /* borrowed */
    struct landing_run run;
    size_t at;                   /* events that were looked at */
    unsigned visits;             /* of the line, so far */
    size_t found;                /* the event at which it ran; SIZE_MAX: not yet */
    uint32_t task;               /* whose line was found; 0: the program's */
    size_t earlier;              /* events that happened up to its time */
    bool past;                   /* that has gone by */
};

void landing_begin(struct landing *l, const struct landmark *mark);
void landing_fini(struct landing *l);
/* Looks through what the store has by now. True when it is decided: the place is
 * found, or was not and won't be looked for any longer (`ended`: no more events
 * will come). */
bool landing_look(struct landing *l, const struct trace_store *store,
                  bool ended);

#endif
