#include "lang/encoding.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "lang/scope.h"

enum encoding { UTF_8, ASCII, LATIN_1, LATIN_9, WINDOWS, FOREIGN, UNKNOWN };

/* Names as CPython's registry of codecs writes them, with - for _. */
static const struct { const char *name; enum encoding encoding; } names[] = {
    {"utf-8", UTF_8}, {"utf8", UTF_8}, {"u8", UTF_8}, {"utf", UTF_8},
    {"utf-8-sig", UTF_8}, {"cp65001", UTF_8},
    {"ascii", ASCII}, {"us-ascii", ASCII}, {"646", ASCII},
    {"iso-8859-1", LATIN_1}, {"iso8859-1", LATIN_1}, {"latin-1", LATIN_1},
    {"latin1", LATIN_1}, {"latin", LATIN_1}, {"l1", LATIN_1},
    {"8859", LATIN_1}, {"cp819", LATIN_1},
    {"iso-8859-15", LATIN_9}, {"iso8859-15", LATIN_9}, {"latin-9", LATIN_9},
    {"latin9", LATIN_9}, {"l9", LATIN_9},
    {"cp1252", WINDOWS}, {"windows-1252", WINDOWS}, {"1252", WINDOWS},
};

/* How names of encodings begin that CPython has a codec for. */
static const char *const foreign[] = {
    "iso-8859-", "iso8859-", "windows-1", "cp1", "cp4", "cp7", "cp8", "cp9",
    "koi8-", "mac-", "big5", "gb2312", "gbk", "gb18030", "shift-jis", "sjis",
    "euc-", "johab", "latin",
};

/* What a byte from 128 on stands for where it is not the same number; 0 for
 * nothing. */
static const uint16_t windows_high[32] = {
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030,
    0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D,
    0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
};
static const struct { uint8_t byte; uint16_t cp; } latin_9[] = {
    {0xA4, 0x20AC}, {0xA6, 0x0160}, {0xA8, 0x0161}, {0xB4, 0x017D},
    {0xB8, 0x017E}, {0xBC, 0x0152}, {0xBD, 0x0153}, {0xBE, 0x0178},
};

/* -1 for a byte that stands for nothing. */
static int32_t code_point(enum encoding encoding, uint8_t byte)
{
    if (byte < 128)
        return byte;
    if (encoding == ASCII)
        return -1;
    if (encoding == WINDOWS && byte < 160)
        return windows_high[byte - 128] ? windows_high[byte - 128] : -1;
    for (size_t i = 0; encoding == LATIN_9 &&
                       i < sizeof latin_9 / sizeof *latin_9; i++)
        if (latin_9[i].byte == byte)
            return latin_9[i].cp;
    return byte;
}

/* -- the declaration ---------------------------------------------------------- */

static struct str first_line(struct str s)
{
    size_t n = 0;
    while (n < s.n && s.p[n] != '\n' && s.p[n] != '\r')
        n++;
    return (struct str){s.p, n};
}

static bool is_name_byte(char c)
{
    return isalnum((unsigned char)c) || c == '-' || c == '_' || c == '.';
}

/* The name behind "coding:" or "coding=" in a comment line; empty for none.
 * *code is whether the line holds more than white space and a comment. */
static struct str declared_in(struct str line, bool *code)
{
    const char *p = line.p, *end = line.p + line.n;
    while (p < end && (*p == ' ' || *p == '\t' || *p == '\f'))
        p++;
    *code = p < end && *p != '#';
    for (; !*code && p < end - 6; p++) {
        if (memcmp(p, "coding", 6) != 0 || (p[6] != ':' && p[6] != '='))
            continue;
        const char *name = p + 7;
        while (name < end && (*name == ' ' || *name == '\t'))
            name++;
        const char *last = name;
        while (last < end && is_name_byte(*last))
            last++;
        if (last > name)
            return (struct str){name, (size_t)(last - name)};
    }
    return (struct str){NULL, 0};
}

static struct str declaration(struct str text)
{
    bool code;
    struct str line = first_line(text);
    struct str name = declared_in(line, &code);
    if (name.n || code || line.n >= text.n)
        return name;
    size_t skip = line.n + 1;
    if (text.p[line.n] == '\r' && skip < text.n && text.p[skip] == '\n')
        skip++;
    text.p += skip;
    text.n -= skip;
    return declared_in(first_line(text), &code);
}

static bool is_or_goes_on(const char *name, const char *word)
{
    size_t n = strlen(word);
    return strncmp(name, word, n) == 0 && (!name[n] || name[n] == '-');
}

/* The name as CPython's messages have it: its reader knows two encodings by
 * their first twelve letters, the others stay as they are written. */
static void reader_name(struct str name, char *out, size_t size)
{
    char first[13] = {0};
    for (size_t i = 0; i < name.n && i < 12; i++)
        first[i] = name.p[i] == '_' ? '-' : (char)tolower((unsigned char)name.p[i]);
    if (is_or_goes_on(first, "utf-8"))
        snprintf(out, size, "utf-8");
    else if (is_or_goes_on(first, "latin-1") ||
             is_or_goes_on(first, "iso-8859-1") ||
             is_or_goes_on(first, "iso-latin-1"))
        snprintf(out, size, "iso-8859-1");
    else
        snprintf(out, size, "%.*s", STR_ARG(name));
}

static enum encoding encoding_of(const char *name)
{
    char plain[80];
    size_t n = 0;
    for (; name[n] && n < sizeof plain - 1; n++)
        plain[n] = name[n] == '_' ? '-' : (char)tolower((unsigned char)name[n]);
    plain[n] = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i].name, plain) == 0)
            return names[i].encoding;
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (strncmp(plain, foreign[i], strlen(foreign[i])) == 0 &&
            isdigit((unsigned char)plain[n - 1]))
            return FOREIGN;
    return UNKNOWN;
}

/* -- refusals ------------------------------------------------------------------ */

static int line_at(struct str s, size_t at)
{
    int line = 1;
    for (size_t i = 0; i < at; i++)
        line += s.p[i] == '\n';
    return line;
}

/* CPython shows the line as far as it got. */
static bool refuse_zero(struct str s, size_t at, struct diagnostic *why)
{
    size_t start = at;
    while (start > 0 && s.p[start - 1] != '\n')
        start--;
    struct span span = {line_at(s, at), -1, 0, -1};
    diagnostic_set(why, "SyntaxError", span,
                   "source code cannot contain null bytes");
    why->line_text = (struct str){
        arena_strndup(&why->arena, s.p + start, at - start), at - start};
    return false;
}

static bool refuse_byte(struct str s, size_t at, const char *file,
                        struct diagnostic *why)
{
    diagnostic_set(why, "SyntaxError", (struct span){0},
                   "Non-UTF-8 code starting with '\\x%02x' in file %s on line "
                   "%d, but no encoding declared; see "
                   "https://peps.python.org/pep-0263/ for details",
                   (unsigned char)s.p[at], file, line_at(s, at));
    return false;
}

static bool check_bytes(struct str s, bool declared, const char *file,
                        struct diagnostic *why)
{
    size_t good = declared ? s.n : utf8_valid_prefix(s.p, s.n);
    const char *zero = s.n ? memchr(s.p, 0, s.n) : NULL;
    if (zero && (size_t)(zero - s.p) < good)
        return refuse_zero(s, (size_t)(zero - s.p), why);
    return good == s.n || refuse_byte(s, good, file, why);
}

static bool refuse_encoding(enum encoding encoding, const char *name,
                            struct diagnostic *why)
{
    diagnostic_set(why, "SyntaxError", (struct span){1, 0, 1, -1},
                   "%s", "source in another encoding than UTF-8");
    if (encoding == FOREIGN) {
        why->kind = DIAG_UNSUPPORTED;
        why->advice = "Save the program as UTF-8.";
        return false;
    }
    diagnostic_set(why, "SyntaxError", (struct span){0},
                   "encoding problem: %s", name);
    return false;
}

/* -- decoding ------------------------------------------------------------------ */

static bool recode(struct arena *a, struct str s, enum encoding encoding,
                   struct str *out)
{
    char *text = arena_alloc(a, s.n * 3 + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        int32_t cp = code_point(encoding, (uint8_t)s.p[i]);
        if (cp < 0)
            return false;
        n += utf8_encode((uint32_t)cp, text + n);
    }
    *out = (struct str){text, n};
    return true;
}

bool source_decode(struct arena *a, struct str bytes, const char *file,
                   struct source_text *out, struct diagnostic *why)
{
    static const char mark[] = "\xEF\xBB\xBF";
    *out = (struct source_text){.text = bytes};
    if (bytes.n >= 3 && memcmp(bytes.p, mark, 3) == 0) {
        out->marked = out->declared = true;
        out->text.p += 3;
        out->text.n -= 3;
    }
    struct str name = declaration(out->text);
    if (name.n) {
        char said[128];
        reader_name(name, said, sizeof said - 16);
        enum encoding encoding = encoding_of(said);
        if (out->marked && strcmp(said, "utf-8") != 0) {
            strcat(said, " with BOM");
            return refuse_encoding(UNKNOWN, said, why);
        }
        out->declared = true;
        if (encoding >= FOREIGN ||
            (encoding != UTF_8 && !recode(a, out->text, encoding, &out->text)))
            return refuse_encoding(encoding, said, why);
    }
    return check_bytes(out->text, out->declared, file, why);
}

/* -- text that is none --------------------------------------------------------- */

struct bad {
    size_t at, n;
    const char *why;
};

/* The first bytes that are no UTF-8, in the pieces in which CPython's codec
 * takes them. False when there are none. */
static bool find_bad(struct str text, struct bad *out)
{
    size_t at = utf8_valid_prefix(text.p, text.n);
    if (at == text.n)
        return false;
    unsigned char lead = (unsigned char)text.p[at];
    size_t want = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2, n = 1;
    bool starts = lead >= 0xC2 && lead <= 0xF4;
    while (starts && n < want && at + n < text.n &&
           ((unsigned char)text.p[at + n] & 0xC0) == 0x80)
        n++;
    *out = (struct bad){at, n, !starts ? "invalid start byte"
                               : at + n >= text.n ? "unexpected end of data"
                                                  : "invalid continuation byte"};
    return true;
}

bool utf8_complain(struct str text, struct buf *out)
{
    struct bad b;
    if (!find_bad(text, &b))
        return false;
    if (b.n > 1)
        buf_printf(out, "'utf-8' codec can't decode bytes in position %zu-%zu: ",
                   b.at, b.at + b.n - 1);
    else
        buf_printf(out, "'utf-8' codec can't decode byte 0x%02x in position %zu: ",
                   (unsigned char)text.p[b.at], b.at);
    buf_addz(out, b.why);
    return true;
}

void utf8_add_shown(struct buf *out, struct str text)
{
    struct bad b;
    while (find_bad(text, &b)) {
        buf_add(out, text.p, b.at);
        buf_addz(out, "\xEF\xBF\xBD");
        text.p += b.at + b.n;
        text.n -= b.at + b.n;
    }
    buf_adds(out, text);
}
