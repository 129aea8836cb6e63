/* The wall around the sandbox: from host_confine on, this process can compute,
 * write to the files that it has open, and end; the kernel refuses it the rest.
 *
 * The sandbox has no door to files, network or processes anyway (its modules
 * don't offer any); this holds when a fault in it is made use of. Knows nothing
 * of Python.
 */
#ifndef HOST_CONFINE_H
#define HOST_CONFINE_H

#include <stdbool.h>

/* Lets through only the system calls on confine.c's list; any other fails with
 * EPERM. Holds for all threads and forks made afterwards, and can't be undone.
 * False when the kernel or the machine has no such filter (or this is a build
 * for sanitizers or coverage, whose own work at the end of a run needs files):
 * the run goes on without the wall. */
bool host_confine(void);

#endif
