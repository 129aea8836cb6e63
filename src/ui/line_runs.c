#include "ui/line_runs.h"

#include "base/bisect.h"

/* A hostile trace must not take all memory. */
enum { MOST_FILES = 256, MOST_LINE = 1 << 16 };

void line_runs_fini(struct line_runs *l)
{
    for (size_t i = 0; i < l->files.n; i++) {
        struct file_runs *f = &l->files.p[i];
        for (size_t k = 0; k < f->lines.n; k++)
            vec_fini(&f->lines.p[k].at);
        vec_fini(&f->lines);
    }
    vec_fini(&l->files);
}

static const struct file_runs *file_find(const struct line_runs *l,
                                         struct str name)
{
    for (size_t i = 0; i < l->files.n; i++)
        if (str_eq(l->files.p[i].name, name))
            return &l->files.p[i];
    return NULL;
}

uint16_t line_runs_file(struct line_runs *l, struct str name)
{
    /* frames come in runs of the same file */
    if (l->newest < l->files.n && str_eq(l->files.p[l->newest].name, name))
        return (uint16_t)l->newest;
    const struct file_runs *f = file_find(l, name);
    if (!f && l->files.n >= MOST_FILES)
        return NO_FILE;
    if (!f)
        vec_push(&l->files, ((struct file_runs){.name = name}));
    l->newest = f ? (size_t)(f - l->files.p) : l->files.n - 1;
    return (uint16_t)l->newest;
}

void line_runs_add(struct line_runs *l, uint16_t file, int64_t line,
                   uint32_t event)
{
    if (file >= l->files.n || line < 1 || line > MOST_LINE)
        return;
    struct file_runs *f = &l->files.p[file];
    while (f->lines.n <= (size_t)line)
        vec_push(&f->lines, ((struct line_events){{0}}));
    vec_push(&f->lines.p[line].at, event);
    if (f->lines.p[line].at.n > f->most)
        f->most = f->lines.p[line].at.n;
}

static const struct line_events *line_find(const struct line_runs *l,
                                           struct str file, int line)
{
    const struct file_runs *f = file_find(l, file);
    return f && line > 0 && (size_t)line < f->lines.n ? &f->lines.p[line]
                                                      : NULL;
}

/* How many of its events come before this one. */
static size_t count_before(const struct line_events *e, size_t event)
{
    struct bisect b = bisect_of(0, e->at.n);
    while (bisect_next(&b))
        bisect_go(&b, e->at.p[b.at] < event);
    return b.low;
}

size_t line_runs_count(const struct line_runs *l, struct str file, int line,
                       size_t event)
{
    const struct line_events *e = line_find(l, file, line);
    return e ? count_before(e, event) : 0;
}

size_t line_runs_most(const struct line_runs *l, struct str file)
{
    const struct file_runs *f = file_find(l, file);
    return f ? f->most : 0;
}

size_t line_runs_from(const struct line_runs *l, struct str file, int line,
                      size_t event)
{
    const struct line_events *e = line_find(l, file, line);
    size_t i = e ? count_before(e, event) : 0;
    return e && i < e->at.n ? e->at.p[i] : SIZE_MAX;
}

size_t line_runs_before(const struct line_runs *l, struct str file, int line,
                        size_t event)
{
    const struct line_events *e = line_find(l, file, line);
    size_t i = e ? count_before(e, event) : 0;
    return i ? e->at.p[i - 1] : SIZE_MAX;
}

size_t line_runs_next(const struct line_runs *l, struct str file, int line,
                      size_t event)
{
    size_t next = line_runs_from(l, file, line, event);
    return next != SIZE_MAX ? next : line_runs_from(l, file, line, 0);
}
