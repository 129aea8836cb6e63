#include "lesson/progress_file.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"

enum { LARGEST = 16 << 20, PATIENCE_MS = 1000, MOST_ASIDE = 100 };

/* -- what waits ------------------------------------------------------------ */

static void wait_with(struct progress_file *f,
                      const struct progress_change *c)
{
    struct progress_change own = *c;
    own.file = xstrdup(c->file);
    own.title = xstrdup(c->title);
    own.goal = c->goal ? xstrdup(c->goal) : NULL;
    vec_push(&f->waiting, own);
}

static void forget_waiting(struct progress_file *f)
{
    for (size_t i = 0; i < f->waiting.n; i++) {
        free((char *)f->waiting.p[i].file);
        free((char *)f->waiting.p[i].title);
        free((char *)f->waiting.p[i].goal);
    }
    vec_clear(&f->waiting);
}

/* -- reading --------------------------------------------------------------- */

/* Puts the file under a name that nothing has yet. */
static enum status set_aside(struct progress_file *f)
{
    struct buf *to = &f->set_aside;
    for (int i = 1; i <= MOST_ASIDE; i++) {
        to->n = 0;
        buf_printf(to, "%s.damaged", buf_z(&f->path));
        if (i > 1)
            buf_printf(to, ".%d", i);
        if (link(buf_z(&f->path), buf_z(to)) == 0)
            return unlink(buf_z(&f->path)) == 0 ? STATUS_OK
                                                 : status_from_errno(errno);
        if (errno != EEXIST)
            break;
    }
    /* where there are no links, or a hundred of them */
    return rename(buf_z(&f->path), buf_z(to)) == 0 ? STATUS_OK
                                                   : status_from_errno(errno);
}

/* What the file says into *p; one that isn't there says nothing. */
static enum status read_file(struct progress_file *f, struct progress *p)
{
    struct buf text = {0};
    enum status s = file_read(buf_z(&f->path), LARGEST, &text);
    if (s == STATUS_OK)
        s = progress_parse(buf_str(&text), p);
    buf_fini(&text);
    return s == STATUS_NOT_FOUND ? STATUS_OK : s;
}

/* With the lock. */
static enum status read_or_set_aside(struct progress_file *f,
                                     struct progress *p)
{
    enum status s = read_file(f, p);
    if (s != STATUS_FORMAT && s != STATUS_LIMIT)
        return s;
    s = set_aside(f);
    if (s != STATUS_OK)
        f->set_aside.n = 0;
    return s;
}

/* The lock is a file beside it, because the file itself is replaced. */
static enum status take_lock(struct progress_file *f, int *lock)
{
    struct buf path = {0};
    enum status s = file_make_folder(buf_z(&f->folder));
    buf_printf(&path, "%s.lock", buf_z(&f->path));
    if (s == STATUS_OK)
        s = file_lock(buf_z(&path), PATIENCE_MS, lock);
    buf_fini(&path);
    return s;
}

/* -- changing -------------------------------------------------------------- */

static void take_over(struct progress_file *f, struct progress *p)
{
    progress_fini(&f->now);
    f->now = *p;
}

/* With the lock: what others have written since is kept. */
static enum status write_waiting(struct progress_file *f)
{
    struct progress p = {0};
    struct buf text = {0};
    enum status s = read_or_set_aside(f, &p);
    for (size_t i = 0; i < f->waiting.n && s == STATUS_OK; i++)
        progress_apply(&p, &f->waiting.p[i]);
    if (s == STATUS_OK) {
        progress_format(&p, &text);
        s = file_replace(buf_z(&f->path), buf_str(&text));
    }
    if (s == STATUS_OK) {
        take_over(f, &p);
        forget_waiting(f);
    } else {
        progress_fini(&p);
    }
    buf_fini(&text);
    return s;
}

enum status progress_file_change(struct progress_file *f,
                                 const struct progress_change *c)
{
    int lock;
    wait_with(f, c);
    progress_apply(&f->now, c);
    enum status s = take_lock(f, &lock);
    if (s != STATUS_OK)
        return s;
    s = write_waiting(f);
    close(lock);
    return s;
}

/* -- life ------------------------------------------------------------------ */

enum status progress_file_open(struct progress_file *f, const char *folder)
{
    int lock;
    *f = (struct progress_file){0};
    buf_addz(&f->folder, folder);
    buf_printf(&f->path, "%s/progress", folder);
    enum status s = read_file(f, &f->now);
    if (s != STATUS_FORMAT && s != STATUS_LIMIT)
        return s;
    s = take_lock(f, &lock);
    if (s == STATUS_OK) {
        s = read_or_set_aside(f, &f->now);
        close(lock);
    }
    return s;
}

void progress_file_close(struct progress_file *f)
{
    forget_waiting(f);
    vec_fini(&f->waiting);
    progress_fini(&f->now);
    buf_fini(&f->folder);
    buf_fini(&f->path);
    buf_fini(&f->set_aside);
}
