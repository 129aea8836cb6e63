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

/* Of each twenty thousand objects three thousand live through a collection; when
 * they are dropped, cycles as they are, they are found before long. */
static void what_grew_old_is_found(void **state)
{
    (void)state;
    assert_runs(
        "class Node:\n"
        "    alive = 0\n"
        "    def __init__(self): self.me = self; Node.alive += 1\n"
        "    def __del__(self): Node.alive -= 1\n"
        "window = [None] * 3000\n"
        "most = 0\n"
        "for i in range(1600000):\n"
        "    x = []\n"
        "    x.append(x)\n"
        "    if i % 4 == 0:\n"
        "        window[i // 4 % 3000] = Node()\n"
        "        most = max(most, Node.alive)\n"
        "print(most < 40000)\n",
        "True\n", "", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cycles_and_finalizers_are_collected),
        cmocka_unit_test(what_grew_old_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
