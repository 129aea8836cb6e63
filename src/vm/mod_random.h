/* The generator under the random module. */
#ifndef VM_MOD_RANDOM_H
#define VM_MOD_RANDOM_H

#include "vm/mod_mt.h"
#include "vm/type.h"
#include "vm/value.h"

struct random_obj {
    struct obj obj;
    struct mt mt;
};
static inline struct random_obj *random_of(value v)
{
    return (struct random_obj *)v;
}
extern struct type random_type;

#endif
