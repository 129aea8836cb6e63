/* What a learner would meet after mending the first error. */
#include <string.h>

#include "lang/code.h"
#include "support/test.h"

/* The line of the second error, 0: there is none that is told. */
static int next_line(const char *text, const char *message)
{
    struct diagnostic first, next;
    struct str source = str_of(text);
    int line = 0;
    struct program *p = lang_compile(source, "a.py", 0, &first);
    assert_null(p);
    if (lang_next_error(source, "a.py", 0, &first, &next)) {
        line = next.span.line;
        assert_string_equal(next.message, message);
        diagnostic_fini(&next);
    }
    diagnostic_fini(&first);
    return line;
}

static void test_two_functions(void **state)
{
    (void)state;
    assert_int_equal(next_line("async def m(x):\n  yield from g(x)\n\n"
                               "def n(x):\n  y = await x\n",
                               "'await' outside async function"), 5);
    assert_int_equal(next_line("def n(x):\n  y = await x\n", ""), 0);
    assert_int_equal(next_line("await x\nreturn 1\n",
                               "'return' outside function"), 2);
}

/* Leaving out the first one's statement must not make an error. */
static void test_none_is_made(void **state)
{
    (void)state;
    assert_int_equal(next_line("try:\n    await x\nexcept E:\n    pass\n", ""),
                     0);
    assert_int_equal(next_line("try:\n    pass\nexcept E:\n    await x\n"
                               "finally:\n    pass\n", ""), 0);
    assert_int_equal(next_line("@deco\n# on\n@other\ndef f():\n    await x\n",
                               ""), 0);
    assert_int_equal(next_line("f(\n  await x\n)\n", ""), 0);
    assert_int_equal(next_line("s = '''\nawait x\n''' + await y\n", ""), 0);
    assert_int_equal(next_line("await x; s = '''\nx '''\n", ""), 0);
    assert_int_equal(next_line("if a:\n    await x\nelse:\n    b\n", ""), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_functions),
        cmocka_unit_test(test_none_is_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
