#include "trace/header_in.h"

#include <limits.h>
#include <stdio.h>

#include "base/vec.h"
#include "trace/number.h"

/* What is gathered while the line is read. Texts are borrowed from the line and
 * from `scratch`; the header that is handed out is a copy. */
struct draft {
    struct trace_header h;
    bool has_version, has_min;
    struct buf scratch;
    VEC(struct str) argv;
    VEC(struct trace_source) sources;
};

static bool take_text(struct draft *d, struct json *j, struct str *s)
{
    return json_null(j) || json_string(j, &d->scratch, s);
}

static bool take_version(struct json *j, int *version, bool *has)
{
    struct str s;
    if (!json_number(j, &s))
        return false;
    double got = number_read(s.p, s.n);
    *version = got > INT_MAX ? INT_MAX : got < 0 ? 0 : (int)got;
    *has = true;
    return true;
}

/* A seed of Python's may be any number; ours is its low 64 bits or, for one
 * that isn't whole, 0. */
static bool take_seed(struct json *j, uint64_t *seed)
{
    struct str s;
    if (json_null(j))
        return true;
    if (!json_number(j, &s))
        return false;
    *seed = 0;
    for (size_t i = 0; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++)
        *seed = *seed * 10 + (uint64_t)(s.p[i] - '0');
    return true;
}

static bool take_argv(struct draft *d, struct json *j)
{
    if (json_null(j))
        return true;
    if (!json_take(j, '[', "expected a list of texts"))
        return false;
    d->argv.n = 0;
    if (json_took(j, ']'))
        return true;
    do {
        struct str s;
        if (!json_string(j, &d->scratch, &s))
            return false;
        vec_push(&d->argv, s);
    } while (json_took(j, ','));
    return json_take(j, ']', "expected ',' or ']'");
}

static bool take_source(struct draft *d, struct json *j)
{
    struct trace_source source = {STR(""), STR("")};
    if (!json_take(j, '{', "expected an object with file and text"))
        return false;
    if (!json_took(j, '}')) {
        do {
            struct str key;
            if (!json_string(j, &d->scratch, &key)
                || !json_take(j, ':', "expected ':' after a key"))
                return false;
            bool fine = str_eqz(key, "file") ? take_text(d, j, &source.file)
                : str_eqz(key, "text")       ? take_text(d, j, &source.text)
                                             : json_skip(j);
            if (!fine)
                return false;
        } while (json_took(j, ','));
        if (!json_take(j, '}', "expected ',' or '}'"))
            return false;
    }
    vec_push(&d->sources, source);
    return true;
}

static bool take_sources(struct draft *d, struct json *j)
{
    if (json_null(j))
        return true;
    if (!json_take(j, '[', "expected a list of sources"))
        return false;
    d->sources.n = 0;
    if (json_took(j, ']'))
        return true;
    do {
        if (!take_source(d, j))
            return false;
    } while (json_took(j, ','));
    return json_take(j, ']', "expected ',' or ']'");
}

static bool take_member(struct draft *d, struct json *j)
{
    struct str key;
    if (!json_string(j, &d->scratch, &key)
        || !json_take(j, ':', "expected ':' after a key"))
        return false;
    if (str_eqz(key, "loopscope"))
        return take_version(j, &d->h.version, &d->has_version);
    if (str_eqz(key, "min"))
        return take_version(j, &d->h.min_version, &d->has_min);
    if (str_eqz(key, "seed"))
        return take_seed(j, &d->h.seed);
    if (str_eqz(key, "argv"))
        return take_argv(d, j);
    if (str_eqz(key, "sources"))
        return take_sources(d, j);
    return str_eqz(key, "engine")  ? take_text(d, j, &d->h.engine)
        : str_eqz(key, "clock")    ? take_text(d, j, &d->h.clock)
        : str_eqz(key, "program")  ? take_text(d, j, &d->h.program)
                                   : json_skip(j);
}

static bool take_header(struct draft *d, struct json *j)
{
    json_scratch(&d->scratch, (size_t)(j->end - j->p));
    if (!json_take(j, '{', "this is not a trace: its first line is no JSON "
                           "object"))
        return false;
    if (json_took(j, '}'))
        return true;
    do {
        if (!take_member(d, j))
            return false;
    } while (json_took(j, ','));
    if (!json_take(j, '}', "expected ',' or '}'"))
        return false;
    json_blanks(j);
    if (j->p < j->end)
        j->error = "expected the end of the line";
    return !j->error;
}

static enum status check_version(struct draft *d, struct json *j, char *text,
                                 size_t size)
{
    if (!d->has_version) {
        j->error = "this is not a trace: its first line has no \"loopscope\"";
        return STATUS_FORMAT;
    }
    if (!d->has_min)
        d->h.min_version = d->h.version;
    if (d->h.min_version <= TRACE_VERSION && d->h.version >= TRACE_MIN_VERSION)
        return STATUS_OK;
    bool newer = d->h.min_version > TRACE_VERSION;
    int n = snprintf(text, size, "the trace is of version %d", d->h.version);
    if (newer && d->h.min_version != d->h.version)
        n += snprintf(text + n, size - (size_t)n,
                      " and needs a reader of version %d", d->h.min_version);
    if (TRACE_MIN_VERSION == TRACE_VERSION)
        snprintf(text + n, size - (size_t)n,
                 "; this loopscope reads version %d", TRACE_VERSION);
    else
        snprintf(text + n, size - (size_t)n,
                 "; this loopscope reads versions %d to %d", TRACE_MIN_VERSION,
                 TRACE_VERSION);
    j->error = text;
    return STATUS_VERSION;
}

enum status header_parse(struct json *j, struct trace_header *h, char *text,
                         size_t size)
{
    struct draft d = {0};
    const char *start = j->p;
    enum status status = STATUS_FORMAT;
    *h = (struct trace_header){0};
    if (take_header(&d, j)) {
        j->p = start;
        status = check_version(&d, j, text, size);
    }
    if (!status) {
        d.h.argv = d.argv.p;
        d.h.n_argv = d.argv.n;
        d.h.sources = d.sources.p;
        d.h.n_sources = d.sources.n;
        trace_header_copy(h, &d.h);
    }
    buf_fini(&d.scratch);
    vec_fini(&d.argv);
    vec_fini(&d.sources);
    return status;
}
