/* `loopscope record -o X.zst`: Python has no zstd before 3.14, so the recorder
 * writes into a pipe, and what comes out of it is compressed into the file.
 */
#ifndef APP_RECORD_ZST_H
#define APP_RECORD_ZST_H

#include "base/str.h"

struct recording {
    const char *output; /* the file's name, borrowed */
    int file;
    int out, in;        /* the pipe's two ends */
    struct buf path;    /* under which the recorder can open `in` */
};
/* Opens the file and the pipe. EXIT_OK, or the exit status after a message. */
int recording_open(struct recording *r, const char *output);
/* Runs argv, which writes to r->path, until it is over and everything is in the
 * file; closes r. The exit status, which is the program's own unless the file
 * could not be written; a program that was killed by a signal takes us along. */
int recording_run(struct recording *r, char **argv);

#endif
