/* What the files of the library share among themselves: binding of arguments
 * for constructors, a layout for small iterators, big integers, the tables of
 * built-ins and modules.
 */
#ifndef VM_LIB_PRIV_H
#define VM_LIB_PRIV_H

#include <limits.h>

#include <gmp.h>

#include "vm/data.h"
#include "vm/descriptor.h"
#include "vm/exc.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/params.h"
#include "vm/vm.h"

#define COUNT_OF(a) (sizeof(a) / sizeof *(a))

/* -- arguments (builtins_util.c) -- */

/* The value of a keyword of a raw "...kw" call, or NULL. */
value kw_get(value kwnames, const value *kwargs, const char *name);
/* -- small iterators (builtins_util.c) -- */

/* The common layout: a few values and a few numbers. Its life slots come with
 * ITER_SLOTS, so that an iterator type is a `next` and a constructor. */
struct iter_obj {
    struct obj obj;
    value v[4];
    int64_t n[4];
};
struct iter_obj *iter_obj_new(struct vm *vm, struct type *t);
void iter_obj_dealloc(struct vm *vm, value self);
int iter_obj_traverse(value self, visit_fn visit, void *arg);
void iter_obj_clear(struct vm *vm, value self);
value iter_obj_self(struct vm *vm, value self);
#define ITER_SLOTS                                                            \
    .size = sizeof(struct iter_obj), .dealloc = iter_obj_dealloc,             \
    .traverse = iter_obj_traverse, .clear = iter_obj_clear, .iter = iter_obj_self
static inline struct iter_obj *iter_of(value v)
{
    return (struct iter_obj *)v;
}

/* -- values (builtins_util.c) -- */

/* The list of iterators of `items`, as a tuple. */
value tuple_of_iters(struct vm *vm, const value *items, size_t n);
/* (a, b), taking both references; NULL passes through when either is NULL. */
value pair_take(struct vm *vm, value a, value b);
/* Sets what an int holds; the caller has initialised z. 0, or -1 with
 * TypeError for something that is no integer (__index__ is asked). */
int mpz_of_value(struct vm *vm, mpz_t z, value v);
value mpz_to_value(struct vm *vm, const mpz_t z);
/* Looks up a special method on the type of v and calls it with `a` (or with
 * nothing when a is NULL). NULL without an exception when it has none. */
value special_call(struct vm *vm, value v, const char *name, value a);
bool has_special(struct vm *vm, value v, const char *name);
/* A tuple with names (time.struct_time, sys.version_info): t is a type made
 * with STRUCTSEQ_SLOTS, names ends with NULL. Takes the items. */
value structseq_new(struct vm *vm, struct type *t, const value *take_items,
                    size_t n);
value structseq_repr(struct vm *vm, value self, const char *const *names);
/* For a getattr slot: the field of that name, or what object_getattr says. */
value structseq_getattr(struct vm *vm, value self, value name,
                        const char *const *names);
#define STRUCTSEQ_SLOTS                                                       \
    .base = &tuple_type, .flags = TYPE_GC | TYPE_TUPLE,                       \
    .size = sizeof(struct tuple_obj)
/* dict_set_z, keeping the caller's reference; 0 or -1 (also for v NULL) */
int dict_set_take(struct vm *vm, value dict, const char *key, value v);
/* Is it None or left out? */
static inline bool absent(value v)
{
    return !v || v == NONE;
}

/* What the library keeps in a vm. */
struct lib_state {
    uint64_t urandom_count; /* digests taken from the stream */
    event_id jobs;          /* numbers given to an executor's jobs */
};
struct lib_state *lib_state(struct vm *vm);

/* -- tables -- */
extern const struct native builtins_basic[], builtins_number[],
    builtins_iter[], builtins_io[], builtins_async[], builtins_refused[];
/* these end with NULL */
extern struct type *const builtins_iter_types[], *const builtins_refused_types[];

/* types.SimpleNamespace (mod_types.c): an empty one, and its dict, borrowed. */
value namespace_new(struct vm *vm);
value namespace_dict(value ns);

/* What the interpreter flushes by itself: when the program's code has run, where
 * nobody hears of errors, and at its very end, where a stdout that can't be is
 * told of; false when something couldn't (mod_sys.c). */
void sys_flush(struct vm *vm);
bool sys_flush_last(struct vm *vm);
/* Calls sys.excepthook with e when the program has set one of its own (mod_sys.c);
 * false when the traceback is to be printed. */
bool sys_except(struct vm *vm, value e);

extern struct type stdio_type; /* sys.stdout and sys.stderr (mod_sys.c) */
/* The stream of a stdio object (1 or 2), 0 for anything else. */
int stdio_stream(value v);
/* sys.stdout as it is now (stream 1) or sys.stderr (2), borrowed; NULL while
 * the program cannot have replaced it. */
value sys_stream(struct vm *vm, int stream);

extern const struct module_def mods_time[], mods_sys[], mods_os[],
    mods_random[], mods_itertools[], mods_prelude[], mods_math[],
    mods_functools[], mods_collections[], mods_operator[], mods_hashlib[],
    mods_contextvars[], mods_types[], mods_exceptions[], mods_thread[],
    mods_process[];

/* Fills out with the next n bytes of the run's seeded stream (mod_os.c). */
void urandom_fill(struct vm *vm, unsigned char *out, size_t n);

/* list[int], int | str (mod_types.c): gives the built-in types their
 * __class_getitem__ and type its `|`. */
void typing_init(struct vm *vm);
/* What origin[item] is for a class that takes part in hints. */
value alias_new(struct vm *vm, value origin, value item);
/* Is v a union (int | str)? Its members as a tuple, borrowed, else NULL. */
value union_members(value v);

#endif
