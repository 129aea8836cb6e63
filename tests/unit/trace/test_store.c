#include "support/test.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "support/events.h"
#include "support/trace_build.h"

static void same_events(const struct trace_store *a, const struct trace_store *b)
{
    assert_int_equal(trace_store_count(a), trace_store_count(b));
    for (size_t i = 0; i < trace_store_count(a); i++) {
        struct event x, y;
        trace_store_get(a, i, &x);
        trace_store_get(b, i, &y);
        assert_null(event_difference(&x, &y));
        assert_int_equal(trace_store_kind(a, i), x.kind);
    }
}

static void test_any_event(void **state)
{
    struct event e = {.kind = EV_end, .t = 0.1 + 0.2,
                      .end = {INT64_MIN, STR("x")}}, got;
    struct trace_store *s = trace_store_new(1 << 20);
    (void)state;
    trace_store_append(s, &e);
    e.end.status = INT64_MAX;
    e.end.error = (struct str){0};
    e.t = -0.0;
    trace_store_append(s, &e);
    e = (struct event){.kind = EV_loop_select, .t = 1e308,
                       .loop_select = {NAN}};
    trace_store_append(s, &e);
    trace_store_get(s, 0, &got);
    assert_true(got.end.status == INT64_MIN && got.t == 0.1 + 0.2);
    assert_true(str_eqz(got.end.error, "x"));
    trace_store_get(s, 1, &got);
    assert_true(got.end.status == INT64_MAX && signbit(got.t));
    assert_null(got.end.error.p);
    trace_store_get(s, 2, &got);
    assert_true(isnan(got.loop_select.timeout) && got.t == 1e308);
    trace_store_free(s);
}

/* A text that is empty is not the same as none. */
static void test_empty_text(void **state)
{
    struct trace_store *s = trace_store_new(1 << 20);
    struct event e = {.kind = EV_out, .out = {1, STR(""), {NULL, 0}}}, got;
    (void)state;
    for (int i = 0; i < 4; i++) /* the fourth time it is a known word */
        trace_store_append(s, &e);
    for (int i = 0; i < 4; i++) {
        trace_store_get(s, (size_t)i, &got);
        assert_non_null(got.out.stream.p);
        assert_int_equal(got.out.stream.n, 0);
        assert_null(got.out.text.p);
    }
    trace_store_free(s);
}

/* Whatever the budget, the same events come out; the memory stays within it
 * (beside tables), the rest being the file's. */
static void test_budget(void **state)
{
    struct trace_build b, none;
    (void)state;
    trace_build_init(&b);
    none.store = trace_store_new(0);
    none.t = 0;
    trace_build_random(&b, 5, 60000, 30);
    trace_build_random(&none, 5, 60000, 30);
    same_events(b.store, none.store);
    assert_true(trace_store_bytes(b.store)
                < 64 * trace_store_count(b.store));
    assert_true(trace_store_bytes(none.store) < 200 << 10);
    trace_build_fini(&b);
    trace_build_fini(&none);
}

/* A large text gets a chunk of its own; pointers handed out before stay. */
static void test_large_event(void **state)
{
    struct trace_store *s = trace_store_new(1 << 20);
    size_t n = 5 << 20;
    char *text = malloc(n);
    struct event small, large;
    (void)state;
    memset(text, 'y', n);
    for (int i = 0; i < 1000; i++) {
        struct event e = {.kind = EV_out, .t = i,
                          .out = {1, STR("stdout"),
                                  {text, i == 500 ? n : (size_t)i}}};
        trace_store_append(s, &e);
        if (i == 3)
            trace_store_get(s, 3, &small);
    }
    trace_store_get(s, 500, &large);
    assert_int_equal(large.out.text.n, n);
    assert_int_equal(large.out.text.p[n - 1], 'y');
    assert_true(str_eqz(small.out.text, "yyy"));
    trace_store_get(s, 501, &large);
    assert_int_equal(large.out.text.n, 501);
    trace_store_free(s);
    free(text);
}

/* More different short texts than are kept as words. */
static void test_many_words(void **state)
{
    struct trace_store *s = trace_store_new(1 << 20);
    char text[32];
    struct event got;
    (void)state;
    for (int i = 0; i < 30000; i++) {
        snprintf(text, sizeof text, "word %d", i % 3000);
        trace_store_append(s, &(struct event){.kind = EV_coro_new,
                                              .coro_new = {str_of(text)}});
    }
    for (int i = 0; i < 30000; i++) {
        snprintf(text, sizeof text, "word %d", i % 3000);
        trace_store_get(s, (size_t)i, &got);
        assert_true(str_eqz(got.coro_new.name, text));
    }
    trace_store_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any_event),   cmocka_unit_test(test_empty_text),
        cmocka_unit_test(test_budget),      cmocka_unit_test(test_large_event),
        cmocka_unit_test(test_many_words),
    };
    return cmocka_run_group_tests_name("trace store", tests, NULL, NULL);
}
