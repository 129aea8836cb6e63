/* Modules: the registry of what can be imported, and the module object. */
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/vec.h"
#include "vm/class.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/frame.h"
#include "vm/module.h"
#include "vm/names.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/params.h"
#include "vm/priv.h"
#include "vm/vm.h"

struct module_state {
    VEC(const struct module_def *) tables; /* each ends with a NULL name */
    VEC(struct program *) programs;        /* of preludes */
};

struct module_obj {
    struct obj obj;
    value dict;
    bool own; /* made by the program: it comes from nowhere */
};

static struct module_state *state(struct vm *vm)
{
    if (!vm->priv->modules)
        vm->priv->modules = xcalloc(1, sizeof *vm->priv->modules);
    return vm->priv->modules;
}

void modules_fini(struct vm *vm)
{
    struct module_state *s = vm->priv->modules;
    if (!s)
        return;
    for (size_t i = 0; i < s->programs.n; i++)
        program_free(s->programs.p[i]);
    vec_fini(&s->programs);
    vec_fini(&s->tables);
    free(s);
    vm->priv->modules = NULL;
}

void module_register(struct vm *vm, const struct module_def *defs)
{
    vec_push(&state(vm)->tables, defs);
}

static const struct module_def *find_def(struct vm *vm, struct str name)
{
    struct module_state *s = state(vm);
    for (size_t i = s->tables.n; i-- > 0;)
        for (const struct module_def *d = s->tables.p[i]; d->name; d++)
            if (str_eqz(name, d->name))
                return d;
    return NULL;
}

bool module_known(struct vm *vm, struct str name)
{
    return find_def(vm, name) != NULL;
}

/* -- making ----------------------------------------------------------------- */

void module_share(struct vm *vm, value module, value dict)
{
    value own = module_dict(module);
    ((struct module_obj *)module)->dict = ref(dict);
    unref(vm, own);
}

value module_dict(value module)
{
    return ((struct module_obj *)module)->dict;
}

int module_set(struct vm *vm, value module, const char *name, value v)
{
    return dict_set_z(vm, module_dict(module), name, v);
}

int module_set_take(struct vm *vm, value module, const char *name, value v)
{
    if (!v)
        return -1;
    int status = module_set(vm, module, name, v);
    unref(vm, v);
    return status;
}

int module_add_type(struct vm *vm, value module, struct type *t)
{
    type_ready(vm, t);
    return module_set(vm, module, type_short_name(t), (value)t);
}

value module_new(struct vm *vm, const char *name)
{
    struct module_obj *m = obj_new(vm, &module_type, 0);
    if (!m)
        return NULL;
    m->dict = dict_new(vm);
    struct vm_names *names = vm->names;
    value text = str_internz(vm, name);
    bool ok = m->dict && text &&
              dict_set(vm, m->dict, names->d_name, text) == 0 &&
              dict_set(vm, m->dict, names->d_doc, NONE) == 0 &&
              dict_set(vm, m->dict, names->d_package, NONE) == 0 &&
              dict_set(vm, m->dict, names->d_loader, NONE) == 0 &&
              dict_set(vm, m->dict, names->d_spec, NONE) == 0;
    xunref(vm, text);
    if (ok)
        return (value)m;
    unref(vm, (value)m);
    return NULL;
}

/* Runs the part of a module that is written in the sandbox's language. A
 * prelude that doesn't compile is our mistake. */
static int run_prelude(struct vm *vm, value module,
                       const struct module_def *def)
{
    struct buf file = {0};
    buf_printf(&file, "<%s>", def->name);
    struct diagnostic why = {0};
    struct program *p = lang_compile(str_of(def->source), buf_z(&file), 0,
                                     &why);
    if (!p)
        die("prelude %s:%d: %s", def->name, why.span.line, why.message);
    buf_fini(&file);
    vec_push(&state(vm)->programs, p);
    struct code_obj *code = code_link(vm, p->code, p);
    if (!code)
        return -1;
    int status = dict_set(vm, module_dict(module), vm->names->d_builtins,
                          vm->builtins);
    if (status == 0)
        status = run_module(vm, code, module_dict(module));
    unref(vm, (value)code);
    return status;
}

const char *module_in_c(struct vm *vm, value module)
{
    value name = dict_get(vm, module_dict(module), vm->names->d_name);
    const struct module_def *def =
        name && is_str(name) ? find_def(vm, str_text(name)) : NULL;
    return def ? def->in_c : NULL;
}

static int fill(struct vm *vm, value module, const struct module_def *def)
{
    const char *of = def->in_c ? def->in_c : def->name;
    for (const struct native *f = def->functions; f && f->name; f++) {
        value v = native_new(vm, f, module, of);
        if (module_set_take(vm, module, f->name, v) < 0)
            return -1;
    }
    if (def->init && def->init(vm, module) < 0)
        return -1;
    return def->source ? run_prelude(vm, module, def) : 0;
}

/* -- import ----------------------------------------------------------------- */

/* Sets e.name of the ImportError in vm->exc. */
static void set_error_name(struct vm *vm, const char *name)
{
    value e = exc_fetch(vm);
    value text = str_newz(vm, name);
    if (!text || value_setattr(vm, e, vm->names->name, text) < 0)
        exc_clear(vm);
    xunref(vm, text);
    exc_restore(vm, e);
}

static value not_found(struct vm *vm, const char *name)
{
    exc_raise(vm, &exc_ModuleNotFoundError, "No module named '%s'", name);
    set_error_name(vm, name);
    return NULL;
}

/* Is any module known below that name? */
static bool is_package(struct vm *vm, const char *name)
{
    struct module_state *s = state(vm);
    size_t n = strlen(name);
    for (size_t i = 0; i < s->tables.n; i++)
        for (const struct module_def *d = s->tables.p[i]; d->name; d++)
            if (strncmp(d->name, name, n) == 0 && d->name[n] == '.')
                return true;
    return false;
}

/* The package that a dotted name is in, imported; NULL without an exception
 * for a plain name. */
static value import_parent(struct vm *vm, const char *name)
{
    const char *dot = strrchr(name, '.');
    if (!dot)
        return NULL;
    char *parent = xstrndup(name, (size_t)(dot - name));
    value module = module_import(vm, parent);
    if (module && !module_known(vm, str_of(name))) {
        if (is_package(vm, parent))
            exc_raise(vm, &exc_ModuleNotFoundError, "No module named '%s'",
                      name);
        else
            exc_raise(vm, &exc_ModuleNotFoundError, "No module named '%s'; "
                      "'%s' is not a package", name, parent);
        set_error_name(vm, name);
        clear_slot(vm, &module);
    }
    free(parent);
    return module;
}

static value make(struct vm *vm, const struct module_def *def)
{
    value module = module_new(vm, def->name);
    value key = str_internz(vm, def->name);
    if (!module || !key || dict_set(vm, vm->modules, key, module) < 0) {
        xunref(vm, key);
        xunref(vm, module);
        return NULL;
    }
    if (fill(vm, module, def) < 0) {
        value e = exc_fetch(vm);
        dict_pop(vm, vm->modules, key, NULL);
        clear_slot(vm, &module);
        exc_clear(vm);
        exc_restore(vm, e);
    }
    unref(vm, key);
    return module;
}

value module_import(struct vm *vm, const char *name)
{
    value have = dict_get_z(vm, vm->modules, name);
    if (have && have != NONE)
        return ref(have);
    if (vm->exc)
        return NULL;
    value parent = import_parent(vm, name);
    if (vm->exc)
        return NULL;
    const struct module_def *def = find_def(vm, str_of(name));
    if (!def || have == NONE) {
        xunref(vm, parent);
        return not_found(vm, name);
    }
    value module = make(vm, def);
    if (module && parent &&
        module_set(vm, parent, strrchr(name, '.') + 1, module) < 0)
        clear_slot(vm, &module);
    xunref(vm, parent);
    return module;
}

/* -- attributes that are modules and made when somebody asks for them -------- */

/* What stands at `at` in a list of imports, "abc _os=os": the attribute and the
 * module. Returns the rest, NULL at the end. */
static const char *next_import(const char *at, struct str *name,
                               struct str *module)
{
    at += strspn(at, " ");
    size_t n = strcspn(at, " ");
    if (!n)
        return NULL;
    const char *equals = memchr(at, '=', n);
    *name = (struct str){at, equals ? (size_t)(equals - at) : n};
    *module = equals ? (struct str){equals + 1, n - name->n - 1} : *name;
    return at + n;
}

static const struct module_def *def_of(struct vm *vm, value own)
{
    return own && is_str(own) ? find_def(vm, str_text(own)) : NULL;
}

/* The module that the module `own` imports in CPython under that name; NULL
 * without an exception when there is none. */
static value import_of(struct vm *vm, value own, value name)
{
    const struct module_def *def = def_of(vm, own);
    struct str attribute, module;
    const char *at = def && def->imports ? def->imports : "";
    while ((at = next_import(at, &attribute, &module)))
        if (str_eq(attribute, str_text(name))) {
            char *text = xstrndup(module.p, module.n);
            value v = module_import(vm, text);
            free(text);
            return v;
        }
    return NULL;
}

static int add_imports(struct vm *vm, value own, value names)
{
    const struct module_def *def = def_of(vm, own);
    struct str attribute, module;
    const char *at = def && def->imports ? def->imports : "";
    int rc = 0;
    while (rc == 0 && (at = next_import(at, &attribute, &module))) {
        value v = str_new(vm, attribute);
        rc = v ? set_add(vm, names, v) : -1;
        xunref(vm, v);
    }
    return rc;
}

/* The name in its package of a module that comes with it, else NULL. */
static const char *part_name(const struct module_def *d, struct str package)
{
    bool part = d->in_package && strlen(d->name) > package.n &&
                memcmp(d->name, package.p, package.n) == 0 &&
                d->name[package.n] == '.';
    return part ? d->name + package.n + 1 : NULL;
}

int module_add_parts(struct vm *vm, value package, value names)
{
    struct module_state *s = state(vm);
    value own = dict_get(vm, module_dict(package), vm->names->d_name);
    int rc = add_imports(vm, own, names);
    for (size_t i = 0; own && is_str(own) && i < s->tables.n; i++)
        for (const struct module_def *d = s->tables.p[i]; d->name; d++) {
            const char *name = part_name(d, str_text(own));
            value v = name && rc == 0 ? str_newz(vm, name) : NULL;
            if (name && rc == 0)
                rc = v ? set_add(vm, names, v) : -1;
            xunref(vm, v);
        }
    return rc;
}

/* The module of that name that comes with a package, imported; NULL without an
 * exception when there is none. */
static value part_of(struct vm *vm, value own, value name)
{
    struct module_state *s = state(vm);
    for (size_t i = 0; own && is_str(own) && i < s->tables.n; i++)
        for (const struct module_def *d = s->tables.p[i]; d->name; d++) {
            const char *part = part_name(d, str_text(own));
            if (part && str_eqz(str_text(name), part))
                return module_import(vm, d->name);
        }
    return NULL;
}

/* -- the type --------------------------------------------------------------- */

static value module_construct(struct vm *vm, struct type *t, const value *args,
                              size_t n, value kwnames)
{
    (void)t;
    static const char *const names[] = {"name", "doc", NULL};
    value a[2];
    if (params_bind(vm, &(struct params){"module", names, 1, 0, 0}, args, n,
                    kwnames, a) < 0)
        return NULL;
    if (!is_str(a[0]))
        return exc_raise(vm, &exc_TypeError,
                         "module() argument 'name' must be str, not %s",
                         argument_name(a[0]));
    value m = module_new(vm, str_z(a[0]));
    if (m)
        ((struct module_obj *)m)->own = true;
    if (m && a[1])
        module_set(vm, m, "__doc__", a[1]);
    return m;
}

static value module_getattr(struct vm *vm, value self, value name)
{
    value v = dict_get(vm, module_dict(self), name);
    if (v)
        return ref(v);
    if (vm->exc)
        return NULL;
    if (type_lookup(vm, &module_type, name))
        return object_getattr(vm, self, name);
    value hook = dict_get(vm, module_dict(self), vm->names->d_getattr);
    if (hook)
        return value_call1(vm, hook, name);
    value own = dict_get(vm, module_dict(self), vm->names->d_name);
    value part = import_of(vm, own, name);
    if (!part && !vm->exc)
        part = part_of(vm, own, name);
    if (part || vm->exc)
        return part;
    return exc_raise_attribute(vm, self, name,
                               "module '%s' has no attribute '%s'",
                               own && is_str(own) ? str_z(own) : "?",
                               str_z(name));
}

static value module_repr(struct vm *vm, value self)
{
    value name = dict_get(vm, module_dict(self), vm->names->d_name);
    value file = dict_get(vm, module_dict(self), vm->names->d_file);
    if (file && is_str(file))
        return str_printf(vm, "<module '%s' from '%s'>",
                          name && is_str(name) ? str_z(name) : "?",
                          str_z(file));
    return str_printf(vm, "<module '%s'%s>",
                      name && is_str(name) ? str_z(name) : "?",
                      ((struct module_obj *)self)->own ? "" : " (built-in)");
}

static void module_clear(struct vm *vm, value self)
{
    clear_slot(vm, &((struct module_obj *)self)->dict);
}

static int module_traverse(value self, visit_fn visit, void *arg)
{
    value dict = module_dict(self);
    return dict ? visit(dict, arg) : 0;
}

static value module_get_dict(struct vm *vm, value self)
{
    (void)vm;
    return ref(module_dict(self));
}

static int module_set_dict(struct vm *vm, value self, value v)
{
    (void)self, (void)v;
    exc_raise(vm, &exc_AttributeError, "readonly attribute");
    return -1;
}

static const struct getset module_getset[] = {
    {"__dict__", module_get_dict, module_set_dict},
    {0},
};

struct type module_type = {
    .name = "module",
    .size = sizeof(struct module_obj),
    .flags = TYPE_GC | TYPE_HAS_DICT,
    .instance_dict = offsetof(struct module_obj, dict),
    .new_ = module_construct,
    .dealloc = module_clear,
    .traverse = module_traverse,
    .clear = module_clear,
    .repr = module_repr,
    .getattr = module_getattr,
    .getset = module_getset,
};
