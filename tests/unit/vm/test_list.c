/* Lists: what goes in and out of them is counted; a leak fails the test.
 * The expected texts were printed by CPython 3.11.7. */
#include "support/test.h"
#include "support/vm_run.h"

static void slices_with_a_step_let_go_of_what_was_there(void **state)
{
    (void)state;
    assert_runs(
        "class N:\n"
        "    def __init__(self, n): self.n = n\n"
        "    def __del__(self): print('del', self.n)\n"
        "    def __repr__(self): return 'N%d' % self.n\n"
        "a = [N(i) for i in range(5)]\n"
        "a[::2] = [N(10), N(12), N(14)]\n"
        "print(a)\n"
        "a[::-1] = a\n"
        "print(a)\n"
        "try: a[::2] = [N(20)]\n"
        "except ValueError as e: print(e)\n"
        "del a[::-2]\n"
        "print(a)\n"
        "a[:1] = []\n"
        "print(a)\n"
        "a.clear()\n"
        "b = [2**70, 2**71]\n"
        "b[::-1] = (2**80, 2**81)\n"
        "print(b)\n",
        "del 0\ndel 2\ndel 4\n"
        "[N10, N1, N12, N3, N14]\n"
        "[N14, N3, N12, N1, N10]\n"
        "del 20\n"
        "attempt to assign sequence of size 1 to extended slice of size 3\n"
        "del 14\ndel 12\ndel 10\n"
        "[N3, N1]\n"
        "del 3\n"
        "[N1]\n"
        "del 1\n"
        "[2417851639229258349412352, 1208925819614629174706176]\n",
        "", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slices_with_a_step_let_go_of_what_was_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
