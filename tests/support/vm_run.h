/* Runs source text in a sandbox of its own and keeps what it gave out: for the
 * unit tests of lang, vm and loop.
 */
#ifndef TESTS_VM_RUN_H
#define TESTS_VM_RUN_H

#include <stdbool.h>

#include "base/str.h"
#include "vm/vm.h"

struct vm_run {
    /* set before the run; zeroed is the default */
    bool traced;              /* keep events too */
    struct limits limits;
    const char *file;         /* "t.py" */
    void (*setup)(struct vm *vm); /* e.g. loop_init */

    /* filled by the run */
    struct buf out, err;      /* stdout, stderr; a SyntaxError's text in err */
    struct buf events;        /* a line an event: "line frame=1 line=2 set={...}" */
    int status;
    double time;              /* of the virtual clock at the end */
    size_t leaked;            /* objects alive after vm_free would have ended */
};

/* Compiles and runs the source; end with vm_run_fini. */
void vm_run_source(struct vm_run *r, const char *source);
void vm_run_fini(struct vm_run *r);

/* Runs the source and fails the test unless stdout and stderr are these and
 * the status is as given. */
void assert_runs(const char *source, const char *out, const char *err,
                 int status);
/* The same for a program that ends well and says nothing on stderr. */
void assert_prints(const char *source, const char *out);

#endif
