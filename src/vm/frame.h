/* Frames: what a running or suspended piece of bytecode owns. A frame is one
 * heap block from a free list by size; a generator or coroutine owns its own.
 * When somebody (a traceback, sys._getframe) has asked for the frame's object,
 * that object keeps the frame and its locals after the code is over, as
 * CPython's does.
 */
#ifndef VM_FRAME_H
#define VM_FRAME_H

#include "base/str.h"
#include "lang/code.h"
#include "trace/event.h"
#include "vm/func.h"
#include "vm/value.h"

/* A cache of one LOAD_GLOBAL, LOAD_ATTR, LOAD_METHOD, STORE_ATTR. */
struct site {
    value name;           /* interned, owned */
    uint32_t version;     /* of the dict's keys, or of the type; 0: empty */
    uint32_t version2;    /* of the builtins' keys; of the instance's keys */
    uint32_t index;       /* entry in the dict */
    uint32_t kind;
    struct type *type;    /* borrowed: only compared */
    value cached;         /* borrowed: alive while the versions hold */
};

/* A code with its constants as values. */
struct code_obj {
    struct obj obj;
    const struct code *code;
    const struct program *program;
    value name, qualname, filename; /* str */
    value doc;                      /* str or NULL */
    value *consts;
    struct site *sites;
    value *locals, *cells;          /* names, interned */
    uint32_t n_slots;               /* locals + cells + free + stack */
    uint32_t n_params;              /* all, *args and **kwargs included */
    uint32_t size_class;            /* of its frames, see frame_alloc */
    bool simple;                    /* only positional parameters */
    bool plain;                     /* simple, no cells, no generator */
    bool user;                      /* of the program, not of a prelude */
};

/* What happens with what a frame gives out. */
enum frame_return {
    FRAME_TO_C,      /* interp_run returns it */
    FRAME_TO_CALL,   /* pushed for the frame behind */
    FRAME_TO_FOR,    /* a generator under FOR_ITER of the frame behind */
    FRAME_TO_SEND,   /* a coroutine under SEND of the frame behind */
    FRAME_TO_THROW,  /* the same, which something was thrown into through it */
};

struct frame {
    struct code_obj *code;    /* the function's, borrowed from it */
    const instruction *ip;    /* the next one */
    value *sp;                /* first free slot of the stack */
    struct frame *back;       /* who called or resumed; NULL when suspended */
    value func;               /* owned; a module's and a class's code has one */
    value handled;            /* exception being handled here, owned; NULL */
    struct coro_obj *coro;    /* whose frame this is; NULL; borrowed */
    value object;             /* frame object, borrowed (it owns us later) */
    struct frame_aside *aside; /* what few frames have; NULL */
    event_id id;              /* in the trace; 0: not traced */
    uint8_t to;               /* enum frame_return */
    bool over;                /* its code has ended */
    bool passed;              /* trace_frames.c: something thrown in went through
                                 it, and it does not run yet */
    uint32_t raised_at;       /* the ip, counted from the first, with which its
                                 last handler was entered */
    value slots[];            /* locals, cells, free variables, stack */
};

/* Kept out of the frame, since a hundred thousand tasks have one each. */
struct frame_aside {
    value names;              /* namespace of a class or module, owned; NULL */
    struct shadow *shadow;    /* trace_frames.c: what was last told of locals */
};
/* The aside of a frame, made when it has none. */
struct frame_aside *frame_aside(struct frame *f);

/* The dict of its globals, borrowed. */
static inline value frame_globals(const struct frame *f)
{
    return ((const struct func_obj *)f->func)->globals;
}
/* The namespace of a class's or module's frame, borrowed; NULL without. */
static inline value frame_names(const struct frame *f)
{
    return f->aside ? f->aside->names : NULL;
}

/* The frame's cells begin here. */
static inline value *frame_cells(struct frame *f)
{
    return f->slots + f->code->code->n_locals;
}
static inline value *frame_stack(struct frame *f)
{
    const struct code *c = f->code->code;
    return f->slots + c->n_locals + c->n_cells + c->n_free;
}
/* Index of the instruction that runs, or that the frame is suspended in. */
static inline uint32_t frame_at(const struct frame *f)
{
    ptrdiff_t at = f->ip - f->code->code->ops;
    return at > 0 ? (uint32_t)at - 1 : 0;
}
/* Where that instruction stands in the source. */
static inline struct span frame_span(const struct frame *f)
{
    const struct code *c = f->code->code;
    if (f->ip == c->ops) /* made, and none of it has run */
        return (struct span){.line = c->first_line, .end_line = c->first_line,
                             .end_col = -1};
    return c->spans[frame_at(f)];
}

/* The frame's object (f_locals, f_lineno, ...); new reference. It keeps the
 * frame alive. */
value frame_object(struct vm *vm, struct frame *f);
/* The frame of a frame object; borrowed. */
struct frame *frame_of(value frame_obj);
/* The innermost exception that is being handled, borrowed, or NULL: what a new
 * exception gets as its context, what `raise` raises, sys.exc_info(). */
value frame_handled(struct vm *vm);
/* locals(): the namespace itself, or a new dict of the fast locals. */
value frame_locals(struct vm *vm, struct frame *f);
/* The innermost frame of the program's own code; NULL: none. */
const struct frame *frame_user(struct vm *vm);
/* The name to which a frame's running statement will bind what its running call
 * makes ("lock" in `self.lock = Lock()`); borrowed, NULL: none is known, or the
 * frame isn't the program's. */
value frame_target(const struct frame *f /* or NULL */);
/* For super() without arguments: the content of the cell __class__ and the
 * first argument, borrowed. -1 with RuntimeError. */
int frame_super(struct vm *vm, value *cls, value *self);
/* Runs a class body (a function made from it) with the namespace `names`; the
 * value it returns (the __class__ cell or None). */
value run_class_body(struct vm *vm, value func, value names);
/* Runs code in globals and a namespace (exec, eval): what it returns. */
value run_code(struct vm *vm, struct code_obj *code, value globals,
               value names);

/* cells (cell.c) */
struct cell_obj {
    struct obj obj;
    value v; /* or NULL */
};
value cell_new(struct vm *vm, value v /* or NULL */);

/* -- making and ending frames -- */

struct frames_state {
    struct frame *free[64]; /* by size class, linked through `back` */
};
/* A frame for a call of func, which it takes over: empty locals, ip at the
 * start. NULL with MemoryError (func is then still the caller's). */
struct frame *frame_new(struct vm *vm, struct func_obj *func);
/* Its code is over: drops what it holds and the frame itself, or leaves it to
 * its frame object. */
void frame_end(struct vm *vm, struct frame *f);
/* Runs a frame until it gives something out; frames of Python functions that
 * it calls run inside. When vm->exc is set at the start, that is raised where
 * the frame stands. */
enum run interp_run(struct vm *vm, struct frame *f, value *result);
void frames_init(struct vm *vm);
void frames_fini(struct vm *vm);
int frame_traverse(struct frame *f, bool running, visit_fn visit, void *arg);

/* Implemented by exc (traceback objects): puts an entry for f's current
 * instruction in front of the traceback of vm->exc. */
void exc_add_traceback(struct vm *vm, struct frame *f);

#endif
