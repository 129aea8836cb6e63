/* list.sort: a stable merge sort that starts from runs which are in order
 * already, so that sorted and reversed input takes one pass. While it runs the
 * list is empty; whatever a key function or __lt__ puts there is an error.
 */
#include <stdlib.h>

#include "vm/list_priv.h"

struct pair {
    value key, item; /* the same when there is no key function */
};

struct sorter {
    struct vm *vm;
    struct pair *a, *spare;
    size_t n;
    bool failed;
};

/* Is x < y? An error makes the sort stop at the next step. */
static bool less(struct sorter *s, const struct pair *x, const struct pair *y)
{
    if (both_small(x->key, y->key))
        return small_get(x->key) < small_get(y->key);
    if (s->failed)
        return false;
    int r = value_compare_bool(s->vm, x->key, y->key, CMP_LT);
    if (r < 0)
        s->failed = true;
    return r > 0;
}

static void reverse_run(struct pair *a, size_t n)
{
    for (size_t i = 0; i < n / 2; i++) {
        struct pair p = a[i];
        a[i] = a[n - 1 - i];
        a[n - 1 - i] = p;
    }
}

/* Lengthens the run at `from`, of `have` items, to `want` by insertion. */
static void insert_run(struct sorter *s, size_t from, size_t have, size_t want)
{
    for (size_t i = from + have; i < from + want && !s->failed; i++) {
        struct pair p = s->a[i];
        size_t low = from, high = i;
        while (low < high) {
            size_t mid = (low + high) / 2;
            if (less(s, &p, &s->a[mid]))
                high = mid;
            else
                low = mid + 1;
        }
        memmove(&s->a[low + 1], &s->a[low], (i - low) * sizeof p);
        s->a[low] = p;
    }
}

/* The length of the run at `from`: not descending, or strictly descending,
 * which is turned round; at least 32 where there are as many. */
static size_t next_run(struct sorter *s, size_t from)
{
    enum { MIN_RUN = 32 };
    size_t n = 1;
    if (from + 1 < s->n) {
        bool down = less(s, &s->a[from + 1], &s->a[from]);
        n = 2;
        while (from + n < s->n &&
               less(s, &s->a[from + n], &s->a[from + n - 1]) == down)
            n++;
        if (down)
            reverse_run(s->a + from, n);
    }
    size_t want = s->n - from < MIN_RUN ? s->n - from : MIN_RUN;
    if (n < want) {
        insert_run(s, from, n, want);
        n = want;
    }
    return n;
}

/* Merges the runs [at, at + n) and [at + n, at + n + m). */
static void merge(struct sorter *s, size_t at, size_t n, size_t m)
{
    struct pair *a = s->a + at, *left = s->spare;
    if (!less(s, &a[n], &a[n - 1]))
        return;
    memcpy(left, a, n * sizeof *a);
    size_t i = 0, j = n, to = 0;
    while (i < n && j < n + m)
        a[to++] = less(s, &a[j], &left[i]) ? a[j++] : left[i++];
    memcpy(a + to, left + i, (n - i) * sizeof *a);
}

struct run {
    size_t at, n;
};

/* Keeps the pending runs in such order that merges stay balanced. */
static void sort_pairs(struct sorter *s)
{
    struct run stack[128];
    size_t depth = 0;
    for (size_t at = 0; at < s->n && !s->failed;) {
        size_t n = next_run(s, at);
        stack[depth++] = (struct run){at, n};
        at += n;
        while (depth > 1 && (at == s->n ||
                             stack[depth - 2].n <= stack[depth - 1].n * 2)) {
            struct run *x = &stack[depth - 2];
            merge(s, x->at, x->n, stack[depth - 1].n);
            x->n += stack[depth - 1].n;
            depth--;
        }
    }
}

static int make_keys(struct sorter *s, value key)
{
    for (size_t i = 0; key && i < s->n; i++) {
        value k = value_call1(s->vm, key, s->a[i].item);
        if (!k) {
            for (size_t j = 0; j < i; j++)
                unref(s->vm, s->a[j].key);
            return -1;
        }
        s->a[i].key = k;
    }
    return 0;
}

/* Sorts s->a, whose items are borrowed from the caller's array. */
static int run_sort(struct sorter *s, value key, bool reverse)
{
    if (make_keys(s, key))
        return -1;
    /* Turned round before and after, equal items keep their order. */
    if (reverse)
        reverse_run(s->a, s->n);
    sort_pairs(s);
    if (reverse)
        reverse_run(s->a, s->n);
    for (size_t i = 0; key && i < s->n; i++)
        unref(s->vm, s->a[i].key);
    return s->failed ? -1 : 0;
}

int list_sort(struct vm *vm, value list, value key, bool reverse)
{
    struct list_obj *l = as_list(list);
    struct list_obj saved = *l;
    size_t bytes = (l->n + 1) * 2 * sizeof(struct pair);
    struct pair *pairs = table_resize(vm, NULL, 0, bytes);
    if (!pairs)
        return -1;
    struct sorter s = {vm, pairs, pairs + l->n, l->n, false};
    for (size_t i = 0; i < l->n; i++)
        pairs[i] = (struct pair){l->items[i], l->items[i]};
    l->items = NULL;
    l->n = l->cap = 0;
    int r = run_sort(&s, key, reverse);
    for (size_t i = 0; i < s.n; i++)
        saved.items[i] = pairs[i].item;
    table_free(vm, pairs, bytes);
    bool modified = l->items != NULL;
    list_wipe(vm, l);
    l->items = saved.items;
    l->n = saved.n;
    l->cap = saved.cap;
    if (modified && r == 0) {
        exc_raise(vm, &exc_ValueError, "list modified during sort");
        return -1;
    }
    return r;
}
