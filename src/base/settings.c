#include "base/settings.h"

#include <stdio.h>

static struct str next_line(struct settings *s)
{
    const char *from = s->text.p + s->at;
    size_t left = s->text.n - s->at;
    const char *end = memchr(from, '\n', left);
    size_t n = end ? (size_t)(end - from) : left;
    s->at += n + (end != NULL);
    s->line++;
    return (struct str){from, n};
}

bool settings_next(struct settings *s, struct setting *out)
{
    while (s->at < s->text.n) {
        struct str line = next_line(s), said = str_trimmed(line);
        if (said.n == 0 || said.p[0] == '#')
            continue;
        const char *equals = memchr(said.p, '=', said.n);
        struct str name = said, value = {0};
        if (equals) {
            const char *end = said.p + said.n;
            name = str_trimmed((struct str){said.p, (size_t)(equals - said.p)});
            value = str_trimmed(
                (struct str){equals + 1, (size_t)(end - equals - 1)});
        }
        *out = (struct setting){
            .name = name, .value = value, .line = s->line,
            .name_column = (int)(name.p - line.p) + 1,
            .value_column = equals ? (int)(value.p - line.p) + 1 : 0};
        return true;
    }
    return false;
}

bool settings_wrong(struct settings_error *error, int line, int column,
                    const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    error->line = line;
    error->column = column;
    vsnprintf(error->text, sizeof error->text, format, ap);
    va_end(ap);
    return false;
}
