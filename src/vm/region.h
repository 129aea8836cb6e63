/* Memory that a process and those forked from it share, at one address in all
 * of them, so that pointers into it hold everywhere. Only the holder of the
 * baton (vm/lane.h) touches it, so nothing in it is locked. It is mapped whole
 * and takes pages as they are used.
 */
#ifndef VM_REGION_H
#define VM_REGION_H

#include <stddef.h>

struct region;

/* A new region; NULL when the system gives none. */
struct region *region_new(void);
void region_free(struct region *r);
/* Zeroed memory, or NULL when the region is used up. */
void *region_get(struct region *r, size_t n);
void region_put(struct region *r, void *p, size_t n);

#endif
