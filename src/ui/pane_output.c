/* OUTPUT: what the program has written so far, newest at the bottom, with the
 * task that wrote it. Its colours are drawn; other control bytes are shown. */
#include <stdio.h>

#include "ui/pane.h"
#include "ui/sgr.h"

static void output_title(const struct view *v, struct buf *out)
{
    (void)v;
    buf_addz(out, "OUTPUT");
}

/* A line on the screen: made of one write, or of several without a newline. */
struct out_line {
    size_t from, to;    /* outs [from, to) it is made of */
    size_t offset;      /* where it starts in the first one's text */
};
typedef VEC(struct out_line) line_list;

static struct str out_text(const struct view *v, size_t i, struct event *e)
{
    trace_store_get(v->store, model_out(v->model, i), e);
    switch (e->kind) {
    case EV_out: return e->out.text;
    case EV_warn: return e->warn.text;
    case EV_diag: return e->diag.text;
    default: return (struct str){0};
    }
}

static bool ends_line(const struct view *v, size_t i)
{
    struct event e;
    struct str s = out_text(v, i, &e);
    return e.kind != EV_out || (s.n && s.p[s.n - 1] == '\n');
}

/* Its first newline, or NULL. */
static const char *line_end(struct str s)
{
    return s.n ? memchr(s.p, '\n', s.n) : NULL;
}

/* The lines of the outs [from, n) in order. */
static void lines_collect(const struct view *v, size_t from, size_t n,
                          line_list *lines)
{
    bool open = false;
    for (size_t i = from; i < n; i++) {
        struct event e;
        struct str s = out_text(v, i, &e);
        size_t at = 0;
        do {
            if (!open || e.kind != EV_out)
                vec_push(lines, ((struct out_line){i, i + 1, at}));
            vec_last(lines).to = i + 1;
            const char *end = line_end((struct str){s.p + at, s.n - at});
            open = e.kind == EV_out && !end;
            at = end ? (size_t)(end - s.p) + 1 : s.n;
        } while (at < s.n);
    }
}

/* How far back one must look to find this many lines. A write may hold many;
 * one is enough to count it as one line, so this never looks at too few. */
static size_t start_for(const struct view *v, size_t n, size_t want)
{
    size_t i = n;
    while (i > 0 && want > 0) {
        i--;
        want -= i == 0 || ends_line(v, i - 1);
    }
    return i;
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
        at_cell = region_long_part(r, row, col, at_cell, now, run);
    }
    return at_cell;
}

static void draw_text(const struct view *v, const struct region *r, int row,
                      int col, const struct out_line *l)
{
    struct paint p = {-1, -1, 0};
    int cell = 0;
    for (size_t i = l->from; i < l->to; i++) {
        struct event e;
        struct str s = out_text(v, i, &e);
        size_t at = i == l->from ? l->offset : 0;
        enum style style = line_style(&e);
        s = (struct str){s.p + at, s.n - at};
        const char *end = line_end(s);
        if (i == l->from)
            p = theme_paint(v->theme, style);
        if (e.kind == EV_out && end)
            s.n = (size_t)(end - s.p);
        cell = draw_piece(v, r, row, col, cell, s, style, &p);
    }
}

static bool line_changed(const struct view *v, const struct out_line *l)
{
    for (size_t i = l->from; i < l->to; i++)
        if (story_changed(v->story, v->model, v->step, CHANGED_OUT,
                          (uint32_t)i))
            return true;
    return false;
}

static void draw_line(const struct view *v, const struct region *r, int row,
                      const struct out_form *f, const struct out_line *l)
{
    struct event e;
    struct buf b = {0};
    out_text(v, l->from, &e);
    if (line_changed(v, l))
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
    draw_text(v, r, row, f->text, l);
}

static struct out_form form_of(const struct view *v, const struct region *r)
{
    struct out_form f = {-1, -1, 2};
    uint32_t *ids;
    size_t n = view_actors(v, &ids);
    int label = label_width(v, ids, n, 16);
    struct buf b = {0};
    if (r->w >= 56) {
        time_text(v->model->t, true, &b);
        f.time = 2;
        f.text = 2 + (b.n > 5 ? (int)b.n : b.n < 2 ? 1 : (int)b.n) + 2;
    }
    if (n && r->w - f.text - label - 2 >= 24) {
        f.label = f.text;
        f.text += label + 2;
    }
    buf_fini(&b);
    free(ids);
    return f;
}

/* The pane's scroll counts rows up from the newest line. */
static int output_draw(const struct pane *p, const struct view *v,
                       struct region *r)
{
    size_t n = v->model->n_out;
    line_list lines = {0};
    if (!n) {
        region_z(r, 0, 2, STYLE_dim, "nothing printed yet");
        return 1;
    }
    size_t want = (size_t)(r->h + p->scroll) + 1;
    lines_collect(v, start_for(v, n, want), n, &lines);
    struct out_form form = form_of(v, r);
    int total = (int)lines.n, most = total > r->h ? total - r->h : 0;
    int back = p->scroll > most ? most : p->scroll;
    r->top = most - back;
    for (int row = r->top; row < total && row < r->top + r->h; row++)
        draw_line(v, r, row, &form, &lines.p[row]);
    if (back)
        region_glyph(r, r->top + r->h - 1, r->w - 1, STYLE_dim,
                     GLYPH_arrow_down);
    vec_fini(&lines);
    return total;
}

static bool output_request(struct pane *p, const struct view *v,
                           struct region *r, enum request what)
{
    line_list lines = {0};
    lines_collect(v, 0, v->model->n_out, &lines);
    int most = (int)lines.n > r->h ? (int)lines.n - r->h : 0;
    vec_fini(&lines);
    int top = most - (p->scroll > most ? most : p->scroll);
    if (!scroll_move(&top, what, r->h, most))
        return false;
    p->scroll = most - top;
    return true;
}

const struct pane_class pane_output_class = {
    .name = "output",
    .title = output_title,
    .draw = output_draw,
    .request = output_request,
};
