/* The grid of cells: what it draws, what it cuts, what it never passes on. */
#include "support/test.h"

#include <stdlib.h>

#include "ui/canvas.h"

static const struct paint plain = {-1, -1, 0};

static char *drawn(int w, const char *text, size_t n)
{
    struct canvas c = {0};
    struct buf out = {0};
    canvas_resize(&c, w, 1);
    canvas_text(&c, 0, 0, w, plain, (struct str){text, n});
    canvas_to_text(&c, &out);
    canvas_fini(&c);
    return buf_take(&out);
}

#define assert_drawn(w, text, want)                                           \
    do {                                                                      \
        char *got_ = drawn((w), "" text, sizeof(text) - 1);                   \
        assert_string_equal(got_, want "\n");                                 \
        free(got_);                                                           \
    } while (0)

static void text_is_drawn_and_cut(void **state)
{
    (void)state;
    assert_drawn(10, "hello", "hello");
    assert_drawn(3, "hello", "hel");
    assert_drawn(5, "h\xc3\xa9llo", "h\xc3\xa9llo");
}

static void a_wide_character_takes_two_cells_or_none(void **state)
{
    (void)state;
    assert_drawn(4, "\xe6\x97\xa5\xe6\x9c\xac", "\xe6\x97\xa5\xe6\x9c\xac");
    assert_drawn(3, "\xe6\x97\xa5\xe6\x9c\xac", "\xe6\x97\xa5");
    assert_int_equal(text_width(STR("\xe6\x97\xa5")), 2);
}

static void marks_join_the_character_before(void **state)
{
    (void)state;
    assert_drawn(2, "e\xcc\x81x", "e\xcc\x81x");
    assert_int_equal(text_width(STR("e\xcc\x81x")), 2);
}

static void controls_are_shown_and_never_passed_on(void **state)
{
    (void)state;
    assert_drawn(20, "a\033[2Jb", "a^[[2Jb");
    assert_drawn(20, "\r\n\a\x7f", "^M^J^G^?");
    assert_drawn(20, "\xc2\x9b" "2J", "\\x9b2J");
    assert_drawn(20, "\xff\xfe", "\\xff\\xfe");
    assert_drawn(20, "a\xe2\x80\xae" "b", "a\\u202eb");
    assert_drawn(20, "a\0b", "a^@b");
}

static void tabs_go_to_stops(void **state)
{
    (void)state;
    assert_drawn(20, "ab\tc", "ab      c");
    assert_int_equal(text_width(STR("\tx")), 9);
}

static void any_bytes_leave_only_printable_cells(void **state)
{
    (void)state;
    uint32_t seed = 1;
    for (int round = 0; round < 3000; round++) {
        char bytes[40];
        for (size_t i = 0; i < sizeof bytes; i++) {
            seed = seed * 1664525u + 1013904223u;
            bytes[i] = (char)(seed >> 24);
        }
        struct canvas c = {0};
        canvas_resize(&c, 30, 2);
        canvas_text(&c, (int)(seed % 40) - 5, 0, (int)(seed >> 8) % 60, plain,
                    (struct str){bytes, sizeof bytes});
        canvas_text(&c, 0, 1, 30, plain, STR("untouched"));
        int width = 0;
        for (int x = 0; x < 30; x++) {
            const struct cell *cell = canvas_at(&c, x, 0);
            width += cell->width;
            for (const char *p = cell->text; *p; p++)
                assert_true((unsigned char)*p >= 0x20 && *p != 0x7F);
        }
        assert_int_equal(width, 30);
        canvas_fini(&c);
    }
}

static void half_of_a_wide_character_becomes_a_space(void **state)
{
    (void)state;
    struct canvas c = {0};
    struct buf out = {0};
    canvas_resize(&c, 4, 1);
    canvas_text(&c, 0, 0, 4, plain, STR("\xe6\x97\xa5\xe6\x9c\xac"));
    canvas_text(&c, 1, 0, 1, plain, STR("x"));
    canvas_text(&c, 2, 0, 1, plain, STR("y"));
    canvas_to_text(&c, &out);
    assert_string_equal(buf_z(&out), " xy\n");
    buf_fini(&out);
    canvas_fini(&c);
}

static void what_does_not_fit_ends_in_an_ellipsis(void **state)
{
    (void)state;
    struct canvas c = {0};
    struct buf out = {0};
    canvas_resize(&c, 6, 3);
    canvas_text_cut(&c, 0, 0, 6, plain, STR("abcdef"), "~");
    canvas_text_cut(&c, 0, 1, 6, plain, STR("abcdefg"), "~");
    canvas_text_cut(&c, 0, 2, 0, plain, STR("abc"), "~");
    canvas_to_text(&c, &out);
    assert_string_equal(buf_z(&out), "abcdef\nabcde~\n\n");
    buf_fini(&out);
    canvas_fini(&c);
}

static void nothing_is_drawn_outside(void **state)
{
    (void)state;
    struct canvas c = {0};
    canvas_resize(&c, 1, 1);
    canvas_text(&c, -3, 0, 50, plain, STR("abcdefgh"));
    canvas_text(&c, 0, -1, 50, plain, STR("x"));
    canvas_text(&c, 0, 5, 50, plain, STR("x"));
    canvas_fill(&c, -5, -5, 100, 100, plain);
    assert_string_equal(canvas_at(&c, 0, 0)->text, " ");
    assert_null(canvas_at(&c, 1, 0));
    canvas_resize(&c, 0, 0);
    canvas_text(&c, 0, 0, 5, plain, STR("x"));
    canvas_fini(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_drawn_and_cut),
        cmocka_unit_test(a_wide_character_takes_two_cells_or_none),
        cmocka_unit_test(marks_join_the_character_before),
        cmocka_unit_test(controls_are_shown_and_never_passed_on),
        cmocka_unit_test(tabs_go_to_stops),
        cmocka_unit_test(any_bytes_leave_only_printable_cells),
        cmocka_unit_test(half_of_a_wide_character_becomes_a_space),
        cmocka_unit_test(what_does_not_fit_ends_in_an_ellipsis),
        cmocka_unit_test(nothing_is_drawn_outside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
