/* For the tests of the built-in data types: a vm without a program, and short
 * ways to make values and to look at their repr. Results of the makers live
 * until teardown.
 */
#ifndef TESTS_DATA_FIXTURE_H
#define TESTS_DATA_FIXTURE_H

#include "support/test.h"

#include "vm/data.h"
#include "vm/exc.h"
#include "vm/object.h"
#include "vm/vm.h"

static struct vm *vm;
static struct virtual_port port;
static value kept[20000];
static size_t n_kept;

static void drop_output(struct port *p, int stream, struct str text)
{
    (void)p, (void)stream, (void)text;
}

static int setup(void **state)
{
    (void)state;
    virtual_port_init(&port);
    port.port.write = drop_output;
    vm = vm_new(&(struct vm_options){.port = &port.port, .file = "test.py"});
    return vm ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    while (n_kept > 0)
        unref(vm, kept[--n_kept]);
    exc_clear(vm);
    vm_free(vm);
    return 0;
}

__attribute__((unused)) static value keep(value v)
{
    if (v)
        kept[n_kept++] = v;
    return v;
}

__attribute__((unused)) static value text(const char *z)
{
    return keep(str_newz(vm, z));
}

__attribute__((unused)) static value number(const char *z)
{
    return keep(int_parse(vm, str_of(z), 10));
}

__attribute__((unused)) static const char *shown(value v)
{
    if (!v)
        return "(exception)";
    return str_z(keep(value_repr(vm, v)));
}

__attribute__((unused)) static value call(value self, const char *name,
                                          value a, value b)
{
    value args[2] = {a, b};
    return keep(value_call_method(vm, self, name, args,
                                  b ? 2 : a ? 1 : 0));
}

/* The message of the exception that stands; drops it. */
__attribute__((unused)) static const char *error(void)
{
    value e = exc_fetch(vm);
    if (!e)
        return "(none)";
    value s = keep(value_str(vm, e));
    unref(vm, e);
    return str_z(s);
}

#endif
