/* Codes: names, cells, constants, handlers, places. What is asserted of places
 * and names was read from CPython's code objects.
 */
#include "support/test.h"

#include <string.h>

#include "lang/code.h"

static struct program *compile(const char *text, unsigned flags)
{
    struct diagnostic why;
    struct program *p = lang_compile(str_of(text), "t.py", flags, &why);
    assert_non_null(p);
    return p;
}

/* The n-th code among the constants. */
static const struct code *child(const struct code *c, int n)
{
    for (uint32_t i = 0; i < c->n_consts; i++)
        if (c->consts[i].kind == CONST_CODE && n-- == 0)
            return c->consts[i].code;
    assert_true(false);
    return NULL;
}

static int find(const struct code *c, enum opcode op)
{
    for (uint32_t i = 0; i < c->n_ops; i++)
        if (INSTR_OP(c->ops[i]) == op)
            return (int)i;
    return -1;
}

static void assert_names(const struct str *names, uint32_t n, const char *expected)
{
    struct buf out = {0};
    for (uint32_t i = 0; i < n; i++) {
        if (i)
            buf_addc(&out, ' ');
        buf_adds(&out, names[i]);
    }
    assert_string_equal(buf_z(&out), expected);
    buf_fini(&out);
}

static void assert_span(struct span s, int line, int col, int end_line, int end_col)
{
    assert_int_equal(s.line, line);
    assert_int_equal(s.col, col);
    assert_int_equal(s.end_line, end_line);
    assert_int_equal(s.end_col, end_col);
}

static void parameters_come_first_among_locals(void **state)
{
    (void)state;
    struct program *p = compile(
        "def f(a, /, b, *args, c=1, **kw):\n    d = a\n", 0);
    const struct code *f = child(p->code, 0);
    assert_names(f->locals, f->n_locals, "a b c args kw d");
    assert_int_equal(f->n_posonly, 1);
    assert_int_equal(f->n_args, 2);
    assert_int_equal(f->n_kwonly, 1);
    assert_int_equal(f->flags, CODE_VARARGS | CODE_VARKEYWORDS | CODE_OPTIMIZED);
    program_free(p);
}

static void closures_find_their_cells(void **state)
{
    (void)state;
    struct program *p = compile(
        "def f(a):\n    b = 1\n    def g():\n        nonlocal b\n"
        "        b = a\n    return g\n", 0);
    const struct code *f = child(p->code, 0), *g = child(f, 0);
    assert_names(f->cells, f->n_cells, "a b");
    assert_int_equal(f->cell_local[0], 0);
    assert_int_equal(f->cell_local[1], -1);
    assert_int_equal(g->n_cells, 0);
    assert_names(g->cells, g->n_free, "a b");
    assert_string_equal(g->qualname.p, "f.<locals>.g");
    program_free(p);
}

static void private_names_are_mangled(void **state)
{
    (void)state;
    struct program *p = compile(
        "class _C:\n    def f(self):\n        self.__x = __y\n", 0);
    const struct code *f = child(child(p->code, 0), 0);
    assert_names(f->sites, f->n_sites, "_C__y _C__x");
    program_free(p);
}

static void super_needs_the_class_cell(void **state)
{
    (void)state;
    struct program *p = compile(
        "class C:\n    def f(self):\n        return super().f()\n", 0);
    const struct code *c = child(p->code, 0);
    assert_names(c->cells, c->n_cells, "__class__");
    assert_int_equal(child(c, 0)->n_free, 1);
    program_free(p);
}

static void walrus_binds_outside_of_comprehensions(void **state)
{
    (void)state;
    struct program *p = compile(
        "def f(y):\n    return [(x := z) for z in y], x\n", 0);
    const struct code *f = child(p->code, 0);
    assert_names(f->cells, f->n_cells, "x");
    assert_names(child(f, 0)->cells, 1, "x");
    program_free(p);
}

static void kinds_of_functions(void **state)
{
    (void)state;
    struct program *p = compile(
        "def a(): yield\nasync def b(): pass\nasync def c(): yield\n"
        "d = (x async for x in y)\n", 0);
    assert_int_equal(child(p->code, 0)->flags & 7, CODE_GENERATOR);
    assert_int_equal(child(p->code, 1)->flags & 7, CODE_COROUTINE);
    assert_int_equal(child(p->code, 2)->flags & 7, CODE_ASYNC_GENERATOR);
    assert_int_equal(child(p->code, 3)->flags & 7, CODE_ASYNC_GENERATOR);
    program_free(p);
}

static void displays_of_constants_are_constants(void **state)
{
    (void)state;
    struct program *p = compile("x = (9, (6, -3), 'a')\ny in [1, 2]\n", 0);
    const struct constant *k = &p->code->consts[INSTR_ARG(p->code->ops[0])];
    assert_int_equal(k->kind, CONST_TUPLE);
    assert_int_equal(k->n_items, 3);
    assert_string_equal(k->items[1].items[1].text.p, "-3");
    assert_int_equal(find(p->code, OP_BUILD_LIST), -1);
    program_free(p);
}

static void strings_are_decoded(void **state)
{
    (void)state;
    struct program *p = compile(
        "x = 'a\\x41\\u00e9\\N{EM DASH}\\ud800\\101\\\n' r'\\n'\n", 0);
    const struct constant *k = &p->code->consts[INSTR_ARG(p->code->ops[0])];
    assert_string_equal(k->text.p, "aA\xC3\xA9\xE2\x80\x94\xED\xA0\x80" "A\\n");
    program_free(p);
}

static void instructions_know_their_places(void **state)
{
    (void)state;
    struct program *p = compile("x = f(a + b)[c].d(\n  e)\n", 0);
    const struct code *c = p->code;
    assert_span(c->spans[find(c, OP_BINARY)], 1, 6, 1, 11);
    assert_span(c->spans[find(c, OP_CALL)], 1, 4, 1, 12);
    assert_span(c->spans[find(c, OP_GET_ITEM)], 1, 4, 1, 15);
    assert_span(c->spans[find(c, OP_LOAD_METHOD)], 1, 4, 1, 17);
    assert_span(c->spans[find(c, OP_CALL_METHOD)], 1, 4, 2, 4);
    program_free(p);
}

static void a_handler_covers_its_body(void **state)
{
    (void)state;
    struct program *p = compile(
        "try:\n    f()\nexcept E as e:\n    g(e)\nh()\n", 0);
    const struct code *c = p->code;
    int call = find(c, OP_CALL);
    assert_true(c->n_handlers >= 3);
    assert_true(c->handlers[0].start <= (uint32_t)call &&
                (uint32_t)call < c->handlers[0].end);
    assert_int_equal(INSTR_OP(c->ops[c->handlers[0].target]), OP_PUSH_EXC);
    assert_int_equal(c->handlers[0].depth, 0);
    program_free(p);
}

static void imports_are_listed(void **state)
{
    (void)state;
    struct program *p = compile(
        "import os.path as p\ntry:\n    from a.b import c\n"
        "except ImportError:\n    pass\ntry:\n    import d\n"
        "except ValueError:\n    pass\nfrom . import e\n", 0);
    assert_int_equal(p->n_imports, 4);
    assert_string_equal(p->imports[0].module.p, "os.path");
    assert_false(p->imports[0].guarded);
    assert_string_equal(p->imports[1].module.p, "a.b");
    assert_string_equal(p->imports[1].name.p, "c");
    assert_true(p->imports[1].guarded);
    assert_false(p->imports[2].guarded);
    assert_string_equal(p->imports[3].module.p, "");
    program_free(p);
}

static void lines_are_marked_for_tracing(void **state)
{
    (void)state;
    struct program *p = compile("x = (1,\n  y)\nz = 2; w = 3\n", LANG_TRACE);
    struct buf lines = {0};
    for (uint32_t i = 0; i < p->code->n_ops; i++)
        if (INSTR_OP(p->code->ops[i]) == OP_LINE)
            buf_printf(&lines, "%u ", INSTR_ARG(p->code->ops[i]));
    assert_string_equal(buf_z(&lines), "1 3 ");
    buf_fini(&lines);
    program_free(p);
}

static void line_ends_of_all_kinds(void **state)
{
    (void)state;
    struct program *p = compile("\xEF\xBB\xBFx = 1\r\ny = 2\rz = 3", 0);
    assert_int_equal(p->n_lines, 3);
    assert_true(str_eqz(p->lines[1], "y = 2"));
    program_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parameters_come_first_among_locals),
        cmocka_unit_test(closures_find_their_cells),
        cmocka_unit_test(private_names_are_mangled),
        cmocka_unit_test(super_needs_the_class_cell),
        cmocka_unit_test(walrus_binds_outside_of_comprehensions),
        cmocka_unit_test(kinds_of_functions),
        cmocka_unit_test(displays_of_constants_are_constants),
        cmocka_unit_test(strings_are_decoded),
        cmocka_unit_test(instructions_know_their_places),
        cmocka_unit_test(a_handler_covers_its_body),
        cmocka_unit_test(imports_are_listed),
        cmocka_unit_test(lines_are_marked_for_tracing),
        cmocka_unit_test(line_ends_of_all_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
