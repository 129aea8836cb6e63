#include "support/test.h"

#include <stdlib.h>

#include "fuzz/fuzz_reader.c"
#include "support/trace_build.h"

/* The fuzz target on mutated traces, as a plain test: no crash, and what is read
 * reads back (the target's own checks). */

static void mutate(uint64_t *random, char *p, size_t *n)
{
    static const char bytes[] = "\"\\{}[]:,0123456789eE+-.tfn\n\r \xff\xc3\x00";
    size_t at = random_below(random, *n), length = random_below(random, 20);
    switch (random_below(random, 4)) {
    case 0:
        p[at] = bytes[random_below(random, sizeof bytes)];
        break;
    case 1: /* cut something out */
        if (at + length < *n) {
            memmove(p + at, p + at + length, *n - at - length);
            *n -= length;
        }
        break;
    case 2: /* repeat something elsewhere */
        if (at + length < *n)
            memmove(p + random_below(random, *n - length), p + at, length);
        break;
    default:
        p[at] = (char)random_next(random);
    }
}

static void test_mutations(void **state)
{
    struct trace_build b;
    struct buf text = {0};
    uint64_t random = 11;
    (void)state;
    trace_build_init(&b);
    trace_build_random(&b, 4, 60, 40);
    trace_encode_header(&(struct trace_header){.version = 1, .min_version = 1,
                                               .engine = STR("x")}, &text);
    for (size_t i = 0; i < trace_store_count(b.store); i++) {
        struct event e;
        trace_store_get(b.store, i, &e);
        trace_encode(&e, &text);
    }
    char *p = malloc(text.n + 1);
    for (int round = 0; round < 3000; round++) {
        size_t n = text.n + 1;
        p[0] = (char)random_next(&random);
        memcpy(p + 1, text.p, text.n);
        for (size_t i = random_below(&random, 6) + 1; i > 0; i--)
            mutate(&random, p, &n);
        LLVMFuzzerTestOneInput((const uint8_t *)p, n);
    }
    free(p);
    buf_fini(&text);
    trace_build_fini(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_mutations)};
    return cmocka_run_group_tests_name("trace reader fuzz", tests, NULL, NULL);
}
