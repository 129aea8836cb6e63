/* What the files of the random module share: the generator object, and the
 * methods that stand in files of their own (distributions, selections).
 */
#ifndef VM_MOD_RANDOM_H
#define VM_MOD_RANDOM_H

#include "vm/mod_mt.h"
#include "vm/type.h"
#include "vm/value.h"

struct random_obj {
    struct obj obj;
    struct mt mt;
    bool has_gauss; /* gauss() makes two numbers and keeps the second */
    double gauss;
};
static inline struct random_obj *random_of(value v)
{
    return (struct random_obj *)v;
}
extern struct type random_type;

/* The next double in [0, 1). */
double random_double(value self);
/* A number in [0, n), by rejection, as choice and randrange draw it. */
uint64_t random_below(value self, uint64_t n);

/* Methods: name, arguments. */
#define RANDOM_SELECTIONS(X)                                                  \
    X(choice, "seq") X(shuffle, "x")                                          \
    X(sample, "population, k, *, counts=")                                    \
    X(choices, "population, weights=, *, cum_weights=, k=")
#define RANDOM_DISTRIBUTIONS(X)                                               \
    X(uniform, "a, b") X(triangular, "low=, high=, mode=")                    \
    X(gauss, "mu=, sigma=") X(normalvariate, "mu=, sigma=")                   \
    X(lognormvariate, "mu, sigma") X(expovariate, "lambd")                    \
    X(gammavariate, "alpha, beta") X(betavariate, "alpha, beta")              \
    X(paretovariate, "alpha") X(weibullvariate, "alpha, beta")                \
    X(vonmisesvariate, "mu, kappa")
#define X(name, sig)                                                          \
    value random_##name(struct vm *vm, value self, const value *a, size_t n);
RANDOM_SELECTIONS(X)
RANDOM_DISTRIBUTIONS(X)
#undef X

#endif
