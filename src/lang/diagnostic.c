/* A syntax error as CPython prints it. */
#include "base/utf8.h"
#include "lang/code.h"

struct str line_last_piece(struct str line)
{
    enum { PIECE = 999 };
    while (line.n + 1 > PIECE) {
        line.p += PIECE;
        line.n -= PIECE;
    }
    return line;
}

void diagnostic_fini(struct diagnostic *d)
{
    arena_fini(&d->arena);
    d->message = NULL;
}

/* CPython never looks further than one place behind the line. */
static long clip(struct str line, long col)
{
    return col > (long)line.n + 1 ? (long)line.n + 1 : col;
}

/* How far the marks reach, in characters from the first. */
static long mark_count(struct str line, const struct span *s, long start)
{
    long line_end = (long)line.n;
    if (s->end_line > s->line)
        return line_end > start ? line_end - start : 1;
    if (s->end_line <= 0 || s->end_col < 0)
        return 1;
    long end = clip(line, s->end_col);
    return end > start ? end - start : 1;
}

void diagnostic_add_line(struct str line, const struct span *s,
                         struct buf *out)
{
    size_t skip = 0;
    while (skip < line.n && (line.p[skip] == ' ' || line.p[skip] == '\t' ||
                             line.p[skip] == '\f'))
        skip++;
    buf_addz(out, "    ");
    buf_add(out, line.p + skip, line.n - skip);
    buf_addc(out, '\n');
    if (s->col < 0)
        return;
    long start = clip(line, s->col);
    long count = mark_count(line, s, start);
    long offset = start - (long)skip;
    if (offset > (long)(line.n - skip))
        offset = (long)(line.n - skip);
    if (offset < 0)
        return;
    buf_addz(out, "    ");
    for (long i = 0; i < offset; i++)
        buf_addc(out, ' ');
    for (long i = 0; i < count; i++)
        buf_addc(out, '^');
    buf_addc(out, '\n');
}

void diagnostic_format(const struct diagnostic *d, const char *file,
                       struct buf *out)
{
    if (d->before)
        buf_addz(out, d->before);
    if (d->span.line > 0) {
        buf_printf(out, "  File \"%s\", line %d\n", d->file ? d->file : file,
                   d->span.line);
        diagnostic_add_line(d->line_text, &d->span, out);
    }
    buf_addz(out, d->type);
    if (*d->message)
        buf_printf(out, ": %s", d->message);
    buf_addc(out, '\n');
}
