/* The screen as a whole: keys in, text out. */
#include "support/prose.h"
#include "support/test.h"

#include <stdlib.h>

#include <math.h>

#include "ui/pane.h"
#include "unit/ui/one_screen.h"

static int open_count(void **state)
{
    (void)state;
    return open_trace("tests/traces/cpython-countasync.jsonl");
}

static int open_queue(void **state)
{
    (void)state;
    return open_trace("tests/traces/handmade-queue.jsonl");
}

static int open_two_files(void **state)
{
    (void)state;
    return open_trace("tests/traces/cpython-two-files.jsonl");
}

/* -- walking -------------------------------------------------------------- */

static void there_and_back_is_the_same_screen(void **state)
{
    (void)state;
    enum { STEPS = 30 };
    char *seen[STEPS];
    for (int i = 0; i < STEPS; i++) {
        seen[i] = strdup(screen_text(&s));
        screen_keys(&s, "→");
    }
    for (int i = STEPS; i-- > 0;) {
        screen_keys(&s, "←");
        screen_text(&s);
        assert_string_equal(screen_text(&s), seen[i]);
        free(seen[i]);
    }
}

/* The second file's text comes with an event. */
static void the_file_that_runs_is_shown(void **state)
{
    (void)state;
    assert_shows("main.py");
    screen_keys(&s, "→");
    for (int i = 0; i < 20 && !strstr(screen_text(&s), "return PRICES"); i++)
        screen_keys(&s, "→");
    assert_shows("shop.py");
    assert_shows("return PRICES[name]");
}

static void detail_keeps_the_event(void **state)
{
    (void)state;
    for (int i = 0; i < 20; i++)
        screen_keys(&s, "l");
    size_t at = ui_events(s.ui);
    screen_keys(&s, "d");
    assert_int_equal(ui_detail(s.ui), DETAIL_EVENTS);
    assert_int_equal(ui_events(s.ui), at);
    screen_keys(&s, "D D");
    assert_int_equal(ui_detail(s.ui), DETAIL_TURNS);
    assert_int_equal(ui_events(s.ui), at);
    screen_keys(&s, "D");
    assert_shows("TURNS is the least detail there is.");
}

static void the_ends_say_so(void **state)
{
    (void)state;
    screen_keys(&s, "h");
    assert_shows("This is the start of the run.");
    screen_keys(&s, "G");
    assert_int_equal(ui_events(s.ui), trace_store_count(s.store));
    screen_keys(&s, "l");
    assert_shows("This is the end of the run.");
    screen_keys(&s, "g");
    assert_int_equal(ui_events(s.ui), 0);
}

static void jumps_go_to_output_and_passes(void **state)
{
    (void)state;
    screen_keys(&s, "o");
    assert_shows("count#1  One");
    assert_lacks("count#2  One");
    screen_keys(&s, "o");
    assert_shows("count#2  One");
    screen_keys(&s, "O");
    assert_lacks("count#2  One");
    screen_keys(&s, "g i i");
    assert_shows("pass 2");
}

static void go_to_takes_steps_times_and_lines(void **state)
{
    (void)state;
    screen_keys(&s, ":");
    screen_type(&s, "7");
    screen_keys(&s, "Enter");
    assert_int_equal(ui_step(s.ui), 7);
    screen_keys(&s, ":");
    screen_type(&s, "t=1");
    assert_shows(" :t=1");
    screen_keys(&s, "Enter");
    assert_shows("t 1.000");
    screen_keys(&s, "g :");
    screen_type(&s, "line 6");
    screen_keys(&s, "Enter");
    assert_shows("▶     6     print(\"Two\")");
    screen_keys(&s, ":");
    screen_type(&s, "nonsense");
    screen_keys(&s, "Enter");
    assert_shows("Go to what?");
}

static void search_finds_what_happens(void **state)
{
    (void)state;
    screen_keys(&s, "/");
    screen_type(&s, "two");
    screen_keys(&s, "Enter");
    size_t first = ui_events(s.ui);
    assert_true(first > 0);
    screen_keys(&s, "n");
    size_t second = ui_events(s.ui);
    assert_true(second > first);
    screen_keys(&s, "N");
    assert_int_equal(ui_events(s.ui), first);
    screen_keys(&s, "/");
    screen_type(&s, "nowhere at all");
    screen_keys(&s, "Enter");
    assert_shows("\"nowhere at all\": nothing from here on.");
    assert_int_equal(ui_events(s.ui), first);
}

static void breakpoints_and_bookmarks_stop(void **state)
{
    (void)state;
    screen_keys(&s, "c");
    assert_shows("No stops yet");
    screen_keys(&s, ":");
    screen_type(&s, "line 6");
    screen_keys(&s, "Enter B");
    assert_shows("Breakpoint on line 6");
    assert_shows("6●    print(\"Two\")");
    size_t there = ui_events(s.ui);
    screen_keys(&s, "g c");
    assert_int_equal(ui_events(s.ui), there);
    screen_keys(&s, "c");
    assert_true(ui_events(s.ui) > there);
    screen_keys(&s, "C");
    assert_int_equal(ui_events(s.ui), there);
    screen_keys(&s, "B g l l m");
    size_t mark = ui_events(s.ui);
    screen_keys(&s, "G C");
    assert_int_equal(ui_events(s.ui), mark);
    screen_keys(&s, "m c");
    assert_shows("No stops yet");
}

/* -- what is on it -------------------------------------------------------- */

static void the_first_screen_is_the_designs(void **state)
{
    (void)state;
    screen_keys(&s, "g i i");
    screen_keys(&s, "l l l l l");
    const char *want[] = {
        "─ SOURCE ────────────────────────────────┬─ TASKS 4 ───────",
        "│  ○ main     WAITING gather, 0 of 3\n",
        "  ○ count#1  WAITING sleep until 1.000\n",
        "◆ count#3  READY   not started yet\n",
        "  READY\n",
        "│  this pass  ",
        "│  next pass    –",
        "  TIMERS\n",
        "  ○1  9     await asyncio.gather(count()…│",
        "─ WHY ─────────────────────────────────",
        " → next  ← back  a auto  d detail  w why",
        "? help  q quit\n",
    };
    for (size_t i = 0; i < sizeof want / sizeof *want; i++)
        assert_shows(want[i]);
}

static void nothing_after_the_cursor_is_shown(void **state)
{
    (void)state;
    screen_size(&s, 160, 50);
    assert_lacks("count#1");
    assert_shows("nothing printed yet");
    screen_keys(&s, "o");
    assert_lacks("count#2  One");
}

static void the_queue_is_shown(void **state)
{
    (void)state;
    screen_keys(&s, "G o O");
    screen_keys(&s, "g i i i l l l");
    assert_shows("QUEUE q: 1 item, no limit");
    assert_shows("front ▶ (0, 0)  produce(0)");
    assert_shows("unfinished 1     put 1, got 0");
    assert_shows("woken by a put:  consume(0)");
    assert_shows("TASKS 16");
    assert_shows("next pass   consume(0)");
    assert_shows("TIMERS 1 produce(1) │ 2 produce(2)");
}

static void overlays_open_scroll_and_close(void **state)
{
    (void)state;
    screen_keys(&s, "?");
    assert_shows("─ HELP, / searches in it ─");
    assert_shows("→  l  Space  PgDn");
    screen_keys(&s, "End");
    assert_shows("breakpoint");
    screen_keys(&s, "PgUp PgUp PgUp Home Esc");
    assert_lacks("─ HELP");
    screen_keys(&s, "l l w");
    assert_shows("WHY, AT LENGTH");
    screen_keys(&s, "q");
    assert_false(s.flags & UI_QUIT);
    screen_keys(&s, "Esc Esc");
    assert_false(s.flags & UI_QUIT);
    screen_keys(&s, "q");
    assert_true(s.flags & UI_QUIT);
}

static void a_task_is_inspected(void **state)
{
    (void)state;
    screen_keys(&s, "o Tab ↓ ↓ Enter");
    assert_shows("─ TASK count#1 ─");
    assert_shows("asyncio name Task-2");
    assert_shows("count, line 5: await asyncio.sleep(1)");
    screen_keys(&s, "Esc Esc");
    size_t at = ui_events(s.ui);
    screen_keys(&s, "Enter");
    assert_true(ui_events(s.ui) > at);
}

static void zoom_gives_the_pane_the_screen(void **state)
{
    (void)state;
    screen_keys(&s, "G z");
    assert_shows("SOURCE");
    assert_lacks("TASKS");
    assert_lacks("WHY");
    assert_shows("[1 source] 2 tasks  3 ready  4 timers  5 output  6 why ");
    screen_keys(&s, "Tab");
    assert_shows("TASKS 4");
    screen_keys(&s, "5");
    assert_shows(" 4 timers [5 output] 6 why ");
    assert_shows("count#3  Two");
    screen_keys(&s, "z");
    assert_shows("─ WHY ─");
    /* one that has no room beside the others */
    screen_keys(&s, "9");
    assert_shows("[9 timeline]");
    assert_shows("─[TIMELINE by time]─");
    ui_key(s.ui, &(struct key){.code = UK_CLICK, .x = 13, .y = 1});
    assert_shows("[4 timers]");
    screen_size(&s, 60, 16);
    screen_keys(&s, "Shift-Tab 9");
    assert_shows("[9 timeline]");
    screen_keys(&s, "Esc");
    assert_shows("─ WHY ─");
}

/* Line 9 is longer than SOURCE at this size. */
static void long_lines_move_sideways(void **state)
{
    (void)state;
    screen_keys(&s, "g l");
    assert_shows("gather(count()…");
    screen_keys(&s, "Shift-→");
    assert_shows("asyncio.gather(count(), count(…");
    assert_lacks("await asyncio");
    screen_keys(&s, ") )");
    assert_shows("(count(), count(), count())");
    screen_keys(&s, ") ) ) )");
    assert_shows("No line goes on further to the right.");
    assert_shows("  9 ");
    screen_keys(&s, "( ( ( ( (");
    assert_shows("The lines begin here.");
    assert_shows("await asyncio");
    screen_size(&s, 200, 24);
    screen_keys(&s, "Shift-→");
    assert_shows("No line in sight is longer than the pane.");
}

/* Times have three decimals; where there is little room, no zeros behind. */
static void times_are_cut_alike(void **state)
{
    (void)state;
    static const struct {
        double t;
        const char *full, *brief;
    } times[] = {
        {0, "0.000", "0"},           {12, "12.000", "12"},
        {0.147842, "0.148", "0.148"}, {2.5, "2.500", "2.5"},
        {100, "100.000", "100"},     {(double)INFINITY, "inf", "inf"},
    };
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        struct buf full = {0}, brief = {0};
        time_text(times[i].t, false, &full);
        time_text(times[i].t, true, &brief);
        assert_string_equal(buf_z(&full), times[i].full);
        assert_string_equal(buf_z(&brief), times[i].brief);
        buf_fini(&full);
        buf_fini(&brief);
    }
}

static void keys_that_do_nothing_say_so(void **state)
{
    (void)state;
    screen_keys(&s, "x");
    assert_shows("x is bound to nothing; ? lists the keys.");
    static const char *const of_a_program[] = {"e", "E", "r", "R"};
    for (size_t i = 0; i < sizeof of_a_program / sizeof *of_a_program; i++) {
        screen_keys(&s, of_a_program[i]);
        assert_shows("recorded trace: there is nothing to run again.");
    }
    screen_keys(&s, ">");
    assert_shows("There is no next page: this is a single program.");
}

static void playing_steps_and_any_key_pauses(void **state)
{
    (void)state;
    screen_keys(&s, "a");
    assert_true(s.flags & UI_PLAY);
    int ms = ui_play_ms(s.ui);
    assert_true(ms > 0);
    ui_tick(s.ui);
    assert_int_equal(ui_step(s.ui), 1);
    screen_keys(&s, "+");
    assert_true(ui_play_ms(s.ui) < ms);
    screen_keys(&s, "Space");
    assert_int_equal(ui_play_ms(s.ui), 0);
    assert_int_equal(ui_step(s.ui), 1);
    screen_keys(&s, "G ← a");
    assert_true(ui_play_ms(s.ui) > 0);
    ui_tick(s.ui);
    assert_true(ui_tick(s.ui) & UI_PLAY);
    assert_int_equal(ui_play_ms(s.ui), 0);
    screen_keys(&s, "a");
    assert_int_equal(ui_play_ms(s.ui), 0);
    assert_shows("This is the end of the run.");
}

static void a_paste_in_an_entry_is_text(void **state)
{
    (void)state;
    screen_keys(&s, "/");
    ui_key(s.ui, &(struct key){.code = UK_PASTE, .text = STR("q\nG\033[A")});
    assert_shows(" /q G[A");
    screen_keys(&s, "Esc");
    assert_int_equal(ui_events(s.ui), 0);
    ui_key(s.ui, &(struct key){.code = UK_PASTE, .text = STR("G")});
    assert_int_equal(ui_events(s.ui), 0);
}

static void the_mouse_selects_and_sets_breakpoints(void **state)
{
    (void)state;
    screen_text(&s);
    ui_key(s.ui, &(struct key){.code = UK_CLICK, .x = 1, .y = 6});
    assert_shows("Breakpoint on line 5");
    ui_key(s.ui, &(struct key){.code = UK_CLICK, .x = 2, .y = 23});
    assert_shows("5●");
    ui_key(s.ui, &(struct key){.code = UK_CLICK, .x = 2, .y = 23});
    assert_int_equal(ui_step(s.ui), 1);
}

static void pages_and_prose_come_from_the_lesson(void **state)
{
    (void)state;
    ui_set_lesson(s.ui, &(struct ui_lesson){.title = "4 Hello",
                                            .page_title = "Three at once",
                                            .page = 2,
                                            .n_pages = 6,
                                            .prose = prose_of("Some prose.\n\nMore.")});
    assert_shows(" 4 Hello · page 2/6 · countasync.py");
    assert_shows("─ LESSON Three at once ─");
    assert_shows(" Some prose.");
    assert_shows("> page");
    screen_keys(&s, ">");
    assert_true(s.flags & UI_NEXT_PAGE);
    screen_keys(&s, "<");
    assert_true(s.flags & UI_PREV_PAGE);
}

static const char long_prose[] =
    "The first paragraph says what it\xe2\x80\x99s about, over several rows "
    "of any pane that is as wide as this one, and more.\n\n"
    "Second.\n\nThird.\n\nFourth.\n\nFifth.\n\nSixth.\n\n"
    "The last paragraph sums up.";

static void show_prose(const char *prose)
{
    ui_set_lesson(s.ui, &(struct ui_lesson){.title = "4 Hello",
                                            .page = 2,
                                            .n_pages = 6,
                                            .prose = prose_of(prose)});
}

static void much_prose_is_read_first(void **state)
{
    (void)state;
    show_prose(long_prose);
    assert_shows("─[LESSON]──");
    assert_shows("↓ more ─");
    assert_shows(" Third.");
    assert_lacks("TASKS");
    screen_keys(&s, "End");
    assert_shows("The last paragraph sums up.");
    assert_int_equal(ui_step(s.ui), 0);
    screen_keys(&s, "Home →");
    assert_shows("TASKS");
    assert_shows("─ LESSON ");
    assert_shows("↓ more (5 focuses) ─");
    screen_keys(&s, "5 ↓");
    assert_shows("─[LESSON]");
    screen_keys(&s, "G");
    assert_shows("The last paragraph sums up.");
    screen_keys(&s, "Home");
    assert_shows("The first paragraph");
    screen_keys(&s, "← G");
    assert_shows("The last paragraph sums up.");
}

static void a_page_without_a_program_is_text(void **state)
{
    (void)state;
    struct trace_store *store = trace_store_new(1 << 20);
    struct trace_header header = {0};
    ui_attach(s.ui, store, &header, true);
    show_prose(long_prose);
    assert_shows(" 4 Hello · page 2/6\n");
    assert_shows("This page is text only: it has no program to run.");
    assert_lacks("SOURCE");
    assert_lacks("WHY");
    assert_lacks("next");
    screen_keys(&s, "→");
    assert_shows("Nothing to step through here; > turns the page.");
    screen_size(&s, 60, 16);
    assert_lacks("sums up");
    screen_keys(&s, "↓ j PgDn PgDn");
    assert_shows("sums up");
    screen_keys(&s, ">");
    assert_true(s.flags & UI_NEXT_PAGE);
    ui_set_lesson(s.ui, &(struct ui_lesson){.title = "T", .page = 1,
                                            .n_pages = 1, .prose = prose_of("Text.")});
    screen_keys(&s, "→");
    assert_shows("Nothing to step through here.\n");
    ui_attach(s.ui, s.store, &s.header, true);
    trace_store_free(store);
}

static void the_header_marks_the_clock(void **state)
{
    (void)state;
    assert_lacks("pass 0");
    assert_shows(" t 0.000");
    screen_keys(&s, ":");
    screen_type(&s, "t=1");
    screen_keys(&s, "Enter");
    assert_shows("*t 1.000   pass ");
    screen_keys(&s, "→");
    assert_shows(" t 1.000   pass ");
}

/* Three tasks end one after another; each tells the gather by a callback. */
static void callbacks_are_counted(void **state)
{
    (void)state;
    screen_keys(&s, "G");
    while (ui_step(s.ui) && !strstr(screen_text(&s), "3 x gather()"))
        screen_keys(&s, "h");
    assert_true(ui_step(s.ui) > 0);
    assert_lacks("gather +");
}

/* A run that isn't over: G goes to what is known of it, and again on and on,
 * until there is no memory for more. */
static void the_end_of_an_endless_run(void **state)
{
    (void)state;
    ui_attach(s.ui, s.store, &s.header, false);
    screen_keys(&s, "G");
    assert_true(s.flags & UI_WANT_MORE);
    assert_lacks("Running on");
    screen_keys(&s, "G");
    assert_true(s.flags & UI_WANT_MORE);
    assert_shows("Running on to the end; any key stops.");
    assert_true(ui_store_grew(s.ui, false) & UI_WANT_MORE);
    ui_hold(s.ui);
    assert_shows("events are all that memory has room for");
    assert_false(ui_store_grew(s.ui, false) & UI_WANT_MORE);
    screen_keys(&s, "h");
    assert_lacks("memory");
    screen_keys(&s, "G l");
    assert_shows("events are all that memory has room for");
    assert_false(s.flags & UI_WANT_MORE);
}

static void enter_opens_the_first_task(void **state)
{
    (void)state;
    screen_keys(&s, "o Tab Enter");
    assert_shows("─ TASK main ─");
    assert_shows("Esc closes ─");
    screen_keys(&s, "Esc 1 Enter");
    assert_shows("Nothing to open here; → steps.");
    screen_keys(&s, "Esc g 2 Enter");
    assert_shows("Nothing to open here");
}

/* What CPython did with count#1, as recorded. */
static void inspect_tells_a_tasks_history(void **state)
{
    (void)state;
    screen_size(&s, 100, 40);
    screen_keys(&s, "G 2 ↓ ↓ Enter");
    static const char *const rows[] = {
        "History, newest first",
        "1.000      · returned None",
        "1.000      ▶ has its turn, number 2",
        "1.000      ◆ ready: what it waited for is done, after 1.000 s",
        "0.000      ○ waits: sleep(1)",
        "0.000      ▶ has its turn, number 1",
        "0.000      ◆ made by main",
    };
    const char *at = screen_text(&s);
    for (size_t i = 0; i < sizeof rows / sizeof *rows && at; i++)
        at = strstr(at, rows[i]);
    assert_non_null(at);
    screen_keys(&s, "g i i l l");
    assert_shows("awaited by   main (gather of 3)");
    assert_lacks("number 2");
}

static void ready_alone_is_a_list(void **state)
{
    (void)state;
    screen_keys(&s, "g i i l l 3 Enter");
    assert_shows("This pass runs, in this order");
    assert_shows("1 ▶ count#2            made, not started");
    assert_shows("2   count#3            made, not started");
    assert_shows("The next pass runs what was added since  –");
}

static void a_queue_alone_tells_of_its_items(void **state)
{
    (void)state;
    screen_keys(&s, "g i i i l l l 2 Enter");
    assert_shows("by produce(0), still in it for 0.000 s");
    screen_keys(&s, "G");
    assert_shows("by produce(0), taken by consume(0) after 0.000 s");
    screen_keys(&s, "3");
    screen_size(&s, 120, 24);
    assert_shows("consume:11 › queue.get                         Task-8, by main");
}

/* With a pane in focus its own rows are looked through first. */
static void search_goes_through_the_pane_in_focus(void **state)
{
    (void)state;
    screen_keys(&s, "g i i i l l l");
    size_t at = ui_events(s.ui);
    screen_keys(&s, "3 /");
    screen_type(&s, "consume(7)");
    screen_keys(&s, "Enter Enter");
    assert_shows("─ TASK consume(7) ─");
    screen_keys(&s, "Esc n");
    assert_shows("\"consume(7)\": nothing further in this pane.");
    screen_keys(&s, "2 z /");
    screen_type(&s, "items so far");
    screen_keys(&s, "Enter n");
    assert_shows("\"items so far\": nothing further in this pane.");
    screen_keys(&s, "N");
    assert_shows("\"items so far\": nothing before this in this pane.");
    assert_int_equal(ui_events(s.ui), at);
    /* what it doesn't have is looked for in the run */
    screen_keys(&s, "/");
    screen_type(&s, "Consumer 0 got");
    screen_keys(&s, "Enter");
    assert_true(ui_events(s.ui) > at);
}

/* The rows on which the panes' rules stand, as a set of bits. */
static uint64_t rule_rows(const char *text, const char *title)
{
    uint64_t rows = 0;
    int row = 0;
    for (; *text; text++, row += text[-1] == '\n')
        if (row < 64 && strncmp(text, title, strlen(title)) == 0)
            rows |= UINT64_C(1) << row;
    return rows;
}

static void panes_stay_where_they_are(void **state)
{
    (void)state;
    static const int sizes[][2] = {{60, 16}, {80, 24}, {120, 40}, {200, 60}};
    static const char *const titles[] = {
        "─ SOURCE", "─ QUEUE", "─ TASKS", "─ READY", "─ TIMERS", "─ WHERE",
        "─ TIMELINE", "─ OUTPUT", "─ WHY",
    };
    enum { N = sizeof titles / sizeof *titles };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        uint64_t first[N];
        screen_size(&s, sizes[i][0], sizes[i][1]);
        screen_keys(&s, "g");
        for (int k = 0; k < N; k++)
            first[k] = rule_rows(screen_text(&s), titles[k]);
        for (int step = 0; step < 60; step++) {
            screen_keys(&s, "l");
            const char *text = screen_text(&s);
            for (int k = 0; k < N; k++)
                if (rule_rows(text, titles[k]) != first[k])
                    fail_msg("%s moved at step %d:\n%s", titles[k], step,
                             text);
        }
    }
}

static void a_bar_shows_how_much_of_a_file_is_read(void **state)
{
    (void)state;
    assert_int_equal(ui_set_loaded(s.ui, 1), 0);
    assert_int_equal(ui_set_loaded(s.ui, 0.437), UI_REDRAW);
    assert_int_equal(ui_set_loaded(s.ui, 0.438), 0);
    assert_non_null(strstr(screen_text(&s), "█████░░░░░ 43%   t 0.000"));
    assert_int_equal(ui_set_loaded(s.ui, 1), UI_REDRAW);
    assert_null(strstr(screen_text(&s), "%"));
}

static void the_end_note_is_said_at_the_end(void **state)
{
    (void)state;
    ui_set_end_note(s.ui, "It was cut off here.");
    screen_keys(&s, "G l");
    assert_shows("It was cut off here.");
    ui_set_end_note(s.ui, NULL);
    screen_keys(&s, "l");
    assert_shows("This is the end of the run.");
}

static void why_keeps_what_comes_next(void **state)
{
    (void)state;
    screen_size(&s, 60, 16);
    for (int i = 0; i < 31; i++) {
        screen_keys(&s, "→");
        if (ui_step(s.ui) < 31)
            assert_shows("Next,");
    }
}

static void prose_is_folded_for_ascii(void **state)
{
    (void)state;
    struct ui *ui = ui_new(&(struct ui_options){.ascii = true,
                                                .present = true});
    ui_attach(ui, s.store, &s.header, true);
    ui_free(s.ui);
    s.ui = ui;
    screen_size(&s, 80, 24);
    show_prose(long_prose);
    assert_lacks("LESSON"); /* it begins in the presenter layout */
    screen_keys(&s, "P");
    assert_shows("says what it's about");
}

/* -- any size, any keys, any trace ---------------------------------------- */

static void check_cells(void)
{
    canvas_resize(&s.canvas, s.canvas.w, s.canvas.h);
    ui_draw(s.ui, &s.canvas);
    for (int y = 0; y < s.canvas.h; y++) {
        int width = 0;
        for (int x = 0; x < s.canvas.w; x++)
            width += canvas_at(&s.canvas, x, y)->width;
        assert_int_equal(width, s.canvas.w);
    }
}

static void every_size_draws(void **state)
{
    (void)state;
    screen_keys(&s, "o");
    for (int h = 1; h <= 60; h += h < 26 ? 1 : 5)
        for (int w = 1; w <= 140; w += w < 8 ? 1 : 6) {
            screen_size(&s, w, h);
            check_cells();
        }
    screen_size(&s, 300, 100);
    check_cells();
    screen_size(&s, 59, 16);
    assert_string_equal(screen_text(&s) + 0,
                        "loopscope needs 60 columns and 16 rows.\n"
                        "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n");
    screen_size(&s, 1, 1);
    assert_string_equal(screen_text(&s), "\n");
}

static void ascii_and_mono_have_no_other_bytes(void **state)
{
    struct theme mono;
    assert_true(theme_builtin(&mono, STR("mono")));
    struct ui *ui = ui_new(&(struct ui_options){.ascii = true, .theme = &mono});
    (void)state;
    ui_attach(ui, s.store, &s.header, true);
    ui_free(s.ui);
    s.ui = ui;
    screen_size(&s, 120, 40);
    screen_keys(&s, "o o ?");
    for (const char *p = screen_text(&s); *p; p++)
        assert_true((unsigned char)*p < 0x7F);
    screen_keys(&s, "Esc G");
    for (const char *p = screen_text(&s); *p; p++)
        assert_true((unsigned char)*p < 0x7F);
    for (int i = 0; i < 120 * 40; i++) {
        assert_int_equal(s.canvas.cells[i].paint.fg, -1);
        assert_int_equal(s.canvas.cells[i].paint.bg, -1);
    }
}

static void random_key(uint64_t *seed)
{
    static const char chars[] = "lhdDtTsSoOiIBmcCgG:a+-><zn/NwpHerRFP?jkb. v[]{}"
                                "123456789lllllllllloooot=2line";
    struct key k = {.code = UK_CHAR};
    size_t which = random_below(seed, 100);
    k.x = (int)random_below(seed, 130);
    k.y = (int)random_below(seed, 45);
    if (which < 70)
        k.cp = (unsigned char)chars[random_below(seed, sizeof chars - 1)];
    else if (which < 98)
        k.code = (enum ukey)(UK_ENTER + random_below(seed, UK_DRAG - UK_ENTER + 1));
    else
        k = (struct key){.code = UK_PASTE, .text = STR("pasted \xff\033")};
    k.cp = k.cp ? k.cp : 'd';
    ui_key(s.ui, &k);
}

/* A trace of any events and any keys at any sizes: no crash, rows add up, and
 * what the screen shows depends on nothing but where one is. */
static void any_keys_on_any_trace(void **state)
{
    (void)state;
    for (uint64_t round = 0; round < 24; round++) {
        struct trace_build b;
        uint64_t seed = round * 977 + 5;
        trace_build_init(&b);
        trace_build_random(&b, seed, 600, (int)(round % 6) * 20);
        ui_attach(s.ui, b.store, &s.header, round % 3 != 0);
        screen_size(&s, 60 + (int)random_below(&seed, 80),
                    16 + (int)random_below(&seed, 40));
        for (int i = 0; i < 150; i++) {
            random_key(&seed);
            if (i % 10 == 0)
                ui_tick(s.ui);
            if (i == 75)
                ui_store_grew(s.ui, true);
            if (i % 3 == 0)
                check_cells();
        }
        screen_keys(&s, "Esc Esc Esc Esc Esc Esc");
        ui_attach(s.ui, s.store, &s.header, true);
        trace_build_fini(&b);
    }
}

#define TEST(name, trace)                                                     \
    cmocka_unit_test_setup_teardown(name, open_##trace, close_trace)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(there_and_back_is_the_same_screen, count),
        TEST(there_and_back_is_the_same_screen, queue),
        TEST(the_file_that_runs_is_shown, two_files),
        TEST(detail_keeps_the_event, count),
        TEST(the_ends_say_so, count),
        TEST(jumps_go_to_output_and_passes, count),
        TEST(go_to_takes_steps_times_and_lines, count),
        TEST(search_finds_what_happens, count),
        TEST(breakpoints_and_bookmarks_stop, count),
        TEST(the_first_screen_is_the_designs, count),
        TEST(nothing_after_the_cursor_is_shown, count),
        TEST(the_queue_is_shown, queue),
        TEST(overlays_open_scroll_and_close, count),
        TEST(a_task_is_inspected, count),
        TEST(zoom_gives_the_pane_the_screen, count),
        TEST(long_lines_move_sideways, count),
        cmocka_unit_test(times_are_cut_alike),
        TEST(keys_that_do_nothing_say_so, count),
        TEST(playing_steps_and_any_key_pauses, count),
        TEST(a_paste_in_an_entry_is_text, count),
        TEST(the_mouse_selects_and_sets_breakpoints, count),
        TEST(pages_and_prose_come_from_the_lesson, count),
        TEST(much_prose_is_read_first, count),
        TEST(a_page_without_a_program_is_text, count),
        TEST(the_header_marks_the_clock, count),
        TEST(callbacks_are_counted, count),
        TEST(the_end_of_an_endless_run, count),
        TEST(enter_opens_the_first_task, count),
        TEST(inspect_tells_a_tasks_history, count),
        TEST(ready_alone_is_a_list, count),
        TEST(a_queue_alone_tells_of_its_items, queue),
        TEST(search_goes_through_the_pane_in_focus, queue),
        TEST(panes_stay_where_they_are, queue),
        TEST(panes_stay_where_they_are, count),
        TEST(the_end_note_is_said_at_the_end, count),
        TEST(a_bar_shows_how_much_of_a_file_is_read, count),
        TEST(why_keeps_what_comes_next, count),
        TEST(prose_is_folded_for_ascii, count),
        TEST(every_size_draws, count),
        TEST(every_size_draws, queue),
        TEST(ascii_and_mono_have_no_other_bytes, count),
        TEST(any_keys_on_any_trace, count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
