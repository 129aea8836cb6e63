/* A lane's life on its POSIX thread: it waits for the baton, calls what it was
 * started with, and gives the baton on for good. */
#include <limits.h>
#include <signal.h>
#include <stdlib.h>

#include "base/mem.h"
#include "vm/alloc.h"
#include "vm/data_priv.h"
#include "vm/exc.h"
#include "vm/frame.h"
#include "vm/gc.h"
#include "vm/interp_priv.h"
#include "vm/lane_priv.h"
#include "vm/lib_priv.h"
#include "vm/priv.h"
#include "vm/process.h"
#include "vm/vm.h"

/* CPython's limit is what the system gives; ours is high enough for the lessons
 * that start ten thousand threads to count them. */
enum { LANES_MAX = 10001 };

/* A thousand levels of the deepest recursion through C code (repr, sorted with
 * a key, ...) take less than 256 KiB; sanitizers make frames many times as
 * large. RESERVE is for what doesn't ask whether there is room. */
enum { RESERVE = 256 << 10 };
#if defined(__SANITIZE_ADDRESS__)
enum { STACK = 16 << 20 };
#else
enum { STACK = 1 << 20 };
#endif

/* What a lane costs beside its objects: the pages of its stack that it uses,
 * and the system's own. Counted against the budget of memory. */
enum { LANE_BYTES = 32 << 10 };

/* -- the baton -------------------------------------------------------------- */

#define EXCHANGE(T, a, b)                                                     \
    do {                                                                      \
        T exchange_ = (a);                                                    \
        (a) = (b);                                                            \
        (b) = exchange_;                                                      \
    } while (0)

void lane_exchange(struct vm *vm, struct lane *l)
{
    struct lane_part *p = &l->part;
    EXCHANGE(value, vm->exc, p->exc);
    EXCHANGE(struct frame *, vm->frame, p->frame);
    EXCHANGE(uint32_t, vm->depth, p->depth);
    EXCHANGE(event_id, vm->current_task, p->current_task);
    EXCHANGE(const char *, vm->priv->stack_limit, p->stack_limit);
    EXCHANGE(value, vm->context, p->context);
    p->reprs = repr_exchange(p->reprs);
    p->nesting = dealloc_exchange(p->nesting);
    if (vm_hooks.lane_exchange)
        vm_hooks.lane_exchange(vm, p->loop);
}

/* Signals go to the lane that runs: its handlers (a screen's poke) look at what
 * only the holder of the baton may look at. */
static void take_signals(bool take)
{
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(take ? SIG_UNBLOCK : SIG_BLOCK, &all, NULL);
}

/* Makes `next` the one that runs: from here on nothing of the vm is ours. */
static void pass_on(struct vm *vm, struct lane *me, struct lane *next)
{
    lane_exchange(vm, me);
    take_signals(false);
    lanes_of(vm)->current = next;
    sem_post(&next->turn);
}

static void await_turn(struct vm *vm, struct lane *me)
{
    while (sem_wait(&me->turn) < 0)
        continue; /* a signal came */
    take_signals(true);
    lane_exchange(vm, me);
}

void lane_hand(struct vm *vm, struct lane *me, struct lane *next)
{
    pass_on(vm, me, next);
    await_turn(vm, me);
}

/* -- from start to end ------------------------------------------------------ */

/* An exception that leaves the function it was started with: SystemExit only
 * ends the thread, any other is told. */
static void tell_uncaught(struct vm *vm, struct lane *l)
{
    if (vm->limit_hit)
        return;
    if (exc_is(vm, &exc_SystemExit))
        exc_clear(vm);
    else
        exc_unraisable_in(vm, "in thread started by", l->function);
}

static void call_function(struct vm *vm, struct lane *l)
{
    EMIT(vm, thread_run, .thread = l->id);
    value r = op_call_ex(vm, l->function, l->args, l->kwargs);
    if (!r)
        tell_uncaught(vm, l);
    xunref(vm, r);
}

/* Drops what the lane holds; who joins it is woken last, as in CPython. */
static void let_go(struct vm *vm, struct lane *l)
{
    clear_slot(vm, &l->function);
    clear_slot(vm, &l->args);
    clear_slot(vm, &l->kwargs);
    clear_slot(vm, &vm->context);
    if (vm_hooks.lane_end)
        vm_hooks.lane_end(vm);
    if (l->sentinel && !vm->limit_hit)
        l->release(vm, l->sentinel);
    clear_slot(vm, &l->sentinel);
    exc_clear(vm);
}

/* The lane is over: the baton goes on. When the run is ending it goes to the
 * main lane, which is where a run ends. */
static void give_up_turn(struct vm *vm, struct lane *l)
{
    struct lanes *s = lanes_of(vm);
    if (!vm->limit_hit)
        EMIT(vm, thread_done, .thread = l->id);
    l->state = LANE_OVER;
    s->over++;
    s->n--;
    vm->memory -= LANE_BYTES;
    struct lane *next = vm->limit_hit ? s->all : lane_pick(vm);
    if (!next && !vm->limit_hit)
        lane_report_deadlock(vm);
    if (!next)
        next = s->all;
    exc_clear(vm);
    pass_on(vm, l, next);
}

static void *thread_main(void *arg)
{
    struct lane *l = arg;
    struct vm *vm = l->vm;
    l->part.stack_limit =
        (const char *)__builtin_frame_address(0) - (STACK - RESERVE);
    await_turn(vm, l);
    l->state = LANE_RUNS;
    if (!vm->limit_hit)
        call_function(vm, l);
    let_go(vm, l);
    give_up_turn(vm, l);
    return NULL;
}

int lane_thread_start(struct lane *l)
{
    enum { GUARD = 16 << 10 }; /* below the limit, beside the system's page */
    pthread_attr_t attr;
    pthread_attr_init(&attr);
    pthread_attr_setstacksize(&attr, STACK + GUARD);
    take_signals(false); /* the new thread begins with our mask */
    int error = pthread_create(&l->thread, &attr, thread_main, l);
    take_signals(true);
    pthread_attr_destroy(&attr);
    return error;
}

/* -- for the program -------------------------------------------------------- */

/* Frees the lanes that are over; their threads end at once. */
static void reap(struct vm *vm)
{
    struct lanes *s = lanes_of(vm);
    for (struct lane *l = s->all, *next; l && s->over; l = next) {
        next = l->next_lane;
        if (l->state != LANE_OVER || l->child)
            continue;
        pthread_join(l->thread, NULL);
        lane_free(vm, l);
        s->over--;
    }
}

int64_t lane_start(struct vm *vm, value function, value args, value kwargs,
                   struct str name)
{
    lane_begin(vm);
    struct lanes *s = lanes_of(vm);
    reap(vm);
    if (!vm_reserve(vm, LANE_BYTES))
        return -1;
    struct lane *l = s->n < LANES_MAX ? lane_new(vm, name) : NULL;
    if (l && lane_thread_start(l)) {
        s->n--;
        lane_free(vm, l);
        l = NULL;
    }
    if (!l) {
        exc_raise(vm, &exc_RuntimeError, "can't start new thread");
        return -1;
    }
    vm->memory += LANE_BYTES;
    l->function = ref(function);
    l->args = ref(args);
    l->kwargs = xref(kwargs);
    EMIT(vm, thread_new, .thread = l->id,
         .name = str_of(l->name), .kind = STR("thread"));
    ready_push(s, l);
    lane_slice(vm);
    return l->ident;
}

/* -- the end of the run ----------------------------------------------------- */

static int spare(value v, void *arg)
{
    (void)arg;
    gc_spare(v);
    return 0;
}

/* CPython never takes a daemon thread's stack down: nothing that its frames
 * reach is finalized. Modules are emptied all the same, so what only they reach
 * is not spared. */
static void spare_what_is_held(struct vm *vm)
{
    size_t pos = 0;
    value name, module;
    while (dict_each(vm->modules, &pos, &name, &module))
        if (type_of(module) == &module_type)
            gc_set_finalized(module_dict(module));
    for (struct lane *l = lanes_of(vm)->all->next_lane; l; l = l->next_lane) {
        if (l->state == LANE_OVER || l->child)
            continue;
        for (struct frame *f = l->part.frame; f; f = f->back)
            frame_traverse(f, true, spare, NULL);
        if (l->args)
            gc_spare(l->args);
    }
}

void lanes_end(struct vm *vm)
{
    struct lanes *s = lanes_of(vm);
    if (!s)
        return;
    processes_end(vm);
    spare_what_is_held(vm);
    struct limits limits = vm->limits;
    bool hit = vm->limit_hit;
    const char *what = vm->limit_what;
    /* Each unwinds as it stands: while limit_hit is set, no handler of the
     * program runs. */
    vm->limit_hit = true;
    vm->limits.steps = vm->step_stop = 0;
    for (struct lane *l = s->all->next_lane; l; l = l->next_lane)
        if (l->state != LANE_OVER && !l->child)
            lane_hand(vm, s->all, l);
    vm->limit_hit = hit;
    vm->limit_what = what;
    vm->limits.steps = vm->step_stop = limits.steps;
    reap(vm);
    clear_slot(vm, &s->all->sentinel);
    while (s->all)
        lane_free(vm, s->all);
    free(s);
    vm->priv->lanes = NULL;
}
