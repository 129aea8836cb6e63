#include "support/test.h"

#include <math.h>
#include "support/model_fixture.h"

/* Locks and their like, task groups, timeouts, threads and jobs: who has what,
 * who waits for what in which order, at every event of small runs. */

static void make_tasks(struct fixture *f, uint32_t n)
{
    for (uint32_t t = 1; t <= n; t++)
        DO(f, task_new, .task = t, .name = STR("Task"), .label = STR("t"),
           .coro = STR("t"));
}

static void block(struct fixture *f, uint32_t sync, uint32_t task)
{
    DO(f, task_run, .task = task);
    DO(f, sync_block, .sync = sync, .task = task);
    DO(f, task_wait, .task = task, .on = {STR("lock"), task, STR("lock")});
}

static void wake(struct fixture *f, uint32_t sync, uint32_t task)
{
    DO(f, sync_unblock, .sync = sync, .task = task, .why = STR("woken"));
}

/* The line of a sync in order, and who has it, the newest first:
 * "2, 3 woken | 1". */
static void sync_is(const struct model *m, uint32_t sync, const char *text)
{
    const struct m_sync *s = &m->syncs.p[sync];
    struct buf out = {0};
    const char *apart = "";
    size_t n = 0;
    for (uint32_t t = s->line.first; t; t = model_wait(m, t)->behind, n++) {
        buf_printf(&out, "%s%u%s", apart, t,
                   model_wait(m, t)->woken ? " woken" : "");
        apart = ", ";
    }
    assert_int_equal(s->line.n, n);
    apart = " | ";
    n = 0;
    for (uint32_t h = s->holds; h; h = m->holds.p[h].older, n++) {
        buf_printf(&out, "%s%u", apart, m->holds.p[h].who);
        apart = ", ";
    }
    assert_int_equal(s->n_holds, n);
    assert_string_equal(buf_z(&out), text);
    buf_fini(&out);
}

static void name_is(void (*name)(const struct model *, uint32_t, struct buf *),
                    const struct model *m, uint32_t id, const char *text)
{
    struct buf out = {0};
    name(m, id, &out);
    assert_string_equal(buf_z(&out), text);
    buf_fini(&out);
}

static void test_lock(void **state)
{
    struct fixture *f = *state;
    const struct model *m = &f->m;
    uint32_t holder = 9;
    make_tasks(f, 3);
    DO(f, sync_new, .sync = 1, .kind = STR("lock"), .name = STR("lock"));
    assert_int_equal(m->syncs.p[1].kind, SYNC_LOCK);
    assert_false(model_sync_holder(m, 1, &holder));
    DO(f, task_run, .task = 1);
    DO(f, sync_acquire, .sync = 1, .task = 1, .value = 1);
    assert_true(model_sync_holder(m, 1, &holder));
    assert_int_equal(holder, 1);
    block(f, 1, 2);
    block(f, 1, 3);
    sync_is(m, 1, "2, 3 | 1");
    assert_int_equal(m->tasks.p[3].wait.since, trace_store_count(m->store) - 2);
    DO(f, task_run, .task = 1);
    DO(f, sync_release, .sync = 1, .task = 1);
    sync_is(m, 1, "2, 3");
    wake(f, 1, 2);
    sync_is(m, 1, "2 woken, 3");
    assert_int_equal(model_sync_waiting(m, 1), 1);
    DO(f, task_run, .task = 2);
    DO(f, sync_acquire, .sync = 1, .task = 2, .value = 1, .waited = 1);
    sync_is(m, 1, "3 | 2");
    /* the one that waits gives up */
    DO(f, sync_unblock, .sync = 1, .task = 3, .why = STR("cancelled"));
    sync_is(m, 1, " | 2");
}

static void test_semaphore(void **state)
{
    struct fixture *f = *state;
    const struct model *m = &f->m;
    make_tasks(f, 4);
    DO(f, sync_new, .sync = 1, .kind = STR("semaphore"), .value = 2);
    DO(f, sync_acquire, .sync = 1, .task = 1, .value = 1);
    DO(f, sync_acquire, .sync = 1, .task = 2, .value = 0);
    assert_int_equal(m->syncs.p[1].value, 0);
    assert_int_equal(m->syncs.p[1].size, 2);
    sync_is(m, 1, " | 2, 1");
    assert_true(model_holds(m, 1, 1));
    assert_false(model_holds(m, 1, 3));
    block(f, 1, 3);
    DO(f, sync_release, .sync = 1, .task = 1, .value = 1);
    sync_is(m, 1, "3 | 2");
    wake(f, 1, 3);
    DO(f, sync_acquire, .sync = 1, .task = 3, .value = 0, .waited = 1);
    sync_is(m, 1, " | 3, 2");
    /* anybody may give a place back: then it is the oldest one */
    DO(f, sync_release, .sync = 1, .task = 4, .value = 1);
    sync_is(m, 1, " | 3");
    DO(f, sync_release, .sync = 1, .task = 3, .value = 2);
    DO(f, sync_release, .sync = 1, .task = 3, .value = 3);
    sync_is(m, 1, "");
    assert_int_equal(m->syncs.p[1].value, 3);
}

/* Who lets go: the newest that it has of this one, else the oldest of anybody.
 * Places of three semaphores come and go at random, beside plain arrays. */
static void test_holds(void **state)
{
    enum { SYNCS = 3, TASKS = 4, MOST = 400 };
    struct fixture *f = *state;
    const struct model *m = &f->m;
    uint32_t holds[SYNCS + 1][MOST], n[SYNCS + 1] = {0}, x = 1;
    make_tasks(f, TASKS);
    for (int turn = 0; turn < MOST; turn++) {
        x = x * 1664525u + 1013904223u;
        uint32_t sync = 1 + (x >> 8) % SYNCS, task = (x >> 16) % (TASKS + 1);
        uint32_t *has = holds[sync];
        if (x >> 28 < 9) {
            DO(f, sync_acquire, .sync = sync, .task = task);
            has[n[sync]++] = task;
        } else {
            DO(f, sync_release, .sync = sync, .task = task);
            uint32_t at = n[sync];
            while (at > 0 && has[at - 1] != task)
                at--;
            if (at == 0)
                at = n[sync] > 0;
            for (; at && at < n[sync]; at++)
                has[at - 1] = has[at];
            n[sync] -= n[sync] > 0;
        }
        struct buf text = {0};
        for (uint32_t i = n[sync]; i > 0; i--)
            buf_printf(&text, "%s%u", i == n[sync] ? " | " : ", ", has[i - 1]);
        sync_is(m, sync, buf_z(&text));
        buf_fini(&text);
    }
}

static void test_event(void **state)
{
    struct fixture *f = *state;
    const struct model *m = &f->m;
    make_tasks(f, 2);
    DO(f, sync_new, .sync = 1, .kind = STR("event"));
    block(f, 1, 1);
    block(f, 1, 2);
    DO(f, sync_set, .sync = 1);
    assert_true(m->syncs.p[1].set);
    wake(f, 1, 1);
    wake(f, 1, 2);
    sync_is(m, 1, "1 woken, 2 woken");
    DO(f, task_run, .task = 1); /* there is nothing more to get */
    sync_is(m, 1, "2 woken");
    DO(f, sync_clear, .sync = 1);
    assert_false(m->syncs.p[1].set);
}

/* A condition's own lock is a part of it, and has its name from it. */
static void test_condition(void **state)
{
    struct fixture *f = *state;
    const struct model *m = &f->m;
    uint32_t holder;
    make_tasks(f, 2);
    DO(f, sync_new, .sync = 1, .kind = STR("lock"));
    DO(f, sync_new, .sync = 2, .kind = STR("condition"), .name = STR("cond"),
       .uses = 1);
    DO(f, sync_new, .sync = 3, .kind = STR("lock"), .name = STR("mine"));
    DO(f, sync_new, .sync = 4, .kind = STR("condition"), .uses = 3);
    assert_true(model_sync_is_part(m, 1));
    assert_false(model_sync_is_part(m, 2));
    assert_false(model_sync_is_part(m, 3));
    name_is(model_sync_name, m, 1, "cond's lock");
    name_is(model_sync_name, m, 2, "cond");
    name_is(model_sync_name, m, 3, "mine");
    name_is(model_sync_name, m, 4, "condition");
    DO(f, sync_acquire, .sync = 1, .task = 1, .value = 1);
    assert_true(model_sync_holder(m, 2, &holder));
    assert_int_equal(holder, 1);
    DO(f, sync_release, .sync = 1, .task = 1);
    block(f, 2, 1);
    sync_is(m, 2, "1");
    DO(f, sync_acquire, .sync = 1, .task = 2, .value = 1);
    DO(f, sync_notify, .sync = 2, .task = 2, .value = 1);
    wake(f, 2, 1);
    sync_is(m, 2, "1 woken");
    /* woken, it needs the lock, which the other still has */
    block(f, 1, 1);
    sync_is(m, 2, "");
    sync_is(m, 1, "1 | 2");
}

static void test_barrier(void **state)
{
    struct fixture *f = *state;
    const struct model *m = &f->m;
    make_tasks(f, 3);
    DO(f, sync_new, .sync = 1, .kind = STR("barrier"), .value = 3);
    block(f, 1, 1);
    block(f, 1, 2);
    assert_int_equal(model_sync_waiting(m, 1), 2);
    assert_int_equal(m->syncs.p[1].size, 3);
    DO(f, task_run, .task = 3);
    DO(f, sync_notify, .sync = 1, .task = 3, .value = 2);
    wake(f, 1, 1);
    wake(f, 1, 2);
    assert_int_equal(model_sync_waiting(m, 1), 0);
    DO(f, sync_break, .sync = 1, .task = 3, .why = STR("abort"));
    assert_true(m->syncs.p[1].broken);
    DO(f, sync_break, .sync = 1, .task = 3, .why = STR("reset"));
    assert_false(m->syncs.p[1].broken);
}

static void test_names(void **state)
{
    struct fixture *f = *state;
    const struct model *m = &f->m;
    for (uint32_t i = 1; i <= 2; i++)
        DO(f, sync_new, .sync = i, .kind = STR("lock"), .name = STR("fork"));
    DO(f, sync_new, .sync = 3, .kind = STR("lock"), .name = STR("table"));
    for (uint32_t i = 4; i <= 5; i++)
        DO(f, sync_new, .sync = i, .kind = STR("semaphore"));
    DO(f, group_new, .group = 1, .name = STR("tg"));
    DO(f, group_new, .group = 2);
    name_is(model_sync_name, m, 1, "fork#1");
    name_is(model_sync_name, m, 2, "fork#2");
    name_is(model_sync_name, m, 3, "table");
    name_is(model_sync_name, m, 5, "semaphore#2");
    name_is(model_group_name, m, 1, "tg");
    name_is(model_group_name, m, 2, "task group");
}

static void test_group(void **state)
{
    struct fixture *f = *state;
    const struct model *m = &f->m;
    make_tasks(f, 3);
    DO(f, task_run, .task = 1);
    DO(f, group_new, .group = 1);
    DO(f, group_enter, .group = 1, .task = 1);
    const struct m_group *g = &m->groups.p[1];
    assert_int_equal(g->state, GROUP_OPEN);
    assert_int_equal(g->owner, 1);
    DO(f, group_task, .group = 1, .task = 2);
    DO(f, group_task, .group = 1, .task = 3);
    assert_int_equal(g->n_tasks, 2);
    assert_int_equal(g->first, 2);
    assert_int_equal(m->tasks.p[2].group_next, 3);
    DO(f, group_wait, .group = 1, .task = 1);
    DO(f, task_wait, .task = 1, .on = {STR("group"), 1, STR("task group")});
    assert_int_equal(g->state, GROUP_WAITING);
    assert_int_equal(g->line.first, 1);
    DO(f, task_done, .task = 2, .outcome = STR("error"));
    assert_int_equal(g->n_over, 1);
    assert_int_equal(g->n_failed, 1);
    DO(f, group_abort, .group = 1, .task = 2, .why = STR("error"));
    assert_true(g->aborting);
    DO(f, task_done, .task = 3, .outcome = STR("cancelled"));
    assert_int_equal(g->n_over, 2);
    assert_int_equal(g->n_failed, 1);
    DO(f, task_run, .task = 1);
    DO(f, group_exit, .group = 1, .task = 1, .errors = 1);
    assert_int_equal(g->state, GROUP_LEFT);
    assert_int_equal(g->line.n, 0);
}

static void test_timeout(void **state)
{
    struct fixture *f = *state;
    const struct model *m = &f->m;
    DO(f, timeout_new, .timeout = 1, .what = STR("timeout"), .when = 2,
       .task = 1);
    assert_int_equal(m->timeouts.p[1].state, TIMEOUT_SET);
    DO(f, timeout_reschedule, .timeout = 1, .when = 3);
    assert_true(m->timeouts.p[1].when == 3);
    DO(f, timeout_expire, .timeout = 1);
    assert_int_equal(m->timeouts.p[1].state, TIMEOUT_EXPIRED);
    DO(f, timeout_exit, .timeout = 1, .task = 1);
    assert_int_equal(m->timeouts.p[1].state, TIMEOUT_LEFT);
    DO(f, timeout_new, .timeout = 2, .what = STR("wait_for"), .when = 2,
       .task = 1, .of = 4);
    assert_int_equal(m->timeouts.p[2].of, 4);
}

static void enter(struct fixture *f, uint32_t frame, const char *fn,
                  uint32_t parent, uint32_t task, uint32_t thread, int line)
{
    DO(f, frame_new, .frame = frame, .kind = STR("func"), .fn = str_of(fn),
       .file = STR("a.py"), .line = line, .parent = parent, .task = task,
       .thread = thread);
    DO(f, line, .frame = frame, .line = line);
}

static void stack_is(const struct m_place *places, size_t n, const char *text)
{
    struct buf out = {0};
    for (size_t i = 0; i < n; i++)
        buf_printf(&out, "%s%u:%d", i ? " " : "", places[i].frame,
                   places[i].line);
    assert_string_equal(buf_z(&out), text);
    buf_fini(&out);
}

/* Each lane has its own frames; the one that runs goes on where it was. */
static void test_threads(void **state)
{
    struct fixture *f = *state;
    const struct model *m = &f->m;
    struct m_place p[8];
    make_tasks(f, 1);
    enter(f, 1, "<module>", 0, 0, 0, 9);
    DO(f, task_run, .task = 1);
    enter(f, 2, "main", 1, 1, 0, 5);
    assert_int_equal(m->thread, 0);
    DO(f, thread_new, .thread = 2, .name = STR("Thread-1 (work)"),
       .kind = STR("thread"));
    assert_int_equal(m->thread, 1);
    assert_int_equal(m->threads.p[2].state, THREAD_READY);
    DO(f, thread_block, .thread = 1, .what = STR("join of Thread-1"));
    DO(f, thread_run, .thread = 2);
    assert_int_equal(m->threads.p[1].state, THREAD_BLOCKED);
    assert_int_equal(m->threads.p[2].state, THREAD_RUNNING);
    assert_int_equal(m->running, 0);
    assert_int_equal(m->current_frame, 0);
    enter(f, 3, "work", 0, 0, 2, 2);
    stack_is(p, model_thread_stack(m, 1, p, 8), "1:9 2:5");
    stack_is(p, model_thread_stack(m, 2, p, 8), "3:2");
    stack_is(p, model_stack(m, 1, p, 8), "2:5");
    name_is(model_thread_name, m, 1, "MainThread");
    name_is(model_thread_name, m, 2, "Thread-1 (work)");
    DO(f, return_, .frame = 3);
    DO(f, thread_done, .thread = 2);
    DO(f, thread_run, .thread = 1);
    assert_int_equal(m->threads.p[2].state, THREAD_DONE);
    assert_int_equal(m->threads.p[1].state, THREAD_RUNNING);
    assert_int_equal(m->running, 1);
    stack_is(p, model_stack(m, 1, p, 8), "2:5");
    stack_is(p, model_thread_stack(m, 2, p, 8), "");
}

/* Lanes stand in the same lines as tasks, and have things as tasks do. */
static void test_lanes_wait(void **state)
{
    struct fixture *f = *state;
    const struct model *m = &f->m;
    uint32_t holder;
    make_tasks(f, 1);
    DO(f, sync_new, .sync = 1, .kind = STR("lock"), .name = STR("lock"));
    DO(f, sync_acquire, .sync = 1, .value = 1, .thread = 1);
    assert_true(model_sync_holder(m, 1, &holder));
    assert_int_equal(holder, 1 | WHO_LANE);
    name_is(model_task_label, m, holder, "MainThread");
    for (uint32_t thread = 2; thread <= 4; thread++) {
        DO(f, thread_new, .thread = thread, .name = STR("T"));
        DO(f, thread_run, .thread = thread);
        DO(f, sync_block, .sync = 1, .thread = thread);
        DO(f, thread_block, .thread = thread, .what = STR("lock.acquire()"));
    }
    block(f, 1, 1); /* a task behind them */
    assert_int_equal(m->syncs.p[1].line.n, 4);
    assert_int_equal(m->syncs.p[1].line.first, 2 | WHO_LANE);
    assert_int_equal(m->syncs.p[1].line.last, 1);
    assert_int_equal(model_wait(m, 3 | WHO_LANE)->before, 2 | WHO_LANE);
    assert_int_equal(model_wait(m, 4 | WHO_LANE)->behind, 1);
    DO(f, thread_run, .thread = 1);
    DO(f, sync_release, .sync = 1, .thread = 1);
    DO(f, sync_unblock, .sync = 1, .thread = 2, .why = STR("woken"));
    assert_true(model_wait(m, 2 | WHO_LANE)->woken);
    assert_int_equal(model_sync_waiting(m, 1), 3);
    DO(f, sync_unblock, .sync = 1, .thread = 3, .why = STR("late"));
    assert_int_equal(model_wait(m, 3 | WHO_LANE)->side, SIDE_NONE);
    DO(f, thread_run, .thread = 2);
    DO(f, sync_acquire, .sync = 1, .value = 1, .waited = 1, .thread = 2);
    assert_true(model_holds(m, 1, 2 | WHO_LANE));
    assert_false(model_holds(m, 1, 2));
    assert_int_equal(m->syncs.p[1].line.n, 2);
    DO(f, end, .status = 0);
    assert_int_equal(m->threads.p[2].state, THREAD_DONE);
}

static void test_jobs(void **state)
{
    struct fixture *f = *state;
    const struct model *m = &f->m;
    DO(f, job_new, .job = 1, .task = 1);
    assert_int_equal(m->jobs.p[1].state, JOB_QUEUED);
    DO(f, job_run, .job = 1, .thread = 2);
    assert_int_equal(m->jobs.p[1].state, JOB_RUNNING);
    assert_int_equal(m->jobs.p[1].thread, 2);
    assert_int_equal(m->jobs.p[1].task, 1);
    DO(f, job_done, .job = 1);
    assert_int_equal(m->jobs.p[1].state, JOB_DONE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_lock),
        TEST(test_semaphore), TEST(test_holds),
        TEST(test_event),
        TEST(test_condition),
        TEST(test_barrier),
        TEST(test_names),
        TEST(test_group),
        TEST(test_timeout),
        TEST(test_threads),
        TEST(test_lanes_wait),
        TEST(test_jobs),
    };
    return cmocka_run_group_tests_name("model sync", tests, NULL, NULL);
}
