/* Tokens into a syntax tree: recursive descent over the whole of Python 3.11's
 * grammar. A program that doesn't parse is parsed a second time with `diagnose`
 * on, when the parser looks on its way for the mistakes that CPython has a
 * sentence for. Knows nothing of what names mean.
 */
#ifndef LANG_PARSER_H
#define LANG_PARSER_H

#include "lang/ast.h"

/* Parses a file's text (line ends \n) into ast->body. False with *why filled.
 * Columns of messages are as CPython has them: the lexer's count characters,
 * the parser's count bytes, but characters in a file that says its encoding. */
bool parse_file(struct ast *ast, struct str source, struct diagnostic *why);

#endif
