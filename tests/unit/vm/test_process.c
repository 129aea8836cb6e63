/* Forked processes: what goes with the baton, what crosses, how they end. What
 * a child prints goes into its own copy of the test's buffers, so the programs
 * here print in the parent only. */
#include <string.h>

#include "base/status.h"
#include "support/test.h"
#include "support/vm_run.h"

static void children_share_the_clock(void **state)
{
    (void)state;
    assert_prints("from multiprocessing import Process\n"
                  "import time\n"
                  "ps = [Process(target=time.sleep, args=(n,))\n"
                  "      for n in (3, 1, 2)]\n"
                  "for p in ps:\n"
                  "    p.start()\n"
                  "for p in ps:\n"
                  "    p.join()\n"
                  "    print(p.name, p.exitcode, time.time())\n",
                  "Process-1 0 3.0\nProcess-2 0 3.0\nProcess-3 0 3.0\n");
}

static void results_come_back(void **state)
{
    (void)state;
    assert_prints("from multiprocessing import Pool\n"
                  "import time\n"
                  "def square(x):\n"
                  "    time.sleep(1)\n"
                  "    return x * x\n"
                  "with Pool(2) as p:\n"
                  "    print(p.map(square, range(5)), time.time())\n"
                  "    print(p.apply(square, (10,)))\n"
                  "    try:\n"
                  "        p.map(square, ['a'])\n"
                  "    except TypeError as e:\n"
                  "        print(e)\n",
                  "[0, 1, 4, 9, 16] 3.0\n100\n"
                  "can't multiply sequence by non-int of type 'str'\n");
}

static void futures_of_processes(void **state)
{
    (void)state;
    assert_prints("from concurrent.futures import ProcessPoolExecutor\n"
                  "import os\n"
                  "def die():\n"
                  "    os._exit(3)\n"
                  "with ProcessPoolExecutor(2) as pool:\n"
                  "    print(list(pool.map(pow, [2, 3], [3, 2])))\n"
                  "    print(pool.submit(divmod, 1, 0).exception())\n"
                  "pool = ProcessPoolExecutor(2)\n"
                  "print(type(pool.submit(die).exception()).__name__)\n",
                  "[8, 9]\ninteger division or modulo by zero\n"
                  "BrokenProcessPool\n");
}

/* CPython's words for what can't be pickled. */
static void what_cannot_cross_says_so(void **state)
{
    (void)state;
    assert_prints("from _pickling import dumps\n"
                  "import threading\n"
                  "def outer():\n"
                  "    def inner():\n"
                  "        pass\n"
                  "    return inner\n"
                  "for it in (outer(), threading.Lock(), (i for i in []),\n"
                  "           threading):\n"
                  "    try:\n"
                  "        dumps(it)\n"
                  "    except (AttributeError, TypeError) as e:\n"
                  "        print(e)\n"
                  "try:\n"
                  "    dumps(lambda: 1)\n"
                  "except Exception as e:\n"
                  "    print(type(e).__name__, str(e)[-44:])\n",
                  "Can't pickle local object 'outer.<locals>.inner'\n"
                  "cannot pickle '_thread.lock' object\n"
                  "cannot pickle 'generator' object\n"
                  "cannot pickle 'module' object\n"
                  "PicklingError attribute lookup <lambda> on __main__ "
                  "failed\n");
}

static void values_cross_as_they_are(void **state)
{
    (void)state;
    assert_prints(
        "from _pickling import dumps, loads\n"
        "from collections import Counter, OrderedDict, deque, namedtuple\n"
        "from dataclasses import dataclass\n"
        "from datetime import timedelta\n"
        "from enum import Enum\n"
        "@dataclass\n"
        "class D:\n"
        "    x: int\n"
        "class L(list):\n"
        "    pass\n"
        "class E(Enum):\n"
        "    A = 1\n"
        "class S:\n"
        "    __slots__ = ('a', 'b')\n"
        "P = namedtuple('P', 'x y')\n"
        "s = S()\n"
        "s.a = 1\n"
        "for it in (None, True, ..., -5, 10**40, 2.5, 'a\\u20ac', b'b',\n"
        "           bytearray(b'c'), [1, [2]], (1, ()), {1: {2: 3}}, {1},\n"
        "           frozenset('a'), D(3), L([1]), E.A, P(1, 2), range(3),\n"
        "           deque([1], 2), Counter('aab'), OrderedDict(a=1),\n"
        "           timedelta(1), ValueError('no', 1), len, print, D, 'x'.join,\n"
        "           [1].count):\n"
        "    it2 = loads(dumps(it))\n"
        "    same = it2 == it or repr(it2) == repr(it) or it2.__self__ == it.__self__\n"
        "    print(type(it2) is type(it) and same, end=' ')\n"
        "print(loads(dumps(s)).a)\n"
        "ring = [1]\n"
        "ring.append(ring)\n"
        "d = D(ring)\n"
        "d.me = d\n"
        "copy = loads(dumps((ring, ring, d)))\n"
        "print(copy[0] is copy[1], copy[0][1] is copy[0], copy[2].me is copy[2],\n"
        "      copy[2].x is copy[0])\n",
        "True True True True True True True True True True True True True True "
        "True True True True True True True True True True True True True True "
        "True 1\nTrue True True True\n");
}

static void a_deadlock_of_processes_is_told(void **state)
{
    (void)state;
    assert_runs("from multiprocessing import Process\n"
                "import threading\n"
                "def f():\n"
                "    lock = threading.Lock()\n"
                "    lock.acquire()\n"
                "    lock.acquire()\n"
                "p = Process(target=f, name='F')\n"
                "p.start()\n"
                "p.join()\n", "",
                "Deadlock: every thread waits and no timer is set, so nothing "
                "can ever run again. MainThread waits for join F; F waits for "
                "lock, which it holds itself.\n", EXIT_DEADLOCK);
}

static void steps_are_counted_over_all(void **state)
{
    (void)state;
    struct vm_run r = {.limits = {.steps = 300000}};
    vm_run_source(&r, "from multiprocessing import Process\n"
                      "def f():\n"
                      "    for i in range(70000):\n"
                      "        pass\n"
                      "for i in range(10):\n"
                      "    p = Process(target=f)\n"
                      "    p.start()\n"
                      "    p.join()\n"
                      "    print(i, p.exitcode)\n");
    assert_int_equal(r.status, EXIT_LIMIT);
    assert_true(r.out.n > 0 && strstr(buf_z(&r.out), "1 0\n") != NULL);
    assert_null(strstr(buf_z(&r.out), "5 0\n"));
    assert_int_equal(r.leaked, 0);
    vm_run_fini(&r);
}

static void forks_have_an_end(void **state)
{
    (void)state;
    assert_prints("from multiprocessing import Process\n"
                  "import time\n"
                  "n = 0\n"
                  "try:\n"
                  "    while n < 1000:\n"
                  "        Process(target=time.sleep, args=(1,)).start()\n"
                  "        n += 1\n"
                  "except BlockingIOError as e:\n"
                  "    print(n, e)\n",
                  "64 [Errno 11] Resource temporarily unavailable\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(children_share_the_clock),
        cmocka_unit_test(results_come_back),
        cmocka_unit_test(futures_of_processes),
        cmocka_unit_test(what_cannot_cross_says_so),
        cmocka_unit_test(values_cross_as_they_are),
        cmocka_unit_test(a_deadlock_of_processes_is_told),
        cmocka_unit_test(steps_are_counted_over_all),
        cmocka_unit_test(forks_have_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
