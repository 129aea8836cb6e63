/* A canvas as what a terminal is sent (ECMA-48). */
#include "support/test.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ui/canvas_sgr.h"

static const struct paint plain = {-1, -1, 0};

struct fixture {
    struct canvas a, b;
    struct buf out;
};

static int set_up(void **state)
{
    struct fixture *f = xcalloc(1, sizeof *f);
    canvas_resize(&f->a, 4, 2);
    canvas_resize(&f->b, 4, 2);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    canvas_fini(&f->a);
    canvas_fini(&f->b);
    buf_fini(&f->out);
    free(f);
    return 0;
}

static void test_whole(void **state)
{
    struct fixture *f = *state;
    canvas_text(&f->a, 0, 0, 4, (struct paint){196, 17, PAINT_BOLD}, STR("ab"));
    canvas_text(&f->a, 2, 0, 4, plain, STR("c"));
    canvas_to_sgr(&f->a, NULL, &f->out);
    assert_string_equal(buf_z(&f->out),
                        "\033[1;1H\033[0m\033[0;1;38;5;196;48;5;17mab\033[0mc "
                        "\033[2;1H\033[0m    \033[0m");
}

static void test_rows_that_differ(void **state)
{
    struct fixture *f = *state;
    canvas_text(&f->b, 1, 1, 4, plain, STR("x"));
    canvas_to_sgr(&f->b, &f->a, &f->out);
    assert_string_equal(buf_z(&f->out), "\033[2;1H\033[0m x  \033[0m");
    f->out.n = 0;
    canvas_repaint(&f->a, 0, 0, 4, (struct paint){-1, -1, PAINT_REVERSE});
    canvas_to_sgr(&f->a, &f->b, &f->out);
    assert_string_equal(buf_z(&f->out),
                        "\033[1;1H\033[0m\033[0;7m    "
                        "\033[2;1H\033[0m    \033[0m");
}

static void test_other_size(void **state)
{
    struct fixture *f = *state;
    canvas_resize(&f->b, 4, 1);
    canvas_to_sgr(&f->b, &f->a, &f->out);
    assert_string_equal(buf_z(&f->out), "\033[1;1H\033[0m    \033[0m");
}

static void test_wide(void **state)
{
    struct fixture *f = *state;
    canvas_text(&f->a, 0, 0, 4, plain, STR("\u4f60b"));
    canvas_text(&f->a, 0, 1, 4, plain, STR("\033]0"));
    canvas_to_sgr(&f->a, NULL, &f->out);
    assert_non_null(strstr(buf_z(&f->out), "\033[1;1H\033[0m\u4f60b \033[2;1H"));
    assert_null(strstr(buf_z(&f->out), "\033]"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_rows_that_differ, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_other_size, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_wide, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
