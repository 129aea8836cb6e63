/* Sets and dicts: the order of iteration, which programs print, must be that of
 * CPython. The expected texts come from python3 3.11.7 (PYTHONHASHSEED=0).
 */
#include "unit/vm/data_fixture.h"

/* Words to add, in order; a word after "-" is taken out again. */
static const char *const words[] = {
    "eb",
    "hcbb",
    "g",
    "eadfe",
    "-hcbb",
    "be",
    "ae",
    "dce",
    "fbf",
    "-eadfe",
    "dcdh",
    "bea",
    "edg",
    "eghc",
    "-ae",
    "ee",
    "b",
    "h",
    "hfc",
    "-fbf",
    "bg",
    "he",
    "fg",
    "fdfba",
    "-bea",
    "ed",
    "f",
    "eh",
    "a",
    "-eghc",
    "bef",
    "f",
    "fcg",
    "bedhe",
    "-b",
    "eg",
    "cfafa",
    "cffe",
    "bhdgd",
    "-hfc",
    "a",
    "a",
    "ca",
    "hdfab",
    "-he",
    "egdhd",
    "hg",
    "adgh",
    "gd",
    "-fdfba",
    "daae",
    "ddd",
    "ecfa",
    "bga",
    "-f",
    "gbgd",
    "cfehf",
    "defg",
    "beda",
    "-a",
    "ceac",
    "hggd",
    "d",
    "ae",
    "-f",
    "g",
    "dadc",
    "fhhab",
    "b",
    "-bedhe",
    "ecaf",
    "a",
    "fbb",
    "hgdeg",
    "-cfafa",
};
static const char after_words[] =
    "{'dce', 'cffe', 'ceac', 'a', 'edg', 'daae', 'hg', 'dcdh', 'egdhd', '"
    "defg', 'hdfab', 'adgh', 'g', 'ae', 'gd', 'fcg', 'eg', 'ca', 'hgdeg',"
    " 'eh', 'eb', 'be', 'ee', 'd', 'beda', 'bg', 'b', 'bga', 'ecaf', 'fbb"
    "', 'cfehf', 'fg', 'bhdgd', 'gbgd', 'hggd', 'ed', 'dadc', 'fhhab', 'h"
    "', 'bef', 'ecfa', 'ddd'}";
static const char squares[] =
    "{-251, 135, 141, -236, 276, 661, -104, 24, 541, -220, -219, -84, 429"
    ", -75, -200, 184, 60, 61, 325, -179, -300, -299, -44, 212, -296, 600"
    ", -291, -285, -284, -156, 100, 229, 376, 484, -153, -275, -13, -11, "
    "-264, -131}";
static const char joined[] =
    "{0, 1, 2, 3, 4, -251, 5, 135, 6, 7, 8, 9, 10, 141, 11, 12, 13, 14, 1"
    "5, 16, -236, 276, 661, 17, -104, 24, 18, 19, 20, 541, 21, 22, 23, 25"
    ", 26, 27, -220, -219, 29, -84, 429, -75, -200, 184, 60, 61, 28, 325,"
    " -179, -300, -299, -44, 212, -296, 600, -291, -285, -284, -156, 100,"
    " 229, 376, 484, -153, -275, -13, -11, -264, -131}";
static const char common[] =
    "{24, 60, 61}";
static const char without[] =
    "{-251, 135, 141, -236, 276, 661, -104, 24, 541, -220, -219, -84, 429"
    ", -75, -200, 184, 60, 61, 325, -179, -300, -299, -44, 212, -296, 600"
    ", -291, -285, -284, -156, 100, 229, 376, 484, -153, -275, -13, -11, "
    "-264, -131}";
static const int64_t frozen_hash = 8406619149412117569;

static value word_set(void)
{
    value s = keep(set_new(vm));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (*words[i] == '-')
            assert_true(set_discard(vm, s, text(words[i] + 1)) >= 0);
        else
            assert_int_equal(set_add(vm, s, text(words[i])), 0);
    }
    return s;
}

static value square_set(void)
{
    value s = keep(set_new(vm));
    for (int64_t i = 0; i < 40; i++)
        assert_int_equal(set_add(vm, s, int_new(vm, i * i % 1009 - 300)), 0);
    return s;
}

static value set_to(int64_t n)
{
    value s = keep(set_new(vm));
    for (int64_t i = 0; i < n; i++)
        assert_int_equal(set_add(vm, s, int_new(vm, i)), 0);
    return s;
}

static void order_of_words(void **state)
{
    (void)state;
    assert_string_equal(shown(word_set()), after_words);
}

static void order_of_ints(void **state)
{
    (void)state;
    assert_string_equal(shown(square_set()), squares);
}

static void order_of_results(void **state)
{
    (void)state;
    value s = square_set();
    assert_string_equal(shown(keep(value_binary(vm, BIN_OR, s, set_to(30)))),
                        joined);
    assert_string_equal(shown(keep(value_binary(vm, BIN_AND, s, set_to(100)))),
                        common);
    assert_string_equal(shown(keep(value_binary(vm, BIN_SUB, s, set_to(5)))),
                        without);
    value f = keep(set_of_iterable(vm, s, &frozenset_type));
    assert_int_equal(value_hash(vm, f), frozen_hash);
}

/* A dict keeps the order of insertion over any number of deletions. */
static void dict_as_queue(void **state)
{
    (void)state;
    value d = keep(dict_new(vm));
    for (int64_t i = 0; i < 3000; i++) {
        assert_int_equal(dict_set(vm, d, int_new(vm, i), NONE), 0);
        if (i >= 3)
            assert_int_equal(dict_del(vm, d, int_new(vm, i - 3)), 0);
    }
    assert_string_equal(shown(d), "{2997: None, 2998: None, 2999: None}");
    assert_int_equal(dict_del(vm, d, small_new(7)), -1);
    assert_true(exc_is(vm, &exc_KeyError));
    assert_string_equal(error(), "7");
}

static void self_containing(void **state)
{
    (void)state;
    value l = list_new(vm), d = keep(dict_new(vm));
    assert_int_equal(list_append(vm, l, l), 0);
    assert_int_equal(dict_set_z(vm, d, "d", d), 0);
    assert_string_equal(shown(l), "[[...]]");
    assert_string_equal(shown(d), "{'d': {...}}");
    unref(vm, l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(order_of_words, setup, teardown),
        cmocka_unit_test_setup_teardown(order_of_ints, setup, teardown),
        cmocka_unit_test_setup_teardown(order_of_results, setup, teardown),
        cmocka_unit_test_setup_teardown(dict_as_queue, setup, teardown),
        cmocka_unit_test_setup_teardown(self_containing, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
