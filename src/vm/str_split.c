/* str.split, rsplit, splitlines. */
#include "vm/str_priv.h"

static int add_part(struct vm *vm, value list, const char *from,
                    const char *to)
{
    value s = str_new(vm, (struct str){from, (size_t)(to - from)});
    int r = s ? list_append(vm, list, s) : -1;
    xunref(vm, s);
    return r;
}

static void reverse(value list)
{
    value *items = list_items(list);
    for (size_t i = 0, j = list_len(list); i + 1 < j; i++) {
        value v = items[i];
        items[i] = items[--j];
        items[j] = v;
    }
}

static bool space_at(const char *p, size_t *step)
{
    uint32_t cp;
    *step = wtf8_get(p, &cp);
    return cp_is_space(cp);
}

/* Runs of white space part words; none at the ends. */
static int split_space(struct vm *vm, value list, struct str s, int64_t max)
{
    const char *at = s.p, *end = s.p + s.n;
    size_t step;
    for (;; max--) {
        while (at < end && space_at(at, &step))
            at += step;
        if (at == end)
            return 0;
        const char *from = at;
        if (max == 0) {
            while (end > from && space_at(wtf8_back(end), &step))
                end = wtf8_back(end);
            return add_part(vm, list, from, s.p + s.n);
        }
        while (at < end && !space_at(at, &step))
            at += step;
        if (add_part(vm, list, from, at))
            return -1;
    }
}

static int rsplit_space(struct vm *vm, value list, struct str s, int64_t max)
{
    const char *at = s.p + s.n;
    size_t step;
    for (;; max--) {
        while (at > s.p && space_at(wtf8_back(at), &step))
            at = wtf8_back(at);
        if (at == s.p)
            return 0;
        const char *to = at;
        if (max == 0)
            return add_part(vm, list, s.p, to);
        while (at > s.p && !space_at(wtf8_back(at), &step))
            at = wtf8_back(at);
        if (add_part(vm, list, at, to))
            return -1;
    }
}

static int split_sep(struct vm *vm, value list, struct str s, struct str sep,
                     int64_t max)
{
    const char *at;
    for (; max != 0 && (at = memmem(s.p, s.n, sep.p, sep.n)); max--) {
        if (add_part(vm, list, s.p, at))
            return -1;
        s.n -= (size_t)(at - s.p) + sep.n;
        s.p = at + sep.n;
    }
    return add_part(vm, list, s.p, s.p + s.n);
}

static int rsplit_sep(struct vm *vm, value list, struct str s, struct str sep,
                      int64_t max)
{
    const char *end = s.p + s.n;
    for (const char *at = end - sep.n; max != 0 && at >= s.p && s.n >= sep.n;) {
        if (memcmp(at, sep.p, sep.n)) {
            at--;
            continue;
        }
        if (add_part(vm, list, at + sep.n, end))
            return -1;
        end = at;
        at -= sep.n;
        max--;
    }
    return add_part(vm, list, s.p, end);
}

static value split(struct vm *vm, value self, const value *a, bool right)
{
    int64_t max = -1;
    bool space = !a[0] || a[0] == NONE;
    if ((a[1] && index_of(vm, a[1], INDEX_ARGUMENT, &max)) ||
        (!space && !want_str(vm, a[0], "must be str or None, not %s")))
        return NULL;
    if (!space && as_str(a[0])->n == 0)
        return exc_raise(vm, &exc_ValueError, "empty separator");
    value list = list_new(vm);
    if (!list)
        return NULL;
    struct str s = str_text(self);
    int r;
    if (space)
        r = right ? rsplit_space(vm, list, s, max)
                  : split_space(vm, list, s, max);
    else
        r = right ? rsplit_sep(vm, list, s, str_text(a[0]), max)
                  : split_sep(vm, list, s, str_text(a[0]), max);
    if (r)
        clear_slot(vm, &list);
    else if (right)
        reverse(list);
    return list;
}

value str_split(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return split(vm, self, a, false);
}

value str_rsplit(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return split(vm, self, a, true);
}

value str_splitlines(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    int keep = 0;
    bool ok = !a[0] || value_as_int(vm, a[0], &keep) == 0;
    value list = ok ? list_new(vm) : NULL;
    struct str s = str_text(self);
    const char *from = s.p, *end = s.p + s.n;
    for (const char *at = from; list && at < end;) {
        uint32_t cp;
        const char *to = at;
        at += wtf8_get(at, &cp);
        bool ends = cp_is_line_end(cp);
        if (!ends && at < end)
            continue;
        if (cp == '\r' && at < end && *at == '\n')
            at++;
        if (add_part(vm, list, from, keep || !ends ? at : to))
            clear_slot(vm, &list);
        from = at;
    }
    return list;
}
