/* Warnings in CPython's words, each once for a line, as its default filter has
 * it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/vec.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/frame.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/priv.h"
#include "vm/vm.h"
#include "vm/warn.h"

struct warn_state {
    VEC(uint64_t) said; /* hashes of file, line, category and text */
    bool hinted; /* it told how to find where a coroutine was made */
};

void warn_fini(struct vm *vm)
{
    struct warn_state *s = vm->priv->warn;
    if (!s)
        return;
    vec_fini(&s->said);
    free(s);
    vm->priv->warn = NULL;
}

/* Is this the first time? */
static bool first_time(struct vm *vm, struct str key)
{
    if (!vm->priv->warn)
        vm->priv->warn = xcalloc(1, sizeof *vm->priv->warn);
    struct warn_state *s = vm->priv->warn;
    uint64_t hash = hash_sip13(0, 0, key.p, key.n);
    for (size_t i = 0; i < s->said.n; i++)
        if (s->said.p[i] == hash)
            return false;
    vec_push(&s->said, hash);
    return true;
}

/* Categories that CPython's default filters leave out. */
static bool is_ignored(const struct type *category, const struct frame *f)
{
    if (type_is_sub(category, &exc_DeprecationWarning))
        return !f || !f->code->user;
    return type_is_sub(category, &exc_PendingDeprecationWarning) ||
           type_is_sub(category, &exc_ImportWarning) ||
           type_is_sub(category, &exc_ResourceWarning);
}

static struct str strip(struct str s)
{
    while (s.n && (*s.p == ' ' || *s.p == '\t' || *s.p == '\f'))
        s.p++, s.n--;
    while (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
        s.n--;
    return s;
}

/* The frame that what goes on belongs to: not one of a function that is C in
 * CPython. */
static const struct frame *frame_told(struct vm *vm)
{
    const struct frame *f = vm->frame;
    while (f && f->back && f->func && is_func(f->func) &&
           ((const struct func_obj *)f->func)->words != WORDS_PYTHON)
        f = f->back;
    return f;
}

/* "file:line: " into out; the source line, or an empty one. */
static struct str place_in(const struct program *p, int line, struct buf *out)
{
    buf_adds(out, p->file);
    buf_printf(out, ":%d: ", line);
    if (line < 1 || (uint32_t)line > p->n_lines)
        return (struct str){0};
    return strip(p->lines[line - 1]);
}

/* Is it the event loop that runs, and no code of the program's? */
static bool in_library(struct vm *vm, const struct frame *f)
{
    return vm->loop_place && f == vm->loop_frame;
}

/* A line of asyncio's part that is written in the sandbox's language may end
 * with a comment that names the place of CPython's own that does the same:
 * "#: asyncio/tasks.py:452". */
static bool place_named(struct str line, struct buf *out)
{
    static const char mark[] = "#: ";
    const char *at = memmem(line.p, line.n, mark, sizeof mark - 1);
    if (!at)
        return false;
    at += sizeof mark - 1;
    buf_printf(out, "%.*s: ", (int)(line.p + line.n - at), at);
    return true;
}

/* The place of a frame. What goes when the event loop itself runs goes in
 * asyncio's own code; where that lies is the machine's business, so its file
 * is named without a folder. */
static struct str place(struct vm *vm, struct buf *out)
{
    const struct frame *f = frame_told(vm);
    if (in_library(vm, f)) {
        buf_printf(out, "%s: ", vm->loop_place);
        return (struct str){0};
    }
    if (f) {
        const struct program *p = f->code->program;
        int line = frame_span(f).line;
        if (!f->code->user && line > 0 && (uint32_t)line <= p->n_lines
            && place_named(p->lines[line - 1], out))
            return (struct str){0};
        return place_in(p, line, out);
    }
    buf_addz(out, "sys:1: ");
    return (struct str){0};
}

static bool about_coroutine(struct str text)
{
    static const char end[] = " was never awaited";
    size_t n = sizeof end - 1;
    const char *line = memchr(text.p, '\n', text.n); /* then where it was made */
    if (line)
        text.n = (size_t)(line - text.p);
    return text.n > n && memcmp(text.p + text.n - n, end, n) == 0;
}

static void add_message(struct buf *out, const struct type *category,
                        struct str text)
{
    buf_printf(out, "%s: ", category->name);
    buf_adds(out, text);
}

/* Says it, as often as it comes; *out begins with the place and the message. */
static void say_at(struct vm *vm, const struct type *category,
                   struct str source, struct str text, bool traced,
                   struct buf *out)
{
    buf_addc(out, '\n');
    if (source.n) {
        buf_addz(out, "  ");
        buf_adds(out, source);
        buf_addc(out, '\n');
    }
    if (traced)
        buf_printf(out, "%s: Enable tracemalloc to get the object "
                   "allocation traceback\n", category->name);
    EMIT(vm, warn, .task = vm->current_task, .kind = str_of(category->name),
         .text = text);
    vm_write_now(vm, 2, buf_str(out));
}

void vm_warn_program(struct vm *vm, const struct program *p)
{
    for (uint32_t i = 0; i < p->n_warnings; i++) {
        struct buf out = {0};
        struct str source = place_in(p, p->warnings[i].line, &out);
        add_message(&out, &exc_SyntaxWarning, p->warnings[i].text);
        say_at(vm, &exc_SyntaxWarning, source, p->warnings[i].text, false,
               &out);
        buf_fini(&out);
    }
}

/* The hint about tracemalloc looks whether it is on, for which it has to be
 * imported: at the end that works when it was done before, and then not at all.
 */
static bool gives_hint(struct vm *vm)
{
    struct warn_state *s = vm->priv->warn;
    if (vm->ending == END_NO_IMPORTS)
        return false;
    if (vm->ending == END_NOT_YET)
        s->hinted = true;
    return s->hinted;
}

static void say(struct vm *vm, const struct type *category, struct str text)
{
    struct buf out = {0};
    struct str source = place(vm, &out);
    if (vm->ending == END_NO_IMPORTS)
        source.n = 0; /* nothing is there to read it with */
    add_message(&out, category, text);
    if (first_time(vm, buf_str(&out)))
        say_at(vm, category, source, text,
               about_coroutine(text) && gives_hint(vm), &out);
    buf_fini(&out);
}

/* Leaves it to the program's own filters, when it imported warnings and has
 * any. What they raise stays in vm->exc. */
static bool left_to_program(struct vm *vm, struct type *category,
                            struct str text)
{
    const struct frame *f = vm->frame;
    value module = f && vm->modules ? dict_get_z(vm, vm->modules, "warnings")
                                    : NULL;
    if (!module || type_of(module) != &module_type)
        return false;
    bool inside = in_library(vm, f);
    const char *file = inside ? vm->loop_place : f->code->program->file.p;
    value args[] = {(value)category, str_new(vm, text), str_newz(vm, file),
                    int_new(vm, inside ? 0 : frame_span(f).line),
                    bool_value(about_coroutine(text))};
    value done = args[1] && args[2] && args[3]
                     ? value_call_method(vm, module, "_of_vm", args, 5) : NULL;
    bool handled = done != bool_value(false);
    for (size_t i = 1; i < 4; i++)
        xunref(vm, args[i]);
    xunref(vm, done);
    return handled;
}

void vm_warn(struct vm *vm, struct type *category, const char *format, ...)
{
    struct buf text = {0};
    va_list ap;
    va_start(ap, format);
    buf_vprintf(&text, format, ap);
    va_end(ap);
    value before = exc_fetch(vm);
    bool left = left_to_program(vm, category, buf_str(&text));
    if (!about_coroutine(buf_str(&text)))
        exc_clear(vm); /* the others have nobody who would take it */
    if (before) {
        exc_clear(vm);
        vm->exc = before;
    }
    if (!left && !is_ignored(category, frame_told(vm)))
        say(vm, category, buf_str(&text));
    buf_fini(&text);
}
