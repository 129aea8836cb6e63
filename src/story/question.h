/* Questions about what comes next, made from the trace by rules (TEACHING §3): so
 * they work on every program. Each option is a claim that was held against the
 * trace; exactly one is true, and at least two of the others say what many people
 * think. Knows model, trace and the other files of story.
 */
#ifndef STORY_QUESTION_H
#define STORY_QUESTION_H

#include "story/rules.h"
#include "story/story.h"

enum question_kind {
#define QUESTION(id, name, asks, rule, hint) QUESTION_##id,
#include "story/questions.def"
    QUESTION_COUNT
};

/* What a screen must not show while the question is open. */
enum question_hides {
    HIDES_NEXT = 1 << 0,    /* "Next, ..." behind a sentence, and all of `w` */
    HIDES_READY = 1 << 1,   /* in which order READY stands, and who is its head */
    HIDES_STATES = 1 << 2,  /* what state the tasks are in */
    HIDES_WOKEN = 1 << 3,   /* who was woken by a put */
    HIDES_TOTALS = 1 << 4,  /* how many steps there are, when it ends */
    HIDES_WHY = 1 << 5,     /* what the step did, as a sentence */
    HIDES_TIMERS = 1 << 6,  /* who sleeps until when */
};

struct question_option {
    struct buf text;
    const char *idea;       /* "that ...": what people think who choose it; NULL:
                               nothing in particular. Static. */
};

enum { QUESTION_OPTIONS = 5 };
struct question {
    enum question_kind kind;
    struct buf text;        /* the question, a sentence */
    struct question_option options[QUESTION_OPTIONS];
    size_t n;
    size_t right;           /* index of the true one */
    size_t asked;           /* after how many events it is asked */
    size_t reveal;          /* after how many the answer is seen */
    struct buf because;     /* what makes it true: a sentence or two */
    enum rule rule;         /* that it shows */
    unsigned hides;         /* of enum question_hides */
    uint32_t task;          /* that it is about, 0: none */
};

/* The name of a kind in lessons, and what it asks; static. */
const char *question_name(enum question_kind kind);
const char *question_asks(enum question_kind kind);
/* Where to look for the answer, whatever it is; static. */
const char *question_hint(enum question_kind kind);

/* Makes a question of that kind about the state m, in *q, which the caller ends
 * with question_fini (false: nothing to end). The order of its options comes from
 * the seed and the place. False when there is none: nothing of the kind is going
 * on, the trace is not known that far, or there are no two mistakes to choose
 * from. m is moved ahead to look, and stands as before afterwards. `ended`: no
 * more events will come. */
bool question_make(const struct story *s, struct model *m,
                   enum question_kind kind, bool ended, uint64_t seed,
                   struct question *q);
/* The question that suits the state best: which kinds there are depends on what
 * happens, and the seed chooses between equally good ones. */
bool question_any(const struct story *s, struct model *m, bool ended,
                  uint64_t seed, struct question *q);
void question_fini(struct question *q);
/* Does the sentence of the step, of whatever detail, speak of the task? Then it gives
 * away what state that is in. A question has found out for DETAIL_LINES. */
bool question_is_told(const struct story *s, const struct model *m,
                      const struct step_view *v, uint32_t task);

#endif
