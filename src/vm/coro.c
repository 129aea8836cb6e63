/* Generators and coroutines, in bytecode or native: sending, throwing, closing,
 * and what is said when one is dropped. Async generators' own protocol is in
 * agen.c, the attributes of all in coro_types.c.
 */
#include <string.h>

#include "vm/coro_priv.h"
#include "vm/data.h"
#include "vm/descriptor.h"
#include "vm/exc.h"
#include "vm/exc_types.h"
#include "vm/guard.h"
#include "vm/interp_priv.h"
#include "vm/names.h"
#include "vm/origin.h"
#include "vm/lib_priv.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/trace_frames.h"
#include "vm/vm.h"

struct agen_hooks agen_hooks;

bool is_coroutine(value v)
{
    return !is_small(v) && v->type == &coroutine_type;
}

static bool is_coro_obj(value v)
{
    return !is_small(v) && (v->type == &coroutine_type ||
                            v->type == &generator_type);
}

/* "coroutine", "generator", "async generator" in the words of errors */
static const char *kind_of(const struct coro_obj *c)
{
    if (c->obj.type == &coroutine_type)
        return "coroutine";
    return c->obj.type == &generator_type ? "generator" : "async generator";
}

/* -- making ----------------------------------------------------------------- */

static struct type *type_for(const struct code *c)
{
    if (c->flags & CODE_ASYNC_GENERATOR)
        return &async_generator_type;
    return c->flags & CODE_COROUTINE ? &coroutine_type : &generator_type;
}

/* Kept behind the names, since hardly a coroutine has one; borrowed or NULL. */
value coro_origin(const struct coro_obj *c)
{
    return c->names && tuple_len(c->names) > 2 ? tuple_items(c->names)[2]
                                               : NULL;
}

static int set_names(struct vm *vm, struct coro_obj *c, value name,
                     value qualname)
{
    value all[3] = {name, qualname, coro_origin(c)};
    value names = tuple_from(vm, all, all[2] ? 3 : 2), old = c->names;
    if (!names)
        return -1;
    c->names = names;
    xunref(vm, old);
    return 0;
}

/* Notes where it was made; what goes wrong with that is not its caller's. */
static void note_origin(struct vm *vm, struct coro_obj *c)
{
    value origin = origin_new(vm, vm->origin_depth);
    value all[3] = {coro_name(vm, c), coro_qualname(vm, c), origin};
    value names = origin ? tuple_from(vm, all, 3) : NULL;
    xunref(vm, origin);
    if (!names) {
        exc_clear(vm);
        return;
    }
    xunref(vm, c->names);
    c->names = names;
}

value coro_of_frame(struct vm *vm, struct frame *f)
{
    const struct func_obj *func = (struct func_obj *)f->func;
    struct coro_obj *c = obj_new(vm, type_for(f->code->code), 0);
    if (!c) {
        value e = exc_fetch(vm);
        frame_end(vm, f);
        vm->exc = e;
        return NULL;
    }
    c->code = (struct code_obj *)ref((value)f->code);
    c->frame = f;
    if (__builtin_expect(func->name != f->code->name ||
                         func->qualname != f->code->qualname, 0))
        set_names(vm, c, func->name, func->qualname);
    c->iterable = func->awaitable;
    f->coro = c;
    if (vm->origin_depth && c->obj.type == &coroutine_type)
        note_origin(vm, c);
    if (vm->tracing && c->obj.type == &coroutine_type)
        trace_coro_new(vm, f->code);
    return (value)c;
}

value coro_native_new(struct vm *vm, const struct coro_native *native)
{
    size_t n = native->n_slots ? native->n_slots : NATIVE_SLOTS;
    struct type *t = native->generator ? &generator_type : &coroutine_type;
    struct coro_obj *c = obj_new(vm, t, (n - 1) * sizeof(value));
    if (!c)
        return NULL;
    c->native = native; /* its names are made when somebody asks */
    c->iterable = native->generator;
    c->is_native = true;
    if (vm->origin_depth)
        note_origin(vm, c);
    return (value)c;
}

static size_t slot_count(const struct coro_obj *c)
{
    return c->native->n_slots ? c->native->n_slots : NATIVE_SLOTS;
}

/* A native coroutine's names, made when somebody first asks. */
static value names_of(struct vm *vm, struct coro_obj *c)
{
    if (!c->names && c->is_native) {
        value name = str_internz(vm, c->native->name);
        value qualname = str_internz(vm, c->native->qualname);
        set_names(vm, c, name, qualname);
        xunref(vm, name);
        xunref(vm, qualname);
    }
    return c->names;
}

value coro_name(struct vm *vm, struct coro_obj *c)
{
    value names = names_of(vm, c);
    return names ? tuple_items(names)[0] : c->code->name;
}

value coro_qualname(struct vm *vm, struct coro_obj *c)
{
    value names = names_of(vm, c);
    return names ? tuple_items(names)[1] : c->code->qualname;
}

int coro_set_names(struct vm *vm, struct coro_obj *c, value name,
                   value qualname)
{
    value now = names_of(vm, c);
    if (!name)
        name = now ? tuple_items(now)[0] : c->code->name;
    if (!qualname)
        qualname = now ? tuple_items(now)[1] : c->code->qualname;
    return set_names(vm, c, name, qualname);
}

/* -- steps ------------------------------------------------------------------ */

/* Raises what belongs to a send or throw at the wrong moment. */
static enum run refuse_running(struct vm *vm, const struct coro_obj *c)
{
    exc_clear(vm);
    exc_raise(vm, &exc_ValueError, "%s already executing", kind_of(c));
    return RUN_RAISE;
}

static enum run refuse_closed(struct vm *vm, const struct coro_obj *c,
                              value sent, value *result)
{
    if (c->obj.type == &coroutine_type) {
        exc_clear(vm);
        exc_raise(vm, &exc_RuntimeError,
                  "cannot reuse already awaited coroutine");
        return RUN_RAISE;
    }
    if (!sent)
        return RUN_RAISE; /* what was thrown comes straight back */
    *result = ref(NONE);
    return RUN_RETURN;
}

static enum run refuse_first_value(struct vm *vm, const struct coro_obj *c)
{
    exc_raise(vm, &exc_TypeError,
              "can't send non-None value to a just-started %s", kind_of(c));
    return RUN_RAISE;
}

static void drop_native(struct vm *vm, struct coro_obj *c)
{
    c->state = CORO_CLOSED;
    for (size_t i = 0, n = slot_count(c); i < n; i++)
        clear_slot(vm, &c->slots[i]);
}

static enum run native_step(struct vm *vm, struct coro_obj *c, value sent,
                            value *result)
{
    if (!sent && c->state == CORO_CREATED) {
        exc_add_traceback_native(vm, c->native);
        value e = exc_fetch(vm);
        drop_native(vm, c);
        vm->exc = e;
        return RUN_RAISE;
    }
    if (!vm_enter(vm, ""))
        return RUN_RAISE;
    c->state = CORO_RUNNING;
    enum run run = c->native->step(vm, c, sent, result);
    vm_leave(vm);
    if (run == RUN_YIELD) {
        c->state = CORO_SUSPENDED;
        return run;
    }
    if (run == RUN_RAISE) {
        coro_convert_stop(vm, c);
        exc_add_traceback_native(vm, c->native);
    }
    value e = exc_fetch(vm);
    drop_native(vm, c);
    vm->exc = e;
    return run;
}

enum run coro_resume(struct vm *vm, struct coro_obj *c, value sent,
                     value *result)
{
    if (sent && c->state == CORO_SUSPENDED)
        *c->frame->sp++ = ref(sent);
    return interp_run(vm, c->frame, result);
}

enum run coro_send(struct vm *vm, struct coro_obj *c, value sent,
                   value *result)
{
    *result = NULL;
    if (c->state == CORO_RUNNING)
        return refuse_running(vm, c);
    if (c->state == CORO_CLOSED)
        return refuse_closed(vm, c, sent, result);
    if (c->state == CORO_CREATED && sent && sent != NONE)
        return refuse_first_value(vm, c);
    if (c->is_native)
        return native_step(vm, c, sent, result);
    /* its frame must outlive the step, even when its owner lets go of it */
    ref((value)c);
    enum run run = coro_resume(vm, c, sent, result);
    value e = exc_fetch(vm);
    unref(vm, (value)c);
    vm->exc = e;
    return run;
}

/* The value of the StopIteration in vm->exc, which is dropped. */
static enum run take_stop(struct vm *vm, value *result)
{
    if (!exc_is(vm, &exc_StopIteration))
        return RUN_RAISE;
    value e = exc_fetch(vm);
    value v = ((struct exc_obj *)e)->extra;
    *result = ref(v ? v : NONE);
    unref(vm, e);
    return RUN_RETURN;
}

static enum run object_throw(struct vm *vm, value it, value *result)
{
    value e = exc_fetch(vm);
    value throw = value_getattr_opt(vm, it, vm->names->throw);
    if (!throw) {
        if (vm->exc)
            unref(vm, e);
        else
            vm->exc = e;
        return RUN_RAISE;
    }
    const struct thrown *as = vm->thrown;
    *result = as && as->e == e ? value_call(vm, throw, as->args, as->n, NULL)
                               : value_call(vm, throw, &e, 1, NULL);
    unref(vm, throw);
    unref(vm, e);
    return *result ? RUN_YIELD : take_stop(vm, result);
}

static value object_next(struct vm *vm, value it)
{
    struct type *t = type_of(it);
    if (t->flags & TYPE_HEAP) { /* its StopIteration carries the value */
        value next = bound_special(vm, it, vm->names->d_next);
        if (next) {
            value v = value_call0(vm, next);
            unref(vm, next);
            return v;
        }
        if (vm->exc)
            return NULL;
    }
    return t->next ? t->next(vm, it) : value_next(vm, it);
}

enum run iter_send(struct vm *vm, value it, value sent, value *result)
{
    *result = NULL;
    if (is_coro_obj(it))
        return coro_send(vm, (struct coro_obj *)it, sent, result);
    struct type *t = type_of(it);
    if (t == &agen_asend_type || t == &agen_athrow_type)
        return agen_step(vm, it, sent, result);
    if (t == &coroutine_wrapper_type)
        return coro_send(vm, coro_wrapped(it), sent, result);
    if (!sent)
        return object_throw(vm, it, result);
    *result = sent == NONE && t->next
                  ? object_next(vm, it)
                  : value_call_method(vm, it, "send", &sent, 1);
    if (*result)
        return RUN_YIELD;
    if (vm->exc)
        return take_stop(vm, result);
    *result = ref(NONE);
    return RUN_RETURN;
}

value run_to_value(struct vm *vm, enum run run, value result)
{
    if (run == RUN_YIELD)
        return result;
    if (run == RUN_RAISE)
        return NULL;
    exc_raise_stop_iteration(vm, result);
    unref(vm, result);
    return NULL;
}

/* -- exceptions ------------------------------------------------------------- */

void coro_chain(struct vm *vm, struct frame *f)
{
    exc_chain(vm, vm->exc, f->handled);
}

void coro_chain_thrown(struct vm *vm, struct frame *f)
{
    struct exc_obj *e = exc_of(vm->exc);
    if (f->handled) {
        value at = e->traceback;
        while (at && at != e->caught_at)
            at = ((struct tb_obj *)at)->next;
        xref(at);
        xunref(vm, e->traceback);
        e->traceback = at;
    }
    coro_chain(vm, f);
}

void coro_convert_stop(struct vm *vm, struct coro_obj *c)
{
    bool agen = c->obj.type == &async_generator_type;
    const char *what = NULL;
    if (exc_is(vm, &exc_StopIteration))
        what = "StopIteration";
    else if (agen && exc_is(vm, &exc_StopAsyncIteration))
        what = "StopAsyncIteration";
    if (what)
        exc_raise_from(vm, &exc_RuntimeError, "%s raised %s", kind_of(c), what);
}

/* -- closing ---------------------------------------------------------------- */

static void drop_frame(struct vm *vm, struct coro_obj *c)
{
    if (c->is_native) {
        drop_native(vm, c);
        return;
    }
    struct frame *f = c->frame;
    c->state = CORO_CLOSED;
    c->frame = NULL;
    if (f)
        frame_end(vm, f);
}

int coro_close(struct vm *vm, struct coro_obj *c)
{
    if (c->state == CORO_CLOSED)
        return 0;
    if (c->state == CORO_CREATED
        || (vm->dead && c->state == CORO_SUSPENDED)) { /* nothing runs again */
        drop_frame(vm, c);
        return 0;
    }
    value result;
    vm->exc = exc_new(vm, &exc_GeneratorExit, NULL);
    enum run run = c->obj.type == &async_generator_type
                       ? coro_resume(vm, c, NULL, &result)
                       : coro_send(vm, c, NULL, &result);
    if (run == RUN_RAISE) {
        if (!exc_is(vm, &exc_GeneratorExit) &&
            !exc_is(vm, &exc_StopIteration))
            return -1;
        exc_clear(vm);
        return 0;
    }
    unref(vm, result);
    if (run == RUN_RETURN && c->obj.type != &async_generator_type)
        return 0;
    if (run == RUN_RETURN) /* its way to end is an error that isn't expected */
        exc_raise_value(vm, (value)&exc_StopAsyncIteration);
    else
        exc_raise(vm, &exc_RuntimeError, "%s ignored GeneratorExit",
                  kind_of(c));
    return -1;
}

int coro_close_iter(struct vm *vm, value it)
{
    if (is_coro_obj(it))
        return coro_close(vm, (struct coro_obj *)it);
    value close = value_getattr_opt(vm, it, vm->names->close);
    if (!close)
        return vm->exc ? -1 : 0;
    value v = value_call0(vm, close);
    unref(vm, close);
    xunref(vm, v);
    return v ? 0 : -1;
}

/* -- the end of an object --------------------------------------------------- */

static void warn_unawaited(struct vm *vm, struct coro_obj *c)
{
    struct buf made = {0};
    if (coro_origin(c) && vm->ending != END_NO_IMPORTS) {
        buf_addz(&made, "\nCoroutine created at (most recent call last)\n");
        origin_format(vm, coro_origin(c), &made);
        made.n -= made.p[made.n - 1] == '\n';
    }
    vm_warn(vm, &exc_RuntimeWarning, "coroutine '%s' was never awaited%.*s",
            str_z(coro_qualname(vm, c)), STR_ARG(buf_str(&made)));
    buf_fini(&made);
}

void coro_finalize(struct vm *vm, value self)
{
    struct coro_obj *c = (struct coro_obj *)self;
    if (c->state == CORO_CLOSED || c->state == CORO_RUNNING)
        return;
    value saved = exc_fetch(vm);
    if (c->obj.type == &async_generator_type && c->agen_kept &&
        !c->agen_closed) {
        agen_hooks.finalize(vm, self);
    } else if (c->obj.type == &coroutine_type && c->state == CORO_CREATED) {
        if (!c->warned && !vm->limit_hit)
            warn_unawaited(vm, c);
        c->warned = true;
        if (vm->exc) /* as a filter of the program's would have it */
            vm_unraisable(vm, self);
    } else if (!vm->limit_hit) {
        if (coro_close(vm, c) < 0)
            vm_unraisable(vm, self);
    }
    exc_clear(vm);
    vm->exc = saved;
}

void coro_dealloc(struct vm *vm, value self)
{
    struct coro_obj *c = (struct coro_obj *)self;
    if (c->agen_kept)
        agen_hooks.forget(vm, self);
    drop_frame(vm, c);
    if (!c->is_native)
        xunref(vm, (value)c->code);
    if (c->names)
        clear_slot(vm, &c->names);
}

int coro_traverse(value self, visit_fn visit, void *arg)
{
    struct coro_obj *c = (struct coro_obj *)self;
    if (c->names && visit(c->names, arg))
        return 1;
    if (c->is_native) {
        for (size_t i = 0, n = c->native ? slot_count(c) : 0; i < n; i++)
            if (c->slots[i] && visit(c->slots[i], arg))
                return 1;
        return 0;
    }
    if (!c->frame)
        return 0;
    return frame_traverse(c->frame, c->state == CORO_RUNNING, visit, arg);
}

void coro_clear(struct vm *vm, value self)
{
    struct coro_obj *c = (struct coro_obj *)self;
    if (c->state != CORO_RUNNING)
        drop_frame(vm, c);
}

/* -- what is awaited -------------------------------------------------------- */

/* What a suspended frame waits for, borrowed, or NULL. */
value coro_awaits_next(const struct coro_obj *c)
{
    if (c->state != CORO_SUSPENDED || c->is_native)
        return NULL;
    const struct frame *f = c->frame;
    if (INSTR_OP(f->ip[-1]) != OP_YIELD_AWAIT)
        return NULL;
    return f->sp[-1];
}

/* What stands behind v, when that only passes on to it; else v. Borrowed. */
static value passed_through(value v)
{
    const struct type *t = v ? type_of(v) : NULL;
    if (t == &anext_awaitable_type)
        return passed_through(iter_of(v)->v[0]);
    if (t == &agen_asend_type || t == &agen_athrow_type)
        return (value)agen_of_step(v);
    return t == &coroutine_wrapper_type ? (value)coro_wrapped(v) : v;
}

value coro_awaits_through(const struct coro_obj *c)
{
    return passed_through(coro_awaits_next(c));
}

bool coro_has_frame(value v)
{
    return is_coro_obj(v) || type_of(v) == &async_generator_type;
}

value coro_awaits(struct coro_obj *c)
{
    value v = coro_awaits_through(c);
    while (v && coro_has_frame(v) && !((struct coro_obj *)v)->is_native) {
        value inner = coro_awaits_through((struct coro_obj *)v);
        if (!inner)
            break;
        v = inner;
    }
    return v;
}

/* The coroutine that a suspended one waits for; a native one holds it among its
 * values. Borrowed or NULL. */
static struct coro_obj *coro_within(const struct coro_obj *c)
{
    value v = coro_awaits_through(c);
    if (c->is_native && c->state == CORO_SUSPENDED)
        for (size_t i = 0, n = slot_count(c); i < n && !v; i++) {
            v = passed_through(c->slots[i]);
            if (v && !coro_has_frame(v))
                v = NULL;
        }
    return v && coro_has_frame(v) ? (struct coro_obj *)v : NULL;
}

void coro_stack_json(struct coro_obj *c, struct buf *out)
{
    size_t start = out->n;
    buf_addc(out, '[');
    for (; c; c = coro_within(c)) {
        struct frame *f = coro_frame(c);
        if (f && f->id) {
            if (out->n > start + 1)
                buf_addc(out, ',');
            buf_addc(out, '[');
            buf_add_int(out, f->id);
            buf_addc(out, ',');
            buf_add_int(out, trace_line_of(f));
            buf_addc(out, ']');
        }
    }
    if (out->n == start + 1)
        out->n = start;
    else
        buf_addc(out, ']');
}

/* The value of parameter i, which a cell may hold. */
static value parameter(const struct frame *f, uint32_t i)
{
    const struct code *c = f->code->code;
    if (f->slots[i])
        return f->slots[i];
    for (uint32_t k = 0; k < c->n_cells; k++)
        if (c->cell_local[k] == (int)i && f->slots[c->n_locals + k])
            return ((struct cell_obj *)f->slots[c->n_locals + k])->v;
    return NULL;
}

/* What a label has room for: a number or a short text. */
static bool is_brief(value v)
{
    if (is_str(v))
        return ((struct str_obj *)v)->len <= 12;
    return is_int(v) || is_float(v);
}

static bool is_function(value v)
{
    struct type *t = type_of(v);
    return t->flags & TYPE_FUNCTION || t == &method_type || t == &native_type
        || t == &method_descriptor_type;
}

static void add_name(struct vm *vm, value func, struct buf *out)
{
    value name = value_getattr(vm, func, vm->names->d_name);
    if (name && is_str(name))
        buf_adds(out, str_text(name));
    exc_clear(vm);
    xunref(vm, name);
}

/* "load, 3" for to_thread(load, 3): the function that a coroutine of the
 * prelude is to call, and its first argument. */
static bool add_called(struct vm *vm, const struct frame *f, struct buf *out)
{
    const struct code *code = f->code->code;
    value func = code->n_args ? parameter(f, 0) : NULL;
    if (!func || f->code->user || !is_function(func))
        return false;
    add_name(vm, func, out);
    value rest = code->flags & CODE_VARARGS
                     ? parameter(f, code->n_args + code->n_kwonly)
                     : NULL;
    if (rest && tuple_len(rest) > 0 && is_brief(tuple_items(rest)[0])) {
        buf_addz(out, ", ");
        value_repr_safe(vm, tuple_items(rest)[0], out);
    }
    return true;
}

static bool add_native_arg(struct vm *vm, struct coro_obj *c, struct buf *out)
{
    size_t slot = c->native->label_slot;
    value v = slot ? c->slots[slot - 1] : NULL;
    if (!v || !(is_brief(v) || is_function(v)))
        return false;
    if (is_function(v))
        add_name(vm, v, out);
    else
        value_repr_safe(vm, v, out);
    return true;
}

bool coro_label_arg(struct vm *vm, struct coro_obj *c, struct buf *out)
{
    if (c->is_native)
        return add_native_arg(vm, c, out);
    if (!coro_frame(c))
        return false;
    if (add_called(vm, c->frame, out))
        return true;
    const struct code *code = c->code->code;
    for (uint32_t i = 0; i < code->n_args + code->n_kwonly; i++) {
        value v = parameter(c->frame, i);
        if (!v || !is_brief(v))
            continue;
        value_repr_safe(vm, v, out);
        return true;
    }
    return false;
}

/* -- await ------------------------------------------------------------------ */

value await_iter(struct vm *vm, value v)
{
    return op_awaitable(vm, v, 0);
}
