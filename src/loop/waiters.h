/* Who waits at a queue or a lock: futures, in the order in which they came.
 * The list owns a reference to each.
 */
#ifndef LOOP_WAITERS_H
#define LOOP_WAITERS_H

#include "loop/priv.h"

struct waiters {
    struct future_obj **ring; /* cap is a power of two, or 0 */
    size_t head, n, cap;
};

void waiters_push(struct waiters *w, struct future_obj *f);
/* The i-th in order, borrowed; i < w->n. */
static inline struct future_obj *waiters_at(const struct waiters *w, size_t i)
{
    return w->ring[(w->head + i) & (w->cap - 1)];
}
/* Takes the first one out; the caller owns the reference. NULL: empty. */
struct future_obj *waiters_pop(struct waiters *w);
/* Takes f out, wherever it stands; false when it is not there. */
bool waiters_remove(struct vm *vm, struct waiters *w, struct future_obj *f);
void waiters_clear(struct vm *vm, struct waiters *w);
int waiters_visit(struct waiters *w, visit_fn visit, void *arg);

/* What a program sees of it: a collections.deque of the futures. */
value waiters_deque(struct vm *vm, const struct waiters *w);
/* A collections.deque of a list's items. */
value deque_of(struct vm *vm, value list);

/* A lock, event or queue belongs to the loop that first had to wait at it:
 * 0, or -1 with RuntimeError "... is bound to a different event loop". */
int waiters_bind(struct vm *vm, value self, value *loop_slot);
/* A future of that kind at the end of w, waited for by coroutine c (kept in
 * its slot); RUN_YIELD. */
enum run waiters_wait(struct vm *vm, struct waiters *w, struct coro_obj *c,
                      int slot, enum future_kind kind, value *result);

#endif
