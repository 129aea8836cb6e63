#include "lesson/quiz.h"

#include <stdlib.h>

#include "base/hash.h"

/* What has been asked: of each kind how often, and which texts. */
struct picking {
    const struct story *s;
    struct model *m;
    bool ended;
    uint64_t seed;
    struct quiz *quiz;
    size_t asked[QUESTION_COUNT];
    VEC(uint64_t) texts;
};

/* Two questions are the same when they and their answers read so. */
static uint64_t text_hash(const struct question *q)
{
    struct str text = buf_str(&q->text);
    struct str answer = buf_str(&q->options[q->right].text);
    uint64_t h = hash_sip13(q->kind, 0, text.p, text.n);
    return hash_sip13(h, 1, answer.p, answer.n);
}

static bool is_new(struct picking *p, uint64_t hash)
{
    for (size_t i = 0; i < p->texts.n; i++)
        if (p->texts.p[i] == hash)
            return false;
    vec_push(&p->texts, hash);
    return true;
}

static bool take_at(struct picking *p, size_t events, enum question_kind kind,
                    bool twice)
{
    struct question q;
    size_t step = story_step_at(p->s, DETAIL_LINES, events);
    model_seek(p->m, events);
    if (!question_make(p->s, p->m, kind, p->ended, p->seed, &q))
        return false;
    bool good = twice || is_new(p, text_hash(&q));
    question_fini(&q);
    if (!good)
        return false;
    struct quiz_item item = {kind, step, p->m->at};
    vec_push(&p->quiz->items, item);
    p->asked[kind]++;
    return true;
}

static bool take(struct picking *p, size_t step, enum question_kind kind,
                 bool twice)
{
    return take_at(p, story_boundary(p->s, DETAIL_LINES, step), kind, twice);
}

/* What was added before is not asked again. */
static void learn_added(struct picking *p)
{
    for (size_t i = 0; i < p->quiz->items.n; i++) {
        const struct quiz_item *item = &p->quiz->items.p[i];
        struct question q;
        model_seek(p->m, item->events);
        if (!question_make(p->s, p->m, item->kind, p->ended, p->seed, &q))
            continue;
        is_new(p, text_hash(&q));
        p->asked[item->kind]++;
        question_fini(&q);
    }
}

/* The kind that was asked least, of those not tried here. */
static int least_asked(const struct picking *p, const bool *tried)
{
    int best = -1;
    for (int k = 0; k < QUESTION_COUNT; k++)
        if (!tried[k] && (best < 0 || p->asked[k] < p->asked[best]))
            best = k;
    return best;
}

static void take_one(struct picking *p, size_t step)
{
    bool tried[QUESTION_COUNT] = {false};
    for (int k; (k = least_asked(p, tried)) >= 0; tried[k] = true)
        if (take(p, step, (enum question_kind)k, false))
            return;
}

static int by_place(const void *a, const void *b)
{
    const struct quiz_item *x = a, *y = b;
    return x->events != y->events ? (x->events < y->events ? -1 : 1)
                                  : (int)x->kind - (int)y->kind;
}

/* A run of a million steps is not looked through for five questions. */
enum { MOST_TRIES = 4000 };

static void take_some(struct picking *p, size_t steps, size_t count)
{
    size_t *order = xcalloc(steps + 1, sizeof *order), tries = 0;
    uint64_t r = hash_mix(p->seed + 1);
    for (size_t i = 0; i < steps; i++)
        order[i] = i;
    for (size_t i = 0; i < steps && tries++ < MOST_TRIES &&
                       p->quiz->items.n < count; i++) {
        r = hash_mix(r + 0x9e3779b97f4a7c15u);
        size_t k = i + r % (steps - i), step = order[k];
        order[k] = order[i];
        take_one(p, step);
    }
    free(order);
    if (p->quiz->items.n)
        qsort(p->quiz->items.p, p->quiz->items.n, sizeof *p->quiz->items.p,
              by_place);
}

bool quiz_add(const struct story *s, struct model *m, bool ended, uint64_t seed,
              enum question_kind kind, size_t events, struct quiz *q)
{
    struct picking p = {.s = s, .m = m, .ended = ended, .seed = seed,
                        .quiz = q};
    return take_at(&p, events, kind, true);
}

void quiz_pick(const struct story *s, struct model *m, bool ended,
               uint64_t seed, size_t count, struct quiz *q)
{
    struct picking p = {.s = s, .m = m, .ended = ended, .seed = seed,
                        .quiz = q};
    size_t steps = story_steps(s, DETAIL_LINES);
    learn_added(&p);
    if (count != QUIZ_ALL)
        take_some(&p, steps, count);
    for (size_t i = 0; count == QUIZ_ALL && i < steps; i++)
        for (int k = 0; k < QUESTION_COUNT; k++)
            take(&p, i, (enum question_kind)k, true);
    vec_fini(&p.texts);
}

void quiz_fini(struct quiz *q)
{
    vec_fini(&q->items);
}
