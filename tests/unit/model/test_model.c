#include "support/test.h"

#include "support/model_fixture.h"

/* What the state is after the events of small runs, in the order in which the
 * sandbox and the recorder emit them (events.def). */

static void make_task(struct fixture *f, uint32_t task, const char *label,
                      uint32_t handle)
{
    DO(f, task_new, .task = task, .name = STR("Task"), .label = str_of(label),
       .coro = STR("f"));
    DO(f, ready_push, .handle = handle, .what = STR("step"), .task = task,
       .why = STR("created"));
}

static void run_task(struct fixture *f, uint32_t task, uint32_t handle)
{
    DO(f, ready_pop, .handle = handle);
    DO(f, task_run, .task = task);
}

static void test_task_states(void **state)
{
    struct fixture *f = *state;
    const struct model *m = &f->m;
    assert_int_equal(m->program, PROGRAM_NOT_BEGUN);
    make_task(f, 1, "main", 1);
    assert_int_equal(m->tasks.p[1].state, TASK_READY);
    assert_false(m->tasks.p[1].started);
    assert_int_equal(model_ready(m, 0), 1);
    DO(f, loop_pass, .n = 1, .ready = 1);
    assert_int_equal(model_ready_this_pass(m), 1);
    run_task(f, 1, 1);
    assert_int_equal(m->running, 1);
    assert_int_equal(m->tasks.p[1].state, TASK_RUNNING);
    assert_int_equal(model_ready_count(m), 0);
    assert_int_equal(m->pass_left, 0);
    /* sleep(0): the back of the queue, no wait */
    DO(f, ready_push, .handle = 2, .what = STR("step"), .task = 1,
       .why = STR("yield"));
    assert_int_equal(m->running, 0);
    assert_int_equal(m->tasks.p[1].state, TASK_READY);
    assert_int_equal(model_ready_this_pass(m), 0); /* it is of the next pass */
    DO(f, loop_pass, .n = 2, .ready = 1);
    run_task(f, 1, 2);
    DO(f, task_cancel, .task = 1);
    assert_true(m->tasks.p[1].cancelling);
    DO(f, task_wait, .task = 1, .on = {STR("future"), 1, STR("f")});
    assert_int_equal(m->tasks.p[1].state, TASK_WAITING);
    assert_int_equal(m->running, 0);
    DO(f, task_wake, .task = 1);
    assert_int_equal(m->tasks.p[1].state, TASK_WAITING);
    DO(f, ready_push, .handle = 3, .what = STR("wakeup"), .task = 1,
       .why = STR("cancelled"));
    assert_int_equal(m->tasks.p[1].state, TASK_READY);
    run_task(f, 1, 3);
    assert_false(m->tasks.p[1].cancelling);
    assert_int_equal(m->tasks.p[1].n_turns, 3);
    DO(f, task_done, .task = 1, .outcome = STR("cancelled"));
    assert_int_equal(m->tasks.p[1].state, TASK_CANCELLED);
    assert_int_equal(m->running, 0);
    DO(f, end, .status = 1, .error = STR("CancelledError"));
    assert_int_equal(m->program, PROGRAM_ENDED);
    assert_int_equal(m->exit_status, 1);
}

/* A callback that runs in the loop while no task does, and a push that is about
 * a task without queueing its step. */
static void test_callbacks(void **state)
{
    struct fixture *f = *state;
    const struct model *m = &f->m;
    make_task(f, 1, "main", 1);
    run_task(f, 1, 1);
    DO(f, task_wait, .task = 1, .on = {STR("sleep"), 1, STR("sleep(1)")});
    DO(f, ready_push, .handle = 2, .what = STR("timer"), .task = 1,
       .why = STR("due"));
    assert_int_equal(m->tasks.p[1].state, TASK_WAITING);
    assert_int_equal(model_ready_count(m), 1);
    DO(f, ready_pop, .handle = 2);
    assert_int_equal(m->tasks.p[1].state, TASK_WAITING);
    assert_int_equal(m->handles.p[2].state, HANDLE_RUN);
}

static void test_cancelled_handles(void **state)
{
    struct fixture *f = *state;
    const struct model *m = &f->m;
    for (uint32_t h = 1; h <= 3; h++)
        DO(f, ready_push, .handle = h, .what = STR("callback"),
           .why = STR("scheduled"));
    DO(f, loop_pass, .n = 1, .ready = 3);
    DO(f, handle_cancel, .handle = 1);
    DO(f, handle_cancel, .handle = 3);
    assert_int_equal(model_ready_count(m), 3);
    DO(f, ready_pop, .handle = 2); /* 1 was dropped on the way */
    assert_int_equal(model_ready_count(m), 1);
    assert_int_equal(model_ready_this_pass(m), 1);
    DO(f, loop_select, .timeout = 0); /* and 3 at the end of the pass */
    assert_int_equal(model_ready_count(m), 0);
}

static void test_timers(void **state)
{
    struct fixture *f = *state;
    const struct model *m = &f->m;
    static const double when[] = {0, 5, 2, 5, 1, 2};
    uint32_t ids[8];
    make_task(f, 1, "main", 1);
    for (uint32_t i = 1; i <= 5; i++)
        DO(f, timer_set, .timer = i, .when = when[i], .what = STR("sleep"),
           .task = i == 4 ? 1 : 0);
    assert_int_equal(model_timers(m, ids, 8), 5);
    static const uint32_t order[] = {4, 2, 5, 1, 3};
    assert_memory_equal(ids, order, sizeof order);
    assert_int_equal(model_timers(m, ids, 2), 5);
    assert_int_equal(m->tasks.p[1].timer, 4);
    f->b.t = 1;
    DO(f, timer_fire, .timer = 4, .handle = 9);
    DO(f, timer_cancel, .timer = 1);
    assert_int_equal(m->timers.p[4].state, TIMER_FIRED);
    assert_int_equal(m->timers.p[1].state, TIMER_CANCELLED);
    static const uint32_t left[] = {2, 5, 3};
    assert_int_equal(model_timers(m, ids, 8), 3);
    assert_memory_equal(ids, left, sizeof left);
    assert_true(m->t == 1);
    DO(f, timer_fire, .timer = 4, .handle = 9); /* twice, in a broken trace */
    assert_int_equal(model_timers(m, ids, 8), 3);
}

static void test_gather(void **state)
{
    struct fixture *f = *state;
    const struct model *m = &f->m;
    for (uint32_t t = 1; t <= 4; t++)
        make_task(f, t, "count", t);
    run_task(f, 2, 2);
    DO(f, task_done, .task = 2, .outcome = STR("result"), .value = STR("1"));
    DO(f, future_new, .future = 1, .kind = STR("gather"), .of = STR("[2,3,4]"));
    assert_int_equal(m->futures.p[1].done_count, 1);
    assert_int_equal(m->futures.p[1].state, FUTURE_PENDING);
    run_task(f, 3, 3);
    DO(f, task_done, .task = 3, .outcome = STR("error"), .value = STR("E()"));
    assert_int_equal(m->tasks.p[3].state, TASK_FAILED);
    assert_int_equal(m->futures.p[1].done_count, 2);
    DO(f, future_done, .future = 1, .outcome = STR("error"));
    assert_int_equal(m->futures.p[1].state, FUTURE_DONE);
    run_task(f, 4, 4);
    DO(f, task_done, .task = 4, .outcome = STR("result"));
    assert_int_equal(m->futures.p[1].done_count, 3);
}

/* The tasks of a line in order: "2, 1 woken". */
static void line_is(const struct model *m, struct m_line line,
                    const char *text)
{
    struct buf out = {0};
    size_t n = 0;
    for (uint32_t t = line.first; t; t = m->tasks.p[t].wait.behind)
        buf_printf(&out, "%s%u%s", n++ ? ", " : "", t,
                   m->tasks.p[t].wait.woken ? " woken" : "");
    assert_string_equal(buf_z(&out), text);
    assert_int_equal(line.n, n);
    buf_fini(&out);
}

static struct m_line queue_line(const struct model *m, uint32_t queue,
                                enum wait_side side)
{
    return m->queues.p[queue].lines[side - SIDE_GET];
}

static void test_queue(void **state)
{
    struct fixture *f = *state;
    const struct model *m = &f->m;
    uint32_t items[4];
    make_task(f, 1, "get", 1);
    make_task(f, 2, "put", 2);
    DO(f, queue_new, .queue = 1, .maxsize = 2, .kind = STR("Queue"));
    run_task(f, 1, 1);
    DO(f, queue_block, .queue = 1, .side = STR("get"), .task = 1);
    DO(f, task_wait, .task = 1, .on = {STR("queue.get"), 1, STR("q.get()")});
    line_is(m, queue_line(m, 1, SIDE_GET), "1");
    run_task(f, 2, 2);
    DO(f, queue_put, .queue = 1, .item = 1, .text = STR("'a'"), .next = 1,
       .task = 2);
    DO(f, queue_unblock, .queue = 1, .side = STR("get"), .task = 1,
       .why = STR("woken"));
    line_is(m, queue_line(m, 1, SIDE_GET), "1 woken");
    DO(f, queue_put, .queue = 1, .item = 2, .text = STR("'b'"), .next = 1,
       .task = 2);
    assert_int_equal(model_queue_items(m, 1, items, 4), 2);
    assert_int_equal(items[0], 1);
    assert_int_equal(items[1], 2);
    assert_int_equal(m->queues.p[1].unfinished, 2);
    DO(f, queue_join, .queue = 1, .task = 2);
    DO(f, task_wait, .task = 2, .on = {STR("queue.join"), 2, STR("q.join()")});
    line_is(m, queue_line(m, 1, SIDE_JOIN), "2");
    run_task(f, 1, 3);
    line_is(m, queue_line(m, 1, SIDE_GET), "1 woken"); /* not yet served */
    DO(f, queue_get, .queue = 1, .item = 1, .next = 2, .task = 1, .waited = 1);
    line_is(m, queue_line(m, 1, SIDE_GET), "");
    assert_int_equal(m->items.p[1].state, ITEM_OUT);
    DO(f, queue_done, .queue = 1, .unfinished = 1);
    line_is(m, queue_line(m, 1, SIDE_JOIN), "2");
    DO(f, queue_get, .queue = 1, .item = 2, .task = 1);
    DO(f, queue_done, .queue = 1, .unfinished = 0);
    line_is(m, queue_line(m, 1, SIDE_JOIN), "2 woken");
    run_task(f, 2, 4);
    line_is(m, queue_line(m, 1, SIDE_JOIN), "");
    assert_int_equal(model_queue_items(m, 1, items, 4), 0);
    assert_int_equal(m->queues.p[1].n_put, 2);
    assert_int_equal(m->queues.p[1].n_got, 2);
}

/* Woken, then robbed: it waits again, at the back. */
static void test_robbed(void **state)
{
    struct fixture *f = *state;
    const struct model *m = &f->m;
    for (uint32_t t = 1; t <= 2; t++) {
        make_task(f, t, "get", t);
        run_task(f, t, t);
        DO(f, queue_block, .queue = 1, .side = STR("get"), .task = t);
        DO(f, task_wait, .task = t, .on = {STR("queue.get"), t, STR("q")});
    }
    DO(f, queue_unblock, .queue = 1, .side = STR("get"), .task = 1,
       .why = STR("woken"));
    run_task(f, 1, 3);
    DO(f, queue_block, .queue = 1, .side = STR("get"), .task = 1);
    DO(f, task_wait, .task = 1, .on = {STR("queue.get"), 3, STR("q")});
    line_is(m, queue_line(m, 1, SIDE_GET), "2, 1");
    DO(f, queue_unblock, .queue = 1, .side = STR("get"), .task = 2,
       .why = STR("cancelled"));
    line_is(m, queue_line(m, 1, SIDE_GET), "1");
    DO(f, task_done, .task = 1, .outcome = STR("cancelled"));
    line_is(m, queue_line(m, 1, SIDE_GET), "");
    assert_false(m->queues.p[1].made); /* no queue.new was there */
}

static void put_three(struct fixture *f, const char *kind)
{
    static const char *const texts[] = {"(10, 'a')", "(2, 'b')", "(2, 'a')"};
    DO(f, queue_new, .queue = 1, .kind = str_of(kind));
    for (uint32_t i = 1; i <= 3; i++)
        DO(f, queue_put, .queue = 1, .item = i, .text = str_of(texts[i - 1]));
}

static void test_lifo_order(void **state)
{
    struct fixture *f = *state;
    uint32_t items[3];
    put_three(f, "LifoQueue");
    model_queue_items(&f->m, 1, items, 3);
    assert_true(items[0] == 3 && items[1] == 2 && items[2] == 1);
}

static void test_priority_order(void **state)
{
    struct fixture *f = *state;
    uint32_t items[3];
    put_three(f, "PriorityQueue");
    model_queue_items(&f->m, 1, items, 3);
    assert_true(items[0] == 3 && items[1] == 2 && items[2] == 1);
    /* what the queue itself said comes first */
    DO(f, queue_put, .queue = 1, .item = 4, .text = STR("(9, 'x')"), .next = 4);
    assert_int_equal(model_queue_items(&f->m, 1, items, 1), 4);
    assert_int_equal(items[0], 4);
}

/* -- frames -- */


struct seen_locals {
    struct buf out;
    uint32_t newest; /* event of the frame */
};

static void see_local(void *arg, struct str name, struct str repr,
                      uint32_t set_event)
{
    struct seen_locals *seen = arg;
    buf_printf(&seen->out, "%.*s=%.*s%s ", STR_ARG(name), STR_ARG(repr),
               set_event == seen->newest ? "*" : "");
}

static void locals_are(const struct model *m, uint32_t frame, const char *text)
{
    struct seen_locals seen = {{0}, m->frames.p[frame].line_event};
    model_locals(m, frame, see_local, &seen);
    assert_string_equal(buf_z(&seen.out), text);
    buf_fini(&seen.out);
}

static void test_locals(void **state)
{
    struct fixture *f = *state;
    struct model *m = &f->m;
    DO(f, frame_new, .frame = 1, .kind = STR("func"), .fn = STR("f"),
       .set = STR("{\"n\":\"9\",\"s\":\"'a\\\\n'\"}"));
    locals_are(m, 1, "n=9* s='a\\n'* ");
    DO(f, line, .frame = 1, .line = 5, .set = STR("{\"i\":\"0\"}"));
    locals_are(m, 1, "n=9 s='a\\n' i=0* ");
    DO(f, line, .frame = 1, .line = 6, .set = STR("{\"n\":\"10\"}"),
       .unset = STR("[\"s\"]"));
    locals_are(m, 1, "n=10* i=0 ");
    DO(f, line, .frame = 1, .line = 5, .set = STR("{\"s\":\"1\"}"));
    locals_are(m, 1, "n=10 s=1* i=0 ");
    assert_int_equal(m->frames.p[1].line, 5);
    assert_int_equal(m->frames.p[1].previous_line, 6);
    model_undo(m);
    locals_are(m, 1, "n=10* i=0 ");
    model_undo(m);
    locals_are(m, 1, "n=9 s='a\\n' i=0* ");
    model_undo(m);
    model_apply(m);
    locals_are(m, 1, "n=9 s='a\\n' i=0* ");
    locals_are(m, 7, "");
}

static void stack_is(const struct model *m, uint32_t task, const char *text)
{
    struct m_place places[8];
    struct buf out = {0};
    size_t n = model_stack(m, task, places, 8);
    for (size_t i = 0; i < n; i++)
        buf_printf(&out, "%u:%d ", places[i].frame, places[i].line);
    assert_string_equal(buf_z(&out), text);
    buf_fini(&out);
}

/* main (frame 1) runs asyncio.run; task 1 is chain (2), which awaits part (3),
 * which calls a function (4); then both wait, and both go on. */
static void test_stack(void **state)
{
    struct fixture *f = *state;
    const struct model *m = &f->m;
    DO(f, frame_new, .frame = 1, .kind = STR("module"), .file = STR("a.py"));
    DO(f, line, .frame = 1, .line = 20);
    make_task(f, 1, "chain(9)", 1);
    run_task(f, 1, 1);
    stack_is(m, 1, "");
    DO(f, frame_new, .frame = 2, .kind = STR("coro"), .file = STR("a.py"),
       .parent = 1, .task = 1);
    DO(f, line, .frame = 2, .line = 5);
    stack_is(m, 1, "2:5 ");
    DO(f, frame_new, .frame = 3, .kind = STR("coro"), .file = STR("a.py"),
       .parent = 2, .task = 1);
    DO(f, line, .frame = 3, .line = 9);
    DO(f, frame_new, .frame = 4, .kind = STR("func"), .file = STR("a.py"),
       .parent = 3, .task = 1);
    DO(f, line, .frame = 4, .line = 13);
    stack_is(m, 1, "2:5 3:9 4:13 ");
    assert_int_equal(m->current_frame, 4);
    DO(f, return_, .frame = 4, .value = STR("None"));
    stack_is(m, 1, "2:5 3:9 ");
    assert_int_equal(model_suspended_on(m, STR("a.py"), 9), 0);
    DO(f, suspend, .frame = 3);
    DO(f, suspend, .frame = 2);
    DO(f, task_wait, .task = 1, .on = {STR("sleep"), 1, STR("sleep(1)")});
    assert_int_equal(m->current_frame, 1);
    stack_is(m, 1, "2:5 3:9 ");
    assert_int_equal(model_suspended_on(m, STR("a.py"), 9), 1);
    assert_int_equal(model_suspended_on(m, STR("a.py"), 5), 1);
    assert_int_equal(model_suspended_on(m, STR("a.py"), 13), 0);
    assert_int_equal(model_suspended_on(m, STR("b.py"), 9), 0);
    DO(f, ready_push, .handle = 2, .what = STR("wakeup"), .task = 1,
       .why = STR("done"));
    stack_is(m, 1, "2:5 3:9 ");
    run_task(f, 1, 2);
    DO(f, resume, .frame = 2);
    DO(f, resume, .frame = 3);
    stack_is(m, 1, "2:5 3:9 ");
    assert_int_equal(m->current_frame, 3);
    assert_int_equal(model_suspended_on(m, STR("a.py"), 9), 0);
    DO(f, return_, .frame = 3, .value = STR("1"));
    stack_is(m, 1, "2:5 ");
    DO(f, unwind, .frame = 2);
    assert_int_equal(m->frames.p[2].state, FRAME_OVER);
    assert_int_equal(m->current_frame, 1);
    stack_is(m, 1, "");
}

/* A recording without frames: task.wait has the stack. */
static void test_written_stack(void **state)
{
    struct fixture *f = *state;
    make_task(f, 1, "main", 1);
    run_task(f, 1, 1);
    DO(f, task_wait, .task = 1, .on = {STR("sleep"), 1, STR("sleep(1)")},
       .stack = STR("[[4,7],[5,12]]"));
    stack_is(&f->m, 1, "4:7 5:12 ");
}

/* A generator that was asked in the same statement is not awaited. */
static void test_generator_is_not_awaited(void **state)
{
    struct fixture *f = *state;
    make_task(f, 1, "main", 1);
    run_task(f, 1, 1);
    DO(f, frame_new, .frame = 1, .kind = STR("coro"), .task = 1);
    DO(f, line, .frame = 1, .line = 3);
    DO(f, frame_new, .frame = 2, .kind = STR("gen"), .task = 1, .parent = 1);
    DO(f, line, .frame = 2, .line = 8);
    DO(f, suspend, .frame = 2);
    DO(f, suspend, .frame = 1);
    DO(f, task_wait, .task = 1, .on = {STR("sleep"), 1, STR("sleep(1)")});
    stack_is(&f->m, 1, "1:3 ");
}

static void test_unawaited(void **state)
{
    struct fixture *f = *state;
    DO(f, coro_new, .name = STR("f"));
    DO(f, coro_new, .name = STR("f"));
    DO(f, frame_new, .frame = 1, .kind = STR("coro"));
    assert_int_equal(f->m.coros_unawaited, 1);
}

/* -- the rest -- */

static void test_outs(void **state)
{
    struct fixture *f = *state;
    const struct model *m = &f->m;
    DO(f, out, .stream = STR("stdout"), .text = STR("One\n"));
    DO(f, loop_new, .loop = 1);
    DO(f, warn, .kind = STR("RuntimeWarning"), .text = STR("x"));
    assert_int_equal(m->n_out, 2);
    assert_int_equal(model_out(m, 0), 0);
    assert_int_equal(model_out(m, 1), 2);
    assert_int_equal(model_out(m, 2), NO_EVENT);
    assert_int_equal(m->last_out, 2);
}

/* Ids that can't be true cost nothing; those that might be make placeholders. */
static void test_hostile_ids(void **state)
{
    struct fixture *f = *state;
    const struct model *m = &f->m;
    DO(f, task_run, .task = UINT32_MAX);
    DO(f, task_run, .task = 16 << 20);
    DO(f, line, .frame = 4000000000u, .line = 1);
    DO(f, timer_set, .timer = 1 << 30, .when = 1);
    DO(f, queue_put, .queue = 1 << 29, .item = 1 << 29);
    DO(f, future_new, .future = 1, .of = STR("[4000000000,100000]"));
    assert_int_equal(m->tasks.n, 0);
    assert_int_equal(m->frames.n, 0);
    DO(f, task_done, .task = 40, .outcome = STR("result"));
    assert_int_equal(m->tasks.n, 41);
    assert_false(m->tasks.p[40].made);
    assert_int_equal(m->tasks.p[40].new_event, NO_EVENT);
    assert_int_equal(m->tasks.p[39].state, TASK_NONE);
}

/* -- names -- */

static void label_is(const struct model *m, uint32_t task, const char *label)
{
    struct buf out = {0};
    model_task_label(m, task, &out);
    assert_string_equal(buf_z(&out), label);
    buf_fini(&out);
}

/* The first of several alike is #1 from the start, since all that is known
 * counts; a name doesn't change while one steps. */
static void test_labels(void **state)
{
    struct fixture *f = *state;
    make_task(f, 1, "main", 1);
    make_task(f, 2, "count", 2);
    label_is(&f->m, 2, "count");
    ADD(&f->b, task_new, .task = 3, .name = STR("Task-3"),
        .label = STR("count#2"));
    ADD(&f->b, task_new, .task = 4, .name = STR("worker"));
    label_is(&f->m, 1, "main");
    label_is(&f->m, 2, "count#1");
    label_is(&f->m, 3, "count#2");
    label_is(&f->m, 4, "worker");
    label_is(&f->m, 9, "task 9");
    assert_true(str_eqz(model_task_name(&f->m, 2), "count"));
    assert_true(str_eqz(model_task_name(&f->m, 4), "worker"));
    assert_int_equal(f->m.at, 4);
}

static void queue_is(const struct model *m, uint32_t queue, const char *name)
{
    struct buf out = {0};
    model_queue_name(m, queue, &out);
    assert_string_equal(buf_z(&out), name);
    buf_fini(&out);
}

/* A writer that can't tell which item a get took: the one that was next goes. */
static void test_queue_get_of_unknown(void **state)
{
    struct fixture *f = *state;
    const struct model *m = &f->m;
    uint32_t items[4];
    DO(f, queue_new, .queue = 1, .kind = STR("LifoQueue"));
    for (uint32_t item = 1; item <= 3; item++)
        DO(f, queue_put, .queue = 1, .item = item, .next = item);
    DO(f, queue_get, .queue = 1);
    assert_int_equal(model_queue_items(m, 1, items, 4), 2);
    assert_int_equal(m->items.p[3].state, ITEM_OUT);
    DO(f, queue_get, .queue = 1); /* and nobody said what would be next */
    assert_int_equal(model_queue_items(m, 1, items, 4), 1);
    assert_int_equal(items[0], 2);
    DO(f, queue_get, .queue = 1);
    DO(f, queue_get, .queue = 1); /* one too many takes nothing */
    assert_int_equal(model_queue_items(m, 1, items, 4), 0);
    assert_int_equal(m->queues.p[1].n_got, 4);
}

static void test_queue_names(void **state)
{
    struct fixture *f = *state;
    struct trace_build *b = &f->b;
    ADD(b, queue_new, .queue = 1, .kind = STR("Queue"));
    queue_is(&f->m, 1, "queue");
    ADD(b, line, .frame = 1, .line = 2, .set = STR("{\"x\":\"1\"}"));
    ADD(b, line, .frame = 1, .line = 3,
        .set = STR("{\"q\":\"<Queue at 0x7f10 maxsize=0>\"}"));
    ADD(b, queue_new, .queue = 2, .kind = STR("Queue"));
    ADD(b, queue_new, .queue = 3, .kind = STR("LifoQueue"));
    ADD(b, queue_new, .queue = 4, .name = STR("jobs"), .kind = STR("Queue"));
    ADD(b, frame_new, .frame = 2, .kind = STR("coro"),
        .set = STR("{\"arg\":\"<Queue at 0x7f10 maxsize=0>\"}"));
    ADD(b, line, .frame = 2, .line = 4,
        .set = STR("{\"stack\":\"<LifoQueue at 0x7f30 maxsize=3>\"}"));
    ADD(b, line, .frame = 2, .line = 4,
        .set = STR("{\"out\":\"<Queue at 0x7f20 maxsize=0 tasks=1>\"}"));
    queue_is(&f->m, 1, "q");
    queue_is(&f->m, 2, "out");
    queue_is(&f->m, 3, "stack");
    queue_is(&f->m, 4, "jobs");
    queue_is(&f->m, 5, "queue#5");
}

/* The sandbox's reprs have no address. A queue gets its name on the line that
 * follows in the frame that made it; elsewhere only when it is the only one. */
static void test_queue_names_without_addresses(void **state)
{
    struct fixture *f = *state;
    struct trace_build *b = &f->b;
    ADD(b, line, .frame = 1, .line = 2);
    ADD(b, queue_new, .queue = 1, .kind = STR("LifoQueue"));
    ADD(b, line, .frame = 1, .line = 3, .set = STR("{\"x\":\"1\"}"));
    ADD(b, frame_new, .frame = 2,
        .set = STR("{\"work\":\"<LifoQueue object>\"}"));
    ADD(b, line, .frame = 2, .line = 2);
    ADD(b, queue_new, .queue = 2, .kind = STR("Queue"));
    ADD(b, queue_new, .queue = 3, .kind = STR("Queue"));
    ADD(b, line, .frame = 2, .line = 3,
        .set = STR("{\"a\":\"<Queue object>\",\"b\":\"<Queue object>\"}"));
    ADD(b, queue_new, .queue = 4, .kind = STR("Queue"));
    ADD(b, line, .frame = 2, .line = 4);
    ADD(b, frame_new, .frame = 3, .set = STR("{\"p\":\"<Queue object>\"}"));
    queue_is(&f->m, 1, "work");
    queue_is(&f->m, 2, "a");
    queue_is(&f->m, 3, "b");
    queue_is(&f->m, 4, "queue"); /* p may be a or b: no name, and the only one */
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_task_states),   TEST(test_callbacks),
        TEST(test_cancelled_handles), TEST(test_timers),
        TEST(test_gather),        TEST(test_queue),
        TEST(test_robbed),        TEST(test_lifo_order),
        TEST(test_priority_order), TEST(test_locals),
        TEST(test_stack),         TEST(test_written_stack),
        TEST(test_generator_is_not_awaited), TEST(test_unawaited),
        TEST(test_outs),          TEST(test_hostile_ids),   TEST(test_labels),
        TEST(test_queue_get_of_unknown),
        TEST(test_queue_names),
        TEST(test_queue_names_without_addresses),
    };
    return cmocka_run_group_tests_name("model", tests, NULL, NULL);
}
