/* What an expression of constants comes to, worked out before the run where
 * CPython does: its SyntaxWarnings look at the result. It stops at the same
 * sizes, and where an operation would raise, which is left to the run.
 */
#include <gmp.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>

#include "base/quotient.h"
#include "lang/compile_priv.h"
#include "lang/parser.h"

/* CPython's bounds: bits of a product, bytes of a text, items of a tuple. */
enum { MAX_BITS = 128, MAX_TEXT = 4096, MAX_ITEMS = 256 };

static struct constant *result_new(struct compiler *c, enum const_kind kind)
{
    struct constant *k = arena_alloc(c->ast->arena, sizeof *k);
    *k = (struct constant){.kind = kind};
    return k;
}

/* -- ints --------------------------------------------------------------------- */

static bool is_int(const struct constant *k)
{
    return k->kind == CONST_INT || k->kind == CONST_TRUE ||
           k->kind == CONST_FALSE;
}

static void int_get(mpz_t out, const struct constant *k)
{
    static const char letters[] = "xob";
    static const int radixes[] = {16, 8, 2};
    mpz_init(out);
    if (k->kind != CONST_INT) {
        mpz_set_ui(out, k->kind == CONST_TRUE);
        return;
    }
    const char *at = k->text.p;
    const char *letter = k->text.n > 2 && *at == '0' ? strchr(letters, at[1] | 32)
                                                     : NULL;
    char *digits = xstrndup(letter ? at + 2 : at, k->text.n - (letter ? 2 : 0));
    mpz_set_str(out, digits, letter ? radixes[letter - letters] : 10);
    free(digits);
}

static const struct constant *int_new(struct compiler *c, const mpz_t value)
{
    char *digits = mpz_get_str(NULL, 10, value);
    struct constant *k = result_new(c, CONST_INT);
    k->text.n = strlen(digits);
    k->text.p = arena_strndup(c->ast->arena, digits, k->text.n);
    free(digits);
    return k;
}

/* The int as a small number; false when it is none. */
static bool int_small(const struct constant *k, long *out)
{
    mpz_t value;
    if (!is_int(k))
        return false;
    int_get(value, k);
    bool fits = mpz_fits_slong_p(value);
    *out = fits ? mpz_get_si(value) : 0;
    mpz_clear(value);
    return fits;
}

static bool is_negative(const struct constant *k)
{
    mpz_t value;
    int_get(value, k);
    bool negative = mpz_sgn(value) < 0;
    mpz_clear(value);
    return negative;
}

static bool shift_fits(const mpz_t a, const mpz_t b)
{
    if (!mpz_sgn(a) || !mpz_sgn(b))
        return true;
    return mpz_sgn(b) > 0 && mpz_cmp_ui(b, MAX_BITS) <= 0 &&
           mpz_sizeinbase(a, 2) <= MAX_BITS - mpz_get_ui(b);
}

static bool power_fits(const mpz_t a, const mpz_t b)
{
    if (mpz_sgn(b) < 0)
        return false;
    if (!mpz_sgn(a) || !mpz_sgn(b))
        return mpz_fits_ulong_p(b);
    return mpz_cmp_ui(b, MAX_BITS) <= 0 &&
           mpz_sizeinbase(a, 2) <= MAX_BITS / mpz_get_ui(b);
}

/* a op b into a; false where that is no int, raises or becomes too big. */
static bool int_operate(mpz_t a, const mpz_t b, enum binary_op op)
{
    switch (op) {
    case BIN_ADD: mpz_add(a, a, b); return true;
    case BIN_SUB: mpz_sub(a, a, b); return true;
    case BIN_MUL:
        if (mpz_sgn(a) && mpz_sgn(b) &&
            mpz_sizeinbase(a, 2) + mpz_sizeinbase(b, 2) > MAX_BITS)
            return false;
        mpz_mul(a, a, b);
        return true;
    case BIN_FLOORDIV: case BIN_MOD:
        if (!mpz_sgn(b))
            return false;
        if (op == BIN_MOD)
            mpz_fdiv_r(a, a, b);
        else
            mpz_fdiv_q(a, a, b);
        return true;
    case BIN_POW:
        if (!power_fits(a, b))
            return false;
        mpz_pow_ui(a, a, mpz_get_ui(b));
        return true;
    case BIN_LSHIFT:
        if (!shift_fits(a, b))
            return false;
        mpz_mul_2exp(a, a, mpz_get_ui(b));
        return true;
    case BIN_RSHIFT:
        if (mpz_sgn(b) < 0)
            return false;
        mpz_fdiv_q_2exp(a, a, mpz_fits_ulong_p(b) ? mpz_get_ui(b) : ULONG_MAX);
        return true;
    case BIN_AND: mpz_and(a, a, b); return true;
    case BIN_OR: mpz_ior(a, a, b); return true;
    case BIN_XOR: mpz_xor(a, a, b); return true;
    default: return false;
    }
}

static const struct constant *fold_ints(struct compiler *c, const struct constant *a, const struct constant *b, enum binary_op op)
{
    mpz_t x, y;
    int_get(x, a);
    int_get(y, b);
    const struct constant *k = int_operate(x, y, op) ? int_new(c, x) : NULL;
    bool logical = op == BIN_AND || op == BIN_OR || op == BIN_XOR;
    if (k && logical && a->kind != CONST_INT && b->kind != CONST_INT)
        k = result_new(c, mpz_sgn(x) ? CONST_TRUE : CONST_FALSE);
    mpz_clear(x);
    mpz_clear(y);
    return k;
}

/* -- floats ------------------------------------------------------------------- */

static bool float_get(const struct constant *k, double *out)
{
    if (k->kind == CONST_FLOAT) {
        *out = k->number;
        return true;
    }
    mpz_t value;
    if (!is_int(k))
        return false;
    int_get(value, k);
    bool fits = whole_double(value, out);
    mpz_clear(value);
    return fits;
}

static double float_mod(double a, double b)
{
    double mod = fmod(a, b);
    if (mod == 0)
        return copysign(0, b);
    return (b < 0) != (mod < 0) ? mod + b : mod;
}

static double float_floordiv(double a, double b)
{
    double div = (a - float_mod(a, b)) / b;
    if (div == 0)
        return copysign(0, a / b);
    double whole = floor(div);
    return div - whole > 0.5 ? whole + 1 : whole;
}

/* a op b; false where that raises or is complex. */
static bool float_operate(double a, double b, enum binary_op op, double *out)
{
    switch (op) {
    case BIN_ADD: *out = a + b; return true;
    case BIN_SUB: *out = a - b; return true;
    case BIN_MUL: *out = a * b; return true;
    case BIN_DIV: *out = b != 0 ? a / b : 0; return b != 0;
    case BIN_MOD: *out = b != 0 ? float_mod(a, b) : 0; return b != 0;
    case BIN_FLOORDIV: *out = b != 0 ? float_floordiv(a, b) : 0; return b != 0;
    case BIN_POW:
        if ((a == 0 && b < 0) || (a < 0 && b != floor(b)))
            return false;
        *out = pow(a, b);
        return isfinite(*out) || !isfinite(a) || !isfinite(b);
    default: return false;
    }
}

static const struct constant *fold_floats(struct compiler *c, const struct constant *a, const struct constant *b,
                          enum binary_op op)
{
    double x, y, result;
    if (!float_get(a, &x) || !float_get(b, &y) ||
        !float_operate(x, y, op, &result))
        return NULL;
    struct constant *k = result_new(c, CONST_FLOAT);
    k->number = result;
    return k;
}

static const struct constant *fold_quotient(struct compiler *c,
                                            const struct constant *a,
                                            const struct constant *b)
{
    mpz_t x, y;
    double result;
    int_get(x, a);
    int_get(y, b);
    bool fits = mpz_sgn(y) && quotient_double(x, y, &result);
    mpz_clear(x);
    mpz_clear(y);
    if (!fits)
        return NULL;
    struct constant *k = result_new(c, CONST_FLOAT);
    k->number = result;
    return k;
}

/* -- texts and tuples ------------------------------------------------------------ */

static const struct constant *fold_joined(struct compiler *c, const struct constant *a, const struct constant *b)
{
    struct constant *k = result_new(c, a->kind);
    if (a->kind == CONST_TUPLE) {
        k->n_items = a->n_items + b->n_items;
        k->items = arena_alloc(c->ast->arena, k->n_items * sizeof *k->items + 1);
        for (uint32_t i = 0; i < k->n_items; i++)
            k->items[i] = i < a->n_items ? a->items[i] : b->items[i - a->n_items];
        return k;
    }
    char *text = arena_alloc(c->ast->arena, a->text.n + b->text.n + 1);
    memcpy(text, a->text.p, a->text.n);
    memcpy(text + a->text.n, b->text.p, b->text.n);
    k->text = (struct str){text, a->text.n + b->text.n};
    return k;
}

static size_t characters(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
    return n;
}

static bool is_sequence(const struct constant *k)
{
    return k->kind == CONST_STR || k->kind == CONST_BYTES ||
           k->kind == CONST_TUPLE;
}

static long sequence_length(const struct constant *k)
{
    return k->kind == CONST_TUPLE ? (long)k->n_items
           : k->kind == CONST_STR ? (long)characters(k->text)
                                  : (long)k->text.n;
}

static const struct constant *fold_repeated(struct compiler *c, const struct constant *a, long times)
{
    long n = sequence_length(a);
    long most = a->kind == CONST_TUPLE ? MAX_ITEMS : MAX_TEXT;
    if (n && (times < 0 || times > most / n))
        return NULL;
    struct constant *none = result_new(c, a->kind);
    none->text = STR("");
    const struct constant *k = none;
    for (long i = 0; n && i < times; i++)
        k = fold_joined(c, k, a);
    return k;
}

static const struct constant *fold_item(struct compiler *c, const struct constant *of, const struct constant *index)
{
    long at;
    if (!is_sequence(of) || !int_small(index, &at))
        return NULL;
    long n = sequence_length(of);
    at += at < 0 ? n : 0;
    if (at < 0 || at >= n)
        return NULL;
    if (of->kind == CONST_TUPLE)
        return &of->items[at];
    struct constant *k = result_new(c, of->kind);
    if (of->kind == CONST_BYTES) {
        mpz_t byte;
        mpz_init_set_ui(byte, (unsigned char)of->text.p[at]);
        const struct constant *number = int_new(c, byte);
        mpz_clear(byte);
        return number;
    }
    const char *p = of->text.p, *end = p + of->text.n;
    while (at-- > 0)
        do
            p++;
        while (p < end && ((unsigned char)*p & 0xC0) == 0x80);
    k->text = (struct str){p, 1};
    while (p + k->text.n < end && ((unsigned char)p[k->text.n] & 0xC0) == 0x80)
        k->text.n++;
    return k;
}

/* -- operators ------------------------------------------------------------------ */

static const struct constant *fold_binary(struct compiler *c, const struct constant *a, const struct constant *b,
                          enum binary_op op)
{
    if (is_int(a) && is_int(b)) {
        if (op == BIN_DIV)
            return fold_quotient(c, a, b);
        if (op == BIN_POW && is_negative(b))
            return fold_floats(c, a, b, op);
        return fold_ints(c, a, b, op);
    }
    if (is_sequence(a) && a->kind == b->kind && op == BIN_ADD)
        return fold_joined(c, a, b);
    long times;
    if (op == BIN_MUL && is_sequence(a) && int_small(b, &times))
        return fold_repeated(c, a, times);
    if (op == BIN_MUL && is_sequence(b) && int_small(a, &times))
        return fold_repeated(c, b, times);
    return fold_floats(c, a, b, op);
}

static const struct constant *fold_negative(struct compiler *c, const struct constant *k)
{
    if (k->kind == CONST_FLOAT) {
        struct constant *out = result_new(c, CONST_FLOAT);
        out->number = -k->number;
        return out;
    }
    mpz_t value;
    int_get(value, k);
    mpz_neg(value, value);
    const struct constant *out = int_new(c, value);
    mpz_clear(value);
    return out;
}

static const struct constant *fold_inverted(struct compiler *c, const struct constant *k)
{
    mpz_t value;
    int_get(value, k);
    mpz_com(value, value);
    const struct constant *out = int_new(c, value);
    mpz_clear(value);
    return out;
}

static const struct constant *fold_unary(struct compiler *c, const struct constant *k, enum unary_op op)
{
    if (op == UNARY_NOT) {
        int truth = constant_truth(k);
        return truth < 0 ? NULL
                         : result_new(c, truth ? CONST_FALSE : CONST_TRUE);
    }
    if (op == UNARY_INVERT)
        return is_int(k) ? fold_inverted(c, k) : NULL;
    if (!is_int(k) && k->kind != CONST_FLOAT)
        return NULL;
    if (op == UNARY_NEGATIVE)
        return fold_negative(c, k);
    return k->kind == CONST_FLOAT || k->kind == CONST_INT
               ? k : fold_ints(c, k, k, BIN_MUL);
}

/* -- expressions ---------------------------------------------------------------- */

const struct constant *fold_items(struct compiler *c, const struct exprs *list,
                                  enum const_kind kind)
{
    struct constant *out = result_new(c, kind);
    out->n_items = (uint32_t)list->n;
    out->items = arena_alloc(c->ast->arena,
                             (size_t)list->n * sizeof *out->items + 1);
    for (int i = 0; i < list->n; i++) {
        const struct constant *k = constant_of(c, list->p[i]);
        if (!k)
            return NULL;
        out->items[i] = *k;
    }
    return out;
}

static const struct constant *fold_parts(struct compiler *c, struct expr *e)
{
    const struct constant *a, *b;
    switch ((enum expr_kind)e->kind) {
    case E_TUPLE:
        return e->context == LOAD ? fold_items(c, &e->list, CONST_TUPLE) : NULL;
    case E_UNARY:
        a = constant_of(c, e->value);
        return a ? fold_unary(c, a, e->op) : NULL;
    case E_BINARY:
        a = constant_of(c, e->binary.left);
        b = a ? constant_of(c, e->binary.right) : NULL;
        return b ? fold_binary(c, a, b, e->op) : NULL;
    case E_ITEM:
        if (e->context != LOAD)
            return NULL;
        a = constant_of(c, e->item.value);
        b = a ? constant_of(c, e->item.index) : NULL;
        return b ? fold_item(c, a, b) : NULL;
    default:
        return NULL;
    }
}

const struct constant *constant_of(struct compiler *c, struct expr *e)
{
    static const struct constant true_ = {.kind = CONST_TRUE};
    if (e->kind == E_CONST)
        return e->constant->kind == CONST_IMAGINARY ? NULL : e->constant;
    if (e->kind == E_NAME)
        return str_eqz(e->name->s, "__debug__") && e->context == LOAD ? &true_
                                                                      : NULL;
    if (e->varies)
        return NULL;
    const struct constant *k = fold_parts(c, e);
    e->varies = !k;
    return k;
}

bool lang_is_constant(struct str expression)
{
    struct arena arena = {0};
    struct ast ast = {.arena = &arena};
    struct compiler c = {.ast = &ast};
    struct diagnostic why = {0};
    bool constant = parse_file(&ast, expression, &why) && ast.body.n == 1 &&
                    ast.body.p[0]->kind == S_EXPR &&
                    constant_of(&c, ast.body.p[0]->value);
    diagnostic_fini(&why);
    ast_fini(&ast);
    arena_fini(&arena);
    return constant;
}

int constant_truth(const struct constant *k)
{
    if (!k)
        return -1;
    switch (k->kind) {
    case CONST_NONE: case CONST_FALSE:
        return 0;
    case CONST_STR: case CONST_BYTES:
        return k->text.n > 0;
    case CONST_INT: {
        mpz_t value;
        int_get(value, k);
        int sign = mpz_sgn(value);
        mpz_clear(value);
        return sign != 0;
    }
    case CONST_FLOAT: case CONST_IMAGINARY:
        return k->number != 0;
    case CONST_TUPLE:
        return k->n_items > 0;
    default:
        return 1;
    }
}

/* not a is b: the same as a is not b, and CPython takes it for that. */
void fold_not(struct expr *e)
{
    static const uint8_t other[] = {
        [CMP_IS] = CMP_IS_NOT, [CMP_IS_NOT] = CMP_IS,
        [CMP_IN] = CMP_NOT_IN, [CMP_NOT_IN] = CMP_IN,
    };
    if (e->kind != E_UNARY || e->op != UNARY_NOT)
        return;
    fold_not(e->value);
    if (e->value->kind != E_COMPARE || e->value->compare.n != 1 ||
        e->value->compare.ops[0] < CMP_IS)
        return;
    struct expr *value = e->value;
    value->compare.ops[0] = other[value->compare.ops[0]];
    *e = *value;
}
