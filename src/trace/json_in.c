#include "base/utf8.h"
#include "trace/json.h"

static bool stop(struct json *j, const char *error)
{
    if (!j->error)
        j->error = error;
    return false;
}

bool json_take(struct json *j, char c, const char *expected)
{
    json_blanks(j);
    if (j->p == j->end || *j->p != c)
        return stop(j, expected);
    j->p++;
    return true;
}

bool json_took(struct json *j, char c)
{
    json_blanks(j);
    if (j->p == j->end || *j->p != c)
        return false;
    j->p++;
    return true;
}

/* -- strings -- */

void json_scratch(struct buf *scratch, size_t text)
{
    scratch->n = 0;
    buf_reserve(scratch, text * 3);
}

/* The four hex digits of \uXXXX, or -1. */
static int32_t hex4(const struct json *j, const char *p)
{
    int32_t got = 0;
    if (j->end - p < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        char c = p[i];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0)
            return -1;
        got = got * 16 + digit;
    }
    return got;
}

static bool is_surrogate(uint32_t cp)
{
    return cp >= 0xd800 && cp < 0xe000;
}

/* After "\u": one code point, or two halves that make one. A lone half becomes
 * U+FFFD, since it can't be written as UTF-8. */
static bool take_unicode(struct json *j, struct buf *out)
{
    int32_t first = hex4(j, j->p);
    if (first < 0)
        return stop(j, "expected four hex digits after \\u");
    j->p += 4;
    uint32_t cp = (uint32_t)first;
    if (cp >= 0xd800 && cp < 0xdc00 && j->end - j->p >= 6 && j->p[0] == '\\'
        && j->p[1] == 'u') {
        int32_t second = hex4(j, j->p + 2);
        if (second >= 0xdc00 && second < 0xe000) {
            cp = 0x10000 + ((cp - 0xd800) << 10) + ((uint32_t)second - 0xdc00);
            j->p += 6;
        }
    }
    out->n += utf8_encode(is_surrogate(cp) ? 0xfffd : cp, out->p + out->n);
    return true;
}

static bool take_escape(struct json *j, struct buf *out)
{
    static const char plain[128] = {['"'] = '"',  ['\\'] = '\\', ['/'] = '/',
                                    ['b'] = '\b', ['f'] = '\f',  ['n'] = '\n',
                                    ['r'] = '\r', ['t'] = '\t'};
    if (++j->p == j->end)
        return stop(j, "a text without an end");
    unsigned char c = (unsigned char)*j->p;
    if (c == 'u') {
        j->p++;
        return take_unicode(j, out);
    }
    if (c >= 128 || !plain[c])
        return stop(j, "an unknown escape in a text");
    out->p[out->n++] = plain[c];
    j->p++;
    return true;
}

/* A byte from 128 on: a character, or what isn't one and becomes U+FFFD. */
static void take_wide(struct json *j, struct buf *out)
{
    uint32_t cp;
    size_t n = utf8_decode(j->p, (size_t)(j->end - j->p), &cp);
    if (n) {
        memcpy(out->p + out->n, j->p, n);
        out->n += n;
        j->p += n;
        return;
    }
    memcpy(out->p + out->n, "\xef\xbf\xbd", 3);
    out->n += 3;
    j->p++;
}

static void take_plain(struct json *j, struct buf *out)
{
    size_t n = json_plain_prefix(j->p, (size_t)(j->end - j->p));
    memcpy(out->p + out->n, j->p, n);
    out->n += n;
    j->p += n;
}

/* The rest of a string that has to be decoded, up to its closing quote. */
static bool decode_rest(struct json *j, struct buf *out)
{
    for (;;) {
        take_plain(j, out);
        if (j->p == j->end)
            return stop(j, "a text without an end");
        unsigned char c = (unsigned char)*j->p;
        if (c == '"')
            return true;
        if (c < 0x20)
            return stop(j, "a control character in a text");
        if (c >= 0x80)
            take_wide(j, out);
        else if (!take_escape(j, out))
            return false;
    }
}

/* Steps over characters beyond ASCII as long as they are valid. */
static void skip_wide(struct json *j)
{
    uint32_t cp;
    size_t n;
    while (j->p < j->end && (unsigned char)*j->p >= 0x80
           && (n = utf8_decode(j->p, (size_t)(j->end - j->p), &cp)))
        j->p += n;
}

bool json_string(struct json *j, struct buf *scratch, struct str *s)
{
    if (!json_take(j, '"', "expected a text in quotes"))
        return false;
    const char *start = j->p;
    for (;;) {
        j->p += json_plain_prefix(j->p, (size_t)(j->end - j->p));
        if (j->p == j->end || (unsigned char)*j->p < 0x80)
            break;
        const char *before = j->p;
        skip_wide(j);
        if (j->p == before)
            break;
    }
    if (j->p < j->end && *j->p == '"') {
        *s = (struct str){start, (size_t)(j->p++ - start)};
        return true;
    }
    size_t at = scratch->n;
    memcpy(scratch->p + at, start, (size_t)(j->p - start));
    scratch->n += (size_t)(j->p - start);
    if (!decode_rest(j, scratch))
        return false;
    j->p++;
    *s = (struct str){scratch->p + at, scratch->n - at};
    return true;
}

/* -- numbers and words -- */

static bool skip_digits(struct json *j)
{
    const char *start = j->p;
    while (j->p < j->end && *j->p >= '0' && *j->p <= '9')
        j->p++;
    return j->p > start;
}

/* The part behind the digits: a fraction, an exponent. */
static bool skip_tail(struct json *j)
{
    if (j->p < j->end && *j->p == '.') {
        j->p++;
        if (!skip_digits(j))
            return stop(j, "expected a digit after the point");
    }
    if (j->p < j->end && (*j->p == 'e' || *j->p == 'E')) {
        j->p++;
        if (j->p < j->end && (*j->p == '+' || *j->p == '-'))
            j->p++;
        if (!skip_digits(j))
            return stop(j, "expected a digit in the exponent");
    }
    return true;
}

bool json_number(struct json *j, struct str *s)
{
    json_blanks(j);
    const char *start = j->p;
    if (j->p < j->end && *j->p == '-')
        j->p++;
    const char *digits = j->p;
    if (!skip_digits(j))
        return stop(j, "expected a number");
    if (*digits == '0' && j->p > digits + 1) {
        j->p = digits;
        return stop(j, "a number with a zero in front");
    }
    if (!skip_tail(j))
        return false;
    *s = (struct str){start, (size_t)(j->p - start)};
    return true;
}

static bool take_word(struct json *j, const char *word, size_t n)
{
    json_blanks(j);
    if ((size_t)(j->end - j->p) < n || memcmp(j->p, word, n) != 0)
        return false;
    j->p += n;
    return true;
}

bool json_null(struct json *j)
{
    return take_word(j, "null", 4);
}

/* -- any value -- */

/* Walks a value; with `out`, copies it too. `scratch` is then for strings. */
struct walk {
    struct json *j;
    struct buf *out, *scratch;
};

static void copy_char(struct walk *w, char c)
{
    if (w->out)
        buf_addc(w->out, c);
}

/* A string that is only walked needs no decoding, but every check. */
static bool walk_plain_string(struct json *j)
{
    j->p++;
    for (;;) {
        j->p += json_plain_prefix(j->p, (size_t)(j->end - j->p));
        if (j->p == j->end)
            return stop(j, "a text without an end");
        unsigned char c = (unsigned char)*j->p;
        if (c == '"') {
            j->p++;
            return true;
        }
        char room[8];
        struct buf out = {room, 0, sizeof room};
        j->bent = true;
        if (c < 0x20)
            return stop(j, "a control character in a text");
        if (c >= 0x80)
            j->p++;
        else if (!take_escape(j, &out))
            return false;
    }
}

static bool walk_string(struct walk *w)
{
    struct str s;
    if (!w->out)
        return walk_plain_string(w->j);
    size_t at = w->scratch->n;
    if (!json_string(w->j, w->scratch, &s))
        return false;
    buf_reserve(w->out, s.n * 2 + 2);
    if (json_plain_prefix(s.p, s.n) == s.n) {
        buf_addc(w->out, '"');
        buf_adds(w->out, s);
        buf_addc(w->out, '"');
    } else {
        buf_reserve(w->out, s.n * 6 + 2);
        w->out->n =
            (size_t)(json_put_str(w->out->p + w->out->n, s) - w->out->p);
    }
    w->scratch->n = at;
    return true;
}

static bool walk_scalar(struct walk *w)
{
    struct str s = {w->j->p, 0};
    if (!take_word(w->j, "true", 4) && !take_word(w->j, "false", 5)
        && !json_null(w->j)) {
        char c = w->j->p < w->j->end ? *w->j->p : 0;
        if (c != '-' && (c < '0' || c > '9'))
            return stop(w->j, "expected a value");
        if (!json_number(w->j, &s))
            return false;
    }
    s.n = (size_t)(w->j->p - s.p);
    if (w->out)
        buf_adds(w->out, s);
    return true;
}

static bool walk_value(struct walk *w, int depth);

static bool walk_key(struct walk *w)
{
    json_blanks(w->j);
    if (w->j->p == w->j->end || *w->j->p != '"')
        return stop(w->j, "expected a key in quotes");
    if (!walk_string(w) || !json_take(w->j, ':', "expected ':' after a key"))
        return false;
    copy_char(w, ':');
    return true;
}

/* The members of an object or a list, after its opening bracket. */
static bool walk_members(struct walk *w, int depth, char close)
{
    const char *expected = close == '}' ? "expected ',' or '}'"
                                        : "expected ',' or ']'";
    copy_char(w, close == '}' ? '{' : '[');
    if (!json_took(w->j, close)) {
        for (;;) {
            if (close == '}' && !walk_key(w))
                return false;
            if (!walk_value(w, depth + 1))
                return false;
            if (json_took(w->j, close))
                break;
            if (!json_take(w->j, ',', expected))
                return false;
            copy_char(w, ',');
        }
    }
    copy_char(w, close);
    return true;
}

static bool walk_value(struct walk *w, int depth)
{
    json_blanks(w->j);
    if (depth > JSON_DEPTH)
        return stop(w->j, "values inside values, too deep");
    if (w->j->p < w->j->end && *w->j->p == '"')
        return walk_string(w);
    if (json_took(w->j, '{'))
        return walk_members(w, depth, '}');
    if (json_took(w->j, '['))
        return walk_members(w, depth, ']');
    return walk_scalar(w);
}

bool json_skip(struct json *j)
{
    return walk_value(&(struct walk){.j = j}, 0);
}

bool json_copy(struct json *j, struct buf *scratch, struct buf *out)
{
    return walk_value(&(struct walk){j, out, scratch}, 0);
}
