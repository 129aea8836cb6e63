/* The inside of dict (dict_cache.h), for dict*.c: what an index of 32-bit places
 * holds, and how keys are found, set and taken out.
 */
#ifndef VM_DICT_PRIV_H
#define VM_DICT_PRIV_H

#include "vm/data_priv.h"
#include "vm/dict_cache.h"

enum { PLACE_FREE = -1, PLACE_GONE = -2 };

/* The entry of a key, or -1; -2 on error. */
int64_t dict_find(struct vm *vm, struct dict_obj *d, value key, int64_t hash);
void dict_wipe(struct vm *vm, struct dict_obj *d);
/* Merges mapping or pairs as dict(x) does; keys that are there stay when
 * `keep`. */
int dict_merge(struct vm *vm, value dict, value from, bool keep);
int dict_set_hashed(struct vm *vm, struct dict_obj *d, value key, int64_t hash,
                    value v);
/* The key's value, which is v from now on when there was none: new reference.
 * The key is hashed and looked for once. */
value dict_setdefault(struct vm *vm, struct dict_obj *d, value key, value v);
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
