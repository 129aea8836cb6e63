/* `loopscope record`: the program in real python3, under the recorder that ships
 * in assets/recorder. This process becomes python3, so that the program's exit
 * status, signals and terminal are its own. Knows nothing of events. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/cli.h"
#include "app/places.h"
#include "app/record_zst.h"
#include "app/screen.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"
#include "trace/zst.h"

enum { OLDEST_MINOR = 8 }; /* of Python 3, that the recorder runs in */

static char *find_recorder(void)
{
    return place_shared("recorder/loopscope_recorder.py",
                        "assets/recorder/loopscope_recorder.py");
}

/* What is wrong with the program's file, or NULL. */
static const char *program_error(const char *path)
{
    struct stat st;
    if (access(path, R_OK) != 0 || stat(path, &st) != 0)
        return strerror(errno);
    return S_ISDIR(st.st_mode) ? strerror(EISDIR) : NULL;
}

/* -- which Python it is -- */

static const char version_code[] =
    "import sys; sys.stdout.write('%d.%d' % sys.version_info[:2])";

/* In the child: becomes Python, which says its version into the pipe; or says
 * why it can't be started. */
static _Noreturn void say_version(const char *python, int out)
{
    dup2(out, STDOUT_FILENO);
    execlp(python, python, "-E", "-S", "-c", version_code, (char *)NULL);
    fprintf(stderr, "loopscope: %s: %s; record runs your own Python: install "
            "it (Debian: apt-get install python3), or give another with "
            "--python PATH\n", python, strerror(errno));
    _exit(EXIT_INPUT);
}

/* The text of its version; empty when it did not say any: 0 or an exit status,
 * and then a message has been given. */
static int ask_version(const char *python, char *text, size_t size)
{
    int ends[2];
    if (pipe(ends) != 0)
        return cli_fail(EXIT_INPUT, "pipe: %s", strerror(errno));
    pid_t child = fork();
    if (child == 0)
        say_version(python, ends[1]);
    close(ends[1]);
    size_t n = 0;
    ssize_t got;
    while (n < size - 1 && (got = read(ends[0], text + n, size - 1 - n)) > 0)
        n += (size_t)got;
    text[n] = '\0';
    close(ends[0]);
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) < 0)
        return cli_fail(EXIT_INPUT, "%s: %s", python, strerror(errno));
    return WIFEXITED(status) && WEXITSTATUS(status) == EXIT_INPUT ? EXIT_INPUT
                                                                   : 0;
}

/* 0 when it can record, else the exit status behind a message. */
static int check_python(const char *python)
{
    char text[32];
    int major, minor, failed = ask_version(python, text, sizeof text);
    if (failed)
        return failed;
    if (sscanf(text, "%d.%d", &major, &minor) != 2)
        return cli_fail(EXIT_INPUT, "%s: this is no Python that works; give "
                        "another with --python PATH", python);
    if (major < 3 || (major == 3 && minor < OLDEST_MINOR))
        return cli_fail(EXIT_INPUT, "%s: this is Python %d.%d; record needs "
                        "3.%d or newer: give another with --python PATH",
                        python, major, minor, OLDEST_MINOR);
    return 0;
}

/* -- running it -- */

/* A NULL-terminated argv; the strings are borrowed. */
static char **python_argv(const struct cli *cli, const char *python,
                          const char *recorder, const char *output)
{
    VEC(const char *) argv = {0};
    vec_push(&argv, python);
    vec_push(&argv, recorder);
    if (output) {
        vec_push(&argv, "-o");
        vec_push(&argv, output);
    }
    if (cli->at_once)
        vec_push(&argv, "--at-once");
    if (cli->virtual_clock)
        vec_push(&argv, "--virtual");
    if (cli->lines) {
        vec_push(&argv, "--lines");
        vec_push(&argv, cli->lines);
    }
    vec_push(&argv, "--");
    for (int i = 0; i < cli->argc; i++)
        vec_push(&argv, cli->argv[i]);
    vec_push(&argv, NULL);
    return (char **)argv.p;
}

/* Becomes Python; returns only when that fails. */
static int become_python(const struct cli *cli, const char *python,
                         const char *recorder)
{
    char **argv = python_argv(cli, python, recorder, cli->output);
    execvp(argv[0], argv);
    int error = errno;
    free(argv);
    return cli_fail(EXIT_INPUT, "%s: %s", python, strerror(error));
}

/* What the recorder writes is compressed here, while Python runs beside. */
static int record_compressed(const struct cli *cli, const char *python,
                             const char *recorder)
{
    struct recording recording;
    int status = recording_open(&recording, cli->output);
    if (status != EXIT_OK)
        return status;
    char **argv = python_argv(cli, python, recorder, recording.path.p);
    status = recording_run(&recording, argv);
    free(argv);
    return status;
}

/* The lines that it reads, where it reads others than ours. */
static int take_input(const char *path)
{
    int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (path && fd < 0)
        return cli_fail(EXIT_INPUT, "%s: %s", path, strerror(errno));
    if (fd >= 0)
        dup2(fd, STDIN_FILENO);
    return EXIT_OK;
}

static int record_live(const struct cli *cli)
{
    struct live live;
    int status = live_open(&live, cli);
    if (status == EXIT_OK)
        status = screen_show_live(cli, &live);
    live_close(&live);
    return status;
}

static int record(const struct cli *cli, const char *python,
                  const char *recorder)
{
    int status = take_input(cli->input);
    if (status != EXIT_OK)
        return status;
    return cli->output && zst_named(cli->output)
               ? record_compressed(cli, python, recorder)
               : become_python(cli, python, recorder);
}

int cmd_record(const struct cli *cli)
{
    const char *python = cli->python ? cli->python : "python3";
    if (cli->live && !isatty(STDOUT_FILENO))
        return cli_fail(EXIT_USAGE, "%s", live_needs_terminal);
    if (cli->live && !isatty(STDIN_FILENO))
        return cli_fail(EXIT_USAGE, "--live takes its keys from standard input, "
                        "which is no terminal; what the program is to read, "
                        "--input FILE gives it");
    const char *wrong = program_error(cli->argv[0]);
    if (wrong)
        return cli_fail(EXIT_INPUT, "%s: %s", cli->argv[0], wrong);
    char *recorder = find_recorder();
    if (!recorder)
        return cli_fail(EXIT_INPUT, "the recorder is not installed beside "
                        "loopscope (share/loopscope/recorder)");
    int status = check_python(python);
    if (status == 0)
        status = cli->live ? record_live(cli) : record(cli, python, recorder);
    free(recorder);
    return status;
}
