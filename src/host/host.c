#include "host/host.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <uv.h>

#include "base/die.h"
#include "base/mem.h"

enum { READ_SIZE = 64 * 1024, LOOK_MS = 200 };

/* A child, maybe with two pipes: up to three handles that close one after the
 * other; it is freed when the last has closed. */
struct child {
    struct host *host; /* NULL once nobody wants to hear of it */
    uv_process_t process;
    uv_pipe_t out, err;
    bool piped;        /* it has the two; else it was launched */
    int open;          /* handles not closed yet */
    int pending;       /* of exit, end of out, end of err: still to come */
    int status;
    bool reading;
};

static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT,
                              SIGWINCH, SIGTSTP, SIGCONT};
enum { N_SIGNALS = sizeof signals / sizeof signals[0] };

struct host {
    uv_loop_t *loop;
    uv_loop_t own;     /* it is that, unless this is a guest */
    struct host *guests; /* the newest; NULL: none */
    struct host *next; /* of a guest: the one before it */
    struct host_callbacks call;
    void *arg;
    uv_poll_t keys;
    int keys_fd;
    bool keys_owned;   /* opened here */
    bool watching;
    uv_timer_t timer[HOST_TIMERS];
    uv_fs_event_t file;
    uv_timer_t look;   /* at the file, where it can't be watched */
    uv_fs_event_t folder;
    uv_timer_t look_in; /* at the folder, likewise */
    uv_idle_t idle[HOST_WORKS];
    uv_signal_t signal[N_SIGNALS];
    struct child *child;
    char buffer[READ_SIZE];
};

static void on_signal(uv_signal_t *handle, int number)
{
    struct host *h = handle->data;
    switch (number) {
    case SIGWINCH: h->call.resize(h->arg); break;
    case SIGTSTP: h->call.suspend(h->arg); break;
    case SIGCONT: h->call.resumed(h->arg); break;
    default: h->call.stopped(h->arg, number);
    }
}

static bool signal_wanted(const struct host *h, int number)
{
    return (number != SIGTSTP && number != SIGCONT) || h->call.suspend;
}

static void signals_catch(struct host *h)
{
    for (int i = 0; i < N_SIGNALS; i++) {
        uv_signal_init(h->loop, &h->signal[i]);
        h->signal[i].data = h;
        if (signal_wanted(h, signals[i]))
            uv_signal_start(&h->signal[i], on_signal, signals[i]);
    }
    signal(SIGPIPE, SIG_IGN);
}

/* With all that a guest has as well. */
static struct host *new_on(uv_loop_t *loop,
                           const struct host_callbacks *callbacks, void *arg)
{
    struct host *h = xcalloc(1, sizeof *h);
    h->call = *callbacks;
    h->arg = arg;
    h->loop = loop ? loop : &h->own;
    if (!loop && uv_loop_init(&h->own) < 0)
        die("libuv can't start its loop");
    for (int i = 0; i < HOST_TIMERS; i++) {
        uv_timer_init(h->loop, &h->timer[i]);
        h->timer[i].data = h;
    }
    uv_fs_event_init(h->loop, &h->file);
    uv_timer_init(h->loop, &h->look);
    uv_fs_event_init(h->loop, &h->folder);
    uv_timer_init(h->loop, &h->look_in);
    for (int i = 0; i < HOST_WORKS; i++) {
        uv_idle_init(h->loop, &h->idle[i]);
        h->idle[i].data = h;
    }
    h->file.data = h->look.data = h;
    h->folder.data = h->look_in.data = h;
    return h;
}

struct host *host_new(const struct host_callbacks *callbacks, void *arg)
{
    struct host *h = new_on(NULL, callbacks, arg);
    signals_catch(h);
    return h;
}

struct host *host_new_guest(struct host *h,
                            const struct host_callbacks *callbacks, void *arg)
{
    struct host *guest = new_on(h->loop, callbacks, arg);
    guest->next = h->guests;
    h->guests = guest;
    return guest;
}

/* -- keys, ticks, work ----------------------------------------------------- */

static void on_keys(uv_poll_t *handle, int status, int events)
{
    struct host *h = handle->data;
    (void)events;
    if (status < 0) /* the terminal is gone */
        h->call.stopped(h->arg, SIGHUP);
    else
        h->call.keys(h->arg);
}

/* libuv makes what it polls non-blocking. The terminal is open once for input,
 * output and the shell behind us, so it is opened anew for the polling. */
static int own_descriptor(int fd)
{
    char name[256];
    if (ttyname_r(fd, name, sizeof name) != 0)
        return fd;
    int own = open(name, O_RDONLY | O_NOCTTY | O_CLOEXEC);
    return own < 0 ? fd : own;
}

enum status host_watch_keys(struct host *h, int fd)
{
    h->keys_fd = own_descriptor(fd);
    h->keys_owned = h->keys_fd != fd;
    if (uv_poll_init(h->loop, &h->keys, h->keys_fd) < 0)
        return STATUS_IO;
    h->keys.data = h;
    h->watching = true;
    uv_poll_start(&h->keys, UV_READABLE, on_keys);
    return STATUS_OK;
}

bool host_keys_came(const struct host *h)
{
    struct pollfd p = {.fd = h->keys_fd, .events = POLLIN};
    return h->watching && poll(&p, 1, 0) > 0;
}

void host_leave_keys(struct host *h)
{
    if (h->watching)
        uv_poll_stop(&h->keys);
}

static void on_tick(uv_timer_t *handle)
{
    struct host *h = handle->data;
    h->call.tick(h->arg, (enum host_timer)(handle - h->timer));
}

void host_timer(struct host *h, enum host_timer which, uint64_t ms)
{
    if (ms)
        uv_timer_start(&h->timer[which], on_tick, ms, ms);
    else
        uv_timer_stop(&h->timer[which]);
}

static void on_idle(uv_idle_t *handle)
{
    struct host *h = handle->data;
    h->call.work(h->arg, (enum host_work)(handle - h->idle));
}

void host_work(struct host *h, enum host_work which, bool on)
{
    if (on)
        uv_idle_start(&h->idle[which], on_idle);
    else
        uv_idle_stop(&h->idle[which]);
}

/* -- a file that grows ------------------------------------------------------- */

static void on_file(uv_fs_event_t *handle, const char *name, int events,
                    int status)
{
    struct host *h = handle->data;
    (void)name, (void)events, (void)status;
    h->call.file_changed(h->arg);
}

static void on_look(uv_timer_t *handle)
{
    struct host *h = handle->data;
    h->call.file_changed(h->arg);
}

/* By this name it is the same file, be it called otherwise by now, or not at
 * all. */
void host_watch_file(struct host *h, int fd)
{
    char path[32];
    host_leave_file(h);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    if (uv_fs_event_start(&h->file, on_file, path, 0) < 0)
        uv_timer_start(&h->look, on_look, LOOK_MS, LOOK_MS);
}

void host_leave_file(struct host *h)
{
    uv_fs_event_stop(&h->file);
    uv_timer_stop(&h->look);
}

/* -- a folder ---------------------------------------------------------------- */

static void on_folder(uv_fs_event_t *handle, const char *name, int events,
                      int status)
{
    struct host *h = handle->data;
    (void)name, (void)events, (void)status;
    h->call.folder_changed(h->arg);
}

static void on_look_in(uv_timer_t *handle)
{
    struct host *h = handle->data;
    h->call.folder_changed(h->arg);
}

void host_watch_folder(struct host *h, const char *path)
{
    uv_fs_event_stop(&h->folder);
    uv_timer_stop(&h->look_in);
    if (uv_fs_event_start(&h->folder, on_folder, path, 0) < 0)
        uv_timer_start(&h->look_in, on_look_in, LOOK_MS, LOOK_MS);
}

/* -- the child ------------------------------------------------------------- */

static void child_closed(uv_handle_t *handle)
{
    struct child *c = handle->data;
    if (--c->open == 0)
        free(c);
}

static void child_close(struct child *c)
{
    uv_handle_t *handles[] = {(uv_handle_t *)&c->process,
                              (uv_handle_t *)&c->out, (uv_handle_t *)&c->err};
    for (int i = 0; i < (c->piped ? 3 : 1); i++)
        if (!uv_is_closing(handles[i]))
            uv_close(handles[i], child_closed);
}

/* One of the three ends has come. */
static void child_part_over(struct child *c)
{
    if (--c->pending)
        return;
    struct host *h = c->host;
    child_close(c);
    if (h) {
        h->child = NULL;
        h->call.child_end(h->arg, c->status);
    }
}

static void on_child_exit(uv_process_t *process, int64_t status, int number)
{
    struct child *c = process->data;
    c->status = number ? -number : (int)status;
    child_part_over(c);
}

static void give_buffer(uv_handle_t *handle, size_t suggested, uv_buf_t *buf)
{
    struct child *c = handle->data;
    static char nowhere[1];
    (void)suggested;
    *buf = c->host ? uv_buf_init(c->host->buffer, READ_SIZE)
                   : uv_buf_init(nowhere, sizeof nowhere);
}

static void on_read(uv_stream_t *stream, ssize_t n, const uv_buf_t *buf)
{
    struct child *c = stream->data;
    if (n < 0) {
        uv_read_stop(stream);
        child_part_over(c);
    } else if (n > 0 && c->host) {
        if (stream == (uv_stream_t *)&c->out)
            c->host->call.bytes(c->host->arg, buf->base, (size_t)n);
        else
            c->host->call.errors(c->host->arg, buf->base, (size_t)n);
    }
}

static struct child *child_new(struct host *h, bool piped)
{
    struct child *c = xcalloc(1, sizeof *c);
    c->host = h;
    c->piped = piped;
    c->open = c->pending = piped ? 3 : 1;
    if (piped) {
        uv_pipe_init(h->loop, &c->out, 0);
        uv_pipe_init(h->loop, &c->err, 0);
    }
    c->process.data = c->out.data = c->err.data = c;
    return c;
}

/* Takes the child over, which is closed when it can't be started. */
static enum status child_start(struct host *h, struct child *c, char **argv,
                               uv_stdio_container_t *stdio, unsigned flags)
{
    uv_process_options_t options = {
        .exit_cb = on_child_exit,
        .file = argv[0],
        .args = argv,
        .flags = flags,
        .stdio = stdio,
        .stdio_count = 3,
    };
    if (uv_spawn(h->loop, &c->process, &options) < 0) {
        c->host = NULL;
        child_close(c);
        return STATUS_IO;
    }
    h->child = c;
    return STATUS_OK;
}

enum status host_spawn(struct host *h, char **argv)
{
    host_kill(h);
    struct child *c = child_new(h, true);
    uv_stdio_container_t stdio[] = {
        {.flags = UV_IGNORE},
        {.flags = UV_CREATE_PIPE | UV_WRITABLE_PIPE,
         .data.stream = (uv_stream_t *)&c->out},
        {.flags = UV_CREATE_PIPE | UV_WRITABLE_PIPE,
         .data.stream = (uv_stream_t *)&c->err},
    };
    if (child_start(h, c, argv, stdio, 0) != STATUS_OK)
        return STATUS_IO;
    c->reading = true;
    uv_read_start((uv_stream_t *)&c->out, give_buffer, on_read);
    uv_read_start((uv_stream_t *)&c->err, give_buffer, on_read);
    return STATUS_OK;
}

enum status host_launch(struct host *h, char **argv, const int streams[3])
{
    uv_stdio_container_t stdio[3];
    host_kill(h);
    for (int i = 0; i < 3; i++)
        stdio[i] = (uv_stdio_container_t){
            .flags = streams[i] < 0 ? UV_IGNORE : UV_INHERIT_FD,
            .data.fd = streams[i],
        };
    return child_start(h, child_new(h, false), argv, stdio,
                       UV_PROCESS_DETACHED);
}

void host_signal(struct host *h, int number)
{
    if (h->child)
        uv_process_kill(&h->child->process, number);
}

void host_kill(struct host *h)
{
    struct child *c = h->child;
    if (!c)
        return;
    h->child = NULL;
    c->host = NULL;
    if (!c->piped) {
        child_close(c);
        return;
    }
    uv_process_kill(&c->process, SIGKILL);
    /* The process handle stays until the child has been reaped. */
    if (!c->reading)
        uv_read_start((uv_stream_t *)&c->out, give_buffer, on_read);
}

void host_read(struct host *h, bool on)
{
    struct child *c = h->child;
    if (!c || !c->piped || c->reading == on || c->pending == 0)
        return;
    c->reading = on;
    if (on)
        uv_read_start((uv_stream_t *)&c->out, give_buffer, on_read);
    else
        uv_read_stop((uv_stream_t *)&c->out);
}

/* -- life ------------------------------------------------------------------ */

void host_run(struct host *h)
{
    uv_run(h->loop, UV_RUN_DEFAULT);
}

void host_stop(struct host *h)
{
    uv_stop(h->loop);
}

static void close_all(struct host *h)
{
    host_kill(h);
    for (int i = 0; i < HOST_TIMERS; i++)
        uv_close((uv_handle_t *)&h->timer[i], NULL);
    uv_close((uv_handle_t *)&h->file, NULL);
    uv_close((uv_handle_t *)&h->look, NULL);
    uv_close((uv_handle_t *)&h->folder, NULL);
    uv_close((uv_handle_t *)&h->look_in, NULL);
    for (int i = 0; i < HOST_WORKS; i++)
        uv_close((uv_handle_t *)&h->idle[i], NULL);
}

void host_free(struct host *h)
{
    close_all(h);
    for (struct host *g = h->guests; g; g = g->next)
        close_all(g);
    if (h->watching)
        uv_close((uv_handle_t *)&h->keys, NULL);
    for (int i = 0; i < N_SIGNALS; i++)
        uv_close((uv_handle_t *)&h->signal[i], NULL);
    uv_run(h->loop, UV_RUN_DEFAULT); /* until the last handle has closed */
    if (h->keys_owned)
        close(h->keys_fd);
    ensure(uv_loop_close(h->loop) == 0, "every handle must be closed by now");
    for (struct host *g = h->guests, *next; g; g = next) {
        next = g->next;
        free(g);
    }
    free(h);
}

static void sleep_over(uv_timer_t *timer)
{
    uv_close((uv_handle_t *)timer, NULL);
}

void host_sleep(double seconds)
{
    uv_loop_t loop;
    uv_timer_t timer;
    if (!(seconds > 0) || uv_loop_init(&loop) < 0)
        return;
    double ms = seconds * 1000;
    uv_timer_init(&loop, &timer);
    uv_timer_start(&timer, sleep_over,
                   ms < 1e15 ? (uint64_t)(ms + 0.5) : (uint64_t)1e15, 0);
    uv_run(&loop, UV_RUN_DEFAULT);
    uv_loop_close(&loop);
}

size_t host_memory(void)
{
    size_t size, resident = 0, shared = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    if (!f)
        return 0;
    if (fscanf(f, "%zu %zu %zu", &size, &resident, &shared) != 3)
        resident = shared = 0;
    fclose(f);
    return (resident - shared) * (size_t)sysconf(_SC_PAGESIZE);
}

double host_now(void)
{
    return (double)uv_hrtime() / 1e9;
}
