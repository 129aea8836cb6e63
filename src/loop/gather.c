/* asyncio.gather: one future for the results of many. */
#include <stdlib.h>

#include "base/hash.h"
#include "loop/priv.h"
#include "vm/frame.h"
#include "vm/gc.h"
#include "vm/guard.h"

/* -- which argument was seen before: a table of pointers -- */

struct seen {
    uint32_t *slots; /* index + 1 of the argument, 0: free */
    size_t mask;
};

/* Where items[i] stands, or a free slot. */
static uint32_t *seen_slot(struct seen *s, const value *items, size_t i)
{
    size_t at = hash_mix((uintptr_t)items[i]) & s->mask;
    while (s->slots[at] && items[s->slots[at] - 1] != items[i])
        at = (at + 1) & s->mask;
    return &s->slots[at];
}

static void seen_init(struct seen *s, size_t n)
{
    size_t size = 8;
    while (size < n * 2)
        size *= 2;
    s->slots = xcalloc(size, sizeof *s->slots);
    s->mask = size - 1;
}

/* -- making -- */

/* Turns items[i] into the child i. */
static int add_child(struct vm *vm, struct gather_obj *g, struct seen *s,
                     const value *items, size_t i, struct loop_obj **loop)
{
    /* It is looked up among those before it, whatever it is. What always has a
     * hash isn't asked for it: that would give each an identity to remember. */
    if (!future_is(items[i]) && !is_coroutine(items[i])
        && value_hash(vm, items[i]) == -1)
        return -1;
    uint32_t *slot = seen_slot(s, items, i);
    if (*slot) {
        g->children[g->n++] =
            (struct future_obj *)ref((value)g->children[*slot - 1]);
        return 0;
    }
    value v = task_ensure(vm, items[i], *loop);
    if (!v)
        return -1;
    if (!future_is(v)) { /* a task factory's own idea of a task */
        unref(vm, v);
        exc_raise(vm, &exc_TypeError, "gather needs tasks and futures");
        return -1;
    }
    struct future_obj *f = (struct future_obj *)v;
    if (!*loop)
        *loop = f->loop;
    if (v != items[i])
        f->no_destroy_log = true;
    if (future_done(f) && loop_check_closed(vm, f->loop)) {
        unref(vm, (value)f);
        return -1; /* its callback would have to be queued there */
    }
    *slot = (uint32_t)(i + 1);
    g->children[g->n++] = f;
    g->n_unique++;
    future_add_callback(
        vm, f, (struct callback){(value)g, .kind = HANDLE_GATHER});
    return 0;
}

static void emit_new(struct vm *vm, struct gather_obj *g)
{
    struct buf of = {0};
    buf_addc(&of, '[');
    for (size_t i = 0; i < g->n; i++) {
        if (g->children[i]->kind != FUTURE_TASK)
            continue;
        if (of.n > 1)
            buf_addc(&of, ',');
        buf_add_int(&of, g->children[i]->id);
    }
    buf_addc(&of, ']');
    g->fut.id = NEXT_ID(vm, next_future);
    EMIT(vm, future_new, .future = g->fut.id, .kind = str_of("gather"),
         .of = buf_str(&of));
    buf_fini(&of);
}

value gather_new(struct vm *vm, const value *items, size_t n,
                 bool return_exceptions, struct loop_obj *loop)
{
    struct gather_obj *g = obj_new(vm, &gather_type, 0);
    if (!g)
        return NULL;
    g->fut.kind = FUTURE_GATHER;
    g->children = xcalloc(n, sizeof *g->children);
    g->return_exceptions = return_exceptions;
    struct seen seen;
    seen_init(&seen, n);
    int status = 0;
    for (size_t i = 0; i < n && status == 0; i++)
        status = add_child(vm, g, &seen, items, i, &loop);
    free(seen.slots);
    if (status) {
        unref(vm, (value)g);
        return NULL;
    }
    g->fut.loop = (struct loop_obj *)ref((value)loop);
    g->ready = true;
    future_note_source(vm, &g->fut, false);
    if (vm->tracing)
        emit_new(vm, g);
    return (value)g;
}

static value gather_nothing(struct vm *vm)
{
    struct loop_obj *loop = loop_get(vm);
    struct future_obj *f =
        loop ? future_new(vm, loop, FUTURE_GATHER) : NULL;
    value list = f ? list_new(vm) : NULL;
    if (!list) {
        xunref(vm, (value)f);
        return NULL;
    }
    future_set_result(vm, f, list);
    unref(vm, list);
    return (value)f;
}

value gather_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    int exceptions = a[1] ? value_truth(vm, a[1]) : 0;
    if (exceptions < 0)
        return NULL;
    if (tuple_len(a[0]) == 0)
        return gather_nothing(vm);
    return gather_new(vm, tuple_items(a[0]), tuple_len(a[0]), exceptions,
                      NULL);
}

/* -- a child is done -- */

/* What a child adds to the list of results. */
static value child_result(struct vm *vm, struct future_obj *child)
{
    if (child->state != FUTURE_CANCELLED) {
        child->log_tb = false;
        return ref(child->result);
    }
    value text = future_message(child) ? ref(future_message(child))
                                       : str_newz(vm, "");
    if (!text)
        return NULL;
    value e = value_call1(vm, (value)loop_state(vm)->cancelled_error, text);
    unref(vm, text);
    return e;
}

static int finish(struct vm *vm, struct gather_obj *g)
{
    value list = list_new(vm);
    for (size_t i = 0; list && i < g->n; i++) {
        value r = child_result(vm, g->children[i]);
        if (!r || list_append(vm, list, r))
            clear_slot(vm, &list);
        xunref(vm, r);
    }
    if (!list)
        return -1;
    int status = future_set_result(vm, &g->fut, list);
    unref(vm, list);
    return status;
}

/* Takes e, the error that all the gather ends with. */
static int fail_with(struct vm *vm, struct gather_obj *g, value take_e)
{
    if (!take_e)
        return -1;
    int status = future_set_exception(vm, &g->fut, take_e);
    unref(vm, take_e);
    return status;
}

int gather_child_done(struct vm *vm, struct gather_obj *g,
                      struct future_obj *child)
{
    g->n_finished++;
    if (!g->ready || future_done(&g->fut)) {
        future_seen(child);
        return 0;
    }
    bool bad = child->state == FUTURE_CANCELLED || child->failed;
    if (bad && !g->return_exceptions) {
        if (child->state == FUTURE_CANCELLED)
            return fail_with(vm, g, future_cancelled_error(vm, child));
        future_seen(child);
        return fail_with(vm, g, ref(child->result));
    }
    if (g->n_finished < g->n_unique)
        return 0;
    if (!g->cancel_requested)
        return finish(vm, g);
    for (size_t i = 0; i < g->n; i++)
        if (g->children[i]->state != FUTURE_CANCELLED)
            future_seen(g->children[i]);
    return fail_with(vm, g, future_cancelled_error(vm, g->children[g->n - 1]));
}

int gather_cancel(struct vm *vm, struct gather_obj *g, value msg)
{
    if (future_done(&g->fut))
        return 0;
    /* a task that gathers itself is cancelled for ever */
    if (!vm_enter(vm, NULL))
        return -1;
    int any = 0;
    for (size_t i = 0; i < g->n && any >= 0; i++) {
        int done = future_cancel(vm, g->children[i], msg);
        any = done < 0 ? -1 : any | (done > 0);
    }
    vm_leave(vm);
    g->cancel_requested |= any > 0;
    return any;
}

/* -- the type -- */

static void drop(struct vm *vm, struct gather_obj *g)
{
    size_t n = g->n;
    struct future_obj **children = g->children;
    g->n = 0;
    g->children = NULL;
    for (size_t i = 0; i < n; i++)
        unref(vm, (value)children[i]);
    free(children);
    future_drop(vm, &g->fut);
}

static void gather_dealloc(struct vm *vm, value v)
{
    gc_untrack(v);
    drop(vm, (struct gather_obj *)v);
}

static int gather_traverse(value v, visit_fn visit, void *arg)
{
    struct gather_obj *g = (struct gather_obj *)v;
    /* in its dictionary CPython has them in a list */
    static const struct gc_far far = {1, 2};
    if (future_visit(&g->fut, visit, arg))
        return 1;
    for (size_t i = g->n; i-- > 0;)
        if (gc_visit_far((value)g->children[i], far, visit, arg))
            return 1;
    return 0;
}

static void gather_clear(struct vm *vm, value v)
{
    drop(vm, (struct gather_obj *)v);
}

/* Under a name of its own, and a method in Python there. */
static const struct native gather_methods[] = {
    {"cancel", future_cancel_fn, "msg="},
    {0},
};

struct type gather_type = {
    .name = "_GatheringFuture",
    .module = "asyncio.tasks",
    .size = sizeof(struct gather_obj),
    .flags = TYPE_GC | TYPE_HAS_DICT,
    .base = &future_type,
    .instance_dict = offsetof(struct future_obj, dict),
    .dealloc = gather_dealloc,
    .traverse = gather_traverse,
    .clear = gather_clear,
    .methods = gather_methods,
};

void gather_init(struct vm *vm)
{
    type_ready(vm, &gather_type);
}
