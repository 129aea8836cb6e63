/* LOCKS when it has the screen: who had what, from when to when, and who waits
 * since when. What the log of moments says of holds that end in another order. */
#include "support/test.h"

#include "ui/sync_log.h"
#include "unit/ui/one_screen.h"

#define EV(rest) "{\"e\":" rest "}\n"

/* `first` has it until 1; `second` has waited by then, and has it. */
static const char lock[] =
    "{\"loopscope\":1,\"min\":1,\"engine\":\"hand\",\"clock\":\"virtual\","
    "\"program\":\"p.py\",\"argv\":[],\"seed\":0,\"sources\":[]}\n"
    EV("\"task.new\",\"t\":0,\"task\":1,\"label\":\"first\"")
    EV("\"task.new\",\"t\":0,\"task\":2,\"label\":\"second\"")
    EV("\"task.new\",\"t\":0,\"task\":3,\"label\":\"third\"")
    EV("\"sync.new\",\"t\":0,\"sync\":1,\"kind\":\"lock\",\"name\":\"door\"")
    EV("\"task.run\",\"t\":0,\"task\":1")
    EV("\"sync.acquire\",\"t\":0,\"sync\":1,\"task\":1,\"value\":1")
    EV("\"timer.set\",\"t\":0,\"timer\":1,\"when\":1,\"task\":1")
    EV("\"task.wait\",\"t\":0,\"task\":1,\"on\":{\"kind\":\"sleep\","
       "\"text\":\"sleep(1)\"}")
    EV("\"task.run\",\"t\":0,\"task\":2")
    EV("\"sync.block\",\"t\":0,\"sync\":1,\"task\":2")
    EV("\"task.wait\",\"t\":0,\"task\":2,\"on\":{\"kind\":\"lock\","
       "\"text\":\"door.acquire()\"}")
    EV("\"task.run\",\"t\":0.5,\"task\":3")
    EV("\"sync.block\",\"t\":0.5,\"sync\":1,\"task\":3")
    EV("\"task.wait\",\"t\":0.5,\"task\":3,\"on\":{\"kind\":\"lock\","
       "\"text\":\"door.acquire()\"}")
    EV("\"loop.clock\",\"t\":1,\"to\":1")
    EV("\"task.run\",\"t\":1,\"task\":1")
    EV("\"sync.release\",\"t\":1,\"sync\":1,\"task\":1,\"value\":0")
    EV("\"sync.unblock\",\"t\":1,\"sync\":1,\"task\":2,\"why\":\"woken\"")
    EV("\"task.done\",\"t\":1,\"task\":1,\"outcome\":\"result\"")
    EV("\"task.run\",\"t\":1,\"task\":2")
    EV("\"sync.acquire\",\"t\":1,\"sync\":1,\"task\":2,\"value\":1,"
       "\"waited\":1")
    EV("\"loop.clock\",\"t\":3,\"to\":3");

static int open_lock(void **state)
{
    (void)state;
    screen_open(&s, lock, sizeof lock - 1, &(struct ui_options){0});
    screen_size(&s, 100, 30);
    ui_set_detail(s.ui, DETAIL_EVENTS);
    screen_keys(&s, "2 2 z");
    assert_shows("[LOCKS]");
    return 0;
}

static void who_waits_and_since_when(void **state)
{
    (void)state;
    ui_go_to_events(s.ui, 15);
    assert_shows("door      held by first");
    assert_shows("1        second       since 0.000, for 1.000 s\n");
    assert_shows("2        third        since 0.500, for 0.500 s\n");
    assert_shows("0.000    first        has it, for 1.000 s so far\n");
    ui_go_to_events(s.ui, 18);
    assert_shows("1      ◆ second       since 0.000, for 1.000 s; woken, not yet "
                 "served");
}

static void who_had_it_and_for_how_long(void **state)
{
    (void)state;
    screen_keys(&s, "G");
    assert_shows("second       has it, for 2.000 s so far, "
                 "after 1.000 s in line\n"
                 "     0.000    first        "
                 "had it for 1.000 s, until 1.000\n");
    assert_lacks("second       since");
    screen_keys(&s, "g");
    assert_lacks("so far");
}

/* Two have a semaphore; the one that came last gives it back first, then one
 * that has nothing. */
static void a_hold_ends_for_who_gives_it_back(void **state)
{
    struct sync_log log = {0};
    const struct sync_moment *list;
    struct event take = {.kind = EV_sync_acquire, .sync_acquire.sync = 1};
    struct event give = {.kind = EV_sync_release, .sync_release.sync = 1};
    (void)state;
    for (uint32_t i = 0; i < 3; i++) {
        take.sync_acquire.task = i + 1;
        sync_log_add(&log, &take, i);
    }
    give.sync_release.task = 3;
    sync_log_add(&log, &give, 3);
    give.sync_release.task = 9;
    sync_log_add(&log, &give, 4);
    assert_int_equal(sync_log_find(&log, 1, 5, &list), 3);
    assert_int_equal(list[0].over, 4);
    assert_int_equal(list[1].over, SYNC_STILL);
    assert_int_equal(list[2].over, 3);
    assert_int_equal(sync_log_find(&log, 1, 2, &list), 2);
    assert_int_equal(sync_log_find(&log, 7, 5, &list), 0);
    sync_log_fini(&log);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(who_waits_and_since_when, open_lock,
                                        close_trace),
        cmocka_unit_test_setup_teardown(who_had_it_and_for_how_long, open_lock,
                                        close_trace),
        cmocka_unit_test(a_hold_ends_for_who_gives_it_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
