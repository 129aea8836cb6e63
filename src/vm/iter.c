/* Iterators over the built-in sequences: an index into what they walk. */
#include "vm/data_priv.h"

struct seq_iter {
    struct obj obj;
    value seq; /* NULL when it is used up */
    int64_t at; /* of the next item; bytes for a str */
};

value iter_self(struct vm *vm, value it)
{
    (void)vm;
    return ref(it);
}

value seq_iter_new(struct vm *vm, struct type *t, value seq)
{
    struct seq_iter *it = obj_new(vm, t, 0);
    if (!it)
        return NULL;
    it->seq = ref(seq);
    if (t == &list_reverseiterator_type)
        it->at = (int64_t)list_len(seq) - 1;
    return &it->obj;
}

static struct seq_iter *as_iter(value v)
{
    return (struct seq_iter *)v;
}

static value exhausted(struct vm *vm, struct seq_iter *it)
{
    clear_slot(vm, &it->seq);
    return NULL;
}

static value list_next(struct vm *vm, value v)
{
    struct seq_iter *it = as_iter(v);
    if (!it->seq)
        return NULL;
    if (it->at >= (int64_t)list_len(it->seq))
        return exhausted(vm, it);
    return ref(list_items(it->seq)[it->at++]);
}

static value reverse_next(struct vm *vm, value v)
{
    struct seq_iter *it = as_iter(v);
    if (!it->seq)
        return NULL;
    if (it->at < 0 || it->at >= (int64_t)list_len(it->seq))
        return exhausted(vm, it);
    return ref(list_items(it->seq)[it->at--]);
}

static value tuple_next(struct vm *vm, value v)
{
    struct seq_iter *it = as_iter(v);
    if (!it->seq)
        return NULL;
    if (it->at >= (int64_t)tuple_len(it->seq))
        return exhausted(vm, it);
    return ref(tuple_items(it->seq)[it->at++]);
}

static value str_next(struct vm *vm, value v)
{
    struct seq_iter *it = as_iter(v);
    if (!it->seq)
        return NULL;
    struct str s = str_text(it->seq);
    if (it->at >= (int64_t)s.n)
        return exhausted(vm, it);
    uint32_t cp;
    it->at += (int64_t)wtf8_get(s.p + it->at, &cp);
    return str_char(vm, cp);
}

static value bytes_next(struct vm *vm, value v)
{
    struct seq_iter *it = as_iter(v);
    struct str s;
    if (!it->seq)
        return NULL;
    if (!bytes_get(it->seq, &s) || it->at >= (int64_t)s.n)
        return exhausted(vm, it);
    return small_new((unsigned char)s.p[it->at++]);
}

static value length_hint(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    struct seq_iter *it = as_iter(self);
    if (!it->seq)
        return small_new(0);
    int64_t len = value_len(vm, it->seq);
    if (self->type == &list_reverseiterator_type)
        return small_new(len <= it->at ? 0 : (intptr_t)it->at + 1);
    if (self->type == &str_iterator_type)
        len -= (int64_t)wtf8_count((struct str){str_z(it->seq),
                                                (size_t)it->at});
    else
        len -= it->at;
    return small_new((intptr_t)(len < 0 ? 0 : len));
}

static const struct native methods[] = {
    {"__length_hint__", length_hint, "", 0},
    {.name = NULL},
};

static void iter_dealloc(struct vm *vm, value v)
{
    gc_untrack(v);
    clear_slot(vm, &as_iter(v)->seq);
}

static int iter_traverse(value v, visit_fn visit, void *arg)
{
    return as_iter(v)->seq ? visit(as_iter(v)->seq, arg) : 0;
}

static void iter_clear(struct vm *vm, value v)
{
    clear_slot(vm, &as_iter(v)->seq);
}

#define ITER(type_name, next_fn)                                              \
    {                                                                         \
        .name = type_name, .size = sizeof(struct seq_iter),                   \
        .flags = TYPE_GC, .dealloc = iter_dealloc,                            \
        .traverse = iter_traverse, .clear = iter_clear, .iter = iter_self,    \
        .next = next_fn, .methods = methods,                                  \
    }
struct type list_iterator_type = ITER("list_iterator", list_next);
struct type list_reverseiterator_type =
    ITER("list_reverseiterator", reverse_next);
struct type tuple_iterator_type = ITER("tuple_iterator", tuple_next);
struct type str_iterator_type = ITER("str_iterator", str_next);
struct type str_ascii_iterator_type = ITER("str_ascii_iterator", str_next);
struct type bytes_iterator_type = ITER("bytes_iterator", bytes_next);
struct type bytearray_iterator_type = ITER("bytearray_iterator", bytes_next);

void iter_init(struct vm *vm)
{
    static struct type *const types[] = {
        &list_iterator_type, &list_reverseiterator_type,
        &tuple_iterator_type, &str_iterator_type, &str_ascii_iterator_type,
        &bytes_iterator_type, &bytearray_iterator_type,
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        type_ready(vm, types[i]);
}
