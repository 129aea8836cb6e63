/* Where something was made. */
#include "vm/origin.h"

#include "vm/data.h"
#include "vm/exc.h"
#include "vm/frame.h"
#include "vm/vm.h"

static value place_of(struct vm *vm, const struct frame *f)
{
    value parts[] = {f->code->filename, int_new(vm, frame_span(f).line),
                     f->code->name};
    value place = parts[1] ? tuple_from(vm, parts, 3) : NULL;
    xunref(vm, parts[1]);
    return place;
}

value origin_new(struct vm *vm, size_t limit)
{
    value list = list_new(vm);
    size_t seen = 0;
    for (const struct frame *f = vm->frame; list && f; f = f->back) {
        if (f == vm->loop_frame)
            seen += vm->loop_frames;
        if (seen++ >= limit)
            break;
        if (!f->code->user)
            continue;
        value place = place_of(vm, f);
        if (!place || list_append(vm, list, place))
            clear_slot(vm, &list);
        xunref(vm, place);
    }
    value made = list ? tuple_from(vm, list_items(list), list_len(list)) : NULL;
    xunref(vm, list);
    return made;
}

static void add_source(struct vm *vm, value file, int64_t line,
                       struct buf *out)
{
    const struct program *p = vm->program;
    if (!p || !str_eq(str_text(file), p->file) || line < 1
        || line > p->n_lines)
        return;
    struct str text = p->lines[line - 1];
    while (text.n && (*text.p == ' ' || *text.p == '\t' || *text.p == '\f'))
        text.p++, text.n--;
    while (text.n && (text.p[text.n - 1] == ' ' || text.p[text.n - 1] == '\r'
                      || text.p[text.n - 1] == '\t'))
        text.n--;
    if (text.n)
        buf_printf(out, "    %.*s\n", STR_ARG(text));
}

static void add_place(struct vm *vm, value v, struct buf *out)
{
    const value *place = tuple_items(v);
    int64_t line = small_get(place[1]);
    buf_printf(out, "  File \"%s\", line %lld, in %s\n", str_z(place[0]),
               (long long)line, str_z(place[2]));
    add_source(vm, place[0], line, out);
}

static bool is_same(value a, value b)
{
    const value *one = tuple_items(a), *other = tuple_items(b);
    return one[1] == other[1] && str_equal(one[0], other[0]) &&
           str_equal(one[2], other[2]);
}

/* A call that comes again and again is shown as often as in a traceback. */
enum { SHOWN_REPEATS = 3 };

static void add_repeats(size_t times, struct buf *out)
{
    if (times > SHOWN_REPEATS)
        buf_printf(out, "  [Previous line repeated %zu more time%s]\n",
                   times - SHOWN_REPEATS,
                   times - SHOWN_REPEATS == 1 ? "" : "s");
}

void origin_format(struct vm *vm, value origin, struct buf *out)
{
    size_t n = tuple_len(origin), times = 0;
    for (size_t i = n; i-- > 0;) {
        value place = tuple_items(origin)[i];
        if (i + 1 < n && !is_same(place, tuple_items(origin)[i + 1])) {
            add_repeats(times, out);
            times = 0;
        }
        if (++times <= SHOWN_REPEATS)
            add_place(vm, place, out);
    }
    add_repeats(times, out);
}
