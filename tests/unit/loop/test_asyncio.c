/* Whole programs through the sandbox: what the loop prints, when, and how it
 * ends. Expected texts are CPython 3.11's; tests/conform has many more. */
#include "support/test.h"
#include "support/vm_run.h"

#include "base/status.h"
#include "loop/loop.h"

static struct vm_run run(const char *source, bool traced)
{
    struct vm_run r = {.setup = loop_init, .traced = traced};
    vm_run_source(&r, source);
    return r;
}

/* The program ends well, prints this, and the clock stands there. */
static void expect(const char *source, const char *out, double time)
{
    struct vm_run r = run(source, false);
    assert_string_equal(buf_z(&r.err), "");
    assert_string_equal(buf_z(&r.out), out);
    assert_int_equal(r.status, 0);
    assert_true(r.time == time);
    assert_int_equal(r.leaked, 0);
    vm_run_fini(&r);
}

static size_t count(struct buf *events, const char *text)
{
    size_t n = 0;
    for (const char *at = buf_z(events); (at = strstr(at, text)); at++)
        n++;
    return n;
}

#define COUNTASYNC                                                            \
    "import asyncio\n"                                                        \
    "async def count():\n"                                                    \
    "    print('One')\n"                                                      \
    "    await asyncio.sleep(1)\n"                                            \
    "    print('Two')\n"                                                      \
    "async def main():\n"                                                     \
    "    await asyncio.gather(count(), count(), count())\n"                   \
    "asyncio.run(main())\n"

static void three_sleeps_take_one_second(void **state)
{
    (void)state;
    expect(COUNTASYNC, "One\nOne\nOne\nTwo\nTwo\nTwo\n", 1.0);
}

static void countasync_has_eleven_passes(void **state)
{
    (void)state;
    struct vm_run r = run(COUNTASYNC, true);
    assert_int_equal(count(&r.events, "loop.pass"), 11);
    assert_int_equal(count(&r.events, "task.new"), 6);
    assert_int_equal(count(&r.events, "timer.fire"), 3);
    vm_run_fini(&r);
}

static void results_and_names(void **state)
{
    (void)state;
    expect("import asyncio\n"
           "async def f(n):\n"
           "    await asyncio.sleep(n)\n"
           "    return n * 2\n"
           "async def main():\n"
           "    t = asyncio.create_task(f(2))\n"
           "    u = asyncio.create_task(f(1), name='u')\n"
           "    print(t.get_name(), u.get_name(), t.done())\n"
           "    print(await t, await u, t.done())\n"
           "    print(await asyncio.gather(f(1), f(0), asyncio.sleep(1, 'x')))\n"
           "asyncio.run(main())\n",
           "Task-2 u False\n4 2 True\n[2, 0, 'x']\n", 3.0);
}

static void cancelling_a_sleep(void **state)
{
    (void)state;
    expect("import asyncio\n"
           "async def f():\n"
           "    try:\n"
           "        await asyncio.sleep(100)\n"
           "    except asyncio.CancelledError as e:\n"
           "        print('cancelled', e.args)\n"
           "        raise\n"
           "async def main():\n"
           "    t = asyncio.create_task(f())\n"
           "    await asyncio.sleep(1)\n"
           "    print(t.cancel('why'), t.cancelled())\n"
           "    try:\n"
           "        await t\n"
           "    except asyncio.CancelledError as e:\n"
           "        print('seen', e.args, t.cancelled(), t.cancel())\n"
           "asyncio.run(main())\n",
           "True False\ncancelled ('why',)\nseen ('why',) True False\n", 1.0);
}

static void a_full_queue_blocks(void **state)
{
    (void)state;
    expect("import asyncio\n"
           "async def put(q):\n"
           "    for i in range(3):\n"
           "        await q.put(i)\n"
           "        print('put', i)\n"
           "async def main():\n"
           "    q = asyncio.Queue(1)\n"
           "    p = asyncio.create_task(put(q))\n"
           "    for _ in range(3):\n"
           "        await asyncio.sleep(1)\n"
           "        print('got', await q.get())\n"
           "        q.task_done()\n"
           "    await q.join()\n"
           "    print(q.empty(), p.done())\n"
           "asyncio.run(main())\n",
           "put 0\ngot 0\nput 1\ngot 1\nput 2\ngot 2\nTrue True\n", 3.0);
}

static void timeouts_and_groups(void **state)
{
    (void)state;
    expect("import asyncio\n"
           "async def f(n):\n"
           "    await asyncio.sleep(n)\n"
           "    if n == 2: raise ValueError(n)\n"
           "async def main():\n"
           "    try:\n"
           "        await asyncio.wait_for(f(9), 1)\n"
           "    except asyncio.TimeoutError as e:\n"
           "        print(repr(e))\n"
           "    try:\n"
           "        async with asyncio.TaskGroup() as g:\n"
           "            g.create_task(f(2))\n"
           "            g.create_task(f(5))\n"
           "    except* ValueError as e:\n"
           "        print(e.exceptions)\n"
           "asyncio.run(main())\n",
           "TimeoutError()\n(ValueError(2),)\n", 3.0);
}

static void a_lost_exception_is_told(void **state)
{
    (void)state;
    struct vm_run r = run("import asyncio\n"
                          "async def f():\n"
                          "    raise ValueError('lost')\n"
                          "async def main():\n"
                          "    asyncio.create_task(f())\n"
                          "    await asyncio.sleep(1)\n"
                          "asyncio.run(main())\n", false);
    assert_non_null(strstr(buf_z(&r.err),
                           "Task exception was never retrieved\n"
                           "future: <Task finished name='Task-2' "
                           "coro=<f() done, defined at t.py:2> "
                           "exception=ValueError('lost')>\n"
                           "Traceback (most recent call last):\n"));
    assert_int_equal(r.status, 0);
    vm_run_fini(&r);
}

/* Only what kept somebody waiting is a diagnosis. */
static void a_call_that_blocks_says_whom_it_kept_waiting(void **state)
{
    (void)state;
    struct vm_run r = run("import asyncio, time\n"
                          "async def tick():\n"
                          "    await asyncio.sleep(1)\n"
                          "async def main():\n"
                          "    time.sleep(1)\n"
                          "    a = asyncio.create_task(tick())\n"
                          "    await asyncio.sleep(0)\n"
                          "    b = asyncio.create_task(tick())\n"
                          "    time.sleep(3)\n"
                          "    await a\n"
                          "asyncio.run(main())\n", true);
    assert_int_equal(r.status, 0);
    assert_int_equal(count(&r.events, "block task=1"), 2);
    assert_int_equal(count(&r.events, "kind=blocking"), 1);
    assert_int_equal(count(&r.events, "main held the event loop for 3 s "
                           "(time.sleep(3)): nothing else could run. Late now: "
                           "tick#1's timer by 2 s. Ready, and kept waiting: "
                           "tick#2."), 1);
    vm_run_fini(&r);
}

static void a_deadlock_ends_the_run(void **state)
{
    (void)state;
    struct vm_run r = run("import asyncio\n"
                          "async def main():\n"
                          "    try:\n"
                          "        await asyncio.Queue().get()\n"
                          "    finally:\n"
                          "        print('never')\n"
                          "asyncio.run(main())\n", true);
    assert_int_equal(r.status, EXIT_DEADLOCK);
    assert_string_equal(buf_z(&r.out), "");
    assert_string_equal(buf_z(&r.err), ""); /* a trace has it as a diag */
    assert_int_equal(count(&r.events, "main waits for queue.get()"), 1);
    assert_int_equal(count(&r.events, "deadlock"), 1);
    vm_run_fini(&r);
}

/* A program that comes to a stand, and what is to be said of it. */
struct stand {
    const char *program, *words;
};

static const struct stand stands[] = {
    {"async def one(a, b):\n"
     "    async with a:\n"
     "        await asyncio.sleep(0.1)\n"
     "        async with b:\n"
     "            pass\n"
     "async def main():\n"
     "    fork, knife = asyncio.Lock(), asyncio.Lock()\n"
     "    await asyncio.gather(one(fork, knife), one(knife, fork))\n",
     " They wait for each other in a ring: one#1 waits for knife.acquire(), "
     "which one#2 holds; one#2 waits for fork.acquire(), which one#1 holds. "
     "main waits for gather of 2."},
    {"async def eats(q):\n"
     "    while True:\n"
     "        await q.get()\n"
     "        q.task_done()\n"
     "async def main():\n"
     "    q = asyncio.Queue()\n"
     "    tasks = [asyncio.create_task(eats(q)) for _ in range(3)]\n"
     "    await q.put(1)\n"
     "    await q.join()\n"
     "    await asyncio.gather(*tasks)\n",
     " 3 consumers wait on q.get(), no task can put; did you mean to cancel "
     "them after q.join()?"},
    {"async def main():\n"
     "    lock = asyncio.Lock()\n"
     "    async with lock:\n"
     "        await lock.acquire()\n",
     " main waits for lock.acquire(), which it holds itself."},
    {"async def takes(lock):\n"
     "    await lock.acquire()\n"
     "async def main():\n"
     "    lock = asyncio.Lock()\n"
     "    await asyncio.create_task(takes(lock))\n"
     "    await lock.acquire()\n",
     "lock.acquire(): the task that took the lock has ended and did not "
     "release it."},
    {"async def works(lock):\n"
     "    async with lock:\n"
     "        pass\n"
     "async def main():\n"
     "    lock = asyncio.Lock()\n"
     "    async with lock, asyncio.TaskGroup() as g:\n"
     "        g.create_task(works(lock))\n",
     "which main holds."},
    {"async def a():\n"
     "    await b_task\n"
     "async def b():\n"
     "    await a_task\n"
     "async def main():\n"
     "    global a_task, b_task\n"
     "    a_task = asyncio.create_task(a())\n"
     "    b_task = asyncio.create_task(b())\n"
     "    await asyncio.wait_for(a_task, None)\n",
     " They wait for each other in a ring: a waits for b; b waits for a."},
    {"async def main():\n"
     "    q = asyncio.Queue(2)\n"
     "    for i in range(3):\n"
     "        await q.put(i)\n",
     " 1 producer waits on q.put(), no task can get: it is full (2 of 2)."},
    {"async def main():\n"
     "    q = asyncio.Queue()\n"
     "    await q.put(1)\n"
     "    await q.put(2)\n"
     "    await q.get()\n"
     "    await q.join()\n",
     " 1 task waits on q.join(), no task can call task_done(): 1 still in the "
     "queue, 1 taken and not marked as done."},
    {"async def main():\n"
     "    door = asyncio.Event()\n"
     "    await asyncio.gather(door.wait(), door.wait())\n",
     " 2 tasks wait on door.wait(), no task can set it."},
    {"async def main():\n"
     "    trio = asyncio.Barrier(3)\n"
     "    await asyncio.gather(trio.wait(), trio.wait())\n",
     " 2 tasks wait on trio.wait(), no task can be the next party."},
    {"async def main():\n"
     "    news = asyncio.Condition()\n"
     "    async with news:\n"
     "        await news.wait()\n",
     " 1 task waits on news.wait(), no task can notify it."},
};

static void a_deadlock_says_what_is_sure(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof stands / sizeof stands[0]; i++) {
        struct buf text = {0};
        buf_printf(&text, "import asyncio\n%sasyncio.run(main())\n",
                   stands[i].program);
        struct vm_run r = run(buf_z(&text), true);
        assert_int_equal(r.status, EXIT_DEADLOCK);
        if (count(&r.events, stands[i].words) != 1)
            fail_msg("not '%s' in %s", stands[i].words, buf_z(&r.events));
        assert_int_equal(count(&r.events, "\"raise\""), 0);
        vm_run_fini(&r);
        buf_fini(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_sleeps_take_one_second),
        cmocka_unit_test(countasync_has_eleven_passes),
        cmocka_unit_test(results_and_names),
        cmocka_unit_test(cancelling_a_sleep),
        cmocka_unit_test(a_full_queue_blocks),
        cmocka_unit_test(timeouts_and_groups),
        cmocka_unit_test(a_lost_exception_is_told),
        cmocka_unit_test(a_call_that_blocks_says_whom_it_kept_waiting),
        cmocka_unit_test(a_deadlock_ends_the_run),
        cmocka_unit_test(a_deadlock_says_what_is_sure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
