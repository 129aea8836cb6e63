/* The lexer's tolerant side: pieces of text with a class each, for colours. */
#include <stdlib.h>

#include "lang/chars.h"
#include "lang/lexer.h"

/* In the order of strcmp. */
static const char *const builtins[] = {
    "ArithmeticError", "AssertionError", "AttributeError", "BaseException",
    "BaseExceptionGroup", "BlockingIOError", "BrokenPipeError", "BufferError",
    "BytesWarning", "ChildProcessError", "ConnectionAbortedError",
    "ConnectionError", "ConnectionRefusedError", "ConnectionResetError",
    "DeprecationWarning", "EOFError", "Ellipsis", "EncodingWarning",
    "EnvironmentError", "Exception", "ExceptionGroup", "FileExistsError",
    "FileNotFoundError", "FloatingPointError", "FutureWarning",
    "GeneratorExit", "IOError", "ImportError", "ImportWarning",
    "IndentationError", "IndexError", "InterruptedError", "IsADirectoryError",
    "KeyError", "KeyboardInterrupt", "LookupError", "MemoryError",
    "ModuleNotFoundError", "NameError", "NotADirectoryError",
    "NotImplemented", "NotImplementedError", "OSError", "OverflowError",
    "PendingDeprecationWarning", "PermissionError", "ProcessLookupError",
    "RecursionError", "ReferenceError", "ResourceWarning", "RuntimeError",
    "RuntimeWarning", "StopAsyncIteration", "StopIteration", "SyntaxError",
    "SyntaxWarning", "SystemError", "SystemExit", "TabError", "TimeoutError",
    "TypeError", "UnboundLocalError", "UnicodeDecodeError",
    "UnicodeEncodeError", "UnicodeError", "UnicodeTranslateError",
    "UnicodeWarning", "UserWarning", "ValueError", "Warning",
    "ZeroDivisionError", "__build_class__", "__debug__", "__import__", "abs",
    "aiter", "all", "anext", "any", "ascii", "bin", "bool", "breakpoint",
    "bytearray", "bytes", "callable", "chr", "classmethod", "compile",
    "complex", "copyright", "credits", "delattr", "dict", "dir", "divmod",
    "enumerate", "eval", "exec", "exit", "filter", "float", "format",
    "frozenset", "getattr", "globals", "hasattr", "hash", "help", "hex", "id",
    "input", "int", "isinstance", "issubclass", "iter", "len", "license",
    "list", "locals", "map", "max", "memoryview", "min", "next", "object",
    "oct", "open", "ord", "pow", "print", "property", "quit", "range", "repr",
    "reversed", "round", "set", "setattr", "slice", "sorted", "staticmethod",
    "str", "sum", "super", "tuple", "type", "vars", "zip",
};

static int compare(const void *key, const void *item)
{
    const struct str *name = key;
    const char *word = *(const char *const *)item;
    int order = strncmp(name->p, word, name->n);
    return order ? order : word[name->n] ? -1 : 0;
}

bool lexer_is_builtin(struct str name)
{
    return name.n && bsearch(&name, builtins,
                             sizeof builtins / sizeof *builtins,
                             sizeof *builtins, compare) != NULL;
}

/* Where a string that begins at `at` (behind its prefix) ends. */
static size_t string_end(struct str s, size_t at)
{
    char quote = s.p[at];
    bool triple = s.n - at >= 3 && s.p[at + 1] == quote && s.p[at + 2] == quote;
    at += triple ? 3 : 1;
    while (at < s.n) {
        char c = s.p[at];
        if (c == '\\' && at + 1 < s.n) {
            at += 2;
        } else if (!triple && (c == '\n' || c == '\r')) {
            return at;
        } else if (c != quote) {
            at++;
        } else if (!triple) {
            return at + 1;
        } else if (s.n - at >= 3 && s.p[at + 1] == quote && s.p[at + 2] == quote) {
            return at + 3;
        } else {
            at++;
        }
    }
    return s.n;
}

static bool is_prefix(struct str word)
{
    static const char *const prefixes[] = {"r", "u", "b", "f", "br", "rb",
                                           "fr", "rf"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (word.n == strlen(prefixes[i]) &&
            (word.p[0] | 32) == prefixes[i][0] &&
            (word.n == 1 || (word.p[1] | 32) == prefixes[i][1]))
            return true;
    return false;
}

static enum lex_class word_class(struct str s, size_t start, size_t end)
{
    struct str word = {s.p + start, end - start};
    if (lexer_keyword(word.p, word.n) != TOK_NAME)
        return LEX_KEYWORD;
    bool attribute = start > 0 && s.p[start - 1] == '.';
    return !attribute && lexer_is_builtin(word) ? LEX_BUILTIN : LEX_NAME;
}

static size_t number_end(struct str s, size_t at)
{
    bool hex = s.p[at] == '0' && at + 1 < s.n && (s.p[at + 1] | 32) == 'x';
    while (at < s.n) {
        char c = s.p[at];
        bool sign = (c == '+' || c == '-') && !hex && (s.p[at - 1] | 32) == 'e';
        if (!char_in_name((unsigned char)c) && c != '.' && !sign)
            break;
        at++;
    }
    return at;
}

static bool blank(char c)
{
    return c == ' ' || c == '\t' || c == '\f' || c == '\n' || c == '\r';
}

static size_t run_end(struct str s, size_t at, bool (*fits)(char))
{
    while (at < s.n && fits(s.p[at]))
        at++;
    return at;
}

static bool in_name(char c)
{
    return char_in_name((unsigned char)c);
}

static bool in_line(char c)
{
    return c != '\n' && c != '\r';
}

bool lexer_next(struct str s, size_t *at, struct lex_piece *out)
{
    size_t start = *at, end;
    if (start >= s.n)
        return false;
    unsigned char c = (unsigned char)s.p[start];
    enum lex_class class = LEX_OTHER;
    if (blank((char)c)) {
        end = run_end(s, start, blank);
        class = LEX_SPACE;
    } else if (c == '#') {
        end = run_end(s, start, in_line);
        class = LEX_COMMENT;
    } else if (c == '\'' || c == '"') {
        end = string_end(s, start);
        class = LEX_STRING;
    } else if (char_is(c, CHAR_DIGIT) ||
               (c == '.' && start + 1 < s.n &&
                char_is((unsigned char)s.p[start + 1], CHAR_DIGIT))) {
        end = number_end(s, start);
        class = LEX_NUMBER;
    } else if (char_is(c, CHAR_START)) {
        end = run_end(s, start, in_name);
        bool quoted = end < s.n && (s.p[end] == '\'' || s.p[end] == '"');
        if (quoted && is_prefix((struct str){s.p + start, end - start})) {
            end = string_end(s, end);
            class = LEX_STRING;
        } else {
            class = word_class(s, start, end);
        }
    } else {
        end = start + 1;
        if (c >= 32 && c < 127)
            class = LEX_OPERATOR;
    }
    *out = (struct lex_piece){class, start, end};
    *at = end;
    return true;
}
