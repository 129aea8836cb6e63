#include "base/utf8.h"

#include <utf8proc.h>

size_t utf8_decode(const char *p, size_t n, uint32_t *cp)
{
    const unsigned char *u = (const unsigned char *)p;
    if (u[0] < 0x80) {
        *cp = u[0];
        return 1;
    }
    size_t len = u[0] >= 0xF0 ? 4 : u[0] >= 0xE0 ? 3 : u[0] >= 0xC2 ? 2 : 0;
    if (!len || len > n || u[0] > 0xF4)
        return 0;
    uint32_t c = u[0] & (0xFFu >> (len + 1));
    for (size_t i = 1; i < len; i++) {
        if ((u[i] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | (u[i] & 0x3F);
    }
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (c < least[len] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return 0;
    *cp = c;
    return len;
}

size_t utf8_encode(uint32_t cp, char out[4])
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    size_t len = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = len; i-- > 1; cp >>= 6)
        out[i] = (char)(0x80 | (cp & 0x3F));
    out[0] = (char)(lead[len] | cp);
    return len;
}

size_t utf8_valid_prefix(const char *p, size_t n)
{
    size_t at = 0;
    uint32_t cp;
    while (at < n) {
        size_t len = utf8_decode(p + at, n - at, &cp);
        if (!len)
            break;
        at += len;
    }
    return at;
}

int utf8_width(uint32_t cp)
{
    if (cp < 0x20 || cp == 0x7F)
        return 0;
    if (cp < 0x7F)
        return 1;
    return utf8proc_charwidth((utf8proc_int32_t)cp);
}

size_t utf8_cells(struct str s)
{
    size_t cells = 0, at = 0;
    uint32_t cp;
    while (at < s.n) {
        size_t len = utf8_decode(s.p + at, s.n - at, &cp);
        cells += len ? (size_t)utf8_width(cp) : 1;
        at += len ? len : 1;
    }
    return cells;
}

size_t utf8_fit(struct str s, size_t cells, size_t *used)
{
    size_t at = 0, taken = 0, whole = 0, whole_cells = 0;
    utf8proc_int32_t state = 0;
    uint32_t cp, before = 0;
    while (at < s.n) {
        size_t len = utf8_decode(s.p + at, s.n - at, &cp);
        if (!len)
            cp = 0xFFFD;
        if (at == 0 || utf8proc_grapheme_break_stateful(
                           (utf8proc_int32_t)before, (utf8proc_int32_t)cp,
                           &state)) {
            whole = at;
            whole_cells = taken;
        }
        taken += len ? (size_t)utf8_width(cp) : 1;
        if (taken > cells) {
            *used = whole_cells;
            return whole;
        }
        at += len ? len : 1;
        before = cp;
    }
    *used = taken;
    return at;
}
