#include "base/str.h"
#include "trace/json.h"
#include "trace/number.h"
#include "trace/writer.h"

/* Each kind's line as pieces of text that are ready to copy, so that an event
 * costs a few copies and the digits of its numbers. The pieces are copied whole,
 * at a size that the compiler knows, and what is behind their text is written
 * over: that is faster than copying just their text. */
enum { KEY_ROOM = 16, START_ROOM = 40 };
struct piece {
    char key[KEY_ROOM]; /* ,"name": */
    uint16_t n;
    uint16_t offset;    /* of the field in struct event */
    enum field_type type;
};
struct line {
    char start[START_ROOM]; /* {"e":"task.new","t": */
    uint16_t n;
    uint16_t n_pieces;
    const struct piece *pieces;
};

#define KEY(name) ",\"" #name "\":"
#define EVENT(kind, name, group, level, meaning)                              \
    static const struct piece pieces_##kind[] = {
#define FIELD(kind, type, name, meaning)                                      \
    {KEY(name), sizeof KEY(name) - 1, offsetof(struct event, kind.name),      \
     FIELD_##type},
#define END(kind)                                                             \
    {"", 0, 0, FIELD_ID}                                                      \
    }                                                                         \
    ;
#include "trace/events.def"

#define START(name) "{\"e\":\"" name "\",\"t\":"
static const struct line lines[] = {
#define EVENT(kind, name, group, level, meaning)                              \
    {START(name), sizeof START(name) - 1,                                     \
     sizeof pieces_##kind / sizeof pieces_##kind[0] - 1, pieces_##kind},
#include "trace/events.def"
};

/* What everything but the texts of an event can take at most: ten fields of a
 * key, a number and punctuation. Room for as much is kept free ahead. */
enum { ROOM = 1024 };

static inline char *put_bytes(char *to, const char *p, size_t n)
{
    memcpy(to, p, n);
    return to + n;
}

/* Makes sure of room for a text of n bytes and of ROOM behind it. */
static char *make_room(struct buf *out, char *to, size_t n)
{
    out->n = (size_t)(to - out->p);
    buf_reserve(out, n + ROOM);
    return out->p + out->n;
}

static char *put_text(struct buf *out, char *to, struct str s)
{
    to = make_room(out, to, s.n + 2);
    size_t plain = json_plain_prefix(s.p, s.n);
    if (plain < s.n)
        to = make_room(out, to, s.n * 6 + 2);
    else {
        *to++ = '"';
        to = put_bytes(to, s.p, s.n);
        *to++ = '"';
        return to;
    }
    return json_put_str(to, s);
}

static char *put_on(struct buf *out, char *to, const struct event_on *on)
{
    char *start = to;
    if (on->kind.p) {
        to = put_bytes(to, ",\"kind\":", 8);
        size_t at = (size_t)(start - out->p);
        to = put_text(out, to, on->kind);
        start = out->p + at;
    }
    if (on->id) {
        to = put_bytes(to, ",\"id\":", 6);
        to = number_put_unsigned(to, on->id);
    }
    if (on->text.p) {
        to = put_bytes(to, ",\"text\":", 8);
        size_t at = (size_t)(start - out->p);
        to = put_text(out, to, on->text);
        start = out->p + at;
    }
    *start = '{'; /* in the place of the first comma */
    *to++ = '}';
    return to;
}

/* Is there nothing to write: no id, no text, an empty map or list? */
static inline bool is_absent(enum field_type type, const void *at)
{
    const struct str *s = at;
    const struct event_on *on = at;
    switch (type) {
    case FIELD_ID:
        return *(const event_id *)at == 0;
    case FIELD_STR:
        return !s->p;
    case FIELD_ON:
        return !on->kind.p && !on->id && !on->text.p;
    case FIELD_MAP:
    case FIELD_LIST:
        return s->n <= 2;
    default:
        return false;
    }
}

static inline char *put_value(struct buf *out, char *to, enum field_type type,
                              const void *at)
{
    switch (type) {
    case FIELD_ID:
        return number_put_unsigned(to, *(const event_id *)at);
    case FIELD_INT:
        return number_put_int(to, *(const int64_t *)at);
    case FIELD_NUM:
        return number_put(to, *(const double *)at);
    case FIELD_STR:
        return put_text(out, to, *(const struct str *)at);
    case FIELD_ON:
        return put_on(out, to, at);
    default:
        to = make_room(out, to, ((const struct str *)at)->n);
        return put_bytes(to, ((const struct str *)at)->p,
                         ((const struct str *)at)->n);
    }
}

void trace_encode(const struct event *e, struct buf *out)
{
    const struct line *l = &lines[e->kind];
    buf_reserve(out, ROOM);
    char *to = out->p + out->n;
    memcpy(to, l->start, START_ROOM);
    to = number_put(to + l->n, e->t);
    for (const struct piece *p = l->pieces; p < l->pieces + l->n_pieces; p++) {
        const void *at = (const char *)e + p->offset;
        if (is_absent(p->type, at))
            continue;
        memcpy(to, p->key, KEY_ROOM);
        to += p->n;
        to = put_value(out, to, p->type, at);
    }
    *to++ = '}';
    *to++ = '\n';
    out->n = (size_t)(to - out->p);
}

static void add_text(struct buf *out, const char *key, struct str s)
{
    if (!s.p)
        return;
    buf_addz(out, key);
    json_add_str(out, s);
}

static void add_number(struct buf *out, const char *key, uint64_t u)
{
    char digits[NUMBER_ROOM];
    buf_addz(out, key);
    buf_add(out, digits, (size_t)(number_put_unsigned(digits, u) - digits));
}

static void add_sources(struct buf *out, const struct trace_header *h)
{
    buf_addz(out, ",\"sources\":[");
    for (size_t i = 0; i < h->n_sources; i++) {
        struct str text = h->sources[i].text;
        buf_addz(out, i ? "," : "");
        buf_addz(out, "{\"file\":");
        json_add_str(out, h->sources[i].file);
        add_text(out, ",\"text\":", text.p ? text : STR(""));
        buf_addz(out, "}");
    }
    buf_addz(out, "]");
}

void trace_encode_header(const struct trace_header *h, struct buf *out)
{
    add_number(out, "{\"loopscope\":", (uint64_t)h->version);
    add_number(out, ",\"min\":", (uint64_t)h->min_version);
    add_text(out, ",\"engine\":", h->engine);
    add_text(out, ",\"clock\":", h->clock);
    add_text(out, ",\"program\":", h->program);
    buf_addz(out, ",\"argv\":[");
    for (size_t i = 0; i < h->n_argv; i++) {
        buf_addz(out, i ? "," : "");
        json_add_str(out, h->argv[i]);
    }
    buf_addz(out, "]");
    add_number(out, ",\"seed\":", h->seed);
    add_sources(out, h);
    buf_addz(out, "}\n");
}
