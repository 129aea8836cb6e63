/* READY: the queue of what runs next, this pass and the one after. */
#include <stdio.h>

#include "story/history.h"
#include "story/words.h"
#include "ui/pane.h"

static void ready_title(const struct view *v, struct buf *out)
{
    (void)v;
    buf_addz(out, "READY");
}

struct entry {
    struct ready_entry is;
    int width;
};
typedef VEC(struct entry) entry_list;

/* As many as there could ever be room for, of thousands; what the last one stands
 * for goes to the end. */
static void entries_collect(const struct view *v, const struct region *r,
                            size_t from, size_t to, entry_list *list)
{
    enum { LEAST_CELLS = 3 }; /* of a name and what is behind it */
    struct entry e = {0};
    size_t at = from;
    size_t most = (size_t)(r->w * (r->h + r->spare)) / LEAST_CELLS + 2;
    while (list->n < most && story_ready_next(v->model, &at, to, &e.is)) {
        e.width = text_width(buf_str(&e.is.text));
        vec_push(list, e);
    }
    if (list->n)
        vec_last(list).is.to = to;
}

static void entries_fini(entry_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        buf_fini(&list->p[i].is.text);
    vec_fini(list);
}

/* Cells for the first name and a count of the others. */
static int entries_least(const entry_list *list)
{
    return !list->n ? 1 : list->p[0].width + (list->n > 1 ? 4 : 0);
}

/* Cells for all of them on one row; for nobody, the sign for that. */
static int entries_width(const entry_list *list)
{
    int width = 1;
    for (size_t i = 0; i < list->n; i++)
        width += list->p[i].width + (i ? 2 : 0) - !i;
    return width;
}

static bool entry_changed(const struct view *v, const struct entry *e)
{
    for (size_t i = e->is.from; i < e->is.to; i++)
        if (story_changed(v->story, v->model, v->step, CHANGED_HANDLE,
                          model_ready(v->model, i)))
            return true;
    return false;
}

static int draw_entry(const struct view *v, const struct region *r, int row,
                      int col, const struct entry *e, bool first)
{
    if (first)
        region_glyph(r, row, col - 2, STYLE_runs_next, GLYPH_runs_next);
    else if (entry_changed(v, e))
        region_glyph(r, row, col - 1, STYLE_changed, GLYPH_changed);
    return region_text(r, row, col,
                       e->is.nobody ? STYLE_dim : STYLE_state_ready,
                       buf_str(&e->is.text)) + 2;
}

/* "+2": how many handles there are from entry i on. */
static int draw_more(const struct region *r, int row, int col,
                     const entry_list *list, size_t i)
{
    char more[32];
    snprintf(more, sizeof more, "+%zu",
             vec_last(list).is.to - list->p[i].is.from);
    return region_z(r, row, col, STYLE_dim, more) + 2;
}

enum {
    MORE = 5,       /* cells for "+99" and the space before it */
    CUT_NAME = 10,  /* in fewer a name that is cut says less than a count */
};

/* The entries from *i on that fit on the row; *i moves behind them. On the last
 * row what is left is counted, a name that would be cut too. */
static void draw_row(const struct view *v, const struct region *r, int row,
                     int col, const entry_list *list, size_t *i, bool last,
                     bool mark_first)
{
    if (!list->n)
        region_glyph(r, row, col, STYLE_dim, GLYPH_none);
    for (size_t begin = *i; *i < list->n; ++*i) {
        const struct entry *e = &list->p[*i];
        bool more = last && *i + 1 < list->n;
        bool first = *i == begin;
        bool fits = col + e->width <= r->w - (more && !first ? MORE : 0);
        if (!fits && (!first || (last && r->w - col < CUT_NAME))) {
            if (last) {
                draw_more(r, row, col, list, *i);
                *i = list->n;
            }
            return;
        }
        struct region part = *r;
        part.w = r->w - (more && r->w - col > MORE * 2 ? MORE - 1 : 0);
        col = draw_entry(v, &part, row, col, e, mark_first && *i == 0);
    }
}

struct side {
    int all, least;     /* cells for all names, and for the first and a count */
};

/* Where the line between the two passes stands: in its place, unless one side
 * lacks room that the other has to spare. The first name of this pass matters
 * most, then the first of the next one. */
static int divide(int w, int place, struct side left, struct side right)
{
    int column = place, fitting = w - right.all;
    if (left.all > place && fitting > place)
        column = left.all < fitting ? left.all : fitting;
    else if (fitting < place && left.all < place)
        column = left.all > fitting ? left.all : fitting;
    if (column > w - right.least)
        column = w - right.least;
    return column < left.least ? left.least : column;
}

/* Both passes on one row. */
static int draw_strip(const struct view *v, const struct region *r,
                      const entry_list *now, const entry_list *next,
                      bool mark_first)
{
    bool headed = !r->strip;
    const char *names[2] = {headed ? "this pass" : "READY",
                            headed ? "next pass" : "next"};
    int start[2] = {1 + (int)strlen(names[0]) + 3,
                    2 + (int)strlen(names[1]) + (headed ? 3 : 2)};
    int place = headed && r->w >= 72 ? 26 : headed ? r->w / 2 - 4
                                                   : r->w / 2 + 2;
    int column = divide(r->w, place,
                        (struct side){start[0] + entries_width(now) + 1,
                                      start[0] + entries_least(now)},
                        (struct side){start[1] + entries_width(next),
                                      start[1] + entries_least(next)});
    int most = r->w - start[1] - 2;
    column = column > most ? most : column;
    struct region left = *r;
    size_t i = 0, k = 0;
    left.w = column;
    region_z(&left, 0, 1, STYLE_dim, names[0]);
    draw_row(v, &left, 0, start[0], now, &i, true, mark_first);
    region_glyph(r, 0, column, STYLE_rule, GLYPH_vertical);
    region_z(r, 0, column + 2, STYLE_dim, names[1]);
    draw_row(v, r, 0, column + start[1], next, &k, true, false);
    return 1;
}

/* Behind the only one of a pass: why it is ready, and since when, if that is some
 * time ago. */
static void draw_cause(const struct view *v, const struct region *r, int row,
                       int col, const struct entry *e)
{
    uint32_t handle = model_ready(v->model, e->is.from);
    uint32_t push = v->model->handles.p[handle].push_event;
    struct event is = {.kind = EV_COUNT};
    struct buf b = {0};
    if (push != NO_EVENT)
        trace_store_get(v->store, push, &is);
    if (!e->is.nobody)
        story_ready_cause(v->model, handle, &b);
    if (b.n && push != NO_EVENT && v->model->t > is.t)
        buf_printf(&b, ", %.3f s ago", v->model->t - is.t);
    if (b.n && col + text_width(buf_str(&b)) <= r->w)
        region_text(r, row, col, STYLE_dim, buf_str(&b));
    buf_fini(&b);
}

/* The entries over at most `most` rows; how many it took. */
static int draw_rows(const struct view *v, const struct region *r, int row,
                     int most, const entry_list *list, bool mark_first)
{
    const int start = r->w >= 56 ? 17 : 15;
    size_t i = 0;
    int begin = row;
    if (r->canvas && list->n == 1 && list->p[0].is.to == list->p[0].is.from + 1)
        draw_cause(v, r, row, start + list->p[0].width + 3, &list->p[0]);
    do {
        draw_row(v, r, row, start, list, &i, row - begin + 1 >= most,
                 mark_first);
        row++;
    } while (i < list->n && row - begin < most);
    return row - begin;
}

/* This pass above the next one, each with the rows that it needs while there
 * are enough; else about half of them. */
static int draw_passes(const struct view *v, const struct region *r,
                       const entry_list *now, const entry_list *next,
                       bool mark_first)
{
    int head = r->w >= 56 ? 4 : 2;
    struct region measure = *r;
    measure.canvas = NULL;
    int first = draw_rows(v, &measure, 0, r->h - 1, now, false);
    int later = draw_rows(v, &measure, 0, r->h - 1, next, false);
    if (first + later > r->h)
        first = later > r->h / 2 ? r->h - r->h / 2 < first ? r->h - r->h / 2
                                                           : first
                                 : r->h - later;
    region_z(r, 0, head, STYLE_dim, "this pass");
    int row = draw_rows(v, r, 0, first, now, mark_first);
    region_z(r, row, head, STYLE_dim, "next pass");
    return row + draw_rows(v, r, row, r->h - row, next, false);
}

/* -- one row each, where READY has the screen ------------------------------- */

struct list_form {
    int name, cause, age; /* columns */
};

static struct list_form list_form_of(const struct region *r)
{
    enum { NAME = 10, AGE = 14 }; /* where it begins; cells */
    return (struct list_form){NAME, NAME + r->w / 4 - 1, r->w - AGE};
}

static void draw_place(const struct view *v, const struct region *r, int row,
                       const struct list_form *f, size_t place, bool runs)
{
    uint32_t handle = model_ready(v->model, place);
    uint32_t push = v->model->handles.p[handle].push_event;
    struct event e;
    struct buf b = {0};
    if (story_changed(v->story, v->model, v->step, CHANGED_HANDLE, handle))
        region_glyph(r, row, 1, STYLE_changed, GLYPH_changed);
    if (runs)
        region_glyph(r, row, 8, STYLE_runs_next, GLYPH_runs_next);
    buf_printf(&b, "%5zu", place + 1);
    region_text(r, row, 2, STYLE_dim, buf_str(&b));
    b.n = 0;
    story_handle(v->model, handle, &b);
    region_name(r, row, f->name, f->cause - f->name - 2, STYLE_state_ready,
                buf_str(&b));
    b.n = 0;
    story_ready_cause(v->model, handle, &b);
    struct region part = *r;
    part.w = f->age - 2;
    region_text(&part, row, f->cause, STYLE_text, buf_str(&b));
    if (push != NO_EVENT) {
        trace_store_get(v->store, push, &e);
        b.n = 0;
        buf_addz(&b, "for ");
        time_text(v->model->t - e.t, false, &b);
        buf_addz(&b, " s");
        region_text(r, row, f->age, STYLE_dim, buf_str(&b));
    }
    buf_fini(&b);
}

static int draw_heading(const struct region *r, int row, const char *words,
                        bool nobody)
{
    int col = region_z(r, row, 2, STYLE_title, words);
    if (nobody)
        region_glyph(r, row, col + 2, STYLE_dim, GLYPH_none);
    return row + 1;
}

static int draw_places(const struct view *v, const struct region *r, int row,
                       size_t from, size_t to)
{
    struct list_form f = list_form_of(r);
    for (size_t i = from; i < to; i++, row++)
        if (region_shows(r, row))
            draw_place(v, r, row, &f, i, i == 0 && !v->model->running);
    return row;
}

static int draw_list(const struct view *v, const struct region *r)
{
    size_t all = model_ready_count(v->model);
    size_t now = model_ready_this_pass(v->model);
    int row = draw_heading(r, 0, "This pass runs, in this order", !now);
    row = draw_places(v, r, row, 0, now);
    for (int col = 2; col < r->w - 2; col++)
        region_glyph(r, row, col, STYLE_rule, GLYPH_horizontal);
    row = draw_heading(r, row + 1,
                       "The next pass runs what was added since", all == now);
    return draw_places(v, r, row, now, all);
}

static int ready_draw(const struct pane *p, const struct view *v,
                      struct region *r)
{
    size_t all = model_ready_count(v->model);
    size_t this_pass = model_ready_this_pass(v->model);
    bool nobody_runs = v->model->running == 0;
    entry_list now = {0}, next = {0};
    int rows;
    if (r->alone)
        return region_scrolled(p, v, r, draw_list);
    entries_collect(v, r, 0, this_pass, &now);
    entries_collect(v, r, this_pass, all, &next);
    if (r->h < 2) {
        rows = draw_strip(v, r, &now, &next, nobody_runs);
    } else {
        r->h += r->spare;
        rows = draw_passes(v, r, &now, &next, nobody_runs);
    }
    entries_fini(&now);
    entries_fini(&next);
    return rows;
}

const struct pane_class pane_ready_class = {
    .name = "ready",
    .title = ready_title,
    .draw = ready_draw,
    .request = pane_scroll,
};
