/* Search within the pane in focus: what it would show, row by row, is looked
 * through as it is drawn; among tasks their names are. */
#include <stdlib.h>

#include "base/mem.h"
#include "ui/ui_priv.h"

/* Panes that are a view of the whole run are searched by what happens in it. */
static bool has_rows_of_its_own(enum pane_id id)
{
    return id != PANE_SOURCE && id != PANE_OUTPUT && id != PANE_TIMELINE &&
           id != PANE_WHY;
}

static void row_text(const struct canvas *c, const struct region *r, int row,
                     struct buf *out)
{
    out->n = 0;
    for (int x = r->x; x < r->x + r->w; x++)
        buf_addz(out, canvas_at(c, x, r->y + row)->text);
}

enum { MOST_ROWS = 20000, KEPT = 2 };

/* Marks the rows of the content that have the text; how many rows there are.
 * They are drawn a pane at a time, as somebody who scrolls sees them, or a little
 * less: some panes keep rows for a last line of their own. */
static int rows_find(struct ui *ui, enum pane_id id, struct str part,
                     bool *has)
{
    struct canvas c = {0};
    struct pane p = ui->panes[id];
    struct region at = ui_region(ui, id);
    struct buf text = {0};
    struct view v;
    int rows = at.h;
    ui_view(ui, &v);
    for (p.scroll = 0; p.scroll < rows && p.scroll < MOST_ROWS - at.h;
         p.scroll += at.h > KEPT ? at.h - KEPT : 1) {
        struct region r = at;
        canvas_resize(&c, ui->w, ui->h);
        r.canvas = &c;
        rows = p.class->draw(&p, &v, &r);
        for (int i = 0; i < at.h && r.top + i < MOST_ROWS; i++) {
            row_text(&c, &at, i, &text);
            has[r.top + i] |= text_has(buf_str(&text), part);
        }
    }
    canvas_fini(&c);
    buf_fini(&text);
    return rows < MOST_ROWS ? rows : MOST_ROWS;
}

/* The next after *at, in [0, n), for which `has` is true; false: there is none. */
static bool step_to(const bool *has, int n, int direction, int *at)
{
    for (int i = *at + direction; i >= 0 && i < n; i += direction)
        if (has[i]) {
            *at = i;
            return true;
        }
    return false;
}

static bool any(const bool *has, int n)
{
    int at = -1;
    return step_to(has, n, 1, &at);
}

static enum seek seek_row(struct ui *ui, enum pane_id id, struct str part,
                          int direction)
{
    struct pane *p = &ui->panes[id];
    bool *has = xcalloc(MOST_ROWS, sizeof *has);
    int n = rows_find(ui, id, part, has), at = p->found - 1;
    enum seek result = any(has, n) ? SEEK_NO_FURTHER : SEEK_NOWHERE;
    if (step_to(has, n, direction, &at)) {
        int h = ui_region(ui, id).h, most = n > h ? n - h : 0;
        p->found = at + 1;
        p->scroll = at < h ? 0 : at - h / 2 > most ? most : at - h / 2;
        result = SEEK_FOUND;
    }
    free(has);
    return result;
}

static enum seek seek_task(struct ui *ui, struct str part, int direction)
{
    struct pane *p = &ui->panes[PANE_TASKS];
    struct buf label = {0};
    struct view v;
    uint32_t *ids;
    ui_view(ui, &v);
    int n = (int)view_tasks(&v, &ids), at = direction > 0 ? -1 : n;
    bool *has = xcalloc((size_t)n + 1, sizeof *has);
    for (int i = 0; i < n; i++) {
        label.n = 0;
        model_task_label(v.model, ids[i], &label);
        has[i] = text_has(buf_str(&label), part);
        at = ids[i] == p->select ? i : at;
    }
    enum seek result = any(has, n) ? SEEK_NO_FURTHER : SEEK_NOWHERE;
    if (step_to(has, n, direction, &at)) {
        p->select = ids[at];
        p->scroll = 0;
        result = SEEK_FOUND;
    }
    free(has);
    free(ids);
    buf_fini(&label);
    return result;
}

/* The pane that is searched first: the only one of a text, the one in focus. */
static int pane_to_search(const struct ui *ui)
{
    int id = ui->zoom >= 0 ? ui->zoom : ui->focus;
    if (ui_text_only(ui))
        id = PANE_LESSON;
    return id >= 0 && ui->layout.boxes[id].shown &&
                   has_rows_of_its_own((enum pane_id)id)
               ? id : -1;
}

enum seek seek_in_pane(struct ui *ui, struct str part, int direction)
{
    int id = pane_to_search(ui);
    if (id < 0)
        return SEEK_NOWHERE;
    return id == PANE_TASKS ? seek_task(ui, part, direction)
                            : seek_row(ui, (enum pane_id)id, part, direction);
}

void seek_mark(const struct ui *ui, struct canvas *c)
{
    int id = pane_to_search(ui);
    struct str part = {ui->find.p, ui->find.n};
    struct buf text = {0};
    if (!part.n || id < 0)
        return;
    struct region r = ui_region(ui, (enum pane_id)id);
    struct paint paint = theme_paint(&ui->theme, STYLE_match);
    for (int row = 0; row < r.h; row++) {
        row_text(c, &r, row, &text);
        for (size_t i = 0; i + part.n <= text.n; i++)
            if (text_has((struct str){text.p + i, part.n}, part)) {
                int col = text_width((struct str){text.p, i});
                canvas_repaint(c, r.x + col, r.y + row, text_width(part),
                               paint);
            }
    }
    buf_fini(&text);
}
