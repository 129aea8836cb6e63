/* Where a walk's events come from: the sandbox as a child process, or a trace
 * file. Both go through the one reader into a store; whoever wants them is told
 * when there are more.
 */
#ifndef APP_FEED_H
#define APP_FEED_H

#include "app/input.h"
#include "host/host.h"
#include "trace/reader.h"
#include "trace/store.h"

/* How many events are there before the first frame, and how far the reading
 * stays ahead of the cursor. */
enum { FEED_AHEAD = 5000 };

struct feed {
    struct host *host;         /* borrowed */
    struct trace_store *store;
    struct trace_header header;
    struct trace_reader *reader;
    const struct input *file;  /* a trace; NULL: the sandbox's events */
    struct buf slice;          /* of it, behind its first bytes */
    uint64_t file_at;          /* bytes of it that have been read */
    uint64_t file_size;
    enum status file_error;    /* of reading it */
    bool grows;                /* somebody is still writing it */
    bool dry;                  /* and all that there is has been read */
    bool is_child;
    int copy;                  /* descriptor of what came on standard input */
    int given;                 /* and of what the program reads; -1: none */
    bool ended;                /* no more events will come */
    int status;                /* of the child, once ended */
    struct buf errors;         /* what the child wrote on stderr */
    size_t target;             /* reading stops at this many events */
    bool held;                 /* and nothing more is wanted (feed_hold) */
};

/* Starts reading; host's callbacks must lead to feed_bytes, feed_errors,
 * feed_child_end, feed_work and feed_file_changed. EXIT_OK, or a status after a
 * message. */
int feed_start(struct feed *f, struct host *host, const struct input *in,
               const struct cli *cli);
void feed_stop(struct feed *f);
/* Reads on until the store has `events` events. */
void feed_want(struct feed *f, size_t events);

/* Reads no more than there is, until it is wanted. */
void feed_hold(struct feed *f);

void feed_bytes(struct feed *f, const char *p, size_t n);
void feed_errors(struct feed *f, const char *p, size_t n);
void feed_child_end(struct feed *f, int status);
void feed_work(struct feed *f);
/* A trace file that grows may have more in it. Watches it from now on. */
void feed_file_changed(struct feed *f);
/* Whoever wrote it is over: it is read to the end that it has now. */
void feed_file_over(struct feed *f);
/* How much of a trace file has been read, from 0 to 1; 1 for everything else,
 * and while one that grows is read as fast as it does. */
double feed_share(const struct feed *f);
/* Has it what it was asked for, or all that there is so far? */
bool feed_is_full(const struct feed *f);
/* What is wrong with the events, in words for a person; NULL: nothing. The text
 * is in *out. */
const char *feed_problem(const struct feed *f, struct buf *out);
/* Says it on stderr, with the file's name in front; false when there is none. */
bool feed_complain(const struct feed *f, const struct input *in);
/* The exit status once all is read: the sandbox's own, EXIT_INPUT after a message
 * about events that are no good, or that of the signal (0: none) that ended it.
 * Hands on what the sandbox wrote on stderr. */
int feed_end_status(const struct feed *f, const struct input *in, int signal);

#endif
