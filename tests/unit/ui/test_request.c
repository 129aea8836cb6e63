/* The table of keys: complete, without doubles, and good for the footer. */
#include "support/test.h"

#include "ui/request.h"

/* Every key of the design's table, and what it is to do. */
static const struct {
    const char *keys;
    enum request request;
} design[] = {
    {"→ l Space PgDn", REQ_next},
    {"← h Backspace PgUp", REQ_back},
    {"↓ j", REQ_down},
    {"↑ k", REQ_up},
    {"wheel-down", REQ_scroll_down},
    {"wheel-up", REQ_scroll_up},
    {"v", REQ_view},
    {"}", REQ_closer},
    {"{", REQ_wider},
    {"[", REQ_earlier},
    {"]", REQ_later},
    {"Ctrl-D", REQ_half_down},
    {"Ctrl-U", REQ_half_up},
    {"Home", REQ_top},
    {"End", REQ_bottom},
    {"d", REQ_detail_more},
    {"D", REQ_detail_less},
    {"t", REQ_turn_next},
    {"T", REQ_turn_back},
    {"s", REQ_task_next},
    {"S", REQ_task_back},
    {"o", REQ_output_next},
    {"O", REQ_output_back},
    {"i", REQ_pass_next},
    {"I", REQ_pass_back},
    {"B", REQ_breakpoint},
    {"m", REQ_bookmark},
    {"c", REQ_stop_next},
    {"C", REQ_stop_back},
    {"g", REQ_start},
    {"G", REQ_finish},
    {":", REQ_go_to},
    {"a", REQ_play},
    {"+", REQ_faster},
    {"-", REQ_slower},
    {">", REQ_page_next},
    {"<", REQ_page_back},
    {"Tab", REQ_pane_next},
    {"1 2 3 4 5 6 7 8 9", REQ_pane_number},
    {"Enter", REQ_open},
    {"z", REQ_zoom},
    {"/", REQ_find},
    {"n", REQ_find_next},
    {"N", REQ_find_back},
    {"w", REQ_why},
    {"p", REQ_predict},
    {"H", REQ_hint},
    {"e", REQ_edit},
    {"r", REQ_again},
    {"R", REQ_arguments},
    {"F", REQ_follow},
    {"P", REQ_present},
    {"?", REQ_help},
    {"q", REQ_quit},
    {"Esc", REQ_escape},
    {"b .", REQ_blank},
};

static void every_key_of_the_design_does_its_work(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof design / sizeof *design; i++)
        for (const char *p = design[i].keys; *p;) {
            struct key k;
            size_t n = strcspn(p, " ");
            assert_true(key_parse((struct str){p, n}, &k));
            assert_int_equal(request_of_key(&k), design[i].request);
            p += n + (p[n] == ' ');
        }
}

static bool same_key(const struct key *a, const struct key *b)
{
    return a->code == b->code && a->cp == b->cp;
}

static void no_key_is_bound_twice(void **state)
{
    (void)state;
    struct key seen[200];
    size_t n = 0;
    struct str name;
    for (enum request r = REQ_NONE + 1; r < REQ_COUNT; r++)
        for (size_t at = 0; request_keys_each(r, &at, &name);) {
            struct key k;
            assert_true(key_parse(name, &k));
            for (size_t i = 0; i < n; i++)
                assert_false(same_key(&seen[i], &k));
            seen[n++] = k;
        }
    assert_true(n > 60);
}

static void every_request_has_its_help_and_a_key(void **state)
{
    (void)state;
    struct str name;
    for (enum request r = REQ_NONE + 1; r < REQ_COUNT; r++) {
        size_t at = 0;
        assert_true(request_info(r)->help[0] != '\0');
        assert_true(request_info(r)->group < REQ_GROUP_COUNT);
        assert_true(request_keys_each(r, &at, &name));
        for (enum request q = r + 1; q < REQ_COUNT; q++)
            if (request_info(r)->footer && request_info(q)->footer)
                assert_int_not_equal(request_info(r)->priority,
                                     request_info(q)->priority);
    }
}

static void names_of_keys_read_back(void **state)
{
    (void)state;
    struct str name;
    for (enum request r = REQ_NONE + 1; r < REQ_COUNT; r++)
        for (size_t at = 0; request_keys_each(r, &at, &name);) {
            struct key k, again;
            struct buf b = {0};
            if (str_eqz(name, "1-9"))
                continue;
            assert_true(key_parse(name, &k));
            key_name(&k, false, &b);
            assert_true(key_parse(buf_str(&b), &again));
            assert_true(same_key(&k, &again));
            b.n = 0;
            key_name(&k, true, &b);
            for (size_t i = 0; i < b.n; i++)
                assert_true((unsigned char)b.p[i] < 0x7F);
            buf_fini(&b);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_of_the_design_does_its_work),
        cmocka_unit_test(no_key_is_bound_twice),
        cmocka_unit_test(every_request_has_its_help_and_a_key),
        cmocka_unit_test(names_of_keys_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
