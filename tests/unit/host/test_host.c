/* Programs that are launched, files that grow, and folders. */
#include "support/test.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "host/host.h"

static struct {
    struct host *host;
    int file;
    int changes, ends, status;
} seen;

static void on_change(void *arg)
{
    (void)arg;
    seen.changes++;
    host_stop(seen.host);
}

static void on_end(void *arg, int status)
{
    (void)arg;
    seen.ends++;
    seen.status = status;
    host_stop(seen.host);
}

static void on_tick(void *arg, enum host_timer which)
{
    (void)arg;
    host_timer(seen.host, which, 0);
    host_stop(seen.host);
}

static int open_host(void **state)
{
    static const struct host_callbacks callbacks = {
        .file_changed = on_change,
        .folder_changed = on_change,
        .child_end = on_end,
        .tick = on_tick,
    };
    (void)state;
    seen.changes = seen.ends = 0;
    seen.file = file_temporary();
    seen.host = host_new(&callbacks, NULL);
    return seen.file < 0;
}

static int close_host(void **state)
{
    (void)state;
    host_free(seen.host);
    close(seen.file);
    return 0;
}

static void launch(const char *command)
{
    const int streams[] = {-1, seen.file, seen.file};
    char *argv[] = {(char *)"/bin/sh", (char *)"-c", (char *)command, NULL};
    assert_int_equal(host_launch(seen.host, argv, streams), STATUS_OK);
}

/* Until the program has ended. */
static void wait_for_end(void)
{
    while (!seen.ends)
        host_run(seen.host);
}

static void a_program_has_streams_and_a_status(void **state)
{
    char text[64] = "";
    (void)state;
    launch("read line || echo nothing; echo wrong >&2; exit 7");
    wait_for_end();
    assert_int_equal(seen.status, 7);
    assert_true(pread(seen.file, text, sizeof text - 1, 0) > 0);
    assert_string_equal(text, "nothing\nwrong\n");
}

static void it_has_no_terminal(void **state)
{
    (void)state;
    launch("(: </dev/tty) 2>/dev/null && exit 3; exit 0");
    wait_for_end();
    assert_int_equal(seen.status, 0);
}

static void it_takes_signals(void **state)
{
    (void)state;
    launch("exec sleep 1000");
    host_signal(seen.host, SIGTERM);
    wait_for_end();
    assert_int_equal(seen.status, -SIGTERM);
    host_signal(seen.host, SIGTERM); /* nobody is there to take it */
}

static void nothing_can_be_launched_that_is_not_there(void **state)
{
    const int streams[] = {-1, -1, -1};
    char *argv[] = {(char *)"/no/such/program", NULL};
    (void)state;
    assert_int_equal(host_launch(seen.host, argv, streams), STATUS_IO);
}

static void it_runs_on_without_the_host(void **state)
{
    int ends[2];
    char said[8] = "";
    (void)state;
    assert_int_equal(pipe(ends), 0);
    const int streams[] = {-1, ends[1], -1};
    char *argv[] = {(char *)"/bin/sh", (char *)"-c",
                    (char *)"sleep 0.1; echo here", NULL};
    assert_int_equal(host_launch(seen.host, argv, streams), STATUS_OK);
    host_kill(seen.host);
    close(ends[1]);
    assert_int_equal(read(ends[0], said, sizeof said), 5);
    close(ends[0]);
}

static void a_file_is_told_of_when_it_grows(void **state)
{
    (void)state;
    host_watch_file(seen.host, seen.file);
    assert_int_equal(write(seen.file, "x", 1), 1);
    host_run(seen.host);
    assert_int_equal(seen.changes, 1);
    host_timer(seen.host, HOST_TIMER_PLAY, 50);
    host_run(seen.host); /* until the tick: nothing was written */
    assert_int_equal(seen.changes, 1);
    host_leave_file(seen.host);
    assert_int_equal(write(seen.file, "x", 1), 1);
    host_timer(seen.host, HOST_TIMER_PLAY, 50);
    host_run(seen.host);
    assert_int_equal(seen.changes, 1);
}

static void who_writes_a_file_can_be_told(void **state)
{
    char path[32];
    (void)state;
    snprintf(path, sizeof path, "/proc/self/fd/%d", seen.file);
    int fd;
    assert_int_equal(file_open(path, &fd), STATUS_OK);
    assert_false(file_is_claimed(fd));
    file_claim(seen.file);
    assert_true(file_is_claimed(fd));
    close(seen.file);
    assert_false(file_is_claimed(fd));
    seen.file = fd;
}

/* -- guests ------------------------------------------------------------------ */

/* What one of the two children has said. */
struct heard {
    char text[64];
    size_t n;
    bool over;
};

static void on_bytes(void *arg, const char *p, size_t n)
{
    struct heard *h = arg;
    for (size_t i = 0; i < n && h->n + 1 < sizeof h->text; i++)
        h->text[h->n++] = p[i];
}

static void on_errors(void *arg, const char *p, size_t n)
{
    (void)arg, (void)p, (void)n;
}

static void on_over(void *arg, int status)
{
    struct heard *h = arg;
    (void)status;
    h->over = true;
    host_stop(seen.host);
}

static void say_of(struct host *h, const char *command)
{
    char *argv[] = {(char *)"/bin/sh", (char *)"-c", (char *)command, NULL};
    assert_int_equal(host_spawn(h, argv), STATUS_OK);
}

static void each_of_two_hears_its_own_child(void **state)
{
    static const struct host_callbacks callbacks = {
        .bytes = on_bytes, .errors = on_errors, .child_end = on_over,
    };
    struct heard one = {{0}, 0, false}, two = one, gone = one;
    (void)state;
    struct host *first = host_new_guest(seen.host, &callbacks, &one);
    struct host *second = host_new_guest(seen.host, &callbacks, &two);
    struct host *third = host_new_guest(seen.host, &callbacks, &gone);
    say_of(first, "echo first");
    say_of(second, "sleep 0.05; echo second");
    say_of(third, "echo third; exec sleep 100");
    while (!one.over || !two.over)
        host_run(seen.host);
    assert_string_equal(one.text, "first\n");
    assert_string_equal(two.text, "second\n");
    assert_false(gone.over); /* it is killed with the host */
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_host, close_host)

/* As editors do it: written over, or another that takes the name. */
static void a_folder_is_told_of_what_is_saved(void **state)
{
    char folder[] = "/tmp/loopscope-test-XXXXXX", command[256];
    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(command, sizeof command, "echo 1 > %s/a", folder);
    assert_int_equal(system(command), 0);
    for (int again = 0; again < 2; again++) {
        seen.changes = 0;
        host_watch_folder(seen.host, folder);
        snprintf(command, sizeof command,
                 again ? "echo 3 > %s/b && mv %s/b %s/a" : "echo 2 > %s/a",
                 folder, folder, folder);
        assert_int_equal(system(command), 0);
        while (!seen.changes)
            host_run(seen.host);
    }
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_program_has_streams_and_a_status),
        TEST(it_has_no_terminal),
        TEST(it_takes_signals),
        TEST(nothing_can_be_launched_that_is_not_there),
        TEST(it_runs_on_without_the_host),
        TEST(a_file_is_told_of_when_it_grows),
        TEST(who_writes_a_file_can_be_told),
        TEST(a_folder_is_told_of_what_is_saved),
        TEST(each_of_two_hears_its_own_child),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
