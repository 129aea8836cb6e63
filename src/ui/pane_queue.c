/* QUEUE: what is in it and who put it there, who waits, who was woken. */
#include <stdio.h>

#include "story/history.h"
#include "story/words.h"
#include "ui/pane.h"

enum { MOST_ITEMS = 200 };

static size_t queues_made(const struct view *v, uint32_t *first)
{
    size_t n = 0;
    for (uint32_t q = (uint32_t)v->model->queues.n; q-- > 1;)
        if (v->model->queues.p[q].made) {
            *first = q;
            n++;
        }
    return n;
}

static void queue_title(const struct view *v, struct buf *out)
{
    uint32_t q = 0;
    size_t n = queues_made(v, &q);
    buf_addz(out, n > 1 ? "QUEUES" : "QUEUE");
    if (n == 1) {
        buf_addc(out, ' ');
        story_queue(v->model, q, out);
    } else if (n > 1) {
        buf_printf(out, " %zu", n);
    }
}

static void draw_item(const struct view *v, const struct region *r, int row,
                      uint32_t item, bool front)
{
    const struct m_item *m = &v->model->items.p[item];
    struct event e = {.kind = EV_COUNT};
    struct buf by = {0};
    if (m->put_event != NO_EVENT)
        trace_store_get(v->store, m->put_event, &e);
    if (story_changed(v->story, v->model, v->step, CHANGED_ITEM, item))
        region_glyph(r, row, 0, STYLE_changed, GLYPH_changed);
    if (front) {
        region_z(r, row, 2, STYLE_dim, "front");
        region_glyph(r, row, 8, STYLE_runs_next, GLYPH_runs_next);
    }
    struct str text = e.kind == EV_queue_put ? e.queue_put.text : STR("?");
    uint32_t who = e.kind == EV_queue_put
                       ? model_who(e.queue_put.task, e.queue_put.thread) : 0;
    if (who)
        model_task_label(v->model, who, &by);
    int owner = text_width(buf_str(&by));
    struct region part = *r;
    if (owner && r->w - owner - 3 > 20)
        part.w = r->w - owner - 3;
    int col = region_long(&part, row, 10, STYLE_value, text);
    col = col < 10 ? 10 : col > part.w ? part.w : col;
    if (owner)
        region_text(r, row, col + 2, STYLE_label, buf_str(&by));
    buf_fini(&by);
}

static bool queue_changed(const struct view *v, uint32_t q)
{
    return story_changed(v->story, v->model, v->step, CHANGED_QUEUE, q);
}

/* Names apart by commas; those that have no room are counted: "a, b +3". */
static void draw_names(const struct region *r, int row, int col,
                       enum style style, struct str names, size_t n)
{
    enum { MORE = 4 }; /* cells for " +99" */
    struct str fits = names;
    size_t left = 0;
    while (text_width(fits) + (left ? MORE : 0) > r->w - col) {
        size_t end = fits.n;
        while (end > 2 && memcmp(fits.p + end - 2, ", ", 2) != 0)
            end--;
        if (end <= 2)
            break;
        fits.n = end - 2;
        left++;
    }
    col = region_text(r, row, col, style, fits);
    if (left && left < n) {
        char more[24];
        snprintf(more, sizeof more, " +%zu", left);
        region_z(r, row, col, STYLE_dim, more);
    }
}

static int draw_waiters(const struct view *v, const struct region *r, int row,
                        uint32_t q, bool note)
{
    static const struct {
        enum wait_side side;
        const char *text;
        bool always;
    } sides[] = {
        {SIDE_GET, "waiting in get:  ", true},
        {SIDE_PUT, "waiting in put:  ", false},
        {SIDE_JOIN, "waiting in join: ", false},
    };
    struct buf b = {0};
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        b.n = 0;
        size_t n = story_queue_waiting(v->model, q, sides[i].side, &b);
        if (!n && !sides[i].always)
            continue;
        int col = region_z(r, row, 2, STYLE_dim, sides[i].text);
        if (n)
            draw_names(r, row, col, STYLE_state_waiting, buf_str(&b), n);
        else
            region_z(r, row, col, STYLE_dim, "nobody");
        row++;
    }
    b.n = 0;
    size_t n = v->hides & HIDES_WOKEN ? 0 : story_queue_woken(v->model, q, &b);
    if (n) {
        if (queue_changed(v, q))
            region_glyph(r, row, 0, STYLE_changed, GLYPH_changed);
        int col = region_z(r, row, 2, STYLE_dim, "woken by a put:  ");
        draw_names(r, row++, col, STYLE_state_ready, buf_str(&b), n);
        if (note)
            region_z(r, row++, 4, STYLE_dim, "(woken is not yet served)");
    }
    buf_fini(&b);
    return row;
}

static int draw_counts(const struct view *v, const struct region *r, int row,
                       uint32_t q)
{
    struct buf b = {0};
    if (queue_changed(v, q))
        region_glyph(r, row, 0, STYLE_changed, GLYPH_changed);
    story_queue_counts(v->model, q, &b);
    region_text(r, row, 2, STYLE_text, buf_str(&b));
    buf_fini(&b);
    return row + 1;
}

/* Items leave room for the counts and the waiters below them. */
static int draw_items(const struct view *v, const struct region *r, int row,
                      uint32_t q, int room)
{
    uint32_t items[MOST_ITEMS];
    size_t total = model_queue_items(v->model, q, items, MOST_ITEMS);
    size_t n = total < MOST_ITEMS ? total : MOST_ITEMS;
    size_t show = (int)n > room ? (size_t)(room > 1 ? room - 1 : 1) : n;
    for (size_t i = 0; i < show; i++)
        draw_item(v, r, row++, items[i], i == 0);
    if (show < total && room > 1) {
        char more[48];
        snprintf(more, sizeof more, "%s %zu more behind",
                 theme_glyph(v->theme, GLYPH_ellipsis), total - show);
        region_z(r, row++, 10, STYLE_dim, more);
    }
    return row;
}

static int draw_queue(const struct view *v, const struct region *r, int row,
                      uint32_t q, int room)
{
    struct region measure = *r;
    measure.canvas = NULL;
    int items = (int)v->model->queues.p[q].n_items;
    bool note = items + 1 + draw_waiters(v, &measure, 0, q, true) <= room;
    int below = 1 + draw_waiters(v, &measure, 0, q, note);
    row = draw_items(v, r, row, q, room - below > 1 ? room - below : 1);
    row = draw_counts(v, r, row, q);
    return draw_waiters(v, r, row, q, note);
}

/* Every item that ever was in it, the newest first: who put it, who took it, how
 * long it lay there. */
static int draw_history(const struct view *v, const struct region *r, int row,
                        uint32_t q)
{
    enum { WHO = 50 }; /* cells for what is said of it */
    int width = r->w - 12 - 2 - WHO;
    width = width < 14 ? 14 : width > r->w / 3 ? r->w / 3 : width;
    region_z(r, ++row, 2, STYLE_title,
             "Items so far, newest first: put when, what, by whom");
    row++;
    for (uint32_t item = (uint32_t)v->model->items.n; item-- > 1;) {
        const struct m_item *i = &v->model->items.p[item];
        struct event e = {.kind = EV_COUNT};
        struct buf b = {0};
        if (i->queue != q || i->state == ITEM_NONE)
            continue;
        if (!region_shows(r, row)) { /* there may be thousands of them */
            row++;
            continue;
        }
        if (story_changed(v->story, v->model, v->step, CHANGED_ITEM, item))
            region_glyph(r, row, 0, STYLE_changed, GLYPH_changed);
        if (i->put_event != NO_EVENT)
            trace_store_get(v->store, i->put_event, &e);
        if (e.kind == EV_queue_put) {
            time_text(e.t, false, &b);
            region_text(r, row, 2, STYLE_dim, buf_str(&b));
            region_name(r, row, 12, width, STYLE_value, e.queue_put.text);
        }
        b.n = 0;
        story_item(v->model, item, &b);
        region_long(r, row++, 12 + width + 2,
                    i->state == ITEM_IN ? STYLE_text : STYLE_dim, buf_str(&b));
        buf_fini(&b);
    }
    return row;
}

/* Rows for a queue: several share the pane; zoomed, it scrolls over all. */
static int room_of(const struct view *v, const struct region *r, uint32_t q,
                   size_t n)
{
    enum { SHARED = 6, AROUND = 8 };
    if (r->alone)
        return (int)v->model->queues.p[q].n_items + AROUND;
    return n > 1 ? SHARED : r->h;
}

static int draw_all(const struct view *v, const struct region *r, uint32_t q,
                    size_t n)
{
    int row = 0;
    for (; q < v->model->queues.n; q++) {
        struct buf b = {0};
        if (!v->model->queues.p[q].made)
            continue;
        if (n > 1) {
            story_queue(v->model, q, &b);
            region_text(r, row++, 1, STYLE_title, buf_str(&b));
            buf_fini(&b);
        }
        row = draw_queue(v, r, row, q, room_of(v, r, q, n));
        if (r->alone)
            row = draw_history(v, r, row, q) + (n > 1);
    }
    return row;
}

static int queue_draw(const struct pane *p, const struct view *v,
                      struct region *r)
{
    uint32_t first = 0;
    size_t n = queues_made(v, &first);
    if (!n) {
        region_z(r, 0, 2, STYLE_dim, "no queue yet");
        return 1;
    }
    struct region measure = *r;
    measure.canvas = NULL;
    int rows = draw_all(v, &measure, first, n);
    region_scroll(r, p, rows);
    draw_all(v, r, first, n);
    return rows;
}

const struct pane_class pane_queue_class = {
    .name = "queue",
    .title = queue_title,
    .draw = queue_draw,
    .request = pane_scroll,
};
