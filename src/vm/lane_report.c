/* Every lane waits and no deadline is set: says who waits for what, and ends
 * the run. */
#include "vm/lane_priv.h"
#include "vm/vm.h"

enum { NAMED_MAX = 6 }; /* lanes told by name; the rest are counted */

static const struct lane *find(const struct lanes *s, int64_t ident)
{
    const struct lane *l = s->all;
    while (l && l->ident != ident)
        l = l->next_lane;
    return l;
}

static void add_lane(const struct lanes *s, const struct lane *l,
                     struct buf *out)
{
    if (s->n > 1 || l->id == 1)
        buf_printf(out, "%s waits for ", l->name);
    buf_adds(out, buf_str(&l->what)); /* of a lone lane the parent tells who */
    const struct lane *holder = l->held_by ? find(s, l->held_by) : NULL;
    if (holder == l)
        buf_addz(out, ", which it holds itself");
    else if (holder && holder->state != LANE_OVER)
        buf_printf(out, ", which %s holds", holder->name);
}

void lane_describe(struct vm *vm, struct buf *out)
{
    const struct lanes *s = lanes_of(vm);
    size_t n = 0;
    for (const struct lane *l = s->all; l; l = l->next_lane) {
        if (l->state != LANE_WAITS)
            continue;
        if (n < NAMED_MAX) {
            buf_addz(out, n ? "; " : "");
            add_lane(s, l, out);
        }
        n++;
    }
    if (n > NAMED_MAX)
        buf_printf(out, "; and %zu more", n - NAMED_MAX);
}

void lane_report_deadlock(struct vm *vm)
{
    struct buf text = {0};
    buf_addz(&text, "Deadlock: every thread waits and no timer is set, so "
                    "nothing can ever run again. ");
    lane_describe(vm, &text);
    buf_addc(&text, '.');
    if (vm_hooks.describe_waiting)
        vm_hooks.describe_waiting(vm, &text);
    vm_deadlock(vm, &text);
}
