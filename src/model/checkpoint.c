#include "base/bisect.h"
#include "model/priv.h"

#include <stdlib.h>

/* A checkpoint is the state cut into pages. A page that has not changed since
 * the checkpoint before is shared with it, and most of a long trace's state is
 * never touched again (tasks that are over, handles that ran), so all of them
 * together take little more than the state itself. */
enum {
    PAGE = 4096,
    BYTES_MOST = 64000000,   /* of all checkpoints */
    SPACING_FIRST = 8192,    /* events from one to the next, at least */
    SPACING_BYTES = 512,     /* and one event more for so many bytes of state */
    JOURNAL_MOST = 16 << 20, /* a longer journal is dropped at a checkpoint */
};

struct page {
    uint32_t refs;
    uint32_t n;              /* bytes that are filled */
    char bytes[PAGE];
};

struct checkpoint {
    size_t at;
    char scalars[SCALARS_END - SCALARS_BEGIN];
    size_t n[ARRAYS];        /* cells of each array */
    struct page **pages;     /* of all arrays, one array after the other */
    size_t n_pages;
};

static size_t page_count(size_t bytes)
{
    return (bytes + PAGE - 1) / PAGE;
}

size_t model_state_bytes(const struct model *m)
{
    size_t bytes = 0;
    for (int a = 0; a < ARRAYS; a++)
        bytes += model_array(m, (enum array)a)->n * model_arrays[a].size;
    return bytes;
}

/* What a checkpoint takes beside its pages. */
static size_t own_bytes(const struct checkpoint *c)
{
    return sizeof *c + c->n_pages * sizeof *c->pages;
}

static void checkpoint_free(struct model *m, struct checkpoint *c)
{
    m->journal->checkpoints.bytes -= own_bytes(c);
    for (size_t i = 0; i < c->n_pages; i++)
        if (--c->pages[i]->refs == 0) {
            free(c->pages[i]);
            m->journal->checkpoints.bytes -= sizeof(struct page);
        }
    free(c->pages);
    free(c);
}

void checkpoints_fini(struct model *m)
{
    struct checkpoints *all = &m->journal->checkpoints;
    for (size_t i = 0; i < all->list.n; i++)
        checkpoint_free(m, all->list.p[i]);
    vec_fini(&all->list);
}

/* -- making -- */

/* The page of these bytes: the old one when it holds the same. */
static struct page *page_of(struct model *m, struct page *old, const char *p,
                            size_t n)
{
    if (old && old->n >= n && memcmp(old->bytes, p, n) == 0) {
        old->refs++;
        return old;
    }
    struct page *page = xmalloc(sizeof *page);
    m->journal->checkpoints.bytes += sizeof *page;
    page->refs = 1;
    page->n = (uint32_t)n;
    memcpy(page->bytes, p, n);
    return page;
}

/* The pages of one array, behind those that c has; `old` is the same array's
 * pages in the checkpoint before. */
static void add_pages(struct model *m, struct checkpoint *c, enum array a,
                      struct page **old, size_t n_old)
{
    const struct any_array *array = model_array(m, a);
    size_t bytes = array->n * model_arrays[a].size;
    for (size_t i = 0; i < page_count(bytes); i++) {
        size_t n = bytes - i * PAGE < PAGE ? bytes - i * PAGE : PAGE;
        c->pages[c->n_pages++] = page_of(m, i < n_old ? old[i] : NULL,
                                         array->p + i * PAGE, n);
    }
}

static size_t total_pages(const struct model *m)
{
    size_t pages = 0;
    for (int a = 0; a < ARRAYS; a++)
        pages += page_count(model_array(m, (enum array)a)->n
                            * model_arrays[a].size);
    return pages;
}

static void checkpoint_make(struct model *m)
{
    struct checkpoints *all = &m->journal->checkpoints;
    const struct checkpoint *before = all->list.n ? vec_last(&all->list) : NULL;
    struct checkpoint *c = xcalloc(1, sizeof *c);
    struct page **old = before ? before->pages : NULL;
    c->at = m->at;
    memcpy(c->scalars, (char *)m + SCALARS_BEGIN, sizeof c->scalars);
    c->pages = xmalloc(total_pages(m) * sizeof *c->pages);
    for (int a = 0; a < ARRAYS; a++) {
        size_t n_old = before ? page_count(before->n[a] * model_arrays[a].size)
                              : 0;
        c->n[a] = model_array(m, (enum array)a)->n;
        add_pages(m, c, (enum array)a, old, n_old);
        old += n_old;
    }
    all->bytes += own_bytes(c);
    vec_push(&all->list, c);
}

/* Every second one goes, so that those that stay are twice as far apart. */
static void thin_out(struct model *m)
{
    struct checkpoints *all = &m->journal->checkpoints;
    size_t kept = 0;
    for (size_t i = 0; i < all->list.n; i++)
        if (i % 2)
            all->list.p[kept++] = all->list.p[i];
        else
            checkpoint_free(m, all->list.p[i]);
    all->list.n = kept;
    all->spacing *= 2;
}

static bool is_due(const struct model *m)
{
    const struct checkpoints *all = &m->journal->checkpoints;
    size_t last = all->list.n ? vec_last(&all->list)->at : 0;
    return m->at >= last + all->spacing
        && m->at >= last + model_state_bytes(m) / SPACING_BYTES;
}

void checkpoint_consider(struct model *m)
{
    struct checkpoints *all = &m->journal->checkpoints;
    if (m->at % 256)
        return;
    if (!all->spacing)
        all->spacing = SPACING_FIRST;
    if (is_due(m)) {
        checkpoint_make(m);
        while (all->bytes > BYTES_MOST && all->list.n)
            thin_out(m);
    }
    if (m->journal->j.n > JOURNAL_MOST)
        journal_reset(m);
}

size_t model_checkpoint_bytes(const struct model *m)
{
    return m->journal->checkpoints.bytes;
}

/* -- going back -- */

static const struct checkpoint *find_before(const struct model *m, size_t k)
{
    const struct checkpoints *all = &m->journal->checkpoints;
    struct bisect b = bisect_of(0, all->list.n);
    while (bisect_next(&b))
        bisect_go(&b, all->list.p[b.at]->at <= k);
    return b.low ? all->list.p[b.low - 1] : NULL;
}

size_t checkpoint_before(const struct model *m, size_t k)
{
    const struct checkpoint *c = find_before(m, k);
    return c ? c->at : 0;
}

static struct page *const *restore_array(struct model *m, enum array a,
                                         size_t n, struct page *const *pages)
{
    struct any_array *array = model_array(m, a);
    size_t bytes = n * model_arrays[a].size;
    array->n = 0;
    if (array->cap < n) {
        array->cap = n;
        array->p = xrealloc(array->p, bytes);
    }
    array->n = n;
    for (size_t i = 0; i < page_count(bytes); i++) {
        size_t left = bytes - i * PAGE;
        memcpy(array->p + i * PAGE, (*pages++)->bytes,
               left < PAGE ? left : PAGE);
    }
    return pages;
}

void checkpoint_restore(struct model *m, size_t at)
{
    const struct checkpoint *c = find_before(m, at);
    if (!c) {
        model_clear(m);
    } else {
        struct page *const *pages = c->pages;
        memcpy((char *)m + SCALARS_BEGIN, c->scalars, sizeof c->scalars);
        for (int a = 0; a < ARRAYS; a++)
            pages = restore_array(m, (enum array)a, c->n[a], pages);
        m->at = c->at;
    }
    journal_reset(m);
}
