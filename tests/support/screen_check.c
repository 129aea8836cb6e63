#include "support/screen_check.h"

#include <string.h>

#include "base/utf8.h"

void screen_check_fini(struct screen_check *c)
{
    canvas_fini(&c->canvas);
    canvas_fini(&c->other);
    buf_fini(&c->wrong);
    buf_fini(&c->a);
    buf_fini(&c->b);
}

__attribute__((format(printf, 2, 3)))
static bool wrong(struct screen_check *c, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    c->wrong.n = 0;
    buf_vprintf(&c->wrong, format, ap);
    va_end(ap);
    return false;
}

static bool same_cell(const struct cell *a, const struct cell *b)
{
    return strcmp(a->text, b->text) == 0 && a->width == b->width &&
           a->paint.fg == b->paint.fg && a->paint.bg == b->paint.bg &&
           a->paint.attr == b->paint.attr;
}

/* -- cells ----------------------------------------------------------------- */

/* One character and its marks, as wide as the cell says, and no control. */
static bool cell_is_well(const struct canvas *c, int x, int y)
{
    const struct cell *cell = canvas_at(c, x, y);
    const struct cell *left = canvas_at(c, x - 1, y);
    const struct cell *right = canvas_at(c, x + 1, y);
    uint32_t cp;
    if (cell->width == 0)
        return !cell->text[0] && left && left->width == 2;
    size_t n = strlen(cell->text), first = utf8_decode(cell->text, n, &cp);
    if (!first || cp < 0x20 || (cp >= 0x7F && cp < 0xA0))
        return false;
    if (cell->width == 2 && (!right || right->width != 0))
        return false;
    return cell->width <= 2 && utf8_valid_prefix(cell->text, n) == n &&
           utf8_width(cp) == cell->width;
}

static bool cells_are_well(struct screen_check *c)
{
    for (int y = 0; y < c->canvas.h; y++)
        for (int x = 0; x < c->canvas.w; x++)
            if (!cell_is_well(&c->canvas, x, y))
                return wrong(c, "the cell at column %d, row %d is no "
                             "character of its width", x, y);
    return true;
}

static bool is_blank(const struct canvas *c, int x, int y, int w, int h)
{
    for (int row = y; row < y + h; row++)
        for (int col = x; col < x + w; col++) {
            const struct cell *cell = canvas_at(c, col, row);
            if (cell && strcmp(cell->text, " ") != 0)
                return false;
        }
    return true;
}

/* -- what is on it --------------------------------------------------------- */

static bool shows_panes(const struct ui *ui)
{
    return ui->store && !ui->blank && !ui->layout.too_small;
}

static bool why_says_something(struct screen_check *c, const struct ui *ui)
{
    const struct box *b = &ui->layout.boxes[PANE_WHY];
    if (!b->shown || b->h < 1 || ui->n_overlays)
        return true;
    return !is_blank(&c->canvas, b->x, b->y, b->w, b->h) ||
           wrong(c, "WHY says nothing");
}

/* All of a message is seen, or that it is cut. */
static bool message_fits(struct screen_check *c, const struct ui *ui)
{
    const char *more = theme_glyph(&ui->theme, GLYPH_ellipsis);
    int last = ui->h - 1;
    if (!ui->message.n || ui->entry.prompt ||
        text_width(buf_str(&ui->message)) <= ui->w - 2)
        return true;
    for (int x = 0; x < ui->w; x++)
        if (strcmp(canvas_at(&c->canvas, x, last)->text, more) == 0)
            return true;
    return wrong(c, "a message is cut and doesn't say so: %s",
                 buf_z((struct buf *)&ui->message));
}

static bool place_is_well(struct screen_check *c, const struct ui *ui)
{
    size_t known = trace_store_count(ui->store);
    uint32_t task = ui->panes[PANE_TASKS].select;
    if (ui_events(ui) > known)
        return wrong(c, "the cursor is at event %zu of %zu", ui_events(ui),
                     known);
    if (ui_step(ui) > walk_total(ui))
        return wrong(c, "step %zu of %zu", ui_step(ui), walk_total(ui));
    if ((task & ~WHO_LANE) >= ui->facts.lanes.n + ui->facts.threads.n + 1)
        return wrong(c, "task %u is chosen, which nobody has made", task);
    if (ui->n_overlays < 0 || ui->n_overlays > MOST_OVERLAYS)
        return wrong(c, "%d overlays", ui->n_overlays);
    return true;
}

static void look(struct screen_check *c, struct ui *ui)
{
    canvas_resize(&c->canvas, ui->w, ui->h);
    ui_draw(ui, &c->canvas);
    c->wrong.n = 0;
}

bool screen_check_look(struct screen_check *c, struct ui *ui)
{
    look(c, ui);
    if (!cells_are_well(c))
        return false;
    if (!shows_panes(ui))
        return true;
    return place_is_well(c, ui) && why_says_something(c, ui) &&
           message_fits(c, ui);
}

/* -- places ---------------------------------------------------------------- */

static bool canvas_is_same(const struct canvas *a, const struct canvas *b)
{
    if (a->w != b->w || a->h != b->h)
        return false;
    for (int y = 0; y < a->h; y++)
        for (int x = 0; x < a->w; x++)
            if (!same_cell(canvas_at(a, x, y), canvas_at(b, x, y)))
                return false;
    return true;
}

/* On a canvas that is larger than the screen, nothing stands beyond it. */
static bool stays_on_screen(struct screen_check *c, struct ui *ui)
{
    enum { MARGIN = 12 };
    canvas_resize(&c->other, ui->w + MARGIN, ui->h + MARGIN);
    ui_draw(ui, &c->other);
    return (is_blank(&c->other, ui->w, 0, MARGIN, ui->h + MARGIN) &&
            is_blank(&c->other, 0, ui->h, ui->w, MARGIN)) ||
           wrong(c, "something is drawn beyond the screen");
}

static bool pane_stays(struct screen_check *c, const struct ui *ui,
                       enum pane_id id)
{
    const struct box *b = &ui->layout.boxes[id];
    const struct pane *p = &ui->panes[id];
    struct region r = ui_region(ui, id);
    struct view v;
    canvas_resize(&c->other, ui->w, ui->h);
    ui_view(ui, &v);
    r.canvas = &c->other;
    p->class->draw(p, &v, &r);
    int below = b->y + b->h + b->spare;
    return (is_blank(&c->other, 0, 0, ui->w, b->y) &&
            is_blank(&c->other, 0, b->y, b->x, ui->h) &&
            is_blank(&c->other, b->x + b->w, b->y, ui->w, ui->h) &&
            is_blank(&c->other, 0, below, ui->w, ui->h)) ||
           wrong(c, "%s draws outside its place", p->class->name);
}

static bool boxes_apart(const struct box *a, const struct box *b)
{
    int above_a = a->heading != HEADING_NONE, above_b = b->heading != HEADING_NONE;
    return a->x + a->w <= b->x || b->x + b->w <= a->x ||
           a->y + a->h <= b->y - above_b || b->y + b->h <= a->y - above_a;
}

static bool boxes_are_well(struct screen_check *c, const struct ui *ui)
{
    for (int i = 0; i < PANE_COUNT; i++) {
        const struct box *a = &ui->layout.boxes[i];
        if (!a->shown || a->h <= 0)
            continue;
        if (a->x < 0 || a->y < 1 || a->x + a->w > ui->w ||
            a->y + a->h > ui->h - 1)
            return wrong(c, "pane %d lies outside the screen", i);
        for (int k = 0; k < i; k++) {
            const struct box *b = &ui->layout.boxes[k];
            if (b->shown && b->h > 0 && !boxes_apart(a, b))
                return wrong(c, "panes %d and %d overlap", k, i);
        }
    }
    return true;
}

bool screen_check_places(struct screen_check *c, struct ui *ui)
{
    if (!stays_on_screen(c, ui))
        return false;
    if (!shows_panes(ui))
        return true;
    if (!boxes_are_well(c, ui))
        return false;
    for (int i = 0; i < PANE_COUNT; i++)
        if (ui->layout.boxes[i].shown && ui->layout.boxes[i].h > 0 &&
            !pane_stays(c, ui, (enum pane_id)i))
            return false;
    canvas_resize(&c->other, ui->w, ui->h);
    ui_draw(ui, &c->other);
    return canvas_is_same(&c->canvas, &c->other) ||
           wrong(c, "drawn twice, it looks different");
}

/* -- the state ------------------------------------------------------------- */

bool screen_check_model(struct screen_check *c, const struct ui *ui)
{
    struct model fresh;
    if (!ui->store)
        return true;
    model_init(&fresh, ui->store);
    model_seek(&fresh, ui->model.at);
    c->a.n = c->b.n = 0;
    model_dump(&ui->model, &c->a);
    model_dump(&fresh, &c->b);
    model_fini(&fresh);
    return str_eq(buf_str(&c->a), buf_str(&c->b)) ||
           wrong(c, "the state after %zu events is not that of a fresh model",
                 ui->model.at);
}
