/* Words for sentences, and look-ups in a step's digest. */
#include <ctype.h>

#include "story/why.h"
#include "trace/reader.h"

struct event why_event(const struct telling *w, uint32_t index)
{
    struct event e;
    trace_store_get(w->m->store, index, &e);
    return e;
}

bool why_has(const struct telling *w, enum event_kind k)
{
    return w->d.of[k] != NO_EVENT;
}

void why_say(struct telling *w, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void why_say(struct telling *w, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    buf_vprintf(w->out, format, ap);
    va_end(ap);
}

void why_task(struct telling *w, uint32_t task)
{
    size_t start = w->out->n;
    if (task)
        add_task(w->m, task, w->out);
    else
        add_runner(w->s, w->m, w->out);
    if (!task)
        why_capital(w, start);
}

void why_capital(struct telling *w, size_t at)
{
    static const char *const words[] = {"the ", "a "};
    bool begins = at == 0 || (at >= 2 && w->out->p[at - 2] == '.');
    for (size_t i = 0; begins && i < 2; i++)
        if (str_starts((struct str){w->out->p + at, w->out->n - at}, words[i]))
            w->out->p[at] = (char)toupper((unsigned char)w->out->p[at]);
}

void why_value(struct telling *w, struct str repr)
{
    add_value(repr, w->out);
}

void why_cut(struct telling *w, struct str text)
{
    enum { MOST = 70 };
    size_t used, fits = utf8_fit(text, MOST, &used);
    size_t start = w->out->n;
    buf_add(w->out, text.p, fits);
    for (size_t i = start; i < w->out->n; i++)
        if (iscntrl((unsigned char)w->out->p[i]))
            w->out->p[i] = ' ';
    if (fits < text.n)
        buf_addz(w->out, "…");
}

void why_again(struct telling *w, uint32_t task)
{
    if (w->v->ran_line)
        buf_addz(w->out, "it");
    else
        why_task(w, task);
}

void why_called(struct telling *w, uint32_t frame)
{
    struct event e;
    if (story_frame(w->s, frame, &e))
        add_called(&e, w->out);
    else
        buf_addz(w->out, "the function");
}

/* The name of the function that a frame runs. */
void why_function(struct telling *w, uint32_t frame)
{
    struct event e;
    if (story_frame(w->s, frame, &e))
        add_function(e.frame_new.fn, w->out);
    else
        buf_addz(w->out, "the function");
}

/* Up to three labels: "count#1, count#2 and count#3", "a, b and 7 more". */
void why_labels(struct telling *w, const uint32_t *tasks, size_t n)
{
    size_t shown = n <= 3 ? n : 2;
    for (size_t i = 0; i < shown; i++) {
        if (i)
            why_say(w, "%s", i + 1 == n ? " and " : ", ");
        why_task(w, tasks[i]);
    }
    if (shown < n)
        why_say(w, " and %zu more", n - shown);
}

/* Was the task's last wait a sleep? */
bool why_slept(const struct telling *w, uint32_t task)
{
    if (task >= w->m->tasks.n || w->m->tasks.p[task].wait_event == NO_EVENT)
        return false;
    struct event e = why_event(w, w->m->tasks.p[task].wait_event);
    return str_eqz(e.task_wait.on.kind, "sleep");
}

void why_taken(struct telling *w, const struct event *e)
{
    const struct m_item *item = e->queue_get.item < w->m->items.n
                                    ? &w->m->items.p[e->queue_get.item] : NULL;
    why_say(w, " took ");
    if (!item || item->put_event == NO_EVENT) {
        why_say(w, "an item");
        return;
    }
    struct event put = why_event(w, item->put_event);
    why_value(w, put.queue_put.text);
    why_say(w, ", put by ");
    why_task(w, WHO_DID(put.queue_put));
    if (!(e->t > put.t)) {
        why_say(w, " just now");
        return;
    }
    why_say(w, " ");
    add_seconds(e->t - put.t, w->out);
    why_say(w, " s ago");
}

/* Does a wait of that kind count the tasks that its future is about? */
static bool counts_tasks(struct str kind)
{
    return str_eqz(kind, "gather") || str_eqz(kind, "wait") ||
           str_eqz(kind, "group");
}

size_t why_first_number(struct str text)
{
    size_t i = 0, n = 0;
    while (i < text.n && !isdigit((unsigned char)text.p[i]))
        i++;
    for (; i < text.n && isdigit((unsigned char)text.p[i]); i++)
        n = n * 10 + (size_t)(text.p[i] - '0');
    return n;
}

/* What became of a gather, a wait or a group that the task belongs to. A gather
 * that is given futures counts those, too, and the trace names only tasks. */
void tell_waiters(struct telling *w, uint32_t task)
{
    for (size_t t = 1; t < w->m->tasks.n; t++) {
        const struct m_task *other = &w->m->tasks.p[t];
        if (other->state != TASK_WAITING || other->wait_event == NO_EVENT)
            continue;
        struct event wait = why_event(w, other->wait_event);
        if (str_eqz(wait.task_wait.on.kind, "task") &&
            wait.task_wait.on.id == task) {
            why_say(w, "; ");
            why_task(w, (uint32_t)t);
            why_say(w, " waited for it");
            return;
        }
        if (!counts_tasks(wait.task_wait.on.kind) ||
            wait.task_wait.on.id >= w->m->futures.n)
            continue;
        const struct m_future *f = &w->m->futures.p[wait.task_wait.on.id];
        if (f->new_event == NO_EVENT)
            continue;
        struct event made = why_event(w, f->new_event);
        size_t at = 0, total = 0;
        bool mine = false;
        event_id id;
        while (json_list_each_id(made.future_new.of, &at, &id)) {
            total++;
            mine |= id == task;
        }
        if (mine && total >= why_first_number(wait.task_wait.on.text)) {
            why_say(w, "; ");
            why_task(w, (uint32_t)t);
            why_say(w, " now counts %u of %zu", f->done_count, total);
            return;
        }
    }
}
