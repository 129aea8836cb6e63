/* The rows below a thing in LOCKS: who waits for it, as many as there is room
 * for. */
#include "ui/locks.h"

/* Where they begin. */
enum { BELOW = 4 };

/* A list that is cut leaves room for " +99". */
enum { MORE = 5 };

enum style tone_style(enum tone t)
{
    static const enum style of[] = {[TONE_TEXT] = STYLE_text,
                                    [TONE_DIM] = STYLE_dim,
                                    [TONE_WARNING] = STYLE_warning};
    return t < TONE_STATE ? of[t]
                          : state_style((enum task_state)(t - TONE_STATE));
}

/* One of a list: its name, behind a comma when it isn't the first, with the mark
 * of READY when it was woken. False, and nothing drawn, when it doesn't fit and
 * isn't the first: `left` others come behind it. */
static bool draw_member(const struct view *v, const struct region *r, int row,
                        int *col, uint32_t who, bool woken, bool first,
                        size_t left)
{
    enum style style = woken ? STYLE_state_ready : STYLE_state_waiting;
    struct buf b = {0};
    if (woken)
        buf_addz(&b, theme_glyph(v->theme, GLYPH_ready));
    model_task_label(v->model, who, &b);
    int width = region_width(r, buf_str(&b)) + (first ? 0 : 2);
    bool fits = first || *col + width <= r->w - (left ? MORE : 0);
    if (fits && !first)
        *col = region_z(r, row, *col, STYLE_dim, ", ");
    if (fits)
        *col = region_text(r, row, *col, style, buf_str(&b));
    buf_fini(&b);
    return fits;
}

static void draw_left(const struct region *r, int row, int col, size_t left)
{
    struct buf b = {0};
    buf_printf(&b, " +%zu", left);
    region_text(r, row, col, STYLE_dim, buf_str(&b));
    buf_fini(&b);
}

static int draw_row(const struct view *v, const struct region *r, int row,
                    struct thing_row *s)
{
    int col = region_text(r, row, BELOW, tone_style(s->tone),
                          buf_str(&s->words));
    size_t left = s->left;
    uint32_t who;
    bool woken;
    for (bool first = true; thing_row_next(v->model, s, &who, &woken);
         first = false) {
        if (!draw_member(v, r, row, &col, who, woken, first, s->left))
            break;
        left = s->left;
    }
    if (left)
        draw_left(r, row, col, left);
    return row + 1;
}

int locks_draw_rows(const struct view *v, const struct region *r, int row,
                    const struct thing_kind *kind, uint32_t id)
{
    struct thing_row rows[THING_ROWS];
    int n = kind->rows ? kind->rows(v->model, id, rows) : 0;
    for (int i = 0; i < n; i++) {
        row = draw_row(v, r, row, &rows[i]);
        thing_row_fini(&rows[i]);
    }
    return row;
}
