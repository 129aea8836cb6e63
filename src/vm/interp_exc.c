/* Raising, matching, groups, `with` and `await`: the operations behind the
 * opcodes of those names.
 */
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/interp_priv.h"
#include "vm/names.h"
#include "vm/object.h"
#include "vm/vm.h"

/* -- except ----------------------------------------------------------------- */

static int bad_class(struct vm *vm, const char *form)
{
    exc_raise(vm, &exc_TypeError, "catching classes that do not inherit from "
              "BaseException is not allowed%s", form);
    return -1;
}

/* Every class that an except clause names must be an exception's. */
static int check_classes(struct vm *vm, value type)
{
    if (!is_tuple(type))
        return is_exception_class(type) ? 0 : bad_class(vm, "");
    for (size_t i = 0; i < tuple_len(type); i++)
        if (!is_exception_class(tuple_items(type)[i]))
            return bad_class(vm, "");
    return 0;
}

static bool matches(value e, value type)
{
    if (!is_tuple(type))
        return is_instance(e, (struct type *)type);
    for (size_t i = 0; i < tuple_len(type); i++)
        if (is_instance(e, (struct type *)tuple_items(type)[i]))
            return true;
    return false;
}

int op_match_exc(struct vm *vm, value e, value type)
{
    if (check_classes(vm, type) < 0)
        return -1;
    return matches(e, type);
}

static bool names_group(value type)
{
    if (!is_tuple(type))
        return type_is_sub((struct type *)type, &exc_BaseExceptionGroup);
    for (size_t i = 0; i < tuple_len(type); i++)
        if (names_group(tuple_items(type)[i]))
            return true;
    return false;
}

int op_match_group(struct vm *vm, value e, value type, value *rest,
                   value *match)
{
    if (check_classes(vm, type) < 0)
        return -1;
    if (names_group(type)) {
        exc_raise(vm, &exc_TypeError, "catching ExceptionGroup with except* "
                  "is not allowed. Use except instead.");
        return -1;
    }
    *rest = ref(NONE);
    *match = ref(NONE);
    if (e == NONE)
        return 0;
    if (!is_instance(e, &exc_BaseExceptionGroup)) {
        if (!matches(e, type)) {
            unref(vm, *rest);
            *rest = ref(e);
            return 0;
        }
        /* a plain exception is handed over inside a group */
        value only = tuple_from(vm, &e, 1);
        value group = only ? exc_group_new(vm, "", only) : NULL;
        xunref(vm, only);
        if (!group)
            return -1;
        unref(vm, *match);
        *match = group;
        return 0;
    }
    unref(vm, *rest);
    unref(vm, *match);
    if (exc_group_split(vm, e, type, match, rest) < 0)
        return -1;
    if (*match == NONE) { /* it goes on as it is, not as what split() made of it */
        xunref(vm, *rest);
        *rest = ref(e);
    }
    return 0;
}

/* Is e a part of `original` that came through unhandled (not raised anew)? It
 * then has the same traceback, context and cause. */
static bool is_same_origin(value a, value b)
{
    return exc_of(a)->traceback == exc_of(b)->traceback &&
           exc_of(a)->context == exc_of(b)->context &&
           exc_of(a)->cause == exc_of(b)->cause;
}

static int mark_leaves(struct vm *vm, value e, value set)
{
    if (!is_instance(e, &exc_BaseExceptionGroup))
        return set_add(vm, set, exc_group_mark(e));
    value members = exc_group_members(e);
    for (size_t i = 0; i < tuple_len(members); i++)
        if (mark_leaves(vm, tuple_items(members)[i], set) < 0)
            return -1;
    return 0;
}

/* Splits what the clauses left (in list) into what they raised anew and what
 * came through unhandled; the latter takes the form that `original` had. */
value op_prep_reraise_star(struct vm *vm, value original, value list)
{
    if (!is_instance(original, &exc_BaseExceptionGroup)) {
        for (size_t i = 0; i < list_len(list); i++)
            if (list_items(list)[i] != NONE)
                return ref(list_items(list)[i]);
        return ref(NONE);
    }
    value raised = list_new(vm), leaves = set_new(vm), result = NULL;
    int status = raised && leaves ? 0 : -1;
    for (size_t i = 0; status == 0 && i < list_len(list); i++) {
        value e = list_items(list)[i];
        if (e == NONE)
            continue;
        if (is_same_origin(e, original))
            status = mark_leaves(vm, e, leaves);
        else
            status = list_append(vm, raised, e);
    }
    value rest = NULL;
    if (status == 0 && exc_group_split(vm, original, leaves, &rest, NULL) < 0)
        rest = NULL;
    if (rest && list_len(raised) == 0)
        result = ref(rest);
    else if (rest && (rest == NONE || list_append(vm, raised, rest) == 0))
        result = list_len(raised) == 1 && rest == NONE
                     ? ref(list_items(raised)[0])
                     : exc_group_new(vm, "", raised);
    xunref(vm, rest);
    xunref(vm, raised);
    xunref(vm, leaves);
    return result;
}

/* -- raise ------------------------------------------------------------------ */

/* The instance that `raise v` raises; TypeError. */
static value exception_of(struct vm *vm, value v, const char *wrong)
{
    if (is_exception_class(v)) {
        value e = value_call0(vm, v);
        if (!e || is_exception(e))
            return e;
        value cls = value_repr(vm, v);
        value got = cls ? value_repr(vm, (value)type_of(e)) : NULL;
        if (got)
            exc_raise(vm, &exc_TypeError, "calling %s should have returned an "
                      "instance of BaseException, not %s", str_z(cls),
                      str_z(got));
        xunref(vm, cls);
        xunref(vm, got);
        unref(vm, e);
        return NULL;
    }
    if (is_exception(v))
        return ref(v);
    return exc_raise(vm, &exc_TypeError, "%s", wrong);
}

void op_raise(struct vm *vm, value v, value cause)
{
    value e = exception_of(vm, v,
                           "exceptions must derive from BaseException");
    if (!e)
        return;
    if (cause) {
        value c = cause == NONE ? NULL : exception_of(vm, cause,
            "exception causes must derive from BaseException");
        if (vm->exc) {
            unref(vm, e);
            return;
        }
        xunref(vm, exc_of(e)->cause);
        exc_of(e)->cause = c;
        exc_of(e)->suppress_context = true;
    }
    exc_raise_take(vm, e);
}

bool op_reraise_handled(struct vm *vm)
{
    value e = frame_handled(vm);
    if (!e) {
        exc_raise(vm, &exc_RuntimeError, "No active exception to reraise");
        return false;
    }
    vm->exc = ref(e);
    return true;
}

/* -- with ------------------------------------------------------------------- */

static int no_manager(struct vm *vm, value m, bool async, const char *missed)
{
    exc_raise(vm, &exc_TypeError,
              "'%s' object does not support the %scontext manager protocol%s",
              type_of(m)->name, async ? "asynchronous " : "", missed);
    return -1;
}

int op_before_with(struct vm *vm, value m, bool async, value *exit,
                   value *result)
{
    struct vm_names *names = vm->names;
    value enter = bound_special(vm, m, async ? names->d_aenter
                                             : names->d_enter);
    if (!enter)
        return vm->exc ? -1 : no_manager(vm, m, async, "");
    *exit = bound_special(vm, m, async ? names->d_aexit : names->d_exit);
    if (!*exit) {
        unref(vm, enter);
        if (vm->exc)
            return -1;
        return no_manager(vm, m, async, async ? " (missed __aexit__ method)"
                                              : " (missed __exit__ method)");
    }
    *result = value_call0(vm, enter);
    unref(vm, enter);
    if (*result)
        return 0;
    clear_slot(vm, exit);
    return -1;
}

value op_with_except(struct vm *vm, value exit, value e)
{
    value tb = exc_of(e)->traceback;
    value args[3] = {(value)type_of(e), e, tb ? tb : NONE};
    return value_call(vm, exit, args, 3, NULL);
}

/* -- await ------------------------------------------------------------------ */

static bool is_iterator(struct vm *vm, value v)
{
    struct type *t = type_of(v);
    return t->next || type_lookup(vm, t, vm->names->d_next);
}

static value cannot_await(struct vm *vm, value v, unsigned how)
{
    static const char *const forms[] = {
        "object %s can't be used in 'await' expression",
        "'async with' received an object from __aenter__ that does not "
        "implement __await__: %s",
        "'async with' received an object from __aexit__ that does not "
        "implement __await__: %s",
    };
    struct buf text = {0};
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    buf_printf(&text, forms[how], type_of(v)->name);
#pragma GCC diagnostic pop
    exc_raise(vm, &exc_TypeError, "%s", buf_z(&text));
    buf_fini(&text);
    return NULL;
}

/* Is it a coroutine that somebody is waiting for already? */
static bool is_awaited(value v)
{
    const struct coro_obj *c = (struct coro_obj *)v;
    if (c->state != CORO_SUSPENDED)
        return false;
    return c->is_native || INSTR_OP(c->frame->ip[-1]) == OP_YIELD_AWAIT;
}

value op_awaitable(struct vm *vm, value v, unsigned how)
{
    if (is_coroutine(v)) {
        if (is_awaited(v))
            return exc_raise(vm, &exc_RuntimeError,
                             "coroutine is being awaited already");
        return ref(v);
    }
    struct type *t = type_of(v);
    if (t == &generator_type && ((struct coro_obj *)v)->iterable)
        return ref(v);
    if (!t->await)
        return cannot_await(vm, v, how);
    value it = t->await(vm, v);
    if (!it)
        return NULL;
    if (is_coroutine(it)) {
        exc_raise(vm, &exc_TypeError, "__await__() returned a coroutine");
        unref(vm, it);
        return NULL;
    }
    if (!is_iterator(vm, it)) {
        exc_raise(vm, &exc_TypeError,
                  "__await__() returned non-iterator of type '%s'",
                  type_of(it)->name);
        unref(vm, it);
        return NULL;
    }
    return it;
}

value op_aiter(struct vm *vm, value v)
{
    struct type *t = type_of(v);
    if (!t->aiter)
        return exc_raise(vm, &exc_TypeError, "'async for' requires an object "
                         "with __aiter__ method, got %s", t->name);
    value it = t->aiter(vm, v);
    if (it && !type_of(it)->anext) {
        exc_raise(vm, &exc_TypeError, "'async for' received an object from "
                  "__aiter__ that does not implement __anext__: %s",
                  type_of(it)->name);
        clear_slot(vm, &it);
    }
    return it;
}

value op_anext(struct vm *vm, value v)
{
    struct type *t = type_of(v);
    if (!t->anext)
        return exc_raise(vm, &exc_TypeError, "'async for' requires an "
                         "iterator with __anext__ method, got %s", t->name);
    value next = t->anext(vm, v);
    if (!next || type_of(next) == &agen_asend_type)
        return next;
    value it = op_awaitable(vm, next, 0);
    if (!it)
        exc_raise_from(vm, &exc_TypeError, "'async for' received an invalid "
                       "object from __anext__: %s", type_of(next)->name);
    unref(vm, next);
    return it;
}

value op_yield_from_iter(struct vm *vm, struct frame *f, value v)
{
    if (!is_coroutine(v))
        return value_iter(vm, v);
    if (f->coro && (f->coro->iterable || is_coroutine((value)f->coro)))
        return ref(v);
    return exc_raise(vm, &exc_TypeError, "cannot 'yield from' a coroutine "
                     "object in a non-coroutine generator");
}
