/* Rows of a page: each is kept once, however often it comes. */
#include "support/test.h"

#include <stdio.h>

#include "export/items.h"

static uint32_t row(struct items *t, const char *text, int64_t number)
{
    item_begin(t);
    item_text(t, str_of(text), 100);
    item_int(t, number);
    return item_end(t);
}

static void a_row_is_kept_once(void **state)
{
    struct items t = {0};
    (void)state;
    assert_int_equal(row(&t, "a", 1), 0);
    assert_int_equal(row(&t, "a", 2), 1);
    assert_int_equal(row(&t, "a", 1), 0);
    assert_string_equal(buf_z(&t.json), "[\"a\",1],[\"a\",2],");
    items_fini(&t);
}

static void many_keep_their_numbers(void **state)
{
    enum { MANY = 5000 };
    struct items t = {0};
    (void)state;
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < MANY; i++)
            assert_int_equal(row(&t, "x", i), i);
    assert_int_equal(t.ends.n, MANY);
    items_fini(&t);
}

static void what_is_forgotten_comes_anew(void **state)
{
    struct items t = {0};
    (void)state;
    row(&t, "a", 1);
    row(&t, "b", 1);
    items_forget(&t, 1);
    assert_int_equal(row(&t, "c", 1), 1);
    assert_int_equal(row(&t, "a", 1), 0);
    assert_int_equal(row(&t, "b", 1), 2);
    items_fini(&t);
}

static void a_long_text_is_cut_between_characters(void **state)
{
    struct buf b = {0};
    (void)state;
    item_add_shown(&b, STR("ab\xc3\xa9" "cd"), 3);
    assert_string_equal(buf_z(&b), "\"ab…\"");
    b.n = 0;
    item_add_shown(&b, STR("ab\xc3\xa9"), 4);
    assert_string_equal(buf_z(&b), "\"abé\"");
    buf_fini(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_is_kept_once),
        cmocka_unit_test(many_keep_their_numbers),
        cmocka_unit_test(what_is_forgotten_comes_anew),
        cmocka_unit_test(a_long_text_is_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
