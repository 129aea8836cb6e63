/* The sys module, and the objects that stand for the standard streams. */
#include <limits.h>

#include "vm/frame.h"
#include "vm/lib_priv.h"

/* -- stdout, stderr, stdin -------------------------------------------------- */

struct stdio {
    struct obj obj;
    int stream; /* 0, 1, 2 */
    bool closed;
};

static int stream_of(value v)
{
    return ((struct stdio *)v)->stream;
}

int stdio_stream(value v)
{
    return !is_small(v) && v->type == &stdio_type &&
                   !((struct stdio *)v)->closed ? stream_of(v) : 0;
}

static bool is_open(struct vm *vm, value self)
{
    if (!((struct stdio *)self)->closed)
        return true;
    exc_raise(vm, &exc_ValueError, "I/O operation on closed file.");
    return false;
}

/* The same of a question, which CPython's lower layer answers. */
static value if_open(struct vm *vm, value self, bool answer)
{
    return ((struct stdio *)self)->closed
               ? exc_raise(vm, &exc_ValueError, "I/O operation on closed file")
               : bool_value(answer);
}

static value not_supported(struct vm *vm, const char *what)
{
    return exc_raise(vm, &exc_OSError, "not %s", what);
}

static value stdio_write(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    if (!is_str(a[0]))
        return exc_raise(vm, &exc_TypeError,
                         "write() argument must be str, not %s",
                         argument_name(a[0]));
    if (!is_open(vm, self))
        return NULL;
    if (stream_of(self) == 0)
        return not_supported(vm, "writable");
    if (stream_of(self) == 1 && !str_encodes(vm, a[0]))
        return NULL;
    vm_write(vm, stream_of(self), str_text(a[0]));
    return int_new(vm, ((struct str_obj *)a[0])->len);
}

static int write_line(struct vm *vm, value line, void *arg)
{
    value r = stdio_write(vm, arg, &line, 1);
    xunref(vm, r);
    return r ? 0 : -1;
}

static value stdio_writelines(struct vm *vm, value self, const value *a,
                              size_t n)
{
    (void)n;
    if (!is_open(vm, self))
        return NULL;
    return value_each(vm, a[0], write_line, self) < 0 ? NULL : ref(NONE);
}

static value stdio_flush(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return is_open(vm, self) ? ref(NONE) : NULL;
}

static value stdio_close(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)a, (void)n;
    ((struct stdio *)self)->closed = true;
    return ref(NONE);
}

static value stdio_false(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return if_open(vm, self, false);
}

static value stdio_writable(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)a, (void)n;
    return if_open(vm, self, stream_of(self) != 0);
}

static value stdio_readable(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)a, (void)n;
    return if_open(vm, self, stream_of(self) == 0);
}

static value stdio_fileno(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)a, (void)n;
    return small_new(stream_of(self));
}

/* A line with its newline into b; false at the end. */
static bool read_line(struct vm *vm, struct buf *b)
{
    if (!vm->port->read_line || !vm->port->read_line(vm->port, b))
        return false;
    buf_addc(b, '\n');
    return true;
}

static value stdio_readline(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)a, (void)n;
    if (stream_of(self) != 0)
        return not_supported(vm, "readable");
    struct buf b = {0};
    read_line(vm, &b);
    return str_take_buf(vm, &b);
}

static value stdio_read(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    if (stream_of(self) != 0)
        return not_supported(vm, "readable");
    struct buf all = {0}, line = {0};
    for (; read_line(vm, &line); line.n = 0)
        buf_adds(&all, buf_str(&line));
    buf_fini(&line);
    return str_take_buf(vm, &all);
}

static value stdio_next(struct vm *vm, value self)
{
    if (stream_of(self) != 0)
        return not_supported(vm, "readable");
    struct buf b = {0};
    if (read_line(vm, &b))
        return str_take_buf(vm, &b);
    buf_fini(&b);
    return NULL;
}

static value stdio_name(struct vm *vm, value self)
{
    static const char *const names[] = {"<stdin>", "<stdout>", "<stderr>"};
    return str_newz(vm, names[stream_of(self)]);
}

static value stdio_mode(struct vm *vm, value self)
{
    return str_newz(vm, stream_of(self) ? "w" : "r");
}

static value stdio_encoding(struct vm *vm, value self)
{
    (void)self;
    return str_newz(vm, "utf-8");
}

static value stdio_closed(struct vm *vm, value self)
{
    (void)vm;
    return bool_value(((struct stdio *)self)->closed);
}

static value stdio_repr(struct vm *vm, value self)
{
    static const char *const names[] = {"stdin", "stdout", "stderr"};
    return str_printf(vm, "<_io.TextIOWrapper name='<%s>' mode='%s' "
                      "encoding='utf-8'>", names[stream_of(self)],
                      stream_of(self) ? "w" : "r");
}

static const struct native stdio_methods[] = {
    {"write", stdio_write, "text, /", 0},
    {"writelines", stdio_writelines, "lines, /", 0},
    {"flush", stdio_flush, "", 0},
    {"close", stdio_close, "", 0},
    {"isatty", stdio_false, "", 0},
    {"writable", stdio_writable, "", 0},
    {"readable", stdio_readable, "", 0},
    {"seekable", stdio_false, "", 0},
    {"fileno", stdio_fileno, "", 0},
    {"readline", stdio_readline, "size=, /", 0},
    {"read", stdio_read, "size=, /", 0},
    {"reconfigure", stdio_flush, "**options", 0},
    {0},
};
static const struct getset stdio_attributes[] = {
    {"name", stdio_name, NULL}, {"mode", stdio_mode, NULL},
    {"encoding", stdio_encoding, NULL}, {"closed", stdio_closed, NULL}, {0},
};

struct type stdio_type = {
    .name = "_io.TextIOWrapper", .size = sizeof(struct stdio),
    .repr = stdio_repr, .iter = iter_obj_self, .next = stdio_next,
    .methods = stdio_methods, .getset = stdio_attributes,
};

value sys_stream(struct vm *vm, int stream)
{
    value sys = dict_get_z(vm, vm->modules, "sys");
    if (!sys)
        return NULL;
    return dict_get_z(vm, module_dict(sys), stream == 2 ? "stderr" : "stdout");
}

void vm_write_now(struct vm *vm, int stream, struct str text)
{
    value file = sys_stream(vm, stream);
    if (!file || stdio_stream(file)) {
        vm_write(vm, file ? stdio_stream(file) : stream, text);
        return;
    }
    value before = vm->exc;
    vm->exc = NULL;
    value written = file != NONE && text.n ? str_new(vm, text) : NULL;
    ref(file);
    value r = written ? value_call_method(vm, file, "write", &written, 1) : NULL;
    unref(vm, file);
    xunref(vm, r);
    xunref(vm, written);
    if (!vm->limit_hit) {
        exc_clear(vm);
        vm->exc = before;
    } else {
        xunref(vm, before);
    }
}

/* Has it said so itself? */
static bool says_closed(struct vm *vm, value file)
{
    value closed = value_getattr_z(vm, file, "closed");
    int yes = closed ? value_truth(vm, closed) : 0;
    xunref(vm, closed);
    exc_clear(vm);
    return yes > 0;
}

/* Flushes what the program has put in a stream's place; false when that failed,
 * which is then told if it is to be. */
static bool flush_stream(struct vm *vm, int stream, bool at_end, bool tell)
{
    value file = sys_stream(vm, stream);
    if (!file || file == NONE || stdio_stream(file) || vm->limit_hit)
        return true;
    ref(file);
    value r = at_end && says_closed(vm, file)
                  ? ref(NONE) : value_call_method(vm, file, "flush", NULL, 0);
    if (!r && tell)
        exc_unraisable_in(vm, "in", file);
    else if (!r && !vm->limit_hit)
        exc_clear(vm);
    unref(vm, file);
    xunref(vm, r);
    return r;
}

void sys_flush(struct vm *vm)
{
    flush_stream(vm, 2, false, false);
    flush_stream(vm, 1, false, false);
}

bool sys_flush_last(struct vm *vm)
{
    bool out = flush_stream(vm, 1, true, true);
    return flush_stream(vm, 2, true, false) && out;
}

/* -- functions -------------------------------------------------------------- */

static value sys_exit(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    /* CPython sets it with its value alone: a tuple stands for the arguments,
     * and None for no argument at all. */
    bool many = a[0] && is_tuple(a[0]);
    value e = value_call(vm, (value)&exc_SystemExit,
                         many ? tuple_items(a[0]) : a,
                         many ? tuple_len(a[0]) : a[0] && a[0] != NONE, NULL);
    return e ? exc_raise_take(vm, e) : NULL;
}

static value sys_exc_info(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    value e = frame_handled(vm);
    value parts[3] = {NONE, NONE, NONE};
    if (e) {
        parts[0] = (value)type_of(e);
        parts[1] = e;
        if (((struct exc_obj *)e)->traceback)
            parts[2] = ((struct exc_obj *)e)->traceback;
    }
    return tuple_from(vm, parts, 3);
}

static value sys_excepthook(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)self, (void)n;
    if (is_exception(a[1])) {
        exc_print(vm, a[1]);
        return ref(NONE);
    }
    struct buf text = {0};
    buf_printf(&text, "TypeError: print_exception(): Exception expected "
               "for value, %s found\n", type_of(a[1])->name);
    vm_write_now(vm, 2, buf_str(&text));
    buf_fini(&text);
    return ref(NONE);
}

bool sys_except(struct vm *vm, value e)
{
    value module = dict_get_z(vm, vm->modules, "sys");
    value hook = module ? dict_get_z(vm, module_dict(module), "excepthook")
                        : NULL;
    if (!hook || hook == dict_get_z(vm, module_dict(module), "__excepthook__"))
        return false;
    value tb = exc_of(e)->traceback, args[] = {(value)type_of(e), e,
                                               tb ? tb : NONE};
    value r = value_call(vm, hook, args, 3, NULL);
    xunref(vm, r);
    if (r || vm->limit_hit)
        return true;
    value failed = exc_fetch(vm);
    vm_write_now(vm, 2, STR("Error in sys.excepthook:\n"));
    struct buf text = {0};
    exc_format(vm, failed, &text);
    buf_addz(&text, "\nOriginal exception was:\n");
    vm_write_now(vm, 2, buf_str(&text));
    buf_fini(&text);
    unref(vm, failed);
    return false;
}

static value sys_exception(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    value e = frame_handled(vm);
    return ref(e ? e : NONE);
}

static value sys_getrecursionlimit(struct vm *vm, value self, const value *a,
                                   size_t n)
{
    (void)self, (void)a, (void)n;
    return small_new(vm->limits.recursion);
}

static value sys_setrecursionlimit(struct vm *vm, value self, const value *a,
                                   size_t n)
{
    (void)self, (void)n;
    int64_t limit;
    if (value_as_int64(vm, a[0], &limit) < 0)
        return NULL;
    if (limit > INT_MAX || limit < INT_MIN)
        return exc_raise(vm, &exc_OverflowError,
                         "Python int too large to convert to C int");
    if (limit < 1)
        return exc_raise(vm, &exc_ValueError,
                         "recursion limit must be greater or equal than 1");
    if (limit <= vm->depth)
        return exc_raise(vm, &exc_RecursionError, "cannot set the recursion "
                         "limit to %d at the recursion depth %u: the limit is "
                         "too low", (int)limit, vm->depth);
    vm->limits.recursion = (uint32_t)limit;
    return ref(NONE);
}

static value sys_get_origin_depth(struct vm *vm, value self, const value *a,
                                  size_t n)
{
    (void)self, (void)a, (void)n;
    return small_new(vm->origin_depth);
}

static value sys_set_origin_depth(struct vm *vm, value self, const value *a,
                                  size_t n)
{
    (void)self, (void)n;
    int64_t depth;
    if (value_as_int64(vm, a[0], &depth) < 0)
        return NULL;
    if (depth < 0 || depth > INT_MAX)
        return exc_raise(vm, &exc_ValueError, "depth must be >= 0");
    vm->origin_depth = (uint32_t)depth;
    return ref(NONE);
}

static value sys_getsizeof(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return int_new(vm, size_of_object(a[0], true));
}

static value sys_intern(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    if (!is_str(a[0]))
        return exc_raise(vm, &exc_TypeError,
                         "intern() argument must be str, not %s",
                         argument_name(a[0]));
    if (type_of(a[0]) != &str_type)
        return exc_raise(vm, &exc_TypeError, "can't intern %s",
                         type_of(a[0])->name);
    return str_intern(vm, str_text(a[0]));
}

static value sys_getrefcount(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)self, (void)n;
    return int_new(vm, is_small(a[0]) ? 1000000 : (int64_t)a[0]->refs);
}

static value sys_utf8(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    return str_newz(vm, "utf-8");
}

static value sys_none(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)self, (void)a, (void)n;
    return ref(NONE);
}

static value sys_getframe(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    int64_t depth = 0;
    if (a[0] && value_as_int64(vm, a[0], &depth) < 0)
        return NULL;
    struct frame *f = vm->frame;
    while (f && depth-- > 0)
        f = f->back;
    return f ? frame_object(vm, f)
             : exc_raise(vm, &exc_ValueError, "call stack is not deep enough");
}

static const struct native functions[] = {
    {"exit", sys_exit, "status=, /", 0},
    {"exc_info", sys_exc_info, "", 0},
    {"excepthook", sys_excepthook, "exctype, value, traceback, /", 0},
    {"exception", sys_exception, "", 0},
    {"getrecursionlimit", sys_getrecursionlimit, "", 0},
    {"setrecursionlimit", sys_setrecursionlimit, "limit, /", 0},
    {"get_coroutine_origin_tracking_depth", sys_get_origin_depth, "", 0},
    {"set_coroutine_origin_tracking_depth", sys_set_origin_depth, "depth", 0},
    {"getsizeof", sys_getsizeof, "object, default=", 0},
    {"intern", sys_intern, "string, /", 0},
    {"getrefcount", sys_getrefcount, "object, /", 0},
    {"getdefaultencoding", sys_utf8, "", 0},
    {"getfilesystemencoding", sys_utf8, "", 0},
    {"gettrace", sys_none, "", 0},
    {"getprofile", sys_none, "", 0},
    {"_getframe", sys_getframe, "depth=, /", 0},
    {0},
};

/* -- constants -------------------------------------------------------------- */

static const char *const version_names[] = {"major", "minor", "micro",
                                            "releaselevel", "serial", NULL};

static value version_repr(struct vm *vm, value self)
{
    return structseq_repr(vm, self, version_names);
}

static value version_getattr(struct vm *vm, value self, value name)
{
    return structseq_getattr(vm, self, name, version_names);
}

static struct type version_info_type = {
    .name = "sys.version_info", STRUCTSEQ_SLOTS,
    .repr = version_repr, .getattr = version_getattr,
};

static const char *const float_names[] = {
    "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig",
    "mant_dig", "epsilon", "radix", "rounds", NULL,
};

static value float_info_repr(struct vm *vm, value self)
{
    return structseq_repr(vm, self, float_names);
}

static value float_info_getattr(struct vm *vm, value self, value name)
{
    return structseq_getattr(vm, self, name, float_names);
}

static struct type float_info_type = {
    .name = "sys.float_info", STRUCTSEQ_SLOTS,
    .repr = float_info_repr, .getattr = float_info_getattr,
};

static const char *const int_names[] = {
    "bits_per_digit", "sizeof_digit", "default_max_str_digits",
    "str_digits_check_threshold", NULL,
};

static value int_info_repr(struct vm *vm, value self)
{
    return structseq_repr(vm, self, int_names);
}

static value int_info_getattr(struct vm *vm, value self, value name)
{
    return structseq_getattr(vm, self, name, int_names);
}

static struct type int_info_type = {
    .name = "sys.int_info", STRUCTSEQ_SLOTS,
    .repr = int_info_repr, .getattr = int_info_getattr,
};

static value int_info_new(struct vm *vm)
{
    value items[] = {small_new(30), small_new(4), small_new(4300),
                     small_new(640)};
    return structseq_new(vm, &int_info_type, items, COUNT_OF(items));
}

static value version_info_new(struct vm *vm)
{
    value items[] = {small_new(3), small_new(11), small_new(7),
                     str_newz(vm, "final"), small_new(0)};
    return structseq_new(vm, &version_info_type, items, COUNT_OF(items));
}

static value float_info_new(struct vm *vm)
{
    value items[] = {
        float_new(vm, 1.7976931348623157e308), small_new(1024),
        small_new(308), float_new(vm, 2.2250738585072014e-308),
        small_new(-1021), small_new(-307), small_new(15), small_new(53),
        float_new(vm, 2.220446049250313e-16), small_new(2), small_new(1),
    };
    return structseq_new(vm, &float_info_type, items, COUNT_OF(items));
}

static value stdio_new(struct vm *vm, int stream)
{
    struct stdio *s = obj_new(vm, &stdio_type, 0);
    if (s)
        s->stream = stream;
    return s ? &s->obj : NULL;
}

/* The hook, under the name by which a program finds it again. */
static int add_hooks(struct vm *vm, value module)
{
    value hook = dict_get_z(vm, module_dict(module), "excepthook");
    return hook ? module_set(vm, module, "__excepthook__", hook) : 0;
}

static int add_streams(struct vm *vm, value module)
{
    static const char *const names[3][2] = {
        {"stdin", "__stdin__"}, {"stdout", "__stdout__"},
        {"stderr", "__stderr__"},
    };
    for (int i = 0; i < 3; i++) {
        value s = stdio_new(vm, i);
        if (!s || module_set(vm, module, names[i][0], s) < 0 ||
            module_set_take(vm, module, names[i][1], s) < 0)
            return -1;
    }
    return 0;
}

static int add_texts(struct vm *vm, value module)
{
    static const char *const texts[][2] = {
        {"platform", "linux"}, {"byteorder", "little"},
        {"executable", "/usr/bin/python3"}, {"prefix", "/usr"},
        {"exec_prefix", "/usr"}, {"base_prefix", "/usr"},
        {"version", "3.11.7 (main) [loopscope]"}, {"platlibdir", "lib"},
        {"copyright", "Copyright (c) 2001-2023 Python Software Foundation."},
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        if (module_set_take(vm, module, texts[i][0],
                            str_newz(vm, texts[i][1])) < 0)
            return -1;
    return 0;
}

/* sys.implementation: what programs ask is which language this is. */
static int implementation_add(struct vm *vm, value module)
{
    value ns = namespace_new(vm), info = version_info_new(vm);
    int rc = ns && info ? 0 : -1;
    if (rc == 0) {
        value dict = namespace_dict(ns);
        rc |= dict_set_take(vm, dict, "name", str_newz(vm, "cpython"));
        rc |= dict_set_take(vm, dict, "cache_tag",
                            str_newz(vm, "cpython-311"));
        rc |= dict_set_z(vm, dict, "version", info);
        rc |= module_set(vm, module, "implementation", ns);
    }
    xunref(vm, ns);
    xunref(vm, info);
    return rc;
}

static int sys_init(struct vm *vm, value module)
{
    type_ready(vm, &stdio_type);
    type_ready(vm, &version_info_type);
    type_ready(vm, &float_info_type);
    type_ready(vm, &int_info_type);
    int rc = add_streams(vm, module);
    rc |= add_hooks(vm, module);
    rc |= add_texts(vm, module);
    rc |= module_set(vm, module, "argv", vm->argv);
    rc |= module_set(vm, module, "modules", vm->modules);
    rc |= module_set_take(vm, module, "path", list_new(vm));
    rc |= module_set_take(vm, module, "warnoptions", list_new(vm));
    rc |= module_set_take(vm, module, "version_info", version_info_new(vm));
    rc |= module_set_take(vm, module, "float_info", float_info_new(vm));
    rc |= module_set_take(vm, module, "int_info", int_info_new(vm));
    rc |= module_set_take(vm, module, "maxsize", int_new(vm, INT64_MAX));
    rc |= module_set(vm, module, "maxunicode", small_new(0x10FFFF));
    rc |= module_set(vm, module, "hexversion", small_new(0x030b07f0));
    rc |= implementation_add(vm, module);
    return rc;
}

const struct module_def mods_sys[] = {
    {.name = "sys", .in_c = "sys",
     .functions = functions, .init = sys_init},
    {0},
};
