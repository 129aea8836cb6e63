#include "model/model.h"

#include <stdlib.h>

#include "model/priv.h"

/* -- arrays -- */

static const struct m_task empty_tasks = {
    .new_event = NO_EVENT, .wait_event = NO_EVENT, .wake_event = NO_EVENT,
    .done_event = NO_EVENT, .ready_event = NO_EVENT,
    .wait = {.since = NO_EVENT}};
static const struct m_handle empty_handles = {.push_event = NO_EVENT};
static const struct m_timer empty_timers = {.set_event = NO_EVENT};
static const struct m_future empty_futures = {.new_event = NO_EVENT,
                                              .done_event = NO_EVENT};
static const struct m_frame empty_frames = {.new_event = NO_EVENT,
                                            .line_event = NO_EVENT};
static const struct m_queue empty_queues = {.new_event = NO_EVENT};
static const struct m_item empty_items = {.put_event = NO_EVENT,
                                          .get_event = NO_EVENT};
static const struct m_sync empty_syncs = {.new_event = NO_EVENT};
static const struct m_hold empty_holds = {.since = NO_EVENT};
static const struct m_group empty_groups = {.new_event = NO_EVENT,
                                            .abort_event = NO_EVENT};
static const struct m_timeout empty_timeouts = {.new_event = NO_EVENT};
static const struct m_thread empty_threads = {.new_event = NO_EVENT,
                                              .block_event = NO_EVENT,
                                              .wait = {.since = NO_EVENT}};
static const struct m_job empty_jobs = {
    .new_event = NO_EVENT, .run_event = NO_EVENT, .done_event = NO_EVENT};
static const uint32_t empty_ready, empty_outs = NO_EVENT, empty_deadlines;
static const struct m_var empty_vars = {.set_event = NO_EVENT};
static const struct m_watch empty_watches;

const struct array_info model_arrays[ARRAYS] = {
#define X(name)                                                               \
    [ARRAY_##name] = {#name, offsetof(struct model, name),                    \
                      sizeof *((struct model *)0)->name.p, &empty_##name},
    MODEL_ARRAYS(X)
#undef X
};

void array_grow(struct model *m, enum array a, size_t to)
{
    struct any_array *array = model_array(m, a);
    size_t size = model_arrays[a].size;
    if (array->cap < to) {
        size_t cap = array->cap ? array->cap + array->cap / 2 : 16;
        if (cap < to)
            cap = to;
        array->p = xrealloc(array->p, cap * size);
        array->cap = cap;
    }
    for (; array->n < to; array->n++)
        memcpy(array->p + array->n * size, model_arrays[a].empty, size);
}

bool cell_ensure(struct model *m, enum array a, uint32_t id)
{
    /* A trace can't speak of the millionth task after ten events: such an id is
     * wrong, and believing it would cost the memory of a million tasks. */
    enum { MOST = 16 << 20, SLACK = 4096 };
    if (id < model_array(m, a)->n)
        return id > 0;
    if (id == 0 || id > MOST || id > m->at + SLACK)
        return false;
    journal_grow(m, a, (size_t)id + 1);
    return true;
}

void model_clear(struct model *m)
{
    memset((char *)m + SCALARS_BEGIN, 0, SCALARS_END - SCALARS_BEGIN);
    m->at = 0;
    m->last_line_event = m->last_out = NO_EVENT;
    for (int a = 0; a < ARRAYS; a++)
        model_array(m, (enum array)a)->n = 0;
}

/* -- life -- */

void model_init(struct model *m, const struct trace_store *store)
{
    memset(m, 0, sizeof *m);
    m->store = store;
    m->journal = xcalloc(1, sizeof *m->journal);
    m->journal->labels = labels_new();
    m->journal->names = names_new();
    model_clear(m);
    journal_reset(m);
}

void model_fini(struct model *m)
{
    checkpoints_fini(m);
    locals_fini(&m->journal->locals);
    labels_free(m->journal->labels);
    names_free(m->journal->names);
    suspended_free(m->journal->suspended);
    free(m->journal->j.p);
    free(m->journal);
    for (int a = 0; a < ARRAYS; a++)
        free(model_array(m, (enum array)a)->p);
    memset(m, 0, sizeof *m);
}

/* -- moving -- */

bool model_apply(struct model *m)
{
    struct event e;
    if (m->at >= trace_store_count(m->store) || m->at >= NO_EVENT)
        return false;
    trace_store_get(m->store, m->at, &e);
    journal_begin(&m->journal->j);
    apply_event(m, &e, (uint32_t)m->at);
    journal_end(&m->journal->j);
    m->at++;
    checkpoint_consider(m);
    return true;
}

/* Goes to k >= the last checkpoint before it, over that checkpoint. */
static void walk_from_checkpoint(struct model *m, size_t k)
{
    checkpoint_restore(m, k);
    while (m->at < k)
        model_apply(m);
}

bool model_undo(struct model *m)
{
    if (m->at == 0)
        return false;
    if (m->at == m->journal->j.base) {
        walk_from_checkpoint(m, m->at - 1);
        return true;
    }
    journal_undo(m);
    m->at--;
    return true;
}

/* What a way costs, in events applied: undoing one is about half of that, a
 * checkpoint is copied at so many bytes in the time of an event. */
enum { COPY_BYTES = 400 };

static size_t cost_from_checkpoint(const struct model *m, size_t k)
{
    return k - checkpoint_before(m, k) + model_state_bytes(m) / COPY_BYTES;
}

bool model_approach(struct model *m, size_t k, size_t most)
{
    size_t count = trace_store_count(m->store);
    if (k > count)
        k = count;
    size_t far = cost_from_checkpoint(m, k);
    bool forward = k >= m->at && k - m->at <= far;
    bool back = k < m->at && k >= m->journal->j.base && (m->at - k) / 2 <= far;
    if (!forward && !back)
        checkpoint_restore(m, k);
    for (; most && m->at > k; most--)
        model_undo(m);
    for (; most && m->at < k; most--)
        if (!model_apply(m))
            return true;
    return m->at == k;
}

void model_seek(struct model *m, size_t k)
{
    while (!model_approach(m, k, SIZE_MAX))
        ;
}
