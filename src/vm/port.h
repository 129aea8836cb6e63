/* What the sandbox takes from outside: time, and where output goes. The loop's
 * waiting goes through it too (loop/port.h includes this). */
#ifndef VM_PORT_H
#define VM_PORT_H

#include "base/str.h"

struct port {
    /* Seconds on the run's clock. */
    double (*now)(struct port *);
    /* Lets time pass until `when`: time.sleep, and the loop with nothing ready. */
    void (*wait_until)(struct port *, double when);
    /* A write by the program: stream 1 or 2. */
    void (*write)(struct port *, int stream, struct str text);
    /* A line for input() without its newline into *out; false at the end. */
    bool (*read_line)(struct port *, struct buf *out);
    /* Writes out what `write` has kept back; NULL when it keeps nothing. */
    void (*flush)(struct port *);
};

/* The virtual clock: stands still, and jumps in wait_until. `write` and
 * `read_line` are the caller's to set. */
struct virtual_port {
    struct port port;
    double time;
};
void virtual_port_init(struct virtual_port *p);

#endif
