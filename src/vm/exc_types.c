/* The hierarchy of the built-in exceptions, and the attributes that some of
 * the classes have. Where a class has fields, they stand as a tuple in
 * exc_obj.extra, in the order of the class's table.
 */
#include "vm/exc_types.h"

#include <errno.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/vec.h"
#include "vm/class.h"
#include "vm/data.h"
#include "vm/data_priv.h"
#include "vm/gc.h"
#include "vm/object.h"
#include "vm/priv.h"
#include "vm/vm.h"

/* -- fields -- */

enum { MAX_FIELDS = 8 };

value exc_field(value e, size_t i)
{
    value fields = exc_of(e)->extra;
    return fields && is_tuple(fields) && i < tuple_len(fields)
               ? tuple_items(fields)[i] : NONE;
}

/* The tuple is nobody else's, so it may change. */
int exc_set_field(struct vm *vm, value e, size_t i, value v)
{
    value *extra = &exc_of(e)->extra;
    if (!*extra || tuple_len(*extra) <= i) {
        value items[MAX_FIELDS];
        for (size_t k = 0; k < MAX_FIELDS; k++)
            items[k] = exc_field(e, k);
        value grown = tuple_from(vm, items, i + 1 > 2 ? MAX_FIELDS : 2);
        if (!grown)
            return -1;
        value old = *extra;
        *extra = grown;
        xunref(vm, old);
    }
    value *slot = &tuple_items(*extra)[i], old = *slot;
    *slot = ref(v ? v : NONE);
    unref(vm, old);
    return 0;
}

#define ACCESS(i)                                                             \
    static value get##i(struct vm *vm, value e)                               \
    {                                                                         \
        (void)vm;                                                             \
        return ref(exc_field(e, i));                                          \
    }                                                                         \
    static int set##i(struct vm *vm, value e, value v)                        \
    {                                                                         \
        return exc_set_field(vm, e, i, v);                                    \
    }
ACCESS(0) ACCESS(1) ACCESS(2) ACCESS(3) ACCESS(4) ACCESS(5) ACCESS(6) ACCESS(7)
#undef ACCESS

/* Reads the keywords of a call, each of which sets a field; 0 or -1. */
static int fields_of_keywords(struct vm *vm, value self, const char *what,
                              const char *const *names, size_t first,
                              const value *kwargs, value kwnames)
{
    size_t most = 0;
    while (names[most])
        most++;
    if (kwnames && tuple_len(kwnames) > most) {
        exc_raise(vm, &exc_TypeError,
                  "%s takes at most %zu keyword argument%s (%zu given)", what,
                  most, most == 1 ? "" : "s", tuple_len(kwnames));
        return -1;
    }
    for (size_t k = 0; kwnames && k < tuple_len(kwnames); k++) {
        struct str name = str_text(tuple_items(kwnames)[k]);
        size_t i = 0;
        while (names[i] && !str_eqz(name, names[i]))
            i++;
        if (!names[i]) {
            exc_raise(vm, &exc_TypeError,
                      "'%.*s' is an invalid keyword argument for %s",
                      STR_ARG(name), what);
            return -1;
        }
        if (exc_set_field(vm, self, first + i, kwargs[k]) < 0)
            return -1;
    }
    return 0;
}

/* -- StopIteration and SystemExit: one value, which stands in extra itself -- */

static value get_extra(struct vm *vm, value self)
{
    (void)vm;
    value v = exc_of(self)->extra;
    return ref(v ? v : NONE);
}

static int set_extra(struct vm *vm, value self, value v)
{
    value old = exc_of(self)->extra;
    exc_of(self)->extra = xref(v);
    xunref(vm, old);
    return 0;
}

static int stop_init(struct vm *vm, value self, const value *args, size_t n,
                     value kwnames)
{
    if (exc_base_init(vm, self, args, n, kwnames) < 0)
        return -1;
    return set_extra(vm, self, n ? args[0] : NONE);
}

static int exit_init(struct vm *vm, value self, const value *args, size_t n,
                     value kwnames)
{
    if (exc_base_init(vm, self, args, n, kwnames) < 0)
        return -1;
    value code = n == 0 ? NONE : n == 1 ? args[0] : exc_of(self)->args;
    return set_extra(vm, self, code);
}

static const struct getset stop_getset[] = {
    {"value", get_extra, set_extra, true}, {0},
};
static const struct getset exit_getset[] = {
    {"code", get_extra, set_extra, true}, {0},
};

/* -- KeyError -- */

static value key_str(struct vm *vm, value self)
{
    value args = exc_of(self)->args;
    if (args && tuple_len(args) == 1)
        return value_repr(vm, tuple_items(args)[0]);
    return exc_base_str(vm, self);
}

/* -- NameError, AttributeError -- */

static int name_init(struct vm *vm, value self, const value *args, size_t n,
                     value kwnames)
{
    static const char *const names[] = {"name", NULL};
    if (exc_base_init(vm, self, args, n, NULL) < 0)
        return -1;
    return fields_of_keywords(vm, self, "NameError()", names, 0, args + n,
                              kwnames);
}

static int attribute_init(struct vm *vm, value self, const value *args,
                          size_t n, value kwnames)
{
    static const char *const names[] = {"name", "obj", NULL};
    if (exc_base_init(vm, self, args, n, NULL) < 0)
        return -1;
    return fields_of_keywords(vm, self, "AttributeError()", names, 0, args + n,
                              kwnames);
}

static const struct getset name_getset[] = {{"name", get0, set0, true}, {0}};
static const struct getset attribute_getset[] = {
    {"name", get0, set0, true}, {"obj", get1, set1, true}, {0},
};

/* -- ImportError: msg, name, path -- */

static int import_init(struct vm *vm, value self, const value *args, size_t n,
                       value kwnames)
{
    static const char *const names[] = {"name", "path", NULL};
    if (exc_base_init(vm, self, args, n, NULL) < 0 ||
        exc_set_field(vm, self, 0, n == 1 ? args[0] : NONE) < 0)
        return -1;
    return fields_of_keywords(vm, self, "ImportError()", names, 1, args + n,
                              kwnames);
}

static value import_str(struct vm *vm, value self)
{
    value msg = exc_field(self, 0);
    return is_str(msg) ? ref(msg) : exc_base_str(vm, self);
}

static const struct getset import_getset[] = {
    {"msg", get0, set0, true}, {"name", get1, set1, true},
    {"path", get2, set2, true}, {0},
};

/* -- OSError: errno, strerror, filename, filename2, characters_written -- */

static const struct {
    int number;
    struct type *type;
} os_errors[] = {
    {EAGAIN, &exc_BlockingIOError}, {EALREADY, &exc_BlockingIOError},
    {EINPROGRESS, &exc_BlockingIOError}, {EPIPE, &exc_BrokenPipeError},
    {ESHUTDOWN, &exc_BrokenPipeError}, {ECHILD, &exc_ChildProcessError},
    {ECONNABORTED, &exc_ConnectionAbortedError},
    {ECONNREFUSED, &exc_ConnectionRefusedError},
    {ECONNRESET, &exc_ConnectionResetError}, {EEXIST, &exc_FileExistsError},
    {ENOENT, &exc_FileNotFoundError}, {EINTR, &exc_InterruptedError},
    {EISDIR, &exc_IsADirectoryError}, {ENOTDIR, &exc_NotADirectoryError},
    {EACCES, &exc_PermissionError}, {EPERM, &exc_PermissionError},
    {ESRCH, &exc_ProcessLookupError}, {ETIMEDOUT, &exc_TimeoutError},
};

static struct type *os_class(value number)
{
    int64_t i;
    if (!is_int(number) || !int_fits(number, &i))
        return &exc_OSError;
    for (size_t k = 0; k < sizeof os_errors / sizeof *os_errors; k++)
        if (os_errors[k].number == i)
            return os_errors[k].type;
    return &exc_OSError;
}

/* How many characters were written: -1, and None in the field, is not known. */
static int set_written(struct vm *vm, value self, value number)
{
    int64_t n;
    if (index_of(vm, number, INDEX_COUNT, &n) < 0)
        return -1;
    value count = n == -1 ? NONE : int_new(vm, n);
    if (!count)
        return -1;
    int rc = exc_set_field(vm, self, 4, count);
    unref(vm, count);
    return rc;
}

/* AttributeError when it isn't known. */
static value get_written(struct vm *vm, value self)
{
    value count = exc_field(self, 4);
    return count != NONE ? ref(count)
                         : exc_raise(vm, &exc_AttributeError,
                                     "characters_written");
}

static int change_written(struct vm *vm, value self, value number)
{
    if (number)
        return set_written(vm, self, number);
    value before = get_written(vm, self);
    xunref(vm, before);
    return before ? exc_set_field(vm, self, 4, NONE) : -1;
}

/* With two to five arguments they are errno, strerror, filename, winerror,
 * filename2; args then keeps the first two only. To BlockingIOError itself a
 * number says in the place of the name how much was written. */
static int os_fill(struct vm *vm, value self, const value *args, size_t n)
{
    bool parts = n >= 2 && n <= 5;
    value file = parts && n > 2 ? args[2] : NONE;
    value other = file != NONE && n > 4 ? args[4] : NONE;
    if (file != NONE && type_of(self) == &exc_BlockingIOError &&
        value_is_number(file)) {
        if (set_written(vm, self, file) < 0)
            return -1;
        file = other = NONE;
    }
    if (exc_base_init(vm, self, args, file != NONE ? 2 : n, NULL) < 0)
        return -1;
    const value fields[] = {parts ? args[0] : NONE, parts ? args[1] : NONE,
                            file, other};
    for (size_t i = 0; parts && i < sizeof fields / sizeof *fields; i++)
        if (exc_set_field(vm, self, i, fields[i]) < 0)
            return -1;
    return 0;
}

static value os_new(struct vm *vm, struct type *t, const value *args, size_t n,
                    value kwnames);
static int os_init(struct vm *vm, value self, const value *args, size_t n,
                   value kwnames);

/* A class with an __init__ and no __new__ of its own passes on what it likes:
 * then __init__ looks at the arguments, in all others __new__ has done it. */
static bool os_uses_init(const struct type *t)
{
    return t->init != os_init && t->new_ == os_new;
}

static value os_new(struct vm *vm, struct type *t, const value *args, size_t n,
                    value kwnames)
{
    if (os_uses_init(t))
        return exc_base_new(vm, t, NULL, 0, NULL);
    if (kwnames && tuple_len(kwnames))
        return exc_raise(vm, &exc_TypeError,
                         "%s() takes no keyword arguments", t->name);
    if (t == &exc_OSError && n >= 2 && n <= 5)
        t = os_class(args[0]);
    value e = exc_base_new(vm, t, args, n, kwnames);
    if (e && os_fill(vm, e, args, n) < 0) {
        unref(vm, e);
        return NULL;
    }
    return e;
}

static int os_init(struct vm *vm, value self, const value *args, size_t n,
                   value kwnames)
{
    if (!os_uses_init(type_of(self)))
        return 0;
    if (exc_no_keywords(vm, self, kwnames) < 0)
        return -1;
    return os_fill(vm, self, args, n);
}

/* Appends between, then the str (or repr) of v. A text may hold a NUL. */
static bool add_part(struct vm *vm, struct buf *out, const char *between,
                     value v, bool as_repr)
{
    value s = as_repr ? value_repr(vm, v) : value_str(vm, v);
    if (!s)
        return false;
    buf_addz(out, between);
    buf_adds(out, str_text(s));
    unref(vm, s);
    return true;
}

static value os_str(struct vm *vm, value self)
{
    value number = exc_field(self, 0), file = exc_field(self, 2);
    value other = exc_field(self, 3);
    if (number == NONE && file == NONE)
        return exc_base_str(vm, self);
    struct buf text = {0};
    value r = NULL;
    if (add_part(vm, &text, "[Errno ", number, false) &&
        add_part(vm, &text, "] ", exc_field(self, 1), false) &&
        ((file == NONE && other == NONE) ||
         add_part(vm, &text, ": ", file, true)) &&
        (other == NONE || add_part(vm, &text, " -> ", other, true)))
        r = str_new(vm, buf_str(&text));
    buf_fini(&text);
    return r;
}

static const struct getset os_getset[] = {
    {"errno", get0, set0, true}, {"strerror", get1, set1, true},
    {"filename", get2, set2, true}, {"filename2", get3, set3, true},
    {"characters_written", get_written, change_written}, {0},
};

/* -- SyntaxError: msg, filename, lineno, offset, text, end_lineno,
 *    end_offset, print_file_and_line -- */

static int syntax_init(struct vm *vm, value self, const value *args, size_t n,
                       value kwnames)
{
    if (exc_base_init(vm, self, args, n, kwnames) < 0 ||
        (n && exc_set_field(vm, self, 0, args[0]) < 0))
        return -1;
    if (n != 2)
        return 0;
    value where = tuple_of_iterable(vm, args[1]);
    if (!where)
        return -1;
    int rc = 0;
    size_t parts = tuple_len(where);
    if (parts < 4 || parts > 6) {
        exc_raise(vm, &exc_TypeError,
                  "function takes at %s %d arguments (%zu given)",
                  parts < 4 ? "least" : "most", parts < 4 ? 4 : 6, parts);
        rc = -1;
    }
    for (size_t i = 0; rc == 0 && i < parts; i++)
        rc = exc_set_field(vm, self, 1 + i, tuple_items(where)[i]);
    unref(vm, where);
    if (rc == 0 && parts == 5) {
        exc_raise(vm, &exc_TypeError,
                  "end_offset must be provided when end_lineno is provided");
        rc = -1;
    }
    return rc;
}

/* What stands behind the last slash of a path. */
static struct str last_part(struct str path)
{
    const char *slash = str_find_last(path, STR("/"));
    size_t skipped = slash ? (size_t)(slash + 1 - path.p) : 0;
    return (struct str){path.p + skipped, path.n - skipped};
}

static value syntax_str(struct vm *vm, value self)
{
    value msg = value_str(vm, exc_field(self, 0));
    value file = exc_field(self, 1), line = exc_field(self, 2);
    if (!msg)
        return NULL;
    int64_t at = 0;
    bool has_line = is_int(line) && !is_bool(line);
    if (has_line && !int_fits(line, &at))
        at = -1;
    if (!is_str(file) && !has_line)
        return msg;
    struct buf b = {0};
    buf_adds(&b, str_text(msg));
    buf_addz(&b, " (");
    if (is_str(file))
        buf_adds(&b, last_part(str_text(file)));
    if (has_line)
        buf_printf(&b, "%sline %lld", is_str(file) ? ", " : "", (long long)at);
    buf_addc(&b, ')');
    unref(vm, msg);
    return str_take_buf(vm, &b);
}

static const struct getset syntax_getset[] = {
    {"msg", get0, set0, true}, {"filename", get1, set1, true},
    {"lineno", get2, set2, true}, {"offset", get3, set3, true},
    {"text", get4, set4, true}, {"end_lineno", get5, set5, true},
    {"end_offset", get6, set6, true}, {"print_file_and_line", get7, set7, true},
    {0},
};

/* -- UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError: fields
 *    encoding (not of the last), object, start, end, reason -- */

/* What each argument has to be. */
static const char *unicode_kinds(const struct type *t)
{
    return type_is_sub(t, &exc_UnicodeDecodeError)   ? "sbiis"
           : type_is_sub(t, &exc_UnicodeEncodeError) ? "ssiis"
                                                     : "siis";
}

static bool unicode_argument(struct vm *vm, value v, char kind, size_t place)
{
    int64_t i;
    if (kind == 'i')
        return value_as_int64(vm, v, &i) == 0;
    if (kind == 'b' || is_str(v))
        return true;
    exc_raise(vm, &exc_TypeError, "argument %zu must be str, not %s", place,
              argument_name(v));
    return false;
}

/* The bytes are looked at when all else is known to be right. */
static bool has_bytes(struct vm *vm, const char *kinds, const value *args)
{
    struct str bytes;
    if (kinds[1] != 'b' || bytes_get(args[1], &bytes))
        return true;
    exc_raise(vm, &exc_TypeError, "a bytes-like object is required, not '%s'",
              type_of(args[1])->name);
    return false;
}

static int unicode_init(struct vm *vm, value self, const value *args, size_t n,
                        value kwnames)
{
    const char *kinds = unicode_kinds(type_of(self));
    size_t wanted = strlen(kinds);
    if (exc_base_init(vm, self, args, n, kwnames) < 0)
        return -1;
    if (n != wanted) {
        exc_raise(vm, &exc_TypeError,
                  "function takes exactly %zu arguments (%zu given)", wanted,
                  n);
        return -1;
    }
    for (size_t i = 0; i < wanted; i++)
        if (!unicode_argument(vm, args[i], kinds[i], i + 1) ||
            exc_set_field(vm, self, 5 - wanted + i, args[i]) < 0)
            return -1;
    return has_bytes(vm, kinds, args) ? 0 : -1;
}

/* The one byte or character that is wrong, as text; false when there is none
 * in that place. */
static bool unicode_culprit(value object, int64_t at, struct buf *out)
{
    struct str bytes;
    if (bytes_get(object, &bytes)) {
        bool inside = at >= 0 && (size_t)at < bytes.n;
        if (inside)
            buf_printf(out, "byte 0x%02x", (unsigned char)bytes.p[at]);
        return inside;
    }
    if (!is_str(object))
        return false;
    const unsigned char *p = (const unsigned char *)str_z(object);
    for (; at > 0 && *p; at--)
        do
            p++;
        while ((*p & 0xC0) == 0x80);
    if (!*p)
        return false;
    uint32_t cp = *p;
    if (cp >= 0xF0)
        cp = (cp & 7) << 18 | (p[1] & 63u) << 12 | (p[2] & 63u) << 6 | (p[3] & 63u);
    else if (cp >= 0xE0)
        cp = (cp & 15) << 12 | (p[1] & 63u) << 6 | (p[2] & 63u);
    else if (cp >= 0xC0)
        cp = (cp & 31) << 6 | (p[1] & 63u);
    buf_printf(out, cp < 0x100 ? "character '\\x%02x'"
                    : cp < 0x10000 ? "character '\\u%04x'"
                                   : "character '\\U%08x'", cp);
    return true;
}

static void unicode_verb(value self, struct buf *out)
{
    const struct type *t = type_of(self);
    if (type_is_sub(t, &exc_UnicodeTranslateError)) {
        buf_addz(out, "can't translate ");
        return;
    }
    buf_addc(out, '\'');
    buf_adds(out, str_text(exc_field(self, 0)));
    buf_addz(out, type_is_sub(t, &exc_UnicodeDecodeError)
                      ? "' codec can't decode " : "' codec can't encode ");
}

static value unicode_str(struct vm *vm, value self)
{
    int64_t from = 0, to = 0;
    if (!exc_of(self)->extra) /* a subclass that never called __init__ */
        return str_newz(vm, "");
    if (!is_str(exc_field(self, 4)) || !is_int(exc_field(self, 2)))
        return exc_base_str(vm, self);
    int_fits(exc_field(self, 2), &from);
    int_fits(exc_field(self, 3), &to);
    value why = value_str(vm, exc_field(self, 4));
    if (!why)
        return NULL;
    struct buf b = {0};
    unicode_verb(self, &b);
    if (to == from + 1 && unicode_culprit(exc_field(self, 1), from, &b)) {
        buf_printf(&b, " in position %lld: ", (long long)from);
    } else {
        bool bytes = type_is_sub(type_of(self), &exc_UnicodeDecodeError);
        buf_printf(&b, "%s in position %lld-%lld: ",
                   bytes ? "bytes" : "characters", (long long)from,
                   (long long)to - 1);
    }
    buf_adds(&b, str_text(why));
    unref(vm, why);
    return str_take_buf(vm, &b);
}

static const struct getset unicode_getset[] = {
    {"encoding", get0, set0, true}, {"object", get1, set1, true},
    {"start", get2, set2, true}, {"end", get3, set3, true},
    {"reason", get4, set4, true}, {0},
};

/* -- the classes -- */

#define X(type_name, base_name)                                               \
    struct type exc_##type_name = {                                           \
        .name = #type_name, .base = &exc_##base_name,                         \
        .flags = TYPE_BASE,                                                   \
    };
EXCEPTION_LIST(X)
#undef X

struct exc_state {
    VEC(struct type *) made; /* by exc_type_new */
};

struct type *exc_type_new(struct vm *vm, const char *module, const char *name,
                          struct type *base)
{
    struct type *t = xcalloc(1, sizeof *t);
    t->name = name;
    t->module = module;
    t->base = base;
    t->flags = TYPE_BASE;
    type_ready(vm, t);
    vec_push(&vm->priv->exc->made, t);
    return t;
}

/* What makes a class more than a name; the rest is inherited. */
static void give_slots(void)
{
    exc_StopIteration.init = stop_init;
    exc_StopIteration.getset = stop_getset;
    exc_SystemExit.init = exit_init;
    exc_SystemExit.getset = exit_getset;
    exc_KeyError.str = key_str;
    exc_NameError.init = name_init;
    exc_NameError.str = exc_AttributeError.str = exc_base_str;
    exc_NameError.getset = name_getset;
    exc_AttributeError.init = attribute_init;
    exc_AttributeError.getset = attribute_getset;
    exc_ImportError.init = import_init;
    exc_ImportError.str = import_str;
    exc_ImportError.getset = import_getset;
    exc_OSError.new_ = os_new;
    exc_OSError.init = os_init;
    exc_OSError.str = os_str;
    exc_OSError.getset = os_getset;
    exc_SyntaxError.init = syntax_init;
    exc_SyntaxError.str = syntax_str;
    exc_SyntaxError.getset = syntax_getset;
    struct type *const unicode[] = {&exc_UnicodeDecodeError,
                                    &exc_UnicodeEncodeError,
                                    &exc_UnicodeTranslateError};
    for (size_t i = 0; i < sizeof unicode / sizeof *unicode; i++) {
        unicode[i]->init = unicode_init;
        unicode[i]->str = unicode_str;
        unicode[i]->getset = unicode_getset;
    }
    exc_BaseExceptionGroup.new_ = exc_group_new_slot;
    exc_BaseExceptionGroup.str = exc_group_str;
    exc_BaseExceptionGroup.methods = exc_group_methods;
    exc_BaseExceptionGroup.getset = exc_group_getset;
}

/* Each class has an __init__ in its own name, so that a refusal names it; but
 * ExceptionGroup, the only one that isn't made in C in CPython. */
static void give_inits(void)
{
#define X(name, base)                                                         \
    if (!exc_##name.init && &exc_##name != &exc_ExceptionGroup)               \
        exc_##name.init = exc_##base.init;
    EXCEPTION_LIST(X)
#undef X
}

/* Does CPython leave __new__ to its base? So do those that have fields, and what
 * is below them. */
static bool lacks_new(const struct type *t)
{
    static const struct type *const fields[] = {
        &exc_AttributeError, &exc_ImportError, &exc_KeyError, &exc_NameError,
        &exc_OSError, &exc_StopIteration, &exc_SyntaxError, &exc_SystemExit,
        &exc_BaseExceptionGroup,
    };
    for (; t; t = t->base)
        for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
            if (t == fields[i])
                return true;
    return false;
}

static void give_news(void)
{
#define X(name, base)                                                         \
    if (!exc_##name.new_ && !lacks_new(&exc_##name))                          \
        exc_##name.new_ = exc_BaseException.new_;
    EXCEPTION_LIST(X)
#undef X
}

/* ExceptionGroup is an Exception as well. */
static void mend_group_bases(struct vm *vm)
{
    struct type *t = &exc_ExceptionGroup;
    value bases[] = {(value)&exc_BaseExceptionGroup, (value)&exc_Exception};
    value mro[] = {(value)t, bases[0], bases[1], (value)&exc_BaseException,
                   (value)&object_type};
    clear_slot(vm, &t->bases);
    clear_slot(vm, &t->mro);
    t->bases = tuple_from(vm, bases, 2);
    t->mro = tuple_from(vm, mro, 5);
    type_add_sub(&exc_Exception, t);
    type_modified(t);
}

void exc_init(struct vm *vm)
{
    if (vm->priv->exc)
        return;
    vm->priv->exc = xcalloc(1, sizeof *vm->priv->exc);
    give_slots();
    type_ready(vm, &exc_BaseException);
    give_inits();
    give_news();
#define X(name, base) type_ready(vm, &exc_##name);
    EXCEPTION_LIST(X)
#undef X
    mend_group_bases(vm);
    type_ready(vm, &traceback_type);
}

void exc_fini(struct vm *vm)
{
    exc_clear(vm);
}

void exc_types_free(struct vm *vm)
{
    struct exc_state *s = vm->priv->exc;
    if (!s)
        return;
    for (size_t i = 0; i < s->made.n; i++)
        free(s->made.p[i]);
    vec_fini(&s->made);
    free(s);
    vm->priv->exc = NULL;
}
