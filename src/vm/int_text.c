/* int and text: int(text, base), int(x), decimal and other bases. */
#include <stdlib.h>

#include "vm/data_priv.h"
#include "vm/int_priv.h"

/* sys.get_int_max_str_digits(): conversions to and from a base that is no
 * power of two take quadratic time beyond it. */
enum { MAX_DIGITS = 4300 };

/* -- to text -- */

static void small_text(intptr_t i, unsigned base, struct buf *out)
{
    char digits[66], *at = digits + sizeof digits;
    uint64_t u = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
    do
        *--at = "0123456789abcdefghijklmnopqrstuvwxyz"[u % base];
    while (u /= base);
    if (i < 0)
        *--at = '-';
    buf_add(out, at, (size_t)(digits + sizeof digits - at));
}

static value big_text(struct vm *vm, const mpz_t z, int base)
{
    size_t n = mpz_sizeinbase(z, base) + 2;
    if (base == 10 && n > MAX_DIGITS) {
        mpz_t bound;
        mpz_init(bound);
        mpz_ui_pow_ui(bound, 10, MAX_DIGITS);
        bool over = mpz_cmpabs(z, bound) >= 0;
        mpz_clear(bound);
        if (over)
            return exc_raise(vm, &exc_ValueError,
                             "Exceeds the limit (%d digits) for integer "
                             "string conversion; use "
                             "sys.set_int_max_str_digits() to increase the "
                             "limit", MAX_DIGITS);
    }
    struct buf b = {0};
    buf_reserve(&b, n);
    mpz_get_str(b.p, base, z);
    b.n = strlen(b.p);
    return str_take_buf(vm, &b);
}

value int_to_text(struct vm *vm, value v, int base)
{
    intptr_t word;
    if (!int_word(v, &word))
        return big_text(vm, ((struct int_obj *)v)->z, base);
    struct buf b = {0};
    small_text(word, (unsigned)base, &b);
    value s = str_new(vm, buf_str(&b));
    buf_fini(&b);
    return s;
}

/* -- from text -- */

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z')
        return c - 'A' + 10;
    return 99;
}

/* Cuts a prefix such as 0x when it fits the base; base 0 is decided here. An
 * underscore may follow the prefix. Zero-led decimals are refused by base 0. */
static bool cut_prefix(struct str *s, int *base)
{
    static const struct {
        char letter;
        int base;
    } prefixes[] = {{'x', 16}, {'o', 8}, {'b', 2}};
    int asked = *base;
    for (size_t i = 0; i < 3 && s->n > 1 && s->p[0] == '0'; i++) {
        if ((s->p[1] | 0x20) != prefixes[i].letter ||
            (asked != 0 && asked != prefixes[i].base))
            continue;
        *base = prefixes[i].base;
        *s = (struct str){s->p + 2, s->n - 2};
        if (s->n && s->p[0] == '_')
            *s = (struct str){s->p + 1, s->n - 1};
        return true;
    }
    if (asked)
        return true;
    *base = 10;
    bool zeros = s->n > 0 && s->p[0] == '0';
    for (size_t i = 0; i < s->n && zeros; i++)
        zeros = s->p[i] == '0' || s->p[i] == '_';
    return zeros || s->n == 0 || s->p[0] != '0';
}

/* Collects the digits without underscores; false when one is misplaced or no
 * digit of the base. */
static bool clean_digits(struct str s, int base, struct buf *out)
{
    bool after_digit = false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '_') {
            if (!after_digit)
                return false;
            after_digit = false;
            continue;
        }
        if (digit_of(s.p[i]) >= base)
            return false;
        after_digit = true;
        buf_addc(out, s.p[i]);
    }
    return after_digit;
}

static value digits_value(struct vm *vm, struct buf *digits, int base,
                          bool negative)
{
    bool power_of_two = (base & (base - 1)) == 0;
    if (!power_of_two && digits->n > MAX_DIGITS)
        return exc_raise(vm, &exc_ValueError,
                         "Exceeds the limit (%d digits) for integer string "
                         "conversion: value has %zu digits; use "
                         "sys.set_int_max_str_digits() to increase the limit",
                         MAX_DIGITS, digits->n);
    if (digits->n <= 11) {
        intptr_t i = 0;
        for (size_t k = 0; k < digits->n; k++)
            i = i * base + digit_of(digits->p[k]);
        return small_new(negative ? -i : i);
    }
    if (!int_bits_allowed(vm, (double)digits->n * 6))
        return NULL;
    mpz_t z;
    mpz_init_set_str(z, buf_z(digits), base);
    if (negative)
        mpz_neg(z, z);
    return int_take(vm, z);
}

value int_parse(struct vm *vm, struct str s, int base)
{
    while (s.n && (*s.p == ' ' || (*s.p >= '\t' && *s.p <= '\r')))
        s.p++, s.n--;
    while (s.n && (s.p[s.n - 1] == ' ' ||
                   (s.p[s.n - 1] >= '\t' && s.p[s.n - 1] <= '\r')))
        s.n--;
    bool negative = s.n && *s.p == '-';
    if (s.n && (*s.p == '-' || *s.p == '+'))
        s.p++, s.n--;
    if (!cut_prefix(&s, &base))
        return NULL;
    struct buf digits = {0};
    value v = clean_digits(s, base, &digits)
                  ? digits_value(vm, &digits, base, negative) : NULL;
    buf_fini(&digits);
    return v;
}

/* Unicode digits and spaces as their ASCII twins; other characters stay. */
static void to_ascii(struct str s, struct buf *out)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        size_t step = wtf8_get(s.p + i, &cp);
        if (cp_decimal_value(cp) >= 0)
            buf_addc(out, (char)('0' + cp_decimal_value(cp)));
        else if (cp_is_space(cp))
            buf_addc(out, ' ');
        else
            buf_add(out, s.p + i, step);
        i += step;
    }
}

/* How many bytes the first so many characters take. */
static size_t first_bytes(struct str s, size_t characters)
{
    size_t n = 0;
    for (; n < s.n; n++)
        if ((s.p[n] & 0xC0) != 0x80 && characters-- == 0)
            break;
    return n;
}

static value parse_any(struct vm *vm, value text, int base)
{
    struct str s;
    value v;
    if (is_str(text)) {
        struct buf plain = {0};
        to_ascii(str_text(text), &plain);
        v = int_parse(vm, buf_str(&plain), base);
        buf_fini(&plain);
    } else {
        bytes_get(text, &s);
        v = int_parse(vm, s, base);
    }
    if (v || vm->exc)
        return v;
    struct str raw;
    value plain = is_str(text) ? ref(text)
                  : bytes_get(text, &raw) ? bytes_new(vm, raw.p, raw.n)
                                          : ref(text);
    value shown = plain ? value_repr(vm, plain) : NULL;
    xunref(vm, plain);
    if (!shown)
        return NULL;
    exc_raise(vm, &exc_ValueError,
              "invalid literal for int() with base %d: %.*s", base,
              (int)first_bytes(str_text(shown), 200), str_z(shown));
    unref(vm, shown);
    return NULL;
}

static value int_with_base(struct vm *vm, value text, value base)
{
    int64_t b = -1;
    value i = value_index(vm, base);
    if (!i)
        return NULL;
    if (!int_fits(i, &b))
        b = -1;
    unref(vm, i);
    if (b != 0 && (b < 2 || b > 36))
        return exc_raise(vm, &exc_ValueError,
                         "int() base must be >= 2 and <= 36, or 0");
    struct str s;
    if (!is_str(text) && !bytes_get(text, &s))
        return exc_raise(vm, &exc_TypeError,
                         "int() can't convert non-string with explicit base");
    return parse_any(vm, text, (int)b);
}

/* What x.__trunc__() gives, which must be an int or have __index__. */
static value int_of_trunc(struct vm *vm, value x)
{
    vm_warn(vm, &exc_DeprecationWarning,
            "The delegation of int() to __trunc__ is deprecated.");
    value t = vm->exc ? NULL : value_call_method(vm, x, "__trunc__", NULL, 0);
    if (!t)
        return NULL;
    value r = NULL;
    if (is_int(t) || type_of(t)->index)
        r = value_index(vm, t);
    else
        exc_raise(vm, &exc_TypeError,
                  "__trunc__ returned non-Integral (type %s)",
                  type_of(t)->name);
    unref(vm, t);
    return r;
}

value int_of_value(struct vm *vm, value x)
{
    struct str s;
    if (is_small(x))
        return x;
    bool number = type_of(x)->to_int || type_of(x)->index;
    if (!number && (is_str(x) || bytes_get(x, &s)))
        return parse_any(vm, x, 10);
    value (*convert)(struct vm *, value) =
        type_of(x)->to_int ? type_of(x)->to_int : type_of(x)->index;
    if (!convert && !is_int(x)) {
        /* asked of its type: a class that has it is no number */
        value name = str_internz(vm, "__trunc__");
        bool has = type_lookup(vm, type_of(x), name) != NULL;
        unref(vm, name);
        if (has)
            return int_of_trunc(vm, x);
        return exc_raise(vm, &exc_TypeError,
                         "int() argument must be a string, a bytes-like "
                         "object or a real number, not '%s'",
                         type_of(x)->name);
    }
    value r = convert ? convert(vm, x) : int_exact(vm, x);
    if (!r || is_small(r))
        return r;
    if (!is_int(r)) {
        exc_raise(vm, &exc_TypeError, "__int__ returned non-int (type %s)",
                  type_of(r)->name);
        unref(vm, r);
        return NULL;
    }
    value exact = int_exact(vm, r);
    unref(vm, r);
    return exact;
}

value int_new_slot(struct vm *vm, struct type *t, const value *args, size_t n,
                   value kwnames)
{
    static const char *const names[] = {"", "base", NULL};
    value a[2];
    if (!args_bind(vm, "int", names, args, n, kwnames, a))
        return NULL;
    if (!a[0] && a[1])
        return exc_raise(vm, &exc_TypeError, "int() missing string argument");
    value v = !a[0]  ? small_new(0)
              : a[1] ? int_with_base(vm, a[0], a[1])
                     : int_of_value(vm, a[0]);
    if (!v || t == &int_type)
        return v;
    struct int_obj *o = obj_new(vm, t, 0);
    if (o) {
        struct big b;
        big_open(&b, v);
        mpz_init_set(o->z, b.z);
        big_close(&b);
        vm->memory += mpz_size(o->z) * sizeof(mp_limb_t);
    }
    unref(vm, v);
    return (value)o;
}
