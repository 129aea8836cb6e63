#include <ctype.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/vec.h"
#include "story/priv.h"

struct source {
    char *file, *text;
    struct str *lines;
    size_t n_lines;
};

void sources_add(struct sources *s, struct str file, struct str text)
{
    VEC(struct str) lines = {0};
    struct source source = {
        .file = xstrndup(file.p ? file.p : "", file.n),
        .text = xstrndup(text.p ? text.p : "", text.n),
    };
    const char *at = source.text, *end = at + text.n;
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        struct str line = {at, (size_t)((stop ? stop : end) - at)};
        if (line.n && line.p[line.n - 1] == '\r')
            line.n--;
        vec_push(&lines, line);
        at = stop ? stop + 1 : end;
    }
    source.lines = lines.p;
    source.n_lines = lines.n;
    vec_push(s, source);
}

void sources_fini(struct sources *s)
{
    for (size_t i = 0; i < s->n; i++) {
        free(s->p[i].file);
        free(s->p[i].text);
        free(s->p[i].lines);
    }
    vec_fini(s);
}

struct str sources_line(const struct sources *s, struct str file, int line)
{
    for (size_t i = 0; i < s->n; i++)
        if (str_eqz(file, s->p[i].file) && line >= 1 &&
            (size_t)line <= s->p[i].n_lines)
            return s->p[i].lines[line - 1];
    return (struct str){"", 0};
}

bool source_is_definition(struct str line)
{
    static const char *const words[] = {"import ", "from ", "def ",
                                        "async def ", "class ", "@"};
    while (line.n && isspace((unsigned char)line.p[0]))
        line.p++, line.n--;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_starts(line, words[i]))
            return true;
    return false;
}
