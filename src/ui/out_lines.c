#include "ui/out_lines.h"

#include "base/bisect.h"

void out_lines_fini(struct out_lines *o)
{
    vec_fini(&o->list);
}

struct str out_event_text(const struct event *e)
{
    switch (e->kind) {
    case EV_out: return e->out.text;
    case EV_warn: return e->warn.text;
    case EV_diag: return e->diag.text;
    default: return (struct str){0};
    }
}

/* Only what the program prints goes on in a line that is there. */
void out_lines_add(struct out_lines *o, const struct event *e, uint32_t event)
{
    struct str s = out_event_text(e);
    size_t at = 0;
    do {
        if (!o->open || e->kind != EV_out)
            vec_push(&o->list, ((struct out_line){o->n_outs, (uint32_t)at,
                                                  event}));
        const char *end = at < s.n ? memchr(s.p + at, '\n', s.n - at) : NULL;
        o->open = e->kind == EV_out && !end;
        at = end ? (size_t)(end - s.p) + 1 : s.n;
    } while (at < s.n);
    o->n_outs++;
}

size_t out_lines_before(const struct out_lines *o, size_t n_outs)
{
    struct bisect b = bisect_of(0, o->list.n);
    while (bisect_next(&b))
        bisect_go(&b, o->list.p[b.at].out < n_outs);
    return b.low;
}

size_t out_line_end(const struct out_lines *o, size_t i, size_t n_outs)
{
    size_t end = n_outs;
    if (i + 1 < o->list.n) {
        const struct out_line *next = &o->list.p[i + 1];
        end = next->out + (next->offset > 0);
    }
    return end < n_outs ? end : n_outs;
}
