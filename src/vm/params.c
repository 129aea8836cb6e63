#include "vm/params.h"

#include "vm/data.h"
#include "vm/exc.h"

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

/* What errors call a function: its name, or "function" for one without. */
static const char *name_of(const struct params *p)
{
    return p->fn ? p->fn : "function";
}

static const char *brackets_of(const struct params *p)
{
    return p->fn ? "()" : "";
}

int no_keywords(struct vm *vm, const char *fn, value kwnames)
{
    if (!kwnames || tuple_len(kwnames) == 0)
        return 0;
    exc_raise(vm, &exc_TypeError, "%s() takes no keyword arguments", fn);
    return -1;
}

int count_between(struct vm *vm, const char *fn, size_t n, size_t min,
                  size_t max)
{
    if (n >= min && n <= max)
        return 0;
    size_t bound = n < min ? min : max;
    exc_raise(vm, &exc_TypeError, "%s expected %s%zu argument%s, got %zu", fn,
              min == max ? "" : n < min ? "at least " : "at most ", bound,
              plural(bound), n);
    return -1;
}

/* "f() takes exactly 2 positional arguments (3 given)" */
static int wrong_count(struct vm *vm, const struct params *p, const char *how,
                       size_t bound, size_t n)
{
    exc_raise(vm, &exc_TypeError,
              "%s%s takes %s %zu positional argument%s (%zu given)",
              name_of(p), brackets_of(p), how, bound, plural(bound), n);
    return -1;
}

/* Are there as many as the list can take? */
static int check_counts(struct vm *vm, const struct params *p, size_t max,
                        size_t n, size_t n_kw)
{
    size_t positional = max - p->kwonly;
    size_t nameless = p->posonly < p->min ? p->posonly : p->min;
    if (n + n_kw > max) {
        exc_raise(vm, &exc_TypeError,
                  "%s%s takes at most %zu %sargument%s (%zu given)",
                  name_of(p), brackets_of(p), max, n ? "" : "keyword ",
                  plural(max), n + n_kw);
        return -1;
    }
    if (n > positional && positional == 0) {
        exc_raise(vm, &exc_TypeError, "%s%s takes no positional arguments",
                  name_of(p), brackets_of(p));
        return -1;
    }
    if (n > positional)
        return wrong_count(vm, p,
                           p->at_most || p->min < positional ? "at most"
                                                             : "exactly",
                           positional, n);
    if (n < nameless)
        return wrong_count(vm, p,
                           nameless < positional ? "at least" : "exactly",
                           nameless, n);
    return 0;
}

/* The place of a keyword from `from` on, or SIZE_MAX. */
static size_t find(const struct params *p, value name, size_t from)
{
    for (size_t i = from; p->names[i]; i++)
        if (p->names[i][0] && str_eqz(str_text(name), p->names[i]))
            return i;
    return SIZE_MAX;
}

static int refuse(struct vm *vm, const struct params *p, value name, size_t at)
{
    if (at == SIZE_MAX)
        exc_raise(vm, &exc_TypeError,
                  "'%s' is an invalid keyword argument for %s%s", str_z(name),
                  p->fn ? p->fn : "this function", brackets_of(p));
    else
        exc_raise(vm, &exc_TypeError, "argument for %s%s given by name ('%s') "
                  "and position (%zu)", name_of(p), brackets_of(p),
                  p->names[at], at + 1);
    return -1;
}

static int missing(struct vm *vm, const struct params *p, size_t i)
{
    exc_raise(vm, &exc_TypeError,
              "%s%s missing required argument '%s' (pos %zu)", name_of(p),
              brackets_of(p), p->names[i], i + 1);
    return -1;
}

/* A required one that is missing is told before a keyword that nobody knows,
 * and one that was given twice before that. */
int params_bind(struct vm *vm, const struct params *p, const value *args,
                size_t n, value kwnames, value *out)
{
    size_t max = 0, n_kw = kwnames ? tuple_len(kwnames) : 0;
    while (p->names[max])
        max++;
    if (p->posonly == max) {
        if (no_keywords(vm, p->fn, kwnames) < 0 ||
            count_between(vm, p->fn, n, p->min, max) < 0)
            return -1;
    } else if (check_counts(vm, p, max, n, n_kw) < 0) {
        return -1;
    }
    for (size_t i = 0; i < max; i++)
        out[i] = i < n ? args[i] : NULL;
    value unknown = NULL, twice = NULL;
    for (size_t i = 0; i < n_kw; i++) {
        value name = tuple_items(kwnames)[i];
        size_t at = find(p, name, p->posonly);
        if (at == SIZE_MAX)
            unknown = unknown ? unknown : name;
        else if (at < n)
            twice = twice ? twice : name;
        else
            out[at] = args[n + i];
    }
    for (size_t i = 0; i < p->min; i++)
        if (!out[i])
            return missing(vm, p, i);
    if (twice)
        return refuse(vm, p, twice, find(p, twice, p->posonly));
    return unknown ? refuse(vm, p, unknown, SIZE_MAX) : 0;
}
