/* Shared by the files that make questions: what one is made from.
 */
#ifndef STORY_ASK_H
#define STORY_ASK_H

#include "story/priv.h"
#include "story/question.h"

struct asking {
    const struct story *s;
    struct model *m;        /* moved ahead, and always back */
    bool ended;             /* all of the trace is known */
    struct question *q;
    bool holds[QUESTION_OPTIONS]; /* is that option true? */
    size_t at;              /* where the question is asked */
};

/* How far one looks ahead, in events: farther than that nobody predicts. */
enum { LOOK_AHEAD = 20000 };

/* Adds an option with the text, which is taken; the same text twice is one
 * option: true if either is. Once there are enough, false ones are dropped. */
void ask_option(struct asking *a, struct buf *text, bool holds,
                const char *idea);
__attribute__((format(printf, 4, 5)))
void ask_say(struct asking *a, bool holds, const char *idea,
             const char *format, ...);
/* The first event of a kind from i on, into *e (may be NULL); NO_EVENT when none
 * is known within LOOK_AHEAD. */
uint32_t ask_coming(const struct asking *a, size_t i, enum event_kind kind,
                    struct event *e);
/* The same that is the turn of a task of the program; NO_EVENT when it is one
 * that isn't made yet. */
uint32_t ask_next_turn(const struct asking *a, size_t i, struct event *e);
struct event ask_event(const struct asking *a, size_t i);
bool ask_alive(const struct asking *a, uint32_t task);
/* A task's label as a text that ask_option may take. */
struct buf ask_label(const struct asking *a, uint32_t task);

/* One for each kind: fills in a->q and its options; false when there is no such
 * question here. */
#define QUESTION(id, name, asks, rule, hint) bool ask_##id(struct asking *a);
#include "story/questions.def"

#endif
