/* The contextvars module. A Context holds a dict from variable to value; a
 * copy is a copy of the dict.
 */
#include "vm/context.h"
#include "vm/lib_priv.h"

/* Shared layout of the three types; iter_obj's v[] are
 *   Context:    dict of values by variable; n[0] entered
 *   ContextVar: name, default or NULL
 *   Token:      variable, old value or NULL, context; n[0] used
 */
static struct type context_type, contextvar_type, token_type, missing_type;

/* Token.MISSING */
static struct obj missing_object = {.refs = 1, .type = &missing_type};
#define MISSING (&missing_object)

/* -- Context ---------------------------------------------------------------- */

static value context_of_dict(struct vm *vm, value take_dict)
{
    struct iter_obj *c = take_dict ? iter_obj_new(vm, &context_type) : NULL;
    if (!c) {
        xunref(vm, take_dict);
        return NULL;
    }
    c->v[0] = take_dict;
    return &c->obj;
}

static value context_make(struct vm *vm, struct type *t, const value *args,
                          size_t n, value kwnames)
{
    (void)t, (void)args;
    if (n > 0 || (kwnames && tuple_len(kwnames)))
        return exc_raise(vm, &exc_TypeError,
                         "Context() does not accept any arguments");
    return context_of_dict(vm, dict_new(vm));
}

/* The current context, borrowed. */
static value current(struct vm *vm)
{
    if (!vm->context) {
        type_ready(vm, &context_type);
        vm->context = context_of_dict(vm, dict_new(vm));
    }
    return vm->context;
}

value context_current(struct vm *vm)
{
    return xref(current(vm));
}

value context_copy(struct vm *vm)
{
    value c = current(vm);
    return c ? context_of_dict(vm, dict_copy(vm, iter_of(c)->v[0])) : NULL;
}

bool is_context(value v)
{
    return type_of(v) == &context_type;
}

static value context_run(struct vm *vm, value self, const value *a, size_t n)
{
    if (n == 0)
        return exc_raise(vm, &exc_TypeError,
                         "run() missing 1 required positional argument");
    if (iter_of(self)->n[0]) {
        value text = value_repr(vm, self);
        if (text)
            exc_raise(vm, &exc_RuntimeError, "cannot enter context: %s is "
                      "already entered", str_z(text));
        xunref(vm, text);
        return NULL;
    }
    iter_of(self)->n[0] = 1;
    value before = context_enter(vm, self);
    value kwnames = a[n];
    size_t n_kw = kwnames ? tuple_len(kwnames) : 0;
    /* The keyword values stand behind kwnames; value_call wants them behind
     * the positional ones. */
    value list = list_from(vm, a + 1, n - 1), r = NULL;
    for (size_t i = 0; list && i < n_kw; i++)
        if (list_append(vm, list, a[n + 1 + i]) < 0)
            clear_slot(vm, &list);
    if (list)
        r = value_call(vm, a[0], list_items(list), n - 1, kwnames);
    xunref(vm, list);
    iter_of(self)->n[0] = 0;
    xunref(vm, context_enter(vm, before));
    xunref(vm, before);
    return r;
}

static value context_copy_method(struct vm *vm, value self, const value *a,
                                 size_t n)
{
    (void)a, (void)n;
    return context_of_dict(vm, dict_copy(vm, iter_of(self)->v[0]));
}

/* Only variables are keys. */
static bool is_key(struct vm *vm, value key)
{
    if (is_instance(key, &contextvar_type))
        return true;
    value text = value_repr(vm, key);
    if (text)
        exc_raise(vm, &exc_TypeError, "a ContextVar key was expected, got %s",
                  str_z(text));
    xunref(vm, text);
    return false;
}

static value context_get(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    if (!is_key(vm, a[0]))
        return NULL;
    value v = dict_get(vm, iter_of(self)->v[0], a[0]);
    return v ? ref(v) : vm->exc ? NULL : ref(a[1] ? a[1] : NONE);
}

static value context_view(struct vm *vm, value self, const char *name)
{
    return value_call_method(vm, iter_of(self)->v[0], name, NULL, 0);
}

static value context_keys(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return context_view(vm, self, "keys");
}

static value context_values(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)a, (void)n;
    return context_view(vm, self, "values");
}

static value context_items(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return context_view(vm, self, "items");
}

static value context_getitem(struct vm *vm, value self, value key)
{
    return is_key(vm, key) ? value_getitem(vm, iter_of(self)->v[0], key)
                           : NULL;
}

static int context_contains(struct vm *vm, value self, value key)
{
    return is_key(vm, key) ? value_contains(vm, iter_of(self)->v[0], key) : -1;
}

static int64_t context_len(struct vm *vm, value self)
{
    (void)vm;
    return (int64_t)dict_len(iter_of(self)->v[0]);
}

static value context_iter(struct vm *vm, value self)
{
    return value_iter(vm, iter_of(self)->v[0]);
}

static const struct native context_methods[] = {
    {"run", context_run, "...kw", 0},
    {"copy", context_copy_method, "", 0},
    {"get", context_get, "key, default=, /", 0},
    {"keys", context_keys, "", 0},
    {"values", context_values, "", 0},
    {"items", context_items, "", 0},
    {0},
};

#define HOLDER_SLOTS                                                          \
    .size = sizeof(struct iter_obj), .flags = TYPE_GC,                        \
    .dealloc = iter_obj_dealloc, .traverse = iter_obj_traverse,               \
    .clear = iter_obj_clear

static struct type context_type = {
    .name = "_contextvars.Context", HOLDER_SLOTS,
    .new_ = context_make, .methods = context_methods,
    .getitem = context_getitem, .contains = context_contains,
    .len = context_len, .iter = context_iter,
};

/* -- ContextVar ------------------------------------------------------------- */

static value contextvar_make(struct vm *vm, struct type *t, const value *args,
                             size_t n, value kwnames)
{
    static const char *const names[] = {"name", "default", NULL};
    static const struct params params = {
        .fn = "ContextVar", .names = names, .min = 1, .posonly = 1, .kwonly = 1,
        .at_most = true,
    };
    value a[2];
    if (params_bind(vm, &params, args, n, kwnames, a) < 0)
        return NULL;
    if (!is_str(a[0]))
        return exc_raise(vm, &exc_TypeError,
                         "context variable name must be a str");
    struct iter_obj *v = iter_obj_new(vm, t);
    if (!v)
        return NULL;
    v->v[0] = ref(a[0]);
    v->v[1] = xref(a[1]);
    return &v->obj;
}

static value contextvar_get(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)n;
    value c = current(vm);
    value v = c ? dict_get(vm, iter_of(c)->v[0], self) : NULL;
    if (!v)
        v = a[0] ? a[0] : iter_of(self)->v[1];
    if (vm->exc)
        return NULL;
    if (v)
        return ref(v);
    value e = value_call1(vm, (value)&exc_LookupError, self);
    return e ? exc_raise_take(vm, e) : NULL;
}

static value contextvar_set(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)n;
    value c = current(vm);
    struct iter_obj *token = c ? iter_obj_new(vm, &token_type) : NULL;
    if (!token)
        return NULL;
    token->v[0] = ref(self);
    token->v[1] = xref(dict_get(vm, iter_of(c)->v[0], self));
    token->v[2] = ref(c);
    if (dict_set(vm, iter_of(c)->v[0], self, a[0]) < 0) {
        unref(vm, &token->obj);
        return NULL;
    }
    return &token->obj;
}

static value token_error(struct vm *vm, value token, struct type *kind,
                         const char *why)
{
    value text = value_repr(vm, token);
    if (text)
        exc_raise(vm, kind, "%s %s", str_z(text), why);
    xunref(vm, text);
    return NULL;
}

static value contextvar_reset(struct vm *vm, value self, const value *a,
                              size_t n)
{
    (void)n;
    if (type_of(a[0]) != &token_type) {
        value shown = value_repr(vm, a[0]);
        if (shown)
            exc_raise(vm, &exc_TypeError, "expected an instance of Token, got "
                      "%s", str_z(shown));
        xunref(vm, shown);
        return NULL;
    }
    struct iter_obj *token = iter_of(a[0]);
    if (token->n[0])
        return token_error(vm, a[0], &exc_RuntimeError,
                           "has already been used once");
    if (token->v[0] != self)
        return token_error(vm, a[0], &exc_ValueError,
                           "was created by a different ContextVar");
    if (token->v[2] != current(vm))
        return token_error(vm, a[0], &exc_ValueError,
                           "was created in a different Context");
    token->n[0] = 1;
    value dict = iter_of(token->v[2])->v[0];
    int rc = token->v[1] ? dict_set(vm, dict, self, token->v[1])
                         : dict_pop(vm, dict, self, NULL);
    return rc < 0 ? NULL : ref(NONE);
}

static value contextvar_name(struct vm *vm, value self)
{
    (void)vm;
    return ref(iter_of(self)->v[0]);
}

static value contextvar_repr(struct vm *vm, value self)
{
    struct buf b = {0};
    value name = value_repr(vm, iter_of(self)->v[0]);
    value fallback = name && iter_of(self)->v[1]
                         ? value_repr(vm, iter_of(self)->v[1]) : NULL;
    if (name && !vm->exc) {
        buf_printf(&b, "<ContextVar name=%s", str_z(name));
        if (fallback)
            buf_printf(&b, " default=%s", str_z(fallback));
        buf_printf(&b, " at 0x%llx>",
                   (unsigned long long)value_id(vm, self));
    }
    xunref(vm, name);
    xunref(vm, fallback);
    return vm->exc ? (buf_fini(&b), NULL) : str_take_buf(vm, &b);
}

static const struct native contextvar_methods[] = {
    {"get", contextvar_get, "default=, /", 0},
    {"set", contextvar_set, "value, /", 0},
    {"reset", contextvar_reset, "token, /", 0},
    {0},
};
static const struct getset contextvar_attributes[] = {
    {"name", contextvar_name, NULL}, {0},
};

static struct type contextvar_type = {
    .name = "_contextvars.ContextVar", HOLDER_SLOTS,
    .new_ = contextvar_make, .repr = contextvar_repr,
    .methods = contextvar_methods, .getset = contextvar_attributes,
};

/* -- Token ------------------------------------------------------------------ */

static value token_var(struct vm *vm, value self)
{
    (void)vm;
    return ref(iter_of(self)->v[0]);
}

static value token_old_value(struct vm *vm, value self)
{
    (void)vm;
    value old = iter_of(self)->v[1];
    return ref(old ? old : MISSING);
}

static value token_repr(struct vm *vm, value self)
{
    value var = value_repr(vm, iter_of(self)->v[0]);
    value r = var ? str_printf(vm, "<Token%s var=%s at 0x%llx>",
                               iter_of(self)->n[0] ? " used" : "", str_z(var),
                               (unsigned long long)value_id(vm, self))
                  : NULL;
    xunref(vm, var);
    return r;
}

static value missing_repr(struct vm *vm, value self)
{
    (void)self;
    return str_newz(vm, "<Token.MISSING>");
}

static const struct getset token_attributes[] = {
    {"var", token_var, NULL}, {"old_value", token_old_value, NULL}, {0},
};

static value token_refuse(struct vm *vm, struct type *t, const value *args,
                          size_t n, value kwnames)
{
    (void)t, (void)args, (void)n, (void)kwnames;
    return exc_raise(vm, &exc_RuntimeError,
                     "Tokens can only be created by ContextVars");
}

static struct type token_type = {
    .name = "_contextvars.Token", HOLDER_SLOTS, .new_ = token_refuse,
    .repr = token_repr, .getset = token_attributes,
};

static struct type missing_type = {
    .name = "Token.MISSING", .repr = missing_repr,
    .size = sizeof(struct obj),
};

/* -- the module ------------------------------------------------------------- */

static value copy_context(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    return context_copy(vm);
}

static const struct native functions[] = {
    {"copy_context", copy_context, "", 0},
    {0},
};

static int contextvars_init(struct vm *vm, value module)
{
    type_ready(vm, &missing_type);
    missing_object.type = &missing_type;
    int rc = module_add_type(vm, module, &context_type);
    rc |= module_add_type(vm, module, &contextvar_type);
    rc |= module_add_type(vm, module, &token_type);
    rc |= type_make_generic(vm, &contextvar_type);
    rc |= type_make_generic(vm, &token_type);
    if (rc == 0)
        rc = dict_set_z(vm, token_type.dict, "MISSING", MISSING);
    return rc;
}

const struct module_def mods_contextvars[] = {
    {.name = "contextvars", .in_c = "_contextvars",
     .functions = functions, .init = contextvars_init},
    {0},
};
