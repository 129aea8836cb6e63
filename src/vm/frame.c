/* Frames: made, ended, seen as objects. */
#include "vm/frame.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/guard.h"
#include "vm/object.h"
#include "vm/priv.h"
#include "vm/trace_frames.h"
#include "vm/vm.h"

enum { SIZE_CLASSES = 64 };

#if defined(__SANITIZE_ADDRESS__)
#define POOLED 0
#else
#define POOLED 1
#endif

void frames_init(struct vm *vm)
{
    vm->priv->frames = xcalloc(1, sizeof *vm->priv->frames);
}

void frames_fini(struct vm *vm)
{
    free(vm->priv->frames); /* the frames themselves stand in chunks */
    vm->priv->frames = NULL;
}

/* -- making ----------------------------------------------------------------- */

static size_t frame_bytes(const struct code_obj *c)
{
    size_t slots = POOLED && c->size_class < SIZE_CLASSES
                       ? (c->size_class + 1) * 2 : c->n_slots + 1;
    return sizeof(struct frame) + slots * sizeof(value);
}

static struct frame *frame_alloc(struct vm *vm, const struct code_obj *c)
{
    if (!POOLED || c->size_class >= SIZE_CLASSES)
        return vm_alloc(vm, frame_bytes(c));
    struct frame **list = &vm->priv->frames->free[c->size_class], *f = *list;
    if (!f)
        return alloc_carve(vm, frame_bytes(c));
    *list = f->back;
    return f;
}

static void frame_give_back(struct vm *vm, struct frame *f)
{
    struct code_obj *c = f->code;
    struct frames_state *s = vm->priv->frames;
    if (POOLED && c->size_class < SIZE_CLASSES) {
        f->back = s->free[c->size_class];
        s->free[c->size_class] = f;
    } else {
        vm_dealloc(vm, f, frame_bytes(c));
    }
}

struct frame *frame_new(struct vm *vm, struct func_obj *func)
{
    struct code_obj *code = func->code;
    const struct code *c = code->code;
    struct frame *f = frame_alloc(vm, code);
    if (!f)
        return NULL;
    size_t n = c->n_locals + c->n_cells + c->n_free;
    *f = (struct frame){.code = code, .ip = c->ops, .sp = f->slots + n,
                        .func = (value)func};
    memset(f->slots, 0, n * sizeof *f->slots);
    return f;
}

/* -- ending ----------------------------------------------------------------- */

static void drop_stack(struct vm *vm, struct frame *f)
{
    value *base = frame_stack(f);
    while (f->sp > base) {
        value v = *--f->sp;
        xunref(vm, v);
    }
}

struct frame_aside *frame_aside(struct frame *f)
{
    if (!f->aside)
        f->aside = xcalloc(1, sizeof *f->aside);
    return f->aside;
}

static void aside_free(struct vm *vm, struct frame *f)
{
    if (f->aside->shadow)
        trace_shadow_free(f->aside->shadow);
    clear_slot(vm, &f->aside->names);
    free(f->aside);
    f->aside = NULL;
}

static void frame_free(struct vm *vm, struct frame *f)
{
    for (value *at = f->slots; at < f->sp; at++)
        clear_slot(vm, at);
    if (f->handled)
        clear_slot(vm, &f->handled);
    if (__builtin_expect(f->aside != NULL, 0))
        aside_free(vm, f);
    value func = f->func;
    frame_give_back(vm, f);
    unref(vm, func);
}

void frame_end(struct vm *vm, struct frame *f)
{
    f->over = true;
    f->coro = NULL;
    if (__builtin_expect(f->object != NULL, 0)) {
        /* The object owns the frame from now on. What is dropped here may hold
         * the last other reference to it (an exception's traceback does). */
        value object = ref((value)f->object);
        drop_stack(vm, f);
        clear_slot(vm, &f->handled);
        unref(vm, object);
        return;
    }
    frame_free(vm, f);
}

int frame_traverse(struct frame *f, bool running, visit_fn visit, void *arg)
{
    /* The stack of a running frame is in the interpreter's hands. */
    value *end = running ? frame_stack(f) : f->sp;
    if ((frame_names(f) && visit(frame_names(f), arg)) ||
        (f->func && visit(f->func, arg)))
        return 1;
    for (value *at = f->slots; at < end; at++)
        if (*at && visit(*at, arg))
            return 1;
    return f->handled ? visit(f->handled, arg) : 0;
}

/* -- frame objects ---------------------------------------------------------- */

struct frame_obj {
    struct obj obj;
    struct frame *frame; /* owned when frame->over */
    value locals;        /* f_locals as last asked for */
    uint64_t guard;
};

value frame_object(struct vm *vm, struct frame *f)
{
    if (f->object)
        return ref(f->object);
    struct frame_obj *o = obj_new(vm, &frame_type, 0);
    if (!o)
        return NULL;
    o->frame = f;
    f->object = (value)o;
    return (value)o;
}

struct frame *frame_of(value frame_obj)
{
    return ((struct frame_obj *)frame_obj)->frame;
}

static void frame_obj_dealloc(struct vm *vm, value self)
{
    struct frame_obj *o = (struct frame_obj *)self;
    struct frame *f = o->frame;
    o->frame = NULL;
    clear_slot(vm, &o->locals);
    if (!f)
        return;
    f->object = NULL;
    if (f->over)
        frame_free(vm, f);
}

static int frame_obj_traverse(value self, visit_fn visit, void *arg)
{
    struct frame_obj *o = (struct frame_obj *)self;
    if (o->locals && visit(o->locals, arg))
        return 1;
    if (o->frame && o->frame->over)
        return frame_traverse(o->frame, false, visit, arg);
    return 0;
}

/* Only the locals: the function must stay, frame_free needs it. */
static void frame_obj_clear(struct vm *vm, value self)
{
    struct frame_obj *o = (struct frame_obj *)self;
    clear_slot(vm, &o->locals);
    if (!o->frame || !o->frame->over)
        return;
    for (value *at = o->frame->slots; at < o->frame->sp; at++)
        clear_slot(vm, at);
}

static value frame_repr(struct vm *vm, value self)
{
    struct frame *f = frame_of(self);
    if (!f)
        return str_newz(vm, "<frame object>");
    return str_printf(vm, "<frame at 0x%lx, file '%s', line %d, code %s>",
                      (unsigned long)value_id(vm, self),
                      str_z(f->code->filename), frame_span(f).line,
                      str_z(f->code->name));
}

static value get_code(struct vm *vm, value self)
{
    (void)vm;
    return ref((value)frame_of(self)->code);
}

static value get_lineno(struct vm *vm, value self)
{
    int line = frame_span(frame_of(self)).line;
    return line < 0 ? ref(NONE) : int_new(vm, line);
}

static value get_back(struct vm *vm, value self)
{
    struct frame *back = frame_of(self)->over ? NULL : frame_of(self)->back;
    return back ? frame_object(vm, back) : ref(NONE);
}

static value get_globals(struct vm *vm, value self)
{
    (void)vm;
    return ref(frame_globals(frame_of(self)));
}

static value get_locals(struct vm *vm, value self)
{
    return frame_locals(vm, frame_of(self));
}

static value get_lasti(struct vm *vm, value self)
{
    return int_new(vm, 2 * (int64_t)frame_at(frame_of(self)));
}

static const struct getset frame_getset[] = {
    {"f_code", get_code, NULL},     {"f_lineno", get_lineno, NULL},
    {"f_back", get_back, NULL},     {"f_globals", get_globals, NULL},
    {"f_locals", get_locals, NULL}, {"f_lasti", get_lasti, NULL},
    {NULL},
};

struct type frame_type = {
    .name = "frame",
    .size = sizeof(struct frame_obj),
    .flags = TYPE_GC,
    .dealloc = frame_obj_dealloc,
    .traverse = frame_obj_traverse,
    .clear = frame_obj_clear,
    .repr = frame_repr,
    .getset = frame_getset,
};

/* -- questions about frames ------------------------------------------------- */

value frame_handled(struct vm *vm)
{
    for (struct frame *f = vm->frame; f; f = f->back)
        if (f->handled)
            return f->handled;
    return NULL;
}

static int add_local(struct vm *vm, value dict, value name, value v)
{
    if (!v || str_z(name)[0] == '.') /* .0 of a comprehension is nobody's */
        return 0;
    return dict_set(vm, dict, name, v);
}

value frame_locals(struct vm *vm, struct frame *f)
{
    const struct code *c = f->code->code;
    if (frame_names(f))
        return ref(frame_names(f));
    if (c->kind == CODE_MODULE)
        return ref(frame_globals(f));
    value dict = dict_new(vm);
    for (uint32_t i = 0; dict && i < c->n_locals; i++)
        if (add_local(vm, dict, f->code->locals[i], f->slots[i]) < 0)
            clear_slot(vm, &dict);
    for (uint32_t i = 0; dict && i < c->n_cells + c->n_free; i++) {
        value cell = frame_cells(f)[i];
        value v = cell ? ((struct cell_obj *)cell)->v : NULL;
        if (add_local(vm, dict, f->code->cells[i], v) < 0)
            clear_slot(vm, &dict);
    }
    return dict;
}

/* The first parameter, which a cell may hold by now. */
static value first_argument(const struct frame *f)
{
    const struct code *c = f->code->code;
    if (f->slots[0])
        return f->slots[0];
    for (uint32_t i = 0; i < c->n_cells; i++)
        if (c->cell_local[i] == 0) {
            value cell = f->slots[c->n_locals + i];
            return cell ? ((struct cell_obj *)cell)->v : NULL;
        }
    return NULL;
}

int frame_super(struct vm *vm, value *cls, value *self)
{
    struct frame *f = vm->frame;
    if (!f) {
        exc_raise(vm, &exc_RuntimeError, "super(): no current frame");
        return -1;
    }
    const struct code *c = f->code->code;
    if (c->n_args == 0) {
        exc_raise(vm, &exc_RuntimeError, "super(): no arguments");
        return -1;
    }
    if (!(*self = first_argument(f))) {
        exc_raise(vm, &exc_RuntimeError, "super(): arg[0] deleted");
        return -1;
    }
    for (uint32_t i = 0; i < c->n_cells + c->n_free; i++) {
        if (!str_eqz(c->cells[i], "__class__"))
            continue;
        value cell = frame_cells(f)[i];
        *cls = cell ? ((struct cell_obj *)cell)->v : NULL;
        if (*cls)
            return 0;
        exc_raise(vm, &exc_RuntimeError, "super(): empty __class__ cell");
        return -1;
    }
    exc_raise(vm, &exc_RuntimeError, "super(): __class__ cell not found");
    return -1;
}

/* -- guards ----------------------------------------------------------------- */

void vm_too_deep(struct vm *vm, const char *where)
{
    exc_raise(vm, &exc_RecursionError, "maximum recursion depth exceeded%s",
              where ? where : "");
}
