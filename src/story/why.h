/* Shared by the files that make the WHY line: the step's digest, and the words
 * and sentences that more than one of them needs. */
#ifndef STORY_WHY_H
#define STORY_WHY_H

#include "story/priv.h"

/* What a step's events hold, as indices into the store; NO_EVENT: none. */
struct digest {
    uint32_t of[EV_COUNT];   /* the last event of each kind */
    uint32_t first[EV_COUNT];
    uint32_t count[EV_COUNT];
    uint32_t yield;          /* a ready.push with why "yield" */
    uint32_t main_push;      /* first push of a task without a parent */
};

struct telling {
    const struct story *s;
    const struct model *m;
    const struct step_view *v;
    struct digest d;
    struct buf *out;
};

/* The event at an index of the store; has the step one of that kind? */
struct event why_event(const struct telling *w, uint32_t index);
bool why_has(const struct telling *w, enum event_kind k);

/* All append to w->out. */
void why_say(struct telling *w, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A task's label; "the program" for 0. */
void why_task(struct telling *w, uint32_t task);
/* The bare name of the function that a frame runs. */
void why_function(struct telling *w, uint32_t frame);
/* Up to three labels, the rest counted. */
void why_labels(struct telling *w, const uint32_t *tasks, size_t n);
/* " took ITEM, put by TASK N s ago" for a queue.get event. */
void why_taken(struct telling *w, const struct event *e);
/* "; main now counts 2 of 3", when somebody waits for the task. */
void tell_waiters(struct telling *w, uint32_t task);
/* Was the task's last wait a sleep? */
bool why_slept(const struct telling *w, uint32_t task);

/* A sentence for a step in which such an event tells most. */
void tell_clock(struct telling *w);
void tell_done(struct telling *w);
void tell_wait(struct telling *w);
void tell_yield(struct telling *w);
void tell_run_started(struct telling *w);
void tell_turn(struct telling *w);
void tell_gathered(struct telling *w);
void tell_put(struct telling *w);
void tell_get(struct telling *w);
void tell_task_done(struct telling *w);
void tell_cancel(struct telling *w);
/* Was a task cancelled by asyncio.run at its end? */
bool why_by_runner(const struct telling *w, const struct event *cancel);
void tell_created(struct telling *w);
void tell_block(struct telling *w);
void tell_out(struct telling *w);
void tell_entered(struct telling *w);
void tell_returned(struct telling *w);
void tell_line(struct telling *w);
void tell_raise(struct telling *w);
void tell_loop_over(struct telling *w);
void tell_begin(struct telling *w);
void tell_end(struct telling *w);
void tell_diag(struct telling *w);
void tell_warn(struct telling *w);

/* A turn of which all is in the step; false when it did nothing that others can
 * see. */
bool tell_whole_turn(struct telling *w);
/* " Next, ..." or nothing. */
void tell_next(struct telling *w);

#endif
