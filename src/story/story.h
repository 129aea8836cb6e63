/* From events to what people see: what one step is at each level of detail
 * (TEACHING §1) and the sentence that says why (TEACHING §2). Reads the model
 * and the trace, changes neither. Knows model, trace, base.
 */
#ifndef STORY_STORY_H
#define STORY_STORY_H

#include "model/model.h"

/* Where steps end. A step boundary is a number of applied events; boundary 0 is
 * 0 events (before the program begins). Grows as the store grows. */
struct story;
struct story *story_new(const struct trace_store *store);
void story_free(struct story *s);
/* Tells it what the trace's header says of the run: the text of the sources
 * (copied), by which imports and definitions are told apart and which sentences
 * quote, and whether its clock is one that goes by itself. Before
 * story_update. */
void story_set_header(struct story *s, const struct trace_header *header);
/* Line `line` of the file that a frame's code is in; borrowed, empty when it is
 * not known. */
struct str story_source_line(const struct story *s, uint32_t frame, int line);
/* Takes in events that were added to the store. `ended`: no more will come. */
void story_update(struct story *s, bool ended);
/* Takes in those before event `to` only, for who has no time for all. */
void story_take_in(struct story *s, size_t to);
/* Number of steps at a level that are known (the last may grow until ended). */
size_t story_steps(const struct story *s, enum detail d);
/* Events applied after `step` steps; 0 for step 0. */
size_t story_boundary(const struct story *s, enum detail d, size_t step);
/* The last step whose boundary is <= `events`. */
size_t story_step_at(const struct story *s, enum detail d, size_t events);
/* The level at which a run opens: LINES, or TURNS above 300 LINES. */
enum detail story_opening_detail(const struct story *s);
/* "LINES"; "one step is a line, a wait, a switch, a finish". */
const char *story_detail_name(enum detail d);
const char *story_detail_meaning(enum detail d);
/* The level that people write as `word`, "turns", "lines" or "events";
 * DETAIL_COUNT: it is none. */
enum detail story_detail_of(struct str word);

/* The next or previous boundary (at level d) after `from` events that is a turn
 * of any task, a step of `task`, a line of output, a loop pass; SIZE_MAX: none. */
enum jump { JUMP_TURN, JUMP_TASK, JUMP_OUTPUT, JUMP_PASS };
size_t story_jump(const struct story *s, enum detail d, size_t from,
                  enum jump what, uint32_t task, int direction);
/* The same a part at a time: story_seek_begin, then story_seek until it is true;
 * `found` is what story_jump gives. */
struct story_seek {
    enum detail detail;
    enum jump what;
    uint32_t task;
    int direction;
    size_t step;             /* to look at next */
    size_t found;
};
void story_seek_begin(const struct story *s, size_t from,
                      struct story_seek *seek);
/* Looks at about `most` events, at least one step. */
bool story_seek(const struct story *s, struct story_seek *seek, size_t most);
/* Is this step one of those? The task that the event at an index is a step of; 0:
 * none. */
bool story_step_holds(const struct story *s, enum detail d, size_t step,
                      enum jump what, uint32_t task);
uint32_t story_event_task(const struct story *s, size_t index);

/* What changed in the step that led to m->at: flags for the marks on the
 * screen. Bit sets by id would grow; so: asks one at a time. */
enum changed { CHANGED_TASK, CHANGED_TIMER, CHANGED_QUEUE, CHANGED_ITEM,
               CHANGED_HANDLE, CHANGED_SYNC, CHANGED_GROUP, CHANGED_TIMEOUT,
               CHANGED_THREAD, CHANGED_JOB, CHANGED_OUT /* index of the out */ };
struct step_view {
    size_t from, to;         /* events of the step: [from, to) */
    enum detail detail;      /* whose step it is */
    int ran_line;            /* », the line that just ran; 0: none */
    struct str ran_file;
    uint32_t ran_frame;      /* in which it ran; 0: not known */
    int next_line;           /* ▶, the line that runs next in the running frame;
                                0: none */
    struct str next_file;
    uint32_t next_task;      /* that runs it, or the first in ready */
    uint32_t actor;          /* the task that the step is about; 0: the program */
};
void story_step_view(const struct story *s, const struct model *m,
                     enum detail d, struct step_view *v);
bool story_changed(const struct story *s, const struct model *m,
                   const struct step_view *v, enum changed what, uint32_t id);

/* The WHY line: appends "Cause. Next, ..." for the state m after the step v.
 * For m->at == 0 it says what will happen. Never empty. */
void story_why(const struct story *s, const struct model *m,
               const struct step_view *v, struct buf *out);
/* The cause alone, for a screen with an open question. */
void story_cause(const struct story *s, const struct model *m,
                 const struct step_view *v, struct buf *out);
/* The rules of asyncio that the step shows, what tells most first: how many, at
 * most `most`. The texts are static but `here`, which the caller frees. */
struct rule_told {
    const char *title;
    const char *what;        /* what the loop does, and why */
    const char *mistake;     /* "that ...": what many think instead */
    struct buf here;         /* the same in the step's own names */
};
size_t story_rules(const struct story *s, const struct model *m,
                   const struct step_view *v, struct rule_told *told,
                   size_t most);
/* What a task's row says about its wait, its readiness or its end, in plain
 * words: "sleep until 1.000", "gather, 0 of 3", "not started yet". */
void story_task_note(const struct story *s, const struct model *m,
                     uint32_t task, struct buf *out);
/* State word: READY, RUNNING, WAITING, DONE, FAILED, CANCELLED. */
const char *story_state_word(enum task_state s);
/* One event in words, for the EVENTS level and for explain: never empty, never
 * the code name alone. */
void story_event(const struct model *m, const struct event *e,
                 struct buf *out);
/* The same of an event that comes next, to stand behind "Next, ". */
void story_coming(const struct model *m, const struct event *e,
                  struct buf *out);
/* Who wrote an out, warn or diag event (its index in the store): the task, else
 * a thread, a callback or the program. Appends to out. */
void story_writer(const struct story *s, const struct model *m, uint32_t index,
                  struct buf *out);
/* Is this task one of asyncio's own (shutdown_asyncgens ...)? */
bool story_task_internal(const struct model *m, uint32_t task);

#endif
