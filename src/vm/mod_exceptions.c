/* What the prelude's traceback and warnings need of the vm: an exception as
 * CPython prints it, and a line of the program.
 */
#include "vm/exc_types.h"
#include "vm/lib_priv.h"

static value format_uncaught(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)self, (void)n;
    struct buf b = {0};
    exc_format(vm, a[0], &b);
    return str_take_buf(vm, &b);
}

/* The line, or None when the file is not the program's. */
static value source_line(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    int64_t line;
    const struct program *p = vm->program;
    if (value_as_int64(vm, a[1], &line) < 0)
        return NULL;
    if (!p || !is_str(a[0]) || !str_eq(str_text(a[0]), p->file) || line < 1 ||
        line > p->n_lines)
        return ref(NONE);
    return str_new(vm, p->lines[line - 1]);
}

static value entries(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    int64_t limit = INT64_MAX;
    if (a[1] != NONE && value_as_int64(vm, a[1], &limit) < 0)
        return NULL;
    if (a[0] == NONE)
        return list_new(vm);
    if (!is_instance(a[0], &traceback_type))
        return exc_raise(vm, &exc_TypeError, "a traceback was expected, not "
                         "%s", type_of(a[0])->name);
    return tb_entries(vm, a[0], limit);
}

/* Where an entry stands: line, column, and both of the end. None when it is the
 * library's, which is not shown. */
static value tb_span(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct span s;
    if (!is_instance(a[0], &traceback_type) || !tb_place(a[0], &s))
        return ref(NONE);
    value items[] = {small_new(s.line), small_new(s.col),
                     small_new(s.end_line), small_new(s.end_col)};
    return tuple_from(vm, items, 4);
}

/* The line of marks under a source line, which may be empty. */
static value marks(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self;
    int numbers[4];
    for (size_t i = 1; i < n; i++)
        if (value_as_int(vm, a[i], &numbers[i - 1]) < 0)
            return NULL;
    struct span s = {numbers[0], numbers[1], numbers[2], numbers[3]};
    struct buf b = {0};
    if (is_str(a[0]))
        tb_marks(str_text(a[0]), s, &b);
    return str_take_buf(vm, &b);
}

/* A warning is about to be shown. */
static value tell_warning(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    EMIT(vm, warn, .task = vm->current_task, .kind = str_text(a[0]),
         .text = str_text(a[1]));
    return ref(NONE);
}

/* What messages call the type of x: those in C with their module. */
static value type_told(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return str_newz(vm, type_of(a[0])->name);
}

static const struct native functions[] = {
    {"tb_entries", entries, "tb, limit, /", 0},
    {"tb_span", tb_span, "tb, /", 0},
    {"marks", marks, "text, line, col, end_line, end_col, /", 0},
    {"format_uncaught", format_uncaught, "exc, /", 0},
    {"source_line", source_line, "filename, lineno, /", 0},
    {"tell_warning", tell_warning, "category, text, /", 0},
    {"type_told", type_told, "x, /", 0},
    {0},
};

const struct module_def mods_exceptions[] = {
    {.name = "_exceptions", .functions = functions},
    {0},
};
