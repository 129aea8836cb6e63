/* A call that blocks inside the loop: who was kept waiting by it, and for how
 * long. Says so only when somebody was. */
#include <string.h>

#include "loop/port.h"
#include "loop/priv.h"
#include "vm/lane.h"

enum { NAMED_MAX = 3 }; /* the rest is counted */

/* A list in words that is cut short: "a, b, c and 4 more". */
struct words {
    struct vm *vm;
    struct buf *out;
    size_t n;
};

static bool next_word(struct words *w)
{
    if (w->n++ < NAMED_MAX) {
        buf_addz(w->out, w->n > 1 ? ", " : " ");
        return true;
    }
    return false;
}

static void end_words(struct words *w)
{
    if (w->n > NAMED_MAX)
        buf_printf(w->out, " and %zu more", w->n - NAMED_MAX);
    buf_addc(w->out, '.');
}

/* "main's timer", "the callback print('late')" */
static void add_owner(struct words *w, struct timer *t)
{
    size_t before = w->out->n;
    event_id task = t->task;
    if (t->handle) {
        struct handle_obj *h = handle_of_timer(t);
        buf_addz(w->out, "the callback ");
        if (h->callback && callback_describe(w->vm, h->callback, h->args,
                                             w->out))
            return;
        w->out->n = before;
    } else {
        task = future_waiter_id(&sleep_of_timer(t)->fut);
    }
    if (task)
        label_task(w->vm, task, w->out);
    buf_addz(w->out, task ? "'s timer" : "a timer");
}

static void add_timer(struct words *w, const struct timerq_entry *e,
                      double now)
{
    if (!next_word(w))
        return;
    add_owner(w, e->timer);
    buf_printf(w->out, " by %.6g s", now - e->when);
}

static bool is_late(const struct timerq_entry *e, double now)
{
    return !e->timer->cancelled && e->when < now;
}

static bool is_before(const struct timerq_entry *a,
                      const struct timerq_entry *b)
{
    return a->when < b->when || (a->when == b->when && a->order < b->order);
}

/* The timers that should have fired meanwhile, the earliest first. */
static void add_late(struct words *w, const struct timerq *q, double now)
{
    const struct timerq_entry *told = NULL;
    buf_addz(w->out, " Late now:");
    for (;;) {
        const struct timerq_entry *next = NULL;
        size_t left = 0;
        for (size_t i = 0; i < q->n; i++) {
            const struct timerq_entry *e = &q->heap[i];
            if (!is_late(e, now) || (told && !is_before(told, e)))
                continue;
            left++;
            if (!next || is_before(e, next))
                next = e;
        }
        if (!next)
            break;
        if (w->n == NAMED_MAX) {
            w->n += left;
            break;
        }
        add_timer(w, next, now);
        told = next;
    }
    end_words(w);
}

static int add_ready(struct handle *h, void *arg)
{
    struct words *w = arg;
    if (h->kind != HANDLE_STEP && h->kind != HANDLE_WAKEUP)
        return 0;
    if (next_word(w))
        label_task(w->vm, ((struct task_obj *)h->target)->fut.id, w->out);
    return 0;
}

static size_t count_late(const struct timerq *q, double now)
{
    size_t n = 0;
    for (size_t i = 0; i < q->n; i++)
        n += is_late(&q->heap[i], now);
    return n;
}

void late_report(struct vm *vm, double since, const char *call)
{
    struct loop_obj *loop = loop_state(vm)->running;
    double now = vm_now(vm);
    if (!vm->tracing || !loop || loop->waiter || !(now > since))
        return;
    EMIT(vm, block, .task = vm->current_task, .seconds = now - since);
    struct buf text = {0}, ready = {0};
    struct words waiting = {.vm = vm, .out = &ready};
    ready_each(&loop->ready, add_ready, &waiting);
    size_t late = count_late(&loop->timers, now);
    if (vm->current_task)
        label_task(vm, vm->current_task, &text);
    else
        buf_addz(&text, "A callback");
    buf_printf(&text, " held the event loop for %.6g s (%s%s): nothing else "
               "could run.", now - since,
               strncmp(call, "sleep(", 6) == 0 ? "time." : "", call);
    if (late)
        add_late(&(struct words){.vm = vm, .out = &text}, &loop->timers, now);
    if (waiting.n) {
        buf_addz(&text, " Ready, and kept waiting:");
        buf_adds(&text, buf_str(&ready));
        end_words(&(struct words){.out = &text, .n = waiting.n});
    }
    if (late || waiting.n)
        EMIT(vm, diag, .kind = STR("blocking"), .text = buf_str(&text));
    buf_fini(&ready);
    buf_fini(&text);
}
