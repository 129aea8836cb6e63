/* Questions on traces of every sort: each that is asked is fair and leaves the
 * model as it was. That the answers are true is tests/cli/quiz.py's business. */
#include "story/question.h"

#include <stdlib.h>

#include "support/test.h"
#include "support/trace_build.h"

static void assert_fair(const struct question *q)
{
    size_t ideas = 0;
    assert_in_range(q->n, 3, QUESTION_OPTIONS);
    assert_true(q->right < q->n);
    assert_null(q->options[q->right].idea);
    assert_true(q->text.n && q->because.n);
    assert_true(q->reveal >= q->asked);
    for (size_t i = 0; i < q->n; i++) {
        ideas += q->options[i].idea != NULL;
        assert_true(q->options[i].text.n > 0);
        for (size_t k = 0; k < i; k++)
            assert_false(str_eq(buf_str(&q->options[i].text),
                                buf_str(&q->options[k].text)));
    }
    assert_true(ideas >= 2);
}

/* Every kind after every few events; how many questions there were. */
static size_t ask_everywhere(struct trace_build *b, size_t stride)
{
    struct story *s = story_new(b->store);
    struct model m;
    size_t asked = 0, n = trace_store_count(b->store);
    story_update(s, true);
    model_init(&m, b->store);
    for (size_t at = 0; at <= n; at += stride) {
        struct buf before = {0}, after = {0};
        model_seek(&m, at);
        model_dump(&m, &before);
        for (int k = 0; k < QUESTION_COUNT; k++) {
            struct question q;
            if (!question_make(s, &m, (enum question_kind)k, true, at, &q))
                continue;
            assert_fair(&q);
            question_fini(&q);
            asked++;
        }
        model_dump(&m, &after);
        assert_true(str_eq(buf_str(&before), buf_str(&after)));
        buf_fini(&before);
        buf_fini(&after);
    }
    model_fini(&m);
    story_free(s);
    return asked;
}

static void test_random_traces(void **state)
{
    (void)state;
    size_t asked = 0;
    for (uint64_t seed = 0; seed < 60; seed++) {
        struct trace_build b;
        trace_build_init(&b);
        trace_build_random(&b, seed, 400, (int)(seed % 4 * 33));
        asked += ask_everywhere(&b, 7);
        trace_build_fini(&b);
    }
    assert_true(asked > 100);
}

/* Two tasks; the first has run and sleeps, the second was just made. */
static void build_two(struct trace_build *b)
{
    trace_build_init(b);
    trace_build_add(b, (struct event){.kind = EV_begin});
    for (uint32_t t = 1; t <= 3; t++) {
        ADD(b, task_new, .task = t, .label = t == 1 ? STR("main")
                                    : t == 2 ? STR("a") : STR("b"));
        ADD(b, ready_push, .handle = t, .what = STR("step"), .task = t,
            .why = STR("created"));
    }
    for (uint32_t t = 1; t <= 3; t++) {
        ADD(b, ready_pop, .handle = t);
        ADD(b, task_run, .task = t);
        ADD(b, timer_set, .timer = t, .when = t, .what = STR("sleep"),
            .task = t);
        ADD(b, task_wait, .task = t, .on = {STR("sleep"), t, STR("sleep")});
    }
    b->t = 3;
    ADD(b, end, .status = 0);
}

static void test_one_of_each(void **state)
{
    (void)state;
    struct trace_build b;
    struct question q;
    struct model m;
    build_two(&b);
    struct story *s = story_new(b.store);
    story_update(s, true);
    model_init(&m, b.store);
    model_seek(&m, 9); /* main runs */
    assert_true(question_make(s, &m, QUESTION_next_task, true, 0, &q));
    assert_string_equal(buf_z(&q.options[q.right].text), "a");
    assert_int_equal(q.reveal, 13);
    question_fini(&q);
    assert_true(question_make(s, &m, QUESTION_ready, true, 0, &q));
    assert_string_equal(buf_z(&q.options[q.right].text), "a, b");
    question_fini(&q);
    assert_true(question_make(s, &m, QUESTION_end_time, true, 0, &q));
    assert_string_equal(buf_z(&q.options[q.right].text), "at 3 s");
    question_fini(&q);
    assert_false(question_make(s, &m, QUESTION_end_time, false, 0, &q));
    assert_false(question_make(s, &m, QUESTION_who_gets, true, 0, &q));
    model_seek(&m, trace_store_count(b.store));
    for (int k = 0; k < QUESTION_COUNT; k++) /* nothing comes any more */
        assert_false(question_make(s, &m, (enum question_kind)k, true, 0, &q));
    model_fini(&m);
    story_free(s);
    trace_build_fini(&b);
}

/* The seed and the place order the options, not the kind of mistake. */
static void test_order(void **state)
{
    (void)state;
    struct trace_build b;
    struct model m;
    bool right[QUESTION_OPTIONS] = {false};
    build_two(&b);
    struct story *s = story_new(b.store);
    story_update(s, true);
    model_init(&m, b.store);
    model_seek(&m, 9);
    for (uint64_t seed = 0; seed < 40; seed++) {
        struct question q, again;
        assert_true(question_make(s, &m, QUESTION_next_task, true, seed, &q));
        assert_true(question_make(s, &m, QUESTION_next_task, true, seed,
                                  &again));
        assert_int_equal(q.right, again.right);
        right[q.right] = true;
        question_fini(&q);
        question_fini(&again);
    }
    assert_true(right[0] && right[1] && right[2]);
    model_fini(&m);
    story_free(s);
    trace_build_fini(&b);
}

/* Plain code: three lines of output and three waits; in a loop, when asked for. */
static void build_waits(struct trace_build *b, bool loop, bool blocks,
                        bool jumps)
{
    static const char *const says[] = {"a\n", "b\n", "c\n", "d\n"};
    trace_build_init(b);
    trace_build_add(b, (struct event){.kind = EV_begin});
    ADD(b, frame_new, .frame = 1, .kind = STR("module"), .fn = STR("<module>"),
        .file = STR("a.py"), .line = 1);
    if (loop)
        ADD(b, loop_new, .loop = 1);
    for (int i = 0; i < 4; i++) {
        if (jumps)
            ADD(b, loop_clock, .to = i + 1);
        ADD(b, line, .frame = 1, .line = (uint32_t)(4 - i));
        ADD(b, out, .stream = STR("stdout"), .text = str_of(says[i]));
        if (blocks)
            ADD(b, block, .seconds = 1);
        b->t = i + 1;
    }
    ADD(b, end, .status = 0);
}

static void ask_of_waits(bool loop, bool blocks, bool jumps,
                         enum question_kind kind, struct question *q)
{
    struct trace_build b;
    struct model m;
    build_waits(&b, loop, blocks, jumps);
    struct story *s = story_new(b.store);
    story_update(s, true);
    model_init(&m, b.store);
    model_seek(&m, loop ? 3 : 2);
    assert_true(question_make(s, &m, kind, true, 0, q));
    model_fini(&m);
    story_free(s);
    trace_build_fini(&b);
}

/* Code without a loop has no READY: what is said of it must not speak of one. */
static void test_plain_code(void **state)
{
    (void)state;
    struct question q;
    ask_of_waits(false, false, false, QUESTION_end_time, &q);
    assert_int_equal(q.rule, RULE_plain);
    assert_string_equal(buf_z(&q.because), "All its waits, added up, are 4 s, "
                        "and no two of them overlap: the program ends at 4 s.");
    question_fini(&q);
    ask_of_waits(true, false, false, QUESTION_end_time, &q);
    assert_int_equal(q.rule, RULE_clock);
    question_fini(&q);
    ask_of_waits(true, true, false, QUESTION_end_time, &q);
    assert_int_equal(q.rule, RULE_blocking);
    question_fini(&q);
    ask_of_waits(false, false, false, QUESTION_next_output, &q);
    assert_int_equal(q.rule, RULE_plain);
    assert_string_equal(buf_z(&q.text), "What is printed next?");
    assert_string_equal(buf_z(&q.options[q.right].text), "\"a\"");
    question_fini(&q);
    ask_of_waits(true, false, true, QUESTION_next_output, &q);
    assert_int_equal(q.rule, RULE_clock);
    question_fini(&q);
}

/* A thread sleeps for 2 s, and another one beside it for 1 s, which the clock
 * shows as two jumps. */
static void test_threads_end(void **state)
{
    (void)state;
    struct trace_build b;
    struct question q;
    struct model m;
    trace_build_init(&b);
    trace_build_add(&b, (struct event){.kind = EV_begin});
    ADD(&b, frame_new, .frame = 1, .kind = STR("module"), .fn = STR("<module>"),
        .file = STR("a.py"), .line = 1);
    ADD(&b, line, .frame = 1, .line = 1);
    ADD(&b, thread_new, .thread = 2, .name = STR("asyncio_0"),
        .kind = STR("thread"));
    ADD(&b, thread_block, .thread = 1, .what = STR("sleep(1)"));
    ADD(&b, thread_run, .thread = 2);
    ADD(&b, thread_block, .thread = 2, .what = STR("sleep(2)"));
    b.t = 1;
    ADD(&b, thread_run, .thread = 1);
    ADD(&b, thread_block, .thread = 1, .what = STR("join asyncio_0"));
    b.t = 2;
    ADD(&b, thread_run, .thread = 2);
    ADD(&b, thread_done, .thread = 2);
    ADD(&b, thread_run, .thread = 1);
    ADD(&b, end, .status = 0);
    struct story *s = story_new(b.store);
    story_update(s, true);
    model_init(&m, b.store);
    model_seek(&m, 3);
    assert_true(question_make(s, &m, QUESTION_end_time, true, 0, &q));
    assert_string_equal(buf_z(&q.options[q.right].text), "at 2 s");
    assert_int_equal(q.n, 3); /* 2, 3 and 0 */
    assert_int_equal(q.rule, RULE_threads);
    assert_string_equal(buf_z(&q.because), "All its waits, added up, are 3 s. "
                        "What overlaps counts once: the program ends at 2 s.");
    question_fini(&q);
    model_fini(&m);
    story_free(s);
    trace_build_fini(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_traces),
        cmocka_unit_test(test_one_of_each),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_plain_code),
        cmocka_unit_test(test_threads_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
