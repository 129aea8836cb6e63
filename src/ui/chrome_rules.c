/* The lines between the panes, and the titles in them. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ui/ui_priv.h"

/* First a grid of where lines run, then a glyph for each cell from what its
 * neighbours are: so junctions come out right by themselves. */

enum { LINE_H = 1, LINE_V = 2 };

struct line_grid {
    unsigned char *cells;
    int w, h;
};

static unsigned line_at(const struct line_grid *g, int x, int y)
{
    if (x < 0 || y < 0 || x >= g->w || y >= g->h)
        return 0;
    return g->cells[y * g->w + x];
}

static void line_add(struct line_grid *g, int x, int y, unsigned line)
{
    if (x >= 0 && y >= 0 && x < g->w && y < g->h)
        g->cells[y * g->w + x] |= (unsigned char)line;
}

/* A rule that runs on both sides of a column's line crosses it. */
static void lines_cross(const struct layout *l, struct line_grid *g)
{
    for (int i = 0; i < l->n_verticals; i++) {
        int x = l->verticals[i].x, y = l->verticals[i].y0 - 1;
        if (line_at(g, x - 1, y) & LINE_H || line_at(g, x + 1, y) & LINE_H)
            line_add(g, x, y, LINE_H);
    }
}

static void lines_collect(const struct layout *l, struct line_grid *g)
{
    for (int i = 0; i < PANE_COUNT; i++) {
        const struct box *b = &l->boxes[i];
        for (int x = b->x; x < b->x + b->w; x++)
            if (b->shown && b->heading == HEADING_RULE)
                line_add(g, x, b->y - 1, LINE_H);
    }
    for (int i = 0; i < l->n_verticals; i++)
        for (int y = l->verticals[i].y0; y < l->verticals[i].y1; y++)
            line_add(g, l->verticals[i].x, y, LINE_V);
}

static enum glyph line_glyph(const struct line_grid *g, int x, int y)
{
    bool up = line_at(g, x, y - 1) & LINE_V;
    bool down = line_at(g, x, y + 1) & LINE_V;
    bool left = line_at(g, x - 1, y) & LINE_H;
    bool right = line_at(g, x + 1, y) & LINE_H;
    if (line_at(g, x, y) & LINE_H)
        return up && down ? GLYPH_cross
               : up       ? GLYPH_tee_up
               : down     ? GLYPH_tee_down
                          : GLYPH_horizontal;
    return left && right ? GLYPH_cross
           : left        ? GLYPH_tee_left
           : right       ? GLYPH_tee_right
                         : GLYPH_vertical;
}

void chrome_lines(const struct ui *ui, struct canvas *c)
{
    const struct layout *beside = ui->twin.w && !ui->layout.tabs
                                      ? &ui->twin.other->layout : NULL;
    struct line_grid g = {.w = ui->w, .h = ui->h};
    struct paint p = theme_paint(&ui->theme, STYLE_rule);
    g.cells = xcalloc((size_t)g.w * (size_t)g.h, 1);
    lines_collect(&ui->layout, &g);
    if (beside)
        lines_collect(beside, &g);
    lines_cross(&ui->layout, &g);
    if (beside)
        lines_cross(beside, &g);
    for (int y = 0; y < g.h; y++)
        for (int x = 0; x < g.w; x++)
            if (line_at(&g, x, y))
                canvas_text(c, x, y, 1, p,
                            str_of(theme_glyph(&ui->theme,
                                               line_glyph(&g, x, y))));
    free(g.cells);
}

static void name_upper(const char *name, struct buf *out)
{
    for (; *name; name++)
        buf_addc(out, (char)toupper((unsigned char)*name));
}

/* A title gives way to the legend down to this width. */
enum { LEAST_TITLE = 8 };

/* Side by side SOURCE has the program's name, with a mark where the last step was,
 * and how it stands; WHY the name of the one that it speaks of. */
static void title_texts(const struct ui *ui, const struct view *v,
                        enum pane_id id, struct buf *title, struct buf *legend)
{
    const struct pane_class *class = ui->panes[id].class;
    const struct twin *twin = &ui->twin;
    bool hidden = ui_pane_hidden(ui, id);
    bool head = twin->other && id == PANE_SOURCE;
    if (head && twin->led)
        buf_printf(title, "%s ", theme_glyph(&ui->theme, GLYPH_just_ran));
    if (head)
        buf_addz(title, twin->name);
    else if (hidden)
        name_upper(class->name, title);
    else
        class->title(v, title);
    if (twin->other && id == PANE_WHY)
        buf_printf(title, " %s", twin->name);
    if (head && !hidden) {
        buf_adds(legend, buf_str(&twin->state));
    } else if (class->legend && !hidden &&
               ui->layout.boxes[id].heading == HEADING_RULE) {
        struct region r = ui_region(ui, id);
        class->legend(&ui->panes[id], v, &r, legend);
    }
}

/* Where the keys go; side by side that shows even when no pane was chosen. */
static bool has_focus(const struct ui *ui, enum pane_id id)
{
    if (ui->twin.other)
        return ui->twin.focused && ui_focused(ui) == id;
    return ui->focus == (int)id ||
           (id == PANE_LESSON && ui_focused(ui) == id);
}

static void draw_title(const struct ui *ui, const struct view *v,
                       struct canvas *c, enum pane_id id)
{
    const struct box *b = &ui->layout.boxes[id];
    bool focus = has_focus(ui, id);
    bool led = ui->twin.other && ui->twin.led && id == PANE_SOURCE;
    struct paint p = theme_paint(&ui->theme, focus ? STYLE_title_focus
                                             : led ? STYLE_just_ran
                                                   : STYLE_title);
    struct buf title = {0}, legend = {0};
    title_texts(ui, v, id, &title, &legend);
    int width = text_width(buf_str(&legend)), room = b->w - 4;
    if (width && room - width - 4 >= LEAST_TITLE)
        room -= width + 4;
    else
        width = 0;
    int x = b->x + 1, y = b->y - 1;
    x += canvas_text(c, x, y, 1, p, focus ? STR("[") : STR(" "));
    struct region r = {.canvas = c, .theme = &ui->theme, .x = x, .y = y,
                       .w = room, .h = 1};
    x += region_paint(&r, 0, 0, p, buf_str(&title));
    canvas_text(c, x, y, 1, p, focus ? STR("]") : STR(" "));
    if (width) {
        struct paint dim = theme_paint(&ui->theme, STYLE_dim);
        x = b->x + b->w - width - 3;
        canvas_fill(c, x, y, width + 2, 1, dim);
        canvas_text(c, x + 1, y, width, dim, buf_str(&legend));
    }
    buf_fini(&legend);
    buf_fini(&title);
}

void chrome_titles(const struct ui *ui, const struct view *v,
                   struct canvas *c)
{
    for (int i = 0; i < PANE_COUNT; i++)
        if (ui->layout.boxes[i].shown &&
            ui->layout.boxes[i].heading != HEADING_NONE)
            draw_title(ui, v, c, (enum pane_id)i);
}

/* A strip has no rule: that the keys are meant for it stands in its own row. */
void chrome_strip_focus(const struct ui *ui, struct canvas *c)
{
    struct paint p = theme_paint(&ui->theme, STYLE_title_focus);
    if (ui->focus < 0)
        return;
    const struct box *b = &ui->layout.boxes[ui->focus];
    int width = (int)strlen(ui->panes[ui->focus].class->name);
    if (!b->shown || !b->strip)
        return;
    canvas_text(c, b->x, b->y, 1, p, STR("["));
    canvas_repaint(c, b->x + 1, b->y, width, p);
    canvas_text(c, b->x + 1 + width, b->y, 1, p, STR("]"));
}
