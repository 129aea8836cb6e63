/* What ASCII terminals get instead of typographic characters. */
#include "support/test.h"

#include "ui/fold.h"

static void assert_folds(const char *text, const char *want)
{
    struct buf b = {0};
    fold_ascii(str_of(text), &b);
    assert_string_equal(buf_z(&b), want);
    buf_fini(&b);
}

static void quotes_dashes_and_dots_are_typed(void **state)
{
    (void)state;
    assert_folds("it’s", "it's");
    assert_folds("“a” and ‘b’", "\"a\" and 'b'");
    assert_folds("1–2 — and so on…", "1-2 -- and so on...");
    assert_folds("Press →", "Press ->");
}

static void the_rest_stays(void **state)
{
    (void)state;
    assert_folds("plain", "plain");
    assert_folds("é 日本", "é 日本");
    assert_folds("\xff\xe2\x80", "\xff\xe2\x80");
    assert_false(fold_needed(STR("plain")));
    assert_true(fold_needed(STR("é")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotes_dashes_and_dots_are_typed),
        cmocka_unit_test(the_rest_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
