/* WHY: one plain sentence or two about the step. */
#include "ui/pane.h"

static void why_title(const struct view *v, struct buf *out)
{
    (void)v;
    buf_addz(out, "WHY");
}

static int why_draw(const struct pane *p, const struct view *v,
                    struct region *r)
{
    struct buf b = {0};
    struct region part = *r, measure;
    story_why(v->story, v->model, v->step, &b);
    part.w = r->w - 1;
    measure = part;
    measure.canvas = NULL;
    int rows = region_wrap(&measure, 0, 1, STYLE_why, buf_str(&b));
    region_scroll(&part, p, rows);
    region_wrap(&part, 0, 1, STYLE_why, buf_str(&b));
    if (part.top + r->h < rows)
        region_glyph(r, r->h - 1, r->w - 1, STYLE_dim, GLYPH_ellipsis);
    buf_fini(&b);
    return rows;
}

const struct pane_class pane_why_class = {
    .name = "why",
    .title = why_title,
    .draw = why_draw,
    .request = pane_scroll,
};
