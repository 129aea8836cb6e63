/* str.format and str.format_map: replacement fields, nested to two levels. */
#include "vm/str_priv.h"

struct fields {
    const value *args;
    size_t n;
    value kwnames;    /* NULL or tuple; its values stand behind args */
    value mapping;    /* of format_map, or NULL */
    int64_t next;     /* number of the next {} */
    bool automatic, manual;
    value whole;      /* the last field's text of a class below str, where
                         nothing stands in front of it; owned, or NULL */
};

enum { TEMPLATE_DEPTH = 2 }; /* a field's spec may have fields in it */

static int add_template(struct vm *vm, struct fields *f, struct str s,
                        int depth, struct buf *out);

static bool bad(struct vm *vm, const char *text)
{
    exc_raise(vm, &exc_ValueError, "%s", text);
    return false;
}

/* A decimal number that takes up all of s; -1 when it is none, -2 with ValueError
 * when it is too large. */
static int64_t whole_number(struct vm *vm, struct str s)
{
    int64_t i = 0;
    for (size_t k = 0; k < s.n; k++) {
        int digit = s.p[k] - '0';
        if (digit < 0 || digit > 9)
            return -1;
        if (i > (INT64_MAX - digit) / 10) {
            bad(vm, "Too many decimal digits in format string");
            return -2;
        }
        i = i * 10 + digit;
    }
    return s.n ? i : -1;
}

static value argument(struct vm *vm, struct fields *f, int64_t i)
{
    if (f->mapping) {
        exc_raise(vm, &exc_ValueError,
                  "Format string contains positional fields");
        return NULL;
    }
    if (i < (int64_t)f->n)
        return ref(f->args[i]);
    return exc_raise(vm, &exc_IndexError, "Replacement index %lld out of "
                     "range for positional args tuple", (long long)i);
}

static value keyword(struct vm *vm, struct fields *f, struct str name)
{
    value key = str_new(vm, name), v = NULL;
    if (!key)
        return NULL;
    if (f->mapping) {
        v = value_getitem(vm, f->mapping, key);
        unref(vm, key);
        return v;
    }
    for (size_t i = 0; f->kwnames && i < tuple_len(f->kwnames); i++)
        if (str_equal(tuple_items(f->kwnames)[i], key))
            v = ref(f->args[f->n + i]);
    if (!v)
        exc_raise_key(vm, key);
    unref(vm, key);
    return v;
}

static value first_value(struct vm *vm, struct fields *f, struct str name)
{
    int64_t i = whole_number(vm, name);
    if (i == -2)
        return NULL;
    if (name.n && i < 0)
        return keyword(vm, f, name);
    bool automatic = name.n == 0;
    if (automatic ? f->manual : f->automatic) {
        bad(vm, automatic
                    ? "cannot switch from manual field specification to "
                      "automatic field numbering"
                    : "cannot switch from automatic field numbering to manual "
                      "field specification");
        return NULL;
    }
    if (automatic && !f->mapping)
        i = f->next++;
    *(automatic ? &f->automatic : &f->manual) = true;
    return argument(vm, f, i);
}

static value take_attribute(struct vm *vm, value take, struct str name)
{
    value key = str_intern(vm, name);
    value v = key ? value_getattr(vm, take, key) : NULL;
    xunref(vm, key);
    unref(vm, take);
    return v;
}

static value take_item(struct vm *vm, value take, struct str name)
{
    int64_t i = whole_number(vm, name);
    value key = i >= 0 ? int_new(vm, i) : i == -1 ? str_new(vm, name) : NULL;
    value v = key ? value_getitem(vm, take, key) : NULL;
    xunref(vm, key);
    unref(vm, take);
    return v;
}

/* "0.name[key]" to the value it names. */
static value field_value(struct vm *vm, struct fields *f, struct str s)
{
    size_t n = 0;
    while (n < s.n && s.p[n] != '.' && s.p[n] != '[')
        n++;
    value v = first_value(vm, f, (struct str){s.p, n});
    while (v && n < s.n) {
        char opening = s.p[n++];
        size_t from = n;
        while (n < s.n && (opening == '[' ? s.p[n] != ']'
                                          : s.p[n] != '.' && s.p[n] != '['))
            n++;
        struct str name = {s.p + from, n - from};
        const char *wrong = NULL;
        if (opening == '[' && n == s.n)
            wrong = "Missing ']' in format string";
        else if (name.n == 0)
            wrong = "Empty attribute in format string";
        else if (opening == '[' && ++n < s.n && s.p[n] != '.' &&
                 s.p[n] != '[')
            wrong = "Only '.' or '[' may follow ']' in format field specifier";
        if (wrong) {
            bad(vm, wrong);
            unref(vm, v);
            return NULL;
        }
        v = opening == '[' ? take_item(vm, v, name)
                           : take_attribute(vm, v, name);
    }
    return v;
}

static value convert(struct vm *vm, value take, char how)
{
    value v = how == 'r'   ? value_repr(vm, take)
              : how == 's' ? value_str(vm, take)
              : how == 'a' ? value_ascii(vm, take)
                           : NULL;
    if (!v && !vm->exc)
        exc_raise(vm, &exc_ValueError,
                  "Unknown conversion specifier %c", how);
    unref(vm, take);
    return v;
}

struct field {
    struct str name, spec;
    char conversion;
};

/* Splits what stands between the braces. */
static bool split_field(struct vm *vm, struct str s, struct field *out)
{
    size_t n = 0;
    bool bracket = false;
    *out = (struct field){0};
    for (; n < s.n; n++) {
        if (s.p[n] == '[')
            bracket = true;
        else if (s.p[n] == ']')
            bracket = false;
        else if (!bracket && (s.p[n] == '!' || s.p[n] == ':'))
            break;
        else if (s.p[n] == '{')
            return bad(vm, "unexpected '{' in field name");
    }
    out->name = (struct str){s.p, n};
    if (n < s.n && s.p[n] == '!') {
        if (n + 1 >= s.n)
            return bad(vm, "unmatched '{' in format spec");
        out->conversion = s.p[n + 1];
        n += 2;
        if (n < s.n && s.p[n] != ':')
            return bad(vm, "expected ':' after conversion specifier");
    }
    if (n < s.n)
        out->spec = (struct str){s.p + n + 1, s.n - n - 1};
    return true;
}

static int add_field(struct vm *vm, struct fields *f, struct str s, int depth,
                     struct buf *out)
{
    struct field field;
    struct buf spec = {0};
    if (!split_field(vm, s, &field))
        return -1;
    value v = field_value(vm, f, field.name);
    if (v && field.conversion)
        v = convert(vm, v, field.conversion);
    if (!v || add_template(vm, f, field.spec, depth - 1, &spec)) {
        xunref(vm, v);
        buf_fini(&spec);
        return -1;
    }
    value spec_text = str_take_buf(vm, &spec);
    value text = spec_text ? value_format(vm, v, spec_text) : NULL;
    bool alone = text && depth == TEMPLATE_DEPTH && !out->n &&
                 type_of(text) != &str_type;
    if (text)
        buf_adds(out, str_text(text));
    xunref(vm, f->whole);
    f->whole = alone ? ref(text) : NULL;
    xunref(vm, text);
    xunref(vm, spec_text);
    unref(vm, v);
    return text ? 0 : -1;
}

/* The length of the field whose text starts at s, up to its closing brace. */
static bool field_end(struct vm *vm, struct str s, size_t *end)
{
    int open = 1;
    bool bracket = false, in_spec = false;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (!in_spec && c == '[')
            bracket = true;
        else if (bracket && c == ']')
            bracket = false;
        if (bracket)
            continue;
        in_spec = in_spec || c == ':' || c == '!';
        if (c == '{' && !in_spec)
            return bad(vm, "unexpected '{' in field name");
        if (c == '{')
            open++;
        if (c == '}' && --open == 0) {
            *end = i;
            return true;
        }
    }
    return bad(vm, s.n ? "expected '}' before end of string"
                       : "Single '{' encountered in format string");
}

static int add_template(struct vm *vm, struct fields *f, struct str s,
                        int depth, struct buf *out)
{
    if (depth < 0) {
        bad(vm, "Max string recursion exceeded");
        return -1;
    }
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c != '{' && c != '}') {
            buf_addc(out, c);
            continue;
        }
        if (i + 1 < s.n && s.p[i + 1] == c) {
            buf_addc(out, c);
            i++;
            continue;
        }
        if (c == '}') {
            bad(vm, "Single '}' encountered in format string");
            return -1;
        }
        size_t end;
        struct str rest = {s.p + i + 1, s.n - i - 1};
        if (!field_end(vm, rest, &end) ||
            add_field(vm, f, (struct str){rest.p, end}, depth, out))
            return -1;
        i += end + 1;
    }
    return 0;
}

/* The literal text that starts at *at, with doubled braces as one; *at is then
 * the place of a field's opening brace, or the end. */
static bool take_literal(struct vm *vm, struct str s, size_t *at,
                         struct buf *out)
{
    for (; *at < s.n; ++*at) {
        char c = s.p[*at];
        bool brace = c == '{' || c == '}';
        bool twice = brace && *at + 1 < s.n && s.p[*at + 1] == c;
        if (brace && !twice)
            return c == '{' ||
                   bad(vm, "Single '}' encountered in format string");
        buf_addc(out, c);
        if (twice) { /* what follows is a part of its own */
            *at += 2;
            return true;
        }
    }
    return true;
}

/* (literal, name, spec, conversion) of the field that stands at *at, behind its
 * brace; all but the literal are None when there is none. */
static value take_part(struct vm *vm, struct str s, size_t *at, bool has_field,
                       struct buf *literal)
{
    struct field field = {0};
    size_t end = 0;
    struct str rest = {s.p + *at, s.n - *at};
    if (has_field && (!field_end(vm, rest, &end) ||
                      !split_field(vm, (struct str){rest.p, end}, &field)))
        return NULL;
    value t = tuple_alloc(vm, 5);
    if (!t)
        return NULL;
    value *v = tuple_items(t);
    v[0] = str_new(vm, buf_str(literal));
    v[1] = has_field ? str_new(vm, field.name) : ref(NONE);
    v[2] = has_field ? str_new(vm, field.spec) : ref(NONE);
    v[3] = field.conversion ? str_new(vm, (struct str){&field.conversion, 1})
                            : ref(NONE);
    *at += has_field ? end + 1 : 0;
    v[4] = small_new((intptr_t)wtf8_count((struct str){s.p, *at}));
    if (v[0] && v[1] && v[2] && v[3])
        return t;
    unref(vm, t);
    return NULL;
}

value format_next_part(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    int64_t i;
    if (!is_str(a[0]) || value_as_int64(vm, a[1], &i) < 0)
        return exc_raise(vm, &exc_TypeError, "a text and a place are wanted");
    struct str s = str_text(a[0]);
    size_t at = wtf8_offset(s, (size_t)i), from = at;
    struct buf literal = {0};
    value r = NULL;
    if (take_literal(vm, s, &at, &literal)) {
        bool doubled = at > from + literal.n;
        bool has_field = !doubled && at < s.n;
        at += has_field;
        r = take_part(vm, s, &at, has_field, &literal);
    }
    buf_fini(&literal);
    return r;
}

/* What a template comes to. A text that is all of it stays the object that it
 * is, as in CPython, which copies none that it need not. */
static value fill_in(struct vm *vm, struct fields *f, struct str template)
{
    struct buf out = {0};
    bool ok = add_template(vm, f, template, TEMPLATE_DEPTH, &out) == 0;
    value whole = f->whole;
    f->whole = NULL;
    if (ok && whole && str_text(whole).n == out.n) {
        buf_fini(&out);
        return whole;
    }
    xunref(vm, whole);
    return buf_finish(vm, &out, ok);
}

value format_method(struct vm *vm, value self, const value *args, size_t n,
                    value kwnames)
{
    /* a[n] of the native signature is kwnames, the values follow it; as a
     * plain call they follow the positional arguments at once. */
    value all[64];
    size_t n_kw = kwnames ? tuple_len(kwnames) : 0;
    struct fields f = {.args = args, .n = n, .kwnames = kwnames};
    value *heap = NULL;
    if (n_kw && args[n] == kwnames) {
        value *to = all;
        if (n + n_kw > 64) {
            heap = table_resize(vm, NULL, 0, (n + n_kw) * sizeof(value));
            if (!heap)
                return NULL;
            to = heap;
        }
        memcpy(to, args, n * sizeof(value));
        memcpy(to + n, args + n + 1, n_kw * sizeof(value));
        f.args = to;
    }
    value made = fill_in(vm, &f, str_text(self));
    if (heap)
        table_free(vm, heap, (n + n_kw) * sizeof(value));
    return made;
}

value str_format_map(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct fields f = {.mapping = a[0]};
    return fill_in(vm, &f, str_text(self));
}
