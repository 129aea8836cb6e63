/* Built-ins that the sandbox knows by name and refuses when they are called: a
 * program may mention them, and a misspelt name may be meant to be one of them.
 */
#include "vm/lib_priv.h"

static value refuse(struct vm *vm, const char *what)
{
    return exc_raise(vm, &exc_NotImplementedError, "the sandbox has no %s",
                     what);
}

#define REFUSED(name, what)                                                   \
    static value refused_##name(struct vm *vm, value self, const value *a,    \
                                size_t n)                                     \
    {                                                                         \
        (void)self, (void)a, (void)n;                                         \
        return refuse(vm, what);                                              \
    }
REFUSED(compile, "compiler at run time: compile() is refused")
REFUSED(eval, "compiler at run time: eval() is refused")
REFUSED(exec, "compiler at run time: exec() is refused")
REFUSED(breakpoint, "debugger of Python's: breakpoint() is refused")
REFUSED(help, "pager: help() is refused")
REFUSED(notice, "texts of Python's own about itself")

const struct native builtins_refused[] = {
    {"compile", refused_compile, "...kw", 0},
    {"eval", refused_eval, "...kw", 0},
    {"exec", refused_exec, "...kw", 0},
    {"breakpoint", refused_breakpoint, "...kw", 0},
    {"help", refused_help, "...kw", 0},
    {"copyright", refused_notice, "...kw", 0},
    {"credits", refused_notice, "...kw", 0},
    {"license", refused_notice, "...kw", 0},
    {0},
};

/* -- types that nothing is an instance of ----------------------------------- */

static value refused_new(struct vm *vm, struct type *t, const value *args,
                         size_t n, value kwnames)
{
    (void)args, (void)n, (void)kwnames;
    return refuse(vm, t->name);
}

static struct type complex_type = {.name = "complex", .new_ = refused_new};
static struct type memoryview_type = {.name = "memoryview",
                                      .new_ = refused_new};

struct type *const builtins_refused_types[] = {
    &complex_type, &memoryview_type, NULL,
};
