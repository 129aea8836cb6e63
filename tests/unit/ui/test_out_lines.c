#include "support/test.h"

#include "support/trace_build.h"
#include "ui/out_lines.h"

static struct out_lines lines;

static void add(struct event e)
{
    out_lines_add(&lines, &e, 100 + lines.n_outs);
}
#define OUT(z) add((struct event){.kind = EV_out, .out = {.text = STR(z)}})
#define WARN(z) add((struct event){.kind = EV_warn, .warn = {.text = STR(z)}})

static int tear_down(void **state)
{
    (void)state;
    out_lines_fini(&lines);
    lines = (struct out_lines){{0}};
    return 0;
}

static void assert_line(size_t i, size_t out, size_t offset, size_t end)
{
    assert_true(i < lines.list.n);
    assert_int_equal(lines.list.p[i].out, out);
    assert_int_equal(lines.list.p[i].offset, offset);
    assert_int_equal(lines.list.p[i].event, 100 + out);
    assert_int_equal(out_line_end(&lines, i, lines.n_outs), end);
}

static void a_line_is_one_write_or_several(void **state)
{
    (void)state;
    OUT("one\n");
    OUT("tw");
    OUT("");
    OUT("o\nthree\nfo");
    OUT("ur\n");
    assert_int_equal(lines.list.n, 4);
    assert_line(0, 0, 0, 1);
    assert_line(1, 1, 0, 4);
    assert_line(2, 3, 2, 4);
    assert_line(3, 3, 8, 5);
}

static void a_warning_is_a_line_of_its_own(void **state)
{
    (void)state;
    OUT("begun");
    WARN("careful");
    OUT("next\n");
    assert_int_equal(lines.list.n, 3);
    assert_line(0, 0, 0, 1);
    assert_line(1, 1, 0, 2);
    assert_line(2, 2, 0, 3);
}

/* Going back, only what had been written counts. */
static void those_up_to_the_cursor(void **state)
{
    static const size_t want[] = {0, 1, 1, 2, 4};
    (void)state;
    OUT("a");
    OUT("b\n");
    OUT("c\n");
    OUT("d\ne");
    for (size_t n = 0; n <= 4; n++)
        assert_int_equal(out_lines_before(&lines, n), want[n]);
    assert_int_equal(out_line_end(&lines, 0, 1), 1);
    assert_int_equal(out_line_end(&lines, 0, 4), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_line_is_one_write_or_several, tear_down),
        cmocka_unit_test_teardown(a_warning_is_a_line_of_its_own, tear_down),
        cmocka_unit_test_teardown(those_up_to_the_cursor, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
