/* What a lesson's author tells loopscope in comments (DESIGN §7): reads one
 * comment. Knows the tables of questions and events, and no trace.
 */
#ifndef LESSON_DIRECTIVE_H
#define LESSON_DIRECTIVE_H

#include "base/mem.h"
#include "base/vec.h"
#include "trace/event.h"

enum directive_kind {
#define DIRECTIVE(id, word, form, does, example) DIRECTIVE_##id,
#include "lesson/directives.def"
    DIRECTIVE_COUNT
};

enum goal_kind {
#define GOAL(id, word, argument, asks, example) GOAL_##id,
#include "lesson/goals.def"
    GOAL_COUNT
};

/* A moment in the run of the page's program. */
struct place {
    enum place_kind {
        PLACE_START,        /* before its first step: where nothing is said */
        PLACE_BEFORE_LINE,  /* the line is about to run */
        PLACE_LINE,         /* it has run */
        PLACE_EVENT,        /* the event has happened */
        PLACE_END,          /* the run is over */
    } kind;
    int line;
    enum event_kind event;
    int nth;                /* of the times that it comes by, from 1 */
    struct str task;        /* only where this task (a label) does it; empty:
                               any */
};

struct directive {
    enum directive_kind kind;
    int line, column;       /* of its word in the file, from 1 */
    bool placed;            /* a place is said */
    struct place place;
    struct str text;        /* TEXT, WORD, or PROGRAM */
    int program_line;       /* in the file, of the first line of PROGRAM */
    double number;          /* NUMBER, SEED */
    bool random;            /* SEED */
    int question;           /* of enum question_kind (story/question.h) */
    enum goal_kind goal;    /* its argument is in number or text */
    struct str key;         /* as requests.def names it */
    uint32_t panes;         /* a bit each, by pane_names */
    enum detail level;      /* LEVEL */
};

/* The names of panes that a lesson can ask for, in the order of their bits; NULL
 * behind the last. They are those of the screen. */
extern const char *const directive_panes[];
const char *directive_word(enum directive_kind kind);
/* What a goal asks for, as a format for its argument, if it has one. */
const char *goal_asks(enum goal_kind kind);
/* The same with the argument in it, appended. */
void goal_text(const struct directive *d, struct buf *out);

/* Something that is wrong with a lesson. */
struct lesson_problem {
    int line, column;       /* in the file, from 1 */
    struct str text;        /* what is wrong, and what to write instead */
};
struct lesson_problems {
    VEC(struct lesson_problem) all;
    struct arena arena;     /* of their texts */
};
void lesson_wrong(struct lesson_problems *p, int line, int column,
                  const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void lesson_problems_fini(struct lesson_problems *p);

/* Is the comment (the text between its dashes) for loopscope? */
bool directive_is(struct str comment);
/* Reads it into *d; texts go into the arena. (line, column) is where the comment
 * begins. False, with a problem added, when it is malformed. */
bool directive_read(struct str comment, int line, int column,
                    struct arena *arena, struct directive *d,
                    struct lesson_problems *problems);

#endif
