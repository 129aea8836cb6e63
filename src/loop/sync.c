/* Lock, Event, Semaphore and BoundedSemaphore, by CPython's algorithms. */
#include <math.h>

#include "loop/waiters.h"
#include "vm/frame.h"

enum sync_kind { SYNC_LOCK, SYNC_EVENT, SYNC_SEMAPHORE };

struct sync_obj {
    struct obj obj;
    value dict;
    value loop;      /* that it is bound to, or NULL */
    value name;      /* of the variable it was made for, or NULL */
    struct waiters waiters;
    int64_t value;   /* semaphore: free places; lock: locked; event: set */
    int64_t bound;   /* BoundedSemaphore's */
    double part;     /* semaphore: of a place, when it was made with a float */
    bool is_float;
    event_id id;
    event_id holder; /* the number of the task that took a lock */
    bool bounded;
};

static struct type lock_type, event_type, semaphore_type, bounded_type;

enum { SLOT_SYNC, SLOT_ITER, SLOT_FUTURE };
enum { SYNC_START, SYNC_WAITS };

/* -- small helpers -- */

static bool all_cancelled(const struct waiters *w)
{
    for (size_t i = 0; i < w->n; i++)
        if (waiters_at(w, i)->state != FUTURE_CANCELLED)
            return false;
    return true;
}

/* An event of s; those that asyncio has for itself say nothing. */
#define TELL(vm, k, s, ...)                                                   \
    do {                                                                      \
        if ((s)->id)                                                          \
            EMIT((vm), k, .sync = (s)->id, __VA_ARGS__);                      \
    } while (0)

static void emit_acquire(struct vm *vm, struct sync_obj *s, bool waited)
{
    TELL(vm, sync_acquire, s, .task = vm->current_task, .value = s->value,
         .waited = waited);
}

/* Gives a waiter its result: it will go on. */
static int wake(struct vm *vm, struct sync_obj *s, struct future_obj *f)
{
    TELL(vm, sync_unblock, s, .task = future_waiter_id(f),
         .why = STR("woken"));
    return future_set_result(vm, f, TRUE_);
}

static enum run begin_wait(struct vm *vm, struct coro_obj *c,
                           enum future_kind kind, value *result)
{
    struct sync_obj *s = (struct sync_obj *)c->slots[SLOT_SYNC];
    if (waiters_bind(vm, (value)s, &s->loop))
        return RUN_RAISE;
    c->phase = SYNC_WAITS;
    enum run r =
        waiters_wait(vm, &s->waiters, c, SLOT_FUTURE, kind, result);
    if (r == RUN_YIELD)
        TELL(vm, sync_block, s, .task = vm->current_task);
    return r;
}

/* Another task drives the coroutine, while its wait goes on. */
static bool still_waits(struct coro_obj *c, value sent, value *result)
{
    struct future_obj *f = (struct future_obj *)c->slots[SLOT_FUTURE];
    return c->phase == SYNC_WAITS && future_yield_again(f, sent, result);
}

/* The wait is over and the waiter leaves the list; -1 when by an exception. */
static int end_wait(struct vm *vm, struct coro_obj *c, value sent)
{
    struct sync_obj *s = (struct sync_obj *)c->slots[SLOT_SYNC];
    struct future_obj *f = (struct future_obj *)c->slots[SLOT_FUTURE];
    waiters_remove(vm, &s->waiters, f);
    if (!sent) {
        TELL(vm, sync_unblock, s, .task = vm->current_task,
             .why = STR("cancelled"));
        return -1;
    }
    if (!future_done(f)) {
        exc_raise(vm, &exc_RuntimeError, "await wasn't used with future");
        return -1;
    }
    value r = future_result(vm, f);
    xunref(vm, r);
    return r ? 0 : -1;
}

static value coro_for(struct vm *vm, const struct coro_native *native,
                      value self)
{
    struct coro_obj *c = (struct coro_obj *)coro_native_new(vm, native);
    if (c)
        c->slots[SLOT_SYNC] = ref(self);
    return (value)c;
}

static enum run return_value(value v, value *result)
{
    *result = v;
    return RUN_RETURN;
}

#define SELF                                                                  \
    struct sync_obj *s = (struct sync_obj *)self;                             \
    (void)a, (void)n

/* -- Lock -- */

static int lock_wake_first(struct vm *vm, struct sync_obj *s)
{
    if (s->waiters.n == 0 || future_done(waiters_at(&s->waiters, 0)))
        return 0;
    return wake(vm, s, waiters_at(&s->waiters, 0));
}

static int lock_acquire(struct vm *vm, struct coro_obj *c, value sent,
                        enum run *run, value *result)
{
    struct sync_obj *s = (struct sync_obj *)c->slots[SLOT_SYNC];
    if (c->phase == SYNC_START) {
        if (!sent) {
            *run = RUN_RAISE;
            return -1;
        }
        if (s->value || !all_cancelled(&s->waiters)) {
            *run = begin_wait(vm, c, FUTURE_LOCK, result);
            return -1;
        }
    } else if (still_waits(c, sent, result)) {
        *run = RUN_YIELD;
        return -1;
    } else if (end_wait(vm, c, sent)) {
        if (exc_is(vm, loop_state(vm)->cancelled_error) && !s->value) {
            value e = exc_park(vm);
            lock_wake_first(vm, s);
            exc_unpark(vm, e);
        }
        *run = RUN_RAISE;
        return -1;
    }
    s->value = 1;
    s->holder = vm->current_task;
    emit_acquire(vm, s, c->phase == SYNC_WAITS);
    return 0;
}

/* async with of a class that acquires in its own way. */
static enum run enter_own_step(struct vm *vm, struct coro_obj *c, value sent,
                               value *result)
{
    if (c->phase == SYNC_START) {
        value way = value_call_method(vm, c->slots[SLOT_SYNC], "acquire", NULL,
                                      0);
        c->slots[SLOT_ITER] = way ? await_iter(vm, way) : NULL;
        xunref(vm, way);
        if (!c->slots[SLOT_ITER])
            return RUN_RAISE;
        c->phase = SYNC_WAITS;
    }
    enum run run = iter_send(vm, c->slots[SLOT_ITER], sent, result);
    if (run != RUN_RETURN)
        return run;
    unref(vm, *result);
    return return_value(none_new(), result);
}

static const struct coro_native enter_own_native = {
    .name = "__aenter__", .qualname = "_ContextManagerMixin.__aenter__",
    .step = enter_own_step};

static enum run lock_step(struct vm *vm, struct coro_obj *c, value sent,
                          value *result)
{
    enum run run;
    if (lock_acquire(vm, c, sent, &run, result))
        return run;
    return return_value(bool_value(true), result);
}

static enum run lock_enter_step(struct vm *vm, struct coro_obj *c, value sent,
                                value *result)
{
    enum run run;
    if (lock_acquire(vm, c, sent, &run, result))
        return run;
    return return_value(none_new(), result);
}

static int lock_release(struct vm *vm, struct sync_obj *s)
{
    if (!s->value) {
        exc_raise(vm, &exc_RuntimeError, "Lock is not acquired.");
        return -1;
    }
    s->value = 0;
    TELL(vm, sync_release, s, .task = vm->current_task);
    return lock_wake_first(vm, s);
}

static const struct coro_native lock_native = {
    .name = "acquire", .qualname = "Lock.acquire", .step = lock_step};
static const struct coro_native lock_enter_native = {
    .name = "__aenter__", .qualname = "_ContextManagerMixin.__aenter__",
    .step = lock_enter_step};

static value lock_acquire_fn(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)a, (void)n;
    return coro_for(vm, &lock_native, self);
}

static value lock_release_fn(struct vm *vm, value self, const value *a,
                             size_t n)
{
    SELF;
    return lock_release(vm, s) ? NULL : none_new();
}

static value lock_locked_fn(struct vm *vm, value self, const value *a,
                            size_t n)
{
    SELF;
    (void)vm;
    return bool_value(s->value);
}

/* -- Event -- */

static enum run event_step(struct vm *vm, struct coro_obj *c, value sent,
                           value *result)
{
    struct sync_obj *s = (struct sync_obj *)c->slots[SLOT_SYNC];
    if (c->phase == SYNC_START) {
        if (!sent)
            return RUN_RAISE;
        if (!s->value)
            return begin_wait(vm, c, FUTURE_EVENT, result);
    } else if (still_waits(c, sent, result)) {
        return RUN_YIELD;
    } else if (end_wait(vm, c, sent)) {
        return RUN_RAISE;
    }
    return return_value(bool_value(true), result);
}

static const struct coro_native event_native = {
    .name = "wait", .qualname = "Event.wait", .step = event_step};

static value event_wait_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return coro_for(vm, &event_native, self);
}

static value event_set_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    if (s->value)
        return none_new();
    s->value = 1;
    TELL(vm, sync_set, s, .task = vm->current_task);
    for (size_t i = 0; i < s->waiters.n; i++)
        if (!future_done(waiters_at(&s->waiters, i))
            && wake(vm, s, waiters_at(&s->waiters, i)))
            return NULL;
    return none_new();
}

static value event_clear_fn(struct vm *vm, value self, const value *a,
                            size_t n)
{
    SELF;
    if (s->value)
        TELL(vm, sync_clear, s, .task = vm->current_task);
    s->value = 0;
    return none_new();
}

static value event_is_set_fn(struct vm *vm, value self, const value *a,
                             size_t n)
{
    SELF;
    (void)vm;
    return bool_value(s->value);
}

/* -- Semaphore -- */

static bool semaphore_locked(const struct sync_obj *s)
{
    return (s->value == 0 && s->part == 0) || !all_cancelled(&s->waiters);
}

static int semaphore_wake_next(struct vm *vm, struct sync_obj *s)
{
    for (size_t i = 0; i < s->waiters.n; i++) {
        struct future_obj *f = waiters_at(&s->waiters, i);
        if (future_done(f))
            continue;
        s->value--;
        return wake(vm, s, f);
    }
    return 0;
}

static int semaphore_acquire(struct vm *vm, struct coro_obj *c, value sent,
                             enum run *run, value *result)
{
    struct sync_obj *s = (struct sync_obj *)c->slots[SLOT_SYNC];
    *run = RUN_RAISE;
    if (c->phase == SYNC_START) {
        if (!sent)
            return -1;
        if (semaphore_locked(s)) {
            *run = begin_wait(vm, c, FUTURE_SEMAPHORE, result);
            return -1;
        }
        s->value--;
    } else if (still_waits(c, sent, result)) {
        *run = RUN_YIELD;
        return -1;
    } else {
        struct future_obj *f = (struct future_obj *)c->slots[SLOT_FUTURE];
        if (end_wait(vm, c, sent)) {
            if (exc_is(vm, loop_state(vm)->cancelled_error)
                && f->state != FUTURE_CANCELLED) {
                value e = exc_park(vm);
                s->value++;
                semaphore_wake_next(vm, s);
                exc_unpark(vm, e);
            }
            return -1;
        }
        if (s->value > 0 || (s->value == 0 && s->part > 0))
            semaphore_wake_next(vm, s);
    }
    emit_acquire(vm, s, c->phase == SYNC_WAITS);
    return 0;
}

static enum run semaphore_step(struct vm *vm, struct coro_obj *c, value sent,
                               value *result)
{
    enum run run;
    if (semaphore_acquire(vm, c, sent, &run, result))
        return run;
    return return_value(bool_value(true), result);
}

static enum run semaphore_enter_step(struct vm *vm, struct coro_obj *c,
                                     value sent, value *result)
{
    enum run run;
    if (semaphore_acquire(vm, c, sent, &run, result))
        return run;
    return return_value(none_new(), result);
}

static const struct coro_native semaphore_native = {
    .name = "acquire", .qualname = "Semaphore.acquire",
    .step = semaphore_step};
static const struct coro_native semaphore_enter_native = {
    .name = "__aenter__", .qualname = "_ContextManagerMixin.__aenter__",
    .step = semaphore_enter_step};

static value semaphore_acquire_fn(struct vm *vm, value self, const value *a,
                                  size_t n)
{
    (void)a, (void)n;
    return coro_for(vm, &semaphore_native, self);
}

/* Then a place that is given back is promised to that one at once. */
static bool somebody_waits(const struct sync_obj *s)
{
    for (size_t i = 0; i < s->waiters.n; i++)
        if (!future_done(waiters_at(&s->waiters, i)))
            return true;
    return false;
}

static int semaphore_release(struct vm *vm, struct sync_obj *s)
{
    if (s->bounded && s->value >= s->bound) {
        exc_raise(vm, &exc_ValueError,
                  "BoundedSemaphore released too many times");
        return -1;
    }
    s->value++;
    TELL(vm, sync_release, s, .task = vm->current_task,
         .value = s->value - somebody_waits(s));
    return semaphore_wake_next(vm, s);
}

static value semaphore_release_fn(struct vm *vm, value self, const value *a,
                                  size_t n)
{
    SELF;
    return semaphore_release(vm, s) ? NULL : none_new();
}

static value semaphore_locked_fn(struct vm *vm, value self, const value *a,
                                 size_t n)
{
    SELF;
    (void)vm;
    return bool_value(semaphore_locked(s));
}

/* CPython takes whatever can be compared with 0 and counted down: a number of
 * places may come from a division. */
static int set_places(struct vm *vm, struct sync_obj *s, value v)
{
    int below = value_compare_bool(vm, v, small_new(0), CMP_LT);
    if (below < 0)
        return -1;
    if (below) {
        exc_raise(vm, &exc_ValueError, "Semaphore initial value must be >= 0");
        return -1;
    }
    if (!is_float(v))
        return value_as_int64(vm, v, &s->value);
    double places = float_get(v), whole = floor(places);
    if (!(whole < 1e15)) {
        exc_raise(vm, &exc_OverflowError, "loopscope: a semaphore has fewer "
                  "than 10**15 places");
        return -1;
    }
    s->is_float = true;
    s->value = (int64_t)whole;
    s->part = places - whole;
    return 0;
}

static value get_value(struct vm *vm, value self)
{
    const struct sync_obj *s = (struct sync_obj *)self;
    return s->is_float ? float_new(vm, (double)s->value + s->part)
                       : int_new(vm, s->value);
}

static int set_value(struct vm *vm, value self, value v)
{
    return v ? set_places(vm, (struct sync_obj *)self, v) : 0;
}

/* -- what programs peek at -- */

static value get_flag(struct vm *vm, value self)
{
    (void)vm;
    return bool_value(((struct sync_obj *)self)->value);
}

static value get_bound(struct vm *vm, value self)
{
    return int_new(vm, ((struct sync_obj *)self)->bound);
}

/* CPython's event has them from the start, the others from the first one on. */
static value get_waiters(struct vm *vm, value self)
{
    struct sync_obj *s = (struct sync_obj *)self;
    if (!s->waiters.cap && !is_instance(self, &event_type))
        return ref(NONE);
    return waiters_deque(vm, &s->waiters);
}

static value get_loop(struct vm *vm, value self)
{
    (void)vm;
    struct sync_obj *s = (struct sync_obj *)self;
    return ref(s->loop ? s->loop : NONE);
}

#define WAITS_GETSET {"_waiters", get_waiters, NULL}, {"_loop", get_loop, NULL}
static const struct getset lock_getset[] = {
    {"_locked", get_flag, NULL}, WAITS_GETSET, {0},
};
static const struct getset event_getset[] = {
    {"_value", get_flag, NULL}, WAITS_GETSET, {0},
};
static const struct getset semaphore_getset[] = {
    {"_value", get_value, set_value}, WAITS_GETSET, {0},
};
static const struct getset bounded_getset[] = {
    {"_bound_value", get_bound, NULL}, {0},
};

/* -- async with: leaving -- */

static enum run exit_step(struct vm *vm, struct coro_obj *c, value sent,
                          value *result)
{
    if (!sent)
        return RUN_RAISE;
    value self = c->slots[SLOT_SYNC];
    value r = value_call_method(vm, self, "release", NULL, 0);
    if (!r)
        return RUN_RAISE;
    unref(vm, r);
    return return_value(none_new(), result);
}

static const struct coro_native exit_native = {
    .name = "__aexit__", .qualname = "_ContextManagerMixin.__aexit__",
    .step = exit_step};

static value exit_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return coro_for(vm, &exit_native, self);
}

/* Ours without a detour, where its class acquires as ours does. */
static value enter_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    const struct coro_native *native = &enter_own_native;
    struct type *t = type_of(self);
    if (type_is_sub(t, &lock_type)
        && !type_overrides(vm, t, &lock_type, "acquire"))
        native = &lock_enter_native;
    else if (type_is_sub(t, &semaphore_type)
             && !type_overrides(vm, t, &semaphore_type, "acquire"))
        native = &semaphore_enter_native;
    return coro_for(vm, native, self);
}

/* -- life -- */

static void sync_clear(struct vm *vm, value v)
{
    struct sync_obj *s = (struct sync_obj *)v;
    waiters_clear(vm, &s->waiters);
    clear_slot(vm, &s->loop);
    clear_slot(vm, &s->name);
    clear_slot(vm, &s->dict);
}

static void sync_dealloc(struct vm *vm, value v)
{
    gc_untrack(v);
    sync_clear(vm, v);
}

static int sync_traverse(value v, visit_fn visit, void *arg)
{
    struct sync_obj *s = (struct sync_obj *)v;
    if (waiters_visit(&s->waiters, visit, arg) ||
        (s->loop && visit(s->loop, arg)))
        return 1;
    return s->dict ? visit(s->dict, arg) : 0;
}

static value sync_make(struct vm *vm, struct type *t, const value *args,
                       size_t n, value kwnames)
{
    (void)args, (void)n, (void)kwnames;
    return obj_new(vm, t, 0);
}

static void emit_new(struct vm *vm, struct sync_obj *s, const char *kind)
{
    if (loop_state(vm)->quiet)
        return;
    s->name = xref(frame_target(vm->frame));
    s->id = NEXT_THING(vm, sync);
    TELL(vm, sync_new, s, .kind = str_of(kind), .name = name_text(s->name),
         .value = s->value);
}

static int lock_setup(struct vm *vm, value self, const value *args, size_t n,
                      value kwnames)
{
    static const struct native init = {"__init__", .sig = ""};
    if (native_bind_init(vm, &init, &lock_type, args, n, kwnames, NULL))
        return -1;
    emit_new(vm, (struct sync_obj *)self, "lock");
    return 0;
}

static int event_setup(struct vm *vm, value self, const value *args, size_t n,
                       value kwnames)
{
    static const struct native init = {"__init__", .sig = ""};
    if (native_bind_init(vm, &init, &event_type, args, n, kwnames, NULL))
        return -1;
    emit_new(vm, (struct sync_obj *)self, "event");
    return 0;
}

static int semaphore_setup(struct vm *vm, value self, const value *args,
                           size_t n, value kwnames)
{
    struct sync_obj *s = (struct sync_obj *)self;
    static const struct native init = {"__init__", .sig = "value="};
    s->bounded = type_is_sub(type_of(self), &bounded_type);
    value v;
    if (native_bind_init(vm, &init, s->bounded ? &bounded_type : &semaphore_type,
                         args, n, kwnames, &v)
        || set_places(vm, s, v ? v : small_new(1)))
        return -1;
    s->bound = s->value;
    emit_new(vm, s, "semaphore");
    return 0;
}

event_id sync_id(value v)
{
    return is_instance(v, &lock_type) ? ((struct sync_obj *)v)->id : 0;
}

event_id lock_holder(value v)
{
    struct sync_obj *s = (struct sync_obj *)v;
    return is_instance(v, &lock_type) && s->value ? s->holder : 0;
}

value sync_name(value v)
{
    bool is_sync = is_instance(v, &lock_type) || is_instance(v, &event_type)
                   || is_instance(v, &semaphore_type);
    return is_sync ? ((struct sync_obj *)v)->name : NULL;
}

static value sync_repr_with(struct vm *vm, value v, const char *state)
{
    struct sync_obj *s = (struct sync_obj *)v;
    struct type *t = type_of(v);
    struct buf out = {0};
    buf_printf(&out, "<%s.%s object at 0x%llx [%s",
               t->flags & TYPE_HEAP ? "__main__" : "asyncio.locks", t->name,
               (unsigned long long)value_id(vm, v), state);
    if (s->waiters.n)
        buf_printf(&out, ", waiters:%zu", s->waiters.n);
    buf_addz(&out, "]>");
    return str_take_buf(vm, &out);
}

static value lock_repr(struct vm *vm, value v)
{
    return sync_repr_with(
        vm, v, ((struct sync_obj *)v)->value ? "locked" : "unlocked");
}

static value event_repr(struct vm *vm, value v)
{
    return sync_repr_with(vm, v,
                          ((struct sync_obj *)v)->value ? "set" : "unset");
}

static value semaphore_repr(struct vm *vm, value v)
{
    struct sync_obj *s = (struct sync_obj *)v;
    if (semaphore_locked(s))
        return sync_repr_with(vm, v, "locked");
    value places = get_value(vm, v);
    value shown = places ? value_repr(vm, places) : NULL;
    struct buf text = {0};
    buf_printf(&text, "unlocked, value:%s", shown ? str_z(shown) : "");
    value r = shown ? sync_repr_with(vm, v, buf_z(&text)) : NULL;
    buf_fini(&text);
    xunref(vm, shown);
    xunref(vm, places);
    return r;
}

static const struct native mixin_methods[] = {
    {"__aenter__", enter_fn, "", NATIVE_ASYNC},
    {"__aexit__", exit_fn, "exc_type, exc, tb", NATIVE_ASYNC},
    {0},
};
static const struct native lock_methods[] = {
    {"acquire", lock_acquire_fn, "", NATIVE_ASYNC},
    {"release", lock_release_fn, ""},
    {"locked", lock_locked_fn, ""},
    {0},
};
static const struct native event_methods[] = {
    {"wait", event_wait_fn, "", NATIVE_ASYNC},
    {"set", event_set_fn, ""},
    {"clear", event_clear_fn, ""},
    {"is_set", event_is_set_fn, ""},
    {0},
};
static const struct native semaphore_methods[] = {
    {"acquire", semaphore_acquire_fn, "", NATIVE_ASYNC},
    {"release", semaphore_release_fn, ""},
    {"locked", semaphore_locked_fn, ""},
    {0},
};
static const struct native bounded_methods[] = {
    {"release", semaphore_release_fn, ""}, /* a method of its own in CPython */
    {0},
};

#define SYNC_TYPE(type_name)                                                  \
    .name = type_name, .module = "asyncio.locks",                             \
    .size = sizeof(struct sync_obj),                                          \
    .flags = TYPE_GC | TYPE_BASE | TYPE_HAS_DICT,                             \
    .instance_dict = offsetof(struct sync_obj, dict), .new_ = sync_make,      \
    .dealloc = sync_dealloc, .traverse = sync_traverse, .clear = sync_clear

/* What `async with` works on; the two that do are below it. */
static struct type mixin_type = {
    .name = "_ContextManagerMixin", .module = "asyncio.locks",
    .flags = TYPE_BASE,
    .methods = mixin_methods,
};
static struct type lock_type = {
    SYNC_TYPE("Lock"),
    .base = &mixin_type,
    .init = lock_setup,
    .repr = lock_repr,
    .methods = lock_methods,
    .getset = lock_getset,
};
static struct type event_type = {
    SYNC_TYPE("Event"),
    .init = event_setup,
    .repr = event_repr,
    .methods = event_methods,
    .getset = event_getset,
};
static struct type semaphore_type = {
    SYNC_TYPE("Semaphore"),
    .base = &mixin_type,
    .init = semaphore_setup,
    .repr = semaphore_repr,
    .methods = semaphore_methods,
    .getset = semaphore_getset,
};
static struct type bounded_type = {
    SYNC_TYPE("BoundedSemaphore"),
    .base = &semaphore_type,
    .init = semaphore_setup,
    .repr = semaphore_repr,
    .methods = bounded_methods,
    .getset = bounded_getset,
};

int sync_init(struct vm *vm, value module)
{
    return module_add_type(vm, module, &mixin_type)
           || module_add_type(vm, module, &lock_type)
           || module_add_type(vm, module, &event_type)
           || module_add_type(vm, module, &semaphore_type)
           || module_add_type(vm, module, &bounded_type);
}
