/* What the files of the model share: writes that the journal can take back,
 * checkpoints, and tables that stand beside the state. Only code that goes
 * through these may change a struct model.
 */
#ifndef MODEL_PRIV_H
#define MODEL_PRIV_H

#include "base/mem.h"
#include "base/vec.h"
#include "model/model.h"

/* -- the arrays -- */

#define MODEL_ARRAYS(X)                                                       \
    X(tasks) X(handles) X(timers) X(futures) X(frames) X(queues) X(items)     \
    X(syncs) X(holds) X(groups) X(timeouts) X(threads) X(jobs) X(ready)       \
    X(outs) X(deadlines) X(vars) X(watches)

enum array {
#define X(name) ARRAY_##name,
    MODEL_ARRAYS(X)
#undef X
    ARRAYS,
    SCALARS = ARRAYS, /* the fields from `t` on, before the arrays */
};

/* Every MODEL_ARRAY has this shape. */
struct any_array {
    char *p;
    size_t n, cap;
};
struct array_info {
    const char *name;
    size_t offset;   /* of the array in struct model */
    size_t size;     /* of a cell */
    const void *empty; /* what a new cell holds */
};
extern const struct array_info model_arrays[ARRAYS];

static inline struct any_array *model_array(const struct model *m, enum array a)
{
    return (struct any_array *)((uintptr_t)m + model_arrays[a].offset);
}

/* The scalars as bytes. */
enum {
    SCALARS_BEGIN = offsetof(struct model, t),
    SCALARS_END = offsetof(struct model, tasks),
};

/* Sets the whole state to that of the empty model. */
void model_clear(struct model *m);
/* Cells of an array from `from` to `to` become empty ones; there is room. */
void array_grow(struct model *m, enum array a, size_t to);

/* -- the journal: how to take back what was written -- */

struct journal {
    uint8_t *p;
    size_t n, cap;
    size_t base;            /* events before this one can't be undone from it */
    uint32_t records;       /* of the event that is being applied */
    uint32_t grown;         /* arrays that grew in it, as bits */
    size_t fresh[ARRAYS];   /* cells from here on are new in it: their writes
                               need no record, since undo drops them */
};

/* Before and after an event's writes. */
void journal_begin(struct journal *j);
void journal_end(struct journal *j);
/* Takes back one event's writes. */
void journal_undo(struct model *m);
/* Forgets all; events from m->at on are recorded. */
void journal_reset(struct model *m);

/* The records. Each saves what the write that follows will overwrite. */
void journal_write(struct model *m, enum array a, size_t index, size_t offset,
                   size_t size);
void journal_grow(struct model *m, enum array a, size_t n);
void journal_insert(struct model *m, enum array a, size_t index,
                    const void *cell);
void journal_remove(struct model *m, enum array a, size_t index);

/* m->array.p[index].field = value, recorded. `value` is evaluated twice. */
#define CELL_SET(m, array, index, field, value)                               \
    do {                                                                      \
        if ((m)->array.p[index].field != (value)) {                           \
            journal_write((m), ARRAY_##array, (index),                        \
                          (size_t)((char *)&(m)->array.p[index].field         \
                                   - (char *)&(m)->array.p[index]),           \
                          sizeof (m)->array.p[index].field);                  \
            (m)->array.p[index].field = (value);                              \
        }                                                                     \
    } while (0)
#define SCALAR_SET(m, field, value)                                           \
    do {                                                                      \
        if ((m)->field != (value)) {                                          \
            journal_write((m), SCALARS,                                       \
                          offsetof(struct model, field) - SCALARS_BEGIN, 0,   \
                          sizeof (m)->field);                                 \
            (m)->field = (value);                                             \
        }                                                                     \
    } while (0)

/* Makes sure that cell `id` is there. False when the id is 0 or so far beyond
 * what the trace has had so far that it can't be true. */
bool cell_ensure(struct model *m, enum array a, uint32_t id);
#define CELL(m, array, id) cell_ensure((m), ARRAY_##array, (id))
/* Who an event is about that may be a task's or a lane's. */
#define WHO(event) model_who((event).task, (event).thread)
/* Is it there already? */
#define HAS(m, array, id) ((id) && (id) < (m)->array.n)

/* -- checkpoints -- */

struct checkpoint;
struct checkpoints {
    VEC(struct checkpoint *) list; /* by position */
    size_t bytes;                  /* of all of them, shared pages once */
    size_t spacing;                /* events between two, at least */
};
void checkpoints_fini(struct model *m);
/* Makes one of the present state when it is due. */
void checkpoint_consider(struct model *m);
/* The position of the last one at or before k; 0 is the empty model. */
size_t checkpoint_before(const struct model *m, size_t k);
/* Sets the state to that of the checkpoint at this position. */
void checkpoint_restore(struct model *m, size_t at);
/* Bytes of the state's arrays. */
size_t model_state_bytes(const struct model *m);

/* -- names of variables (locals.c) -- */

struct var_key {
    uint64_t owner;     /* the frame, see locals.c */
    uint32_t name, var; /* var 0: free */
};
struct locals {
    VEC(struct str) names;      /* by number; texts are the store's or ours */
    uint32_t *name_slots;       /* number + 1 by hash of the text */
    size_t n_name_slots;
    struct var_key *var_slots;  /* where a frame's variable stands in vars */
    size_t n_var_slots, n_vars;
    struct arena arena;
    struct buf key, value;
};
void locals_fini(struct locals *l);
/* Applies the variables that a frame's event set and unset. */
void locals_apply(struct model *m, uint32_t frame, struct str set,
                  struct str unset, uint32_t event);

/* -- what people call things: tasks (labels.c), all else (names.c) -- */

struct labels;
struct labels *labels_new(void);
void labels_free(struct labels *l);

struct names;
struct names *names_new(void);
void names_free(struct names *n);

/* -- everything private -- */

struct model_journal {
    struct journal j;
    struct checkpoints checkpoints;
    struct locals locals;
    struct labels *labels;
    struct names *names;
    struct suspended *suspended; /* of model_suspended_on */
};
void suspended_free(struct suspended *s);

/* What an event does to the state. */
typedef void (*apply_fn)(struct model *m, const struct event *e, uint32_t index);
void apply_event(struct model *m, const struct event *e, uint32_t index);

/* Shared between the files that apply. */
void task_stop_running(struct model *m);
/* That task or lane goes to the end of a line, and leaves the one where it
 * stood. The object is there. */
void wait_begin(struct model *m, enum wait_side side, uint32_t object,
                uint32_t who, uint32_t since);
/* Its place goes: in any case; when it was woken there, since its turn ends;
 * when that was all there was to wait for, since its turn begins. */
enum drop { DROP_ALL, DROP_WOKEN, DROP_OVER };
void wait_end(struct model *m, uint32_t who, enum drop which);
/* It was woken there, or gave up. */
void wait_wake(struct model *m, enum wait_side side, uint32_t object,
               uint32_t who, struct str why);
/* All in a line were woken. */
void wait_wake_all(struct model *m, struct m_line line);
/* That task or lane has one more, or one less, of a sync, which is there; when it
 * has none, since anybody may release, the oldest goes. */
void hold_add(struct model *m, uint32_t sync, uint32_t who, uint32_t since);
void hold_drop(struct model *m, uint32_t sync, uint32_t who);
/* One that it has of this sync, or 0. */
uint32_t hold_find(const struct model *m, uint32_t sync, uint32_t who);
/* The program is over: so is the lane that ran last. */
void threads_end(struct model *m);
/* A task of a group is over. */
void group_count(struct model *m, uint32_t task, bool failed);

#define APPLY(name)                                                           \
    void name(struct model *m, const struct event *e, uint32_t index)
APPLY(apply_frame_new);
APPLY(apply_line);
APPLY(apply_suspend);
APPLY(apply_resume);
APPLY(apply_return);
APPLY(apply_unwind);
APPLY(apply_coro_new);
APPLY(apply_queue_new);
APPLY(apply_queue_put);
APPLY(apply_queue_get);
APPLY(apply_queue_block);
APPLY(apply_queue_unblock);
APPLY(apply_queue_done);
APPLY(apply_queue_join);
APPLY(apply_sync_new);
APPLY(apply_sync_acquire);
APPLY(apply_sync_release);
APPLY(apply_sync_set);
APPLY(apply_sync_clear);
APPLY(apply_sync_break);
APPLY(apply_sync_block);
APPLY(apply_sync_unblock);
APPLY(apply_group_new);
APPLY(apply_group_enter);
APPLY(apply_group_task);
APPLY(apply_group_abort);
APPLY(apply_group_wait);
APPLY(apply_group_exit);
APPLY(apply_timeout_new);
APPLY(apply_timeout_reschedule);
APPLY(apply_timeout_expire);
APPLY(apply_timeout_exit);
APPLY(apply_thread_new);
APPLY(apply_thread_run);
APPLY(apply_thread_block);
APPLY(apply_thread_done);
APPLY(apply_job_new);
APPLY(apply_job_run);
APPLY(apply_job_done);

#endif
