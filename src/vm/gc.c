/* The cycle collector: reference counts free most objects at once; this finds
 * the rest, groups that only hold each other. Within a generation, the
 * references that its members have on each other are taken off a copy of their
 * counts; what is left with a count is held from outside, and so is all that it
 * reaches. The others are garbage.
 *
 * Three generations: what survives is looked at ever more rarely, so a long run
 * costs little. All of it is deterministic: it depends on counts only, and what
 * a collection takes is measured for whoever asks, and not acted upon.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "base/vec.h"
#include "vm/alloc.h"
#include "vm/exc.h"
#include "vm/gc.h"
#include "vm/priv.h"
#include "vm/vm.h"

/* While a set is looked at, its objects have GC_LOOKED_AT, and prev holds a count
 * in place of the link: the list is then linked forwards only. An object that
 * seems to be garbage stands in a list of its own, linked both ways, with this
 * bit in next. */
enum { SEEMS_GARBAGE = 1, COUNT_SHIFT = 3 };

static struct gc_head *prev_of(const struct gc_head *g)
{
    return (struct gc_head *)(g->prev & ~(uintptr_t)GC_FLAGS);
}

static void set_prev(struct gc_head *g, const struct gc_head *prev)
{
    g->prev = (uintptr_t)prev | (g->prev & GC_FLAGS);
}

static uintptr_t count_of(const struct gc_head *g)
{
    return g->prev >> COUNT_SHIFT;
}

static void set_count(struct gc_head *g, uintptr_t n)
{
    g->prev = n << COUNT_SHIFT | (g->prev & GC_FLAGS);
}

static bool seems_garbage(const struct gc_head *g)
{
    return (uintptr_t)g->next & SEEMS_GARBAGE;
}

static struct gc_head *marked(struct gc_head *g)
{
    return (struct gc_head *)((uintptr_t)g | SEEMS_GARBAGE);
}

static struct gc_head *unmarked(struct gc_head *g)
{
    return (struct gc_head *)((uintptr_t)g & ~(uintptr_t)SEEMS_GARBAGE);
}

enum { OLDER = 2 };

struct gc_state {
    struct gc_head older[OLDER]; /* survivors of one, of two and more rounds */
    struct gc_head lasting;      /* what a vm begins with: gc_keep */
    size_t rounds;         /* of the young ones since the middle was looked at */
    size_t n_middle;       /* objects that joined older[0] since then */
    size_t n_oldest;       /* objects that the last full collection left */
    size_t n_new_oldest;   /* and those that joined the oldest since then */
    size_t passed;         /* collections since then */
    bool fruitful;         /* it found a good share to be garbage */
    bool running, disabled;
    int thresholds[GC_GENERATIONS]; /* as gc.set_threshold has it */
    struct gc_costs costs;
};

static void list_init(struct gc_head *list)
{
    list->next = list;
    list->prev = (uintptr_t)list;
}

static bool list_empty(const struct gc_head *list)
{
    return list->next == list;
}

static void unlink_head(struct gc_head *g)
{
    struct gc_head *prev = prev_of(g);
    prev->next = g->next;
    set_prev(g->next, prev);
    g->next = NULL;
}

static void link_last(struct gc_head *list, struct gc_head *g)
{
    struct gc_head *last = prev_of(list);
    last->next = g;
    set_prev(g, last);
    g->next = list;
    set_prev(list, g);
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
    struct gc_head *first = from->next, *last = prev_of(from);
    prev_of(to)->next = first;
    set_prev(first, prev_of(to));
    last->next = to;
    set_prev(to, last);
    list_init(from);
}

static struct gc_state *state(struct vm *vm)
{
    struct gc_state *s = vm->priv->gc;
    if (s)
        return s;
    s = vm->priv->gc = xcalloc(1, sizeof *s);
    memcpy(s->thresholds, (int[]){700, 10, 10}, sizeof s->thresholds);
    for (int i = 0; i < OLDER; i++)
        list_init(&s->older[i]);
    list_init(&s->lasting);
    return s;
}

void gc_keep(struct vm *vm)
{
    list_append_all(&state(vm)->lasting, &vm->priv->gc_young);
    vm->priv->gc_count = 0;
}

void gc_release(struct vm *vm)
{
    list_append_all(&vm->priv->gc_young, &state(vm)->lasting);
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
    if (g && g->prev & GC_LOOKED_AT && count_of(g) > 0)
        g->prev -= (uintptr_t)1 << COUNT_SHIFT;
    return 0;
}

/* The walk through a set, from what is held to what that reaches. */
struct walk {
    struct gc_head *set;
    size_t todo; /* objects that stand where they stood before; behind them come
                    those that were taken back */
};

/* v is held by something that is held from outside. */
static int reach(value v, void *arg)
{
    const struct walk *w = arg;
    struct gc_head *g = head_of(v);
    if (!g || !(g->prev & GC_LOOKED_AT))
        return 0;
    if (seems_garbage(g)) { /* back to the end of the walk */
        struct gc_head *prev = prev_of(g), *next = unmarked(g->next);
        prev->next = g->next;
        set_prev(next, prev);
        link_last(w->set, g);
        set_count(g, 1);
    } else if (count_of(g) == 0) {
        set_count(g, 1); /* the walk will come to it */
    }
    return 0;
}

/* Stands at the end of the walk for objects that CPython has and we have not. */
struct between {
    struct gc_head head;
    value v;   /* what the last of them holds, borrowed */
    int steps; /* how many there are */
};

static bool is_reached(const struct gc_head *g)
{
    return !(g->prev & GC_LOOKED_AT) || (count_of(g) && !seems_garbage(g));
}

int gc_visit_far(value v, struct gc_far far, visit_fn visit, void *arg)
{
    if (visit != reach)
        return visit(v, arg);
    const struct walk *w = arg;
    int steps = w->todo ? far.in_place : far.moved;
    if (steps == 0)
        return reach(v, arg);
    const struct gc_head *g = head_of(v);
    if (!g || is_reached(g))
        return 0;
    struct between *b = xmalloc(sizeof *b);
    *b = (struct between){.head.prev = GC_BETWEEN, .v = v, .steps = steps};
    link_last(w->set, &b->head);
    return 0;
}

/* The walk has come to g, which stands for others, behind prev. */
static void go_on(struct walk *w, struct gc_head *prev, struct gc_head *g)
{
    struct between *b = (struct between *)g;
    prev->next = g->next;
    if (g->next == w->set)
        w->set->prev = (uintptr_t)prev;
    if (--b->steps > 0) {
        link_last(w->set, g);
        return;
    }
    reach(b->v, w);
    free(b);
}

static void follow(value v, visit_fn visit, void *arg)
{
    if (v->type->traverse)
        v->type->traverse(v, visit, arg);
}

/* How many objects there are in `set`, too. */
static size_t count_outside(struct gc_head *set)
{
    size_t n = 0;
    for (struct gc_head *g = set->next; g != set; g = g->next, n++) {
        g->prev = GC_LOOKED_AT | (g->prev & GC_FINALIZED);
        set_count(g, gc_value_of(g)->refs);
    }
    for (struct gc_head *g = set->next; g != set; g = g->next)
        follow(gc_value_of(g), take_off, NULL);
    return n;
}

/* Puts g, which nobody seems to hold, behind `garbage`. */
static void suspect(struct gc_head *garbage, struct gc_head *g)
{
    struct gc_head *last = prev_of(garbage);
    last->next = marked(g);
    g->prev = (uintptr_t)last | (g->prev & GC_FLAGS);
    g->next = marked(garbage);
    garbage->prev = (uintptr_t)g;
}

/* How much garbage there is, too. */
static size_t clear_marks(struct gc_head *garbage)
{
    size_t n = 0;
    garbage->next = unmarked(garbage->next);
    for (struct gc_head *g = garbage->next; g != garbage; g = g->next, n++) {
        g->next = unmarked(g->next);
        g->prev &= ~(uintptr_t)GC_LOOKED_AT;
    }
    return n;
}

struct found {
    size_t held, garbage;
};

/* Takes what nobody outside of `set` holds out of it, into `garbage`. The walk
 * links backwards what it has passed, and comes to objects that it takes back
 * from the garbage at the set's end. */
static struct found find_garbage(struct gc_head *set, struct gc_head *garbage)
{
    size_t n = count_outside(set);
    list_init(garbage);
    struct walk w = {set, n};
    struct gc_head *prev = set, *g;
    while ((g = prev->next) != set) {
        if (g->prev & GC_BETWEEN) {
            go_on(&w, prev, g);
            continue;
        }
        if (count_of(g) > 0) {
            follow(gc_value_of(g), reach, &w);
            g->prev = (uintptr_t)prev | (g->prev & GC_FINALIZED);
            prev = g;
        } else {
            prev->next = g->next;
            suspect(garbage, g);
        }
        w.todo -= w.todo > 0;
    }
    set->prev = (uintptr_t)prev;
    size_t n_garbage = clear_marks(garbage);
    return (struct found){n - n_garbage, n_garbage};
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

/* The generation in which those that were held go on, and how many came to it.
 * Usually they grow older by one. Where hardly anything was garbage a program
 * builds up what it works with: nothing is won by looking at it soon again. */
static int grow_older(struct gc_state *s, int upto, struct found found)
{
    enum { SHARE = 10 };
    bool builds = found.garbage < found.held / SHARE;
    int to = upto == 0 && !builds ? 0 : OLDER - 1;
    *(to ? &s->n_new_oldest : &s->n_middle) += found.held;
    return to;
}

/* A collection of everything is over. */
static void note_full(struct gc_state *s, struct found found)
{
    enum { SHARE = 4 };
    s->n_oldest = found.held;
    s->n_new_oldest = s->passed = 0;
    s->fruitful = found.garbage >= found.held / SHARE;
}

/* Collects the young ones and the older generations up to `upto` (0: only the
 * young ones). */
static size_t collect(struct vm *vm, struct gc_state *s, int upto)
{
    struct gc_head set, garbage, *young = &vm->priv->gc_young;
    list_init(&set);
    if (upto) /* as in CPython the younger ones line up behind the oldest */
        list_append_all(&set, &s->older[upto - 1]);
    list_append_all(&set, young);
    for (int i = 0; i + 1 < upto; i++)
        list_append_all(&set, &s->older[i]);
    vm->priv->gc_count = 0;
    s->passed++;
    struct found found = find_garbage(&set, &garbage);
    struct gc_head *survivors = &s->older[grow_older(s, upto, found)];
    list_append_all(survivors, &set);
    if (upto == OLDER)
        note_full(s, found);
    if (list_empty(&garbage))
        return 0;
    if (finalize_all(vm, &garbage)) {
        /* A finalizer may have handed its object, or anything that it
         * reaches, to somebody. Who does so rarely keeps it for long: it is as
         * young again as what is new. */
        struct gc_head left;
        find_garbage(&garbage, &left);
        list_append_all(young, &garbage);
        list_append_all(&garbage, &left);
    }
    return clear_all(vm, &garbage, survivors);
}

/* -- what is never finalized -- */

struct spared {
    VEC(value) todo;
};

static int spare(value v, void *arg)
{
    struct spared *s = arg;
    if (!head_of(v) || gc_is_finalized(v))
        return 0;
    gc_set_finalized(v);
    vec_push(&s->todo, v);
    return 0;
}

void gc_spare(value root)
{
    struct spared s = {0};
    spare(root, &s);
    while (s.todo.n)
        follow(vec_pop(&s.todo), spare, &s);
    vec_fini(&s.todo);
}

static double cpu_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void add_cost(struct gc_costs *c, double took)
{
    c->collections++;
    c->total += took;
    if (took > c->longest)
        c->longest = took;
}

struct gc_costs gc_costs(struct vm *vm)
{
    return state(vm)->costs;
}

static size_t run(struct vm *vm, int upto)
{
    struct gc_state *s = state(vm);
    if (s->running)
        return 0;
    s->running = true;
    double began = cpu_seconds();
    value before = exc_fetch(vm);
    size_t n = collect(vm, s, upto);
    if (vm->exc)
        exc_clear(vm);
    vm->exc = before;
    if (upto)
        s->rounds = s->n_middle = 0;
    add_cost(&s->costs, cpu_seconds() - began);
    s->running = false;
    return n;
}

size_t gc_collect(struct vm *vm)
{
    return run(vm, OLDER);
}

/* Have so many joined the oldest that it is worth looking at them? Where there
 * was much to find, a quarter of what stays, so that the garbage never is a
 * multiple of it; where there was little, twice as many, so that a growing
 * program is looked through a few times only. */
static bool oldest_grew(const struct gc_state *s)
{
    enum { FRUITFUL = 100000, BARREN = 250000 };
    size_t least = s->fruitful ? s->n_oldest / 4 : s->n_oldest * 2;
    return s->n_new_oldest >= (s->fruitful ? FRUITFUL : BARREN) &&
           s->n_new_oldest >= least;
}

/* Has looking at the young ones taken so long that looking at the oldest adds a
 * little only? An endless program lets few grow old, one by one, and is as
 * large in the end as it has ever been at once. */
static bool oldest_are_cheap(const struct gc_state *s, size_t threshold)
{
    enum { TIMES = 10, FEW = 1000 };
    return s->n_new_oldest >= FEW && s->n_new_oldest >= s->n_oldest / 4 &&
           s->passed * threshold >= TIMES * (s->n_oldest + s->n_new_oldest);
}

/* Up to which generation it is time to look. */
static int generation_due(struct gc_state *s, size_t threshold)
{
    enum { ROUNDS = 10, MIDDLE = 40000 };
    if (oldest_grew(s) || oldest_are_cheap(s, threshold))
        return OLDER;
    return ++s->rounds >= ROUNDS || s->n_middle >= MIDDLE;
}

void gc_maybe_collect(struct vm *vm)
{
    struct gc_state *s = state(vm);
    if (s->running || s->disabled || !s->thresholds[0]) {
        vm->priv->gc_count = 0;
        return;
    }
    run(vm, generation_due(s, vm->priv->gc_threshold));
}

void gc_enable(struct vm *vm, bool on)
{
    state(vm)->disabled = !on;
}

int *gc_thresholds(struct vm *vm)
{
    return state(vm)->thresholds;
}

bool gc_enabled(struct vm *vm)
{
    return !state(vm)->disabled;
}
