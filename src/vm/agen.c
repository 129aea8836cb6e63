/* Async generators: asend(), athrow(), aclose() and the awaitables that they
 * give. A step of one drives the generator's frame; a yield in it ends the
 * step with the value, an await in it goes up to the loop.
 */
#include "vm/coro_priv.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/interp_priv.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/vm.h"

enum step_state { STEP_INIT, STEP_RUNS, STEP_CLOSED };

/* The awaitable of one asend(), athrow() or aclose(). */
struct step_obj {
    struct obj obj;
    struct coro_obj *agen; /* owned */
    value sent;            /* asend: what to send; athrow: the arguments, which
                              are looked at when it runs, or NULL for aclose */
    enum step_state state;
};

static struct step_obj *step_of(value v)
{
    return (struct step_obj *)v;
}

value agen_closed_by(value awaitable)
{
    return type_of(awaitable) == &agen_athrow_type && !step_of(awaitable)->sent
               ? (value)step_of(awaitable)->agen : NULL;
}

struct coro_obj *agen_of_step(value v)
{
    return step_of(v)->agen;
}

static bool is_asend(const struct step_obj *s)
{
    return s->obj.type == &agen_asend_type;
}

/* -- one step --------------------------------------------------------------- */

static enum run runtime_error(struct vm *vm, const char *text)
{
    exc_clear(vm);
    exc_raise(vm, &exc_RuntimeError, "%s", text);
    return RUN_RAISE;
}

static enum run stop_async(struct vm *vm)
{
    value e = exc_new(vm, &exc_StopAsyncIteration, NULL);
    if (e)
        exc_raise_take(vm, e); /* with what is being handled as its context */
    return RUN_RAISE;
}

/* Runs the generator's frame once; a finished generator answers with
 * StopAsyncIteration. */
static enum run drive(struct vm *vm, struct coro_obj *g, value sent,
                      value *result)
{
    if (g->state == CORO_RUNNING) {
        exc_clear(vm);
        exc_raise(vm, &exc_ValueError, "async generator already executing");
        return RUN_RAISE;
    }
    if (g->state == CORO_CLOSED)
        return sent ? stop_async(vm) : RUN_RAISE;
    if (g->state == CORO_CREATED && sent && sent != NONE) {
        exc_raise(vm, &exc_TypeError, "can't send non-None value to a "
                  "just-started async generator");
        return RUN_RAISE;
    }
    enum run run = coro_resume(vm, g, sent, result);
    if (run != RUN_RETURN)
        return run;
    clear_slot(vm, result);
    return stop_async(vm);
}

/* The step is over: the generator may be used again. */
static void step_ends(struct vm *vm, struct step_obj *s)
{
    s->state = STEP_CLOSED;
    s->agen->agen_running = false;
    if (exc_is(vm, &exc_StopAsyncIteration) ||
        exc_is(vm, &exc_GeneratorExit))
        s->agen->agen_closed = true;
}

/* A value that was yielded ends the step as its result; one that an await
 * hands up passes through. */
static enum run unwrap(struct vm *vm, struct step_obj *s, enum run run)
{
    if (run == RUN_YIELD && !s->agen->gave_value)
        return RUN_YIELD;
    step_ends(vm, s);
    return run == RUN_YIELD ? RUN_RETURN : RUN_RAISE;
}

static enum run asend_step(struct vm *vm, struct step_obj *s, value sent,
                           value *result)
{
    if (s->state == STEP_CLOSED)
        return runtime_error(vm, "cannot reuse already awaited "
                             "__anext__()/asend()");
    if (s->state == STEP_INIT && sent) {
        if (s->agen->agen_running)
            return runtime_error(vm, "anext(): asynchronous generator is "
                                 "already running");
        if (sent == NONE)
            sent = s->sent;
        s->agen->agen_running = true;
        s->state = STEP_RUNS;
    }
    return unwrap(vm, s, drive(vm, s->agen, sent, result));
}

/* aclose(): a yield is an error, the generator's end is what was asked for. */
static enum run close_result(struct vm *vm, struct step_obj *s, enum run run,
                             value *result)
{
    if (run == RUN_YIELD && !s->agen->gave_value)
        return RUN_YIELD;
    step_ends(vm, s);
    if (run == RUN_YIELD) {
        clear_slot(vm, result);
        return runtime_error(vm, "async generator ignored GeneratorExit");
    }
    if (!exc_is(vm, &exc_StopAsyncIteration) &&
        !exc_is(vm, &exc_GeneratorExit))
        return RUN_RAISE;
    exc_clear(vm);
    *result = ref(NONE);
    return RUN_RETURN;
}

/* The arguments of a throw() into vm->exc: 0 or -1. */
static int throw_args(struct vm *vm, const char *method, const value *a,
                      size_t n)
{
    if (n >= 1 && n <= 3)
        return coro_throw_args(vm, a, n);
    exc_raise(vm, &exc_TypeError, "%s expected at %s argument%s, got %zu",
              method, n ? "most 3" : "least 1", n ? "s" : "", n);
    return -1;
}

static enum run start_throw(struct vm *vm, struct step_obj *s, value sent,
                            value *result)
{
    if (s->agen->agen_running) {
        s->state = STEP_CLOSED;
        return runtime_error(vm, s->sent
            ? "athrow(): asynchronous generator is already running"
            : "aclose(): asynchronous generator is already running");
    }
    if (s->agen->agen_closed) {
        s->state = STEP_CLOSED;
        return stop_async(vm);
    }
    if (sent != NONE)
        return runtime_error(vm, "can't send non-None value to a "
                             "just-started coroutine");
    s->state = STEP_RUNS;
    s->agen->agen_running = true;
    if (s->sent) {
        if (throw_args(vm, "athrow", tuple_items(s->sent),
                       tuple_len(s->sent)) == 0)
            return unwrap(vm, s, drive(vm, s->agen, NULL, result));
        step_ends(vm, s);
        return RUN_RAISE;
    }
    s->agen->agen_closed = true;
    vm->exc = exc_new(vm, &exc_GeneratorExit, NULL);
    return close_result(vm, s, drive(vm, s->agen, NULL, result), result);
}

static enum run athrow_step(struct vm *vm, struct step_obj *s, value sent,
                            value *result)
{
    if (s->state == STEP_CLOSED)
        return runtime_error(vm,
                             "cannot reuse already awaited aclose()/athrow()");
    if (sent && s->agen->state == CORO_CLOSED) {
        s->state = STEP_CLOSED;
        *result = ref(NONE);
        return RUN_RETURN;
    }
    if (s->state == STEP_INIT && sent)
        return start_throw(vm, s, sent, result);
    enum run run = drive(vm, s->agen, sent, result);
    return s->sent ? unwrap(vm, s, run) : close_result(vm, s, run, result);
}

enum run agen_step(struct vm *vm, value it, value sent, value *result)
{
    struct step_obj *s = step_of(it);
    *result = NULL;
    ref(it);
    enum run run = is_asend(s) ? asend_step(vm, s, sent, result)
                               : athrow_step(vm, s, sent, result);
    value e = exc_fetch(vm);
    unref(vm, it);
    vm->exc = e;
    return run;
}

/* -- the awaitables --------------------------------------------------------- */

static value step_new(struct vm *vm, struct type *t, value agen, value sent)
{
    struct coro_obj *g = (struct coro_obj *)agen;
    struct step_obj *s = obj_new(vm, t, 0);
    if (!s)
        return NULL;
    s->agen = (struct coro_obj *)ref(agen);
    s->sent = xref(sent);
    if (!g->agen_hooked) {
        g->agen_hooked = true;
        g->agen_kept = agen_hooks.first && agen_hooks.first(vm, agen);
    }
    return (value)s;
}

static void step_clear(struct vm *vm, value self)
{
    value agen = (value)step_of(self)->agen;
    step_of(self)->agen = NULL;
    xunref(vm, agen);
    clear_slot(vm, &step_of(self)->sent);
}

static int step_traverse(value self, visit_fn visit, void *arg)
{
    struct step_obj *s = step_of(self);
    if (s->agen && visit((value)s->agen, arg))
        return 1;
    return s->sent ? visit(s->sent, arg) : 0;
}

static value step_self(struct vm *vm, value self)
{
    (void)vm;
    return ref(self);
}

static value step_next(struct vm *vm, value self)
{
    value result;
    enum run run = agen_step(vm, self, NONE, &result);
    return run_to_value(vm, run, result);
}

static value step_send(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    value result;
    enum run run = agen_step(vm, self, a[0], &result);
    return run_to_value(vm, run, result);
}

static value step_throw(struct vm *vm, value self, const value *a, size_t n)
{
    struct step_obj *s = step_of(self);
    if (s->state != STEP_CLOSED && throw_args(vm, "throw", a, n) < 0) {
        if (is_asend(s))
            s->state = STEP_CLOSED;
        return NULL;
    }
    value result;
    enum run run = agen_step(vm, self, NULL, &result);
    return run_to_value(vm, run, result);
}

static value step_close(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm;
    (void)a;
    (void)n;
    step_of(self)->state = STEP_CLOSED;
    return ref(NONE);
}

static const struct native step_methods[] = {
    {"send", step_send, "value, /", 0},
    {"throw", step_throw, "...", 0},
    {"close", step_close, "", 0},
    {NULL},
};

#define STEP_TYPE(text)                                                       \
    {                                                                         \
        .name = text, .size = sizeof(struct step_obj), .flags = TYPE_GC,      \
        .dealloc = step_clear, .traverse = step_traverse,                     \
        .clear = step_clear, .iter = step_self, .next = step_next,            \
        .await = step_self, .methods = step_methods,                          \
    }
struct type agen_asend_type = STEP_TYPE("async_generator_asend");
struct type agen_athrow_type = STEP_TYPE("async_generator_athrow");

/* -- the generator's methods ------------------------------------------------ */

static value agen_anext(struct vm *vm, value self)
{
    return step_new(vm, &agen_asend_type, self, NONE);
}

static value agen_asend(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return step_new(vm, &agen_asend_type, self, a[0]);
}

static value agen_athrow(struct vm *vm, value self, const value *a, size_t n)
{
    value args = tuple_from(vm, a, n);
    value s = args ? step_new(vm, &agen_athrow_type, self, args) : NULL;
    xunref(vm, args);
    return s;
}

static value agen_aclose(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a;
    (void)n;
    return step_new(vm, &agen_athrow_type, self, NULL);
}

static const struct native agen_methods[] = {
    {"asend", agen_asend, "value, /", 0},
    {"athrow", agen_athrow, "...", 0},
    {"aclose", agen_aclose, "", 0},
    {NULL},
};

struct type async_generator_type = {
    .name = "async_generator",
    .size = CORO_SIZE,
    .flags = TYPE_GC,
    .finalize = coro_finalize,
    .dealloc = coro_dealloc,
    .traverse = coro_traverse,
    .clear = coro_clear,
    .repr = coro_repr,
    .aiter = step_self,
    .anext = agen_anext,
    .methods = agen_methods,
    .getset = async_generator_getset,
};
