/* Timers come out by deadline, equal ones in the order in which they were set,
 * and cancelled ones are dropped when CPython drops them. */
#include "support/test.h"

#include <stdlib.h>

#include "loop/timerq.h"

static size_t n_dropped;

static void count_drop(struct timer *t, void *arg)
{
    (void)arg;
    assert_true(t->cancelled);
    assert_false(t->scheduled);
    n_dropped++;
}

static void by_deadline(void **state)
{
    (void)state;
    struct timerq q = {0};
    struct timer t[3] = {{.id = 1}, {.id = 2}, {.id = 3}};
    double when;
    assert_false(timerq_next(&q, &when));
    timerq_push(&q, 3.0, &t[0]);
    timerq_push(&q, 1.0, &t[1]);
    timerq_push(&q, 2.0, &t[2]);
    assert_true(timerq_next(&q, &when));
    assert_true(when == 1.0);
    assert_int_equal(timerq_pop(&q)->id, 2);
    assert_int_equal(timerq_pop(&q)->id, 3);
    assert_int_equal(timerq_pop(&q)->id, 1);
    assert_false(timerq_next(&q, &when));
    timerq_fini(&q);
}

static void ties_in_order_of_setting(void **state)
{
    (void)state;
    enum { N = 100 };
    struct timerq q = {0};
    struct timer t[N] = {0};
    for (int i = 0; i < N; i++) {
        t[i].id = i;
        timerq_push(&q, i % 2, &t[i]);
    }
    for (int i = 0; i < N / 2; i++)
        assert_int_equal(timerq_pop(&q)->id, 2 * i);
    for (int i = 0; i < N / 2; i++)
        assert_int_equal(timerq_pop(&q)->id, 2 * i + 1);
    timerq_fini(&q);
}

/* Against sorting: random deadlines with many ties. */
static void same_as_a_stable_sort(void **state)
{
    (void)state;
    enum { N = 2000 };
    struct timerq q = {0};
    struct timer *t = calloc(N, sizeof *t);
    double when[N];
    srand(7);
    for (int i = 0; i < N; i++) {
        when[i] = rand() % 40;
        t[i].id = i;
        timerq_push(&q, when[i], &t[i]);
    }
    int before = timerq_pop(&q)->id;
    for (int i = 1; i < N; i++) {
        int now = timerq_pop(&q)->id;
        assert_true(when[before] < when[now]
                    || (when[before] == when[now] && before < now));
        before = now;
    }
    free(t);
    timerq_fini(&q);
}

static void cancelled_at_the_head_goes(void **state)
{
    (void)state;
    struct timerq q = {0};
    struct timer t[3] = {{.id = 1}, {.id = 2}, {.id = 3}};
    for (int i = 0; i < 3; i++)
        timerq_push(&q, i, &t[i]);
    timerq_cancel(&q, &t[0]);
    timerq_cancel(&q, &t[2]);
    n_dropped = 0;
    timerq_sweep(&q, count_drop, NULL);
    assert_int_equal(n_dropped, 1);
    assert_int_equal(q.n, 2);
    assert_int_equal(timerq_pop(&q)->id, 2);
    timerq_sweep(&q, count_drop, NULL);
    assert_int_equal(n_dropped, 2);
    assert_int_equal(q.n, 0);
    assert_int_equal(q.cancelled, 0);
    timerq_fini(&q);
}

static void cancelling_twice_counts_once(void **state)
{
    (void)state;
    struct timerq q = {0};
    struct timer t[2] = {0};
    timerq_push(&q, 1, &t[0]);
    timerq_push(&q, 2, &t[1]);
    timerq_cancel(&q, &t[1]);
    timerq_cancel(&q, &t[1]);
    assert_int_equal(q.cancelled, 1);
    timerq_pop(&q);
    timerq_cancel(&q, &t[0]); /* fired already */
    assert_int_equal(q.cancelled, 1);
    timerq_fini(&q);
}

/* 100 cancelled of 200 stay where they are; one more, and all 101 go. */
static void rebuilt_when_more_than_half(void **state)
{
    (void)state;
    enum { N = 200 };
    struct timerq q = {0};
    struct timer t[N] = {0};
    for (int i = 0; i < N; i++) {
        t[i].id = i;
        timerq_push(&q, i, &t[i]);
    }
    for (int i = 0; i < N / 2; i++)
        timerq_cancel(&q, &t[2 * i + 1]);
    n_dropped = 0;
    timerq_sweep(&q, count_drop, NULL);
    assert_int_equal(n_dropped, 0);
    timerq_cancel(&q, &t[100]);
    timerq_sweep(&q, count_drop, NULL);
    assert_int_equal(n_dropped, 101);
    assert_int_equal(q.n, 99);
    for (int i = 0; i < N; i += 2)
        if (i != 100)
            assert_int_equal(timerq_pop(&q)->id, i);
    assert_int_equal(q.n, 0);
    timerq_fini(&q);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_deadline),
        cmocka_unit_test(ties_in_order_of_setting),
        cmocka_unit_test(same_as_a_stable_sort),
        cmocka_unit_test(cancelled_at_the_head_goes),
        cmocka_unit_test(cancelling_twice_counts_once),
        cmocka_unit_test(rebuilt_when_more_than_half),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
