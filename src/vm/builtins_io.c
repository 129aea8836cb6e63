/* print, input, and open, which is refused. */
#include "vm/lib_priv.h"

/* Text on its way to a file: either ours, written in one go, or an object with
 * a write method, given piece by piece. */
struct printer {
    struct vm *vm;
    value file; /* NULL: ours */
    int stream;
    struct buf text;
};

static void printer_flush(struct printer *p)
{
    if (p->text.n > 0)
        vm_write(p->vm, p->stream, buf_str(&p->text));
    p->text.n = 0;
}

/* A piece that CPython would write by itself. Other people's files see each
 * piece as one call of write, be it empty, as they do there. */
static int printer_add(struct printer *p, struct str text)
{
    if (!p->file) {
        buf_adds(&p->text, text);
        return 0;
    }
    value s = str_new(p->vm, text);
    value r = s ? value_call_method(p->vm, p->file, "write", &s, 1) : NULL;
    xunref(p->vm, s);
    xunref(p->vm, r);
    return r ? 0 : -1;
}

static int printer_text(struct printer *p, value s)
{
    if (!p->file && p->stream == 1 && !str_encodes(p->vm, s))
        return -1;
    return printer_add(p, str_text(s));
}

/* str() of anything but these may run the program's code, which may print. */
static bool is_plain(value v)
{
    struct type *t = type_of(v);
    return t == &str_type || t == &int_type || t == &float_type ||
           t == &bool_type || t == &none_type;
}

static int printer_value(struct printer *p, value v)
{
    if (is_str(v) && type_of(v) == &str_type)
        return printer_text(p, v);
    if (!is_plain(v))
        printer_flush(p);
    value s = value_str(p->vm, v);
    if (!s)
        return -1;
    int rc = printer_text(p, s);
    unref(p->vm, s);
    return rc;
}

/* What stands between items or behind them: v, or what is usual when it is
 * absent. */
static int printer_mark(struct printer *p, value v, struct str usual)
{
    return absent(v) ? printer_add(p, usual) : printer_text(p, v);
}

static int printer_items(struct printer *p, value items, value sep, value end)
{
    size_t n = tuple_len(items);
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && printer_mark(p, sep, STR(" ")) < 0)
            return -1;
        if (printer_value(p, tuple_items(items)[i]) < 0)
            return -1;
    }
    return printer_mark(p, end, STR("\n"));
}

/* sep or end: a str, or None or nothing for the default. */
static bool text_option(struct vm *vm, value v, const char *name)
{
    if (absent(v) || is_str(v))
        return true;
    exc_raise(vm, &exc_TypeError, "%s must be None or a string, not %s", name,
              type_of(v)->name);
    return false;
}

/* Where to print: false when there is no stdout (then nothing is printed). */
static bool printer_open(struct printer *p, value file)
{
    if (absent(file))
        file = sys_stream(p->vm, 1);
    if (!file) {
        p->stream = 1;
        return true;
    }
    if (file == NONE)
        return false;
    p->stream = stdio_stream(file);
    p->file = p->stream ? NULL : file;
    return true;
}

static int flush_file(struct vm *vm, value file)
{
    value r = value_call_method(vm, file, "flush", NULL, 0);
    xunref(vm, r);
    return r ? 0 : -1;
}

static value builtin_print(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    int flush = a[4] ? value_truth(vm, a[4]) : 0;
    if (flush < 0 || !text_option(vm, a[1], "sep") ||
        !text_option(vm, a[2], "end"))
        return NULL;
    struct printer p = {.vm = vm};
    if (absent(a[3]) && !sys_stream(vm, 1) && dict_get_z(vm, vm->modules, "sys"))
        return exc_raise(vm, &exc_RuntimeError, "lost sys.stdout");
    if (!printer_open(&p, a[3]))
        return ref(NONE);
    xref(p.file);
    int rc = printer_items(&p, a[0], a[1], a[2]);
    printer_flush(&p); /* on an error too: what came before is written */
    if (rc == 0 && flush && p.file)
        rc = flush_file(vm, p.file);
    xunref(vm, p.file);
    buf_fini(&p.text);
    return rc < 0 ? NULL : ref(NONE);
}

static value builtin_input(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    if (a[0]) {
        value prompt = value_str(vm, a[0]);
        if (!prompt)
            return NULL;
        vm_write_now(vm, 1, str_text(prompt));
        unref(vm, prompt);
    }
    struct buf line = {0};
    if (!vm->port->read_line || !vm->port->read_line(vm->port, &line)) {
        buf_fini(&line);
        EMIT(vm, diag, .kind = STR("input"),
             .text = STR("input() has nothing more to read. The option "
                         "--input FILE gives it the lines of a file."));
        return exc_raise(vm, &exc_EOFError, "EOF when reading a line");
    }
    return str_take_buf(vm, &line);
}

static value builtin_open(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    value what = value_repr(vm, a[0]);
    if (!what)
        return NULL;
    exc_raise(vm, &exc_PermissionError,
              "the sandbox has no files, so open(%s) is refused", str_z(what));
    unref(vm, what);
    return NULL;
}

const struct native builtins_io[] = {
    {"print", builtin_print, "*args, sep=, end=, file=, flush=", 0},
    {"input", builtin_input, "prompt=, /", 0},
    {"open", builtin_open,
     "file, mode=, buffering=, encoding=, errors=, newline=, closefd=, "
     "opener=", 0},
    {0},
};
