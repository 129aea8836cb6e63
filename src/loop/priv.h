/* What the files of loop/ share: the state that hangs on vm->loop, the objects
 * of the module, and how they work on each other. Ownership as in vm/value.h.
 */
#ifndef LOOP_PRIV_H
#define LOOP_PRIV_H

#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"
#include "loop/ready.h"
#include "loop/timerq.h"
#include "trace/event.h"
#include "vm/context.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/func.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/type.h"
#include "vm/value.h"
#include "vm/vm.h"

struct loop_obj;
struct future_obj;
struct task_obj;
struct label_table;

/* An async generator and the loop that is to close it; both borrowed. */
struct open_gen {
    struct loop_obj *loop;
    value agen;
};

/* Numbers for the trace, counted from 1 over the whole run. */
struct loop_ids {
    event_id next_loop, next_handle, next_task, next_future, next_timer,
        next_group, next_timeout;
    int64_t passes;
};

/* -- state of the module, one a vm -- */
struct loop_state {
    /* of the lane that runs; see lane_exchange in module.c */
    struct loop_obj *running; /* borrowed from the run_forever that set it */
    value current_loop;       /* set_event_loop's; NULL: none */
    bool loop_was_set;        /* set_event_loop was called */

    value policy;             /* set_event_loop_policy's; NULL: the default */

    VEC(struct open_gen) gens; /* async generators that were started (weak) */
    struct task_obj *tasks;   /* every live task, newest first (weak) */
    uint32_t task_names;      /* Task-N given so far */

    /* the exceptions that asyncio brings */
    struct type *cancelled_error, *invalid_state, *queue_empty, *queue_full,
        *broken_barrier, *send_file;

    struct loop_ids ids;
    struct label_table *labels; /* how often a label was given; when tracing */
    bool quiet;                 /* locks and queues that are made now are
                                   asyncio's own: they have no events */
};
static inline struct loop_state *loop_state(struct vm *vm)
{
    return vm->loop;
}
/* The next number of a kind, or 0 when nobody looks. */
#define NEXT_ID(vm, field) ((vm)->tracing ? ++(vm)->loop->ids.field : 0)
/* Likewise for what threads have too: sync, queue, item. */
#define NEXT_THING(vm, field) ((vm)->tracing ? ++(vm)->things.field : 0)

/* -- the event loop (loop.c) -- */
struct loop_obj {
    struct obj obj;
    value dict;               /* what the program sets on it; NULL: nothing */
    struct ready ready;
    struct timerq timers;
    struct task_obj *current; /* whose step runs; borrowed */
    value run_for;            /* run_until_complete's future; borrowed, NULL */
    value exception_handler, task_factory; /* NULL: none */
    value executor;           /* the default one; NULL: not yet needed */
    event_id id;
    struct lane *waiter;      /* that waits in its select, or NULL */
    int64_t lane;             /* number of the one that runs it */
    double slow_callback;     /* seconds that debug mode lets pass unsaid */
    uint32_t saved_depth;     /* vm->origin_depth before it ran */
    uint64_t popped;          /* handles that have left the ready queue */
    value sources;            /* debug mode: dict, where each handle of the
                                 loop's own was made, by its place in the line
                                 of all that ever joined; or NULL */
    value made_at;            /* debug mode: where the one that runs was; NULL */
    bool running, stopping, closed, debug;
    bool asyncgens_shutdown, executor_shutdown;
};
/* Of how many frames debug mode keeps where a handle or coroutine was made. */
enum { DEBUG_DEPTH = 10 };
extern struct type abstract_loop_type, base_loop_type, loop_type;
void loop_types_init(struct vm *vm);
static inline bool is_loop(value v)
{
    return is_instance(v, &loop_type);
}
value loop_new(struct vm *vm);
/* The life slots of its types. */
void loop_finalize(struct vm *vm, value v);
void loop_clear(struct vm *vm, value v);
void loop_dealloc(struct vm *vm, value v);
int loop_traverse(value v, visit_fn visit, void *arg);
/* The loop that runs now, borrowed; NULL with RuntimeError when none. */
struct loop_obj *loop_running(struct vm *vm);
/* The running one, else the one that was set or a new one, as the default
 * policy has it; borrowed. */
struct loop_obj *loop_get(struct vm *vm);
int loop_check_closed(struct vm *vm, struct loop_obj *loop);
value loop_run_forever(struct vm *vm, struct loop_obj *loop);
value loop_run_until_complete(struct vm *vm, struct loop_obj *loop,
                              value future);
int loop_close(struct vm *vm, struct loop_obj *loop);
void loop_set_current(struct vm *vm, value loop /* or NULL */);

/* Where asyncio's own code is, for warnings, while C does the same. What was
 * before is given back to loop_leave_place. */
struct loop_place {
    const struct frame *frame;
    const char *place;
};
static inline struct loop_place loop_at_place(struct vm *vm,
                                              const char *place)
{
    struct loop_place before = {vm->loop_frame, vm->loop_place};
    vm->loop_frame = vm->frame;
    vm->loop_place = place;
    return before;
}
static inline void loop_leave_place(struct vm *vm, struct loop_place before)
{
    vm->loop_frame = before.frame;
    vm->loop_place = before.place;
}

/* Puts a handle at the back of the ready queue; takes new references. `what`
 * and `why` are for ready.push; task is the one it runs or wakes, or 0. */
void loop_push(struct vm *vm, struct loop_obj *loop, enum handle_kind kind,
               value target, value arg, value context, const char *what,
               event_id task, const char *why);
/* Sets a timer whose owner is `owner` (a reference is taken). */
void loop_set_timer(struct vm *vm, struct loop_obj *loop, struct timer *t,
                    value owner, double when, const char *what);
void loop_cancel_timer(struct vm *vm, struct loop_obj *loop, struct timer *t);

/* -- handles (handle.c) -- */
struct handle_obj {
    struct obj obj;
    struct loop_obj *loop;       /* owned */
    value callback, args;        /* args: a tuple; NULL when cancelled */
    value context;
    double when;                 /* TimerHandle */
    struct timer timer;          /* TimerHandle */
    event_id id;                 /* of the ready queue's handle */
    bool cancelled, queued;
    bool whole;                  /* call_at was given an int */
    value source;                /* where it was made, in debug mode; or NULL */
    value said;                  /* its repr when it was cancelled, likewise */
};
extern struct type handle_type, timer_handle_type;
void handle_init(struct vm *vm);
/* In debug mode refuses what is no callback, by the method's name: 0 or -1. */
int handle_check(struct vm *vm, const struct loop_obj *loop, value callback,
                 const char *method);
/* call_soon and call_at: a handle that the loop knows. */
value handle_soon(struct vm *vm, struct loop_obj *loop, value callback,
                  const value *args, size_t n, value context);
value handle_at(struct vm *vm, struct loop_obj *loop, double when,
                const char *what, value callback, const value *args, size_t n,
                value context);
/* Runs it; -1 when an exception must leave the loop. */
int handle_run(struct vm *vm, struct handle_obj *h);
struct handle_obj *handle_of_timer(struct timer *t);
/* What it calls, as an object for a program to see. */
value handle_callback(struct vm *vm, const struct handle *h);
/* The Handle that a program sees of what is ready, or of a set timer. */
value handle_shown(struct vm *vm, struct loop_obj *loop,
                   const struct handle *h);
value handle_shown_timer(struct vm *vm, struct loop_obj *loop, double when,
                         struct timer *t);
/* Puts a frame of asyncio's own in front of an exception's traceback: where it
 * comes out of C, CPython has one. `held` is what a variable of that frame
 * keeps alive, or NULL. */
void handle_add_frame(struct vm *vm, value e, value held);
/* Tells the exception handler of an error in a handle's callback (vm->exc) and
 * drops it; -1 when it is one that must leave the loop. */
int handle_error(struct vm *vm, struct loop_obj *loop, struct handle *h);

/* -- futures (future.c) -- */
enum future_state { FUTURE_PENDING, FUTURE_CANCELLED, FUTURE_FINISHED };
/* What it is for; the texts stand in future_kind_name. */
enum future_kind {
    FUTURE_PLAIN, FUTURE_SLEEP, FUTURE_GATHER, FUTURE_WAIT, FUTURE_QUEUE_GET,
    FUTURE_QUEUE_PUT, FUTURE_QUEUE_JOIN, FUTURE_LOCK, FUTURE_EVENT,
    FUTURE_SEMAPHORE, FUTURE_CONDITION, FUTURE_BARRIER, FUTURE_SHIELD,
    FUTURE_GROUP, FUTURE_WAIT_FOR, FUTURE_COMPLETED, FUTURE_EXECUTOR,
    FUTURE_TASK, FUTURE_KINDS
};
extern const char *const future_kind_name[FUTURE_KINDS];

/* Who hears of it when a future is done. The kind tells what to do: a task is
 * woken, a gather counts a child, a loop stops, what the program gave is
 * called, be it a task or no function at all. */
struct callback {
    value target;
    value context;         /* NULL unless target is called */
    enum handle_kind kind; /* WAKEUP, GATHER, STOP or DONE */
};
/* What few futures have, made when it is needed. */
struct future_rest {
    value context;         /* of the first callback, or NULL; when it failed,
                              the traceback that its exception had then */
    value cancel_message;  /* or NULL */
    VEC(struct callback) more; /* the callbacks behind the first */
    value source;          /* where it was made, in debug mode; or NULL */
    bool source_shown;     /* its innermost place is the program's own */
    int32_t cancels;       /* a task's cancelling() */
    char *label;           /* a task's, "count#2", when tracing */
};

struct future_obj {
    struct obj obj;
    struct loop_obj *loop;      /* owned */
    value result;               /* or the exception; when cancelled: the
                                   CancelledError to raise, or NULL; while it
                                   is pending: for a sleep its argument, else
                                   what its wait is called, or NULL */
    value first;                /* the usual single callback's target; NULL
                                   with callbacks in rest when it was removed */
    struct future_rest *rest;   /* or NULL */
    value dict;
    event_id id;                /* future id; a task's number for a task */
    uint8_t state, kind;
    uint8_t first_kind;         /* of the first callback: what is done with it */
    bool failed : 1;            /* FINISHED with an exception */
    bool blocking : 1;          /* handed up by an await, not yet taken */
    bool log_tb : 1;            /* its exception was never looked at */
    bool no_destroy_log : 1;    /* a task that may die pending */
    bool must_cancel : 1;       /* a task's next step gets a CancelledError */
    bool named : 1;             /* a task's name was given, not counted */
    bool whole : 1;             /* a sleep's delay was given as an int */
};
extern struct type future_type;
static inline bool future_is(value v)
{
    return is_instance(v, &future_type);
}
static inline bool future_done(const struct future_obj *f)
{
    return f->state != FUTURE_PENDING;
}
void future_init(struct vm *vm);
/* A pending future; future.new is emitted. */
struct future_obj *future_new(struct vm *vm, struct loop_obj *loop,
                              enum future_kind kind);
/* For types that extend it: memory of type t, without an event. */
struct future_obj *future_alloc(struct vm *vm, struct type *t,
                                struct loop_obj *loop, enum future_kind kind);
int future_set_result(struct vm *vm, struct future_obj *f, value result);
/* exc: an instance or a class of exception */
int future_set_exception(struct vm *vm, struct future_obj *f, value exc);
/* Marks it cancelled: 1, or 0 when it was done. Not for tasks and gathers. -1
 * when its callbacks can't be called since the loop is closed; so for the two
 * above. */
int future_cancel_plain(struct vm *vm, struct future_obj *f, value msg);
/* f.cancel(msg) for any kind of future, a program's subclass included: 1, 0 or
 * -1. msg may be NULL. */
int future_cancel(struct vm *vm, struct future_obj *f, value msg);
/* What f.result() gives: a value, or NULL with its exception raised. */
value future_result(struct vm *vm, struct future_obj *f);
/* The exception to throw into who awaits it (owned), or NULL when it has a
 * result. f is done. */
value future_error(struct vm *vm, struct future_obj *f);
/* A new CancelledError with the message. */
value future_cancelled_error(struct vm *vm, struct future_obj *f);
/* Takes new references to what c holds. */
void future_add_callback(struct vm *vm, struct future_obj *f,
                         struct callback c);
/* Removes all of that kind that equal target; how many, or -1. */
int future_remove_callback(struct vm *vm, struct future_obj *f,
                           enum handle_kind kind, value target);
void future_drop(struct vm *vm, struct future_obj *f); /* for dealloc, clear */
int future_visit(struct future_obj *f, visit_fn visit, void *arg);
/* Its rest, made when it has none. */
struct future_rest *future_rest(struct future_obj *f);
/* The message of a cancellation, borrowed, or NULL; setting takes a reference
 * of its own. */
static inline value future_message(const struct future_obj *f)
{
    return f->rest ? f->rest->cancel_message : NULL;
}
/* In debug mode: notes where it was made; shown: by the program itself. */
void future_note_source(struct vm *vm, struct future_obj *f, bool shown);
/* " created at x.py:3" of what was made by the program itself. */
void future_add_source(struct future_obj *f, struct buf *out);
/* Where a future, task or handle was made, borrowed, or NULL. */
value source_of(value v);
/* The same as a traceback.StackSummary, or None; a new reference. */
value source_summary(struct vm *vm, value v);
/* Of what source_of gives; NULL is None. */
value source_summary_of(struct vm *vm, value source);
/* In debug mode: notes where the handle that joins the ready queue next was
 * made, and takes that of the one that left it last; NULL when there is none. */
void source_note_next(struct vm *vm, struct loop_obj *loop);
value source_take_last(struct vm *vm, struct loop_obj *loop);
void future_set_message(struct vm *vm, struct future_obj *f, value msg);
/* The loop that a future is made for: `loop`, or the current one when that is
 * NULL or None; borrowed. NULL with an exception for what is no loop. */
struct loop_obj *future_loop(struct vm *vm, value loop);
/* The methods that Future and Task have alike, for their tables. */
#define FUTURE_METHODS                                                        \
    {"done", future_done_fn, ""},                                             \
    {"cancelled", future_cancelled_fn, ""},                                   \
    {"result", future_result_fn, ""},                                         \
    {"exception", future_exception_fn, ""},                                   \
    {"add_done_callback", future_add_done_callback_fn,                        \
     "fn, /, *, context="},                                                   \
    {"remove_done_callback", future_remove_done_callback_fn, "fn, /"},        \
    {"get_loop", future_get_loop_fn, ""},                                     \
    {"_make_cancelled_error", future_make_cancelled_fn, ""}
value future_done_fn(struct vm *vm, value self, const value *a, size_t n);
value future_cancelled_fn(struct vm *vm, value self, const value *a, size_t n);
value future_result_fn(struct vm *vm, value self, const value *a, size_t n);
value future_exception_fn(struct vm *vm, value self, const value *a, size_t n);
value future_cancel_fn(struct vm *vm, value self, const value *a, size_t n);
value future_add_done_callback_fn(struct vm *vm, value self, const value *a,
                                  size_t n);
value future_remove_done_callback_fn(struct vm *vm, value self, const value *a,
                                     size_t n);
value future_get_loop_fn(struct vm *vm, value self, const value *a, size_t n);
value future_make_cancelled_fn(struct vm *vm, value self, const value *a,
                               size_t n);
/* Its callbacks, counted from 0. */
size_t future_callback_count(const struct future_obj *f);
struct callback future_callback_at(const struct future_obj *f, size_t i);
void future_add_repr(struct vm *vm, struct future_obj *f, struct buf *out);
/* Marks an exception as seen, when it has one. */
static inline void future_seen(struct future_obj *f)
{
    f->log_tb = false;
}
/* The task that a future's first callback wakes, or 0. */
event_id future_waiter_id(const struct future_obj *f);
/* future.done for what f holds now */
void future_emit_done(struct vm *vm, struct future_obj *f);
/* Used when f (a task too) is done: pushes its callbacks; -1 when the loop is
 * closed. */
int future_schedule(struct vm *vm, struct future_obj *f);
/* Awaiting a future from a native coroutine: hands it up ... */
static inline enum run future_yield(struct future_obj *f, value *result)
{
    f->blocking = true;
    *result = ref((value)f);
    return RUN_YIELD;
}
/* ... and again to a second task that drives the same coroutine: true with what
 * is to be yielded. False when f is done, or the coroutine is thrown into, or f
 * was handed up to somebody who did not wait for it. */
static inline bool future_yield_again(struct future_obj *f, value sent,
                                      value *result)
{
    if (!sent || future_done(f) || f->blocking)
        return false;
    future_yield(f, result);
    return true;
}

/* -- tasks (task.c) -- */
struct task_obj {
    struct future_obj fut;
    value coro;                   /* NULL only while it is made or cleared */
    struct future_obj *waiting;   /* fut_waiter, owned; NULL: none */
    value name;                   /* a str, or a small int N for Task-N */
    value context;
    struct task_obj *prev, *next; /* loop_state.tasks */
};
extern struct type task_type;
static inline bool task_is(value v)
{
    return is_instance(v, &task_type);
}
void task_init(struct vm *vm);
/* What a task gives a future to wake it with, bound to the task: the future of a
 * program's own class may call it, or add it as a done callback. */
extern const struct native task_wakeup_native;
/* A task for a coroutine, queued; name and context may be NULL. */
value task_new(struct vm *vm, struct loop_obj *loop, value coro, value name,
               value context);
/* Makes a task of zeroed memory whose loop is set: registers and queues it. */
int task_start(struct vm *vm, struct task_obj *t, struct loop_obj *loop,
               value coro, value name, value context);
/* Takes it off the list of live tasks; harmless when it is not there. */
void task_forget(struct vm *vm, struct task_obj *t);
/* loop.create_task: through the task factory, when there is one. */
value task_create(struct vm *vm, struct loop_obj *loop, value coro, value name,
                  value context);
/* ensure_future; loop may be NULL. */
value task_ensure(struct vm *vm, value v, struct loop_obj *loop);
/* Runs a step: exc is thrown in, or NULL. Who calls it keeps exc alive until
 * the step is over, and with it the frames that it went through. -1 when an
 * exception must leave the loop; TASK_STEP_FAILED when it was the step that raised, and not
 * the coroutine: the loop's exception handler is to hear of it, and the task
 * stays as it is. */
enum { TASK_STEP_FAILED = 1 };
int task_step(struct vm *vm, struct task_obj *t, value exc);
int task_wakeup(struct vm *vm, struct task_obj *t, struct future_obj *f);
int task_cancel(struct vm *vm, struct task_obj *t, value msg);
value task_name(struct vm *vm, struct task_obj *t);
value task_all(struct vm *vm, struct loop_obj *loop); /* a list */
bool task_iscoroutine(struct vm *vm, value v);
/* "Task main" and the like: what a task is called in the trace. */
struct str task_label(struct vm *vm, struct task_obj *t, struct buf *out);

/* -- the rest -- */
/* sleep.c */
struct sleep_obj {
    struct future_obj fut; /* result: sleep's argument, while it is pending */
    struct timer timer;
    double delay;          /* as given */
};
extern struct type sleep_type;
void sleep_init(struct vm *vm);
value sleep_fn(struct vm *vm, value self, const value *a, size_t n);
void sleep_fire(struct vm *vm, struct sleep_obj *s);
struct sleep_obj *sleep_of_timer(struct timer *t);
extern const struct coro_native sleep_native;

/* gather.c */
struct gather_obj {
    struct future_obj fut;
    struct future_obj **children; /* owned, n of them */
    size_t n, n_unique, n_finished;
    bool return_exceptions, cancel_requested, ready;
};
extern struct type gather_type;
void gather_init(struct vm *vm);
value gather_fn(struct vm *vm, value self, const value *a, size_t n);
value gather_new(struct vm *vm, const value *items, size_t n,
                 bool return_exceptions, struct loop_obj *loop);
int gather_child_done(struct vm *vm, struct gather_obj *g,
                      struct future_obj *child);
int gather_cancel(struct vm *vm, struct gather_obj *g, value msg);

/* queue.c, sync.c */
int queue_init(struct vm *vm, value module);
int sync_init(struct vm *vm, value module);
/* The name of a queue's, lock's, event's or semaphore's variable, borrowed;
 * NULL: none is known, or v is something else. */
value queue_name(value v);
/* What a queue holds and is still to be done; false: v is no queue. */
struct queue_facts {
    int64_t held, limit, unfinished;
};
bool queue_facts(struct vm *vm, value v, struct queue_facts *out);
/* The number of the task that took a lock, 0: none or no lock. */
event_id lock_holder(value v);
value sync_name(value v);
/* A lock's number in the trace; 0 for anything else. */
event_id sync_id(value v);
static inline struct str name_text(value name /* or NULL */)
{
    return name ? str_text(name) : (struct str){0};
}

/* runner.c */
int runner_init(struct vm *vm, value module);
value runner_run(struct vm *vm, value self, const value *a, size_t n);
/* The loop is going: nobody closes its async generators. */
void runner_forget_gens(struct vm *vm, struct loop_obj *loop);
value runner_shutdown_asyncgens(struct vm *vm, struct loop_obj *loop);

/* executor.c: methods of the loop. */
value executor_run(struct vm *vm, value self, const value *a, size_t n);
value executor_set_default(struct vm *vm, value self, const value *a, size_t n);
/* The coroutine shutdown_default_executor(). */
value executor_shutdown(struct vm *vm, struct loop_obj *loop);
/* The loop is closed: its executor takes no more jobs; nobody waits for it. */
int executor_close(struct vm *vm, struct loop_obj *loop);
/* Attributes of the loop that the prelude uses. */
value executor_get_default(struct vm *vm, value self);
int executor_set_default_attr(struct vm *vm, value self, value v);
value executor_get_was_shut(struct vm *vm, value self);

/* describe.c: reprs. The qualified name of a function or coroutine, held by
 * *keep (owned, may be NULL). */
struct str describe_name(struct vm *vm, value v, const char *attribute,
                         value *keep);
/* "f(1, 2) at x.py:3"; args NULL: "f()" */
void describe_call(struct vm *vm, value callback, value args,
                   struct buf *out);
/* brief.c: a repr cut short as CPython's reprlib does. It never fails. */
void describe_brief(struct vm *vm, value v, struct buf *out);
/* " running at x.py:3", " done, defined at x.py:2", or nothing */
void describe_place(struct vm *vm, value coro, struct buf *out);

/* log.c: call_exception_handler and its default, which prints as CPython's
 * logging would. */
int log_context(struct vm *vm, struct loop_obj *loop, value context);
int log_default(struct vm *vm, value context); /* -1: no dict */
/* The same for a message, an exception (or NULL) and one more key. Keeps
 * vm->exc as it is. */
void log_problem(struct vm *vm, struct loop_obj *loop, const char *message,
                 value exception, const char *key, value v);
/* What asyncio's logger says; empties the buffer. */
enum log_says { LOG_PROBLEM, LOG_FAILED, LOG_SLOW, LOG_CLOSE, LOG_SELECTOR };
void log_text(struct vm *vm, enum log_says what, struct buf *take_text);

/* callback.c: "print('late')", as the trace has it; args is a tuple or NULL.
 * False, and nothing, for a callback of asyncio's own. */
bool callback_describe(struct vm *vm, value callback, value args,
                       struct buf *out);

/* late.c: a call (in words: sleep(2), a lock) of what the loop runs has let time pass
 * since then: block, and a diagnosis when somebody was kept waiting. Does
 * nothing outside a loop, and without a trace. */
void late_report(struct vm *vm, double since, const char *call);

/* tell.c: how the prelude speaks in the trace (_event, _future, ...). */
int tell_init(struct vm *vm, value module);

/* deadlock.c: says why nothing can ever run again, and ends the run. */
void deadlock_report(struct vm *vm, struct loop_obj *loop);
/* Appends who waits for what, in all loops. */
void deadlock_describe(struct vm *vm, struct buf *out);

/* label.c: a text for people, made unique over the run, becomes the task's; for
 * task.new. */
void label_give(struct vm *vm, struct task_obj *t, struct buf *label);
void label_fini(struct loop_state *s);
/* A task's label by its number, with "#1" when others share it; the run is
 * traced. */
void label_task(struct vm *vm, event_id task, struct buf *out);
/* The queue or lock in whose method a task waits, borrowed; NULL: none. */
value label_thing(struct task_obj *t);
/* Fills `on` for a task that waits for f; texts live in *text. */
void label_wait(struct vm *vm, struct task_obj *t, struct future_obj *f,
                struct event_on *on, struct buf *text);

/* Contexts (contextvars), through vm/context.h. */
/* The one that a callback or task is to run in: `wanted`, or a copy of the
 * current one when that is NULL or None. *out may be NULL, see context.c. */
int context_for_call(struct vm *vm, value wanted, value *out);
/* Leaves the context that context_enter entered, for the one before; *context
 * is set to what it has become. Takes `before`. */
static inline void context_leave(struct vm *vm, value before, value *context)
{
    value mine = vm->context, old = *context;
    vm->context = before;
    *context = mine;
    xunref(vm, old);
}

/* vm->exc put aside while something else runs. */
static inline value exc_park(struct vm *vm)
{
    value e = vm->exc;
    vm->exc = NULL;
    return e;
}
static inline void exc_unpark(struct vm *vm, value parked)
{
    if (vm->exc)
        exc_clear(vm);
    vm->exc = parked;
}
/* KeyboardInterrupt, SystemExit, or the end of the run: leaves the loop. */
bool exc_leaves_loop(struct vm *vm);
static inline value none_new(void)
{
    return ref(NONE);
}
static inline bool given(value v) /* an argument that is there and not None */
{
    return v && v != NONE;
}

#endif
