/* A growing array of any type. Knows base/mem.h only.
 *
 *     VEC(int) v = {0};          zeroed is empty
 *     vec_push(&v, 7);
 *     for (size_t i = 0; i < v.n; i++) use(v.p[i]);
 *     vec_fini(&v);
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stdlib.h>

#include "base/mem.h"

#define VEC(type)                                                             \
    struct {                                                                  \
        type *p;                                                              \
        size_t n, cap;                                                        \
    }

#define vec_reserve(v, count)                                                 \
    do {                                                                      \
        size_t vec_want_ = (count);                                           \
        if ((v)->cap < vec_want_) {                                           \
            size_t vec_cap_ = (v)->cap ? (v)->cap * 2 : 8;                    \
            while (vec_cap_ < vec_want_)                                      \
                vec_cap_ *= 2;                                                \
            (v)->p = xrealloc((v)->p, vec_cap_ * sizeof *(v)->p);             \
            (v)->cap = vec_cap_;                                              \
        }                                                                     \
    } while (0)

#define vec_push(v, item)                                                     \
    do {                                                                      \
        vec_reserve((v), (v)->n + 1);                                         \
        (v)->p[(v)->n++] = (item);                                            \
    } while (0)

#define vec_pop(v) ((v)->p[--(v)->n])
#define vec_last(v) ((v)->p[(v)->n - 1])
#define vec_clear(v) ((void)((v)->n = 0))

#define vec_fini(v)                                                           \
    do {                                                                      \
        free((v)->p);                                                         \
        (v)->p = NULL;                                                        \
        (v)->n = (v)->cap = 0;                                                \
    } while (0)

#endif
