/* Two programs side by side on one clock: two screens (ui.h) that share one, each
 * with a column of panes, under one cursor in time. The steps of both come in the
 * order of story/merge.h; → and ←, the start and the end, playing and what `:` asks
 * for go by it. All other keys are for the program in focus, and the other one
 * follows to where it is at that time.
 */
#ifndef UI_BESIDE_H
#define UI_BESIDE_H

#include "ui/ui.h"

struct beside;

/* Both are borrowed and may be without a trace yet; `names` (copied) are what the
 * programs are called. The left one's lesson is that of both, and its size is the
 * screen's. */
struct beside *beside_new(struct ui *left, struct ui *right,
                          const char *const names[2]);
/* Each has a screen for itself again. */
void beside_free(struct beside *b);

/* These stand for ui_resize, ui_key, ui_tick, ui_work, ui_store_grew and ui_draw of
 * either one (`side`: 0 is the left); what they want is in beside_flags. */
void beside_resize(struct beside *b, int width, int height);
void beside_key(struct beside *b, const struct key *key);
void beside_tick(struct beside *b);
void beside_work(struct beside *b, int side);
void beside_grew(struct beside *b, int side, bool ended);
void beside_draw(struct beside *b, struct canvas *c);
/* One of the two was attached anew, went to a place, or said that it is held: the
 * other one follows. */
void beside_changed(struct beside *b, int side);
/* What is wanted for one of the two since the last call (enum ui_flags). */
unsigned beside_flags(struct beside *b, int side);
/* The program in focus: its keys and its questions. */
int beside_focus(const struct beside *b);

#endif
