/* Where one is in a run, found again in the run of the edited program. */
#include "support/test.h"

#include "story/landing.h"
#include "support/trace_build.h"

/* Tasks count and count#2 run a coroutine of p.py each, in turns: its lines 3, 4
 * and 5, moved down by `shift`, the last a second later. */
static void two_counts(struct trace_build *b, int shift, int laps)
{
    trace_build_init(b);
    ADD(b, frame_new, .frame = 1, .kind = STR("module"), .file = STR("p.py"));
    ADD(b, line, .frame = 1, .line = 1);
    for (uint32_t i = 1; i <= 2; i++)
        ADD(b, task_new, .task = i,
            .label = i == 1 ? STR("count") : STR("count#2"));
    for (uint32_t i = 1; i <= 2; i++)
        ADD(b, frame_new, .frame = i + 1, .kind = STR("coro"),
            .file = STR("p.py"), .task = i);
    for (int lap = 0; lap < laps; lap++)
        for (int line = 3; line <= 5; line++) {
            b->t = lap * 2 + (line == 5);
            for (uint32_t i = 1; i <= 2; i++)
                ADD(b, line, .frame = i + 1, .line = line + shift);
        }
}

static size_t count(const struct trace_build *b)
{
    return trace_store_count(b->store);
}

static void a_place_is_a_label_a_line_and_a_visit(void **state)
{
    struct trace_build b;
    struct landmark m;
    (void)state;
    two_counts(&b, 0, 3);
    landmark_take(&m, b.store, count(&b) - 1);
    assert_string_equal(m.label, "count");
    assert_string_equal(m.file, "p.py");
    assert_int_equal(m.line, 5);
    assert_int_equal(m.visit, 3);
    assert_true(m.t == 5);
    landmark_fini(&m);
    landmark_take(&m, b.store, 2);
    assert_null(m.label);
    assert_int_equal(m.line, 1);
    landmark_fini(&m);
    landmark_take(&m, b.store, 0);
    assert_int_equal(m.line, 0);
    landmark_fini(&m);
    trace_build_fini(&b);
}

/* The line of an event, and whose it is. */
static void assert_found(const struct landing *l, const struct trace_build *b,
                         int line, uint32_t task, double t)
{
    struct event e;
    assert_true(l->found < count(b));
    trace_store_get(b->store, l->found, &e);
    assert_int_equal(e.kind, EV_line);
    assert_int_equal(e.line.line, line);
    assert_int_equal(l->task, task);
    assert_true(e.t == t);
}

static void the_same_place_is_found_in_another_run(void **state)
{
    struct trace_build before, after;
    struct landmark m;
    struct landing l;
    (void)state;
    two_counts(&before, 0, 2);
    two_counts(&after, 4, 3);
    landmark_take(&m, before.store, count(&before) - 2); /* count#2, line 4 */
    assert_string_equal(m.label, "count#2");
    assert_int_equal(m.line, 4);
    m.line += 4;
    landing_begin(&l, &m);
    assert_true(landing_look(&l, after.store, false));
    assert_found(&l, &after, 8, 2, 2);
    landing_fini(&l);
    landmark_fini(&m);
    trace_build_fini(&before);
    trace_build_fini(&after);
}

/* Its events come in one by one: nothing is decided before the place is there. */
static void it_waits_for_events(void **state)
{
    struct trace_build before, after, some;
    struct landmark m;
    struct landing l;
    (void)state;
    two_counts(&before, 0, 2);
    two_counts(&after, 0, 2);
    trace_build_init(&some);
    landmark_take(&m, before.store, count(&before));
    landing_begin(&l, &m);
    for (size_t i = 0; i < count(&after); i++) {
        struct event e;
        assert_false(landing_look(&l, some.store, false));
        trace_store_get(after.store, i, &e);
        some.t = e.t;
        trace_build_add(&some, e);
    }
    assert_true(landing_look(&l, some.store, false));
    assert_found(&l, &some, 5, 2, 3);
    landing_fini(&l);
    landmark_fini(&m);
    trace_build_fini(&before);
    trace_build_fini(&after);
    trace_build_fini(&some);
}

static void else_it_is_the_nearest_earlier_time(void **state)
{
    struct trace_build before, after;
    struct landmark m;
    struct landing l;
    struct event e;
    (void)state;
    two_counts(&before, 0, 3);
    two_counts(&after, 0, 2);
    landmark_take(&m, before.store, count(&before) - 4); /* t 4, the third lap */
    assert_true(m.t == 4);
    landing_begin(&l, &m);
    assert_false(landing_look(&l, after.store, false));
    assert_true(landing_look(&l, after.store, true));
    assert_int_equal(l.found, SIZE_MAX);
    assert_int_equal(l.earlier, count(&after));
    landing_fini(&l);
    m.line = 0; /* taken out: no need to see more than the time */
    m.t = 2.5;
    landing_begin(&l, &m);
    assert_true(landing_look(&l, after.store, false));
    trace_store_get(after.store, l.earlier - 1, &e);
    assert_true(e.t == 2);
    trace_store_get(after.store, l.earlier, &e);
    assert_true(e.t == 3);
    landing_fini(&l);
    landmark_fini(&m);
    trace_build_fini(&before);
    trace_build_fini(&after);
}

static void an_endless_run_is_not_searched_for_ever(void **state)
{
    struct trace_build before, after;
    struct landmark m;
    struct landing l;
    (void)state;
    two_counts(&before, 0, 3);
    two_counts(&after, 7, 20000);
    landmark_take(&m, before.store, count(&before));
    landing_begin(&l, &m);
    assert_true(landing_look(&l, after.store, false));
    assert_int_equal(l.found, SIZE_MAX);
    assert_true(l.at < count(&after));
    landing_fini(&l);
    landmark_fini(&m);
    trace_build_fini(&before);
    trace_build_fini(&after);
}

/* Events without sense do no harm. */
static void anything_may_be_in_a_trace(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 30; seed++) {
        struct trace_build b;
        struct landmark m;
        struct landing l;
        trace_build_init(&b);
        trace_build_random(&b, seed, 400, seed % 3 * 50);
        landmark_take(&m, b.store, count(&b));
        landing_begin(&l, &m);
        assert_true(landing_look(&l, b.store, true));
        assert_true(!m.line || l.found != SIZE_MAX);
        landing_fini(&l);
        landmark_fini(&m);
        trace_build_fini(&b);
    }
}

static void lines_are_found_in_the_edited_text(void **state)
{
    static const struct {
        const char *before, *after;
        int line, want;
    } edits[] = {
        {"a\nb\nc\n", "a\nb\nc\n", 2, 2},
        {"a\nb\nc\n", "x\ny\na\nb\nc\n", 2, 4},     /* more in front */
        {"a\nb\nc\n", "a\nb\nc\nx\n", 3, 3},        /* more behind */
        {"a\nb\nc\n", "a\nB\nc\n", 2, 2},           /* changed */
        {"a\nb\nc\n", "a\nB\nx\nc\n", 2, 2},        /* by two lines */
        {"a\nb\nc\n", "a\nc\n", 2, 0},              /* taken out */
        {"a\nb\nc\n", "a\nc\n", 3, 2},
        {"x\na\nb\nc\ny\n", "X\na\nnew\nb\nc\nY\n", 3, 4}, /* at both ends */
        {"x\na\nb\ny\n", "X\nb\na\nY\n", 2, 3},     /* two that changed places */
        {"x\na\na\ny\n", "X\nn\na\na\nY\n", 3, 4},  /* the second of two */
        {"x\na\nb\nc\ny\n", "X\nb\nc\nY\n", 2, 0},  /* its place is another's */
        {"a", "a\nb", 1, 1},
        {"a\n", "", 1, 0},
        {"", "a\n", 1, 0},
        {"a\n", "a\n", 7, 0},
        {"a\n", "a\n", 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++)
        if (line_after_edit(str_of(edits[i].before), str_of(edits[i].after),
                            edits[i].line) != edits[i].want)
            fail_msg("edit %zu: line %d is %d", i, edits[i].line,
                     line_after_edit(str_of(edits[i].before),
                                     str_of(edits[i].after), edits[i].line));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_is_a_label_a_line_and_a_visit),
        cmocka_unit_test(the_same_place_is_found_in_another_run),
        cmocka_unit_test(it_waits_for_events),
        cmocka_unit_test(else_it_is_the_nearest_earlier_time),
        cmocka_unit_test(an_endless_run_is_not_searched_for_ever),
        cmocka_unit_test(anything_may_be_in_a_trace),
        cmocka_unit_test(lines_are_found_in_the_edited_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
