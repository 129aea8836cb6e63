/* A line as a shell's words, and words as a line. */
#include "support/test.h"

#include "base/vec.h"
#include "base/words.h"

/* The words of a line, each in brackets. */
static void assert_words(const char *line, const char *want)
{
    struct words words = {0};
    struct buf got = {0};
    assert_true(words_split(str_of(line), &words));
    for (size_t i = 0; i < words.n; i++)
        buf_printf(&got, "[%s]", words.p[i]);
    assert_string_equal(buf_z(&got), want);
    words_fini(&words);
    buf_fini(&got);
}

static void words_are_those_of_a_shell(void **state)
{
    (void)state;
    assert_words("", "");
    assert_words("   ", "");
    assert_words(" 9  6 3 ", "[9][6][3]");
    assert_words("'a b' \"c d\" e\\ f", "[a b][c d][e f]");
    assert_words("x'y z'\"w\"", "[xy zw]");
    assert_words("'' \"\"", "[][]");
    assert_words("\"a \\\" b \\\\ c \\n\" 'd\\'", "[a \" b \\ c \\n][d\\]");
    assert_words("\"it's\" 'say \"x\"'", "[it's][say \"x\"]");
    assert_words("end\\", "[end\\]");
}

static void an_open_quote_gives_no_words(void **state)
{
    static const char *const lines[] = {"'", "a \"b", "a b 'c d", "\"\\\""};
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct words words = {0};
        vec_push(&words, xstrdup("before"));
        assert_false(words_split(str_of(lines[i]), &words));
        assert_int_equal(words.n, 1);
        words_fini(&words);
    }
}

/* Whatever a word is, it comes out as it went in. */
static void a_quoted_word_is_the_word(void **state)
{
    static const char letters[] = "ab '\"\\";
    struct buf word = {0}, line = {0};
    (void)state;
    for (int n = 0; n < 6 * 6 * 6 * 6; n++) {
        struct words words = {0};
        word.n = line.n = 0;
        for (int left = n; left; left /= 6)
            buf_addc(&word, letters[left % 6]);
        word_quote(buf_str(&word), &line);
        buf_addz(&line, " next");
        assert_true(words_split(buf_str(&line), &words));
        assert_int_equal(words.n, 2);
        assert_string_equal(words.p[0], buf_z(&word));
        words_fini(&words);
    }
    buf_fini(&word);
    buf_fini(&line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_those_of_a_shell),
        cmocka_unit_test(an_open_quote_gives_no_words),
        cmocka_unit_test(a_quoted_word_is_the_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
