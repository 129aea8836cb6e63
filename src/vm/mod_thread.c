/* The module _thread: locks and threads on lanes (vm/lane.h). What threading,
 * queue and concurrent.futures do is written in the prelude on top of it.
 */
#include "vm/frame.h"
#include "vm/lane.h"
#include "vm/lib_priv.h"
#include "vm/tell.h"

#define TIMEOUT_MAX 9223372036.0

/* What is said of a lock in the trace: a lock of the program says who has it and
 * who waits; one on which a condition and the like let their waiters stand says
 * who waits, as the line of the thing that it is for. */
enum says { SAYS_LOCK, SAYS_LINE, SAYS_GET, SAYS_PUT, SAYS_JOIN };

struct lock_obj {
    struct obj obj;
    bool locked;
    enum says says;
    event_id id;              /* in the trace; 0: nothing is said */
    int64_t holder;           /* the lane that took it, for a deadlock's words */
    value words;              /* who waits for it waits for that, or NULL */
    struct lane_queue waiters;
};
static struct type lock_type;

static struct lock_obj *lock_of(value v)
{
    return (struct lock_obj *)v;
}

/* -- what is said of locks -------------------------------------------------- */

static bool speaks(const struct vm *vm, const struct lock_obj *l)
{
    return l->says >= SAYS_GET ? tell_queue_is_ours(vm, l->id)
                               : tell_sync_is_ours(vm, l->id);
}

static struct str side_of(const struct lock_obj *l)
{
    return l->says == SAYS_GET ? STR("get") : STR("put");
}

static void say_block(struct vm *vm, const struct lock_obj *l)
{
    if (!speaks(vm, l))
        return;
    if (l->says == SAYS_JOIN)
        EMIT(vm, queue_join, .queue = l->id, .thread = lane_id(vm));
    else if (l->says >= SAYS_GET)
        EMIT(vm, queue_block, .queue = l->id, .side = side_of(l),
             .thread = lane_id(vm));
    else
        EMIT(vm, sync_block, .sync = l->id, .thread = lane_id(vm));
}

/* That lane is woken, or (late) its time is up. */
static void say_unblock(struct vm *vm, const struct lock_obj *l, event_id lane,
                        const char *why)
{
    if (!lane || !speaks(vm, l) || l->says == SAYS_JOIN)
        return;
    if (l->says >= SAYS_GET)
        EMIT(vm, queue_unblock, .queue = l->id, .side = side_of(l),
             .thread = lane, .why = str_of(why));
    else
        EMIT(vm, sync_unblock, .sync = l->id, .thread = lane,
             .why = str_of(why));
}

static void say_taken(struct vm *vm, const struct lock_obj *l, bool waited)
{
    if (l->says == SAYS_LOCK && speaks(vm, l))
        EMIT(vm, sync_acquire, .sync = l->id, .value = 1, .waited = waited,
             .thread = lane_id(vm));
}

static void say_released(struct vm *vm, const struct lock_obj *l)
{
    if (l->says == SAYS_LOCK && speaks(vm, l))
        EMIT(vm, sync_release, .sync = l->id, .thread = lane_id(vm));
}

/* -- locks ------------------------------------------------------------------ */

/* The lock is free from now on; the one that waited longest may try. */
static void unlock(struct vm *vm, value lock)
{
    struct lock_obj *l = lock_of(lock);
    l->locked = false;
    say_released(vm, l);
    say_unblock(vm, l, lane_first(&l->waiters), "woken");
    lane_wake_first(vm, &l->waiters);
}

static void take(struct vm *vm, struct lock_obj *l, bool waited)
{
    l->locked = true;
    l->holder = lane_ident(vm);
    say_taken(vm, l, waited);
}

/* Blocks once. 0, or -1: the run is ending. */
static int wait_for(struct vm *vm, struct lock_obj *l, double deadline)
{
    const char *what = l->words ? str_z(l->words) : "a lock";
    say_block(vm, l);
    enum lane_result r =
        lane_wait(vm, deadline, what, &l->waiters,
                  l->says == SAYS_LOCK ? l->holder : 0);
    if (r == LANE_DUE && l->locked)
        say_unblock(vm, l, lane_id(vm), "late");
    return r < 0 ? -1 : 0;
}

/* 1: taken, 0: not in time, -1: the run is ending. */
static int acquire_until(struct vm *vm, struct lock_obj *l, double deadline)
{
    bool waited = false;
    for (; l->locked && vm_now(vm) < deadline; waited = true)
        if (wait_for(vm, l, deadline) < 0)
            return -1;
    if (l->locked)
        return 0;
    take(vm, l, waited);
    return 1;
}

/* The seconds of acquire(timeout=); negative: for ever. 0 or -1. */
static int read_timeout(struct vm *vm, value v, bool blocking, double *out)
{
    *out = -1;
    if (!v)
        return 0;
    if (is_str(v)) {
        exc_raise(vm, &exc_TypeError,
                  "'str' object cannot be interpreted as an integer");
        return -1;
    }
    if (value_as_double(vm, v, out) < 0)
        return -1;
    if (!blocking && *out != -1)
        exc_raise(vm, &exc_ValueError,
                  "can't specify a timeout for a non-blocking call");
    else if (*out < 0 && *out != -1)
        exc_raise(vm, &exc_ValueError, "timeout value must be positive");
    else if (!(fabs(*out) < 9.3e18))
        exc_raise(vm, &exc_OverflowError,
                  "timestamp out of range for platform time_t");
    else if (*out > TIMEOUT_MAX)
        exc_raise(vm, &exc_OverflowError, "timeout value is too large");
    return vm->exc ? -1 : 0;
}

static value lock_acquire(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct lock_obj *l = lock_of(self);
    int64_t blocking = 1;
    double timeout;
    if (a[0] && value_as_int64(vm, a[0], &blocking) < 0)
        return NULL;
    if (read_timeout(vm, a[1], blocking != 0, &timeout) < 0)
        return NULL;
    bool waits = l->locked && blocking && timeout != 0;
    if (!waits)
        lane_block_on(vm, (struct str){0}); /* what was to be said is not */
    if (!l->locked) {
        take(vm, l, false);
        return bool_value(true);
    }
    if (!waits)
        return bool_value(false);
    int got = acquire_until(vm, l, timeout < 0 ? LANE_FOR_EVER
                                               : vm_now(vm) + timeout);
    return got < 0 ? NULL : bool_value(got);
}

static value lock_enter(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return acquire_until(vm, lock_of(self), LANE_FOR_EVER) < 0
               ? NULL : bool_value(true);
}

static value lock_release(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    if (!lock_of(self)->locked)
        return exc_raise(vm, &exc_RuntimeError, "release unlocked lock");
    unlock(vm, self);
    return ref(NONE);
}

static value lock_locked(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)a, (void)n;
    return bool_value(lock_of(self)->locked);
}

static value lock_reinit(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)a, (void)n;
    lock_of(self)->locked = false;
    lock_of(self)->waiters = (struct lane_queue){0};
    return ref(NONE);
}

static value lock_repr(struct vm *vm, value self)
{
    return str_printf(vm, "<%s _thread.lock object at 0x%llx>",
                      lock_of(self)->locked ? "locked" : "unlocked",
                      (unsigned long long)value_id(vm, self));
}

static const struct native lock_methods[] = {
    {"acquire", lock_acquire, "blocking=, timeout=", 0},
    {"acquire_lock", lock_acquire, "blocking=, timeout=", 0},
    {"release", lock_release, "", 0},
    {"release_lock", lock_release, "", 0},
    {"locked", lock_locked, "", 0},
    {"locked_lock", lock_locked, "", 0},
    {"_at_fork_reinit", lock_reinit, "", 0},
    {"__enter__", lock_enter, "", 0},
    {"__exit__", lock_release, "...", 0},
    {0},
};

static void lock_dealloc(struct vm *vm, value self)
{
    clear_slot(vm, &lock_of(self)->words);
}

static struct type lock_type = {
    .name = "lock",
    .module = "_thread",
    .size = sizeof(struct lock_obj),
    .dealloc = lock_dealloc,
    .repr = lock_repr,
    .methods = lock_methods,
};

static value allocate_quiet(struct vm *vm)
{
    return obj_new(vm, &lock_type, 0);
}

/* Locks that the program makes have a name and a number; those that the library
 * makes for itself are nobody's business. */
static value allocate_lock(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    struct lock_obj *l = lock_of(allocate_quiet(vm));
    if (!l || !vm->frame || !vm->frame->code->user)
        return (value)l;
    value name = frame_target(vm->frame);
    if (name)
        l->words = ref(name);
    if (vm->tracing) {
        l->id = ++vm->things.sync;
        EMIT(vm, sync_new, .sync = l->id, .kind = STR("lock"),
             .name = name ? str_text(name) : (struct str){0});
    }
    return (value)l;
}

/* _lock(id, says, words=): one that speaks for the thing with that number */
static value speaking_lock(struct vm *vm, value self, const value *a, size_t n)
{
    static const char *const names[] = {
        [SAYS_LOCK] = "lock", [SAYS_LINE] = "line", [SAYS_GET] = "get",
        [SAYS_PUT] = "put",   [SAYS_JOIN] = "join",
    };
    (void)self, (void)n;
    struct lock_obj *l = lock_of(allocate_quiet(vm));
    if (!l)
        return NULL;
    l->id = is_small(a[0]) ? (event_id)small_get(a[0]) : 0;
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (is_str(a[1]) && str_eqz(str_text(a[1]), names[i]))
            l->says = (enum says)i;
    l->words = a[2] && is_str(a[2]) ? ref(a[2]) : NULL;
    return (value)l;
}

/* _lock_id(lock): its number in the trace */
static value lock_id(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)self, (void)n;
    return small_new(type_of(a[0]) == &lock_type ? lock_of(a[0])->id : 0);
}

/* -- threads ---------------------------------------------------------------- */

static value start_new_thread(struct vm *vm, value self, const value *a,
                              size_t n)
{
    (void)self, (void)n;
    if (!value_callable(a[0]))
        return exc_raise(vm, &exc_TypeError, "first arg must be callable");
    if (!is_tuple(a[1]))
        return exc_raise(vm, &exc_TypeError, "2nd arg must be a tuple");
    if (a[2] && !is_dict(a[2]))
        return exc_raise(vm, &exc_TypeError,
                         "optional 3rd arg must be a dictionary");
    struct buf name = {0};
    if (a[3] && is_str(a[3]))
        buf_adds(&name, str_text(a[3]));
    else
        buf_printf(&name, "thread %zu", lane_count(vm) + 1);
    int64_t ident = lane_start(vm, a[0], a[1], a[2], buf_str(&name));
    buf_fini(&name);
    return ident < 0 ? NULL : int_new(vm, ident);
}

static value get_ident(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    return int_new(vm, lane_ident(vm));
}

static value count(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    return int_new_unsigned(vm, lane_count(vm));
}

static value set_sentinel(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    value lock = allocate_quiet(vm);
    if (lock)
        lane_set_sentinel(vm, lock, unlock);
    return lock;
}

static value set_name(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    int64_t ident;
    if (value_as_int64(vm, a[0], &ident) < 0)
        return NULL;
    if (is_str(a[1]))
        lane_rename(vm, ident, str_text(a[1]));
    return ref(NONE);
}

static value block_on(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    if (is_str(a[0]))
        lane_block_on(vm, str_text(a[0]));
    return ref(NONE);
}

static value exit_thread(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    return exc_raise_take(vm, exc_new(vm, &exc_SystemExit, NULL));
}

static value stack_size(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)self, (void)a, (void)n;
    return small_new(0);
}

static const struct native functions[] = {
    {"start_new_thread", start_new_thread,
     "function, args, kwargs=, /, *, name=, daemon=", 0},
    {"start_new", start_new_thread,
     "function, args, kwargs=, /, *, name=, daemon=", 0},
    {"allocate_lock", allocate_lock, "", 0},
    {"allocate", allocate_lock, "", 0},
    {"get_ident", get_ident, "", 0},
    {"get_native_id", get_ident, "", 0},
    {"_count", count, "", 0},
    {"_set_sentinel", set_sentinel, "", 0},
    {"_set_name", set_name, "ident, name, /", 0},
    {"_block_on", block_on, "text, /", 0},
    {"exit", exit_thread, "", 0},
    {"exit_thread", exit_thread, "", 0},
    {"stack_size", stack_size, "size=, /", 0},
    {"_lock", speaking_lock, "id, says, words=, /", 0},
    {"_lock_id", lock_id, "lock, /", 0},
    {0},
};

static int thread_init(struct vm *vm, value module)
{
    type_ready(vm, &lock_type);
    int rc = module_set(vm, module, "LockType", (value)&lock_type);
    rc |= module_set(vm, module, "error", (value)&exc_RuntimeError);
    rc |= module_set_take(vm, module, "TIMEOUT_MAX",
                          float_new(vm, TIMEOUT_MAX));
    rc |= tell_init_threads(vm, module);
    return rc;
}

const struct module_def mods_thread[] = {
    {.name = "_thread", .functions = functions, .init = thread_init},
    {0},
};
