/* What LOCKS (pane_locks.c) needs beside the things that story tells of: how who
 * waits for one is drawn. Knows what panes know.
 */
#ifndef UI_LOCKS_H
#define UI_LOCKS_H

#include "story/things.h"
#include "ui/pane.h"

enum style tone_style(enum tone t);
/* Draws the rows below a thing; the row behind them. */
int locks_draw_rows(const struct view *v, const struct region *r, int row,
                    const struct thing_kind *kind, uint32_t id);
/* The same where LOCKS has the screen: a row each, and what has happened to the
 * thing so far, and an empty row when there was any of these. */
int locks_draw_history(const struct view *v, const struct region *r, int row,
                       const struct thing_kind *kind, uint32_t id);

#endif
