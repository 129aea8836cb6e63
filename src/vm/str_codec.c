/* Text to bytes and back: UTF-8, ASCII, Latin-1, UTF-16 and UTF-32, with the
 * error handlers that CPython has for them.
 */
#include <stdio.h>
#include <strings.h>

#include "vm/data_priv.h"

enum codec { CODEC_UTF8, CODEC_ASCII, CODEC_LATIN1, CODEC_UTF16, CODEC_UTF16LE,
             CODEC_UTF16BE, CODEC_UTF32, CODEC_UTF32LE, CODEC_UTF32BE,
             CODEC_UTF8_SIG, CODEC_UNKNOWN };

static const struct {
    const char *name;
    enum codec codec;
} codecs[] = {
    {"utf-8", CODEC_UTF8}, {"utf8", CODEC_UTF8}, {"u8", CODEC_UTF8},
    {"ascii", CODEC_ASCII}, {"us-ascii", CODEC_ASCII}, {"646", CODEC_ASCII},
    {"latin-1", CODEC_LATIN1}, {"latin1", CODEC_LATIN1},
    {"iso-8859-1", CODEC_LATIN1}, {"iso8859-1", CODEC_LATIN1},
    {"l1", CODEC_LATIN1}, {"utf-8-sig", CODEC_UTF8_SIG},
    {"utf-16", CODEC_UTF16}, {"utf16", CODEC_UTF16},
    {"utf-16-le", CODEC_UTF16LE}, {"utf-16le", CODEC_UTF16LE},
    {"utf-16-be", CODEC_UTF16BE}, {"utf-16be", CODEC_UTF16BE},
    {"utf-32", CODEC_UTF32}, {"utf32", CODEC_UTF32},
    {"utf-32-le", CODEC_UTF32LE}, {"utf-32-be", CODEC_UTF32BE},
};

/* The name as it stands in messages. */
static const char *codec_title(enum codec c)
{
    static const char *const titles[] = {
        "utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be",
        "utf-32", "utf-32-le", "utf-32-be", "utf-8", "?"};
    return titles[c];
}

static enum codec codec_find(struct vm *vm, const char *name)
{
    char plain[32];
    size_t n = 0;
    for (; name[n] && n + 1 < sizeof plain; n++)
        plain[n] = name[n] == '_' || name[n] == ' ' ? '-' : name[n];
    plain[n] = '\0';
    for (size_t i = 0; i < sizeof codecs / sizeof *codecs; i++)
        if (strcasecmp(plain, codecs[i].name) == 0)
            return codecs[i].codec;
    exc_raise(vm, &exc_LookupError, "unknown encoding: %s", name);
    return CODEC_UNKNOWN;
}

/* -- arguments -- */

bool text_has_surrogates(struct str s)
{
    const char *end = s.p + s.n, *p = s.p;
    while (p < end && (p = memchr(p, 0xED, (size_t)(end - p)))) {
        if ((unsigned char)p[1] >= 0xA0)
            return true;
        p++;
    }
    return false;
}

bool str_encodes(struct vm *vm, value v)
{
    if (str_is_ascii(v) || !text_has_surrogates(str_text(v)))
        return true;
    value b = str_encode(vm, v, "utf-8", NULL);
    xunref(vm, b);
    return b != NULL;
}

bool str_is_plain(struct vm *vm, value v)
{
    value b = str_encode(vm, v, "utf-8", NULL);
    if (!b)
        return false;
    struct str s = {0};
    bytes_get(b, &s);
    bool plain = !memchr(s.p, 0, s.n);
    unref(vm, b);
    if (!plain)
        exc_raise(vm, &exc_ValueError, "embedded null character");
    return plain;
}

bool codec_args(struct vm *vm, const char *fn, const value a[2],
                const char **encoding, const char **errors)
{
    static const char *const names[] = {"encoding", "errors"};
    for (int i = 0; i < 2; i++) {
        if (!a[i])
            continue;
        if (!is_str(a[i])) {
            exc_raise(vm, &exc_TypeError,
                      "%s() argument '%s' must be str, not %s", fn, names[i],
                      argument_name(a[i]));
            return false;
        }
        if (!str_is_plain(vm, a[i]))
            return false;
    }
    *encoding = a[0] ? str_z(a[0]) : "utf-8";
    *errors = a[1] ? str_z(a[1]) : NULL;
    return true;
}

/* -- errors -- */

/* Raises UnicodeEncodeError or UnicodeDecodeError with its five arguments. */
static void raise_unicode(struct vm *vm, struct type *t, enum codec c,
                          value object, size_t start, size_t end,
                          const char *reason)
{
    value args[5] = {str_newz(vm, codec_title(c)), object,
                     small_new((intptr_t)start), small_new((intptr_t)end),
                     str_newz(vm, reason)};
    value e = args[0] && args[4] ? value_call(vm, &t->obj, args, 5, NULL)
                                 : NULL;
    xunref(vm, args[0]);
    xunref(vm, args[4]);
    if (e)
        exc_raise_take(vm, e);
}

static bool is_handler(const char *errors, const char *name)
{
    return errors && strcmp(errors, name) == 0;
}

/* What a codec raises that is not built into str comes out wrapped. */
static void wrap_error(struct vm *vm, enum codec c, const char *encoding,
                       const char *doing)
{
    if (c == CODEC_UTF8 || c == CODEC_ASCII || c == CODEC_LATIN1 ||
        c == CODEC_UTF16 || c == CODEC_UTF32)
        return;
    value cause = exc_fetch(vm);
    exc_clear(vm);
    value text = value_str(vm, cause);
    if (text)
        exc_raise(vm, type_of(cause), "%s with '%s' codec failed (%s: %s)",
                  doing, encoding, type_of(cause)->name, str_z(text));
    xunref(vm, text);
    if (vm->exc && !exc_of(vm->exc)->cause)
        exc_of(vm->exc)->cause = cause;
    else
        unref(vm, cause);
}

/* Strict is what the one handler for wrong bytes can be, when there is one. */
static bool known_handler(struct vm *vm, const char *errors, bool decodes)
{
    static const char *const names[] = {
        "strict", "ignore", "replace", "backslashreplace",
        "xmlcharrefreplace", "namereplace", "surrogateescape",
        "surrogatepass"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!errors || strcmp(errors, names[i]) == 0) {
            bool fits = !decodes || (!is_handler(errors, "xmlcharrefreplace") &&
                                     !is_handler(errors, "namereplace"));
            if (!fits)
                exc_raise(vm, &exc_TypeError, "don't know how to handle "
                          "UnicodeDecodeError in error callback");
            return fits;
        }
    exc_raise(vm, &exc_LookupError, "unknown error handler name '%s'", errors);
    return false;
}

/* -- encoding -- */

static void add_units(struct buf *b, uint32_t unit, int size, bool big)
{
    for (int i = 0; i < size; i++)
        buf_addc(b, (char)(unit >> 8 * (big ? size - 1 - i : i)));
}

static bool encodable(enum codec c, uint32_t cp)
{
    switch (c) {
    case CODEC_ASCII: return cp < 0x80;
    case CODEC_LATIN1: return cp < 0x100;
    default: return cp < 0xD800 || cp > 0xDFFF;
    }
}

static void encode_one(struct buf *b, enum codec c, uint32_t cp)
{
    bool big = c == CODEC_UTF16BE || c == CODEC_UTF32BE;
    switch (c) {
    case CODEC_ASCII:
    case CODEC_LATIN1: buf_addc(b, (char)cp); return;
    case CODEC_UTF16: case CODEC_UTF16LE: case CODEC_UTF16BE:
        if (cp >= 0x10000) {
            add_units(b, 0xD800 + ((cp - 0x10000) >> 10), 2, big);
            cp = 0xDC00 + ((cp - 0x10000) & 0x3FF);
        }
        add_units(b, cp, 2, big);
        return;
    case CODEC_UTF32: case CODEC_UTF32LE: case CODEC_UTF32BE:
        add_units(b, cp, 4, big);
        return;
    default: wtf8_add(b, cp);
    }
}

static void encode_ascii(struct buf *b, enum codec c, const char *z)
{
    for (; *z; z++)
        encode_one(b, c, (unsigned char)*z);
}

/* What an error handler writes for a character; false: strict. */
static bool encode_handled(struct buf *b, enum codec c, uint32_t cp,
                           const char *errors)
{
    char text[24] = "";
    if (is_handler(errors, "ignore"))
        return true;
    if (is_handler(errors, "replace"))
        snprintf(text, sizeof text, "?");
    else if (is_handler(errors, "xmlcharrefreplace"))
        snprintf(text, sizeof text, "&#%u;", cp);
    else if (is_handler(errors, "backslashreplace") ||
             is_handler(errors, "namereplace"))
        snprintf(text, sizeof text, cp < 0x100     ? "\\x%02x"
                                    : cp < 0x10000 ? "\\u%04x"
                                                   : "\\U%08x", cp);
    else if (is_handler(errors, "surrogateescape") && cp >= 0xDC80 &&
             cp <= 0xDCFF)
        return buf_addc(b, (char)(cp - 0xDC00)), true;
    else if (is_handler(errors, "surrogatepass") && c == CODEC_UTF8)
        return wtf8_add(b, cp), true;
    else
        return false;
    encode_ascii(b, c, text);
    return true;
}

static const char *encode_reason(enum codec c)
{
    return c == CODEC_ASCII    ? "ordinal not in range(128)"
           : c == CODEC_LATIN1 ? "ordinal not in range(256)"
                               : "surrogates not allowed";
}

value str_encode(struct vm *vm, value v, const char *encoding,
                 const char *errors)
{
    enum codec c = codec_find(vm, encoding);
    if (c == CODEC_UNKNOWN)
        return NULL;
    struct str s = str_text(v);
    struct buf b = {0};
    if (c == CODEC_UTF8_SIG)
        buf_addz(&b, "\xEF\xBB\xBF");
    if (c == CODEC_UTF16 || c == CODEC_UTF32)
        add_units(&b, 0xFEFF, c == CODEC_UTF16 ? 2 : 4, false);
    buf_reserve(&b, s.n);
    size_t at = 0, end;
    for (size_t i = 0; i < s.n; at++) {
        uint32_t cp;
        i += wtf8_get(s.p + i, &cp);
        if (encodable(c, cp)) {
            encode_one(&b, c, cp);
            continue;
        }
        if (encode_handled(&b, c, cp, errors))
            continue;
        end = at + 1; /* the whole run that can't be encoded is named */
        for (size_t k = i; k < s.n; end++) {
            k += wtf8_get(s.p + k, &cp);
            if (encodable(c, cp))
                break;
        }
        if (known_handler(vm, errors, false))
            raise_unicode(vm, &exc_UnicodeEncodeError, c, v, at, end,
                          encode_reason(c));
        else
            wrap_error(vm, c, encoding, "encoding");
        buf_fini(&b);
        return NULL;
    }
    value r = bytes_new(vm, b.p, b.n);
    buf_fini(&b);
    return r;
}

/* -- decoding -- */

/* One step of decoding: how many bytes were taken, and the code point; or,
 * with `reason` set, how many bytes are wrong. */
struct decoded {
    size_t n;
    uint32_t cp;
    const char *reason;
};

static struct decoded decode_utf8(const unsigned char *p, size_t n)
{
    if (p[0] < 0x80)
        return (struct decoded){1, p[0], NULL};
    size_t want = p[0] >= 0xC2 && p[0] < 0xE0   ? 2
                  : p[0] >= 0xE0 && p[0] < 0xF0 ? 3
                  : p[0] >= 0xF0 && p[0] < 0xF5 ? 4 : 0;
    if (!want)
        return (struct decoded){1, 0, "invalid start byte"};
    for (size_t i = 1; i < want; i++) {
        if (i >= n)
            return (struct decoded){i, 0, "unexpected end of data"};
        unsigned char low = 0x80, high = 0xBF;
        if (i == 1 && p[0] == 0xE0) low = 0xA0;
        if (i == 1 && p[0] == 0xED) high = 0x9F;
        if (i == 1 && p[0] == 0xF0) low = 0x90;
        if (i == 1 && p[0] == 0xF4) high = 0x8F;
        if (p[i] < low || p[i] > high)
            return (struct decoded){i, 0, "invalid continuation byte"};
    }
    struct decoded d = {want, 0, NULL};
    wtf8_get((const char *)p, &d.cp);
    return d;
}

static uint32_t read_units(const unsigned char *p, int size, bool big)
{
    uint32_t u = 0;
    for (int i = 0; i < size; i++)
        u |= (uint32_t)p[i] << 8 * (big ? size - 1 - i : i);
    return u;
}

static struct decoded decode_utf16(const unsigned char *p, size_t n, bool big)
{
    if (n < 2)
        return (struct decoded){n, 0, "truncated data"};
    uint32_t u = read_units(p, 2, big);
    if (u < 0xD800 || u > 0xDFFF)
        return (struct decoded){2, u, NULL};
    if (u >= 0xDC00)
        return (struct decoded){2, 0, "illegal encoding"};
    if (n < 4)
        return (struct decoded){n, 0, "unexpected end of data"};
    uint32_t low = read_units(p + 2, 2, big);
    if (low < 0xDC00 || low > 0xDFFF)
        return (struct decoded){2, 0, "illegal UTF-16 surrogate"};
    return (struct decoded){4, 0x10000 + ((u - 0xD800) << 10) + (low - 0xDC00),
                            NULL};
}

static struct decoded decode_one(const unsigned char *p, size_t n,
                                 enum codec c)
{
    switch (c) {
    case CODEC_ASCII:
        if (p[0] >= 0x80)
            return (struct decoded){1, 0, "ordinal not in range(128)"};
        return (struct decoded){1, p[0], NULL};
    case CODEC_LATIN1: return (struct decoded){1, p[0], NULL};
    case CODEC_UTF16: case CODEC_UTF16LE: return decode_utf16(p, n, false);
    case CODEC_UTF16BE: return decode_utf16(p, n, true);
    case CODEC_UTF32: case CODEC_UTF32LE: case CODEC_UTF32BE: {
        if (n < 4)
            return (struct decoded){n, 0, "truncated data"};
        uint32_t u = read_units(p, 4, c == CODEC_UTF32BE);
        if (u > 0x10FFFF || (u >= 0xD800 && u <= 0xDFFF))
            return (struct decoded){4, 0, "code point not in range(0x110000)"};
        return (struct decoded){4, u, NULL};
    }
    default: return decode_utf8(p, n);
    }
}

static bool decode_handled(struct buf *b, const unsigned char *p, size_t n,
                           const char *errors)
{
    if (is_handler(errors, "ignore"))
        return true;
    if (is_handler(errors, "replace"))
        return wtf8_add(b, 0xFFFD), true;
    for (size_t i = 0; i < n; i++) {
        if (is_handler(errors, "backslashreplace"))
            buf_printf(b, "\\x%02x", p[i]);
        else if (is_handler(errors, "surrogateescape") && p[i] >= 0x80)
            wtf8_add(b, 0xDC00u + p[i]);
        else
            return false;
    }
    return true;
}

/* The byte-order marks, and what the text behind one is; without one it is
 * what the last row of its codec says. */
static const struct {
    enum codec codec;
    const char *mark;
    size_t n;
    enum codec found;
} marks[] = {
    {CODEC_UTF8_SIG, "\xEF\xBB\xBF", 3, CODEC_UTF8_SIG},
    {CODEC_UTF16, "\xFF\xFE", 2, CODEC_UTF16LE},
    {CODEC_UTF16, "\xFE\xFF", 2, CODEC_UTF16BE},
    {CODEC_UTF16, "", 0, CODEC_UTF16LE},
    {CODEC_UTF32, "\xFF\xFE\0\0", 4, CODEC_UTF32LE},
    {CODEC_UTF32, "\0\0\xFE\xFF", 4, CODEC_UTF32BE},
    {CODEC_UTF32, "", 0, CODEC_UTF32LE},
};

/* Skips a byte-order mark and says what the text is by it. */
static enum codec skip_mark(struct str *s, enum codec c)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t n = marks[i].n;
        if (marks[i].codec == c && s->n >= n &&
            memcmp(s->p, marks[i].mark, n) == 0) {
            *s = (struct str){s->p + n, s->n - n};
            return marks[i].found;
        }
    }
    return c;
}

value str_decode(struct vm *vm, struct str s, const char *encoding,
                 const char *errors)
{
    /* of nothing CPython doesn't even ask how it is encoded */
    enum codec c = s.n ? codec_find(vm, encoding) : CODEC_UTF8;
    if (c == CODEC_UNKNOWN)
        return NULL;
    struct str whole = s;
    const enum codec asked = c;
    c = skip_mark(&s, c);
    struct buf b = {0};
    for (size_t i = 0; i < s.n;) {
        const unsigned char *p = (const unsigned char *)s.p + i;
        struct decoded d = decode_one(p, s.n - i, c);
        if (!d.reason) {
            wtf8_add(&b, d.cp);
        } else if (!decode_handled(&b, p, d.n, errors)) {
            value object = known_handler(vm, errors, true)
                               ? bytes_new(vm, whole.p, whole.n) : NULL;
            size_t at = i + (whole.n - s.n);
            if (object)
                raise_unicode(vm, &exc_UnicodeDecodeError, c, object, at,
                              at + d.n, d.reason);
            else
                wrap_error(vm, asked, encoding, "decoding");
            xunref(vm, object);
            buf_fini(&b);
            return NULL;
        }
        i += d.n;
    }
    return str_take_buf(vm, &b);
}
