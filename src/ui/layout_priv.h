/* What layout.c and layout_twin.c put boxes with. */
#ifndef UI_LAYOUT_PRIV_H
#define UI_LAYOUT_PRIV_H

#include "ui/layout.h"

static inline int at_least(int a, int b)
{
    return a > b ? a : b;
}

static inline int at_most(int a, int b)
{
    return a < b ? a : b;
}

/* A column of boxes that is filled from the top down. */
struct column {
    struct layout *l;
    int x, y, w;
};

static inline void put(struct column *c, enum pane_id id,
                       enum heading heading, int rows)
{
    c->y += heading != HEADING_NONE;
    c->l->boxes[id] = (struct box){
        .shown = true,
        .heading = heading,
        .strip = heading == HEADING_NONE,
        .x = c->x,
        .y = c->y,
        .w = c->w,
        .h = rows,
    };
    c->y += rows;
}

static inline void put_vertical(struct layout *l, int x, int y0, int y1)
{
    l->verticals[l->n_verticals++] = (struct vertical){x, y0, y1};
}

/* As many as the longest sentences take at this width. */
static inline int why_rows(const struct layout_wish *w)
{
    return w->w >= 110 || (w->h < 20 && !w->present) ? 2 : 3;
}

/* One of two programs side by side: a column of panes (layout_twin.c). */
void layout_twin(struct layout *l, const struct layout_wish *w);

#endif
