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
    assert_non_null(strstr(buf_z(&r.err), "main waits for queue.get()"));
    assert_int_equal(count(&r.events, "deadlock"), 1);
    vm_run_fini(&r);
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
        cmocka_unit_test(a_deadlock_ends_the_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
