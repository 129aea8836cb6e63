#include "ui/pane.h"

#include <stdio.h>

#include "story/words.h"
#include "ui/fold.h"

bool region_shows(const struct region *r, int row)
{
    return row >= r->top && row < r->top + r->h;
}

/* The text as the terminal can show it; *folded is freed by the caller. */
static struct str shown_text(const struct region *r, struct str s,
                             struct buf *folded)
{
    if (!r->theme->ascii || !fold_needed(s))
        return s;
    fold_ascii(s, folded);
    return buf_str(folded);
}

int region_width(const struct region *r, struct str s)
{
    struct buf folded = {0};
    int width = text_width(shown_text(r, s, &folded));
    buf_fini(&folded);
    return width;
}

int region_paint(const struct region *r, int row, int col, struct paint p,
                 struct str s)
{
    struct buf folded = {0};
    int used;
    if (col >= r->w)
        return col;
    s = shown_text(r, s, &folded);
    if (!r->canvas || !region_shows(r, row))
        text_fit(s, r->w - col, &used);
    else
        used = canvas_text_cut(r->canvas, r->x + col, r->y + row - r->top,
                               r->w - col, p, s,
                               theme_glyph(r->theme, GLYPH_ellipsis));
    buf_fini(&folded);
    return col + used;
}

int region_text(const struct region *r, int row, int col, enum style style,
                struct str s)
{
    return region_paint(r, row, col, theme_paint(r->theme, style), s);
}

int region_z(const struct region *r, int row, int col, enum style style,
             const char *z)
{
    return region_text(r, row, col, style, str_of(z));
}

int region_glyph(const struct region *r, int row, int col, enum style style,
                 enum glyph g)
{
    return region_z(r, row, col, style, theme_glyph(r->theme, g));
}

int region_long_part(const struct region *r, int row, int col, int at,
                     struct paint p, struct str s)
{
    int hidden = r->side - at, width;
    struct buf folded = {0};
    s = shown_text(r, s, &folded);
    text_fit(s, r->widest ? INT32_MAX : r->w + hidden, &width);
    if (r->widest && col + at + width > *r->widest)
        *r->widest = col + at + width;
    if (hidden > 0) {
        size_t cut = text_fit(s, hidden, NULL);
        s = (struct str){s.p + cut, s.n - cut};
    }
    if (s.n)
        region_paint(r, row, col + (hidden > 0 ? 0 : -hidden), p, s);
    buf_fini(&folded);
    return at + width;
}

int region_long(const struct region *r, int row, int col, enum style style,
                struct str s)
{
    return col - r->side +
           region_long_part(r, row, col, 0, theme_paint(r->theme, style), s);
}

void region_select(const struct region *r, int row, int col, int cells)
{
    if (r->canvas && region_shows(r, row))
        canvas_repaint(r->canvas, r->x + col, r->y + row - r->top,
                       cells > r->w - col ? r->w - col : cells,
                       theme_paint(r->theme, STYLE_selection));
}

void region_match(const struct region *r, int row, int col, int at,
                  struct str s, struct str find)
{
    size_t done = 0;
    const char *hit;
    if (!r->canvas || !region_shows(r, row))
        return;
    while ((hit = text_find((struct str){s.p + done, s.n - done}, find))) {
        size_t start = (size_t)(hit - s.p);
        int from = at + region_width(r, (struct str){s.p, start}) - r->side;
        int to = from + region_width(r, (struct str){hit, find.n});
        from = col + (from < 0 ? 0 : from);
        to = col + to > r->w ? r->w : col + to;
        if (from < to)
            canvas_repaint(r->canvas, r->x + from, r->y + row - r->top,
                           to - from, theme_paint(r->theme, STYLE_match));
        done = start + find.n;
    }
}

/* How many bytes of s go on a row of `room` cells, and how many of them are
 * drawn: a break at a space, or in the middle of a word that is too long. */
static size_t wrap_one(struct str s, int room, size_t *drawn)
{
    size_t line = 0;
    while (line < s.n && s.p[line] != '\n')
        line++;
    size_t fits = text_fit((struct str){s.p, line}, room, NULL);
    if (fits == line) {
        *drawn = line;
        return line < s.n ? line + 1 : line;
    }
    size_t cut = fits;
    while (cut > 0 && s.p[cut] != ' ')
        cut--;
    if (cut == 0) {
        *drawn = fits ? fits : 1;
        return *drawn;
    }
    *drawn = cut;
    while (cut < line && s.p[cut] == ' ')
        cut++;
    return cut;
}

int region_wrap(const struct region *r, int row, int col, enum style style,
                struct str s)
{
    struct buf folded = {0};
    s = shown_text(r, s, &folded);
    while (s.n) {
        size_t drawn;
        size_t n = wrap_one(s, r->w - col > 0 ? r->w - col : 1, &drawn);
        region_text(r, row++, col, style, (struct str){s.p, drawn});
        s.p += n;
        s.n -= n;
    }
    buf_fini(&folded);
    return row;
}

void region_scroll(struct region *r, const struct pane *p, int rows)
{
    int most = rows > r->h ? rows - r->h : 0;
    r->top = p->scroll > most ? most : p->scroll;
}

bool scroll_move(int *at, enum request what, int page, int most)
{
    enum { WHEEL = 3 };
    int half = page / 2 > 0 ? page / 2 : 1;
    int to = *at > most ? most : *at;
    switch (what) {
    case REQ_down: to += 1; break;
    case REQ_up: to -= 1; break;
    case REQ_scroll_down: to += WHEEL; break;
    case REQ_scroll_up: to -= WHEEL; break;
    case REQ_half_down: to += half; break;
    case REQ_half_up: to -= half; break;
    case REQ_top: to = 0; break;
    case REQ_bottom: to = most; break;
    default: return false;
    }
    *at = to < 0 ? 0 : to > most ? most : to;
    return true;
}

int region_scrolled(const struct pane *p, const struct view *v,
                    struct region *r,
                    int (*draw)(const struct view *v, const struct region *r))
{
    struct region measure = *r;
    measure.canvas = NULL;
    int rows = draw(v, &measure);
    region_scroll(r, p, rows);
    draw(v, r);
    return rows;
}

bool pane_scroll(struct pane *p, const struct view *v, struct region *r,
                 enum request what)
{
    struct region measure = *r;
    measure.canvas = NULL;
    int rows = p->class->draw(p, v, &measure);
    return scroll_move(&p->scroll, what, r->h, rows > r->h ? rows - r->h : 0);
}

/* The last bytes of s that fit in `room` cells. */
static struct str text_tail(struct str s, int room)
{
    size_t most = (size_t)(room > 0 ? room : 0) * CELL_BYTES;
    if (s.n > most) { /* a trace may have names without end */
        s = (struct str){s.p + s.n - most, most};
        while (s.n && ((unsigned char)*s.p & 0xc0) == 0x80)
            s.p++, s.n--;
    }
    while (s.n && text_width(s) > room)
        do
            s.p++, s.n--;
        while (s.n && ((unsigned char)*s.p & 0xc0) == 0x80);
    return s;
}

int region_name(const struct region *r, int row, int col, int room,
                enum style style, struct str s)
{
    struct region part = *r;
    struct buf folded = {0};
    part.w = col + room < r->w ? col + room : r->w;
    s = shown_text(r, s, &folded);
    int cells = part.w - col, width = text_width(s);
    if (cells >= 8 && width > cells) {
        struct str head = {s.p, text_fit(s, cells - 1 - cells / 2, NULL)};
        col = region_text(&part, row, col, style, head);
        col = region_glyph(&part, row, col, style, GLYPH_ellipsis);
        s = text_tail(s, part.w - col);
    }
    col = region_text(&part, row, col, style, s);
    buf_fini(&folded);
    return col;
}

/* -- what several panes say ----------------------------------------------- */

size_t view_past(const struct view *v, size_t event)
{
    size_t step = story_step_at(v->story, v->detail, event) + 1;
    size_t to = story_boundary(v->story, v->detail, step);
    return to > event ? to : event + 1;
}

int names_width(const struct view *v, bool threads, int most)
{
    int tasks = v->facts->task_cells, lanes = v->facts->thread_cells;
    int width = threads && lanes > tasks ? lanes : tasks;
    return width > most ? most : width;
}

size_t view_tasks(const struct view *v, uint32_t **ids)
{
    return story_tasks(v->model, v->internals, ids);
}

size_t view_actors(const struct view *v, uint32_t **who)
{
    VEC(uint32_t) list = {0};
    size_t n = view_tasks(v, &list.p);
    list.n = list.cap = n;
    for (uint32_t id = v->facts->n_tasks ? 2 : 1; id < v->model->threads.n;
         id++)
        if (v->model->threads.p[id].state != THREAD_NONE)
            vec_push(&list, id | WHO_LANE);
    *who = list.p;
    return list.n;
}

enum style state_style(enum task_state s)
{
    static const enum style of[] = {
        [TASK_NONE] = STYLE_dim,
        [TASK_READY] = STYLE_state_ready,
        [TASK_RUNNING] = STYLE_state_running,
        [TASK_WAITING] = STYLE_state_waiting,
        [TASK_DONE] = STYLE_state_done,
        [TASK_FAILED] = STYLE_state_failed,
        [TASK_CANCELLED] = STYLE_state_cancelled,
    };
    return of[s];
}

enum glyph state_glyph(enum task_state s)
{
    static const enum glyph of[] = {
        [TASK_NONE] = GLYPH_none,
        [TASK_READY] = GLYPH_ready,
        [TASK_RUNNING] = GLYPH_running,
        [TASK_WAITING] = GLYPH_waiting,
        [TASK_DONE] = GLYPH_done,
        [TASK_FAILED] = GLYPH_failed,
        [TASK_CANCELLED] = GLYPH_cancelled,
    };
    return of[s];
}

bool view_changed_in_step(const struct view *v, uint32_t event)
{
    return event >= v->step->from && event < v->step->to;
}

const struct text_file *view_file(const struct view *v)
{
    const struct text_file *f = NULL;
    if (v->step->next_line)
        f = texts_find(v->texts, v->step->next_file);
    if (!f && v->step->ran_line)
        f = texts_find(v->texts, v->step->ran_file);
    if (!f && v->header)
        f = texts_find(v->texts, v->header->program);
    if (!f && v->texts->n)
        f = &v->texts->files[0];
    return f;
}
