/* The text of an uncaught exception: the chain of causes and contexts, groups
 * as boxes, the last line with its suggestion, notes.
 */
#include <limits.h>

#include "base/vec.h"
#include "lang/code.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/exc_types.h"
#include "vm/object.h"
#include "vm/vm.h"

/* -- the last lines -- */

void exc_text(struct vm *vm, value e, struct buf *out)
{
    value before = exc_fetch(vm);
    value s = value_str(vm, e);
    if (s)
        buf_adds(out, str_text(s));
    else
        buf_addz(out, "<exception str() failed>");
    xunref(vm, s);
    exc_clear(vm);
    vm->exc = before;
}

static const struct type *built_in_base(const struct type *t)
{
    while (t->flags & TYPE_HEAP)
        t = t->base;
    return t;
}

/* Its own text is safe where the class's __str__ is a built-in one, and shows
 * more than the arguments, whose own code would run. */
static bool is_told_safely(struct type *t)
{
    return t->str == built_in_base(t)->str && t->str != exc_BaseException.str &&
           t->str != exc_KeyError.str;
}

void exc_text_safe(struct vm *vm, value e, struct buf *out)
{
    value args = exc_of(e)->args;
    size_t n = args ? tuple_len(args) : 0;
    if (is_told_safely(type_of(e)))
        exc_text(vm, e, out);
    else if (n > 1)
        value_repr_safe(vm, args, out);
    else if (n == 1 && type_of(tuple_items(args)[0]) == &str_type &&
             type_of(e)->str != exc_KeyError.str)
        buf_adds(out, str_text(tuple_items(args)[0]));
    else if (n == 1)
        value_repr_safe(vm, tuple_items(args)[0], out);
}

static void add_class(struct vm *vm, struct type *t, struct buf *out)
{
    (void)vm;
    value m = t->module_value;
    if (!m || !is_str(m)) {
        buf_addz(out, "<unknown>.");
    } else if (!str_eqz(str_text(m), "builtins") &&
               !str_eqz(str_text(m), "__main__")) {
        buf_adds(out, str_text(m));
        buf_addc(out, '.');
    }
    buf_adds(out, str_text(t->qualname));
}

/* Adds text and ends the line; every line of the text stands by itself. */
static void add_line(struct buf *out, struct str text)
{
    buf_adds(out, text);
    buf_addc(out, '\n');
}

static void add_note(struct vm *vm, value note, struct buf *out)
{
    value s = value_str(vm, note);
    add_line(out, s ? str_text(s) : STR("<note str() failed>"));
    xunref(vm, s);
    exc_clear(vm);
}

static void add_notes(struct vm *vm, value e, bool library, struct buf *out)
{
    value notes = exc_notes(vm, e);
    if (notes && value_is_sequence(notes)) {
        value all = tuple_of_iterable(vm, notes);
        for (size_t i = 0; all && i < tuple_len(all); i++)
            add_note(vm, tuple_items(all)[i], out);
        xunref(vm, all);
    } else if (notes && (notes != NONE || !library)) {
        value r = value_repr(vm, notes); /* without an end of line, as there */
        buf_adds(out, r ? str_text(r) : STR("<__notes__ repr() failed>"));
        xunref(vm, r);
    }
    xunref(vm, notes);
    exc_clear(vm);
}

static int64_t int_or(value v, int64_t otherwise)
{
    int64_t i;
    return is_int(v) && int_fits(v, &i) ? i : otherwise;
}

/* A column from 1 on as one from 0 on, below 0 when it is none. */
static int column_of(value v)
{
    int64_t i = int_or(v, -1);
    return i > INT_MAX ? INT_MAX : i < 1 ? -1 : (int)i - 1;
}

/* The source line of a SyntaxError and the carets under it, as the interpreter
 * shows them: what an error of a class below it says of its end is not asked. */
static void add_syntax_line(value e, struct str text, struct buf *out)
{
    bool whole = type_of(e) == &exc_SyntaxError;
    int64_t line = int_or(exc_field(e, 2), 0);
    int64_t end = whole ? int_or(exc_field(e, 5), line) : line;
    struct span s = {
        .line = 1, .col = column_of(exc_field(e, 3)),
        .end_line = end > line ? 2 : 1,
        .end_col = whole ? column_of(exc_field(e, 6)) : -1,
    };
    if (text.n && text.p[text.n - 1] == '\n')
        text.n--;
    diagnostic_add_line(text, &s, out);
}

/* The same as the traceback module shows them. */
static void add_syntax_line_library(value e, struct str text, struct buf *out)
{
    while (text.n && strchr(" \t\f\r\n", text.p[text.n - 1]))
        text.n--;
    size_t indent = 0;
    while (indent < text.n && strchr(" \t\f", text.p[indent]))
        indent++;
    buf_addz(out, "    ");
    buf_add(out, text.p + indent, text.n - indent);
    buf_addc(out, '\n');
    int64_t from = int_or(exc_field(e, 3), -1), to = int_or(exc_field(e, 6), -1);
    if (from < 1)
        return;
    bool one_line = int_or(exc_field(e, 5), -1) == int_or(exc_field(e, 2), -1);
    if (to <= from || !one_line)
        to = from + 1;
    buf_addz(out, "    ");
    for (int64_t i = (int64_t)indent + 1; i < from; i++)
        buf_addc(out, ' ');
    for (int64_t i = from; i < to; i++)
        buf_addc(out, '^');
    buf_addc(out, '\n');
}

static bool is_number_or_none(value v)
{
    int64_t i;
    return v == NONE || (is_int(v) && int_fits(v, &i));
}

/* Are the numbers of its place such? Of a class below SyntaxError the end is
 * not asked. */
static bool has_place(value e)
{
    bool whole = type_of(e) == &exc_SyntaxError;
    return exc_field(e, 2) != NONE && is_number_or_none(exc_field(e, 2)) &&
           is_number_or_none(exc_field(e, 3)) &&
           (!whole || (is_number_or_none(exc_field(e, 5)) &&
                       is_number_or_none(exc_field(e, 6))));
}

/* Shows where it is, when the exception knows. */
static bool add_syntax_place(struct vm *vm, value e, bool library,
                             struct buf *out)
{
    value file = exc_field(e, 1), text = exc_field(e, 4);
    if (!has_place(e))
        return false;
    buf_addz(out, "  File \"");
    if (file == NONE)
        buf_addz(out, "<string>");
    else
        exc_text(vm, file, out);
    buf_printf(out, "\", line %lld\n",
               (long long)int_or(exc_field(e, 2), 0));
    if (is_str(text) && library)
        add_syntax_line_library(e, str_text(text), out);
    else if (is_str(text))
        add_syntax_line(e, str_text(text), out);
    return true;
}

/* The message of an exception, as an end of its line. */
static void add_message(struct vm *vm, value e, bool library, bool placed,
                        struct buf *out)
{
    struct buf text = {0};
    bool syntax = type_is_sub(type_of(e), &exc_SyntaxError);
    value msg = placed || (syntax && library) ? exc_field(e, 0) : e;
    if (msg != NONE)
        exc_text(vm, msg, &text);
    if (!text.n && library && syntax)
        buf_addz(&text, "<no detail available>");
    if (text.n) {
        buf_addz(out, ": ");
        buf_adds(out, buf_str(&text));
    }
    buf_fini(&text);
}

static void add_suggestion(struct vm *vm, value e, struct buf *out)
{
    value name = suggest_for(vm, e);
    if (name)
        buf_printf(out, ". Did you mean: '%s'?", str_z(name));
    xunref(vm, name);
    exc_clear(vm);
}

static void add_line_end(struct vm *vm, value e, bool library, bool placed,
                         struct buf *out)
{
    add_message(vm, e, library, placed, out);
    if (!library)
        add_suggestion(vm, e, out);
    buf_addc(out, '\n');
}

/* Where the parts of the last lines begin in the buffer. */
struct parts {
    size_t message, notes;
};

static struct parts add_last(struct vm *vm, value e, bool library,
                             struct buf *out)
{
    struct parts at;
    value before = exc_fetch(vm);
    struct type *t = type_of(e);
    bool placed = type_is_sub(t, &exc_SyntaxError) &&
                  add_syntax_place(vm, e, library, out);
    at.message = out->n;
    add_class(vm, t, out);
    add_line_end(vm, e, library, placed, out);
    at.notes = out->n;
    add_notes(vm, e, library, out);
    vm->exc = before;
    return at;
}

void exc_format_only(struct vm *vm, value e, struct buf *out)
{
    add_last(vm, e, false, out);
}

/* -- boxes -- */

enum { MAX_GROUP_WIDTH = 15, MAX_GROUP_DEPTH = 10 };

struct printer {
    struct vm *vm;
    struct buf *out;
    size_t depth;    /* of groups around what is printed */
    enum tb_detail detail;
    bool need_close; /* the innermost box still wants its last line */
    bool library; /* no suggestions, markers as it has them */
    bool now;     /* written before code of the program runs */
    VEC(value) seen; /* in the chain; borrowed */
};

static void add_indent(struct printer *p)
{
    for (size_t i = 0; i < 2 * p->depth; i++)
        buf_addc(p->out, ' ');
}

/* Adds whole lines with the margin of the box they are in. */
static void emit(struct printer *p, struct str text, char margin)
{
    while (text.n) {
        const char *end = memchr(text.p, '\n', text.n);
        size_t n = end ? (size_t)(end - text.p) + 1 : text.n;
        add_indent(p);
        if (p->depth) {
            buf_addc(p->out, margin);
            buf_addc(p->out, ' ');
        }
        buf_add(p->out, text.p, n);
        text.p += n;
        text.n -= n;
    }
}

static void emitz(struct printer *p, const char *text)
{
    emit(p, str_of(text), '|');
}

static void print_chain(struct printer *p, value e);

static void print_traceback(struct printer *p, value e, const char *header,
                            char margin)
{
    value tb = exc_of(e)->traceback;
    if (!tb)
        return;
    emit(p, str_of(header), margin);
    struct buf b = {0};
    tb_format(p->vm, tb, p->detail, p->library, &b);
    emit(p, buf_str(&b), '|');
    buf_fini(&b);
}

/* Only the first line of a message gets the margin of its box, as CPython's
 * interpreter prints it. */
static void emit_message(struct printer *p, struct str text)
{
    const char *end = memchr(text.p, '\n', text.n);
    size_t n = end ? (size_t)(end - text.p) + 1 : text.n;
    emit(p, (struct str){text.p, n}, '|');
    buf_add(p->out, text.p + n, text.n - n);
}

/* Does the program say what its text is? */
static bool has_own_text(struct type *t)
{
    return t->str != built_in_base(t)->str &&
           !type_is_sub(t, &exc_SyntaxError);
}

static void flush(struct printer *p)
{
    if (p->out->n)
        vm_write_now(p->vm, 2, buf_str(p->out));
    p->out->n = 0;
}

static void print_last_now(struct printer *p, value e)
{
    value before = exc_fetch(p->vm);
    add_class(p->vm, type_of(e), p->out);
    flush(p);
    add_line_end(p->vm, e, false, false, p->out);
    add_notes(p->vm, e, false, p->out);
    p->vm->exc = before;
}

static void print_last(struct printer *p, value e)
{
    if (p->now && !p->depth && has_own_text(type_of(e))) {
        print_last_now(p, e);
        return;
    }
    struct buf b = {0};
    struct parts at = add_last(p->vm, e, p->library, &b);
    emit(p, (struct str){b.p, at.message}, '|');
    emit_message(p, (struct str){b.p + at.message, at.notes - at.message});
    emit(p, (struct str){b.p + at.notes, b.n - at.notes}, '|');
    buf_fini(&b);
}

static void print_member(struct printer *p, value members, size_t i)
{
    size_t n = tuple_len(members);
    size_t shown = n <= MAX_GROUP_WIDTH ? n : MAX_GROUP_WIDTH + 1;
    bool last = i + 1 == shown, cut = i >= MAX_GROUP_WIDTH;
    if (last)
        p->need_close = true;
    add_indent(p);
    buf_addz(p->out, i == 0 ? "+-" : "  ");
    if (cut)
        buf_addz(p->out, "+---------------- ... ----------------\n");
    else
        buf_printf(p->out, "+---------------- %zu ----------------\n", i + 1);
    p->depth++;
    if (cut) {
        size_t more = n - MAX_GROUP_WIDTH;
        struct buf b = {0};
        buf_printf(&b, "and %zu more exception%s\n", more, more > 1 ? "s" : "");
        emit(p, buf_str(&b), '|');
        buf_fini(&b);
    } else {
        print_chain(p, tuple_items(members)[i]);
    }
    if (last && p->need_close) {
        add_indent(p);
        buf_addz(p->out, "+------------------------------------\n");
        p->need_close = false;
    }
    p->depth--;
}

static void print_group(struct printer *p, value e)
{
    if (p->depth > MAX_GROUP_DEPTH) {
        struct buf b = {0};
        buf_printf(&b, "... (max_group_depth is %d)\n", MAX_GROUP_DEPTH);
        emit(p, buf_str(&b), '|');
        buf_fini(&b);
        return;
    }
    bool top = p->depth == 0;
    if (top)
        p->depth = 1;
    print_traceback(p, e, "Exception Group Traceback (most recent call last):\n",
                    top ? '+' : '|');
    print_last(p, e);
    value members = exc_group_members(e);
    size_t n = tuple_len(members);
    p->need_close = false;
    for (size_t i = 0; i < n && i <= MAX_GROUP_WIDTH; i++)
        print_member(p, members, i);
    if (top)
        p->depth = 0;
}

static void print_one(struct printer *p, value e)
{
    if (is_instance(e, &exc_BaseExceptionGroup) &&
        is_tuple(exc_group_members(e))) {
        print_group(p, e);
        return;
    }
    print_traceback(p, e, "Traceback (most recent call last):\n", '|');
    print_last(p, e);
}

/* -- the chain -- */

static bool is_seen(const struct printer *p, value e)
{
    for (size_t i = 0; i < p->seen.n; i++)
        if (p->seen.p[i] == e)
            return true;
    return false;
}

/* What comes before e, or NULL; *words joins the two. */
static value earlier(const struct printer *p, value e, const char **words)
{
    const struct exc_obj *x = exc_of(e);
    value before = x->cause;
    *words = "\nThe above exception was the direct cause of the following "
             "exception:\n\n";
    if (!before && !x->suppress_context) {
        before = x->context;
        *words = "\nDuring handling of the above exception, another exception "
                 "occurred:\n\n";
    }
    return before && !is_seen(p, before) ? before : NULL;
}

/* From the innermost out, without recursion: chains can be long. */
static void print_chain(struct printer *p, value e)
{
    VEC(value) chain = {0};
    VEC(const char *) words = {0};
    for (const char *w = NULL; e; e = earlier(p, e, &w)) {
        if (chain.n)
            vec_push(&words, w);
        vec_push(&p->seen, e);
        vec_push(&chain, e);
    }
    for (size_t i = chain.n; i-- > 0;) {
        print_one(p, chain.p[i]);
        if (i)
            emitz(p, words.p[i - 1]);
    }
    vec_fini(&chain);
    vec_fini(&words);
}

static void print(struct vm *vm, value e, struct printer *p)
{
    p->vm = vm;
    value before = exc_fetch(vm);
    ref(e);
    print_chain(p, e);
    unref(vm, e);
    vec_fini(&p->seen);
    exc_clear(vm);
    vm->exc = before;
}

void exc_format(struct vm *vm, value e, struct buf *out)
{
    struct printer p = {.out = out, .detail = TB_ANCHORS};
    print(vm, e, &p);
}

void exc_print(struct vm *vm, value e)
{
    struct buf out = {0};
    struct printer p = {.out = &out, .detail = TB_ANCHORS, .now = true};
    print(vm, e, &p);
    flush(&p);
    buf_fini(&out);
}

void exc_format_plain(struct vm *vm, value e, struct buf *out)
{
    value before = exc_fetch(vm), tb = exc_of(e)->traceback;
    if (tb) {
        buf_addz(out, "Traceback (most recent call last):\n");
        tb_format(vm, tb,
                  vm->ending == END_NO_IMPORTS ? TB_PLACE : TB_ANCHORS, false,
                  out);
    }
    add_class(vm, type_of(e), out);
    struct buf text = {0};
    exc_text(vm, e, &text);
    buf_printf(out, ": %.*s\n", STR_ARG(buf_str(&text)));
    buf_fini(&text);
    exc_clear(vm);
    vm->exc = before;
}

void exc_format_library(struct vm *vm, value e, struct buf *out)
{
    struct printer p = {.out = out, .library = true, .detail = TB_ANCHORS};
    print(vm, e, &p);
}
