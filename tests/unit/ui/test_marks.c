/* What a lesson's directives do on the screen: stops, questions that open by
 * themselves, panes that show from a place on, coaching, hints. */
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>

#include "story/question.h"
#include "unit/ui/one_lesson.h"

static const char stops[] =
    "# A title\n\nSome prose.\n\n"
    "<!-- loopscope: stop line 5 \"Here control goes back.\" -->\n"
    "<!-- loopscope: stop line 6 2nd \"The second Two.\" -->\n";

static void stops_of_a_lesson_are_stops(void **state)
{
    (void)state;
    show_lesson(stops);
    assert_lacks("Here control goes back.");
    screen_keys(&s, "c");
    assert_shows("Here control goes back.");
    assert_shows("» ○1  5     await asyncio.sleep(1)");
    size_t first = ui_events(s.ui);
    screen_keys(&s, "l");
    assert_lacks("Here control goes back.");
    screen_keys(&s, "c");
    assert_shows("The second Two.");
    assert_true(ui_events(s.ui) > first);
    screen_keys(&s, "c");
    assert_shows("No stop from here on.");
    screen_keys(&s, "C");
    assert_int_equal(ui_events(s.ui), first);
}

/* Where there is no LESSON, the last row says it. */
static void a_stop_is_said_without_the_pane(void **state)
{
    (void)state;
    show_lesson(stops);
    screen_keys(&s, "P c");
    assert_lacks(" LESSON");
    assert_shows("Here control goes back.");
}

static void a_longer_step_says_the_stop_in_it(void **state)
{
    (void)state;
    show_lesson("# A title\n\nSome prose.\n\n"
                "<!-- loopscope: stop line 4 \"Printing One.\" -->\n");
    int said = 0;
    screen_keys(&s, "D");
    for (int i = 0; i < 12; i++) {
        screen_keys(&s, "l");
        said += strstr(screen_text(&s), "Printing One.") != NULL;
    }
    assert_int_equal(said, 1);
}

static const char predicts[] =
    "# A title\n\nSome prose.\n\n"
    "<!-- loopscope: stop line 5 \"What does the loop do now?\" -->\n"
    "<!-- loopscope: predict next-task -->\n"
    "<!-- loopscope: hint \"Who stands first in READY?\" -->\n"
    "<!-- loopscope: predict next-output line 4 3rd -->\n";

static void a_question_opens_when_the_walk_comes_by(void **state)
{
    (void)state;
    show_lesson(predicts);
    for (int i = 0; i < 40 && !ui_question(s.ui); i++)
        screen_keys(&s, "l");
    const struct question *q = ui_question(s.ui);
    assert_non_null(q);
    assert_int_equal(q->kind, QUESTION_next_task);
    assert_shows("What does the loop do now?");
    screen_keys(&s, "H");
    assert_shows("Hint: Who stands first in READY?");
    char right[] = {(char)('1' + q->right), 0};
    screen_keys(&s, right);
    assert_int_equal(ui_answers(s.ui).right, 1);
    screen_keys(&s, "Esc");
    for (int i = 0; i < 40 && !ui_question(s.ui); i++)
        screen_keys(&s, "l");
    assert_non_null(ui_question(s.ui));
    assert_int_equal(ui_question(s.ui)->kind, QUESTION_next_output);
    screen_keys(&s, "Esc g");
    for (int i = 0; i < 40; i++) {
        screen_keys(&s, "l");
        assert_null(ui_question(s.ui)); /* never again */
    }
}

/* The first one's answer shows at the end of the run: it makes room, and is back
 * there. */
static void several_questions_wait_for_their_answers(void **state)
{
    (void)state;
    show_lesson("# A title\n\nSome prose.\n\n"
                "<!-- loopscope: predict end-time line 4 -->\n"
                "<!-- loopscope: predict next-output line 4 -->\n");
    for (int i = 0; i < 40 && !ui_question(s.ui); i++)
        screen_keys(&s, "l");
    assert_int_equal(ui_question(s.ui)->kind, QUESTION_end_time);
    size_t here = ui_events(s.ui);
    screen_keys(&s, "1");
    assert_null(ui_question(s.ui)); /* first it is said whether that was right */
    assert_shows("[PREDICT: when the program ends]");
    screen_keys(&s, "l");
    assert_int_equal(ui_question(s.ui)->kind, QUESTION_next_output);
    assert_int_equal(ui_events(s.ui), here);
    screen_keys(&s, "1");
    for (int i = 0; i < 9 && !strstr(screen_text(&s), "The rule:"); i++)
        screen_keys(&s, "l");
    assert_shows("[PREDICT: what is printed next");
    here = ui_events(s.ui);
    screen_keys(&s, "l");
    assert_true(ui_events(s.ui) > here);
    assert_lacks("[PREDICT");
    screen_keys(&s, "G");
    assert_shows("[PREDICT: when the program ends]");
    assert_shows("The rule:");
    screen_keys(&s, "l");
    assert_lacks("[PREDICT");
}

/* The sheet with the answer lies above LESSON: what stands there is read before
 * the walk goes on. */
static void a_stop_where_an_answer_shows_is_read_behind_it(void **state)
{
    (void)state;
    show_lesson("# A title\n\nSome prose.\n\n"
                "<!-- loopscope: predict next-output before line 5 -->\n"
                "<!-- loopscope: stop line 5 \"On the way.\" -->\n"
                "<!-- loopscope: stop line 4 2nd \"The second One.\" -->\n");
    for (int i = 0; i < 40 && !ui_question(s.ui); i++)
        screen_keys(&s, "l");
    screen_keys(&s, "1");
    screen_keys(&s, "l");
    assert_shows("[PREDICT: what is printed next");
    assert_shows("On the way.");
    for (int i = 0; i < 9 && !strstr(screen_text(&s), "The rule:"); i++)
        screen_keys(&s, "l");
    assert_lacks("The second One.");
    size_t here = ui_events(s.ui);
    screen_keys(&s, "l");
    assert_int_equal(ui_events(s.ui), here);
    assert_lacks("[PREDICT");
    assert_shows("The second One.");
    screen_keys(&s, "l");
    assert_true(ui_events(s.ui) > here);
    assert_lacks("The second One.");
}

static void going_back_takes_the_answers_along(void **state)
{
    (void)state;
    show_lesson("# A title\n\nSome prose.\n\n"
                "<!-- loopscope: predict end-time line 4 -->\n");
    for (int i = 0; i < 40 && !ui_question(s.ui); i++)
        screen_keys(&s, "l");
    screen_keys(&s, "1 l l");
    assert_lacks("[PREDICT"); /* its answer is far off */
    screen_keys(&s, "g G");
    assert_lacks("[PREDICT");
}

/* Before anything has run, the question holds the first step; there is time to read
 * until then. */
static void a_question_at_the_start_comes_with_the_first_step(void **state)
{
    (void)state;
    show_lesson("# A title\n\nSome prose.\n\n"
                "<!-- loopscope: predict next-output -->\n");
    assert_null(ui_question(s.ui));
    assert_shows("Some prose.");
    screen_keys(&s, "l");
    assert_non_null(ui_question(s.ui));
    assert_int_equal(ui_question(s.ui)->kind, QUESTION_next_output);
    assert_int_equal(ui_events(s.ui), 0);
    screen_keys(&s, "Esc l");
    assert_null(ui_question(s.ui));
    assert_int_equal(ui_step(s.ui), 1);
    screen_keys(&s, "g l");
    assert_null(ui_question(s.ui)); /* once */
}

static void p_asks_at_the_start(void **state)
{
    (void)state;
    show_lesson("# A title\n\nSome prose.\n");
    screen_keys(&s, "p");
    assert_non_null(ui_question(s.ui));
    assert_int_equal(ui_events(s.ui), 0);
}

/* What was asked stays so when the lesson is read again, as after a change. */
static void what_is_over_outlives_the_lesson(void **state)
{
    (void)state;
    show_lesson(predicts);
    for (int i = 0; i < 40 && !ui_question(s.ui); i++)
        screen_keys(&s, "l");
    assert_non_null(ui_question(s.ui));
    screen_keys(&s, "Esc g");
    struct lesson *first = lesson;
    show_lesson(predicts);
    lesson_free(first);
    while (ui_step(s.ui) < 12) {
        screen_keys(&s, "l");
        assert_null(ui_question(s.ui));
    }
    for (int i = 0; i < 40 && !ui_question(s.ui); i++)
        screen_keys(&s, "l");
    assert_non_null(ui_question(s.ui)); /* the other one */
    assert_int_equal(ui_question(s.ui)->kind, QUESTION_next_output);
}

/* A click on the last row presses what stands there, and not what would without
 * the line of the lesson. */
static void a_click_on_coaching_presses_nothing(void **state)
{
    (void)state;
    show_lesson("# A title\n\nSome prose.\n\n"
                "<!-- loopscope: coach d \"d shows more detail, they say.\" -->\n");
    assert_shows("d shows more detail, they say.");
    for (int x = 0; x < 80; x++) {
        struct key k = {.code = UK_CLICK, .x = x, .y = 23};
        ui_key(s.ui, &k);
        assert_int_equal(ui_step(s.ui), 0);
        assert_shows("d shows more detail, they say.");
    }
}

/* c would go on to the end of a run without stops further on. */
static void the_way_to_a_stop_stops_for_a_question(void **state)
{
    (void)state;
    show_lesson("# A title\n\nSome prose.\n\n"
                "<!-- loopscope: predict next-task line 5 -->\n"
                "<!-- loopscope: stop line 6 -->\n");
    screen_keys(&s, "c");
    assert_non_null(ui_question(s.ui));
    screen_keys(&s, "Esc c");
    assert_null(ui_question(s.ui));
    assert_shows("»     6     print(\"Two\")");
}

/* A turn holds many lines: the walk stops in it. */
static void a_longer_step_stops_for_a_question(void **state)
{
    (void)state;
    show_lesson(predicts);
    screen_keys(&s, "D");
    for (int i = 0; i < 12 && !ui_question(s.ui); i++)
        screen_keys(&s, "l");
    assert_non_null(ui_question(s.ui));
    assert_int_equal(ui_question(s.ui)->kind, QUESTION_next_task);
}

static void playing_and_presenting_are_not_interrupted(void **state)
{
    (void)state;
    show_lesson(predicts);
    screen_keys(&s, "P");
    for (int i = 0; i < 40; i++) {
        screen_keys(&s, "l");
        assert_null(ui_question(s.ui));
    }
    screen_keys(&s, "P g a");
    for (int i = 0; i < 40; i++) {
        ui_tick(s.ui);
        assert_null(ui_question(s.ui));
    }
    screen_keys(&s, "g G");
    assert_null(ui_question(s.ui));
}

static void panes_show_from_a_place_on(void **state)
{
    (void)state;
    show_lesson("# A title\n\nSome prose.\n\n"
                "<!-- loopscope: panes source output why -->\n"
                "<!-- loopscope: panes source tasks ready output why lesson "
                "event task.run -->\n");
    static const int sizes[][2] = {{80, 24}, {120, 40}, {200, 60}, {60, 16}};
    for (size_t i = 0; i < 4; i++) {
        screen_size(&s, sizes[i][0], sizes[i][1]);
        screen_keys(&s, "g l l");
        assert_shows(" SOURCE ");
        assert_shows(" OUTPUT ");
        assert_shows(" WHY ");
        assert_lacks("TASKS");
        assert_lacks("READY");
        assert_lacks("LESSON");
        assert_lacks("CALLS");
        assert_lacks("TIMELINE");
        screen_keys(&s, "G");
        assert_shows("TASKS");
        assert_shows("LESSON");
        assert_lacks("TIMERS");
        assert_lacks("TIMELINE");
        assert_lacks("WHERE CONTROL IS");
    }
}

static void coaching_waits_for_its_key(void **state)
{
    (void)state;
    show_lesson("# A title\n\nSome prose.\n\n"
                "<!-- loopscope: coach → \"Press the right arrow.\" -->\n"
                "<!-- loopscope: coach ← \"That takes it back.\" line 4 -->\n");
    assert_shows("Press the right arrow.");
    screen_keys(&s, "Tab");
    assert_shows("Press the right arrow.");
    screen_keys(&s, "l");
    assert_lacks("Press the right arrow.");
    assert_lacks("That takes it back.");
    for (int i = 0; i < 12; i++)
        screen_keys(&s, "l");
    assert_shows("That takes it back.");
    screen_keys(&s, "←");
    assert_lacks("That takes it back.");
    screen_keys(&s, "l l");
    assert_lacks("That takes it back.");
}

static void notes_never_show(void **state)
{
    (void)state;
    show_lesson("# A title\n\nSome prose.\n\n"
                "<!-- loopscope: note \"Ask them first.\" -->\n");
    for (int i = 0; i < 40; i++) {
        assert_lacks("Ask them first.");
        screen_keys(&s, "l");
    }
}

static void h_gives_the_pages_hint(void **state)
{
    (void)state;
    show_lesson(predicts);
    screen_keys(&s, "H");
    assert_shows("Hint: Who stands first in READY?");
}

/* What a page says behind its program may answer what it asks. */
static void the_text_behind_the_program_waits_for_the_end(void **state)
{
    (void)state;
    static const char page[] = "# A title\n\nSome prose.\n\n%s"
                               "```python\nprint(1)\n```\n\nIt takes 1 s.\n";
    char text[300];
    snprintf(text, sizeof text, page,
             "<!-- loopscope: predict next-task line 5 -->\n");
    show_lesson(text);
    assert_shows("Some prose.");
    assert_lacks("[program:");
    assert_shows("more at the end");
    screen_keys(&s, "2 End");
    assert_lacks("It takes 1 s.");
    screen_keys(&s, "G Esc G Esc G");
    assert_shows("It takes 1 s.");
    screen_keys(&s, "g 2 End");
    assert_shows("It takes 1 s."); /* it was seen */
    lesson_free(lesson);
    snprintf(text, sizeof text, page, "");
    show_lesson(text);
    screen_keys(&s, "g 2 End");
    assert_shows("It takes 1 s.");
    assert_shows("[program:"); /* it says where in the text */
    lesson_free(lesson);
    text[strlen(text) - strlen("It takes 1 s.\n")] = 0;
    show_lesson(text);
    assert_lacks("[program:");
}

int main(void)
{
#define ON(test)                                                              \
    cmocka_unit_test_setup_teardown(test, open_count, close_lesson)
    const struct CMUnitTest tests[] = {
        ON(stops_of_a_lesson_are_stops),
        ON(a_stop_is_said_without_the_pane),
        ON(a_longer_step_says_the_stop_in_it),
        ON(a_question_opens_when_the_walk_comes_by),
        ON(several_questions_wait_for_their_answers),
        ON(a_stop_where_an_answer_shows_is_read_behind_it),
        ON(going_back_takes_the_answers_along),
        ON(a_question_at_the_start_comes_with_the_first_step),
        ON(p_asks_at_the_start),
        ON(what_is_over_outlives_the_lesson),
        ON(a_click_on_coaching_presses_nothing),
        ON(the_way_to_a_stop_stops_for_a_question),
        ON(a_longer_step_stops_for_a_question),
        ON(playing_and_presenting_are_not_interrupted),
        ON(panes_show_from_a_place_on),
        ON(coaching_waits_for_its_key),
        ON(notes_never_show),
        ON(h_gives_the_pages_hint),
        ON(the_text_behind_the_program_waits_for_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
