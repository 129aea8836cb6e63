/* What vm.c needs of warn.c; vm_warn itself is in vm.h. */
#ifndef VM_WARN_H
#define VM_WARN_H

struct vm;

/* Forgets what was said. */
void warn_fini(struct vm *vm);

#endif
