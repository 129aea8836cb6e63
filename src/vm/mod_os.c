/* The os module of a machine without files: paths as texts, an empty
 * environment, and a seeded stream where CPython asks the kernel for chance.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "vm/lib_priv.h"
#include "vm/mod_digest.h"
#include "vm/process.h"

#include "vm/prelude/os.py.h"
#include "vm/prelude/os_path.py.h"

/* -- urandom ---------------------------------------------------------------- */

enum { URANDOM_DIGEST = 32 };

/* Every call begins with a digest of its own. The run with seed 0 is the one
 * that the oracle under real CPython has. */
void urandom_fill(struct vm *vm, unsigned char *out, size_t n)
{
    for (size_t at = 0; at < n; at += URANDOM_DIGEST) {
        char text[64];
        unsigned char sum[URANDOM_DIGEST];
        unsigned long long count = lib_state(vm)->urandom_count++;
        if (vm->seed)
            snprintf(text, sizeof text, "loopscope%llu/%llu", count,
                     (unsigned long long)vm->seed);
        else
            snprintf(text, sizeof text, "loopscope%llu", count);
        digest(DIGEST_BLAKE2B, str_of(text), sum, sizeof sum);
        memcpy(out + at, sum, n - at < sizeof sum ? n - at : sizeof sum);
    }
}

static value os_urandom(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    int64_t size;
    if (value_as_int64(vm, a[0], &size) < 0)
        return NULL;
    if (size < 0)
        return exc_raise(vm, &exc_ValueError,
                         "negative argument not allowed");
    if (!vm_reserve(vm, (size_t)size))
        return NULL;
    unsigned char *bytes = xmalloc((size_t)size);
    urandom_fill(vm, bytes, (size_t)size);
    value v = bytes_new(vm, bytes, (size_t)size);
    free(bytes);
    return v;
}

/* -- what the machine is ---------------------------------------------------- */

static value os_getpid(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    return small_new(process_number(vm));
}

static value os_cpu_count(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)self, (void)a, (void)n;
    return small_new(4);
}

static value os_getcwd(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    return str_newz(vm, "/");
}

static value os_refused(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    return exc_raise(vm, &exc_PermissionError,
                     "the sandbox has no files and no other processes");
}

static value os_exit(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    int64_t status;
    if (process_is_child(vm))
        return value_as_int64(vm, a[0], &status) < 0
                   ? NULL : (process_exit(vm, (int)status), NULL);
    value e = value_call1(vm, (value)&exc_SystemExit, a[0]);
    return e ? exc_raise_take(vm, e) : NULL;
}

static value os_strerror(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    int64_t code;
    if (value_as_int64(vm, a[0], &code) < 0)
        return NULL;
    return str_newz(vm, strerror((int)code));
}

/* -- os.path: what knows of files; the rest is in prelude/os_path.py --------- */

/* What a path is made of: itself, or what its __fspath__ gives. What is none is
 * told behind the words of `refusal`. */
static value path_of(struct vm *vm, value v, const char *refusal)
{
    if (is_str(v) || is_instance(v, &bytes_type))
        return ref(v);
    const char *name = type_short_name(type_of(v));
    value r = special_call(vm, v, "__fspath__", NULL);
    if (!r && !vm->exc)
        exc_raise(vm, &exc_TypeError, "%s, not %s", refusal, name);
    if (!r || is_str(r) || is_instance(r, &bytes_type))
        return r;
    exc_raise(vm, &exc_TypeError, "expected %s.__fspath__() to return str or "
              "bytes, not %s", name, type_short_name(type_of(r)));
    unref(vm, r);
    return NULL;
}

static value os_fspath(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return path_of(vm, a[0], "expected str, bytes or os.PathLike object");
}

/* Is the path this one, which may be NULL? No number is. */
static value is_path(struct vm *vm, const value *a, const char *wanted)
{
    if (is_int(a[0]))
        return bool_value(false);
    value path = path_of(vm, a[0], "stat: path should be string, bytes, "
                                   "os.PathLike or integer");
    if (!path)
        return NULL;
    struct str p;
    if (!bytes_get(path, &p))
        p = str_text(path);
    bool same = wanted && str_eqz(p, wanted);
    unref(vm, path);
    return bool_value(same);
}

/* The program's own file is the only one. */
static value path_isfile(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return is_path(vm, a, vm->file);
}

/* A number is an open file's: the three that are open from the start. */
static value path_exists(struct vm *vm, value self, const value *a, size_t n)
{
    int64_t number;
    if (is_int(a[0]))
        return bool_value(int_fits(a[0], &number) && number >= 0 && number < 3);
    return path_isfile(vm, self, a, n);
}

static value path_isdir(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return is_path(vm, a, "/");
}

static const struct native path_functions[] = {
    {"_fspath", os_fspath, "path", 0},
    {"exists", path_exists, "path", 0},
    {"isfile", path_isfile, "path", 0},
    {"isdir", path_isdir, "s", 0},
    {0},
};

static const struct native functions[] = {
    {"urandom", os_urandom, "size, /", 0},
    {"getpid", os_getpid, "", 0},
    {"getppid", os_getpid, "", 0},
    {"cpu_count", os_cpu_count, "", 0},
    {"getcwd", os_getcwd, "", 0},
    {"strerror", os_strerror, "code, /", 0},
    {"fspath", os_fspath, "path", 0},
    {"_exit", os_exit, "status", 0},
    {"open", os_refused, "...kw", 0},
    {"listdir", os_refused, "...kw", 0},
    {"scandir", os_refused, "...kw", 0},
    {"walk", os_refused, "...kw", 0},
    {"mkdir", os_refused, "...kw", 0},
    {"makedirs", os_refused, "...kw", 0},
    {"remove", os_refused, "...kw", 0},
    {"unlink", os_refused, "...kw", 0},
    {"rename", os_refused, "...kw", 0},
    {"rmdir", os_refused, "...kw", 0},
    {"stat", os_refused, "...kw", 0},
    {"chdir", os_refused, "...kw", 0},
    {"system", os_refused, "...kw", 0},
    {"popen", os_refused, "...kw", 0},
    {"fork", os_refused, "...kw", 0},
    {"kill", os_refused, "...kw", 0},
    {0},
};

static int add_separators(struct vm *vm, value module)
{
    static const char *const texts[][2] = {
        {"sep", "/"}, {"curdir", "."}, {"pardir", ".."}, {"extsep", "."},
        {"pathsep", ":"}, {"devnull", "/dev/null"},
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        if (module_set_take(vm, module, texts[i][0],
                            str_newz(vm, texts[i][1])) < 0)
            return -1;
    return 0;
}

static int os_init(struct vm *vm, value module)
{
    int rc = add_separators(vm, module);
    rc |= module_set_take(vm, module, "linesep", str_newz(vm, "\n"));
    rc |= module_set_take(vm, module, "name", str_newz(vm, "posix"));
    rc |= module_set(vm, module, "error", (value)&exc_OSError);
    rc |= module_set_take(vm, module, "path", module_import(vm, "os.path"));
    /* its functions say that they are posix's, and are looked for there */
    rc |= dict_set_z(vm, vm->modules, "posix", module);
    return rc;
}

const struct module_def mods_os[] = {
    {.name = "os", .in_c = "posix", .functions = functions, .init = os_init,
     .source = os_py,
     .imports = "abc sys"},
    {.name = "os.path", .functions = path_functions, .source = os_path_py},
    {0},
};
