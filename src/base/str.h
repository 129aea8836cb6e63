/* Strings with a length, and a buffer that grows. Text is UTF-8 unless a
 * function says otherwise. Knows base/mem.h only.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Bytes that somebody else owns. Not NUL-terminated in general. */
struct str {
    const char *p;
    size_t n;
};

#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
/* For "%.*s". */
#define STR_ARG(s) (int)(s).n, (s).p

static inline struct str str_of(const char *z)
{
    return (struct str){z, z ? strlen(z) : 0};
}
static inline bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}
static inline bool str_eqz(struct str a, const char *z)
{
    return str_eq(a, str_of(z));
}
static inline bool str_starts(struct str s, const char *z)
{
    size_t n = strlen(z);
    return s.n >= n && memcmp(s.p, z, n) == 0;
}
/* s without the white space before and behind it. */
struct str str_trimmed(struct str s);
/* Where the bytes of t stand last in s, borrowed from s; NULL: nowhere. */
const char *str_find_last(struct str s, struct str t);
/* What stands behind the last '/' of a path: a file's name without its folders. */
struct str str_base_name(struct str path);

/* A growing byte buffer. Zeroed is empty; `p` is NULL or has room for a NUL. */
struct buf {
    char *p;
    size_t n, cap;
};

void buf_fini(struct buf *b);
/* Makes room for `more` bytes (and a NUL) behind what is there. */
void buf_reserve_slow(struct buf *b, size_t more);
static inline void buf_reserve(struct buf *b, size_t more)
{
    if (b->cap - b->n < more + 1 || !b->p)
        buf_reserve_slow(b, more);
}
static inline void buf_add(struct buf *b, const void *bytes, size_t n)
{
    buf_reserve(b, n);
    if (n)
        memcpy(b->p + b->n, bytes, n);
    b->n += n;
}
static inline void buf_addc(struct buf *b, char c)
{
    buf_reserve(b, 1);
    b->p[b->n++] = c;
}
static inline void buf_adds(struct buf *b, struct str s)
{
    buf_add(b, s.p, s.n);
}
static inline void buf_addz(struct buf *b, const char *z)
{
    buf_add(b, z, strlen(z));
}
void buf_printf(struct buf *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *b, const char *format, va_list ap)
    __attribute__((format(printf, 2, 0)));
/* Adds a decimal integer; much faster than buf_printf. */
void buf_add_int(struct buf *b, int64_t i);
/* The content as a NUL-terminated string, still owned by the buffer. */
const char *buf_z(struct buf *b);
/* The content as a NUL-terminated string that the caller frees; empties b. */
char *buf_take(struct buf *b);
static inline struct str buf_str(const struct buf *b)
{
    return (struct str){b->p, b->n};
}

#endif
