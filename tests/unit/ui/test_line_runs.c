#include "support/test.h"

#include <stdio.h>

#include "ui/line_runs.h"

static struct line_runs runs;

static int set_up(void **state)
{
    (void)state;
    runs = (struct line_runs){{0}};
    uint16_t a = line_runs_file(&runs, STR("a.py"));
    uint16_t b = line_runs_file(&runs, STR("b.py"));
    line_runs_add(&runs, a, 1, 3);
    line_runs_add(&runs, b, 1, 5);
    line_runs_add(&runs, a, 1, 7);
    line_runs_add(&runs, a, 2, 8);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    line_runs_fini(&runs);
    return 0;
}

static void a_file_keeps_its_number(void **state)
{
    (void)state;
    assert_int_equal(line_runs_file(&runs, STR("a.py")), 0);
    assert_int_equal(line_runs_file(&runs, STR("b.py")), 1);
    assert_int_equal(line_runs_file(&runs, STR("a.py")), 0);
}

static void counts_are_those_before_an_event(void **state)
{
    static const int want[] = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2};
    (void)state;
    for (size_t i = 0; i < sizeof want / sizeof *want; i++)
        assert_int_equal(line_runs_count(&runs, STR("a.py"), 1, i), want[i]);
    assert_int_equal(line_runs_count(&runs, STR("b.py"), 1, 9), 1);
    assert_int_equal(line_runs_count(&runs, STR("b.py"), 2, 9), 0);
    assert_int_equal(line_runs_count(&runs, STR("c.py"), 1, 9), 0);
    assert_int_equal(line_runs_count(&runs, STR("a.py"), -1, 9), 0);
    assert_int_equal(line_runs_most(&runs, STR("a.py")), 2);
    assert_int_equal(line_runs_most(&runs, STR("c.py")), 0);
}

static void the_next_run_or_else_the_first(void **state)
{
    (void)state;
    assert_int_equal(line_runs_next(&runs, STR("a.py"), 1, 0), 3);
    assert_int_equal(line_runs_next(&runs, STR("a.py"), 1, 4), 7);
    assert_int_equal(line_runs_next(&runs, STR("a.py"), 1, 8), 3);
    assert_true(line_runs_next(&runs, STR("a.py"), 9, 0) == SIZE_MAX);
}

/* What no program has is not counted, and takes no memory. */
static void a_hostile_trace_is_bounded(void **state)
{
    (void)state;
    for (int i = 0; i < 2000; i++) {
        uint16_t file = line_runs_file(&runs, STR("z"));
        assert_true(file == 2);
        line_runs_add(&runs, file, INT64_MAX - i, 9);
        line_runs_add(&runs, file, -i, 9);
        line_runs_add(&runs, NO_FILE, 1, 9);
    }
    assert_int_equal(runs.files.p[2].lines.n, 0);
    static char names[400][8];
    for (int i = 0; i < 400; i++) {
        snprintf(names[i], sizeof names[i], "f%d", i);
        line_runs_file(&runs, str_of(names[i]));
    }
    assert_true(runs.files.n < 300);
    assert_int_equal(line_runs_file(&runs, STR("one more")), NO_FILE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_keeps_its_number),
        cmocka_unit_test(counts_are_those_before_an_event),
        cmocka_unit_test(the_next_run_or_else_the_first),
        cmocka_unit_test(a_hostile_trace_is_bounded),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
