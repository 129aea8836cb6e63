/* The sheet over the lower panes and above WHY. A question: what is asked and the
 * answers to choose from; then whether that was right, and why. Or else a challenge
 * (ui_verdict.c). */
#include <stdio.h>

#include "ui/ui_priv.h"

/* Where the options' texts begin, behind the mark and the number. */
enum { MARK = 1, NUMBER = 3, TEXT = 6 };

static int draw_option(const struct asked *a, const struct region *r, int row,
                       size_t i)
{
    char number[8];
    bool chosen = i == a->choice;
    snprintf(number, sizeof number, "%zu", i + 1);
    if (chosen)
        region_glyph(r, row, MARK, STYLE_runs_next, GLYPH_runs_next);
    region_z(r, row, NUMBER, STYLE_footer_key, number);
    return region_wrap(r, row, TEXT, chosen ? STYLE_label : STYLE_text,
                       buf_str(&a->q.options[i].text));
}

/* What the lesson says at the place comes first. */
static int draw_question(const struct ui *ui, const struct region *r)
{
    struct str said = marks_stop_text(ui);
    int row = said.n ? region_wrap(r, 0, 1, STYLE_why, said) : 0;
    return region_wrap(r, row, 1, STYLE_title, buf_str(&ui->asked.q.text));
}

/* What the lesson says, or else the kind of question. */
static int draw_hint(const struct ui *ui, const struct region *r, int row)
{
    struct buf b = {0};
    if (!challenge_is_set(ui) && hint_text(ui, 0).n)
        return hints_draw(ui, r, row);
    buf_printf(&b, "Hint: %s", question_hint(ui->asked.q.kind));
    row = region_wrap(r, row, 1, STYLE_why, buf_str(&b));
    buf_fini(&b);
    return row;
}

static int draw_open(const struct ui *ui, const struct region *r)
{
    const struct asked *a = &ui->asked;
    int row = draw_question(ui, r);
    for (size_t i = 0; i < a->q.n; i++)
        row = draw_option(a, r, row, i);
    return a->hint ? draw_hint(ui, r, row) : row;
}

static int draw_verdict(const struct asked *a, const struct region *r, int row)
{
    bool right = a->answer == a->q.right;
    enum style style = right ? STYLE_state_done : STYLE_state_failed;
    const char *idea = a->q.options[a->answer].idea;
    struct str truth = buf_str(&a->q.options[a->q.right].text);
    struct buf b = {0};
    buf_printf(&b, right ? "Right: %.*s." : "No. The answer is: %.*s.", STR_ARG(truth));
    region_glyph(r, row, 1, style, right ? GLYPH_done : GLYPH_failed);
    row = region_wrap(r, row, 3, style, buf_str(&b));
    b.n = 0;
    if (!right)
        buf_printf(&b, "Your answer: %.*s.",
                   STR_ARG(buf_str(&a->q.options[a->answer].text)));
    if (!right && idea)
        buf_printf(&b, " Many think %s.", idea);
    row = region_wrap(r, row, 3, STYLE_text, buf_str(&b));
    buf_fini(&b);
    return row;
}

/* On the way to the answer the sheet lies above what the lesson says; where the
 * answer shows, that comes behind it, for want of room. */
static int draw_answered(const struct ui *ui, const struct region *r, bool told)
{
    const struct asked *a = &ui->asked;
    struct buf b = {0};
    struct str said = {0};
    if (!told && ui->model.at > a->q.asked)
        said = marks_stop_text(ui);
    int row = said.n ? region_wrap(r, 0, 1, STYLE_why, said) : 0;
    row = region_wrap(r, row, 1, STYLE_title, buf_str(&a->q.text));
    row = draw_verdict(a, r, row);
    if (told) {
        row = region_wrap(r, row, 1, STYLE_why, buf_str(&a->q.because));
        buf_printf(&b, "The rule: %s. %s", rule_text(a->q.rule)->title,
                   rule_text(a->q.rule)->what);
        row = region_wrap(r, row, 1, STYLE_text, buf_str(&b));
    }
    buf_fini(&b);
    return row;
}

static bool is_question(const struct ui *ui)
{
    return ui->asked.phase != ASKED_NOTHING;
}

bool sheet_is_open(const struct ui *ui)
{
    return is_question(ui) || ui->challenge.shown;
}

static int draw_content(const struct ui *ui, const struct region *r)
{
    const struct asked *a = &ui->asked;
    if (!is_question(ui))
        return challenge_draw(ui, r);
    return a->phase == ASKED_OPEN ? draw_open(ui, r)
                                  : draw_answered(ui, r, ask_is_told(ui));
}

/* The row below the sheet: WHY stays in sight where it has the full width. */
static int bottom_of(const struct ui *ui)
{
    const struct box *why = &ui->layout.boxes[PANE_WHY];
    bool below = why->shown && why->x <= 1 && why->w >= ui->w - 2 &&
                 why->y > ui->h / 2;
    return below ? why->y - 1 : ui->h - 1;
}

int sheet_region(const struct ui *ui, struct region *r)
{
    enum { ABOVE = 4 }; /* the header, what is left of the panes, the title */
    *r = (struct region){.theme = &ui->theme, .x = 0, .w = ui->w - 1};
    int bottom = bottom_of(ui), rows = draw_content(ui, r);
    r->h = rows < bottom - ABOVE ? rows : bottom - ABOVE;
    r->y = bottom - r->h;
    int scroll = is_question(ui) ? ui->asked.scroll : ui->challenge.scroll;
    r->top = scroll < rows - r->h ? scroll : rows - r->h;
    return rows;
}

int sheet_option_at(const struct ui *ui, int y)
{
    struct region r;
    const struct asked *a = &ui->asked;
    sheet_region(ui, &r);
    int wanted = y - r.y + r.top;
    int row = draw_question(ui, &r);
    for (size_t i = 0; i < a->q.n && wanted >= row && y >= r.y; i++) {
        row = draw_option(a, &r, row, i);
        if (wanted < row)
            return (int)i;
    }
    return -1;
}

static void draw_rule(const struct ui *ui, struct canvas *c, int y)
{
    struct paint p = theme_paint(&ui->theme, STYLE_rule);
    struct paint title = theme_paint(&ui->theme, STYLE_title_focus);
    struct buf b = {0};
    for (int x = 0; x < ui->w; x++)
        canvas_text(c, x, y, 1, p,
                    str_of(theme_glyph(&ui->theme, GLYPH_horizontal)));
    if (is_question(ui))
        buf_printf(&b, "[PREDICT: %s]", question_asks(ui->asked.q.kind));
    else
        challenge_title(ui, &b);
    canvas_text(c, 1, y, ui->w - 2, title, buf_str(&b));
    buf_fini(&b);
}

void sheet_draw(const struct ui *ui, struct canvas *c)
{
    struct region r;
    if (!sheet_is_open(ui) || ui->layout.too_small)
        return;
    int rows = sheet_region(ui, &r);
    canvas_fill(c, 0, r.y - 1, ui->w, r.h + 1,
                theme_paint(&ui->theme, STYLE_overlay));
    draw_rule(ui, c, r.y - 1);
    r.canvas = c;
    draw_content(ui, &r);
    if (r.top + r.h < rows)
        canvas_text(c, ui->w - 2, r.y + r.h - 1, 1,
                    theme_paint(&ui->theme, STYLE_dim),
                    str_of(theme_glyph(&ui->theme, GLYPH_arrow_down)));
}

void sheet_footer(const struct ui *ui, struct buf *out)
{
    const struct asked *a = &ui->asked;
    const char *up = theme_glyph(&ui->theme, GLYPH_arrow_up);
    const char *down = theme_glyph(&ui->theme, GLYPH_arrow_down);
    const char *right = theme_glyph(&ui->theme, GLYPH_arrow_right);
    if (!is_question(ui))
        challenge_footer(ui, out);
    else if (a->phase == ASKED_OPEN)
        buf_printf(out, "1-%zu answers   %s %s and Enter too   H hint   "
                   "Esc skips", a->q.n, up, down);
    else if (!ask_is_told(ui))
        buf_printf(out, "%s steps on until it shows   Enter goes there   "
                   "Esc leaves", right);
    else
        buf_printf(out, "Right so far: %zu of %zu   %s goes on   Esc closes",
                   a->right, a->right + a->wrong, right);
}
