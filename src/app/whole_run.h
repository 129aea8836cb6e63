/* The run of a program, read to its end without a screen, with its story and a
 * model: for commands that look at it as a whole.
 */
#ifndef APP_WHOLE_RUN_H
#define APP_WHOLE_RUN_H

#include "app/reading.h"
#include "story/story.h"

struct whole_run {
    struct reading reading;  /* first: who is told of more has its address */
    size_t most;             /* events that are read */
    struct story *story;
    struct model model;
};

/* Reads the run of the input, or its first `most` events. EXIT_OK, or a status
 * after a message. whole_run_close ends it in any case. Stays where it is while it
 * is open. */
int whole_run_open(struct whole_run *w, const struct input *in,
                   const struct cli *cli, size_t most);
void whole_run_close(struct whole_run *w);

#endif
