/* What takes long is done in slices, and keys are taken between any two of them.
 * Work is counted in events, not in seconds: a busy machine makes no difference. */
#include "support/test.h"

#include "unit/ui/screen.h"

enum { SLICE = 50, TASKS = 40, TURNS = 60 };

/* A run of tasks that take turns. */
static struct trace_build built;
static struct trace_header header;

static void a_turn(uint32_t task, uint32_t n)
{
    ADD(&built, task_run, .task = task);
    ADD(&built, resume, .frame = task);
    ADD(&built, line, .frame = task, .line = 3 + n % 2);
    if (n == TURNS / 2 && task == TASKS)
        ADD(&built, out, .task = task, .stream = STR("stdout"),
            .text = STR("a needle\n"));
    ADD(&built, suspend, .frame = task);
    ADD(&built, task_wait, .task = task,
        .on = {.kind = STR("future"), .text = STR("a future")});
    ADD(&built, task_wake, .task = task);
}

static int build(void **state)
{
    (void)state;
    trace_build_init(&built);
    trace_build_add(&built, (struct event){.kind = EV_begin});
    ADD(&built, loop_new, .loop = 1);
    for (uint32_t task = 1; task <= TASKS; task++) {
        ADD(&built, task_new, .task = task, .name = STR("Task"),
            .label = STR("worker"));
        ADD(&built, frame_new, .frame = task, .kind = STR("coro"),
            .fn = STR("worker"), .file = STR("a.py"), .line = 2, .task = task);
    }
    for (uint32_t n = 0; n < TURNS; n++) {
        built.t = n;
        for (uint32_t task = 1; task <= TASKS; task++)
            a_turn(task, n);
    }
    return 0;
}

static int unbuild(void **state)
{
    (void)state;
    trace_build_fini(&built);
    return 0;
}

static void open_sliced(struct screen *s, size_t slice)
{
    *s = (struct screen){.store = built.store, .header = header};
    s->ui = ui_new(&(struct ui_options){.slice = slice});
    ui_attach(s->ui, s->store, &s->header, true);
    screen_size(s, 100, 30);
    ui_set_detail(s->ui, DETAIL_LINES);
}

static void close_sliced(struct screen *s)
{
    ui_free(s->ui);
    canvas_fini(&s->canvas);
    buf_fini(&s->text);
}

/* One key, without what it has begun. */
static void press(struct screen *s, const char *name)
{
    struct key k;
    assert_true(key_parse(str_of(name), &k));
    s->flags = ui_key(s->ui, &k);
}

static void type_and_enter(struct screen *s, const char *text)
{
    screen_type(s, text);
    press(s, "Enter");
}

/* Slices until all is done; none of them is longer than it may be. */
static size_t finish(struct screen *s)
{
    size_t slices = 0;
    while (s->flags & UI_WORK) {
        s->flags = ui_work(s->ui);
        assert_in_range(ui_worked(s->ui), 1, 2 * SLICE);
        slices++;
    }
    return slices;
}

static void no_key_does_more_than_a_few_slices(void **state)
{
    static const char *const keys[] = {"G", "h", "g", "G", "T", "l", "o", "O",
                                       "i", "s", "S", "g", "o", "D", "t", "d",
                                       "d", "G", "l", "g", "l", "G", "z", "g"};
    struct screen s;
    (void)state;
    open_sliced(&s, SLICE);
    size_t longest = 0;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        press(&s, keys[i]);
        assert_in_range(ui_worked(s.ui), 0, 3 * SLICE);
        size_t slices = finish(&s);
        longest = slices > longest ? slices : longest;
    }
    assert_in_range(longest, 20, 1000); /* so they were needed */
    close_sliced(&s);
}

static void far_away_is_shown_on_the_way_with_a_bar(void **state)
{
    struct screen s;
    (void)state;
    open_sliced(&s, SLICE);
    press(&s, "G");
    assert_true(s.flags & UI_WORK);
    assert_int_equal(ui_events(s.ui), SLICE);
    screen_assert_shows(&s, "%   t 0.000");
    finish(&s);
    assert_int_equal(ui_events(s.ui), trace_store_count(built.store));
    screen_assert_lacks(&s, "%   t ");
    close_sliced(&s);
}

static void keys_that_only_look_act_on_the_way(void **state)
{
    struct screen s;
    (void)state;
    open_sliced(&s, SLICE);
    press(&s, "G");
    press(&s, "?");
    screen_assert_shows(&s, "HELP");
    press(&s, "?");
    screen_assert_lacks(&s, "HELP");
    assert_true(ui_events(s.ui) < trace_store_count(built.store));
    finish(&s);
    assert_int_equal(ui_events(s.ui), trace_store_count(built.store));
    close_sliced(&s);
}

/* The cursor is where one has sent it; the screen comes after. */
static void steps_on_the_way_count_from_the_end_of_the_way(void **state)
{
    struct screen s;
    (void)state;
    open_sliced(&s, SLICE);
    press(&s, "G");
    size_t end = ui_step(s.ui);
    press(&s, "h");
    press(&s, "h");
    press(&s, "l");
    assert_int_equal(ui_step(s.ui), end - 1);
    finish(&s);
    assert_int_equal(ui_step(s.ui), end - 1);
    close_sliced(&s);
}

static void escape_stops_on_the_way(void **state)
{
    struct screen s;
    (void)state;
    open_sliced(&s, SLICE);
    press(&s, "G");
    s.flags = ui_work(s.ui);
    press(&s, "Esc");
    assert_false(s.flags & UI_WORK);
    screen_assert_shows(&s, "Stopped here.");
    assert_int_equal(ui_events(s.ui), 2 * SLICE);
    press(&s, "g");
    finish(&s);
    assert_int_equal(ui_events(s.ui), 0);
    close_sliced(&s);
}

/* What stands above the panes is left first, and the way goes on below it. */
static void escape_leaves_help_before_it_stops(void **state)
{
    struct screen s;
    (void)state;
    open_sliced(&s, SLICE);
    press(&s, "G");
    press(&s, "?");
    press(&s, "Esc");
    screen_assert_lacks(&s, "HELP");
    assert_true(s.flags & UI_WORK);
    press(&s, "Esc");
    screen_assert_shows(&s, "Stopped here.");
    close_sliced(&s);
}

/* While a step is on its way, the beat of the play timer adds none. */
static void playing_waits_for_what_is_shown(void **state)
{
    struct screen s;
    (void)state;
    open_sliced(&s, SLICE);
    press(&s, "a");
    press(&s, "G"); /* pauses */
    press(&s, "G");
    press(&s, "a");
    size_t goal = ui_step(s.ui);
    assert_int_equal(ui_tick(s.ui), 0);
    assert_int_equal(ui_step(s.ui), goal);
    finish(&s);
    close_sliced(&s);
}

static void a_search_is_sliced_and_found_all_the_same(void **state)
{
    struct screen s;
    (void)state;
    open_sliced(&s, SLICE);
    press(&s, "/");
    type_and_enter(&s, "needle");
    assert_true(s.flags & UI_WORK);
    screen_assert_shows(&s, "Searching; Esc stops.");
    screen_assert_shows(&s, "%   t 0.000");
    finish(&s);
    screen_assert_shows(&s, "a needle");
    size_t there = ui_events(s.ui);
    press(&s, "n");
    finish(&s);
    screen_assert_shows(&s, "\"needle\": nothing from here on.");
    assert_int_equal(ui_events(s.ui), there);
    press(&s, "g");
    finish(&s);
    press(&s, "n");
    press(&s, "Esc");
    assert_false(s.flags & UI_WORK);
    screen_assert_shows(&s, "Stopped here.");
    assert_int_equal(ui_events(s.ui), 0);
    close_sliced(&s);
}

static void a_time_is_found_at_once(void **state)
{
    struct screen s;
    (void)state;
    open_sliced(&s, SLICE);
    press(&s, ":");
    type_and_enter(&s, "t=30");
    finish(&s);
    screen_assert_shows(&s, "t 30.000");
    close_sliced(&s);
}

/* Events that come while one looks: they are taken in a slice at a time, and
 * the end is the end when all are. */
static void what_comes_in_is_taken_in_slices(void **state)
{
    struct screen s;
    struct trace_store *store = trace_store_new(1 << 20);
    struct event e;
    size_t n = trace_store_count(built.store), slices = 0;
    (void)state;
    s = (struct screen){.store = store, .header = header};
    s.ui = ui_new(&(struct ui_options){.slice = SLICE});
    ui_attach(s.ui, store, &s.header, false);
    screen_size(&s, 100, 30);
    for (size_t i = 0; i < n; i++) {
        trace_store_get(built.store, i, &e);
        trace_store_append(store, &e);
    }
    s.flags = ui_store_grew(s.ui, true);
    assert_int_equal(ui_worked(s.ui), SLICE);
    screen_assert_shows(&s, "+\n");
    slices = finish(&s);
    assert_in_range(slices, n / SLICE - 1, n / SLICE + 1);
    screen_assert_lacks(&s, "+\n");
    close_sliced(&s);
    trace_store_free(store);
}

/* A step that isn't over: one press is enough. */
static void a_long_step_is_one_press(void **state)
{
    struct screen s;
    struct trace_store *store = trace_store_new(1 << 20);
    (void)state;
    struct trace_build b = {.store = store};
    trace_build_add(&b, (struct event){.kind = EV_begin});
    ADD(&b, loop_new, .loop = 1);
    ADD(&b, task_new, .task = 1, .name = STR("Task-1"), .label = STR("main"));
    ADD(&b, task_run, .task = 1);
    ADD(&b, task_wait, .task = 1, .on = {.kind = STR("sleep")});
    ADD(&b, task_run, .task = 1);
    s = (struct screen){.store = store, .header = header};
    s.ui = ui_new(&(struct ui_options){.slice = SLICE});
    ui_attach(s.ui, store, &s.header, false);
    screen_size(&s, 100, 30);
    ui_set_detail(s.ui, DETAIL_TURNS);
    screen_keys(&s, "G");
    size_t before = ui_step(s.ui);
    press(&s, "l");
    assert_true(s.flags & UI_WANT_MORE);
    screen_assert_shows(&s, "runs on to its end; Esc stops.");
    screen_assert_shows(&s, " 6 events   t ");
    for (uint32_t i = 2; i < 5000; i++)
        ADD(&b, task_new, .task = i, .name = STR("Task"), .label = STR("one"),
            .parent = 1);
    s.flags = ui_store_grew(s.ui, false);
    assert_true(s.flags & UI_WANT_MORE);
    finish(&s);
    assert_int_equal(ui_step(s.ui), before);
    press(&s, "?"); /* doesn't stop it */
    press(&s, "?");
    ADD(&b, task_wait, .task = 1,
        .on = {.kind = STR("gather"), .text = STR("gather of 4998")});
    s.flags = ui_store_grew(s.ui, false);
    finish(&s);
    assert_int_equal(ui_step(s.ui), before + 1);
    assert_int_equal(ui_events(s.ui), trace_store_count(store));
    screen_assert_lacks(&s, "runs on to its end");
    screen_assert_shows(&s, "gather made 4998 tasks");
    press(&s, "l"); /* and who doesn't want to wait */
    press(&s, "Esc");
    screen_assert_shows(&s, "Stopped here.");
    ADD(&b, loop_clock, .to = 1);
    ADD(&b, task_run, .task = 1);
    ADD(&b, task_wait, .task = 1, .on = {.kind = STR("sleep")});
    ui_store_grew(s.ui, true);
    assert_int_equal(ui_step(s.ui), before + 1);
    close_sliced(&s);
    trace_store_free(store);
}

/* Whatever is pressed, slices lead to what one piece leads to. */
static void slices_change_nothing(void **state)
{
    static const char *const keys[] = {"l", "h", "G", "g", "t", "T", "o", "O",
                                       "s", "S", "i", "I", "d", "D", "n", "N",
                                       "c", "C", "B", "l", "l", "Tab", "z"};
    uint64_t seed = 3;
    struct screen a, b;
    (void)state;
    open_sliced(&a, 0);
    open_sliced(&b, 7);
    screen_keys(&a, "/ n e e d l e Enter");
    screen_keys(&b, "/ n e e d l e Enter");
    for (int i = 0; i < 300; i++) {
        const char *key = keys[random_below(&seed,
                                            sizeof keys / sizeof *keys)];
        screen_keys(&a, key);
        screen_keys(&b, key);
        if (strcmp(screen_text(&a), screen_text(&b)) != 0)
            fail_msg("%s, key %d, in one piece:\n%s\nin slices:\n%s", key, i,
                     buf_z(&a.text), buf_z(&b.text));
    }
    close_sliced(&a);
    close_sliced(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_key_does_more_than_a_few_slices),
        cmocka_unit_test(far_away_is_shown_on_the_way_with_a_bar),
        cmocka_unit_test(keys_that_only_look_act_on_the_way),
        cmocka_unit_test(steps_on_the_way_count_from_the_end_of_the_way),
        cmocka_unit_test(escape_stops_on_the_way),
        cmocka_unit_test(escape_leaves_help_before_it_stops),
        cmocka_unit_test(playing_waits_for_what_is_shown),
        cmocka_unit_test(a_search_is_sliced_and_found_all_the_same),
        cmocka_unit_test(a_time_is_found_at_once),
        cmocka_unit_test(what_comes_in_is_taken_in_slices),
        cmocka_unit_test(a_long_step_is_one_press),
        cmocka_unit_test(slices_change_nothing),
    };
    return cmocka_run_group_tests(tests, build, unbuild);
}
