/* Limits: no program takes more than it is given, whatever it does. */
#include <string.h>

#include "base/status.h"
#include "support/test.h"
#include "support/vm_run.h"

static void a_loop_without_end_is_stopped(void **state)
{
    (void)state;
    struct vm_run r = {.limits = {.steps = 100000, .recursion = 1000}};
    vm_run_source(&r, "try:\n"
                      "    while True: pass\n"
                      "except BaseException: print('caught')\n"
                      "finally: print('finally')\n");
    assert_int_equal(r.status, EXIT_LIMIT);
    assert_string_equal(buf_z(&r.out), "");
    assert_int_equal(r.leaked, 0);
    vm_run_fini(&r);
}

static void calls_count_as_steps(void **state)
{
    (void)state;
    struct vm_run r = {.limits = {.steps = 1000, .recursion = 1000}};
    vm_run_source(&r, "def f(): pass\n"
                      "def g():\n"
                      "    yield from iter(f, 1)\n"
                      "for _ in g(): pass\n");
    assert_int_equal(r.status, EXIT_LIMIT);
    vm_run_fini(&r);
}

static void output_is_limited(void **state)
{
    (void)state;
    struct vm_run r = {.limits = {.output = 1000, .recursion = 1000}};
    vm_run_source(&r, "while True: print('x' * 99)\n");
    assert_int_equal(r.status, EXIT_LIMIT);
    assert_int_equal(r.out.n, 1000);
    vm_run_fini(&r);
}

/* What CPython answers with MemoryError when it has no more memory than the
 * sandbox gives. */
static void too_large_values_are_refused(void **state)
{
    (void)state;
    static const char *const values[] = {
        "[0] * 10**10", "'x' * 10**12", "(1,) * 10**11", "b'x' * 10**12",
        "2 ** 10**10", "1 << 10**12", "' '.join(['x' * 10**8] * 100)",
        "'x'.rjust(10**12)", "bytearray(10**12)",
    };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct buf source = {0};
        buf_printf(&source, "try: %s\n"
                            "except MemoryError: print('refused')\n",
                   values[i]);
        assert_prints(buf_z(&source), "refused\n");
        buf_fini(&source);
    }
}

static void a_growing_list_meets_the_budget(void **state)
{
    (void)state;
    struct vm_run r = {.limits = {.memory = 32 << 20, .recursion = 1000}};
    vm_run_source(&r, "a = []\n"
                      "try:\n"
                      "    while True: a.append([1, 2, 3])\n"
                      "except MemoryError:\n"
                      "    del a\n"
                      "    print('refused')\n");
    assert_string_equal(buf_z(&r.out), "refused\n");
    assert_int_equal(r.status, 0);
    vm_run_fini(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_loop_without_end_is_stopped),
        cmocka_unit_test(calls_count_as_steps),
        cmocka_unit_test(output_is_limited),
        cmocka_unit_test(too_large_values_are_refused),
        cmocka_unit_test(a_growing_list_meets_the_budget),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
