/* Shared by the files that make up two programs side by side: beside.c (life, and how
 * one follows the other), beside_walk.c (where the cursor goes), beside_keys.c (which
 * of them a key means) and beside_draw.c.
 */
#ifndef UI_BESIDE_PRIV_H
#define UI_BESIDE_PRIV_H

#include "story/merge.h"
#include "ui/beside.h"
#include "ui/ui_priv.h"

struct beside {
    struct ui *ui[MERGE_SIDES];
    char *names[MERGE_SIDES];
    size_t at[MERGE_SIDES];       /* their cursors, in events, when it last
                                     looked */
    unsigned flags[MERGE_SIDES];  /* for beside_flags */
    int focus;
    bool finishes, runs_on;       /* the last key asked for the end; the one before
                                     did so too: it goes with the end */
    bool awaits;                  /* steps on as soon as it is known whose step
                                     comes */
    int lags;                     /* the side that is not yet where it is to be,
                                     for its events are to come; or -1 */
};

/* -- beside.c ---------------------------------------------------------------- */
struct merge beside_merge(const struct beside *b);
/* Steps that each has taken. */
void beside_steps(const struct beside *b, size_t at[MERGE_SIDES]);
bool beside_attached(const struct beside *b);
/* Has one of them gone a step? */
bool beside_begun(const struct beside *b);
/* The later of their clocks. */
double beside_time(const struct beside *b);
/* A cursor goes to the end of so many steps, unless it is there. */
void beside_go_steps(struct beside *b, int side, size_t steps);
/* They stand where they are to be: neither is to follow. */
void beside_stand(struct beside *b);
/* One side has moved by itself: the other one goes to where it is at that time. */
void beside_follow(struct beside *b, int side);
/* After anything that a side has done. */
void beside_settle(struct beside *b);
void beside_want_more(struct beside *b, int side);

/* Says it on the footer's row. */
void beside_say(struct beside *b, const char *text);

/* -- beside_walk.c ------------------------------------------------------------ */
void beside_step_on(struct beside *b);
void beside_step_back(struct beside *b);
void beside_start(struct beside *b);
/* As far as both are known; again: on to the end, as events come in. */
void beside_finish(struct beside *b);
/* More is known: on to there. */
void beside_run_on(struct beside *b);
void beside_play(struct beside *b);
/* Is there no step any more? */
bool beside_is_over(const struct beside *b);
/* What was typed behind `:`. A step and a time are those of both; false: it is
 * neither, and for the program in focus. */
bool beside_go_to_typed(struct beside *b, struct str text);

/* -- beside_keys.c ------------------------------------------------------------ */
/* Do both have their columns on the screen? */
bool beside_shows_both(const struct beside *b);

/* -- beside_draw.c ------------------------------------------------------------ */
/* How one of the two stands: "asleep until 1.000". */
void beside_state(const struct beside *b, const struct ui *ui, struct buf *out);

#endif
