/* What functions and coroutines in C show of themselves when they are written in
 * Python in CPython: a `__code__`, and a frame for as long as they are not done.
 * Neither has a line of its own: those are the library's business.
 */
#include "vm/data.h"
#include "vm/func.h"
#include "vm/native_code.h"
#include "vm/object.h"
#include "vm/vm.h"

enum { CO_OPTIMIZED = 0x1 | 0x2, CO_COROUTINE = 0x80 };

struct native_code {
    struct obj obj;
    const char *name, *qualname; /* of the library, for ever */
    bool async;
};

struct native_frame {
    struct obj obj;
    value code; /* owned */
};

static struct native_code *code_of(value v)
{
    return (struct native_code *)v;
}

static value get_name(struct vm *vm, value self)
{
    return str_newz(vm, code_of(self)->name);
}

static value get_qualname(struct vm *vm, value self)
{
    return str_newz(vm, code_of(self)->qualname);
}

static value get_filename(struct vm *vm, value self)
{
    (void)self;
    return str_newz(vm, "<asyncio>");
}

static value get_line(struct vm *vm, value self)
{
    (void)self;
    return int_new(vm, 1);
}

static value get_flags(struct vm *vm, value self)
{
    return int_new(vm, CO_OPTIMIZED
                           | (code_of(self)->async ? CO_COROUTINE : 0));
}

static value code_repr(struct vm *vm, value self)
{
    return str_printf(vm, "<code object %s at 0x%lx, file \"<asyncio>\", "
                      "line 1>", code_of(self)->name,
                      (unsigned long)value_id(vm, self));
}

static const struct getset code_getset[] = {
    {"co_name", get_name, NULL},
    {"co_qualname", get_qualname, NULL},
    {"co_filename", get_filename, NULL},
    {"co_firstlineno", get_line, NULL},
    {"co_flags", get_flags, NULL},
    {0},
};

static struct type native_code_type = {
    .name = "code",
    .size = sizeof(struct native_code),
    .repr = code_repr,
    .getset = code_getset,
};

value native_code_new(struct vm *vm, const char *name, const char *qualname,
                      bool async)
{
    type_ready(vm, &native_code_type);
    struct native_code *c = obj_new(vm, &native_code_type, 0);
    if (c)
        *c = (struct native_code){c->obj, name, qualname, async};
    return (value)c;
}

/* -- frames -- */

static value frame_code(struct vm *vm, value self)
{
    (void)vm;
    return ref(((struct native_frame *)self)->code);
}

static value frame_back(struct vm *vm, value self)
{
    (void)vm, (void)self;
    return ref(NONE);
}

static value frame_locals(struct vm *vm, value self)
{
    (void)self;
    return dict_new(vm);
}

static void frame_dealloc(struct vm *vm, value self)
{
    xunref(vm, ((struct native_frame *)self)->code);
}

static const struct getset frame_getset[] = {
    {"f_code", frame_code, NULL},     {"f_lineno", get_line, NULL},
    {"f_back", frame_back, NULL},     {"f_locals", frame_locals, NULL},
    {"f_globals", frame_locals, NULL}, {0},
};

static struct type native_frame_type = {
    .name = "frame",
    .size = sizeof(struct native_frame),
    .dealloc = frame_dealloc,
    .getset = frame_getset,
};

static value code_for(struct vm *vm, const struct coro_native *native)
{
    return native_code_new(vm, native->name, native->qualname, true);
}

value native_coro_code(struct vm *vm, const struct coro_obj *c)
{
    return code_for(vm, c->native);
}

value native_frame_new(struct vm *vm, const struct coro_native *native)
{
    type_ready(vm, &native_frame_type);
    struct native_frame *f = obj_new(vm, &native_frame_type, 0);
    if (f && !(f->code = code_for(vm, native))) {
        unref(vm, &f->obj);
        f = NULL;
    }
    return (value)f;
}

value native_coro_frame(struct vm *vm, const struct coro_obj *c)
{
    if (c->state == CORO_CLOSED)
        return ref(NONE);
    return native_frame_new(vm, c->native);
}
