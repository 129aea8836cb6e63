/* Reprs cut short, as asyncio's reports show arguments and results: CPython's
 * reprlib with its default limits. */
#include "base/utf8.h"
#include "loop/priv.h"
#include "vm/mod_deque.h"

enum {
    LEVELS = 6,       /* of containers in containers */
    ITEMS_MAX = 6,    /* of a list, tuple, set or deque */
    PAIRS_MAX = 4,    /* of a dict */
    TEXT_MAX = 30,    /* code points of a str's repr, or any other's */
    NUMBER_MAX = 40
};

static void add_brief(struct vm *vm, value v, int level, struct buf *out);

/* The offset of code point i; s has that many. */
static size_t offset_of(struct str s, size_t i)
{
    size_t at = 0;
    uint32_t cp;
    while (i-- > 0 && at < s.n)
        at += utf8_decode(s.p + at, s.n - at, &cp);
    return at;
}

static size_t count_points(struct str s)
{
    size_t n = 0, at = 0;
    uint32_t cp;
    for (; at < s.n; n++)
        at += utf8_decode(s.p + at, s.n - at, &cp);
    return n;
}

/* The first and the last code points of s with `between` instead of what is
 * left out: max in all, the dots included. */
static void add_ends(struct str s, size_t n, size_t max, const char *between,
                     struct buf *out)
{
    size_t head = (max - 3) / 2, tail = max - 3 - head;
    size_t from = offset_of(s, n - tail);
    buf_adds(out, (struct str){s.p, offset_of(s, head)});
    buf_addz(out, between);
    buf_adds(out, (struct str){s.p + from, s.n - from});
}

static void add_cut(struct str s, size_t max, struct buf *out)
{
    size_t n = count_points(s);
    if (n <= max)
        buf_adds(out, s);
    else
        add_ends(s, n, max, "...", out);
}

/* The repr of a long str is made of its two ends, so that a quote in its
 * middle does not count. */
static void add_str(value v, struct buf *out)
{
    struct str s = str_text(v);
    struct buf repr = {0}, ends = {0};
    size_t n = count_points(s);
    str_repr_to((struct str){s.p, offset_of(s, n < TEXT_MAX ? n : TEXT_MAX)},
                &repr);
    if (count_points(buf_str(&repr)) > TEXT_MAX) {
        repr.n = 0;
        if (n > TEXT_MAX - 3)
            add_ends(s, n, TEXT_MAX, "", &ends);
        else
            buf_adds(&ends, s);
        str_repr_to(buf_str(&ends), &repr);
        add_ends(buf_str(&repr), count_points(buf_str(&repr)), TEXT_MAX,
                 "...", out);
    } else {
        buf_adds(out, buf_str(&repr));
    }
    buf_fini(&repr);
    buf_fini(&ends);
}

static void add_other(struct vm *vm, value v, size_t max, struct buf *out)
{
    value r = value_repr(vm, v);
    if (r) {
        add_cut(str_text(r), max, out);
        unref(vm, r);
        return;
    }
    exc_clear(vm);
    buf_printf(out, "<%s instance at 0x%llx>", type_of(v)->name,
               (unsigned long long)value_id(vm, v));
}

/* The items of a container: sorted where their order means nothing. */
static value items_of(struct vm *vm, value v, bool sorted)
{
    value list = list_of_iterable(vm, v);
    if (list && sorted && list_sort(vm, list, NULL, false)) {
        exc_clear(vm);
        unref(vm, list);
        list = list_of_iterable(vm, v);
    }
    if (!list)
        exc_clear(vm);
    return list;
}

struct brackets {
    const struct type *type;
    const char *left, *right, *empty, *alone; /* alone: of a single item */
    bool sorted;
};
static const struct brackets containers[] = {
    {&list_type, "[", "]", "[]", "]", false},
    {&tuple_type, "(", ")", "()", ",)", false},
    {&set_type, "{", "}", "set()", "}", true},
    {&frozenset_type, "frozenset({", "})", "frozenset()", "})", true},
    {&deque_type, "deque([", "])", "deque([])", "])", false},
};

static void add_items(struct vm *vm, value v, const struct brackets *b,
                      int level, struct buf *out)
{
    value items = items_of(vm, v, b->sorted);
    size_t n = items ? list_len(items) : 0;
    if (n == 0) {
        buf_addz(out, b->empty);
    } else if (level <= 0) {
        buf_printf(out, "%s...%s", b->left, b->right);
    } else {
        buf_addz(out, b->left);
        for (size_t i = 0; i < n && i < ITEMS_MAX; i++) {
            buf_addz(out, i ? ", " : "");
            add_brief(vm, list_items(items)[i], level - 1, out);
        }
        buf_addz(out, n > ITEMS_MAX ? ", ..." : "");
        buf_addz(out, n == 1 ? b->alone : b->right);
    }
    xunref(vm, items);
}

static void add_pairs(struct vm *vm, value v, int level, struct buf *out)
{
    value keys = level > 0 ? items_of(vm, v, true) : NULL;
    size_t n = dict_len(v);
    buf_addz(out, keys || !n ? "{" : "{...");
    for (size_t i = 0; keys && i < list_len(keys) && i < PAIRS_MAX; i++) {
        value key = list_items(keys)[i], held = dict_get(vm, v, key);
        buf_addz(out, i ? ", " : "");
        add_brief(vm, key, level - 1, out);
        buf_addz(out, ": ");
        if (held)
            add_brief(vm, held, level - 1, out);
    }
    buf_addz(out, keys && n > PAIRS_MAX ? ", ...}" : "}");
    xunref(vm, keys);
}

static void add_brief(struct vm *vm, value v, int level, struct buf *out)
{
    const struct type *t = type_of(v);
    for (size_t i = 0; i < sizeof containers / sizeof containers[0]; i++)
        if (t == containers[i].type) {
            add_items(vm, v, &containers[i], level, out);
            return;
        }
    if (t == &dict_type)
        add_pairs(vm, v, level, out);
    else if (t == &str_type)
        add_str(v, out);
    else
        add_other(vm, v, t == &int_type ? NUMBER_MAX : TEXT_MAX, out);
}

void describe_brief(struct vm *vm, value v, struct buf *out)
{
    add_brief(vm, v, LEVELS, out);
}
