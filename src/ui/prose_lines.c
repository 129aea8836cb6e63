#include "ui/prose_lines.h"

#include "ui/fold.h"

const struct wrapped *prose_lines(struct prose_lines *p,
                                  const struct prose *prose, int width,
                                  const struct theme *t)
{
    struct wrap_signs signs = {
        .bullet = theme_glyph(t, GLYPH_bullet),
        .bar = theme_glyph(t, GLYPH_vertical),
        .rule = theme_glyph(t, GLYPH_horizontal),
        .fold = t->ascii ? fold_ascii : NULL,
    };
    if (p->prose == prose && p->width == width && p->ascii == t->ascii)
        return &p->lines;
    prose_lines_fini(p);
    prose_wrap(prose, width, &signs, &p->lines);
    p->prose = prose;
    p->width = width;
    p->ascii = t->ascii;
    return &p->lines;
}

void prose_lines_fini(struct prose_lines *p)
{
    wrapped_fini(&p->lines);
    *p = (struct prose_lines){0};
}

struct paint prose_paint(const struct theme *t, unsigned look)
{
    enum style base = look & PROSE_TITLE                 ? STYLE_prose_title
                      : look & (PROSE_MARK | PROSE_ASIDE) ? STYLE_dim
                      : look & PROSE_LINK                 ? STYLE_prose_link
                      : look & PROSE_CODE                 ? STYLE_prose_code
                                                          : STYLE_text;
    struct paint p = theme_paint(t, base);
    if (look & PROSE_STRONG)
        p.attr |= PAINT_BOLD;
    if (look & PROSE_EMPHASIS)
        p.attr |= PAINT_ITALIC;
    if (look & PROSE_STRUCK)
        p.attr |= PAINT_STRIKE;
    return p;
}
