/* id(): numbers given out in the order in which they are asked for, kept in a
 * table by address. They look like addresses, as people expect of them, and
 * are the same in every run.
 */
#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "vm/data.h"
#include "vm/gc.h"
#include "vm/priv.h"
#include "vm/vm.h"

#define SMALL_INT_IDS UINT64_C(0x100000000000)

struct class_state {
    struct entry {
        value v; /* NULL: free */
        uint64_t id;
    } *entries;
    size_t n, cap; /* cap is a power of two */
};

static struct entry *find(struct entry *entries, size_t cap, value v)
{
    size_t at = hash_mix((uintptr_t)v >> 4) & (cap - 1);
    while (entries[at].v && entries[at].v != v)
        at = (at + 1) & (cap - 1);
    return &entries[at];
}

static void grow(struct class_state *s)
{
    size_t cap = s->cap ? s->cap * 2 : 256;
    struct entry *entries = xcalloc(cap, sizeof *entries);
    for (size_t i = 0; i < s->cap; i++)
        if (s->entries[i].v)
            *find(entries, cap, s->entries[i].v) = s->entries[i];
    free(s->entries);
    s->entries = entries;
    s->cap = cap;
}

uint64_t value_id(struct vm *vm, value v)
{
    if (is_small(v))
        return SMALL_INT_IDS + (uint64_t)small_get(v) * 32;
    struct class_state *s = vm->priv->class;
    if (!s)
        s = vm->priv->class = xcalloc(1, sizeof *s);
    if (s->n * 3 >= s->cap * 2)
        grow(s);
    struct entry *e = find(s->entries, s->cap, v);
    if (!e->v) {
        *e = (struct entry){v, (uint64_t)IDENTITY_HASH(++vm->next_id) << 4};
        s->n++;
    }
    return e->id;
}

void identity_fini(struct vm *vm)
{
    struct class_state *s = vm->priv->class;
    if (!s)
        return;
    free(s->entries);
    free(s);
    vm->priv->class = NULL;
}
