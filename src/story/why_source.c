/* What the program's text says of a line: what it begins with, in whose block it
 * stands. Only the indent and the first word are looked at. */
#include <ctype.h>

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

bool why_is_with(const struct telling *w, uint32_t frame, int line)
{
    static const char *const words[] = {"with", "async with", NULL};
    return starts_with_one_of(w, frame, line, words);
}

bool why_is_inside(const struct telling *w, uint32_t frame, int header,
                   int line)
{
    int indent = why_line_at(w, frame, header).indent;
    if (line <= header || indent < 0)
        return false;
    for (int i = header + 1; i <= line; i++) {
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
