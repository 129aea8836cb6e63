/* TIMERS: what is set, by deadline; equal deadlines stand in one row. */
#include <math.h>
#include <stdio.h>

#include "story/words.h"
#include "ui/pane.h"

enum { MOST_TIMERS = 512 };

static void timers_title(const struct view *v, struct buf *out)
{
    (void)v;
    buf_addz(out, "TIMERS");
}

/* How many from i on have the deadline of i. */
static size_t same_deadline(const struct view *v, const uint32_t *ids,
                            size_t i, size_t n)
{
    size_t j = i + 1;
    while (j < n && v->model->timers.p[ids[j]].when ==
                        v->model->timers.p[ids[i]].when)
        j++;
    return j - i;
}

static bool any_changed(const struct view *v, const uint32_t *ids, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (story_changed(v->story, v->model, v->step, CHANGED_TIMER, ids[i]))
            return true;
    return false;
}

enum { MORE_OWNERS = 4 }; /* cells for "  +9"; longer ones may go further */

static int draw_owners(const struct view *v, const struct region *r, int row,
                       int col, const uint32_t *ids, size_t n, int limit)
{
    struct buf b = {0};
    for (size_t i = 0; i < n; i++) {
        b.n = 0;
        story_timer(v->model, ids[i], &b);
        int width = text_width(buf_str(&b));
        if (i && col + width + (i + 1 < n ? MORE_OWNERS : 0) > limit) {
            b.n = 0;
            buf_printf(&b, "+%zu", n - i);
            i = n;
        }
        col = region_text(r, row, col, STYLE_state_waiting, buf_str(&b)) + 2;
    }
    buf_fini(&b);
    return col;
}

/* All bars share one time scale from 0 to the last deadline, so that they can
 * be compared: full up to now, empty up to the deadline. */
static void draw_bar(const struct view *v, const struct region *r, int row,
                     int col, double when, double last)
{
    int room = r->w - col - 1;
    if (room < 8 || !(last > 0) || !isfinite(last))
        return;
    int cells = (int)lround(when / last * room);
    int full = (int)lround(v->model->t / last * room);
    for (int i = 0; i < cells; i++)
        region_glyph(r, row, col + i,
                     i < full ? STYLE_bar_full : STYLE_bar_empty,
                     i < full ? GLYPH_bar_full : GLYPH_bar_empty);
}

/* Where they all begin: compared they are from one line to the next. */
static int bars_column(const struct region *r)
{
    enum { MOST = 24 };
    int cells = r->w / 4;
    return r->w - 1 - (cells > MOST && !r->alone ? MOST : cells);
}

enum { IN = 14 }; /* cells for "in 1000.000 s" */

/* "in 4.000 s" */
static void draw_left(const struct view *v, const struct region *r, int row,
                      int col, double when)
{
    struct buf b = {0};
    buf_addz(&b, "in ");
    time_text(when > v->model->t ? when - v->model->t : 0, false, &b);
    buf_addz(&b, " s");
    region_text(r, row, col, STYLE_dim, buf_str(&b));
    buf_fini(&b);
}

static void draw_deadline(const struct view *v, const struct region *r,
                          int row, const uint32_t *ids, size_t n, int owners,
                          double last)
{
    bool wide = r->w >= 56;
    double when = v->model->timers.p[ids[0]].when;
    struct buf b = {0};
    if (any_changed(v, ids, n))
        region_glyph(r, row, wide ? 2 : 0, STYLE_changed, GLYPH_changed);
    time_text(when, false, &b);
    region_text(r, row, wide ? 4 : 2, STYLE_value, buf_str(&b));
    buf_fini(&b);
    struct region names = *r;
    if (r->alone) {
        draw_left(v, r, row, owners, when);
        owners += IN;
    }
    if (wide) { /* two cells apart from the bar */
        names.w = bars_column(r) - 2;
        draw_bar(v, r, row, bars_column(r), when, last);
    }
    draw_owners(v, &names, row, owners, ids, n, names.w);
}

enum { MORE = 8 }; /* cells for a line, an ellipsis and "+99" */

static int owner_width(const struct view *v, uint32_t timer)
{
    struct buf b = {0};
    story_timer(v->model, timer, &b);
    int width = text_width(buf_str(&b));
    buf_fini(&b);
    return width;
}

/* Deadlines one behind the other, from a column on, as many as there is room
 * for; as the last row of a list, which is not `brief`, or as all there is. */
static void draw_line(const struct view *v, const struct region *r, int row,
                      int col, const uint32_t *ids, size_t n, size_t total,
                      bool brief)
{
    for (size_t i = 0, k; i < n; i += k) {
        struct buf b = {0};
        k = same_deadline(v, ids, i, n);
        if (i)
            col = 1 + region_glyph(r, row, col, STYLE_rule, GLYPH_vertical);
        if (any_changed(v, ids + i, k))
            region_glyph(r, row, i || brief ? col++ : col - 2, STYLE_changed,
                         GLYPH_changed);
        time_text(v->model->timers.p[ids[i]].when, brief, &b);
        int room = r->w - (i + k < n ? MORE : 0);
        if (i && col + text_width(buf_str(&b)) + 1 +
                         owner_width(v, ids[i]) > room) {
            b.n = 0;
            buf_printf(&b, "%s +%zu",
                       theme_glyph(v->theme, GLYPH_ellipsis), total - i);
            region_text(r, row, col, STYLE_dim, buf_str(&b));
            buf_fini(&b);
            break;
        }
        col = 1 + region_text(r, row, col, STYLE_value, buf_str(&b));
        buf_fini(&b);
        col = draw_owners(v, r, row, col, ids + i, k,
                          r->w - (i + k < n ? MORE : 0)) - 1;
    }
}

static int draw_strip(const struct view *v, const struct region *r,
                      const uint32_t *ids, size_t n, size_t total)
{
    int col = region_z(r, 0, 1, STYLE_dim, "TIMERS") + 1;
    if (!n)
        region_glyph(r, 0, col, STYLE_dim, GLYPH_none);
    draw_line(v, r, 0, col, ids, n, total, true);
    return 1;
}

static int timers_draw(const struct pane *p, const struct view *v,
                       struct region *r)
{
    uint32_t ids[MOST_TIMERS];
    size_t total = model_timers(v->model, ids, MOST_TIMERS);
    size_t n = total < MOST_TIMERS ? total : MOST_TIMERS;
    if (r->strip)
        return draw_strip(v, r, ids, n, total);
    if (!n) {
        region_glyph(r, 0, r->w >= 56 ? 4 : 2, STYLE_dim, GLYPH_none);
        return 1;
    }
    int rows = 0;
    for (size_t i = 0; i < n; i += same_deadline(v, ids, i, n))
        rows++;
    region_scroll(r, p, rows);
    struct buf b = {0};
    double last = v->model->timers.p[ids[n - 1]].when;
    time_text(last, false, &b);
    int owners = (r->w >= 56 ? 4 : 2) + 3 + (int)b.n;
    buf_fini(&b);
    int row = 0;
    for (size_t i = 0, k; i < n; i += k) {
        k = same_deadline(v, ids, i, n);
        if (row == r->top + r->h - 1 && i + k < n)
            draw_line(v, r, row, r->w >= 56 ? 4 : 2, ids + i, n - i, total - i,
                      false);
        else if (row < r->top + r->h)
            draw_deadline(v, r, row, ids + i, k, owners, last);
        row++;
    }
    return rows;
}

const struct pane_class pane_timers_class = {
    .name = "timers",
    .title = timers_title,
    .draw = timers_draw,
    .request = pane_scroll,
};
