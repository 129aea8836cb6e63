/* A choice of questions about a whole run: different kinds, spread over it, none
 * twice. Knows story and model.
 */
#ifndef LESSON_QUIZ_H
#define LESSON_QUIZ_H

#include "base/vec.h"
#include "story/question.h"

/* Where one is asked, and what; the question itself is made again from it. */
struct quiz_item {
    enum question_kind kind;
    size_t step;            /* of LINES */
    size_t events;          /* after which it is asked */
};
struct quiz {
    VEC(struct quiz_item) items; /* in the order of the run */
};

enum { QUIZ_ALL = 0 };

/* Adds the question of that kind after so many events, as a lesson wants it; false
 * when there is none. */
bool quiz_add(const struct story *s, struct model *m, bool ended, uint64_t seed,
              enum question_kind kind, size_t events, struct quiz *q);
/* Picks others until there are `count` questions, or as many as there are;
 * QUIZ_ALL: every one at every step, into an empty quiz. The same seed picks the same. m (over the story's store) moves about.
 * quiz_fini ends *q, which is zeroed at first. */
void quiz_pick(const struct story *s, struct model *m, bool ended,
               uint64_t seed, size_t count, struct quiz *q);
void quiz_fini(struct quiz *q);

#endif
