/* Places of a lesson in a small run: three tasks that each run lines 4 and 5. */
#include "lesson/place.h"

#include <stdlib.h>

#include "support/test.h"
#include "support/trace_build.h"

static const char trace[] =
    "{\"e\":\"begin\",\"t\":0}\n"
    "{\"e\":\"frame.new\",\"t\":0,\"frame\":1,\"kind\":\"module\",\"fn\":"
    "\"<module>\",\"file\":\"x/c.py\",\"line\":1}\n"
    "{\"e\":\"line\",\"t\":0,\"frame\":1,\"line\":9}\n"
    "{\"e\":\"task.new\",\"t\":0,\"task\":1,\"label\":\"count\"}\n"
    "{\"e\":\"task.new\",\"t\":0,\"task\":2,\"label\":\"count#2\"}\n"
    "{\"e\":\"task.run\",\"t\":0,\"task\":1}\n"
    "{\"e\":\"frame.new\",\"t\":0,\"frame\":2,\"kind\":\"coro\",\"fn\":"
    "\"count\",\"file\":\"x/c.py\",\"line\":3,\"task\":1}\n"
    "{\"e\":\"line\",\"t\":0,\"frame\":2,\"line\":4}\n"   /* event 7 */
    "{\"e\":\"line\",\"t\":0,\"frame\":2,\"line\":5}\n"
    "{\"e\":\"task.wait\",\"t\":0,\"task\":1}\n"
    "{\"e\":\"task.run\",\"t\":0,\"task\":2}\n"
    "{\"e\":\"frame.new\",\"t\":0,\"frame\":3,\"kind\":\"coro\",\"fn\":"
    "\"count\",\"file\":\"x/c.py\",\"line\":3,\"task\":2}\n"
    "{\"e\":\"line\",\"t\":0,\"frame\":3,\"line\":4}\n"   /* event 12 */
    "{\"e\":\"frame.new\",\"t\":0,\"frame\":4,\"kind\":\"func\",\"fn\":"
    "\"f\",\"file\":\"other.py\",\"line\":3,\"task\":2}\n"
    "{\"e\":\"line\",\"t\":0,\"frame\":4,\"line\":5}\n"
    "{\"e\":\"task.done\",\"t\":0,\"task\":2}\n"          /* event 15 */
    "{\"e\":\"end\",\"t\":0,\"status\":0}\n";

static struct trace_build b;
static struct story *story;
static struct model model;

static int setup(void **state)
{
    (void)state;
    trace_build_init(&b);
    trace_build_text(&b, trace);
    story = story_new(b.store);
    story_update(story, true);
    model_init(&model, b.store);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    model_fini(&model);
    story_free(story);
    trace_build_fini(&b);
    return 0;
}

static size_t find(struct place p)
{
    return place_find(&p, story, &model, STR("c.py"));
}

/* The boundary of LINES at which an event has just happened. */
static void assert_takes_in(size_t place, size_t event)
{
    size_t step = story_step_at(story, DETAIL_LINES, place);
    assert_int_equal(story_boundary(story, DETAIL_LINES, step), place);
    assert_true(place > event);
    assert_true(story_boundary(story, DETAIL_LINES, step - 1) <= event);
}

static void test_lines(void **state)
{
    (void)state;
    struct place p = {.kind = PLACE_BEFORE_LINE, .line = 4, .nth = 1};
    assert_takes_in(find(p), 7);
    p.nth = 2;
    assert_takes_in(find(p), 12);
    p.nth = 3;
    assert_true(find(p) == PLACE_NOWHERE);
    p.nth = 1;
    p.task = STR("count#2");
    assert_takes_in(find(p), 12);
    p.task = STR("count#1");
    assert_takes_in(find(p), 7);
    p = (struct place){.kind = PLACE_BEFORE_LINE, .line = 5, .nth = 2};
    assert_true(find(p) == PLACE_NOWHERE); /* that one is of another file */
    p = (struct place){.kind = PLACE_LINE, .line = 4, .nth = 1};
    assert_takes_in(find(p), 8);           /* it has run: the next is due */
}

static void test_the_rest(void **state)
{
    (void)state;
    struct place p = {.kind = PLACE_EVENT, .event = EV_task_done, .nth = 1};
    assert_takes_in(find(p), 15);
    p.task = STR("count#1");
    assert_true(find(p) == PLACE_NOWHERE);
    assert_int_equal(find((struct place){.kind = PLACE_START}), 0);
    assert_int_equal(find((struct place){.kind = PLACE_END}), 17);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_lines, setup, teardown),
        cmocka_unit_test_setup_teardown(test_the_rest, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
