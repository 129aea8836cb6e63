#include "trace/reader.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "trace/header_in.h"
#include "trace/json.h"
#include "trace/number.h"
#include "trace/zst.h"

enum {
    LINE_MOST = 64 << 20,  /* a longer line is refused */
    KEEP_MOST = 1 << 20,   /* larger buffers are given back after a line */
    KINDS = 256,           /* slots of the table of kinds */
    NO_KIND = -1,          /* one that we don't know: the line is skipped */
    UNSEEN = -2,           /* "e" has not come yet */
};

/* A text of the event that stands in `copies`, which may still move. */
struct moved {
    struct str *field;
    size_t at;
};

struct trace_reader {
    struct trace_store *store;
    struct trace_header *header;
    bool has_header, begun, ended;
    struct zst_in *zst;    /* when what comes is compressed */
    size_t line;           /* number of the line that is read, from 1 */
    double t;              /* of the event before: for one without a time */
    char time_text[NUMBER_ROOM]; /* the last time as it was written, and its */
    size_t time_n;               /* length and value: it comes again */
    double time;
    struct buf pending;    /* the beginning of a line whose end has not come */
    struct buf scratch;    /* decoded texts of the line */
    struct buf copies;     /* maps and lists of the line, normalized */
    struct moved moved[16];
    size_t n_moved;
    struct trace_error error;
    char text[200];        /* of an error with numbers in it */
    int16_t kinds[KINDS];  /* kind + 1 by hash of its name; 0 is free */
};

/* -- kinds -- */

static unsigned kind_hash(struct str name)
{
    if (name.n < 2)
        return 0;
    unsigned char a = (unsigned char)name.p[0], z = (unsigned char)name.p[name.n - 1],
                  y = (unsigned char)name.p[name.n - 2];
    return (a * 7u + z * 31u + y * 57u + (unsigned)name.n * 101u) % KINDS;
}

static void fill_kinds(struct trace_reader *r)
{
    for (int k = 0; k < EV_COUNT; k++) {
        unsigned slot = kind_hash(str_of(event_info((enum event_kind)k)->name));
        while (r->kinds[slot])
            slot = (slot + 1) % KINDS;
        r->kinds[slot] = (int16_t)(k + 1);
    }
}

static int kind_find(const struct trace_reader *r, struct str name)
{
    unsigned slot = kind_hash(name);
    for (; r->kinds[slot]; slot = (slot + 1) % KINDS) {
        int kind = r->kinds[slot] - 1;
        if (str_eqz(name, event_info((enum event_kind)kind)->name))
            return kind;
    }
    return NO_KIND;
}

/* -- values -- */

/* Refuses the value that begins at `at`. */
static bool refuse(struct json *j, const char *at, const char *why)
{
    j->p = at;
    j->error = why;
    return false;
}

static bool take_string(struct trace_reader *r, struct json *j, struct str *s)
{
    json_blanks(j);
    if (j->p < j->end && *j->p == '"') {
        size_t rest = (size_t)(j->end - j->p) - 1;
        size_t plain = json_plain_prefix(j->p + 1, rest);
        if (plain < rest && j->p[1 + plain] == '"') {
            *s = (struct str){j->p + 1, plain};
            j->p += plain + 2;
            return true;
        }
        /* The first text to decode makes room for the rest of the line, so
         * that none of them moves. */
        if (r->scratch.n == 0)
            json_scratch(&r->scratch, rest + 1);
    }
    return json_string(j, &r->scratch, s);
}

static bool take_id(struct json *j, event_id *id)
{
    struct str s;
    json_blanks(j);
    const char *at = j->p;
    uint64_t u = 0;
    while (j->p < j->end && (unsigned)(*j->p - '0') < 10 && j->p - at < 10)
        u = u * 10 + (unsigned)(*j->p++ - '0');
    char next = j->p < j->end ? *j->p : 0;
    bool whole = j->p > at && !(next >= '0' && next <= '9') && next != '.'
        && next != 'e' && next != 'E' && !(*at == '0' && j->p > at + 1);
    if (whole && u <= UINT32_MAX) {
        *id = (event_id)u;
        return true;
    }
    j->p = at;
    return json_number(j, &s)
        && refuse(j, at, "an id is a whole number from 0 to 4294967295");
}

static bool take_num(struct json *j, double *d)
{
    struct str s;
    if (!json_number(j, &s))
        return false;
    *d = number_read(s.p, s.n);
    return true;
}

/* Python's whole numbers have no end; ours are cut to what fits. */
static bool take_int(struct json *j, int64_t *i)
{
    struct str s;
    if (!json_number(j, &s))
        return false;
    int64_t got = 0;
    size_t first = s.p[0] == '-', at = first;
    for (; at < s.n && at < 18 + first && s.p[at] >= '0' && s.p[at] <= '9'; at++)
        got = got * 10 + (s.p[at] - '0');
    if (at == s.n) {
        *i = first ? -got : got;
        return true;
    }
    double d = number_read(s.p, s.n);
    char *end;
    char digits[24] = {0};
    if (s.n < sizeof digits && fabs(d) < 9.3e18
        && !memchr(s.p, '.', s.n) && !memchr(s.p, 'e', s.n)
        && !memchr(s.p, 'E', s.n)) {
        memcpy(digits, s.p, s.n);
        *i = strtoll(digits, &end, 10); /* cut by strtoll itself */
        return true;
    }
    *i = d >= 9223372036854775807.0    ? INT64_MAX
         : d <= -9223372036854775808.0 ? INT64_MIN
                                       : (int64_t)d;
    return true;
}

/* A map or list: a part of the line when it is already written as we write it,
 * else a normalized copy. */
static bool take_nested(struct trace_reader *r, struct json *j, char open,
                        struct str *s)
{
    json_blanks(j);
    if (j->p == j->end || *j->p != open) {
        j->error = open == '{' ? "expected an object" : "expected a list";
        return false;
    }
    const char *at = j->p;
    j->bent = false;
    if (!json_skip(j))
        return false;
    *s = (struct str){at, (size_t)(j->p - at)};
    if (j->bent) {
        size_t from = r->copies.n;
        j->p = at;
        if (r->scratch.n == 0)
            json_scratch(&r->scratch, (size_t)(j->end - at));
        json_copy(j, &r->scratch, &r->copies);
        *s = (struct str){"", r->copies.n - from};
        size_t i = 0;
        while (i < r->n_moved && r->moved[i].field != s)
            i++;
        r->moved[i] = (struct moved){s, from};
        r->n_moved += i == r->n_moved;
    } else {
        for (size_t i = 0; i < r->n_moved; i++)
            if (r->moved[i].field == s)
                r->moved[i] = r->moved[--r->n_moved];
    }
    if (s->n == 2)
        *s = (struct str){0};
    return true;
}

static bool take_on_member(struct trace_reader *r, struct json *j,
                           struct event_on *on)
{
    struct str key;
    if (!take_string(r, j, &key)
        || !json_take(j, ':', "expected ':' after a key"))
        return false;
    if (json_null(j))
        return true;
    if (str_eqz(key, "kind"))
        return take_string(r, j, &on->kind);
    if (str_eqz(key, "text"))
        return take_string(r, j, &on->text);
    if (str_eqz(key, "id"))
        return take_id(j, &on->id);
    return json_skip(j);
}

static bool take_on(struct trace_reader *r, struct json *j, struct event_on *on)
{
    *on = (struct event_on){0};
    if (!json_take(j, '{', "expected an object"))
        return false;
    if (json_took(j, '}'))
        return true;
    do {
        if (!take_on_member(r, j, on))
            return false;
    } while (json_took(j, ','));
    return json_take(j, '}', "expected ',' or '}'");
}

static void set_null(enum field_type type, void *at)
{
    static const size_t sizes[] = {
        [FIELD_ID] = sizeof(event_id),    [FIELD_INT] = sizeof(int64_t),
        [FIELD_NUM] = sizeof(double),     [FIELD_STR] = sizeof(struct str),
        [FIELD_ON] = sizeof(struct event_on), [FIELD_MAP] = sizeof(struct str),
        [FIELD_LIST] = sizeof(struct str),
    };
    memset(at, 0, sizes[type]);
    if (type == FIELD_NUM)
        *(double *)at = NAN;
}

static bool take_field(struct trace_reader *r, struct json *j,
                       const struct event_field *f, struct event *e)
{
    void *at = (char *)e + f->offset;
    if (json_null(j)) {
        set_null(f->type, at);
        return true;
    }
    switch (f->type) {
    case FIELD_ID:
        return take_id(j, at);
    case FIELD_INT:
        return take_int(j, at);
    case FIELD_NUM:
        return take_num(j, at);
    case FIELD_STR:
        return take_string(r, j, at);
    case FIELD_ON:
        return take_on(r, j, at);
    case FIELD_MAP:
        return take_nested(r, j, '{', at);
    case FIELD_LIST:
        return take_nested(r, j, '[', at);
    }
    return json_skip(j);
}

/* -- a line -- */

/* One pass over an event's members. The kind has to be known before the fields
 * can be read: when "e" doesn't come first, or comes again with another value,
 * `again` asks for a second pass with that kind. */
struct pass {
    int kind;
    bool fixed;     /* the kind is known from a pass before */
    bool others;    /* a member other than "e" has been seen */
    bool again;
    int next;       /* field that is expected next: writers keep the order */
};

static bool take_kind(struct trace_reader *r, struct json *j, struct pass *p)
{
    struct str name;
    if (!take_string(r, j, &name))
        return false;
    if (p->fixed)
        return true;
    int kind = kind_find(r, name);
    if (p->others && kind != p->kind)
        p->again = true;
    p->kind = kind;
    return true;
}

static const struct event_field *find_field(struct pass *p, struct str key)
{
    const struct event_info *info = event_info((enum event_kind)p->kind);
    for (int i = 0; i < info->n_fields; i++) {
        int at = p->next + i;
        if (at >= info->n_fields)
            at -= info->n_fields;
        const char *name = info->fields[at].name;
        if (strlen(name) == key.n && memcmp(name, key.p, key.n) == 0) {
            p->next = at + 1 == info->n_fields ? 0 : at + 1;
            return &info->fields[at];
        }
    }
    return NULL;
}

static bool take_time(struct trace_reader *r, struct json *j, struct event *e)
{
    struct str s;
    e->t = r->t;
    if (json_null(j))
        return true;
    if (!json_number(j, &s))
        return false;
    if (s.n != r->time_n || memcmp(s.p, r->time_text, s.n) != 0) {
        r->time = number_read(s.p, s.n);
        r->time_n = s.n < sizeof r->time_text ? s.n : 0;
        memcpy(r->time_text, s.p, r->time_n);
    }
    e->t = r->time;
    return true;
}

static bool take_member(struct trace_reader *r, struct json *j, struct pass *p,
                        struct event *e)
{
    struct str key;
    if (!take_string(r, j, &key)
        || !json_take(j, ':', "expected ':' after a key"))
        return false;
    json_blanks(j);
    if (key.n == 1 && key.p[0] == 'e')
        return take_kind(r, j, p);
    p->others = true;
    if (key.n == 1 && key.p[0] == 't')
        return take_time(r, j, e);
    const struct event_field *f =
        p->kind >= 0 && !p->again ? find_field(p, key) : NULL;
    return f ? take_field(r, j, f, e) : json_skip(j);
}

static bool take_members(struct trace_reader *r, struct json *j, struct pass *p,
                         struct event *e)
{
    memset(e, 0, sizeof *e);
    e->t = r->t;
    r->scratch.n = r->copies.n = r->n_moved = 0;
    if (!json_take(j, '{', "expected '{'"))
        return false;
    if (!json_took(j, '}')) {
        do {
            if (!take_member(r, j, p, e))
                return false;
        } while (json_took(j, ','));
        if (!json_take(j, '}', "expected ',' or '}'"))
            return false;
    }
    json_blanks(j);
    if (j->p < j->end)
        return refuse(j, j->p, "expected the end of the line");
    return true;
}

static bool parse_event(struct trace_reader *r, struct json *j, struct event *e,
                        int *kind)
{
    const char *start = j->p;
    struct pass p = {.kind = UNSEEN};
    if (!take_members(r, j, &p, e))
        return false;
    if (p.kind == UNSEEN)
        return refuse(j, start, "an event without \"e\"");
    if (p.again) {
        p = (struct pass){.kind = p.kind, .fixed = true};
        j->p = start;
        if (!take_members(r, j, &p, e))
            return false;
    }
    *kind = p.kind;
    return true;
}

static enum status fail(struct trace_reader *r, enum status status,
                        size_t column, const char *text)
{
    r->error = (struct trace_error){status, r->line, column, text};
    return status;
}

static enum status read_event(struct trace_reader *r, struct str line)
{
    struct json j = {line.p, line.p + line.n, NULL, false};
    struct event e;
    int kind = NO_KIND;
    if (!parse_event(r, &j, &e, &kind))
        return fail(r, STATUS_FORMAT, (size_t)(j.p - line.p) + 1, j.error);
    if (isfinite(e.t))
        r->t = e.t;
    else
        e.t = r->t;
    if (kind < 0)
        return STATUS_OK;
    for (size_t i = 0; i < r->n_moved; i++)
        if (r->moved[i].field->p)
            r->moved[i].field->p = r->copies.p + r->moved[i].at;
    e.kind = (enum event_kind)kind;
    trace_store_append(r->store, &e);
    return STATUS_OK;
}

static enum status read_header(struct trace_reader *r, struct str line)
{
    struct json j = {line.p, line.p + line.n, NULL, false};
    enum status status = header_parse(&j, r->header, r->text, sizeof r->text);
    if (status)
        return fail(r, status, (size_t)(j.p - line.p) + 1, j.error);
    r->has_header = true;
    return STATUS_OK;
}

static void drop_large(struct buf *b)
{
    if (b->cap > KEEP_MOST)
        buf_fini(b);
}

static bool is_blank(struct str line)
{
    struct json j = {line.p, line.p + line.n, NULL, false};
    json_blanks(&j);
    return j.p == j.end;
}

static enum status read_line(struct trace_reader *r, struct str line)
{
    r->line++;
    if (r->line == 1 && str_starts(line, "\xef\xbb\xbf"))
        line = (struct str){line.p + 3, line.n - 3};
    if (line.n > LINE_MOST)
        return fail(r, STATUS_LIMIT, LINE_MOST, "a line over 64 MB");
    if (is_blank(line))
        return STATUS_OK;
    enum status status = r->has_header ? read_event(r, line)
                                       : read_header(r, line);
    drop_large(&r->scratch);
    drop_large(&r->copies);
    return status;
}

/* -- bytes -- */

struct trace_reader *trace_reader_new(struct trace_store *store,
                                      struct trace_header *header)
{
    struct trace_reader *r = xcalloc(1, sizeof *r);
    r->store = store;
    r->header = header;
    fill_kinds(r);
    return r;
}

void trace_reader_free(struct trace_reader *r)
{
    if (!r)
        return;
    buf_fini(&r->pending);
    buf_fini(&r->scratch);
    buf_fini(&r->copies);
    zst_in_free(r->zst);
    free(r);
}

/* Keeps the beginning of a line until its end comes. */
static enum status keep(struct trace_reader *r, const char *p, size_t n)
{
    if (r->pending.n + n > LINE_MOST) {
        r->line++;
        return fail(r, STATUS_LIMIT, LINE_MOST, "a line over 64 MB");
    }
    if (n)
        buf_add(&r->pending, p, n);
    return STATUS_OK;
}

/* A line's end is at p[n]; its beginning may be pending. */
static enum status finish_line(struct trace_reader *r, const char *p, size_t n)
{
    if (!r->pending.n)
        return read_line(r, (struct str){p, n});
    if (keep(r, p, n))
        return r->error.status;
    enum status status = read_line(r, buf_str(&r->pending));
    r->pending.n = 0;
    drop_large(&r->pending);
    return status;
}

static enum status feed_text(struct trace_reader *r, const char *p, size_t n)
{
    const char *end = p + n;
    while (!r->error.status && p < end) {
        const char *newline = memchr(p, '\n', (size_t)(end - p));
        if (!newline)
            return keep(r, p, (size_t)(end - p));
        finish_line(r, p, (size_t)(newline - p));
        p = newline + 1;
    }
    return r->error.status;
}

/* Damage has no place in the text; it is told at the first byte that is missing. */
static enum status feed_frames(struct trace_reader *r, struct str in)
{
    struct str text;
    do {
        const char *why;
        if (zst_in_next(r->zst, &in, &text, &why)) {
            r->line++;
            return fail(r, STATUS_FORMAT, r->pending.n + 1, why);
        }
    } while (text.n && !feed_text(r, text.p, text.n));
    return r->error.status;
}

enum status trace_reader_feed(struct trace_reader *r, const char *p, size_t n)
{
    if (!r->begun && n) {
        r->begun = true;
        if (*p == ZST_FIRST_BYTE)
            r->zst = zst_in_new();
    }
    if (r->error.status || !r->zst)
        return feed_text(r, p, n);
    return feed_frames(r, (struct str){p, n});
}

static enum status fail_cut(struct trace_reader *r, size_t column)
{
    snprintf(r->text, sizeof r->text, "the trace ends in the middle of line "
             "%zu: the program or the recorder was killed", r->line);
    return fail(r, STATUS_TRUNCATED, column, r->text);
}

/* A last line without its newline counts when it is whole: nothing that was cut
 * off ends in the brace that closes it. */
enum status trace_reader_end(struct trace_reader *r)
{
    if (r->error.status || r->ended)
        return r->error.status;
    r->ended = true;
    size_t n = r->pending.n;
    bool had_header = r->has_header;
    enum status status = n ? read_line(r, buf_str(&r->pending)) : STATUS_OK;
    r->pending.n = 0;
    if (status == STATUS_FORMAT && had_header)
        return fail_cut(r, n + 1);
    if (!status && had_header && r->zst && !zst_in_is_whole(r->zst)) {
        r->line += n == 0; /* of a line that never came */
        return fail_cut(r, n + 1);
    }
    if (!status && !r->has_header) {
        r->line += r->line == 0;
        return fail(r, STATUS_FORMAT, 1, r->zst && !zst_in_is_whole(r->zst)
                    ? "it is cut off before its first line is whole"
                    : "there is nothing in it: a trace begins with a header "
                      "line");
    }
    return status;
}

bool trace_reader_has_header(const struct trace_reader *r)
{
    return r->has_header;
}

const struct trace_error *trace_reader_error(const struct trace_reader *r)
{
    return &r->error;
}
