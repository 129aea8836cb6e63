#include "loop/timerq.h"

#include <stdlib.h>

#include "base/mem.h"

enum { SWEEP_MIN = 100 }; /* CPython's _MIN_SCHEDULED_TIMER_HANDLES */
enum { SHRINK_MIN = 1024 };

static void resize(struct timerq *q, size_t cap)
{
    if (q->account) {
        *q->account += cap * sizeof *q->heap;
        *q->account -= q->cap * sizeof *q->heap;
    }
    q->cap = cap;
    q->heap = xrealloc(q->heap, cap * sizeof *q->heap);
}

void timerq_fini(struct timerq *q)
{
    if (q->account)
        *q->account -= q->cap * sizeof *q->heap;
    free(q->heap);
    *q = (struct timerq){0};
}

static bool before(const struct timerq_entry *a, const struct timerq_entry *b)
{
    return a->when < b->when || (a->when == b->when && a->order < b->order);
}

static void sift_up(struct timerq *q, size_t i, struct timerq_entry e)
{
    while (i > 0) {
        size_t parent = (i - 1) / 2;
        if (!before(&e, &q->heap[parent]))
            break;
        q->heap[i] = q->heap[parent];
        i = parent;
    }
    q->heap[i] = e;
}

static void sift_down(struct timerq *q, size_t i, struct timerq_entry e)
{
    for (;;) {
        size_t child = 2 * i + 1;
        if (child >= q->n)
            break;
        if (child + 1 < q->n && before(&q->heap[child + 1], &q->heap[child]))
            child++;
        if (!before(&q->heap[child], &e))
            break;
        q->heap[i] = q->heap[child];
        i = child;
    }
    q->heap[i] = e;
}

void timerq_push(struct timerq *q, double when, struct timer *t)
{
    if (q->n == q->cap)
        resize(q, q->cap ? q->cap * 2 : 16);
    t->scheduled = true;
    sift_up(q, q->n++, (struct timerq_entry){when, q->next_order++, t});
}

void timerq_cancel(struct timerq *q, struct timer *t)
{
    if (t->cancelled)
        return;
    t->cancelled = true;
    if (t->scheduled)
        q->cancelled++;
}

bool timerq_next(const struct timerq *q, double *when)
{
    if (q->n == 0)
        return false;
    *when = q->heap[0].when;
    return true;
}

static struct timer *taken(struct timerq *q, struct timer *t)
{
    t->scheduled = false;
    if (t->cancelled && q->cancelled > 0)
        q->cancelled--;
    return t;
}

struct timer *timerq_pop(struct timerq *q)
{
    struct timer *t = q->heap[0].timer;
    q->n--;
    if (q->n > 0)
        sift_down(q, 0, q->heap[q->n]);
    /* Many sleepers that wake at once leave room that nobody needs. */
    if (q->cap > SHRINK_MIN && q->n < q->cap / 4)
        resize(q, q->cap / 2);
    return taken(q, t);
}

struct timer *timerq_pop_last(struct timerq *q)
{
    q->n--;
    return taken(q, q->heap[q->n].timer);
}

/* Keeps what is not cancelled and makes a heap of it again. Dropping may run
 * code that touches the queue, so it comes last, from a list of its own. */
static void rebuild(struct timerq *q, void (*drop)(struct timer *, void *),
                    void *arg)
{
    struct timer **gone = xmalloc((q->cancelled + 1) * sizeof *gone);
    size_t n_gone = 0, kept = 0;
    for (size_t i = 0; i < q->n; i++) {
        struct timer *t = q->heap[i].timer;
        if (t->cancelled) {
            t->scheduled = false;
            gone[n_gone++] = t;
        } else {
            q->heap[kept++] = q->heap[i];
        }
    }
    q->n = kept;
    q->cancelled = 0;
    for (size_t i = kept / 2; i-- > 0;)
        sift_down(q, i, q->heap[i]);
    for (size_t i = 0; i < n_gone; i++)
        drop(gone[i], arg);
    free(gone);
}

void timerq_sweep(struct timerq *q, void (*drop)(struct timer *, void *),
                  void *arg)
{
    if (q->n > SWEEP_MIN && q->cancelled * 2 > q->n) {
        rebuild(q, drop, arg);
        return;
    }
    while (q->n > 0 && q->heap[0].timer->cancelled)
        drop(timerq_pop(q), arg);
}
