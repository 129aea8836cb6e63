/* The ready queue keeps order from block to block. */
#include "support/test.h"

#include "loop/ready.h"

static struct handle numbered(event_id id)
{
    return (struct handle){.id = id, .kind = HANDLE_STEP};
}

static void first_in_first_out(void **state)
{
    (void)state;
    struct ready r = {0};
    for (event_id i = 1; i <= 5; i++)
        ready_push(&r, numbered(i));
    assert_int_equal(r.n, 5);
    for (event_id i = 1; i <= 5; i++)
        assert_int_equal(ready_pop(&r).id, i);
    assert_int_equal(r.n, 0);
    ready_fini(&r);
}

static int is_next(struct handle *h, void *arg)
{
    event_id *last = arg;
    return h->id == ++*last ? 0 : -1;
}

static void keeps_order_over_blocks(void **state)
{
    (void)state;
    struct ready r = {0};
    event_id in = 0, out = 0;
    for (int round = 0; round < 200; round++) {
        for (int i = 0; i < 7; i++)
            ready_push(&r, numbered(++in));
        for (int i = 0; i < 5; i++)
            assert_int_equal(ready_pop(&r).id, ++out);
    }
    assert_int_equal(r.n, in - out);
    assert_true(r.n > READY_BLOCK);
    event_id last = out;
    assert_int_equal(ready_each(&r, is_next, &last), 0);
    assert_int_equal(last, in);
    while (r.n > 0)
        assert_int_equal(ready_pop(&r).id, ++out);
    ready_fini(&r);
}

static void one_at_a_time_needs_no_memory(void **state)
{
    (void)state;
    struct ready r = {0};
    for (event_id i = 1; i <= 10 * READY_BLOCK; i++) {
        ready_push(&r, numbered(i));
        assert_int_equal(ready_pop(&r).id, i);
        assert_true(r.first == r.last || r.from == READY_BLOCK);
    }
    ready_fini(&r);
}

static void keeps_what_a_handle_holds(void **state)
{
    (void)state;
    struct ready r = {0};
    ready_push(&r, (struct handle){
        .target = small_new(3), .arg = small_new(4), .context = small_new(5),
        .id = 6, .kind = HANDLE_GATHER});
    struct handle h = ready_pop(&r);
    assert_int_equal(small_get(h.target), 3);
    assert_int_equal(small_get(h.arg), 4);
    assert_int_equal(small_get(h.context), 5);
    assert_int_equal(h.id, 6);
    assert_int_equal(h.kind, HANDLE_GATHER);
    ready_fini(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_in_first_out),
        cmocka_unit_test(keeps_order_over_blocks),
        cmocka_unit_test(one_at_a_time_needs_no_memory),
        cmocka_unit_test(keeps_what_a_handle_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
