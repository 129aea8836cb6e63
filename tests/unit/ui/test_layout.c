/* Rectangles at every size: all inside, none over another, nothing wasted. */
#include "support/test.h"

#include <stdlib.h>

#include "ui/layout.h"

/* Draws the layout into a grid; fails where two things meet. */
static void check(const struct layout_wish *w)
{
    struct layout l;
    layout_compute(w, &l);
    if (w->w < LAYOUT_MIN_W || w->h < LAYOUT_MIN_H) {
        assert_true(l.too_small);
        return;
    }
    assert_false(l.too_small);
    int gap = 0, used = 0;
    char *grid = calloc((size_t)w->w * (size_t)w->h, 1);
    for (int i = 0; i < PANE_COUNT; i++) {
        const struct box *b = &l.boxes[i];
        if (!b->shown)
            continue;
        int head = b->heading != HEADING_NONE;
        assert_true(b->w >= 20 && b->h >= 1);
        assert_true(b->x >= 0 && b->x + b->w <= w->w);
        assert_true(b->y - head >= 1 && b->y + b->h <= w->h - 1);
        for (int y = b->y - head; y < b->y + b->h; y++)
            for (int x = b->x; x < b->x + b->w; x++) {
                assert_int_equal(grid[y * w->w + x], 0);
                grid[y * w->w + x] = 1;
                used++;
            }
    }
    for (int i = 0; i < l.n_verticals; i++)
        for (int y = l.verticals[i].y0; y < l.verticals[i].y1; y++) {
            assert_int_equal(grid[y * w->w + l.verticals[i].x], 0);
            grid[y * w->w + l.verticals[i].x] = 1;
        }
    /* Between header and footer a column is full, but for the two empty rows
     * above plain headings. */
    for (int x = 0; x < w->w; x++) {
        int empty = 0;
        for (int y = 1; y < w->h - 1; y++)
            empty += !grid[y * w->w + x];
        gap = empty > gap ? empty : gap;
    }
    assert_true(gap <= 2 + l.n_verticals);
    free(grid);
}

static const struct layout_wish contents[] = {
    {.zoom = -1},
    {.zoom = -1, .output = true},
    {.zoom = -1, .output = true, .lesson = true},
    {.zoom = -1, .output = true, .n_tasks = 1},
    {.zoom = -1, .output = true, .n_tasks = 4, .n_timers = 1},
    {.zoom = -1, .output = true, .n_tasks = 4, .n_timers = 3, .lesson = true},
    {.zoom = -1, .output = true, .n_tasks = 9, .n_timers = 9},
    {.zoom = -1, .output = true, .n_tasks = 16, .n_timers = 9, .n_queues = 1},
    {.zoom = -1, .output = true, .n_tasks = 3, .n_queues = 2, .lesson = true},
    {.zoom = -1, .output = true, .n_tasks = 4, .n_timers = 2, .n_locks = 2},
    {.zoom = -1, .output = true, .n_tasks = 4, .n_locks = 30, .lesson = true},
    {.zoom = -1, .output = true, .n_tasks = 9, .n_queues = 1, .n_locks = 1},
    {.zoom = -1, .output = true, .n_tasks = 50, .n_queues = 1, .n_locks = 9},
    {.zoom = -1, .output = true, .n_tasks = 50, .n_locks = 3},
    {.zoom = -1, .output = true, .n_locks = 3},
    {.zoom = -1, .output = true, .n_locks = 3, .n_lanes = 3, .n_queues = 2},
    {.zoom = -1, .output = true, .n_locks = 40, .n_lanes = 20, .lesson = true},
    {.zoom = -1, .output = true, .n_tasks = 3, .n_locks = 4, .n_lanes = 2},
    {.zoom = -1, .present = true, .n_tasks = 3, .n_locks = 3},
    {.zoom = -1, .output = true, .n_tasks = 1000, .n_timers = 64},
    {.zoom = -1, .output = true, .n_tasks = 1000000, .n_queues = 5},
    {.zoom = -1, .present = true, .n_tasks = 4, .n_timers = 2, .output = true},
    {.zoom = -1, .present = true, .n_tasks = 40, .n_queues = 1},
    {.zoom = -1, .present = true, .n_tasks = 16, .n_timers = 9, .n_queues = 1},
    {.zoom = -1, .n_tasks = 4, .n_timers = 2, .output = true, .lesson = true,
     .reading = 12},
    {.zoom = -1, .n_tasks = 16, .n_timers = 9, .n_queues = 1, .output = true,
     .lesson = true, .reading = 200},
    {.zoom = -1, .text_only = true, .lesson = true},
    {.zoom = PANE_TASKS, .n_tasks = 4, .output = true},
    {.zoom = PANE_WHY},
};
enum { N_CONTENTS = sizeof contents / sizeof *contents };

static void every_size_is_filled_without_overlap(void **state)
{
    (void)state;
    for (int i = 0; i < N_CONTENTS; i++)
        for (int h = 1; h <= 100; h += h < 60 ? 1 : 7)
            for (int w = 1; w <= 300; w += w < 130 ? 1 : 9) {
                struct layout_wish wish = contents[i];
                wish.w = w;
                wish.h = h;
                check(&wish);
            }
}

/* Rows that each pane must have when it is shown at all. */
static void assert_minimums(const struct layout *l)
{
    static const int least[PANE_COUNT] = {
        [PANE_SOURCE] = 3, [PANE_QUEUE] = 1,  [PANE_LOCKS] = 1,
        [PANE_TASKS] = 1,  [PANE_READY] = 1,  [PANE_TIMERS] = 1,
        [PANE_CONTROL] = 2, [PANE_CALLS] = 6, [PANE_TIMELINE] = 2,
        [PANE_LESSON] = 2, [PANE_OUTPUT] = 2, [PANE_WHY] = 2,
    };
    for (int i = 0; i < PANE_COUNT; i++)
        if (l->boxes[i].shown && l->boxes[i].h < least[i])
            fail_msg("pane %d has %d rows at %dx%d", i, l->boxes[i].h, l->w,
                     l->h);
}

/* What a pane lists may be cut, the pane itself may not go: who waits, what
 * runs and why are there at each size; in the presenter's layout too. */
static void assert_nothing_is_lost(const struct layout_wish *w,
                                   const struct layout *l)
{
    bool alone = w->zoom >= 0 || w->text_only;
    bool reads = !alone && w->reading && !l->boxes[PANE_TASKS].shown;
    const struct {
        enum pane_id id;
        bool wanted;
    } wanted[] = {
        {PANE_SOURCE, true},
        {PANE_WHY, true},
        {PANE_TASKS, w->n_tasks && !reads},
        {PANE_READY, w->n_tasks && !reads},
        {PANE_TIMERS, w->n_tasks && w->n_timers && !w->present && !reads},
        {PANE_QUEUE, w->n_queues && !reads},
        {PANE_LOCKS, w->n_locks && !reads},
        {PANE_OUTPUT, w->output && !w->present && !reads},
        {PANE_LESSON, w->lesson && !w->present},
    };
    for (size_t i = 0; !alone && i < sizeof wanted / sizeof *wanted; i++)
        if (wanted[i].wanted)
            assert_true(l->boxes[wanted[i].id].shown);
    for (int i = 0; i < PANE_COUNT; i++)
        assert_true(!l->boxes[i].shown || l->there[i]);
}

static unsigned next_random(unsigned *state)
{
    *state = *state * 1103515245u + 12345u;
    return *state >> 16;
}

static int some(unsigned *state, int most)
{
    return (int)(next_random(state) % 3 ? next_random(state) % 6
                                        : next_random(state) %
                                              (unsigned)(most + 1));
}

static struct layout_wish random_wish(unsigned *state)
{
    struct layout_wish w = {.zoom = -1};
    w.n_tasks = some(state, 80);
    w.n_timers = some(state, 64);
    w.n_queues = some(state, 3);
    w.n_locks = some(state, 40);
    w.n_lanes = some(state, 12);
    w.n_ready = some(state, 80);
    w.queue_rows = w.n_queues ? some(state, 100) : 0;
    w.source_rows = some(state, 300);
    w.lesson = next_random(state) % 2;
    w.output = next_random(state) % 2;
    w.lesson_rows = w.lesson ? some(state, 60) : 0;
    w.output_rows = w.output ? some(state, 400) : 0;
    w.present = next_random(state) % 4 == 0;
    w.reading = w.lesson && next_random(state) % 8 == 0 ? 30 : 0;
    w.zoom = next_random(state) % 12 ? -1 : PANE_SOURCE;
    return w;
}

static void any_content_fits_at_any_size(void **state)
{
    (void)state;
    unsigned seed = 5;
    for (int round = 0; round < 60; round++) {
        struct layout_wish wish = random_wish(&seed);
        for (int h = 5; h <= 80; h++)
            for (int w = 20; w <= 250; w += w < 60 ? 13 : w % 7 + 1) {
                struct layout one, two;
                wish.w = w;
                wish.h = h;
                check(&wish);
                layout_compute(&wish, &one);
                layout_compute(&wish, &two);
                assert_memory_equal(&one, &two, sizeof one);
                if (one.too_small)
                    continue;
                assert_minimums(&one);
                assert_nothing_is_lost(&wish, &one);
            }
    }
}

/* A queue's run at a big size: each list has its rows, lanes and texts share
 * what is left, and nothing stands empty beside something that is cut. */
static void rows_go_where_content_is(void **state)
{
    (void)state;
    struct layout l;
    struct layout_wish wish = {
        .w = 200, .h = 60, .zoom = -1, .n_tasks = 16, .n_timers = 10,
        .n_queues = 1, .queue_rows = 6, .n_ready = 15, .source_rows = 59,
        .output = true, .output_rows = 100, .lesson = true, .lesson_rows = 30};
    layout_compute(&wish, &l);
    assert_int_equal(l.boxes[PANE_QUEUE].h, 6);
    assert_int_equal(l.boxes[PANE_TIMERS].h, 10);
    assert_true(l.boxes[PANE_TASKS].h >= 16);
    assert_true(l.boxes[PANE_TIMELINE].h > 9);
    assert_true(l.boxes[PANE_TASKS].x > l.boxes[PANE_SOURCE].x);
    assert_true(l.boxes[PANE_QUEUE].x > l.boxes[PANE_TASKS].x);
    wish.w = 120;
    wish.h = 40;
    layout_compute(&wish, &l);
    assert_int_equal(l.boxes[PANE_QUEUE].h, 6);
    assert_true(l.boxes[PANE_TIMERS].h >= 5);
    /* little output: its rows go to what is above it */
    wish = (struct layout_wish){.w = 120, .h = 40, .zoom = -1, .n_tasks = 3,
                                .n_timers = 2, .output = true,
                                .source_rows = 90};
    layout_compute(&wish, &l);
    int usual = l.boxes[PANE_SOURCE].h;
    wish.output_rows = 5;
    layout_compute(&wish, &l);
    assert_int_equal(l.boxes[PANE_OUTPUT].h, 5);
    assert_true(l.boxes[PANE_SOURCE].h > usual);
}

static void a_zoomed_pane_has_tabs_above(void **state)
{
    (void)state;
    struct layout l;
    struct layout_wish wish = {.w = 80, .h = 24, .zoom = PANE_TASKS,
                               .n_tasks = 4, .n_timers = 2, .output = true};
    layout_compute(&wish, &l);
    assert_true(l.tabs);
    assert_int_equal(l.boxes[PANE_TASKS].y, 3);
    assert_int_equal(l.boxes[PANE_TASKS].h, 20);
    assert_true(l.there[PANE_TIMELINE]);
    assert_false(l.there[PANE_QUEUE]);
    assert_false(l.there[PANE_LESSON]);
}

static void the_first_screen_is_the_one_of_the_design(void **state)
{
    (void)state;
    struct layout l;
    layout_compute(&(struct layout_wish){.w = 80, .h = 24, .zoom = -1,
                                         .n_tasks = 4, .n_timers = 1,
                                         .lesson = true, .output = true},
                   &l);
    assert_int_equal(l.boxes[PANE_SOURCE].w, 41);
    assert_int_equal(l.boxes[PANE_SOURCE].h, 12);
    assert_int_equal(l.boxes[PANE_TASKS].x, 42);
    assert_int_equal(l.boxes[PANE_READY].y, 8);
    assert_int_equal(l.boxes[PANE_TIMERS].y, 12);
    assert_int_equal(l.boxes[PANE_LESSON].y, 15);
    assert_int_equal(l.boxes[PANE_LESSON].h, 4);
    assert_int_equal(l.boxes[PANE_WHY].y, 20);
    assert_int_equal(l.boxes[PANE_WHY].h, 3);
}

static void a_queue_gets_the_second_screen(void **state)
{
    (void)state;
    struct layout l;
    layout_compute(&(struct layout_wish){.w = 80, .h = 24, .zoom = -1,
                                         .n_tasks = 16, .n_timers = 6,
                                         .n_queues = 1, .lesson = true,
                                         .output = true},
                   &l);
    assert_int_equal(l.boxes[PANE_SOURCE].w, 37);
    assert_int_equal(l.boxes[PANE_QUEUE].h, 5);
    assert_true(l.boxes[PANE_TASKS].grid);
    assert_int_equal(l.boxes[PANE_TASKS].y, 8);
    assert_int_equal(l.boxes[PANE_TASKS].h, 4);
    assert_int_equal(l.boxes[PANE_READY].y, 13);
    assert_int_equal(l.boxes[PANE_TIMERS].y, 14);
    assert_int_equal(l.boxes[PANE_OUTPUT].h, 3);
    assert_int_equal(l.boxes[PANE_WHY].h, 3);
}

static void much_prose_gets_room_before_the_first_step(void **state)
{
    (void)state;
    struct layout l;
    struct layout_wish wish = {.w = 80, .h = 24, .zoom = -1, .n_tasks = 4,
                               .n_timers = 1, .lesson = true, .output = true,
                               .reading = 30};
    layout_compute(&wish, &l);
    assert_int_equal(l.boxes[PANE_LESSON].h, 12);
    assert_int_equal(l.boxes[PANE_LESSON].w, 80);
    assert_int_equal(l.boxes[PANE_SOURCE].h, 4);
    assert_int_equal(l.boxes[PANE_WHY].y, 20);
    assert_false(l.boxes[PANE_TASKS].shown);
    wish.reading = 6; /* no more than it needs */
    layout_compute(&wish, &l);
    assert_int_equal(l.boxes[PANE_LESSON].h, 6);
    wish.reading = 3; /* it is all there at full width */
    layout_compute(&wish, &l);
    assert_int_equal(l.boxes[PANE_LESSON].w, 80);
    wish.text_only = true;
    layout_compute(&wish, &l);
    assert_int_equal(l.boxes[PANE_LESSON].h, 21);
    assert_false(l.boxes[PANE_WHY].shown);
}

static void presenting_shows_the_queue(void **state)
{
    (void)state;
    struct layout l;
    struct layout_wish wish = {.w = 60, .h = 16, .zoom = -1, .n_tasks = 16,
                               .n_timers = 6, .n_queues = 1, .present = true};
    layout_compute(&wish, &l);
    assert_true(l.boxes[PANE_QUEUE].shown);
    assert_true(l.boxes[PANE_READY].shown);
    assert_false(l.boxes[PANE_TIMERS].shown);
    wish.w = 120;
    wish.h = 40;
    layout_compute(&wish, &l);
    assert_true(l.boxes[PANE_QUEUE].shown);
    assert_true(l.boxes[PANE_TIMERS].shown);
}

static void a_big_screen_shows_more(void **state)
{
    (void)state;
    struct layout l;
    layout_compute(&(struct layout_wish){.w = 120, .h = 40, .zoom = -1,
                                         .n_tasks = 4, .n_timers = 1,
                                         .lesson = true, .output = true},
                   &l);
    assert_true(l.boxes[PANE_CONTROL].shown);
    assert_true(l.boxes[PANE_TIMELINE].shown);
    assert_int_equal(l.boxes[PANE_SOURCE].w, 58);
    assert_int_equal(l.boxes[PANE_OUTPUT].h, 9);
}

static void empty_panes_give_their_rows_away(void **state)
{
    (void)state;
    struct layout l;
    layout_compute(&(struct layout_wish){.w = 80, .h = 24, .zoom = -1,
                                         .n_tasks = 4, .output = true},
                   &l);
    assert_false(l.boxes[PANE_LESSON].shown);
    assert_int_equal(l.boxes[PANE_OUTPUT].w, 80);
    assert_false(l.boxes[PANE_TIMERS].shown);
    assert_true(l.boxes[PANE_TASKS].h > 4);
    layout_compute(&(struct layout_wish){.w = 80, .h = 24, .zoom = -1,
                                         .output = true},
                   &l);
    assert_int_equal(l.boxes[PANE_SOURCE].w, 41);
    assert_int_equal(l.boxes[PANE_CALLS].w, 38);
    assert_false(l.boxes[PANE_TASKS].shown);
    layout_compute(&(struct layout_wish){.w = 60, .h = 16, .zoom = -1,
                                         .output = true},
                   &l);
    assert_int_equal(l.boxes[PANE_SOURCE].w, 60);
    assert_false(l.boxes[PANE_CALLS].shown);
}

/* Threads without tasks: their lanes where there is room for them. */
static void threads_have_lanes(void **state)
{
    (void)state;
    struct layout l;
    struct layout_wish wish = {.w = 120, .h = 40, .zoom = -1, .n_locks = 4,
                               .n_lanes = 3, .output = true};
    layout_compute(&wish, &l);
    assert_true(l.boxes[PANE_LOCKS].shown);
    assert_true(l.boxes[PANE_CALLS].shown);
    assert_int_equal(l.boxes[PANE_TIMELINE].h, 4);
    wish.w = 80;
    wish.h = 24;
    layout_compute(&wish, &l);
    assert_true(l.boxes[PANE_LOCKS].shown);
    assert_false(l.boxes[PANE_TIMELINE].shown);
}

/* Rows go to who has something to show in them. */
static void rows_go_to_who_lacks_some(void **state)
{
    struct layout l;
    struct layout_wish tasks = {.w = 120, .h = 40, .zoom = -1, .n_tasks = 31,
                                .n_timers = 6, .source_rows = 6, .n_ready = 31};
    struct layout_wish present = {.w = 60, .h = 16, .zoom = -1, .present = true,
                                  .n_tasks = 16, .n_timers = 9, .n_queues = 1};
    struct layout_wish timers = {.w = 80, .h = 24, .zoom = -1, .n_tasks = 4,
                                 .n_timers = 3, .output = true};
    (void)state;
    layout_compute(&tasks, &l); /* a grid rather than strips of one row */
    assert_true(l.boxes[PANE_TASKS].grid);
    assert_true(l.boxes[PANE_TIMERS].h >= 6);
    assert_true(l.boxes[PANE_TIMELINE].shown);
    int lanes = l.boxes[PANE_TIMELINE].h;
    tasks.source_rows = 60;
    layout_compute(&tasks, &l); /* a longer program keeps its rows */
    assert_true(l.boxes[PANE_TIMELINE].h <= lanes);
    layout_compute(&present, &l); /* room for groups of them */
    assert_true(l.boxes[PANE_TASKS].h >= 3);
    assert_true(l.boxes[PANE_SOURCE].h >= 4);
    layout_compute(&timers, &l); /* instead of empty rows above headings */
    assert_true(l.boxes[PANE_TIMERS].h >= 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_size_is_filled_without_overlap),
        cmocka_unit_test(any_content_fits_at_any_size),
        cmocka_unit_test(rows_go_where_content_is),
        cmocka_unit_test(a_zoomed_pane_has_tabs_above),
        cmocka_unit_test(the_first_screen_is_the_one_of_the_design),
        cmocka_unit_test(a_queue_gets_the_second_screen),
        cmocka_unit_test(much_prose_gets_room_before_the_first_step),
        cmocka_unit_test(presenting_shows_the_queue),
        cmocka_unit_test(a_big_screen_shows_more),
        cmocka_unit_test(empty_panes_give_their_rows_away),
        cmocka_unit_test(threads_have_lanes),
        cmocka_unit_test(rows_go_to_who_lacks_some),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
