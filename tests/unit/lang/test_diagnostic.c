/* What is said of programs that CPython refuses: errors.txt holds programs and
 * CPython's own texts (snippets.py records them).
 */
#include "support/test.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "lang/code.h"

#define ERRORS "tests/unit/lang/errors.txt"

static void say(struct str source, struct buf *out)
{
    struct diagnostic why;
    struct program *p = lang_compile(source, "prog.py", 0, &why);
    if (p) {
        program_free(p);
        return;
    }
    diagnostic_format(&why, "prog.py", out);
    diagnostic_fini(&why);
}

static int check_one(struct str source, struct str expected)
{
    struct buf out = {0};
    say(source, &out);
    bool same = str_eq(buf_str(&out), expected);
    if (!same)
        print_error("program:\n%.*sexpected:\n%.*sgot:\n%s\n", STR_ARG(source),
                    STR_ARG(expected), buf_z(&out));
    buf_fini(&out);
    return !same;
}

static void errors_read_as_cpython_has_them(void **state)
{
    (void)state;
    struct buf file = {0};
    assert_int_equal(file_read(ERRORS, 1u << 24, &file), STATUS_OK);
    const char *at = buf_z(&file), *end = at + file.n;
    int wrong = 0, count = 0;
    while (at < end) {
        size_t source, expected;
        int skip = 0;
        assert_int_equal(sscanf(at, "#### %zu %zu%n", &source, &expected, &skip),
                         2);
        at += skip + 1;
        wrong += check_one((struct str){at, source},
                           (struct str){at + source, expected});
        at += source + expected;
        count++;
    }
    assert_true(count > 500);
    assert_int_equal(wrong, 0);
    buf_fini(&file);
}

static void assert_says(struct str source, const char *expected)
{
    struct buf out = {0};
    say(source, &out);
    assert_string_equal(buf_z(&out), expected);
    buf_fini(&out);
}

static void bytes_that_are_no_text(void **state)
{
    (void)state;
    assert_says(STR("x = 1\0\n"),
                "  File \"prog.py\", line 1\n    x = 1\n"
                "SyntaxError: source code cannot contain null bytes\n");
    assert_says(STR("x = 1\ny = '\xff'\n"),
                "SyntaxError: Non-UTF-8 code starting with '\\xff' in file "
                "prog.py on line 2, but no encoding declared; see "
                "https://peps.python.org/pep-0263/ for details\n");
}

/* Any depth of brackets, operators or blocks ends in an error. */
static void depth_is_limited(void **state)
{
    (void)state;
    static const char *const units[] = {"(", "[", "{", "-", "not ", "~",
                                        "lambda: ", "await ", "f(", "a[",
                                        "1 if 1 else ", "2**"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        struct buf source = {0}, out = {0};
        buf_addz(&source, "x = ");
        for (int n = 0; n < 100000; n++)
            buf_addz(&source, units[i]);
        buf_addz(&source, "1\n");
        say(buf_str(&source), &out);
        assert_true(out.n > 0);
        buf_fini(&source);
        buf_fini(&out);
    }
}

/* A sum of many terms is deep to the left. */
static void long_sums_are_limited(void **state)
{
    (void)state;
    struct buf source = {0};
    buf_addz(&source, "x = 1");
    for (int n = 0; n < 100000; n++)
        buf_addz(&source, " + 1");
    assert_says(buf_str(&source), "RecursionError: maximum recursion depth "
                                  "exceeded during compilation\n");
    buf_fini(&source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(errors_read_as_cpython_has_them),
        cmocka_unit_test(bytes_that_are_no_text),
        cmocka_unit_test(depth_is_limited),
        cmocka_unit_test(long_sums_are_limited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
