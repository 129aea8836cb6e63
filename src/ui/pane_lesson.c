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

static int lesson_draw(const struct pane *p, const struct view *v,
                       struct region *r)
{
    struct str prose = str_of(v->lesson->prose);
    struct region part = *r;
    part.w = r->w > 76 ? 76 : r->w - 1; /* longer lines read badly */
    struct region measure = part;
    measure.canvas = NULL;
    int rows = region_wrap(&measure, 0, 1, STYLE_text, prose);
    region_scroll(&part, p, rows);
    region_wrap(&part, 0, 1, STYLE_text, prose);
    if (part.top + r->h < rows)
        region_glyph(r, r->h - 1, r->w - 1, STYLE_dim, GLYPH_arrow_down);
    if (part.top > 0)
        region_glyph(r, 0, r->w - 1, STYLE_dim, GLYPH_arrow_up);
    const char *pages = "< page before   > next page";
    if (v->lesson->n_pages > 1 && rows + 1 < r->h)
        region_z(r, r->h - 1, r->w - 2 - (int)strlen(pages), STYLE_dim,
                 pages);
    return rows;
}

const struct pane_class pane_lesson_class = {
    .name = "lesson",
    .title = lesson_title,
    .draw = lesson_draw,
    .request = pane_scroll,
};
