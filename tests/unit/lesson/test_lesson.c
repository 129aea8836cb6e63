/* Pages, programs and links of Markdown files. */
#include "lesson/lesson.h"

#include <stdio.h>
#include <string.h>

#include "support/test.h"

static struct lesson *lesson;

static int teardown(void **state)
{
    (void)state;
    if (lesson)
        lesson_free(lesson);
    lesson = NULL;
    return 0;
}

static bool has(void *arg, const char *name)
{
    (void)arg;
    return strcmp(name, "other.md") == 0;
}

static bool read_program(void *arg, const char *name, struct buf *out)
{
    (void)arg;
    if (strcmp(name, "chained.py") != 0)
        return false;
    buf_addz(out, "print(1)\n");
    return true;
}

static void parse(const char *text)
{
    static const struct folder beside = {.has = has, .read = read_program};
    lesson = lesson_parse(str_of(text), "folder/file.md", &beside);
}

static void assert_str(struct str s, const char *z)
{
    char *copy = xstrndup(s.p ? s.p : "", s.n);
    assert_string_equal(copy, z);
    free(copy);
}

static void test_pages(void **state)
{
    (void)state;
    parse("# L\n\nIntro.\n\n## A\n\ntext\n\n```python\na\n```\n\nafter\n\n"
          "### Output\n\nsample\n\n## B\n\nonly text\n\n## C\n\n"
          "```python file=x.py args=\"9 6 3\"\nc\n```\n\n```py\nd\n```\n\n"
          "## End\n\nbye\n");
    assert_str(lesson->title, "L");
    assert_int_equal(lesson->n_pages, 4);
    assert_int_equal(lesson->n_programs, 3);
    assert_str(lesson->pages[0].title, "A");
    assert_str(lesson->pages[0].name, "a.py");
    assert_str(lesson->pages[0].program, "a\n");
    assert_int_equal(lesson->pages[0].line, 10);
    assert_str(lesson->pages[1].title, "C");
    assert_str(lesson->pages[1].name, "x.py");
    assert_str(lesson->pages[1].args, "9 6 3");
    assert_str(lesson->pages[2].title, "C");
    assert_str(lesson->pages[3].title, "End");
    assert_null(lesson->pages[3].program.p);
    /* The lesson's name is in the header, the page's above it. */
    const struct prose *p = &lesson->pages[0].prose;
    assert_int_equal(p->blocks[0].kind, PROSE_PARAGRAPH);
    assert_int_equal(p->blocks[1].kind, PROSE_HEADING);
    assert_int_equal(p->blocks[3].kind, PROSE_PROGRAM);
    assert_int_equal(lesson_find(lesson, "x"), 1);
    assert_int_equal(lesson_find(lesson, "3"), 2);
    assert_int_equal(lesson_find(lesson, "4"), 4);
    assert_int_equal(lesson_next_program(lesson, 3, -1), 2);
}

static void test_text_alone(void **state)
{
    (void)state;
    parse("# Only\n\n## One\n\nx\n\n    indented\n\n## Two\n\ny\n");
    assert_int_equal(lesson->n_pages, 1);
    assert_int_equal(lesson->n_programs, 0);
    assert_str(lesson->pages[0].title, "Only");
    lesson_free(lesson);
    parse("");
    assert_int_equal(lesson->n_pages, 1);
    assert_str(lesson->title, "file.md");
}

static void test_programs_of_files(void **state)
{
    (void)state;
    parse("```python file=chained.py\n```\n\n```python file=gone.py\n```\n");
    assert_str(lesson->pages[0].program, "print(1)\n");
    assert_int_equal(lesson->problems.all.n, 1);
    assert_str(lesson->problems.all.p[0].text,
               "there is no file gone.py beside the lesson to take the program "
               "from");
}

static void test_directives(void **state)
{
    (void)state;
    parse("# L\n\n<!-- loopscope: minutes 8 -->\n\n## A\n\n"
          "<!-- loopscope: args \"1 2\" -->\n<!-- loopscope: stop line 1 -->\n"
          "\n```python\na\n```\n\n<!-- loopscope: predict state -->\n\n"
          "## B\n\n<!-- loopscope: stop lime 2 -->\n\n"
          "<!-- not for us: stop -->\n\n```python\nb\n```\n");
    const struct lesson_page *a = &lesson->pages[0], *b = &lesson->pages[1];
    assert_int_equal(lesson->minutes, 8);
    assert_str(a->args, "1 2");
    assert_int_equal(a->n_directives, 4);
    assert_int_equal(lesson_directive(a, DIRECTIVE_stop, 0)->place.line, 1);
    assert_null(lesson_directive(a, DIRECTIVE_stop, 1));
    assert_int_equal(lesson_directive(a, DIRECTIVE_predict, 0)->line, 14);
    assert_int_equal(b->n_directives, 0);
    assert_int_equal(lesson->problems.all.n, 1);
    assert_int_equal(lesson->problems.all.p[0].line, 18);
    assert_int_equal(lesson->problems.all.p[0].column, 22);
}

static const struct prose_link *link_at(size_t i)
{
    return &lesson->pages[0].prose.links[i];
}

static void test_links(void **state)
{
    (void)state;
    parse("# L\n\n[a](#Async-IO’s-Roots:-\"two\") [b](#nowhere) "
          "[c](other.md) [d](gone.md) [e](http://x.y)\n\n"
          "## async io's roots, `two`\n\n```python\n# chained.py\n```\n\n"
          "```shell\n$ python3 chained.py 9 6  3\n$ python3 gone.py\n```\n");
    assert_int_equal(link_at(0)->way, WAY_HEADING);
    assert_int_equal(link_at(0)->page, 0);
    assert_int_equal(link_at(0)->block, 1);
    assert_int_equal(link_at(1)->way, WAY_NOWHERE);
    assert_int_equal(link_at(2)->way, WAY_FILE);
    assert_int_equal(link_at(4)->way, WAY_OUTSIDE);
    assert_int_equal(link_at(5)->way, WAY_PROGRAM);
    assert_str(link_at(5)->args, "9 6  3");
    assert_int_equal(lesson->problems.all.n, 2);
    const struct prose_block *text = &lesson->pages[0].prose.blocks[0];
    assert_int_equal(text->text.runs[0].look, PROSE_LINK);
    assert_int_equal(text->text.runs[2].look, 0);
    assert_int_equal(text->text.runs[2].link, 0);
}

static bool last_page_says(const char *words)
{
    const struct prose *p = &lesson->pages[lesson->n_pages - 1].prose;
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < p->blocks[i].text.n; k++)
            if (memmem(p->blocks[i].text.runs[k].text.p,
                       p->blocks[i].text.runs[k].text.n, words,
                       strlen(words)))
                return true;
    return false;
}

static void test_asides(void **state)
{
    (void)state;
    parse("# L\n\n```\nran in 1.01 seconds.\n```\n\nitâ€™s\n");
    assert_true(last_page_says("Real clocks add hundredths."));
    assert_true(last_page_says("1 garbled character of this text was"));
    lesson_free(lesson);
    parse("# L\n\n```\nran in 1.00 seconds.\n```\n\nit's 1.01 seconds\n");
    assert_false(last_page_says("Real clocks"));
    assert_false(last_page_says("garbled"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_pages, teardown),
        cmocka_unit_test_teardown(test_text_alone, teardown),
        cmocka_unit_test_teardown(test_programs_of_files, teardown),
        cmocka_unit_test_teardown(test_directives, teardown),
        cmocka_unit_test_teardown(test_links, teardown),
        cmocka_unit_test_teardown(test_asides, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
