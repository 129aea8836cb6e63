#include "story/question.h"

#include <stdio.h>

#include "base/hash.h"
#include "story/ask.h"

static const struct {
    const char *name, *asks, *hint;
    bool (*ask)(struct asking *a);
    enum rule rule;
} kinds[QUESTION_COUNT] = {
#define QUESTION(id, n, a, r, h)                                              \
    [QUESTION_##id] = {.name = n, .asks = a, .hint = h, .ask = ask_##id,      \
                       .rule = RULE_##r},
#include "story/questions.def"
};

const char *question_name(enum question_kind kind)
{
    return kinds[kind].name;
}

const char *question_asks(enum question_kind kind)
{
    return kinds[kind].asks;
}

const char *question_hint(enum question_kind kind)
{
    return kinds[kind].hint;
}

/* -- what the kinds share (ask.h) ------------------------------------------ */

struct event ask_event(const struct asking *a, size_t i)
{
    struct event e;
    trace_store_get(a->m->store, i, &e);
    return e;
}

uint32_t ask_coming(const struct asking *a, size_t i, enum event_kind kind,
                    struct event *e)
{
    size_t n = trace_store_count(a->m->store);
    if (n > a->at + LOOK_AHEAD)
        n = a->at + LOOK_AHEAD;
    for (; i < n; i++)
        if (trace_store_kind(a->m->store, i) == kind) {
            if (e)
                *e = ask_event(a, i);
            return (uint32_t)i;
        }
    return NO_EVENT;
}

uint32_t ask_next_turn(const struct asking *a, size_t i, struct event *e)
{
    for (uint32_t at; (at = ask_coming(a, i, EV_task_run, e)) != NO_EVENT;
         i = at + 1) {
        uint32_t task = e->task_run.task;
        if (task >= a->m->tasks.n || !a->m->tasks.p[task].made)
            return NO_EVENT; /* nobody can name it yet */
        if (!story_task_internal(a->m, task))
            return at;
    }
    return NO_EVENT;
}

bool ask_alive(const struct asking *a, uint32_t task)
{
    enum task_state s = task && task < a->m->tasks.n
                            ? a->m->tasks.p[task].state : TASK_NONE;
    return (s == TASK_READY || s == TASK_RUNNING || s == TASK_WAITING) &&
           !story_task_internal(a->m, task);
}

struct buf ask_label(const struct asking *a, uint32_t task)
{
    struct buf b = {0};
    model_task_label(a->m, task, &b);
    return b;
}

static size_t same_text(const struct question *q, struct str text)
{
    size_t i = 0;
    while (i < q->n && !str_eq(buf_str(&q->options[i].text), text))
        i++;
    return i;
}

void ask_option(struct asking *a, struct buf *text, bool holds,
                const char *idea)
{
    struct question *q = a->q;
    size_t i = same_text(q, buf_str(text));
    if (i == q->n && q->n < QUESTION_OPTIONS) {
        q->options[q->n] = (struct question_option){*text, idea};
        *text = (struct buf){0};
        a->holds[q->n++] = holds;
    } else if (i < q->n) {
        a->holds[i] |= holds;
        if (!q->options[i].idea)
            q->options[i].idea = idea;
    }
    buf_fini(text);
}

void ask_say(struct asking *a, bool holds, const char *idea,
             const char *format, ...)
{
    struct buf b = {0};
    va_list ap;
    va_start(ap, format);
    buf_vprintf(&b, format, ap);
    va_end(ap);
    ask_option(a, &b, holds, idea);
}

/* -- a whole question ------------------------------------------------------ */

/* One option is true, two of the others say what people think. */
static bool is_fair(const struct asking *a)
{
    size_t right = 0, tempting = 0;
    for (size_t i = 0; i < a->q->n; i++) {
        right += a->holds[i];
        tempting += !a->holds[i] && a->q->options[i].idea;
    }
    return right == 1 && tempting >= 2;
}

/* Puts the options in an order that the seed, the place and the kind make. */
static void shuffle(struct asking *a, uint64_t seed)
{
    struct question *q = a->q;
    uint64_t r = hash_mix(seed ^ hash_mix(a->at * QUESTION_COUNT + q->kind));
    for (size_t i = q->n; i > 1; i--) {
        r = hash_mix(r + 0x9e3779b97f4a7c15u);
        size_t k = r % i;
        struct question_option option = q->options[i - 1];
        bool holds = a->holds[i - 1];
        q->options[i - 1] = q->options[k];
        q->options[k] = option;
        a->holds[i - 1] = a->holds[k];
        a->holds[k] = holds;
    }
    for (size_t i = 0; i < q->n; i++)
        if (a->holds[i]) {
            q->right = i;
            q->options[i].idea = NULL;
        }
}

bool question_make(const struct story *s, struct model *m,
                   enum question_kind kind, bool ended, uint64_t seed,
                   struct question *q)
{
    struct asking a = {.s = s, .m = m, .ended = ended, .q = q, .at = m->at};
    *q = (struct question){.kind = kind, .asked = m->at, .reveal = m->at,
                           .rule = kinds[kind].rule};
    bool asked = m->program != PROGRAM_ENDED && kinds[kind].ask(&a);
    model_seek(m, a.at);
    if (!asked || !is_fair(&a)) {
        question_fini(q);
        return false;
    }
    shuffle(&a, seed);
    return true;
}

void question_fini(struct question *q)
{
    buf_fini(&q->text);
    buf_fini(&q->because);
    for (size_t i = 0; i < q->n; i++)
        buf_fini(&q->options[i].text);
    *q = (struct question){0};
}

/* What is worth most comes first: a question about what goes on here before one
 * that could be asked anywhere. */
bool question_any(const struct story *s, struct model *m, bool ended,
                  uint64_t seed, struct question *q)
{
    static const enum question_kind here[] = {
        QUESTION_gives_up, QUESTION_who_gets, QUESTION_next_task,
        QUESTION_resumes, QUESTION_ready,
    }, anywhere[] = {
        QUESTION_next_output, QUESTION_state, QUESTION_end_time,
    };
    enum { N_HERE = sizeof here / sizeof *here,
           N_ANYWHERE = sizeof anywhere / sizeof *anywhere };
    size_t start = hash_mix(seed ^ m->at) % N_HERE;
    if (question_make(s, m, QUESTION_gives_up, ended, seed, q))
        return true; /* the one that a step is made for */
    for (size_t i = 0; i < N_HERE; i++)
        if (question_make(s, m, here[(start + i) % N_HERE], ended, seed, q))
            return true;
    for (size_t i = 0; i < N_ANYWHERE; i++)
        if (question_make(s, m, anywhere[i], ended, seed, q))
            return true;
    return false;
}
