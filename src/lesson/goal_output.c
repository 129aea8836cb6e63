/* What the run prints, beside what is asked for and what the page's own program
 * prints. */
#include <stdlib.h>

#include "lesson/goal_priv.h"

void goal_output(const struct model *m, struct buf *out)
{
    size_t n = trace_store_count(m->store);
    for (size_t i = 0; i < n; i++) {
        struct event e;
        if (trace_store_kind(m->store, i) != EV_out)
            continue;
        trace_store_get(m->store, i, &e);
        if (str_eqz(e.out.stream, "stdout"))
            buf_adds(out, e.out.text);
    }
}

/* The line at *at, which moves behind it; false at the end. */
static bool next_line(struct str text, size_t *at, struct str *line)
{
    if (*at >= text.n)
        return false;
    const char *end = memchr(text.p + *at, '\n', text.n - *at);
    size_t n = end ? (size_t)(end - text.p) - *at : text.n - *at;
    *line = (struct str){text.p + *at, n};
    *at += n + 1;
    return true;
}

enum verdict hold_prints(struct holding *h)
{
    struct buf text = {0};
    struct str line, want = h->d->text;
    bool found = false;
    goal_output(h->m, &text);
    for (size_t at = 0; !found && next_line(buf_str(&text), &at, &line);)
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

typedef VEC(struct str) lines;

static int by_text(const void *a, const void *b)
{
    const struct str *x = a, *y = b;
    int order = memcmp(x->p, y->p, x->n < y->n ? x->n : y->n);
    return order ? order : (x->n > y->n) - (x->n < y->n);
}

static void sorted_lines(struct str text, lines *out)
{
    struct str line;
    for (size_t at = 0; next_line(text, &at, &line);)
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
    struct buf text = {0};
    lines given = {0}, printed = {0};
    if (!h->run->given.p) {
        buf_addz(h->out, "what the page's program prints is not known");
        return VERDICT_OPEN;
    }
    goal_output(h->m, &text);
    while (!h->run->ended && text.n && text.p[text.n - 1] != '\n')
        text.n--; /* a line that may go on */
    sorted_lines(h->run->given, &given);
    sorted_lines(buf_str(&text), &printed);
    enum verdict v = compare_lines(h, &given, &printed);
    vec_fini(&given);
    vec_fini(&printed);
    buf_fini(&text);
    return v;
}
