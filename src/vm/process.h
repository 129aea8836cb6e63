/* Simulated processes: lanes (vm/lane.h) that are forks of the sandbox, and so
 * share nothing with each other but what they send. For its parent a child is
 * a lane among the others. Its turn lasts until all of the child's own lanes
 * are blocked; the baton then comes back with the time until when.
 *
 * What must be one for the whole run goes with the baton, through memory that
 * all share: the clock, the numbers of events, and what is left of the limits.
 * Output and trace have been written out before, so the child goes on in the
 * same files. A child whose parent is gone is ended by the system.
 */
#ifndef VM_PROCESS_H
#define VM_PROCESS_H

#include <stdint.h>

#include "base/str.h"
#include "vm/lane.h"

bool process_is_child(struct vm *vm);
/* The number of this process: 1 for the first, a child's is its lane's. */
int64_t process_number(struct vm *vm);

/* Forks. The number of the child, which is at the back of the ready lanes; 0
 * in the child, whose only lane is the caller's; -1 with an exception.
 * on_message is called in the parent with each bytes that the child sends,
 * and with None when it has ended. */
int64_t process_fork(struct vm *vm, struct str name, value on_message);
/* Ends a child; its parent sees the status. */
_Noreturn void process_exit(struct vm *vm, int status);
/* A child has found that the run has to end: its parent hears so. */
_Noreturn void process_end_run(struct vm *vm);

/* Has that child ended? Then *status is its exit status, or the negative
 * number of the signal that ended it. An unknown child has ended,
 * with status 1. */
bool process_ended(struct vm *vm, int64_t number, int *status);
/* Waits for its end, or until the deadline; LANE_ENDING with an exception. */
enum lane_result process_join(struct vm *vm, int64_t number, double deadline);
/* Ends it as the signal of that number does, when its turn comes; the first
 * that it is sent counts. */
void process_kill(struct vm *vm, int64_t number, int signal);

/* Sends bytes to a child, or (in a child) to the parent. 0, or -1 with
 * MemoryError. */
int process_post(struct vm *vm, int64_t number, struct str bytes);
int process_send(struct vm *vm, struct str bytes);
/* In a child: the next message of the parent's as bytes, once it is there; NULL
 * without an exception at the deadline. */
value process_take(struct vm *vm, double deadline);

/* -- for lane.c -- */
/* The turn of a lane that is a child. */
void process_visit(struct vm *vm, struct lane *l);
/* In a child: no lane is ready. Gives the baton back until the deadline or
 * until a message has come; the clock is right again afterwards. */
void process_ask(struct vm *vm, double deadline);
/* The end of a run: ends the children that are left. */
void processes_end(struct vm *vm);

#endif
