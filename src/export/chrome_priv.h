/* Shared by the files of the format `chrome`: chrome.c (events to records) and
 * chrome_lanes.c (slices, spans and arrows: where they begin and end).
 */
#ifndef EXPORT_CHROME_PRIV_H
#define EXPORT_CHROME_PRIV_H

#include "base/vec.h"
#include "export/chrome_out.h"
#include "export/export.h"
#include "model/model.h"

enum { PID_TASKS = 1, PID_THREADS = 2 };
enum { TID_PROGRAM = 1 }; /* the lane of task n is n + 1 */

/* Where an arrow begins. */
struct mark {
    int64_t at;              /* nanoseconds; 0: nowhere (no slice begins there) */
    struct chrome_place place;
};

/* What has been written of a task. */
struct lane {
    bool named;
    enum task_state state;   /* that the spans show; TASK_NONE: none is open */
    uint32_t since;          /* the event that the inner span began with */
    struct mark woken;
};

/* One slice is open at a time in each process. */
struct process {
    uint32_t pid;
    int64_t edge;            /* where the last slice ended */
    bool open;
    uint32_t tid, task;      /* of the open slice */
    int64_t start, began;    /* where it is drawn, when it began in truth */
    uint32_t event;          /* that began it */
    struct buf name;
};

struct chrome {
    struct chrome_out out;
    const struct export_job *job;
    struct model m;
    int64_t t;               /* of the event: nanoseconds, never less than before */
    int64_t width;           /* by how much a slice is longer than it took */
    uint32_t index;          /* of the event */
    int64_t arrows;          /* ids given away */
    size_t ready;            /* the counter's last value */
    struct process tasks, threads;
    VEC(struct lane) lanes;  /* by task */
    VEC(struct mark) puts;   /* by item */
    VEC(bool) blocked;       /* by thread: a wait is open */
    VEC(bool) known;         /* by thread: it has a name */
    struct buf text;
};

/* A time of the trace; cut to what a run can be. */
int64_t chrome_nanoseconds(double t);
/* The time that an event of the store says. */
double chrome_true_time(const struct chrome *c, uint32_t index);
/* By how much longer slices are drawn, unless one is told. */
int64_t chrome_default_width(const struct export_job *job);
/* Where what happens now is drawn: inside of the open slice, away from its ends,
 * so that arrows belong to it. */
int64_t chrome_now(const struct chrome *c, const struct process *p);

/* Begins a slice, whose name the caller has put into p->name; none is open. */
void chrome_slice_open(struct chrome *c, struct process *p, uint32_t tid,
                uint32_t task);
/* Writes the open slice, if any. */
void chrome_slice_close(struct chrome *c, struct process *p);
/* The place of what happens now; nowhere when no slice is open. */
struct mark chrome_mark_here(const struct chrome *c, const struct process *p);
/* Writes an arrow, unless an end of it is nowhere. */
void chrome_arrow(struct chrome *c, const char *category, struct str name,
                  const struct mark *from, const struct mark *to);

/* Does the model know that task? */
bool chrome_has_lane(const struct chrome *c, uint32_t task);
/* What has been written of it; valid until the next call. */
struct lane *chrome_lane_of(struct chrome *c, uint32_t task);
/* Brings a task's spans up to date with its state in the model. While its slice
 * is open it is at its turn, whatever the turn has led to by now. */
void chrome_lane_update(struct chrome *c, uint32_t task);
/* Ends whatever runs in the process of the tasks. */
void chrome_turn_over(struct chrome *c);
/* Ends all spans that are open. */
void chrome_lanes_end(struct chrome *c);

#endif
