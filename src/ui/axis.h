/* The axis of the timeline: which stretch of the run its columns show, by time or
 * by step, and what stands in which column. Columns count from 0; places on the
 * axis are seconds, or numbers of steps. Knows what a pane may read.
 */
#ifndef UI_AXIS_H
#define UI_AXIS_H

#include "ui/pane.h"

struct axis {
    const struct view *v;
    int x, w;         /* its first cell in the region, and how many it has */
    double from, to;  /* the places of its first and last column */
    double full;      /* where the axis ends that begins at 0 */
    bool steps;
    int now;          /* the column of the cursor; -1 or w: outside */
};

/* The axis that the pane stands for, over w columns from x on; by time it reaches
 * to `furthest` at least. */
struct axis axis_of(const struct pane *p, const struct view *v, int x, int w,
                    double furthest);
/* The column of a place, -1 or w outside. */
int axis_column(const struct axis *a, double place);
/* The column of what happened with an event at a time. */
int axis_column_of(const struct axis *a, size_t event, double t);
/* The first of a lane's first n changes that isn't left of a column. */
size_t axis_change(const struct axis *a, const struct lane *l, size_t n,
                   int column);
/* How many events there are at a column, at the end of the first step in it; if
 * none is in it, of the last one before. */
size_t axis_events(const struct axis *a, int column);
/* A round distance between numbers under the axis. */
double axis_tick(const struct axis *a);

/* Zooms or moves the stretch that the pane shows; false: it is as far as it
 * goes. */
bool axis_zoom(struct pane *p, const struct axis *a, bool closer);
bool axis_pan(struct pane *p, const struct axis *a, int direction);

#endif
