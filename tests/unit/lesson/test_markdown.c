/* Markdown into prose: what stands in which block, how it looks, and where. */
#include "lesson/markdown.h"

#include <stdio.h>

#include "base/mem.h"
#include "lesson/repair.h"
#include "support/test.h"

struct fixture {
    struct markdown m;
    struct arena arena;
};

static int setup(void **state)
{
    *state = xcalloc(1, sizeof(struct fixture));
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    markdown_fini(&f->m);
    arena_fini(&f->arena);
    free(f);
    return 0;
}

static const struct prose_block *read(struct fixture *f, const char *z)
{
    markdown_read(str_of(z), NULL, &f->arena, &f->m);
    return f->m.blocks.p;
}

static void assert_str(struct str s, const char *z)
{
    char *copy = xstrndup(s.p, s.n);
    assert_string_equal(copy, z);
    free(copy);
}

static void assert_run(const struct prose_block *b, size_t i, const char *z,
                       unsigned look)
{
    assert_true(i < b->text.n);
    assert_str(b->text.runs[i].text, z);
    assert_int_equal(b->text.runs[i].look, look);
}

static void test_looks(void **state)
{
    struct fixture *f = *state;
    const struct prose_block *b =
        read(f, "# *Big* one\n\na `b` **c *d***\nnext ~~gone~~ &amp; &#8217; "
                "&no;\n");
    assert_int_equal(f->m.blocks.n, 2);
    assert_int_equal(b[0].kind, PROSE_HEADING);
    assert_int_equal(b[0].level, 1);
    assert_run(&b[0], 0, "Big", PROSE_EMPHASIS);
    assert_run(&b[0], 1, " one", 0);
    assert_run(&b[1], 0, "a ", 0);
    assert_run(&b[1], 1, "b", PROSE_CODE);
    assert_run(&b[1], 3, "c ", PROSE_STRONG);
    assert_run(&b[1], 4, "d", PROSE_STRONG | PROSE_EMPHASIS);
    assert_run(&b[1], 5, " next ", 0);
    assert_run(&b[1], 6, "gone", PROSE_STRUCK);
    assert_run(&b[1], 7, " & \u2019 &no;", 0);
    assert_int_equal(b[1].line, 3);
}

static void test_lists(void **state)
{
    struct fixture *f = *state;
    const struct prose_block *b =
        read(f, "text\n- a\n  - b\n- c\n\n3. d\n\n   e\n4. f\n\n> q\n");
    assert_int_equal(f->m.blocks.n, 8);
    assert_str(b[1].marker, "-");
    assert_true(b[1].gap);
    assert_int_equal(b[1].indent, 2);
    assert_false(b[2].gap);
    assert_int_equal(b[2].indent, 4);
    assert_false(b[3].gap);
    assert_str(b[4].marker, "3.");
    assert_int_equal(b[4].indent, 3);
    assert_true(b[4].gap);
    assert_int_equal(b[5].indent, 3);
    assert_int_equal(b[5].marker.n, 0);
    assert_str(b[6].marker, "4.");
    assert_int_equal(b[7].quotes, 1);
}

/* What is run is taken as it stands: dedented by its fence, blank lines first. */
static void test_code(void **state)
{
    struct fixture *f = *state;
    const struct prose_block *b =
        read(f, "- item\n\n  ``` python file=x.py args=\"1 2\"\n\n"
                "  if a:\n      b()\n  ```\n\n      prose\n\n```\n```\n");
    assert_int_equal(f->m.blocks.n, 4);
    assert_int_equal(b[1].kind, PROSE_BLOCK_CODE);
    assert_true(b[1].fenced);
    assert_str(b[1].info, "python file=x.py args=\"1 2\"");
    assert_str(b[1].code, "\nif a:\n    b()\n");
    assert_int_equal(b[1].line, 4);
    assert_false(b[2].fenced);
    assert_str(b[2].code, "prose\n");
    assert_str(b[3].code, "");
}

static void test_comments(void **state)
{
    struct fixture *f = *state;
    const struct prose_block *b =
        read(f, "one\n\n<!-- a -->\n<!-- b\n b -->\n\ntwo <!-- c --> three\n");
    assert_int_equal(f->m.blocks.n, 5);
    assert_int_equal(b[1].kind, PROSE_COMMENT);
    assert_str(b[1].code, " a ");
    assert_int_equal(b[1].line, 3);
    assert_int_equal(b[1].column, 5);
    assert_str(b[2].code, " b\n b ");
    assert_int_equal(b[2].line, 4);
    assert_str(b[3].code, " c ");
    assert_int_equal(b[3].line, 7);
    assert_int_equal(b[3].column, 9);
    assert_run(&b[4], 0, "two  three", 0);
}

static void test_tables(void **state)
{
    struct fixture *f = *state;
    const struct prose_block *b =
        read(f, "| a | `b` |\n|---|:-:|\n| 1 | 2 |\n| 3 | |\n");
    assert_int_equal(b[0].kind, PROSE_TABLE);
    assert_int_equal(b[0].columns, 2);
    assert_int_equal(b[0].n_cells, 6);
    assert_str(b[0].cells[1].text.runs[0].text, "b");
    assert_int_equal(b[0].cells[1].text.runs[0].look, PROSE_CODE);
    assert_int_equal(b[0].cells[1].align, CELL_CENTER);
    assert_int_equal(b[0].cells[5].text.n, 0);
}

static bool has_count1(void *arg, const char *name)
{
    (void)arg;
    return strcmp(name, "count1.png") == 0;
}

static void test_links_and_pictures(void **state)
{
    struct fixture *f = *state;
    struct folder beside = {.has = has_count1};
    markdown_read(STR("[a *b*](http://x.y) ![count1](count1.png)\n"
                      "![](img/two.png) ![[p/three.png]]\n"),
                  &beside, &f->arena, &f->m);
    const struct prose_block *b = f->m.blocks.p;
    assert_int_equal(f->m.links.n, 1);
    assert_str(f->m.links.p[0].address, "http://x.y");
    assert_int_equal(f->m.links.p[0].line, 1);
    assert_run(&b[0], 0, "a ", PROSE_LINK);
    assert_run(&b[0], 1, "b", PROSE_LINK | PROSE_EMPHASIS);
    assert_int_equal(b[0].text.runs[1].link, 1);
    assert_run(&b[0], 2, " [picture: count1, in count1.png] [picture: two.png,"
                         " not here] [picture: three.png, not here]", 0);
}

static void assert_repaired(const char *z, const char *want, size_t count)
{
    struct buf b = {0};
    assert_int_equal(repair_mojibake(str_of(z), &b), count);
    assert_string_equal(buf_z(&b), want);
    buf_fini(&b);
}

/* Only what makes the round trip is taken for garbled. */
static void test_repair(void **state)
{
    (void)state;
    assert_repaired("computerâ€™s", "computer’s", 1);
    assert_repaired("ðŸ”— Ã©", "🔗 é", 2);
    assert_repaired("Café à ça ñ €", "Café à ça ñ €", 0);
    assert_repaired("â", "â", 0);
    assert_repaired("\xe2\x80", "\xe2\x80", 0);
}

static void test_repair_spares_code(void **state)
{
    struct fixture *f = *state;
    const struct prose_block *b = read(f, "â€™ `â€™`\n\n```\nâ€™\n```\n");
    assert_int_equal(f->m.repaired, 1);
    assert_run(&b[0], 0, "’ ", 0);
    assert_run(&b[0], 1, "â€™", PROSE_CODE);
    assert_str(b[1].code, "â€™\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_looks, setup, teardown),
        cmocka_unit_test_setup_teardown(test_lists, setup, teardown),
        cmocka_unit_test_setup_teardown(test_code, setup, teardown),
        cmocka_unit_test_setup_teardown(test_comments, setup, teardown),
        cmocka_unit_test_setup_teardown(test_tables, setup, teardown),
        cmocka_unit_test_setup_teardown(test_links_and_pictures, setup,
                                        teardown),
        cmocka_unit_test(test_repair),
        cmocka_unit_test_setup_teardown(test_repair_spares_code, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
