/* One sandbox: its state, from start to end of a program. Everything in vm/ and
 * loop/ gets it as its first argument; there are no globals but static types.
 * Because types are static, one vm at a time in a process.
 */
#ifndef VM_VM_H
#define VM_VM_H

#include "lang/code.h"
#include "trace/event.h"
#include "vm/port.h"
#include "vm/value.h"

struct frame;
struct loop_state;

struct limits {
    uint64_t steps;   /* instructions that jump back or call; 0: none */
    uint64_t memory;  /* bytes of objects; 0: none */
    uint64_t output;  /* bytes written; 0: none */
    uint32_t recursion; /* frames; CPython's 1000 */
};

struct vm {
    /* hot */
    value exc;             /* the exception being raised, owned, or NULL */
    struct frame *frame;   /* the innermost running frame, or NULL */
    const struct frame *loop_frame; /* that runs the event loop, or NULL */
    const char *loop_place; /* where it then is in asyncio's own code; NULL:
                               it does not run */
    uint32_t loop_frames;  /* how many of its own CPython has below that code */
    uint32_t origin_depth; /* of how many frames a coroutine keeps where it was
                              made; 0: of none */
    value context;         /* contextvars: the current one; NULL: not made yet */
    uint32_t depth;        /* frames below it */
    bool tracing;          /* sink is set */
    uint64_t steps, memory; /* used so far */

    struct port *port;
    struct sink *sink;     /* NULL: no events */
    struct limits limits;
    uint64_t step_stop;    /* vm_go_on is asked when there are more: the limit,
                              or where another lane may have its turn */
    bool limit_hit;        /* the run was ended by a limit: exit status 4 */
    const char *limit_what;
    bool dead;             /* a deadlock ended the run: exit status 5 */
    enum {
        END_NOT_YET,
        END_NO_PATH,       /* only what is loaded can be imported */
        END_NO_IMPORTS     /* the program's globals are being dropped */
    } ending;

    value builtins;        /* dict */
    value modules;         /* sys.modules, dict */
    value argv;            /* list */
    const char *file;      /* the program's path as given */
    const struct program *program;
    uint64_t seed;

    /* trace bookkeeping */
    event_id next_frame, current_task /* 0: none runs */;
    struct thing_ids {     /* given so far, by the loop and by threads */
        event_id sync, queue, item;
    } things, inherited;   /* those from before the fork are a parent's copies,
                              and say nothing */
    struct buf pending_out[3]; /* by stream: text not yet emitted as `out` */

    struct thrown *thrown;   /* what is being thrown into a generator: only as
                                an instance, or NULL (coro_types.c) */
    struct loop_state *loop; /* loop/'s own */
    struct vm_names *names;  /* interned names that C code uses (vm/names.def) */
    struct vm_priv *priv;    /* vm/'s own: free lists, gc, module registry */
    uint64_t next_id;        /* id(): never reused */
    int exit_status;
};

/* Options of a run; zeroed is the default. */
struct vm_options {
    struct port *port;     /* required */
    struct sink *sink;
    struct limits limits;  /* zeroed: vm_default_limits */
    uint64_t seed;
    const char *file;
    int argc;              /* the program's own: argv[0] is the file */
    char **argv;
};

struct vm *vm_new(const struct vm_options *o);
void vm_free(struct vm *vm);
/* Objects that were still alive when the last vm was freed: for tests. */
extern size_t vm_leaked;

/* Runs a compiled program as __main__ from begin to end: prints the traceback
 * of an uncaught exception, obeys SystemExit, says the warnings that come at
 * the end, emits begin and end. Returns the exit status (DESIGN §4). */
int vm_run(struct vm *vm, const struct program *p);

/* Output of the program: counts it, writes it through the port, emits it. */
void vm_write(struct vm *vm, int stream, struct str text);
/* The same to sys.stdout or sys.stderr as it is now: the program may have put
 * a file of its own there, or None. What that file raises is dropped. */
void vm_write_now(struct vm *vm, int stream, struct str text);
/* Nothing that was written or emitted is kept back after this. */
void vm_flush(struct vm *vm);
/* Sends pending output, then the event, to the sink. Call only when tracing;
 * sets e->t. */
void vm_emit(struct vm *vm, struct event *e);
#define EMIT(vm, k, ...)                                                      \
    do {                                                                      \
        if ((vm)->tracing) {                                                  \
            struct event emit_e_ = {.kind = EV_##k, .k = {__VA_ARGS__}};      \
            vm_emit((vm), &emit_e_);                                          \
        }                                                                     \
    } while (0)
/* Says the warnings that the program was compiled with. */
void vm_warn_program(struct vm *vm, const struct program *p);
/* A RuntimeWarning and the like, in CPython's words: "file:line: Category:
 * text" and the source line on stderr, and a `warn` event. */
void vm_warn(struct vm *vm, struct type *category, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Says that vm->exc, raised in a finalizer, is ignored ("Exception ignored in:
 * <where>" and the traceback on stderr), and drops it. where may be NULL. */
void vm_unraisable(struct vm *vm, value where);
static inline double vm_now(struct vm *vm)
{
    return vm->port->now(vm->port);
}
/* Ends the run because a limit was hit: sets limit_hit and an exception that no
 * program can catch. Returns NULL. */
value vm_limit(struct vm *vm, const char *what);
/* Ends the run because nothing can ever run again: says so (text is emptied),
 * and sets an exception as vm_limit does. */
void vm_deadlock(struct vm *vm, struct buf *text);
/* Called before big allocations: false with MemoryError (or the memory limit)
 * when `bytes` more would be over the budget. */
bool vm_reserve(struct vm *vm, size_t bytes);

/* There were more steps than step_stop: false when the run is ending, with an
 * exception. */
bool vm_go_on(struct vm *vm);
/* The budget that a run has unless told otherwise. */
extern const struct limits vm_default_limits;

/* What the loop plugs in (vm cannot include loop): set before vm_run. */
struct vm_hooks {
    /* Called at the end of the run, when the program's globals are about to
     * be dropped. */
    void (*at_end)(struct vm *vm);
    void (*free)(struct vm *vm);
    /* gc roots of the loop */
    int (*traverse)(struct vm *vm, int (*visit)(value, void *), void *arg);
    /* What the loop keeps for the lane that runs (vm/lane.h): how many bytes it
     * takes, exchanging it with another lane's, dropping it at a lane's end. */
    size_t lane_size;
    void (*lane_exchange)(struct vm *vm, void *part);
    void (*lane_end)(struct vm *vm);
    /* The loop's numbers for the trace, which go from process to process with
     * the baton (vm/process.h); and what a fork has to forget. */
    void *(*ids)(struct vm *vm);
    size_t ids_size;
    void (*forked)(struct vm *vm);
    /* A call (in words: sleep(2), a lock) has let time pass since then. */
    void (*held)(struct vm *vm, double since, const char *call);
    /* Who waits for what in the loops, for the text of a deadlock. */
    void (*describe_waiting)(struct vm *vm, struct buf *out);
};
extern struct vm_hooks vm_hooks;

#endif
