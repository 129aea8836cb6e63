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

/* -- os.path ---------------------------------------------------------------- */

static bool path_arg(struct vm *vm, value v, struct str *out)
{
    if (is_str(v)) {
        *out = str_text(v);
        return true;
    }
    exc_raise(vm, &exc_TypeError,
              "expected str, bytes or os.PathLike object, not %s",
              type_short_name(type_of(v)));
    return false;
}

/* The same, of bytes too; what is made of it is then bytes as well. */
static bool path_any(struct vm *vm, value v, struct str *out)
{
    return bytes_get(v, out) || path_arg(vm, v, out);
}

static value path_like(struct vm *vm, value v, struct str s)
{
    return is_str(v) ? str_new(vm, s) : bytes_new(vm, s.p, s.n);
}

/* Where the last component begins. */
static size_t base_at(struct str p)
{
    size_t i = p.n;
    while (i > 0 && p.p[i - 1] != '/')
        i--;
    return i;
}

/* The head without the slashes at its end, unless it is all slashes. */
static struct str head_of(struct str p)
{
    size_t n = base_at(p), end = n;
    while (end > 0 && p.p[end - 1] == '/')
        end--;
    return (struct str){p.p, end ? end : n};
}

static struct str tail_of(struct str p)
{
    size_t at = base_at(p);
    return (struct str){p.p + at, p.n - at};
}

static value path_basename(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct str p;
    return path_any(vm, a[0], &p) ? path_like(vm, a[0], tail_of(p)) : NULL;
}

static value path_dirname(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct str p;
    return path_any(vm, a[0], &p) ? path_like(vm, a[0], head_of(p)) : NULL;
}

static value path_split(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct str p;
    return path_any(vm, a[0], &p)
               ? pair_take(vm, path_like(vm, a[0], head_of(p)),
                           path_like(vm, a[0], tail_of(p)))
               : NULL;
}

static value path_splitext(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct str p;
    if (!path_any(vm, a[0], &p))
        return NULL;
    size_t base = base_at(p), dot = p.n;
    while (base < p.n && p.p[base] == '.')
        base++; /* dots at the front are part of the name */
    for (size_t i = p.n; i > base && dot == p.n; i--)
        if (p.p[i - 1] == '.')
            dot = i - 1;
    return pair_take(vm, path_like(vm, a[0], (struct str){p.p, dot}),
                     path_like(vm, a[0], (struct str){p.p + dot, p.n - dot}));
}

static value path_join(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct buf b = {0};
    struct str p;
    if (!path_arg(vm, a[0], &p))
        return NULL;
    buf_adds(&b, p);
    for (size_t i = 0; i < tuple_len(a[1]); i++) {
        if (!path_arg(vm, tuple_items(a[1])[i], &p)) {
            buf_fini(&b);
            return NULL;
        }
        if (p.n && p.p[0] == '/')
            b.n = 0;
        else if (b.n && b.p[b.n - 1] != '/')
            buf_addc(&b, '/');
        buf_adds(&b, p);
    }
    return str_take_buf(vm, &b);
}

/* Adds a component to a normal path: "." is left out, ".." takes the one
 * before away where it can. */
static void normal_add(struct buf *b, size_t root, struct str part)
{
    if (part.n == 0 || str_eqz(part, "."))
        return;
    struct str done = buf_str(b);
    size_t last = done.n > root ? base_at(done) : root;
    if (last < root)
        last = root;
    bool after_dots = str_eqz((struct str){done.p + last, done.n - last}, "..");
    if (str_eqz(part, "..") && (root || done.n > root) && !after_dots) {
        b->n = last > root ? last - 1 : root;
        return;
    }
    if (b->n > root)
        buf_addc(b, '/');
    buf_adds(b, part);
}

static value normal_path(struct vm *vm, struct str p, bool absolute)
{
    struct buf b = {0};
    bool two = p.n > 1 && p.p[0] == '/' && p.p[1] == '/' &&
               (p.n == 2 || p.p[2] != '/'); /* means something to POSIX */
    if (absolute || (p.n && p.p[0] == '/'))
        buf_addz(&b, two ? "//" : "/");
    size_t root = b.n;
    buf_reserve(&b, p.n);
    for (size_t i = 0; i <= p.n;) {
        size_t end = i;
        while (end < p.n && p.p[end] != '/')
            end++;
        normal_add(&b, root, (struct str){p.p + i, end - i});
        i = end + 1;
    }
    if (b.n == 0)
        buf_addc(&b, '.');
    return str_take_buf(vm, &b);
}

static value path_normpath(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct str p;
    return path_arg(vm, a[0], &p) ? normal_path(vm, p, false) : NULL;
}

static value path_abspath(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct str p;
    return path_arg(vm, a[0], &p) ? normal_path(vm, p, true) : NULL;
}

static value path_isabs(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct str p;
    return path_any(vm, a[0], &p) ? bool_value(p.n && p.p[0] == '/') : NULL;
}

/* The longest text that all of a list begin with, byte by byte up to a whole
 * character. */
static value path_commonprefix(struct vm *vm, value self, const value *a,
                               size_t n)
{
    (void)self, (void)n;
    bool plain = is_list(a[0]) || is_tuple(a[0]);
    int any = plain ? 1 : value_truth(vm, a[0]);
    value first = any > 0 && !plain ? value_getitem(vm, a[0], small_new(0))
                                    : NULL;
    xunref(vm, first);
    if (vm->exc)
        return NULL;
    value list = list_of_iterable(vm, a[0]);
    struct str common = {"", 0}, p;
    for (size_t i = 0; list && i < list_len(list); i++) {
        if (!path_arg(vm, list_items(list)[i], &p)) {
            clear_slot(vm, &list);
            break;
        }
        if (i == 0)
            common = p;
        size_t same = 0;
        while (same < common.n && same < p.n && common.p[same] == p.p[same])
            same++;
        while (same < common.n && same > 0 && (common.p[same] & 0xC0) == 0x80)
            same--;
        common.n = same;
    }
    value r = list ? str_new(vm, common) : NULL;
    xunref(vm, list);
    return r;
}

/* What paths have in common, part by part: n[0] of a text. */
static size_t common_parts(struct str a, struct str b)
{
    size_t at = 0, whole = 0;
    while (at < a.n && at < b.n && a.p[at] == b.p[at]) {
        at++;
        if ((at == a.n || a.p[at] == '/') && (at == b.n || b.p[at] == '/'))
            whole = at;
    }
    return whole;
}

/* Without "." and doubled slashes, which the words of os.path call normal
 * enough; new reference. */
static value plain_parts(struct vm *vm, struct str p)
{
    struct buf b = {0};
    for (size_t i = 0; i < p.n;) {
        size_t end = i;
        while (end < p.n && p.p[end] != '/')
            end++;
        bool dot = end - i == 1 && p.p[i] == '.';
        if (end > i && !dot) {
            if (b.n)
                buf_addc(&b, '/');
            buf_add(&b, p.p + i, end - i);
        }
        i = end + 1;
    }
    return str_take_buf(vm, &b);
}

static value common_of(struct vm *vm, value list)
{
    value common = NULL;
    struct str p;
    bool rooted = false;
    for (size_t i = 0; i < list_len(list); i++) {
        if (!path_arg(vm, list_items(list)[i], &p))
            break;
        bool root = p.n && p.p[0] == '/';
        if (i && root != rooted) {
            exc_raise(vm, &exc_ValueError,
                      "Can't mix absolute and relative paths");
            break;
        }
        rooted = root;
        value parts = plain_parts(vm, p);
        if (parts && common) {
            struct str c = str_text(common);
            c.n = common_parts(c, str_text(parts));
            unref(vm, parts);
            parts = str_new(vm, c);
        }
        xunref(vm, common);
        if (!(common = parts))
            break;
    }
    value r = common && !vm->exc
                  ? str_printf(vm, "%s%s", rooted ? "/" : "", str_z(common))
                  : NULL;
    xunref(vm, common);
    return r;
}

static value path_commonpath(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)self, (void)n;
    value list = list_of_iterable(vm, a[0]);
    value r = !list ? NULL
              : list_len(list) ? common_of(vm, list)
                               : exc_raise(vm, &exc_ValueError,
                                           "commonpath() arg is an empty "
                                           "sequence");
    xunref(vm, list);
    return r;
}

/* The way from one normal path to another, both from the root. */
static value way_between(struct vm *vm, struct str from, struct str to)
{
    size_t same = 0, at = 0;
    for (; from.n > 1 && from.p[1] == '/'; from.p++, from.n--)
        ;
    for (; to.n > 1 && to.p[1] == '/'; to.p++, to.n--)
        ;
    while (at < from.n && at < to.n && from.p[at] == to.p[at]) {
        at++;
        bool ends = (at == from.n || from.p[at] == '/') &&
                    (at == to.n || to.p[at] == '/');
        if (ends)
            same = at;
    }
    struct buf b = {0};
    for (size_t i = same; i < from.n; i++)
        if (from.p[i] == '/' && i + 1 < from.n)
            buf_addz(&b, b.n ? "/.." : "..");
    while (same < to.n && to.p[same] == '/')
        same++;
    if (same < to.n) {
        if (b.n)
            buf_addc(&b, '/');
        buf_add(&b, to.p + same, to.n - same);
    }
    if (!b.n)
        buf_addc(&b, '.');
    return str_take_buf(vm, &b);
}

static value path_relpath(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct str p, start = {"/", 1};
    if (!path_arg(vm, a[0], &p) ||
        (a[1] && a[1] != NONE && !path_arg(vm, a[1], &start)))
        return NULL;
    if (!p.n)
        return exc_raise(vm, &exc_ValueError, "no path specified");
    value to = normal_path(vm, p, true), from = normal_path(vm, start, true);
    value r = to && from ? way_between(vm, str_text(from), str_text(to)) : NULL;
    xunref(vm, to);
    xunref(vm, from);
    return r;
}

/* The program's own file is the only one. */
static value path_exists(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct str p;
    return path_arg(vm, a[0], &p) ? bool_value(vm->file && str_eqz(p, vm->file))
                                  : NULL;
}

static value path_isdir(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct str p;
    return path_arg(vm, a[0], &p) ? bool_value(str_eqz(p, "/")) : NULL;
}

static value path_same(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct str p;
    return path_any(vm, a[0], &p) ? ref(a[0]) : NULL;
}

static const struct native path_functions[] = {
    {"basename", path_basename, "p", 0},
    {"dirname", path_dirname, "p", 0},
    {"split", path_split, "p", 0},
    {"splitext", path_splitext, "p", 0},
    {"join", path_join, "a, *p", 0},
    {"normpath", path_normpath, "path", 0},
    {"abspath", path_abspath, "path", 0},
    {"realpath", path_abspath, "filename", 0},
    {"isabs", path_isabs, "s", 0},
    {"commonprefix", path_commonprefix, "m", 0},
    {"commonpath", path_commonpath, "paths", 0},
    {"relpath", path_relpath, "path, start=", 0},
    {"exists", path_exists, "path", 0},
    {"isfile", path_exists, "path", 0},
    {"isdir", path_isdir, "s", 0},
    {"expanduser", path_same, "path", 0},
    {"expandvars", path_same, "path", 0},
    {0},
};

static const struct native functions[] = {
    {"urandom", os_urandom, "size, /", 0},
    {"getpid", os_getpid, "", 0},
    {"getppid", os_getpid, "", 0},
    {"cpu_count", os_cpu_count, "", 0},
    {"getcwd", os_getcwd, "", 0},
    {"strerror", os_strerror, "code, /", 0},
    {"fspath", path_same, "path", 0},
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
     .source = os_py},
    {.name = "os.path", .functions = path_functions, .init = add_separators},
    {0},
};
