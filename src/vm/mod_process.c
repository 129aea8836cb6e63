/* The module _process: forks, and what goes between them. multiprocessing is
 * written in the prelude on top of it. */
#include "vm/lib_priv.h"
#include "vm/process.h"
#include "vm/wire.h"

/* Seconds from now, or for ever when v is None or left out. 0 or -1. */
static int read_deadline(struct vm *vm, value v, double *out)
{
    double seconds;
    *out = LANE_FOR_EVER;
    if (absent(v))
        return 0;
    if (value_as_double(vm, v, &seconds) < 0)
        return -1;
    *out = vm_now(vm) + (seconds > 0 ? seconds : 0);
    return 0;
}

static int read_bytes(struct vm *vm, value v, struct str *out)
{
    if (bytes_get(v, out))
        return 0;
    exc_raise(vm, &exc_TypeError, "a bytes-like object is required, not '%s'",
              type_of(v)->name);
    return -1;
}

static value do_fork(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct str name = is_str(a[0]) ? str_text(a[0]) : STR("Process");
    int64_t number = process_fork(vm, name, absent(a[1]) ? NULL : a[1]);
    return number < 0 ? NULL : int_new(vm, number);
}

static value do_exit(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    int64_t status;
    if (value_as_int64(vm, a[0], &status) < 0)
        return NULL;
    if (process_is_child(vm))
        process_exit(vm, (int)status);
    return exc_raise(vm, &exc_RuntimeError, "this process is no fork");
}

static value status(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    int64_t number;
    int result;
    if (value_as_int64(vm, a[0], &number) < 0)
        return NULL;
    return process_ended(vm, number, &result) ? int_new(vm, result)
                                              : ref(NONE);
}

static value join(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    int64_t number;
    double deadline;
    if (value_as_int64(vm, a[0], &number) < 0 ||
        read_deadline(vm, a[1], &deadline) < 0 ||
        process_join(vm, number, deadline) < 0)
        return NULL;
    return ref(NONE);
}

static value do_kill(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    int64_t number, signal;
    if (value_as_int64(vm, a[0], &number) < 0 ||
        value_as_int64(vm, a[1], &signal) < 0)
        return NULL;
    process_kill(vm, number, (int)signal);
    return ref(NONE);
}

static value post(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    int64_t number;
    struct str bytes;
    if (value_as_int64(vm, a[0], &number) < 0 ||
        read_bytes(vm, a[1], &bytes) < 0 ||
        process_post(vm, number, bytes) < 0)
        return NULL;
    return ref(NONE);
}

static value do_send(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct str bytes;
    if (read_bytes(vm, a[0], &bytes) < 0 || process_send(vm, bytes) < 0)
        return NULL;
    return ref(NONE);
}

static value take(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    double deadline;
    if (read_deadline(vm, a[0], &deadline) < 0)
        return NULL;
    value message = process_take(vm, deadline);
    return message || vm->exc ? message : ref(NONE);
}

static value do_pack(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return wire_pack(vm, a[0], a[1]);
}

static value do_unpack(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct str bytes;
    return read_bytes(vm, a[0], &bytes) < 0
               ? NULL : wire_unpack(vm, bytes, a[1], a[2]);
}

static const struct native functions[] = {
    {"fork", do_fork, "name, on_message=, /", 0},
    {"exit", do_exit, "status, /", 0},
    {"status", status, "number, /", 0},
    {"join", join, "number, timeout=, /", 0},
    {"kill", do_kill, "number, signal, /", 0},
    {"post", post, "number, data, /", 0},
    {"send", do_send, "data, /", 0},
    {"take", take, "timeout=, /", 0},
    {"pack", do_pack, "value, reduce, /", 0},
    {"unpack", do_unpack, "data, build, restore, /", 0},
    {0},
};

const struct module_def mods_process[] = {
    {.name = "_process", .functions = functions},
    {0},
};
