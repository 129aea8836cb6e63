/* Questions about what is said and handed over: what is printed next, who gets an
 * item. */
#include "story/ask.h"

/* -- what is printed next -------------------------------------------------- */

enum { MOST_OUTS = 400 };

/* A line of output that is still to come. */
struct coming_out {
    uint32_t event;
    uint32_t who;           /* as model_who has it */
    int line;               /* of the source that printed it; 0: unknown */
    uint32_t frame;
};

static bool is_line(const struct event *e)
{
    return e->out.text.n > 1 && str_eqz(e->out.stream, "stdout") &&
           e->out.text.p[e->out.text.n - 1] == '\n' &&
           memchr(e->out.text.p, '\n', e->out.text.n) ==
               e->out.text.p + e->out.text.n - 1;
}

/* Who wrote an out event; what the main thread does outside of tasks is the
 * program's, whether its lane is named or not. */
static uint32_t writer_of(const struct event *e)
{
    uint32_t who = model_who(e->out.task, e->out.thread);
    return who == (WHO_LANE | 1) ? 0 : who;
}

/* The lines of output from here on, in order; how many. A print stands in the call
 * that is on when it comes, which its line may have left and come back to. */
static size_t outs_ahead(const struct asking *a, struct coming_out *outs)
{
    struct model *m = a->m;
    size_t n = 0, count = trace_store_count(m->store);
    while (m->at < count && m->at < a->at + LOOK_AHEAD && n < MOST_OUTS) {
        uint32_t i = (uint32_t)m->at, frame = m->current_frame;
        struct event e = {.kind = trace_store_kind(m->store, i)};
        if (e.kind == EV_out)
            e = ask_event(a, i);
        if (e.kind == EV_out && is_line(&e))
            outs[n++] = (struct coming_out){
                i, writer_of(&e),
                frame < m->frames.n ? (int)m->frames.p[frame].line : 0, frame};
        model_apply(m);
    }
    model_seek(m, a->at);
    return n;
}

/* Who prints: a task, a thread, or the program outside of both. */
static void add_printer(const struct asking *a, uint32_t who, struct buf *out)
{
    uint32_t id = who & ~WHO_LANE;
    if (!who && story_has_threads(a->s))
        buf_addz(out, "MainThread");
    else if (who & WHO_LANE && (id >= a->m->threads.n || !a->m->threads.p[id].state))
        buf_addz(out, "a thread that is still to be made");
    else if (who & WHO_LANE)
        model_task_label(a->m, who, out);
    else if (who && who >= a->m->tasks.n)
        buf_addz(out, "a task that is still to be made");
    else
        add_task(a->m, who, out);
}

/* Is there but one who prints? Then nobody asks by whom. */
static bool prints_alone(const struct asking *a, const struct coming_out *outs,
                         size_t n)
{
    size_t i = 0;
    while (i < n && !outs[i].who)
        i++;
    return i == n && !story_has_threads(a->s);
}

/* `"One", by count#2`: the text as it is printed, cut where it is long. */
static void offer_out(struct asking *a, const struct coming_out *o,
                      uint32_t truth, bool alone, const char *idea)
{
    struct event e = ask_event(a, o->event);
    struct str text = {e.out.text.p, e.out.text.n - 1};
    struct buf b = {0}, plain = {0};
    size_t used;
    add_plain(text, &plain);
    size_t fits = utf8_fit(buf_str(&plain), 48, &used);
    buf_addz(&b, "\"");
    buf_add(&b, plain.p, fits);
    buf_addz(&b, fits < plain.n ? "...\"" : "\"");
    if (!alone) {
        buf_addz(&b, ", by ");
        add_printer(a, o->who, &b);
    }
    ask_option(a, &b, o->event == truth, o->event == truth ? NULL : idea);
    buf_fini(&plain);
}

/* Which line of output some think of: the first of those ahead that fits. */
static const struct coming_out *first_of(const struct coming_out *outs,
                                         size_t n, bool (*fits)(
                                             const struct coming_out *o,
                                             const struct coming_out *than))
{
    for (size_t i = 1; i < n; i++)
        if (fits(&outs[i], &outs[0]))
            return &outs[i];
    return NULL;
}

static bool by_same_task(const struct coming_out *o,
                         const struct coming_out *than)
{
    return o->who == than->who;
}

static bool by_another(const struct coming_out *o,
                       const struct coming_out *than)
{
    return o->who && o->who != than->who;
}

/* In another call: of who called, as a rule, or of who will be called. */
static bool in_another_call(const struct coming_out *o,
                            const struct coming_out *than)
{
    return o->who == than->who && o->frame != than->frame;
}

static bool in_same_call(const struct coming_out *o,
                         const struct coming_out *than)
{
    return !o->who && !than->who && o->frame == than->frame;
}

static bool further_down(const struct coming_out *o,
                         const struct coming_out *than)
{
    return than->line && o->line > than->line;
}

/* The next line of output of the task that ran last, if it isn't the next of
 * all. */
static const struct coming_out *by_task(const struct coming_out *outs, size_t n,
                                        uint32_t who)
{
    for (size_t i = 1; i < n; i++)
        if (outs[i].who == who && who != outs[0].who)
            return &outs[i];
    return NULL;
}

static uint32_t last_printer(const struct asking *a)
{
    struct event e;
    if (a->m->last_out == NO_EVENT)
        return 0;
    e = ask_event(a, a->m->last_out);
    return e.kind == EV_out ? writer_of(&e) : 0;
}

/* Whose sleep is over, though it has not gone on yet; 0: nobody's. */
static uint32_t overslept(const struct asking *a)
{
    uint32_t id;
    return model_timers(a->m, &id, 1) && a->m->timers.p[id].when <= a->m->t
               ? a->m->timers.p[id].task : 0;
}

/* Does another task, or the same one anew, get its turn before that event? */
static bool turns_before(const struct asking *a, uint32_t event)
{
    struct event e;
    return ask_coming(a, a->at, EV_task_run, &e) < event;
}

static void say_why_printed(struct asking *a, const struct coming_out *first)
{
    uint32_t who = first->who;
    double t = ask_event(a, first->event).t;
    struct buf *out = &a->q->because;
    if (!who && !story_has_threads(a->s)) {
        buf_addz(out, "That print is the next to be reached: one line runs "
                      "after the other, in whatever call it stands.");
        return;
    }
    add_printer(a, who, out);
    if (str_starts(buf_str(out), "a "))
        out->p[0] = 'A';
    if (story_has_threads(a->s)) {
        buf_addz(out, " runs now, or is the next to be let run, and gets to "
                      "its print first.");
    } else if (!turns_before(a, first->event)) {
        buf_addz(out, " runs now, and gets to that print before it gives "
                      "control back.");
    } else if (t > a->m->t) {
        buf_addz(out, " is the next to get to a print, at t=");
        add_seconds(t, out);
        buf_addz(out, ": whatever else runs before it prints nothing.");
    } else {
        buf_addz(out, " has its turn before anybody else who has something to "
                      "print.");
    }
}

/* Threads, generators and plain code go by rules of their own; what comes after a
 * jump of the clock, by that. */
static enum rule rule_of_printing(const struct asking *a, uint32_t event)
{
    return story_has_threads(a->s) ? RULE_threads
           : ask_coming(a, a->at, EV_loop_clock, NULL) < event ? RULE_clock
           : story_has_loop(a->s)       ? a->q->rule
           : story_has_generators(a->s) ? RULE_generators
                                        : RULE_plain;
}

bool ask_next_output(struct asking *a)
{
    struct coming_out outs[MOST_OUTS];
    size_t n = outs_ahead(a, outs);
    uint32_t late = overslept(a);
    if (n < 2)
        return false;
    bool alone = prints_alone(a, outs, n);
    const struct {
        const struct coming_out *out;
        const char *idea;
    } offers[] = {
        {&outs[0], NULL},
        {by_task(outs, n, last_printer(a)),
         "that who has begun to print goes on"},
        {late ? by_task(outs, n, late) : NULL,
         "that a task goes on the moment its sleep is over"},
        {first_of(outs, n, further_down),
         "that output comes in the order of the source"},
        {first_of(outs, n, by_same_task),
         outs[0].who ? "that a task prints all it has before the others"
                     : "that whoever runs goes on to its end at once"},
        {first_of(outs, n, in_another_call),
         "that the other side of a call comes first"},
        {first_of(outs, n, in_same_call),
         "that a function, once it runs, goes on to its end"},
        {first_of(outs, n, by_another),
         "that another's turn has come already"},
    };
    for (size_t i = 0; i < sizeof offers / sizeof *offers; i++)
        if (offers[i].out)
            offer_out(a, offers[i].out, outs[0].event, alone, offers[i].idea);
    for (size_t i = 1; i < n && a->q->n < 3; i++)
        offer_out(a, &outs[i], outs[0].event, alone,
                  "that this line is reached sooner");
    buf_addz(&a->q->text, alone ? "What is printed next?"
                                : "What is printed next, and by whom?");
    say_why_printed(a, &outs[0]);
    a->q->rule = rule_of_printing(a, outs[0].event);
    a->q->reveal = outs[0].event + 1;
    a->q->hides = HIDES_NEXT;
    return true;
}

/* -- who gets the item ----------------------------------------------------- */

/* An item that stands in a queue and will be taken: its queue, and the get. */
static bool find_item(const struct asking *a, uint32_t *queue, uint32_t *item,
                      struct event *get, uint32_t *at)
{
    for (size_t i = a->at; (*at = ask_coming(a, i, EV_queue_get, get)) !=
                           NO_EVENT; i = *at + 1) {
        uint32_t id = get->queue_get.item;
        if (id && id < a->m->items.n && a->m->items.p[id].state == ITEM_IN &&
            get->queue_get.task) {
            *queue = a->m->items.p[id].queue;
            *item = id;
            return true;
        }
    }
    return false;
}

/* Who gets items of that queue, by what is known: those who wait and those who
 * have got some before; the lowest number of them. */
static uint32_t lowest_consumer(const struct asking *a, uint32_t queue)
{
    uint32_t best = 0;
    for (uint32_t t = 1; t < a->m->tasks.n && !best; t++) {
        const struct m_wait *w = &a->m->tasks.p[t].wait;
        if (w->side == SIDE_GET && w->object == queue && ask_alive(a, t))
            best = t;
    }
    for (size_t i = 1; i < a->m->items.n; i++) {
        const struct m_item *item = &a->m->items.p[i];
        struct event e;
        if (item->queue != queue || item->state != ITEM_OUT ||
            item->get_event == NO_EVENT)
            continue;
        e = ask_event(a, item->get_event);
        if (ask_alive(a, e.queue_get.task) &&
            (!best || e.queue_get.task < best))
            best = e.queue_get.task;
    }
    return best;
}

static void offer_taker(struct asking *a, uint32_t who, uint32_t truth,
                        const char *idea)
{
    struct buf label;
    if (!ask_alive(a, who) && who != truth)
        return;
    label = ask_label(a, who);
    ask_option(a, &label, who == truth, who == truth ? NULL : idea);
}

/* The line of getters: who was woken first, who waits (not woken) longest, who
 * came last. */
static void offer_line_of(struct asking *a, uint32_t queue, uint32_t truth)
{
    const struct m_line *l =
        &a->m->queues.p[queue].lines[SIDE_GET - SIDE_GET];
    uint32_t woken = 0, longest = 0;
    for (uint32_t who = l->first; who && !(who & WHO_LANE);) {
        const struct m_wait *w = model_wait(a->m, who);
        if (w->woken && !woken)
            woken = who;
        if (!w->woken && !longest)
            longest = who;
        who = w->behind;
    }
    offer_taker(a, woken, truth, "that who was woken has the item already");
    offer_taker(a, longest, truth, "that whoever waits longest gets it");
    if (!(l->last & WHO_LANE))
        offer_taker(a, l->last, truth, "that who came last is served first");
}

bool ask_who_gets(struct asking *a)
{
    uint32_t queue, item, at;
    struct event get, put;
    if (!find_item(a, &queue, &item, &get, &at))
        return false;
    uint32_t truth = get.queue_get.task;
    if (truth >= a->m->tasks.n || a->m->items.p[item].put_event == NO_EVENT)
        return false;
    put = ask_event(a, a->m->items.p[item].put_event);
    offer_taker(a, truth, truth, NULL);
    offer_line_of(a, queue, truth);
    offer_taker(a, lowest_consumer(a, queue), truth,
                "that the lowest number is served first");
    if (a->m->running != truth)
        offer_taker(a, put.queue_put.task, truth,
                    "that who put it gets it back");
    buf_addz(&a->q->text, "Who gets ");
    add_plain(put.queue_put.text, &a->q->text);
    buf_addz(&a->q->text, " from ");
    model_queue_name(a->m, queue, &a->q->text);
    buf_addz(&a->q->text, "?");
    add_task(a->m, truth, &a->q->because);
    buf_addz(&a->q->because,
             get.queue_get.waited
                 ? " had waited, was woken, and had its turn before anybody "
                   "else took it."
                 : " came to its get() first: whoever runs may take it, woken "
                   "or not.");
    a->q->task = 0;
    a->q->reveal = at + 1;
    a->q->hides = HIDES_NEXT | HIDES_READY | HIDES_WOKEN;
    return true;
}
