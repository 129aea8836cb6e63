#include "app/record_zst.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/cli.h"
#include "base/file.h"
#include "host/host.h"
#include "trace/zst.h"

/* How long what has come waits for more to be compressed with. */
enum { GATHER_MS = 200 };

struct squeeze {
    struct recording *r;
    struct zst_out *zst;
    struct buf pending;
    double due;         /* host_now() when it is written, full or not */
    enum status status; /* the first error; what comes then is dropped */
};

int recording_open(struct recording *r, const char *output)
{
    int ends[2];
    *r = (struct recording){.output = output};
    r->file = open(output, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (r->file < 0)
        return cli_fail(EXIT_INPUT, "%s: %s", output, strerror(errno));
    file_claim(r->file);
    if (pipe2(ends, O_CLOEXEC) < 0) {
        close(r->file);
        return cli_fail(EXIT_INPUT, "no pipe for the recorder: %s",
                        strerror(errno));
    }
    r->out = ends[0];
    r->in = ends[1];
    fcntl(r->out, F_SETFL, O_NONBLOCK);
    /* By this name the recorder opens an end of its own, which those whom the
     * program starts do not inherit. */
    buf_printf(&r->path, "/proc/%d/fd/%d", (int)getpid(), r->in);
    return EXIT_OK;
}

/* Writes what is pending as a frame. After an error the program runs on, as if
 * nothing were recorded. */
static void squeeze_flush(struct squeeze *s)
{
    if (s->pending.n && s->status == STATUS_OK) {
        struct str frame = zst_out_frame(s->zst, buf_str(&s->pending));
        s->status = file_write(s->r->file, frame.p, frame.n);
    }
    s->pending.n = 0;
}

/* Takes what the pipe has. False when it has no more now. */
static bool squeeze_read(struct squeeze *s)
{
    size_t before = s->pending.n;
    if (!before)
        s->due = host_now() + GATHER_MS / 1000.0;
    if (file_read_some(s->r->out, ZST_FRAME - before, &s->pending)
        || s->pending.n == before)
        return false;
    if (s->pending.n == ZST_FRAME)
        squeeze_flush(s);
    return true;
}

/* A signal came to us. Those of the terminal's keys came to the program too. */
static void pass_on(int signals, pid_t child)
{
    struct signalfd_siginfo info;
    while (read(signals, &info, sizeof info) == (ssize_t)sizeof info)
        if (info.ssi_signo != SIGCHLD && info.ssi_code <= 0)
            kill(child, (int)info.ssi_signo);
}

/* Milliseconds until what is pending is due; -1: nothing is. */
static int squeeze_wait(const struct squeeze *s)
{
    double left = s->due - host_now();
    return !s->pending.n ? -1 : left > 0 ? (int)(left * 1000) + 1 : 0;
}

/* Until the child is over; its wait status. */
static int squeeze_all(struct squeeze *s, int signals, pid_t child)
{
    struct pollfd polled[] = {{.fd = s->r->out, .events = POLLIN},
                              {.fd = signals, .events = POLLIN}};
    int status;
    for (;;) {
        int n = poll(polled, 2, squeeze_wait(s));
        if (n > 0 && polled[0].revents & POLLIN)
            squeeze_read(s);
        if (squeeze_wait(s) == 0)
            squeeze_flush(s);
        if (n > 0 && polled[1].revents & POLLIN) {
            pass_on(signals, child);
            if (waitpid(child, &status, WNOHANG) == child)
                break;
        }
    }
    while (squeeze_read(s))
        ;
    squeeze_flush(s);
    return status;
}

static pid_t start(char **argv, const sigset_t *mask)
{
    pid_t child = fork();
    if (child != 0)
        return child;
    sigprocmask(SIG_SETMASK, mask, NULL);
    execvp(argv[0], argv);
    _exit(cli_fail(EXIT_INPUT, "%s: %s; record runs your own Python, install "
                   "it first (Debian: apt-get install python3)", argv[0],
                   strerror(errno)));
}

/* The program's own end, as our own. */
static int end_as(int status)
{
    if (!WIFSIGNALED(status))
        return WEXITSTATUS(status);
    signal(WTERMSIG(status), SIG_DFL);
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_UNBLOCK, &all, NULL);
    kill(getpid(), WTERMSIG(status));
    return 128 + WTERMSIG(status);
}

int recording_run(struct recording *r, char **argv)
{
    static const int caught[] = {SIGCHLD, SIGINT, SIGQUIT, SIGTERM, SIGHUP};
    struct squeeze s = {.r = r, .zst = zst_out_new()};
    sigset_t set, before;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof caught / sizeof caught[0]; i++)
        sigaddset(&set, caught[i]);
    signal(SIGXFSZ, SIG_IGN);
    sigprocmask(SIG_BLOCK, &set, &before);
    int signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    pid_t child = start(argv, &before);
    int status = child < 0 ? W_EXITCODE(EXIT_INPUT, 0)
                           : squeeze_all(&s, signals, child);
    if (child < 0)
        cli_fail(EXIT_INPUT, "%s: %s", argv[0], strerror(errno));
    if (close(r->file) < 0 && s.status == STATUS_OK)
        s.status = status_from_errno(errno);
    close(signals);
    close(r->in);
    close(r->out);
    buf_fini(&r->path);
    buf_fini(&s.pending);
    zst_out_free(s.zst);
    if (s.status != STATUS_OK)
        cli_fail(EXIT_INPUT, "%s: %s; what was recorded so far is kept and can "
                 "be opened", r->output, status_text(s.status));
    int exit_status = end_as(status);
    return exit_status == EXIT_OK && s.status ? EXIT_INPUT : exit_status;
}
