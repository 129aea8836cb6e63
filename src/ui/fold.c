#include "ui/fold.h"

#include "base/utf8.h"

static const struct {
    uint32_t cp;
    const char *ascii;
} folds[] = {
    {0x00A0, " "},   {0x00AB, "<<"},  {0x00B7, "|"},   {0x00BB, ">>"},
    {0x00D7, "x"},   {0x2010, "-"},   {0x2011, "-"},   {0x2012, "-"},
    {0x2013, "-"},   {0x2014, "--"},  {0x2015, "--"},  {0x2018, "'"},
    {0x2019, "'"},   {0x201A, "'"},   {0x201B, "'"},   {0x201C, "\""},
    {0x201D, "\""},  {0x201E, "\""},  {0x201F, "\""},  {0x2022, "*"},
    {0x2026, "..."}, {0x2032, "'"},   {0x2033, "\""},  {0x2190, "<-"},
    {0x2192, "->"},  {0x21D2, "=>"},  {0x2212, "-"},   {0x2260, "!="},
    {0x2264, "<="},  {0x2265, ">="},
};

static const char *fold_of(uint32_t cp)
{
    for (size_t i = 0; i < sizeof folds / sizeof *folds; i++)
        if (folds[i].cp == cp)
            return folds[i].ascii;
    return NULL;
}

bool fold_needed(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] >= 0x80)
            return true;
    return false;
}

void fold_ascii(struct str s, struct buf *out)
{
    for (size_t at = 0; at < s.n;) {
        uint32_t cp = 0;
        size_t n = utf8_decode(s.p + at, s.n - at, &cp);
        const char *ascii = n > 1 ? fold_of(cp) : NULL;
        n = n ? n : 1;
        if (ascii)
            buf_addz(out, ascii);
        else
            buf_add(out, s.p + at, n);
        at += n;
    }
}

int text_cut(const struct theme *t, struct canvas *c, int x, int y,
                   int room, struct paint p, struct str s)
{
    struct buf folded = {0};
    if (t->ascii && fold_needed(s)) {
        fold_ascii(s, &folded);
        s = buf_str(&folded);
    }
    int used = canvas_text_cut(c, x, y, room, p, s,
                               theme_glyph(t, GLYPH_ellipsis));
    buf_fini(&folded);
    return used;
}
