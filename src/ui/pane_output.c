/* OUTPUT: what the program has written so far, newest at the bottom, with the
 * task that wrote it. Its colours are drawn; other control bytes are shown. */
#include <stdio.h>

#include "ui/pane.h"
#include "ui/sgr.h"

/* How many lines there are up to the cursor. */
static int lines_shown(const struct view *v)
{
    return (int)out_lines_before(&v->facts->out, v->model->n_out);
}

/* The chosen line, from 1; 0: none, or none that has been printed yet. */
static int line_chosen(const struct pane *p, const struct view *v)
{
    return (int)p->select <= lines_shown(v) ? (int)p->select : 0;
}

static void output_title(const struct view *v, struct buf *out)
{
    (void)v;
    buf_addz(out, "OUTPUT");
}

static void output_legend(const struct pane *p, const struct view *v,
                          const struct region *r, struct buf *out)
{
    int line = line_chosen(p, v);
    (void)r;
    if (line)
        buf_printf(out, "%d/%d, Enter: its step", line,
                   lines_shown(v));
}

static struct str out_text(const struct view *v, size_t i, struct event *e)
{
    trace_store_get(v->store, model_out(v->model, i), e);
    return out_event_text(e);
}

/* Its first newline, or NULL. */
static const char *line_end(struct str s)
{
    return s.n ? memchr(s.p, '\n', s.n) : NULL;
}

static enum style line_style(const struct event *e)
{
    if (e->kind == EV_out)
        return str_eqz(e->out.stream, "stderr") ? STYLE_warning : STYLE_text;
    return STYLE_warning;
}

/* Who wrote it: a task, else a lane when there are several. */
static uint32_t line_writer(const struct view *v, const struct event *e)
{
    if (e->kind == EV_warn)
        return e->warn.task;
    if (e->kind != EV_out)
        return 0;
    if (e->out.task || !v->facts->n_threads)
        return e->out.task;
    return (e->out.thread ? e->out.thread : 1) | WHO_LANE;
}

struct out_form {
    int time, label, text; /* columns; time -1: none; label -1: none */
};

/* A part of a line that begins `at` cells from its start; where it ends. */
static int draw_piece(const struct view *v, const struct region *r, int row,
                      int col, int at_cell, struct str s, enum style style,
                      struct paint *p)
{
    struct paint plain = theme_paint(v->theme, style);
    struct str run;
    for (size_t at = 0; sgr_next(s, &at, plain, p, &run);) {
        struct paint now = *p;
        if (v->theme->mono)
            now.fg = now.bg = -1;
        int from = at_cell;
        at_cell = region_long_part(r, row, col, from, now, run);
        region_match(r, row, col, from, run, v->find);
    }
    return at_cell;
}

static void draw_text(const struct view *v, const struct region *r, int row,
                      int col, const struct out_line *l, size_t end)
{
    struct paint p = {-1, -1, 0};
    int cell = 0;
    for (size_t i = l->out; i < end; i++) {
        struct event e;
        struct str s = out_text(v, i, &e);
        size_t at = i == l->out ? l->offset : 0;
        enum style style = line_style(&e);
        s = (struct str){s.p + at, s.n - at};
        const char *newline = line_end(s);
        if (i == l->out)
            p = theme_paint(v->theme, style);
        if (e.kind == EV_out && newline)
            s.n = (size_t)(newline - s.p);
        cell = draw_piece(v, r, row, col, cell, s, style, &p);
    }
}

static bool line_changed(const struct view *v, const struct out_line *l,
                         size_t end)
{
    for (size_t i = l->out; i < end; i++)
        if (story_changed(v->story, v->model, v->step, CHANGED_OUT,
                          (uint32_t)i))
            return true;
    return false;
}

static void draw_line(const struct view *v, const struct region *r, int row,
                      const struct out_form *f)
{
    const struct out_line *l = &v->facts->out.list.p[row];
    size_t end = out_line_end(&v->facts->out, (size_t)row, v->model->n_out);
    struct event e;
    struct buf b = {0};
    out_text(v, l->out, &e);
    if (line_changed(v, l, end))
        region_glyph(r, row, 0, STYLE_changed, GLYPH_changed);
    if (e.kind != EV_out)
        region_z(r, row, 1, STYLE_warning, "!");
    if (f->time >= 0) {
        time_text(e.t, true, &b);
        region_text(r, row, f->time, STYLE_dim, buf_str(&b));
    }
    b.n = 0;
    if (f->label >= 0 && line_writer(v, &e)) {
        model_task_label(v->model, line_writer(v, &e), &b);
        region_name(r, row, f->label, f->text - 1 - f->label, STYLE_dim,
                    buf_str(&b));
    }
    buf_fini(&b);
    draw_text(v, r, row, f->text, l, end);
}

/* All times of the run have a column of the same width: what is beside it stays
 * where it is. Times stand where there is width for them, or else on demand; the demand takes
 * them away again where they would stand. */
static struct out_form form_of(const struct pane *p, const struct view *v,
                               const struct region *r)
{
    enum { WIDE = 56, MANY = 100 };
    struct out_form f = {-1, -1, 2};
    uint32_t *ids;
    size_t n = view_actors(v, &ids);
    int label = names_width(v, true, r->w < MANY ? 16 : 20);
    if ((r->w >= WIDE) != p->other) {
        f.time = 2;
        f.text = 2 + v->facts->out_time_cells + 2;
    }
    if (n && r->w - f.text - label - 2 >= 24) {
        f.label = f.text;
        f.text += label + 2;
    }
    free(ids);
    return f;
}

/* The first row on the screen. The pane's scroll counts rows up from the newest
 * line. */
static int first_row(const struct pane *p, const struct region *r, int total)
{
    int most = total > r->h ? total - r->h : 0;
    return most - (p->scroll > most ? most : p->scroll);
}

static int output_draw(const struct pane *p, const struct view *v,
                       struct region *r)
{
    int total = lines_shown(v);
    if (!total) {
        region_z(r, 0, 2, STYLE_dim, "nothing printed yet");
        return 1;
    }
    struct out_form form = form_of(p, v, r);
    r->top = first_row(p, r, total);
    for (int row = r->top; row < total && row < r->top + r->h; row++)
        draw_line(v, r, row, &form);
    if (line_chosen(p, v))
        region_select(r, line_chosen(p, v) - 1, 1, r->w);
    if (r->top + r->h < total)
        region_glyph(r, r->top + r->h - 1, r->w - 1, STYLE_dim,
                     GLYPH_arrow_down);
    return total;
}

/* Moves the choice, which begins at the newest line, and keeps it in sight. */
static void choose(struct pane *p, const struct view *v, const struct region *r,
                   enum request what)
{
    int total = lines_shown(v), at = line_chosen(p, v) - 1;
    if (at < 0)
        at = what == REQ_top ? 0 : total - 1;
    else
        scroll_move(&at, what, r->h, total - 1);
    p->select = (uint32_t)at + 1;
    int top = first_row(p, r, total);
    top = at < top ? at : at >= top + r->h ? at - r->h + 1 : top;
    p->scroll = (total > r->h ? total - r->h : 0) - top;
}

static bool output_request(struct pane *p, const struct view *v,
                           struct region *r, enum request what)
{
    int total = lines_shown(v), most = total > r->h ? total - r->h : 0;
    int top = first_row(p, r, total), still = 0;
    if (what == REQ_view) {
        p->other = !p->other;
        return true;
    }
    if (!scroll_move(&still, what, r->h, 0))
        return false;
    if (what == REQ_scroll_down || what == REQ_scroll_up) {
        scroll_move(&top, what, r->h, most);
        p->scroll = most - top;
    } else if (total) {
        choose(p, v, r, what);
    }
    return true;
}

static bool output_click(struct pane *p, const struct view *v,
                         struct region *r, int x, int y)
{
    int total = lines_shown(v), row = first_row(p, r, total) + y;
    (void)x;
    p->select = row < total ? (uint32_t)row + 1 : 0;
    return p->select != 0;
}

static size_t output_leads_to(const struct pane *p, const struct view *v)
{
    int line = line_chosen(p, v);
    return line ? view_past(v, v->facts->out.list.p[line - 1].event) : SIZE_MAX;
}

const struct pane_class pane_output_class = {
    .name = "output",
    .title = output_title,
    .legend = output_legend,
    .draw = output_draw,
    .request = output_request,
    .click = output_click,
    .leads_to = output_leads_to,
};
