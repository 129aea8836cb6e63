/* Where a subcommand writes its text: standard output or a file. What goes wrong
 * is said once, at the end; that nobody reads a pipe any more is no error.
 */
#ifndef APP_OUTPUT_H
#define APP_OUTPUT_H

#include <stdio.h>

/* Zeroed is one that was never opened. Stays where it is while it is open. */
struct output {
    FILE *to;         /* after an error, what is written is dropped */
    const char *path; /* borrowed; NULL: standard output */
    int fd;
    int error;        /* errno of the first write that failed, 0: none */
};

/* Opens `path`, emptied; NULL or "-" is standard output. EXIT_OK, or EXIT_INPUT
 * after a message. */
int output_open(struct output *o, const char *path);
/* Writes what is left. `status`, or EXIT_INPUT after a message when not all of it
 * could be written. */
int output_close(struct output *o, int status);

#endif
