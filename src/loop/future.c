/* Futures: a result that is not there yet, and those who want to hear of it. */
#include <stdlib.h>

#include "loop/priv.h"
#include "vm/gc.h"
#include "vm/guard.h"

const char *const future_kind_name[FUTURE_KINDS] = {
    [FUTURE_PLAIN] = "plain",
    [FUTURE_SLEEP] = "sleep",
    [FUTURE_GATHER] = "gather",
    [FUTURE_WAIT] = "wait",
    [FUTURE_QUEUE_GET] = "queue.get",
    [FUTURE_QUEUE_PUT] = "queue.put",
    [FUTURE_QUEUE_JOIN] = "queue.join",
    [FUTURE_LOCK] = "lock",
    [FUTURE_EVENT] = "event",
    [FUTURE_SEMAPHORE] = "semaphore",
    [FUTURE_CONDITION] = "condition",
    [FUTURE_BARRIER] = "barrier",
    [FUTURE_SHIELD] = "shield",
    [FUTURE_GROUP] = "group",
    [FUTURE_WAIT_FOR] = "wait_for",
    [FUTURE_COMPLETED] = "as_completed",
    [FUTURE_EXECUTOR] = "executor",
    [FUTURE_TASK] = "task",
};

/* -- making -- */

struct future_obj *future_alloc(struct vm *vm, struct type *t,
                                struct loop_obj *loop, enum future_kind kind)
{
    struct future_obj *f = obj_new(vm, t, 0);
    if (!f)
        return NULL;
    f->loop = (struct loop_obj *)ref((value)loop);
    f->kind = kind;
    if (__builtin_expect(loop->debug, 0))
        future_note_source(vm, f, false);
    return f;
}

struct future_obj *future_new(struct vm *vm, struct loop_obj *loop,
                              enum future_kind kind)
{
    struct future_obj *f = future_alloc(vm, &future_type, loop, kind);
    if (f && vm->tracing) {
        f->id = NEXT_ID(vm, next_future);
        EMIT(vm, future_new, .future = f->id,
             .kind = str_of(future_kind_name[kind]));
    }
    return f;
}

/* -- callbacks -- */

static const char *wake_reason(const struct future_obj *f)
{
    if (f->state == FUTURE_CANCELLED)
        return "cancelled";
    return f->failed ? "error" : "done";
}

static void push_callback(struct vm *vm, struct future_obj *f,
                          struct callback c)
{
    if (c.kind == HANDLE_WAKEUP) {
        event_id id = ((struct task_obj *)c.target)->fut.id;
        EMIT(vm, task_wake, .task = id, .by = vm->current_task);
        loop_push(vm, f->loop, c.kind, c.target, (value)f, NULL, "wakeup", id,
                  wake_reason(f));
        return;
    }
    loop_push(vm, f->loop, c.kind, c.target, (value)f, c.context,
              c.kind == HANDLE_GATHER ? "gather" : "callback", 0, "done");
}

static void callback_fini(struct vm *vm, struct callback c)
{
    unref(vm, c.target);
    xunref(vm, c.context);
}

struct future_rest *future_rest(struct future_obj *f)
{
    if (!f->rest)
        f->rest = xcalloc(1, sizeof *f->rest);
    return f->rest;
}

void future_set_message(struct vm *vm, struct future_obj *f, value msg)
{
    if (!msg && !f->rest)
        return;
    value *slot = &future_rest(f)->cancel_message, old = *slot;
    *slot = xref(msg);
    xunref(vm, old);
}

size_t future_callback_count(const struct future_obj *f)
{
    return (f->first != NULL) + (f->rest ? f->rest->more.n : 0);
}

struct callback future_callback_at(const struct future_obj *f, size_t i)
{
    if (f->first && i == 0)
        return (struct callback){f->first, f->rest ? f->rest->context : NULL,
                                 f->first_kind};
    return f->rest->more.p[i - (f->first != NULL)];
}

/* Those behind the first callback, now that all are taken out of f. */
static void push_rest(struct vm *vm, struct future_obj *f,
                      struct callback first)
{
    struct future_rest *r = f->rest;
    first.context = r->context;
    r->context = NULL;
    if (f->failed && f->result)
        r->context = xref(((struct exc_obj *)f->result)->traceback);
    size_t n = r->more.n;
    struct callback *more = r->more.p;
    r->more.p = NULL;
    r->more.n = r->more.cap = 0;
    if (first.target) {
        push_callback(vm, f, first);
        callback_fini(vm, first);
    }
    for (size_t i = 0; i < n; i++) {
        push_callback(vm, f, more[i]);
        callback_fini(vm, more[i]);
    }
    free(more);
}

/* What the frame of CPython's call_soon keeps of the callback that it refused,
 * as long as there is the exception: a task may be held by nothing else. */
static void hold_refused(struct vm *vm, struct future_obj *f)
{
    value refused[] = {future_callback_at(f, 0).target, (value)f};
    value e = exc_park(vm);
    exc_of(e)->held = tuple_from(vm, refused, 2);
    exc_unpark(vm, e);
}

static void drop_callbacks(struct vm *vm, struct future_obj *f)
{
    struct callback_list { struct callback *p; size_t n; } more = {0};
    if (f->rest) {
        more.p = f->rest->more.p;
        more.n = f->rest->more.n;
        f->rest->more.p = NULL;
        f->rest->more.n = f->rest->more.cap = 0;
        clear_slot(vm, &f->rest->context);
    }
    clear_slot(vm, &f->first);
    for (size_t i = 0; i < more.n; i++)
        callback_fini(vm, more.p[i]);
    free(more.p);
}

/* A loop that is closed takes no callbacks: they are gone with the error. */
static int refuse_callbacks(struct vm *vm, struct future_obj *f)
{
    loop_check_closed(vm, f->loop);
    hold_refused(vm, f);
    value e = exc_park(vm);
    drop_callbacks(vm, f);
    exc_unpark(vm, e);
    return -1;
}

int future_schedule(struct vm *vm, struct future_obj *f)
{
    if (f->loop && f->loop->closed && future_callback_count(f))
        return refuse_callbacks(vm, f);
    struct callback first = {.target = f->first, .kind = f->first_kind};
    f->first = NULL;
    if (f->failed && f->result && ((struct exc_obj *)f->result)->traceback)
        future_rest(f);
    if (f->rest) {
        push_rest(vm, f, first);
    } else if (first.target) {
        push_callback(vm, f, first);
        unref(vm, first.target);
    }
    return 0;
}

void future_add_callback(struct vm *vm, struct future_obj *f,
                         struct callback c)
{
    if (future_done(f)) {
        push_callback(vm, f, c);
        return;
    }
    ref(c.target);
    xref(c.context);
    if (future_callback_count(f) == 0) {
        f->first = c.target;
        f->first_kind = c.kind;
        if (c.context)
            future_rest(f)->context = c.context;
        return;
    }
    vec_push(&future_rest(f)->more, c);
}

/* 1 when c is to go, 0 when it stays, -1 on an error in __eq__. */
static int callback_matches(struct vm *vm, struct callback c,
                            enum handle_kind kind, value target)
{
    if (c.kind != kind)
        return 0;
    if (c.target == target)
        return 1;
    return kind == HANDLE_DONE ? value_equal(vm, c.target, target) : 0;
}

static int remove_first(struct vm *vm, struct future_obj *f,
                        enum handle_kind kind, value target)
{
    if (!f->first)
        return 0;
    int m = callback_matches(vm, future_callback_at(f, 0), kind, target);
    if (m <= 0 || !f->first) /* __eq__ may have removed it */
        return m < 0 ? m : 0;
    struct callback c = future_callback_at(f, 0);
    f->first = NULL;
    if (f->rest)
        f->rest->context = NULL;
    callback_fini(vm, c);
    return 1;
}

int future_remove_callback(struct vm *vm, struct future_obj *f,
                           enum handle_kind kind, value target)
{
    int removed = remove_first(vm, f, kind, target);
    if (removed < 0)
        return -1;
    for (size_t i = 0; f->rest && i < f->rest->more.n;) {
        int m = callback_matches(vm, f->rest->more.p[i], kind, target);
        if (m < 0)
            return -1;
        if (m == 0 || i >= f->rest->more.n) { /* __eq__ may have changed it */
            i++;
            continue;
        }
        struct callback c = f->rest->more.p[i];
        struct callback *at = &f->rest->more.p[i];
        memmove(at, at + 1, (--f->rest->more.n - i) * sizeof *at);
        callback_fini(vm, c);
        removed++;
    }
    return removed;
}

event_id future_waiter_id(const struct future_obj *f)
{
    if (!f->first || f->first_kind != HANDLE_WAKEUP)
        return 0;
    return ((struct task_obj *)f->first)->fut.id;
}

/* -- getting done -- */

void future_emit_done(struct vm *vm, struct future_obj *f)
{
    if (!vm->tracing || f->kind == FUTURE_TASK || !f->id)
        return;
    struct buf text = {0};
    const char *outcome = "cancelled";
    if (f->state == FUTURE_FINISHED) {
        outcome = f->failed ? "error" : "result";
        value_repr_safe(vm, f->result, &text);
    }
    EMIT(vm, future_done, .future = f->id, .outcome = str_of(outcome),
         .value = buf_str(&text));
    buf_fini(&text);
}

static int refuse_done(struct vm *vm)
{
    exc_raise(vm, loop_state(vm)->invalid_state, "invalid state");
    return -1;
}

int future_set_result(struct vm *vm, struct future_obj *f, value result)
{
    if (future_done(f))
        return refuse_done(vm);
    clear_slot(vm, &f->result); /* what its wait was called */
    f->state = FUTURE_FINISHED;
    f->result = ref(result);
    future_emit_done(vm, f);
    return future_schedule(vm, f);
}

static value exception_instance(struct vm *vm, value exc)
{
    value e = is_type(exc) ? value_call0(vm, exc) : ref(exc);
    if (!e)
        return NULL;
    if (!is_instance(e, &exc_BaseException)) {
        unref(vm, e);
        return exc_raise(vm, &exc_TypeError, "invalid exception object");
    }
    if (is_instance(e, &exc_StopIteration)) {
        unref(vm, e);
        return exc_raise(vm, &exc_TypeError,
                         "StopIteration interacts badly with generators "
                         "and cannot be raised into a Future");
    }
    return e;
}

int future_set_exception(struct vm *vm, struct future_obj *f, value exc)
{
    if (future_done(f))
        return refuse_done(vm);
    value e = exception_instance(vm, exc);
    if (!e)
        return -1;
    clear_slot(vm, &f->result);
    f->state = FUTURE_FINISHED;
    f->failed = f->log_tb = true;
    f->result = e;
    future_emit_done(vm, f);
    return future_schedule(vm, f);
}

int future_cancel_plain(struct vm *vm, struct future_obj *f, value msg)
{
    f->log_tb = false;
    if (future_done(f))
        return 0;
    f->state = FUTURE_CANCELLED;
    clear_slot(vm, &f->result); /* what it had while it was pending */
    future_set_message(vm, f, given(msg) ? msg : NULL);
    future_emit_done(vm, f);
    return future_schedule(vm, f) ? -1 : 1;
}

static int cancel(struct vm *vm, struct future_obj *f, value msg)
{
    struct type *t = f->obj.type;
    if (t == &task_type)
        return task_cancel(vm, (struct task_obj *)f, msg);
    if (t == &gather_type)
        return gather_cancel(vm, (struct gather_obj *)f, msg);
    if (!(t->flags & TYPE_HEAP))
        return future_cancel_plain(vm, f, msg);
    value r = value_call_method(vm, (value)f, "cancel", &msg, given(msg));
    if (!r)
        return -1;
    int truth = value_truth(vm, r);
    unref(vm, r);
    return truth;
}

/* Tasks that wait for each other hand it on: a chain of them is as deep as
 * their calls are in CPython, which ends in RecursionError. */
int future_cancel(struct vm *vm, struct future_obj *f, value msg)
{
    if (!vm_enter(vm, " while calling a Python object"))
        return -1;
    int done = cancel(vm, f, msg);
    vm_leave(vm);
    return done;
}

/* -- what came out -- */

value future_cancelled_error(struct vm *vm, struct future_obj *f)
{
    if (f->state == FUTURE_CANCELLED && f->result) {
        value e = f->result; /* said once, as CPython does */
        f->result = NULL;
        return e;
    }
    struct type *t = loop_state(vm)->cancelled_error;
    if (future_message(f))
        return value_call1(vm, (value)t, future_message(f));
    return value_call0(vm, (value)t);
}

value future_error(struct vm *vm, struct future_obj *f)
{
    if (f->state == FUTURE_CANCELLED)
        return future_cancelled_error(vm, f);
    if (!f->failed)
        return NULL;
    f->log_tb = false;
    /* Without this, every raise would add its frames to the last one's. Only
     * who asks first is told where it came from. */
    struct exc_obj *e = (struct exc_obj *)f->result;
    value old = e->traceback;
    e->traceback = NULL;
    if (f->rest) {
        e->traceback = f->rest->context;
        f->rest->context = NULL;
    }
    exc_settle_traceback(f->result);
    xunref(vm, old);
    return ref(f->result);
}

value future_result(struct vm *vm, struct future_obj *f)
{
    if (!future_done(f))
        return exc_raise(vm, loop_state(vm)->invalid_state,
                         "Result is not set.");
    if (f->state == FUTURE_FINISHED && !f->failed)
        return ref(f->result);
    value e = future_error(vm, f);
    return e ? exc_raise_take(vm, e) : NULL;
}

/* -- what it holds -- */

static void rest_free(struct vm *vm, struct future_rest *r)
{
    xunref(vm, r->context);
    xunref(vm, r->cancel_message);
    xunref(vm, r->source);
    for (size_t i = 0; i < r->more.n; i++)
        callback_fini(vm, r->more.p[i]);
    vec_fini(&r->more);
    free(r->label);
    free(r);
}

void future_drop(struct vm *vm, struct future_obj *f)
{
    struct future_rest *rest = f->rest;
    f->rest = NULL;
    clear_slot(vm, (value *)&f->loop);
    clear_slot(vm, &f->result);
    clear_slot(vm, &f->first);
    clear_slot(vm, &f->dict);
    if (rest)
        rest_free(vm, rest);
}

/* What CPython has between a future and whom it tells: a task's wake-up; for a
 * gather a function, its closure and a cell. Callbacks behind the first stand in
 * a list of tuples. */
static struct gc_far way_to(enum handle_kind kind, bool first)
{
    struct gc_far far = {first ? 0 : 1, first ? 0 : 2};
    if (kind == HANDLE_WAKEUP) {
        far.moved++;
    } else if (kind == HANDLE_GATHER) {
        far.in_place += 2;
        far.moved += 3;
    }
    return far;
}

static int rest_visit(struct future_rest *r, visit_fn visit, void *arg)
{
    for (size_t i = 0; i < r->more.n; i++) {
        struct callback c = r->more.p[i];
        if (gc_visit_far(c.target, way_to(c.kind, false), visit, arg)
            || (c.context && visit(c.context, arg)))
            return 1;
    }
    return (r->context && visit(r->context, arg))
           || (r->cancel_message && visit(r->cancel_message, arg));
}

int future_visit(struct future_obj *f, visit_fn visit, void *arg)
{
    if (f->loop && visit((value)f->loop, arg))
        return 1;
    if (f->first) {
        struct gc_far far = way_to(f->first_kind, true);
        if (f->kind == FUTURE_SLEEP && !future_done(f))
            far.in_place += 3; /* the timer has its arguments, they have it */
        if (gc_visit_far(f->first, far, visit, arg))
            return 1;
    }
    if (f->rest && rest_visit(f->rest, visit, arg))
        return 1;
    return (f->result && visit(f->result, arg))
           || (f->dict && visit(f->dict, arg));
}
