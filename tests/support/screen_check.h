/* What must be true of a screen whatever was pressed, said in words where it
 * isn't. It looks into the screen's own state, so that it can ask more than the
 * cells show; it changes nothing.
 */
#ifndef TESTS_SCREEN_CHECK_H
#define TESTS_SCREEN_CHECK_H

#include "ui/ui_priv.h"

/* Zeroed is ready; ended with screen_check_fini. */
struct screen_check {
    struct canvas canvas;   /* the last look */
    struct canvas other;    /* for drawing once more */
    struct buf wrong;       /* what is wrong, empty: nothing */
    struct buf a, b;
};

void screen_check_fini(struct screen_check *c);
/* Draws and looks: the cursor within the trace, the selection a task that is
 * there, every cell well formed, WHY not empty, what is said within the width.
 * False, with the reason in c->wrong, when something isn't so. */
bool screen_check_look(struct screen_check *c, struct ui *ui);
/* The same for what costs more: nothing is drawn outside the screen, no pane
 * outside its place, the panes lie beside each other, and drawing twice gives
 * the same. */
bool screen_check_places(struct screen_check *c, struct ui *ui);
/* Is the state that of a model that has just been taken there? */
bool screen_check_model(struct screen_check *c, const struct ui *ui);

#endif
