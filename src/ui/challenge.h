/* The challenge of a lesson's page: how far the program that runs meets its goals,
 * and which hints were given. Knows lesson.
 */
#ifndef UI_CHALLENGE_H
#define UI_CHALLENGE_H

#include "lesson/goal.h"

/* One of its goals, and how the run that is shown does. */
struct challenge_goal {
    const struct directive *d; /* the lesson's */
    enum verdict verdict;
    struct buf why;
};

struct challenge {
    struct goal_given *given; /* what the page's own program does; NULL: it has not
                                 run, or there is no challenge */
    bool edited;            /* what runs is not that one, but the person's */
    bool awaited;           /* how it does is shown once it is known */
    bool shown;
    bool judged;            /* the goals' verdicts are of this run */
    VEC(struct challenge_goal) goals;
    bool met;               /* the person has met it, now or before */
    size_t n_met;           /* how often that came about since ui_new */
    size_t hints;           /* that were given on this page */
    int scroll;
};

/* So many events without an end are no end. */
enum { CHALLENGE_EVENTS = 100000 };

#endif
