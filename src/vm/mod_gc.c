/* The module `gc`. */
#include "vm/data.h"
#include "vm/gc.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/priv.h"
#include "vm/vm.h"

static value do_collect(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    return int_new_unsigned(vm, gc_collect(vm));
}

static value do_enable(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    gc_enable(vm, true);
    return ref(NONE);
}

static value do_disable(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    gc_enable(vm, false);
    return ref(NONE);
}

static value is_enabled(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)self, (void)a, (void)n;
    return bool_value(gc_enabled(vm));
}

static value set_threshold(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self;
    for (size_t i = 0; i < n && a[i]; i++)
        if (value_as_int(vm, a[i], &gc_thresholds(vm)[i]) < 0)
            return NULL;
    return ref(NONE);
}

static value get_threshold(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    value numbers[GC_GENERATIONS];
    for (size_t i = 0; i < GC_GENERATIONS; i++)
        numbers[i] = int_new(vm, gc_thresholds(vm)[i]);
    value all = tuple_from(vm, numbers, GC_GENERATIONS);
    for (size_t i = 0; i < GC_GENERATIONS; i++)
        unref(vm, numbers[i]);
    return all;
}

static value is_tracked(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)self, (void)n;
    return bool_value(!is_small(a[0]) && type_of(a[0])->flags & TYPE_GC);
}

static const struct native functions[] = {
    {"collect", do_collect, "generation=", 0},
    {"enable", do_enable, "", 0},
    {"disable", do_disable, "", 0},
    {"isenabled", is_enabled, "", 0},
    {"set_threshold", set_threshold, "threshold0, threshold1=, threshold2=, /",
     NATIVE_VARARGS},
    {"get_threshold", get_threshold, "", 0},
    {"is_tracked", is_tracked, "obj, /", 0},
    {0},
};

const struct module_def mods_gc[] = {
    {.name = "gc", .in_c = "gc", .functions = functions}, {0},
};
