/* SOURCE: the program's text; what just ran, what runs next, where tasks wait. */
#include <stdio.h>

#include "ui/pane.h"

/* Margin: "» " or "▶ ", "○2" tasks suspended here, the number, a breakpoint, and
 * on demand how often the line has run. */
struct margin {
    int digits;
    int number;  /* column of the number */
    int stop;    /* column of a breakpoint */
    int count;   /* column behind the count; 0: no counts */
    int code;    /* column of the code */
};

static int digits_of(size_t n, int least)
{
    int digits = 1;
    for (; n >= 10; n /= 10)
        digits++;
    return digits > least ? digits : least;
}

/* The counts get the room that they will need at the end of what is known, so
 * that the code stays where it is. */
static struct margin margin_of(const struct pane *p, const struct view *v,
                               const struct text_file *f)
{
    struct margin m = {.digits = digits_of((size_t)f->n_lines, 3), .number = 4};
    m.stop = m.number + m.digits;
    m.code = m.stop + 1;
    if (p->other) {
        size_t most = line_runs_most(&v->facts->runs, f->name);
        m.count = m.code + digits_of(most, 1);
        m.code = m.count + 2;
    }
    return m;
}

static void source_title(const struct view *v, struct buf *out)
{
    const struct text_file *f = view_file(v);
    buf_addz(out, "SOURCE");
    if (f && v->texts->n > 1)
        buf_printf(out, " %.*s", STR_ARG(f->name));
}

/* The line that ran last, when the step itself is about none: while the loop
 * works the text stays where it is. */
static int last_line(const struct view *v)
{
    struct event e;
    const struct text_file *f = view_file(v);
    if (v->model->last_line_event == NO_EVENT)
        return 0;
    trace_store_get(v->store, v->model->last_line_event, &e);
    if (e.kind != EV_line || !f ||
        !str_eq(facts_frame_file(v->facts, e.line.frame), f->name) ||
        e.line.line < 0 || e.line.line > f->n_lines)
        return 0;
    return (int)e.line.line;
}

/* The line that the pane keeps in view. */
static int focus_line(const struct pane *p, const struct view *v)
{
    if (p->cursor)
        return p->cursor;
    if (v->step->next_line)
        return v->step->next_line;
    return v->step->ran_line ? v->step->ran_line : last_line(v);
}

/* The first line shown. It depends on the focus alone, and stays where it is
 * while the focus moves within half a pane: nothing jumps at every step. */
static int first_line(const struct text_file *f, int line, int h)
{
    int most = f->n_lines > h ? f->n_lines - h + 1 : 1;
    int stride = h / 2 > 0 ? h / 2 : 1, lead = (h + 1) / 4;
    if (line <= h - 1 - (h > 4))
        return 1;
    int first = (line - 1 - lead) / stride * stride + 1;
    return first > most ? most : first < 1 ? 1 : first;
}

/* The line that just ran comes into view as well, where both have room. */
static int first_shown(const struct pane *p, const struct view *v,
                       const struct text_file *f, int h)
{
    if (p->moved)
        return p->scroll + h < f->n_lines ? p->scroll + 1
               : f->n_lines > h           ? f->n_lines - h + 1
                                          : 1;
    int focus = focus_line(p, v), ran = v->step->ran_line;
    int first = first_line(f, focus, h);
    int most = f->n_lines > h ? f->n_lines - h + 1 : 1;
    if (p->cursor || !ran || !str_eq(v->step->ran_file, f->name) ||
        (ran >= first && ran < first + h))
        return first;
    int low = ran < focus ? ran : focus, high = ran < focus ? focus : ran;
    if (high - low >= h)
        return first;
    first = high - low + 1 < h && low > 1 ? low - 1 : low;
    return first > most ? most : first;
}

/* Where the line that just ran is, when it isn't to be seen; else what the
 * counts are. */
static void source_legend(const struct pane *p, const struct view *v,
                          const struct region *r, struct buf *out)
{
    const struct text_file *f = view_file(v);
    int ran = v->step->ran_line;
    if (f && p->cursor)
        buf_addz(out, "Enter: its next run");
    else if (p->other)
        buf_addz(out, "2x: ran twice so far");
    if (!f || !ran || p->cursor)
        return;
    int first = first_shown(p, v, f, r->h);
    const char *glyph = theme_glyph(v->theme, GLYPH_just_ran);
    bool elsewhere = !str_eq(v->step->ran_file, f->name);
    if (elsewhere || ran < first || ran >= first + r->h)
        out->n = 0;
    if (elsewhere)
        buf_printf(out, "%s line %d of %.*s", glyph, ran,
                   STR_ARG(v->step->ran_file));
    else if (ran < first || ran >= first + r->h)
        buf_printf(out, "%s line %d %s", glyph, ran,
                   theme_glyph(v->theme, ran < first ? GLYPH_arrow_up
                                                     : GLYPH_arrow_down));
}

static bool has_breakpoint(const struct view *v, const struct text_file *f,
                           int line)
{
    for (size_t i = 0; i < v->stops->breakpoints.n; i++)
        if (v->stops->breakpoints.p[i].line == line &&
            str_eq(v->stops->breakpoints.p[i].file, f->name))
            return true;
    return false;
}

/* "○2"; two digits begin a column further left, so that they don't run into the
 * line's number. */
static void draw_waiting(const struct region *r, int row, size_t n, bool crowded)
{
    char text[8];
    int col = n < 10 || crowded ? 2 : 1;
    if (!n)
        return;
    if (n < 10 || (n < 100 && !crowded))
        snprintf(text, sizeof text, "%d", (int)n);
    else
        snprintf(text, sizeof text, "+");
    region_glyph(r, row, col, STYLE_suspended, GLYPH_suspended);
    region_z(r, row, col + 1, STYLE_suspended, text);
}

static void draw_count(const struct view *v, const struct region *r, int row,
                       const struct margin *m, const struct text_file *f,
                       int line)
{
    char text[24];
    size_t n = line_runs_count(&v->facts->runs, f->name, line, v->model->at);
    if (!m->count || !n)
        return;
    int written = snprintf(text, sizeof text, "%zux", n);
    region_z(r, row, m->count + 1 - written, STYLE_value, text);
}

static void draw_margin(const struct view *v, const struct region *r, int row,
                        const struct margin *m, const struct text_file *f,
                        int line)
{
    bool ran = v->step->ran_line == line &&
               str_eq(v->step->ran_file, f->name);
    bool states = !(v->hides & HIDES_STATES);
    bool next = states && v->step->next_line == line &&
                str_eq(v->step->next_file, f->name);
    char text[24];
    if (ran)
        region_glyph(r, row, 0, STYLE_just_ran, GLYPH_just_ran);
    if (next)
        region_glyph(r, row, ran ? 1 : 0, STYLE_runs_next, GLYPH_runs_next);
    if (states)
        draw_waiting(r, row, model_suspended_on(v->model, f->name, line),
                     ran && next);
    int written = snprintf(text, sizeof text, "%d", line);
    region_z(r, row, m->stop - written,
             ran || next ? STYLE_text : STYLE_line_number, text);
    if (has_breakpoint(v, f, line))
        region_glyph(r, row, m->stop, STYLE_breakpoint, GLYPH_breakpoint);
    draw_count(v, r, row, m, f, line);
}

/* Tabs go to stops of 8 from the start of the line, so a line is drawn whole
 * and coloured afterwards, stretch by stretch. */
static void draw_code(const struct region *r, int row, int col,
                      const struct text_file *f, struct str line)
{
    region_long(r, row, col, STYLE_code, line);
    if (!r->canvas || !region_shows(r, row))
        return;
    uint32_t start = (uint32_t)(line.p - f->text.p);
    uint32_t end = start + (uint32_t)line.n;
    for (size_t i = text_first_run(f, start);
         i < f->n_runs && f->runs[i].start < end; i++) {
        uint32_t a = f->runs[i].start < start ? start : f->runs[i].start;
        uint32_t b = f->runs[i].end > end ? end : f->runs[i].end;
        int from = region_width(r, (struct str){line.p, a - start}) - r->side;
        int to = region_width(r, (struct str){line.p, b - start}) - r->side;
        from = col + (from < 0 ? 0 : from);
        to = col + to > r->w ? r->w : col + to;
        if (from < to)
            canvas_repaint(r->canvas, r->x + from, r->y + row - r->top,
                           to - from,
                           theme_paint(r->theme, f->runs[i].style));
    }
}

static int source_draw(const struct pane *p, const struct view *v,
                       struct region *r)
{
    const struct text_file *f = view_file(v);
    if (!f || !f->n_lines) {
        region_z(r, 0, 1, STYLE_dim, "The trace has no program text.");
        return 1;
    }
    r->top = first_shown(p, v, f, r->h) - 1;
    struct margin m = margin_of(p, v, f);
    for (int row = r->top; row < r->top + r->h && row < f->n_lines; row++) {
        struct str line = text_line(f, row + 1);
        draw_margin(v, r, row, &m, f, row + 1);
        draw_code(r, row, m.code, f, line);
        region_match(r, row, m.code, 0, line, v->find);
        if (p->cursor == row + 1)
            region_select(r, row, m.number, r->w);
    }
    return f->n_lines;
}

/* The wheel takes the text away from where the program is, until the next
 * step; the keys choose a line. */
static bool source_request(struct pane *p, const struct view *v,
                           struct region *r, enum request what)
{
    const struct text_file *f = view_file(v);
    if (!f || !f->n_lines)
        return false;
    int at = focus_line(p, v) - 1, top = first_shown(p, v, f, r->h) - 1;
    if (what == REQ_view) {
        p->other = !p->other;
    } else if (what == REQ_scroll_down || what == REQ_scroll_up) {
        int to = top;
        scroll_move(&to, what, r->h, f->n_lines > r->h ? f->n_lines - r->h
                                                       : 0);
        if (to != top) {
            p->scroll = to;
            p->moved = true;
        }
    } else {
        if (!scroll_move(&at, what, r->h, f->n_lines - 1))
            return false;
        p->cursor = at + 1;
        p->moved = false;
    }
    return true;
}

static bool source_click(struct pane *p, const struct view *v,
                         struct region *r, int x, int y)
{
    const struct text_file *f = view_file(v);
    (void)x;
    if (!f)
        return false;
    int line = first_shown(p, v, f, r->h) + y;
    if (line < 1 || line > f->n_lines)
        return false;
    p->cursor = line;
    return true;
}

const struct pane_class pane_source_class = {
    .name = "source",
    .title = source_title,
    .legend = source_legend,
    .draw = source_draw,
    .request = source_request,
    .click = source_click,
};
