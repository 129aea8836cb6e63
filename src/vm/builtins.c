/* vm->builtins, and the built-in functions that ask objects about themselves. */
#include "vm/lib.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/mem.h"
#include "vm/class.h"
#include "vm/frame.h"
#include "vm/func.h"
#include "vm/guard.h"
#include "vm/lib_priv.h"
#include "vm/module.h"
#include "vm/names.h"
#include "vm/priv.h"

/* -- attributes ------------------------------------------------------------- */

static value name_arg(struct vm *vm, const char *fn, value name)
{
    if (!is_str(name)) {
        if (fn)
            return exc_raise(vm, &exc_TypeError,
                             "%s(): attribute name must be string", fn);
        return exc_raise(vm, &exc_TypeError,
                         "attribute name must be string, not '%s'",
                         type_of(name)->name);
    }
    return str_intern(vm, str_text(name));
}

static value builtin_getattr(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)self, (void)n;
    value name = name_arg(vm, NULL, a[1]);
    if (!name)
        return NULL;
    value v = a[2] ? value_getattr_opt(vm, a[0], name)
                   : value_getattr(vm, a[0], name);
    unref(vm, name);
    return v || vm->exc ? v : ref(a[2]);
}

static value builtin_hasattr(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)self, (void)n;
    value name = name_arg(vm, NULL, a[1]);
    if (!name)
        return NULL;
    value v = value_getattr_opt(vm, a[0], name);
    unref(vm, name);
    if (!v && vm->exc)
        return NULL;
    xunref(vm, v);
    return bool_value(v != NULL);
}

static value set_attribute(struct vm *vm, value o, value name, value to)
{
    name = name_arg(vm, NULL, name);
    if (!name)
        return NULL;
    int rc = value_setattr(vm, o, name, to);
    unref(vm, name);
    return rc < 0 ? NULL : ref(NONE);
}

static value builtin_setattr(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)self, (void)n;
    return set_attribute(vm, a[0], a[1], a[2]);
}

static value builtin_delattr(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)self, (void)n;
    return set_attribute(vm, a[0], a[1], NULL);
}

/* -- isinstance and issubclass ---------------------------------------------- */

/* The tuple __bases__ of what is no class; NULL, maybe with an exception, when
 * it has none. */
static value posed_bases(struct vm *vm, value v)
{
    value name = str_internz(vm, "__bases__");
    value bases = name ? value_getattr_opt(vm, v, name) : NULL;
    xunref(vm, name);
    if (bases && !is_tuple(bases))
        clear_slot(vm, &bases);
    return bases;
}

/* Anything with a tuple of bases passes for a class; else TypeError. */
static bool poses_as_class(struct vm *vm, value v, const char *fn,
                           const char *wrong)
{
    value bases = posed_bases(vm, v);
    if (!bases && !vm->exc)
        exc_raise(vm, &exc_TypeError, "%s() arg %s", fn, wrong);
    xunref(vm, bases);
    return bases;
}

/* Is v `of`, or is that among its bases and theirs? -1 on error. */
static int is_below(struct vm *vm, value v, value of)
{
    if (v == of)
        return 1;
    if (!vm_enter(vm, " in __issubclass__"))
        return -1;
    value bases = posed_bases(vm, v);
    int yes = vm->exc ? -1 : 0;
    for (size_t i = 0; bases && i < tuple_len(bases) && yes == 0; i++)
        yes = is_below(vm, tuple_items(bases)[i], of);
    xunref(vm, bases);
    vm_leave(vm);
    return yes;
}

/* isinstance(v, cls) by the plain rule: what v's __class__ says counts, too. */
static int instance_check(struct vm *vm, value cls, value v)
{
    if (is_type(cls)) {
        if (is_instance(v, (struct type *)cls) ||
            type_is_sub(type_shown(v), (struct type *)cls))
            return 1;
        struct type *posed = instance_poses_as(vm, v);
        int yes = posed && type_is_sub(posed, (struct type *)cls);
        xunref(vm, (value)posed);
        return vm->exc ? -1 : yes;
    }
    if (!poses_as_class(vm, cls, "isinstance",
                        "2 must be a type, a tuple of types, or a union"))
        return -1;
    value of = value_getattr_opt(vm, v, vm->names->d_class);
    int yes = of ? is_below(vm, of, cls) : vm->exc ? -1 : 0;
    xunref(vm, of);
    return yes;
}

/* issubclass(v, cls) by the plain rule. */
static int subclass_check(struct vm *vm, value cls, value v)
{
    if (is_type(cls) && is_type(v))
        return type_is_sub((struct type *)v, (struct type *)cls);
    if (!poses_as_class(vm, v, "issubclass", "1 must be a class") ||
        !poses_as_class(vm, cls, "issubclass",
                        "2 must be a class, a tuple of classes, or a union"))
        return -1;
    return is_below(vm, v, cls);
}

/* What `cls` says about v through its metaclass, or through the plain rule. */
static int class_check(struct vm *vm, value cls, value v, const char *special)
{
    bool instance = special[2] == 'i';
    value r = NULL;
    if (type_of(cls) != &type_type)
        r = special_call(vm, cls, special, v);
    if (r) {
        int truth = value_truth(vm, r);
        unref(vm, r);
        return truth;
    }
    if (vm->exc)
        return -1;
    return instance ? instance_check(vm, cls, v) : subclass_check(vm, cls, v);
}

static int check_any(struct vm *vm, value cls, value v, const char *special)
{
    value members = is_tuple(cls) ? cls : union_members(cls);
    if (!members)
        return class_check(vm, cls, v, special);
    bool instance = special[2] == 'i';
    if (!vm_enter(vm, instance ? " in __instancecheck__"
                               : " in __subclasscheck__"))
        return -1;
    int yes = 0;
    for (size_t i = 0; i < tuple_len(members) && yes == 0; i++) {
        value m = tuple_items(members)[i];
        yes = check_any(vm, m == NONE ? (value)&none_type : m, v, special);
    }
    vm_leave(vm);
    return yes;
}

static value builtin_isinstance(struct vm *vm, value self, const value *a,
                                size_t n)
{
    (void)self, (void)n;
    if ((value)type_of(a[0]) == a[1])
        return ref(TRUE_);
    int yes = check_any(vm, a[1], a[0], "__instancecheck__");
    return yes < 0 ? NULL : bool_value(yes);
}

static value builtin_issubclass(struct vm *vm, value self, const value *a,
                                size_t n)
{
    (void)self, (void)n;
    int yes = check_any(vm, a[1], a[0], "__subclasscheck__");
    return yes < 0 ? NULL : bool_value(yes);
}

/* -- facts about a value ---------------------------------------------------- */

static value builtin_callable(struct vm *vm, value self, const value *a,
                              size_t n)
{
    (void)vm, (void)self, (void)n;
    return bool_value(value_callable(a[0]));
}

static value builtin_hash(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    int64_t h = value_hash(vm, a[0]);
    return h == -1 && vm->exc ? NULL : int_new(vm, h);
}

static value builtin_id(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return int_new_unsigned(vm, value_id(vm, a[0]));
}

static value builtin_len(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    int64_t len = value_len(vm, a[0]);
    return len < 0 ? NULL : int_new(vm, len);
}

static value builtin_repr(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return value_repr(vm, a[0]);
}

static value builtin_ascii(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return value_ascii(vm, a[0]);
}

static value builtin_format(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)self, (void)n;
    if (a[1] && !is_str(a[1]))
        return exc_raise(vm, &exc_TypeError,
                         "format() argument 2 must be str, not %s",
                         argument_name(a[1]));
    return value_format(vm, a[0], a[1]);
}

/* -- namespaces ------------------------------------------------------------- */

static value builtin_globals(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)self, (void)a, (void)n;
    return vm->frame ? ref(frame_globals(vm->frame)) : dict_new(vm);
}

static value builtin_locals(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)self, (void)a, (void)n;
    return vm->frame ? frame_locals(vm, vm->frame) : dict_new(vm);
}

static value builtin_vars(struct vm *vm, value self, const value *a, size_t n)
{
    if (!a[0])
        return builtin_locals(vm, self, a, n);
    value d = value_getattr_opt(vm, a[0], vm->names->d_dict);
    if (!d && !vm->exc)
        exc_raise(vm, &exc_TypeError,
                  "vars() argument must have __dict__ attribute");
    return d;
}

/* Adds the keys of a dict to a set of names. */
static int names_add(struct vm *vm, value set, value dict)
{
    return dict && is_dict(dict) ? set_update(vm, set, dict) : 0;
}

static int names_of_type(struct vm *vm, value set, struct type *t)
{
    for (size_t i = 0; i < tuple_len(t->mro); i++) {
        struct type *base = (struct type *)tuple_items(t->mro)[i];
        if (names_add(vm, set, base->dict) < 0)
            return -1;
    }
    return 0;
}

static int names_of(struct vm *vm, value set, value v)
{
    if (is_type(v))
        return names_of_type(vm, set, (struct type *)v);
    value d = value_getattr_opt(vm, v, vm->names->d_dict);
    if (!d && vm->exc)
        return -1;
    int rc = names_add(vm, set, d);
    xunref(vm, d);
    if (rc == 0)
        rc = type_of(v) == &module_type ? module_add_parts(vm, v, set)
                                        : names_of_type(vm, set, type_of(v));
    return rc;
}

/* Does a metaclass say itself what its classes have? */
static bool meta_has_dir(struct vm *vm, struct type *meta)
{
    value name = str_internz(vm, "__dir__");
    value own = name ? type_lookup(vm, meta, name) : NULL;
    bool has = own && own != type_lookup(vm, &object_type, name);
    xunref(vm, name);
    return has;
}

static value builtin_dir(struct vm *vm, value self, const value *a, size_t n)
{
    value names = NULL;
    if (!a[0]) {
        names = builtin_locals(vm, self, a, n);
    } else if (type_of(a[0])->flags & TYPE_HEAP &&
               (!is_type(a[0]) || meta_has_dir(vm, type_of(a[0]))) &&
               (names = special_call(vm, a[0], "__dir__", NULL))) {
        /* the class says it itself */
    } else if (!vm->exc && (names = set_new(vm)) &&
               names_of(vm, names, a[0]) < 0) {
        clear_slot(vm, &names);
    }
    value list = names ? list_of_iterable(vm, names) : NULL;
    xunref(vm, names);
    if (list && list_sort(vm, list, NULL, false) < 0)
        clear_slot(vm, &list);
    return list;
}

/* -- exit and quit ---------------------------------------------------------- */

static value quitter_call(struct vm *vm, value self, const value *args,
                          size_t n, value kwnames)
{
    (void)self;
    static const char *const names[] = {"code", NULL};
    value a[1];
    if (params_bind(vm, &(struct params){"exit", names, 0, 0, 0}, args, n,
                    kwnames, a) < 0)
        return NULL;
    value e = value_call(vm, (value)&exc_SystemExit, a,
                         absent(a[0]) ? 0 : 1, NULL);
    return e ? exc_raise_take(vm, e) : NULL;
}

static value quitter_repr(struct vm *vm, value self)
{
    return str_printf(vm, "Use %s() or Ctrl-D (i.e. EOF) to exit",
                      iter_of(self)->n[0] ? "quit" : "exit");
}

static struct type quitter_type = {
    .name = "Quitter", .module = "_sitebuiltins",
    .size = sizeof(struct iter_obj), .call = quitter_call,
    .repr = quitter_repr,
};

static int quitter_add(struct vm *vm, const char *name)
{
    struct iter_obj *q = iter_obj_new(vm, &quitter_type);
    if (q)
        q->n[0] = name[0] == 'q';
    return dict_set_take(vm, vm->builtins, name, &q->obj);
}

/* -- the dict --------------------------------------------------------------- */

/* __import__(name): the package that a dotted name begins with, or the module
 * itself when something is to be taken from it. */
static value builtin_import(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)self, (void)n;
    if (!is_str(a[0]))
        return exc_raise(vm, &exc_TypeError, "module name must be a string");
    const char *name = str_z(a[0]);
    if (!*name)
        return exc_raise(vm, &exc_ValueError, "Empty module name");
    value module = module_import(vm, name);
    const char *dot = strchr(name, '.');
    int whole = a[3] ? value_truth(vm, a[3]) : 0;
    if (!module || !dot || whole > 0)
        return module;
    unref(vm, module);
    char *top = xstrndup(name, (size_t)(dot - name));
    module = whole < 0 ? NULL : module_import(vm, top);
    free(top);
    return module;
}

const struct native builtins_basic[] = {
    {"__import__", builtin_import,
     "name, globals=, locals=, fromlist=, level=", 0},
    {"getattr", builtin_getattr, "object, name, default=, /", 0},
    {"hasattr", builtin_hasattr, "obj, name, /", 0},
    {"setattr", builtin_setattr, "obj, name, value, /", 0},
    {"delattr", builtin_delattr, "obj, name, /", 0},
    {"isinstance", builtin_isinstance, "obj, class_or_tuple, /", 0},
    {"issubclass", builtin_issubclass, "cls, class_or_tuple, /", 0},
    {"callable", builtin_callable, "obj, /", 0},
    {"hash", builtin_hash, "obj, /", 0},
    {"id", builtin_id, "obj, /", 0},
    {"len", builtin_len, "obj, /", 0},
    {"repr", builtin_repr, "obj, /", 0},
    {"ascii", builtin_ascii, "obj, /", 0},
    {"format", builtin_format, "value, format_spec=, /", 0},
    {"globals", builtin_globals, "", 0},
    {"locals", builtin_locals, "", 0},
    {"vars", builtin_vars, "object=, /", 0},
    {"dir", builtin_dir, "object=, /", 0},
    {0},
};

static struct type *const owned_by_others[] = {
    &type_type, &object_type, &bool_type, &int_type, &float_type, &str_type,
    &bytes_type, &bytearray_type, &tuple_type, &list_type, &dict_type,
    &set_type, &frozenset_type, &range_type, &slice_type, &property_type,
    &staticmethod_type, &classmethod_type, &super_type,
};

#define X(name, base) &exc_##name,
static struct type *const exceptions[] = {
    &exc_BaseException, EXCEPTION_LIST(X)
};
#undef X

static int add_functions(struct vm *vm, const struct native *table)
{
    for (; table->name; table++) {
        value f = native_new(vm, table, NULL, "builtins");
        if (dict_set_take(vm, vm->builtins, table->name, f) < 0)
            return -1;
    }
    return 0;
}

static int add_type(struct vm *vm, struct type *t)
{
    return dict_set_z(vm, vm->builtins, t->name, (value)t);
}

static int add_types(struct vm *vm)
{
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < COUNT_OF(owned_by_others); i++)
        rc = add_type(vm, owned_by_others[i]);
    for (size_t i = 0; rc == 0 && i < COUNT_OF(exceptions); i++)
        rc = add_type(vm, exceptions[i]);
    struct type *const *made[] = {builtins_iter_types, builtins_refused_types};
    for (size_t k = 0; k < COUNT_OF(made); k++)
        for (size_t i = 0; rc == 0 && made[k][i]; i++) {
            type_ready(vm, made[k][i]);
            rc = add_type(vm, made[k][i]);
        }
    return rc;
}

static int add_constants(struct vm *vm)
{
    static const struct {
        const char *name;
        value v;
    } constants[] = {
        {"None", NONE}, {"True", TRUE_}, {"False", FALSE_},
        {"Ellipsis", ELLIPSIS}, {"NotImplemented", NOT_IMPLEMENTED},
        {"__debug__", TRUE_}, {"EnvironmentError", (value)&exc_OSError},
        {"IOError", (value)&exc_OSError},
    };
    for (size_t i = 0; i < COUNT_OF(constants); i++)
        if (dict_set_z(vm, vm->builtins, constants[i].name,
                       constants[i].v) < 0)
            return -1;
    return dict_set_take(vm, vm->builtins, "__name__",
                         str_newz(vm, "builtins"));
}

static int builtins_module_init(struct vm *vm, value module)
{
    module_share(vm, module, vm->builtins);
    return 0;
}

static const struct module_def mods_builtins[] = {
    {.name = "builtins", .init = builtins_module_init}, {0},
};

/* What a misspelt name may have meant is looked for in this order, CPython's;
 * the first of the nearest wins. */
static int put_in_order(struct vm *vm)
{
    static const char *const order[] = {
        "__build_class__", "abs", "all", "any", "ascii", "bin", "breakpoint",
        "callable", "chr", "compile", "delattr", "dir", "divmod", "eval",
        "exec", "format", "getattr", "globals", "hasattr", "hash", "hex", "id",
        "input", "isinstance", "issubclass", "iter", "aiter", "len", "locals",
        "max", "min", "next", "anext", "oct", "ord", "pow", "print", "repr",
        "round", "setattr", "sorted", "sum", "vars", "None", "Ellipsis",
        "NotImplemented", "False", "True", "bool", "memoryview", "bytearray",
        "bytes", "classmethod", "complex", "dict", "enumerate", "filter",
        "float", "frozenset", "property", "int", "list", "map", "object",
        "range", "reversed", "set", "slice", "staticmethod", "str", "super",
        "tuple", "type", "zip", "__debug__", "BaseException",
        "BaseExceptionGroup", "Exception", "GeneratorExit",
        "KeyboardInterrupt", "SystemExit", "ArithmeticError", "AssertionError",
        "AttributeError", "BufferError", "EOFError", "ImportError",
        "LookupError", "MemoryError", "NameError", "OSError", "ReferenceError",
        "RuntimeError", "StopAsyncIteration", "StopIteration", "SyntaxError",
        "SystemError", "TypeError", "ValueError", "Warning",
        "FloatingPointError", "OverflowError", "ZeroDivisionError",
        "BytesWarning", "DeprecationWarning", "EncodingWarning",
        "FutureWarning", "ImportWarning", "PendingDeprecationWarning",
        "ResourceWarning", "RuntimeWarning", "SyntaxWarning", "UnicodeWarning",
        "UserWarning", "BlockingIOError", "ChildProcessError",
        "ConnectionError", "FileExistsError", "FileNotFoundError",
        "InterruptedError", "IsADirectoryError", "NotADirectoryError",
        "PermissionError", "ProcessLookupError", "TimeoutError",
        "IndentationError", "IndexError", "KeyError", "ModuleNotFoundError",
        "NotImplementedError", "RecursionError", "UnboundLocalError",
        "UnicodeError", "BrokenPipeError", "ConnectionAbortedError",
        "ConnectionRefusedError", "ConnectionResetError", "TabError",
        "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError",
        "ExceptionGroup", "EnvironmentError", "IOError", "open", "quit",
        "exit", "copyright", "credits", "license", "help",
    };
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < COUNT_OF(order); i++) {
        value name = str_internz(vm, order[i]), v = NULL;
        if (dict_pop(vm, vm->builtins, name, &v) > 0)
            rc = dict_set(vm, vm->builtins, name, v);
        xunref(vm, v);
        unref(vm, name);
    }
    return rc;
}

static const struct module_def *const module_tables[] = {
    mods_builtins, mods_time, mods_sys, mods_os, mods_random, mods_itertools, mods_math,
    mods_functools, mods_collections, mods_operator, mods_hashlib,
    mods_contextvars, mods_types, mods_exceptions, mods_thread, mods_process, mods_prelude,
};

struct lib_state *lib_state(struct vm *vm)
{
    return vm->priv->lib;
}

void lib_fini(struct vm *vm)
{
    if (!vm->priv->lib)
        return;
    free(vm->priv->lib);
    vm->priv->lib = NULL;
}

void lib_init(struct vm *vm)
{
    vm->priv->lib = xcalloc(1, sizeof *vm->priv->lib);
    type_ready(vm, &quitter_type);
    int rc = add_types(vm);
    rc |= add_constants(vm);
    rc |= add_functions(vm, builtins_basic);
    rc |= add_functions(vm, builtins_number);
    rc |= add_functions(vm, builtins_iter);
    rc |= add_functions(vm, builtins_io);
    rc |= add_functions(vm, builtins_async);
    rc |= add_functions(vm, builtins_refused);
    rc |= dict_set_take(vm, vm->builtins, "__build_class__",
                        native_new(vm, &class_build_native, NULL, "builtins"));
    rc |= quitter_add(vm, "exit");
    rc |= quitter_add(vm, "quit");
    rc |= put_in_order(vm);
    typing_init(vm);
    for (size_t i = 0; i < COUNT_OF(module_tables); i++)
        module_register(vm, module_tables[i]);
    if (rc < 0)
        die("out of memory while the sandbox starts");
}
