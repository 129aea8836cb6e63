#include "loop/waiters.h"

#include <stdlib.h>

#include "vm/gc.h"

void waiters_push(struct waiters *w, struct future_obj *f)
{
    if (w->n == w->cap) {
        size_t cap = w->cap ? w->cap * 2 : 4;
        w->ring = xrealloc(w->ring, cap * sizeof *w->ring);
        if (w->head + w->n > w->cap)
            memcpy(w->ring + w->cap, w->ring,
                   (w->head + w->n - w->cap) * sizeof *w->ring);
        w->cap = cap;
    }
    w->ring[(w->head + w->n++) & (w->cap - 1)] =
        (struct future_obj *)ref((value)f);
}

struct future_obj *waiters_pop(struct waiters *w)
{
    if (w->n == 0)
        return NULL;
    struct future_obj *f = w->ring[w->head];
    w->head = (w->head + 1) & (w->cap - 1);
    w->n--;
    return f;
}

bool waiters_remove(struct vm *vm, struct waiters *w, struct future_obj *f)
{
    size_t i = 0;
    while (i < w->n && waiters_at(w, i) != f)
        i++;
    if (i == w->n)
        return false;
    if (i == 0) {
        waiters_pop(w);
    } else {
        for (; i + 1 < w->n; i++)
            w->ring[(w->head + i) & (w->cap - 1)] = waiters_at(w, i + 1);
        w->n--;
    }
    unref(vm, (value)f);
    return true;
}

void waiters_clear(struct vm *vm, struct waiters *w)
{
    struct waiters all = *w;
    *w = (struct waiters){0};
    for (struct future_obj *f; (f = waiters_pop(&all));)
        unref(vm, (value)f);
    free(all.ring);
}

int waiters_visit(struct waiters *w, visit_fn visit, void *arg)
{
    static const struct gc_far far = {0, 1}; /* in a deque */
    for (size_t i = 0; i < w->n; i++)
        if (gc_visit_far((value)waiters_at(w, i), far, visit, arg))
            return 1;
    return 0;
}

value deque_of(struct vm *vm, value list)
{
    value module = module_import(vm, "collections");
    value made = module ? value_call_method(vm, module, "deque", &list, 1)
                        : NULL;
    xunref(vm, module);
    return made;
}

value waiters_deque(struct vm *vm, const struct waiters *w)
{
    value list = list_new(vm);
    for (size_t i = 0; list && i < w->n; i++)
        if (list_append(vm, list, (value)waiters_at(w, i)))
            clear_slot(vm, &list);
    value made = list ? deque_of(vm, list) : NULL;
    xunref(vm, list);
    return made;
}

int waiters_bind(struct vm *vm, value self, value *loop_slot)
{
    struct loop_obj *loop = loop_running(vm);
    if (!loop)
        return -1;
    if (!*loop_slot)
        *loop_slot = ref((value)loop);
    if (*loop_slot == (value)loop)
        return 0;
    value r = value_repr(vm, self);
    if (r)
        exc_raise(vm, &exc_RuntimeError,
                  "%s is bound to a different event loop", str_z(r));
    xunref(vm, r);
    return -1;
}

enum run waiters_wait(struct vm *vm, struct waiters *w, struct coro_obj *c,
                      int slot, enum future_kind kind, value *result)
{
    struct future_obj *f = future_new(vm, loop_state(vm)->running, kind);
    if (!f)
        return RUN_RAISE;
    waiters_push(w, f);
    c->slots[slot] = (value)f;
    return future_yield(f, result);
}
