#include "support/test.h"

#include <string.h>

#include "lang/lexer.h"

static void lex(const char *text, struct token_list *out)
{
    struct lex_part part = {.source = str_of(text),
                            .end = (uint32_t)strlen(text), .line = 1};
    *out = (struct token_list){0};
    lexer_run(&part, out);
}

/* The kinds of a text's tokens, by their first letters or text. */
static void assert_kinds(const char *text, const char *expected)
{
    struct token_list tokens;
    struct buf out = {0};
    lex(text, &tokens);
    for (size_t i = 0; i < tokens.n; i++) {
        if (i)
            buf_addc(&out, ' ');
        buf_addz(&out, token_text((enum token_kind)tokens.p[i].kind));
    }
    assert_string_equal(buf_z(&out), expected);
    buf_fini(&out);
    token_list_fini(&tokens);
}

static void assert_refused(const char *text, const char *type,
                           const char *message)
{
    struct token_list tokens;
    lex(text, &tokens);
    assert_non_null(tokens.error.type);
    assert_string_equal(tokens.error.type, type);
    assert_string_equal(tokens.error.message, message);
    assert_int_equal(tokens.p[tokens.n - 1].kind, TOK_ERROR);
    token_list_fini(&tokens);
}

static void blocks_are_bracketed_by_indent_and_dedent(void **state)
{
    (void)state;
    assert_kinds("if x:\n    y\nz\n",
                 "if name : newline indent name newline dedent name newline "
                 "end of file");
    assert_kinds("if x:\n  if y:\n    z",
                 "if name : newline indent if name : newline indent name "
                 "newline dedent dedent end of file");
}

static void blank_lines_and_comments_do_not_count(void **state)
{
    (void)state;
    assert_kinds("# one\n\n   # two\nx # three\n\n",
                 "name newline end of file");
}

static void lines_join_in_brackets_and_behind_backslashes(void **state)
{
    (void)state;
    assert_kinds("(a,\n  b)\n", "( name , name ) newline end of file");
    assert_kinds("a + \\\n  b\n", "name + name newline end of file");
}

static void longest_operator_wins(void **state)
{
    (void)state;
    assert_kinds("a **= b // c", "name **= name // name newline end of file");
    assert_kinds("x := y -> ...", "name := name -> ... newline end of file");
}

static void strings_take_their_prefixes(void **state)
{
    (void)state;
    assert_kinds("rb'a' F\"b\" u'''c\nd''' bx 'e'",
                 "string string string name string newline end of file");
}

static void numbers_of_all_kinds(void **state)
{
    (void)state;
    assert_kinds("1_000 0x_ff 0o17 0b11 1.5e-3 .5 2j 1. 00",
                 "number number number number number number number number "
                 "number newline end of file");
    assert_kinds("1if x else 2", "number if name else number newline end of file");
    assert_refused("0777\n", "SyntaxError",
                   "leading zeros in decimal integer literals are not "
                   "permitted; use an 0o prefix for octal integers");
    assert_refused("12abc\n", "SyntaxError", "invalid decimal literal");
}

static void places_count_bytes(void **state)
{
    (void)state;
    struct token_list tokens;
    lex("é = '''a\nb'''\n", &tokens);
    assert_int_equal(tokens.p[0].end_col, 2);
    assert_int_equal(tokens.p[2].line, 1);
    assert_int_equal(tokens.p[2].col, 5);
    assert_int_equal(tokens.p[2].end_line, 2);
    assert_int_equal(tokens.p[2].end_col, 4);
    token_list_fini(&tokens);
}

static void indentation_must_fit(void **state)
{
    (void)state;
    assert_refused("if x:\n    a\n  b\n", "IndentationError",
                   "unindent does not match any outer indentation level");
    assert_refused("if x:\n        a\n\tb\n", "TabError",
                   "inconsistent use of tabs and spaces in indentation");
}

static void brackets_must_fit(void **state)
{
    (void)state;
    assert_refused("(]\n", "SyntaxError",
                   "closing parenthesis ']' does not match opening "
                   "parenthesis '('");
    assert_refused(")\n", "SyntaxError", "unmatched ')'");
}

/* -- colours -- */

static void assert_classes(const char *text, const char *expected)
{
    static const char letters[] = " KNBS0#+?";
    struct lex_piece piece;
    struct buf out = {0};
    size_t at = 0, end = 0;
    while (lexer_next(str_of(text), &at, &piece)) {
        assert_int_equal(piece.start, end);
        assert_true(piece.end > piece.start);
        end = piece.end;
        buf_addc(&out, letters[piece.class]);
    }
    assert_int_equal(end, strlen(text));
    assert_string_equal(buf_z(&out), expected);
    buf_fini(&out);
}

static void pieces_have_classes(void **state)
{
    (void)state;
    assert_classes("await print(x, 1.5) # go", "K B+N+ 0+ #");
    assert_classes("q.print", "N+N");
    assert_classes("f'{a}' rb\"x\"", "S S");
}

static void unfinished_pieces_end_somewhere(void **state)
{
    (void)state;
    assert_classes("'abc\nx", "S N");
    assert_classes("'''abc\nx", "S");
    assert_classes("$", "+");
    assert_classes("\x01", "?");
    assert_classes("'a\\", "S");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_bracketed_by_indent_and_dedent),
        cmocka_unit_test(blank_lines_and_comments_do_not_count),
        cmocka_unit_test(lines_join_in_brackets_and_behind_backslashes),
        cmocka_unit_test(longest_operator_wins),
        cmocka_unit_test(strings_take_their_prefixes),
        cmocka_unit_test(numbers_of_all_kinds),
        cmocka_unit_test(places_count_bytes),
        cmocka_unit_test(indentation_must_fit),
        cmocka_unit_test(brackets_must_fit),
        cmocka_unit_test(pieces_have_classes),
        cmocka_unit_test(unfinished_pieces_end_somewhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
