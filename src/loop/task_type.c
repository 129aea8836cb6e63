/* The Task that programs see: its life, its look, its methods. */
#include <stddef.h>

#include "loop/priv.h"
#include "vm/params.h"

static int32_t cancels(const struct task_obj *t)
{
    return t->fut.rest ? t->fut.rest->cancels : 0;
}

/* -- life -- */

static void drop(struct vm *vm, struct task_obj *t)
{
    clear_slot(vm, &t->coro);
    clear_slot(vm, (value *)&t->waiting);
    clear_slot(vm, &t->name);
    clear_slot(vm, &t->context);
    future_drop(vm, &t->fut);
}

static void task_dealloc(struct vm *vm, value v)
{
    gc_untrack(v);
    task_forget(vm, (struct task_obj *)v);
    drop(vm, (struct task_obj *)v);
}

static int task_traverse(value v, visit_fn visit, void *arg)
{
    struct task_obj *t = (struct task_obj *)v;
    value held[] = {t->context, t->coro, t->name, (value)t->waiting};
    for (size_t i = 0; i < sizeof held / sizeof held[0]; i++)
        if (held[i] && visit(held[i], arg))
            return 1;
    return future_visit(&t->fut, visit, arg);
}

static void task_clear(struct vm *vm, value v)
{
    drop(vm, (struct task_obj *)v);
}

static void task_finalize(struct vm *vm, value v)
{
    struct task_obj *t = (struct task_obj *)v;
    if (!t->fut.loop)
        return;
    if (t->coro && !future_done(&t->fut) && !t->fut.no_destroy_log) {
        t->fut.no_destroy_log = true;
        log_problem(vm, t->fut.loop, "Task was destroyed but it is pending!",
                    NULL, "task", v);
    }
    if (t->fut.log_tb) {
        t->fut.log_tb = false;
        log_problem(vm, t->fut.loop, "Task exception was never retrieved",
                    t->fut.result, "future", v);
    }
}

static value task_make(struct vm *vm, struct type *t, const value *args,
                       size_t n, value kwnames)
{
    (void)args, (void)n, (void)kwnames;
    return obj_new(vm, t, 0);
}

static int task_setup_args(struct vm *vm, value self, const value *args,
                           size_t n, value kwnames)
{
    static const char *const names[] = {"coro", "loop", "name", "context",
                                        NULL};
    static const struct params params = {"Task", names, .min = 1, .kwonly = 3};
    struct task_obj *t = (struct task_obj *)self;
    value v[4];
    if (params_bind(vm, &params, args, n, kwnames, v))
        return -1;
    struct loop_obj *l = future_loop(vm, v[1]);
    if (!l)
        return -1;
    value dict = t->fut.dict; /* what a class below has set before is kept */
    t->fut.dict = NULL;
    drop(vm, t);
    t->fut.dict = dict;
    t->fut.loop = (struct loop_obj *)ref((value)l);
    future_note_source(vm, &t->fut, true);
    return task_start(vm, t, l, v[0], v[2], v[3]);
}

/* -- repr -- */

static void add_coro(struct vm *vm, value coro, struct buf *out)
{
    value keep;
    struct str name = describe_name(vm, coro, "__qualname__", &keep);
    buf_printf(out, keep ? " coro=<%.*s()" : " coro=<<%.*s without __name__>()",
               STR_ARG(name));
    xunref(vm, keep);
    describe_place(vm, coro, out);
    buf_addc(out, '>');
}

static value task_repr(struct vm *vm, value v)
{
    static const char *const names[] = {"pending", "cancelled", "finished"};
    struct task_obj *t = (struct task_obj *)v;
    struct buf out = {0};
    bool ending = cancels(t) > 0 && !future_done(&t->fut);
    buf_printf(&out, "<%s %s name=", type_short_name(v->type),
               ending ? "cancelling" : names[t->fut.state]);
    value name = task_name(vm, t);
    if (name)
        str_repr_to(str_text(name), &out);
    xunref(vm, name);
    if (t->coro)
        add_coro(vm, t->coro, &out);
    if (t->waiting) {
        value r = value_repr(vm, (value)t->waiting);
        if (r)
            buf_printf(&out, " wait_for=%s", str_z(r));
        else
            exc_clear(vm);
        xunref(vm, r);
    }
    future_add_repr(vm, &t->fut, &out);
    buf_addc(&out, '>');
    return str_take_buf(vm, &out);
}

/* -- methods -- */

#define SELF                                                                  \
    struct task_obj *t = (struct task_obj *)self;                             \
    (void)a, (void)n

static value cancel_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    int done = task_cancel(vm, t, a[0]);
    return done < 0 ? NULL : bool_value(done);
}

static value cancelling_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    (void)vm;
    return small_new(cancels(t));
}

static value uncancel_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    (void)vm;
    if (cancels(t) > 0)
        t->fut.rest->cancels--;
    return small_new(cancels(t));
}

static value get_name_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    return task_name(vm, t);
}

static value set_name_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    value name = value_str(vm, a[0]);
    if (!name)
        return NULL;
    clear_slot(vm, &t->name);
    t->name = name;
    return none_new();
}

static value get_coro_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    (void)vm;
    return ref(t->coro ? t->coro : NONE);
}

/* Both are written in the prelude. */
static value call_prelude(struct vm *vm, const char *name, const value *args,
                          size_t n)
{
    value module = module_import(vm, "asyncio");
    value r = module ? value_call_method(vm, module, name, args, n) : NULL;
    xunref(vm, module);
    return r;
}

static value failure_of(const struct task_obj *t)
{
    const struct future_obj *f = (const struct future_obj *)t;
    return f->state == FUTURE_FINISHED && f->failed ? f->result : NONE;
}

static value get_stack_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    value args[] = {t->coro ? t->coro : NONE, failure_of(t),
                    a[0] ? a[0] : NONE};
    return call_prelude(vm, "_get_stack", args, 3);
}

static value print_stack_fn(struct vm *vm, value self, const value *a,
                            size_t n)
{
    SELF;
    value args[] = {self, failure_of(t), a[0] ? a[0] : NONE,
                    a[1] ? a[1] : NONE};
    return call_prelude(vm, "_print_stack", args, 4);
}

static value no_set_result(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    return exc_raise(vm, &exc_RuntimeError,
                     "Task does not support set_result operation");
}

static value no_set_exception(struct vm *vm, value self, const value *a,
                              size_t n)
{
    (void)self, (void)a, (void)n;
    return exc_raise(vm, &exc_RuntimeError,
                     "Task does not support set_exception operation");
}

/* Those of a future as well, as they are: they bear the name of the class that
 * shows them. */
static const struct native task_methods[] = {
    FUTURE_METHODS,
    {"cancel", cancel_fn, "msg="},
    {"cancelling", cancelling_fn, ""},
    {"uncancel", uncancel_fn, ""},
    {"get_name", get_name_fn, ""},
    {"set_name", set_name_fn, "value, /"},
    {"get_coro", get_coro_fn, ""},
    {"get_stack", get_stack_fn, "*, limit="},
    {"print_stack", print_stack_fn, "*, limit=, file="},
    {"set_result", no_set_result, "result, /"},
    {"set_exception", no_set_exception, "exception, /"},
    {0},
};

static value get_coro(struct vm *vm, value self)
{
    return get_coro_fn(vm, self, NULL, 0);
}

static value get_waiter(struct vm *vm, value self)
{
    (void)vm;
    struct task_obj *t = (struct task_obj *)self;
    return ref(t->waiting ? (value)t->waiting : NONE);
}

static value get_must_cancel(struct vm *vm, value self)
{
    (void)vm;
    return bool_value(((struct future_obj *)self)->must_cancel);
}

static value get_destroy_log(struct vm *vm, value self)
{
    (void)vm;
    return bool_value(!((struct future_obj *)self)->no_destroy_log);
}

static int set_destroy_log(struct vm *vm, value self, value v)
{
    int truth = v ? value_truth(vm, v) : 0;
    if (truth < 0)
        return -1;
    ((struct future_obj *)self)->no_destroy_log = !truth;
    return 0;
}

static const struct getset task_getset[] = {
    {"_coro", get_coro, NULL},
    {"_fut_waiter", get_waiter, NULL},
    {"_must_cancel", get_must_cancel, NULL},
    {"_log_destroy_pending", get_destroy_log, set_destroy_log},
    {0},
};

/* By the order of creation, which a set of tasks then goes by. */
static int64_t task_hash(struct vm *vm, value self)
{
    (void)vm;
    return IDENTITY_HASH(((struct task_obj *)self)->fut.id);
}

struct type task_type = {
    .name = "_asyncio.Task",
    .size = sizeof(struct task_obj),
    .flags = TYPE_GC | TYPE_BASE | TYPE_HAS_DICT,
    .base = &future_type,
    .instance_dict = offsetof(struct future_obj, dict),
    .new_ = task_make,
    .init = task_setup_args,
    .finalize = task_finalize,
    .dealloc = task_dealloc,
    .traverse = task_traverse,
    .clear = task_clear,
    .repr = task_repr,
    .hash = task_hash,
    .methods = task_methods,
    .getset = task_getset,
};

void task_init(struct vm *vm)
{
    type_ready(vm, &task_type);
    type_make_generic(vm, &task_type);
}
