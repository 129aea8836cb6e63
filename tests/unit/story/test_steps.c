/* What a step is, on events that real CPython emitted (tests/traces: the
 * recorder with settrace's lines). The counts are those of TEACHING §1. */
#include "support/test.h"

#include "base/file.h"
#include "story/story.h"
#include "trace/reader.h"

struct walk {
    struct trace_store *store;
    struct trace_header header;
    struct story *story;
    struct model model;
};

static void walk_open(struct walk *w, const char *path)
{
    struct buf text = {0};
    assert_int_equal(file_read(path, 1 << 24, &text), STATUS_OK);
    w->store = trace_store_new(1 << 24);
    struct trace_reader *r = trace_reader_new(w->store, &w->header);
    assert_int_equal(trace_reader_feed(r, text.p, text.n), STATUS_OK);
    assert_int_equal(trace_reader_end(r), STATUS_OK);
    trace_reader_free(r);
    buf_fini(&text);
    w->story = story_new(w->store);
    story_set_header(w->story, &w->header);
    story_update(w->story, true);
    model_init(&w->model, w->store);
}

static void walk_close(struct walk *w)
{
    model_fini(&w->model);
    story_free(w->story);
    trace_header_fini(&w->header);
    trace_store_free(w->store);
}

static void countasync_has_the_steps_of_the_book(void **state)
{
    (void)state;
    struct walk w;
    walk_open(&w, "tests/traces/cpython-countasync.jsonl");
    assert_int_equal(story_steps(w.story, DETAIL_TURNS), 11);
    assert_int_equal(story_steps(w.story, DETAIL_LINES), 32);
    assert_int_equal(story_opening_detail(w.story), DETAIL_LINES);
    walk_close(&w);
}

static void chained_has_the_steps_of_the_book(void **state)
{
    (void)state;
    struct walk w;
    walk_open(&w, "tests/traces/cpython-chained.jsonl");
    assert_int_equal(story_steps(w.story, DETAIL_TURNS), 16);
    assert_int_equal(story_steps(w.story, DETAIL_LINES), 81);
    walk_close(&w);
}

/* Boundaries known early are those known at the end: steps only grow. */
static void steps_do_not_move_as_the_trace_grows(void **state)
{
    (void)state;
    struct walk w;
    walk_open(&w, "tests/traces/cpython-chained.jsonl");
    struct trace_store *grown = trace_store_new(1 << 24);
    struct story *s = story_new(grown);
    story_set_header(s, &w.header);
    for (size_t i = 0; i < trace_store_count(w.store); i++) {
        struct event e;
        trace_store_get(w.store, i, &e);
        trace_store_append(grown, &e);
        story_update(s, false);
        for (int d = DETAIL_TURNS; d <= DETAIL_LINES; d++)
            for (size_t k = 0; k <= story_steps(s, d); k++)
                assert_int_equal(story_boundary(s, d, k),
                                 story_boundary(w.story, d, k));
    }
    story_free(s);
    trace_store_free(grown);
    walk_close(&w);
}

static void step_at_is_the_inverse_of_boundary(void **state)
{
    (void)state;
    struct walk w;
    walk_open(&w, "tests/traces/cpython-chained.jsonl");
    for (int d = 0; d < DETAIL_COUNT; d++)
        for (size_t k = 0; k <= story_steps(w.story, d); k++)
            assert_int_equal(
                story_step_at(w.story, d, story_boundary(w.story, d, k)), k);
    walk_close(&w);
}

/* What is said at event `at`, told at level d. */
static void assert_why_at(struct walk *w, enum detail d, size_t at,
                          const char *part)
{
    struct step_view view;
    struct buf why = {0};
    model_seek(&w->model, at);
    story_step_view(w->story, &w->model, d, &view);
    story_why(w->story, &w->model, &view, &why);
    if (!strstr(buf_z(&why), part))
        fail_msg("at event %zu: %s\nit should hold: %s", at, buf_z(&why), part);
    buf_fini(&why);
}

static void assert_why(struct walk *w, enum detail d, size_t step,
                       const char *part)
{
    assert_why_at(w, d, story_boundary(w->story, d, step), part);
}

static void the_sentences_name_cause_and_next(void **state)
{
    (void)state;
    struct walk w;
    walk_open(&w, "tests/traces/cpython-countasync.jsonl");
    enum detail d = DETAIL_LINES;
    assert_why(&w, d, 0, "Nothing has run yet.");
    assert_why(&w, d, 1, "The program defines count, main; nothing async");
    assert_why(&w, d, 4, "asyncio.run started the loop and queued main");
    assert_why(&w, d, 5, "main was first in ready, so it starts.");
    assert_why(&w, d, 6, "gather made 3 tasks; main waits until all finish.");
    assert_why(&w, d, 8, "count#1 ran line 4 and printed \"One\".");
    assert_why(&w, d, 12, "count#2 ran line 5: sleep(1) set a timer for "
                          "t=1.000, so count#2 waits and gives control back. "
                          "Next, the loop runs the first ready task: "
                          "count#3.");
    assert_why(&w, d, 16, "Nothing was ready, so the clock jumped to 1");
    assert_why(&w, d, 17, "count#1 goes on after line 5, where it stopped");
    assert_why(&w, d, 19, "count#1 is done");
    assert_why(&w, d, 19, "main now counts 1 of 3");
    assert_why(&w, d, 32, "The program is over, with exit status 0.");
    walk_close(&w);
}

/* A question stops amid a turn: the line that ran last is not where it stopped. */
static void half_a_turn_goes_on_where_it_stopped(void **state)
{
    (void)state;
    struct walk w;
    walk_open(&w, "tests/traces/cpython-countasync.jsonl");
    assert_why_at(&w, DETAIL_TURNS, story_boundary(w.story, DETAIL_LINES, 18),
                  "count#1 goes on where it stopped, with its variables. It "
                  "printed \"Two\".");
    walk_close(&w);
}

/* No step of any level, and no event, is without a sentence. */
static void everything_has_a_sentence(void **state)
{
    (void)state;
    struct walk w;
    walk_open(&w, "tests/traces/cpython-chained.jsonl");
    for (int d = 0; d < DETAIL_COUNT; d++)
        for (size_t k = 0; k <= story_steps(w.story, d); k++)
            assert_why(&w, d, k, ".");
    for (int kind = 0; kind < EV_COUNT; kind++) {
        struct event e = {.kind = (enum event_kind)kind};
        struct buf text = {0};
        story_event(&w.model, &e, &text);
        assert_true(text.n > 0);
        if (strchr(event_info(e.kind)->name, '.'))
            assert_null(strstr(buf_z(&text), event_info(e.kind)->name));
        buf_fini(&text);
    }
    walk_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(countasync_has_the_steps_of_the_book),
        cmocka_unit_test(chained_has_the_steps_of_the_book),
        cmocka_unit_test(steps_do_not_move_as_the_trace_grows),
        cmocka_unit_test(step_at_is_the_inverse_of_boundary),
        cmocka_unit_test(the_sentences_name_cause_and_next),
        cmocka_unit_test(half_a_turn_goes_on_where_it_stopped),
        cmocka_unit_test(everything_has_a_sentence),
    };
    return cmocka_run_group_tests_name("story/steps", tests, NULL, NULL);
}
