/* The forms of directives, and what is said of those that are wrong. */
#include "lesson/directive.h"

#include <stdio.h>

#include "support/test.h"

struct fixture {
    struct arena arena;
    struct lesson_problems problems;
    struct directive d;
};

static int setup(void **state)
{
    *state = xcalloc(1, sizeof(struct fixture));
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    arena_fini(&f->arena);
    lesson_problems_fini(&f->problems);
    free(f);
    return 0;
}

/* Reads one that is right. */
static const struct directive *right(struct fixture *f, const char *text)
{
    assert_true(directive_is(str_of(text)));
    bool good = directive_read(str_of(text), 10, 5, &f->arena, &f->d,
                               &f->problems);
    if (!good)
        print_error("%s: %s\n", text, vec_last(&f->problems.all).text.p);
    assert_true(good);
    return &f->d;
}

/* Reads one that is wrong at a column, for this reason. */
static void wrong(struct fixture *f, const char *text, int line, int column,
                  const char *why)
{
    assert_false(directive_read(str_of(text), 1, 1, &f->arena, &f->d,
                                &f->problems));
    assert_int_equal(f->problems.all.n, 1);
    struct lesson_problem p = vec_pop(&f->problems.all);
    assert_string_equal(p.text.p, why);
    assert_int_equal(p.line, line);
    assert_int_equal(p.column, column);
}

static void assert_str(struct str s, const char *z)
{
    assert_true(str_eqz(s, z));
}

static void test_stops(void **state)
{
    struct fixture *f = *state;
    const struct directive *d =
        right(f, " loopscope: stop line 6 \"Here \\\"it\\\"\n  goes.\" ");
    assert_int_equal(d->kind, DIRECTIVE_stop);
    assert_int_equal(d->place.kind, PLACE_LINE);
    assert_int_equal(d->place.line, 6);
    assert_int_equal(d->place.nth, 1);
    assert_str(d->text, "Here \"it\" goes.");
    d = right(f, "loopscope: stop before line 12 3rd task chain(9)");
    assert_int_equal(d->place.kind, PLACE_BEFORE_LINE);
    assert_int_equal(d->place.nth, 3);
    assert_str(d->place.task, "chain(9)");
    d = right(f, "loopscope: stop event task.new 2nd task \"a b\" \"x\"");
    assert_int_equal(d->place.kind, PLACE_EVENT);
    assert_int_equal(d->place.event, EV_task_new);
    assert_str(d->place.task, "a b");
    assert_str(d->text, "x");
    assert_int_equal(right(f, "loopscope: stop end")->place.kind, PLACE_END);
}

static void test_the_others(void **state)
{
    struct fixture *f = *state;
    const struct directive *d = right(f, "loopscope: predict next-task");
    assert_int_equal(d->question, 0);
    assert_false(d->placed);
    d = right(f, "loopscope: predict resumes line 3 first");
    assert_int_equal(d->question, 7);
    assert_true(d->placed);
    d = right(f, "loopscope: panes source output why");
    assert_int_equal(d->panes, 1u | 1u << 10 | 1u << 11);
    d = right(f, "loopscope: panes tasks line 3");
    assert_int_equal(d->panes, 1u << 3);
    assert_int_equal(d->place.line, 3);
    d = right(f, "loopscope: coach \xe2\x86\x92 \"Press it.\" line 2");
    assert_str(d->key, "\xe2\x86\x92");
    assert_str(d->text, "Press it.");
    d = right(f, "loopscope: seed 444");
    assert_true(d->number == 444 && !d->random);
    assert_true(right(f, "loopscope: seed random")->random);
    assert_int_equal(right(f, "loopscope: detail turns")->level, DETAIL_TURNS);
    assert_str(right(f, "loopscope: beside countsync")->text, "countsync");
    assert_str(right(f, "loopscope: args \"-p 5\"")->text, "-p 5");
    assert_true(right(f, "loopscope: minutes 8")->number == 8);
}

static void test_goals(void **state)
{
    struct fixture *f = *state;
    struct buf b = {0};
    const struct directive *d = right(f, "loopscope: goal within 3");
    assert_int_equal(d->goal, GOAL_within);
    goal_text(d, &b);
    assert_string_equal(buf_z(&b), "it ends well, at 3 s or sooner");
    b.n = 0;
    d = right(f, "loopscope: goal prints \"done\"");
    goal_text(d, &b);
    assert_string_equal(buf_z(&b), "it prints a line with \"done\"");
    b.n = 0;
    d = right(f, "loopscope: goal cancels  one\n two");
    assert_str(d->text, "one two");
    goal_text(d, &b);
    assert_string_equal(buf_z(&b), "one, two: a call of each is cancelled while "
                                   "it waits");
    assert_int_equal(right(f, "loopscope: goal deadlock")->goal,
                     GOAL_deadlock);
    assert_str(right(f, "loopscope: goal starves count#1")->text, "count#1");
    buf_fini(&b);
}

/* The examples that the manual page gives. */
static void test_examples(void **state)
{
    static const char *const examples[] = {
#define DIRECTIVE(id, word, form, does, example) [DIRECTIVE_##id] = example,
#include "lesson/directives.def"
    };
    static const char *const goals[] = {
#define GOAL(id, word, argument, asks, example) [GOAL_##id] = example,
#include "lesson/goals.def"
    };
    struct fixture *f = *state;
    struct buf b = {0};
    for (int i = 0; i < DIRECTIVE_COUNT; i++) {
        b.n = 0;
        buf_printf(&b, "loopscope: %s", examples[i]);
        assert_int_equal(right(f, buf_z(&b))->kind, i);
    }
    for (int i = 0; i < GOAL_COUNT; i++) {
        b.n = 0;
        buf_printf(&b, "loopscope: goal %s", goals[i]);
        assert_int_equal(right(f, buf_z(&b))->goal, i);
    }
    buf_fini(&b);
}

static void test_solutions(void **state)
{
    struct fixture *f = *state;
    const struct directive *d =
        right(f, " loopscope: solution \n  if x:\n    y\n");
    assert_str(d->text, "  if x:\n    y\n");
    assert_int_equal(d->program_line, 11);
    wrong(f, "loopscope: solution", 1, 20,
          "the program stands on the lines below this one");
    wrong(f, "loopscope: solution x = 1\n", 1, 21,
          "the program stands on the lines below this one");
    wrong(f, "loopscope: solution\n  \n", 3, 1, "there is no program here");
}

static void test_wrong_ones(void **state)
{
    struct fixture *f = *state;
    wrong(f, "loopscope: stopp", 1, 12,
          "there is no directive 'stopp'; there are: stop, note, predict, "
          "panes, detail, coach, hint, goal, solution, fails, input, args, seed, beside, "
          "minutes");
    wrong(f, "loopscope: stop", 1, 16,
          "where? write: line 6, before line 6, event task.new, end");
    wrong(f, "loopscope:\n stop line x", 2, 12, "'x' is no number");
    wrong(f, "loopscope: stop line 0", 1, 23, "lines are numbered from 1");
    wrong(f, "loopscope: stop line 3 3nth", 1, 24,
          "'3nth' is not one of 1st, 2nd, 3rd, 4th ...");
    wrong(f, "loopscope: stop line 3 text", 1, 24,
          "here stands a text in double quotes");
    wrong(f, "loopscope: note \"never ends", 1, 17,
          "the text that begins here has no closing \"");
    wrong(f, "loopscope: stop event task.knew", 1, 23,
          "there is no event 'task.knew'; man loopscope-trace lists them: "
          "task.new, task.wait, queue.put ...");
    wrong(f, "loopscope: predict who", 1, 20,
          "there is no question 'who'; there are: next-task, next-output, "
          "end-time, gives-up, state, ready, who-gets, resumes");
    wrong(f, "loopscope: hint \"a\" b", 1, 21,
          "'b' is too much here; the form is: hint TEXT");
    wrong(f, "loopscope: goal within soon", 1, 24, "'soon' is no number");
    wrong(f, "loopscope: goal sleeps ", 1, 24,
          "the name of a function is missing here");
    wrong(f, "loopscope: detail fine", 1, 19,
          "there is no level 'fine'; there are: turns, lines, events");
    wrong(f, "loopscope: panes sauce", 1, 18,
          "there is no pane 'sauce'; there are: source, queue, locks, tasks, "
          "ready, timers, control, calls, timeline, lesson, output, why");
}

static void test_other_comments(void **state)
{
    (void)state;
    assert_false(directive_is(STR(" prettier-ignore ")));
    assert_false(directive_is(STR("")));
    assert_true(directive_is(STR("\n loopscope: x")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_stops, setup, teardown),
        cmocka_unit_test_setup_teardown(test_the_others, setup, teardown),
        cmocka_unit_test_setup_teardown(test_goals, setup, teardown),
        cmocka_unit_test_setup_teardown(test_examples, setup, teardown),
        cmocka_unit_test_setup_teardown(test_solutions, setup, teardown),
        cmocka_unit_test_setup_teardown(test_wrong_ones, setup, teardown),
        cmocka_unit_test(test_other_comments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
