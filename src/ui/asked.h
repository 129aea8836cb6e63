/* A question on the screen: open until it is answered or skipped, then kept until
 * the walk has come to where its answer shows. Knows story.
 */
#ifndef UI_ASKED_H
#define UI_ASKED_H

#include "base/vec.h"
#include "story/question.h"

enum asked_phase {
    ASKED_NOTHING,
    ASKED_OPEN,      /* an answer is waited for, and what gives it away hidden */
    ASKED_ANSWERED,  /* it is said whether that was right */
};

/* One that was answered, and whose answer has not shown yet when the next one is
 * asked. */
struct asked_aside {
    struct question q;   /* owned */
    size_t answer;
};

struct asked {
    enum asked_phase phase;
    struct question q;   /* in a phase that has one; owned */
    size_t choice;       /* the option that Enter would answer with */
    size_t answer;       /* the one that was */
    bool hint;           /* the hint is shown */
    int scroll;          /* rows, where the question has not room */
    VEC(struct asked_aside) aside; /* in the order in which they were asked */
    size_t last;         /* after how many events one was answered last,
                            SIZE_MAX: none of this run */
    size_t right, wrong; /* since ui_new */
    size_t skipped;      /* they count nowhere, but are asked otherwise again */
};

#endif
