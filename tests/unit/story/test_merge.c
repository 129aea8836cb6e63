/* Two runs on one clock: every step of both, in the order of time; and any place in
 * that order found again. */
#include "support/test.h"

#include "story/merge.h"
#include "support/trace_build.h"

struct pair {
    struct trace_build b[MERGE_SIDES];
    struct story *story[MERGE_SIDES];
    struct merge m;
};

static void pair_begin(struct pair *p)
{
    for (int i = 0; i < MERGE_SIDES; i++)
        trace_build_init(&p->b[i]);
}

static void pair_tell(struct pair *p, enum detail detail, bool over)
{
    p->m = (struct merge){.detail = detail};
    for (int i = 0; i < MERGE_SIDES; i++) {
        if (!p->story[i])
            p->story[i] = story_new(p->b[i].store);
        story_update(p->story[i], over);
        p->m.side[i] = (struct merge_side){p->story[i], p->b[i].store, over};
    }
}

static void pair_end(struct pair *p)
{
    for (int i = 0; i < MERGE_SIDES; i++) {
        story_free(p->story[i]);
        trace_build_fini(&p->b[i]);
    }
    *p = (struct pair){0};
}

static bool comes_after(double t, int side, double before, int side_before)
{
    return t > before || (t == before && side >= side_before);
}

/* Goes through all of both, and asks at each place for the ways to it. */
static void assert_merged(const struct merge *m)
{
    size_t at[MERGE_SIDES] = {0, 0}, there[MERGE_SIDES], n = 0;
    double t = -1;
    int side, last = MERGE_NONE;
    assert_int_equal(merge_last(m, at), MERGE_NONE);
    while ((side = merge_next(m, at)) >= 0) {
        double now = merge_time(m, side, ++at[side]);
        assert_true(comes_after(now, side, t, last));
        t = now;
        last = side;
        n++;
        assert_int_equal(merge_last(m, at), side);
        merge_go(m, n, there);
        assert_memory_equal(there, at, sizeof at);
        size_t events = story_boundary(m->side[side].story, m->detail, at[side]);
        merge_follow(m, side, events, there);
        assert_memory_equal(there, at, sizeof at);
    }
    assert_int_equal(side, MERGE_NONE);
    for (int i = 0; i < MERGE_SIDES; i++)
        assert_int_equal(at[i], story_steps(m->side[i].story, m->detail));
    merge_go(m, n + 9, there);
    assert_memory_equal(there, at, sizeof at);
    merge_go_to_time(m, t, there);
    assert_memory_equal(there, at, sizeof at);
}

static void every_step_of_both_comes_once_in_the_order_of_time(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 40; seed++) {
        struct pair p = {0};
        pair_begin(&p);
        trace_build_random(&p.b[0], seed, 20 + seed * 5, 0);
        trace_build_random(&p.b[1], seed * 7 + 1, 200 - seed * 4, 0);
        for (int d = 0; d < DETAIL_COUNT; d++) {
            pair_tell(&p, (enum detail)d, true);
            assert_merged(&p.m);
        }
        pair_end(&p);
    }
}

static void line_at(struct trace_build *b, double t, int line)
{
    b->t = t;
    ADD(b, line, .frame = 1, .line = line);
}

static void program(struct trace_build *b)
{
    trace_build_add(b, (struct event){.kind = EV_begin});
    ADD(b, frame_new, .frame = 1, .kind = STR("module"), .file = STR("p.py"));
}

static void nobody_comes_before_it_is_known_what_the_other_does(void **state)
{
    struct pair p = {0};
    size_t at[MERGE_SIDES] = {0, 0};
    (void)state;
    pair_begin(&p);
    program(&p.b[0]);
    program(&p.b[1]);
    for (int i = 1; i < 5; i++)
        line_at(&p.b[0], i, i);
    pair_tell(&p, DETAIL_EVENTS, false);
    at[0] = 4;
    assert_int_equal(merge_next(&p.m, at), MERGE_RIGHT); /* one of two is whole */
    at[1] = 1;
    assert_int_equal(merge_next(&p.m, at), MERGE_UNKNOWN);
    assert_false(merge_lacks(&p.m, at, MERGE_LEFT));
    assert_true(merge_lacks(&p.m, at, MERGE_RIGHT));
    pair_tell(&p, DETAIL_EVENTS, true);
    assert_int_equal(merge_next(&p.m, at), MERGE_RIGHT);
    at[1] = 2;
    assert_int_equal(merge_next(&p.m, at), MERGE_LEFT);
    pair_end(&p);
}

static void one_is_where_it_is_when_the_other_has_gone_there(void **state)
{
    struct pair p = {0};
    size_t at[MERGE_SIDES];
    (void)state;
    pair_begin(&p);
    for (int i = 0; i < MERGE_SIDES; i++) {
        program(&p.b[i]);
        for (int k = 1; k < 5; k++)
            line_at(&p.b[i], k * (i + 1), k);
    }
    pair_tell(&p, DETAIL_EVENTS, true);
    merge_follow(&p.m, MERGE_RIGHT, 3, at); /* t=2, behind the left one's */
    assert_int_equal(at[MERGE_RIGHT], 3);
    assert_int_equal(at[MERGE_LEFT], 4);
    merge_follow(&p.m, MERGE_LEFT, 4, at); /* t=2, before the right one's */
    assert_int_equal(at[MERGE_LEFT], 4);
    assert_int_equal(at[MERGE_RIGHT], 2);
    merge_follow(&p.m, MERGE_LEFT, 0, at);
    assert_int_equal(at[MERGE_RIGHT], 0);
    merge_go_to_time(&p.m, 3.5, at);
    assert_int_equal(at[MERGE_LEFT], 5);
    assert_int_equal(at[MERGE_RIGHT], 3);
    pair_end(&p);
}

/* -- how they ended ---------------------------------------------------------- */

static void assert_compared(struct run_end left, struct run_end right,
                            const char *text)
{
    const struct str names[] = {STR("slow"), STR("quick")};
    const struct run_end ends[] = {left, right};
    struct buf b = {0};
    merge_compare(names, ends, &b);
    assert_string_equal(buf_z(&b), text);
    buf_fini(&b);
}

static void what_they_took_is_compared(void **state)
{
    const struct run_end three = {RUN_DONE, 3}, one = {RUN_DONE, 1};
    (void)state;
    assert_compared(three, one, "slow 3.000 s, quick 1.000 s: 2.000 s sooner, 3.0 "
                                "times as fast.");
    assert_compared(one, three, "slow 1.000 s, quick 3.000 s: 2.000 s sooner, 3.0 "
                                "times as fast.");
    assert_compared(one, one, "slow 1.000 s, quick 1.000 s: they take equally "
                              "long.");
    assert_compared(one, (struct run_end){RUN_DONE, 0},
                    "slow 1.000 s, quick 0.000 s: 1.000 s sooner.");
    assert_compared(three, (struct run_end){RUN_DEADLOCK, 1},
                    "slow: ended at 3.000; quick: deadlock at 1.000. There is "
                    "nothing to compare.");
    assert_compared((struct run_end){RUN_FAILED, 2}, (struct run_end){0},
                    "slow: failed at 2.000; quick: does not run. There is "
                    "nothing to compare.");
}

static void how_a_run_ended_is_in_its_last_event(void **state)
{
    struct trace_build b;
    (void)state;
    trace_build_init(&b);
    assert_int_equal(run_end_of(b.store).kind, RUN_NEVER);
    program(&b);
    line_at(&b, 2, 1);
    assert_int_equal(run_end_of(b.store).kind, RUN_OPEN);
    ADD(&b, end, .status = 0);
    assert_int_equal(run_end_of(b.store).kind, RUN_DONE);
    assert_true(run_end_of(b.store).t == 2);
    ADD(&b, diag, .kind = STR("deadlock"));
    ADD(&b, end, .status = 5);
    assert_int_equal(run_end_of(b.store).kind, RUN_DEADLOCK);
    ADD(&b, diag, .kind = STR("limit"));
    ADD(&b, end, .status = 4);
    assert_int_equal(run_end_of(b.store).kind, RUN_OPEN);
    ADD(&b, end, .status = 1, .error = STR("ValueError"));
    assert_int_equal(run_end_of(b.store).kind, RUN_FAILED);
    trace_build_fini(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_step_of_both_comes_once_in_the_order_of_time),
        cmocka_unit_test(nobody_comes_before_it_is_known_what_the_other_does),
        cmocka_unit_test(one_is_where_it_is_when_the_other_has_gone_there),
        cmocka_unit_test(what_they_took_is_compared),
        cmocka_unit_test(how_a_run_ended_is_in_its_last_event),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
