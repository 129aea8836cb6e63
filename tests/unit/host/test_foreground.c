/* A program that has the terminal for itself. */
#include "support/test.h"

#include <signal.h>
#include <stdbool.h>

#include "host/foreground.h"

static int run(const char *command)
{
    char *argv[] = {(char *)"/bin/sh", (char *)"-c", (char *)command, NULL};
    return host_foreground(argv);
}

static void its_status_is_known(void **state)
{
    char *nothing[] = {(char *)"/there/is/no/such/program", NULL};
    (void)state;
    assert_int_equal(run("exit 0"), 0);
    assert_int_equal(run("exit 7"), 7);
    assert_int_equal(run("kill -TERM $$"), 128 + SIGTERM);
    assert_int_equal(host_foreground(nothing), 127);
}

static volatile sig_atomic_t caught;

static void catch(int number)
{
    caught = number;
}

/* Ctrl-C is for the program, which has it as any program; we keep what we had. */
static void signals_are_its_own(void **state)
{
    (void)state;
    signal(SIGINT, catch);
    signal(SIGPIPE, SIG_IGN);
    assert_int_equal(run("kill -INT $PPID; kill -INT $$; exit 3"), 128 + SIGINT);
    assert_int_equal(caught, 0);
    assert_int_equal(run("kill -PIPE $$; exit 3"), 128 + SIGPIPE);
    raise(SIGINT);
    assert_int_equal(caught, SIGINT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_status_is_known),
        cmocka_unit_test(signals_are_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
