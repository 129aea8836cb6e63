/* Memory that forks share. */
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/test.h"
#include "vm/region.h"

static void blocks_are_zeroed_and_used_again(void **state)
{
    (void)state;
    struct region *r = region_new();
    char *a = region_get(r, 100);
    memset(a, 'x', 100);
    region_put(r, a, 100);
    char *b = region_get(r, 128);
    assert_ptr_equal(a, b);
    for (int i = 0; i < 128; i++)
        assert_int_equal(b[i], 0);
    assert_ptr_not_equal(region_get(r, 128), b);
    region_free(r);
}

static void too_much_is_refused(void **state)
{
    (void)state;
    struct region *r = region_new();
    assert_null(region_get(r, (size_t)1 << 40));
    assert_non_null(region_get(r, (size_t)1 << 28));
    assert_non_null(region_get(r, (size_t)1 << 29));
    assert_null(region_get(r, (size_t)1 << 29));
    assert_non_null(region_get(r, 1000));
    region_free(r);
}

static void a_fork_sees_what_the_other_writes(void **state)
{
    (void)state;
    struct region *r = region_new();
    char *text = region_get(r, 16);
    pid_t child = fork();
    if (child == 0) {
        strcpy(text, "hello");
        _exit(0);
    }
    waitpid(child, NULL, 0);
    assert_string_equal(text, "hello");
    region_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_zeroed_and_used_again),
        cmocka_unit_test(too_much_is_refused),
        cmocka_unit_test(a_fork_sees_what_the_other_writes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
