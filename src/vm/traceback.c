/* Tracebacks: the calls that an exception went through, and their text. */
#include "base/utf8.h"
#include "vm/class.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/exc_types.h"
#include "vm/frame.h"
#include "vm/native_code.h"
#include "vm/object.h"
#include "vm/vm.h"

static struct tb_obj *tb_of(value v)
{
    return (struct tb_obj *)v;
}

/* -- making -- */

/* What a NameError leaves to look at: the names that were there. */
static void keep_names(struct vm *vm, struct tb_obj *tb, struct frame *f)
{
    value e = exc_fetch(vm);
    tb->globals = xref(frame_globals(f));
    tb->locals = frame_locals(vm, f);
    exc_clear(vm);
    vm->exc = e;
}

void exc_add_traceback_to(struct vm *vm, value e, struct frame *f)
{
    value before = exc_fetch(vm);
    struct tb_obj *tb = obj_new(vm, &traceback_type, 0);
    if (tb) /* the frame and its locals live as long as the entry does */
        tb->frame = frame_object(vm, f);
    exc_clear(vm);
    vm->exc = before;
    if (!tb)
        return;
    struct exc_obj *x = exc_of(e);
    tb->code = (struct code_obj *)ref((value)f->code);
    tb->span = frame_span(f);
    if (!x->traceback && type_is_sub(x->obj.type, &exc_NameError))
        keep_names(vm, tb, f);
    tb->next = x->traceback;
    x->traceback = &tb->obj;
}

void exc_add_traceback_code(struct vm *vm, value e, value code, value held)
{
    struct tb_obj *tb = obj_new(vm, &traceback_type, 0);
    if (!tb)
        return;
    tb->code = (struct code_obj *)ref(code);
    tb->span.line = tb->code->code->first_line;
    tb->held = xref(held);
    tb->next = exc_of(e)->traceback;
    exc_of(e)->traceback = &tb->obj;
}

void exc_add_traceback_native(struct vm *vm, const struct coro_native *native)
{
    if (!vm->exc) /* the end of the run came */
        return;
    value e = exc_fetch(vm);
    struct tb_obj *tb = obj_new(vm, &traceback_type, 0);
    if (tb) {
        tb->native = native;
        tb->span.line = 1;
        tb->next = exc_of(e)->traceback;
        exc_of(e)->traceback = &tb->obj;
    }
    exc_clear(vm);
    vm->exc = e;
}

void exc_add_traceback(struct vm *vm, struct frame *f)
{
    if (vm->exc)
        exc_add_traceback_to(vm, vm->exc, f);
}

static void tb_clear(struct vm *vm, value self)
{
    struct tb_obj *tb = tb_of(self);
    clear_slot(vm, &tb->next);
    clear_slot(vm, &tb->locals);
    clear_slot(vm, &tb->globals);
    clear_slot(vm, &tb->frame);
    clear_slot(vm, &tb->held);
}

/* The innermost frame goes first. A deep recursion leaves a chain of a thousand;
 * it is turned round and dropped one by one, so that the C stack does not follow
 * it. */
static void tb_dealloc(struct vm *vm, value self)
{
    struct tb_obj *tb = tb_of(self);
    gc_untrack(self);
    value next = tb->next, inner = NULL;
    tb->next = NULL;
    while (next && next->refs == 1 && type_of(next) == &traceback_type) {
        value after = tb_of(next)->next;
        tb_of(next)->next = inner;
        inner = next;
        next = after;
    }
    xunref(vm, next);
    while (inner) {
        value outer = tb_of(inner)->next;
        tb_of(inner)->next = NULL;
        unref(vm, inner);
        inner = outer;
    }
    xunref(vm, (value)tb->code);
    tb_clear(vm, self);
}

static int tb_traverse(value self, visit_fn visit, void *arg)
{
    struct tb_obj *tb = tb_of(self);
    value fields[] = {tb->next, tb->locals, tb->globals, tb->frame, tb->held};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i] && visit(fields[i], arg))
            return 1;
    return 0;
}

/* -- attributes -- */

static value get_next(struct vm *vm, value self)
{
    (void)vm;
    return ref(tb_of(self)->next ? tb_of(self)->next : NONE);
}

static int set_next(struct vm *vm, value self, value v)
{
    if (!v || (v != NONE && type_of(v) != &traceback_type)) {
        exc_raise(vm, &exc_TypeError,
                  "expected traceback object or None, got '%s'",
                  v ? type_of(v)->name : "NULL");
        return -1;
    }
    value old = tb_of(self)->next;
    tb_of(self)->next = v == NONE ? NULL : ref(v);
    xunref(vm, old);
    return 0;
}

static value get_lineno(struct vm *vm, value self)
{
    return int_new(vm, tb_of(self)->span.line);
}

static value get_lasti(struct vm *vm, value self)
{
    (void)self;
    return int_new(vm, 0);
}

/* The frame of an entry as far as it is still known: code, line, and the
 * variables when they were kept. */
struct tb_frame {
    struct obj obj;
    value tb;
};

static struct tb_obj *entry_of(value frame)
{
    return tb_of(((struct tb_frame *)frame)->tb);
}

static value frame_code(struct vm *vm, value self)
{
    (void)vm;
    return ref((value)entry_of(self)->code);
}

static value frame_lineno(struct vm *vm, value self)
{
    return get_lineno(vm, ((struct tb_frame *)self)->tb);
}

static value frame_locals_of(struct vm *vm, value self)
{
    value d = entry_of(self)->locals;
    return d ? ref(d) : dict_new(vm);
}

static value frame_globals_of(struct vm *vm, value self)
{
    value d = entry_of(self)->globals;
    return d ? ref(d) : dict_new(vm);
}

static value frame_back(struct vm *vm, value self)
{
    (void)vm, (void)self;
    return ref(NONE);
}

static void view_dealloc(struct vm *vm, value self)
{
    gc_untrack(self);
    xunref(vm, ((struct tb_frame *)self)->tb);
}

static int view_traverse(value self, visit_fn visit, void *arg)
{
    value tb = ((struct tb_frame *)self)->tb;
    return tb ? visit(tb, arg) : 0;
}

static value view_clear(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)self, (void)a, (void)n;
    return ref(NONE);
}

static const struct native view_methods[] = {{"clear", view_clear, "", 0},
                                              {0}};
static const struct getset view_getset[] = {
    {"f_code", frame_code, NULL}, {"f_lineno", frame_lineno, NULL},
    {"f_locals", frame_locals_of, NULL}, {"f_globals", frame_globals_of, NULL},
    {"f_back", frame_back, NULL}, {0},
};
static struct type tb_frame_type = {
    .name = "frame", .size = sizeof(struct tb_frame), .flags = TYPE_GC,
    .dealloc = view_dealloc, .traverse = view_traverse,
    .methods = view_methods, .getset = view_getset,
};

static value get_frame(struct vm *vm, value self)
{
    const struct tb_obj *tb = tb_of(self);
    if (tb->frame)
        return ref(tb->frame);
    if (tb->native)
        return native_frame_new(vm, tb->native);
    type_ready(vm, &tb_frame_type);
    struct tb_frame *f = obj_new(vm, &tb_frame_type, 0);
    if (!f)
        return NULL;
    f->tb = ref(self);
    return &f->obj;
}

static const struct getset tb_getset[] = {
    {"tb_next", get_next, set_next}, {"tb_lineno", get_lineno, NULL},
    {"tb_lasti", get_lasti, NULL}, {"tb_frame", get_frame, NULL}, {0},
};

struct type traceback_type = {
    .name = "traceback", .size = sizeof(struct tb_obj), .flags = TYPE_GC,
    .dealloc = tb_dealloc, .traverse = tb_traverse, .clear = tb_clear,
    .getset = tb_getset,
};

/* -- text -- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\f';
}

/* Columns of the first n bytes of s: two for a wide character, else one. */
static size_t count_columns(struct str s, size_t n)
{
    size_t columns = 0, length;
    for (size_t i = 0; i < n && i < s.n; i += length ? length : 1) {
        uint32_t cp = 0;
        length = utf8_decode(s.p + i, s.n - i, &cp);
        columns += length && utf8_width(cp) == 2 ? 2 : 1;
    }
    return columns;
}

static void add_many(struct buf *out, char c, size_t n)
{
    while (n--)
        buf_addc(out, c);
}

/* What the traceback module can still find out: at the very end it can't import
 * what takes a line apart. */
static enum tb_detail most_detail(const struct vm *vm)
{
    return vm->ending == END_NO_IMPORTS ? TB_SPAN : TB_ANCHORS;
}

/* How an entry is told: how much of it, and as the traceback module does? */
struct style {
    enum tb_detail detail;
    bool library;
};

static size_t trailing_blanks(struct str s)
{
    size_t n = 0;
    while (n < s.n && is_blank(s.p[s.n - 1 - n]))
        n++;
    return n;
}

static void add_many_of(struct buf *out, const size_t n[3])
{
    add_many(out, '~', n[0]);
    add_many(out, '^', n[1]);
    add_many(out, '~', n[2]);
}

/* The markers under an operation: ~ below its sides, ^ below the operator. */
static void add_parts(struct buf *out, struct str segment, size_t left,
                      size_t right)
{
    size_t all = count_columns(segment, segment.n);
    size_t l = count_columns(segment, left), r = count_columns(segment, right);
    add_many_of(out, (size_t[]){l, r - l, all > r ? all - r : 0});
}

/* Where the character behind the one at `at` begins. */
static size_t next_character(struct str s, size_t at)
{
    do
        at++;
    while (at < s.n && (s.p[at] & 0xC0) == 0x80);
    return at;
}

/* Where the mark of what goes on over the line's end stops. The interpreter
 * looks for the last letter among as many bytes as the line has characters, and
 * takes its place for one in characters. */
static size_t end_of_first_line(struct str line, size_t blanks, bool library)
{
    if (library)
        return line.n - blanks;
    size_t n = 0, end = 0;
    for (size_t i = 0; i < line.n; i = next_character(line, i))
        n++;
    while (n && is_blank(line.p[n - 1]))
        n--;
    while (n--)
        end = next_character(line, end);
    return end;
}

/* The line of markers under a source line whose text begins at `indent`:
 * nothing when they would cover all of it and tell no more. As the traceback
 * module has it, blanks at the line's end shift them to the left. */
static void add_markers(struct buf *out, struct str line, size_t indent,
                        struct span s, struct style style)
{
    bool library = style.library;
    size_t from = (size_t)s.col, to = (size_t)s.end_col;
    size_t blanks = trailing_blanks(line);
    bool one_line = s.line == s.end_line;
    if (!one_line)
        to = end_of_first_line(line, blanks, library);
    if (from < indent || to > line.n || from >= to)
        return;
    size_t left, right;
    struct str segment = {line.p + from, to - from};
    bool parts = one_line && style.detail == TB_ANCHORS &&
                 anchors_find(segment, library, &left, &right);
    size_t first = count_columns(line, from) - count_columns(line, indent);
    size_t length = count_columns(segment, segment.n);
    size_t whole = count_columns(line, line.n - (library ? blanks : 0)) -
                   count_columns(line, indent);
    if (!parts && length >= whole)
        return;
    size_t shift = library && blanks < 4 + first ? blanks : 0;
    add_many(out, ' ', 4 + first - shift);
    if (parts)
        add_parts(out, segment, left, right);
    else
        add_many(out, '^', length);
    buf_addc(out, '\n');
}

static void add_source(struct buf *out, const struct program *p, struct span s,
                       struct style style)
{
    if (!p || style.detail == TB_PLACE || s.line < 1 || (uint32_t)s.line > p->n_lines)
        return;
    struct str line = p->lines[s.line - 1];
    while (line.n && (line.p[line.n - 1] == '\n' || line.p[line.n - 1] == '\r'))
        line.n--;
    size_t indent = 0;
    while (indent < line.n && is_blank(line.p[indent]))
        indent++;
    if (indent == line.n) {
        buf_addz(out, "    \n");
        return;
    }
    buf_addz(out, "    ");
    buf_add(out, line.p + indent,
            line.n - indent - (style.library ? trailing_blanks(line) : 0));
    buf_addc(out, '\n');
    if (s.end_line > 0)
        add_markers(out, line, indent, s, style);
}

static void add_entry(struct buf *out, const struct tb_obj *tb,
                      struct style style)
{
    const struct program *p = tb->code->program;
    buf_printf(out, "  File \"%s\", line %d, in %s\n",
               str_z(tb->code->filename), tb->span.line,
               str_z(tb->code->name));
    add_source(out, p, tb->span, style);
}

static bool same_place(const struct tb_obj *a, const struct tb_obj *b)
{
    return a && a->span.line == b->span.line &&
           str_eq(str_text(a->code->filename), str_text(b->code->filename)) &&
           str_eq(str_text(a->code->name), str_text(b->code->name));
}

enum { SHOWN_REPEATS = 3, SHOWN_ENTRIES = 1000 };

static void add_repeats(struct buf *out, size_t times)
{
    if (times <= SHOWN_REPEATS)
        return;
    size_t more = times - SHOWN_REPEATS;
    buf_printf(out, "  [Previous line repeated %zu more time%s]\n", more,
               more == 1 ? "" : "s");
}

static bool is_program(const struct tb_obj *tb)
{
    return tb->code && tb->code->user;
}

/* Frames of the sandbox's own prelude are not the program's business. */
static const struct tb_obj *shown(const struct tb_obj *tb)
{
    while (tb && !is_program(tb))
        tb = tb->next ? tb_of(tb->next) : NULL;
    return tb;
}

static const struct tb_obj *shown_next(const struct tb_obj *tb)
{
    return tb->next ? shown(tb_of(tb->next)) : NULL;
}

static size_t depth_of(const struct tb_obj *tb)
{
    size_t depth = 0;
    for (; tb; tb = shown_next(tb))
        depth++;
    return depth;
}

/* Appends what is in the buffer, when anything is; 0 or -1. */
static int append_text(struct vm *vm, value list, struct buf *b)
{
    if (!b->n)
        return 0;
    value text = str_take_buf(vm, b);
    int rc = text ? list_append(vm, list, text) : -1;
    xunref(vm, text);
    *b = (struct buf){0};
    return rc;
}

bool tb_place(value tb, struct span *out)
{
    *out = tb_of(tb)->span;
    return is_program(tb_of(tb));
}

void tb_marks(struct str line, struct span s, struct buf *out)
{
    size_t indent = 0;
    while (indent < line.n && is_blank(line.p[indent]))
        indent++;
    add_markers(out, line, indent, s, (struct style){TB_ANCHORS, true});
}

value tb_entries(struct vm *vm, value v, int64_t limit)
{
    value list = list_new(vm);
    const struct tb_obj *tb = list ? shown(tb_of(v)) : NULL, *last = NULL;
    size_t depth = depth_of(tb), times = 0, n = depth;
    struct style style = {most_detail(vm), true};
    if (limit >= 0 && (size_t)limit < n)
        n = (size_t)limit;
    for (; limit < 0 && depth > (size_t)-limit; depth--, n--)
        tb = shown_next(tb);
    for (struct buf b = {0}; list && n; n--, tb = shown_next(tb)) {
        if (!same_place(last, tb)) {
            add_repeats(&b, times);
            last = tb;
            times = 0;
        }
        int rc = append_text(vm, list, &b);
        if (++times <= SHOWN_REPEATS)
            add_entry(&b, tb, style);
        if (rc < 0 || append_text(vm, list, &b) < 0)
            clear_slot(vm, &list);
    }
    struct buf b = {0};
    add_repeats(&b, times);
    if (list && append_text(vm, list, &b) < 0)
        clear_slot(vm, &list);
    buf_fini(&b);
    return list;
}

void tb_format(struct vm *vm, value v, enum tb_detail detail, bool library,
               struct buf *out)
{
    struct style style = {detail, library};
    if (detail > most_detail(vm))
        style.detail = most_detail(vm);
    const struct tb_obj *tb = shown(tb_of(v)), *last = NULL;
    size_t depth = depth_of(tb), times = 0;
    for (; depth > SHOWN_ENTRIES; depth--)
        tb = shown_next(tb);
    for (; tb; tb = shown_next(tb)) {
        if (!same_place(last, tb)) {
            add_repeats(out, times);
            last = tb;
            times = 0;
        }
        if (++times <= SHOWN_REPEATS)
            add_entry(out, tb, style);
    }
    add_repeats(out, times);
}
