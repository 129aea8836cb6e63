/* How the sheet of a challenge looks: each goal, whether it holds and by which
 * figure of the run; then the hints that were given. And a solution, for who has
 * met it. */
#include <stdio.h>

#include "ui/ui_priv.h"

static size_t count_holding(const struct challenge *c)
{
    size_t n = 0;
    for (size_t i = 0; i < c->goals.n; i++)
        n += c->goals.p[i].verdict == VERDICT_HOLDS;
    return n;
}

static bool has_no_end(const struct ui *ui)
{
    return ui->challenge.judged && !ui->ended;
}

static void add_head(const struct ui *ui, struct buf *out)
{
    const struct challenge *c = &ui->challenge;
    size_t holding = count_holding(c);
    if (!c->judged) {
        buf_addz(out, "How the run ends is not known yet.");
        return;
    }
    if (has_no_end(ui))
        buf_printf(out, "It does not end: after %zu events it still goes on. ",
                   ui->facts.seen);
    if (!c->edited)
        buf_printf(out, "%sThis is the page's program as it is; e edits a copy.",
                   c->met ? "You have met this challenge. " : "");
    else if (holding == c->goals.n)
        buf_printf(out, "Challenge met: all of it holds.%s",
                   ui->lesson.goes_on ? " It is in your progress." : "");
    else
        buf_printf(out, "%zu of %zu hold%s.", holding, c->goals.n,
                   holding == 1 ? "s" : "");
}

static bool is_met_now(const struct challenge *c)
{
    return c->judged && c->edited && count_holding(c) == c->goals.n;
}

/* "✗ it ends well, at 3 s or sooner: it ends at 4 s; 3 s is asked for" */
static int draw_goal(const struct challenge_goal *goal, const struct region *r,
                     int row)
{
    enum { MARK = 1, TEXT = 3 };
    static const struct {
        enum style style;
        enum glyph glyph;
    } looks[] = {
        [VERDICT_HOLDS] = {STYLE_state_done, GLYPH_done},
        [VERDICT_SHORT] = {STYLE_state_failed, GLYPH_failed},
        [VERDICT_OPEN] = {STYLE_dim, GLYPH_waiting},
    };
    struct buf b = {0};
    goal_text(goal->d, &b);
    buf_addz(&b, ": ");
    buf_adds(&b, buf_str(&goal->why));
    region_glyph(r, row, MARK, looks[goal->verdict].style,
                 looks[goal->verdict].glyph);
    row = region_wrap(r, row, TEXT,
                      goal->verdict == VERDICT_HOLDS ? STYLE_text : STYLE_label,
                      buf_str(&b));
    buf_fini(&b);
    return row;
}

int hints_draw(const struct ui *ui, const struct region *r, int row)
{
    for (size_t i = 0; i < ui->challenge.hints; i++) {
        struct buf b = {0};
        struct str hint = hint_text(ui, i);
        if (hint_text(ui, 1).n)
            buf_printf(&b, "Hint %zu: %.*s", i + 1, STR_ARG(hint));
        else
            buf_printf(&b, "Hint: %.*s", STR_ARG(hint));
        row = region_wrap(r, row, 1, STYLE_why, buf_str(&b));
        buf_fini(&b);
    }
    return row;
}

int challenge_draw(const struct ui *ui, const struct region *r)
{
    const struct challenge *c = &ui->challenge;
    struct buf head = {0};
    int row = 0;
    if (challenge_is_set(ui)) {
        add_head(ui, &head);
        row = region_wrap(r, row, 1, is_met_now(c) ? STYLE_state_done
                                                   : STYLE_title,
                          buf_str(&head));
    }
    for (size_t i = 0; i < c->goals.n; i++)
        row = draw_goal(&c->goals.p[i], r, row);
    buf_fini(&head);
    return hints_draw(ui, r, row);
}

void challenge_title(const struct ui *ui, struct buf *out)
{
    buf_addz(out, challenge_is_set(ui) ? "[YOUR TURN]" : "[HINT]");
}

void challenge_footer(const struct ui *ui, struct buf *out)
{
    const struct challenge *c = &ui->challenge;
    if (challenge_solution(ui).n)
        buf_addz(out, "Enter shows a solution   ");
    if (is_met_now(c))
        buf_addz(out, "> goes on   ");
    else if (challenge_is_set(ui))
        buf_addz(out, c->edited ? "e edits on   E the original   "
                                : "e edits a copy   ");
    if (hint_is_left(ui) && !is_met_now(c))
        buf_addz(out, c->hints ? "H another hint   " : "H hint   ");
    buf_addz(out, is_met_now(c) || !challenge_is_set(ui)
                      ? "Esc closes" : "Esc closes, y shows it again");
}

/* -- a solution ------------------------------------------------------------- */

static void solution_title(const struct view *v, struct buf *out)
{
    (void)v;
    buf_addz(out, "A SOLUTION");
}

static struct str solution_of(const struct ui_lesson *l)
{
    for (size_t i = 0; i < l->n_directives; i++)
        if (l->directives[i].kind == DIRECTIVE_solution)
            return l->directives[i].text;
    return (struct str){"", 0};
}

static int draw_lines(const struct view *v, const struct region *r)
{
    struct str text = solution_of(v->lesson);
    int row = 0;
    for (size_t at = 0; at < text.n;) {
        const char *end = memchr(text.p + at, '\n', text.n - at);
        size_t n = end ? (size_t)(end - text.p) - at : text.n - at;
        region_text(r, row++, 1, STYLE_text, (struct str){text.p + at, n});
        at += n + 1;
    }
    return row;
}

static int solution_draw(const struct pane *p, const struct view *v,
                         struct region *r)
{
    return region_scrolled(p, v, r, draw_lines);
}

const struct pane_class overlay_solution_class = {
    .name = "solution",
    .title = solution_title,
    .draw = solution_draw,
    .request = pane_scroll,
};
