/* What the smaller panes say beside their lists: why what is ready is so, where
 * control came from, what is cut and counted. */
#include "support/test.h"

#include <stdio.h>

#include "unit/ui/one_screen.h"

static int open_chained(void **state)
{
    (void)state;
    if (open_trace("tests/traces/cpython-chained.jsonl") != 0)
        return -1;
    screen_size(&s, 120, 40);
    return 0;
}

/* Another trace on the screen, after so many events of it; and back. */
static void show(struct trace_build *b, size_t events)
{
    static const struct trace_header header = {.program = STR("p.py")};
    ui_attach(s.ui, b->store, &header, true);
    ui_set_detail(s.ui, DETAIL_EVENTS);
    ui_go_to_events(s.ui, events);
}

static void hide(struct trace_build *b)
{
    ui_attach(s.ui, s.store, &s.header, true);
    trace_build_fini(b);
}

/* As at TEACHING's step 50: chain(6) has got part1's result and is in part2. */
static void control_and_where_it_came_from(void **state)
{
    (void)state;
    ui_set_detail(s.ui, DETAIL_LINES);
    screen_keys(&s, ":");
    screen_type(&s, "t=4");
    screen_keys(&s, "Enter");
    for (int i = 0; i < 40 && !strstr(screen_text(&s), "chain(6) › part2"); i++)
        screen_keys(&s, "→");
    assert_shows("loop › chain(6) › part2\n");
    assert_shows("part1 returned into chain; the loop had no part.");
    assert_shows("this pass    chain(3)   sleep(4) is over");
    screen_keys(&s, "t");
    assert_lacks("the loop had no part");
}

/* With what a coroutine was called is told too, when the trace knows it. */
static void calls_have_their_arguments(void **state)
{
    struct trace_build b;
    (void)state;
    trace_build_init(&b);
    trace_build_add(&b, (struct event){.kind = EV_begin});
    ADD(&b, loop_pass, .n = 1, .ready = 1);
    ADD(&b, task_new, .task = 1, .label = STR("main"));
    ADD(&b, timer_set, .timer = 1, .when = 1);
    ADD(&b, task_run, .task = 1);
    ADD(&b, frame_new, .frame = 1, .kind = STR("coro"), .fn = STR("main"),
        .task = 1);
    for (uint32_t i = 2; i < 4; i++)
        ADD(&b, frame_new, .frame = i, .kind = STR("coro"), .parent = i - 1,
            .fn = STR("Kitchen.cook"), .task = 1,
            .set = STR("{\"self\":\"<Kitchen>\",\"n\":\"6\","
                       "\"what\":\"'rice'\"}"));
    show(&b, 9);
    assert_shows("loop › main › cook › cook(6, 'rice')");
    assert_shows("Until it waits, no other task can run.");
    ADD(&b, return_, .frame = 3);
    ui_store_grew(s.ui, true);
    screen_keys(&s, "G");
    assert_shows("loop › main › cook(6, 'rice')");
    assert_shows("cook returned into cook; the loop had no part.");
    screen_size(&s, 160, 40);
    assert_shows("cook(6, 'rice') returned into cook(6, 'rice'); the loop had "
                 "no part.");
    hide(&b);
}

/* Twelve tasks wait for an item; the names that don't fit are counted. */
static void waiters_that_have_no_room_are_counted(void **state)
{
    static char names[13][16];
    struct trace_build b;
    (void)state;
    trace_build_init(&b);
    ADD(&b, queue_new, .queue = 1, .name = STR("q"));
    for (uint32_t i = 1; i <= 12; i++) {
        snprintf(names[i], sizeof names[i], "taker%02u", (unsigned)i);
        ADD(&b, task_new, .task = i, .label = str_of(names[i]));
        ADD(&b, queue_block, .queue = 1, .side = STR("get"), .task = i);
    }
    show(&b, 25);
    screen_size(&s, 80, 24);
    assert_shows("waiting in get:  taker01, taker02 +10");
    screen_size(&s, 200, 60);
    assert_shows("waiting in get:  taker01, taker02, taker03, taker04");
    hide(&b);
}

/* Eight deadlines for the five rows there are: the last ones share one. */
static void deadlines_without_a_row_share_the_last_one(void **state)
{
    static char names[9][8];
    struct trace_build b;
    (void)state;
    trace_build_init(&b);
    for (uint32_t i = 1; i <= 8; i++) {
        snprintf(names[i], sizeof names[i], "n%u", (unsigned)i);
        ADD(&b, task_new, .task = i, .label = str_of(names[i]));
        ADD(&b, timer_set, .timer = i, .when = i, .task = i,
            .what = STR("sleep"));
    }
    show(&b, 16);
    screen_size(&s, 80, 24);
    assert_shows("1.000   n1");
    assert_shows("5.000 n5 │ 6.000 n6 │");
    assert_lacks("more, until");
    hide(&b);
}

/* Of thirty tasks in a small pane those that are few are named, the many from the
 * first to the last, and what has no row is summed up. */
static void groups_name_their_members(void **state)
{
    static char names[31][8];
    struct trace_build b;
    (void)state;
    trace_build_init(&b);
    for (uint32_t i = 1; i <= 30; i++) {
        snprintf(names[i], sizeof names[i], "n%u", (unsigned)i);
        ADD(&b, task_new, .task = i, .label = str_of(names[i]));
    }
    ADD(&b, task_run, .task = 4);
    ADD(&b, task_wait, .task = 4,
        .on = {.kind = STR("gather"), .text = STR("gather of 2")});
    for (uint32_t i = 7; i <= 9; i++)
        ADD(&b, task_done, .task = i, .outcome = STR("result"));
    show(&b, 35);
    screen_size(&s, 60, 16);
    screen_keys(&s, "P");
    assert_shows("  26 READY     n1 to n30");
    assert_shows("   1 WAITING   on gather: n4");
    assert_shows("   3 DONE      n7, n8, n9");
    ADD(&b, task_done, .task = 10, .outcome = STR("error"));
    ADD(&b, task_done, .task = 11, .outcome = STR("cancelled"));
    ui_store_grew(s.ui, true);
    ui_go_to_events(s.ui, 37);
    assert_shows("  24 READY     n1 to n30");
    assert_shows("   1 FAILED    n10");
    assert_shows("⊘ 1 CANCELLED   ✓ 3 DONE");
    screen_keys(&s, "P");
    hide(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(control_and_where_it_came_from,
                                        open_chained, close_trace),
        cmocka_unit_test_setup_teardown(calls_have_their_arguments,
                                        open_chained, close_trace),
        cmocka_unit_test_setup_teardown(groups_name_their_members,
                                        open_chained, close_trace),
        cmocka_unit_test_setup_teardown(waiters_that_have_no_room_are_counted,
                                        open_chained, close_trace),
        cmocka_unit_test_setup_teardown(
            deadlines_without_a_row_share_the_last_one, open_chained,
            close_trace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
