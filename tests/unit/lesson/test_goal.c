/* Challenges held against small runs made by hand: each goal as it holds, as it
 * falls short, and before it can be told. */
#include "lesson/goal.h"

#include <stdio.h>

#include "support/test.h"
#include "support/trace_build.h"

struct fixture {
    struct trace_build b;
    struct model m;
    struct arena arena;
    struct lesson_problems problems;
    struct buf why;
};

static int setup(void **state)
{
    struct fixture *f = xcalloc(1, sizeof *f);
    trace_build_init(&f->b);
    model_init(&f->m, f->b.store);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    model_fini(&f->m);
    trace_build_fini(&f->b);
    arena_fini(&f->arena);
    lesson_problems_fini(&f->problems);
    buf_fini(&f->why);
    free(f);
    return 0;
}

static enum verdict judge(struct fixture *f, const char *goal, bool ended,
                          struct str given)
{
    struct directive d;
    struct buf text = {0};
    struct goal_run run = {&f->m, ended, given};
    buf_printf(&text, "loopscope: goal %s", goal);
    assert_true(directive_read(buf_str(&text), 1, 1, &f->arena, &d,
                               &f->problems));
    buf_fini(&text);
    f->why.n = 0;
    model_seek(&f->m, 1);
    enum verdict v = goal_check(&d, &run, &f->why);
    assert_int_equal(f->m.at, trace_store_count(f->b.store) > 0);
    return v;
}

static void assert_goal(struct fixture *f, const char *goal, bool ended,
                        enum verdict verdict, const char *why)
{
    enum verdict v = judge(f, goal, ended, (struct str){0});
    assert_string_equal(buf_z(&f->why), why);
    assert_int_equal(v, verdict);
}

static void end(struct fixture *f, double t, int status, struct str error)
{
    f->b.t = t;
    ADD(&f->b, end, .status = status, .error = error);
}

static void begin(struct fixture *f)
{
    trace_build_add(&f->b, (struct event){.kind = EV_begin});
}

/* -- time ------------------------------------------------------------------ */

static void test_time(void **state)
{
    struct fixture *f = *state;
    begin(f);
    assert_goal(f, "within 3", false, VERDICT_OPEN, "the run is not over yet");
    f->b.t = 3.5;
    ADD(&f->b, loop_select, .timeout = 0);
    assert_goal(f, "within 3", false, VERDICT_SHORT,
                "it still runs at 3.5 s; 3 s is asked for");
    end(f, 4, 0, (struct str){0});
    assert_goal(f, "within 3", true, VERDICT_SHORT,
                "it ends at 4 s; 3 s is asked for");
    assert_goal(f, "within 4", true, VERDICT_HOLDS, "it ends at 4 s");
    assert_goal(f, "takes 4", true, VERDICT_HOLDS, "it ends at 4 s");
    assert_goal(f, "takes 5", true, VERDICT_SHORT,
                "it ends at 4 s; 5 s is asked for");
    assert_goal(f, "finishes", true, VERDICT_HOLDS,
                "it ends by itself at 4 s");
    assert_goal(f, "deadlock", true, VERDICT_SHORT,
                "it ends by itself at 4 s");
}

/* 0.1 added up ten times is not 1. */
static void test_sums(void **state)
{
    struct fixture *f = *state;
    double t = 0;
    for (int i = 0; i < 10; i++)
        t += 0.1;
    begin(f);
    end(f, t + 1e-12, 0, (struct str){0});
    assert_goal(f, "takes 1", true, VERDICT_HOLDS, "it ends at 1 s");
    assert_goal(f, "within 1", true, VERDICT_HOLDS, "it ends at 1 s");
}

/* Whoever crashes early is not quick. */
static void test_errors(void **state)
{
    struct fixture *f = *state;
    begin(f);
    end(f, 1, 1, STR("KeyError"));
    assert_goal(f, "within 3", true, VERDICT_SHORT, "KeyError ends it at 1 s");
    assert_goal(f, "finishes", true, VERDICT_SHORT, "KeyError ends it at 1 s");
    assert_goal(f, "deadlock", true, VERDICT_SHORT, "KeyError ends it at 1 s");
}

static void test_exits(void **state)
{
    struct fixture *f = *state;
    begin(f);
    assert_goal(f, "finishes", false, VERDICT_OPEN, "the run is not over yet");
    assert_goal(f, "finishes", true, VERDICT_SHORT,
                "its run was broken off at 0 s");
    end(f, 0, 0, STR("SystemExit"));
    assert_goal(f, "finishes", true, VERDICT_HOLDS,
                "it ends by itself at 0 s");
}

static void test_deadlock(void **state)
{
    struct fixture *f = *state;
    begin(f);
    assert_goal(f, "deadlock", false, VERDICT_OPEN, "the run is not over yet");
    f->b.t = 2;
    ADD(&f->b, diag, .kind = STR("deadlock"), .text = STR("Deadlock."));
    end(f, 2, 5, (struct str){0});
    assert_goal(f, "deadlock", true, VERDICT_HOLDS,
                "it ends in a deadlock at 2 s");
    assert_goal(f, "finishes", true, VERDICT_SHORT,
                "it ends in a deadlock at 2 s");
    assert_goal(f, "within 9", true, VERDICT_SHORT,
                "it ends in a deadlock at 2 s");
}

/* -- starving -------------------------------------------------------------- */

static void make_task(struct fixture *f, uint32_t task, struct str label)
{
    ADD(&f->b, task_new, .task = task, .label = label);
    ADD(&f->b, ready_push, .handle = task, .what = STR("step"), .task = task,
        .why = STR("created"));
}

/* a blocks the loop for so long, while b is ready and c's sleep is over at 1. */
static void run_blocked(struct fixture *f, double seconds)
{
    begin(f);
    make_task(f, 1, STR("c"));
    make_task(f, 2, STR("a"));
    make_task(f, 3, STR("b"));
    ADD(&f->b, task_run, .task = 1);
    ADD(&f->b, timer_set, .timer = 1, .when = 1, .what = STR("sleep"),
        .task = 1);
    ADD(&f->b, task_wait, .task = 1);
    ADD(&f->b, task_run, .task = 2);
    f->b.t = seconds;
    ADD(&f->b, task_done, .task = 2, .outcome = STR("result"));
    ADD(&f->b, task_run, .task = 3);
    ADD(&f->b, task_done, .task = 3, .outcome = STR("result"));
    ADD(&f->b, timer_fire, .timer = 1, .handle = 4);
    ADD(&f->b, ready_push, .handle = 5, .what = STR("wakeup"), .task = 1);
    ADD(&f->b, task_run, .task = 1);
    ADD(&f->b, task_done, .task = 1, .outcome = STR("result"));
}

static void test_starves(void **state)
{
    struct fixture *f = *state;
    run_blocked(f, 3);
    end(f, 3, 0, (struct str){0});
    assert_goal(f, "starves b", true, VERDICT_HOLDS,
                "b waits 3 s for a turn, until t=3");
    assert_goal(f, "starves c", true, VERDICT_HOLDS, /* since 1, not since 3 */
                "c waits 2 s for a turn, until t=3");
    assert_goal(f, "starves a", true, VERDICT_SHORT,
                "a never waits for a turn while time passes; 1 s is asked "
                "for");
    assert_goal(f, "starves d", true, VERDICT_SHORT,
                "there is no task d; there are: c, a, b");
}

static void test_hardly_starves(void **state)
{
    struct fixture *f = *state;
    run_blocked(f, 0.5);
    assert_goal(f, "starves b", false, VERDICT_OPEN,
                "the run is not over yet");
    assert_goal(f, "starves d", false, VERDICT_OPEN,
                "there is no task d; there are so far: c, a, b");
    end(f, 0.5, 0, (struct str){0});
    assert_goal(f, "starves b", true, VERDICT_SHORT,
                "b waits 0.5 s for a turn, until t=0.5; 1 s is asked for");
}

/* A run that is over before its turn comes. */
static void test_starves_for_ever(void **state)
{
    struct fixture *f = *state;
    begin(f);
    make_task(f, 1, STR("count"));
    make_task(f, 2, STR("count#2"));
    ADD(&f->b, task_run, .task = 1);
    end(f, 2, 0, (struct str){0});
    assert_goal(f, "starves count#2", true, VERDICT_HOLDS,
                "count#2 waits 2 s for a turn, until t=2");
    assert_goal(f, "starves count#1", true, VERDICT_SHORT,
                "count#1 never waits for a turn while time passes; 1 s is "
                "asked for");
}

/* -- how many -------------------------------------------------------------- */

static void test_queue(void **state)
{
    struct fixture *f = *state;
    begin(f);
    make_task(f, 1, STR("Producer 0"));
    ADD(&f->b, queue_new, .queue = 1, .name = STR("q"));
    assert_goal(f, "queue-at-most 2", false, VERDICT_OPEN,
                "the run is not over yet");
    assert_goal(f, "queue-at-most 2", true, VERDICT_SHORT,
                "no item goes through a queue");
    for (uint32_t i = 1; i <= 3; i++) {
        f->b.t = i - 1;
        ADD(&f->b, queue_put, .queue = 1, .item = i, .text = STR("1"),
            .task = 1);
    }
    assert_goal(f, "queue-at-most 2", false, VERDICT_SHORT,
                "q holds 3 items at t=2, after Producer 0's put; 2 is asked "
                "for");
    assert_goal(f, "queue-at-most 3", false, VERDICT_OPEN,
                "the run is not over yet");
    assert_goal(f, "queue-at-most 3", true, VERDICT_HOLDS,
                "no queue holds more than 3 items");
}

static void test_tasks(void **state)
{
    struct fixture *f = *state;
    begin(f);
    make_task(f, 1, STR("main"));
    make_task(f, 2, STR("a"));
    ADD(&f->b, task_run, .task = 2);
    ADD(&f->b, task_done, .task = 2, .outcome = STR("result"));
    f->b.t = 1;
    make_task(f, 3, STR("b"));
    assert_goal(f, "tasks-at-most 2", false, VERDICT_OPEN,
                "the run is not over yet");
    assert_goal(f, "tasks-at-most 2", true, VERDICT_HOLDS,
                "2 tasks at the most");
    make_task(f, 4, STR("c"));
    assert_goal(f, "tasks-at-most 2", false, VERDICT_SHORT,
                "3 tasks live at t=1 (main, b, c); 2 are asked for");
}

/* -- output ---------------------------------------------------------------- */

static void print(struct fixture *f, struct str text)
{
    ADD(&f->b, out, .stream = STR("stdout"), .text = text);
}

static void test_prints(void **state)
{
    struct fixture *f = *state;
    begin(f);
    print(f, STR("all "));
    assert_goal(f, "prints \"all done\"", false, VERDICT_OPEN,
                "the run is not over yet");
    assert_goal(f, "prints \"all done\"", true, VERDICT_SHORT,
                "no line that it prints has \"all done\"");
    ADD(&f->b, out, .stream = STR("stderr"), .text = STR("done"));
    assert_goal(f, "prints \"all done\"", true, VERDICT_SHORT,
                "no line that it prints has \"all done\"");
    print(f, STR("done!\n"));
    assert_goal(f, "prints \"all done\"", false, VERDICT_HOLDS,
                "it prints \"all done\"");
}

static void assert_output(struct fixture *f, struct str given, bool ended,
                          enum verdict verdict, const char *why)
{
    enum verdict v = judge(f, "same-output", ended, given);
    assert_string_equal(buf_z(&f->why), why);
    assert_int_equal(v, verdict);
}

static void test_same_output(void **state)
{
    struct fixture *f = *state;
    begin(f);
    assert_output(f, (struct str){0}, true, VERDICT_OPEN,
                  "what the page's program prints is not known");
    print(f, STR("b\na\nb"));
    assert_output(f, STR("a\nb\nb\n"), false, VERDICT_OPEN,
                  "the run is not over yet");
    assert_output(f, STR("a\nb\nb\n"), true, VERDICT_HOLDS,
                  "it prints the same 3 lines");
    assert_output(f, STR("a\nb\n"), true, VERDICT_SHORT,
                  "it prints \"b\", which the page's program does not, or not "
                  "as often");
    assert_output(f, STR("a\n"), false, VERDICT_SHORT,
                  "it prints \"b\", which the page's program does not, or not "
                  "as often");
    assert_output(f, STR("a\nb\nb\nc\n"), true, VERDICT_SHORT,
                  "it prints 3 of 4 lines; \"c\" is missing");
}

/* -- anything -------------------------------------------------------------- */

static void test_random_traces(void **state)
{
    static const char *const goals[] = {
        "within 3", "takes 3", "deadlock", "finishes", "starves main",
        "queue-at-most 2", "tasks-at-most 3", "prints \"x\"", "same-output"};
    struct fixture *f = *state;
    _Static_assert(sizeof goals / sizeof *goals == GOAL_COUNT, "each goal");
    trace_build_add(&f->b, (struct event){.kind = EV_begin});
    for (uint64_t seed = 0; seed < 30; seed++) {
        trace_build_random(&f->b, seed, 100, (int)(seed % 4 * 33));
        for (size_t i = 0; i < sizeof goals / sizeof *goals; i++) {
            judge(f, goals[i], seed & 1, STR("x\n"));
            assert_true(f->why.n > 0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_time, setup, teardown),
        cmocka_unit_test_setup_teardown(test_sums, setup, teardown),
        cmocka_unit_test_setup_teardown(test_errors, setup, teardown),
        cmocka_unit_test_setup_teardown(test_exits, setup, teardown),
        cmocka_unit_test_setup_teardown(test_deadlock, setup, teardown),
        cmocka_unit_test_setup_teardown(test_starves, setup, teardown),
        cmocka_unit_test_setup_teardown(test_hardly_starves, setup, teardown),
        cmocka_unit_test_setup_teardown(test_starves_for_ever, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_queue, setup, teardown),
        cmocka_unit_test_setup_teardown(test_tasks, setup, teardown),
        cmocka_unit_test_setup_teardown(test_prints, setup, teardown),
        cmocka_unit_test_setup_teardown(test_same_output, setup, teardown),
        cmocka_unit_test_setup_teardown(test_random_traces, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
