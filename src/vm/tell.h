/* How code of the preludes speaks in the trace: events whose fields come from
 * Python values.
 */
#ifndef VM_TELL_H
#define VM_TELL_H

#include "trace/event.h"
#include "vm/value.h"

/* Fills the fields of e (its kind is set) that the dict `fields` names; those
 * that nobody gave stay as they are. id_of turns a value into a number. Texts
 * are borrowed from the values. 0, or -1 with an exception. */
int event_fill(struct vm *vm, struct event *e, value fields,
               event_id (*id_of)(value v));

/* Adds the natives with which what threads share speaks (sync.*, queue.*) to
 * the module _thread. 0 or -1. */
int tell_init_threads(struct vm *vm, value module);
/* Were lock and the like, or queue, with this number made in this process? One
 * that was there before a fork is a copy, and its events would be taken for the
 * parent's. */
bool tell_sync_is_ours(const struct vm *vm, event_id sync);
bool tell_queue_is_ours(const struct vm *vm, event_id queue);

#endif
