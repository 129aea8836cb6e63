/* asyncio.Queue and its two sisters, by CPython's algorithm: who waits for
 * room, who waits for an item, and a loop around each wait, because another
 * task may be quicker than the one that was woken. */
#include <stdlib.h>

#include "loop/queue_priv.h"

enum { SLOT_QUEUE, SLOT_ITEM, SLOT_FUTURE };
enum { QUEUE_START, QUEUE_WAITS };
enum side { SIDE_GET, SIDE_PUT };

/* -- what it holds -- */

const char *const queue_own_names[] = {
    [OWN_QSIZE] = "qsize", [OWN_EMPTY] = "empty", [OWN_FULL] = "full",
    [OWN_GET] = "get_nowait", [OWN_PUT] = "put_nowait",
};

static bool has_own(const struct queue_obj *q, enum own which)
{
    return q->own >> which & 1;
}

static value call_own(struct vm *vm, struct queue_obj *q, enum own which,
                      value item)
{
    return value_call_method(vm, (value)q, queue_own_names[which], &item,
                             item ? 1 : 0);
}

/* What empty() or full() of the program's own says. */
static int ask_own(struct vm *vm, struct queue_obj *q, enum own which)
{
    value r = call_own(vm, q, which, NULL);
    int truth = r ? value_truth(vm, r) : -1;
    xunref(vm, r);
    return truth;
}

int64_t queue_size(struct vm *vm, struct queue_obj *q)
{
    if (q->overridden && !queue_container(vm, q))
        return -1;
    return q->custom ? value_len(vm, q->custom) : (int64_t)q->items.n;
}

static int is_full_by_size(struct vm *vm, struct queue_obj *q)
{
    if (q->limit == NO_NUMBER) {
        exc_raise(vm, &exc_TypeError,
                  "'<=' not supported between instances of '%s' and 'int'",
                  type_of(q->maxsize)->name);
        return -1;
    }
    if (q->limit <= 0)
        return 0;
    if (has_own(q, OWN_QSIZE)) {
        value r = call_own(vm, q, OWN_QSIZE, NULL);
        int full = r ? value_compare_bool(vm, r, q->maxsize, CMP_GE) : -1;
        xunref(vm, r);
        return full;
    }
    int64_t n = queue_size(vm, q);
    return n < 0 ? -1 : n >= q->limit;
}

static int is_full(struct vm *vm, struct queue_obj *q)
{
    return has_own(q, OWN_FULL) ? ask_own(vm, q, OWN_FULL)
                                : is_full_by_size(vm, q);
}

static int holds_nothing(struct vm *vm, struct queue_obj *q)
{
    if (q->overridden && !queue_container(vm, q))
        return -1;
    if (q->custom) {
        int truth = value_truth(vm, q->custom);
        return truth < 0 ? -1 : !truth;
    }
    return q->items.n == 0;
}

static int is_empty(struct vm *vm, struct queue_obj *q)
{
    return has_own(q, OWN_EMPTY) ? ask_own(vm, q, OWN_EMPTY)
                                 : holds_nothing(vm, q);
}

value queue_items_list(struct vm *vm, struct queue_obj *q)
{
    if (q->custom)
        return list_of_iterable(vm, q->custom);
    value list = list_new(vm);
    for (size_t i = 0; list && i < q->items.n; i++)
        if (list_append(vm, list, items_at(&q->items, i)->v))
            clear_slot(vm, &list);
    return list;
}

value queue_container(struct vm *vm, struct queue_obj *q)
{
    if (q->custom || q->overridden)
        return q->custom ? q->custom
                         : exc_raise(vm, &exc_AttributeError,
                                     "'%s' object has no attribute '_queue'",
                                     type_of((value)q)->name);
    value list = queue_items_list(vm, q);
    q->custom = list && q->items.order == ITEMS_FIFO ? deque_of(vm, list)
                                                     : xref(list);
    xunref(vm, list);
    if (!q->custom)
        return NULL;
    q->overridden = q->peeked = true;
    if (!q->id)
        items_clear(vm, &q->items);
    return q->custom;
}

/* Which of the items that a program may change is the next one: the number of
 * v, or of what stands in front when v is NULL. */
static event_id peeked_id(struct vm *vm, struct queue_obj *q, value v,
                          bool take)
{
    value at = small_new(q->items.order == ITEMS_LIFO ? -1 : 0);
    value front = v ? ref(v) : value_getitem(vm, q->custom, at);
    if (!front) {
        exc_clear(vm); /* it is empty */
        return 0;
    }
    size_t i = items_find(&q->items, front);
    event_id id = i < q->items.n ? items_at(&q->items, i)->id : 0;
    if (take && i < q->items.n)
        items_remove(vm, &q->items, i);
    unref(vm, front);
    return id;
}

static event_id next_id(struct vm *vm, struct queue_obj *q)
{
    if (q->peeked)
        return peeked_id(vm, q, NULL, false);
    const struct item *it = items_next(&q->items);
    return it ? it->id : 0;
}

/* -- waking -- */

static struct str side_name(enum side side)
{
    return side == SIDE_GET ? STR("get") : STR("put");
}

/* Wakes the first waiter that is not done yet. */
static int wake_next(struct vm *vm, struct queue_obj *q, enum side side)
{
    struct waiters *w = side == SIDE_GET ? &q->getters : &q->putters;
    for (struct future_obj *f; (f = waiters_pop(w));) {
        bool waits = !future_done(f);
        if (waits) {
            TELL(vm, queue_unblock, q, .side = side_name(side),
                 .task = future_waiter_id(f), .why = STR("woken"));
            future_set_result(vm, f, NONE);
        }
        unref(vm, (value)f);
        if (waits)
            return vm->exc ? -1 : 0;
    }
    return 0;
}

static int wake_joiners(struct vm *vm, struct queue_obj *q)
{
    for (size_t i = 0; i < q->joiners.n; i++) {
        struct future_obj *f = waiters_at(&q->joiners, i);
        if (!future_done(f) && future_set_result(vm, f, TRUE_))
            return -1;
    }
    return 0;
}

/* -- putting and getting at once -- */

static int put_custom(struct vm *vm, struct queue_obj *q, value item)
{
    value r = value_call_method(vm, (value)q, "_put", &item, 1);
    xunref(vm, r);
    return r ? 0 : -1;
}

static int store(struct vm *vm, struct queue_obj *q, value item, event_id id)
{
    if (q->overridden && put_custom(vm, q, item))
        return -1;
    if (q->peeked && q->id)
        items_append(&q->items, (struct item){ref(item), id});
    if (q->overridden)
        return 0;
    return items_push(vm, &q->items, (struct item){ref(item), id});
}

static int put_now(struct vm *vm, struct queue_obj *q, value item)
{
    int full = is_full(vm, q);
    if (full) {
        if (full > 0)
            exc_raise_value(vm, (value)loop_state(vm)->queue_full);
        return -1;
    }
    event_id id = q->id ? NEXT_THING(vm, item) : 0;
    if (store(vm, q, item, id))
        return -1;
    q->unfinished++;
    if (q->id) {
        struct buf text = {0};
        value_repr_safe(vm, item, &text);
        TELL(vm, queue_put, q, .item = id, .text = buf_str(&text),
             .next = next_id(vm, q), .task = vm->current_task);
        buf_fini(&text);
    }
    return wake_next(vm, q, SIDE_GET);
}

static int take(struct vm *vm, struct queue_obj *q, struct item *it)
{
    if (!q->overridden)
        return items_pop(vm, &q->items, it);
    *it = (struct item){value_call_method(vm, (value)q, "_get", NULL, 0), 0};
    if (it->v && q->peeked && q->id)
        it->id = peeked_id(vm, q, it->v, true);
    return it->v ? 0 : -1;
}

static value get_now(struct vm *vm, struct queue_obj *q, bool waited)
{
    int empty = is_empty(vm, q);
    if (empty) {
        if (empty > 0)
            exc_raise_value(vm, (value)loop_state(vm)->queue_empty);
        return NULL;
    }
    struct item it;
    if (take(vm, q, &it))
        return NULL;
    TELL(vm, queue_get, q, .item = it.id, .next = next_id(vm, q),
         .task = vm->current_task, .waited = waited);
    if (wake_next(vm, q, SIDE_PUT))
        clear_slot(vm, &it.v);
    return it.v;
}

/* -- waiting: put and get are one algorithm seen from two sides -- */

/* An exception came while it waited. The waiter is withdrawn; when it had been
 * woken already, its turn goes to the next in line. */
static void give_up(struct vm *vm, struct queue_obj *q, struct future_obj *f,
                    enum side side)
{
    value e = exc_park(vm);
    TELL(vm, queue_unblock, q, .side = side_name(side),
         .task = vm->current_task, .why = STR("cancelled"));
    if (future_cancel_plain(vm, f, NULL) < 0) { /* the loop is closed */
        unref(vm, e);
        return;
    }
    waiters_remove(vm, side == SIDE_GET ? &q->getters : &q->putters, f);
    int stuck = side == SIDE_GET ? is_empty(vm, q) : is_full(vm, q);
    if (stuck == 0 && f->state != FUTURE_CANCELLED)
        wake_next(vm, q, side);
    exc_unpark(vm, e);
}

/* The wait is over, by a result or by an exception (sent NULL): -1 then. */
static int end_wait(struct vm *vm, struct coro_obj *c, value sent,
                    enum side side)
{
    struct queue_obj *q = (struct queue_obj *)c->slots[SLOT_QUEUE];
    struct future_obj *f = (struct future_obj *)c->slots[SLOT_FUTURE];
    bool failed = !sent;
    if (sent && !future_done(f)) {
        exc_raise(vm, &exc_RuntimeError, "await wasn't used with future");
        failed = true;
    } else if (sent) {
        value r = future_result(vm, f);
        failed = !r;
        xunref(vm, r);
    }
    if (failed)
        give_up(vm, q, f, side);
    clear_slot(vm, &c->slots[SLOT_FUTURE]);
    return failed ? -1 : 0;
}

static enum run begin_wait(struct vm *vm, struct coro_obj *c, enum side side,
                           value *result)
{
    struct queue_obj *q = (struct queue_obj *)c->slots[SLOT_QUEUE];
    if (waiters_bind(vm, (value)q, &q->loop))
        return RUN_RAISE;
    c->phase = QUEUE_WAITS;
    enum run r = waiters_wait(
        vm, side == SIDE_GET ? &q->getters : &q->putters, c, SLOT_FUTURE,
        q->quiet           ? FUTURE_COMPLETED
        : side == SIDE_GET ? FUTURE_QUEUE_GET
                           : FUTURE_QUEUE_PUT,
        result);
    if (r == RUN_YIELD)
        TELL(vm, queue_block, q, .side = side_name(side),
             .task = vm->current_task);
    return r;
}

static enum run queue_step(struct vm *vm, struct coro_obj *c, value sent,
                           enum side side, value *result)
{
    struct queue_obj *q = (struct queue_obj *)c->slots[SLOT_QUEUE];
    bool waited = c->phase == QUEUE_WAITS;
    if (waited
        && future_yield_again((struct future_obj *)c->slots[SLOT_FUTURE], sent,
                              result))
        return RUN_YIELD;
    if (waited ? end_wait(vm, c, sent, side) : !sent)
        return RUN_RAISE;
    int stuck = side == SIDE_GET ? is_empty(vm, q) : is_full(vm, q);
    if (stuck > 0)
        return begin_wait(vm, c, side, result);
    if (stuck < 0)
        return RUN_RAISE;
    value item = c->slots[SLOT_ITEM];
    if (has_own(q, side == SIDE_GET ? OWN_GET : OWN_PUT))
        *result = call_own(vm, q, side == SIDE_GET ? OWN_GET : OWN_PUT, item);
    else if (side == SIDE_GET)
        *result = get_now(vm, q, waited);
    else
        *result = put_now(vm, q, item) ? NULL : none_new();
    return *result ? RUN_RETURN : RUN_RAISE;
}

static enum run get_step(struct vm *vm, struct coro_obj *c, value sent,
                         value *result)
{
    return queue_step(vm, c, sent, SIDE_GET, result);
}

static enum run put_step(struct vm *vm, struct coro_obj *c, value sent,
                         value *result)
{
    return queue_step(vm, c, sent, SIDE_PUT, result);
}

static enum run join_step(struct vm *vm, struct coro_obj *c, value sent,
                          value *result)
{
    struct queue_obj *q = (struct queue_obj *)c->slots[SLOT_QUEUE];
    struct future_obj *f = (struct future_obj *)c->slots[SLOT_FUTURE];
    if (c->phase == QUEUE_WAITS) {
        if (future_yield_again(f, sent, result))
            return RUN_YIELD;
        waiters_remove(vm, &q->joiners, f);
        value r = sent ? future_result(vm, f) : NULL;
        if (!r)
            return RUN_RAISE;
        unref(vm, r);
    } else if (!sent) {
        return RUN_RAISE;
    } else if (q->unfinished > 0) {
        if (waiters_bind(vm, (value)q, &q->join_loop))
            return RUN_RAISE;
        c->phase = QUEUE_WAITS;
        TELL(vm, queue_join, q, .task = vm->current_task);
        return waiters_wait(vm, &q->joiners, c, SLOT_FUTURE,
                            FUTURE_QUEUE_JOIN, result);
    }
    *result = none_new();
    return RUN_RETURN;
}

static const struct coro_native get_native = {
    .name = "get", .qualname = "Queue.get", .step = get_step};
static const struct coro_native put_native = {
    .name = "put", .qualname = "Queue.put", .step = put_step,
    .label_slot = SLOT_ITEM + 1};
static const struct coro_native join_native = {
    .name = "join", .qualname = "Queue.join", .step = join_step};

static value coro_for(struct vm *vm, const struct coro_native *native,
                      value self, value item)
{
    struct coro_obj *c = (struct coro_obj *)coro_native_new(vm, native);
    if (!c)
        return NULL;
    c->slots[SLOT_QUEUE] = ref(self);
    c->slots[SLOT_ITEM] = xref(item);
    return (value)c;
}

/* -- methods -- */

#define SELF                                                                  \
    struct queue_obj *q = (struct queue_obj *)self;                           \
    (void)a, (void)n

static value get_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return coro_for(vm, &get_native, self, NULL);
}

static value put_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return coro_for(vm, &put_native, self, a[0]);
}

static value join_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return coro_for(vm, &join_native, self, NULL);
}

static value get_nowait_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    return get_now(vm, q, false);
}

static value put_nowait_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    return put_now(vm, q, a[0]) ? NULL : none_new();
}

static value task_done_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    if (q->unfinished <= 0)
        return exc_raise(vm, &exc_ValueError,
                         "task_done() called too many times");
    q->unfinished--;
    TELL(vm, queue_done, q, .unfinished = q->unfinished);
    if (q->unfinished == 0 && wake_joiners(vm, q))
        return NULL;
    return none_new();
}

static value qsize_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    int64_t count = queue_size(vm, q);
    return count < 0 ? NULL : int_new(vm, count);
}

static value empty_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    int r = holds_nothing(vm, q);
    return r < 0 ? NULL : bool_value(r);
}

static value full_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    int r = is_full_by_size(vm, q);
    return r < 0 ? NULL : bool_value(r);
}

/* The three that a subclass may replace. What these do on a container of the
 * program's own is what CPython's do. */
static value hook_init_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    value list = list_new(vm);
    value made = list && q->items.order == ITEMS_FIFO ? deque_of(vm, list)
                                                      : xref(list);
    xunref(vm, list);
    if (!made)
        return NULL;
    clear_slot(vm, &q->custom);
    q->custom = made;
    return none_new();
}

static value heapq_call(struct vm *vm, const char *name, const value *args,
                        size_t n)
{
    value module = module_import(vm, "heapq");
    value r = module ? value_call_method(vm, module, name, args, n) : NULL;
    xunref(vm, module);
    return r;
}

static value no_container(struct vm *vm, value self)
{
    return exc_raise(vm, &exc_AttributeError,
                     "'%s' object has no attribute '_queue'",
                     type_of(self)->name);
}

static value hook_put_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    if (!q->custom)
        return no_container(vm, self);
    value args[2] = {q->custom, a[0]};
    if (q->items.order == ITEMS_LOWEST)
        return heapq_call(vm, "heappush", args, 2);
    return value_call_method(vm, q->custom, "append", a, 1);
}

static value hook_get_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    if (!q->custom)
        return no_container(vm, self);
    if (q->items.order == ITEMS_LOWEST)
        return heapq_call(vm, "heappop", &q->custom, 1);
    const char *method = q->items.order == ITEMS_FIFO ? "popleft" : "pop";
    return value_call_method(vm, q->custom, method, NULL, 0);
}

const struct native queue_methods[] = {
    {"get", get_fn, "", NATIVE_ASYNC},
    {"put", put_fn, "item", NATIVE_ASYNC},
    {"join", join_fn, "", NATIVE_ASYNC},
    {"get_nowait", get_nowait_fn, ""},
    {"put_nowait", put_nowait_fn, "item"},
    {"task_done", task_done_fn, ""},
    {"qsize", qsize_fn, ""},
    {"empty", empty_fn, ""},
    {"full", full_fn, ""},
    {"_init", hook_init_fn, "maxsize"},
    {"_put", hook_put_fn, "item"},
    {"_get", hook_get_fn, ""},
    {0},
};

