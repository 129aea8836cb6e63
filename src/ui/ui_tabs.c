/* The panes' numbers, and the row that names them all while one has the screen. */
#include "ui/ui_priv.h"

int tab_pane(const struct ui *ui, int number)
{
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < PANE_COUNT; i++) {
            bool shown = ui->behind.boxes[i].shown;
            if ((round ? !shown && ui->behind.there[i] : shown) &&
                --number == 0)
                return i;
        }
    return -1;
}

int tab_number(const struct ui *ui, enum pane_id id)
{
    int number = 1, pane;
    while ((pane = tab_pane(ui, number)) >= 0 && pane != (int)id)
        number++;
    return number;
}

/* What a tab says: "3 tasks". Appends. */
static void tab_text(const struct ui *ui, int number, struct buf *out)
{
    if (number <= 9)
        buf_printf(out, "%d ", number);
    buf_addz(out, ui->panes[tab_pane(ui, number)].class->name);
}

static int tab_width(const struct ui *ui, int number)
{
    struct buf b = {0};
    tab_text(ui, number, &b);
    int width = text_width(buf_str(&b)) + 2;
    buf_fini(&b);
    return width;
}

/* The first that is drawn: the zoomed one is always in sight, with the one
 * behind it. */
static int first_tab(const struct ui *ui)
{
    int first = 1, here = tab_number(ui, (enum pane_id)ui->zoom), width = 0;
    int last = here + (tab_pane(ui, here + 1) >= 0);
    for (int i = 1; i <= last; i++)
        width += tab_width(ui, i);
    while (first < here && width > ui->w - 4)
        width -= tab_width(ui, first++);
    return first;
}

void tabs_draw(const struct ui *ui, struct canvas *c)
{
    struct paint dim = theme_paint(&ui->theme, STYLE_dim);
    if (!ui->layout.tabs)
        return;
    const char *more = theme_glyph(&ui->theme, GLYPH_ellipsis);
    int number = first_tab(ui), x = 0;
    if (number > 1)
        canvas_text(c, 0, 1, 1, dim, str_of(more));
    for (int pane; (pane = tab_pane(ui, number)) >= 0; number++) {
        bool here = pane == ui->zoom;
        struct paint p = theme_paint(&ui->theme,
                                     here ? STYLE_title_focus : STYLE_dim);
        struct buf b = {0};
        int width = tab_width(ui, number);
        if (x + width > ui->w - 1) {
            canvas_text(c, ui->w - 1, 1, 1, dim, str_of(more));
            break;
        }
        buf_addc(&b, here ? '[' : ' ');
        tab_text(ui, number, &b);
        buf_addc(&b, here ? ']' : ' ');
        canvas_text(c, x + (number > 1 && x == 0), 1, width, p, buf_str(&b));
        x += width + (number > 1 && x == 0);
        buf_fini(&b);
    }
}

int tab_at(const struct ui *ui, int x, int y)
{
    if (!ui->layout.tabs || y != 1)
        return -1;
    int number = first_tab(ui), at = number > 1;
    for (int pane; (pane = tab_pane(ui, number)) >= 0; number++) {
        at += tab_width(ui, number);
        if (at > ui->w)
            return -1;
        if (x < at)
            return pane;
    }
    return -1;
}
