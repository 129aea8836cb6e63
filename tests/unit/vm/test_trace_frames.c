/* Events about frames. */
#include <string.h>

#include "support/test.h"
#include "support/vm_run.h"

static void assert_events(const char *source, const char *events)
{
    struct vm_run r = {.traced = true};
    vm_run_source(&r, source);
    assert_string_equal(buf_z(&r.events), events);
    assert_int_equal(r.leaked, 0);
    vm_run_fini(&r);
}

static void lines_tell_what_changed(void **state)
{
    (void)state;
    assert_events(
        "x = 1\n"
        "y = [x]\n"
        "y.append(2)\n"
        "del x\n"
        "x = 'a'\n",
        "begin\n"
        "frame.new frame=1 kind=module fn=<module> file=t.py line=1\n"
        "line frame=1 line=1\n"
        "line frame=1 line=2 set={\"x\":\"1\"}\n"
        "line frame=1 line=3 set={\"y\":\"[1]\"}\n"
        "line frame=1 line=4 set={\"y\":\"[1, 2]\"}\n"
        "line frame=1 line=5 unset=[\"x\"]\n"
        "return frame=1 value=None\n"
        "end status=0\n");
}

static void calls_returns_and_errors_are_told(void **state)
{
    (void)state;
    assert_events(
        "def f(a):\n"
        "    return 1 / a\n"
        "try:\n"
        "    f(0)\n"
        "except ZeroDivisionError:\n"
        "    pass\n",
        "begin\n"
        "frame.new frame=1 kind=module fn=<module> file=t.py line=1\n"
        "line frame=1 line=1\n"
        "line frame=1 line=3\n"
        "line frame=1 line=4\n"
        "frame.new frame=2 kind=func fn=f file=t.py line=1 parent=1 "
        "set={\"a\":\"0\"}\n"
        "line frame=2 line=2\n"
        "raise frame=2 type=ZeroDivisionError text=division by zero\n"
        "unwind frame=2 type=ZeroDivisionError\n"
        "line frame=1 line=5\n"
        "line frame=1 line=6\n"
        "return frame=1 value=None\n"
        "end status=0\n");
}

static void each_frame_of_a_chain_pauses_and_goes_on(void **state)
{
    (void)state;
    assert_events(
        "class W:\n"
        "    def __await__(self): yield\n"
        "async def b(): await W()\n"
        "async def a(): await b()\n"
        "c = a()\n"
        "c.send(None)\n"
        "try: c.send(None)\n"
        "except StopIteration: print('over')\n",
        "begin\n"
        "frame.new frame=1 kind=module fn=<module> file=t.py line=1\n"
        "line frame=1 line=1\n"
        "frame.new frame=2 kind=class fn=W file=t.py line=1 parent=1\n"
        "line frame=2 line=1\n"
        "line frame=2 line=2\n"
        "return frame=2 value=None\n"
        "line frame=1 line=3\n"
        "line frame=1 line=4\n"
        "line frame=1 line=5\n"
        "coro.new name=a\n"
        "line frame=1 line=6 set={\"c\":\"<coroutine a>\"}\n"
        "frame.new frame=3 kind=coro fn=a file=t.py line=4 parent=1\n"
        "line frame=3 line=4\n"
        "coro.new name=b\n"
        "frame.new frame=4 kind=coro fn=b file=t.py line=3 parent=3\n"
        "line frame=4 line=3\n"
        "frame.new frame=5 kind=gen fn=W.__await__ file=t.py line=2 parent=4 "
        "set={\"self\":\"<W object>\"}\n"
        "line frame=5 line=2\n"
        "suspend frame=5 value=None\n"
        "suspend frame=4\n"
        "suspend frame=3\n"
        "line frame=1 line=7\n"
        "resume frame=3\n"
        "resume frame=4\n"
        "resume frame=5\n"
        "return frame=5 value=None\n"
        "return frame=4 value=None\n"
        "return frame=3 value=None\n"
        "raise frame=1 type=StopIteration\n"
        "line frame=1 line=8\n"
        "out stream=stdout text=over\n\n"
        "return frame=1 value=None\n"
        "end status=0\n");
}

static void output_is_gathered_into_lines(void **state)
{
    (void)state;
    assert_events(
        "print('a', end='')\n"
        "print('b', 'c')\n",
        "begin\n"
        "frame.new frame=1 kind=module fn=<module> file=t.py line=1\n"
        "line frame=1 line=1\n"
        "out stream=stdout text=a\n"
        "line frame=1 line=2\n"
        "out stream=stdout text=b c\n\n"
        "return frame=1 value=None\n"
        "end status=0\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_tell_what_changed),
        cmocka_unit_test(calls_returns_and_errors_are_told),
        cmocka_unit_test(each_frame_of_a_chain_pauses_and_goes_on),
        cmocka_unit_test(output_is_gathered_into_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
