/* A program that runs while one looks: the screen stays at its end, or where one
 * has walked back to. */
#include "support/test.h"

#include "base/file.h"
#include "unit/ui/screen.h"

/* A trace that comes in pieces. */
static struct {
    struct screen screen;
    struct trace_reader *reader;
    struct buf bytes;
    size_t given;
} live;

/* The next lines of the trace. */
static void give(int lines)
{
    size_t from = live.given;
    while (lines-- > 0 && live.given < live.bytes.n)
        live.given = (size_t)((char *)memchr(live.bytes.p + live.given, '\n',
                                             live.bytes.n - live.given)
                              - live.bytes.p) + 1;
    trace_reader_feed(live.reader, live.bytes.p + from, live.given - from);
}

static int open_live(void **state)
{
    struct screen *s = &live.screen;
    (void)state;
    live.given = 0;
    if (file_read("tests/traces/cpython-countasync.jsonl", 1 << 24,
                  &live.bytes) != STATUS_OK)
        return -1;
    *s = (struct screen){.store = trace_store_new(1 << 20)};
    live.reader = trace_reader_new(s->store, &s->header);
    give(40);
    s->ui = ui_new(&(struct ui_options){.live = true, .follow = true});
    ui_attach(s->ui, s->store, &s->header, false);
    screen_size(s, 80, 24);
    return 0;
}

static int close_live(void **state)
{
    (void)state;
    trace_reader_free(live.reader);
    buf_fini(&live.bytes);
    live.bytes = (struct buf){0};
    screen_close(&live.screen);
    return 0;
}

static void more(int lines)
{
    give(lines);
    ui_store_grew(live.screen.ui, live.given == live.bytes.n);
}

static void assert_shows(const char *part)
{
    screen_assert_shows(&live.screen, part);
}

static void assert_lacks(const char *part)
{
    screen_assert_lacks(&live.screen, part);
}

static size_t step(void)
{
    return ui_step(live.screen.ui);
}

static void it_begins_at_the_end_and_stays(void **state)
{
    (void)state;
    size_t first = step();
    assert_true(first > 0);
    assert_shows(" LIVE   t ");
    assert_shows("F follow ");
    more(20);
    assert_true(step() > first);
    assert_shows(" LIVE   t ");
}

static void a_step_back_stays_where_it_is(void **state)
{
    (void)state;
    size_t first = step();
    screen_keys(&live.screen, "h");
    assert_int_equal(step(), first - 1);
    assert_shows("LIVE, 1 behind");
    assert_shows("F follows it again");
    more(20);
    assert_int_equal(step(), first - 1);
    assert_lacks("LIVE, 1 behind");
    assert_shows(" behind ");
}

static void the_key_follows_again(void **state)
{
    (void)state;
    screen_keys(&live.screen, "g");
    more(20);
    assert_int_equal(step(), 0);
    screen_keys(&live.screen, "F");
    size_t there = step();
    assert_true(there > 0);
    more(40);
    assert_true(step() > there);
    screen_keys(&live.screen, "F");
    there = step();
    more(20);
    assert_int_equal(step(), there);
}

static void detail_and_panes_do_not_leave_the_end(void **state)
{
    (void)state;
    screen_keys(&live.screen, "D Tab j z Esc ? Esc");
    assert_shows(" LIVE   t ");
    size_t there = step();
    more(60);
    assert_true(step() > there);
    screen_keys(&live.screen, "d d");
    assert_int_equal(ui_events(live.screen.ui),
                     trace_store_count(live.screen.store));
}

static void the_end_twice_follows(void **state)
{
    (void)state;
    screen_keys(&live.screen, "g G");
    assert_shows("LIVE, 0 behind");
    screen_keys(&live.screen, "G");
    assert_shows(" LIVE   t ");
    screen_keys(&live.screen, "l");
    more(20);
    assert_shows(" LIVE   t ");
}

static void behind_the_end_nothing_is_live(void **state)
{
    (void)state;
    more(1000);
    assert_lacks("LIVE");
    assert_lacks("F follow ");
    assert_shows("LINES 32/32\n");
    screen_keys(&live.screen, "h");
    assert_lacks("the program goes on");
    screen_keys(&live.screen, "F");
    assert_shows("there is nothing to follow");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_live, close_live)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(it_begins_at_the_end_and_stays),
        TEST(a_step_back_stays_where_it_is),
        TEST(the_key_follows_again),
        TEST(detail_and_panes_do_not_leave_the_end),
        TEST(the_end_twice_follows),
        TEST(behind_the_end_nothing_is_live),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
