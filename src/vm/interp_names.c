/* Names: globals, built-ins, class and module namespaces, imports. */
#include "vm/data.h"
#include "vm/dict_cache.h"
#include "vm/exc.h"
#include "vm/interp_priv.h"
#include "vm/names.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/vm.h"

static value no_name(struct vm *vm, value name)
{
    return exc_raise_name(vm, &exc_NameError, name, "name '%s' is not defined",
                     str_z(name));
}

/* A name that a namespace's keys of other types hide from the cache. */
static value ask_global(struct vm *vm, struct frame *f, value name)
{
    value v = dict_get(vm, frame_globals(f), name);
    if (!v && !vm->exc)
        v = dict_get(vm, vm->builtins, name);
    return v ? ref(v) : vm->exc ? NULL : no_name(vm, name);
}

/* Remembers where the name stands, for as long as no key comes or goes. */
value op_load_global(struct vm *vm, struct frame *f, struct site *s)
{
    int64_t at = dict_index(frame_globals(f), s->name);
    if (at >= 0) {
        s->kind = 1;
        s->version = dict_keys_version(frame_globals(f));
        s->index = (uint32_t)at;
        return ref(*dict_slot(frame_globals(f), at));
    }
    if (at != DICT_ASK)
        at = dict_index(vm->builtins, s->name);
    if (at < 0)
        return at == DICT_ASK ? ask_global(vm, f, s->name)
                              : no_name(vm, s->name);
    s->kind = 2;
    s->version = dict_keys_version(frame_globals(f));
    s->version2 = dict_keys_version(vm->builtins);
    s->index = (uint32_t)at;
    return ref(*dict_slot(vm->builtins, at));
}

/* The name in a namespace, which need not be a dict (metaclass.__prepare__):
 * new reference; NULL without an exception when it is not there. */
static value from_names(struct vm *vm, value names, value name)
{
    if (type_of(names) == &dict_type)
        return xref(dict_get(vm, names, name));
    value v = value_getitem(vm, names, name);
    if (!v && exc_is(vm, &exc_KeyError))
        exc_clear(vm);
    return v;
}

value op_load_name(struct vm *vm, struct frame *f, value name)
{
    value v = frame_names(f) ? from_names(vm, frame_names(f), name) : NULL;
    if (v || vm->exc)
        return v;
    if ((v = dict_get(vm, frame_globals(f), name)) ||
        (!vm->exc && (v = dict_get(vm, vm->builtins, name))))
        return ref(v);
    return vm->exc ? NULL : no_name(vm, name);
}

int op_store_name(struct vm *vm, struct frame *f, value name, value v)
{
    value names = frame_names(f) ? frame_names(f) : frame_globals(f);
    if (type_of(names) == &dict_type)
        return dict_set(vm, names, name, v);
    return value_setitem(vm, names, name, v);
}

static int delete_from(struct vm *vm, value names, value name)
{
    bool plain = type_of(names) == &dict_type;
    int removed = plain ? dict_pop(vm, names, name, NULL) : 1;
    if (!plain && value_setitem(vm, names, name, NULL) < 0) {
        if (!exc_is(vm, &exc_KeyError))
            return -1;
        exc_clear(vm);
        removed = 0;
    }
    if (removed == 0)
        no_name(vm, name);
    return removed > 0 ? 0 : -1;
}

int op_delete_name(struct vm *vm, struct frame *f, value name)
{
    return delete_from(vm, frame_names(f) ? frame_names(f) : frame_globals(f), name);
}

int op_delete_global(struct vm *vm, struct frame *f, value name)
{
    return delete_from(vm, frame_globals(f), name);
}

value op_load_classderef(struct vm *vm, struct frame *f, uint32_t i)
{
    value name = f->code->cells[i];
    value v = frame_names(f) ? from_names(vm, frame_names(f), name) : NULL;
    if (v || vm->exc)
        return v;
    v = ((struct cell_obj *)frame_cells(f)[i])->v;
    if (!v)
        op_unbound_cell(vm, f, i);
    return xref(v);
}

void op_unbound_local(struct vm *vm, struct frame *f, uint32_t i)
{
    exc_raise(vm, &exc_UnboundLocalError,
              "cannot access local variable '%s' where it is not associated "
              "with a value", str_z(f->code->locals[i]));
}

void op_unbound_cell(struct vm *vm, struct frame *f, uint32_t i)
{
    const char *name = str_z(f->code->cells[i]);
    if (i < f->code->code->n_cells)
        exc_raise(vm, &exc_UnboundLocalError,
                  "cannot access local variable '%s' where it is not "
                  "associated with a value", name);
    else
        exc_raise_name(vm, &exc_NameError, f->code->cells[i],
                       "cannot access free variable '%s' where it is not "
                       "associated with a value in enclosing scope", name);
}

int op_setup_annotations(struct vm *vm, struct frame *f)
{
    value names = frame_names(f) ? frame_names(f) : frame_globals(f);
    value name = vm->names->d_annotations;
    value have = from_names(vm, names, name);
    if (have || vm->exc) {
        xunref(vm, have);
        return have ? 0 : -1;
    }
    value dict = dict_new(vm);
    int status = dict ? op_store_name(vm, f, name, dict) : -1;
    xunref(vm, dict);
    return status;
}

/* -- imports ---------------------------------------------------------------- */

static bool has_dot(value name)
{
    return strchr(str_z(name), '.') != NULL;
}

/* `import a.b` gives a; `from a.b import c` and `import a.b as c` need b. */
value op_import(struct vm *vm, value name, value level, value fromlist)
{
    if (is_small(level) && small_get(level) > 0)
        return exc_raise(vm, &exc_ImportError, "attempted relative import "
                         "with no known parent package");
    value module = module_import(vm, str_z(name));
    if (!module || fromlist != NONE || !has_dot(name))
        return module;
    unref(vm, module);
    struct buf top = {0};
    buf_add(&top, str_z(name), strcspn(str_z(name), "."));
    module = module_import(vm, buf_z(&top));
    buf_fini(&top);
    return module;
}

/* The module as CPython names it in an ImportError. */
static value cannot_import(struct vm *vm, value module, value name)
{
    value own = value_getattr_opt(vm, module, vm->names->d_name);
    exc_clear(vm);
    value file = value_getattr_opt(vm, module, vm->names->d_file);
    exc_clear(vm);
    exc_raise(vm, &exc_ImportError,
              "cannot import name '%s' from '%s' (%s)", str_z(name),
              own && is_str(own) ? str_z(own) : "<unknown module name>",
              file && is_str(file) ? str_z(file) : "unknown location");
    xunref(vm, own);
    xunref(vm, file);
    return NULL;
}

value op_import_from(struct vm *vm, value module, value name)
{
    value v = value_getattr_opt(vm, module, name);
    if (v || vm->exc)
        return v;
    /* a submodule that was not imported yet */
    value own = value_getattr_opt(vm, module, vm->names->d_name);
    if (own && is_str(own)) {
        struct buf full = {0};
        buf_printf(&full, "%s.%s", str_z(own), str_z(name));
        if (module_known(vm, buf_str(&full)))
            v = module_import(vm, buf_z(&full));
        buf_fini(&full);
    }
    xunref(vm, own);
    if (v || vm->exc)
        return v;
    return cannot_import(vm, module, name);
}

static int copy_name(struct vm *vm, struct frame *f, value module, value name)
{
    value v = value_getattr(vm, module, name);
    int status = v ? op_store_name(vm, f, name, v) : -1;
    xunref(vm, v);
    return status;
}

static int copy_all(struct vm *vm, struct frame *f, value module, value all)
{
    value names = tuple_of_iterable(vm, all);
    int status = names ? 0 : -1;
    for (size_t i = 0; status == 0 && i < tuple_len(names); i++)
        status = copy_name(vm, f, module, tuple_items(names)[i]);
    xunref(vm, names);
    return status;
}

int op_import_star(struct vm *vm, struct frame *f, value module)
{
    value all = value_getattr_opt(vm, module, vm->names->d_all);
    if (vm->exc)
        return -1;
    if (all) {
        int status = copy_all(vm, f, module, all);
        unref(vm, all);
        return status;
    }
    value dict = dict_copy(vm, module_dict(module));
    if (!dict)
        return -1;
    size_t pos = 0;
    value name, v;
    int status = 0;
    while (status == 0 && dict_each(dict, &pos, &name, &v))
        if (is_str(name) && str_z(name)[0] != '_')
            status = op_store_name(vm, f, name, v);
    unref(vm, dict);
    return status;
}
