/* Typing a line: what moves in it, what takes away from it, and that every other
 * key says that it does nothing there. */
#include "support/test.h"

#include "unit/ui/one_screen.h"

static int open_count(void **state)
{
    (void)state;
    return open_trace("tests/traces/cpython-countasync.jsonl");
}

static void press(enum ukey code, uint32_t cp)
{
    ui_key(s.ui, &(struct key){.code = code, .cp = cp});
}

static void assert_line(const char *want)
{
    struct buf row = {0};
    const char *text = screen_text(&s), *last = strrchr(text, '\n');
    while (last > text && last[1] == '\0')
        last = memrchr(text, '\n', (size_t)(last - text));
    buf_addz(&row, last + 1);
    if (strncmp(buf_z(&row), want, strlen(want)) != 0)
        fail_msg("\"%s\" isn't \"%s\"", buf_z(&row), want);
    buf_fini(&row);
}

/* What was typed comes back, newest first; each prompt has its own. */
static void arrows_bring_back_what_was_typed(void **state)
{
    (void)state;
    screen_keys(&s, ":");
    press(UK_UP, 0);
    assert_shows("Nothing was typed here before.");
    screen_type(&s, "5");
    press(UK_ENTER, 0);
    assert_int_equal(ui_step(s.ui), 5);
    screen_keys(&s, ":");
    screen_type(&s, "7");
    press(UK_ENTER, 0);
    screen_keys(&s, ":");
    screen_type(&s, "7"); /* the same again is one line */
    press(UK_ENTER, 0);
    screen_keys(&s, ":");
    screen_type(&s, "12");
    press(UK_UP, 0);
    assert_line(" :7 ");
    press(UK_CTRL, 'p');
    assert_line(" :5 ");
    press(UK_UP, 0);
    assert_shows("This is the oldest line.");
    press(UK_DOWN, 0);
    assert_line(" :7 ");
    press(UK_CTRL, 'n');
    assert_line(" :12 ");
    press(UK_DOWN, 0);
    assert_shows("This is the newest line.");
    press(UK_UP, 0);
    press(UK_UP, 0);
    press(UK_ENTER, 0);
    assert_int_equal(ui_step(s.ui), 5);
    screen_keys(&s, "/");
    press(UK_UP, 0);
    assert_shows("Nothing was typed here before.");
    press(UK_ESC, 0);
}

static void the_terminals_cursor_is_where_one_types(void **state)
{
    (void)state;
    screen_text(&s);
    assert_false(s.canvas.types);
    screen_keys(&s, ":");
    screen_type(&s, "123");
    press(UK_LEFT, 0);
    screen_text(&s);
    assert_true(s.canvas.types);
    assert_int_equal(s.canvas.type_x, 4);
    assert_int_equal(s.canvas.type_y, 23);
    press(UK_ESC, 0);
    screen_text(&s);
    assert_false(s.canvas.types);
}

static void the_line_is_edited_as_a_shells(void **state)
{
    (void)state;
    screen_keys(&s, ":");
    assert_line(" :     ");
    assert_shows("a step: 12   a time: t=2.5   a line: line 12");
    screen_type(&s, "1234");
    press(UK_LEFT, 0);
    press(UK_CTRL, 'b');
    screen_type(&s, "x");
    assert_line(" :12x34 ");
    press(UK_DELETE, 0);
    press(UK_BACKSPACE, 0);
    assert_line(" :124 ");
    press(UK_HOME, 0);
    screen_type(&s, "a ");
    press(UK_END, 0);
    screen_type(&s, " b c");
    assert_line(" :a 124 b c ");
    press(UK_CTRL, 'w');
    press(UK_ALT, 0x7F);
    assert_line(" :a 124  ");
    press(UK_CTRL, 'a');
    press(UK_RIGHT, 0);
    press(UK_CTRL, 'k');
    assert_line(" :a  ");
    screen_type(&s, "bc");
    press(UK_CTRL, 'u');
    assert_shows("a step: 12");
    press(UK_BACKSPACE, 0);
    assert_line(" \u2192 next");
}

/* A letter of two cells, and one with a mark. */
static void a_letter_goes_with_its_marks(void **state)
{
    (void)state;
    static const uint32_t typed[] = {0x65E5, 'e', 0x301};
    screen_keys(&s, "/");
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
        press(UK_CHAR, typed[i]);
    press(UK_LEFT, 0);
    screen_type(&s, "|");
    assert_line(" /\u65e5|e\u0301");
    press(UK_END, 0);
    press(UK_BACKSPACE, 0);
    press(UK_BACKSPACE, 0);
    press(UK_BACKSPACE, 0);
    assert_line(" /      ");
    assert_shows("Enter searches");
}

static void what_does_nothing_says_so(void **state)
{
    (void)state;
    static const struct key keys[] = {
        {.code = UK_TAB},      {.code = UK_DRAG},    {.code = UK_PGDN},
        {.code = UK_INSERT},   {.code = UK_BACKTAB}, {.code = UK_FUNCTION, 5},
        {.code = UK_ALT, 'x'}, {.code = UK_UNKNOWN}, {.code = UK_CTRL, 'x'},
        {.code = UK_CLICK},    {.code = UK_WHEEL_UP},
    };
    screen_keys(&s, "/");
    screen_type(&s, "print");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        ui_key(s.ui, &keys[i]);
        assert_shows("does nothing while you type; Esc leaves.");
        assert_line(" /print");
    }
    press(UK_END, 0);
    assert_shows("The line ends here.");
    press(UK_HOME, 0);
    press(UK_LEFT, 0);
    assert_shows("The line begins here.");
    for (int i = 0; i < 500; i++)
        screen_type(&s, "x");
    assert_shows("There is no room for more.");
}

/* The arguments that the program has are there to be changed. */
static void arguments_are_words(void **state)
{
    static const char trace[] =
        "{\"loopscope\":1,\"min\":1,\"engine\":\"loopscope 0\","
        "\"clock\":\"virtual\",\"program\":\"p.py\","
        "\"argv\":[\"9\",\"a b\"],\"sources\":[]}\n"
        "{\"e\":\"begin\",\"t\":0}\n";
    (void)state;
    screen_open(&s, trace, sizeof trace - 1,
                &(struct ui_options){.can_run_again = true});
    screen_keys(&s, "R");
    assert_line(" arguments: 9 \"a b\" ");
    assert_false(s.flags & UI_ARGUMENTS);
    screen_type(&s, " \"c d");
    press(UK_ENTER, 0);
    assert_false(s.flags & UI_ARGUMENTS);
    assert_line(" arguments: 9 \"a b\" \"c d ");
    assert_shows("A quote isn't closed.");
    screen_type(&s, "\"");
    s.flags = ui_key(s.ui, &(struct key){.code = UK_ENTER});
    assert_true(s.flags & UI_ARGUMENTS);
    assert_true(str_eqz(ui_arguments(s.ui), "9 \"a b\" \"c d\""));
    screen_keys(&s, "R Esc");
    assert_false(s.flags & UI_ARGUMENTS);
}

/* However long it is, the place where one types is in sight. */
static void a_long_line_stays_in_sight(void **state)
{
    (void)state;
    screen_size(&s, 60, 16);
    screen_keys(&s, "/");
    for (int i = 0; i < 30; i++)
        screen_type(&s, "abcd");
    screen_type(&s, "END");
    assert_shows("abcdEND");
    press(UK_HOME, 0);
    screen_type(&s, "START");
    assert_shows(" /STARTabcd");
}

static void a_paste_elsewhere_presses_no_keys(void **state)
{
    (void)state;
    size_t before = ui_step(s.ui);
    ui_key(s.ui, &(struct key){.code = UK_PASTE, .text = STR("lllq")});
    assert_shows("Pasted text presses no keys; / and : take it.");
    assert_int_equal(ui_step(s.ui), before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_line_is_edited_as_a_shells,
                                        open_count, close_trace),
        cmocka_unit_test_setup_teardown(arrows_bring_back_what_was_typed,
                                        open_count, close_trace),
        cmocka_unit_test_setup_teardown(the_terminals_cursor_is_where_one_types,
                                        open_count, close_trace),
        cmocka_unit_test_setup_teardown(a_letter_goes_with_its_marks,
                                        open_count, close_trace),
        cmocka_unit_test_setup_teardown(what_does_nothing_says_so,
                                        open_count, close_trace),
        cmocka_unit_test_setup_teardown(a_long_line_stays_in_sight,
                                        open_count, close_trace),
        cmocka_unit_test_setup_teardown(a_paste_elsewhere_presses_no_keys,
                                        open_count, close_trace),
        cmocka_unit_test_teardown(arguments_are_words, close_trace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
