/* Nothing is ready and no timer is set: a real loop would wait for ever. Says
 * who waits for what, and what can be proved of it: a ring of tasks that wait
 * for each other, a lock whose holder has ended, waits that nobody is left to
 * end. It knows no more than the objects show. */
#include <stdlib.h>

#include "loop/priv.h"

enum {
    NAMED_MAX = 6,  /* tasks told by name; the rest are counted */
    RING_MAX = 200, /* tasks among which a ring is looked for */
    LINKS_MAX = 8   /* gathers in gathers that are followed */
};

static void add_name(struct vm *vm, struct task_obj *t, struct buf *out)
{
    if (vm->tracing) {
        label_task(vm, t->fut.id, out);
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

static void add_what(struct vm *vm, struct task_obj *t, struct buf *out)
{
    struct event_on on;
    label_wait(vm, t, t->waiting, &on, out);
}

static void add_wait(struct vm *vm, struct task_obj *t, struct buf *out)
{
    add_name(vm, t, out);
    buf_addz(out, t->waiting ? " waits for " : " waits");
    if (t->waiting)
        add_what(vm, t, out);
}

/* -- who waits for whom -- */

struct waits {
    struct vm *vm;
    struct task_obj **tasks; /* those that wait; borrowed */
    size_t n;
    bool *in_ring;           /* by their place there: that was told already */
};

static bool is_in_ring(const struct waits *w, const struct task_obj *t)
{
    for (size_t i = 0; w && i < w->n; i++)
        if (w->tasks[i] == t)
            return w->in_ring[i];
    return false;
}

/* Who waits for what, apart from those in the ring (w; NULL: there is none). */
static void add_waiting(struct vm *vm, value tasks, const struct waits *w,
                        struct buf *out)
{
    size_t n = 0;
    for (size_t i = 0; i < list_len(tasks); i++) {
        struct task_obj *t = (struct task_obj *)list_items(tasks)[i];
        if (is_in_ring(w, t) || n++ >= NAMED_MAX)
            continue;
        buf_addz(out, n > 1 ? "; " : " ");
        add_wait(vm, t, out);
    }
    if (n > NAMED_MAX)
        buf_printf(out, "; and %zu more", n - NAMED_MAX);
    if (n)
        buf_addc(out, '.');
}

static struct task_obj *task_at(const struct waits *w, size_t i)
{
    return w->tasks[i];
}

/* Does a tuple, or what a cell or a tuple of cells holds, contain v? */
static bool holds(struct vm *vm, value box, const char *inside, value v)
{
    bool found = false;
    for (size_t i = 0; is_tuple(box) && i < tuple_len(box) && !found; i++) {
        value item = tuple_items(box)[i];
        value at = inside ? value_getattr_z(vm, item, inside) : ref(item);
        if (!at)
            exc_clear(vm);
        found = at == v;
        xunref(vm, at);
    }
    return found;
}

static bool attribute_holds(struct vm *vm, value from, const char *attribute,
                            const char *inside, value v)
{
    value box = value_getattr_z(vm, from, attribute);
    if (!box)
        exc_clear(vm);
    bool found = box && holds(vm, box, inside, v);
    xunref(vm, box);
    return found;
}

/* Is it a task group's callback, and t the task that waits in that group? */
static bool is_of_parent(struct vm *vm, value callback, struct task_obj *t)
{
    value group = value_getattr_z(vm, callback, "__self__");
    value parent =
        group ? value_getattr_z(vm, group, "_parent_task") : NULL;
    if (vm->exc)
        exc_clear(vm);
    bool found = parent == (value)t;
    xunref(vm, parent);
    xunref(vm, group);
    return found;
}

/* Would the end of f, by way of its callbacks, end what t waits for? What
 * asyncio's own functions wait with is in their callbacks: bound by a partial,
 * shared by a closure, or the group's. */
static bool leads_to(struct vm *vm, struct future_obj *f, struct task_obj *t,
                     int links)
{
    value goal = (value)t->waiting;
    for (size_t i = 0; i < future_callback_count(f); i++) {
        struct callback c = future_callback_at(f, i);
        value callback = c.target;
        if (callback == (value)t || callback == goal)
            return true;
        if (c.kind == HANDLE_GATHER) {
            if (links > 0
                && leads_to(vm, (struct future_obj *)callback, t, links - 1))
                return true;
        } else if (c.kind == HANDLE_DONE) {
            if (attribute_holds(vm, callback, "__closure__", "cell_contents",
                                goal)
                || attribute_holds(vm, callback, "args", NULL, goal)
                || (t->waiting->kind == FUTURE_GROUP
                    && is_of_parent(vm, callback, t)))
                return true;
        }
    }
    return false;
}

/* Does `other` hold the lock that t waits for? */
static bool holds_lock_of(struct task_obj *t, const struct task_obj *other)
{
    value lock = t->waiting->kind == FUTURE_LOCK ? label_thing(t) : NULL;
    return lock && other->fut.id && lock_holder(lock) == other->fut.id;
}

static bool waits_for(const struct waits *w, size_t i, size_t k)
{
    struct task_obj *t = task_at(w, i), *other = task_at(w, k);
    return holds_lock_of(t, other)
           || (i != k && leads_to(w->vm, &other->fut, t, LINKS_MAX));
}

/* -- a ring -- */

enum { UNSEEN = 0, DONE = -1 }; /* else: place on the path, from 1 */

struct path {
    const struct waits *w;
    size_t *at; /* indices of the tasks on it */
    int *place;
    size_t n;
};

/* Walks on from task i, depth first; true when the path has come round, and
 * then it begins at *from. */
static bool find_ring(struct path *p, size_t i, size_t *from)
{
    p->place[i] = (int)p->n + 1;
    p->at[p->n++] = i;
    for (size_t k = 0; k < p->w->n; k++) {
        if (p->place[k] == DONE || !waits_for(p->w, i, k))
            continue;
        if (p->place[k] != UNSEEN) {
            *from = (size_t)p->place[k] - 1;
            return true;
        }
        if (find_ring(p, k, from))
            return true;
    }
    p->place[i] = DONE;
    p->n--;
    return false;
}

static void add_link(const struct waits *w, struct task_obj *t,
                     struct task_obj *next, struct buf *out)
{
    add_wait(w->vm, t, out);
    if (holds_lock_of(t, next)) {
        buf_addz(out, ", which ");
        if (t == next)
            buf_addz(out, "it");
        else
            add_name(w->vm, next, out);
        buf_addz(out, t == next ? " holds itself" : " holds");
    } else if (t->waiting != &next->fut) {
        buf_addz(out, ", which needs ");
        add_name(w->vm, next, out);
    }
}

static void add_ring(const struct waits *w, struct buf *out)
{
    if (w->n > RING_MAX)
        return;
    struct path p = {.w = w, .at = xcalloc(w->n + 1, sizeof *p.at),
                     .place = xcalloc(w->n + 1, sizeof *p.place)};
    size_t from = 0;
    bool found = false;
    for (size_t i = 0; i < w->n && !found; i++)
        found = p.place[i] == UNSEEN && find_ring(&p, i, &from);
    if (found)
        buf_addz(out, p.n - from > 1 ? " They wait for each other in a ring: "
                                     : " ");
    for (size_t i = from; found && i < p.n; i++) {
        size_t next = i + 1 < p.n ? i + 1 : from;
        buf_addz(out, i > from ? "; " : "");
        add_link(w, task_at(w, p.at[i]), task_at(w, p.at[next]), out);
        w->in_ring[p.at[i]] = true;
    }
    if (found)
        buf_addc(out, '.');
    free(p.at);
    free(p.place);
}

/* -- waits that nobody is left to end -- */

static const struct ending {
    const char *who, *cannot; /* "consumer", "put" */
} endings[FUTURE_KINDS] = {
    [FUTURE_QUEUE_GET] = {"consumer", "put"},
    [FUTURE_QUEUE_PUT] = {"producer", "get"},
    [FUTURE_QUEUE_JOIN] = {"task", "call task_done()"},
    [FUTURE_EVENT] = {"task", "set it"},
    [FUTURE_SEMAPHORE] = {"task", "release it"},
    [FUTURE_CONDITION] = {"task", "notify it"},
    [FUTURE_BARRIER] = {"task", "be the next party"},
    [FUTURE_PLAIN] = {"task", "set its result"},
};

static bool same_wait(struct task_obj *a, struct task_obj *b)
{
    if (a->waiting->kind != b->waiting->kind)
        return false;
    value thing = label_thing(a), name = a->waiting->result;
    if (thing || a->waiting == b->waiting)
        return thing == label_thing(b);
    /* a condition's and a barrier's futures know its name */
    value other = b->waiting->result;
    return name && other && is_str(name) && is_str(other)
           && str_equal(name, other);
}

/* What more a queue shows of its own waiters. */
static void add_queue(const struct waits *w, struct task_obj *t, size_t n,
                      struct buf *out)
{
    struct queue_facts q;
    value thing = label_thing(t), name;
    if (!thing || !queue_facts(w->vm, thing, &q))
        return;
    name = queue_name(thing);
    if (t->waiting->kind == FUTURE_QUEUE_GET && q.unfinished == 0 && w->n > n)
        buf_printf(out, "; did you mean to cancel %s after %s.join()?",
                   n > 1 ? "them" : "it", name ? str_z(name) : "queue");
    else if (t->waiting->kind == FUTURE_QUEUE_PUT)
        buf_printf(out, ": it is full (%lld of %lld)", (long long)q.held,
                   (long long)q.limit);
    else if (t->waiting->kind == FUTURE_QUEUE_JOIN)
        buf_printf(out, ": %lld still in the queue, %lld taken and not "
                   "marked as done", (long long)q.held,
                   (long long)(q.unfinished - q.held));
}

/* The lock that t waits for has no holder among those who wait. */
static void add_lost_lock(const struct waits *w, struct task_obj *t,
                          struct buf *out)
{
    value lock = label_thing(t);
    if (!lock || !lock_holder(lock))
        return;
    for (size_t i = 0; i < w->n; i++)
        if (holds_lock_of(t, task_at(w, i)))
            return;
    buf_addc(out, ' ');
    add_wait(w->vm, t, out);
    buf_addz(out, ": the task that took the lock has ended and did not "
                  "release it.");
}

static void add_ending(const struct waits *w, size_t i, struct buf *out)
{
    struct task_obj *t = task_at(w, i);
    const struct ending *e = &endings[t->waiting->kind];
    size_t n = 0;
    for (size_t k = 0; k < w->n; k++) {
        if (!same_wait(t, task_at(w, k)))
            continue;
        if (k < i)
            return; /* it was told with that one */
        n++;
    }
    if (t->waiting->kind == FUTURE_LOCK)
        add_lost_lock(w, t, out);
    if (!e->who)
        return;
    buf_printf(out, " %zu %s%s on ", n, e->who, n > 1 ? "s wait" : " waits");
    add_what(w->vm, t, out);
    buf_printf(out, ", no task can %s", e->cannot);
    size_t before = out->n;
    add_queue(w, t, n, out);
    if (out->n == before || out->p[out->n - 1] != '?')
        buf_addc(out, '.');
}

/* What is sure first, since little may be read; then all the others. */
static void add_findings(struct vm *vm, value tasks, struct buf *out)
{
    size_t most = list_len(tasks) + 1;
    struct waits w = {.vm = vm, .tasks = xcalloc(most, sizeof *w.tasks),
                      .in_ring = xcalloc(most, sizeof *w.in_ring)};
    for (size_t i = 0; i < list_len(tasks); i++) {
        struct task_obj *t = (struct task_obj *)list_items(tasks)[i];
        if (t->waiting)
            w.tasks[w.n++] = t;
    }
    add_ring(&w, out);
    for (size_t i = 0; i < w.n && w.n <= RING_MAX; i++)
        add_ending(&w, i, out);
    add_waiting(vm, tasks, &w, out);
    free(w.in_ring);
    free(w.tasks);
}

void deadlock_report(struct vm *vm, struct loop_obj *loop)
{
    struct buf text = {0};
    buf_addz(&text, "Deadlock: nothing can ever run again.");
    value tasks = task_all(vm, loop);
    if (tasks)
        add_findings(vm, tasks, &text);
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
        add_waiting(vm, tasks, NULL, out);
    else
        exc_clear(vm);
    xunref(vm, tasks);
}
