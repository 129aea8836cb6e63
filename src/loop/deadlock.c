/* Nothing is ready and no timer is set: a real loop would wait for ever. Says
 * who waits for what, and ends the run. */
#include "loop/priv.h"

enum { NAMED_MAX = 6 }; /* tasks told by name; the rest are counted */

static void add_name(struct vm *vm, struct task_obj *t, struct buf *out)
{
    if (vm->tracing) {
        task_label(vm, t, out);
        return;
    }
    value fn = value_getattr_z(vm, t->coro, "__name__");
    if (!fn)
        exc_clear(vm);
    if (fn && is_str(fn))
        buf_printf(out, "%s (", str_z(fn));
    task_label(vm, t, out);
    if (fn && is_str(fn))
        buf_addc(out, ')');
    xunref(vm, fn);
}

static void add_waiting(struct vm *vm, value tasks, struct buf *out)
{
    size_t n = list_len(tasks), told = n < NAMED_MAX ? n : NAMED_MAX;
    for (size_t i = 0; i < told; i++) {
        struct task_obj *t = (struct task_obj *)list_items(tasks)[i];
        struct buf text = {0};
        struct event_on on;
        buf_addz(out, i ? "; " : " ");
        add_name(vm, t, out);
        if (t->waiting) {
            label_wait(vm, t, t->waiting, &on, &text);
            buf_printf(out, " waits for %.*s", STR_ARG(on.text));
        } else {
            buf_addz(out, " waits");
        }
        buf_fini(&text);
    }
    if (told < n)
        buf_printf(out, "; and %zu more", n - told);
    if (n)
        buf_addc(out, '.');
}

void deadlock_report(struct vm *vm, struct loop_obj *loop)
{
    struct buf text = {0};
    buf_addz(&text, "Deadlock: nothing is ready and no timer is set, so "
                    "nothing can ever run again.");
    value tasks = task_all(vm, loop);
    if (tasks)
        add_waiting(vm, tasks, &text);
    else
        exc_clear(vm);
    xunref(vm, tasks);
    vm_deadlock(vm, &text);
}

void deadlock_describe(struct vm *vm, struct buf *out)
{
    value tasks = list_new(vm);
    for (struct task_obj *t = loop_state(vm)->tasks; t && tasks; t = t->next)
        if (!future_done(&t->fut) && list_append(vm, tasks, (value)t) < 0)
            clear_slot(vm, &tasks);
    if (tasks)
        add_waiting(vm, tasks, out);
    else
        exc_clear(vm);
    xunref(vm, tasks);
}
