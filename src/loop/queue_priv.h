/* What the two files of the queue share: queue.c, how it works, and
 * queue_type.c, what programs see of it.
 */
#ifndef LOOP_QUEUE_PRIV_H
#define LOOP_QUEUE_PRIV_H

#include "loop/items.h"
#include "loop/waiters.h"

#define NO_NUMBER INT64_MIN

struct queue_obj {
    struct obj obj;
    value dict;
    value loop;           /* that it is bound to, or NULL */
    value join_loop;      /* likewise its joiners, who wait at an event of their
                             own in CPython */
    value maxsize;        /* as given */
    int64_t limit;        /* maxsize as a number; <= 0: none; NO_NUMBER */
    struct items items;
    value custom;         /* the container that programs see as _queue: a
                             subclass's own, or what they have asked for */
    struct waiters getters, putters, joiners;
    int64_t unfinished;
    event_id id;
    value name;           /* of the variable it was made for, or NULL */
    bool overridden;      /* a subclass has its own _init, _put or _get */
    uint8_t own;          /* and these of the public methods: bits by OWN_ */
    bool peeked;          /* the program has seen _queue: items then only tells
                             their numbers in the trace */
    bool quiet;           /* asyncio's own: no events, waits have other names */
};

/* An event of q; those that asyncio has for itself say nothing. */
#define TELL(vm, k, q, ...)                                                   \
    do {                                                                      \
        if ((q)->id)                                                          \
            EMIT((vm), k, .queue = (q)->id, __VA_ARGS__);                     \
    } while (0)

/* The public methods that the others call; a subclass may bring its own. */
enum own { OWN_QSIZE, OWN_EMPTY, OWN_FULL, OWN_GET, OWN_PUT };
extern const char *const queue_own_names[];
enum { QUEUE_OWN = OWN_PUT + 1 };

extern struct type queue_type;
extern const struct native queue_methods[];
/* How many it holds, or -1. */
int64_t queue_size(struct vm *vm, struct queue_obj *q);
/* What it holds, as a new list. */
value queue_items_list(struct vm *vm, struct queue_obj *q);
/* What a program sees as _queue, borrowed: from then on it may be changed, and
 * is what the queue works on. NULL with an exception. */
value queue_container(struct vm *vm, struct queue_obj *q);

#endif
