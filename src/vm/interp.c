/* The interpreter's loop. It runs frames until the one it was started with
 * gives something out; calls from Python to Python, generators under `for` and
 * coroutines under `await` push and pop frames here without the C stack.
 *
 * ip and sp live in registers; f->ip is brought up to date before anything
 * that could ask where the frame stands, f->sp when frames change. Opcodes
 * that are more than a few lines call out (interp_*.c).
 */
#include "lang/opcodes.h"
#include "vm/data.h"
#include "vm/dict_cache.h"
#include "vm/exc.h"
#include "vm/frame.h"
#include "vm/interp_priv.h"
#include "vm/names.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/priv.h"
#include "vm/trace_frames.h"
#include "vm/vm.h"

#define UNLIKELY(x) __builtin_expect(!!(x), 0)
#define LIKELY(x) __builtin_expect(!!(x), 1)

/* -- entering and leaving frames -------------------------------------------- */

static bool too_deep(struct vm *vm)
{
    exc_raise(vm, &exc_RecursionError, "maximum recursion depth exceeded");
    return false;
}

/* Makes f the running frame. */
static inline bool enter(struct vm *vm, struct frame *f, enum frame_return to)
{
    if (UNLIKELY(vm->depth >= vm->limits.recursion))
        return too_deep(vm);
    if (UNLIKELY(++vm->steps > vm->limits.steps)) {
        vm_limit(vm, "steps");
        return false;
    }
    vm->depth++;
    f->back = vm->frame;
    f->to = (uint8_t)to;
    vm->frame = f;
    return true;
}

static inline void leave(struct vm *vm, struct frame *f)
{
    vm->frame = f->back;
    vm->depth--;
}

/* A coroutine that could not be entered is over, as in CPython. */
static void give_up(struct vm *vm, struct coro_obj *c)
{
    struct frame *f = c->frame;
    value e = exc_fetch(vm);
    c->frame = NULL;
    c->state = CORO_CLOSED;
    frame_end(vm, f);
    exc_clear(vm);
    vm->exc = e;
}

/* A coroutine's frame goes on: the value sent, if it was suspended, is put on
 * its stack (and taken over). */
static inline bool resume(struct vm *vm, struct coro_obj *c, value take_sent,
                          enum frame_return to)
{
    struct frame *f = c->frame;
    if (!enter(vm, f, to)) {
        xunref(vm, take_sent);
        give_up(vm, c);
        return false;
    }
    bool fresh = c->state == CORO_CREATED;
    c->state = CORO_RUNNING;
    if (fresh)
        xunref(vm, take_sent);
    else if (take_sent)
        *f->sp++ = take_sent;
    if (UNLIKELY(vm->tracing)) {
        if (fresh)
            trace_frame_new(vm, f);
        else
            trace_resume(vm, f);
    }
    return true;
}

/* yielded: what a generator gives; NULL: it stops at an await. */
static void suspend(struct vm *vm, struct frame *f, value yielded)
{
    f->coro->state = CORO_SUSPENDED;
    f->coro->gave_value = yielded != NULL;
    if (UNLIKELY(vm->tracing))
        trace_suspend(vm, f, yielded);
    leave(vm, f);
    f->back = NULL;
}

/* The frame's code is over. */
static inline void finish(struct vm *vm, struct frame *f)
{
    leave(vm, f);
    if (f->coro) {
        f->coro->frame = NULL;
        f->coro->state = CORO_CLOSED;
    }
    frame_end(vm, f);
}

/* Is it a generator or coroutine whose frame this loop may push? */
static inline bool drivable(value v)
{
    if (is_small(v))
        return false;
    if (v->type != &coroutine_type && v->type != &generator_type)
        return false;
    struct coro_obj *c = (struct coro_obj *)v;
    return !c->is_native &&
           (c->state == CORO_SUSPENDED || c->state == CORO_CREATED);
}

static inline bool awaits_something(const struct frame *f)
{
    return f->ip > f->code->code->ops &&
           INSTR_OP(f->ip[-1]) == OP_YIELD_AWAIT;
}

/* The innermost handler of the instruction before ip, or NULL; what is thrown
 * into a frame that has not begun is outside of every try.
 */
static const struct handler *find_handler(const struct code *c,
                                          const instruction *ip)
{
    if (ip == c->ops)
        return NULL;
    uint32_t at = (uint32_t)(ip - c->ops) - 1;
    for (uint32_t i = 0; i < c->n_handlers; i++)
        if (at >= c->handlers[i].start && at < c->handlers[i].end)
            return &c->handlers[i];
    return NULL;
}

/* Is vm->exc how an async for, whose iterator is at its end, comes to its own?
 * That is no error, and not told as one. */
static bool ends_async_for(struct vm *vm, const struct code *c,
                           const instruction *ip)
{
    if (!is_instance(vm->exc, &exc_StopAsyncIteration))
        return false;
    const struct handler *h = find_handler(c, ip);
    return h && INSTR_OP(c->ops[h->target]) == OP_END_ASYNC_FOR;
}

static inline bool small_compare(intptr_t a, intptr_t b, uint32_t op)
{
    switch ((enum compare_op)op) {
    case CMP_LT:
        return a < b;
    case CMP_LE:
        return a <= b;
    case CMP_EQ:
        return a == b;
    case CMP_NE:
        return a != b;
    case CMP_GT:
        return a > b;
    case CMP_GE:
        return a >= b;
    }
    return false;
}

/* a op b for small integers where that is quick; NULL: take the long way. */
static inline value small_binary(uint32_t op, value a, value b)
{
    intptr_t x = (intptr_t)a, y = (intptr_t)b, r;
    switch (op) {
    case BIN_ADD:
        return __builtin_add_overflow(x, y - 1, &r) ? NULL : (value)r;
    case BIN_SUB:
        return __builtin_sub_overflow(x, y - 1, &r) ? NULL : (value)r;
    case BIN_MUL:
        if (__builtin_mul_overflow(x - 1, y >> 1, &r))
            return NULL;
        return (value)(r | 1);
    case BIN_AND:
        return (value)(x & y);
    case BIN_OR:
        return (value)(x | y);
    case BIN_MOD:
        if (x > 0 && y > 1)
            return small_new((x >> 1) % (y >> 1));
        return NULL;
    case BIN_FLOORDIV:
        if (x > 0 && y > 1)
            return small_new((x >> 1) / (y >> 1));
        return NULL;
    }
    return NULL;
}

/* Truth of the common values; -2: ask value_truth. */
static inline int quick_truth(value v)
{
    if (v == TRUE_)
        return 1;
    if (v == FALSE_ || v == NONE)
        return 0;
    if (is_small(v))
        return v != small_new(0);
    return -2;
}

/* Where frame f goes on when the iterator under its SEND has returned; ip is
 * behind the SEND. */
static inline const instruction *send_target(const struct frame *f,
                                             const instruction *ip)
{
    return f->code->code->ops + INSTR_ARG(ip[-1]);
}

/* -- calls ------------------------------------------------------------------ */

/* A callee on the stack, taken apart: base..sp are the values the call uses
 * up, args the n arguments and the keyword values behind them. */
struct call {
    value func;    /* borrowed from the stack or owned: see owned */
    value owned;   /* a reference of our own to func, or NULL */
    value *base, *args;
    size_t n;
};

static inline void unwrap_method(struct vm *vm, struct call *c)
{
    struct method_obj *m = (struct method_obj *)c->func;
    c->owned = c->func = ref(m->func);
    c->args[-1] = ref(m->self);
    c->args--;
    c->n++;
    unref(vm, (value)m);
}

/* What an instruction took goes in the order in which it was put there, whether
 * the instruction has failed or not: what is called before its arguments. */
static inline void drop_operands(struct vm *vm, value *base, value *sp)
{
    for (value *at = base; at < sp; at++)
        xunref(vm, *at);
}

static void drop_call(struct vm *vm, struct call *c, value *sp)
{
    drop_operands(vm, c->base, sp);
    xunref(vm, c->owned);
}

static void drop_one(struct vm *vm, value *at)
{
    value v = *at;
    *at = NULL;
    xunref(vm, v);
}

/* The arguments of a call that was refused, in CPython's order: those that a
 * function has no parameter for, those of keywords, those with a parameter, and
 * at last what was gathered in the tuple of *args, which goes from its end. */
static void drop_refused(struct vm *vm, struct call *c, value *sp)
{
    size_t most;
    bool gathered = native_gathers(vm, c->func, &most);
    if (!gathered) {
        if (is_small(c->func) || c->func->type != &func_type)
            return;
        const struct code *code = ((struct func_obj *)c->func)->code->code;
        most = code->n_args;
        gathered = code->flags & CODE_VARARGS;
    }
    size_t fixed = c->n < most ? c->n : most;
    for (size_t i = fixed; i < c->n && !gathered; i++)
        drop_one(vm, &c->args[i]);
    for (value *at = c->args + c->n; at < sp; at++)
        drop_one(vm, at);
    for (size_t i = 0; i < fixed; i++)
        drop_one(vm, &c->args[i]);
    for (size_t i = c->n; i-- > fixed;)
        drop_one(vm, &c->args[i]);
}

#define INTERP_LOOP
#include "vm/interp_loop.h"
