/* What tasks and waits are called for people, in the trace. */
#include <stdlib.h>

#include "base/vec.h"
#include "loop/priv.h"

/* How often each text was given, and each task's final label by its number. */
struct label_count {
    char *text;
    size_t n;
    unsigned times;
};
struct label_table {
    struct label_count *slots;
    size_t cap, n;
    VEC(char *) tasks; /* by task number - 1 */
};

static struct label_count *find(struct label_table *t, struct str text)
{
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < text.n; i++)
        h = (h ^ (unsigned char)text.p[i]) * 1099511628211u;
    size_t at = h & (t->cap - 1);
    while (t->slots[at].text
           && (t->slots[at].n != text.n
               || memcmp(t->slots[at].text, text.p, text.n) != 0))
        at = (at + 1) & (t->cap - 1);
    return &t->slots[at];
}

static void grow(struct label_table *t)
{
    struct label_count *old = t->slots;
    size_t old_cap = t->cap;
    t->cap = old_cap ? old_cap * 2 : 64;
    t->slots = xcalloc(t->cap, sizeof *t->slots);
    for (size_t i = 0; i < old_cap; i++)
        if (old[i].text)
            *find(t, (struct str){old[i].text, old[i].n}) = old[i];
    free(old);
}

void label_unique(struct vm *vm, struct buf *label)
{
    struct loop_state *s = loop_state(vm);
    if (!s->labels)
        s->labels = xcalloc(1, sizeof *s->labels);
    struct label_table *t = s->labels;
    if (t->n * 2 >= t->cap)
        grow(t);
    struct label_count *c = find(t, buf_str(label));
    if (!c->text) {
        c->text = xstrndup(label->n ? label->p : "", label->n);
        c->n = label->n;
        t->n++;
    }
    if (++c->times > 1)
        buf_printf(label, "#%u", c->times);
    vec_push(&t->tasks, xstrndup(buf_z(label), label->n));
}

void label_fini(struct loop_state *s)
{
    struct label_table *t = s->labels;
    s->labels = NULL;
    if (!t)
        return;
    for (size_t i = 0; i < t->cap; i++)
        free(t->slots[i].text);
    for (size_t i = 0; i < t->tasks.n; i++)
        free(t->tasks.p[i]);
    vec_fini(&t->tasks);
    free(t->slots);
    free(t);
}

/* "count#2", or the task's own name when nobody traces. */
static void add_task(struct vm *vm, struct task_obj *t, struct buf *out)
{
    struct label_table *l = loop_state(vm)->labels;
    if (l && t->fut.id && t->fut.id <= l->tasks.n) {
        buf_addz(out, l->tasks.p[t->fut.id - 1]);
        return;
    }
    value name = task_name(vm, t);
    if (name)
        buf_adds(out, str_text(name));
    xunref(vm, name);
}

struct str task_label(struct vm *vm, struct task_obj *t, struct buf *out)
{
    size_t at = out->n;
    add_task(vm, t, out);
    return (struct str){out->p + at, out->n - at};
}

/* The coroutine in C in which a task waits: the innermost that it awaits. */
static struct coro_obj *waits_in(struct task_obj *t)
{
    if (type_of(t->coro) != &coroutine_type)
        return NULL;
    struct coro_obj *c = (struct coro_obj *)t->coro;
    value at = c->is_native ? t->coro : coro_awaits(c);
    if (!at || type_of(at) != &coroutine_type)
        return NULL;
    c = (struct coro_obj *)at;
    return c->is_native ? c : NULL;
}

/* "sleep(1)": its argument as the program wrote it. */
static void add_sleep(struct vm *vm, struct future_obj *f, struct buf *out)
{
    struct sleep_obj *s = (struct sleep_obj *)f;
    if (type_of((value)f) != &sleep_type) {
        buf_addz(out, "sleep");
        return;
    }
    value delay = s->fut.whole ? int_new(vm, (int64_t)s->delay)
                           : float_new(vm, s->delay);
    buf_addz(out, "sleep(");
    if (delay)
        value_repr_safe(vm, delay, out);
    xunref(vm, delay);
    buf_addc(out, ')');
}

/* What waiting for each kind is called: a method of a thing that may have a
 * name, or words that stand for themselves. */
static const struct wait_words {
    const char *noun, *method;
} wait_words[FUTURE_KINDS] = {
    [FUTURE_PLAIN] = {"a future", ""},
    [FUTURE_WAIT] = {"wait", ""},
    [FUTURE_QUEUE_GET] = {"queue", ".get()"},
    [FUTURE_QUEUE_PUT] = {"queue", ".put()"},
    [FUTURE_QUEUE_JOIN] = {"queue", ".join()"},
    [FUTURE_LOCK] = {"lock", ".acquire()"},
    [FUTURE_EVENT] = {"event", ".wait()"},
    [FUTURE_SEMAPHORE] = {"semaphore", ".acquire()"},
    [FUTURE_CONDITION] = {"condition", ".wait()"},
    [FUTURE_BARRIER] = {"barrier", ".wait()"},
    [FUTURE_SHIELD] = {"shield", ""},
    [FUTURE_GROUP] = {"the task group", ""},
    [FUTURE_WAIT_FOR] = {"wait_for", ""},
    [FUTURE_COMPLETED] = {"as_completed, the next", ""},
    [FUTURE_EXECUTOR] = {"a thread", ""},
};

value label_thing(struct task_obj *t)
{
    struct coro_obj *c = waits_in(t);
    return c ? c->slots[0] : NULL;
}

/* "q.get()", with the name of the queue or lock in which the task waits; what a
 * prelude's future says of itself comes first. */
static void add_words(struct task_obj *t, struct future_obj *f,
                      struct buf *out)
{
    const struct wait_words *w = &wait_words[f->kind];
    value thing = *w->method ? label_thing(t) : NULL;
    value name = thing ? queue_name(thing) : NULL;
    if (thing && !name)
        name = sync_name(thing);
    if (!future_done(f) && f->result && is_str(f->result))
        buf_adds(out, str_text(f->result));
    else if (name)
        buf_adds(out, str_text(name));
    else
        buf_addz(out, w->noun);
    buf_addz(out, w->method);
}

static void add_what(struct vm *vm, struct task_obj *t, struct future_obj *f,
                     struct buf *out)
{
    switch (f->kind) {
    case FUTURE_SLEEP:
        add_sleep(vm, f, out);
        return;
    case FUTURE_GATHER:
        buf_printf(out, "gather of %zu",
                   type_of((value)f) == &gather_type
                       ? ((struct gather_obj *)f)->n
                       : 0);
        return;
    case FUTURE_TASK:
        add_task(vm, (struct task_obj *)f, out);
        return;
    default:
        add_words(t, f, out);
    }
}

void label_wait(struct vm *vm, struct task_obj *t, struct future_obj *f,
                struct event_on *on, struct buf *text)
{
    add_what(vm, t, f, text);
    *on = (struct event_on){
        .kind = str_of(f->kind == FUTURE_PLAIN ? "future"
                                               : future_kind_name[f->kind]),
        .id = f->id,
        .text = buf_str(text),
    };
}
