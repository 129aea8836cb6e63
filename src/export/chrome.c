/* The format `chrome`: what Perfetto (ui.perfetto.dev) and chrome://tracing open.
 *
 *   X    the turns of a task, on its lane; what a thread runs, on its own; on one
 *        more the loop's callbacks, due timers and the program outside the loop
 *   b e  the life of a task, and in it its time in the ready queue and its waits
 *   s f  from who woke a task to its turn; from a put to the get of that item
 *   C    the length of the ready queue and of each queue
 *   i    output, warnings and diagnoses
 *
 * Where things stand in time is said in lanes.h, and in the file itself; `t` in a
 * record's args is the true time.
 */
#include "export/formats.h"

#include <math.h>

#include "base/utf8.h"
#include "export/chrome_out.h"
#include "export/lanes.h"
#include "story/story.h"
#include "trace/writer.h"

struct chrome {
    struct chrome_out out;
    const struct export_job *job;
    struct lanes lanes;
    int64_t arrows;          /* ids given away */
    size_t ready;            /* the counter's last value */
    struct buf text;
};

/* A slice that took no time is so wide that all of them together are a quarter of
 * the run, and one is at most a thousandth. */
static int64_t default_width(const struct export_job *job)
{
    int64_t length;
    size_t slices;
    lanes_measure(job->store, &length, &slices);
    if (length == 0)
        return 100000;
    if (str_eqz(job->header->clock, "real"))
        return 1000;
    double end = (double)length;
    double width = fmin(end / (4.0 * (double)slices), end / 1000);
    return 4 * llround(fmax(width, 1000) / 4);
}

/* -- lanes ------------------------------------------------------------------ */

/* Threads stand behind all tasks. */
enum { TID_PROGRAM = 1, TID_THREADS = 1 << 30 };

static struct chrome_place place_of(lane_id who)
{
    uint32_t id = who & ~WHO_LANE;
    return (struct chrome_place){
        .pid = 1,
        .tid = !who ? TID_PROGRAM : who & WHO_LANE ? TID_THREADS + id : id + 1,
    };
}

static struct str label_of(struct chrome *c, lane_id who)
{
    c->text.n = 0;
    lanes_label(&c->lanes, who, &c->text);
    return buf_str(&c->text);
}

/* A record of a lane's spans, which all have one id. */
static void span(struct chrome *c, char phase, lane_id who, int64_t at,
                 struct str name)
{
    char id[24];
    snprintf(id, sizeof id, "%s %u", who & WHO_LANE ? "thread" : "task",
             who & ~WHO_LANE);
    chrome_begin(&c->out, phase, place_of(who), at, "task", name);
    chrome_text(&c->out, "id", who ? str_of(id) : STR("program"));
}

static void on_begins(void *arg, lane_id who, int64_t at)
{
    struct chrome *c = arg;
    chrome_name(&c->out, "thread_name", place_of(who), label_of(c, who));
    chrome_sort(&c->out, place_of(who));
    span(c, 'b', who, at, label_of(c, who));
    chrome_end(&c->out);
}

static void on_over(void *arg, lane_id who, int64_t at)
{
    struct chrome *c = arg;
    span(c, 'e', who, at, label_of(c, who));
    chrome_end(&c->out);
}

/* Why a task is ready, in a word; why it waits, in a sentence. */
static void add_why(struct chrome *c, uint32_t event)
{
    struct event e;
    trace_store_get(c->job->store, event, &e);
    c->text.n = 0;
    if (e.kind == EV_ready_push)
        buf_adds(&c->text, e.ready_push.why);
    else
        story_event(&c->lanes.m, &e, &c->text);
    chrome_args(&c->out);
    chrome_seconds(&c->out, "t", lanes_true_time(&c->lanes, event));
    chrome_text(&c->out, "why", buf_str(&c->text));
}

static void on_span_begins(void *arg, const struct lane_span *s)
{
    struct chrome *c = arg;
    span(c, 'b', s->who, s->from, lanes_span_words(&c->lanes, s));
    if (s->since != NO_EVENT)
        add_why(c, s->since);
    chrome_end(&c->out);
}

static void on_span_ends(void *arg, const struct lane_span *s)
{
    struct chrome *c = arg;
    span(c, 'e', s->who, s->to, lanes_span_words(&c->lanes, s));
    chrome_end(&c->out);
}

static void on_slice(void *arg, const struct lane_slice *s)
{
    struct chrome *c = arg;
    chrome_begin(&c->out, 'X', place_of(s->who), s->from, "turn", s->name);
    chrome_time(&c->out, "dur", s->to - s->from);
    chrome_args(&c->out);
    chrome_seconds(&c->out, "t", lanes_true_time(&c->lanes, s->event));
    chrome_seconds(&c->out, "took", (double)s->took / 1e9);
    if (s->turn)
        chrome_int(&c->out, "turn", s->turn);
    chrome_end(&c->out);
}

static void on_arrow(void *arg, enum lane_arrow kind,
                     const struct lane_mark *from, const struct lane_mark *to)
{
    static const struct {
        const char *category, *name;
    } words[] = {
        [ARROW_WAKE] = {"wake", "wake"},
        [ARROW_ITEM] = {"item", "put to get"},
    };
    struct chrome *c = arg;
    c->arrows++;
    for (int end = 0; end < 2; end++) {
        const struct lane_mark *m = end ? to : from;
        chrome_begin(&c->out, end ? 'f' : 's', place_of(m->who), m->at,
                     words[kind].category, str_of(words[kind].name));
        chrome_int(&c->out, "id", c->arrows);
        if (end) /* the slice around it, not the next */
            chrome_text(&c->out, "bp", STR("e"));
        chrome_end(&c->out);
    }
}

static const struct lanes_ops ops = {
    .begins = on_begins,
    .over = on_over,
    .slice = on_slice,
    .span_begins = on_span_begins,
    .span_ends = on_span_ends,
    .arrow = on_arrow,
};

/* -- counters and instants -------------------------------------------------- */

static void counter(struct chrome *c, struct str name, const char *key,
                    size_t value)
{
    chrome_begin(&c->out, 'C', place_of(0), lanes_at(&c->lanes), "queue", name);
    chrome_args(&c->out);
    chrome_int(&c->out, key, (int64_t)value);
    chrome_end(&c->out);
}

static void count_ready(struct chrome *c)
{
    size_t n = model_ready_count(&c->lanes.m);
    if (n != c->ready)
        counter(c, STR("ready queue"), "handles", n);
    c->ready = n;
}

static void count_queue(struct chrome *c, uint32_t queue)
{
    const struct model *m = &c->lanes.m;
    if (!queue || queue >= m->queues.n)
        return;
    c->text.n = 0;
    model_queue_name(m, queue, &c->text);
    buf_printf(&c->text, " (queue %u)", queue);
    counter(c, buf_str(&c->text), "items", m->queues.p[queue].n_items);
}

/* The first line of a text, as long as a viewer has room for. */
static struct str short_text(struct str text)
{
    enum { MOST = 60 };
    const char *end = text.n ? memchr(text.p, '\n', text.n) : NULL;
    size_t used;
    if (end)
        text.n = (size_t)(end - text.p);
    return (struct str){text.p, utf8_fit(text, MOST, &used)};
}

/* A text on the lane of the task, else the thread, that wrote it. */
static void instant(struct chrome *c, const char *category, lane_id who,
                    struct str text, struct str stream)
{
    const struct model *m = &c->lanes.m;
    uint32_t id = who & ~WHO_LANE;
    bool known = who & WHO_LANE ? id > 1 && id < m->threads.n
                                : id < m->tasks.n;
    chrome_begin(&c->out, 'i', place_of(known ? who : 0), lanes_at(&c->lanes),
                 category, short_text(text));
    chrome_text(&c->out, "s", STR("t")); /* on its lane, not on all */
    chrome_args(&c->out);
    chrome_seconds(&c->out, "t", lanes_true_time(&c->lanes, c->lanes.index));
    chrome_text(&c->out, "text", text);
    if (stream.n)
        chrome_text(&c->out, "stream", stream);
    chrome_end(&c->out);
}

static void take(struct chrome *c, const struct event *e)
{
    switch (e->kind) {
    case EV_out:
        instant(c, "output", model_who(e->out.task, e->out.thread), e->out.text,
                e->out.stream);
        break;
    case EV_warn:
        instant(c, "warning", e->warn.task, e->warn.text, (struct str){0});
        break;
    case EV_diag:
        instant(c, "diagnosis", 0, e->diag.text, (struct str){0});
        break;
    case EV_queue_put:
        count_queue(c, e->queue_put.queue);
        break;
    case EV_queue_get:
        count_queue(c, e->queue_get.queue);
        break;
    default:
        break;
    }
    count_ready(c);
}

/* -- the whole -------------------------------------------------------------- */

static void write_head(struct chrome *c)
{
    const struct trace_header *h = c->job->header;
    struct buf *b = &c->out.line;
    buf_addz(b, "{\"displayTimeUnit\":\"ms\",\"otherData\":{\"engine\":");
    json_add_str(b, h->engine);
    buf_addz(b, ",\"program\":");
    json_add_str(b, h->program);
    buf_addz(b, ",\"clock\":");
    json_add_str(b, h->clock);
    buf_addz(b, ",\"least_width_us\":");
    json_add_num(b, (double)c->lanes.width / 1000);
    buf_addz(b, ",\"least_width\":\"each turn is drawn so much longer than it "
                "took; what would overlap moves to the right until the clock "
                "has caught up; t in args is the true time in seconds\"},"
                "\"traceEvents\":[");
    fwrite(b->p, 1, b->n, c->job->to);
    c->text.n = 0;
    buf_adds(&c->text, h->program);
    buf_printf(&c->text, " (%.*s clock)", STR_ARG(h->clock));
    chrome_name(&c->out, "process_name", place_of(0), buf_str(&c->text));
    chrome_name(&c->out, "thread_name", place_of(0), label_of(c, 0));
    chrome_sort(&c->out, place_of(0));
}

void export_chrome(const struct export_job *job)
{
    struct chrome c = {.out = {.to = job->to}, .job = job};
    struct event e;
    double asked = job->options.least_width * 1000;
    lanes_init(&c.lanes, job->store, &ops, &c,
               asked > 0 ? llround(asked) : default_width(job), false);
    write_head(&c);
    while (!ferror(job->to) && lanes_next(&c.lanes, &e))
        take(&c, &e);
    fputs("\n]}\n", job->to);
    lanes_fini(&c.lanes);
    buf_fini(&c.text);
    buf_fini(&c.out.line);
}
