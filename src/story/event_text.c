/* One event in words, from the templates of sentences.def. */
#include <ctype.h>
#include <math.h>

#include "story/priv.h"

static const char *const sentences[EV_COUNT] = {
#define SENTENCE(kind, text) [EV_##kind] = text,
#define VARIANT(kind, field, value, text)
#include "story/sentences.def"
};

static const struct variant {
    enum event_kind kind;
    const char *field, *value, *text;
} variants[] = {
#define SENTENCE(kind, text)
#define VARIANT(kind, field, value, text) {EV_##kind, #field, value, text},
#include "story/sentences.def"
};

/* Seconds without needless zeros: 1, 2.5, 0.125. */
void add_seconds(double seconds, struct buf *out)
{
    if (isnan(seconds))
        buf_addz(out, "for ever");
    else
        buf_printf(out, "%.6g", seconds);
}

/* Who runs outside tasks: the program, or one of its threads. */
void add_task(const struct model *m, uint32_t task, struct buf *out)
{
    if (task)
        model_task_label(m, task, out);
    else if (m->thread)
        model_thread_name(m, m->thread, out);
    else
        buf_addz(out, "the program");
}

/* Adds text without colour codes (ESC [ ... m) and with its other control
 * bytes as blanks: a sentence is one line of plain words. */
static void add_plain(struct str text, struct buf *out)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '\033' && i + 1 < text.n && text.p[i + 1] == '[') {
            size_t end = i + 2;
            while (end < text.n && (isdigit((unsigned char)text.p[end]) ||
                                    text.p[end] == ';'))
                end++;
            if (end < text.n && text.p[end] == 'm') {
                i = end;
                continue;
            }
        }
        buf_addc(out, iscntrl((unsigned char)text.p[i]) ? ' ' : text.p[i]);
    }
}

/* Text that a program wrote, in quotes, without its line end; long ones cut. */
void add_quoted(struct str text, struct buf *out)
{
    enum { MOST = 60 };
    size_t used;
    struct buf plain = {0};
    while (text.n && text.p[text.n - 1] == '\n')
        text.n--;
    add_plain(text, &plain);
    size_t fits = utf8_fit(buf_str(&plain), MOST, &used);
    buf_addc(out, '"');
    buf_add(out, plain.p, fits);
    buf_addz(out, fits < plain.n ? "…\"" : "\"");
    buf_fini(&plain);
}

/* "The async generator ticker" */
static void add_frame(const struct model *m, uint32_t frame, struct buf *out)
{
    static const struct {
        const char *kind, *words;
    } kinds[] = {
        {"coro", "The coroutine"},
        {"gen", "The generator"},
        {"agen", "The async generator"},
        {"func", "The function"},
    };
    struct event e;
    const char *words = "The code";
    if (!frame || frame >= m->frames.n
        || m->frames.p[frame].new_event == NO_EVENT) {
        buf_addz(out, "The coroutine");
        return;
    }
    trace_store_get(m->store, m->frames.p[frame].new_event, &e);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (str_eqz(e.frame_new.kind, kinds[i].kind))
            words = kinds[i].words;
    buf_printf(out, "%s %.*s", words, STR_ARG(e.frame_new.fn));
}

/* Numbers that have names, by the field that holds them. */
static const struct named {
    const char *field;
    void (*add)(const struct model *m, uint32_t id, struct buf *out);
} named[] = {
    {"task", add_task},
    {"by", add_task},
    {"parent", add_task},
    {"of", add_task},
    {"queue", model_queue_name},
    {"sync", model_sync_name},
    {"group", model_group_name},
    {"thread", model_thread_name},
    {"frame", add_frame},
};

static void add_id(const struct model *m, const char *field, uint32_t id,
                   struct buf *out)
{
    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
        if (strcmp(field, named[i].field) == 0) {
            named[i].add(m, id, out);
            return;
        }
    buf_add_int(out, id);
}

static const struct event_field *find_field(enum event_kind kind,
                                            struct str name);

/* What is shared by threads names the thread in the place of a task. */
static uint32_t actor_or(const struct event *e, const struct event_field *f,
                         event_id id)
{
    enum event_group group = event_info(e->kind)->group;
    const struct event_field *thread = find_field(e->kind, STR("thread"));
    if ((group != GROUP_QUEUE && group != GROUP_SYNC) || !thread
        || strcmp(f->name, "task") != 0)
        return id;
    return model_who(id, *(const event_id *)((const char *)e + thread->offset));
}

static void add_field(const struct model *m, const struct event *e,
                      const struct event_field *f, struct buf *out)
{
    const void *at = (const char *)e + f->offset;
    switch (f->type) {
    case FIELD_ID:
        add_id(m, f->name, actor_or(e, f, *(const event_id *)at), out);
        break;
    case FIELD_INT:
        buf_add_int(out, *(const int64_t *)at);
        break;
    case FIELD_NUM:
        add_seconds(*(const double *)at, out);
        break;
    case FIELD_ON:
        buf_adds(out, ((const struct event_on *)at)->text);
        break;
    default:
        if (e->kind == EV_out)
            add_quoted(*(const struct str *)at, out);
        else
            buf_adds(out, *(const struct str *)at);
    }
}

static const struct event_field *find_field(enum event_kind kind,
                                            struct str name)
{
    const struct event_info *info = event_info(kind);
    for (int i = 0; i < info->n_fields; i++)
        if (str_eqz(name, info->fields[i].name))
            return &info->fields[i];
    return NULL;
}

static struct str sync_kind(const struct model *m, uint32_t sync)
{
    struct event e;
    if (!sync || sync >= m->syncs.n
        || m->syncs.p[sync].new_event == NO_EVENT)
        return (struct str){0};
    trace_store_get(m->store, m->syncs.p[sync].new_event, &e);
    return e.sync_new.kind;
}

/* What a variant asks for; the state knows some of it. */
static void add_asked(const struct model *m, const struct event *e,
                      const char *name, struct buf *out)
{
    const struct event_field *f = find_field(e->kind, str_of(name));
    if (f)
        add_field(m, e, f, out);
    else if (strcmp(name, "kind") == 0) /* `sync` is their first field */
        buf_adds(out, sync_kind(m, e->sync_acquire.sync));
    else if (e->kind == EV_queue_join && e->queue_join.queue < m->queues.n)
        buf_add_int(out, m->queues.p[e->queue_join.queue].unfinished);
}

static const char *sentence_for(const struct model *m, const struct event *e)
{
    for (size_t i = 0; i < sizeof variants / sizeof variants[0]; i++) {
        struct buf asked = {0};
        if (variants[i].kind != e->kind)
            continue;
        add_asked(m, e, variants[i].field, &asked);
        bool holds = str_eqz(buf_str(&asked), variants[i].value);
        buf_fini(&asked);
        if (holds)
            return variants[i].text;
    }
    return sentences[e->kind];
}

/* What joined the ready queue, by what it is. */
static const char *push_sentence(const struct event *e)
{
    struct str what = e->ready_push.what;
    if (e->ready_push.call.n)
        return "The callback {call} joined the back of READY: it runs in the "
               "next pass.";
    if (str_eqz(what, "step") || str_eqz(what, "wakeup"))
        return "{task} joined the back of READY.";
    if (str_eqz(what, "timer"))
        return "The callback of {task}'s timer joined the back of READY.";
    if (str_eqz(what, "gather"))
        return "The callback that tells a gather joined the back of READY: a "
               "callback never runs at once.";
    return "A callback joined the back of READY: it runs in the next pass.";
}

void story_event(const struct model *m, const struct event *e,
                 struct buf *out)
{
    const char *sentence =
        e->kind == EV_ready_push ? push_sentence(e)
        : e->kind == EV_suspend && e->suspend.value.n
            ? "The generator yields {value}, pauses and keeps its variables."
            : sentence_for(m, e);
    size_t start = out->n;
    for (const char *p = sentence; *p; p++) {
        const char *close = *p == '{' ? strchr(p, '}') : NULL;
        if (!close) {
            buf_addc(out, *p);
            continue;
        }
        struct str name = {p + 1, (size_t)(close - p) - 1};
        const struct event_field *f = find_field(e->kind, name);
        if (f)
            add_field(m, e, f, out);
        p = close;
    }
    if (out->n >= start + 11 && memcmp(out->p + start, "the program", 11) == 0)
        out->p[start] = 'T';
}
