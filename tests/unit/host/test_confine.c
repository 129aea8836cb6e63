/* Behind the wall: what a run does goes through, what it never does is refused.
 * Each check runs in a fork, as the wall can't be taken down. */
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "host/confine.h"
#include "support/test.h"

enum { NO_WALL = 77 };

/* The exit status of `check` in a fork behind the wall. */
static int confined(int (*check)(void))
{
    pid_t child = fork();
    if (child == 0)
        _exit(host_confine() ? check() : NO_WALL);
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void assert_holds(int (*check)(void))
{
    int status = confined(check);
    if (status == NO_WALL)
        skip(); /* a build for sanitizers, or a kernel without filters */
    assert_int_equal(status, 0);
}

static int refused(int result)
{
    return result < 0 && errno == EPERM ? 0 : 1;
}

static int files(void)
{
    struct stat st;
    return refused(open("/etc/passwd", O_RDONLY)) |
           refused(open("here", O_WRONLY | O_CREAT, 0600)) << 1 |
           refused(unlink("here")) << 2 | refused(mkdir("there", 0700)) << 3 |
           refused(stat("/etc", &st)) << 4;
}

static int network(void)
{
    struct sockaddr_in to = {.sin_family = AF_INET};
    return refused(socket(AF_INET, SOCK_STREAM, 0)) |
           refused(connect(0, (struct sockaddr *)&to, sizeof to)) << 1;
}

static int programs(void)
{
    return refused(execl("/bin/true", "true", (char *)NULL)) |
           refused(kill(getppid(), SIGTERM)) << 1;
}

static int typing(void) /* into the terminal, as if from the keyboard */
{
    return refused(ioctl(STDIN_FILENO, TIOCSTI, "x"));
}

static void *nothing(void *arg)
{
    return arg;
}

static int work(void)
{
    int pipes[2], status = 1;
    pthread_t thread;
    struct stat st;
    char *p = malloc(64 << 20);
    if (!p || pipe(pipes) < 0 || write(pipes[1], "x", 1) != 1 ||
        read(pipes[0], p, 1) != 1 || fstat(pipes[0], &st) < 0)
        return 1;
    free(p);
    if (pthread_create(&thread, NULL, nothing, NULL) != 0 ||
        pthread_join(thread, NULL) != 0)
        return 2;
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    return waitpid(child, &status, 0) == child && status == 0 ? 0 : 3;
}

static void test_files(void **state)
{
    (void)state;
    assert_holds(files);
}

static void test_network(void **state)
{
    (void)state;
    assert_holds(network);
}

static void test_programs(void **state)
{
    (void)state;
    assert_holds(programs);
}

static void test_typing(void **state)
{
    (void)state;
    assert_holds(typing);
}

static void test_work_goes_on(void **state)
{
    (void)state;
    assert_holds(work);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_network),
        cmocka_unit_test(test_programs),
        cmocka_unit_test(test_typing),
        cmocka_unit_test(test_work_goes_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
