/* An event in memory, made from events.def: a kind, a time, and one struct a
 * kind. Texts are borrowed: they live as long as whoever handed the event out
 * says. Knows base only.
 */
#ifndef TRACE_EVENT_H
#define TRACE_EVENT_H

#include <stdint.h>

#include "base/str.h"

typedef uint32_t event_id;

enum event_kind {
#define EVENT(kind, name, group, level, meaning) EV_##kind,
#include "trace/events.def"
    EV_COUNT
};

enum event_group { GROUP_PROGRAM, GROUP_FRAMES, GROUP_LOOP, GROUP_TASK,
                   GROUP_FUTURE, GROUP_TIMER, GROUP_QUEUE, GROUP_SYNC,
                   GROUP_OUTSIDE };

/* The levels of detail at which people step (TEACHING §1), coarsest first. */
enum detail { DETAIL_TURNS, DETAIL_LINES, DETAIL_EVENTS, DETAIL_COUNT };

enum field_type { FIELD_ID, FIELD_INT, FIELD_NUM, FIELD_STR, FIELD_ON, FIELD_MAP,
                  FIELD_LIST };

/* What a task waits on. */
struct event_on {
    struct str kind; /* sleep, task, gather, future, queue.get, ... */
    event_id id;     /* of the future; of the task when kind is task */
    struct str text; /* in words: sleep(1), gather of 3, q.get() */
};

/* One struct a kind: struct ev_task_new { event_id task; struct str name; … }. */
#define EVENT_TYPE_ID event_id
#define EVENT_TYPE_INT int64_t
#define EVENT_TYPE_NUM double
#define EVENT_TYPE_STR struct str
#define EVENT_TYPE_ON struct event_on
#define EVENT_TYPE_MAP struct str
#define EVENT_TYPE_LIST struct str
#define EVENT(kind, name, group, level, meaning) struct ev_##kind {
#define FIELD(kind, type, name, meaning) EVENT_TYPE_##type name;
#define END(kind) };
#include "trace/events.def"

struct event {
    enum event_kind kind;
    double t; /* seconds on the run's clock */
    union {
#define END(kind) struct ev_##kind kind;
#include "trace/events.def"
    };
};

/* What a field is called, what it holds, and where it stands in the event. */
struct event_field {
    const char *name;
    enum field_type type;
    uint16_t offset;       /* from the start of struct event */
    const char *meaning;
};

struct event_info {
    const char *name;      /* "task.new" */
    enum event_group group;
    enum detail level;
    const char *meaning;
    const struct event_field *fields;
    int n_fields;
};

/* Facts about a kind; static. */
const struct event_info *event_info(enum event_kind kind);
/* The kind of that name, or -1. */
int event_kind_of(struct str name);
/* The seconds in "sleep(1)", as what a thread waits for, or what a job calls; 0: it
 * is another thing. */
double event_slept(struct str what);

/* Whoever wants events gets them through a sink. `emit` must not keep the
 * event's texts beyond the call. */
struct sink {
    void (*emit)(struct sink *sink, const struct event *e);
    /* Writes out what it has kept back; NULL when it keeps nothing. */
    void (*flush)(struct sink *sink);
};
static inline void sink_emit(struct sink *s, const struct event *e)
{
    s->emit(s, e);
}

#endif
