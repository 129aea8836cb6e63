/* The virtual clock. */
#include "vm/port.h"

static double virtual_now(struct port *p)
{
    return ((struct virtual_port *)p)->time;
}

static void virtual_wait_until(struct port *p, double when)
{
    struct virtual_port *v = (struct virtual_port *)p;
    if (when > v->time)
        v->time = when;
}

void virtual_port_init(struct virtual_port *p)
{
    *p = (struct virtual_port){
        .port = {.now = virtual_now, .wait_until = virtual_wait_until},
    };
}
