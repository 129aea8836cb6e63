#include "support/test.h"

#include <stdlib.h>

#include "model/model.h"
#include "support/trace_build.h"

/* The property on which stepping back rests: whatever the trace, undo gives
 * back exactly the state that was, and a jump gives the state of a walk. */

static char *dump(const struct model *m)
{
    struct buf out = {0};
    model_dump(m, &out);
    return buf_take(&out);
}

/* Every byte of every array: two states that are alike here are alike, but for
 * what the texts of the journal add. */
static void add_bytes(const struct model *m, struct buf *out)
{
#define ARRAY(name)                                                           \
    buf_printf(out, "%zu:", m->name.n);                                       \
    if (m->name.n)                                                            \
        buf_add(out, m->name.p, m->name.n * sizeof *m->name.p);
    ARRAY(tasks) ARRAY(handles) ARRAY(timers) ARRAY(futures) ARRAY(frames)
    ARRAY(queues) ARRAY(items) ARRAY(syncs) ARRAY(holds) ARRAY(groups)
    ARRAY(timeouts) ARRAY(threads) ARRAY(jobs) ARRAY(ready) ARRAY(outs)
    ARRAY(deadlines) ARRAY(vars) ARRAY(watches)
#undef ARRAY
    buf_add(out, (const char *)m + offsetof(struct model, t),
            offsetof(struct model, tasks) - offsetof(struct model, t));
}

static void same_bytes(struct str x, struct str y)
{
    assert_int_equal(x.n, y.n);
    assert_memory_equal(x.p, y.p, x.n);
}

/* A dump is some fifty times as dear as the bytes: it is asked for at times. */
static void same_state(const struct model *a, const struct model *b,
                       bool dumps)
{
    struct buf x = {0}, y = {0};
    add_bytes(a, &x);
    add_bytes(b, &y);
    same_bytes(buf_str(&x), buf_str(&y));
    buf_fini(&x);
    buf_fini(&y);
    if (!dumps)
        return;
    char *p = dump(a), *q = dump(b);
    assert_string_equal(p, q);
    free(p);
    free(q);
}

/* All that the queries say, so that none of them trips over a broken state. */
static void ask_everything(const struct model *m)
{
    uint32_t ids[16];
    struct m_place places[16];
    struct buf out = {0};
    model_timers(m, ids, 16);
    for (size_t i = 0; i < model_ready_count(m); i++)
        assert_true(model_ready(m, i) > 0);
    assert_true(model_ready_this_pass(m) <= model_ready_count(m));
    for (uint32_t q = 0; q <= m->queues.n && q < 20; q++) {
        model_queue_items(m, q, ids, 16);
        model_queue_name(m, q, &out);
    }
    for (uint32_t i = 0; i <= 20; i++) {
        uint32_t holder;
        model_sync_name(m, i, &out);
        model_group_name(m, i, &out);
        model_thread_name(m, i, &out);
        model_sync_is_part(m, i);
        if (i < m->syncs.n)
            assert_true(model_sync_waiting(m, i) <= m->syncs.p[i].line.n);
        model_sync_holder(m, i, &holder);
        model_holds(m, i, i);
        assert_true(model_thread_stack(m, i, places, 16) <= 16);
    }
    for (uint32_t t = 0; t <= m->tasks.n && t < 20; t++) {
        assert_true(model_stack(m, t, places, 16) <= 16);
        model_task_label(m, t, &out);
    }
    model_suspended_on(m, STR("a.py"), 3);
    buf_fini(&out);
}

static void count_local(void *arg, struct str name, struct str repr,
                        uint32_t set_event)
{
    (void)name, (void)repr, (void)set_event;
    ++*(size_t *)arg;
}

/* What undo must give back: the bytes at each event, the dump at some. */
struct moment {
    struct buf bytes;
    char *dump;
};
enum { DUMP_EVERY = 8 };

static struct moment moment_of(const struct model *m, bool with_dump)
{
    struct moment now = {.dump = with_dump ? dump(m) : NULL};
    add_bytes(m, &now.bytes);
    return now;
}

static void moment_is(struct moment *then, const struct model *m)
{
    struct moment now = moment_of(m, then->dump != NULL);
    same_bytes(buf_str(&now.bytes), buf_str(&then->bytes));
    if (then->dump)
        assert_string_equal(now.dump, then->dump);
    free(now.dump);
    free(then->dump);
    buf_fini(&now.bytes);
    buf_fini(&then->bytes);
}

static void undo_all(uint64_t seed, size_t n, int hostile)
{
    struct trace_build b;
    struct model m, empty;
    trace_build_init(&b);
    trace_build_random(&b, seed, n, hostile);
    model_init(&m, b.store);
    model_init(&empty, b.store);
    struct moment *moments = calloc(n + 1, sizeof *moments);
    n = trace_store_count(b.store) < n ? trace_store_count(b.store) : n;
    for (size_t i = 0; i < n; i++) {
        moments[i] = moment_of(&m, (i + seed) % DUMP_EVERY == 0);
        assert_true(model_apply(&m));
        ask_everything(&m);
        size_t locals = 0;
        for (uint32_t f = 0; f <= m.frames.n && f < 20; f++)
            model_locals(&m, f, count_local, &locals);
    }
    for (size_t i = n; i-- > 0;) {
        assert_true(model_undo(&m));
        moment_is(&moments[i], &m);
    }
    assert_false(model_undo(&m));
    same_state(&m, &empty, true);
    free(moments);
    model_fini(&m);
    model_fini(&empty);
    trace_build_fini(&b);
}

static void test_undo_plausible(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++)
        undo_all(seed, 300, 0);
}

static void test_undo_hostile(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++)
        undo_all(seed, 300, (int)(seed * 100 / 40));
}

/* Random places in a trace that has several checkpoints, against a walk. */
static void seek_around(uint64_t seed, size_t n, int hostile, int jumps)
{
    struct trace_build b;
    struct model m, walk;
    uint64_t random = seed;
    trace_build_init(&b);
    trace_build_random(&b, seed, n, hostile);
    model_init(&m, b.store);
    n = trace_store_count(b.store);
    model_seek(&m, n + 10);
    assert_int_equal(m.at, n);
    for (int i = 0; i < jumps; i++) {
        size_t k = random_below(&random, n + 1);
        model_seek(&m, k);
        for (size_t back = random_below(&random, 3); back > 0; back--)
            model_undo(&m);
        if (random_below(&random, 2))
            model_apply(&m);
        model_init(&walk, b.store);
        while (walk.at < m.at)
            model_apply(&walk);
        same_state(&m, &walk, n < 1000 || i == 0);
        model_fini(&walk);
    }
    model_seek(&m, 0);
    model_init(&walk, b.store);
    same_state(&m, &walk, true);
    model_fini(&walk);
    model_fini(&m);
    trace_build_fini(&b);
}

static void test_seek(void **state)
{
    (void)state;
    seek_around(1, 40000, 0, 12);
    seek_around(2, 30000, 5, 12);
    seek_around(3, 20000, 60, 8);
    seek_around(4, 60, 10, 60);
}

/* A store may grow under a model that stands at its end. */
static void test_growing_store(void **state)
{
    struct trace_build b;
    struct model m;
    (void)state;
    trace_build_init(&b);
    model_init(&m, b.store);
    assert_false(model_apply(&m));
    assert_false(model_undo(&m));
    trace_build_random(&b, 9, 100, 0);
    model_seek(&m, SIZE_MAX);
    size_t before = m.at;
    assert_true(before >= 100);
    trace_build_random(&b, 10, 100, 0);
    assert_true(model_apply(&m));
    model_seek(&m, SIZE_MAX);
    assert_int_equal(m.at, trace_store_count(b.store));
    model_seek(&m, before);
    model_seek(&m, 0);
    assert_int_equal(m.tasks.n, 0);
    model_fini(&m);
    trace_build_fini(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_undo_plausible),
        cmocka_unit_test(test_undo_hostile),
        cmocka_unit_test(test_seek),
        cmocka_unit_test(test_growing_store),
    };
    return cmocka_run_group_tests_name("model undo", tests, NULL, NULL);
}
