#include <stddef.h>

#include "base/utf8.h"
#include "trace/json.h"
#include "trace/number.h"
#include "trace/writer.h"

/* Eight bytes at a time; which of them comes first is read off the word's low
 * end, so this is for little-endian machines. */
#define LITTLE (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)

/* The lowest high bit set here belongs to the first byte below `limit`
 * (1..128). Bytes from 128 on count as not below. */
#define ONES 0x0101010101010101u
#define HIGHS 0x8080808080808080u
static inline uint64_t below(uint64_t w, unsigned limit)
{
    return (w - ONES * limit) & ~w & HIGHS;
}

static inline uint64_t special(uint64_t w)
{
    return (below(w, 0x20) | below(w ^ ONES * '"', 1)
            | below(w ^ ONES * '\\', 1) | w)
        & HIGHS;
}

size_t json_plain_prefix(const char *p, size_t n)
{
    size_t i = 0;
    for (; LITTLE && i + 8 <= n; i += 8) {
        uint64_t w;
        memcpy(&w, p + i, 8);
        uint64_t found = special(w);
        if (found)
            return i + (size_t)__builtin_ctzll(found) / 8;
    }
    for (; i < n; i++) {
        unsigned char c = (unsigned char)p[i];
        if (c < 0x20 || c >= 0x80 || c == '"' || c == '\\')
            break;
    }
    return i;
}

static char *put_escape(char *to, unsigned char c)
{
    static const char shorts[0x60] = {['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n',
                                      ['\r'] = 'r', ['\t'] = 't', ['"'] = '"',
                                      ['\\'] = '\\'};
    static const char hex[] = "0123456789abcdef";
    *to++ = '\\';
    if (shorts[c]) {
        *to++ = shorts[c];
        return to;
    }
    memcpy(to, "u00", 3);
    to[3] = hex[c >> 4];
    to[4] = hex[c & 15];
    return to + 5;
}

/* A byte that is not plain, and what belongs to it: how many bytes it took. */
static size_t put_special(char **to, const char *p, size_t n)
{
    unsigned char c = (unsigned char)*p;
    if (c < 0x80) {
        *to = put_escape(*to, c);
        return 1;
    }
    uint32_t cp;
    size_t length = utf8_decode(p, n, &cp);
    if (length) {
        memcpy(*to, p, length);
        *to += length;
        return length;
    }
    memcpy(*to, "\xef\xbf\xbd", 3);
    *to += 3;
    /* A lone surrogate of Python's is three bytes but one character. */
    return c == 0xed && n >= 3 && (p[1] & 0xe0) == 0xa0 && (p[2] & 0xc0) == 0x80
        ? 3 : 1;
}

char *json_put_str(char *to, struct str s)
{
    *to++ = '"';
    for (size_t i = 0; i < s.n;) {
        size_t plain = json_plain_prefix(s.p + i, s.n - i);
        memcpy(to, s.p + i, plain);
        to += plain;
        i += plain;
        if (i < s.n)
            i += put_special(&to, s.p + i, s.n - i);
    }
    *to++ = '"';
    return to;
}

void json_add_str(struct buf *out, struct str s)
{
    buf_reserve(out, s.n * 6 + 2);
    out->n = (size_t)(json_put_str(out->p + out->n, s) - out->p);
}

void json_add_num(struct buf *out, double d)
{
    buf_reserve(out, NUMBER_ROOM);
    out->n = (size_t)(number_put(out->p + out->n, d) - out->p);
}
