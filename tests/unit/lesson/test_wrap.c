/* Prose in lines: the expected ones are drawn here by hand. */
#include "lesson/wrap.h"

#include <stdio.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "lesson/markdown.h"
#include "support/test.h"

static const struct wrap_signs signs = {.bullet = "*", .bar = "|", .rule = "-"};

/* The lines of a Markdown text at a width, each with a newline. */
static char *lay_out(const char *markdown, int width)
{
    struct markdown m = {0};
    struct arena arena = {0};
    struct wrapped w = {0};
    struct buf out = {0};
    markdown_read(str_of(markdown), NULL, &arena, &m);
    struct prose p = {m.blocks.p, m.blocks.n, m.links.p};
    prose_wrap(&p, width, &signs, &w);
    for (size_t i = 0; i < w.lines.n; i++) {
        size_t start = out.n;
        wrapped_text(&w, i, &out);
        size_t cells = utf8_cells((struct str){out.p + start, out.n - start});
        assert_true(w.lines.p[i].code || (int)cells <= width);
        buf_addc(&out, '\n');
    }
    wrapped_fini(&w);
    markdown_fini(&m);
    arena_fini(&arena);
    return buf_take(&out);
}

static void assert_lines(const char *markdown, int width, const char *want)
{
    char *got = lay_out(markdown, width);
    assert_string_equal(got, want);
    free(got);
}

static void test_words(void **state)
{
    (void)state;
    assert_lines("one two\nthree  \nfour\n", 10, "one two\nthree\nfour\n");
    assert_lines("# Head\ntext `code`, more\n", 10,
                 "Head\n\ntext code,\nmore\n");
    assert_lines("abcdefghijklm no\n", 10, "abcdefghij\nklm no\n");
    assert_lines("a\u00a0bcdefg hij\n", 8, "a bcdefg\nhij\n");
    assert_lines("漢字漢字漢字\n", 9, "漢字漢字\n漢字\n");
    assert_lines("", 10, "");
}

static void test_lists(void **state)
{
    (void)state;
    assert_lines("- one two three\n  - four\n- [x] five\n\n10. six\n", 12,
                 "* one two\n  three\n  * four\n* [x] five\n\n10. six\n");
    assert_lines("> one two\n> three\n>\n> - four\n", 9,
                 "| one two\n| three\n|\n| * four\n");
}

static void test_code_is_not_wrapped(void **state)
{
    (void)state;
    assert_lines("    a long line of code\n    b\n", 10,
                 "  a long line of code\n  b\n");
    assert_lines("- x\n\n  ```\n  y\n\n  z\n  ```\n", 10,
                 "* x\n\n    y\n\n    z\n");
}

static void test_tables(void **state)
{
    (void)state;
    assert_lines("|a|b|\n|---|--:|\n|one|1|\n|x|22|\n", 20,
                 "a     b\n---  --\none   1\nx    22\n");
    assert_lines("|a|b|\n|---|---|\n|one two three|1|\n", 10,
                 "a        b\n-------  -\none two  1\nthree\n");
}

static void test_notes(void **state)
{
    (void)state;
    assert_lines("See [here](http://a.b/c), <http://d.e>.\n\n---\n\n[*x*](f)\n",
                 20,
                 "See here[1],\nhttp://d.e.\n\n--------------------\n\nx[2]\n\n"
                 "[1] http://a.b/c\n[2] f\n");
}

/* At every width, nothing is lost but spaces. */
static void test_nothing_is_lost(void **state)
{
    (void)state;
    const char *text = "Word **bold**word `a b` [l](u) and\n\n> 1. deep\n>    - "
                       "deeper still\n\nsupercalifragilistic 漢字漢字漢字漢\n";
    for (int width = 14; width < 60; width++) {
        char *got = lay_out(text, width), kept[256] = "";
        for (const char *p = got; *p; p++)
            if (!strchr(" \n|*", *p))
                strncat(kept, p, 1);
        assert_string_equal(kept, "Wordboldwordabl[1]and1.deepdeeperstill"
                                  "supercalifragilistic漢字漢字漢字漢[1]u");
        free(got);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_code_is_not_wrapped),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_nothing_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
