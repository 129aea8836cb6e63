/* asyncio.sleep: a future that a timer finishes. sleep(0) is a bare yield. */
#include <stddef.h>

#include "loop/priv.h"

enum { SLEEP_START, SLEEP_YIELDED, SLEEP_WAITS };
/* What sleep was told to give is the future's while there is one. */
enum { SLOT_DELAY, SLOT_RESULT, SLOT_FUTURE = SLOT_RESULT, SLOTS };

struct sleep_obj *sleep_of_timer(struct timer *t)
{
    return (struct sleep_obj *)((char *)t - offsetof(struct sleep_obj, timer));
}

/* The timer is due. Who cancelled the future meanwhile has its answer. */
void sleep_fire(struct vm *vm, struct sleep_obj *s)
{
    s->timer.ready = 0;
    if (future_done(&s->fut))
        return;
    value result = s->fut.result ? s->fut.result : ref(NONE);
    s->fut.result = NULL;
    future_set_result(vm, &s->fut, result);
    unref(vm, result);
}

static struct sleep_obj *sleep_new(struct vm *vm, struct loop_obj *loop,
                                   value result)
{
    struct sleep_obj *s =
        (struct sleep_obj *)future_alloc(vm, &sleep_type, loop, FUTURE_SLEEP);
    if (!s)
        return NULL;
    s->fut.result = xref(result); /* kept here until it is due */
    if (vm->tracing) {
        s->fut.id = NEXT_ID(vm, next_future);
        EMIT(vm, future_new, .future = s->fut.id, .kind = str_of("sleep"));
    }
    return s;
}

/* delay <= 0, as Python compares; -1 on an error */
static int is_no_delay(struct vm *vm, value delay)
{
    if (is_small(delay))
        return small_get(delay) <= 0;
    if (type_of(delay) == &float_type)
        return float_get(delay) <= 0;
    return value_compare_bool(vm, delay, small_new(0), CMP_LE);
}

static enum run start(struct vm *vm, struct coro_obj *c, value *result)
{
    int none = is_no_delay(vm, c->slots[SLOT_DELAY]);
    if (none < 0) {
        if (vm->exc && !exc_of(vm->exc)->held) /* a frame's variable */
            exc_of(vm->exc)->held = ref(c->slots[SLOT_DELAY]);
        return RUN_RAISE;
    }
    if (none) {
        c->phase = SLEEP_YIELDED;
        *result = ref(NONE);
        return RUN_YIELD;
    }
    struct loop_obj *loop = loop_running(vm);
    double delay;
    if (!loop || loop_check_closed(vm, loop))
        return RUN_RAISE;
    struct sleep_obj *s = sleep_new(vm, loop, c->slots[SLOT_RESULT]);
    if (!s)
        return RUN_RAISE;
    clear_slot(vm, &c->slots[SLOT_RESULT]);
    c->slots[SLOT_FUTURE] = (value)s;
    c->phase = SLEEP_WAITS;
    if (value_as_double(vm, c->slots[SLOT_DELAY], &delay))
        return RUN_RAISE;
    s->delay = delay;
    s->fut.whole = is_small(c->slots[SLOT_DELAY]);
    loop_set_timer(vm, loop, &s->timer, (value)s, vm_now(vm) + delay, "sleep");
    return future_yield(&s->fut, result);
}

static enum run sleep_step(struct vm *vm, struct coro_obj *c, value sent,
                           value *result)
{
    struct sleep_obj *s = (struct sleep_obj *)c->slots[SLOT_FUTURE];
    if (c->phase == SLEEP_WAITS && future_yield_again(&s->fut, sent, result))
        return RUN_YIELD;
    if (c->phase == SLEEP_WAITS && s->fut.loop)
        loop_cancel_timer(vm, s->fut.loop, &s->timer);
    if (!sent)
        return RUN_RAISE;
    switch (c->phase) {
    case SLEEP_START:
        return start(vm, c, result);
    case SLEEP_YIELDED:
        *result = ref(c->slots[SLOT_RESULT] ? c->slots[SLOT_RESULT] : NONE);
        return RUN_RETURN;
    default:
        if (!future_done(&s->fut)) {
            exc_raise(vm, &exc_RuntimeError, "await wasn't used with future");
            return RUN_RAISE;
        }
        *result = future_result(vm, &s->fut);
        return *result ? RUN_RETURN : RUN_RAISE;
    }
}

const struct coro_native sleep_native = {
    .name = "sleep",
    .qualname = "sleep",
    .n_slots = SLOTS,
    .label_slot = 1,
    .step = sleep_step,
};

value sleep_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self;
    struct coro_obj *c = (struct coro_obj *)coro_native_new(vm, &sleep_native);
    if (!c)
        return NULL;
    c->slots[SLOT_DELAY] = ref(a[0]);
    if (n > 1 && given(a[1]))
        c->slots[SLOT_RESULT] = ref(a[1]);
    return (value)c;
}

/* -- the type: to the program it is a Future like any other -- */

struct type sleep_type = {
    .name = "_asyncio.Future",
    .size = sizeof(struct sleep_obj),
    .flags = TYPE_GC | TYPE_HAS_DICT,
    .base = &future_type,
    .instance_dict = offsetof(struct future_obj, dict),
};

void sleep_init(struct vm *vm)
{
    type_ready(vm, &sleep_type);
}
