/* How far the timeline's axis reaches, event by event. */
#include "support/test.h"

#include <math.h>

#include "ui/reach.h"

static void it_grows_by_round_numbers_and_only_when_it_must(void **state)
{
    static const struct {
        double t, end;
    } clocks[] = {{0, 0},   {0.3, 0.3}, {0.8, 0.8}, {1, 1},   {1.1, 1.5},
                  {1.4, 1.5}, {4, 5},   {11, 15},   {15, 15}, {16, 20}};
    struct reach r = {0};
    (void)state;
    for (uint32_t i = 0; i < sizeof clocks / sizeof *clocks; i++) {
        reach_clock(&r, i, clocks[i].t);
        assert_true(fabs(reach_at(&r, i + 1) - clocks[i].end) < 1e-9);
    }
    /* and knows how far it was before */
    for (uint32_t i = 0; i < sizeof clocks / sizeof *clocks; i++)
        assert_true(fabs(reach_at(&r, i + 1) - clocks[i].end) < 1e-9);
    reach_fini(&r);
}

static void sleeps_that_are_much_too_long_do_not_count(void **state)
{
    const double alone[] = {3600}, both[] = {3600, 1}, near[] = {8, 3600, 1};
    struct reach r = {0};
    (void)state;
    reach_timers(&r, 0, 0, both + 1, 1);
    reach_timers(&r, 1, 0, both, 2);
    assert_true(reach_at(&r, 2) == 1);
    reach_timers(&r, 2, 0, near, 3);
    assert_true(reach_at(&r, 3) == 8);
    reach_fini(&r);
    r = (struct reach){0};
    reach_timers(&r, 0, 0, alone, 1);
    assert_true(reach_at(&r, 1) == 5000);
    reach_timers(&r, 1, 0, both, 2); /* there is something nearer now */
    assert_true(reach_at(&r, 2) == 1);
    assert_true(reach_at(&r, 1) == 5000);
    reach_fini(&r);
}

static void infinity_is_nowhere(void **state)
{
    const double never[] = {INFINITY};
    struct reach r = {0};
    (void)state;
    reach_timers(&r, 0, 2, never, 1);
    reach_clock(&r, 1, INFINITY);
    assert_true(reach_at(&r, 2) == 2);
    reach_fini(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_grows_by_round_numbers_and_only_when_it_must),
        cmocka_unit_test(sleeps_that_are_much_too_long_do_not_count),
        cmocka_unit_test(infinity_is_nowhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
