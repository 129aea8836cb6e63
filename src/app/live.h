/* `record --live`: a program that runs under the recorder while its trace is
 * looked at. The trace's file stands between the two: the recorder appends to it
 * as it always does, and the screen reads on when it has grown. So nothing that
 * the screen does, or fails to do, can hold the program up, and no event is ever
 * dropped: one that is behind reads the rest later.
 */
#ifndef APP_LIVE_H
#define APP_LIVE_H

#include "app/input.h"
#include "host/host.h"

struct live {
    char *trace;       /* the file's name */
    char **argv;       /* of `loopscope record`; the strings are borrowed */
    struct input in;   /* the trace, as it grows */
    int streams[3];    /* the program's standard streams; -1: null device */
    int printed;       /* a file of what goes to the terminal afterwards, or -1 */
    uint64_t shown;    /* bytes of that which have gone there */
    bool over;         /* the program has ended */
    int status;        /* its exit status, or -signal */
};

/* What --live says where there is no terminal. */
extern const char live_needs_terminal[];

/* Opens what is needed. EXIT_OK, or the exit status after a message. live_close
 * ends it in any case. */
int live_open(struct live *l, const struct cli *cli);
void live_close(struct live *l);
/* Starts the program, with an empty trace. */
int live_launch(struct live *l, struct host *host);
/* Prints what the program has printed since the last time; of a lot, its end. */
void live_print(struct live *l);
/* From now on the host's file_changed comes when there is more of it. */
void live_watch(struct live *l, struct host *host);

#endif
