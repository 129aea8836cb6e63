#include "base/str.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/die.h"
#include "base/mem.h"

struct str str_base_name(struct str path)
{
    size_t at = path.n;
    while (at && path.p[at - 1] != '/')
        at--;
    return (struct str){path.p + at, path.n - at};
}

struct str str_trimmed(struct str s)
{
    while (s.n && isspace((unsigned char)s.p[0]))
        s.p++, s.n--;
    while (s.n && isspace((unsigned char)s.p[s.n - 1]))
        s.n--;
    return s;
}

const char *str_find_last(struct str s, struct str t)
{
    if (t.n > s.n)
        return NULL;
    for (size_t at = s.n - t.n + 1; at-- > 0;)
        if (t.n == 0 || memcmp(s.p + at, t.p, t.n) == 0)
            return s.p + at;
    return NULL;
}

void buf_fini(struct buf *b)
{
    free(b->p);
    *b = (struct buf){0};
}

void buf_reserve_slow(struct buf *b, size_t more)
{
    if (more > SIZE_MAX / 4 || b->n > SIZE_MAX / 4)
        die("out of memory: a text of %zu bytes", more);
    size_t want = b->n + more + 1;
    size_t cap = b->cap ? b->cap : 64;
    while (cap < want)
        cap *= 2;
    b->p = xrealloc(b->p, cap);
    b->cap = cap;
}

void buf_vprintf(struct buf *b, const char *format, va_list ap)
{
    va_list again;
    va_copy(again, ap);
    buf_reserve(b, 128);
    int n = vsnprintf(b->p + b->n, b->cap - b->n, format, ap);
    ensure(n >= 0, "a format string of ours must be valid");
    if ((size_t)n >= b->cap - b->n) {
        buf_reserve(b, (size_t)n);
        vsnprintf(b->p + b->n, b->cap - b->n, format, again);
    }
    va_end(again);
    b->n += (size_t)n;
}

void buf_printf(struct buf *b, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    buf_vprintf(b, format, ap);
    va_end(ap);
}

void buf_add_int(struct buf *b, int64_t i)
{
    char digits[24], *at = digits + sizeof digits;
    uint64_t u = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
    do
        *--at = (char)('0' + u % 10);
    while (u /= 10);
    if (i < 0)
        *--at = '-';
    buf_add(b, at, (size_t)(digits + sizeof digits - at));
}

const char *buf_z(struct buf *b)
{
    buf_reserve(b, 0);
    b->p[b->n] = '\0';
    return b->p;
}

char *buf_take(struct buf *b)
{
    buf_z(b);
    char *p = b->p;
    *b = (struct buf){0};
    return p;
}
