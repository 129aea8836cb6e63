/* Functions, calls and coroutines in the words of asyncio's reprs. None of
 * these fails: what can't be said is left out. */
#include "loop/priv.h"
#include "vm/frame.h"

struct str describe_name(struct vm *vm, value v, const char *attribute,
                         value *keep)
{
    *keep = value_getattr_z(vm, v, attribute);
    if (!*keep)
        exc_clear(vm);
    if (*keep && is_str(*keep))
        return str_text(*keep);
    return str_of(type_of(v)->name);
}

/* " at file:line" behind a word, from an object's code and an attribute of
 * `from` that is a line number. */
static void add_line(struct vm *vm, const char *word, value code, value from,
                     const char *attribute, struct buf *out)
{
    value file = value_getattr_z(vm, code, "co_filename");
    value line = file ? value_getattr_z(vm, from, attribute) : NULL;
    if (line && is_str(file) && is_small(line))
        buf_printf(out, "%s at %s:%ld", word, str_z(file),
                   (long)small_get(line));
    else if (vm->exc)
        exc_clear(vm);
    xunref(vm, line);
    xunref(vm, file);
}

static value attribute_or_null(struct vm *vm, value v, const char *name)
{
    value a = value_getattr_z(vm, v, name);
    if (!a)
        exc_clear(vm);
    if (a == NONE)
        clear_slot(vm, &a);
    return a;
}

void describe_call(struct vm *vm, value callback, value args, struct buf *out)
{
    value keep, name = NULL;
    struct str text = describe_name(vm, callback, "__qualname__", &keep);
    if (!keep) {
        name = value_repr(vm, callback);
        if (name)
            text = str_text(name);
        else
            exc_clear(vm);
    }
    buf_adds(out, text);
    xunref(vm, keep);
    xunref(vm, name);
    buf_addc(out, '(');
    for (size_t i = 0; args && i < tuple_len(args); i++) {
        value r = value_repr(vm, tuple_items(args)[i]);
        if (!r)
            exc_clear(vm);
        buf_printf(out, "%s%s", i ? ", " : "", r ? str_z(r) : "?");
        xunref(vm, r);
    }
    buf_addc(out, ')');
    if (type_of(callback) != &func_type)
        return;
    value code = attribute_or_null(vm, callback, "__code__");
    if (code)
        add_line(vm, "", code, code, "co_firstlineno", out);
    xunref(vm, code);
}

/* A coroutine that has ended knows its code no more, but a task still says
 * where it was defined; a slot that bytecode coroutines don't use keeps it. */
void describe_keep_code(value coro)
{
    struct coro_obj *c = (struct coro_obj *)coro;
    if (type_of(coro) == &coroutine_type && c->frame && !c->slots[0])
        c->slots[0] = ref((value)c->frame->code);
}

static value code_of(struct vm *vm, value coro, const char *attribute)
{
    struct coro_obj *c = (struct coro_obj *)coro;
    value code = attribute_or_null(vm, coro, attribute);
    if (!code && !c->native && c->slots[0])
        code = ref(c->slots[0]);
    return code;
}

void describe_place(struct vm *vm, value coro, struct buf *out)
{
    struct type *t = type_of(coro);
    if (t != &coroutine_type && t != &generator_type)
        return;
    bool gen = t == &generator_type;
    value code = code_of(vm, coro, gen ? "gi_code" : "cr_code");
    value frame = attribute_or_null(vm, coro, gen ? "gi_frame" : "cr_frame");
    if (code && frame)
        add_line(vm, " running", code, frame, "f_lineno", out);
    else if (code)
        add_line(vm, " done, defined", code, code, "co_firstlineno", out);
    else if (((struct coro_obj *)coro)->state == CORO_RUNNING)
        buf_addz(out, " running");
    xunref(vm, frame);
    xunref(vm, code);
}
