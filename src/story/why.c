/* The WHY line (TEACHING §2): the cause of what the step shows, then what comes
 * next. A step is first read into a digest; the most telling of its events gives
 * the sentence. */
#include <ctype.h>

#include "story/priv.h"
#include "trace/reader.h"

/* What a step's events hold, as indices into the store; NO_EVENT: none. */
struct digest {
    uint32_t of[EV_COUNT];   /* the last event of each kind */
    uint32_t first[EV_COUNT];
    uint32_t count[EV_COUNT];
    uint32_t yield;          /* a ready.push with why "yield" */
    uint32_t main_push;      /* first push of a task without a parent */
};

struct telling {
    const struct story *s;
    const struct model *m;
    const struct step_view *v;
    struct digest d;
    struct buf *out;
};

static struct event get(const struct telling *w, uint32_t index)
{
    struct event e;
    trace_store_get(w->m->store, index, &e);
    return e;
}

static bool has(const struct telling *w, enum event_kind k)
{
    return w->d.of[k] != NO_EVENT;
}

/* Long steps (a jump that wakes 100,000 tasks) are read from both ends. */
static void digest_read(struct telling *w)
{
    enum { ENDS = 2000 };
    struct digest *d = &w->d;
    size_t from = w->v->from, to = w->v->to;
    *d = (struct digest){.yield = NO_EVENT, .main_push = NO_EVENT};
    for (int k = 0; k < EV_COUNT; k++)
        d->of[k] = d->first[k] = NO_EVENT;
    for (size_t i = from; i < to; i++) {
        if (to - from > 2 * ENDS && i == from + ENDS)
            i = to - ENDS;
        enum event_kind k = trace_store_kind(w->m->store, i);
        if (d->first[k] == NO_EVENT)
            d->first[k] = (uint32_t)i;
        d->of[k] = (uint32_t)i;
        d->count[k]++;
        if (k == EV_ready_push &&
            str_eqz(get(w, (uint32_t)i).ready_push.why, "yield"))
            d->yield = (uint32_t)i;
    }
}

static void say(struct telling *w, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static void say(struct telling *w, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    buf_vprintf(w->out, format, ap);
    va_end(ap);
}

static void say_task(struct telling *w, uint32_t task)
{
    if (task || w->out->n)
        add_task(w->m, task, w->out);
    else
        buf_addz(w->out, "The program");
}

/* The name of the function that a frame runs, without its class or module. */
static void say_function(struct telling *w, uint32_t frame)
{
    struct event e;
    if (!story_frame(w->s, frame, &e)) {
        buf_addz(w->out, "the function");
        return;
    }
    struct str fn = e.frame_new.fn;
    for (size_t i = fn.n; i-- > 0;)
        if (fn.p[i] == '.') {
            fn = (struct str){fn.p + i + 1, fn.n - i - 1};
            break;
        }
    buf_adds(w->out, fn);
}

/* Up to three labels: "count#1, count#2 and count#3", "a, b and 7 more". */
static void say_labels(struct telling *w, const uint32_t *tasks, size_t n)
{
    size_t shown = n <= 3 ? n : 2;
    for (size_t i = 0; i < shown; i++) {
        if (i)
            say(w, "%s", i + 1 == n ? " and " : ", ");
        say_task(w, tasks[i]);
    }
    if (shown < n)
        say(w, " and %zu more", n - shown);
}

/* -- causes ---------------------------------------------------------------- */

/* The name in "def NAME", "async def NAME" or "class NAME"; empty for any other
 * line. */
static struct str defined_name(struct str text)
{
    static const char *const heads[] = {"async def ", "def ", "class "};
    while (text.n && isspace((unsigned char)text.p[0]))
        text.p++, text.n--;
    for (int h = 0; h < 3; h++) {
        if (!str_starts(text, heads[h]))
            continue;
        size_t start = strlen(heads[h]), end = start;
        while (end < text.n && (isalnum((unsigned char)text.p[end]) ||
                                text.p[end] == '_' ||
                                (unsigned char)text.p[end] >= 0x80))
            end++;
        return (struct str){text.p + start, end - start};
    }
    return (struct str){"", 0};
}

/* Was the task's last wait a sleep? */
static bool slept(const struct telling *w, uint32_t task)
{
    if (task >= w->m->tasks.n || w->m->tasks.p[task].wait_event == NO_EVENT)
        return false;
    struct event e = get(w, w->m->tasks.p[task].wait_event);
    return str_eqz(e.task_wait.on.kind, "sleep");
}

static void tell_clock(struct telling *w)
{
    struct event e = get(w, w->d.of[EV_loop_clock]);
    uint32_t tasks[4] = {0};
    size_t n = 0;
    say(w, "Nothing was ready, so the clock jumped to ");
    add_seconds(e.loop_clock.to, w->out);
    say(w, ", the earliest timer.");
    for (size_t i = w->v->from; i < w->v->to; i++) {
        if (trace_store_kind(w->m->store, i) != EV_task_wake)
            continue;
        if (n < 4)
            tasks[n] = get(w, (uint32_t)i).task_wake.task;
        n++;
    }
    if (!n)
        return;
    buf_addc(w->out, ' ');
    say_labels(w, tasks, n);
    if (n == 1)
        say(w, "'s %s is over: ready, not yet running.",
            slept(w, tasks[0]) ? "sleep" : "wait");
    else
        say(w, " have waited long enough: ready, not yet running.");
    if (has(w, EV_task_cancel))
        say(w, " The timer was a timeout: what it waited for is cancelled.");
}

/* What became of a gather that the task belongs to. */
static void tell_waiters(struct telling *w, uint32_t task)
{
    for (size_t t = 1; t < w->m->tasks.n; t++) {
        const struct m_task *other = &w->m->tasks.p[t];
        if (other->state != TASK_WAITING || other->wait_event == NO_EVENT)
            continue;
        struct event wait = get(w, other->wait_event);
        if (str_eqz(wait.task_wait.on.kind, "task") &&
            wait.task_wait.on.id == task) {
            say(w, "; ");
            say_task(w, (uint32_t)t);
            say(w, " waited for it");
            return;
        }
        if (!str_eqz(wait.task_wait.on.kind, "gather") ||
            wait.task_wait.on.id >= w->m->futures.n)
            continue;
        const struct m_future *f = &w->m->futures.p[wait.task_wait.on.id];
        if (f->new_event == NO_EVENT)
            continue;
        struct event made = get(w, f->new_event);
        size_t at = 0, total = 0;
        bool mine = false;
        event_id id;
        while (json_list_each_id(made.future_new.of, &at, &id)) {
            total++;
            mine |= id == task;
        }
        if (mine) {
            say(w, "; ");
            say_task(w, (uint32_t)t);
            say(w, " now counts %u of %zu", f->done_count, total);
            return;
        }
    }
}

static void tell_done(struct telling *w)
{
    struct event e = get(w, w->d.of[EV_task_done]);
    say_task(w, e.task_done.task);
    if (str_eqz(e.task_done.outcome, "error")) {
        say(w, " failed with %.*s", STR_ARG(e.task_done.value));
    } else if (str_eqz(e.task_done.outcome, "cancelled")) {
        say(w, " is cancelled: CancelledError went all the way up");
    } else if (e.task_done.value.n == 0 ||
               str_eqz(e.task_done.value, "None")) {
        say(w, " is done: it reached its end and returned None");
    } else {
        say(w, " is done: it returned %.*s", STR_ARG(e.task_done.value));
    }
    tell_waiters(w, e.task_done.task);
    buf_addc(w->out, '.');
}

/* "chain(9) ran line 5: " when a line ran. */
static void tell_ran(struct telling *w, uint32_t task)
{
    say_task(w, task);
    if (w->v->ran_line)
        say(w, " ran line %d: ", w->v->ran_line);
    else
        say(w, ": ");
}

/* The queue that the step's block or join is about. */
static void say_waited_queue(struct telling *w)
{
    uint32_t queue = 0;
    if (has(w, EV_queue_block))
        queue = get(w, w->d.of[EV_queue_block]).queue_block.queue;
    else if (has(w, EV_queue_join))
        queue = get(w, w->d.of[EV_queue_join]).queue_join.queue;
    if (queue)
        model_queue_name(w->m, queue, w->out);
    else
        buf_addz(w->out, "the queue");
}

/* Did the task wake in get or put, find nothing, and wait again, all without
 * running a line? */
static bool was_robbed(struct telling *w, const struct event_on *on)
{
    return has(w, EV_task_run) && !has(w, EV_line) &&
           !has(w, EV_frame_new) && !has(w, EV_queue_get) &&
           !has(w, EV_queue_put) &&
           (str_eqz(on->kind, "queue.get") || str_eqz(on->kind, "queue.put"));
}

static void tell_wait(struct telling *w)
{
    struct event e = get(w, w->d.of[EV_task_wait]);
    const struct event_on *on = &e.task_wait.on;
    uint32_t task = e.task_wait.task;
    if (was_robbed(w, on)) {
        say_task(w, task);
        say(w, " woke, but what it was woken for had been taken meanwhile: it "
               "waits again.");
        return;
    }
    tell_ran(w, task);
    if (str_eqz(on->kind, "sleep") && has(w, EV_timer_set)) {
        struct event timer = get(w, w->d.of[EV_timer_set]);
        say(w, "%.*s set a timer for t=%.3f, so ", STR_ARG(on->text),
            timer.timer_set.when);
        say_task(w, task);
        say(w, " waits and gives control back.");
    } else if (str_eqz(on->kind, "gather")) {
        uint32_t made = w->d.count[EV_task_new];
        if (made)
            say(w, "gather made %u task%s; ", made, made == 1 ? "" : "s");
        say_task(w, task);
        say(w, " waits until all finish.");
    } else if (str_eqz(on->kind, "queue.get")) {
        say_waited_queue(w);
        say(w, " is empty, so ");
        say_task(w, task);
        say(w, " waits for a put.");
    } else if (str_eqz(on->kind, "queue.put")) {
        say_waited_queue(w);
        say(w, " is full, so ");
        say_task(w, task);
        say(w, " waits for a get.");
    } else if (str_eqz(on->kind, "queue.join")) {
        say(w, "items of ");
        say_waited_queue(w);
        say(w, " are unfinished, so ");
        say_task(w, task);
        say(w, " waits in join().");
    } else if (str_eqz(on->kind, "task")) {
        say_task(w, on->id);
        say(w, " is not done, so ");
        say_task(w, task);
        say(w, " waits for it and gives control back.");
    } else {
        say(w, "it waits for %.*s and gives control back.",
            STR_ARG(on->text.n ? on->text : STR("a future")));
    }
}

static void tell_yield(struct telling *w)
{
    struct event e = get(w, w->d.yield);
    tell_ran(w, e.ready_push.task);
    say(w, "sleep(0) sets no timer; it goes to the back of ready and runs in "
           "the next pass.");
}

static void tell_run_started(struct telling *w)
{
    struct event e = get(w, w->d.first[EV_task_new]);
    say(w, "asyncio.run started the loop and queued ");
    say_task(w, e.task_new.task);
    say(w, ": it is in ready and has not started.");
}

static void say_taken(struct telling *w, const struct event *e)
{
    const struct m_item *item = e->queue_get.item < w->m->items.n
                                    ? &w->m->items.p[e->queue_get.item] : NULL;
    say(w, " took ");
    if (!item || item->put_event == NO_EVENT) {
        say(w, "an item");
        return;
    }
    struct event put = get(w, item->put_event);
    say(w, "%.*s, put by ", STR_ARG(put.queue_put.text));
    say_task(w, put.queue_put.task);
    say(w, " ");
    add_seconds(e->t - put.t, w->out);
    say(w, " s ago");
}

/* A turn in which a put or get that had waited comes to its end. */
static void tell_served(struct telling *w)
{
    if (has(w, EV_queue_put)) {
        struct event e = get(w, w->d.of[EV_queue_put]);
        say(w, " Its put of %.*s into ", STR_ARG(e.queue_put.text));
        model_queue_name(w->m, e.queue_put.queue, w->out);
        say(w, " is done: there is room now.");
    } else if (has(w, EV_queue_get)) {
        struct event e = get(w, w->d.of[EV_queue_get]);
        say(w, " It");
        say_taken(w, &e);
        say(w, ", after waiting.");
    }
}

static void tell_turn(struct telling *w)
{
    struct event e = get(w, w->d.of[EV_task_run]);
    const struct m_task *t = e.task_run.task < w->m->tasks.n
                                 ? &w->m->tasks.p[e.task_run.task] : NULL;
    say_task(w, e.task_run.task);
    if (t && t->n_turns <= 1)
        say(w, " was first in ready, so it starts.");
    else if (w->v->ran_line)
        say(w, " goes on after line %d, where it stopped, with its variables.",
            w->v->ran_line);
    else
        say(w, " goes on where it stopped, with its variables.");
    tell_served(w);
}

static void tell_gathered(struct telling *w)
{
    struct event e = get(w, w->d.of[EV_task_wake]);
    if (slept(w, e.task_wake.task)) {
        say_task(w, e.task_wake.task);
        say(w, "'s sleep is over: ready, not yet running.");
        return;
    }
    say(w, "All that ");
    say_task(w, e.task_wake.task);
    say(w, " waited for is done: it is in ready, not yet running.");
}

static void tell_put(struct telling *w)
{
    struct event e = get(w, w->d.of[EV_queue_put]);
    say_task(w, e.queue_put.task);
    say(w, " put %.*s into ", STR_ARG(e.queue_put.text));
    model_queue_name(w->m, e.queue_put.queue, w->out);
    say(w, " without waiting: there was room.");
    if (has(w, EV_queue_unblock)) {
        struct event woken = get(w, w->d.of[EV_queue_unblock]);
        say(w, " That put woke ");
        say_task(w, woken.queue_unblock.task);
        say(w, "; another task may still take the item first.");
    }
}

static void tell_get(struct telling *w)
{
    struct event e = get(w, w->d.of[EV_queue_get]);
    say_task(w, e.queue_get.task);
    say_taken(w, &e);
    say(w, e.queue_get.waited ? ", after waiting." : ", without waiting.");
}

static void tell_task_done(struct telling *w)
{
    struct event e = get(w, w->d.of[EV_queue_done]);
    say(w, "task_done(): unfinished of ");
    model_queue_name(w->m, e.queue_done.queue, w->out);
    say(w, " is %lld; ", (long long)e.queue_done.unfinished);
    if (e.queue_done.unfinished)
        say(w, "join() waits for all of them.");
    else
        say(w, has(w, EV_task_wake) ? "join() lets go whoever waits in it."
                                    : "nobody waits in join().");
}

static void tell_cancel(struct telling *w)
{
    struct event e = get(w, w->d.of[EV_task_cancel]);
    say_task(w, e.task_cancel.by);
    say(w, " cancelled ");
    say_task(w, e.task_cancel.task);
    say(w, ": it gets CancelledError where it waits, on its next turn.");
}

static void tell_created(struct telling *w)
{
    uint32_t n = w->d.count[EV_task_new];
    struct event first = get(w, w->d.first[EV_task_new]);
    struct event last = get(w, w->d.of[EV_task_new]);
    say_task(w, first.task_new.parent);
    say(w, " created ");
    if (n == 1) {
        say_task(w, first.task_new.task);
        say(w, ": it is at the back of ready and has not started.");
    } else {
        say(w, "%u tasks, from ", n);
        say_task(w, first.task_new.task);
        say(w, " to ");
        say_task(w, last.task_new.task);
        say(w, ": they are in ready, in this order; none has started.");
    }
}

static void tell_block(struct telling *w)
{
    struct event e = get(w, w->d.of[EV_block]);
    say_task(w, e.block.task);
    say(w, " made a call that blocks (time.sleep) for ");
    add_seconds(e.block.seconds, w->out);
    say(w, " s: the whole loop stood still.");
}

static void tell_out(struct telling *w)
{
    struct event e = get(w, w->d.of[EV_out]);
    say_task(w, e.out.task);
    if (w->v->ran_line)
        say(w, " ran line %d and printed ", w->v->ran_line);
    else
        say(w, " printed ");
    add_quoted(e.out.text, w->out);
    buf_addc(w->out, '.');
}

/* Entered a coroutine by await: no new task, no visit to the loop. */
static void tell_entered(struct telling *w)
{
    struct event e = get(w, w->d.of[EV_frame_new]);
    say_task(w, w->m->running);
    if (str_eqz(e.frame_new.kind, "coro")) {
        say(w, " goes into ");
        say_function(w, e.frame_new.frame);
        say(w, "() itself: no new task, no visit to the loop.");
    } else {
        say(w, " called ");
        say_function(w, e.frame_new.frame);
        say(w, "(): its first line comes next.");
    }
}

static void tell_returned(struct telling *w)
{
    struct event e = get(w, w->d.of[EV_return_]), made;
    bool module = story_frame(w->s, e.return_.frame, &made) &&
                  str_eqz(made.frame_new.kind, "module");
    if (module) {
        say(w, "The program reached its end.");
        return;
    }
    say_function(w, e.return_.frame);
    say(w, "() returned %.*s straight to ",
        STR_ARG(e.return_.value.n ? e.return_.value : STR("None")));
    uint32_t parent = e.return_.frame < w->m->frames.n
                          ? w->m->frames.p[e.return_.frame].parent : 0;
    const struct m_frame *p =
        parent && parent < w->m->frames.n ? &w->m->frames.p[parent] : NULL;
    if (!p) {
        say(w, "its caller.");
        return;
    }
    if (story_frame(w->s, parent, &made) &&
        str_eqz(made.frame_new.kind, "module"))
        say(w, "the program");
    else
        say_function(w, parent);
    int line = w->m->current_frame == parent && w->v->next_line
                   ? p->previous_line : p->line;
    say(w, ", line %d.", line);
}

/* The line that was about to run when the step began, 0: none was. */
static int first_line(struct telling *w)
{
    if (!w->v->from)
        return 0;
    struct event e = get(w, (uint32_t)w->v->from - 1);
    return e.kind == EV_line ? (int)e.line.line : 0;
}

/* "n is now 3", for the newest `line` event's changes. */
static void tell_line(struct telling *w)
{
    say_task(w, w->m->running);
    int first = first_line(w);
    if (w->v->ran_line && first && first != w->v->ran_line &&
        w->d.count[EV_line] > 1)
        say(w, " ran lines %d and %d", first, w->v->ran_line);
    else if (w->v->ran_line)
        say(w, " ran line %d", w->v->ran_line);
    else
        say(w, " begins");
    if (has(w, EV_line)) {
        struct event e = get(w, w->d.of[EV_line]);
        struct buf key = {0}, v = {0};
        size_t at = 0;
        int n = 0;
        while (n < 3 && json_map_each(e.line.set, &at, &key, &v)) {
            say(w, "%s%s is now %s", n++ ? ", " : "; ", buf_z(&key),
                buf_z(&v));
        }
        buf_fini(&key);
        buf_fini(&v);
    }
    double before = w->v->from ? get(w, (uint32_t)w->v->from - 1).t : 0;
    if (w->m->t > before) {
        say(w, "; it took ");
        add_seconds(w->m->t - before, w->out);
        say(w, " s, and nothing else could run meanwhile");
    }
    if (has(w, EV_coro_new)) {
        struct event e = get(w, w->d.of[EV_coro_new]);
        say(w, "; %.*s() made a coroutine, none of its code has run",
            STR_ARG(e.coro_new.name));
    }
    buf_addc(w->out, '.');
}

static void tell_raise(struct telling *w)
{
    struct event e = get(w, w->d.of[EV_raise]);
    if (w->m->tasks.n <= 1 &&
        (str_eqz(e.raise.type, "SyntaxError") ||
         str_eqz(e.raise.type, "IndentationError") ||
         str_eqz(e.raise.type, "TabError"))) {
        say(w, "Line %d is not Python: %.*s. Nothing ran.", w->v->ran_line,
            STR_ARG(e.raise.text));
        return;
    }
    say_task(w, w->m->running);
    if (str_eqz(e.raise.type, "CancelledError")) {
        say(w, " was cancelled: CancelledError was raised");
        say(w, w->v->ran_line ? " at line %d, where it waited."
                              : " where it waited.", w->v->ran_line);
        return;
    }
    say(w, " raised %.*s", STR_ARG(e.raise.type));
    if (e.raise.text.n)
        say(w, "(%.*s)", STR_ARG(e.raise.text));
    if (w->v->ran_line)
        say(w, " at line %d", w->v->ran_line);
    buf_addc(w->out, '.');
}

static void tell_loop_over(struct telling *w)
{
    say(w, has(w, EV_line)
               ? "asyncio.run cleaned up and closed the loop; the program "
                 "goes on after it."
               : "asyncio.run cleaned up, closed the loop and returned.");
}

/* "count, main": what the step's lines define, none: false. */
static bool say_defined(struct telling *w, const char *before,
                        const char *after)
{
    size_t at = 0;
    for (size_t i = w->v->from; i < w->v->to; i++) {
        if (trace_store_kind(w->m->store, i) != EV_line)
            continue;
        struct event e = get(w, (uint32_t)i);
        struct str name = defined_name(
            story_source_line(w->s, e.line.frame, (int)e.line.line));
        if (name.n)
            say(w, "%s%.*s%s", at++ ? ", " : before, STR_ARG(name), after);
    }
    return at > 0;
}

static void tell_begin(struct telling *w)
{
    if (say_defined(w, "The program defines ", ""))
        say(w, "; nothing async has run.");
    else if (w->m->last_line_event != NO_EVENT)
        say(w, "The program is loaded; nothing async has run.");
    else
        say(w, "The program begins.");
}

static void tell_end(struct telling *w)
{
    struct event e = get(w, w->d.of[EV_end]);
    if (has(w, EV_begin) && !e.end.error.n && !has(w, EV_out) &&
        say_defined(w, "This block only defines ", "()")) {
        say(w, "; nothing called it.");
        return;
    }
    if (e.end.error.n)
        say(w, "The program was ended by %.*s, with exit status %lld.",
            STR_ARG(e.end.error), (long long)e.end.status);
    else
        say(w, "The program is over, with exit status %lld.",
            (long long)e.end.status);
}

static void tell_diag(struct telling *w)
{
    struct event e = get(w, w->d.of[EV_diag]);
    buf_adds(w->out, e.diag.text);
    if (str_eqz(e.diag.kind, "deadlock"))
        say(w, " CPython would wait here for ever.");
}

static void tell_warn(struct telling *w)
{
    struct event e = get(w, w->d.of[EV_warn]);
    static const char never[] = "was never awaited";
    if (memmem(e.warn.text.p, e.warn.text.n, never, sizeof never - 1))
        say(w, "A coroutine was thrown away without await: none of its code "
               "will ever run (%.*s).", STR_ARG(e.warn.text));
    else
        say(w, "Python warns: %.*s", STR_ARG(e.warn.text));
}

static void tell_event(struct telling *w)
{
    struct event e = get(w, (uint32_t)(w->v->to - 1));
    story_event(w->m, &e, w->out);
}

/* -- a whole turn in one step ---------------------------------------------- */

/* "a, b": the separator before the next deed. */
static void say_deed(struct telling *w, int *n)
{
    buf_addz(w->out, (*n)++ ? ", " : " ");
}

/* What the task did to others in its turn; the number of such deeds. */
static int say_deeds(struct telling *w)
{
    int n = 0;
    if (has(w, EV_queue_get)) {
        struct event e = get(w, w->d.of[EV_queue_get]);
        buf_addz(w->out, n++ ? "," : "");
        say_taken(w, &e);
    }
    if (has(w, EV_queue_put)) {
        struct event e = get(w, w->d.of[EV_queue_put]);
        say_deed(w, &n);
        say(w, "put %.*s into ", STR_ARG(e.queue_put.text));
        model_queue_name(w->m, e.queue_put.queue, w->out);
        if (has(w, EV_queue_unblock)) {
            e = get(w, w->d.of[EV_queue_unblock]);
            say(w, ", which woke ");
            say_task(w, e.queue_unblock.task);
        }
    }
    if (has(w, EV_task_new)) {
        struct event e = get(w, w->d.first[EV_task_new]);
        say_deed(w, &n);
        say(w, "created ");
        say_task(w, e.task_new.task);
        if (w->d.count[EV_task_new] > 1)
            say(w, " and %u more", w->d.count[EV_task_new] - 1);
    }
    if (has(w, EV_task_cancel)) {
        struct event e = get(w, w->d.first[EV_task_cancel]);
        say_deed(w, &n);
        say(w, "cancelled ");
        say_task(w, e.task_cancel.task);
        if (w->d.count[EV_task_cancel] > 1)
            say(w, " and %u more", w->d.count[EV_task_cancel] - 1);
    }
    return n;
}

static void say_turn_end(struct telling *w)
{
    if (has(w, EV_task_done)) {
        struct event e = get(w, w->d.of[EV_task_done]);
        say(w, "then it %s", str_eqz(e.task_done.outcome, "result")
                                 ? "returned" : "ended by an exception");
        tell_waiters(w, e.task_done.task);
        buf_addc(w->out, '.');
        return;
    }
    if (w->d.yield != NO_EVENT) {
        say(w, "then sleep(0) sent it to the back of ready.");
        return;
    }
    struct event e = get(w, w->d.of[EV_task_wait]);
    if (str_eqz(e.task_wait.on.kind, "sleep") && has(w, EV_timer_set)) {
        say(w, "then it sleeps until ");
        add_seconds(get(w, w->d.of[EV_timer_set]).timer_set.when, w->out);
    } else {
        say(w, "then it waits for %.*s",
            STR_ARG(e.task_wait.on.text.n ? e.task_wait.on.text
                                          : STR("a future")));
    }
    if (w->v->ran_line)
        say(w, " (line %d)", w->v->ran_line);
    buf_addc(w->out, '.');
}

/* TURNS: what a turn did, and how it ended. False when it did nothing that
 * others can see; then its last line says it all. */
static bool tell_whole_turn(struct telling *w)
{
    bool over = has(w, EV_task_wait) || has(w, EV_task_done) ||
                w->d.yield != NO_EVENT;
    if (!has(w, EV_task_run) || !has(w, EV_line) || !over ||
        has(w, EV_loop_clock))
        return false;
    size_t start = w->out->n;
    say_task(w, get(w, w->d.of[EV_task_run]).task_run.task);
    if (!say_deeds(w)) {
        w->out->n = start;
        return false;
    }
    say(w, "; ");
    say_turn_end(w);
    return true;
}

/* The most telling event of a step first. */
static void tell_cause(struct telling *w)
{
    const struct digest *d = &w->d;
    static const struct {
        enum event_kind kind;
        void (*tell)(struct telling *w);
    } order[] = {
        {EV_diag, tell_diag},         {EV_end, tell_end},
        {EV_loop_clock, tell_clock},  {EV_task_wait, tell_wait},
        {EV_task_done, tell_done},    {EV_raise, tell_raise},
        {EV_begin, tell_begin},       {EV_task_run, tell_turn},
        {EV_block, tell_block},       {EV_task_cancel, tell_cancel},
        {EV_queue_put, tell_put},     {EV_queue_get, tell_get},
        {EV_queue_done, tell_task_done}, {EV_warn, tell_warn},
    };
    bool turn = has(w, EV_task_run);
    if (w->v->to - w->v->from == 1 && !has(w, EV_line) && !has(w, EV_end) &&
        !has(w, EV_out) && !has(w, EV_raise) && !has(w, EV_diag)) {
        tell_event(w);
        return;
    }
    if (has(w, EV_begin) && has(w, EV_loop_new) && has(w, EV_task_new)) {
        tell_run_started(w);
        return;
    }
    if (tell_whole_turn(w))
        return;
    if (has(w, EV_loop_close) && !has(w, EV_end)) {
        tell_loop_over(w);
        return;
    }
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        if (d->yield != NO_EVENT && order[i].kind == EV_raise) {
            tell_yield(w);
            return;
        }
        if (has(w, order[i].kind)) {
            order[i].tell(w);
            return;
        }
    }
    if (has(w, EV_loop_new) && has(w, EV_task_new))
        tell_run_started(w);
    else if (has(w, EV_task_new))
        tell_created(w);
    else if (has(w, EV_task_wake) && !turn && !w->m->running)
        tell_gathered(w);
    else if (has(w, EV_out))
        tell_out(w);
    else if (has(w, EV_return_))
        tell_returned(w);
    else if (has(w, EV_frame_new) && has(w, EV_line))
        tell_entered(w);
    else if (has(w, EV_line))
        tell_line(w);
    else
        tell_event(w);
}

/* -- what comes next ------------------------------------------------------- */

static bool program_is_over(const struct model *m)
{
    return m->program == PROGRAM_ENDED;
}

/* All tasks are over, apart from asyncio's own. */
static bool tasks_are_over(const struct model *m)
{
    for (size_t t = 1; t < m->tasks.n; t++) {
        enum task_state st = m->tasks.p[t].state;
        if (st == TASK_READY || st == TASK_RUNNING || st == TASK_WAITING)
            return false;
    }
    return m->tasks.n > 1;
}

static void tell_next_line(struct telling *w)
{
    struct event e = get(w, w->m->last_line_event);
    struct str text =
        story_source_line(w->s, e.line.frame, w->v->next_line);
    while (text.n && isspace((unsigned char)text.p[0]))
        text.p++, text.n--;
    size_t used, fits = utf8_fit(text, 44, &used);
    say(w, " Next, it runs line %d", w->v->next_line);
    if (text.n)
        say(w, ": %.*s%s", (int)fits, text.p, fits < text.n ? "…" : "");
    else
        buf_addc(w->out, '.');
}

/* The task whose gather has all it waits for, 0: none. */
static uint32_t gathered_task(const struct telling *w)
{
    for (size_t t = 1; t < w->m->tasks.n; t++) {
        const struct m_task *task = &w->m->tasks.p[t];
        if (task->state != TASK_WAITING || task->wait_event == NO_EVENT)
            continue;
        struct event e = get(w, task->wait_event);
        uint32_t future = e.task_wait.on.id;
        if (!str_eqz(e.task_wait.on.kind, "gather") ||
            future >= w->m->futures.n ||
            w->m->futures.p[future].new_event == NO_EVENT)
            continue;
        struct event made = get(w, w->m->futures.p[future].new_event);
        size_t at = 0, total = 0;
        event_id id;
        while (json_list_each_id(made.future_new.of, &at, &id))
            total++;
        if (w->m->futures.p[future].done_count >= total)
            return (uint32_t)t;
    }
    return 0;
}

/* Only callbacks are ready: what they will bring about. */
static void tell_next_callback(struct telling *w)
{
    uint32_t timer, task = gathered_task(w);
    if (task) {
        say(w, " Next, the gather sees that all are done and makes ");
        say_task(w, task);
        say(w, " ready.");
    } else if (model_timers(w->m, &timer, 1)) {
        say(w, " Next, nobody else is ready, so the clock goes to ");
        add_seconds(w->m->timers.p[timer].when, w->out);
        buf_addc(w->out, '.');
    } else {
        say(w, " Next, the loop runs the callbacks that are ready.");
    }
}

/* The frame that runs has no line left: how it ends. */
static bool tell_next_end(struct telling *w)
{
    struct event e, made;
    if (w->m->at >= trace_store_count(w->m->store))
        return false;
    trace_store_get(w->m->store, w->m->at, &e);
    if (e.kind == EV_return_) {
        bool module = story_frame(w->s, e.return_.frame, &made) &&
                      str_eqz(made.frame_new.kind, "module");
        say(w, " Next, ");
        if (module)
            buf_addz(w->out, "the program");
        else
            say_function(w, e.return_.frame);
        say(w, module ? " ends." : "() returns.");
        return true;
    }
    if (e.kind == EV_unwind) {
        say(w, " Next, the exception leaves ");
        say_function(w, e.unwind.frame);
        say(w, "().");
        return true;
    }
    return false;
}

static void tell_next(struct telling *w)
{
    const struct model *m = w->m;
    if (program_is_over(m))
        return;
    if (w->v->next_line && m->last_line_event != NO_EVENT) {
        tell_next_line(w);
        return;
    }
    if (tell_next_end(w) || m->running)
        return;
    for (size_t i = 0; i < model_ready_count(m); i++) {
        const struct m_handle *h = &m->handles.p[model_ready(m, i)];
        struct event push = get(w, h->push_event);
        bool runs_task = str_eqz(push.ready_push.what, "step") ||
                         str_eqz(push.ready_push.what, "wakeup");
        if (!runs_task)
            continue;
        say(w, " Next, the loop runs the first ready task: ");
        say_task(w, h->task);
        buf_addc(w->out, '.');
        return;
    }
    uint32_t timer;
    if (model_ready_count(m) && !tasks_are_over(m)) {
        tell_next_callback(w);
        return;
    }
    if (tasks_are_over(m)) {
        if (has(w, EV_task_done))
            say(w, " Next, asyncio.run cleans up.");
        return;
    }
    if (model_ready_count(m) == 0 && model_timers(m, &timer, 1)) {
        say(w, " Next, nothing is ready, so the clock goes to ");
        add_seconds(m->timers.p[timer].when, w->out);
        buf_addc(w->out, '.');
    }
}

void story_why(const struct story *s, const struct model *m,
               const struct step_view *v, struct buf *out)
{
    struct buf sentence = {0};
    struct telling w = {s, m, v, .out = &sentence};
    if (m->at == 0) {
        buf_addz(out, "Nothing has run yet. Next, the program's first lines: "
                      "imports and definitions.");
        return;
    }
    digest_read(&w);
    tell_cause(&w);
    tell_next(&w);
    buf_adds(out, buf_str(&sentence));
    buf_fini(&sentence);
}
