/* Colours in program output. */
#include "support/test.h"

#include "ui/sgr.h"

static const struct paint plain = {-1, -1, 0};

/* Runs as text: "fg,bg,attr:text|..." */
static void assert_runs(const char *text, const char *want)
{
    struct buf out = {0};
    struct paint p = plain;
    struct str run, s = str_of(text);
    for (size_t at = 0; sgr_next(s, &at, plain, &p, &run);)
        buf_printf(&out, "%d,%d,%d:%.*s|", p.fg, p.bg, p.attr, STR_ARG(run));
    assert_string_equal(buf_z(&out), want);
    buf_fini(&out);
}

static void colours_become_paints(void **state)
{
    (void)state;
    assert_runs("a\033[31mb\033[0mc", "-1,-1,0:a|1,-1,0:b|-1,-1,0:c|");
    assert_runs("\033[1;92;44mx", "10,4,1:x|");
    assert_runs("\033[38;5;208mx", "208,-1,0:x|");
    assert_runs("\033[48;2;255;0;0mx", "-1,196,0:x|");
    assert_runs("\033[31m\033[1mx\033[22;39my", "1,-1,1:x|-1,-1,0:y|");
    assert_runs("\033[31mx\033[my", "1,-1,0:x|-1,-1,0:y|");
}

static void everything_else_stays_text(void **state)
{
    (void)state;
    assert_runs("\033[2Jx", "-1,-1,0:\033[2Jx|");
    assert_runs("\033]0;title\a", "-1,-1,0:\033]0;title\a|");
    assert_runs("\033[31", "-1,-1,0:\033[31|");
    assert_runs("\033[?31mx", "-1,-1,0:\033[?31mx|");
    assert_runs("", "");
}

static void odd_numbers_do_no_harm(void **state)
{
    (void)state;
    assert_runs("\033[38;5;999mx", "-1,-1,0:x|");
    assert_runs("\033[38;5mx", "-1,-1,0:x|");
    assert_runs("\033[38mx", "-1,-1,0:x|");
    assert_runs("\033[;;;;mx", "-1,-1,0:x|");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colours_become_paints),
        cmocka_unit_test(everything_else_stays_text),
        cmocka_unit_test(odd_numbers_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
