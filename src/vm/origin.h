/* Where something was made: the program's frames at that moment, for what says
 * so when it is lost (coroutines that are tracked, asyncio's debug mode).
 */
#ifndef VM_ORIGIN_H
#define VM_ORIGIN_H

#include <stddef.h>

#include "base/str.h"
#include "vm/value.h"

struct vm;

/* A tuple of (file, line, function), the innermost first; NULL with an
 * exception. Of at most `limit` frames, among which those count that CPython's
 * asyncio has where ours is in C; they are left out. */
value origin_new(struct vm *vm, size_t limit);
/* The same as traceback.format_list prints it, the innermost last. */
void origin_format(struct vm *vm, value origin, struct buf *out);

#endif
