/* Types: what an object can do, as slots, and classes made by the program.
 * A built-in type is a static `struct type` with named fields, finished once by
 * type_ready(). A class of the program is a heap-allocated one whose slots call
 * the dunder methods found by look-up in its mro (vm/class.c fills them).
 */
#ifndef VM_TYPE_H
#define VM_TYPE_H

#include "lang/opcodes.h"
#include "vm/value.h"

typedef int (*visit_fn)(value v, void *arg); /* returns 0 to go on */

enum type_flags {
    TYPE_GC = 1,         /* instances are tracked by the cycle collector */
    TYPE_HEAP = 2,       /* made by the program (class statement, type()) */
    TYPE_BASE = 4,       /* may be subclassed by the program */
    TYPE_HAS_DICT = 8,   /* instances have a __dict__ (struct instance) */
    TYPE_EXCEPTION = 16, /* BaseException or below */
    TYPE_INT = 32, TYPE_STR = 64, TYPE_TUPLE = 128, TYPE_LIST = 256,
    TYPE_DICT = 512,     /* these and their subclasses, for quick checks */
    TYPE_SEQUENCE = 1024, TYPE_MAPPING = 2048, /* for match */
    TYPE_TYPE = 4096,    /* instances are types: type and metaclasses */
    TYPE_METHOD = 8192,  /* instances are descriptors that only put the instance
                            in front of the arguments: o.f(x) is f(o, x), so a
                            call need not make the bound method */
    TYPE_COUNTS_CALLS = 16384, /* `call` guards against recursion by itself */
    TYPE_FUNCTION = 65536, /* instances are struct func_obj */
    TYPE_INDEXED = 32768, /* a sequence that takes no slices: its __getitem__
                             wants an index before all else */
};

struct native; /* vm/native.h */

struct type {
    struct obj obj;      /* a type is an object; its type is type_type */
    const char *name;    /* as errors call it: "list", "collections.deque"; for
                            a heap type points into name_value */
    const char *module;  /* "asyncio.queues", for a type that is a class in
                            Python in CPython; NULL: what stands before the last
                            dot of name, or builtins */
    size_t size;         /* of an instance in bytes */
    unsigned flags;
    struct type *alias;  /* or NULL: the type that programs take it for */
    struct type *base;   /* single built-in base; object_type by default */

    /* life */
    value (*new_)(struct vm *, struct type *, const value *args, size_t n,
                  value kwnames);       /* T(...): see call for arguments */
    int (*init)(struct vm *, value self, const value *args, size_t n,
                value kwnames);         /* after new_, when new_ is general */
    void (*finalize)(struct vm *, value self); /* __del__, or "never awaited";
                                                  runs once, before dealloc */
    void (*dealloc)(struct vm *, value self);  /* drops what it holds; the
                                                  memory itself is freed by the
                                                  caller (value_dealloc) */
    int (*traverse)(value self, visit_fn visit, void *arg); /* TYPE_GC */
    void (*clear)(struct vm *, value self);                  /* TYPE_GC */

    /* general; -1 is an error where an int is returned */
    value (*repr)(struct vm *, value);
    value (*str)(struct vm *, value);           /* NULL: repr */
    int64_t (*hash)(struct vm *, value);        /* -1 only on error */
    bool unhashable;
    value (*call)(struct vm *, value self, const value *args, size_t n,
                  value kwnames); /* args: n positional, then len(kwnames)
                                     keyword values; kwnames NULL or a tuple */
    value (*getattr)(struct vm *, value self, value name);
    int (*setattr)(struct vm *, value self, value name, value v); /* v NULL: del */
    value (*compare)(struct vm *, value a, value b, enum compare_op op);
                                                /* or NOT_IMPLEMENTED */
    int (*truth)(struct vm *, value);           /* NULL: len, else true */
    value (*format)(struct vm *, value, value spec); /* __format__ */

    /* iteration */
    value (*iter)(struct vm *, value);
    value (*next)(struct vm *, value); /* NULL without exception: the end */

    /* numbers: NOT_IMPLEMENTED lets the other side try */
    value (*binary)(struct vm *, enum binary_op op, value a, value b);
                                       /* either may be of this type */
    value (*inplace)(struct vm *, enum binary_op op, value a, value b);
    value (*negative)(struct vm *, value);
    value (*positive)(struct vm *, value);
    value (*invert)(struct vm *, value);
    value (*absolute)(struct vm *, value);
    value (*to_int)(struct vm *, value);   /* __int__ */
    value (*to_float)(struct vm *, value); /* __float__ */
    value (*index)(struct vm *, value);    /* __index__ */

    /* containers */
    int64_t (*len)(struct vm *, value);
    value (*getitem)(struct vm *, value, value key);
    int (*setitem)(struct vm *, value, value key, value v); /* v NULL: del */
    int (*contains)(struct vm *, value, value item);        /* 1, 0, -1 */

    /* async */
    value (*await)(struct vm *, value); /* __await__: an iterator */
    value (*aiter)(struct vm *, value);
    value (*anext)(struct vm *, value);

    /* descriptors */
    value (*get)(struct vm *, value self, value instance /* or NULL */,
                 struct type *owner);
    int (*set)(struct vm *, value self, value instance, value v);

    /* tables that type_ready() puts into dict */
    const struct native *methods;        /* ends with a NULL name */
    const struct getset *getset;         /* likewise */

    /* filled by type_ready() and the class statement */
    value bases, mro; /* tuples of types */
    value dict;       /* name -> attribute */
    value name_value, qualname, module_value;
    uint32_t version; /* changes when an attribute of it or a base changes */
    uint32_t instance_dict; /* offset of the `value dict` slot, 0: none */
    struct type **subs;         /* direct subclasses, borrowed */
    uint32_t n_subs, cap_subs;
    struct type *pristine;      /* a static type as it was before type_ready */
    void *class_data;           /* class.c's own (e.g. __slots__) */
};

/* A computed attribute of a built-in type. set NULL: read-only. */
struct getset {
    const char *name;
    value (*get)(struct vm *, value self);
    int (*set)(struct vm *, value self, value v); /* v NULL: del */
    bool member; /* a member_descriptor to programs, as in CPython */
};

extern struct type type_type, object_type;

/* Finishes a static type: base, mro, dict, inherited slots. Idempotent.
 * Every module calls it for its own types from its init function. */
void type_ready(struct vm *vm, struct type *t);
/* Gives a type that is ready its __class_getitem__, for deque[int]; 0 or -1. */
int type_make_generic(struct vm *vm, struct type *t);
/* Is t `of`, or below it? */
bool type_is_sub(const struct type *t, const struct type *of);
static inline bool is_instance(value v, const struct type *t)
{
    return type_of(v) == t || type_is_sub(type_of(v), t);
}
/* The type of v as type() says it. */
static inline struct type *type_shown(value v)
{
    return type_of(v)->alias ? type_of(v)->alias : type_of(v);
}
static inline bool is_type(value v)
{
    return type_of(v)->flags & TYPE_TYPE;
}
/* The name without its module, as __name__ has it; borrowed. */
const char *type_short_name(const struct type *t);
/* Looks `name` (an interned str) up in the mro; borrowed, NULL without an
 * exception when it is not there. */
value type_lookup(struct vm *vm, struct type *t, value name);
/* Has t, a program's class below `base`, another attribute of this name? */
bool type_overrides(struct vm *vm, struct type *t, struct type *base,
                    const char *name);
/* Tells that the attributes of t changed: new versions for it and below. */
void type_modified(struct type *t);
/* Puts an attribute into the dict of a type of any kind, and refreshes the
 * slots of program classes below it; v NULL deletes. name: an interned str. */
int type_set_attr(struct vm *vm, struct type *t, value name, value v);
/* The name as `module.qualname`, or the bare qualname for builtins; a str. */
value type_full_name(struct vm *vm, struct type *t);
/* Makes the types of the object model ready; the first thing in data_init()
 * or vm_new(), as soon as str_intern works. types_fini drops what every static
 * type holds, so that another vm can begin afresh. */
void types_init(struct vm *vm);
void types_fini(struct vm *vm);
/* A class as the class statement and type(name, bases, dict) make it; kwargs
 * for __init_subclass__ stand behind args as in a call. */
value type_make(struct vm *vm, struct type *meta, value name, value bases,
                value ns, const value *kwargs, value kwnames);

/* Gives a type that is ready its __class_getitem__, for deque[int]; 0 or -1. */
int type_make_generic(struct vm *vm, struct type *t);

/* -- objects -- */
/* A zeroed instance of t (refs 1, type set, a reference to a heap type taken),
 * or NULL with MemoryError when the budget is used up. `extra` bytes more than
 * t->size for objects with a tail. GC types are tracked at once; their
 * traverse must cope with zeroed fields. */
void *obj_new(struct vm *vm, struct type *t, size_t extra);
/* Stops tracking a GC object (its dealloc calls this first). */
void gc_untrack(value v);
/* Runs the cycle collector; the number of objects freed. */
size_t gc_collect(struct vm *vm);
/* id(v): a counter, given out when it is first asked for, never used again. */
uint64_t value_id(struct vm *vm, value v);
/* The hash of what has its n-th id, or of the n-th of some kind. */
#define IDENTITY_HASH(n) ((int64_t)(UINT64_C(0x7f000000000) + (n)))

/* The plain instance of a program's class. */
struct instance {
    struct obj obj;
    value dict; /* NULL until an attribute is set */
};
/* Where an object's __dict__ stands (it holds NULL until it is used), or NULL
 * when it has none. */
static inline value *instance_dict(value v)
{
    const struct type *t = type_of(v);
    return t->instance_dict ? (value *)((char *)v + t->instance_dict) : NULL;
}

#endif
