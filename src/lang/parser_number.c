/* Numbers as written into constants. */
#include <locale.h>
#include <stdlib.h>

#include "lang/parser_priv.h"

enum { MAX_DIGITS = 4300 };

/* strtod in the C locale, whatever the screen has set. */
static double to_double(const char *z)
{
    static locale_t plain;
    if (!plain)
        plain = newlocale(LC_ALL_MASK, "C", NULL);
    return strtod_l(z, NULL, plain);
}

static bool is_radix(const char *z)
{
    return z[0] == '0' && z[1] && strchr("xXoObB", z[1]);
}

struct expr *parse_number(struct parser *p)
{
    const struct token *t = &p->tokens[p->pos];
    struct str s = token_str(p, t);
    char *z = arena_strndup(p->ast->arena, s.p, s.n);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != '_')
            z[n++] = s.p[i];
    z[n] = 0;
    struct constant *c = arena_alloc(p->ast->arena, sizeof *c);
    if (!is_radix(z) && (z[n - 1] == 'j' || z[n - 1] == 'J')) {
        c->kind = CONST_IMAGINARY;
        c->number = to_double(z);
    } else if (!is_radix(z) && strpbrk(z, ".eE")) {
        c->kind = CONST_FLOAT;
        c->number = to_double(z);
    } else {
        c->kind = CONST_INT;
        c->text = (struct str){z, n};
        if (!is_radix(z) && n > MAX_DIGITS)
            return error_at(p, (struct span){t->line, -1, t->line, -1},
                            "Exceeds the limit (%d digits) for integer string "
                            "conversion: value has %zu digits; use "
                            "sys.set_int_max_str_digits() to increase the limit"
                            " - Consider hexadecimal for huge integer literals "
                            "to avoid decimal conversion limits.",
                            MAX_DIGITS, n);
    }
    struct expr *e = expr_new(p, E_CONST, token_span(t));
    e->constant = c;
    p->pos++;
    return e;
}
