/* base/bisect.h against a walk from the front. */
#include "base/bisect.h"
#include "support/test.h"

static size_t walked(const int *list, size_t from, size_t to, int wanted)
{
    while (from < to && list[from] < wanted)
        from++;
    return from;
}

static void test_every_place(void **state)
{
    static const int list[] = {1, 3, 3, 3, 7, 9, 9, 12};
    const size_t n = sizeof list / sizeof *list;
    (void)state;
    for (size_t from = 0; from <= n; from++)
        for (size_t to = from; to <= n; to++)
            for (int wanted = 0; wanted <= 13; wanted++) {
                size_t asked = 0;
                struct bisect b = bisect_of(from, to);
                while (bisect_next(&b)) {
                    assert_true(b.at >= from && b.at < to);
                    bisect_go(&b, list[b.at] < wanted);
                    asked++;
                }
                assert_int_equal(b.low, walked(list, from, to, wanted));
                assert_true(asked <= 4); /* log2 of eight, and one */
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
