/* Lanes beneath threading: who runs when, what the trace says of it, and how a
 * run with several of them ends. */
#include <string.h>

#include "base/status.h"
#include "support/test.h"
#include "support/vm_run.h"

/* The lines of `events` about threads, appended. */
static void keep_threads(const struct buf *events, struct buf *out)
{
    const char *at = events->p, *end = at + events->n;
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        if (strncmp(at, "thread.", 7) == 0)
            buf_adds(out, (struct str){at, (size_t)(newline + 1 - at)});
        at = newline + 1;
    }
}

static void assert_threads(const char *source, const char *events)
{
    struct vm_run r = {.traced = true};
    struct buf kept = {0};
    vm_run_source(&r, source);
    keep_threads(&r.events, &kept);
    assert_string_equal(buf_z(&kept), events);
    assert_int_equal(r.leaked, 0);
    buf_fini(&kept);
    vm_run_fini(&r);
}

static void a_lane_runs_until_it_blocks(void **state)
{
    (void)state;
    assert_prints("import _thread, time\n"
                  "def f(name, seconds):\n"
                  "    print(name, 'begins')\n"
                  "    time.sleep(seconds)\n"
                  "    print(name, 'ends', time.time())\n"
                  "_thread.start_new_thread(f, ('a', 2))\n"
                  "_thread.start_new_thread(f, ('b', 1))\n"
                  "print('main goes on')\n"
                  "time.sleep(3)\n",
                  "main goes on\na begins\nb begins\nb ends 1.0\n"
                  "a ends 2.0\n");
}

/* Who is woken and finds the lock taken again waits behind the others. */
static void a_released_lock_goes_to_who_is_quickest(void **state)
{
    (void)state;
    assert_prints("import _thread, time\n"
                  "lock = _thread.allocate_lock()\n"
                  "def f(name):\n"
                  "    with lock:\n"
                  "        print(name)\n"
                  "lock.acquire()\n"
                  "_thread.start_new_thread(f, ('a',))\n"
                  "_thread.start_new_thread(f, ('b',))\n"
                  "time.sleep(0)\n"
                  "lock.release()\n"
                  "lock.acquire()\n"
                  "print('main has it again')\n"
                  "time.sleep(1)\n"
                  "lock.release()\n"
                  "time.sleep(1)\n"
                  "print(lock.acquire(timeout=0), lock.acquire(timeout=2.5),\n"
                  "      time.time())\n",
                  "main has it again\nb\na\nTrue False 4.5\n");
}

static void the_trace_tells_of_each_turn(void **state)
{
    (void)state;
    assert_threads("import _thread, time\n"
                   "def f():\n"
                   "    time.sleep(1)\n"
                   "_thread.start_new_thread(f, (), name='F')\n"
                   "_thread._block_on('the end of F')\n"
                   "time.sleep(2)\n",
                   "thread.new thread=2 name=F kind=thread\n"
                   "thread.block thread=1 what=the end of F\n"
                   "thread.run thread=2\n"
                   "thread.block thread=2 what=sleep(1)\n"
                   "thread.run thread=2\n"
                   "thread.done thread=2\n"
                   "thread.run thread=1\n");
}

static void without_a_second_lane_there_are_no_events(void **state)
{
    (void)state;
    assert_threads("import _thread, time\n"
                   "lock = _thread.allocate_lock()\n"
                   "with lock:\n"
                   "    lock.acquire(timeout=1)\n"
                   "time.sleep(1)\n", "");
}

static void a_deadlock_says_who_holds_what(void **state)
{
    (void)state;
    assert_runs("import _thread, time\n"
                "a = _thread.allocate_lock()\n"
                "b = _thread.allocate_lock()\n"
                "def f():\n"
                "    b.acquire()\n"
                "    a.acquire()\n"
                "a.acquire()\n"
                "_thread.start_new_thread(f, (), name='F')\n"
                "try:\n"
                "    time.sleep(0)\n"
                "    b.acquire()\n"
                "finally:\n"
                "    print('never')\n",
                "",
                "Deadlock: every thread waits and no timer is set, so nothing "
                "can ever run again. MainThread waits for b, which F holds; "
                "F waits for a, which MainThread holds.\n",
                EXIT_DEADLOCK);
}

static void what_stands_in_a_thread_at_the_end_is_dropped(void **state)
{
    (void)state;
    assert_prints("import _thread, time\n"
                  "class Loud:\n"
                  "    def __del__(self):\n"
                  "        print('never')\n"
                  "def f():\n"
                  "    held = Loud()\n"
                  "    try:\n"
                  "        time.sleep(10)\n"
                  "    finally:\n"
                  "        print('never')\n"
                  "_thread.start_new_thread(f, ())\n"
                  "time.sleep(1)\n"
                  "_thread.start_new_thread(f, ())\n"
                  "print('end')\n", "end\n");
}

static void a_limit_in_a_thread_ends_the_run(void **state)
{
    (void)state;
    struct vm_run r = {.limits = {.steps = 10000}};
    vm_run_source(&r, "import _thread, time\n"
                      "def f():\n"
                      "    while True:\n"
                      "        pass\n"
                      "_thread.start_new_thread(f, ())\n"
                      "time.sleep(1)\n"
                      "print('never')\n");
    assert_int_equal(r.status, EXIT_LIMIT);
    assert_string_equal(buf_z(&r.out), "");
    assert_int_equal(r.leaked, 0);
    vm_run_fini(&r);
}

/* Two that look, one that comes and one that sleeps: all get their turn, and the
 * clock goes on though somebody is always ready. */
static void a_lane_that_only_looks_lets_others_go_on(void **state)
{
    (void)state;
    assert_prints("import _thread, time\n"
                  "begun, done = [], []\n"
                  "def sleeps():\n"
                  "    begun.append('sleeps')\n"
                  "    time.sleep(1)\n"
                  "    done.append(time.time())\n"
                  "def looks():\n"
                  "    begun.append('looks')\n"
                  "    while not done:\n"
                  "        pass\n"
                  "    begun.append('saw')\n"
                  "_thread.start_new_thread(looks, ())\n"
                  "_thread.start_new_thread(sleeps, ())\n"
                  "while len(begun) < 2:\n"
                  "    pass\n"
                  "print(begun, done, time.time())\n"
                  "while len(begun) < 3:\n"
                  "    pass\n"
                  "print(begun, done, time.time())\n",
                  "['looks', 'sleeps'] [] 0.0\n"
                  "['looks', 'sleeps', 'saw'] [1.0] 1.0\n");
}

static void a_thread_has_a_stack_of_its_own(void **state)
{
    (void)state;
    assert_prints("import _thread, time\n"
                  "class Deep:\n"
                  "    def __repr__(self):\n"
                  "        return repr([Deep()])\n"
                  "def f():\n"
                  "    try:\n"
                  "        repr(Deep())\n"
                  "    except RecursionError as e:\n"
                  "        print('maximum recursion depth' in str(e))\n"
                  "_thread.start_new_thread(f, ())\n"
                  "time.sleep(1)\n", "True\n");
}

static void there_is_an_end_to_lanes(void **state)
{
    (void)state;
    struct vm_run r = {.limits = {.memory = 8 << 20}};
    vm_run_source(&r, "import _thread, time\n"
                      "n = 0\n"
                      "try:\n"
                      "    while True:\n"
                      "        _thread.start_new_thread(time.sleep, (1,))\n"
                      "        n += 1\n"
                      "except (MemoryError, RuntimeError):\n"
                      "    print(10 < n < 1000, _thread._count() == n)\n");
    assert_string_equal(buf_z(&r.out), "True True\n");
    assert_int_equal(r.leaked, 0);
    vm_run_fini(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lane_runs_until_it_blocks),
        cmocka_unit_test(a_released_lock_goes_to_who_is_quickest),
        cmocka_unit_test(the_trace_tells_of_each_turn),
        cmocka_unit_test(without_a_second_lane_there_are_no_events),
        cmocka_unit_test(a_deadlock_says_who_holds_what),
        cmocka_unit_test(what_stands_in_a_thread_at_the_end_is_dropped),
        cmocka_unit_test(a_limit_in_a_thread_ends_the_run),
        cmocka_unit_test(a_lane_that_only_looks_lets_others_go_on),
        cmocka_unit_test(a_thread_has_a_stack_of_its_own),
        cmocka_unit_test(there_is_an_end_to_lanes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
