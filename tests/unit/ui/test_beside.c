/* Two programs side by side: one cursor over both, each in the state that it has
 * alone at that step, and what the screen says of the two. */
#include "support/test.h"

#include "story/merge.h"
#include "support/screen_check.h"
#include "support/trace_build.h"
#include "ui/beside.h"
#include "ui/request.h"

struct two {
    struct trace_build b[2];
    struct trace_header header[2];
    struct ui *ui[2];
    struct beside *beside;
    struct canvas canvas;
    struct buf text;
    unsigned flags[2];
};

static void line(struct trace_build *b, double t, int number)
{
    b->t = t;
    ADD(b, line, .frame = 1, .line = number);
}

static void begin(struct trace_build *b)
{
    trace_build_init(b);
    trace_build_add(b, (struct event){.kind = EV_begin});
    ADD(b, frame_new, .frame = 1, .kind = STR("module"), .file = STR("p.py"));
}

/* Prints at every whole second up to `seconds`, and sleeps between. */
static void prints_each_second(struct trace_build *b, int seconds)
{
    begin(b);
    for (int i = 0; i <= seconds; i++) {
        line(b, i, 1);
        ADD(b, out, .stream = STR("stdout"), .text = STR("tick\n"));
        line(b, i, 2);
    }
    ADD(b, end, .status = 0);
}

static void finish_work(struct two *t)
{
    for (int i = 0; i < 2; i++) {
        unsigned flags = beside_flags(t->beside, i);
        t->flags[i] |= flags;
        while (flags & UI_WORK) {
            beside_work(t->beside, i);
            flags = beside_flags(t->beside, i);
            t->flags[i] |= flags;
        }
    }
}

/* The traces are there. */
static void open_two(struct two *t, bool ended)
{
    static const char *const names[] = {"slow", "quick"};
    for (int i = 0; i < 2; i++) {
        t->ui[i] = ui_new(&(struct ui_options){.can_run_again = true,
                                               .slice = 50});
        ui_resize(t->ui[i], 80, 24);
        ui_attach(t->ui[i], t->b[i].store, &t->header[i], ended);
    }
    t->beside = beside_new(t->ui[0], t->ui[1], names);
    beside_resize(t->beside, 80, 24);
    canvas_resize(&t->canvas, 80, 24);
    finish_work(t);
}

static void open_seconds(struct two *t, int left, int right)
{
    *t = (struct two){0};
    prints_each_second(&t->b[0], left);
    prints_each_second(&t->b[1], right);
    open_two(t, true);
}

static void close_two(struct two *t)
{
    beside_free(t->beside);
    for (int i = 0; i < 2; i++) {
        ui_free(t->ui[i]);
        trace_build_fini(&t->b[i]);
    }
    canvas_fini(&t->canvas);
    buf_fini(&t->text);
}

static void press(struct two *t, const char *names)
{
    while (*names) {
        size_t n = strcspn(names, " ");
        struct key k;
        t->flags[0] = t->flags[1] = 0;
        if (n && key_parse((struct str){names, n}, &k))
            beside_key(t->beside, &k);
        finish_work(t);
        names += n + (names[n] == ' ');
    }
}

static void type(struct two *t, const char *text)
{
    for (; *text; text++)
        beside_key(t->beside, &(struct key){.code = UK_CHAR,
                                            .cp = (unsigned char)*text});
}

static const char *shown(struct two *t)
{
    canvas_resize(&t->canvas, t->canvas.w, t->canvas.h);
    beside_draw(t->beside, &t->canvas);
    t->text.n = 0;
    canvas_to_text(&t->canvas, &t->text);
    return buf_z(&t->text);
}

static void assert_shows(struct two *t, const char *part)
{
    const char *text = shown(t);
    if (!strstr(text, part))
        fail_msg("the screen lacks \"%s\":\n%s", part, text);
}

static void assert_lacks(struct two *t, const char *part)
{
    const char *text = shown(t);
    if (strstr(text, part))
        fail_msg("the screen has \"%s\":\n%s", part, text);
}

static void assert_at(struct two *t, size_t left, size_t right)
{
    assert_int_equal(ui_step(t->ui[0]), left);
    assert_int_equal(ui_step(t->ui[1]), right);
}

/* Is each in the state that a model alone has there? */
static void assert_states(struct two *t)
{
    for (int i = 0; i < 2; i++) {
        struct model alone;
        struct buf a = {0}, b = {0};
        model_init(&alone, t->b[i].store);
        model_seek(&alone, ui_events(t->ui[i]));
        assert_int_equal(ui_events(t->ui[i]), t->ui[i]->goal);
        model_dump(&alone, &a);
        model_dump(&t->ui[i]->model, &b);
        assert_string_equal(buf_z(&a), buf_z(&b));
        model_fini(&alone);
        buf_fini(&a);
        buf_fini(&b);
    }
}

/* -- one cursor ----------------------------------------------------------------- */

static void each_has_the_state_that_it_has_alone(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 6; seed++) {
        struct two t = {0};
        for (int i = 0; i < 2; i++) {
            trace_build_init(&t.b[i]);
            trace_build_random(&t.b[i], seed * 2 + (uint64_t)i, 150, 0);
        }
        open_two(&t, true);
        ui_set_detail(t.ui[0], DETAIL_LINES);
        beside_changed(t.beside, 0);
        size_t total = story_steps(t.ui[0]->story, t.ui[0]->detail) +
                       story_steps(t.ui[1]->story, t.ui[0]->detail);
        assert_int_equal(t.ui[0]->detail, t.ui[1]->detail);
        for (size_t n = 0; n < total; n++) {
            assert_int_equal(ui_step(t.ui[0]) + ui_step(t.ui[1]), n);
            assert_states(&t);
            press(&t, "l");
        }
        assert_states(&t);
        press(&t, "l");
        assert_shows(&t, "This is the end of both runs.");
        for (size_t n = total; n > 0; n--) {
            assert_int_equal(ui_step(t.ui[0]) + ui_step(t.ui[1]), n);
            press(&t, "h");
        }
        assert_at(&t, 0, 0);
        press(&t, "h");
        assert_shows(&t, "This is the start of both runs.");
        close_two(&t);
    }
}

static void whatever_is_pressed_they_are_at_the_same_time(void **state)
{
    static const char *const keys[] = {"l", "h", "o", "O", "d", "D", "t", "T",
                                       "Tab", "G", "g", "i", "s", "Enter", "j",
                                       "z", "Esc", "2", "5", "l", "l", "w", "?",
                                       "P"};
    (void)state;
    for (uint64_t seed = 1; seed < 8; seed++) {
        struct two t = {0};
        uint64_t stream = seed;
        for (int i = 0; i < 2; i++) {
            trace_build_init(&t.b[i]);
            trace_build_random(&t.b[i], seed * 5 + (uint64_t)i, 200, 0);
        }
        open_two(&t, true);
        for (int n = 0; n < 120; n++) {
            size_t which = random_below(&stream, sizeof keys / sizeof *keys);
            size_t at[2], there[2];
            press(&t, keys[which]);
            shown(&t);
            for (int i = 0; i < 2; i++) {
                at[i] = ui_step(t.ui[i]);
                assert_int_equal(t.ui[i]->detail, t.ui[0]->detail);
            }
            struct merge m = {.detail = t.ui[0]->detail};
            for (int i = 0; i < 2; i++)
                m.side[i] = (struct merge_side){t.ui[i]->story, t.b[i].store,
                                                true};
            merge_go(&m, at[0] + at[1], there);
            if (there[0] != at[0] || there[1] != at[1])
                fail_msg("seed %d, %s: %zu+%zu instead of %zu+%zu", (int)seed,
                         keys[which], at[0], at[1], there[0], there[1]);
        }
        assert_states(&t);
        close_two(&t);
    }
}

static void the_left_one_is_first_where_both_have_a_step(void **state)
{
    struct two t;
    (void)state;
    open_seconds(&t, 2, 2);
    press(&t, "l");
    assert_at(&t, 1, 0);
    assert_shows(&t, "» slow");
    assert_shows(&t, "WHY slow");
    press(&t, "l l");
    assert_true(ui_step(t.ui[0]) + ui_step(t.ui[1]) == 3);
    press(&t, "g");
    assert_at(&t, 0, 0);
    close_two(&t);
}

static void a_step_and_a_time_are_those_of_both(void **state)
{
    struct two t;
    (void)state;
    open_seconds(&t, 3, 1);
    press(&t, ":");
    type(&t, "5");
    press(&t, "Enter");
    assert_true(ui_step(t.ui[0]) + ui_step(t.ui[1]) == 5);
    press(&t, ":");
    type(&t, "t=1");
    press(&t, "Enter");
    assert_true(t.ui[0]->model.t == 1 && t.ui[1]->model.t == 1);
    assert_shows(&t, "t 1.000");
    press(&t, ":");
    type(&t, "999");
    press(&t, "Enter");
    assert_shows(&t, "in both");
    close_two(&t);
}

static void what_moves_one_takes_the_other_along(void **state)
{
    struct two t;
    (void)state;
    open_seconds(&t, 3, 3);
    press(&t, "Tab Tab"); /* to the right one */
    assert_int_equal(beside_focus(t.beside), 1);
    press(&t, "o o o"); /* its third line of output, at t=2 */
    assert_true(t.ui[1]->model.t == 2);
    assert_true(t.ui[0]->model.t == 2); /* the left one's steps come first */
    press(&t, "O");
    assert_true(t.ui[0]->model.t == 1 && t.ui[1]->model.t == 1);
    assert_states(&t);
    close_two(&t);
}

static void click(struct two *t, int x, int y)
{
    beside_key(t->beside, &(struct key){.code = UK_CLICK, .x = x, .y = y});
    finish_work(t);
}

static void a_click_means_the_program_under_it(void **state)
{
    struct two t;
    (void)state;
    open_seconds(&t, 2, 2);
    click(&t, 60, 3);
    assert_int_equal(beside_focus(t.beside), 1);
    assert_shows(&t, "[quick]");
    click(&t, 2, 23); /* the footer's first word: a step of both */
    assert_at(&t, 1, 0);
    click(&t, 10, 3);
    assert_int_equal(beside_focus(t.beside), 0);
    close_two(&t);
}

static void it_plays_on_to_the_end_of_both(void **state)
{
    struct two t;
    (void)state;
    open_seconds(&t, 1, 2);
    press(&t, "a");
    assert_true(t.flags[0] & UI_PLAY);
    assert_true(ui_play_ms(t.ui[0]) > 0);
    for (int i = 0; i < 40 && ui_play_ms(t.ui[0]); i++) {
        beside_tick(t.beside);
        finish_work(&t);
    }
    assert_int_equal(ui_play_ms(t.ui[0]), 0);
    assert_shows(&t, "ended at 1.000");
    assert_shows(&t, "ended at 2.000");
    press(&t, "a");
    assert_int_equal(ui_play_ms(t.ui[0]), 0);
    press(&t, "g a l");
    assert_shows(&t, "Paused");
    assert_at(&t, 0, 0);
    close_two(&t);
}

/* -- what is known so far --------------------------------------------------------- */

static void who_comes_next_is_waited_for(void **state)
{
    struct two t = {0};
    (void)state;
    begin(&t.b[0]);
    prints_each_second(&t.b[1], 2);
    line(&t.b[0], 0, 1);
    open_two(&t, false);
    for (int i = 0; i < 6; i++)
        press(&t, "l");
    size_t before = ui_step(t.ui[0]);
    assert_int_equal(ui_step(t.ui[1]), 0); /* the left one may still come first */
    assert_true(t.flags[0] & UI_WANT_MORE);
    assert_shows(&t, "slow runs on until its next step is known");
    line(&t.b[0], 5, 2);
    line(&t.b[0], 6, 3);
    beside_grew(t.beside, 0, false);
    finish_work(&t);
    assert_true(ui_step(t.ui[0]) + ui_step(t.ui[1]) > before);
    beside_grew(t.beside, 1, true);
    finish_work(&t);
    press(&t, "l l l l");
    assert_true(ui_step(t.ui[1]) > 0);
    close_two(&t);
}

/* -- what is seen ------------------------------------------------------------------ */

static void the_end_is_run_on_to(void **state)
{
    struct two t = {0};
    (void)state;
    begin(&t.b[0]);
    line(&t.b[0], 1, 1);
    line(&t.b[0], 2, 2);
    prints_each_second(&t.b[1], 3);
    open_two(&t, false);
    press(&t, "G");
    assert_shows(&t, "what is known of both");
    press(&t, "G");
    assert_shows(&t, "Running on");
    line(&t.b[0], 3, 1);
    line(&t.b[0], 4, 1);
    beside_grew(t.beside, 0, false);
    finish_work(&t);
    assert_true(t.ui[0]->model.t > 2);
    press(&t, "l");
    assert_shows(&t, "Stopped here");
    press(&t, "G G");
    ADD(&t.b[0], end, .status = 0);
    beside_grew(t.beside, 0, true);
    beside_grew(t.beside, 1, true);
    finish_work(&t);
    assert_shows(&t, "ended at 4.000");
    assert_shows(&t, "ended at 3.000");
    assert_lacks(&t, "Running on");
    close_two(&t);
}

static void what_they_took_is_said_at_the_end_alone(void **state)
{
    struct two t;
    (void)state;
    open_seconds(&t, 3, 1);
    press(&t, "G h");
    assert_lacks(&t, "sooner");
    press(&t, "l");
    assert_shows(&t, "slow 3.000 s, quick 1.000 s: 2.000 s sooner, 3.0 times as "
                     "fast.");
    close_two(&t);
}

static void one_sleeps_while_the_other_works(void **state)
{
    struct two t = {0};
    (void)state;
    prints_each_second(&t.b[0], 1);
    begin(&t.b[1]);
    line(&t.b[1], 0.5, 1);
    line(&t.b[1], 0.5, 2);
    ADD(&t.b[1], end, .status = 0);
    open_two(&t, true);
    press(&t, ":");
    type(&t, "t=0.5");
    press(&t, "Enter");
    assert_shows(&t, "asleep since 0.000");
    assert_shows(&t, "ended at 0.500");
    close_two(&t);
}

static void a_question_hides_the_other_program_too(void **state)
{
    struct two t = {0};
    (void)state;
    for (int i = 0; i < 2; i++) {
        trace_build_init(&t.b[i]);
        trace_build_file(&t.b[i], "tests/traces/cpython-countasync.jsonl");
    }
    open_two(&t, true);
    for (int i = 0; i < 60 && !ui_question(t.ui[0]); i++)
        press(&t, "l p");
    assert_non_null(ui_question(t.ui[0]));
    for (int i = 0; i < PANE_COUNT; i++)
        assert_true(ui_pane_hidden(t.ui[1], (enum pane_id)i));
    assert_shows(&t, "/?");
    assert_lacks(&t, "asleep");
    press(&t, "Esc");
    assert_null(ui_question(t.ui[0]));
    assert_false(ui_pane_hidden(t.ui[1], PANE_OUTPUT));
    close_two(&t);
}

static void a_small_screen_shows_one_and_names_the_other(void **state)
{
    struct two t;
    (void)state;
    open_seconds(&t, 3, 1);
    beside_resize(t.beside, 60, 16);
    canvas_resize(&t.canvas, 60, 16);
    press(&t, "l l l");
    assert_shows(&t, "Tab: quick · slow");
    press(&t, "Tab");
    assert_shows(&t, "Tab: slow · quick");
    beside_resize(t.beside, 40, 10);
    canvas_resize(&t.canvas, 40, 10);
    assert_shows(&t, "60");
    beside_resize(t.beside, 80, 24);
    canvas_resize(&t.canvas, 80, 24);
    assert_shows(&t, "slow beside quick");
    press(&t, "z");
    assert_shows(&t, "Tab: slow · quick");
    press(&t, "Tab");
    assert_shows(&t, "Tab: quick · slow");
    close_two(&t);
}

/* Do two boxes, with their titles, share a cell? */
static bool overlap(const struct box *a, const struct box *b)
{
    return a->x < b->x + b->w && b->x < a->x + a->w && a->y - 1 < b->y + b->h &&
           b->y - 1 < a->y + a->h;
}

static void no_pane_lies_upon_another(void **state)
{
    struct two t = {0};
    (void)state;
    trace_build_init(&t.b[0]);
    trace_build_file(&t.b[0], "tests/traces/handmade-queue.jsonl");
    trace_build_init(&t.b[1]);
    trace_build_file(&t.b[1], "tests/traces/cpython-chained.jsonl");
    open_two(&t, true);
    for (int w = LAYOUT_TWIN_W; w < 160; w += 7)
        for (int h = LAYOUT_TWIN_H; h < 60; h++) {
            const struct box *all[2 * PANE_COUNT];
            int n = 0;
            beside_resize(t.beside, w, h);
            for (int i = 0; i < 2; i++)
                for (int p = 0; p < PANE_COUNT; p++)
                    if (t.ui[i]->layout.boxes[p].shown)
                        all[n++] = &t.ui[i]->layout.boxes[p];
            for (int i = 0; i < n; i++) {
                assert_true(all[i]->h > 0 && all[i]->x >= 0 &&
                            all[i]->x + all[i]->w <= w &&
                            all[i]->y + all[i]->h <= h - 1);
                for (int k = 0; k < i; k++)
                    assert_false(overlap(all[i], all[k]));
            }
            for (int i = 0; i < 2; i++) {
                assert_true(t.ui[i]->layout.boxes[PANE_SOURCE].h >= 4);
                assert_true(t.ui[i]->layout.boxes[PANE_TASKS].shown);
            }
        }
    close_two(&t);
}

static void alone_again_it_is_as_before(void **state)
{
    struct two t;
    struct buf text = {0};
    (void)state;
    open_seconds(&t, 2, 2);
    press(&t, "l l l l l");
    beside_free(t.beside);
    t.beside = NULL;
    canvas_resize(&t.canvas, 80, 24);
    ui_draw(t.ui[0], &t.canvas);
    canvas_to_text(&t.canvas, &text);
    assert_non_null(strstr(buf_z(&text), "SOURCE"));
    assert_null(strstr(buf_z(&text), "quick"));
    buf_fini(&text);
    close_two(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_has_the_state_that_it_has_alone),
        cmocka_unit_test(whatever_is_pressed_they_are_at_the_same_time),
        cmocka_unit_test(the_left_one_is_first_where_both_have_a_step),
        cmocka_unit_test(a_step_and_a_time_are_those_of_both),
        cmocka_unit_test(what_moves_one_takes_the_other_along),
        cmocka_unit_test(a_click_means_the_program_under_it),
        cmocka_unit_test(it_plays_on_to_the_end_of_both),
        cmocka_unit_test(who_comes_next_is_waited_for),
        cmocka_unit_test(the_end_is_run_on_to),
        cmocka_unit_test(what_they_took_is_said_at_the_end_alone),
        cmocka_unit_test(one_sleeps_while_the_other_works),
        cmocka_unit_test(a_question_hides_the_other_program_too),
        cmocka_unit_test(a_small_screen_shows_one_and_names_the_other),
        cmocka_unit_test(no_pane_lies_upon_another),
        cmocka_unit_test(alone_again_it_is_as_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
