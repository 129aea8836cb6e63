/* Slices, spans and arrows of made-up traces: whatever a trace says, slices never
 * overlap, what begins ends, and nothing goes back in time. And the formats that
 * draw them get through the same traces. */
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/vec.h"
#include "export/export.h"
#include "export/lanes.h"
#include "support/trace_build.h"

enum { WIDTH = 1000 };

/* What has been told so far. */
struct told {
    int64_t edge, at;          /* the last slice's end; the newest time */
    VEC(lane_id) lives;
    VEC(struct lane_span) spans;
    size_t slices, arrows, over;
};

static void goes_on(struct told *t, int64_t at)
{
    assert_true(at >= t->at);
    t->at = at;
}

static void on_begins(void *arg, lane_id who, int64_t at)
{
    struct told *t = arg;
    goes_on(t, at);
    for (size_t i = 0; i < t->lives.n; i++)
        assert_int_not_equal(t->lives.p[i], who);
    vec_push(&t->lives, who);
}

static void on_over(void *arg, lane_id who, int64_t at)
{
    struct told *t = arg;
    size_t i = 0;
    goes_on(t, at);
    while (i < t->lives.n && t->lives.p[i] != who)
        i++;
    assert_true(i < t->lives.n);
    t->lives.p[i] = vec_last(&t->lives);
    (void)vec_pop(&t->lives);
    t->over++;
}

static void on_slice(void *arg, const struct lane_slice *s)
{
    struct told *t = arg;
    assert_true(s->from >= t->edge);
    assert_int_equal(s->to - s->from, s->took + WIDTH);
    assert_true(s->took >= 0);
    t->edge = s->to;
    t->slices++;
}

static size_t span_of(const struct told *t, lane_id who)
{
    size_t i = 0;
    while (i < t->spans.n && t->spans.p[i].who != who)
        i++;
    return i;
}

static void on_span_begins(void *arg, const struct lane_span *s)
{
    struct told *t = arg;
    goes_on(t, s->from);
    assert_int_equal(span_of(t, s->who), t->spans.n);
    vec_push(&t->spans, *s);
}

static void on_span_ends(void *arg, const struct lane_span *s)
{
    struct told *t = arg;
    size_t i = span_of(t, s->who);
    goes_on(t, s->to);
    assert_true(i < t->spans.n);
    assert_int_equal(t->spans.p[i].from, s->from);
    assert_int_equal(t->spans.p[i].state, s->state);
    t->spans.p[i] = vec_last(&t->spans);
    (void)vec_pop(&t->spans);
}

static void on_arrow(void *arg, enum lane_arrow kind,
                     const struct lane_mark *from, const struct lane_mark *to)
{
    struct told *t = arg;
    (void)kind;
    assert_true(from->at > 0 && from->at <= to->at);
    t->arrows++;
}

static const struct lanes_ops ops = {
    .begins = on_begins,
    .over = on_over,
    .slice = on_slice,
    .span_begins = on_span_begins,
    .span_ends = on_span_ends,
    .arrow = on_arrow,
};

static struct told tell(const struct trace_store *store, bool insert)
{
    struct told t = {0};
    struct lanes l;
    struct event e;
    lanes_init(&l, store, &ops, &t, WIDTH, insert);
    l.tail = insert ? 10 * WIDTH : 0;
    while (lanes_next(&l, &e))
        ;
    lanes_fini(&l);
    assert_int_equal(t.lives.n, 0);
    assert_int_equal(t.spans.n, 0);
    vec_fini(&t.lives);
    vec_fini(&t.spans);
    return t;
}

static void write_all(const struct trace_store *store)
{
    static const char *const formats[] = {"chrome", "svg"};
    struct trace_header header = {.program = STR("p\033\"<"),
                                  .clock = STR("virtual")};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        char *text = NULL;
        size_t n = 0;
        FILE *to = open_memstream(&text, &n);
        export_format_named(formats[i])->write(
            &(struct export_job){.store = store, .header = &header, .to = to});
        fclose(to);
        assert_true(n > 100);
        assert_null(memchr(text, '\033', n));
        free(text);
    }
}

static void random_traces(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        struct trace_build b;
        trace_build_init(&b);
        trace_build_random(&b, seed, 600, (int)(seed % 4) * 33);
        tell(b.store, false);
        tell(b.store, true);
        write_all(b.store);
        trace_build_fini(&b);
    }
}

static void push(struct trace_build *b, uint32_t handle, uint32_t task,
                 struct str what)
{
    ADD(b, ready_push, .handle = handle, .what = what, .task = task,
        .why = STR("created"));
}

/* Two tasks, of which one wakes the other through a queue. */
static void wake_and_item(void **state)
{
    struct trace_build b;
    (void)state;
    trace_build_init(&b);
    ADD(&b, task_new, .task = 1, .label = STR("taker"));
    push(&b, 1, 1, STR("step"));
    ADD(&b, task_new, .task = 2, .label = STR("giver"));
    push(&b, 2, 2, STR("step"));
    ADD(&b, ready_pop, .handle = 1);
    ADD(&b, task_run, .task = 1);
    ADD(&b, task_wait, .task = 1, .on = {STR("queue.get"), 1, STR("q.get()")});
    ADD(&b, loop_select, .timeout = 1);
    b.t = 1;
    ADD(&b, ready_pop, .handle = 2);
    ADD(&b, task_run, .task = 2);
    ADD(&b, queue_put, .queue = 1, .item = 1, .task = 2);
    ADD(&b, task_wake, .task = 1, .by = 2);
    push(&b, 3, 1, STR("wakeup"));
    ADD(&b, task_done, .task = 2, .outcome = STR("result"));
    ADD(&b, ready_pop, .handle = 3);
    ADD(&b, task_run, .task = 1);
    ADD(&b, queue_get, .queue = 1, .item = 1, .task = 1);
    struct told t = tell(b.store, false);
    assert_int_equal(t.slices, 3);
    assert_int_equal(t.arrows, 2);
    assert_int_equal(t.over, 2);
    assert_int_equal(t.edge, 1000000000 + 2 * WIDTH);
    t = tell(b.store, true); /* the first turn has moved all that comes after */
    assert_int_equal(t.edge, 1000000000 + 3 * WIDTH);
    trace_build_fini(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wake_and_item),
        cmocka_unit_test(random_traces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
