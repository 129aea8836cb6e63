/* `loopscope record`: the program in real python3, under the recorder that ships
 * in assets/recorder. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/cli.h"
#include "app/record_zst.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"
#include "trace/zst.h"

/* Where the recorder stands: installed, or beside the build in a checkout. */
static const char *const places[] = {
    "/../share/loopscope/recorder/loopscope_recorder.py",
    "/../../assets/recorder/loopscope_recorder.py",
};

static char *find_recorder(void)
{
    char self[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    if (n < 0)
        return NULL;
    self[n] = '\0';
    char *slash = strrchr(self, '/');
    *slash = '\0';
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        struct buf path = {0};
        buf_printf(&path, "%s%s", self, places[i]);
        if (access(buf_z(&path), R_OK) == 0)
            return buf_take(&path);
        buf_fini(&path);
    }
    return NULL;
}

int cmd_record(const struct cli *cli)
{
    char *recorder = find_recorder();
    if (!recorder)
        return cli_fail(EXIT_INPUT, "the recorder is not installed beside "
                        "loopscope (share/loopscope/recorder)");
    bool compressed = cli->output && zst_named(cli->output);
    struct recording recording;
    if (compressed) {
        int status = recording_open(&recording, cli->output);
        if (status != EXIT_OK) {
            free(recorder);
            return status;
        }
    }
    VEC(char *) argv = {0};
    vec_push(&argv, (char *)"python3");
    vec_push(&argv, recorder);
    if (cli->output) {
        vec_push(&argv, (char *)"-o");
        vec_push(&argv, compressed ? recording.path.p : (char *)cli->output);
    }
    if (cli->virtual_clock)
        vec_push(&argv, (char *)"--virtual");
    vec_push(&argv, (char *)cli->file);
    for (int i = 1; i < cli->argc; i++)
        vec_push(&argv, cli->argv[i]);
    vec_push(&argv, NULL);
    if (compressed) {
        int status = recording_run(&recording, argv.p);
        vec_fini(&argv);
        free(recorder);
        return status;
    }
    execvp(argv.p[0], argv.p);
    int error = errno;
    vec_fini(&argv);
    free(recorder);
    return cli_fail(EXIT_INPUT, "python3: %s; record runs your own Python, "
                    "install it first (Debian: apt-get install python3)",
                    strerror(error));
}
