/* The program's own event loop, on libuv: keys, resizes, signals, play ticks,
 * a child process, a file that grows, a folder, and work done between keys. The only folder
 * that includes <uv.h>. Knows base only; everybody else hands in callbacks.
 *
 * One host a process; guests of it have a child, a file, a folder, timers and
 * work of their own on the same loop. Handles live inside the host and are closed before
 * host_run returns; callbacks are never called after that.
 */
#ifndef HOST_HOST_H
#define HOST_HOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

/* Timers that can run at the same time. */
enum host_timer {
    HOST_TIMER_PLAY,
    HOST_TIMER_KEYS,
    HOST_TIMER_SHOW,
    HOST_TIMER_FRAME,
    HOST_TIMER_FOLDER,
    HOST_TIMERS,
};

/* Work that can be on at the same time. */
enum host_work {
    HOST_WORK_READ,
    HOST_WORK_SCREEN,
    HOST_WORKS,
};

struct host_callbacks {
    void (*keys)(void *arg);   /* standard input can be read */
    void (*resize)(void *arg); /* the terminal has another size */
    void (*tick)(void *arg, enum host_timer which);
    /* The child's standard output; nothing more after child_end. */
    void (*bytes)(void *arg, const char *p, size_t n);
    /* The child's standard error. */
    void (*errors)(void *arg, const char *p, size_t n);
    /* It is over and its pipes, if any, are empty; exit status, or -signal. */
    void (*child_end)(void *arg, int status);
    /* The file that is watched may have more in it. */
    void (*file_changed)(void *arg);
    /* Something was written, made or renamed in the folder that is watched. */
    void (*folder_changed)(void *arg);
    /* SIGINT, SIGTERM, SIGHUP or SIGQUIT came. */
    void (*stopped)(void *arg, int signal);
    /* SIGTSTP, and SIGCONT; both NULL: they do what they do to anybody. */
    void (*suspend)(void *arg);
    void (*resumed)(void *arg);
    /* Called again and again, between other events, while host_work is on: a
     * part of that work, short enough to be done between two keys. */
    void (*work)(void *arg, enum host_work which);
};

struct host;

/* A host with its signals caught (keys are not watched yet). Dies when libuv
 * can't start. Freed by host_free. */
struct host *host_new(const struct host_callbacks *callbacks, void *arg);
/* A guest of that host, with callbacks of its own; keys and signals stay with the
 * host. Freed with it. host_stop of either stops both. */
struct host *host_new_guest(struct host *h,
                            const struct host_callbacks *callbacks, void *arg);
void host_free(struct host *h);
/* Watches standard input, or the descriptor given. */
enum status host_watch_keys(struct host *h, int fd);
/* Are there bytes from the keys? For who is called with the child's output, of
 * which there can be a lot before anything else is looked at. */
bool host_keys_came(const struct host *h);
/* Watches them no more; nothing when they are not watched. */
void host_leave_keys(struct host *h);
/* Tells of what is written to an open file, through file_changed; what was watched
 * before is not any more. Costs nothing while nothing is written, unless the
 * system has no watch to give: then it is looked at several times a second. */
void host_watch_file(struct host *h, int fd);
void host_leave_file(struct host *h);
/* Tells of what happens in a folder, through folder_changed: so a file in it may be
 * written over or replaced by another of its name, as editors do. One folder at a
 * time; else as host_watch_file. */
void host_watch_folder(struct host *h, const char *path);
/* Starts argv[0] with a pipe for its output. Reading is on at first. A child
 * that still runs when the host is freed is killed. */
enum status host_spawn(struct host *h, char **argv);
/* Starts argv[0] as a program of its own: its standard streams are these
 * descriptors (borrowed; -1: the null device), no terminal is its own, and it
 * runs on when the host is freed. */
enum status host_launch(struct host *h, char **argv, const int streams[3]);
/* Sends the child a signal, if one runs. */
void host_signal(struct host *h, int number);
/* Ends the child that runs, if any; its child_end is not called. One that was
 * launched runs on. */
void host_kill(struct host *h);
/* Reads the child's output, or holds it back: a full pipe stops the child. */
void host_read(struct host *h, bool on);
/* A tick every `ms` milliseconds; 0 stops them. */
void host_timer(struct host *h, enum host_timer which, uint64_t ms);
void host_work(struct host *h, enum host_work which, bool on);
/* Runs until host_stop; may be called again after that. */
void host_run(struct host *h);
void host_stop(struct host *h);
/* Waits so many seconds, on a loop of its own. */
void host_sleep(double seconds);
/* Bytes of memory that this process has for itself (files that are mapped don't
 * count); 0: the system doesn't say. */
size_t host_memory(void);
/* Seconds on a clock that only goes forward. */
double host_now(void);

#endif
