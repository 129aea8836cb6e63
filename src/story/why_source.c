/* What the program's text says of a line: what it begins with, in whose block it
 * stands. The first word and the indent say most; of a head, its brackets say
 * where it ends. */
#include <ctype.h>
#include <string.h>

#include "story/why.h"

struct source_line why_line_at(const struct telling *w, uint32_t frame,
                               int line)
{
    struct str s = story_source_line(w->s, frame, line);
    struct source_line l = {s, 0};
    while (l.text.n && isspace((unsigned char)l.text.p[0])) {
        l.indent += l.text.p[0] == '\t' ? 8 : 1;
        l.text.p++, l.text.n--;
    }
    if (!l.text.n || l.text.p[0] == '#')
        l.indent = -1;
    return l;
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

bool why_text_starts(struct str text, const char *words)
{
    size_t n = strlen(words);
    return str_starts(text, words) && (text.n == n || !is_word(text.p[n]));
}

bool why_line_starts(const struct telling *w, uint32_t frame, int line,
                     const char *words)
{
    return why_text_starts(why_line_at(w, frame, line).text, words);
}

static bool starts_with_one_of(const struct telling *w, uint32_t frame,
                               int line, const char *const *words)
{
    for (; *words; words++)
        if (why_line_starts(w, frame, line, *words))
            return true;
    return false;
}

bool why_is_loop(const struct telling *w, uint32_t frame, int line)
{
    static const char *const words[] = {"for", "async for", "while", NULL};
    return starts_with_one_of(w, frame, line, words);
}

const char *why_loop_word(const struct telling *w, uint32_t frame, int line)
{
    return why_line_starts(w, frame, line, "while") ? "while" : "for";
}

bool why_is_with(const struct telling *w, uint32_t frame, int line)
{
    static const char *const words[] = {"with", "async with", NULL};
    return starts_with_one_of(w, frame, line, words);
}

/* Where reading a head has come: how deep in brackets, in which string. */
struct head {
    int depth;
    char quote;              /* 0: outside of strings */
    bool colon;              /* one stood behind all brackets */
    bool body;               /* and code stood behind it */
};

static void read_string(struct head *h, const char **p)
{
    if (**p == '\\')
        ++*p;
    else if (**p == h->quote)
        h->quote = 0;
}

/* Reads a line of a head up to its end or its comment; where that is. */
static size_t read_head(struct head *h, struct str text)
{
    const char *end = text.p + text.n;
    const char *p = text.p;
    for (; p < end; p++) {
        if (h->quote) {
            read_string(h, &p);
            continue;
        }
        if (*p == '#')
            break;
        h->body |= h->colon && !isspace((unsigned char)*p);
        if (*p == '"' || *p == '\'')
            h->quote = *p;
        else if (strchr("([{", *p))
            h->depth++;
        else if (strchr(")]}", *p))
            h->depth--;
        else if (*p == ':' && !h->depth && !(p + 1 < end && p[1] == '='))
            h->colon = true;
    }
    h->quote = 0;
    return (size_t)(p < end ? p - text.p : end - text.p);
}

struct str why_without_comment(struct str text)
{
    struct head h = {0};
    if (text.n)
        text.n = read_head(&h, text);
    return text;
}

bool why_is_open(struct str text)
{
    struct head h = {0};
    if (text.n)
        read_head(&h, text);
    return h.depth > 0 || (text.n && text.p[text.n - 1] == '\\');
}

/* The last line of the head that begins on a line, up to its colon. */
static int head_end(const struct telling *w, uint32_t frame, int line,
                    struct head *h)
{
    enum { LONG = 40 };
    *h = (struct head){0};
    for (int at = line; at < line + LONG; at++) {
        struct str text = why_line_at(w, frame, at).text;
        if (text.n)
            read_head(h, text);
        if (h->colon || (!h->depth && !(text.n && text.p[text.n - 1] == '\\')))
            return at;
    }
    return line;
}

enum why_head why_head(const struct telling *w, uint32_t frame, int line)
{
    struct head h;
    head_end(w, frame, line, &h);
    return !h.colon ? HEAD_NONE : h.body ? HEAD_WITH_BODY : HEAD_OF_BLOCK;
}

bool why_is_inside(const struct telling *w, uint32_t frame, int header,
                   int line)
{
    struct head h;
    int indent = why_line_at(w, frame, header).indent;
    if (line <= header || indent < 0)
        return false;
    for (int i = head_end(w, frame, header, &h) + 1; i <= line; i++) {
        int at = why_line_at(w, frame, i).indent;
        if (at >= 0 && at <= indent)
            return false;
    }
    return true;
}

/* The line whose block this one stands in; 0: none is found. */
static int header_of(const struct telling *w, uint32_t frame, int line)
{
    enum { FAR = 500 };
    int indent = why_line_at(w, frame, line).indent;
    int stop = line > FAR ? line - FAR : 0;
    for (int i = line - 1; i > stop && indent > 0; i--) {
        int at = why_line_at(w, frame, i).indent;
        if (at >= 0 && at < indent)
            return i;
    }
    return 0;
}

bool why_is_in_finally(const struct telling *w, uint32_t frame, int line)
{
    enum { DEEP = 40 };
    for (int i = 0; line && i < DEEP; i++) {
        line = header_of(w, frame, line);
        if (why_line_starts(w, frame, line, "finally"))
            return true;
        if (why_line_starts(w, frame, line, "def")
            || why_line_starts(w, frame, line, "async def"))
            return false;
    }
    return false;
}
