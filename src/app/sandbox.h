/* A run of a program in process: the vm with its loop, limits and port. */
#ifndef APP_SANDBOX_H
#define APP_SANDBOX_H

#include "app/input.h"
#include "trace/event.h"
#include "vm/port.h"

struct vm;

/* A virtual clock whose output goes to our own stdout and stderr. */
struct stdio_port {
    struct virtual_port base; /* first: it is what the vm gets */
    struct buf out;
    bool interactive;
    int error;                /* errno of a failed write */
    double began;             /* --real-time: host_now() at t = 0 */
};
/* real_time: the clock is as virtual as ever, but a second takes a second. */
void stdio_port_init(struct stdio_port *p, bool real_time);
/* Writes what is left; EXIT_OK, or EXIT_INPUT after a message. */
int stdio_port_flush(struct stdio_port *p);

/* Makes --input's file the standard input, or else what the lesson's page gives
 * its program to read; EXIT_OK, or the exit status after a message. */
int sandbox_open_input(const struct cli *cli, const struct input *in);
/* A port's read_line that reads standard input. */
bool sandbox_read_line(struct port *port, struct buf *out);

/* A vm with its loop, for one run of the input's program. sink may be NULL; it
 * is not used before vm_run. The caller ends it with sandbox_free. */
struct vm *sandbox_new(const struct cli *cli, const struct input *in,
                       struct port *port, struct sink *sink);
/* Are all modules there that the program imports without a net? Says on stderr
 * which are not. */
bool sandbox_accepts(struct vm *vm, const struct input *in,
                     const struct program *p);
/* vm_run behind host_confine's wall: from here on the process opens nothing. */
int sandbox_run(struct vm *vm, const struct program *p);
/* The process ends next and gives its memory back as a whole, which is quicker
 * than object by object: so this frees the vm only where leaks are looked for. */
void sandbox_free(struct vm *vm);

#endif
