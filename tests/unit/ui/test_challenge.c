/* A lesson's challenge on the screen: what is told of the run, when, and to whom; the
 * page's hints; that a solution is for who has met it. */
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>

#include "story/question.h"
#include "unit/ui/one_lesson.h"

/* The person has saved a copy, and this is its run (the same as before, which is
 * enough to tell who is judged). */
static unsigned run_copy(bool ended)
{
    ui_set_edited(s.ui, true);
    ui_attach(s.ui, s.store, &s.header, ended);
    return ui_await_verdict(s.ui);
}

static const char short_of[] =
    "# Your turn\n\nMake it quicker.\n\n"
    "<!-- loopscope: goal within 0.5 -->\n"
    "<!-- loopscope: goal same-output -->\n"
    "<!-- loopscope: hint \"Sleep less.\" -->\n"
    "<!-- loopscope: hint \"Even less.\" -->\n"
    "<!-- loopscope: solution\nprint(\"the answer\")\n-->\n";
static const char meets[] =
    "# Your turn\n\nKeep it.\n\n"
    "<!-- loopscope: goal within 1.5 -->\n"
    "<!-- loopscope: solution\nprint(\"the answer\")\n-->\n";

static void what_is_asked_stands_in_the_text(void **state)
{
    (void)state;
    show_lesson(short_of);
    assert_shows("It is done when all of this holds:");
    assert_shows("• it ends well, at 0.5 s or sooner");
    assert_shows("• it prints the same lines as before, in any order");
    assert_lacks("YOUR TURN");
}

static void y_tells_of_the_pages_program(void **state)
{
    (void)state;
    show_lesson(short_of);
    screen_keys(&s, "y");
    assert_shows("─[YOUR TURN]─");
    assert_shows("This is the page's program as it is; e edits a copy.");
    assert_shows("✗ it ends well, at 0.5 s or sooner: it ends at 1");
    assert_shows("✓ it prints the same lines as before, in any order: it prints "
                 "the same");
    assert_int_equal(ui_answers(s.ui).met, 0);
    screen_keys(&s, "y");
    assert_lacks("YOUR TURN");
    screen_keys(&s, "y Esc");
    assert_lacks("YOUR TURN");
}

static void a_copy_is_told_of_once_it_has_run(void **state)
{
    (void)state;
    show_lesson(short_of);
    assert_true(run_copy(true) & UI_REDRAW);
    assert_shows("1 of 2 holds.");
    assert_shows("✗ it ends well, at 0.5 s or sooner: it ends at 1");
    assert_int_equal(ui_answers(s.ui).met, 0);
    screen_keys(&s, "l"); /* the run is to be seen */
    assert_lacks("YOUR TURN");
    assert_int_equal(ui_step(s.ui), 1);
    screen_keys(&s, "y");
    assert_shows("1 of 2 holds.");
}

static void more_is_wanted_until_the_end_is_known(void **state)
{
    (void)state;
    show_lesson(short_of);
    assert_true(run_copy(false) & UI_WANT_MORE);
    assert_lacks("YOUR TURN");
    assert_true(ui_store_grew(s.ui, false) & UI_WANT_MORE);
    assert_false(ui_store_grew(s.ui, true) & UI_WANT_MORE);
    assert_shows("1 of 2 holds.");
}

static void the_pages_own_program_never_meets_it(void **state)
{
    (void)state;
    show_lesson(meets);
    screen_keys(&s, "y");
    assert_shows("✓ it ends well, at 1.5 s or sooner");
    assert_lacks("met");
    assert_int_equal(ui_answers(s.ui).met, 0);
    screen_keys(&s, "Enter");
    assert_lacks("SOLUTION");
}

static void a_copy_that_meets_it_does(void **state)
{
    (void)state;
    show_lesson(meets);
    run_copy(true);
    assert_shows("Challenge met: all of it holds.");
    assert_lacks("progress"); /* no lesson of the course */
    assert_int_equal(ui_answers(s.ui).met, 1);
    screen_keys(&s, "y y");
    assert_int_equal(ui_answers(s.ui).met, 1);
    assert_lacks("the answer");
    screen_keys(&s, "Enter");
    assert_shows("A SOLUTION");
    assert_shows("print(\"the answer\")");
    screen_keys(&s, "Esc Esc");
    assert_lacks("YOUR TURN");
}

static void who_has_met_it_before_may_see_a_solution(void **state)
{
    (void)state;
    show_lesson(short_of);
    ui_set_met(s.ui, true);
    screen_keys(&s, "y");
    assert_shows("You have met this challenge.");
    assert_shows("Enter shows a solution");
    screen_keys(&s, "Enter");
    assert_shows("print(\"the answer\")");
}

static void hints_come_one_by_one(void **state)
{
    (void)state;
    show_lesson(short_of);
    assert_lacks("Sleep less.");
    screen_keys(&s, "H");
    assert_shows("Hint 1: Sleep less.");
    assert_lacks("Even less.");
    assert_shows("H another hint");
    screen_keys(&s, "H");
    assert_shows("Hint 1: Sleep less.");
    assert_shows("Hint 2: Even less.");
    screen_keys(&s, "H");
    assert_shows("There is no other hint.");
    screen_keys(&s, "l y");
    assert_shows("Hint 2: Even less.");
}

/* They are about the challenge, not about what comes next. */
static void a_question_has_its_own_hint(void **state)
{
    (void)state;
    show_lesson(short_of);
    for (int i = 0; i < 20 && !ui_question(s.ui); i++)
        screen_keys(&s, "l p");
    assert_non_null(ui_question(s.ui));
    screen_keys(&s, "y");
    assert_shows("Answer first, or Esc.");
    assert_lacks("YOUR TURN");
    screen_keys(&s, "H");
    assert_lacks("Sleep less.");
    assert_shows("Hint: ");
    screen_keys(&s, "1 y");
    assert_shows("YOUR TURN");
    assert_lacks("PREDICT");
}

static void a_page_without_one_says_so(void **state)
{
    (void)state;
    show_lesson("# A title\n\nSome prose.\n\n"
                "<!-- loopscope: hint \"Look at READY.\" -->\n");
    screen_keys(&s, "y");
    assert_shows("This page sets no challenge.");
    assert_int_equal(run_copy(true), 0);
    assert_lacks("YOUR TURN");
    screen_keys(&s, "H");
    assert_shows("─[HINT]─");
    assert_shows("Hint: Look at READY.");
}

static void another_page_begins_anew(void **state)
{
    (void)state;
    show_lesson(meets);
    run_copy(true);
    screen_keys(&s, "H");
    struct lesson *first = lesson;
    ui_set_edited(s.ui, false);
    ui_attach(s.ui, s.store, &s.header, true);
    show_lesson(short_of);
    lesson_free(first);
    assert_lacks("YOUR TURN");
    screen_keys(&s, "y");
    assert_shows("✗ it ends well, at 0.5 s or sooner");
    assert_lacks("Enter shows a solution");
    assert_lacks("You have met");
}

/* Python refuses the copy: where, is what there is to see. */
static void a_refused_copy_shows_its_error(void **state)
{
    static const char refused[] =
        "{\"loopscope\":1,\"min\":1,\"engine\":\"loopscope 0\",\"clock\":\"virtual\","
        "\"program\":\"a.py\",\"argv\":[],\"seed\":0,\"sources\":[{\"file\":\"a.py\","
        "\"text\":\"x = (\"}]}\n"
        "{\"e\":\"begin\",\"t\":0}\n"
        "{\"e\":\"frame.new\",\"t\":0,\"frame\":1,\"kind\":\"refused\","
        "\"fn\":\"<module>\",\"file\":\"a.py\",\"line\":1}\n"
        "{\"e\":\"end\",\"t\":0,\"status\":1,\"error\":\"SyntaxError\"}\n";
    (void)state;
    struct screen other;
    show_lesson(short_of);
    screen_open(&other, refused, sizeof refused - 1, &(struct ui_options){0});
    ui_set_edited(s.ui, true);
    ui_attach(s.ui, other.store, &other.header, true);
    ui_await_verdict(s.ui);
    assert_lacks("YOUR TURN");
    screen_keys(&s, "y");
    assert_shows("✗ it ends well, at 0.5 s or sooner: SyntaxError ends it at 0 s");
    ui_attach(s.ui, s.store, &s.header, true);
    screen_close(&other);
}

#define ON(test)                                                              \
    {#test, test, open_count, close_lesson, NULL}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON(what_is_asked_stands_in_the_text),
        ON(y_tells_of_the_pages_program),
        ON(a_copy_is_told_of_once_it_has_run),
        ON(more_is_wanted_until_the_end_is_known),
        ON(the_pages_own_program_never_meets_it),
        ON(a_copy_that_meets_it_does),
        ON(who_has_met_it_before_may_see_a_solution),
        ON(hints_come_one_by_one),
        ON(a_question_has_its_own_hint),
        ON(a_page_without_one_says_so),
        ON(another_page_begins_anew),
        ON(a_refused_copy_shows_its_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
