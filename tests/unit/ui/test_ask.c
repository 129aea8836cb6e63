/* Questions on the screen: how they are answered, that nothing beside them gives
 * the answer away, and how their answer shows. */
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>

#include "story/question.h"
#include "unit/ui/one_screen.h"

static int open_count(void **state)
{
    (void)state;
    return open_trace("tests/traces/cpython-countasync.jsonl");
}

static int open_chained(void **state)
{
    (void)state;
    return open_trace("tests/traces/cpython-chained.jsonl");
}

static int open_queue(void **state)
{
    (void)state;
    return open_trace("tests/traces/handmade-queue.jsonl");
}

/* On from where one is, until there is a question. */
static const struct question *next_question(void)
{
    for (int i = 0; i < 2000 && !ui_question(s.ui); i++)
        screen_keys(&s, "l p");
    assert_non_null(ui_question(s.ui));
    return ui_question(s.ui);
}

static void answer_with(size_t option)
{
    char key[] = {(char)('1' + option), 0};
    screen_keys(&s, key);
}

static void assert_answers(size_t right, size_t wrong)
{
    struct ui_answers a = ui_answers(s.ui);
    assert_int_equal(a.right, right);
    assert_int_equal(a.wrong, wrong);
}

/* -- answering -------------------------------------------------------------- */

static void a_right_answer_counts_and_is_said(void **state)
{
    (void)state;
    const struct question *q = next_question();
    assert_shows("[PREDICT: ");
    assert_shows(buf_z((struct buf *)&q->text));
    assert_shows("Esc skips");
    answer_with(q->right);
    assert_null(ui_question(s.ui));
    assert_shows("✓ Right: ");
    assert_answers(1, 0);
}

static void a_wrong_answer_says_what_many_think(void **state)
{
    (void)state;
    size_t wrong = 0;
    const struct question *q = next_question();
    while (!q->options[wrong].idea)
        wrong++;
    const char *idea = q->options[wrong].idea;
    screen_size(&s, 120, 40);
    answer_with(wrong);
    assert_shows("✗ No. The answer is: ");
    assert_shows("Many think ");
    assert_shows(idea);
    assert_answers(0, 1);
}

static void the_arrows_choose_and_enter_answers(void **state)
{
    (void)state;
    const struct question *q = next_question();
    for (size_t i = 0; i < q->right; i++)
        screen_keys(&s, i % 2 ? "↓" : "j");
    screen_keys(&s, "Enter");
    assert_answers(1, 0);
}

static void a_click_on_an_answer_chooses_it(void **state)
{
    (void)state;
    const struct question *q = next_question();
    char text[160];
    snprintf(text, sizeof text, "%zu  %.40s", q->right + 1,
             buf_z((struct buf *)&q->options[q->right].text));
    screen_click(&s, "t 0.000");
    assert_shows("Answer first, or Esc.");
    screen_click(&s, text);
    assert_answers(1, 0);
}

static void esc_skips_and_counts_nothing(void **state)
{
    (void)state;
    next_question();
    screen_keys(&s, "Esc");
    assert_null(ui_question(s.ui));
    assert_shows("Skipped; it doesn't count.");
    assert_answers(0, 0);
    screen_keys(&s, "p q");
    assert_null(ui_question(s.ui));
    assert_answers(0, 0);
}

/* Whoever has answered knows it, and is not asked once more. */
static void a_place_asks_once(void **state)
{
    (void)state;
    const struct question *q = next_question();
    answer_with(q->right);
    screen_keys(&s, "Esc p");
    assert_null(ui_question(s.ui));
    assert_shows("You have answered the question here. The next question is at "
                 "step");
}

static void a_hint_says_where_to_look(void **state)
{
    (void)state;
    screen_keys(&s, "H");
    assert_shows("H gives a hint while a question is open; p asks one.");
    const struct question *q = next_question();
    screen_size(&s, 200, 40);
    assert_lacks("Hint: ");
    screen_keys(&s, "H");
    assert_shows("Hint: ");
    assert_shows(question_hint(q->kind));
    assert_answers(0, 0);
}

static void where_nothing_can_be_asked_the_next_place_is_said(void **state)
{
    (void)state;
    size_t asked = 0;
    for (screen_keys(&s, "g p"); ui_question(s.ui); asked++)
        screen_keys(&s, "Esc l p");
    assert_true(asked); /* at the start as well */
    assert_shows("There is nothing to predict here. The next ");
    screen_keys(&s, "G p");
    assert_shows("There is nothing to predict here.");
}

/* Every key of the table: none but an answer moves anything. */
static void other_keys_wait_for_the_answer(void **state)
{
    (void)state;
    static const char *const keys[] = {
        "l", "←", "t", "T", "s", "o", "i", "g", "G", "c", "C", "a", "d", "D",
        "w", "z", "Tab", ":", "/", "n", "r", ">", "F", "P", "m", "B", "p", "v",
    };
    next_question();
    size_t at = ui_events(s.ui);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        screen_keys(&s, keys[i]);
        assert_non_null(ui_question(s.ui));
        assert_int_equal(ui_events(s.ui), at);
        assert_shows("Answer first, or Esc.");
    }
    screen_keys(&s, "? l");
    assert_shows("HELP");
    assert_int_equal(ui_events(s.ui), at);
    screen_keys(&s, "Esc");
    assert_non_null(ui_question(s.ui));
}

static void playing_asks_nothing(void **state)
{
    (void)state;
    screen_keys(&s, "l l l l l l l l l a p");
    assert_null(ui_question(s.ui));
    assert_shows("Paused");
    screen_keys(&s, "a");
    for (int i = 0; i < 5; i++)
        ui_tick(s.ui);
    assert_null(ui_question(s.ui));
}

/* -- the reveal ------------------------------------------------------------- */

/* Enter, or steps: the walk ends in the step at whose end the answer shows, and
 * there it is said what made it true, and the rule. */
static void the_answer_shows_where_it_is_revealed(void **state)
{
    (void)state;
    screen_size(&s, 120, 40);
    for (int i = 0; i < 8; i++) {
        const struct question *q = next_question();
        size_t reveal = q->reveal, asked = q->asked;
        char because[24] = "";
        snprintf(because, sizeof because, "%s",
                 buf_z((struct buf *)&q->because));
        const char *rule = rule_text(q->rule)->title;
        answer_with(q->right);
        if (i % 2)
            screen_keys(&s, "Enter");
        for (int k = 0; k < 500 && ui_events(s.ui) < reveal; k++)
            screen_keys(&s, "l");
        assert_true(ui_events(s.ui) >= reveal);
        assert_shows(because);
        assert_shows("The rule: ");
        assert_shows(rule);
        if (reveal > asked) {
            screen_keys(&s, "←");
            assert_true(ui_events(s.ui) < reveal);
        }
        assert_lacks("The rule: ");
        ui_go_to_events(s.ui, asked);
    }
}

/* -- nothing gives it away --------------------------------------------------- */

/* The rows of the screen that are not the question's own. */
static char *beside_the_question(void)
{
    struct buf b = {0};
    bool inside = false;
    const char *line = screen_text(&s);
    while (*line) {
        size_t n = strcspn(line, "\n") + (line[strcspn(line, "\n")] == '\n');
        inside = strstr(line, "[PREDICT: ") && strstr(line, "[PREDICT: ") < line + n
                 ? true
                 : inside && !(n > 8 && memcmp(line, "─ WHY ─", 7) == 0);
        if (!inside)
            buf_add(&b, line, n);
        line += n;
    }
    char *out = xstrdup(buf_z(&b));
    buf_fini(&b);
    return out;
}

static const struct {
    unsigned hides;
    const char *text;
} tells[] = {
    {HIDES_NEXT, "Next, "},
    {HIDES_STATES, "WAITING"},
    {HIDES_STATES, "RUNNING"},
    {HIDES_STATES, "not started yet"},
    {HIDES_STATES, "◆"},
    {HIDES_STATES, "○"},
    {HIDES_STATES, "▶"},
    {HIDES_STATES, "waiting in get"},
    {HIDES_READY, "this pass  "}, /* a sentence may have the words */
    {HIDES_READY, "next pass  "},
    {HIDES_TIMERS, "   chain("}, /* behind a deadline */
    {HIDES_WOKEN, "woken by"},
    {HIDES_WOKEN, "not yet served"},
};

static void check_hidden(const struct question *q, size_t *seen)
{
    char *rows = beside_the_question();
    char total[32];
    unsigned hides = q->hides | HIDES_NEXT | HIDES_TOTALS;
    for (size_t i = 0; i < sizeof tells / sizeof *tells; i++) {
        seen[i] += hides & tells[i].hides ? 1 : 0;
        if (hides & tells[i].hides && strstr(rows, tells[i].text))
            fail_msg("\"%s\" beside \"%s\":\n%s", tells[i].text,
                     buf_z((struct buf *)&q->text), screen_text(&s));
    }
    snprintf(total, sizeof total, "%zu/?", ui_step(s.ui));
    assert_non_null(strstr(rows, total));
    assert_null(strstr(rows, buf_z((struct buf *)&q->because)));
    if (hides & HIDES_WHY)
        assert_non_null(strstr(rows, "hidden until you answer"));
    free(rows);
}

/* At every step, at each detail, with several questions a step; at a size that
 * shows all panes, and the usual one. */
static void what_a_question_hides_is_nowhere(void **state)
{
    size_t seen[sizeof tells / sizeof *tells] = {0}, questions = 0;
    static const int sizes[][2] = {{80, 24}, {120, 40}, {60, 16}, {200, 60}};
    (void)state;
    for (size_t z = 0; z < 4; z++) {
        screen_size(&s, sizes[z][0], sizes[z][1]);
        screen_keys(&s, "g");
        for (size_t before = SIZE_MAX; ui_events(s.ui) != before;) {
            before = ui_events(s.ui);
            for (int again = 0; again < 3; again++) {
                screen_keys(&s, "p");
                if (!ui_question(s.ui))
                    break;
                check_hidden(ui_question(s.ui), seen);
                questions++;
                screen_keys(&s, "Esc");
            }
            screen_keys(&s, "l");
        }
    }
    assert_true(questions > 40);
    assert_true(seen[0] > 40);
}

/* What is hidden comes back. */
static void an_answer_shows_everything_again(void **state)
{
    (void)state;
    next_question();
    screen_keys(&s, "Esc x Esc");
    char *before = xstrdup(screen_text(&s));
    screen_keys(&s, "p");
    assert_non_null(ui_question(s.ui));
    screen_keys(&s, "Esc x Esc");
    assert_string_equal(before, screen_text(&s));
    free(before);
}

int main(void)
{
#define ON(test, trace)                                                       \
    cmocka_unit_test_setup_teardown(test, open_##trace, close_trace)
    const struct CMUnitTest tests[] = {
        ON(a_right_answer_counts_and_is_said, count),
        ON(a_wrong_answer_says_what_many_think, count),
        ON(the_arrows_choose_and_enter_answers, count),
        ON(a_click_on_an_answer_chooses_it, count),
        ON(esc_skips_and_counts_nothing, count),
        ON(a_place_asks_once, count),
        ON(a_hint_says_where_to_look, count),
        ON(where_nothing_can_be_asked_the_next_place_is_said, count),
        ON(other_keys_wait_for_the_answer, count),
        ON(playing_asks_nothing, count),
        ON(the_answer_shows_where_it_is_revealed, count),
        ON(the_answer_shows_where_it_is_revealed, chained),
        ON(what_a_question_hides_is_nowhere, count),
        ON(what_a_question_hides_is_nowhere, chained),
        ON(what_a_question_hides_is_nowhere, queue),
        ON(an_answer_shows_everything_again, count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
