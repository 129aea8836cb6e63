/* What else is wrong with a program that was refused: the text is compiled again
 * without the statement of the module that holds the first error. Its lines stay,
 * empty, so that the others keep their numbers. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lang/code.h"

/* Words at the first column that go on with a statement. */
static bool goes_on(struct str line)
{
    static const char *const words[] = {"else", "elif", "except", "finally",
                                        "case", ")", "]", "}"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (str_starts(line, words[i]) &&
            (line.n == n || !isalnum((unsigned char)line.p[n])))
            return true;
    }
    return false;
}

/* Does a statement of the module begin with this line? */
static bool begins(struct str line)
{
    return line.n && !isspace((unsigned char)*line.p) && *line.p != '#' &&
           !goes_on(line);
}

static struct str line_at(struct str text, size_t at)
{
    const char *end = memchr(text.p + at, '\n', text.n - at);
    return (struct str){text.p + at,
                        end ? (size_t)(end - text.p) - at : text.n - at};
}

/* The bytes of the statement that has line `number`. */
static bool statement(struct str text, int number, size_t *from, size_t *to)
{
    bool found = false, decorated = false; /* a decorator goes with its def */
    int line = 1;
    *from = 0;
    *to = text.n;
    for (size_t at = 0; at < text.n; line++) {
        struct str s = line_at(text, at);
        if (begins(s) && !decorated && found) {
            *to = at;
            return true;
        }
        if (begins(s) && !decorated)
            *from = at;
        if (begins(s))
            decorated = *s.p == '@';
        found |= line == number;
        at += s.n + 1;
    }
    return found;
}

/* A string over several lines that begins or ends in it would come apart. */
static bool cuts_a_string(struct str part)
{
    static const char *const quotes[] = {"\"\"\"", "'''"};
    for (int i = 0; i < 2; i++) {
        size_t count = 0;
        for (size_t at = 0; at + 3 <= part.n; at++)
            if (memcmp(part.p + at, quotes[i], 3) == 0)
                count++, at += 2;
        if (count % 2)
            return true;
    }
    return false;
}

bool lang_next_error(struct str source, const char *file, unsigned flags,
                     const struct diagnostic *first, struct diagnostic *next)
{
    size_t from, to;
    if (first->span.line < 1 ||
        !statement(source, first->span.line, &from, &to) ||
        cuts_a_string((struct str){source.p + from, to - from}))
        return false;
    char *copy = xstrndup(source.p, source.n);
    for (size_t i = from; i < to; i++)
        if (copy[i] != '\n')
            copy[i] = ' ';
    struct program *p = lang_compile((struct str){copy, source.n}, file, flags,
                                     next);
    free(copy);
    if (p)
        program_free(p);
    else if (next->kind == DIAG_UNSUPPORTED)
        diagnostic_fini(next);
    return !p && next->kind != DIAG_UNSUPPORTED;
}
