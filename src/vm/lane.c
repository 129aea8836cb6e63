/* Who runs next: the ready lanes, those with a deadline, and how a lane blocks
 * and is woken. */
#include "vm/lane.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "vm/exc.h"
#include "vm/frame.h"
#include "vm/lane_priv.h"
#include "vm/object.h"
#include "vm/priv.h"
#include "vm/process.h"
#include "vm/vm.h"

/* -- queues ----------------------------------------------------------------- */

void ready_push(struct lanes *s, struct lane *l)
{
    l->state = LANE_READY;
    l->next_ready = NULL;
    *(s->ready ? &s->last_ready->next_ready : &s->ready) = l;
    s->last_ready = l;
}

static struct lane *ready_pop(struct lanes *s)
{
    struct lane *l = s->ready;
    if (l)
        s->ready = l->next_ready;
    return l;
}

static void queue_push(struct lane_queue *q, struct lane *l)
{
    l->queue = q;
    l->next = NULL;
    l->prev = q->last;
    *(q->last ? &q->last->next : &q->first) = l;
    q->last = l;
}

static void queue_remove(struct lane_queue *q, struct lane *l)
{
    *(l->prev ? &l->prev->next : &q->first) = l->next;
    *(l->next ? &l->next->prev : &q->last) = l->prev;
    l->prev = l->next = NULL;
    l->queue = NULL;
}

/* Those with a deadline stand in the order in which they will be due; equal
 * ones in the order in which they began to wait. */
static void timed_insert(struct lanes *s, struct lane *l)
{
    struct lane *before = s->latest;
    while (before && before->deadline > l->deadline)
        before = before->earlier;
    l->earlier = before;
    l->later = before ? before->later : s->earliest;
    *(before ? &before->later : &s->earliest) = l;
    *(l->later ? &l->later->earlier : &s->latest) = l;
    l->timed = true;
}

static void timed_remove(struct lanes *s, struct lane *l)
{
    *(l->earlier ? &l->earlier->later : &s->earliest) = l->later;
    *(l->later ? &l->later->earlier : &s->latest) = l->earlier;
    l->earlier = l->later = NULL;
    l->timed = false;
}

/* -- finding lanes ---------------------------------------------------------- */

struct lanes *lanes_of(struct vm *vm)
{
    return vm->priv->lanes;
}

bool lane_many(struct vm *vm)
{
    const struct lanes *s = lanes_of(vm);
    return s && (s->n > 1 || process_is_child(vm));
}

struct lane *lane_current(struct vm *vm)
{
    return lanes_of(vm) ? lanes_of(vm)->current : NULL;
}

int64_t lane_ident(struct vm *vm)
{
    const struct lane *l = lane_current(vm);
    return l ? l->ident : 1;
}

const char *lane_name(struct vm *vm)
{
    const struct lane *l = lane_current(vm);
    return l ? l->name : "MainThread";
}

bool lane_is_main(struct vm *vm)
{
    return !lanes_of(vm) || lane_current(vm) == lanes_of(vm)->all;
}

event_id lane_id(struct vm *vm)
{
    const struct lane *l = lane_current(vm);
    return l ? l->id : 1;
}

size_t lane_count(struct vm *vm)
{
    const struct lanes *s = lanes_of(vm);
    return s ? s->n - 1 - s->children : 0;
}

static void set_name(struct lane *l, struct str name)
{
    free(l->name);
    l->name = xmalloc(name.n + 1);
    memcpy(l->name, name.p, name.n);
    l->name[name.n] = '\0';
}

void lane_rename(struct vm *vm, int64_t ident, struct str name)
{
    if (ident == 1)
        lane_begin(vm);
    struct lane *l = lanes_of(vm) ? lanes_of(vm)->all : NULL;
    while (l && l->ident != ident)
        l = l->next_lane;
    if (l)
        set_name(l, name);
}

void lane_block_on(struct vm *vm, struct str text)
{
    if (text.n == 0 && !lanes_of(vm))
        return;
    lane_begin(vm);
    struct buf *b = &lane_current(vm)->next_what;
    b->n = 0;
    buf_adds(b, text);
}

/* -- making and freeing ----------------------------------------------------- */

struct lane *lane_new(struct vm *vm, struct str name)
{
    struct lanes *s = lanes_of(vm);
    struct lane *l = xcalloc(1, sizeof *l);
    l->vm = vm;
    l->ident = ++s->idents;
    l->id = (event_id)l->ident;
    l->deadline = LANE_FOR_EVER;
    l->part.loop = xcalloc(1, vm_hooks.lane_size ? vm_hooks.lane_size : 1);
    sem_init(&l->turn, 0, 0);
    set_name(l, name);
    *(s->last ? &s->last->next_lane : &s->all) = l;
    s->last = l;
    s->n++;
    return l;
}

void lane_free(struct vm *vm, struct lane *l)
{
    struct lanes *s = lanes_of(vm);
    struct lane *before = NULL;
    for (struct lane *at = s->all; at != l; at = at->next_lane)
        before = at;
    *(before ? &before->next_lane : &s->all) = l->next_lane;
    if (s->last == l)
        s->last = before;
    sem_destroy(&l->turn);
    buf_fini(&l->what);
    buf_fini(&l->next_what);
    free(l->part.loop);
    free(l->child);
    free(l->name);
    free(l);
}

void lane_begin(struct vm *vm)
{
    if (lanes_of(vm))
        return;
    struct lanes *s = vm->priv->lanes = xcalloc(1, sizeof *s);
    s->current = lane_new(vm, STR("MainThread"));
    s->current->state = LANE_RUNS;
}

void lanes_forked(struct vm *vm)
{
    struct lanes *s = lanes_of(vm);
    struct lane *me = s->current;
    me->id = (event_id)process_number(vm);
    me->next_lane = NULL;
    *s = (struct lanes){
        .all = me, .last = me, .current = me, .n = 1, .idents = s->idents,
    };
}

void lane_set_sentinel(struct vm *vm, value lock,
                       void (*release)(struct vm *vm, value lock))
{
    lane_begin(vm);
    struct lane *l = lane_current(vm);
    clear_slot(vm, &l->sentinel);
    l->sentinel = ref(lock);
    l->release = release;
}

/* -- who runs next ---------------------------------------------------------- */

/* A lane that is due keeps its place in the queue it waits in until its turn
 * comes, as a thread does that has not yet heard that its time is over. */
static void make_ready(struct lanes *s, struct lane *l)
{
    if (l->timed)
        timed_remove(s, l);
    ready_push(s, l);
}

/* It has the baton again. */
static void stop_waiting(struct lanes *s, struct lane *l)
{
    if (l->queue)
        queue_remove(l->queue, l);
    if (l->timed)
        timed_remove(s, l);
    l->held_by = 0;
    l->state = LANE_RUNS;
}

/* Nobody is ready: time passes until the first deadline, and all that are due
 * then are. A child process gives the baton back meanwhile. False when there
 * is nothing to wait for. */
static bool let_time_pass(struct vm *vm, struct lanes *s)
{
    if (process_is_child(vm))
        process_ask(vm, s->earliest ? s->earliest->deadline : LANE_FOR_EVER);
    else if (s->earliest)
        vm->port->wait_until(vm->port, s->earliest->deadline);
    else
        return false;
    double now = vm_now(vm);
    while (s->earliest && s->earliest->deadline <= now) {
        struct lane *l = s->earliest;
        l->due = true;
        make_ready(s, l);
    }
    return true;
}

struct lane *lane_pick(struct vm *vm)
{
    struct lanes *s = lanes_of(vm);
    for (;;) {
        while (!s->ready)
            if (!let_time_pass(vm, s))
                return NULL;
        struct lane *l = ready_pop(s);
        if (!l->child) {
            lane_slice(vm);
            return l;
        }
        process_visit(vm, l);
        if (vm->limit_hit)
            return NULL;
    }
}

/* Every lane has to hear that the run is ending, whoever found out. */
static enum lane_result say_ending(struct vm *vm)
{
    vm_limit(vm, vm->limit_what);
    return LANE_ENDING;
}

/* Gives the baton on; back with it, the lane's wait is over. */
static enum lane_result give_away(struct vm *vm, struct lane *me)
{
    struct lane *next = lane_pick(vm);
    if (!next && !vm->limit_hit)
        lane_report_deadlock(vm);
    else if (next && next != me)
        lane_hand(vm, me, next);
    stop_waiting(lanes_of(vm), me);
    if (vm->limit_hit)
        return say_ending(vm);
    if (lanes_of(vm)->idents > 1)
        EMIT(vm, thread_run, .thread = me->id);
    return me->due ? LANE_DUE : LANE_WOKEN;
}

/* What the lane waits for: the words of lane_block_on, which say all there is to
 * say; else `what`, and who has it. */
static void set_words(struct lane *me, const char *what, int64_t held_by)
{
    bool told = me->next_what.n > 0;
    me->what.n = 0;
    if (told)
        buf_adds(&me->what, buf_str(&me->next_what));
    else
        buf_addz(&me->what, what);
    me->held_by = told ? 0 : held_by;
    me->next_what.n = 0;
}

void lane_blocked(struct vm *vm, struct lane *l, double deadline)
{
    l->state = LANE_WAITS;
    l->due = false;
    l->deadline = deadline;
    if (deadline < LANE_FOR_EVER)
        timed_insert(lanes_of(vm), l);
}

enum lane_result lane_wait(struct vm *vm, double deadline, const char *what,
                           struct lane_queue *queue, int64_t held_by)
{
    lane_begin(vm);
    struct lanes *s = lanes_of(vm);
    struct lane *me = s->current;
    if (vm->limit_hit)
        return say_ending(vm);
    if (s->calling) {
        exc_raise(vm, &exc_RuntimeError,
                  "what is called when a process sends something can't wait");
        return LANE_ENDING;
    }
    s->slices = 0;
    set_words(me, what, held_by);
    if (s->idents > 1) /* else it is a program without threads */
        EMIT(vm, thread_block, .thread = me->id,
             .what = buf_str(&me->what));
    if (queue)
        queue_push(queue, me);
    lane_blocked(vm, me, deadline);
    double since = vm_now(vm);
    enum lane_result r = give_away(vm, me);
    if (vm->tracing && r >= 0 && vm_hooks.held)
        vm_hooks.held(vm, since, buf_z(&me->what));
    return r;
}

void lane_wake(struct vm *vm, struct lane *l)
{
    if (l->state == LANE_WAITS)
        make_ready(lanes_of(vm), l);
}

event_id lane_first(const struct lane_queue *queue)
{
    return queue->first ? queue->first->id : 0;
}

void lane_wake_first(struct vm *vm, struct lane_queue *queue)
{
    struct lane *l = queue->first;
    if (!l)
        return;
    queue_remove(queue, l);
    lane_wake(vm, l);
}

enum lane_result lane_yield(struct vm *vm)
{
    struct lanes *s = lanes_of(vm);
    if (!s || !s->ready || s->calling)
        return LANE_WOKEN;
    struct lane *me = s->current;
    me->due = false;
    ready_push(s, me);
    return give_away(vm, me);
}

/* -- lanes that wait by looking ---------------------------------------------- */

/* Turns of loops in a slice: what CPython's switch interval of 5 ms lets through,
 * about. And slices for each lane in which none waited, until time goes on. */
enum { SLICE = 100000, PATIENCE = 10 };

void lane_slice(struct vm *vm)
{
    uint64_t left = vm->limits.steps - vm->steps;
    if (vm->steps <= vm->limits.steps)
        vm->step_stop = vm->steps + (left < SLICE ? left : SLICE);
}

enum lane_result lane_slice_over(struct vm *vm)
{
    struct lanes *s = lanes_of(vm);
    if (!lane_many(vm) || process_is_child(vm)) {
        vm->step_stop = vm->limits.steps;
        return LANE_WOKEN;
    }
    lane_slice(vm);
    /* the library's own code counts on going on until it waits */
    if (s->calling || !vm->frame->code->user)
        return LANE_WOKEN;
    if (s->earliest && ++s->slices >= PATIENCE * s->n) {
        s->slices = 0;
        let_time_pass(vm, s);
    }
    return lane_yield(vm);
}

enum lane_result lane_sleep(struct vm *vm, double seconds)
{
    double until = vm_now(vm) + seconds;
    if (!lane_many(vm)) {
        vm->port->wait_until(vm->port, until);
        return LANE_WOKEN;
    }
    if (seconds == 0)
        return lane_yield(vm);
    struct buf what = {0};
    buf_printf(&what, "sleep(%g)", seconds);
    enum lane_result r = lane_wait(vm, until, buf_z(&what), NULL, 0);
    buf_fini(&what);
    return r < 0 ? r : LANE_WOKEN;
}

value lane_call(struct vm *vm, value f, value arg)
{
    lanes_of(vm)->calling = true;
    value r = value_call1(vm, f, arg);
    lanes_of(vm)->calling = false;
    return r;
}
