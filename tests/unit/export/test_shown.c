/* Text of a program on its way into a page or a picture: nothing in it is obeyed,
 * hidden or turned around. */
#include "support/test.h"

#include "export/shown.h"

static void assert_shows(struct str text, const char *want)
{
    struct buf b = {0};
    shown_add(&b, text);
    assert_string_equal(buf_z(&b), want);
    buf_fini(&b);
}

static void plain_text_stays(void **state)
{
    (void)state;
    assert_shows(STR("plain <b> & \"é\" 日本 ✓"), "plain <b> & \"é\" 日本 ✓");
    assert_shows(STR(""), "");
}

static void controls_are_written_out(void **state)
{
    (void)state;
    assert_shows(STR("a\033[2Jb\tc\nd\0e\x7f"),
                 "a\\x1b[2Jb\\x09c\\x0ad\\x00e\\x7f");
    assert_shows(STR("\xc2\x9b" "31m"), "\\x9b31m"); /* as good as ESC [ */
}

static void directions_are_written_out(void **state)
{
    (void)state;
    assert_shows(STR("a\u202eb\u2066c\u200fd\ufeff"),
                 "a\\u202eb\\u2066c\\u200fd\\ufeff");
    assert_shows(STR("\u00ad\u2028\U000e0041"), "\\xad\\u2028\\ue0041");
}

static void joiners_are_dropped(void **state)
{
    (void)state;
    assert_shows(STR("a\u200db\ufe0fc"), "abc");
}

static void what_is_no_utf8_is_replaced(void **state)
{
    (void)state;
    assert_shows(STR("\xff" "a\xe2\x82"), "\ufffda\ufffd\ufffd");
}

static void a_colour_code_is_known(void **state)
{
    (void)state;
    struct str text = STR("\033[1;31mred\033[K\033[");
    assert_int_equal(shown_colour_code(text, 0), 7);
    assert_int_equal(shown_colour_code(text, 1), 0);
    assert_int_equal(shown_colour_code(text, 10), 0); /* erases a line */
    assert_int_equal(shown_colour_code(text, 13), 0); /* has no end */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_stays),
        cmocka_unit_test(controls_are_written_out),
        cmocka_unit_test(directions_are_written_out),
        cmocka_unit_test(joiners_are_dropped),
        cmocka_unit_test(what_is_no_utf8_is_replaced),
        cmocka_unit_test(a_colour_code_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
