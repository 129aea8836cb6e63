#include "story/words.h"

#include "base/vec.h"
#include "story/story.h"
#include "trace/reader.h"

size_t story_tasks(const struct model *m, bool internals, uint32_t **ids)
{
    VEC(uint32_t) list = {0};
    for (uint32_t id = 1; id < m->tasks.n; id++)
        if (m->tasks.p[id].made && (internals || !m->tasks.p[id].internal))
            vec_push(&list, id);
    *ids = list.p;
    return list.n;
}

/* -- the ready queue and the timers ----------------------------------------- */

/* "print" of "print('late')". */
static struct str function_of(struct str call)
{
    const char *open = call.n ? memchr(call.p, '(', call.n) : NULL;
    return open && open > call.p ? (struct str){call.p, (size_t)(open - call.p)}
                                 : call;
}

void story_handle(const struct model *m, uint32_t handle, struct buf *out)
{
    const struct m_handle *h = &m->handles.p[handle];
    struct event e = {.kind = EV_COUNT};
    if (h->push_event != NO_EVENT)
        trace_store_get(m->store, h->push_event, &e);
    struct str what = e.kind == EV_ready_push ? e.ready_push.what : STR("");
    if (h->task)
        model_task_label(m, h->task, out);
    struct str call = e.kind == EV_ready_push ? e.ready_push.call : STR("");
    bool timer = str_eqz(what, "timer");
    if (timer && h->task)
        buf_addz(out, "'s timer");
    else if (call.n)
        buf_printf(out, "%s%.*s()", h->task ? ": " : "",
                   STR_ARG(function_of(call)));
    else if (timer)
        buf_addz(out, "timer");
    else if (str_eqz(what, "gather"))
        buf_addz(out, "gather()");
    else if (str_eqz(what, "callback") || !h->task)
        buf_addz(out, h->task ? "'s callback" : "callback");
    if (h->cancelled)
        buf_addz(out, " (dropped)");
}

bool story_ready_next(const struct model *m, size_t *at, size_t to,
                      struct ready_entry *e)
{
    struct buf other = {0};
    if (*at >= to)
        return false;
    *e = (struct ready_entry){.from = *at};
    uint32_t handle = model_ready(m, (*at)++);
    e->nobody = !m->handles.p[handle].task;
    story_handle(m, handle, &e->text);
    for (; e->nobody && *at < to; ++*at) {
        handle = model_ready(m, *at);
        other.n = 0;
        if (m->handles.p[handle].task)
            break;
        story_handle(m, handle, &other);
        if (!str_eq(buf_str(&other), buf_str(&e->text)))
            break;
    }
    e->to = *at;
    if (e->to - e->from > 1) {
        bool call = e->text.p[e->text.n - 1] == ')';
        other.n = 0;
        buf_printf(&other, call ? "%zu x %s" : "%zu %ss", e->to - e->from,
                   buf_z(&e->text));
        buf_fini(&e->text);
        e->text = other;
    } else {
        buf_fini(&other);
    }
    return true;
}

void story_timer(const struct model *m, uint32_t timer, struct buf *out)
{
    const struct m_timer *t = &m->timers.p[timer];
    struct event e = {.kind = EV_COUNT};
    if (t->set_event != NO_EVENT)
        trace_store_get(m->store, t->set_event, &e);
    bool sleeps = e.kind == EV_timer_set &&
                  str_eqz(e.timer_set.what, "sleep");
    if (t->task)
        model_task_label(m, t->task, out);
    if (e.kind == EV_timer_set && (!sleeps || !t->task))
        buf_printf(out, "%s%.*s", t->task ? " " : "",
                   STR_ARG(e.timer_set.what));
}

/* -- queues ----------------------------------------------------------------- */

void story_queue(const struct model *m, uint32_t queue, struct buf *out)
{
    const struct m_queue *q = &m->queues.p[queue];
    model_queue_name(m, queue, out);
    buf_addz(out, ": ");
    if (q->n_items == 0)
        buf_addz(out, "empty");
    else
        buf_printf(out, "%u item%s", q->n_items, q->n_items == 1 ? "" : "s");
    if (q->maxsize > 0 && q->n_items >= q->maxsize)
        buf_printf(out, ", full at %lld", (long long)q->maxsize);
    else if (q->maxsize > 0)
        buf_printf(out, ", at most %lld", (long long)q->maxsize);
    else
        buf_addz(out, ", no limit");
}

void story_queue_counts(const struct model *m, uint32_t queue, struct buf *out)
{
    const struct m_queue *q = &m->queues.p[queue];
    buf_printf(out, "unfinished %lld     put %u, got %u",
               (long long)q->unfinished, q->n_put, q->n_got);
}

/* Those in a line that were woken, or those that were not, apart by commas;
 * how many. Long lines are cut and counted. */
static size_t add_line(const struct model *m, struct m_line line, bool woken,
                       struct buf *out)
{
    enum { NAMED_MOST = 40 };
    size_t n = 0;
    for (uint32_t who = line.first; who; who = model_wait(m, who)->behind) {
        if (model_wait(m, who)->woken != woken || n++ >= NAMED_MOST)
            continue;
        if (n > 1)
            buf_addz(out, ", ");
        model_task_label(m, who, out);
    }
    if (n > NAMED_MOST)
        buf_printf(out, " and %zu more", n - NAMED_MOST);
    return n;
}

size_t story_queue_waiting(const struct model *m, uint32_t queue,
                           enum wait_side side, struct buf *out)
{
    return add_line(m, m->queues.p[queue].lines[side - SIDE_GET], false, out);
}

size_t story_queue_woken(const struct model *m, uint32_t queue, struct buf *out)
{
    size_t n = 0;
    for (int side = 0; side < QUEUE_SIDES; side++) {
        size_t before = out->n;
        if (n)
            buf_addz(out, ", ");
        size_t more = add_line(m, m->queues.p[queue].lines[side], true, out);
        if (!more)
            out->n = before;
        n += more;
    }
    return n;
}

/* -- calls ------------------------------------------------------------------ */

struct str story_frame_fn(const struct model *m, uint32_t frame)
{
    struct event e;
    if (frame >= m->frames.n || m->frames.p[frame].new_event == NO_EVENT ||
        m->frames.p[frame].new_event >= trace_store_count(m->store))
        return STR("?");
    trace_store_get(m->store, m->frames.p[frame].new_event, &e);
    if (e.kind != EV_frame_new)
        return STR("?");
    struct str fn = e.frame_new.fn;
    for (size_t i = fn.n; i-- > 0;)
        if (fn.p[i] == '.')
            return (struct str){fn.p + i + 1, fn.n - i - 1};
    return fn;
}

/* What a waiting task waits on, as the last link of its chain: "sleep". */
static void chain_end(const struct model *m, const struct m_task *t,
                      const char *into, struct buf *out)
{
    struct event e;
    if (t->state != TASK_WAITING || t->wait_event == NO_EVENT)
        return;
    trace_store_get(m->store, t->wait_event, &e);
    if (e.kind == EV_task_wait && e.task_wait.on.kind.n)
        buf_printf(out, " %s %.*s", into, STR_ARG(e.task_wait.on.kind));
}

void story_chain(const struct model *m, uint32_t task, const char *into,
                 struct buf *out)
{
    struct m_place places[16];
    size_t n = model_stack(m, task, places, 16);
    for (size_t i = 0; i < n && i < 16; i++) {
        if (i)
            buf_printf(out, " %s ", into);
        struct str fn = story_frame_fn(m, places[i].frame);
        buf_adds(out, fn);
        if (places[i].line) /* it has one from its first line on */
            buf_printf(out, ":%d", places[i].line);
    }
    if (n)
        chain_end(m, &m->tasks.p[task], into, out);
}

struct locals {
    struct buf *out;
    uint32_t newest; /* event of the frame */
    bool changed, first;
};

static void local_add(void *arg, struct str name, struct str repr,
                      uint32_t set_event)
{
    struct locals *l = arg;
    if ((set_event == l->newest) != l->changed)
        return;
    buf_printf(l->out, "%s%.*s=%.*s", l->first ? "" : "  ", STR_ARG(name),
               STR_ARG(repr));
    l->first = false;
}

void story_locals(const struct model *m, uint32_t frame, struct buf *out)
{
    if (frame >= m->frames.n)
        return;
    struct locals l = {out, m->frames.p[frame].line_event, true, true};
    model_locals(m, frame, local_add, &l);
    l.changed = false;
    model_locals(m, frame, local_add, &l);
}

static bool frame_made(const struct model *m, uint32_t frame, struct event *e)
{
    if (frame >= m->frames.n || m->frames.p[frame].new_event == NO_EVENT)
        return false;
    trace_store_get(m->store, m->frames.p[frame].new_event, e);
    return e->kind == EV_frame_new;
}

void story_call(const struct model *m, uint32_t frame, struct buf *out)
{
    struct buf name = {0}, value = {0};
    struct event e;
    size_t at = 0;
    const char *apart = "(";
    buf_adds(out, story_frame_fn(m, frame));
    bool known = frame_made(m, frame, &e);
    while (known && json_map_each(e.frame_new.set, &at, &name, &value)) {
        if (str_eqz(buf_str(&name), "self") || str_eqz(buf_str(&name), "cls"))
            continue;
        buf_printf(out, "%s%s", apart, buf_z(&value));
        apart = ", ";
    }
    buf_addz(out, *apart == ',' ? ")" : "");
    buf_fini(&name);
    buf_fini(&value);
}

static void add_frame(const struct model *m, uint32_t frame, bool brief,
                      struct buf *out)
{
    if (brief)
        buf_adds(out, story_frame_fn(m, frame));
    else
        story_call(m, frame, out);
}

bool story_came_back(const struct model *m, bool brief, struct buf *out)
{
    enum { LOOK_BACK = 256 };
    struct event e, made;
    for (size_t i = m->at; i-- > 0 && m->at - i < LOOK_BACK;) {
        enum event_kind kind = trace_store_kind(m->store, i);
        if (kind == EV_task_run)
            return false;
        if (kind != EV_return_)
            continue;
        trace_store_get(m->store, i, &e);
        if (!frame_made(m, e.return_.frame, &made) ||
            !str_eqz(made.frame_new.kind, "coro"))
            continue;
        uint32_t into = m->frames.p[e.return_.frame].parent;
        if (!frame_made(m, into, &made) ||
            !str_eqz(made.frame_new.kind, "coro") ||
            m->frames.p[into].state != FRAME_RUNNING)
            return false;
        add_frame(m, e.return_.frame, brief, out);
        buf_addz(out, " returned into ");
        add_frame(m, into, brief, out);
        buf_addz(out, "; the loop had no part.");
        return true;
    }
    return false;
}

size_t story_calls(const struct model *m, struct m_place *places, size_t max)
{
    size_t n = model_thread_stack(m, m->thread, places, max);
    if (n)
        return n < max ? n : max;
    if (m->program != PROGRAM_ENDED || m->frames.n < 2 || !max)
        return 0;
    places[0] = (struct m_place){1, m->frames.p[1].line};
    return 1;
}

bool story_is_definition(struct str repr)
{
    return str_starts(repr, "<function ") || str_starts(repr, "<class ")
        || str_starts(repr, "<module ");
}

enum task_state story_thread_state(const struct model *m, uint32_t thread)
{
    static const enum task_state of[] = {
        [THREAD_NONE] = TASK_NONE,       [THREAD_READY] = TASK_READY,
        [THREAD_RUNNING] = TASK_RUNNING, [THREAD_BLOCKED] = TASK_WAITING,
        [THREAD_DONE] = TASK_DONE,
    };
    return of[m->threads.p[thread].state];
}
