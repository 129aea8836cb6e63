/* Functions, methods and modules written in C. */
#ifndef VM_NATIVE_H
#define VM_NATIVE_H

#include "base/str.h"
#include "vm/type.h"
#include "vm/value.h"

/* A native function. self is the instance for a method, the type for a class
 * method, the module for a function. What a[] holds depends on the signature. */
typedef value (*native_fn)(struct vm *vm, value self, const value *a,
                           size_t n);

/* `sig` says how arguments are bound, so that functions need not:
 *   "a, b=, /, c, *args, d=, **kw"  as Python writes it, `=` marks what may be
 *                     left out (NULL in a[]); *args comes as a tuple, **kw as a
 *                     dict; n is then the number of entries in a[]. Borrowed.
 *   "..."             raw: n positional arguments in a[], keywords refused.
 *   "...kw"           raw: a[n] is the kwnames tuple or NULL, the keyword values
 *                     stand from a[n + 1] on.
 *   ""                no arguments.
 * CPython's words for wrong calls: "f() takes exactly one argument (2 given)",
 * "f() missing 1 required positional argument: 'b'", and so on. */
struct native {
    const char *name;
    native_fn fn;
    const char *sig;
    unsigned flags; /* NATIVE_* */
    const char *home; /* the module that it says it is from; NULL: the one that
                         it stands in */
};
enum {
    NATIVE_STATIC = 1,
    NATIVE_CLASS = 2,
    NATIVE_VARARGS = 4, /* counts are told as "find() takes at least 1 argument
                           (0 given)": C functions of the older kind */
    NATIVE_BARE = 16,   /* a function of a module of that older kind: refuses
                           keywords by its name alone */
    NATIVE_PYTHON = 32, /* written in Python in CPython, though its module is in
                           C */
    NATIVE_C = 8,       /* in C in CPython as well, though its module is not */
    NATIVE_ASYNC = 64,  /* gives a coroutine, as an async def does */
    NATIVE_WRAPPER = 128, /* the wrapper of a slot in CPython */
};

value native_new(struct vm *vm, const struct native *def, value self,
                 const char *module);
/* What a function of that definition is bound to, borrowed; NULL when v is none. */
value native_bound_to(value v, const struct native *def);
extern struct type native_type; /* builtin_function_or_method */
/* Is v one that is written in Python in CPython and has *args there? Then *first
 * is how many of its arguments stand in front of those. */
bool native_gathers(struct vm *vm, value v, size_t *first);
/* Makes it and its kin ready. */
void native_init(struct vm *vm);
struct native_sig;
/* Calls what a signature describes with self, binding arguments by it;
 * args and kwnames as in value_call. owner (may be NULL) is the type whose
 * method it is, for the words of errors. */
value native_invoke(struct vm *vm, const struct native_sig *sig,
                    const struct type *owner, value self, const value *args,
                    size_t n, value kwnames);

/* Binds what the class t is called with, by a definition of its __init__ that
 * needs no function: for classes that are written in Python in CPython. slots
 * as a[] of a native function, borrowed; no *args and no **kw. 0 or -1. */
int native_bind_init(struct vm *vm, const struct native *def,
                     const struct type *t, const value *args, size_t n,
                     value kwnames, value *slots);

/* -- modules -- */
extern struct type module_type;
/* A module that programs can import. It is made on its first import. */
struct module_def {
    const char *name;             /* "os.path" */
    const char *in_c;             /* the module in C that its functions are of
                                     in CPython ("_heapq"), NULL when they are
                                     written in Python there: wrong calls are
                                     told in other words */
    const struct native *functions; /* or NULL; ends with a NULL name */
    int (*init)(struct vm *vm, value module); /* or NULL; adds the rest */
    const char *source;           /* or NULL: prelude in Python, run after init */
    const char *imports; /* or NULL: what CPython's module imports and ours need
                            not, "abc _os=os": attributes that are made when
                            somebody asks for them */
    bool in_package; /* of a package that imports it itself: an attribute there,
                        which is made when somebody asks for it */
};
/* Registers a list that ends with a NULL name. The defs must outlive the vm. */
void module_register(struct vm *vm, const struct module_def *defs);
bool module_known(struct vm *vm, struct str name);
/* import name; new reference. ModuleNotFoundError. */
value module_import(struct vm *vm, const char *name);
value module_dict(value module); /* borrowed */
int module_set(struct vm *vm, value module, const char *name, value v);
int module_set_take(struct vm *vm, value module, const char *name, value v);
/* type_ready, then adds it to the module under its name */
int module_add_type(struct vm *vm, value module, struct type *t);

#endif
