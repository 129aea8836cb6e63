/* One event in words, from the templates of sentences.def. */
#include <ctype.h>
#include <math.h>

#include "story/priv.h"

static const char *const sentences[EV_COUNT] = {
#define SENTENCE(kind, text) [EV_##kind] = text,
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

void add_task(const struct model *m, uint32_t task, struct buf *out)
{
    if (task)
        model_task_label(m, task, out);
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

static bool names_task(const char *name)
{
    return strcmp(name, "task") == 0 || strcmp(name, "by") == 0 ||
           strcmp(name, "parent") == 0;
}

static void add_field(const struct model *m, const struct event *e,
                      const struct event_field *f, struct buf *out)
{
    const void *at = (const char *)e + f->offset;
    switch (f->type) {
    case FIELD_ID:
        if (names_task(f->name))
            add_task(m, *(const event_id *)at, out);
        else
            buf_add_int(out, *(const event_id *)at);
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

/* What joined the ready queue, by what it is. */
static const char *push_sentence(const struct event *e)
{
    struct str what = e->ready_push.what;
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
        e->kind == EV_ready_push ? push_sentence(e) : sentences[e->kind];
    const struct event_info *info = event_info(e->kind);
    size_t start = out->n;
    for (const char *p = sentence; *p; p++) {
        const char *close = *p == '{' ? strchr(p, '}') : NULL;
        if (!close) {
            buf_addc(out, *p);
            continue;
        }
        struct str name = {p + 1, (size_t)(close - p) - 1};
        for (int i = 0; i < info->n_fields; i++)
            if (str_eqz(name, info->fields[i].name))
                add_field(m, e, &info->fields[i], out);
        p = close;
    }
    if (out->n >= start + 11 && memcmp(out->p + start, "the program", 11) == 0)
        out->p[start] = (char)toupper((unsigned char)out->p[start]);
}
