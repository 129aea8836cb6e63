/* LESSON: the page's prose. */
#include <stdio.h>

#include "ui/pane.h"
#include "ui/ui.h"

static void lesson_title(const struct view *v, struct buf *out)
{
    buf_addz(out, "LESSON");
    if (v->lesson->page_title && v->lesson->page_title[0])
        buf_printf(out, " %s", v->lesson->page_title);
}

/* The rows for the prose: a page of text alone says so below it. */
static struct region prose_region(const struct view *v, const struct region *r)
{
    struct region part = *r;
    part.w = r->w > 76 ? 76 : r->w - 1; /* longer lines read badly */
    if (v->text_only && r->h > 4)
        part.h -= 2;
    return part;
}

static int prose_rows(const struct view *v, const struct region *part)
{
    struct region measure = *part;
    measure.canvas = NULL;
    return region_wrap(&measure, 0, 1, STYLE_text,
                       str_of(v->lesson->prose ? v->lesson->prose : ""));
}

/* Where the last paragraph begins. */
static int last_paragraph(const struct view *v, const struct region *part)
{
    struct region measure = *part;
    struct str prose = str_of(v->lesson->prose ? v->lesson->prose : "");
    measure.canvas = NULL;
    while (prose.n && prose.p[prose.n - 1] == '\n')
        prose.n--;
    while (prose.n && !(prose.p[prose.n - 1] == '\n' && prose.n > 1 &&
                        prose.p[prose.n - 2] == '\n'))
        prose.n--;
    return region_wrap(&measure, 0, 1, STYLE_text, prose);
}

/* At the end of the run the text is at its end too, until somebody moves it. */
static int scroll_of(const struct pane *p, const struct view *v,
                     const struct region *part)
{
    return v->at_end && !p->moved ? last_paragraph(v, part) : p->scroll;
}

static void scroll_to(struct region *part, const struct pane *p,
                      const struct view *v, int rows)
{
    struct pane at = *p;
    at.scroll = scroll_of(p, v, part);
    region_scroll(part, &at, rows);
}

static int lesson_draw(const struct pane *p, const struct view *v,
                       struct region *r)
{
    struct region part = prose_region(v, r);
    int rows = prose_rows(v, &part);
    scroll_to(&part, p, v, rows);
    region_wrap(&part, 0, 1, STYLE_text,
                str_of(v->lesson->prose ? v->lesson->prose : ""));
    const char *pages = "< page before   > next page";
    if (v->text_only)
        region_z(r, r->h - 1, 1, STYLE_dim,
                 "This page is text only: it has no program to run.");
    else if (v->lesson->n_pages > 1 && rows + 1 < r->h)
        region_z(r, r->h - 1, r->w - 2 - (int)strlen(pages), STYLE_dim,
                 pages);
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
    if (out->n && v->lesson_number)
        buf_printf(out, " (%d focuses)", v->lesson_number);
}

static bool lesson_request(struct pane *p, const struct view *v,
                           struct region *r, enum request what)
{
    struct region part = prose_region(v, r);
    int rows = prose_rows(v, &part);
    int to = scroll_of(p, v, &part);
    if (!scroll_move(&to, what, part.h, rows > part.h ? rows - part.h : 0))
        return false;
    p->moved = v->at_end;
    p->scroll = to;
    return true;
}

const struct pane_class pane_lesson_class = {
    .name = "lesson",
    .title = lesson_title,
    .legend = lesson_legend,
    .draw = lesson_draw,
    .request = lesson_request,
};
