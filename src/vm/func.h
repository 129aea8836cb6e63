/* Functions, frames, generators and coroutines.
 *
 * A frame is one heap block: code, ip, sp, then locals, cells and the value
 * stack. Calls from Python to Python don't use the C stack, a coroutine
 * suspends by returning from its frame, and resuming goes on from ip.
 */
#ifndef VM_FUNC_H
#define VM_FUNC_H

#include "lang/code.h"
#include "trace/event.h"
#include "vm/type.h"
#include "vm/value.h"

/* A code with its constants made into values. */
struct code_obj;
/* Links a compiled program's module code; the program must outlive the vm. */
struct code_obj *code_link(struct vm *vm, const struct code *c,
                           const struct program *p);

/* In whose words a function says that a call doesn't fit. A prelude's function
 * may stand for one that CPython has in C. */
enum func_words {
    WORDS_PYTHON,
    WORDS_C,        /* as its parameters are: by name, or only by position */
    WORDS_VARARGS,  /* "f() takes exactly 1 argument (0 given)" */
    WORDS_NAMELESS, /* "function missing required argument 'day' (pos 3)" */
    WORDS_TYPE,     /* a constructor under the name of its type */
};

struct func_obj {
    struct obj obj;
    struct code_obj *code;
    value globals, name, qualname, doc, module;
    value defaults;    /* tuple or NULL */
    value kwdefaults;  /* dict or NULL */
    value annotations; /* dict or NULL */
    value closure;     /* tuple of cells or NULL */
    value dict;
    bool awaitable;    /* types.coroutine: its generators can be awaited */
    uint8_t words;     /* enum func_words */
    struct type *owner; /* of a prelude's method that CPython has in C: its
                           class, borrowed */
};
/* Is it a function, be it one that looks as if it were in C? */
static inline bool is_func(value v)
{
    return !is_small(v) && v->type->flags & TYPE_FUNCTION;
}
extern struct type func_type, method_type, cell_type, code_type, frame_type;
/* bound method */
struct method_obj {
    struct obj obj;
    value func, self;
};
value method_new(struct vm *vm, value function, value self);

struct frame;

/* Runs a module's code in a namespace; the result is dropped. 0 or -1. */
int run_module(struct vm *vm, struct code_obj *code, value globals);

/* -- generators and coroutines -- */
enum run { RUN_YIELD, RUN_RETURN, RUN_RAISE };

enum coro_state { CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED };

enum { NATIVE_SLOTS = 3 }; /* values that a native coroutine may keep */

/* One layout for generator, coroutine and async generator, in bytecode or
 * native. Small, since each task has one or two: an object of bytecode ends
 * behind `frame`, a native one behind the slots that its coro_native asks
 * for. */
struct coro_obj {
    struct obj obj;
    union {
        struct code_obj *code;  /* bytecode: owned, outlives the frame */
        const struct coro_native *native;
    };
    value names;              /* tuple (__name__, __qualname__), or NULL while
                                 they are those of the code or native */
    uint8_t state;            /* enum coro_state */
    bool is_native;
    bool warned;
    bool gave_value;          /* the last stop was a yield, not an await */
    bool iterable;            /* a generator made by types.coroutine */
    /* async generators */
    bool agen_running : 1;    /* between the start of an asend and its end */
    bool agen_closed : 1;     /* aclose() was called, or it is exhausted */
    bool agen_hooked : 1;     /* the hook for the first iteration was called */
    bool agen_kept : 1;       /* and said that somebody closes what is left */
    int16_t phase;            /* where a native one stands; 0 at the start */
    union {
        struct frame *frame;  /* bytecode: owned; NULL when closed */
        value slots[NATIVE_SLOTS]; /* a native coroutine's own values */
    };
};
#define CORO_SIZE (offsetof(struct coro_obj, slots) + sizeof(value))

/* Its frame, borrowed; NULL when it is closed or native. */
static inline struct frame *coro_frame(const struct coro_obj *c)
{
    return c->is_native ? NULL : c->frame;
}
extern struct type generator_type, coroutine_type, async_generator_type;

/* Sends `sent` (NONE to start) into a generator or coroutine, or, when sent is
 * NULL, throws vm->exc into it. *result is a new reference for RUN_YIELD and
 * RUN_RETURN; with RUN_RAISE vm->exc is set. Guards "already executing" and
 * "can't send non-None value to a just-started coroutine". */
enum run coro_send(struct vm *vm, struct coro_obj *c, value sent,
                   value *result);
/* The same for any iterator that await or yield from can drive (an object with
 * send/throw/next; a Future's iterator). */
enum run iter_send(struct vm *vm, value it, value sent, value *result);
/* (type, value, traceback) or (instance) of a throw() into vm->exc; -1 when
 * it is no exception: TypeError is then set. */
int coro_throw_args(struct vm *vm, const value *a, size_t n);
/* coroutine.close(): 0 or -1 */
int coro_close(struct vm *vm, struct coro_obj *c);
/* The iterator that `await v` drives (v itself for a coroutine); TypeError. */
value await_iter(struct vm *vm, value v);
bool is_coroutine(value v);
/* What a suspended coroutine awaits: the innermost iterator that is no bytecode
 * coroutine, borrowed; NULL when none (cr_await, followed to the end). */
value coro_awaits(struct coro_obj *c);
/* The frames of a suspended coroutine, from outermost in, as JSON
 * [[frame, line], ...] for task.wait; nothing when not traced. */
void coro_stack_json(struct coro_obj *c, struct buf *out);

/* What the loop plugs in for async generators (sys.set_asyncgen_hooks): called
 * at the first iteration, and instead of dropping one that has not ended. One
 * for which `first` was false, as no loop runs, is closed when it is dropped. */
struct agen_hooks {
    bool (*first)(struct vm *vm, value agen);
    void (*finalize)(struct vm *vm, value agen);
    /* one that `first` was told of is going */
    void (*forget)(struct vm *vm, value agen);
};
extern struct agen_hooks agen_hooks;
extern struct type agen_asend_type, agen_athrow_type, coroutine_wrapper_type;
/* The generator that the awaitable of an aclose() closes, borrowed; NULL: it is
 * something else. */
value agen_closed_by(value awaitable);

/* A coroutine in C: `step` is called for each send with the value sent (NULL:
 * vm->exc is thrown in) and returns as coro_send does. It keeps its place in
 * c->phase and its values in c->slots (dropped when it ends). To await
 * something: keep its iterator in a slot, iter_send to it, hand RUN_YIELD up. */
struct coro_native {
    const char *name;     /* "sleep" */
    const char *qualname; /* "Queue.get" */
    size_t n_slots;       /* of c->slots that it uses; 0: all of them */
    size_t label_slot;    /* that holds the argument which tells one call from
                           * another, counted from 1; 0: none does */
    bool generator;       /* as types.coroutine makes them of generators */
    enum run (*step)(struct vm *vm, struct coro_obj *c, value sent,
                     value *result);
};
value coro_native_new(struct vm *vm, const struct coro_native *native);

/* First scalar argument of a coroutine's call as text for a task's label, e.g.
 * "9" in chain(9): the first parameter that holds an int, a float, a bool or a
 * str of at most 12 cells; of the prelude's to_thread(load, 3) it is "load, 3".
 * false when there is none. */
bool coro_label_arg(struct vm *vm, struct coro_obj *c, struct buf *out);

#endif
