/* Where the panes stand: one function from (size, content) to rectangles.
 * Nothing about drawing; knows no other module.
 *
 * The shapes (TEACHING §6):
 *   column   SOURCE left; TASKS, READY, TIMERS in a column at the right
 *   three    where it is wide, and the column would leave something out: TASKS
 *            have a column of their own
 *   grid     when the tasks don't fit there, or a queue needs the place (or
 *            locks, and both share it):
 *            TASKS as a grid over the full width, READY and TIMERS in two rows
 *            or, where it is tall, under the queue
 *   threads  threads without tasks: SOURCE, and beside it LOCKS; CALLS too
 *            where it is tall
 *   plain    a program without tasks: SOURCE, and CALLS beside it
 *   twin     one of two programs side by side: a column, from the top down, of what
 *            there is room for; WHY below both columns, at one of them
 *   alone    one pane zoomed, under a row of tabs
 *   reading  before the first step of a page with much prose: SOURCE above
 *            LESSON, both full width; there is nothing yet for other panes
 *   text     a page without a program: LESSON alone
 */
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include <stdbool.h>
#include <stdint.h>

enum pane_id {
    PANE_SOURCE,
    PANE_QUEUE,
    PANE_LOCKS,
    PANE_TASKS,
    PANE_READY,
    PANE_TIMERS,
    PANE_CONTROL,
    PANE_CALLS,
    PANE_TIMELINE,
    PANE_LESSON,
    PANE_OUTPUT,
    PANE_WHY,
    PANE_COUNT
};

enum heading {
    HEADING_NONE,  /* a strip: its own row says what it is */
    HEADING_PLAIN, /* a word above it */
    HEADING_RULE,  /* a titled rule above it */
};

struct box {
    bool shown;
    enum heading heading;  /* its row is y - 1 */
    bool strip;            /* one row that says itself what it is */
    bool grid;             /* tasks: several in a row */
    int x, y, w, h;        /* of the content */
    int spare;             /* empty rows below it that it may use */
};

enum { LAYOUT_MAX_VERTICALS = 3 };
struct layout {
    int w, h;
    bool too_small;        /* nothing but one line fits */
    struct box boxes[PANE_COUNT];
    struct vertical {      /* a line between columns, rows [y0, y1) */
        int x, y0, y1;
    } verticals[LAYOUT_MAX_VERTICALS];
    int n_verticals;
    int below;             /* rows that LESSON takes below two columns, with its
                              rule */
    bool tabs;             /* one pane has the screen: row 1 names the others */
    bool there[PANE_COUNT]; /* has something to show, be there room or not */
};

/* What there is to show, over the whole trace as far as it is known, so that
 * the panes don't move about from step to step. Rows go where there is something
 * to fill them: what one pane never needs another may have. */
struct layout_wish {
    int w, h;
    int n_tasks;           /* 0: no TASKS, no READY */
    int n_timers;          /* most that are set at one time, 0: no TIMERS */
    int n_queues;
    int n_locks;           /* rows for LOCKS, 0: none */
    int n_lanes;           /* threads and processes beside the tasks */
    int n_ready;           /* most that are in READY at one time; 0: not known */
    /* Rows that show all that there will ever be; 0: not known. */
    int queue_rows, source_rows, lesson_rows, output_rows;
    bool lesson, output;
    int reading;           /* rows of prose to be read before the first step;
                              0: don't make room for reading */
    bool text_only;        /* there is no program: the prose alone */
    bool present;          /* only SOURCE, QUEUE, LOCKS, TASKS, READY and WHY;
                              TIMERS where there are rows for it */
    uint32_t without;      /* panes that are not wanted, a bit each */
    int zoom;              /* a pane_id, or -1 */
    /* Side by side: the column, and rows that the other one's LESSON takes below
     * both; twin_w 0: it has the screen for itself. */
    int twin_x, twin_w, twin_below;
    bool twin_begun;       /* nothing is to be read before the first step */
    bool twin_over;        /* both runs are: something may be said about them */
    bool twin_why;         /* WHY speaks of this one */
};

/* Side by side needs so much; a screen that is smaller shows one of the two. */
enum { LAYOUT_TWIN_W = 76, LAYOUT_TWIN_H = 20 };

enum { LAYOUT_MIN_W = 60, LAYOUT_MIN_H = 16, LAYOUT_GRID_CELL = 20,
       LAYOUT_TALL = 30, LAYOUT_THREE_W = 176 };

/* Takes what belongs to unwanted panes out of the wish; TASKS and READY come
 * and go together. */
void layout_without(struct layout_wish *wish);
void layout_compute(const struct layout_wish *wish, struct layout *l);

#endif
