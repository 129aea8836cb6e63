/* The class statement: metaclass, namespace, body, class; and the order in
 * which bases are searched.
 */
#include "vm/class.h"

#include <stdlib.h>

#include "base/mem.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/frame.h"
#include "vm/names.h"
#include "vm/object.h"
#include "vm/vm.h"

/* -- abstract classes -- */

bool class_is_abstract(const struct type *t)
{
    return t->flags & TYPE_HEAP && class_data(t)->abstract;
}

value class_refuse_abstract(struct vm *vm, struct type *t)
{
    value names = value_getattr_z(vm, (value)t, "__abstractmethods__");
    value list = names ? list_of_iterable(vm, names) : NULL;
    value sep = list ? str_newz(vm, ", ") : NULL;
    value text = sep && list_sort(vm, list, NULL, false) == 0
                     ? str_join(vm, sep, list) : NULL;
    if (text)
        exc_raise(vm, &exc_TypeError,
                  "Can't instantiate abstract class %s with abstract method%s "
                  "%s", t->name, list_len(list) == 1 ? "" : "s", str_z(text));
    xunref(vm, names);
    xunref(vm, list);
    xunref(vm, sep);
    xunref(vm, text);
    return NULL;
}

/* -- C3 -- */

/* One of the sequences that are merged, and how far it is used up. */
struct line {
    value *types;
    size_t n, at;
};

static bool in_a_tail(const struct line *lines, size_t n, value t)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = lines[i].at + 1; k < lines[i].n; k++)
            if (lines[i].types[k] == t)
                return true;
    return false;
}

/* The next class of the merge, or NULL when no head is free. */
static value next_head(const struct line *lines, size_t n, bool *done)
{
    *done = true;
    for (size_t i = 0; i < n; i++) {
        if (lines[i].at == lines[i].n)
            continue;
        *done = false;
        value head = lines[i].types[lines[i].at];
        if (!in_a_tail(lines, n, head))
            return head;
    }
    return NULL;
}

static value refuse_mro(struct vm *vm, value bases)
{
    struct buf names = {0};
    for (size_t i = 0; i < tuple_len(bases); i++)
        buf_printf(&names, "%s%s", i ? ", " : "",
                   ((struct type *)tuple_items(bases)[i])->name);
    exc_raise(vm, &exc_TypeError,
              "Cannot create a consistent method resolution\n"
              "order (MRO) for bases %s", buf_z(&names));
    buf_fini(&names);
    return NULL;
}

/* Merges into `out`, which has room; the number of classes, or 0 on failure. */
static size_t merge(struct line *lines, size_t n, value *out)
{
    size_t count = 0;
    bool done;
    for (value head; (head = next_head(lines, n, &done));) {
        out[count++] = head;
        for (size_t i = 0; i < n; i++)
            if (lines[i].at < lines[i].n &&
                lines[i].types[lines[i].at] == head)
                lines[i].at++;
    }
    return done ? count : 0;
}

static bool has_duplicate(struct vm *vm, value bases)
{
    for (size_t i = 0; i < tuple_len(bases); i++)
        for (size_t k = i + 1; k < tuple_len(bases); k++)
            if (tuple_items(bases)[i] == tuple_items(bases)[k]) {
                exc_raise(vm, &exc_TypeError, "duplicate base class %s",
                          ((struct type *)tuple_items(bases)[i])->name);
                return true;
            }
    return false;
}

value class_mro(struct vm *vm, struct type *t, value bases)
{
    if (has_duplicate(vm, bases))
        return NULL;
    size_t n = tuple_len(bases), room = n + 1;
    struct line *lines = xmalloc((n + 1) * sizeof *lines);
    for (size_t i = 0; i < n; i++) {
        struct type *base = (struct type *)tuple_items(bases)[i];
        lines[i] = (struct line){tuple_items(base->mro), tuple_len(base->mro), 0};
        room += lines[i].n;
    }
    lines[n] = (struct line){tuple_items(bases), n, 0};
    value *out = xmalloc(room * sizeof *out);
    out[0] = (value)t;
    size_t count = merge(lines, n + 1, out + 1);
    value mro = count ? tuple_from(vm, out, count + 1) : refuse_mro(vm, bases);
    free(lines);
    free(out);
    return mro;
}

/* -- bases and metaclass -- */

/* What only a class statement replaces (below): TypeError, true. */
static bool stands_for_classes(struct vm *vm, value base)
{
    value f = value_getattr_opt(vm, base, vm->names->d_mro_entries);
    if (f)
        exc_raise(vm, &exc_TypeError, "type() doesn't support MRO entry "
                  "resolution; use types.new_class()");
    xunref(vm, f);
    return vm->exc != NULL;
}

struct type *class_metaclass(struct vm *vm, struct type *meta, value bases)
{
    struct type *winner = meta;
    for (size_t i = 0; i < tuple_len(bases); i++) {
        struct type *t = type_of(tuple_items(bases)[i]);
        if (!is_type(tuple_items(bases)[i]) &&
            stands_for_classes(vm, tuple_items(bases)[i]))
            return NULL;
        if (type_is_sub(winner, t))
            continue;
        if (!type_is_sub(t, winner)) {
            exc_raise(vm, &exc_TypeError,
                      "metaclass conflict: the metaclass of a derived class "
                      "must be a (non-strict) subclass of the metaclasses of "
                      "all its bases");
            return NULL;
        }
        winner = t;
    }
    return winner;
}

/* A base that is no class may stand for classes: typing.Generic[T]. */
static int add_base(struct vm *vm, value list, value base, value bases)
{
    value f = is_type(base) ? NULL
                            : value_getattr_opt(vm, base,
                                                vm->names->d_mro_entries);
    if (!f)
        return vm->exc ? -1 : list_append(vm, list, base);
    value entries = value_call1(vm, f, bases);
    unref(vm, f);
    if (!entries)
        return -1;
    int rc = is_tuple(entries) ? list_extend(vm, list, entries) : -1;
    if (!is_tuple(entries))
        exc_raise(vm, &exc_TypeError, "__mro_entries__ must return a tuple");
    unref(vm, entries);
    return rc;
}

/* The bases with every stand-in replaced; new reference. */
static value resolve_bases(struct vm *vm, value bases)
{
    bool plain = true;
    for (size_t i = 0; i < tuple_len(bases); i++)
        plain = plain && is_type(tuple_items(bases)[i]);
    if (plain)
        return ref(bases);
    value list = list_new(vm), out = NULL;
    int rc = list ? 0 : -1;
    for (size_t i = 0; rc == 0 && i < tuple_len(bases); i++)
        rc = add_base(vm, list, tuple_items(bases)[i], bases);
    if (rc == 0)
        out = tuple_of_iterable(vm, list);
    xunref(vm, list);
    return out;
}

/* -- the statement -- */

/* One class statement on its way. */
struct statement {
    value function, name;
    value bases;      /* as classes; owned */
    value orig_bases; /* as written; owned */
    value meta;       /* borrowed */
    value ns;         /* owned */
    /* keywords without metaclass, in call form; borrowed values */
    value *kwargs;
    value kwnames;    /* owned, or NULL */
};

/* Takes `metaclass` out of the keywords. */
static int split_keywords(struct vm *vm, struct statement *s,
                          const value *kwargs, value kwnames)
{
    size_t n = kwnames ? tuple_len(kwnames) : 0, kept = 0;
    s->kwargs = xmalloc((n + 3) * sizeof *s->kwargs);
    value *names = xmalloc((n + 1) * sizeof *names);
    for (size_t i = 0; i < n; i++) {
        value name = tuple_items(kwnames)[i];
        if (str_eqz(str_text(name), "metaclass")) {
            s->meta = kwargs[i];
        } else {
            names[kept] = name;
            s->kwargs[3 + kept++] = kwargs[i];
        }
    }
    s->kwnames = kept ? tuple_from(vm, names, kept) : NULL;
    free(names);
    return kept && !s->kwnames ? -1 : 0;
}

static int find_metaclass(struct vm *vm, struct statement *s)
{
    if (!s->meta)
        s->meta = tuple_len(s->bases)
                      ? (value)type_of(tuple_items(s->bases)[0])
                      : (value)&type_type;
    if (!is_type(s->meta))
        return 0;
    s->meta = (value)class_metaclass(vm, (struct type *)s->meta, s->bases);
    return s->meta ? 0 : -1;
}

static int prepare(struct vm *vm, struct statement *s)
{
    if (s->meta == (value)&type_type) {
        s->ns = dict_new(vm);
        return s->ns ? 0 : -1;
    }
    value f = value_getattr_opt(vm, s->meta, vm->names->d_prepare);
    if (f) {
        s->kwargs[1] = s->name;
        s->kwargs[2] = s->bases;
        s->ns = value_call(vm, f, s->kwargs + 1, 2, s->kwnames);
        unref(vm, f);
    } else if (!vm->exc) {
        s->ns = dict_new(vm);
    }
    if (!s->ns)
        return -1;
    if (is_dict(s->ns) || type_of(s->ns)->getitem)
        return 0;
    exc_raise(vm, &exc_TypeError,
              "%s.__prepare__() must return a mapping, not %s",
              is_type(s->meta) ? ((struct type *)s->meta)->name : "<metaclass>",
              type_of(s->ns)->name);
    return -1;
}

/* Runs the body. The cell of __class__, if the body made one, goes into the
 * namespace, where type.__new__ finds it. */
static int run_body(struct vm *vm, struct statement *s, value *cell)
{
    *cell = run_class_body(vm, s->function, s->ns);
    if (!*cell)
        return -1;
    if (type_of(*cell) == &cell_type &&
        value_setitem(vm, s->ns, vm->names->d_classcell, *cell) < 0)
        return -1;
    if (s->bases != s->orig_bases)
        return value_setitem(vm, s->ns, vm->names->d_orig_bases, s->orig_bases);
    return 0;
}

static value make(struct vm *vm, struct statement *s, value cell)
{
    s->kwargs[0] = s->name;
    s->kwargs[1] = s->bases;
    s->kwargs[2] = s->ns;
    value cls = value_call(vm, s->meta, s->kwargs, 3, s->kwnames);
    if (!cls || !is_type(cls) || type_of(cell) != &cell_type)
        return cls;
    struct cell_obj *c = (struct cell_obj *)cell;
    if (c->v == cls)
        return cls;
    if (c->v)
        exc_raise(vm, &exc_TypeError,
                  "__class__ set to %s defining '%s' as %s",
                  is_type(c->v) ? ((struct type *)c->v)->name : "?",
                  str_z(s->name), ((struct type *)cls)->name);
    else
        exc_raise(vm, &exc_RuntimeError,
                  "__class__ not set defining '%s' as %s. Was __classcell__ "
                  "propagated to type.__new__?", str_z(s->name),
                  ((struct type *)cls)->name);
    unref(vm, cls);
    return NULL;
}

static value build(struct vm *vm, struct statement *s, const value *kwargs,
                   value kwnames)
{
    s->bases = resolve_bases(vm, s->orig_bases);
    if (!s->bases || split_keywords(vm, s, kwargs, kwnames) < 0 ||
        find_metaclass(vm, s) < 0 || prepare(vm, s) < 0)
        return NULL;
    value cell, cls = NULL;
    if (run_body(vm, s, &cell) == 0)
        cls = make(vm, s, cell);
    xunref(vm, cell);
    return cls;
}

value class_build(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self;
    if (n < 2)
        return exc_raise(vm, &exc_TypeError,
                         "__build_class__: not enough arguments");
    if (type_of(a[0]) != &func_type)
        return exc_raise(vm, &exc_TypeError,
                         "__build_class__: func must be a function");
    if (!is_str(a[1]))
        return exc_raise(vm, &exc_TypeError,
                         "__build_class__: name is not a string");
    struct statement s = {.function = a[0], .name = a[1]};
    s.orig_bases = tuple_from(vm, a + 2, n - 2);
    value cls = s.orig_bases ? build(vm, &s, a + n + 1, a[n]) : NULL;
    xunref(vm, s.orig_bases);
    xunref(vm, s.bases);
    xunref(vm, s.ns);
    xunref(vm, s.kwnames);
    free(s.kwargs);
    return cls;
}

const struct native class_build_native = {"__build_class__", class_build,
                                          "...kw", 0};
