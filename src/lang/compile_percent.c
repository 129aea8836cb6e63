/* '%s is %5r' % (a, b) is compiled as an f-string when all its conversions are
 * of that kind, as in CPython: what fails is then marked as one of the values,
 * not as the whole expression.
 */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "lang/compile_priv.h"

enum { MAX_DIGITS = 3 };

/* A conversion: the letter, and what format() takes for width and precision. */
struct piece {
    uint32_t conversion; /* as OP_FORMAT has it */
    char spec[2 * MAX_DIGITS + 3];
};

/* Reads up to three digits; -1 when there are none, -2 when there are more. */
static int read_number(struct str *s)
{
    int n = 0, digits = 0;
    for (; s->n && *s->p >= '0' && *s->p <= '9'; s->p++, s->n--) {
        if (++digits > MAX_DIGITS)
            return -2;
        n = n * 10 + (*s->p - '0');
    }
    return digits ? n : -1;
}

/* Reads what stands behind a %; false when an f-string can't say it. */
static bool read_piece(struct str *s, struct piece *out)
{
    static const char letters[] = "sra";
    bool left = false;
    for (; s->n && strchr("-+ #0", *s->p); s->p++, s->n--)
        left = left || *s->p == '-';
    int width = read_number(s), precision = -1;
    if (s->n && *s->p == '.') {
        s->p++, s->n--;
        precision = read_number(s);
        precision = precision == -1 ? 0 : precision;
    }
    const char *letter = s->n && *s->p ? strchr(letters, *s->p) : NULL;
    if (width == -2 || precision == -2 || !letter)
        return false;
    s->p++, s->n--;
    out->conversion = (uint32_t)(letter - letters) + 1;
    char *at = out->spec;
    if (!left && width > 0)
        *at++ = '>';
    if (width >= 0)
        at += sprintf(at, "%d", width);
    if (precision >= 0)
        at += sprintf(at, ".%d", precision);
    *at = 0;
    return true;
}

/* Takes the text up to the next conversion, %% as one. */
static void read_literal(struct str *s, struct buf *out)
{
    while (s->n) {
        if (*s->p == '%') {
            if (s->n < 2 || s->p[1] != '%')
                return;
            s->p++, s->n--;
        }
        buf_addc(out, *s->p);
        s->p++, s->n--;
    }
}

/* Does the format have as many conversions as there are values, all of the
 * kind? */
static bool is_simple(struct str s, int n)
{
    struct piece piece;
    struct buf text = {0};
    bool ok = true;
    for (;;) {
        text.n = 0;
        read_literal(&s, &text);
        if (!s.n)
            break;
        s.p++, s.n--;
        if (n-- <= 0 || !read_piece(&s, &piece)) {
            ok = false;
            break;
        }
    }
    buf_fini(&text);
    return ok && n == 0;
}

static struct str keep(struct compiler *c, struct str s)
{
    return (struct str){arena_strndup(c->arena, s.p, s.n), s.n};
}

static void emit_value(struct compiler *c, struct expr *e,
                       const struct piece *piece)
{
    struct span outer = c->unit->at;
    uint32_t arg = piece->conversion;
    struct str spec = {piece->spec, strlen(piece->spec)};
    compile_expr(c, e);
    c->unit->at = e->span;
    if (*piece->spec) {
        emit_str(c, keep(c, spec));
        arg |= 4;
    }
    emit(c, OP_FORMAT, arg);
    c->unit->at = outer;
}

static void emit_parts(struct compiler *c, struct str s,
                       const struct exprs *values)
{
    struct buf text = {0};
    uint32_t parts = 0;
    for (int i = 0;; i++) {
        struct piece piece;
        text.n = 0;
        read_literal(&s, &text);
        if (text.n) {
            emit_str(c, keep(c, buf_str(&text)));
            parts++;
        }
        if (!s.n || c->failed)
            break;
        s.p++, s.n--;
        read_piece(&s, &piece);
        emit_value(c, values->p[i], &piece);
        parts++;
    }
    buf_fini(&text);
    if (parts == 0)
        emit_str(c, STR(""));
    else if (parts > 1)
        emit(c, OP_BUILD_STRING, parts);
}

bool compile_percent(struct compiler *c, struct expr *e)
{
    const struct expr *left = e->binary.left, *right = e->binary.right;
    if (e->op != BIN_MOD || left->kind != E_CONST ||
        left->constant->kind != CONST_STR || right->kind != E_TUPLE)
        return false;
    for (int i = 0; i < right->list.n; i++)
        if (right->list.p[i]->kind == E_STARRED)
            return false;
    struct str format = left->constant->text;
    if (!is_simple(format, right->list.n))
        return false;
    emit_parts(c, format, &right->list);
    return true;
}
