#include <stdlib.h>

#include "model/priv.h"

/* The items of a queue, the next to come out first. A queue gives the oldest, a
 * LIFO queue the newest. What a priority queue gives is known for the first
 * item; the others are put in the order that their texts suggest, numbers as
 * numbers: (2, 'b') before (10, 'a'). */

struct ranked {
    uint32_t item;
    size_t order;     /* of put */
    struct str text;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The number that begins at *at; steps over it. */
static double number_at(struct str s, size_t *at)
{
    double got = 0, place = 1;
    bool minus = s.p[*at] == '-';
    *at += minus;
    for (; *at < s.n && is_digit(s.p[*at]); ++*at)
        got = got * 10 + (s.p[*at] - '0');
    if (*at + 1 < s.n && s.p[*at] == '.' && is_digit(s.p[*at + 1]))
        for (++*at; *at < s.n && is_digit(s.p[*at]); ++*at)
            got += (s.p[*at] - '0') * (place /= 10);
    return minus ? -got : got;
}

static bool is_number_at(struct str s, size_t at)
{
    return is_digit(s.p[at])
        || (s.p[at] == '-' && at + 1 < s.n && is_digit(s.p[at + 1]));
}

static int compare_texts(struct str a, struct str b)
{
    size_t i = 0, j = 0;
    while (i < a.n && j < b.n) {
        if (is_number_at(a, i) && is_number_at(b, j)) {
            double x = number_at(a, &i), y = number_at(b, &j);
            if (x != y)
                return x < y ? -1 : 1;
            continue;
        }
        if (a.p[i] != b.p[j])
            return (unsigned char)a.p[i] < (unsigned char)b.p[j] ? -1 : 1;
        i++;
        j++;
    }
    return (i < a.n) - (j < b.n);
}

static int compare_ranked(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    int by_text = compare_texts(x->text, y->text);
    return by_text ? by_text : (x->order > y->order) - (x->order < y->order);
}

static struct str text_of(const struct model *m, uint32_t item)
{
    struct event e;
    if (m->items.p[item].put_event == NO_EVENT)
        return (struct str){0};
    trace_store_get(m->store, m->items.p[item].put_event, &e);
    return e.queue_put.text;
}

static void items_by_rank(const struct model *m, uint32_t q, uint32_t *items,
                          size_t max)
{
    size_t n = m->queues.p[q].n_items, at = 0;
    struct ranked *all = xcalloc(n + 1, sizeof *all);
    for (uint32_t i = m->queues.p[q].first; i && at < n;
         i = m->items.p[i].behind, at++)
        all[at] = (struct ranked){i, at, text_of(m, i)};
    qsort(all, at, sizeof *all, compare_ranked);
    uint32_t next = m->queues.p[q].next_item;
    size_t filled = 0;
    for (size_t i = 0; i < at && filled < max; i++)
        if (all[i].item == next)
            items[filled++] = next;
    for (size_t i = 0; i < at && filled < max; i++)
        if (all[i].item != next)
            items[filled++] = all[i].item;
    free(all);
}

static struct str kind_of(const struct model *m, uint32_t q)
{
    struct event e;
    if (m->queues.p[q].new_event == NO_EVENT)
        return (struct str){0};
    trace_store_get(m->store, m->queues.p[q].new_event, &e);
    return e.queue_new.kind;
}

size_t model_queue_items(const struct model *m, uint32_t q, uint32_t *items,
                         size_t max)
{
    if (!HAS(m, queues, q))
        return 0;
    struct str kind = kind_of(m, q);
    size_t n = m->queues.p[q].n_items, at = 0;
    if (str_eqz(kind, "PriorityQueue")) {
        items_by_rank(m, q, items, max);
        return n;
    }
    bool newest = str_eqz(kind, "LifoQueue");
    uint32_t i = newest ? m->queues.p[q].last : m->queues.p[q].first;
    for (; i && at < max && at < n;
         i = newest ? m->items.p[i].before : m->items.p[i].behind)
        items[at++] = i;
    return n;
}
