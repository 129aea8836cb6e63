/* The types module: SimpleNamespace, list[int] (GenericAlias), int | str
 * (UnionType), and the names of types that have no other home.
 */
#include "vm/class.h"
#include "vm/data_priv.h"
#include "vm/frame.h"
#include "vm/func.h"
#include "vm/guard.h"
#include "vm/lib_priv.h"
#include "vm/names.h"
#include "vm/slots.h"

#include "vm/prelude/types.py.h"

/* -- SimpleNamespace: a dict and its repr ------------------------------------ */

struct namespace {
    struct obj obj;
    value dict;
};

static int namespace_traverse(value self, visit_fn visit, void *arg)
{
    value d = ((struct namespace *)self)->dict;
    return d ? visit(d, arg) : 0;
}

static void namespace_clear(struct vm *vm, value self)
{
    clear_slot(vm, &((struct namespace *)self)->dict);
}

static void namespace_dealloc(struct vm *vm, value self)
{
    gc_untrack(self);
    namespace_clear(vm, self);
}

static value namespace_make(struct vm *vm, struct type *t, const value *args,
                            size_t n, value kwnames)
{
    (void)args, (void)n, (void)kwnames;
    struct namespace *ns = obj_new(vm, t, 0);
    if (ns && !(ns->dict = dict_new(vm))) {
        unref(vm, &ns->obj);
        return NULL;
    }
    return ns ? &ns->obj : NULL;
}

static int namespace_init(struct vm *vm, value self, const value *args,
                          size_t n, value kwnames)
{
    if (n > 0) {
        exc_raise(vm, &exc_TypeError, "no positional arguments expected");
        return -1;
    }
    for (size_t i = 0; kwnames && i < tuple_len(kwnames); i++)
        if (dict_set(vm, namespace_dict(self), tuple_items(kwnames)[i],
                     args[i]) < 0)
            return -1;
    return 0;
}

/* Adds "a=1, b=2"; 0, or -1. An item's __repr__ may change what is walked. */
static int namespace_items(struct vm *vm, value dict, struct buf *b)
{
    value key, v;
    bool ok = true;
    for (size_t pos = 0, i = 0; ok && dict_each(dict, &pos, &key, &v);) {
        if (!is_str(key))
            continue;
        ref(key);
        ref(v);
        value text = value_repr(vm, v);
        if (text) {
            buf_addz(b, i++ ? ", " : "");
            buf_adds(b, str_text(key));
            buf_addc(b, '=');
            buf_adds(b, str_text(text));
        }
        ok = text != NULL;
        xunref(vm, text);
        unref(vm, key);
        unref(vm, v);
    }
    return ok ? 0 : -1;
}

static value namespace_repr(struct vm *vm, value self)
{
    const char *name = type_of(self)->flags & TYPE_HEAP ? type_of(self)->name
                                                        : "namespace";
    struct repr_mark mark;
    switch (repr_enter(vm, &mark, self)) {
    case -1: return NULL;
    case 0: return str_printf(vm, "%s(...)", name);
    }
    if (!vm_enter(vm, " while getting the repr of an object")) {
        repr_leave(vm, &mark);
        return NULL;
    }
    struct buf b = {0};
    buf_printf(&b, "%s(", name);
    bool ok = namespace_items(vm, namespace_dict(self), &b) == 0;
    vm_leave(vm);
    repr_leave(vm, &mark);
    buf_addc(&b, ')');
    if (ok)
        return str_take_buf(vm, &b);
    buf_fini(&b);
    return NULL;
}

static struct type namespace_type;

static value namespace_compare(struct vm *vm, value a, value b,
                               enum compare_op op)
{
    if (!is_instance(a, &namespace_type) || !is_instance(b, &namespace_type))
        return ref(NOT_IMPLEMENTED);
    return value_compare(vm, namespace_dict(a), namespace_dict(b), op);
}

static const struct getset namespace_attributes[] = {INSTANCE_DICT, {0}};

static struct type namespace_type = {
    .name = "types.SimpleNamespace",
    .size = sizeof(struct namespace),
    .flags = TYPE_GC | TYPE_BASE | TYPE_HAS_DICT,
    .instance_dict = offsetof(struct namespace, dict),
    .new_ = namespace_make, .init = namespace_init,
    .dealloc = namespace_dealloc, .traverse = namespace_traverse,
    .clear = namespace_clear, .repr = namespace_repr,
    .compare = namespace_compare, .unhashable = true,
    .getset = namespace_attributes,
};

value namespace_new(struct vm *vm)
{
    type_ready(vm, &namespace_type);
    return namespace_make(vm, &namespace_type, NULL, 0, NULL);
}

value namespace_dict(value ns)
{
    return ((struct namespace *)ns)->dict;
}

/* -- list[int]: v[0] origin, v[1] arguments --------------------------------- */

static struct type alias_type, union_type;

/* How a type is written inside an annotation. */
static int type_text(struct vm *vm, value v, struct buf *out)
{
    if (v == ELLIPSIS) {
        buf_addz(out, "...");
        return 0;
    }
    if (v == NONE || v == (value)&none_type) {
        buf_addz(out, "None");
        return 0;
    }
    value text = NULL;
    if (is_type(v) || type_of(v) == &func_type) {
        value module = value_getattr(vm, v, vm->names->d_module);
        value name = module ? value_getattr(vm, v, vm->names->d_qualname)
                            : NULL;
        if (name && is_str(module) && !str_eqz(str_text(module), "builtins"))
            text = str_printf(vm, "%s.%s", str_z(module), str_z(name));
        else if (name)
            text = ref(name);
        xunref(vm, module);
        xunref(vm, name);
    } else {
        text = value_repr(vm, v);
    }
    if (!text)
        return -1;
    buf_adds(out, str_text(text));
    unref(vm, text);
    return 0;
}

static int some_text(struct vm *vm, value tuple, size_t n, const char *between,
                     struct buf *out)
{
    for (size_t i = 0; i < n; i++) {
        if (i)
            buf_addz(out, between);
        if (type_text(vm, tuple_items(tuple)[i], out) < 0)
            return -1;
    }
    return 0;
}

static int types_text(struct vm *vm, value tuple, const char *between,
                      struct buf *out)
{
    return some_text(vm, tuple, tuple_len(tuple), between, out);
}

/* Callable[[int], str]: the parameters stand in brackets of their own. */
static int callable_text(struct vm *vm, value args, struct buf *out)
{
    size_t n = tuple_len(args) - 1;
    buf_addc(out, '[');
    if (some_text(vm, args, n, ", ", out) < 0)
        return -1;
    buf_addz(out, "], ");
    return type_text(vm, tuple_items(args)[n], out);
}

static value finish_text(struct vm *vm, struct buf *b, int rc)
{
    if (rc == 0)
        return str_take_buf(vm, b);
    buf_fini(b);
    return NULL;
}

/* Is it the *tuple[int] that iterating over tuple[int] gives? */
static bool is_unpacked(value self)
{
    return iter_of(self)->n[0];
}

static value alias_iter(struct vm *vm, value self)
{
    value one = alias_new(vm, iter_of(self)->v[0], iter_of(self)->v[1]);
    if (one)
        iter_of(one)->n[0] = 1;
    value only = one ? tuple_from(vm, &one, 1) : NULL;
    value it = only ? value_iter(vm, only) : NULL;
    xunref(vm, one);
    xunref(vm, only);
    return it;
}

static value alias_repr(struct vm *vm, value self)
{
    struct buf b = {0};
    if (is_unpacked(self))
        buf_addc(&b, '*');
    value args = iter_of(self)->v[1];
    int rc = type_text(vm, iter_of(self)->v[0], &b);
    bool callable = str_eqz(buf_str(&b), "collections.abc.Callable")
                    && tuple_len(args) && tuple_items(args)[0] != ELLIPSIS;
    buf_addc(&b, '[');
    if (rc == 0 && tuple_len(args) == 0)
        buf_addz(&b, "()");
    if (rc == 0)
        rc = callable ? callable_text(vm, args, &b)
                      : types_text(vm, args, ", ", &b);
    buf_addc(&b, ']');
    return finish_text(vm, &b, rc);
}

value alias_new(struct vm *vm, value origin, value item)
{
    value args = is_tuple(item) ? ref(item) : tuple_from(vm, &item, 1);
    struct iter_obj *g = args ? iter_obj_new(vm, &alias_type) : NULL;
    if (!g) {
        xunref(vm, args);
        return NULL;
    }
    g->v[0] = ref(origin);
    g->v[1] = args;
    return &g->obj;
}

static value alias_make(struct vm *vm, struct type *t, const value *args,
                        size_t n, value kwnames)
{
    (void)t;
    static const char *const names[] = {"origin", "args", NULL};
    value a[2];
    if (params_bind(vm, &(struct params){"GenericAlias", names, 2, 2, 0}, args, n,
                    kwnames, a) < 0)
        return NULL;
    return alias_new(vm, a[0], a[1]);
}

static value alias_call(struct vm *vm, value self, const value *args, size_t n,
                        value kwnames)
{
    return value_call(vm, iter_of(self)->v[0], args, n, kwnames);
}

/* Only what has type variables can be filled in. */
static value not_generic(struct vm *vm, value self, value key)
{
    (void)key;
    value text = value_repr(vm, self);
    if (text)
        exc_raise(vm, &exc_TypeError, "%s is not a generic class",
                  str_z(text));
    xunref(vm, text);
    return NULL;
}

/* What a function of typing says, which knows of variables. A hint whose parts
 * are all types needs not load it: it has none. */
static value ask_typing(struct vm *vm, value self, const char *function,
                        const value *args, size_t n)
{
    value parts = iter_of(self)->v[1];
    bool simple = is_tuple(parts);
    for (size_t i = 0; simple && i < tuple_len(parts); i++)
        simple = is_type(tuple_items(parts)[i]);
    if (simple)
        return n == 1 ? tuple_alloc(vm, 0) : not_generic(vm, self, args[1]);
    value typing = module_import(vm, "typing");
    value r = typing ? value_call_method(vm, typing, function, args, n) : NULL;
    xunref(vm, typing);
    return r;
}

static value alias_getattr(struct vm *vm, value self, value name)
{
    struct str s = str_text(name);
    if (str_eqz(s, "__origin__"))
        return ref(iter_of(self)->v[0]);
    if (str_eqz(s, "__args__"))
        return ref(iter_of(self)->v[1]);
    if (str_eqz(s, "__parameters__"))
        return ask_typing(vm, self, "_variables", &iter_of(self)->v[1], 1);
    if (str_eqz(s, "__class__") || str_eqz(s, "__mro_entries__"))
        return object_getattr(vm, self, name);
    return value_getattr(vm, iter_of(self)->v[0], name);
}

static value alias_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if ((op != CMP_EQ && op != CMP_NE) || type_of(a) != type_of(b))
        return ref(NOT_IMPLEMENTED);
    int same = is_unpacked(a) == is_unpacked(b);
    if (same > 0)
        same = value_equal(vm, iter_of(a)->v[0], iter_of(b)->v[0]);
    if (same > 0)
        same = value_equal(vm, iter_of(a)->v[1], iter_of(b)->v[1]);
    return same < 0 ? NULL : bool_value(same == (op == CMP_EQ));
}

static int64_t alias_hash(struct vm *vm, value self)
{
    int64_t a = value_hash(vm, iter_of(self)->v[0]);
    int64_t b = a == -1 ? -1 : value_hash(vm, iter_of(self)->v[1]);
    return b == -1 ? -1 : (a ^ b) == -1 ? -2 : a ^ b;
}

static value alias_mro_entries(struct vm *vm, value self, const value *a,
                               size_t n)
{
    (void)a, (void)n;
    return tuple_from(vm, &iter_of(self)->v[0], 1);
}

static value alias_no_instance(struct vm *vm, value self, const value *a,
                               size_t n)
{
    (void)self, (void)a, (void)n;
    return exc_raise(vm, &exc_TypeError, "isinstance() argument 2 cannot be a "
                                         "parameterized generic");
}

static value alias_no_subclass(struct vm *vm, value self, const value *a,
                               size_t n)
{
    (void)self, (void)a, (void)n;
    return exc_raise(vm, &exc_TypeError, "issubclass() argument 2 cannot be a "
                                         "parameterized generic");
}

static const struct native alias_methods[] = {
    {"__mro_entries__", alias_mro_entries, "bases, /", 0},
    {"__instancecheck__", alias_no_instance, "instance, /", 0},
    {"__subclasscheck__", alias_no_subclass, "subclass, /", 0},
    {0},
};

/* -- int | str: v[0] members ------------------------------------------------ */

static bool can_join(value v)
{
    return is_type(v) || v == NONE || type_of(v) == &alias_type ||
           type_of(v) == &union_type;
}

static int members_add(struct vm *vm, value list, value v)
{
    if (type_of(v) == &union_type) {
        value members = iter_of(v)->v[0];
        for (size_t i = 0; i < tuple_len(members); i++)
            if (members_add(vm, list, tuple_items(members)[i]) < 0)
                return -1;
        return 0;
    }
    if (v == NONE)
        v = (value)&none_type;
    int there = value_contains(vm, list, v);
    return there < 0 ? -1 : there ? 0 : list_append(vm, list, v);
}

static value union_or(struct vm *vm, enum binary_op op, value a, value b)
{
    if (op != BIN_OR || !can_join(a) || !can_join(b) || (a == NONE && b == NONE))
        return ref(NOT_IMPLEMENTED);
    value list = list_new(vm), r = NULL;
    if (!list || members_add(vm, list, a) < 0 || members_add(vm, list, b) < 0)
        goto end;
    if (list_len(list) == 1) {
        r = ref(list_items(list)[0]);
        goto end;
    }
    struct iter_obj *u = iter_obj_new(vm, &union_type);
    if (!u)
        goto end;
    u->v[0] = tuple_from(vm, list_items(list), list_len(list));
    r = &u->obj;
end:
    xunref(vm, list);
    return r;
}

static value union_repr(struct vm *vm, value self)
{
    struct buf b = {0};
    return finish_text(vm, &b, types_text(vm, iter_of(self)->v[0], " | ", &b));
}

static value union_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if ((op != CMP_EQ && op != CMP_NE) || type_of(a) != type_of(b))
        return ref(NOT_IMPLEMENTED);
    value sa = set_of_iterable(vm, iter_of(a)->v[0], &set_type);
    value sb = sa ? set_of_iterable(vm, iter_of(b)->v[0], &set_type) : NULL;
    value r = sb ? value_compare(vm, sa, sb, op) : NULL;
    xunref(vm, sa);
    xunref(vm, sb);
    return r;
}

static int64_t union_hash(struct vm *vm, value self)
{
    int64_t h = 0;
    value members = iter_of(self)->v[0];
    for (size_t i = 0; i < tuple_len(members); i++) {
        int64_t one = value_hash(vm, tuple_items(members)[i]);
        if (one == -1)
            return -1;
        h ^= one;
    }
    return h == -1 ? -2 : h;
}

static value union_args(struct vm *vm, value self)
{
    (void)vm;
    return ref(iter_of(self)->v[0]);
}

value union_members(value v)
{
    return type_of(v) == &union_type ? iter_of(v)->v[0] : NULL;
}

static const struct getset union_attributes[] = {
    {"__args__", union_args, NULL}, {0},
};

/* .iter is not wanted here, so the shared slots are named one by one. */
#define HOLDER_SLOTS                                                          \
    .size = sizeof(struct iter_obj), .flags = TYPE_GC,                        \
    .dealloc = iter_obj_dealloc, .traverse = iter_obj_traverse,               \
    .clear = iter_obj_clear

static value alias_getitem(struct vm *vm, value self, value key)
{
    return ask_typing(vm, self, "_builtin_item", (value[]){self, key}, 2);
}

static struct type alias_type = {
    .name = "types.GenericAlias", HOLDER_SLOTS,
    .getitem = alias_getitem, .iter = alias_iter,
    .new_ = alias_make, .repr = alias_repr, .call = alias_call,
    .getattr = alias_getattr, .compare = alias_compare, .hash = alias_hash,
    .binary = union_or, .methods = alias_methods,
};

static struct type union_type = {
    .name = "types.UnionType", HOLDER_SLOTS,
    .getitem = not_generic,
    .repr = union_repr, .compare = union_compare, .hash = union_hash,
    .binary = union_or, .getset = union_attributes,
};

/* -- __class_getitem__ of the built-in types -------------------------------- */

static value class_getitem(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return alias_new(vm, self, a[0]);
}

static const struct native class_getitem_native = {
    "__class_getitem__", class_getitem, "item, /", NATIVE_CLASS,
};

/* A class method of t that the type's own table lacks. */
int type_make_generic(struct vm *vm, struct type *t)
{
    value f = descr_of_native(vm, t, &class_getitem_native);
    return dict_set_take(vm, t->dict, "__class_getitem__", f);
}

void typing_init(struct vm *vm)
{
    static struct type *const generic[] = {&list_type, &dict_type, &set_type,
                                           &frozenset_type, &tuple_type,
                                           &mappingproxy_type,
                                           &async_generator_type};
    value enumerate = dict_get_z(vm, vm->builtins, "enumerate");
    type_ready(vm, &alias_type);
    type_ready(vm, &union_type);
    for (size_t i = 0; i < COUNT_OF(generic); i++)
        type_make_generic(vm, generic[i]);
    if (enumerate && is_type(enumerate))
        type_make_generic(vm, (struct type *)enumerate);
    if (!type_type.binary) {
        type_type.binary = union_or;
        slots_add_wrappers(vm, &type_type);
    }
    if (!none_type.binary)
        none_type.binary = union_or;
}

/* -- the module ------------------------------------------------------------- */

/* Makes the generators of a Python function awaitable, for types.coroutine.
 * False when it is no such function; coroutine functions stay as they are. */
static value mark_awaitable(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)vm, (void)self, (void)n;
    if (is_small(a[0]) || a[0]->type != &func_type)
        return ref(FALSE_);
    struct func_obj *f = (struct func_obj *)a[0];
    unsigned flags = f->code->code->flags;
    if (flags & CODE_GENERATOR)
        f->awaitable = true;
    return bool_value(flags & (CODE_GENERATOR | CODE_COROUTINE));
}

/* Makes match take the instances of a class for sequences or mappings, as
 * those of another class. */
static value match_like(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)self, (void)n;
    struct type *t = (struct type *)a[0];
    const struct type *like = (struct type *)a[1];
    if (is_type(a[0]) && t->flags & TYPE_HEAP && is_type(a[1]))
        t->flags |= like->flags & (TYPE_SEQUENCE | TYPE_MAPPING);
    return ref(NONE);
}

/* Would object.__new__ make one of this class, and not refuse? */
static value is_plain(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)self, (void)n;
    const struct type *solid = (const struct type *)a[0];
    if (!is_type(a[0]))
        return ref(FALSE_);
    while (solid->new_ == slot_new && solid->base)
        solid = solid->base;
    return ref(solid->new_ == object_type.new_ ? TRUE_ : FALSE_);
}

static const struct native types_functions[] = {
    {"_is_plain", is_plain, "cls, /", 0},
    {"_match_like", match_like, "cls, like, /", 0},
    {"_mark_awaitable", mark_awaitable, "func, /", 0},
    {0},
};

static int types_module_init(struct vm *vm, value module)
{
    static const struct {
        const char *name;
        struct type *t;
    } names[] = {
        {"FunctionType", &func_type}, {"LambdaType", &func_type},
        {"MethodType", &method_type}, {"CodeType", &code_type},
        {"FrameType", &frame_type}, {"CellType", &cell_type},
        {"CoroutineType", &coroutine_type},
        {"GeneratorType", &generator_type},
        {"AsyncGeneratorType", &async_generator_type},
        {"BuiltinFunctionType", &native_type},
        {"BuiltinMethodType", &native_type}, {"ModuleType", &module_type},
        {"NoneType", &none_type}, {"EllipsisType", &ellipsis_type},
        {"NotImplementedType", &not_implemented_type},
        {"GenericAlias", &alias_type}, {"UnionType", &union_type},
        {"MappingProxyType", &mappingproxy_type},
        {"TracebackType", &traceback_type},
        {"WrapperDescriptorType", &wrapper_descriptor_type},
        {"MethodWrapperType", &method_wrapper_type},
        {"MethodDescriptorType", &method_descriptor_type},
        {"_MethodFunctionType", &method_function_type},
        {"GetSetDescriptorType", &getset_descriptor_type},
        {"MemberDescriptorType", &member_descriptor_type},
    };
    int rc = module_add_type(vm, module, &namespace_type);
    for (size_t i = 0; rc == 0 && i < COUNT_OF(names); i++)
        rc = module_set(vm, module, names[i].name, (value)names[i].t);
    return rc;
}

const struct module_def mods_types[] = {
    {.name = "types", .functions = types_functions,
     .init = types_module_init, .source = types_py},
    {0},
};
