/* The state after a step as the rows of a page: what stands in each pane, row by
 * row, each an item (export/items.h). From the model and in story's words, as the
 * screen has them; nothing about how it looks, and nothing about the browser.
 *
 * Rows, by pane (texts in quotes, numbers bare; a state is an enum task_state):
 *
 *   why       ["the sentence"]
 *   where     [file that is shown, line that runs next, file and line that just
 *             ran, line to look at]; files by their place in the list that page_init
 *             was given, -1: none; lines 0: none
 *   clock     ["0.000", pass]
 *   holds     [1 turn + 2 output + 4 pass, tasks...]: which jumps come to the step
 *   tasks     [task, state, "label", "note", "chain", "locals"], or, when they are
 *             many, [0, state, "how many", "which"]
 *   now, next ["name", 1 when it belongs to no task, 1 when it runs next]: this
 *             pass and the one after
 *   timers    ["when", "whose"...]
 *   queues    [0, "q: 2 items"], [1, "item", "by whom", 1 for the front],
 *             [2, "counts"], [3, "waiting in get: ", "who"], [4, ..., "who"] for
 *             those that were woken, [5, "how many more"]
 *   things    [0, "LOCKS 2"], [1, "name", "text", tone], [2, "words", tone, who...]
 *             with "+" in front of who was woken, [3, "how many more"]
 *   calls     [0, "function", line, 1 for the innermost], [1, "name", "value"]
 *   held      [line, n]: so many tasks are suspended on it
 *   out       ["when", "who", kind, "text", "paint"...]: stretches of the line, each
 *             with how it is painted, "36;-1;bu" (colours, -1: none; b, d, i, u, r, s
 *             as in struct export_paint) or nothing; kinds: enum page_out
 *
 * Knows story, model, trace and base.
 */
#ifndef EXPORT_PAGE_H
#define EXPORT_PAGE_H

#include "export/export.h"
#include "export/items.h"
#include "story/groups.h"

/* PANE(id, whether it always has one row) */
#define PAGE_PANES(PANE)                                                      \
    PANE(why, 1)                                                              \
    PANE(where, 1)                                                            \
    PANE(clock, 1)                                                            \
    PANE(holds, 1)                                                            \
    PANE(tasks, 0)                                                            \
    PANE(now, 0)                                                              \
    PANE(next, 0)                                                             \
    PANE(timers, 0)                                                           \
    PANE(queues, 0)                                                           \
    PANE(things, 0)                                                           \
    PANE(calls, 0)                                                            \
    PANE(held, 0)                                                             \
    PANE(out, 0)

enum page_pane {
#define PANE(id, single) PAGE_##id,
    PAGE_PANES(PANE)
#undef PANE
    PAGE_COUNT
};
enum { PAGE_MOST_OUT = 20000 }; /* lines of output */
enum page_out { PAGE_STDOUT, PAGE_STDERR, PAGE_WARNING, PAGE_DIAGNOSIS };

/* Rows: twice the item's number, plus one when the step has changed it. */
struct page_rows {
    VEC(uint32_t) p;
};

struct page {
    const struct story *story;       /* borrowed, as the next ones */
    const struct trace_header *header;
    const struct export_look *look;
    bool plain;                      /* a run without tasks: its calls are shown */
    struct items *items;
    struct model m;
    struct page_rows panes[PAGE_COUNT];

    VEC(uint32_t) tasks;             /* to be shown, of those below `looked` */
    uint32_t looked;
    struct group_memory groups;
    uint32_t n_out;                  /* out events that `out` holds */
    struct buf line;                 /* of output that has no newline yet */
    uint32_t line_from;              /* the event that began it; NO_EVENT: none */
    bool full;                       /* `out` takes no more */
};

/* Zeroed fields are set; `items` may be shared by several pages. */
void page_init(struct page *p, const struct export_job *job,
               struct items *items);
void page_fini(struct page *p);
/* Fills in the panes for the state after a step; steps come in order. */
void page_step(struct page *p, enum detail d, size_t step);

#endif
