#include "export/shown.h"

#include <stdio.h>

#include "base/utf8.h"

/* Characters that are seen by what they do to others (joiners, directions), or
 * not at all. */
static const struct {
    uint32_t first, last;
} hidden[] = {
    {0x00AD, 0x00AD},   {0x061C, 0x061C},   {0x115F, 0x1160},
    {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x200B, 0x200B},
    {0x200E, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x206F},
    {0x3164, 0x3164},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},
    {0xFFF0, 0xFFFB},   {0xFFFE, 0xFFFF},   {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};

static bool is_hidden(uint32_t cp)
{
    if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0))
        return true;
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
        if (cp >= hidden[i].first && cp <= hidden[i].last)
            return true;
    return false;
}

/* Those between the parts of one sign, as in pictures of families, and those that
 * choose between its forms. */
static bool is_joiner(uint32_t cp)
{
    return cp == 0x200C || cp == 0x200D || (cp >= 0xFE00 && cp <= 0xFE0F);
}

struct str shown_next(struct str text, size_t *at, char own[12])
{
    uint32_t cp;
    struct str here = {text.p + *at, utf8_decode(text.p + *at, text.n - *at,
                                                 &cp)};
    *at += here.n ? here.n : 1;
    if (!here.n)
        return STR("\xef\xbf\xbd");
    if (is_joiner(cp))
        return STR("");
    if (!is_hidden(cp))
        return here;
    int n = snprintf(own, 12, cp < 0x100 ? "\\x%02x" : "\\u%04x", (unsigned)cp);
    return (struct str){own, (size_t)n};
}

void shown_add(struct buf *out, struct str text)
{
    char own[12];
    for (size_t at = 0; at < text.n;)
        buf_adds(out, shown_next(text, &at, own));
}

size_t shown_colour_code(struct str text, size_t at)
{
    size_t i = at + 2;
    if (at + 1 >= text.n || text.p[at] != '\033' || text.p[at + 1] != '[')
        return 0;
    while (i < text.n && (text.p[i] == ';' || (text.p[i] >= '0' &&
                                               text.p[i] <= '9')))
        i++;
    return i < text.n && text.p[i] == 'm' ? i + 1 - at : 0;
}
