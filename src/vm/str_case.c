/* str: upper and lower case, and the questions that start with "is". */
#include "vm/str_priv.h"

static uint32_t next(struct str *s)
{
    uint32_t cp;
    size_t step = wtf8_get(s->p, &cp);
    s->p += step;
    s->n -= step;
    return cp;
}

/* -- case -- */

/* A capital sigma at the end of a word becomes the final form. */
static bool sigma_is_final(struct str whole, const char *at)
{
    uint32_t cp = 0;
    const char *p = at;
    bool cased_before = false;
    while (p > whole.p) {
        p = wtf8_back(p);
        wtf8_get(p, &cp);
        if (cp_is_case_ignorable(cp))
            continue;
        cased_before = cp_is_cased(cp);
        break;
    }
    if (!cased_before)
        return false;
    for (p = at + 2; p < whole.p + whole.n;) {
        p += wtf8_get(p, &cp);
        if (!cp_is_case_ignorable(cp))
            return !cp_is_cased(cp);
    }
    return true;
}

static void add_lower(struct buf *b, struct str whole, const char *at,
                      uint32_t cp)
{
    if (cp == 0x3A3)
        wtf8_add(b, sigma_is_final(whole, at) ? 0x3C2 : 0x3C3);
    else
        cp_add_lower(b, cp);
}

static value map_ascii(struct vm *vm, value self, char first, char last)
{
    struct str s = str_text(self);
    struct str_obj *r = s.n > 1 ? str_alloc(vm, &str_type, s.n, s.n) : NULL;
    if (s.n <= 1) {
        char c = s.n ? s.p[0] : 0;
        if (c >= first && c <= last)
            c ^= 0x20;
        return str_new(vm, (struct str){&c, s.n});
    }
    for (size_t i = 0; r && i < s.n; i++) {
        char c = s.p[i];
        r->bytes[i] = c >= first && c <= last ? c ^ 0x20 : c;
    }
    return (value)r;
}

value str_upper(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    if (str_is_ascii(self))
        return map_ascii(vm, self, 'a', 'z');
    struct str s = str_text(self);
    struct buf b = {0};
    while (s.n)
        cp_add_upper(&b, next(&s));
    return str_take_buf(vm, &b);
}

value str_lower(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    if (str_is_ascii(self))
        return map_ascii(vm, self, 'A', 'Z');
    struct str s = str_text(self), whole = s;
    struct buf b = {0};
    while (s.n) {
        const char *at = s.p;
        add_lower(&b, whole, at, next(&s));
    }
    return str_take_buf(vm, &b);
}

value str_casefold(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    if (str_is_ascii(self))
        return map_ascii(vm, self, 'A', 'Z');
    struct str s = str_text(self);
    struct buf b = {0};
    while (s.n)
        cp_add_fold(&b, next(&s));
    return str_take_buf(vm, &b);
}

value str_swapcase(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    struct str s = str_text(self), whole = s;
    struct buf b = {0};
    while (s.n) {
        const char *at = s.p;
        uint32_t cp = next(&s);
        if (cp_is_upper(cp))
            add_lower(&b, whole, at, cp);
        else if (cp_is_lower(cp))
            cp_add_upper(&b, cp);
        else
            wtf8_add(&b, cp);
    }
    return str_take_buf(vm, &b);
}

value str_title(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    struct str s = str_text(self), whole = s;
    struct buf b = {0};
    bool inside = false; /* after a letter with case */
    while (s.n) {
        const char *at = s.p;
        uint32_t cp = next(&s);
        if (inside)
            add_lower(&b, whole, at, cp);
        else
            cp_add_title(&b, cp);
        inside = cp_is_cased(cp);
    }
    return str_take_buf(vm, &b);
}

value str_capitalize(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    struct str s = str_text(self), whole = s;
    struct buf b = {0};
    if (s.n)
        cp_add_title(&b, next(&s));
    while (s.n) {
        const char *at = s.p;
        add_lower(&b, whole, at, next(&s));
    }
    return str_take_buf(vm, &b);
}

/* -- questions -- */

/* Is every character such, and is there one? */
static value all_are(value self, bool (*test)(uint32_t))
{
    struct str s = str_text(self);
    bool yes = s.n > 0;
    while (s.n && yes)
        yes = test(next(&s));
    return bool_value(yes);
}

static bool is_alnum(uint32_t c)
{
    return cp_is_alpha(c) || cp_is_numeric(c);
}

#define ALL_ARE(name, test)                                                   \
    value name(struct vm *vm, value self, const value *a, size_t n)           \
    {                                                                         \
        (void)vm, (void)a, (void)n;                                           \
        return all_are(self, test);                                           \
    }
ALL_ARE(str_isalnum, is_alnum)
ALL_ARE(str_isalpha, cp_is_alpha)
ALL_ARE(str_isdecimal, cp_is_decimal)
ALL_ARE(str_isdigit, cp_is_digit)
ALL_ARE(str_isnumeric, cp_is_numeric)
ALL_ARE(str_isspace, cp_is_space)

value str_isascii(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)a, (void)n;
    return bool_value(str_is_ascii(self));
}

value str_isprintable(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)a, (void)n;
    struct str s = str_text(self);
    bool yes = true;
    while (s.n && yes)
        yes = cp_is_printable(next(&s));
    return bool_value(yes);
}

value str_isidentifier(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)a, (void)n;
    struct str s = str_text(self);
    bool yes = s.n && cp_is_id_start(next(&s));
    while (s.n && yes)
        yes = cp_is_id_continue(next(&s));
    return bool_value(yes);
}

/* No character of the other case, and one of this. */
static value case_is(value self, bool (*wanted)(uint32_t),
                     bool (*other)(uint32_t))
{
    struct str s = str_text(self);
    bool some = false;
    while (s.n) {
        uint32_t cp = next(&s);
        if (other(cp) || cp_is_title(cp))
            return bool_value(false);
        some = some || wanted(cp);
    }
    return bool_value(some);
}

value str_islower(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)a, (void)n;
    return case_is(self, cp_is_lower, cp_is_upper);
}

value str_isupper(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)a, (void)n;
    return case_is(self, cp_is_upper, cp_is_lower);
}

value str_istitle(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)a, (void)n;
    struct str s = str_text(self);
    bool some = false, inside = false;
    while (s.n) {
        uint32_t cp = next(&s);
        bool upper = cp_is_upper(cp) || cp_is_title(cp);
        bool lower = cp_is_lower(cp);
        if ((upper && inside) || (lower && !inside))
            return bool_value(false);
        inside = upper || lower;
        some = some || inside;
    }
    return bool_value(some);
}
