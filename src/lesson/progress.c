#include "lesson/progress.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "trace/json.h"
#include "trace/number.h"

enum { VERSION = 1, MOST = 1 << 30 };

/* -- life ------------------------------------------------------------------ */

static void marks_fini(struct progress_marks *marks)
{
    for (size_t i = 0; i < marks->n; i++)
        free(marks->p[i].goal);
    vec_fini(marks);
}

static void lesson_fini(struct progress_lesson *l)
{
    free(l->file);
    free(l->title);
    marks_fini(&l->seen);
    marks_fini(&l->met);
}

void progress_fini(struct progress *p)
{
    for (size_t i = 0; i < p->lessons.n; i++)
        lesson_fini(&p->lessons.p[i]);
    vec_fini(&p->lessons);
}

struct progress_lesson *progress_find(const struct progress *p,
                                      const char *file, const char *title)
{
    for (size_t i = 0; i < p->lessons.n; i++) {
        struct progress_lesson *l = &p->lessons.p[i];
        if (strcmp(l->file, file) == 0 && strcmp(l->title, title) == 0)
            return l;
    }
    return NULL;
}

bool progress_is_done(const struct progress_lesson *l)
{
    return l && l->n_pages > 0 && l->seen.n >= (size_t)l->n_pages;
}

/* -- changes --------------------------------------------------------------- */

static bool is_marked(const struct progress_marks *marks, int page,
                      const char *goal)
{
    for (size_t i = 0; i < marks->n; i++)
        if (marks->p[i].page == page &&
            (!goal || strcmp(marks->p[i].goal, goal) == 0))
            return true;
    return false;
}

static void mark(struct progress_marks *marks, int page, const char *goal,
                 int64_t when)
{
    if (!is_marked(marks, page, goal))
        vec_push(marks, ((struct progress_mark){
                            page, when, goal ? xstrdup(goal) : NULL}));
}

static void forget(struct progress *p, struct progress_lesson *l)
{
    if (!l)
        return;
    lesson_fini(l);
    *l = vec_pop(&p->lessons);
}

static struct progress_lesson *begin(struct progress *p,
                                     const struct progress_change *c)
{
    vec_push(&p->lessons, ((struct progress_lesson){
                              .file = xstrdup(c->file),
                              .title = xstrdup(c->title),
                              .page = 1, .first = c->when}));
    return &vec_last(&p->lessons);
}

/* A lesson that has lost pages since then has lost their marks too. */
static void drop_lost_pages(struct progress_lesson *l)
{
    size_t kept = 0;
    for (size_t i = 0; i < l->seen.n; i++)
        if (l->seen.p[i].page <= l->n_pages)
            l->seen.p[kept++] = l->seen.p[i];
    l->seen.n = kept;
}

static void open_page(struct progress_lesson *l,
                      const struct progress_change *c)
{
    l->page = c->page;
    l->n_pages = c->n_pages;
    drop_lost_pages(l);
    mark(&l->seen, c->page, NULL, c->when);
}

void progress_apply(struct progress *p, const struct progress_change *c)
{
    struct progress_lesson *l = progress_find(p, c->file, c->title);
    if (c->what == PROGRESS_FORGET) {
        forget(p, l);
        return;
    }
    if (!l)
        l = begin(p, c);
    l->last = c->when;
    switch (c->what) {
    case PROGRESS_PAGE: open_page(l, c); break;
    case PROGRESS_RIGHT: l->right += l->right < MOST; break;
    case PROGRESS_WRONG: l->wrong += l->wrong < MOST; break;
    default: mark(&l->met, c->page, c->goal, c->when);
    }
}

/* -- as text --------------------------------------------------------------- */

void progress_format_time(int64_t when, struct buf *out)
{
    struct tm tm;
    char text[40];
    time_t t = (time_t)when;
    gmtime_r(&t, &tm);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm);
    buf_addz(out, text);
}

static void add_text(struct buf *out, const char *z)
{
    struct str s = str_of(z);
    buf_reserve(out, 6 * s.n + 2);
    out->n = (size_t)(json_put_str(out->p + out->n, s) - out->p);
}

/* 0 is never: of a lesson that is only listed. */
static void add_time(struct buf *out, int64_t when)
{
    if (!when) {
        buf_addz(out, "null");
        return;
    }
    buf_addc(out, '"');
    progress_format_time(when, out);
    buf_addc(out, '"');
}

static void add_marks(struct buf *out, const char *name,
                      const struct progress_marks *marks)
{
    buf_printf(out, ",\"%s\":[", name);
    for (size_t i = 0; i < marks->n; i++) {
        const struct progress_mark *m = &marks->p[i];
        buf_printf(out, "%s{\"page\":%d", i ? "," : "", m->page);
        if (m->goal) {
            buf_addz(out, ",\"goal\":");
            add_text(out, m->goal);
        }
        buf_addz(out, ",\"at\":");
        add_time(out, m->when);
        buf_addc(out, '}');
    }
    buf_addc(out, ']');
}

void progress_format_lesson(const struct progress_lesson *l, struct buf *out)
{
    buf_addz(out, "{\"file\":");
    add_text(out, l->file);
    buf_addz(out, ",\"title\":");
    add_text(out, l->title);
    buf_printf(out, ",\"pages\":%d,\"page\":%d,\"right\":%llu,\"wrong\":%llu",
               l->n_pages, l->page, (unsigned long long)l->right,
               (unsigned long long)l->wrong);
    buf_addz(out, ",\"first\":");
    add_time(out, l->first);
    buf_addz(out, ",\"last\":");
    add_time(out, l->last);
    add_marks(out, "seen", &l->seen);
    add_marks(out, "met", &l->met);
    buf_addc(out, '}');
}

void progress_format(const struct progress *p, struct buf *out)
{
    buf_printf(out, "{\"loopscope-progress\":%d,\"lessons\":%zu}\n", VERSION,
               p->lessons.n);
    for (size_t i = 0; i < p->lessons.n; i++) {
        progress_format_lesson(&p->lessons.p[i], out);
        buf_addc(out, '\n');
    }
}

/* -- and back -------------------------------------------------------------- */

/* A field of an object: where its value goes, and what it has to be. */
struct field {
    const char *name;
    enum { FIELD_TEXT, FIELD_TIME, FIELD_INT, FIELD_COUNT, FIELD_SEEN,
           FIELD_MET } kind;
    void *to;
    bool got;
};

static bool take_text(struct json *j, char **to)
{
    struct buf scratch = {0};
    struct str s;
    json_blanks(j);
    json_scratch(&scratch, (size_t)(j->end - j->p));
    bool good = json_string(j, &scratch, &s);
    if (good) {
        free(*to);
        *to = xstrndup(s.n ? s.p : "", s.n);
    }
    buf_fini(&scratch);
    return good;
}

/* Only what progress_format_time writes, and that of a day that there is. */
static bool take_time(struct json *j, int64_t *to)
{
    struct tm tm = {0};
    struct buf again = {0};
    char *text = NULL;
    bool good = take_text(j, &text) &&
                sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2dZ", &tm.tm_year,
                       &tm.tm_mon, &tm.tm_mday, &tm.tm_hour, &tm.tm_min,
                       &tm.tm_sec) == 6;
    if (good) {
        tm.tm_year -= 1900;
        tm.tm_mon--;
        *to = (int64_t)timegm(&tm);
        progress_format_time(*to, &again);
        good = str_eqz(buf_str(&again), text);
    }
    buf_fini(&again);
    free(text);
    return good;
}

static bool take_whole(struct json *j, uint64_t *to)
{
    struct str s;
    if (!json_number(j, &s))
        return false;
    double d = number_read(s.p, s.n);
    if (!(d >= 0 && d <= MOST && d == (double)(uint64_t)d))
        return false;
    *to = (uint64_t)d;
    return true;
}

static bool take_int(struct json *j, int *to)
{
    uint64_t u;
    if (!take_whole(j, &u))
        return false;
    *to = (int)u;
    return true;
}

static bool take_marks(struct json *j, struct progress_marks *to, bool goals);

static bool take_value(struct json *j, struct field *f)
{
    json_blanks(j);
    switch (f->kind) {
    case FIELD_TEXT: return take_text(j, f->to);
    case FIELD_TIME: return take_time(j, f->to);
    case FIELD_INT: return take_int(j, f->to);
    case FIELD_COUNT: return take_whole(j, f->to);
    default: return take_marks(j, f->to, f->kind == FIELD_MET);
    }
}

/* A member's value, if it is one of these fields and hasn't come yet. */
static bool take_member(struct json *j, struct field *fields, size_t n)
{
    char *name = NULL;
    bool good = take_text(j, &name) && json_take(j, ':', "a colon");
    struct field *f = NULL;
    for (size_t i = 0; i < n && good; i++)
        if (strcmp(fields[i].name, name) == 0)
            f = &fields[i];
    free(name);
    if (!good || (f && f->got))
        return false;
    if (!f)
        return json_skip(j);
    return f->got = take_value(j, f);
}

/* An object that has all of the fields. */
static bool take_object(struct json *j, struct field *fields, size_t n)
{
    if (!json_take(j, '{', "an object"))
        return false;
    if (!json_took(j, '}')) {
        do
            if (!take_member(j, fields, n))
                return false;
        while (json_took(j, ','));
        if (!json_take(j, '}', "the object's end"))
            return false;
    }
    for (size_t i = 0; i < n; i++)
        if (!fields[i].got)
            return false;
    return true;
}

static bool take_mark(struct json *j, struct progress_mark *m, bool goals)
{
    struct field fields[] = {{"page", FIELD_INT, &m->page, false},
                             {"at", FIELD_TIME, &m->when, false},
                             {"goal", FIELD_TEXT, &m->goal, false}};
    return take_object(j, fields, goals ? 3 : 2) && m->page > 0;
}

static bool take_marks(struct json *j, struct progress_marks *to, bool goals)
{
    if (!json_take(j, '[', "a list"))
        return false;
    if (json_took(j, ']'))
        return true;
    do {
        struct progress_mark m = {0};
        bool good = take_mark(j, &m, goals);
        if (!good || is_marked(to, m.page, m.goal)) {
            free(m.goal);
            return false;
        }
        vec_push(to, m);
    } while (json_took(j, ','));
    return json_take(j, ']', "the list's end");
}

static bool take_lesson(struct json *j, struct progress_lesson *l)
{
    struct field fields[] = {
        {"file", FIELD_TEXT, &l->file, false},
        {"title", FIELD_TEXT, &l->title, false},
        {"pages", FIELD_INT, &l->n_pages, false},
        {"page", FIELD_INT, &l->page, false},
        {"right", FIELD_COUNT, &l->right, false},
        {"wrong", FIELD_COUNT, &l->wrong, false},
        {"first", FIELD_TIME, &l->first, false},
        {"last", FIELD_TIME, &l->last, false},
        {"seen", FIELD_SEEN, &l->seen, false},
        {"met", FIELD_MET, &l->met, false},
    };
    return take_object(j, fields, sizeof fields / sizeof *fields) &&
           l->page > 0;
}

/* A line of the text, without what ends it. False when there is none. */
static bool next_line(struct str *text, struct json *j)
{
    const char *end = text->n ? memchr(text->p, '\n', text->n) : NULL;
    size_t n = end ? (size_t)(end - text->p) : text->n;
    if (!text->n)
        return false;
    *j = (struct json){.p = text->p, .end = text->p + n};
    text->p += n + (end != NULL);
    text->n -= n + (end != NULL);
    return true;
}

static bool at_end(struct json *j)
{
    json_blanks(j);
    return j->p == j->end;
}

static enum status parse_header(struct str *text, uint64_t *lessons)
{
    uint64_t version = 0;
    struct field fields[] = {
        {"loopscope-progress", FIELD_COUNT, &version, false},
        {"lessons", FIELD_COUNT, lessons, false}};
    struct json j;
    bool good = next_line(text, &j) && take_object(&j, fields, 2) &&
                at_end(&j);
    if (fields[0].got && version > VERSION)
        return STATUS_VERSION;
    return good && version == VERSION ? STATUS_OK : STATUS_FORMAT;
}

static bool parse_lesson(struct str *text, struct progress *p)
{
    struct progress_lesson l = {0};
    struct json j;
    bool good = next_line(text, &j) && take_lesson(&j, &l) && at_end(&j) &&
                !progress_find(p, l.file, l.title);
    if (good)
        vec_push(&p->lessons, l);
    else
        lesson_fini(&l);
    return good;
}

enum status progress_parse(struct str text, struct progress *p)
{
    uint64_t n = 0;
    enum status s = parse_header(&text, &n);
    for (uint64_t i = 0; i < n && s == STATUS_OK; i++)
        if (!parse_lesson(&text, p))
            s = STATUS_FORMAT;
    if (s == STATUS_OK && text.n)
        s = STATUS_FORMAT;
    if (s != STATUS_OK)
        progress_fini(p);
    return s;
}
