/* One event in words, from the templates of sentences.def. */
#include <ctype.h>
#include <math.h>

#include "story/priv.h"

static const char *const sentences[EV_COUNT] = {
#define SENTENCE(kind, text) [EV_##kind] = text,
#define VARIANT(kind, field, value, text)
#define COMES(kind, text)
#include "story/sentences.def"
};

/* The same behind "Next, ". */
static const char *const coming[EV_COUNT] = {
#define SENTENCE(kind, text)
#define VARIANT(kind, field, value, text)
#define COMES(kind, text) [EV_##kind] = text,
#include "story/sentences.def"
};

static const struct variant {
    enum event_kind kind;
    const char *field, *value, *text;
} variants[] = {
#define SENTENCE(kind, text)
#define VARIANT(kind, field, value, text) {EV_##kind, #field, value, text},
#define COMES(kind, text)
#include "story/sentences.def"
};

/* Milliseconds are as close as the screen looks; what is less than one keeps its
 * first two digits. Without needless zeros: 1, 2.5, 0.125. */
void add_seconds(double seconds, struct buf *out)
{
    if (!isfinite(seconds)) {
        buf_addz(out, "for ever");
        return;
    }
    if (fabs(seconds) < 0.001) {
        buf_printf(out, "%.2g", seconds);
        return;
    }
    buf_printf(out, "%.3f", seconds);
    while (out->p[out->n - 1] == '0')
        out->n--;
    if (out->p[out->n - 1] == '.')
        out->n--;
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

void add_plain(struct str text, struct buf *out)
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

void add_value(struct str repr, struct buf *out)
{
    bool cut = repr.n > 3 && memcmp(repr.p + repr.n - 3, "...", 3) == 0;
    if (cut)
        repr.n -= 3;
    add_plain(repr, out);
    if (cut)
        buf_addz(out, "…");
}

/* Text that a program wrote, in quotes, without its line end; long ones cut. */
void add_quoted(struct str text, struct buf *out)
{
    enum { MOST = 60 };
    size_t used;
    struct buf plain = {0};
    bool ends = text.n && text.p[text.n - 1] == '\n';
    while (text.n && text.p[text.n - 1] == '\n')
        text.n--;
    if (!text.n && ends) {
        buf_addz(out, "an empty line");
        return;
    }
    add_plain(text, &plain);
    size_t fits = utf8_fit(buf_str(&plain), MOST, &used);
    buf_addc(out, '"');
    buf_add(out, plain.p, fits);
    buf_addz(out, fits < plain.n ? "…\"" : "\"");
    buf_fini(&plain);
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

/* What the program printed stands in quotes; a value that is not given is None;
 * all else is as it is, on one line. */
static void add_text(const struct event *e, const struct event_field *f,
                     struct str text, struct buf *out)
{
    if (e->kind == EV_out)
        add_quoted(text, out);
    else if (!text.n && strcmp(f->name, "value") == 0)
        buf_addz(out, "None");
    else
        add_value(text, out);
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
        add_text(e, f, *(const struct str *)at, out);
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

static struct str kind_of(const struct model *m, const struct event *e)
{
    bool sync = event_info(e->kind)->group == GROUP_SYNC;
    uint32_t id = e->sync_acquire.sync; /* the first field, of frames as well */
    uint32_t at = NO_EVENT;
    struct event made;
    if (sync && id && id < m->syncs.n)
        at = m->syncs.p[id].new_event;
    else if (!sync && id && id < m->frames.n)
        at = m->frames.p[id].new_event;
    if (at == NO_EVENT)
        return (struct str){0};
    trace_store_get(m->store, at, &made);
    return sync ? made.sync_new.kind : made.frame_new.kind;
}

/* What a variant asks for; the state knows some of it. */
static void add_asked(const struct model *m, const struct event *e,
                      const char *name, struct buf *out)
{
    const struct event_field *f = find_field(e->kind, str_of(name));
    if (f && f->type == FIELD_ID
        && !*(const event_id *)((const char *)e + f->offset))
        return;
    if (f)
        add_field(m, e, f, out);
    else if (strcmp(name, "dropped") == 0 && e->kind == EV_ready_pop)
        buf_addz(out, e->ready_pop.handle < m->handles.n
                          && m->handles.p[e->ready_pop.handle].cancelled
                          ? "yes" : "no");
    else if (strcmp(name, "waits") == 0 && e->kind == EV_task_wait)
        buf_adds(out, e->task_wait.on.kind);
    else if (strcmp(name, "kind") == 0)
        buf_adds(out, kind_of(m, e));
    else if (e->kind == EV_queue_join && e->queue_join.queue < m->queues.n)
        buf_add_int(out, m->queues.p[e->queue_join.queue].unfinished);
}

bool event_reads(const struct model *m, const struct event *e,
                 const char *field, const char *value)
{
    struct buf asked = {0};
    add_asked(m, e, field, &asked);
    bool reads = str_eqz(buf_str(&asked), value);
    buf_fini(&asked);
    return reads;
}

static const char *sentence_for(const struct model *m, const struct event *e)
{
    for (size_t i = 0; i < sizeof variants / sizeof variants[0]; i++)
        if (variants[i].kind == e->kind
            && event_reads(m, e, variants[i].field, variants[i].value))
            return variants[i].text;
    return sentences[e->kind];
}

/* A sentence begins with a capital letter where it begins with words of ours;
 * names stay as they are. */
static void begin_sentence(struct buf *out, size_t start)
{
    static const char *const words[] = {"the ", "a "};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_starts((struct str){out->p + start, out->n - start}, words[i]))
            out->p[start] = (char)toupper((unsigned char)out->p[start]);
}

static void add_word(const struct model *m, const struct event *e,
                     struct str word, struct buf *out)
{
    const struct event_field *f = find_field(e->kind, word);
    if (!add_named(m, e, word, out) && f)
        add_field(m, e, f, out);
}

/* Fills in a template. `begins`: it is a sentence of its own. */
static void add_sentence(const struct model *m, const struct event *e,
                         const char *sentence, bool begins, struct buf *out)
{
    size_t start = out->n;
    for (const char *p = sentence; *p; p++) {
        const char *close = *p == '{' ? strchr(p, '}') : NULL;
        if (!close) {
            buf_addc(out, *p);
            continue;
        }
        add_word(m, e, (struct str){p + 1, (size_t)(close - p) - 1}, out);
        if (begins && p == sentence)
            begin_sentence(out, start);
        p = close;
    }
    if (out->n > start + 1 && out->p[out->n - 1] == '.'
        && out->p[out->n - 2] == '.')
        out->n--; /* a text of the program's has its own */
}

void add_template(const struct model *m, const struct event *e,
                  const char *sentence, struct buf *out)
{
    add_sentence(m, e, sentence, true, out);
}

void story_event(const struct model *m, const struct event *e,
                 struct buf *out)
{
    const char *sentence =
        e->kind == EV_suspend && e->suspend.value.n
            ? "{frame} yields {value}, pauses and keeps its variables."
            : sentence_for(m, e);
    add_sentence(m, e, sentence, true, out);
}

void story_coming(const struct model *m, const struct event *e,
                  struct buf *out)
{
    add_sentence(m, e, coming[e->kind], false, out);
}
