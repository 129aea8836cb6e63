/* The layout of a dict, and what the interpreter's caches read of it: the place
 * of a key that was found once, as long as the keys stay. Entries stand in the
 * order of insertion; an index finds them by hash. A deleted entry has key NULL
 * and stays until the table is rebuilt.
 */
#ifndef VM_DICT_CACHE_H
#define VM_DICT_CACHE_H

#include "vm/value.h"

struct entry {
    int64_t hash;
    value key, v;
};
struct dict_obj {
    struct obj obj;
    struct entry *entries; /* cap of them, then the index; NULL when cap is 0 */
    int32_t *index;        /* mask + 1 places: entry, PLACE_FREE, PLACE_GONE */
    uint32_t cap, mask;
    uint32_t n;            /* entries in use, deleted ones included */
    uint32_t filled;       /* insertions since the table was built */
    uint32_t used;         /* keys */
    uint32_t version;
};
static inline struct dict_obj *as_dict(value v)
{
    return (struct dict_obj *)v;
}

/* A look-up by an interned str that gives the index of its entry, valid while
 * dict_keys_version stays the same; -1 when it is not there. DICT_ASK when a key
 * of the same hash is no plain str: only dict_get, which may run the key's own
 * __eq__, can tell (dict.c). */
enum { DICT_ASK = -2 };
int64_t dict_index(value dict, value interned);
/* Changes when a key comes or goes. */
static inline uint32_t dict_keys_version(value dict)
{
    return as_dict(dict)->version;
}
/* The entry's value. */
static inline value *dict_slot(value dict, int64_t index)
{
    return &as_dict(dict)->entries[index].v;
}

#endif
