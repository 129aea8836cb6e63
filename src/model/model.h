/* The state of everything at event k, folded from a trace. model_apply and
 * model_undo are the only things that change it; both are O(1) in the length of
 * the trace. The screen, the sentences, the exports and the tests read it; none
 * of them sees a live VM. Ids index the arrays directly (entry 0 is unused).
 *
 * Undo: each apply pushes what it overwrites onto a journal; undo pops it.
 * Checkpoints (copies of the arrays) bound a far jump. Hostile traces: an event
 * that refers to what was never created makes it appear, with `made` false and
 * NO_EVENT for its events; an id far beyond the number of events so far is
 * ignored. Knows trace and base only.
 */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "trace/event.h"
#include "trace/store.h"

enum task_state {
    TASK_NONE,      /* not made yet */
    TASK_READY,     /* in the ready queue: created, woken, or after sleep(0) */
    TASK_RUNNING,
    TASK_WAITING,
    TASK_DONE,
    TASK_FAILED,
    TASK_CANCELLED,
};
enum { NO_EVENT = UINT32_MAX }; /* an index into the store that isn't one */

/* Who waits in line, or has something: the number of a task, or that of a lane
 * with this bit. 0: the program outside tasks. */
#define WHO_LANE (UINT32_C(1) << 31)

/* Where a task or a lane waits in line: for a queue, a lock and the like, a task
 * group. One that was woken keeps its place until it has got what it waited for, or
 * has waited for something else: that it may come too late is worth showing. */
enum wait_side { SIDE_NONE, SIDE_GET, SIDE_PUT, SIDE_JOIN, SIDE_SYNC,
                 SIDE_GROUP };
enum { QUEUE_SIDES = 3 };      /* SIDE_GET to SIDE_JOIN */
struct m_wait {
    enum wait_side side;
    bool woken;
    uint32_t object;           /* the queue, sync or group */
    uint32_t since;            /* the event that made it wait */
    uint32_t before, behind;   /* who: its neighbours in the line; 0: none */
};
struct m_line {                /* of who waits, see model_wait */
    uint32_t first, last, n;
};

struct m_task {
    bool made;
    bool internal;             /* one of asyncio's own (shutdown_asyncgens ...) */
    bool started;              /* has had a turn */
    bool cancelling;           /* a cancellation is on its way to it */
    enum task_state state;
    uint32_t new_event;        /* task.new: name, label, coro */
    uint32_t wait_event;       /* the last task.wait: on what, stack */
    uint32_t wake_event;       /* the last task.wake */
    uint32_t done_event;       /* outcome, value */
    uint32_t ready_event;      /* ready.push that queued it: why */
    uint32_t timer;            /* of the sleep it waits on, 0: none */
    uint32_t frame;            /* its outermost frame, 0: none yet */
    uint32_t parent;
    uint32_t n_turns;          /* turns it has had */
    struct m_wait wait;
    uint32_t group, group_next; /* the task group that it belongs to, and the
                                  task behind it there; 0: none */
    uint32_t watches;          /* futures that are about it: a list in `watches`,
                                  0: none */
    uint32_t holds;            /* what it has of locks and their like, the newest
                                  first, by his_older */
};
struct m_handle {
    enum { HANDLE_NONE, HANDLE_READY, HANDLE_RUN } state;
    bool cancelled;
    uint32_t task, push_event;
    uint32_t order;            /* position in the order of pushes, from 1 */
};
struct m_timer {
    enum { TIMER_NONE, TIMER_SET, TIMER_FIRED, TIMER_CANCELLED } state;
    double when;
    uint32_t task, set_event;
    uint32_t order;            /* position in the order of setting, from 1 */
};
struct m_future {
    enum { FUTURE_NONE, FUTURE_PENDING, FUTURE_DONE } state;
    uint32_t new_event, done_event;
    uint32_t done_count;       /* of the tasks in `of`, how many are over */
};
struct m_frame {
    enum { FRAME_NONE, FRAME_RUNNING, FRAME_SUSPENDED, FRAME_OVER } state;
    uint32_t new_event;        /* kind, fn, file */
    uint32_t parent;           /* the frame that called or last resumed it */
    uint32_t task;             /* the task that ran when it was made */
    uint32_t inner;            /* the frame that it awaits or called, while it is
                                  suspended there; 0: none */
    int line;                  /* of the statement it is at; 0: none yet */
    int previous_line;         /* of the statement before that */
    uint32_t line_event;       /* its newest frame.new or line */
    uint32_t locals, last_local; /* its variables: a list in `vars`, see
                                  model_locals; 0: none */
};
struct m_queue {
    bool made;
    uint32_t new_event;
    int64_t maxsize, unfinished;
    uint32_t n_put, n_got;     /* counts since the start */
    uint32_t n_items;
    struct m_line lines[QUEUE_SIDES]; /* by side, from SIDE_GET on */
    uint32_t first, last;      /* items in it, in the order of put; 0: none */
    uint32_t next_item;        /* that get would give, as the last put or get
                                  said; 0: unknown */
};
struct m_item {                /* of any queue */
    uint32_t queue;
    enum { ITEM_NONE, ITEM_IN, ITEM_OUT } state;
    uint32_t put_event, get_event;
    uint32_t before, behind;   /* its neighbours in the queue; 0: none */
};
enum sync_kind { SYNC_OTHER, SYNC_LOCK, SYNC_EVENT, SYNC_SEMAPHORE,
                 SYNC_CONDITION, SYNC_BARRIER };
struct m_sync {
    bool made;
    bool set;                  /* event */
    bool broken;               /* barrier */
    enum sync_kind kind;
    uint32_t new_event;        /* name */
    int64_t value;             /* semaphore: places that are free */
    int64_t size;              /* semaphore: places at the start; barrier: how
                                  many must come */
    uint32_t uses, used_by;    /* condition: its lock; lock: the last condition
                                  that was made with it */
    uint32_t holds, n_holds;   /* who has it, the newest first: a list in
                                  `holds` */
    uint32_t oldest_hold;      /* its last */
    struct m_line line;        /* who waits for it */
};
/* Who has a lock or one of a semaphore's places. */
struct m_hold {
    uint32_t who, sync;
    uint32_t since;            /* its sync.acquire */
    uint32_t older, newer;     /* of the same sync; older: or of those that are
                                  free */
    uint32_t his_older, his_newer; /* of the same task or lane */
};
struct m_group {
    enum { GROUP_NONE, GROUP_MADE, GROUP_OPEN, GROUP_WAITING, GROUP_LEFT }
        state;
    bool aborting;
    uint32_t new_event, abort_event;
    uint32_t owner;            /* the task whose block it is */
    uint32_t first, last;      /* its tasks, by their group_next */
    uint32_t n_tasks, n_over, n_failed;
    struct m_line line;        /* its owner, once the block is at its end */
};
struct m_timeout {
    enum { TIMEOUT_NONE, TIMEOUT_SET, TIMEOUT_EXPIRED, TIMEOUT_LEFT } state;
    uint32_t new_event;        /* what */
    double when;               /* NAN: no limit */
    uint32_t task, of;         /* who is held to it; wait_for: what it guards */
};
/* A lane: a thread or a process. The main one is 1. */
struct m_thread {
    enum { THREAD_NONE, THREAD_READY, THREAD_RUNNING, THREAD_BLOCKED,
           THREAD_DONE } state;
    uint32_t new_event;        /* name, kind; NO_EVENT for the main one */
    uint32_t block_event;      /* the last thread.block: for what */
    uint32_t frame, task;      /* while another runs: its current_frame and the
                                  task that it was running */
    uint32_t holds;            /* as a task's */
    struct m_wait wait;
};
/* A call that was handed to an executor. */
struct m_job {
    enum { JOB_NONE, JOB_QUEUED, JOB_RUNNING, JOB_DONE } state;
    uint32_t new_event, run_event, done_event;
    uint32_t thread, task;     /* who does it, who handed it over; 0: nobody */
};

/* A variable of a frame. Its name stands in a table beside the model. */
struct m_var {
    uint32_t name;
    uint32_t next;             /* of the same frame, in the order of setting */
    uint32_t set_event;        /* whose `set` has its value; NO_EVENT: unset */
};
/* A future whose `of` names a task. */
struct m_watch {
    uint32_t future, next;
};

/* Growing arrays, by id; n is one past the highest id so far. */
#define MODEL_ARRAY(type)                                                     \
    struct {                                                                  \
        type *p;                                                              \
        size_t n, cap;                                                        \
    }

struct model {
    const struct trace_store *store; /* borrowed */
    size_t at;                 /* events applied: 0 is the empty model */
    double t;
    enum { PROGRAM_NOT_BEGUN, PROGRAM_RUNS, PROGRAM_ENDED } program;
    int exit_status;
    uint32_t running;          /* task whose turn it is, 0: none */
    uint32_t current_frame;    /* innermost running frame, 0: none */
    uint32_t last_line_event;  /* the last `line` event, NO_EVENT: none */
    int64_t pass;              /* number of the pass that runs, 0 before */
    uint32_t pass_left;        /* handles of this pass that have not run yet */
    uint32_t coros_unawaited;  /* coro.new minus frame.new kind coro */
    uint32_t n_out;            /* out, warn and diag events so far: model_out */
    uint32_t last_out;         /* the newest of them or NO_EVENT */
    uint32_t n_pushes;         /* ready.push so far */
    uint32_t n_timers_set;     /* timer.set so far */
    uint32_t ready_head;       /* where the live part of `ready` begins */
    uint32_t due_head;         /* and that of `deadlines` */
    uint32_t free_hold;        /* cells of `holds` to use again */
    uint32_t thread;           /* the lane that runs; 0: there is but one */

    MODEL_ARRAY(struct m_task) tasks;
    MODEL_ARRAY(struct m_handle) handles;
    MODEL_ARRAY(struct m_timer) timers;
    MODEL_ARRAY(struct m_future) futures;
    MODEL_ARRAY(struct m_frame) frames;
    MODEL_ARRAY(struct m_queue) queues;
    MODEL_ARRAY(struct m_item) items;
    MODEL_ARRAY(struct m_sync) syncs;
    MODEL_ARRAY(struct m_hold) holds;
    MODEL_ARRAY(struct m_group) groups;
    MODEL_ARRAY(struct m_timeout) timeouts;
    MODEL_ARRAY(struct m_thread) threads;
    MODEL_ARRAY(struct m_job) jobs;
    MODEL_ARRAY(uint32_t) ready; /* handles in order of pushes; the live ones
                                    stand from ready_head on */
    MODEL_ARRAY(uint32_t) outs;  /* out, warn and diag events in order */
    MODEL_ARRAY(uint32_t) deadlines; /* timers that are set, in due order, from
                                        due_head on */
    MODEL_ARRAY(struct m_var) vars;
    MODEL_ARRAY(struct m_watch) watches;

    struct model_journal *journal; /* the model's own */
};

/* An empty model over a store (borrowed, may grow). */
void model_init(struct model *m, const struct trace_store *store);
void model_fini(struct model *m);
/* Applies event m->at; false at the end of the store. */
bool model_apply(struct model *m);
/* Undoes the last one; false at the start. */
bool model_undo(struct model *m);
/* Goes to the state after k events (k is cut to the count). Any distance;
 * uses the nearest of: where it is, a checkpoint. */
void model_seek(struct model *m, size_t k);
/* A part of that way, at most about so many events applied or undone; true when
 * it is there. To be called again until then: the state is a true one after each
 * part, only another one. */
bool model_approach(struct model *m, size_t k, size_t most);
/* Bytes that all checkpoints take together. */
size_t model_checkpoint_bytes(const struct model *m);
/* A text of the whole state, for tests: equal states give equal texts. */
void model_dump(const struct model *m, struct buf *out);

/* -- queries; none changes the model -- */
/* Handles in the ready queue, first to run first. i counts from 0; 0 at the
 * end. this_pass is how many of them the running pass still runs. */
size_t model_ready_count(const struct model *m);
uint32_t model_ready(const struct model *m, size_t i);
size_t model_ready_this_pass(const struct model *m);
/* Timers that are set, by deadline, equal ones in the order they were set.
 * Fills at most max ids; the total. */
size_t model_timers(const struct model *m, uint32_t *ids, size_t max);
/* Items in queue q, the next to come out first; likewise. */
size_t model_queue_items(const struct model *m, uint32_t q, uint32_t *items,
                         size_t max);
/* The name that people read for a task: its label, with "#1" added to the first
 * of several alike (looks at all that the store knows); for a lane (WHO_LANE)
 * that of the thread. Appends to out. */
void model_task_label(const struct model *m, uint32_t who, struct buf *out);
/* Who an event with both fields is about. */
static inline uint32_t model_who(uint32_t task, uint32_t thread)
{
    return thread && thread < WHO_LANE ? thread | WHO_LANE
                                       : task & ~WHO_LANE;
}
/* Where that task or lane waits in line; a place of side SIDE_NONE when it
 * doesn't, or isn't there. */
const struct m_wait *model_wait(const struct model *m, uint32_t who);
/* The name that people read for a queue: the one its queue.new gives, else the
 * variable that it was first bound to (looks at all that the store knows), else
 * "queue". Appends to out. */
void model_queue_name(const struct model *m, uint32_t queue, struct buf *out);
/* The name of a lock, event, semaphore, condition or barrier, or of a task group:
 * that of its variable, with "#2" when several share it, else what it is; a
 * condition's own lock is "cond's lock".
 * Likewise for a lane: "MainThread", "Thread-1 (f)". Append to out. */
void model_sync_name(const struct model *m, uint32_t sync, struct buf *out);
void model_group_name(const struct model *m, uint32_t group, struct buf *out);
void model_thread_name(const struct model *m, uint32_t thread,
                       struct buf *out);
/* Is it only a part of another: the lock that a condition made for itself? */
bool model_sync_is_part(const struct model *m, uint32_t sync);
/* How many stand in its line and were not woken yet. For a
 * condition, only those in wait(); who waits for its lock is in that one's. */
size_t model_sync_waiting(const struct model *m, uint32_t sync);
/* Who has a lock (a condition's own lock too); false: it is free. */
bool model_sync_holder(const struct model *m, uint32_t sync, uint32_t *who);
/* Does the task or lane have this lock, or one of the semaphore's places? */
bool model_holds(const struct model *m, uint32_t sync, uint32_t who);
/* The label of a task as an event text, without "#1"; borrowed. */
struct str model_task_name(const struct model *m, uint32_t task);
/* The locals of a frame: calls fn for each name and repr, in the order in which
 * they were first set, and the event that set it last. */
void model_locals(const struct model *m, uint32_t frame,
                  void (*fn)(void *arg, struct str name, struct str repr,
                             uint32_t set_event), void *arg);
/* The frames of a task from outermost in, with the line each stands on; at most
 * max; the count. Works for running and suspended tasks. */
struct m_place { uint32_t frame; int line; };
size_t model_stack(const struct model *m, uint32_t task, struct m_place *places,
                   size_t max);
/* The same for what a lane runs, outermost first; 0: the only one there is. */
size_t model_thread_stack(const struct model *m, uint32_t thread,
                          struct m_place *places, size_t max);
/* How many tasks are suspended on a line of a file. */
size_t model_suspended_on(const struct model *m, struct str file, int line);
/* The i-th out/warn/diag event so far, from 0: its index in the store. */
uint32_t model_out(const struct model *m, size_t i);

#endif
