/* The format mini-language for int, float and str. */
#include <math.h>
#include <stdlib.h>

#include "vm/data_priv.h"
#include "vm/int_priv.h"

/* -- the specification -- */

static bool is_align(uint32_t c)
{
    return c == '<' || c == '>' || c == '=' || c == '^';
}

/* Reads digits into *out when there are some; false when they are too many. */
static bool read_number(struct str *s, int64_t *out)
{
    if (!s->n || *s->p < '0' || *s->p > '9')
        return true;
    *out = 0;
    for (; s->n && *s->p >= '0' && *s->p <= '9'; s->p++, s->n--) {
        int digit = *s->p - '0';
        if (*out > (INT64_MAX - digit) / 10)
            return false;
        *out = *out * 10 + digit;
    }
    return true;
}

static void skip(struct str *s, size_t n)
{
    s->p += n;
    s->n -= n;
}

static char peek(struct str s)
{
    return s.n ? *s.p : '\0';
}

static int bad_spec(struct vm *vm, const char *text)
{
    exc_raise(vm, &exc_ValueError, "%s", text);
    return -1;
}

static int read_grouping(struct vm *vm, struct str *s, struct spec *out)
{
    if (peek(*s) == ',') {
        out->grouping = ',';
        skip(s, 1);
    }
    if (peek(*s) == '_') {
        if (out->grouping)
            return bad_spec(vm, "Cannot specify both ',' and '_'.");
        out->grouping = '_';
        skip(s, 1);
    }
    if (peek(*s) == ',' && out->grouping) {
        if (out->grouping == ',')
            return bad_spec(vm, "Cannot specify both ',' and '_'.");
        return bad_spec(vm, "Cannot specify both ',' and '_'.");
    }
    return 0;
}

static void read_align(struct str *s, struct spec *out)
{
    uint32_t first, second = 0;
    if (!s->n)
        return;
    size_t step = wtf8_get(s->p, &first);
    if (s->n > step)
        wtf8_get(s->p + step, &second);
    if (is_align(second)) {
        out->fill = first;
        out->align = (char)second;
        skip(s, step + 1);
    } else if (is_align(first)) {
        out->align = (char)first;
        skip(s, 1);
    }
}

static bool is_one_of(const struct spec *s, const char *types)
{
    return s->type && s->type < 128 && strchr(types, (int)s->type);
}

static void refuse_grouping(struct vm *vm, const struct spec *s)
{
    if (s->type > 32 && s->type < 128)
        exc_raise(vm, &exc_ValueError, "Cannot specify '%c' with '%c'.",
                  s->grouping, (char)s->type);
    else
        exc_raise(vm, &exc_ValueError, "Cannot specify '%c' with '\\x%x'.",
                  s->grouping, (unsigned)s->type);
}

/* type_name is for the message of a specification that makes no sense, usual
 * the type when none is written. */
static int read_spec(struct vm *vm, struct str text, const char *type_name,
                     uint32_t usual, struct spec *out)
{
    struct str s = text;
    *out = (struct spec){.width = -1, .precision = -1};
    read_align(&s, out);
    if (peek(s) == ' ' || peek(s) == '+' || peek(s) == '-') {
        out->sign = peek(s);
        skip(&s, 1);
    }
    if (peek(s) == 'z') {
        out->z = true;
        skip(&s, 1);
    }
    if (peek(s) == '#') {
        out->alt = true;
        skip(&s, 1);
    }
    if (!out->fill && peek(s) == '0') {
        out->fill = '0';
        out->zero = !out->align;
        if (!out->align)
            out->align = '=';
        skip(&s, 1);
    }
    if (!read_number(&s, &out->width))
        return bad_spec(vm, "Too many decimal digits in format string");
    if (read_grouping(vm, &s, out))
        return -1;
    if (peek(s) == '.') {
        skip(&s, 1);
        if (!read_number(&s, &out->precision))
            return bad_spec(vm, "Too many decimal digits in format string");
        if (out->precision < 0)
            return bad_spec(vm, "Format specifier missing precision");
    }
    out->type = usual;
    if (s.n)
        skip(&s, wtf8_get(s.p, &out->type));
    if (s.n) {
        struct buf b = {0};
        buf_addz(&b, "Invalid format specifier '");
        buf_adds(&b, text);
        buf_printf(&b, "' for object of type '%s'", type_name);
        exc_raise_text(vm, &exc_ValueError, &b);
        return -1;
    }
    if (!out->grouping || !out->type || is_one_of(out, "deEfFgG%") ||
        (out->grouping == '_' && is_one_of(out, "boxX")))
        return 0;
    refuse_grouping(vm, out);
    return -1;
}

static value unknown_code(struct vm *vm, const struct spec *s,
                          const char *type_name)
{
    if (s->type > 32 && s->type < 128)
        return exc_raise(vm, &exc_ValueError,
                         "Unknown format code '%c' for object of type '%s'",
                         (char)s->type, type_name);
    return exc_raise(vm, &exc_ValueError,
                     "Unknown format code '\\x%x' for object of type '%s'",
                     (unsigned)s->type, type_name);
}

/* -- padding and grouping -- */

static void add_fill(struct buf *out, uint32_t fill, int64_t n)
{
    for (; n > 0; n--)
        wtf8_add(out, fill ? fill : ' ');
}

void spec_pad(struct buf *out, const struct spec *s, struct str body,
              size_t lead, char default_align)
{
    int64_t room = s->width - (int64_t)wtf8_count(body);
    if (room < 0)
        room = 0;
    char align = s->align ? s->align : default_align;
    int64_t left = align == '>' ? room : align == '^' ? room / 2 : 0;
    if (align == '=') {
        buf_add(out, body.p, lead);
        add_fill(out, s->fill, room);
        buf_add(out, body.p + lead, body.n - lead);
        return;
    }
    add_fill(out, s->fill, left);
    buf_adds(out, body);
    add_fill(out, s->fill, room - left);
}

/* Digits with a separator every `every`; leading zeros fill up to `width`
 * cells, separators counted, as the flag 0 wants it. */
static void group_digits(struct buf *out, struct str digits, char sep,
                         int every, int64_t width)
{
    int64_t total = (int64_t)digits.n, n = total;
    while (n + (n - 1) / every < width)
        n++;
    /* A separator may not stand first: then one zero more goes before it. */
    for (int64_t i = n; i > 0; i--) {
        buf_addc(out, i > total ? '0' : digits.p[total - i]);
        if (i > 1 && (i - 1) % every == 0)
            buf_addc(out, sep);
    }
}

/* Sign and prefix, digits, rest (point and what follows) to the final text. */
static value number_text(struct vm *vm, const struct spec *s, struct str lead,
                         struct str digits, struct str rest, int every)
{
    struct buf body = {0}, out = {0};
    if (s->width > 1000000 && !vm_reserve(vm, (size_t)s->width))
        return NULL;
    buf_adds(&body, lead);
    if (s->grouping) {
        int64_t width = s->fill == '0' && s->align == '='
                            ? s->width - (int64_t)(lead.n + rest.n) : 0;
        group_digits(&body, digits, s->grouping, every, width);
    } else {
        buf_adds(&body, digits);
    }
    buf_adds(&body, rest);
    spec_pad(&out, s, buf_str(&body), lead.n, '>');
    buf_fini(&body);
    return str_take_buf(vm, &out);
}

static void add_sign(struct buf *lead, const struct spec *s, bool negative)
{
    if (negative)
        buf_addc(lead, '-');
    else if (s->sign == '+' || s->sign == ' ')
        buf_addc(lead, s->sign);
}

/* -- str -- */

value format_str(struct vm *vm, value v, struct str spec)
{
    struct spec s;
    if (spec.n == 0)
        return value_str(vm, v);
    if (read_spec(vm, spec, type_of(v)->name, 's', &s))
        return NULL;
    if (s.type != 's')
        return unknown_code(vm, &s, type_of(v)->name);
    if (s.sign)
        return exc_raise(vm, &exc_ValueError, s.sign == ' '
                             ? "Space not allowed in string format specifier"
                             : "Sign not allowed in string format specifier");
    if (s.z)
        return exc_raise(vm, &exc_ValueError, "Negative zero coercion (z) not "
                         "allowed in string format specifier");
    if (s.alt)
        return exc_raise(vm, &exc_ValueError, "Alternate form (#) not allowed "
                         "in string format specifier");
    if (s.align == '=' && !s.zero)
        return exc_raise(vm, &exc_ValueError, "'=' alignment not allowed in "
                         "string format specifier");
    if (s.align == '=')
        s.align = '<';
    struct str text = str_text(v);
    if (s.precision >= 0)
        text.n = wtf8_offset(text, (size_t)s.precision);
    if (text.n == str_text(v).n && s.width <= (int64_t)wtf8_count(text))
        return ref(v); /* one of a class below too */
    if (s.width > 1000000 && !vm_reserve(vm, (size_t)s.width))
        return NULL;
    struct buf out = {0};
    spec_pad(&out, &s, text, 0, '<');
    return str_take_buf(vm, &out);
}

/* -- int -- */

static value format_char(struct vm *vm, value v, const struct spec *s)
{
    int64_t cp;
    if (s->sign)
        return exc_raise(vm, &exc_ValueError, "Sign not allowed with integer "
                         "format specifier 'c'");
    if (s->alt)
        return exc_raise(vm, &exc_ValueError, "Alternate form (#) not allowed "
                         "with integer format specifier 'c'");
    if (!int_fits(v, &cp))
        return exc_raise(vm, &exc_OverflowError,
                         "Python int too large to convert to C long");
    if (cp < 0 || cp > 0x10FFFF)
        return exc_raise(vm, &exc_OverflowError,
                         "%%c arg not in range(0x110000)");
    struct buf body = {0}, out = {0};
    wtf8_add(&body, (uint32_t)cp);
    spec_pad(&out, s, buf_str(&body), 0, '>');
    buf_fini(&body);
    return str_take_buf(vm, &out);
}

static value format_whole(struct vm *vm, value v, const struct spec *s)
{
    int base = s->type == 'b' ? 2 : s->type == 'o' ? 8
               : (s->type | 0x20) == 'x' ? 16 : 10;
    value text = int_to_text(vm, v, base);
    if (!text)
        return NULL;
    struct str digits = str_text(text);
    struct buf lead = {0}, upper = {0};
    bool negative = digits.n && *digits.p == '-';
    add_sign(&lead, s, negative);
    if (negative)
        skip(&digits, 1);
    if (s->alt && base != 10) {
        buf_addc(&lead, '0');
        buf_addc(&lead, (char)s->type);
    }
    if (s->type == 'X') {
        for (size_t i = 0; i < digits.n; i++)
            buf_addc(&upper, digits.p[i] >= 'a' ? digits.p[i] - 32
                                                : digits.p[i]);
        digits = buf_str(&upper);
    }
    value r = number_text(vm, s, buf_str(&lead), digits, STR(""),
                          base == 10 ? 3 : 4);
    buf_fini(&lead);
    buf_fini(&upper);
    unref(vm, text);
    return r;
}

static value format_double(struct vm *vm, double d, const struct spec *s);

value format_int(struct vm *vm, value v, struct str spec)
{
    struct spec s;
    if (spec.n == 0)
        return value_str(vm, v);
    if (read_spec(vm, spec, type_of(v)->name, 'd', &s))
        return NULL;
    if (is_one_of(&s, "eEfFgG%")) {
        double d = int_to_double(v);
        if (isinf(d))
            return exc_raise(vm, &exc_OverflowError,
                             "int too large to convert to float");
        return format_double(vm, d, &s);
    }
    if (!is_one_of(&s, "bcdnoxX"))
        return unknown_code(vm, &s, type_of(v)->name);
    if (s.precision >= 0)
        return exc_raise(vm, &exc_ValueError, "Precision not allowed in "
                         "integer format specifier");
    if (s.z)
        return exc_raise(vm, &exc_ValueError, "Negative zero coercion (z) not "
                         "allowed in integer format specifier");
    return s.type == 'c' ? format_char(vm, v, &s) : format_whole(vm, v, &s);
}

/* -- float -- */

/* Is it a zero as far as the digits go? (for z) */
static bool all_zero(struct str digits)
{
    for (size_t i = 0; i < digits.n && (digits.p[i] | 0x20) != 'e'; i++)
        if (digits.p[i] >= '1' && digits.p[i] <= '9')
            return false;
    return true;
}

/* The digits of |d| in the style of s, with a percent sign for %. */
static void double_digits(struct buf *out, double d, const struct spec *s)
{
    int64_t precision = s->precision;
    char type = s->type == 'n' ? 'g' : (char)s->type;
    if (type == '%') {
        float_digits(out, d * 100, 'f', precision < 0 ? 6 : precision, s->alt,
                     false);
        buf_addc(out, '%');
        return;
    }
    if (type) {
        bool general = type == 'g' || type == 'G';
        if (precision < 0)
            precision = 6;
        float_digits(out, d, type, general && !precision ? 1 : precision,
                     s->alt, false);
        return;
    }
    if (precision < 0) {
        float_digits(out, d, 'r', 0, s->alt, true);
        return;
    }
    /* No type but a precision: as g, with a digit behind the point, and to
     * the exponent one digit earlier. */
    size_t from = out->n;
    if (!precision)
        precision = 1;
    float_digits(out, d, 'g', precision, s->alt, true);
    struct buf probe = {0};
    float_digits(&probe, d, 'e', precision - 1, s->alt, false);
    const char *e = memchr(buf_z(&probe), 'e', probe.n);
    if (e && atoi(e + 1) == precision - 1) {
        out->n = from;
        struct str digits = {probe.p, (size_t)(e - probe.p)};
        size_t tail = digits.n;
        while (!s->alt && tail > 1 && (digits.p[tail - 1] == '0' ||
                                       digits.p[tail - 1] == '.')) {
            bool point = digits.p[tail - 1] == '.';
            tail--;
            if (point)
                break;
        }
        buf_add(out, digits.p, tail);
        buf_addz(out, e);
    }
    buf_fini(&probe);
}

static value format_double(struct vm *vm, double d, const struct spec *s)
{
    struct buf digits = {0}, lead = {0};
    if (s->precision > INT32_MAX)
        return exc_raise(vm, &exc_ValueError, "precision too big");
    if (s->precision > 1000000 && !vm_reserve(vm, (size_t)s->precision))
        return NULL;
    double_digits(&digits, d, s);
    bool negative = signbit(d) && !isnan(d);
    if (s->z && negative && isfinite(d) && all_zero(buf_str(&digits)))
        negative = false;
    add_sign(&lead, s, negative);
    struct str whole = buf_str(&digits);
    size_t n = 0;
    while (n < whole.n && whole.p[n] >= '0' && whole.p[n] <= '9')
        n++;
    struct str rest = {whole.p + n, whole.n - n};
    whole.n = n;
    struct spec plain = *s;
    if (n == 0) /* inf, nan */
        plain.grouping = 0;
    value r = number_text(vm, &plain, buf_str(&lead), whole, rest, 3);
    buf_fini(&digits);
    buf_fini(&lead);
    return r;
}

value format_float(struct vm *vm, double d, const char *type_name,
                   struct str spec)
{
    struct spec s;
    if (read_spec(vm, spec, type_name, 0, &s))
        return NULL;
    if (s.type && !is_one_of(&s, "eEfFgGn%"))
        return unknown_code(vm, &s, type_name);
    return format_double(vm, d, &s);
}
