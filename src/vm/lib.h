/* The library of the sandbox: the built-in functions and the modules that a
 * program can import (asyncio apart, which is loop's). Knows the types only by
 * their contracts (data.h, exc.h, object.h).
 */
#ifndef VM_LIB_H
#define VM_LIB_H

struct vm;

/* Fills vm->builtins and registers every module; called once by vm_new. A
 * module itself is made on its first import. */
void lib_init(struct vm *vm);
/* Drops what the library itself keeps; called once by vm_free, while objects
 * can still be freed. */
void lib_fini(struct vm *vm);

#endif
