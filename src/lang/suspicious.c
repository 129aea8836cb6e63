/* Code that is valid and yet can't be meant: CPython's SyntaxWarnings. */
#include "lang/compile_priv.h"

static void warn(struct compiler *c, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void warn(struct compiler *c, int line, const char *format, ...)
{
    struct buf text = {0};
    va_list ap;
    va_start(ap, format);
    buf_vprintf(&text, format, ap);
    va_end(ap);
    struct program_warning w = {
        line, {arena_strndup(c->arena, buf_z(&text), text.n), text.n}};
    vec_push(&c->ast->warnings, w);
    buf_fini(&text);
}

void suspect_again(struct compiler *c, size_t first, size_t last)
{
    for (size_t i = first; i < last; i++) {
        struct program_warning w = c->ast->warnings.p[i];
        vec_push(&c->ast->warnings, w);
    }
}

/* -- is ---------------------------------------------------------------------- */

/* May e be told apart by identity? */
static bool has_identity(struct compiler *c, struct expr *e)
{
    const struct constant *k = constant_of(c, e);
    return !k || k->kind == CONST_NONE || k->kind == CONST_TRUE ||
           k->kind == CONST_FALSE || k->kind == CONST_ELLIPSIS;
}

void suspect_compare(struct compiler *c, struct expr *e)
{
    bool left = has_identity(c, e->compare.left);
    for (int i = 0; i < e->compare.n; i++) {
        bool right = has_identity(c, e->compare.rest[i]);
        bool is = e->compare.ops[i] == CMP_IS;
        if ((is || e->compare.ops[i] == CMP_IS_NOT) && (!left || !right)) {
            warn(c, e->span.line, "\"%s\" with a literal. Did you mean "
                 "\"%s\"?", is ? "is" : "is not", is ? "==" : "!=");
            return;
        }
        left = right;
    }
}

void suspect_assert(struct compiler *c, struct stmt *s)
{
    struct expr *test = s->assertion.test;
    const struct constant *k = constant_of(c, test);
    if ((test->kind == E_TUPLE && test->list.n) ||
        (k && k->kind == CONST_TUPLE && k->n_items))
        warn(c, s->span.line,
             "assertion is always true, perhaps remove parentheses?");
}

/* -- a missing comma --------------------------------------------------------- */

static const char *constant_type(const struct constant *k)
{
    static const char *const names[] = {
        [CONST_NONE] = "NoneType", [CONST_TRUE] = "bool",
        [CONST_FALSE] = "bool", [CONST_ELLIPSIS] = "ellipsis",
        [CONST_INT] = "int", [CONST_FLOAT] = "float",
        [CONST_IMAGINARY] = "complex", [CONST_STR] = "str",
        [CONST_BYTES] = "bytes", [CONST_TUPLE] = "tuple",
        [CONST_FROZENSET] = "frozenset", [CONST_CODE] = "code",
    };
    return names[k->kind];
}

/* The type that e will have for certain, or NULL. */
static const char *type_for_sure(struct compiler *c, struct expr *e)
{
    const struct constant *k = constant_of(c, e);
    if (k)
        return constant_type(k);
    switch ((enum expr_kind)e->kind) {
    case E_TUPLE: return "tuple";
    case E_LIST: case E_LISTCOMP: return "list";
    case E_DICT: case E_DICTCOMP: return "dict";
    case E_SET: case E_SETCOMP: return "set";
    case E_GENEXP: return "generator";
    case E_LAMBDA: return "function";
    case E_FSTRING: case E_FORMATTED: return "str";
    default: return NULL;
    }
}

void suspect_call(struct compiler *c, struct expr *e)
{
    const char *type = e->call.func->kind == E_LAMBDA
                           ? NULL : type_for_sure(c, e->call.func);
    if (type)
        warn(c, e->span.line, "'%s' object is not callable; perhaps you "
             "missed a comma?", type);
}

static bool is_one_of(const char *type, const char *const *names)
{
    for (; *names; names++)
        if (strcmp(type, *names) == 0)
            return true;
    return false;
}

void suspect_item(struct compiler *c, struct expr *of, struct expr *index,
                  int line)
{
    static const char *const no_items[] = {
        "NoneType", "bool", "ellipsis", "int", "float", "complex", "set",
        "generator", "function", NULL};
    static const char *const sequences[] = {"str", "bytes", "tuple", "list",
                                            NULL};
    static const char *const indices[] = {"int", "bool", NULL};
    const char *type = type_for_sure(c, of);
    if (!type)
        return;
    if (is_one_of(type, no_items)) {
        warn(c, line, "'%s' object is not subscriptable; perhaps you missed a "
             "comma?", type);
        return;
    }
    const char *by = index->kind == E_SLICE ? NULL : type_for_sure(c, index);
    if (by && is_one_of(type, sequences) && !is_one_of(by, indices))
        warn(c, line, "%s indices must be integers or slices, not %s; perhaps "
             "you missed a comma?", type, by);
}
