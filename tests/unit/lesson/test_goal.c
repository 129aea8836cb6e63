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
    struct str source;
    struct goal_given *given;
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
    goal_given_free(f->given);
    free(f);
    return 0;
}

static enum verdict judge(struct fixture *f, const char *goal, bool ended)
{
    struct directive d;
    struct buf text = {0};
    struct goal_run run = {&f->m, ended, f->source, f->given};
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
    enum verdict v = judge(f, goal, ended);
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

static void test_limit(void **state)
{
    struct fixture *f = *state;
    begin(f);
    f->b.t = 2;
    ADD(&f->b, diag, .kind = STR("limit"), .text = STR("Steps."));
    assert_goal(f, "finishes", true, VERDICT_SHORT,
                "a limit of the sandbox stops it at 2 s");
    end(f, 2, 4, (struct str){0});
    assert_goal(f, "finishes", true, VERDICT_SHORT,
                "a limit of the sandbox stops it at 2 s");
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

/* The page's program: it prints these lines. */
static void give_output(struct fixture *f, struct str lines)
{
    struct trace_build b;
    struct model m;
    trace_build_init(&b);
    model_init(&m, b.store);
    ADD(&b, out, .stream = STR("stdout"), .text = lines);
    goal_given_free(f->given);
    f->given = goal_given_new(&m, STR(""));
    model_fini(&m);
    trace_build_fini(&b);
}

static void assert_output(struct fixture *f, struct str given, bool ended,
                          enum verdict verdict, const char *why)
{
    give_output(f, given);
    assert_goal(f, "same-output", ended, verdict, why);
}

static void test_same_output(void **state)
{
    struct fixture *f = *state;
    begin(f);
    assert_goal(f, "same-output", true, VERDICT_OPEN,
                "what the page's program does is not known");
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

/* -- beside the page's program ----------------------------------------------- */

#define FRAME(n, fn, parent, set)                                             \
    "{\"e\":\"frame.new\",\"t\":0,\"frame\":" #n ",\"kind\":\"coro\",\"fn\":\"" fn   \
    "\",\"file\":\"a.py\",\"line\":1,\"parent\":" #parent ",\"set\":" set "}\n"
#define LINE(frame, line)                                                     \
    "{\"e\":\"line\",\"t\":0,\"frame\":" #frame ",\"line\":" #line "}\n"
#define OUT(text)                                                             \
    "{\"e\":\"out\",\"t\":0,\"stream\":\"stdout\",\"text\":\"" text "\\n\"}\n"
#define SLEEP(n, seconds)                                                     \
    "{\"e\":\"timer.set\",\"t\":0,\"timer\":" #n ",\"when\":" #seconds         \
    ",\"what\":\"sleep\"}\n"
#define PAUSE(frame) "{\"e\":\"suspend\",\"t\":0,\"frame\":" #frame "}\n"
#define RESUME(frame) "{\"e\":\"resume\",\"t\":0,\"frame\":" #frame "}\n"
#define RETURN(frame) "{\"e\":\"return\",\"t\":0,\"frame\":" #frame "}\n"
#define MODULE "{\"e\":\"begin\",\"t\":0}\n" FRAME(1, "<module>", 0, "{}")

static const char PAGE[] = "work(1)\n"
                           "def work(n):\n"
                           "    print(\"did\",\n"
                           "          n)\n"
                           "    total += 1\n";

static void give(struct fixture *f, const char *lines, const char *source)
{
    struct trace_build b;
    struct model m;
    trace_build_init(&b);
    trace_build_text(&b, lines);
    model_init(&m, b.store);
    goal_given_free(f->given);
    f->given = goal_given_new(&m, str_of(source));
    model_fini(&m);
    trace_build_fini(&b);
}

/* A goal of its own run. */
static void assert_run(struct fixture *f, const char *goal, const char *lines,
                       const char *source, enum verdict verdict,
                       const char *why)
{
    model_fini(&f->m);
    trace_build_fini(&f->b);
    trace_build_init(&f->b);
    trace_build_text(&f->b, lines);
    model_init(&f->m, f->b.store);
    f->source = str_of(source);
    assert_goal(f, goal, true, verdict, why);
}

static void test_same_work(void **state)
{
    struct fixture *f = *state;
    give(f, MODULE FRAME(2, "work", 1, "{\"n\":\"1\",\"q\":\"<Queue at 1>\"}")
         OUT("a") SLEEP(1, 2) OUT("b") RETURN(2), PAGE);
    /* In other calls, with more between: it is the same. */
    const char *more =
        MODULE FRAME(2, "work", 1, "{\"n\":\"1\",\"q\":\"<Queue at 2>\"}")
        OUT("a") FRAME(3, "helper", 2, "{}") OUT("x") SLEEP(1, 2) RETURN(3)
        OUT("b") RETURN(2);
    assert_run(f, "same-work work", more, PAGE, VERDICT_HOLDS,
               "1 call did all that was done before");
    const char *turned =
        MODULE FRAME(2, "work", 1, "{\"n\":\"1\"}")
        SLEEP(1, 2) OUT("a") OUT("b") RETURN(2);
    assert_run(f, "same-work work", turned, PAGE, VERDICT_SHORT,
               "in work(1, q) the wait of 2 s is missing, or not in its place");
    assert_run(f, "same-calls work", turned, PAGE, VERDICT_HOLDS,
               "1 call is made as before");
    const char *endless =
        MODULE FRAME(2, "work", 1, "{\"n\":\"1\"}") OUT("a") SLEEP(1, 2)
        OUT("b");
    assert_run(f, "same-work work", endless, PAGE, VERDICT_SHORT,
               "work(1, q) never comes to its end");
    const char *other =
        MODULE FRAME(2, "work", 1, "{\"n\":\"2\"}") OUT("a") SLEEP(1, 2)
        OUT("b") RETURN(2);
    assert_run(f, "same-work work", other, PAGE, VERDICT_SHORT,
               "work(1, q) is not called");
    assert_run(f, "same-calls work", other, PAGE, VERDICT_SHORT,
               "work(1, q) is not called");
    assert_run(f, "same-calls work play", more, PAGE, VERDICT_HOLDS,
               "1 call is made as before");
    assert_run(f, "same-calls play", more, PAGE, VERDICT_SHORT,
               "the page's program makes no such call");
}

/* What is put and taken counts, and each call stands for one. */
static void test_same_items(void **state)
{
    struct fixture *f = *state;
    const char *put =
        "{\"e\":\"queue.put\",\"t\":0,\"queue\":1,\"item\":1,\"text\":\"'i'\"}\n";
    struct buf once = {0}, twice = {0};
    buf_printf(&once, "%s%s%s", MODULE FRAME(2, "work", 1, "{}"), put,
               RETURN(2));
    buf_printf(&twice, "%s%s%s", buf_z(&once), FRAME(3, "work", 1, "{}"),
               RETURN(3));
    give(f, buf_z(&once), PAGE);
    assert_run(f, "same-work work", MODULE FRAME(2, "work", 1, "{}") RETURN(2),
               PAGE, VERDICT_SHORT,
               "in work() the put of 'i' is missing, or not in its place");
    give(f, buf_z(&twice), PAGE);
    assert_run(f, "same-work work", buf_z(&twice), PAGE, VERDICT_HOLDS,
               "2 calls did all that was done before");
    assert_run(f, "same-work work", buf_z(&once), PAGE, VERDICT_SHORT,
               "work() is not called as often as before");
    buf_fini(&once);
    buf_fini(&twice);
}

static void test_own_prints(void **state)
{
    struct fixture *f = *state;
    const char *at3 = MODULE FRAME(2, "work", 1, "{}") LINE(2, 3) OUT("did 1");
    give(f, at3, PAGE);
    assert_run(f, "own-prints", at3, PAGE, VERDICT_HOLDS,
               "all prints are those that were there");
    assert_run(f, "own-prints", at3,
               "\ndef work(n):\n  print(\"did\",\n  1)\n", VERDICT_SHORT,
               "\"did 1\" is printed by line 3, which is new or was changed");
    assert_run(f, "own-prints", at3,
               "\ndef work(n):\n  print(\"did\",\n  n)\n", VERDICT_HOLDS,
               "all prints are those that were there");
    assert_run(f, "own-prints", MODULE OUT("did 1"), PAGE, VERDICT_SHORT,
               "\"did 1\" is printed by no line of the program");
}

static void test_pauses(void **state)
{
    struct fixture *f = *state;
    const char *goal = "pauses-between \"total += 1\"";
    const char *in_a_row = MODULE FRAME(2, "work", 1, "{}") LINE(2, 5) LINE(2, 5);
    const char *apart = MODULE FRAME(2, "work", 1, "{}") LINE(2, 5) PAUSE(2)
        RESUME(2) LINE(2, 5);
    give(f, in_a_row, PAGE);
    assert_run(f, goal, in_a_row, PAGE, VERDICT_SHORT,
               "line 5 runs again without a pause before it");
    assert_run(f, goal, apart, PAGE, VERDICT_HOLDS,
               "it runs 2 times, with a pause each time");
    assert_run(f, goal, MODULE FRAME(2, "work", 1, "{}") LINE(2, 5), PAGE,
               VERDICT_SHORT, "it runs 1 time where it stood; 2 before");
    assert_run(f, goal, MODULE LINE(1, 5) PAUSE(1) RESUME(1) LINE(1, 5), PAGE,
               VERDICT_SHORT, "it runs 0 times where it stood; 2 before");
}

static void test_fates(void **state)
{
    struct fixture *f = *state;
    const char *cancelled =
        MODULE FRAME(2, "work", 1, "{}") SLEEP(1, 2)
        "{\"e\":\"raise\",\"t\":0,\"frame\":2,\"type\":\"CancelledError\"}\n";
    const char *returns =
        MODULE FRAME(2, "work", 1, "{}") SLEEP(1, 2) RETURN(2);
    assert_run(f, "cancels work", cancelled, PAGE, VERDICT_HOLDS,
               "it is cancelled");
    assert_run(f, "cancels work", returns, PAGE, VERDICT_SHORT,
               "no call of work is cancelled");
    assert_run(f, "sleeps work", returns, PAGE, VERDICT_HOLDS,
               "they sleep, and return");
    assert_run(f, "sleeps work other", returns, PAGE, VERDICT_SHORT,
               "no call of other sleeps and then returns");
    assert_run(f, "sleeps work", cancelled, PAGE, VERDICT_SHORT,
               "no call of work sleeps and then returns");
    assert_run(f, "joins", returns, PAGE, VERDICT_SHORT,
               "nobody waits for a thread in join()");
    assert_run(f, "joins", MODULE LINE(1, 1) "{\"e\":\"thread.block\",\"t\":0,"
               "\"thread\":1,\"what\":\"join Thread-1\"}\n", PAGE,
               VERDICT_HOLDS, "it waits in join()");
}

#define LOCK(n) "{\"e\":\"sync.new\",\"t\":0,\"sync\":" #n ",\"kind\":\"lock\"}\n"
#define TAKES(what, n)                                                         \
    "{\"e\":\"sync." what "\",\"t\":0,\"sync\":" #n ",\"thread\":1}\n"

static void test_two_locks(void **state)
{
    struct fixture *f = *state;
    const char *goal = "two-locks work";
    assert_run(f, goal, MODULE LOCK(1) LOCK(2) FRAME(2, "work", 1, "{}")
               TAKES("acquire", 1) TAKES("acquire", 2) TAKES("release", 2)
               TAKES("release", 1), PAGE, VERDICT_HOLDS,
               "1 call has two locks at the same time");
    assert_run(f, goal, MODULE LOCK(1) LOCK(2) FRAME(2, "work", 1, "{}")
               TAKES("acquire", 1) TAKES("release", 1) TAKES("acquire", 2)
               TAKES("release", 2), PAGE, VERDICT_SHORT,
               "work() never has two locks at the same time");
    assert_run(f, goal, MODULE LOCK(1) LOCK(2) FRAME(2, "work", 1, "{}")
               FRAME(3, "take", 2, "{}") TAKES("acquire", 1)
               TAKES("acquire", 2) FRAME(4, "work", 1, "{}"), PAGE,
               VERDICT_SHORT, "work() never has two locks at the same time");
    assert_run(f, goal, MODULE LOCK(1), PAGE, VERDICT_SHORT,
               "there is no such call");
}

static void test_put_waits(void **state)
{
    struct fixture *f = *state;
    begin(f);
    ADD(&f->b, queue_unblock, .queue = 1, .side = STR("get"),
        .why = STR("woken"));
    assert_goal(f, "put-waits", false, VERDICT_OPEN, "the run is not over yet");
    assert_goal(f, "put-waits", true, VERDICT_SHORT,
                "no put ever has to wait for room");
    f->b.t = 2;
    ADD(&f->b, queue_unblock, .queue = 1, .side = STR("put"),
        .why = STR("woken"));
    assert_goal(f, "put-waits", false, VERDICT_HOLDS,
                "a put waits for room until t=2");
}

/* -- anything -------------------------------------------------------------- */

static void test_random_traces(void **state)
{
    static const char *const goals[] = {
        "within 3", "takes 3", "deadlock", "finishes", "starves main",
        "queue-at-most 2", "put-waits", "tasks-at-most 3", "prints \"x\"",
        "same-output", "own-prints", "same-calls f0 f1", "same-work f0 f1",
        "sleeps f0", "cancels f0", "two-locks f0", "joins", "pauses-between \"x\""};
    struct fixture *f = *state;
    _Static_assert(sizeof goals / sizeof *goals == GOAL_COUNT, "each goal");
    trace_build_add(&f->b, (struct event){.kind = EV_begin});
    for (uint64_t seed = 0; seed < 30; seed++) {
        trace_build_random(&f->b, seed, 100, (int)(seed % 4 * 33));
        goal_given_free(f->given);
        f->given = goal_given_new(&f->m, STR("x\nx\n"));
        f->source = STR("x\nx\ny\n");
        for (size_t i = 0; i < sizeof goals / sizeof *goals; i++) {
            judge(f, goals[i], seed & 1);
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
        cmocka_unit_test_setup_teardown(test_limit, setup, teardown),
        cmocka_unit_test_setup_teardown(test_deadlock, setup, teardown),
        cmocka_unit_test_setup_teardown(test_starves, setup, teardown),
        cmocka_unit_test_setup_teardown(test_hardly_starves, setup, teardown),
        cmocka_unit_test_setup_teardown(test_starves_for_ever, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_queue, setup, teardown),
        cmocka_unit_test_setup_teardown(test_tasks, setup, teardown),
        cmocka_unit_test_setup_teardown(test_prints, setup, teardown),
        cmocka_unit_test_setup_teardown(test_same_output, setup, teardown),
        cmocka_unit_test_setup_teardown(test_same_work, setup, teardown),
        cmocka_unit_test_setup_teardown(test_same_items, setup, teardown),
        cmocka_unit_test_setup_teardown(test_own_prints, setup, teardown),
        cmocka_unit_test_setup_teardown(test_pauses, setup, teardown),
        cmocka_unit_test_setup_teardown(test_fates, setup, teardown),
        cmocka_unit_test_setup_teardown(test_two_locks, setup, teardown),
        cmocka_unit_test_setup_teardown(test_put_waits, setup, teardown),
        cmocka_unit_test_setup_teardown(test_random_traces, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
