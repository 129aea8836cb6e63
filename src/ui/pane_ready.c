/* READY: the queue of what runs next, this pass and the one after. */
#include <stdio.h>

#include "ui/pane.h"

static void ready_title(const struct view *v, struct buf *out)
{
    (void)v;
    buf_addz(out, "READY");
}

/* What a handle runs, in a word or two. */
static void handle_text(const struct view *v, uint32_t handle, struct buf *out)
{
    const struct m_handle *h = &v->model->handles.p[handle];
    struct event e = {.kind = EV_COUNT};
    if (h->push_event != NO_EVENT)
        trace_store_get(v->store, h->push_event, &e);
    struct str what = e.kind == EV_ready_push ? e.ready_push.what : STR("");
    if (h->task)
        model_task_label(v->model, h->task, out);
    if (str_eqz(what, "timer"))
        buf_addz(out, h->task ? "'s timer" : "a timer");
    else if (str_eqz(what, "gather"))
        buf_addz(out, h->task ? "'s gather" : "a gather");
    else if (str_eqz(what, "callback") || !h->task)
        buf_addz(out, h->task ? "'s callback" : "a callback");
    if (h->cancelled)
        buf_addz(out, " (dropped)");
}

static int draw_handle(const struct view *v, const struct region *r, int row,
                       int col, uint32_t handle, struct str text, bool first)
{
    if (first)
        region_glyph(r, row, col - 2, STYLE_runs_next, GLYPH_runs_next);
    else if (story_changed(v->story, v->model, v->step, CHANGED_HANDLE,
                           handle))
        region_glyph(r, row, col - 1, STYLE_changed, GLYPH_changed);
    return region_text(r, row, col, STYLE_state_ready, text) + 2;
}

static int draw_more(const struct region *r, int row, int col, size_t n)
{
    char more[32];
    snprintf(more, sizeof more, "+%zu", n);
    return region_z(r, row, col, STYLE_dim, more) + 2;
}

/* The handles [from, to) of the queue on one row; what doesn't fit is counted,
 * and the first stands there always. */
static int draw_handles(const struct view *v, const struct region *r, int row,
                        int col, size_t from, size_t to, bool mark_first)
{
    struct buf b = {0};
    if (from == to)
        return region_glyph(r, row, col, STYLE_dim, GLYPH_none) + 2;
    for (size_t i = from; i < to; i++) {
        uint32_t handle = model_ready(v->model, i);
        b.n = 0;
        handle_text(v, handle, &b);
        int room = r->w - col - (i + 1 < to ? 5 : 0);
        if (i > from && text_width(buf_str(&b)) > room) {
            col = draw_more(r, row, col, to - i);
            break;
        }
        struct region part = *r;
        part.w = i + 1 < to ? r->w - 5 : r->w;
        col = draw_handle(v, &part, row, col, handle, buf_str(&b),
                          mark_first && i == from);
    }
    buf_fini(&b);
    return col;
}

/* Both passes on one row. In a narrow pane the one that holds more gets more. */
static int draw_strip(const struct view *v, const struct region *r,
                      size_t this_pass, size_t all, bool nobody_runs)
{
    struct region left = *r;
    bool headed = !r->strip;
    int column = headed                ? r->w >= 72 ? 26 : r->w / 2 - 4
                 : this_pass == all    ? r->w - 9
                 : this_pass == 0      ? 11
                                       : r->w / 2 + 2;
    left.w = column;
    int col = region_z(&left, 0, 1, STYLE_dim,
                       headed ? "this pass" : "READY");
    draw_handles(v, &left, 0, col + 3, 0, this_pass, nobody_runs);
    region_glyph(r, 0, column, STYLE_rule, GLYPH_vertical);
    col = region_z(r, 0, column + 2, STYLE_dim,
                   headed ? "next pass" : "next");
    draw_handles(v, r, 0, col + (headed ? 3 : 2), this_pass, all, false);
    return 1;
}

/* Handles over as many rows as it takes. */
static int draw_rows(const struct view *v, const struct region *r, int row,
                     size_t from, size_t to, bool mark_first)
{
    const int start = r->w >= 56 ? 17 : 15;
    size_t i = from;
    int last = r->top + r->h;
    do {
        int col = start;
        size_t begin = i;
        struct buf b = {0};
        while (i < to) {
            b.n = 0;
            handle_text(v, model_ready(v->model, i), &b);
            int width = text_width(buf_str(&b));
            if (i > begin && col + width > r->w)
                break;
            col += width + 2;
            i++;
        }
        buf_fini(&b);
        bool last_row = row + 1 >= last || !r->canvas;
        draw_handles(v, r, row, start, begin, last_row ? to : i,
                     mark_first && begin == from && from == 0);
        row++;
        if (last_row)
            break;
    } while (i < to && row + 1 < last);
    return row;
}

static int ready_draw(const struct pane *p, const struct view *v,
                      struct region *r)
{
    size_t all = model_ready_count(v->model);
    size_t this_pass = model_ready_this_pass(v->model);
    bool nobody_runs = v->model->running == 0;
    (void)p;
    if (r->h < 2)
        return draw_strip(v, r, this_pass, all, nobody_runs);
    int head = r->w >= 56 ? 4 : 2;
    region_z(r, 0, head, STYLE_dim, "this pass");
    struct region first = *r;
    first.h = r->h > 2 ? r->h / 2 : 1;
    int row = draw_rows(v, &first, 0, 0, this_pass, nobody_runs);
    region_z(r, row, head, STYLE_dim, "next pass");
    return draw_rows(v, r, row, this_pass, all, false);
}

const struct pane_class pane_ready_class = {
    .name = "ready",
    .title = ready_title,
    .draw = ready_draw,
    .request = pane_scroll,
};
