#include "ui/canvas_sgr.h"

static const struct {
    enum paint_attr attr;
    int code;
} codes[] = {
    {PAINT_BOLD, 1},    {PAINT_DIM, 2},     {PAINT_ITALIC, 3},
    {PAINT_UNDERLINE, 4}, {PAINT_REVERSE, 7}, {PAINT_STRIKE, 9},
};

static bool same_paint(struct paint a, struct paint b)
{
    return a.fg == b.fg && a.bg == b.bg && a.attr == b.attr;
}

static bool same_row(const struct canvas *a, const struct canvas *b, int y)
{
    if (!b || a->w != b->w || a->h != b->h)
        return false;
    for (int x = 0; x < a->w; x++) {
        const struct cell *p = canvas_at(a, x, y), *q = canvas_at(b, x, y);
        if (strcmp(p->text, q->text) != 0 || !same_paint(p->paint, q->paint))
            return false;
    }
    return true;
}

static void add_paint(struct buf *out, struct paint p)
{
    buf_addz(out, "\033[0");
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (p.attr & codes[i].attr)
            buf_printf(out, ";%d", codes[i].code);
    if (p.fg >= 0)
        buf_printf(out, ";38;5;%d", p.fg);
    if (p.bg >= 0)
        buf_printf(out, ";48;5;%d", p.bg);
    buf_addc(out, 'm');
}

static void add_row(const struct canvas *c, int y, struct buf *out)
{
    struct paint now = {-1, -1, 0};
    buf_printf(out, "\033[%d;1H\033[0m", y + 1);
    for (int x = 0; x < c->w; x++) {
        const struct cell *cell = canvas_at(c, x, y);
        if (!cell->width) /* the wide one before it has drawn it */
            continue;
        if (!same_paint(cell->paint, now))
            add_paint(out, cell->paint);
        now = cell->paint;
        buf_addz(out, cell->text);
    }
}

void canvas_to_sgr(const struct canvas *c, const struct canvas *before,
                   struct buf *out)
{
    for (int y = 0; y < c->h; y++)
        if (!same_row(c, before, y))
            add_row(c, y, out);
    buf_addz(out, "\033[0m");
}
