/* The list of lessons: what it shows, and what its keys and the mouse do. */
#include "ui/contents.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/test.h"

static const struct contents_row rows[] = {
    {"Counting", 1, 8, 3, 3, 3, 2, 3, 1, 1},
    {"Waiting, which is a long word for a short thing \xe2\x80\x94 or isn't", 2,
     1, 4, 1, 2, 0, 0, 0, 0},
    {"Queues", 3, 12, 5, 0, 0, 0, 0, 2, 0},
    {"\x1b[31mred", 12, 5, 2, 0, 0, 0, 0, 0, 0},
};
enum { N_ROWS = sizeof rows / sizeof *rows };

static struct contents *list;
static struct canvas canvas;
static struct buf text;

static void open_list(bool ascii, int w, int h)
{
    struct theme theme;
    theme_builtin(&theme, STR("mono"));
    theme.ascii = ascii;
    list = contents_new(&theme, rows, N_ROWS);
    canvas_resize(&canvas, w, h);
    contents_draw(list, &canvas);
}

static int setup(void **state)
{
    (void)state;
    open_list(false, 80, 24);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    contents_free(list);
    canvas_fini(&canvas);
    buf_fini(&text);
    return 0;
}

static const char *shown(void)
{
    text.n = 0;
    contents_draw(list, &canvas);
    canvas_to_text(&canvas, &text);
    return buf_z(&text);
}

static unsigned press(enum ukey code, uint32_t cp)
{
    return contents_key(list, &(struct key){.code = code, .cp = cp});
}

static void type(const char *letters)
{
    for (; *letters; letters++)
        press(UK_CHAR, (uint32_t)*letters);
}

static void assert_shows(const char *part)
{
    if (!strstr(shown(), part))
        fail_msg("\"%s\" is not in:\n%s", part, shown());
}

static void test_rows(void **state)
{
    (void)state;
    assert_shows("1 of 4 lessons done, 18 min to go");
    assert_shows("\xe2\x9c\x93  1 Counting");
    assert_shows("8 min    3/3    2/3    1/1\n");
    assert_shows("\xe2\x96\xb6 \xe2\x97\x86  2 Waiting"); /* the first not done */
    assert_shows("1 min    1/4      -      -\n");
    assert_shows("Enter goes on at page 2; 1 of 4 pages seen");
    press(UK_DOWN, 0);
    assert_shows("Enter begins; 12 minutes");
    press(UK_HOME, 0);
    assert_shows("All pages seen; Enter opens page 3 again");
    assert_null(strchr(shown(), '\x1b'));
}

static void test_moves_and_opens(void **state)
{
    (void)state;
    press(UK_END, 0);
    assert_int_equal(contents_selected(list), 3);
    type("j");
    assert_int_equal(contents_selected(list), 3);
    type("kk");
    assert_int_equal(contents_selected(list), 1);
    press(UK_PGUP, 0);
    assert_int_equal(contents_selected(list), 0);
    press(UK_PGDN, 0);
    assert_int_equal(contents_selected(list), 3);
    assert_true(press(UK_ENTER, 0) & CONTENTS_OPEN);
    assert_false(press(UK_ESC, 0) & CONTENTS_QUIT);
    assert_true(press(UK_CHAR, 'q') & CONTENTS_QUIT);
}

static void test_finds(void **state)
{
    (void)state;
    type("/UEq");
    press(UK_BACKSPACE, 0);
    press(UK_ENTER, 0);
    assert_int_equal(contents_selected(list), 2);
    type("n"); /* around the end, to itself */
    assert_int_equal(contents_selected(list), 2);
    type("/12");
    press(UK_ENTER, 0);
    assert_int_equal(contents_selected(list), 3);
    type("/ing");
    press(UK_ENTER, 0);
    assert_int_equal(contents_selected(list), 0);
    type("n");
    assert_int_equal(contents_selected(list), 1);
    type("N");
    assert_int_equal(contents_selected(list), 0);
    type("/zebra");
    press(UK_ENTER, 0);
    assert_int_equal(contents_selected(list), 0);
    assert_shows("No lesson has \"zebra\" in its title.");
    type("/q");
    press(UK_ESC, 0);
    assert_false(press(UK_DOWN, 0) & CONTENTS_QUIT);
    assert_int_equal(contents_selected(list), 1);
}

static void test_help(void **state)
{
    (void)state;
    type("?");
    assert_shows("all pages seen");
    assert_false(press(UK_ENTER, 0) & CONTENTS_OPEN);
    assert_false(press(UK_CHAR, 'q') & CONTENTS_QUIT);
    assert_shows("Counting");
}

static void test_mouse(void **state)
{
    (void)state;
    struct key click = {.code = UK_CLICK, .x = 20, .y = 5};
    shown();
    assert_int_equal(contents_key(list, &click), CONTENTS_REDRAW);
    assert_int_equal(contents_selected(list), 2);
    assert_true(contents_key(list, &click) & CONTENTS_OPEN);
    click.y = 15;
    assert_int_equal(contents_key(list, &click), 0);
    press(UK_WHEEL_UP, 0);
    assert_int_equal(contents_selected(list), 1);
    click.y = 23, click.x = 77; /* "q quit" */
    assert_true(contents_key(list, &click) & CONTENTS_QUIT);
}

/* Every size is drawn, the rows that are shown hold the selected one, and ASCII
 * is nothing else. */
static void test_sizes(void **state)
{
    (void)state;
    for (int ascii = 0; ascii < 2; ascii++) {
        teardown(NULL);
        open_list(ascii, 80, 24);
        for (int w = 1; w < 210; w += 7)
            for (int h = 1; h < 60; h += 3) {
                canvas_resize(&canvas, w, h);
                press(UK_CHAR, w % 2 ? 'j' : 'k');
                const char *s = shown();
                for (const char *p = s; ascii && *p; p++)
                    assert_true((unsigned char)*p < 0x80);
                if (w >= 60 && h >= 16)
                    assert_non_null(strstr(s, "lessons done"));
                else if (w >= 11)
                    assert_non_null(strstr(s, "60"));
            }
    }
}

/* More lessons than rows: the selected one is always there. */
static void test_scrolls(void **state)
{
    (void)state;
    enum { MANY = 50 };
    struct contents_row many[MANY];
    struct theme theme;
    teardown(NULL);
    for (int i = 0; i < MANY; i++)
        many[i] = (struct contents_row){"Same", i + 1, 5, 2, 0, 0, 0, 0, 0, 0};
    theme_builtin(&theme, STR("mono"));
    theme.ascii = true;
    list = contents_new(&theme, many, MANY);
    canvas_resize(&canvas, 60, 16);
    for (int i = 0; i < MANY; i++) {
        char row[32];
        snprintf(row, sizeof row, "> - %2d Same", i + 1);
        assert_shows(row);
        press(UK_DOWN, 0);
    }
    press(UK_HOME, 0);
    assert_shows("> -  1 Same");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rows, setup, teardown),
        cmocka_unit_test_setup_teardown(test_moves_and_opens, setup, teardown),
        cmocka_unit_test_setup_teardown(test_finds, setup, teardown),
        cmocka_unit_test_setup_teardown(test_help, setup, teardown),
        cmocka_unit_test_setup_teardown(test_mouse, setup, teardown),
        cmocka_unit_test_setup_teardown(test_sizes, setup, teardown),
        cmocka_unit_test_setup_teardown(test_scrolls, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
