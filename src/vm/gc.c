/* The cycle collector: reference counts free most objects at once; this finds
 * the rest, groups that only hold each other. Within a generation, the
 * references that its members have on each other are taken off a copy of their
 * counts; what is left with a count is held from outside, and so is all that it
 * reaches. The others are garbage.
 *
 * Three generations: what survives is looked at ever more rarely, so a long run
 * costs little. All of it is deterministic: it depends on counts only.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "vm/alloc.h"
#include "vm/exc.h"
#include "vm/gc.h"
#include "vm/priv.h"
#include "vm/vm.h"

/* A scratch word is a count or one of these marks, over the bit that says
 * whether the finalizer has run (gc.h). */
#define OUTSIDE (-1) /* not in the set that is being looked at */
#define REACHED (-2) /* in it, and held from outside */

static int64_t scratch(const struct gc_head *g)
{
    return g->refs >> 1;
}

static void set_scratch(struct gc_head *g, int64_t n)
{
    g->refs = n * 2 | (g->refs & 1);
}

enum { OLDER = 2 };

struct gc_state {
    struct gc_head older[OLDER]; /* survivors of one, of two and more rounds */
    unsigned rounds[OLDER];      /* of the younger one since the last own */
    size_t n_oldest, n_new_oldest;
    bool running, disabled;
};

static void list_init(struct gc_head *list)
{
    list->prev = list->next = list;
}

static bool list_empty(const struct gc_head *list)
{
    return list->next == list;
}

static void unlink_head(struct gc_head *g)
{
    g->prev->next = g->next;
    g->next->prev = g->prev;
    g->prev = g->next = NULL;
}

static void link_last(struct gc_head *list, struct gc_head *g)
{
    g->prev = list->prev;
    g->next = list;
    list->prev->next = g;
    list->prev = g;
}

static void move_to(struct gc_head *list, struct gc_head *g)
{
    unlink_head(g);
    link_last(list, g);
}

/* Puts everything in `from` behind `to`. */
static void list_append_all(struct gc_head *to, struct gc_head *from)
{
    if (list_empty(from))
        return;
    from->next->prev = to->prev;
    to->prev->next = from->next;
    from->prev->next = to;
    to->prev = from->prev;
    list_init(from);
}

static struct gc_state *state(struct vm *vm)
{
    struct gc_state *s = vm->priv->gc;
    if (s)
        return s;
    s = vm->priv->gc = xcalloc(1, sizeof *s);
    for (int i = 0; i < OLDER; i++)
        list_init(&s->older[i]);
    return s;
}

void gc_fini(struct vm *vm)
{
    free(vm->priv->gc);
    vm->priv->gc = NULL;
}

/* The head of a value the collector may follow, or NULL. A built-in type is a
 * static object without a head. */
static struct gc_head *head_of(value v)
{
    if (is_small(v) || !v->type || !(v->type->flags & TYPE_GC))
        return NULL;
    if (v->type->flags & TYPE_TYPE &&
        !(((struct type *)v)->flags & TYPE_HEAP))
        return NULL;
    struct gc_head *g = gc_head_of(v);
    return g->next ? g : NULL;
}

void gc_untrack(value v)
{
    struct gc_head *g = gc_head_of(v);
    if (g->next)
        unlink_head(g);
}

/* -- finding what nobody holds -- */

static int take_off(value v, void *arg)
{
    (void)arg;
    struct gc_head *g = head_of(v);
    if (g && scratch(g) > 0)
        set_scratch(g, scratch(g) - 1);
    return 0;
}

static int reach(value v, void *reached)
{
    struct gc_head *g = head_of(v);
    if (g && scratch(g) >= 0) {
        set_scratch(g, REACHED);
        move_to(reached, g);
    }
    return 0;
}

static void follow(value v, visit_fn visit, void *arg)
{
    if (v->type->traverse)
        v->type->traverse(v, visit, arg);
}

/* Splits `set`: what is held from outside goes behind `reached`. */
static void find_garbage(struct gc_head *set, struct gc_head *reached)
{
    for (struct gc_head *g = set->next; g != set; g = g->next)
        set_scratch(g, (int64_t)gc_value_of(g)->refs);
    for (struct gc_head *g = set->next; g != set; g = g->next)
        follow(gc_value_of(g), take_off, NULL);
    list_init(reached);
    for (struct gc_head *g = set->next, *next; g != set; g = next) {
        next = g->next;
        if (scratch(g) > 0) {
            set_scratch(g, REACHED);
            move_to(reached, g);
        }
    }
    /* The list grows while it is walked. */
    for (struct gc_head *g = reached->next; g != reached; g = g->next)
        follow(gc_value_of(g), reach, reached);
}

static void mark_outside(struct gc_head *list)
{
    for (struct gc_head *g = list->next; g != list; g = g->next)
        set_scratch(g, OUTSIDE);
}

/* -- getting rid of it -- */

/* Runs the finalizers of the garbage; true when there was one. An object that
 * had its turn is left out by value_dealloc as well. */
static bool finalize_all(struct vm *vm, struct gc_head *garbage)
{
    struct gc_head done;
    list_init(&done);
    bool any = false;
    while (!list_empty(garbage)) {
        struct gc_head *g = garbage->next;
        value v = gc_value_of(g);
        move_to(&done, g);
        if (!v->type->finalize || gc_is_finalized(v))
            continue;
        gc_set_finalized(v);
        any = true;
        ref(v);
        v->type->finalize(vm, v);
        unref(vm, v);
    }
    list_append_all(garbage, &done);
    return any;
}

static size_t clear_all(struct vm *vm, struct gc_head *garbage,
                        struct gc_head *survivors)
{
    size_t n = 0;
    while (!list_empty(garbage)) {
        struct gc_head *g = garbage->next;
        value v = gc_value_of(g);
        move_to(survivors, g);
        n++;
        ref(v);
        if (v->type->clear)
            v->type->clear(vm, v);
        unref(vm, v);
    }
    return n;
}

static size_t count(const struct gc_head *list)
{
    size_t n = 0;
    for (struct gc_head *g = list->next; g != list; g = g->next)
        n++;
    return n;
}

/* Collects the young ones and the older generations up to `upto` (0: only the
 * young ones); survivors grow older by one. */
static size_t collect(struct vm *vm, struct gc_state *s, int upto)
{
    struct gc_head set, reached, *young = &vm->priv->gc_young;
    struct gc_head *survivors = &s->older[upto < OLDER ? upto : OLDER - 1];
    list_init(&set);
    list_append_all(&set, young);
    for (int i = 0; i < upto && i < OLDER; i++)
        list_append_all(&set, &s->older[i]);
    vm->priv->gc_count = 0;
    find_garbage(&set, &reached);
    mark_outside(&reached);
    mark_outside(&set);
    if (survivors == &s->older[OLDER - 1])
        s->n_new_oldest += count(&reached);
    list_append_all(survivors, &reached);
    if (list_empty(&set))
        return 0;
    if (finalize_all(vm, &set)) {
        /* A finalizer may have handed its object, or anything that it
         * reaches, to somebody. */
        find_garbage(&set, &reached);
        mark_outside(&reached);
        mark_outside(&set);
        list_append_all(survivors, &reached);
    }
    return clear_all(vm, &set, survivors);
}

static size_t run(struct vm *vm, int upto)
{
    struct gc_state *s = state(vm);
    if (s->running)
        return 0;
    s->running = true;
    value before = exc_fetch(vm);
    size_t n = collect(vm, s, upto);
    if (vm->exc)
        exc_clear(vm);
    vm->exc = before;
    if (upto == OLDER) {
        s->n_oldest = count(&s->older[OLDER - 1]);
        s->n_new_oldest = 0;
    }
    s->running = false;
    return n;
}

size_t gc_collect(struct vm *vm)
{
    return run(vm, OLDER);
}

/* The oldest are looked at only when a quarter as many have joined them. */
void gc_maybe_collect(struct vm *vm)
{
    struct gc_state *s = state(vm);
    if (s->running || s->disabled) {
        vm->priv->gc_count = 0;
        return;
    }
    int upto = 0;
    if (++s->rounds[0] >= 10) {
        s->rounds[0] = 0;
        upto = 1;
        if (++s->rounds[1] >= 10 && s->n_new_oldest * 4 >= s->n_oldest) {
            s->rounds[1] = 0;
            upto = OLDER;
        }
    }
    run(vm, upto);
}

void gc_enable(struct vm *vm, bool on)
{
    state(vm)->disabled = !on;
}

bool gc_enabled(struct vm *vm)
{
    return !state(vm)->disabled;
}
