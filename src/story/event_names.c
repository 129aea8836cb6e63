/* What the words in braces of sentences.def stand for, where they are no fields:
 * names of what an event is about, from the state. */
#include <math.h>

#include "story/priv.h"
#include "trace/reader.h"

/* -- functions -- */

/* What has no name of its own. */
static const struct {
    const char *name, *words;
} unnamed[] = {
    {"<module>", "the program"},
    {"<lambda>", "the lambda"},
    {"<listcomp>", "the list comprehension"},
    {"<setcomp>", "the set comprehension"},
    {"<dictcomp>", "the dict comprehension"},
    {"<genexpr>", "the generator expression"},
};

/* Where the name of a function begins, without its class or module; one of
 * Python's own names (__init__) says too little without its class. */
static size_t short_name(struct str fn)
{
    size_t at = fn.n;
    while (at > 0 && fn.p[at - 1] != '.')
        at--;
    if (at == 0 || !str_starts((struct str){fn.p + at, fn.n - at}, "__"))
        return at;
    for (at--; at > 0 && fn.p[at - 1] != '.';)
        at--;
    return at;
}

bool add_function(struct str fn, struct buf *out)
{
    size_t at = short_name(fn);
    fn = (struct str){fn.p + at, fn.n - at};
    for (size_t i = 0; i < sizeof unnamed / sizeof unnamed[0]; i++)
        if (str_eqz(fn, unnamed[i].name)) {
            buf_addz(out, unnamed[i].words);
            return false;
        }
    if (!fn.n)
        buf_addz(out, "the function");
    buf_adds(out, fn);
    return fn.n > 0;
}

void add_arguments(struct str set, struct buf *out)
{
    enum { MOST = 3 };
    struct buf key = {0}, v = {0};
    size_t at = 0;
    int n = 0;
    while (n < MOST && json_map_each(set, &at, &key, &v)) {
        if (str_eqz(buf_str(&key), "self") || str_eqz(buf_str(&key), "cls"))
            continue;
        buf_printf(out, "%s%s = ", n++ ? ", " : " with ", buf_z(&key));
        add_value(buf_str(&v), out);
    }
    buf_fini(&key);
    buf_fini(&v);
}

/* The frame.new of the frame that the event is about; false: not known. */
static bool frame_of(const struct model *m, const struct event *e,
                     struct event *made)
{
    uint32_t frame = e->line.frame; /* the first field of all that have one */
    *made = *e;
    if (e->kind == EV_frame_new)
        return true;
    if (frame >= m->frames.n || m->frames.p[frame].new_event == NO_EVENT)
        return false;
    trace_store_get(m->store, m->frames.p[frame].new_event, made);
    return made->kind == EV_frame_new;
}

void add_called(const struct event *made, struct buf *out)
{
    bool class = str_eqz(made->frame_new.kind, "class");
    if (class)
        buf_addz(out, "the body of class ");
    if (add_function(made->frame_new.fn, out) && !class)
        buf_addz(out, "()");
}

static void name_called(const struct model *m, const struct event *e,
                        struct buf *out)
{
    struct event made = {.kind = EV_frame_new};
    if (e->kind == EV_coro_new)
        made.frame_new.fn = e->coro_new.name;
    else if (!frame_of(m, e, &made))
        made = (struct event){.kind = EV_frame_new};
    add_called(&made, out);
}

/* "The async generator ticker" */
static void name_frame(const struct model *m, const struct event *e,
                       struct buf *out)
{
    static const struct {
        const char *kind, *words;
    } kinds[] = {
        {"coro", "the coroutine "},
        {"gen", "the generator "},
        {"agen", "the async generator "},
        {"func", "the function "},
    };
    struct event made;
    struct buf name = {0};
    bool known = frame_of(m, e, &made);
    bool named = known && add_function(made.frame_new.fn, &name);
    for (size_t i = 0; named && i < sizeof kinds / sizeof kinds[0]; i++)
        if (str_eqz(made.frame_new.kind, kinds[i].kind))
            buf_addz(out, kinds[i].words);
    if (known)
        buf_adds(out, buf_str(&name));
    else
        buf_addz(out, "the coroutine");
    buf_fini(&name);
}

static void name_who(const struct model *m, const struct event *e,
                     struct buf *out)
{
    struct event made;
    uint32_t who = frame_of(m, e, &made)
                       ? model_who(made.frame_new.task, made.frame_new.thread)
                       : 0;
    add_task(m, who, out);
}

static void name_arguments(const struct model *m, const struct event *e,
                           struct buf *out)
{
    (void)m;
    add_arguments(e->frame_new.set, out);
}

/* -- what the loop runs -- */

static const struct event *handle_push(const struct model *m,
                                       const struct event *e,
                                       struct event *push)
{
    uint32_t id = e->ready_pop.handle;
    if (e->kind == EV_ready_push)
        return e;
    if (id >= m->handles.n || m->handles.p[id].push_event == NO_EVENT)
        return NULL;
    trace_store_get(m->store, m->handles.p[id].push_event, push);
    return push->kind == EV_ready_push ? push : NULL;
}

static void add_step(const struct model *m, const struct event *push,
                     struct buf *out)
{
    add_task(m, push->ready_push.task, out);
    if (str_eqz(push->ready_push.why, "created"))
        buf_addz(out, "'s first step");
    else
        buf_addz(out, "'s next step");
}

/* The task whose end put a callback into READY: it stands before the push, with
 * what else it put there between; 0: it was something else. */
static uint32_t ended_before(const struct model *m, const struct event *e)
{
    enum { FAR = 200 };
    uint32_t id = e->ready_pop.handle; /* the first field of all that have one */
    uint32_t push = id < m->handles.n && m->handles.p[id].push_event != NO_EVENT
                        ? m->handles.p[id].push_event : (uint32_t)m->at;
    for (uint32_t i = push; i-- > 0 && i + FAR > push;) {
        enum event_kind kind = trace_store_kind(m->store, i);
        struct event done;
        if (kind == EV_ready_push || kind == EV_task_wake)
            continue;
        if (kind != EV_task_done)
            return 0;
        trace_store_get(m->store, i, &done);
        return done.task_done.task;
    }
    return 0;
}

/* A callback that waited for a task's end: `tells` and that it is over; else the
 * `other` words. */
static void add_listener(const struct model *m, const struct event *e,
                         const char *tells, const char *other,
                         struct buf *out)
{
    uint32_t task = ended_before(m, e);
    buf_addz(out, task ? tells : other);
    if (!task)
        return;
    add_task(m, task, out);
    buf_addz(out, " is over");
}

static void name_handle(const struct model *m, const struct event *e,
                        struct buf *out)
{
    struct event found;
    const struct event *push = handle_push(m, e, &found);
    struct str what = push ? push->ready_push.what : STR("");
    if (str_eqz(what, "step") || str_eqz(what, "wakeup"))
        add_step(m, push, out);
    else if (push && push->ready_push.call.n)
        buf_printf(out, "the callback %.*s", STR_ARG(push->ready_push.call));
    else if (str_eqz(what, "gather"))
        add_listener(m, e, "the callback that tells gather that ",
                     "a callback of gather", out);
    else if (str_eqz(what, "timer") && push->ready_push.task) {
        buf_addz(out, "the callback of ");
        add_task(m, push->ready_push.task, out);
        buf_addz(out, "'s timer");
    } else
        add_listener(m, e, "the callback that tells asyncio that ",
                     str_eqz(what, "timer") ? "the callback of a timer"
                                            : "a callback of asyncio's own",
                     out);
}

static void name_timer(const struct model *m, const struct event *e,
                       struct buf *out)
{
    uint32_t id = e->timer_fire.timer;
    const struct m_timer *t = id < m->timers.n ? &m->timers.p[id] : NULL;
    struct event set = {.kind = EV_COUNT};
    if (!t || t->set_event == NO_EVENT) {
        buf_addz(out, "a timer");
        return;
    }
    trace_store_get(m->store, t->set_event, &set);
    if (set.kind == EV_timer_set && set.timer_set.call.n)
        buf_printf(out, "the timer for %.*s", STR_ARG(set.timer_set.call));
    else if (t->task) {
        add_task(m, t->task, out);
        buf_addz(out, "'s timer");
    } else
        buf_addz(out, "the timer");
    if (!isnan(t->when)) {
        buf_addz(out, set.timer_set.call.n ? " at t=" : " for t=");
        add_seconds(t->when, out);
    }
}

/* -- what is waited for -- */

static struct event_on wait_of(const struct model *m, uint32_t task)
{
    struct event e;
    if (task >= m->tasks.n || m->tasks.p[task].wait_event == NO_EVENT)
        return (struct event_on){0};
    trace_store_get(m->store, m->tasks.p[task].wait_event, &e);
    return e.task_wait.on;
}

static void name_waited(const struct model *m, const struct event *e,
                        struct buf *out)
{
    struct event_on on = wait_of(m, e->task_wake.task);
    if (on.text.n)
        buf_adds(out, on.text);
    else
        buf_addz(out, "a future");
}

/* What a future is for, in words where its kind is a name of the file's. */
static void add_purpose(struct str kind, struct buf *out)
{
    static const struct {
        const char *kind, *words;
    } purposes[] = {
        {"queue.get", "a get()"},
        {"queue.put", "a put()"},
        {"queue.join", "a join()"},
        {"sleep", "a sleep"},
        {"group", "a task group"},
        {"executor", "a call in the executor"},
    };
    for (size_t i = 0; i < sizeof purposes / sizeof purposes[0]; i++)
        if (str_eqz(kind, purposes[i].kind)) {
            buf_addz(out, purposes[i].words);
            return;
        }
    add_plain(kind, out);
}

static void name_purpose(const struct model *m, const struct event *e,
                         struct buf *out)
{
    (void)m;
    add_purpose(e->future_new.kind, out);
}

/* The first task that waits on this future; 0: none does. */
static uint32_t waits_on(const struct model *m, uint32_t future)
{
    enum { MOST = 2000 };
    size_t n = m->tasks.n < MOST ? m->tasks.n : MOST;
    for (uint32_t task = 1; task < n; task++) {
        struct event_on on = {0};
        if (m->tasks.p[task].state != TASK_WAITING)
            continue;
        on = wait_of(m, task);
        if (on.id == future && !str_eqz(on.kind, "task"))
            return task;
    }
    return 0;
}

static void name_future(const struct model *m, const struct event *e,
                        struct buf *out)
{
    uint32_t id = e->future_done.future, task = waits_on(m, id);
    if (task) {
        buf_addz(out, "the future that ");
        add_task(m, task, out);
        buf_addz(out, " waits for");
        return;
    }
    struct event made = {.kind = EV_COUNT};
    if (id < m->futures.n && m->futures.p[id].new_event != NO_EVENT)
        trace_store_get(m->store, m->futures.p[id].new_event, &made);
    if (made.kind == EV_future_new && made.future_new.kind.n
        && !str_eqz(made.future_new.kind, "plain")) {
        buf_addz(out, "the future of ");
        add_purpose(made.future_new.kind, out);
    } else
        buf_addz(out, "a future");
}

static void name_limit(const struct model *m, const struct event *e,
                       struct buf *out)
{
    (void)m;
    if (e->queue_new.maxsize > 0)
        buf_printf(out, "for at most %lld item%s",
                   (long long)e->queue_new.maxsize,
                   e->queue_new.maxsize == 1 ? "" : "s");
    else
        buf_addz(out, "without a limit");
}

static void name_timeout(const struct model *m, const struct event *e,
                         struct buf *out)
{
    uint32_t id = e->timeout_exit.timeout;
    struct event made = {.kind = EV_COUNT};
    if (id < m->timeouts.n && m->timeouts.p[id].new_event != NO_EVENT)
        trace_store_get(m->store, m->timeouts.p[id].new_event, &made);
    if (made.kind != EV_timeout_new) {
        buf_addz(out, "a timeout");
        return;
    }
    add_task(m, made.timeout_new.task, out);
    buf_printf(out, "'s %.*s", STR_ARG(made.timeout_new.what));
}

static void name_job(const struct model *m, const struct event *e,
                     struct buf *out)
{
    struct event made = *e;
    if (e->kind != EV_job_new) {
        uint32_t id = e->job_done.job;
        if (id >= m->jobs.n || m->jobs.p[id].new_event == NO_EVENT) {
            buf_addz(out, "the call");
            return;
        }
        trace_store_get(m->store, m->jobs.p[id].new_event, &made);
    }
    buf_addz(out, "the call");
    if (made.job_new.call.n)
        buf_printf(out, " %.*s", STR_ARG(made.job_new.call));
}

void add_blocked(struct str what, struct buf *out)
{
    if (str_starts(what, "sleep("))
        buf_printf(out, " sleeps: time.%.*s", STR_ARG(what));
    else if (str_starts(what, "join "))
        buf_printf(out, " waits in join() until %.*s is over", (int)what.n - 5,
                   what.p + 5);
    else if (str_eqz(what, "its event loop"))
        buf_addz(out, "'s event loop has nothing ready and waits");
    else if (str_starts(what, "the timer of "))
        buf_addz(out, " waits until its time has come");
    else if (str_eqz(what, "a job"))
        buf_addz(out, " has nothing more to do and waits for a job");
    else
        buf_printf(out, " waits for %.*s", STR_ARG(what));
}

static void name_blocked(const struct model *m, const struct event *e,
                         struct buf *out)
{
    (void)m;
    add_blocked(e->thread_block.what, out);
}

/* -- numbers of the state -- */

static void name_now(const struct model *m, const struct event *e,
                     struct buf *out)
{
    (void)m;
    add_seconds(e->t, out);
}

static void name_passes(const struct model *m, const struct event *e,
                        struct buf *out)
{
    (void)e;
    buf_add_int(out, m->pass);
}

static void name_turns(const struct model *m, const struct event *e,
                       struct buf *out)
{
    uint32_t task = e->task_run.task; /* the first field of all that ask */
    buf_add_int(out, task < m->tasks.n ? m->tasks.p[task].n_turns : 0);
}

static void name_turns_had(const struct model *m, const struct event *e,
                           struct buf *out)
{
    size_t start = out->n;
    name_turns(m, e, out);
    bool one = out->n == start + 1 && out->p[start] == '1';
    buf_addz(out, one ? " turn" : " turns");
}

static void name_in_ready(const struct model *m, const struct event *e,
                          struct buf *out)
{
    size_t n = model_ready_count(m);
    (void)e;
    if (n)
        buf_printf(out, "%zu %s", n, n == 1 ? "is" : "are");
    else
        buf_addz(out, "nothing is");
}

static const struct {
    const char *word;
    void (*add)(const struct model *m, const struct event *e, struct buf *out);
} names[] = {
    {"args", name_arguments}, {"called", name_called}, {"frame", name_frame},
    {"future", name_future},  {"handle", name_handle}, {"job", name_job},
    {"limit", name_limit},    {"limited", name_timeout},
    {"purpose", name_purpose}, {"timer", name_timer}, {"waited", name_waited},
    {"who", name_who},        {"now", name_now},     {"passes", name_passes},
    {"turns", name_turns},    {"turns_had", name_turns_had},
    {"in_ready", name_in_ready}, {"blocked", name_blocked},
};

bool add_named(const struct model *m, const struct event *e, struct str word,
               struct buf *out)
{
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_eqz(word, names[i].word)) {
            names[i].add(m, e, out);
            return true;
        }
    return false;
}
