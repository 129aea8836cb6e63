/* What a callback of the program's own is called in the trace. Nothing of the
 * program runs for it: names come from functions, arguments as reprs that are
 * safe. */
#include <string.h>

#include "loop/priv.h"
#include "vm/frame.h"
#include "vm/func.h"
#include "vm/native.h"
#include "vm/object.h"

enum { WRAPPED_MAX = 100 }; /* partials in partials; more are cut */

static bool is_partial(value v)
{
    const struct type *t = type_of(v);
    return !(t->flags & TYPE_HEAP) && strcmp(t->name, "functools.partial") == 0;
}

/* The callable that a partial or a bound method is about (owned). */
static value callable_behind(struct vm *vm, value callback)
{
    value at = ref(callback);
    for (int i = 0; i < WRAPPED_MAX && is_partial(at); i++) {
        value inner = value_getattr_z(vm, at, "func");
        if (!inner) {
            exc_clear(vm);
            break;
        }
        unref(vm, at);
        at = inner;
    }
    if (type_of(at) == &method_type) {
        value inner = ref(((struct method_obj *)at)->func);
        unref(vm, at);
        at = inner;
    }
    return at;
}

/* Asyncio's own callbacks have private names, or stand inside a function. */
static bool is_asyncios(value fn)
{
    if (type_of(fn) != &func_type || ((struct func_obj *)fn)->code->user)
        return false;
    struct str name = str_text(((struct func_obj *)fn)->name);
    struct str whole = str_text(((struct func_obj *)fn)->qualname);
    return str_starts(name, "_") || str_starts(whole, "_")
           || (whole.n && memmem(whole.p, whole.n, "<locals>", 8));
}

/* Behind the last "<locals>." */
static struct str inner_name(struct str name)
{
    static const char locals[] = "<locals>.";
    for (;;) {
        const char *p = name.n ? memmem(name.p, name.n, locals,
                                        sizeof locals - 1) : NULL;
        if (!p)
            return name;
        size_t skip = (size_t)(p - name.p) + sizeof locals - 1;
        name = (struct str){name.p + skip, name.n - skip};
    }
}

static void add_name(struct vm *vm, value fn, struct buf *out)
{
    if (type_of(fn) == &func_type) {
        buf_adds(out, inner_name(str_text(((struct func_obj *)fn)->qualname)));
    } else if (is_type(fn)) {
        buf_addz(out, ((struct type *)fn)->name);
    } else if (!(type_of(fn)->flags & TYPE_HEAP)) {
        value name = value_getattr_z(vm, fn, "__qualname__");
        if (name && is_str(name))
            buf_adds(out, str_text(name));
        else
            value_repr_safe(vm, fn, out);
        exc_clear(vm);
        xunref(vm, name);
    } else {
        value_repr_safe(vm, fn, out);
    }
}

bool callback_describe(struct vm *vm, value callback, value args,
                       struct buf *out)
{
    value parked = exc_park(vm), fn = callable_behind(vm, callback);
    bool own = is_asyncios(fn)
               || (args && tuple_len(args) > 0 /* of the generators' hook */
                   && agen_closed_by(tuple_items(args)[0]));
    if (!own) {
        add_name(vm, fn, out);
        buf_addc(out, '(');
        for (size_t i = 0; args && i < tuple_len(args); i++) {
            buf_addz(out, i ? ", " : "");
            value_repr_safe(vm, tuple_items(args)[i], out);
        }
        buf_addc(out, ')');
    }
    unref(vm, fn);
    exc_unpark(vm, parked);
    return !own;
}
