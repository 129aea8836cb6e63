/* Holds what a lesson's author says of a page against the run of its program: that
 * every place is reached, every question can be asked there, the program ends as
 * it should, and the challenge is one. Knows story and model; runs nothing itself:
 * whoever has the trace asks (loopscope check).
 */
#ifndef LESSON_PROOF_H
#define LESSON_PROOF_H

#include "lesson/lesson.h"
#include "story/story.h"

/* A run of a page's program, or of its solution, as far as it is known. */
struct proof_run {
    const struct story *story;
    struct model *model;    /* moved about, and put back */
    bool ended;
    struct str source;      /* the program's text */
};

/* What can be told without a run: directives that need a program, or another one.
 * Problems go to the lesson's own. */
void proof_lesson(struct lesson *l);
/* The places, questions and the end of the run of page i. */
void proof_page(struct lesson *l, size_t i, const struct proof_run *run);
/* The goals of page i, by the run of its program and that of its solution (NULL:
 * there is none). Appends to `report` a line for each goal that says whether the
 * one and the other meet it. */
void proof_goals(struct lesson *l, size_t i, const struct proof_run *run,
                 const struct proof_run *solution, struct buf *report);
/* Puts the lesson's problems in the order of the file. */
void proof_sort(struct lesson *l);

#endif
