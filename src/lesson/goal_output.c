/* What the run prints, beside what is asked for and what the page's own program
 * prints. */
#include <stdlib.h>

#include "lesson/goal_priv.h"

typedef VEC(struct str) lines;

/* All that was printed, one behind the other. */
static void add_output(const struct work *w, struct buf *out)
{
    for (size_t i = 0; i < w->outs.n; i++)
        buf_adds(out, w->outs.p[i]);
}

/* What the run printed on standard output so far. */
static void read_output(struct holding *h, struct buf *out)
{
    struct work w = {0};
    work_read(h->m, &w);
    add_output(&w, out);
    work_fini(&w);
}

enum verdict hold_prints(struct holding *h)
{
    struct buf text = {0};
    struct str line, want = h->d->text;
    bool found = false;
    read_output(h, &text);
    for (size_t at = 0; !found && goal_next_line(buf_str(&text), &at, &line);)
        found = !want.n || (line.n >= want.n &&
                            memmem(line.p, line.n, want.p, want.n));
    buf_fini(&text);
    if (!found && !h->run->ended)
        return still_open(h);
    buf_printf(h->out, found ? "it prints \"%.*s\""
                             : "no line that it prints has \"%.*s\"",
               STR_ARG(want));
    return found ? VERDICT_HOLDS : VERDICT_SHORT;
}

static int by_text(const void *a, const void *b)
{
    const struct str *x = a, *y = b;
    int order = memcmp(x->p, y->p, x->n < y->n ? x->n : y->n);
    return order ? order : (x->n > y->n) - (x->n < y->n);
}

static void sorted_lines(struct str text, lines *out)
{
    struct str line;
    for (size_t at = 0; goal_next_line(text, &at, &line);)
        vec_push(out, line);
    if (out->n)
        qsort(out->p, out->n, sizeof *out->p, by_text);
}

/* The first line of one that the other lacks, both in order. */
static bool first_extra(const lines *one, const lines *other, struct str *line)
{
    for (size_t i = 0, k = 0; i < one->n; i++) {
        while (k < other->n && by_text(&other->p[k], &one->p[i]) < 0)
            k++;
        if (k == other->n || by_text(&other->p[k++], &one->p[i]) != 0) {
            *line = one->p[i];
            return true;
        }
    }
    return false;
}

static enum verdict compare_lines(struct holding *h, const lines *given,
                                  const lines *printed)
{
    struct str line;
    if (first_extra(printed, given, &line))
        buf_printf(h->out, "it prints \"%.*s\", which the page's program does "
                   "not, or not as often", STR_ARG(line));
    else if (!h->run->ended)
        return still_open(h);
    else if (first_extra(given, printed, &line))
        buf_printf(h->out, "it prints %zu of %zu lines; \"%.*s\" is missing",
                   printed->n, given->n, STR_ARG(line));
    else {
        buf_printf(h->out, "it prints the same %zu line%s", given->n,
                   given->n == 1 ? "" : "s");
        return VERDICT_HOLDS;
    }
    return VERDICT_SHORT;
}

enum verdict hold_same_output(struct holding *h)
{
    struct buf text = {0}, before = {0};
    lines given = {0}, printed = {0};
    if (!h->run->given)
        return given_unknown(h);
    read_output(h, &text);
    while (!h->run->ended && text.n && text.p[text.n - 1] != '\n')
        text.n--; /* a line that may go on */
    add_output(&h->run->given->work, &before);
    sorted_lines(buf_str(&before), &given);
    sorted_lines(buf_str(&text), &printed);
    enum verdict v = compare_lines(h, &given, &printed);
    vec_fini(&given);
    vec_fini(&printed);
    buf_fini(&text);
    buf_fini(&before);
    return v;
}

/* -- by which statements ---------------------------------------------------- */

/* The statement that begins on a line, without its line ends: on to where its
 * brackets are closed. */
static void add_statement(struct str text, int line, struct buf *out)
{
    enum { MOST_LINES = 40 };
    int open = 0;
    for (int i = 0; i < MOST_LINES; i++) {
        struct str s = goal_line(text, line + i);
        buf_adds(out, s);
        for (size_t k = 0; k < s.n; k++)
            open += strchr("([{", s.p[k]) ? 1 : strchr(")]}", s.p[k]) ? -1 : 0;
        if (open <= 0)
            return;
    }
}

static bool has_statement(struct str text, struct str statement)
{
    struct buf b = {0};
    struct str line;
    int number = 0;
    bool has = false;
    for (size_t at = 0; !has && goal_next_line(text, &at, &line);) {
        b.n = 0;
        add_statement(text, ++number, &b);
        has = str_eq(buf_str(&b), statement);
    }
    buf_fini(&b);
    return has;
}

/* Where output i comes from; 0: from no line of the program. */
static int line_of(const struct work *w, size_t i)
{
    size_t line = w->out_lines.p[i];
    return line == SIZE_MAX ? 0 : w->lines.p[line].line;
}

/* The first output that comes from elsewhere; the number of outputs: none. */
static size_t find_foreign(struct holding *h, const struct work *w)
{
    struct buf b = {0};
    size_t i = 0;
    for (int known = 0; i < w->outs.n; i++) {
        int line = line_of(w, i);
        if (line && line == known)
            continue;
        b.n = 0;
        add_statement(h->run->source, line, &b);
        if (!line || !has_statement(str_of(h->run->given->source), buf_str(&b)))
            break;
        known = line;
    }
    buf_fini(&b);
    return i;
}

enum verdict hold_own_prints(struct holding *h)
{
    struct work w = {0};
    if (!h->run->given)
        return given_unknown(h);
    work_read(h->m, &w);
    size_t i = find_foreign(h, &w);
    bool holds = i == w.outs.n;
    if (!holds) {
        buf_printf(h->out, "\"%.*s\" is printed by ",
                   STR_ARG(str_trimmed(w.outs.p[i])));
        if (line_of(&w, i))
            buf_printf(h->out, "line %d, which is new or was changed",
                       line_of(&w, i));
        else
            buf_addz(h->out, "no line of the program");
    } else if (h->run->ended) {
        buf_addz(h->out, w.outs.n ? "all prints are those that were there"
                                  : "it prints nothing");
    }
    work_fini(&w);
    if (holds && !h->run->ended)
        return still_open(h);
    return holds ? VERDICT_HOLDS : VERDICT_SHORT;
}
