/* TIMELINE on the screen: what its lanes show, by time and by step, zoomed, moved
 * and under the pointer. */
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>

#include "unit/ui/one_screen.h"

static int open_chained(void **state)
{
    struct buf b = {0};
    (void)state;
    if (file_read("tests/traces/cpython-chained.jsonl", 1 << 24, &b)
        != STATUS_OK)
        return -1;
    screen_open(&s, b.p, b.n, &(struct ui_options){0});
    buf_fini(&b);
    screen_size(&s, 120, 40);
    return 0;
}

/* One puts at 0 and sleeps until 2; the other takes it at 1 and holds the loop
 * for 3 seconds, so that the first is woken at 4. */
static const char put_and_get[] =
    "{\"loopscope\":1,\"min\":1,\"engine\":\"hand\",\"clock\":\"virtual\","
    "\"program\":\"p.py\",\"argv\":[],\"seed\":0,\"sources\":[]}\n"
    "{\"e\":\"task.new\",\"t\":0,\"task\":1,\"label\":\"maker\"}\n"
    "{\"e\":\"task.new\",\"t\":0,\"task\":2,\"label\":\"between\"}\n"
    "{\"e\":\"task.new\",\"t\":0,\"task\":3,\"label\":\"taker\"}\n"
    "{\"e\":\"task.run\",\"t\":0,\"task\":1}\n"
    "{\"e\":\"queue.new\",\"t\":0,\"queue\":1,\"name\":\"q\"}\n"
    "{\"e\":\"queue.put\",\"t\":0,\"queue\":1,\"item\":1,\"text\":\"1\","
    "\"task\":1}\n"
    "{\"e\":\"timer.set\",\"t\":0,\"timer\":1,\"when\":2,\"task\":1}\n"
    "{\"e\":\"task.wait\",\"t\":0,\"task\":1,\"on\":{\"kind\":\"sleep\","
    "\"text\":\"sleep(2)\"}}\n"
    "{\"e\":\"loop.clock\",\"t\":1,\"to\":1}\n"
    "{\"e\":\"task.run\",\"t\":1,\"task\":3}\n"
    "{\"e\":\"queue.get\",\"t\":1,\"queue\":1,\"item\":1,\"task\":3}\n"
    "{\"e\":\"block\",\"t\":4,\"task\":3,\"seconds\":3}\n"
    "{\"e\":\"task.wake\",\"t\":4,\"task\":1,\"by\":3}\n"
    "{\"e\":\"ready.push\",\"t\":4,\"handle\":1,\"what\":\"wakeup\","
    "\"task\":1}\n"
    "{\"e\":\"task.done\",\"t\":4,\"task\":3,\"outcome\":\"result\"}\n";

static int open_put_and_get(void **state)
{
    (void)state;
    screen_open(&s, put_and_get, sizeof put_and_get - 1,
                &(struct ui_options){0});
    screen_size(&s, 120, 40);
    return 0;
}

static void type(const char *text)
{
    screen_keys(&s, ":");
    screen_type(&s, text);
    screen_keys(&s, "Enter");
}

/* The lane of that name, from its axis on, into a buffer. */
static const char *lane(const char *name, struct buf *out)
{
    const char *text = strstr(screen_text(&s), "TIMELINE");
    const char *from = text ? strstr(text, name) : NULL;
    if (!from)
        fail_msg("no lane of %s:\n%s", name, screen_text(&s));
    out->n = 0;
    buf_add(out, from, strcspn(from, "\n"));
    return buf_z(out);
}

static void assert_lane(const char *name, const char *part)
{
    struct buf b = {0};
    if (!strstr(lane(name, &b), part))
        fail_msg("the lane lacks \"%s\": %s", part, buf_z(&b));
    buf_fini(&b);
}

/* The pointer is at a number of the axis. */
static void point(enum ukey what, const char *number)
{
    char part[16];
    struct key k = {.code = what};
    const char *p = strstr(screen_text(&s), "\n  t   ");
    p = p ? p : strstr(screen_text(&s), "\n  step ");
    assert_non_null(p);
    snprintf(part, sizeof part, " %s ", number);
    const char *at = strstr(p, part);
    assert_non_null(at);
    k.x = (int)(at - p); /* the axis has one byte a cell */
    for (const char *q = buf_z(&s.text); q <= p; q++)
        k.y += *q == '\n';
    s.flags = ui_key(s.ui, &k);
}

/* chain(3) is over at 8, when chain(9) still sleeps. */
static void lanes_show_states_up_to_the_cursor(void **state)
{
    (void)state;
    type("t=4");
    assert_shows("TIMELINE by time");
    assert_lane("main", "│━ gather of 3 ━");
    assert_lane("chain(9)", "│━ sleep(4) ━━");
    assert_lane("chain(9)", "━◆");
    assert_lane("chain(6)", "━◆");
    screen_keys(&s, "t");
    assert_lane("chain(9)", "━▶");
    screen_keys(&s, "t");
    assert_lane("chain(9)", "┃┄┄ sleep(7) ┄┄");
    assert_lane("chain(6)", "▶");
    screen_keys(&s, "G");
    assert_lane("chain(9)", "✓");
}

static void held_loops_and_arrows_are_told_apart(void **state)
{
    (void)state;
    screen_keys(&s, "G");
    screen_click(&s, "between ");
    assert_lane("taker", "│▒▒▒▒▒▒");
    assert_lane("taker", "▒✓");
    assert_lane("between", "······");
    assert_lane("maker", "━━◆");
}

/* Item 1 leaves the maker's lane at 0 and lies in its queue until 1. */
static void arrows_of_the_selected_task(void **state)
{
    (void)state;
    screen_keys(&s, "d G");
    screen_click(&s, "taker ");
    assert_lane("between", "╎·····");
    assert_lane("taker", "╰─────");
    assert_lane("taker", "─→▒▒▒");
    screen_keys(&s, "Esc");
}

static void click_lane(const char *name)
{
    struct key k = {.code = UK_CLICK, .x = 3};
    const char *text = screen_text(&s), *timeline = strstr(text, "TIMELINE");
    const char *at = timeline ? strstr(timeline, name) : NULL;
    assert_non_null(at);
    for (const char *p = text; p < at; p++)
        k.y += *p == '\n';
    ui_key(s.ui, &k);
}

static void a_lane_name_chooses_its_task(void **state)
{
    (void)state;
    screen_keys(&s, "G h");
    size_t before = ui_events(s.ui);
    click_lane("between");
    assert_int_equal(ui_events(s.ui), before);
    assert_shows("─[TIMELINE");
    assert_shows("› between");
    click_lane("maker");
    assert_shows("› maker");
    assert_lacks("─ TASK maker");
    click_lane("maker");
    assert_shows("─ TASK maker");
    screen_keys(&s, "Esc Enter"); /* the keys open it, too */
    assert_shows("─ TASK maker");
    screen_keys(&s, "Esc Esc");
    assert_int_equal(ui_events(s.ui), before);
}

static void it_goes_by_step_too(void **state)
{
    (void)state;
    type("20");
    screen_keys(&s, "6 v");
    assert_shows("─[TIMELINE by step]─");
    assert_shows("█ runs");
    char *before = strdup(screen_text(&s));
    screen_keys(&s, "→ →");
    screen_keys(&s, "← ←");
    assert_string_equal(screen_text(&s), before);
    free(before);
    point(UK_CLICK, "25");
    assert_int_equal(ui_step(s.ui), 25);
    screen_keys(&s, "v");
    assert_shows("TIMELINE by time");
}

static void zoom_and_pan_have_ends(void **state)
{
    (void)state;
    type("t=4");
    screen_keys(&s, "{");
    assert_shows("All of the timeline is in sight.");
    screen_keys(&s, "[");
    assert_shows("This is where the timeline begins.");
    screen_keys(&s, "} }");
    assert_shows("TIMELINE by time, a part ");
    screen_keys(&s, "]");
    assert_shows("TIMELINE by time, a part, moved ");
    screen_keys(&s, "] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ]");
    assert_shows("The timeline goes no further yet.");
    screen_keys(&s, "→");
    assert_shows("TIMELINE by time, a part ");
    screen_keys(&s, "{ {");
    assert_shows("TIMELINE by time ");
    for (int i = 0; i < 40; i++)
        screen_keys(&s, "}");
    assert_shows("can't be looked at any closer");
    screen_size(&s, 80, 24);
    screen_keys(&s, "}");
    assert_shows("TIMELINE isn't on the screen");
}

/* Zoomed in, the cursor's line is on the axis at every step, and going back gives
 * the same screens. */
static void the_cursor_stays_in_sight(void **state)
{
    enum { STEPS = 40 };
    char *seen[STEPS];
    (void)state;
    screen_keys(&s, "6 v } } }");
    for (int i = 0; i < STEPS; i++) {
        screen_keys(&s, "→");
        seen[i] = strdup(screen_text(&s));
        const char *lanes = strstr(seen[i], "[TIMELINE by step, a part]");
        assert_non_null(lanes);
        assert_non_null(strstr(strchr(lanes, '\n'), "┃"));
    }
    for (int i = STEPS - 1; i-- > 0;) {
        screen_keys(&s, "←");
        assert_string_equal(screen_text(&s), seen[i]);
    }
    for (int i = 0; i < STEPS; i++)
        free(seen[i]);
}

static void the_pointer_scrubs(void **state)
{
    (void)state;
    screen_keys(&s, "G");
    point(UK_CLICK, "4");
    assert_shows("t 4.000");
    point(UK_DRAG, "8");
    assert_shows("t 8.000");
    screen_point(&s, UK_DRAG, "WHY", 0); /* the button is held: far left */
    assert_shows("t 0.000");
    screen_point(&s, UK_DRAG, "? help", 5);
    assert_shows("t 11.000");
    screen_click(&s, "? help"); /* elsewhere: what moves now moves nothing */
    screen_keys(&s, "Esc");
    point(UK_DRAG, "4");
    assert_shows("t 11.000");
}

/* At 0 two of the chains sleep until 4, and nothing tells that the run goes on
 * until 11; at 4 one sets a timer for then. */
static void nothing_is_right_of_cursor_and_timers(void **state)
{
    (void)state;
    type("t=0");
    screen_keys(&s, "T");
    for (int i = 0; i < 5; i++)
        screen_keys(&s, "t");
    assert_lane("chain(9)", "┃┄┄ sleep(4) ┄┄");
    struct buf axis = {0};
    assert_non_null(strstr(lane("  t     ", &axis), " 4 "));
    assert_null(strstr(buf_z(&axis), " 8"));
    type("t=4");
    screen_keys(&s, "t t");
    assert_lane("chain(9)", "┃┄┄ sleep(7) ┄┄");
    assert_non_null(strstr(lane("  t     ", &axis), " 10 "));
    buf_fini(&axis);
}

/* The scale moves on the way forward, and as little under the pointer as if it
 * were of paper: who drags there and back again is where he was. */
static void the_scale_stands_still_under_the_pointer(void **state)
{
    int x, y;
    (void)state;
    type("t=0");
    for (int i = 0; i < 5; i++)
        screen_keys(&s, "t");
    assert_true(screen_find(&s, "┃┄┄ sleep(4) ┄┄", &x, &y));
    point(UK_CLICK, "4");
    size_t there = ui_events(s.ui);
    ui_key(s.ui, &(struct key){.code = UK_DRAG, .x = x, .y = y});
    assert_shows("t 0.000");
    point(UK_DRAG, "4");
    assert_int_equal(ui_events(s.ui), there);
    screen_keys(&s, "t t");
    assert_lane("chain(9)", "┃┄┄ sleep(7) ┄┄");
    assert_shows("  10  ");
}

/* The same cells give the same step, however fast they come. */
static void a_flood_of_moves_ends_where_the_pointer_is(void **state)
{
    (void)state;
    type("t=4");
    point(UK_CLICK, "4");
    size_t there = ui_events(s.ui);
    for (int i = 0; i < 3000; i++)
        ui_key(s.ui, &(struct key){.code = UK_DRAG,
                                   .x = (i * 37) % 140 - 5,
                                   .y = (i * 11) % 50});
    point(UK_DRAG, "4");
    assert_int_equal(ui_events(s.ui), there);
}

/* Thirty tasks for eight rows: whose turn it is has one of them. */
static void the_lane_of_who_runs_is_in_sight(void **state)
{
    struct trace_build b;
    static const struct trace_header header = {.program = STR("p.py")};
    static char names[31][8];
    char want[16];
    (void)state;
    trace_build_init(&b);
    ADD(&b, timer_set, .timer = 1, .when = 1);
    for (uint32_t i = 1; i <= 30; i++) {
        snprintf(names[i], sizeof names[i], "n%02u", (unsigned)i);
        ADD(&b, task_new, .task = i, .label = str_of(names[i]));
    }
    for (uint32_t i = 1; i <= 30; i++) {
        ADD(&b, task_run, .task = i);
        ADD(&b, task_wait, .task = i, .on = {.text = STR("sleep(1)")});
    }
    struct ui *ui = ui_new(&(struct ui_options){0});
    ui_attach(ui, b.store, &header, true);
    ui_free(s.ui);
    s.ui = ui;
    screen_size(&s, 120, 60);
    ui_set_detail(ui, DETAIL_EVENTS);
    for (int scrolled = 0; scrolled < 2; scrolled++) {
        for (unsigned i = 1; i <= 30; i++) {
            ui_go_to_events(ui, 31 + i * 2 - 1);
            snprintf(want, sizeof want, "\n› n%02u ", i);
            assert_shows(want);
        }
        for (int i = 0; i < 9 && !strstr(screen_text(&s), "[TIMELINE"); i++)
            screen_keys(&s, "Tab");
        screen_keys(&s, "↓ ↓ ↓");
    }
    trace_build_fini(&b);
    ui_attach(s.ui, s.store, &s.header, true);
}

/* However many there are, no lane stands on the row of the axis. */
static void the_axis_has_its_row(void **state)
{
    static const struct trace_header header = {.program = STR("p.py")};
    (void)state;
    for (uint32_t n = 1; n <= 40; n++) {
        struct trace_build b;
        trace_build_init(&b);
        ADD(&b, timer_set, .timer = 1, .when = 1);
        for (uint32_t i = 1; i <= n; i++)
            ADD(&b, task_new, .task = i, .label = STR("name"));
        struct ui *ui = ui_new(&(struct ui_options){0});
        ui_attach(ui, b.store, &header, true);
        ui_go_to_events(ui, n + 1);
        ui_free(s.ui);
        s.ui = ui;
        screen_size(&s, 120, 50);
        const char *text = strstr(screen_text(&s), "TIMELINE");
        if (text && !strstr(text, "\n  t  ") && !strstr(text, " more  "))
            fail_msg("%u lanes:\n%s", (unsigned)n, buf_z(&s.text));
        ui_attach(s.ui, s.store, &s.header, true);
        trace_build_fini(&b);
    }
}

#define TEST(name, trace)                                                     \
    cmocka_unit_test_setup_teardown(name, open_##trace, close_trace)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lanes_show_states_up_to_the_cursor, chained),
        TEST(held_loops_and_arrows_are_told_apart, put_and_get),
        TEST(arrows_of_the_selected_task, put_and_get),
        TEST(a_lane_name_chooses_its_task, put_and_get),
        TEST(it_goes_by_step_too, chained),
        TEST(zoom_and_pan_have_ends, chained),
        TEST(the_cursor_stays_in_sight, chained),
        TEST(the_pointer_scrubs, chained),
        TEST(nothing_is_right_of_cursor_and_timers, chained),
        TEST(the_scale_stands_still_under_the_pointer, chained),
        TEST(a_flood_of_moves_ends_where_the_pointer_is, chained),
        TEST(the_lane_of_who_runs_is_in_sight, chained),
        TEST(the_axis_has_its_row, chained),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
