/* What tasks and waits are called for people, in the trace. */
#include <stdlib.h>

#include "base/mem.h"
#include "loop/priv.h"

/* How often each text was given. A run without end may think of ever new ones,
 * so only the first MOST_TEXTS are counted; a label with any other is told
 * apart by its task's number, which is above every count. */
enum { MOST_TEXTS = 1 << 13 };
struct label_count {
    char *text;
    size_t n;
    unsigned times;
};
struct label_table {
    struct label_count *slots;
    size_t cap, n;
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

static struct label_table *table(struct vm *vm)
{
    struct loop_state *s = loop_state(vm);
    if (!s->labels)
        s->labels = xcalloc(1, sizeof *s->labels);
    return s->labels;
}

/* The number behind a label's "#": 1 for the first task of that text. */
static unsigned next_of(struct label_table *t, struct str text, unsigned id)
{
    if (t->n * 2 >= t->cap)
        grow(t);
    struct label_count *c = find(t, text);
    if (!c->text && t->n >= MOST_TEXTS)
        return id;
    if (!c->text) {
        c->text = xstrndup(text.n ? text.p : "", text.n);
        c->n = text.n;
        t->n++;
    }
    return ++c->times;
}

void label_give(struct vm *vm, struct task_obj *t, struct buf *label)
{
    unsigned nth = next_of(table(vm), buf_str(label), t->fut.id);
    if (nth > 1)
        buf_printf(label, "#%u", nth);
    struct future_rest *rest = future_rest(&t->fut);
    free(rest->label); /* __init__ can be called again */
    rest->label = xstrndup(buf_z(label), label->n);
}

void label_fini(struct loop_state *s)
{
    struct label_table *t = s->labels;
    s->labels = NULL;
    if (!t)
        return;
    for (size_t i = 0; i < t->cap; i++)
        free(t->slots[i].text);
    free(t->slots);
    free(t);
}

void label_task(struct vm *vm, event_id task, struct buf *out)
{
    struct label_table *l = loop_state(vm)->labels;
    const struct task_obj *t = loop_state(vm)->tasks;
    while (t && t->fut.id != task)
        t = t->next;
    if (!l || !t || !t->fut.rest || !t->fut.rest->label) {
        buf_addz(out, "a task");
        return;
    }
    struct str label = str_of(t->fut.rest->label);
    buf_adds(out, label);
    struct label_count *c = find(l, label);
    if (c->text && c->times > 1)
        buf_addz(out, "#1");
}

/* "count#2", or the task's own name when nobody traces. */
static void add_task(struct vm *vm, struct task_obj *t, struct buf *out)
{
    if (t->fut.rest && t->fut.rest->label) {
        buf_addz(out, t->fut.rest->label);
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
