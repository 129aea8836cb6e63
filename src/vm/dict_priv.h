/* The inside of dict, for dict*.c. Entries stand in the order of insertion; an
 * index of 32-bit places finds them by hash. A deleted entry has key NULL and
 * stays until the table is rebuilt.
 */
#ifndef VM_DICT_PRIV_H
#define VM_DICT_PRIV_H

#include "vm/data_priv.h"

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
enum { PLACE_FREE = -1, PLACE_GONE = -2 };

static inline struct dict_obj *as_dict(value v)
{
    return (struct dict_obj *)v;
}
/* The entry of a key, or -1; -2 on error. */
int64_t dict_find(struct vm *vm, struct dict_obj *d, value key, int64_t hash);
void dict_wipe(struct vm *vm, struct dict_obj *d);
/* Merges mapping or pairs as dict(x) does; keys that are there stay when
 * `keep`. */
int dict_merge(struct vm *vm, value dict, value from, bool keep);
int dict_set_hashed(struct vm *vm, struct dict_obj *d, value key, int64_t hash,
                    value v);
/* Removes entry i; its key and value are handed over. */
void dict_take_entry(struct dict_obj *d, int64_t i, value *key, value *v);
extern const struct native dict_methods[];

/* -- views and iterators (dict_view.c) -- */
enum dict_part { DICT_KEYS, DICT_VALUES, DICT_ITEMS };
value dict_view_new(struct vm *vm, value dict, enum dict_part part);
value dict_iter_new(struct vm *vm, value dict, enum dict_part part,
                    bool reversed);
/* The same as an OrderedDict names them. */
value dict_ordered_view(struct vm *vm, value dict, enum dict_part part);
value dict_ordered_iter(struct vm *vm, value dict, bool reversed);
void dict_view_init(struct vm *vm);

#endif
