/* A feed that is read: what the host has for it goes there, and whoever reads is
 * told when there is more. Without a screen, SIGINT ends it.
 */
#ifndef APP_READING_H
#define APP_READING_H

#include "app/feed.h"

struct reading {
    struct host *host;
    struct feed feed;
    int signal;                       /* that ended it; 0: none */
    void (*more)(struct reading *r);  /* events may have come, or the end */
};

/* The host's callbacks for a reading, which is their argument or the first member
 * of it: a screen takes them and adds its own. */
extern const struct host_callbacks reading_callbacks;

/* Starts to read; the caller has set `more`. EXIT_OK, or a status after a
 * message. reading_stop ends it in any case. */
int reading_start(struct reading *r, const struct input *in,
                  const struct cli *cli);
/* Reads until the host is stopped; at once when all is there already. */
void reading_run(struct reading *r);
void reading_stop(struct reading *r);

#endif
