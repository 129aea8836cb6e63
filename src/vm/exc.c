/* Raising, fetching and dropping exceptions; the chain of contexts. */
#include "vm/exc.h"

#include "vm/alloc.h"
#include "vm/data.h"
#include "vm/exc_types.h"
#include "vm/frame.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/vm.h"

/* -- the context of a new exception -- */

/* Takes e out of the chain of contexts that begins at `from`, so that the
 * chain can be hung on e without becoming a ring. */
static void unhook(struct vm *vm, struct exc_obj *from, value e)
{
    struct exc_obj *slow = from;
    bool step = false;
    for (struct exc_obj *o = from; o->context; o = exc_of(o->context)) {
        vm->steps++; /* a long chain takes its time */
        if (o->context == e) {
            clear_slot(vm, &o->context);
            return;
        }
        /* The program may have made a ring of its own through __context__. */
        if (step && slow == o)
            return;
        if (step)
            slow = exc_of(slow->context);
        step = !step;
    }
}

void exc_chain(struct vm *vm, value e, value handled)
{
    if (!handled || handled == NONE || handled == e)
        return;
    ref(handled);
    unhook(vm, exc_of(handled), e);
    value old = exc_of(e)->context;
    exc_of(e)->context = handled;
    xunref(vm, old);
}

/* -- raising -- */

void exc_restore(struct vm *vm, value e)
{
    value old = vm->exc;
    vm->exc = e;
    xunref(vm, old);
}

value exc_raise_take(struct vm *vm, value e)
{
    exc_chain(vm, e, frame_handled(vm));
    exc_restore(vm, e);
    return NULL;
}

/* An instance with the given args, made without calling the program. */
static value make_take(struct vm *vm, struct type *t, value args)
{
    if (!args)
        return NULL;
    struct exc_obj *e = obj_new(vm, t, 0);
    if (!e) {
        unref(vm, args);
        return NULL;
    }
    e->args = args;
    return &e->obj;
}

static value make_text(struct vm *vm, struct type *t, const char *format,
                       va_list ap)
{
    struct buf b = {0};
    buf_vprintf(&b, format, ap);
    value text = str_take_buf(vm, &b);
    value args = text ? tuple_from(vm, &text, 1) : NULL;
    value e = make_take(vm, t, args);
    if (e && (type_is_sub(t, &exc_ImportError) ||
              type_is_sub(t, &exc_SyntaxError)))
        exc_set_field(vm, e, 0, text);
    xunref(vm, text);
    return e;
}

value exc_raise_text(struct vm *vm, struct type *t, struct buf *text)
{
    value s = str_take_buf(vm, text);
    value args = s ? tuple_from(vm, &s, 1) : NULL;
    value e = make_take(vm, t, args);
    xunref(vm, s);
    return e ? exc_raise_take(vm, e) : NULL;
}

value exc_raise(struct vm *vm, struct type *t, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    value e = make_text(vm, t, format, ap);
    va_end(ap);
    return e ? exc_raise_take(vm, e) : NULL;
}

value exc_new(struct vm *vm, struct type *t, const char *format, ...)
{
    if (!format)
        return make_take(vm, t, tuple_alloc(vm, 0));
    va_list ap;
    va_start(ap, format);
    value e = make_text(vm, t, format, ap);
    va_end(ap);
    return e;
}

/* The text of an error about a name with a NUL in it, at which printf stopped:
 * the name in quotes is written out. */
static int spell_out(struct vm *vm, value e, value name)
{
    struct str text = str_text(tuple_items(exc_of(e)->args)[0]);
    struct buf cut = {0}, b = {0};
    buf_printf(&cut, "'%s'", str_z(name));
    const char *at = str_find_last(text, buf_str(&cut));
    size_t before = at ? (size_t)(at - text.p) + 1 : text.n;
    size_t after = at ? before + cut.n - 2 : text.n;
    buf_add(&b, text.p, before);
    if (at)
        buf_adds(&b, str_text(name));
    buf_add(&b, text.p + after, text.n - after);
    buf_fini(&cut);
    value whole = str_take_buf(vm, &b);
    value args = whole ? tuple_from(vm, &whole, 1) : NULL;
    xunref(vm, whole);
    if (!args)
        return -1;
    unref(vm, exc_of(e)->args);
    exc_of(e)->args = args;
    return 0;
}

value exc_raise_attribute(struct vm *vm, value v, value name,
                          const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    value e = make_text(vm, &exc_AttributeError, format, ap);
    va_end(ap);
    if (!e)
        return NULL;
    if (strlen(str_z(name)) != str_text(name).n && spell_out(vm, e, name) < 0) {
        unref(vm, e);
        return NULL;
    }
    exc_of(e)->extra = tuple_from(vm, (value[]){name, v}, 2);
    return exc_raise_take(vm, e);
}

value exc_raise_name(struct vm *vm, struct type *t, value name,
                     const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    value e = make_text(vm, t, format, ap);
    va_end(ap);
    if (!e)
        return NULL;
    exc_of(e)->extra = tuple_from(vm, &name, 1);
    return exc_raise_take(vm, e);
}

value exc_raise_from(struct vm *vm, struct type *t, const char *format, ...)
{
    value cause = exc_fetch(vm);
    va_list ap;
    va_start(ap, format);
    value made = make_text(vm, t, format, ap);
    va_end(ap);
    if (made)
        exc_raise_take(vm, made);
    if (!cause)
        return NULL;
    if (vm->exc == made) {
        struct exc_obj *e = exc_of(made);
        xunref(vm, e->cause);
        xunref(vm, e->context);
        e->cause = ref(cause);
        e->context = ref(cause);
        e->suppress_context = true;
    }
    unref(vm, cause);
    return NULL;
}

value exc_raise_not_instance(struct vm *vm, value cls, value made)
{
    value text = value_repr(vm, cls);
    if (text)
        exc_raise(vm, &exc_TypeError,
                  "calling %s should have returned an instance of "
                  "BaseException, not %s", str_z(text), type_of(made)->name);
    xunref(vm, text);
    return NULL;
}

value exc_raise_value(struct vm *vm, value e)
{
    if (is_exception(e))
        return exc_raise_take(vm, ref(e));
    if (!is_exception_class(e))
        return exc_raise(vm, &exc_TypeError,
                         "exceptions must derive from BaseException");
    value made = value_call0(vm, e);
    if (!made)
        return NULL;
    if (is_exception(made))
        return exc_raise_take(vm, made);
    exc_raise_not_instance(vm, e, made);
    unref(vm, made);
    return NULL;
}

value exc_raise_key(struct vm *vm, value key)
{
    value e = make_take(vm, &exc_KeyError, tuple_from(vm, &key, 1));
    return e ? exc_raise_take(vm, e) : NULL;
}

value exc_raise_stop_iteration(struct vm *vm, value v)
{
    bool bare = !v || v == NONE;
    value e = make_take(vm, &exc_StopIteration, tuple_from(vm, &v, bare ? 0 : 1));
    if (!e)
        return NULL;
    exc_of(e)->extra = ref(v ? v : NONE);
    return exc_raise_take(vm, e);
}

value exc_raise_impossible(struct vm *vm)
{
    value e = make_take(vm, &exc_MemoryError, tuple_alloc(vm, 0));
    return e ? exc_raise_take(vm, e) : NULL;
}

value exc_raise_memory(struct vm *vm)
{
    alloc_note_refusal(vm);
    return exc_raise_impossible(vm);
}

/* -- the one being raised -- */

bool exc_is(struct vm *vm, const struct type *t)
{
    return vm->exc && type_is_sub(type_of(vm->exc), t);
}

value exc_fetch(struct vm *vm)
{
    value e = vm->exc;
    vm->exc = NULL;
    return e;
}

void exc_clear(struct vm *vm)
{
    clear_slot(vm, &vm->exc);
}

/* -- what can only be told on stderr -- */

void exc_unraisable_in(struct vm *vm, const char *in, value where)
{
    value e = exc_fetch(vm);
    if (!e || vm->limit_hit) { /* nobody wants to hear how a run is dropped */
        xunref(vm, e);
        return;
    }
    if (!exc_of(e)->traceback && vm->frame) /* at least where it was ignored */
        exc_add_traceback_to(vm, e, vm->frame);
    value what = where ? value_repr(vm, where) : NULL;
    exc_clear(vm);
    struct buf b = {0};
    buf_printf(&b, "Exception ignored %s: %s\n", in,
               what ? str_z(what) : "<object repr() failed>");
    if (!where)
        b.n = 0;
    exc_format_plain(vm, e, &b);
    exc_clear(vm);
    vm_write_now(vm, 2, buf_str(&b));
    exc_clear(vm);
    buf_fini(&b);
    xunref(vm, what);
    unref(vm, e);
}

void exc_unraisable(struct vm *vm, value where)
{
    exc_unraisable_in(vm, "in", where);
}
