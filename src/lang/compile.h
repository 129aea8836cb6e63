/* A tree with its scopes into code. */
#ifndef LANG_COMPILE_H
#define LANG_COMPILE_H

#include "lang/scope.h"

/* What `from __future__ import` asked for. */
enum future { FUTURE_ANNOTATIONS = 1 };
/* Looks at the __future__ imports of a module; -1 with *why filled. Returns
 * enum future bits; *last_line is the line of the last one, or 0. */
int future_scan(const struct ast *ast, struct diagnostic *why, int *last_line);

struct compile_options {
    unsigned flags;       /* enum lang_flags */
    int future;           /* enum future */
    int future_line;      /* of the last __future__ import at the top */
};

/* Compiles a module into p->code and p->imports, in p's arena. False with *why
 * filled (but for its line_text). */
bool compile_module(struct program *p, struct ast *ast, struct scope *top,
                    const struct compile_options *options,
                    struct diagnostic *why);

#endif
