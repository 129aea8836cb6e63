/* What is chosen in SOURCE and OUTPUT, by keys and by the pointer, where it
 * leads to, and their other views. */
#include "support/prose.h"
#include "support/test.h"

#include "unit/ui/one_screen.h"

static int open_count(void **state)
{
    (void)state;
    if (open_trace("tests/traces/cpython-countasync.jsonl") != 0)
        return -1;
    ui_set_lesson(s.ui, &(struct ui_lesson){.title = "4", .prose = prose_of("Prose.")});
    screen_size(&s, 80, 40);
    return 0;
}

static void focus(const char *title)
{
    for (int i = 0; i < 9 && !strstr(screen_text(&s), title); i++)
        screen_keys(&s, "Tab");
    assert_shows(title);
}

/* Three tasks print One, then Two. */
static void counts_follow_the_cursor(void **state)
{
    (void)state;
    screen_keys(&s, "v");
    assert_shows("      4        print(\"One\")");
    screen_keys(&s, "o");
    assert_shows("4 1x     print(\"One\")");
    screen_keys(&s, "G");
    assert_shows("4 3x     print(\"One\")");
    assert_shows("9 1x     await asyncio.gather(");
    screen_keys(&s, "g o o");
    assert_shows("4 2x     print(\"One\")");
    assert_shows("      6        print(\"Two\")");
    screen_keys(&s, "v");
    assert_shows("      6     print(\"Two\")");
}

static void enter_goes_to_where_a_line_runs(void **state)
{
    (void)state;
    screen_keys(&s, "j");
    assert_shows("Enter: its next run");
    screen_keys(&s, "j j j Enter");
    assert_shows("▶     4     print(\"One\")");
    size_t first = ui_events(s.ui);
    screen_keys(&s, "Home ↓ ↓ ↓ Enter");
    assert_true(ui_events(s.ui) > first);
    screen_keys(&s, "G Home ↓ ↓ ↓ Enter");
    assert_shows("Line 4 doesn't run again; this is the first time.");
    assert_int_equal(ui_events(s.ui), first);
    screen_keys(&s, "Home Enter ↓ ↑ ↓ Home ↓ Enter");
    assert_shows("Line 2 never runs.");
}

/* Each line's step is where its text has just been printed. */
static void a_line_of_output_leads_to_its_step(void **state)
{
    static const char *const last[] = {"│* count#1  One", "│* count#2  One",
                                       "│* count#3  One", "│* count#1  Two"};
    static const char *const later[] = {"count#2  One", "count#3  One",
                                        "count#1  Two", "count#2  Two"};
    (void)state;
    for (int i = 0; i < 4; i++) {
        screen_keys(&s, "Esc G");
        focus("[OUTPUT]");
        screen_keys(&s, "Home");
        assert_shows("1/7, Enter");
        for (int k = 0; k < i; k++)
            screen_keys(&s, "↓");
        screen_keys(&s, "Enter");
        const char *text = screen_text(&s);
        if (!strstr(text, last[i]))
            fail_msg("no \"%s\":\n%s", last[i], text);
        assert_null(strstr(text, later[i]));
    }
}

static void times_come_on_demand(void **state)
{
    (void)state;
    screen_keys(&s, "G");
    focus("[OUTPUT]");
    screen_keys(&s, "v");
    assert_shows("│  1  count#3  Two");
    screen_keys(&s, "v");
    assert_shows("│  count#3  Two");
    screen_size(&s, 120, 24);
    assert_shows("│  1  count#3  Two");
    screen_keys(&s, "v");
    assert_shows("│  count#3  Two");
}

static bool same_paint(struct paint a, struct paint b)
{
    return a.fg == b.fg && a.bg == b.bg && a.attr == b.attr;
}

/* What is searched for is shown where it stands, in either case. */
static void matches_are_painted(void **state)
{
    struct theme dark;
    int x, y;
    (void)state;
    assert_true(theme_builtin(&dark, STR("dark")));
    struct paint match = theme_paint(&dark, STYLE_match);
    screen_keys(&s, "/");
    screen_type(&s, "one");
    screen_keys(&s, "Enter");
    for (int i = 0; i < 9 && !strstr(screen_text(&s), "count#1  One"); i++)
        screen_keys(&s, "n");
    const char *const where[] = {"One\")", "count#1  One"};
    for (int i = 0; i < 2; i++) {
        assert_true(screen_find(&s, where[i], &x, &y));
        const struct cell *c = canvas_at(&s.canvas, x + 9 * i, y);
        assert_int_equal(c->text[0], 'O');
        assert_true(same_paint(c->paint, match));
        c = canvas_at(&s.canvas, x + 9 * i + 3, y);
        assert_false(same_paint(c->paint, match));
    }
}

/* -- the pointer ---------------------------------------------------------- */

static void a_second_click_opens(void **state)
{
    (void)state;
    screen_keys(&s, "G");
    screen_click(&s, "count#2 ");
    assert_lacks("─ TASK count#2");
    screen_click(&s, "count#2 ");
    assert_shows("─ TASK count#2");
    screen_keys(&s, "Esc");
    screen_click(&s, "count#2  One");
    assert_shows("2/7, Enter");
    screen_click(&s, "count#2  One");
    assert_shows("│* count#2  One");
    assert_lacks("count#3  One");
    screen_keys(&s, "g");
    screen_point(&s, UK_CLICK, "print(\"Two\")", 2);
    assert_shows("Enter: its next run");
    assert_int_equal(ui_events(s.ui), 0);
    screen_point(&s, UK_CLICK, "print(\"Two\")", 2);
    assert_shows("▶     6     print(\"Two\")");
}

/* Each name that is in sight, in a list that is longer than the screen. */
static void a_click_means_the_row_it_is_on(void **state)
{
    (void)state;
    struct buf name = {0};
    for (int from = 0; from < 4; from++) {
        screen_close(&s);
        assert_int_equal(open_trace("tests/traces/handmade-queue.jsonl"), 0);
        screen_size(&s, 60, 16);
        screen_keys(&s, "G");
        focus("[TASKS");
        screen_keys(&s, from % 2 ? "z End" : "z Home");
        for (int i = 0; i < 16; i++) {
            int x, y;
            name.n = 0;
            buf_printf(&name, "%s(%d) ", i < 10 ? "consume" : "produce", i % 10);
            if (!screen_find(&s, buf_z(&name), &x, &y))
                continue;
            screen_click(&s, buf_z(&name));
            screen_keys(&s, "Enter");
            name.n--;
            buf_z(&name);
            assert_shows("─ TASK ");
            screen_find(&s, "─ TASK ", &x, &y);
            assert_non_null(strstr(strstr(buf_z(&s.text), "─ TASK "),
                                   buf_z(&name)));
            screen_keys(&s, "Esc");
        }
    }
    buf_fini(&name);
}

static void the_wheel_scrolls_what_is_under_it(void **state)
{
    (void)state;
    screen_size(&s, 80, 16);
    screen_keys(&s, "G");
    for (int i = 0; i < 5; i++)
        screen_point(&s, UK_WHEEL_UP, "─ SOURCE", 3);
    size_t at = ui_events(s.ui);
    assert_shows("      1 import asyncio");
    assert_lacks("Enter: its next run");
    screen_point(&s, UK_WHEEL_DOWN, "import asyncio", 0);
    assert_lacks("      1 import asyncio");
    assert_shows("      4     print");
    assert_int_equal(ui_events(s.ui), at);
    screen_point(&s, UK_WHEEL_UP, "count#3  Two", 0);
    assert_lacks("count#3  Two");
    assert_shows("count#3  One");
    screen_keys(&s, "←");
    screen_keys(&s, "→"); /* where the program is */
    assert_shows("count#3  Two");
}

/* Whatever a terminal reports, and wherever: cells off the screen, panes that are
 * gone, with and without an overlay. */
static void floods_of_the_mouse(void **state)
{
    static const enum ukey keys[] = {UK_CLICK, UK_DRAG, UK_WHEEL_UP,
                                     UK_WHEEL_DOWN};
    uint64_t seed = 5;
    (void)state;
    for (int i = 0; i < 4000; i++) {
        struct key k = {.code = keys[random_below(&seed, 4)],
                        .x = (int)random_below(&seed, 140) - 5,
                        .y = (int)random_below(&seed, 50) - 2};
        if (i % 400 == 0)
            screen_size(&s, 60 + i / 60, 16 + i / 160);
        if (i % 97 == 0)
            screen_keys(&s, i % 2 ? "z" : "w");
        ui_key(s.ui, &k);
        if (i % 50 == 0)
            screen_text(&s);
    }
    screen_size(&s, 80, 24);
    screen_keys(&s, "Esc Esc Esc Esc Esc Esc g");
    assert_shows("─ WHY ─");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_count, close_trace)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(counts_follow_the_cursor),
        TEST(enter_goes_to_where_a_line_runs),
        TEST(a_line_of_output_leads_to_its_step),
        TEST(times_come_on_demand),
        TEST(matches_are_painted),
        TEST(a_second_click_opens),
        TEST(a_click_means_the_row_it_is_on),
        TEST(the_wheel_scrolls_what_is_under_it),
        TEST(floods_of_the_mouse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
