/* LESSON: the page's prose, with links to choose and open. */
#include <stdio.h>

#include "ui/pane.h"
#include "ui/prose_lines.h"
#include "ui/ui.h"

static void lesson_title(const struct view *v, struct buf *out)
{
    buf_addz(out, "LESSON");
    if (v->lesson->page_title && v->lesson->page_title[0])
        buf_printf(out, " %s", v->lesson->page_title);
}

enum { WIDEST = 76 }; /* longer lines read badly */

/* What the lesson says of the place where one stands comes first; the row
 * behind it. */
static int draw_stop(const struct view *v, const struct region *r)
{
    struct region part = *r;
    part.w = r->w > WIDEST ? WIDEST : r->w - 1;
    part.top = 0;
    return v->stop_text.n ? region_wrap(&part, 0, 1, STYLE_why, v->stop_text)
                          : 0;
}

static int stop_rows(const struct view *v, const struct region *r)
{
    struct region measure = *r;
    measure.canvas = NULL;
    int rows = draw_stop(v, &measure);
    return rows < r->h ? rows : r->h;
}

/* The rows for the prose: a page of text alone says so below it. */
static struct region prose_region(const struct view *v, const struct region *r)
{
    struct region part = *r;
    int above = stop_rows(v, r);
    part.y += above;
    part.h -= above;
    part.w = r->w > WIDEST ? WIDEST : r->w - 1;
    if (v->text_only && r->h > 4)
        part.h -= 2;
    return part;
}

static const struct wrapped *lines_of(const struct view *v,
                                      const struct region *part)
{
    return prose_lines(v->prose_lines, v->lesson->prose, part->w - 1,
                       v->theme);
}

static bool has_prose(const struct view *v)
{
    return v->lesson->prose && v->lesson->prose->n;
}

/* The rows above the program, without the empty ones before it. */
static int rows_before_program(const struct view *v,
                               const struct region *part)
{
    const struct prose *prose = v->lesson->prose;
    const struct wrapped *w = lines_of(v, part);
    size_t at = 0;
    while (at < prose->n && prose->blocks[at].kind != PROSE_PROGRAM)
        at++;
    int rows = at < prose->n ? (int)wrapped_line_of(w, at) : (int)w->lines.n;
    while (rows > 0 && !w->lines.p[rows - 1].n)
        rows--;
    return rows;
}

/* Does the page say anything behind its program? */
static bool goes_on_behind(const struct view *v)
{
    const struct prose *prose = v->lesson->prose;
    return prose->n && prose->blocks[prose->n - 1].kind != PROSE_PROGRAM;
}

/* The rows that may be read now. */
static int prose_rows(const struct view *v, const struct region *part)
{
    return !has_prose(v) ? 0
           : v->holds_back || !goes_on_behind(v)
               ? rows_before_program(v, part)
               : (int)lines_of(v, part)->lines.n;
}

/* Where the text behind the program begins, which is about what has been seen;
 * where there is none, the last paragraph. */
static int what_follows(const struct view *v, const struct region *part)
{
    const struct prose *prose = v->lesson->prose;
    size_t at = prose->n - 1;
    for (size_t i = 0; i + 1 < prose->n; i++)
        if (prose->blocks[i].kind == PROSE_PROGRAM)
            at = i + 1;
    return (int)wrapped_line_of(lines_of(v, part), at);
}

/* At the end of the run the text is at its end too, until somebody moves it. */
static int scroll_of(const struct pane *p, const struct view *v,
                     const struct region *part)
{
    return v->at_end && !p->moved && has_prose(v) ? what_follows(v, part)
                                                  : p->scroll;
}

static void scroll_to(struct region *part, const struct pane *p,
                      const struct view *v, int rows)
{
    struct pane at = *p;
    at.scroll = scroll_of(p, v, part);
    region_scroll(part, &at, rows);
}

/* Draws a piece; code reaches as far as it does, and is moved sideways. */
static void draw_piece(const struct pane *p, const struct view *v,
                       const struct region *r, int row, bool code,
                       const struct wrap_piece *piece)
{
    struct paint paint = prose_paint(v->theme, piece->look);
    int side = code ? r->side : 0, col = 1 + piece->col;
    if (code)
        region_long_part(r, row, 1, piece->col, paint, piece->text);
    else
        region_paint(r, row, col, paint, piece->text);
    if (piece->link && piece->link == (int)p->select)
        region_select(r, row, col > side ? col - side : 0,
                      region_width(r, piece->text));
}

static void draw_prose(const struct pane *p, const struct view *v,
                       const struct region *r)
{
    const struct wrapped *w = lines_of(v, r);
    int end = r->top + r->h, rows = prose_rows(v, r);
    if (end > rows)
        end = rows;
    for (int row = r->top; row < end; row++)
        for (size_t i = 0; i < w->lines.p[row].n; i++)
            draw_piece(p, v, r, row, w->lines.p[row].code,
                       &w->pieces.p[w->lines.p[row].first + i]);
}

static int lesson_draw(const struct pane *p, const struct view *v,
                       struct region *r)
{
    struct region part = prose_region(v, r);
    int rows = prose_rows(v, &part);
    draw_stop(v, r);
    scroll_to(&part, p, v, rows);
    if (has_prose(v))
        draw_prose(p, v, &part);
    const char *pages = "< page before   > next page";
    if (v->text_only)
        region_z(r, r->h - 1, 1, STYLE_dim,
                 "This page is text only: it has no program to run.");
    else if (v->lesson->n_pages > 1 && rows + 1 < part.h)
        region_z(r, r->h - 1, r->w - 2 - (int)strlen(pages), STYLE_dim,
                 pages);
    r->top = part.top; /* for who looks at what was drawn */
    return rows;
}

/* Is there more, and how does one get at it? */
static void lesson_legend(const struct pane *p, const struct view *v,
                          const struct region *r, struct buf *out)
{
    struct region part = prose_region(v, r);
    int rows = prose_rows(v, &part);
    scroll_to(&part, p, v, rows);
    if (part.top + part.h < rows)
        buf_printf(out, "%s more", theme_glyph(v->theme, GLYPH_arrow_down));
    else if (part.top > 0)
        buf_printf(out, "%s more", theme_glyph(v->theme, GLYPH_arrow_up));
    else if (v->holds_back && has_prose(v) && goes_on_behind(v))
        buf_addz(out, "more at the end");
    if (rows > part.h && v->lesson_number)
        buf_printf(out, " (%d focuses)", v->lesson_number);
}

/* -- links ----------------------------------------------------------------- */

/* Notes and commands lead somewhere, as well as words. */
static bool leads(const struct view *v, const struct wrap_piece *piece)
{
    return piece->link && (piece->look & PROSE_LINK) && v->lesson->prose->links;
}

/* The next link behind (or before) the chosen one that stands on the rows in
 * sight; 0: there is none. */
static int link_beyond(const struct pane *p, const struct view *v,
                       const struct region *part, int direction)
{
    const struct wrapped *w = lines_of(v, part);
    int best = 0;
    for (int row = part->top; row < part->top + part->h; row++) {
        if (row >= prose_rows(v, part))
            break;
        for (size_t i = 0; i < w->lines.p[row].n; i++) {
            const struct wrap_piece *piece =
                &w->pieces.p[w->lines.p[row].first + i];
            if (!leads(v, piece))
                continue;
            bool beyond = !p->select ||
                          (direction > 0 ? piece->link > (int)p->select
                                         : piece->link < (int)p->select);
            if (beyond && (!best || direction < 0))
                best = piece->link;
            if (best && direction > 0)
                return best;
        }
    }
    return best;
}

static bool in_sight(const struct view *v, const struct region *part,
                     uint32_t link)
{
    const struct wrapped *w = lines_of(v, part);
    int rows = prose_rows(v, part);
    for (int row = part->top; row < part->top + part->h; row++)
        for (size_t i = 0; row < rows && i < w->lines.p[row].n; i++)
            if (w->pieces.p[w->lines.p[row].first + i].link == (int)link)
                return true;
    return false;
}

/* Up and down go from link to link, as in a browser of texts, and scroll where
 * there is none in sight. */
static bool choose_link(struct pane *p, const struct view *v,
                        const struct region *part, enum request what)
{
    int direction = what == REQ_down ? 1 : what == REQ_up ? -1 : 0;
    int link;
    if (!direction || !has_prose(v))
        return false;
    if (p->select && !in_sight(v, part, p->select))
        p->select = 0;
    if (!p->select && direction < 0)
        return false;
    link = link_beyond(p, v, part, direction);
    if (link)
        p->select = (uint32_t)link;
    return link != 0;
}

static bool lesson_request(struct pane *p, const struct view *v,
                           struct region *r, enum request what)
{
    struct region part = prose_region(v, r);
    int rows = prose_rows(v, &part);
    int to = scroll_of(p, v, &part);
    scroll_to(&part, p, v, rows);
    if (choose_link(p, v, &part, what))
        return true;
    if (!scroll_move(&to, what, part.h, rows > part.h ? rows - part.h : 0))
        return false;
    p->moved = v->at_end;
    p->scroll = to;
    return true;
}

static bool lesson_click(struct pane *p, const struct view *v,
                         struct region *r, int x, int y)
{
    struct region part = prose_region(v, r);
    int rows = prose_rows(v, &part);
    scroll_to(&part, p, v, rows);
    y += part.top - (part.y - r->y);
    if (!has_prose(v) || y < 0 || y >= rows)
        return false;
    const struct wrapped *w = lines_of(v, &part);
    for (size_t i = 0; i < w->lines.p[y].n; i++) {
        const struct wrap_piece *piece =
            &w->pieces.p[w->lines.p[y].first + i];
        int from = 1 + piece->col;
        if (leads(v, piece) && x >= from &&
            x < from + region_width(r, piece->text)) {
            p->select = (uint32_t)piece->link;
            return true;
        }
    }
    return false;
}

const struct pane_class pane_lesson_class = {
    .name = "lesson",
    .title = lesson_title,
    .legend = lesson_legend,
    .draw = lesson_draw,
    .request = lesson_request,
    .click = lesson_click,
};
