/* Running code from C: modules, class bodies, exec. */
#include "vm/exc.h"
#include "vm/frame.h"
#include "vm/interp_priv.h"
#include "vm/vm.h"

/* Runs a frame without arguments to its end; takes func. names may be NULL. */
static value run_in(struct vm *vm, value take_func, value names)
{
    struct frame *f = take_func ? frame_new(vm, (struct func_obj *)take_func)
                                : NULL;
    if (!f) {
        xunref(vm, take_func);
        return NULL;
    }
    if (names)
        frame_aside(f)->names = ref(names);
    if (func_make_cells(vm, f) < 0) {
        value e = exc_fetch(vm);
        frame_end(vm, f);
        vm->exc = e;
        return NULL;
    }
    value result = NULL;
    return interp_run(vm, f, &result) == RUN_RETURN ? result : NULL;
}

int run_module(struct vm *vm, struct code_obj *code, value globals)
{
    value result = run_in(vm, func_new(vm, code, globals), NULL);
    xunref(vm, result);
    return result ? 0 : -1;
}

value run_code(struct vm *vm, struct code_obj *code, value globals,
               value names)
{
    return run_in(vm, func_new(vm, code, globals),
                  names == globals ? NULL : names);
}

value run_class_body(struct vm *vm, value func, value names)
{
    return run_in(vm, ref(func), names);
}
