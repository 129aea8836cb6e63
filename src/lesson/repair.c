#include "lesson/repair.h"

#include <stdint.h>

#include "base/utf8.h"

/* The code points of the bytes 0x80 to 0x9f in Windows-1252, by Unicode's table
 * for it (MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT); the five that it leaves
 * out are themselves, as programs read them. */
static const uint32_t high[32] = {
    0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d, 0x8f,
    0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178,
};

/* The byte that Windows-1252 writes for it, or -1. */
static int as_byte(uint32_t cp)
{
    if (cp < 0x80 || (cp >= 0xa0 && cp <= 0xff))
        return (int)cp;
    for (int i = 0; i < 32; i++)
        if (high[i] == cp)
            return 0x80 + i;
    return -1;
}

static size_t expected_length(int lead)
{
    return lead >= 0xf0 && lead <= 0xf4 ? 4
           : lead >= 0xe0               ? (lead < 0xf0 ? 3 : 0)
           : lead >= 0xc2               ? 2
                                        : 0;
}

/* Does a garbled character begin here? Its bytes go to `out`; how many bytes of
 * the text stand for it, or 0. */
static size_t garbled(struct str s, char out[4], size_t *n)
{
    uint32_t cp;
    size_t at = utf8_decode(s.p, s.n, &cp);
    int byte = at ? as_byte(cp) : -1;
    *n = byte < 0 ? 0 : expected_length(byte);
    if (!*n)
        return 0;
    out[0] = (char)byte;
    for (size_t i = 1; i < *n; i++) {
        size_t len = at < s.n ? utf8_decode(s.p + at, s.n - at, &cp) : 0;
        byte = len ? as_byte(cp) : -1;
        if (byte < 0x80 || byte > 0xbf)
            return 0;
        out[i] = (char)byte;
        at += len;
    }
    return utf8_decode(out, *n, &cp) == *n ? at : 0;
}

size_t repair_mojibake(struct str text, struct buf *out)
{
    size_t count = 0;
    for (size_t i = 0; i < text.n;) {
        char bytes[4];
        size_t n;
        struct str rest = {text.p + i, text.n - i};
        size_t taken = (unsigned char)*rest.p >= 0xc0
                           ? garbled(rest, bytes, &n) : 0;
        if (taken)
            buf_add(out, bytes, n), count++;
        else
            buf_addc(out, *rest.p), taken = 1;
        i += taken;
    }
    return count;
}
