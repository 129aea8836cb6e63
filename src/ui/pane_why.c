/* WHY: one plain sentence or two about the step. */
#include "ui/pane.h"

static void why_title(const struct view *v, struct buf *out)
{
    (void)v;
    buf_addz(out, "WHY");
}

/* Where the part about what comes next begins; the text's end without one. */
static size_t next_part(struct str s)
{
    size_t at = s.n;
    for (size_t i = 0; i + 5 < s.n; i++)
        if ((memcmp(s.p + i, "Next, ", 6) == 0 ||
             memcmp(s.p + i, "Next: ", 6) == 0) && (i == 0 || s.p[i - 1] == ' '))
            at = i;
    return at;
}

/* The cause gives way, word by word, until both fit into the rows there are. */
static bool why_shorten(const struct region *measure, struct buf *text)
{
    struct str s = buf_str(text);
    size_t next = next_part(s), cause = next;
    const char *more = theme_glyph(measure->theme, GLYPH_ellipsis);
    while (next < s.n && cause > 0) {
        struct buf b = {0};
        while (cause > 0 && s.p[cause - 1] == ' ')
            cause--;
        while (cause > 0 && s.p[cause - 1] != ' ')
            cause--;
        buf_adds(&b, (struct str){s.p, cause});
        buf_printf(&b, "%s ", more);
        buf_adds(&b, (struct str){s.p + next, s.n - next});
        if (region_wrap(measure, 0, 1, STYLE_why, buf_str(&b)) <= measure->h) {
            buf_fini(text);
            *text = b;
            return true;
        }
        buf_fini(&b);
    }
    return false;
}

/* While a question is open, what comes next isn't said. */
static void why_text(const struct view *v, struct buf *out)
{
    if (v->no_run) {
        buf_addz(out, v->no_run);
        return;
    }
    if (!(v->hides & HIDES_NEXT)) {
        story_why(v->story, v->model, v->step, out);
        return;
    }
    story_cause(v->story, v->model, v->step, out);
    buf_addz(out, " Next: hidden until you answer.");
}

/* What doesn't fit is there for those who scroll, and for w. */
static int why_draw(const struct pane *p, const struct view *v,
                    struct region *r)
{
    struct buf b = {0};
    struct region part = *r, measure;
    why_text(v, &b);
    part.w = r->w - 1;
    measure = part;
    measure.canvas = NULL;
    int rows = region_wrap(&measure, 0, 1, STYLE_why, buf_str(&b));
    region_scroll(&part, p, rows);
    bool shorter = rows > r->h && !p->scroll && why_shorten(&measure, &b);
    region_wrap(&part, 0, 1, STYLE_why, buf_str(&b));
    if (part.top + r->h < rows && !shorter)
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
