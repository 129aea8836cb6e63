/* The cycle collector.
 * The expected texts were printed by CPython 3.11.7. */
#include "support/test.h"
#include "support/vm_run.h"

static void cycles_and_finalizers_are_collected(void **state)
{
    (void)state;
    assert_runs(
        "import gc\n"
        "class Node:\n"
        "    n = 0\n"
        "    def __init__(self): self.me = self; Node.n += 1\n"
        "    def __del__(self): Node.n -= 1\n"
        "for i in range(1000): Node()\n"
        "gc.collect(); print(Node.n)\n"
        "class R:\n"
        "    keep = []\n"
        "    def __init__(self): self.me = self\n"
        "    def __del__(self): print('del'); R.keep.append(self)\n"
        "R(); gc.collect(); print(len(R.keep)); R.keep[0].x = 1; R.keep.clear(); gc.collect(); print('end')\n"
        "a = []; a.append(a); del a; print(gc.collect() >= 1)\n"
        "def f():\n"
        "    class K:\n"
        "        def m(self): return K\n"
        "    return K\n"
        "f(); print(gc.collect() > 0)\n"
        "x = [1]\n"
        "for i in range(20000): x = [x]\n"
        "del x\n"
        "d = {}\n"
        "for i in range(60000):\n"
        "    l = [d]; l.append(l)\n"
        "print('done', gc.isenabled())\n",
        "0\n"
        "del\n"
        "1\n"
        "end\n"
        "True\n"
        "True\n"
        "done True\n",
        "", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cycles_and_finalizers_are_collected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
