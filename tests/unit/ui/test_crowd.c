#include "support/test.h"

#include "ui/crowd.h"

static void all_stay_where_there_is_room(void **state)
{
    (void)state;
    struct crowd_row rows[] = {{0, 1, false}, {2, 2, false}, {1, 1, false}};
    assert_int_equal(crowd_choose(rows, 3, 4), 0);
    for (int i = 0; i < 3; i++)
        assert_true(rows[i].shown);
}

/* One row is for the word about those that go. */
static void what_matters_least_goes(void **state)
{
    (void)state;
    struct crowd_row rows[] = {{0, 1, false}, {2, 2, false}, {0, 1, false},
                               {1, 1, false}};
    assert_int_equal(crowd_choose(rows, 4, 4), 2);
    assert_false(rows[0].shown);
    assert_true(rows[1].shown);
    assert_false(rows[2].shown);
    assert_true(rows[3].shown);
}

static void of_equal_ones_the_first_stay(void **state)
{
    (void)state;
    struct crowd_row rows[] = {{1, 1, false}, {1, 1, false}, {1, 1, false}};
    assert_int_equal(crowd_choose(rows, 3, 2), 2);
    assert_true(rows[0].shown);
    assert_false(rows[1].shown);
    assert_int_equal(crowd_choose(rows, 3, 1), 3);
    assert_int_equal(crowd_choose(rows, 3, 0), 3);
    assert_int_equal(crowd_choose(rows, 0, 0), 0);
}

/* What takes too many rows leaves its place to what takes fewer. */
static void a_row_that_does_not_fit_is_passed_over(void **state)
{
    (void)state;
    struct crowd_row rows[] = {{3, 5, false}, {1, 1, false}, {1, 1, false}};
    assert_int_equal(crowd_choose(rows, 3, 3), 1);
    assert_false(rows[0].shown);
    assert_true(rows[2].shown);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_stay_where_there_is_room),
        cmocka_unit_test(what_matters_least_goes),
        cmocka_unit_test(of_equal_ones_the_first_stay),
        cmocka_unit_test(a_row_that_does_not_fit_is_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
