/* The % operator of str and bytes. */
#include <math.h>

#include "vm/data_priv.h"

struct percent {
    struct vm *vm;
    value args;        /* as given */
    size_t next;       /* among the items of a tuple, or 0, 1 */
    bool tuple, mapping, bytes;
    struct buf out;
};

struct conversion {
    bool left, plus, space, alt, zero;
    int64_t width, precision; /* -1: none */
    char type;
    value key;         /* %(key)s: the value found, owned */
};

static bool fail_with(struct percent *p, struct type *t, const char *text)
{
    exc_raise(p->vm, t, "%s", text);
    return false;
}

/* The next argument, borrowed. */
static value next_argument(struct percent *p)
{
    size_t n = p->tuple ? tuple_len(p->args) : 1;
    if (p->next >= n)
        return exc_raise(p->vm, &exc_TypeError,
                         "not enough arguments for format string");
    value v = p->tuple ? tuple_items(p->args)[p->next] : p->args;
    p->next++;
    return v;
}

static void skip(struct str *s)
{
    s->p++;
    s->n--;
}

/* (key) */
static bool read_key(struct percent *p, struct str *s, struct conversion *c)
{
    if (!p->mapping)
        return fail_with(p, &exc_TypeError, "format requires a mapping");
    skip(s);
    const char *from = s->p;
    for (int open = 1; s->n; skip(s)) {
        if (*s->p == '(')
            open++;
        if (*s->p == ')' && --open == 0)
            break;
    }
    if (!s->n)
        return fail_with(p, &exc_ValueError, "incomplete format key");
    struct str name = {from, (size_t)(s->p - from)};
    skip(s);
    value key = p->bytes ? bytes_new(p->vm, name.p, name.n)
                         : str_new(p->vm, name);
    xunref(p->vm, c->key);
    c->key = key ? value_getitem(p->vm, p->args, key) : NULL;
    xunref(p->vm, key);
    p->next = 1;
    return c->key != NULL;
}

static bool read_number(struct percent *p, struct str *s, bool precision,
                        int64_t *out)
{
    if (s->n && *s->p == '*') {
        skip(s);
        value v = next_argument(p);
        if (!v)
            return false;
        if (!is_int(v))
            return fail_with(p, &exc_TypeError, "* wants int");
        bool fits = int_fits(v, out);
        if (!fits && !precision)
            return fail_with(p, &exc_OverflowError, "Python int too large to "
                                                    "convert to C ssize_t");
        if (precision && (!fits || *out > INT32_MAX || *out < INT32_MIN))
            return fail_with(p, &exc_OverflowError, "Python int too large to "
                                                    "convert to C int");
        return true;
    }
    int64_t i = 0;
    bool some = false;
    for (; s->n && *s->p >= '0' && *s->p <= '9'; skip(s)) {
        int digit = *s->p - '0';
        int64_t most = precision ? INT32_MAX : INT64_MAX;
        bool fits = i <= (most - digit) / 10;
        i = fits ? i * 10 + digit : i;
        some = true;
        if (!fits)
            return fail_with(p, &exc_ValueError,
                             precision ? "precision too big"
                                       : "width too big");
    }
    if (some)
        *out = i;
    return true;
}

static void read_flags(struct str *s, struct conversion *c)
{
    for (; s->n; skip(s)) {
        switch (*s->p) {
        case '-': c->left = true; break;
        case '+': c->plus = true; break;
        case ' ': c->space = true; break;
        case '#': c->alt = true; break;
        case '0': c->zero = true; break;
        default: return;
        }
    }
}

static bool read_conversion(struct percent *p, struct str *s,
                            struct conversion *c)
{
    if (s->n && *s->p == '(' && !read_key(p, s, c))
        return false;
    read_flags(s, c);
    if (!read_number(p, s, false, &c->width))
        return false;
    if (c->width < -1) {
        c->left = true;
        c->width = -c->width;
    }
    if (s->n && *s->p == '.') {
        skip(s);
        c->precision = 0;
        if (!read_number(p, s, true, &c->precision))
            return false;
        if (c->precision < 0)
            c->precision = 0;
    }
    while (s->n && strchr("hlL", *s->p) && *s->p)
        skip(s);
    if (!s->n)
        return fail_with(p, &exc_ValueError, "incomplete format");
    c->type = *s->p;
    return true;
}

/* -- output -- */

/* `lead` is the length of sign and prefix within body. */
static void add_padded(struct percent *p, const struct conversion *c,
                       struct str body, size_t lead, bool number)
{
    struct spec s = {.width = c->width, .fill = ' ', .align = '>'};
    if (c->left) {
        s.align = '<';
    } else if (c->zero && number) {
        s.align = '=';
        s.fill = '0';
    }
    if (p->bytes) { /* count bytes, not characters */
        int64_t room = c->width - (int64_t)body.n;
        if (s.align == '=')
            buf_add(&p->out, body.p, lead);
        for (int64_t i = 0; i < room && s.align != '<'; i++)
            buf_addc(&p->out, (char)s.fill);
        size_t from = s.align == '=' ? lead : 0;
        buf_add(&p->out, body.p + from, body.n - from);
        for (int64_t i = 0; i < room && s.align == '<'; i++)
            buf_addc(&p->out, ' ');
        return;
    }
    spec_pad(&p->out, &s, body, lead, '>');
}

static void add_lead(struct buf *b, const struct conversion *c, bool negative)
{
    if (negative)
        buf_addc(b, '-');
    else if (c->plus)
        buf_addc(b, '+');
    else if (c->space)
        buf_addc(b, ' ');
}

static bool add_text(struct percent *p, const struct conversion *c, value v)
{
    struct vm *vm = p->vm;
    struct str s;
    value text = NULL;
    if (p->bytes && (c->type == 's' || c->type == 'b')) {
        if (!bytes_get(v, &s)) {
            exc_raise(vm, &exc_TypeError, "%%b requires a bytes-like object, "
                      "or an object that implements __bytes__, not '%s'",
                      type_of(v)->name);
            return false;
        }
    } else {
        text = c->type == 's' ? value_str(vm, v)
               : c->type == 'r' && !p->bytes ? value_repr(vm, v)
                                             : value_ascii(vm, v);
        if (!text)
            return false;
        s = str_text(text);
    }
    if (c->precision >= 0)
        s.n = p->bytes ? (size_t)c->precision < s.n ? (size_t)c->precision
                                                    : s.n
                       : wtf8_offset(s, (size_t)c->precision);
    add_padded(p, c, s, 0, false);
    xunref(vm, text);
    return true;
}

/* The int that %d shows: floats are cut; other types must be numbers. */
static value whole_of(struct percent *p, const struct conversion *c, value v)
{
    struct vm *vm = p->vm;
    if (is_int(v))
        return ref(v);
    bool decimal = strchr("diu", c->type) != NULL;
    if (decimal && is_float(v))
        return int_from_double(vm, float_get(v));
    value i = NULL;
    if (decimal ? value_is_number(v) : type_of(v)->index != NULL)
        i = decimal ? int_of_value(vm, v) : value_index(vm, v);
    if (i || (vm->exc && !exc_is(vm, &exc_TypeError)))
        return i;
    exc_clear(vm); /* a conversion of the wrong type is told as none */
    return exc_raise(vm, &exc_TypeError,
                     decimal ? "%%%c format: a real number is required, not %s"
                             : "%%%c format: an integer is required, not %s",
                     c->type, type_of(v)->name);
}

static bool add_whole(struct percent *p, const struct conversion *c, value v)
{
    struct vm *vm = p->vm;
    int base = c->type == 'o' ? 8 : (c->type | 0x20) == 'x' ? 16 : 10;
    value i = whole_of(p, c, v);
    value text = i ? int_to_text(vm, i, base) : NULL;
    xunref(vm, i);
    if (!text)
        return false;
    struct str digits = str_text(text);
    struct buf body = {0};
    bool negative = *digits.p == '-';
    if (negative)
        skip(&digits);
    add_lead(&body, c, negative);
    if (c->alt && base != 10) {
        buf_addc(&body, '0');
        buf_addc(&body, c->type);
    }
    size_t lead = body.n;
    for (int64_t k = (int64_t)digits.n; k < c->precision; k++)
        buf_addc(&body, '0');
    for (; digits.n; skip(&digits))
        buf_addc(&body, c->type == 'X' && *digits.p >= 'a' ? *digits.p - 32
                                                           : *digits.p);
    add_padded(p, c, buf_str(&body), lead, true);
    buf_fini(&body);
    unref(vm, text);
    return true;
}

static bool add_float(struct percent *p, const struct conversion *c, value v)
{
    double d;
    if (!is_float(v) && !is_int(v) && !type_of(v)->to_float &&
        !type_of(v)->index) {
        exc_raise(p->vm, &exc_TypeError, "must be real number, not %s",
                  type_of(v)->name);
        return false;
    }
    if (value_as_double(p->vm, v, &d))
        return false;
    struct buf body = {0};
    add_lead(&body, c, signbit(d) && !isnan(d));
    size_t lead = body.n;
    int64_t precision = c->precision < 0 ? 6 : c->precision;
    if ((c->type | 0x20) == 'g' && precision == 0)
        precision = 1;
    float_digits(&body, d, c->type, precision, c->alt, false);
    add_padded(p, c, buf_str(&body), lead, true);
    buf_fini(&body);
    return true;
}

static const char *char_wanted(const struct percent *p)
{
    return p->bytes ? "%c requires an integer in range(256) or a single byte"
                    : "%c requires int or char";
}

static bool add_char(struct percent *p, const struct conversion *c, value v)
{
    int64_t cp;
    struct str s;
    struct buf body = {0};
    int64_t limit = p->bytes ? 256 : 0x110000;
    if (!p->bytes && is_str(v)) {
        if (((struct str_obj *)v)->len != 1)
            return fail_with(p, &exc_TypeError, "%c requires int or char");
        buf_adds(&body, str_text(v));
    } else if (p->bytes && bytes_get(v, &s) && s.n == 1) {
        buf_adds(&body, s);
    } else if (!has_index(v)) {
        return fail_with(p, &exc_TypeError, char_wanted(p));
    } else {
        bool known = value_as_int64(p->vm, v, &cp) == 0;
        if (!known && !exc_is(p->vm, &exc_OverflowError)) {
            exc_clear(p->vm);
            return fail_with(p, &exc_TypeError, char_wanted(p));
        }
        if (!known || cp < 0 || cp >= limit) {
            exc_clear(p->vm);
            return fail_with(p, &exc_OverflowError,
                             p->bytes ? "%c arg not in range(256)"
                                      : "%c arg not in range(0x110000)");
        }
        if (p->bytes)
            buf_addc(&body, (char)cp);
        else
            wtf8_add(&body, (uint32_t)cp);
    }
    add_padded(p, c, buf_str(&body), 0, false);
    buf_fini(&body);
    return true;
}

static bool add_argument(struct percent *p, const struct conversion *c,
                         value v, size_t at)
{
    if (c->width > 1000000 && !vm_reserve(p->vm, (size_t)c->width))
        return false;
    if (c->precision > 1000000 && !vm_reserve(p->vm, (size_t)c->precision))
        return false;
    switch (c->type) {
    case 's': case 'r': case 'a': return add_text(p, c, v);
    case 'b':
        if (p->bytes)
            return add_text(p, c, v);
        break;
    case 'd': case 'i': case 'u': case 'o': case 'x': case 'X':
        return add_whole(p, c, v);
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G':
        return add_float(p, c, v);
    case 'c': return add_char(p, c, v);
    }
    exc_raise(p->vm, &exc_ValueError,
              "unsupported format character '%c' (0x%x) at index %zu",
              c->type < 32 || c->type > 126 ? '?' : c->type,
              (unsigned char)c->type, at);
    return false;
}

static bool run(struct percent *p, struct str whole)
{
    for (struct str s = whole; s.n; skip(&s)) {
        if (*s.p != '%') {
            buf_addc(&p->out, *s.p);
            continue;
        }
        struct conversion c = {.width = -1, .precision = -1};
        skip(&s);
        const char *begin = s.p;
        bool ok = read_conversion(p, &s, &c);
        if (ok && c.type == '%' && s.p == begin) {
            buf_addc(&p->out, '%');
        } else if (ok) {
            value v = c.key ? c.key : next_argument(p);
            ok = v && add_argument(p, &c, v, (size_t)(s.p - whole.p));
        }
        xunref(p->vm, c.key);
        if (!ok)
            return false;
    }
    if (p->mapping && !p->tuple)
        return true;
    if (p->next < (p->tuple ? tuple_len(p->args) : 1))
        return fail_with(p, &exc_TypeError, p->bytes
                             ? "not all arguments converted during bytes "
                               "formatting"
                             : "not all arguments converted during string "
                               "formatting");
    return true;
}

static struct percent percent_of(struct vm *vm, value args, bool bytes)
{
    struct percent p = {.vm = vm, .args = args, .bytes = bytes};
    struct str s;
    p.tuple = is_tuple(args);
    /* Anything with [] that is no text counts as a mapping. */
    p.mapping = !p.tuple && type_of(args)->getitem && !is_str(args) &&
                !(bytes && bytes_get(args, &s));
    return p;
}

value str_percent(struct vm *vm, value format, value args)
{
    struct percent p = percent_of(vm, args, false);
    bool ok = run(&p, str_text(format));
    return buf_finish(vm, &p.out, ok);
}

value bytes_percent(struct vm *vm, value format, value args)
{
    struct percent p = percent_of(vm, args, true);
    struct str text = {0};
    bytes_get(format, &text);
    value v = NULL;
    if (run(&p, text))
        v = is_instance(format, &bytearray_type)
                ? bytearray_new(vm, p.out.p, p.out.n)
                : bytes_new(vm, p.out.p, p.out.n);
    buf_fini(&p.out);
    return v;
}
