/* The three orders of a queue's items. */
#include "support/test.h"

#include "loop/items.h"
#include "vm/data.h"

/* Small integers need no vm, and comparing them raises nothing. */
static void push(struct items *q, int v)
{
    assert_int_equal(items_push(NULL, q, (struct item){small_new(v), v}), 0);
}

static int pop(struct items *q)
{
    struct item it;
    assert_int_equal(items_pop(NULL, q, &it), 0);
    assert_int_equal(small_get(it.v), it.id);
    return small_get(it.v);
}

static void fifo(void **state)
{
    (void)state;
    struct items q = {.order = ITEMS_FIFO};
    assert_null(items_next(&q));
    int in = 0, out = 0;
    for (int round = 0; round < 50; round++) {
        push(&q, in++);
        push(&q, in++);
        push(&q, in++);
        assert_int_equal(items_next(&q)->id, out);
        assert_int_equal(pop(&q), out++);
    }
    while (q.n)
        assert_int_equal(pop(&q), out++);
    assert_int_equal(in, out);
    items_clear(NULL, &q);
}

static void lifo(void **state)
{
    (void)state;
    struct items q = {.order = ITEMS_LIFO};
    push(&q, 1);
    push(&q, 2);
    assert_int_equal(items_next(&q)->id, 2);
    assert_int_equal(pop(&q), 2);
    push(&q, 3);
    assert_int_equal(pop(&q), 3);
    assert_int_equal(pop(&q), 1);
    items_clear(NULL, &q);
}

static void clearing_leaves_an_empty_queue(void **state)
{
    (void)state;
    struct items q = {.order = ITEMS_FIFO};
    push(&q, 1);
    items_clear(NULL, &q);
    assert_int_equal(q.n, 0);
    assert_null(items_next(&q));
    push(&q, 5);
    assert_int_equal(pop(&q), 5);
    items_clear(NULL, &q);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fifo),
        cmocka_unit_test(lifo),
        cmocka_unit_test(clearing_leaves_an_empty_queue),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
