/* What a pane is: a table of functions and a little state of its own. draw reads
 * and paints, nothing else; request changes the pane's state. Panes and overlays
 * are the same thing; an overlay stands above the others.
 */
#ifndef UI_PANE_H
#define UI_PANE_H

#include "model/model.h"
#include "story/question.h"
#include "story/story.h"
#include "ui/canvas.h"
#include "ui/facts.h"
#include "ui/layout.h"
#include "ui/request.h"
#include "ui/texts.h"
#include "ui/theme.h"
#include "ui/time_text.h"

struct group_memory;
struct ui_lesson;
struct pane;
struct prose_lines;

/* Places to stop at. */
struct breakpoint {
    struct str file; /* owned */
    int line;
};
struct stops {
    VEC(struct breakpoint) breakpoints;
    VEC(size_t) bookmarks; /* counts of events, in order */
};

/* All that a pane may read. */
struct view {
    const struct theme *theme;
    const struct trace_store *store;
    const struct trace_header *header;
    const struct model *model;
    const struct story *story;
    const struct facts *facts;
    const struct texts *texts;
    const struct stops *stops;
    const struct ui_lesson *lesson; /* never NULL */
    struct prose_lines *prose_lines; /* its prose, laid out */
    const struct step_view *step;
    struct group_memory *groups;    /* what was found out about tasks before */
    unsigned hides;                 /* enum question_hides, of an open question */
    enum detail detail;
    bool internals;                 /* asyncio's own tasks are shown too */
    struct str stop_text;           /* what the lesson says just here; empty:
                                       nothing */
    bool text_only;                 /* a page without a program */
    bool ended;                     /* all of the run is known */
    const char *no_run;             /* why there is no run at all; NULL: there is
                                       one, or it isn't known */
    bool at_end;                    /* the run is over, and this is its end */
    bool holds_back;                /* what the page says behind its program is
                                       not for now: it may answer a question */
    int lesson_number;              /* the key that focuses LESSON, 0: it has
                                       the focus */
    uint32_t selected;              /* task, 0: none */
    uint32_t about;                 /* the task that is chosen, or else the one
                                       that the step is about; 0: none */
    const struct pane *timeline;    /* its title says what it shows */
    struct str find;                /* searched for; empty: nothing */
    struct str help_find;           /* the same in HELP */
};

/* Where a pane may paint: rows of its content from `top` on stand in the
 * rectangle. Without a canvas it only measures. */
struct region {
    struct canvas *canvas;
    const struct theme *theme;
    int x, y, w, h;
    int top;
    int spare;       /* empty rows below, for who needs them */
    int side;        /* cells of long texts that are hidden at their left */
    int *widest;     /* NULL, or told how far the long texts would reach */
    bool strip, grid;
    bool alone;      /* zoomed: room for a row about each thing */
};

struct pane {
    const struct pane_class *class;
    int side;        /* cells that long lines have moved to the left */
    int found;       /* row that a search has found, from 1; 0: none */
    int scroll;      /* rows; from the top, or from the bottom for OUTPUT */
    int cursor;      /* SOURCE: the chosen line, 0: none */
    uint32_t select; /* TASKS: the chosen task; TIMELINE: the one clicked last;
                        OUTPUT: the chosen line, from 1; LESSON: the link,
                        index + 1; 0: none */
    bool other;      /* the pane's other view: what REQ_view switches */
    bool moved;      /* LESSON: scrolled by hand at the end of the run; SOURCE,
                        TIMELINE: away from where the cursor is */
    double from;     /* TIMELINE: where the axis begins, when it was moved */
    double span;     /* and how much of it is seen; 0: all */
    double held;     /* where it ends while the pointer moves on it; 0: it
                        doesn't */
};

struct pane_class {
    const char *name;
    /* The text of the rule above it, and what stands at the rule's right end
     * (may be NULL). Both append. */
    void (*title)(const struct view *v, struct buf *out);
    void (*legend)(const struct pane *p, const struct view *v,
                   const struct region *r, struct buf *out);
    /* Paints; returns how many rows the content has in all. */
    int (*draw)(const struct pane *p, const struct view *v, struct region *r);
    /* Moves in the pane; true when it was something for this pane. */
    bool (*request)(struct pane *p, const struct view *v, struct region *r,
                    enum request what);
    /* A click on its cell (x, y), from its corner; may be NULL. */
    bool (*click)(struct pane *p, const struct view *v, struct region *r,
                  int x, int y);
    /* How many events to go to: from what is chosen in it, when it is opened,
     * or by a click on its cell. SIZE_MAX: nowhere. Both may be NULL. */
    size_t (*leads_to)(const struct pane *p, const struct view *v);
    size_t (*scrub)(struct pane *p, const struct view *v,
                    const struct region *r, int x, int y);
};

extern const struct pane_class pane_source_class, pane_queue_class,
    pane_locks_class, pane_tasks_class, pane_ready_class, pane_timers_class,
    pane_control_class, pane_calls_class,
    pane_timeline_class, pane_lesson_class, pane_output_class, pane_why_class;
extern const struct pane_class overlay_help_class, overlay_inspect_class,
    overlay_why_class, overlay_solution_class;

/* -- painting within a region --------------------------------------------- */

/* Draws text on a row of the content from a column on; what doesn't fit is cut
 * with an ellipsis. The column behind it. */
int region_text(const struct region *r, int row, int col, enum style style,
                struct str s);
int region_z(const struct region *r, int row, int col, enum style style,
             const char *z);
int region_paint(const struct region *r, int row, int col, struct paint p,
                 struct str s);
/* Cells that a text takes in the region's theme, without a limit. */
int region_width(const struct region *r, struct str s);
int region_glyph(const struct region *r, int row, int col, enum style style,
                 enum glyph g);
/* A text that may be longer than the pane: what of it is in sight when it has
 * moved r->side cells to the left of `col`, where it begins. The column behind
 * it. */
int region_long(const struct region *r, int row, int col, enum style style,
                struct str s);
/* The same for a part of it that begins at `at`, cells from the text's start;
 * where its end is, likewise. */
int region_long_part(const struct region *r, int row, int col, int at,
                     struct paint p, struct str s);
/* Turns the cells of a row into the selection. */
void region_select(const struct region *r, int row, int col, int cells);
/* Shows where such a part has what is searched for. */
void region_match(const struct region *r, int row, int col, int at,
                  struct str s, struct str find);
/* Does the row stand in the rectangle? */
bool region_shows(const struct region *r, int row);
/* Wraps text at words from a row on, an empty line between paragraphs; the row
 * behind it. */
int region_wrap(const struct region *r, int row, int col, enum style style,
                struct str s);

/* Draws a name in at most `room` cells. One that is too long is cut in the
 * middle: names often differ in their last letters. The column behind it. */
int region_name(const struct region *r, int row, int col, int room,
                enum style style, struct str s);

/* Moves a place in [0, most] as the request says, `page` rows being seen; the
 * wheel's are three rows. False when the request is no movement. */
bool scroll_move(int *at, enum request what, int page, int most);
/* Paints all of it with `draw`, scrolled to where the pane stands; the rows. */
int region_scrolled(const struct pane *p, const struct view *v,
                    struct region *r,
                    int (*draw)(const struct view *v, const struct region *r));
/* Scrolls as far as the content goes; the way most panes move. */
bool pane_scroll(struct pane *p, const struct view *v, struct region *r,
                 enum request what);
/* Sets r->top from the pane's scroll and the number of rows. */
void region_scroll(struct region *r, const struct pane *p, int rows);

/* -- what several panes say ----------------------------------------------- */

/* How many events there are at the end of the step that takes in this one. */
size_t view_past(const struct view *v, size_t event);
/* Cells for the names of the tasks that the run ever has, as far as it is known,
 * and for those of its threads if asked for; at most `most`. A column of that width
 * stays where it is when another task comes. */
int names_width(const struct view *v, bool threads, int most);
/* Tasks to show, in order of creation; the count. The caller frees *ids. */
size_t view_tasks(const struct view *v, uint32_t **ids);
/* Likewise all that have a life of their own: the tasks, then the lanes (as
 * WHO_LANE has it). The main lane is left out where there are tasks: it is
 * theirs. */
size_t view_actors(const struct view *v, uint32_t **who);
enum style state_style(enum task_state s);
enum glyph state_glyph(enum task_state s);
/* Was it within the step that led here? */
bool view_changed_in_step(const struct view *v, uint32_t event);
/* The file that SOURCE shows now; NULL without any. */
const struct text_file *view_file(const struct view *v);

#endif
