#include <math.h>

#include "support/trace_build.h"

/* Random traces. The plausible part is a small world of tasks that are made,
 * queued, run, wait, put and get; it keeps just enough to emit events in an
 * order that could be true. The hostile part fills the fields of any event with
 * anything. */

enum { TASKS = 40, QUEUES = 3, SYNCS = 4, GROUPS = 3, THREADS = 3 };

struct world {
    struct trace_build *b;
    uint64_t random;
    uint32_t tasks, handles, timers, futures, frames, items, queues;
    uint32_t syncs, groups, timeouts, threads;
    uint32_t ready[256];
    size_t n_ready;
    uint32_t timer_task[TASKS + 1];
    uint32_t frame_of[TASKS + 1];
    bool over[TASKS + 1];
    uint32_t handle_task[1 << 16];
    int64_t pass;
};

#define T(text) {text, sizeof(text) - 1}

static size_t pick(struct world *w, size_t n)
{
    return random_below(&w->random, n);
}

static struct str pick_text(struct world *w)
{
    static const struct str texts[] = {
        T(""),       T("step"),  T("wakeup"),   T("yield"),
        T("get"),    T("put"),   T("woken"),    T("cancelled"),
        T("error"),  T("coro"),  T("sleep"),    T("\"q\"\\\n\t\x01"),
        T("\xc3\xa9\xe2\x82\xac"), T("join"),     {NULL, 0},
        T("count#2"), T("LifoQueue"), T("PriorityQueue"),
        T("(2, 'item')"), T("<Queue at 0x7f00 maxsize=0>"),
        T("lock"), T("semaphore"), T("condition"), T("barrier"), T("abort"),
    };
    return texts[pick(w, sizeof texts / sizeof texts[0])];
}

static struct str pick_map(struct world *w)
{
    static const struct str maps[] = {
        {NULL, 0}, T("{\"i\":\"1\"}"), T("{\"i\":\"2\",\"x\":\"'a'\"}"),
        T("{\"q\":\"<Queue at 0x7f00 maxsize=0>\"}"),
        T("{\"i\":\"3\",\"i\":\"4\"}"),
        T("{\"\\n\":\"\\u00e9\"}"), T("{\"a\":1,\"b\":[2]}"),
    };
    return maps[pick(w, sizeof maps / sizeof maps[0])];
}

static struct str pick_list(struct world *w)
{
    static const struct str lists[] = {
        {NULL, 0}, T("[1,2,3]"), T("[\"i\",\"x\"]"), T("[[1,5],[2,9]]"),
        T("[0,-1,99999999]"), T("[\"nothing\",3,null]"),
        T("[1,1,1,1]"),
    };
    return lists[pick(w, sizeof lists / sizeof lists[0])];
}

static event_id pick_id(struct world *w)
{
    switch (pick(w, 12)) {
    case 0:
        return 0;
    case 1:
        return (event_id)random_next(&w->random);
    case 2:
        return (event_id)pick(w, 5000);
    default:
        return (event_id)pick(w, 12);
    }
}

static double pick_num(struct world *w)
{
    static const double nums[] = {0, 1, 2.5, -1, 1e308, 0.1, 1e-9};
    size_t i = pick(w, sizeof nums / sizeof nums[0] + 1);
    return i < sizeof nums / sizeof nums[0] ? nums[i] : NAN;
}

static void fill_field(struct world *w, enum field_type type, void *at)
{
    switch (type) {
    case FIELD_ID:
        *(event_id *)at = pick_id(w);
        break;
    case FIELD_INT:
        *(int64_t *)at = pick(w, 8) ? (int64_t)pick(w, 10) - 2
                                    : (int64_t)random_next(&w->random);
        break;
    case FIELD_NUM:
        *(double *)at = pick_num(w);
        break;
    case FIELD_STR:
        *(struct str *)at = pick_text(w);
        break;
    case FIELD_ON:
        *(struct event_on *)at = (struct event_on){pick_text(w), pick_id(w),
                                                   pick_text(w)};
        break;
    case FIELD_MAP:
        *(struct str *)at = pick_map(w);
        break;
    case FIELD_LIST:
        *(struct str *)at = pick_list(w);
        break;
    }
}

static void add_anything(struct world *w)
{
    struct event e = {.kind = (enum event_kind)pick(w, EV_COUNT)};
    const struct event_info *info = event_info(e.kind);
    for (int i = 0; i < info->n_fields; i++)
        fill_field(w, info->fields[i].type,
                   (char *)&e + info->fields[i].offset);
    trace_build_add(w->b, e);
}

/* -- the plausible part -- */

static void push(struct world *w, uint32_t task, struct str what,
                 struct str why)
{
    if (w->n_ready == 256 || w->handles + 1 >= 1 << 16)
        return;
    uint32_t handle = ++w->handles;
    w->handle_task[handle] = task;
    w->ready[w->n_ready++] = handle;
    ADD(w->b, ready_push, .handle = handle, .what = what, .task = task,
        .why = why);
}

static void new_task(struct world *w, uint32_t parent)
{
    if (w->tasks == TASKS)
        return;
    uint32_t task = ++w->tasks;
    ADD(w->b, task_new, .task = task, .name = STR("Task"),
        .label = task % 2 ? STR("count") : STR("count#2"),
        .coro = STR("count"), .parent = parent);
    push(w, task, STR("step"), STR("created"));
}

static void wait_sleep(struct world *w, uint32_t task)
{
    uint32_t future = ++w->futures, timer = ++w->timers;
    ADD(w->b, future_new, .future = future, .kind = STR("sleep"));
    ADD(w->b, timer_set, .timer = timer, .when = w->b->t + (double)pick(w, 4),
        .what = STR("sleep"), .task = task);
    w->timer_task[task] = timer;
    ADD(w->b, suspend, .frame = w->frame_of[task]);
    ADD(w->b, task_wait, .task = task,
        .on = {STR("sleep"), future, STR("sleep(1)")});
}

static void wait_queue(struct world *w, uint32_t task)
{
    uint32_t queue = (uint32_t)pick(w, QUEUES) + 1;
    if (queue > w->queues) {
        queue = ++w->queues;
        ADD(w->b, queue_new, .queue = queue, .kind = STR("Queue"));
    }
    if (pick(w, 2))
        ADD(w->b, queue_put, .queue = queue, .item = ++w->items,
            .text = STR("1"), .next = w->items, .task = task);
    else if (w->items)
        ADD(w->b, queue_get, .queue = queue,
            .item = (uint32_t)pick(w, w->items) + 1, .task = task);
    if (pick(w, 2)) {
        ADD(w->b, queue_block, .queue = queue, .side = STR("get"),
            .task = task);
        wait_sleep(w, task);
    } else {
        push(w, task, STR("step"), STR("yield"));
    }
}

static uint32_t some_sync(struct world *w)
{
    static const struct str kinds[] = {T("lock"), T("semaphore"),
                                       T("condition"), T("event")};
    uint32_t sync = (uint32_t)pick(w, SYNCS) + 1;
    if (sync <= w->syncs)
        return sync;
    sync = ++w->syncs;
    ADD(w->b, sync_new, .sync = sync, .kind = kinds[sync - 1],
        .name = sync % 2 ? STR("lock") : (struct str){0},
        .value = sync == 2 ? 2 : 0, .uses = sync == 3 ? 1 : 0);
    return sync;
}

/* Half of the time, one of the lanes that there are; else 0. */
static uint32_t some_lane(struct world *w)
{
    return w->threads && pick(w, 2) ? (uint32_t)pick(w, w->threads) + 1 : 0;
}

/* Takes, gives back, or waits in line; somebody who waits is woken. */
static void use_sync(struct world *w, uint32_t task)
{
    uint32_t sync = some_sync(w);
    uint32_t other = (uint32_t)pick(w, w->tasks) + 1;
    uint32_t thread = some_lane(w), other_thread = some_lane(w);
    switch (pick(w, 4)) {
    case 0:
        ADD(w->b, sync_acquire, .sync = sync, .task = task, .value = 1,
            .thread = thread);
        break;
    case 1:
        ADD(w->b, sync_release, .sync = sync, .task = task, .thread = thread);
        ADD(w->b, sync_unblock, .sync = sync, .task = other,
            .why = STR("woken"), .thread = other_thread);
        break;
    case 2:
        ADD(w->b, sync_unblock, .sync = sync, .task = other,
            .why = pick(w, 2) ? STR("cancelled") : STR("late"),
            .thread = other_thread);
        break;
    default:
        ADD(w->b, sync_block, .sync = sync, .task = task, .thread = thread);
    }
}

static void use_group(struct world *w, uint32_t task)
{
    uint32_t group = (uint32_t)pick(w, GROUPS) + 1;
    if (group > w->groups) {
        group = ++w->groups;
        ADD(w->b, group_new, .group = group);
        ADD(w->b, group_enter, .group = group, .task = task);
    }
    switch (pick(w, 4)) {
    case 0:
        ADD(w->b, group_wait, .group = group, .task = task);
        break;
    case 1:
        ADD(w->b, group_exit, .group = group, .task = task);
        break;
    default:
        ADD(w->b, group_task, .group = group,
            .task = (uint32_t)pick(w, w->tasks) + 1);
    }
}

static void use_timeout(struct world *w, uint32_t task)
{
    if (!w->timeouts || pick(w, 2))
        ADD(w->b, timeout_new, .timeout = ++w->timeouts, .when = w->b->t + 1,
            .task = task);
    else if (pick(w, 2))
        ADD(w->b, timeout_expire, .timeout = w->timeouts);
    else
        ADD(w->b, timeout_exit, .timeout = w->timeouts, .task = task);
}

static void use_thread(struct world *w)
{
    uint32_t thread = (uint32_t)pick(w, THREADS) + 1;
    if (w->threads == 0 || thread > w->threads) {
        w->threads = w->threads ? w->threads + 1 : 2;
        ADD(w->b, thread_new, .thread = w->threads, .name = STR("Thread"));
        return;
    }
    if (pick(w, 2))
        ADD(w->b, thread_block, .thread = thread, .what = STR("sleep(1)"));
    else
        ADD(w->b, thread_run, .thread = thread);
}

static void run_lines(struct world *w, uint32_t task)
{
    if (!w->frame_of[task]) {
        w->frame_of[task] = ++w->frames;
        ADD(w->b, frame_new, .frame = w->frames, .kind = STR("coro"),
            .fn = STR("count"), .file = STR("a.py"), .line = 3, .task = task,
            .set = pick_map(w));
    } else {
        ADD(w->b, resume, .frame = w->frame_of[task]);
    }
    for (size_t i = pick(w, 4); i > 0; i--)
        ADD(w->b, line, .frame = w->frame_of[task],
            .line = (int64_t)pick(w, 9) + 1, .set = pick_map(w),
            .unset = pick(w, 4) ? (struct str){0} : pick_list(w));
}

static void run_task(struct world *w, uint32_t task)
{
    ADD(w->b, task_run, .task = task);
    run_lines(w, task);
    if (pick(w, 3) == 0)
        ADD(w->b, out, .task = task, .stream = STR("stdout"),
            .text = STR("One\n"));
    if (pick(w, 4) == 0)
        new_task(w, task);
    if (pick(w, 3) == 0)
        use_sync(w, task);
    if (pick(w, 6) == 0)
        use_group(w, task);
    if (pick(w, 6) == 0)
        use_timeout(w, task);
    if (pick(w, 12) == 0)
        use_thread(w);
    switch (pick(w, 5)) {
    case 0:
        wait_queue(w, task);
        break;
    case 1:
        ADD(w->b, return_, .frame = w->frame_of[task], .value = STR("None"));
        ADD(w->b, task_done, .task = task, .outcome = STR("result"),
            .value = STR("None"));
        w->over[task] = true;
        break;
    default:
        wait_sleep(w, task);
    }
}

static void fire_timers(struct world *w)
{
    w->b->t += 1;
    ADD(w->b, loop_select, .timeout = 1);
    ADD(w->b, loop_clock, .to = w->b->t);
    for (uint32_t task = 1; task <= w->tasks; task++) {
        if (w->over[task] || !w->timer_task[task] || pick(w, 2))
            continue;
        ADD(w->b, timer_fire, .timer = w->timer_task[task],
            .handle = w->handles + 1);
        w->timer_task[task] = 0;
        push(w, task, STR("wakeup"), STR("done"));
    }
}

static void run_pass(struct world *w, size_t end)
{
    size_t n = w->n_ready;
    ADD(w->b, loop_pass, .n = ++w->pass, .ready = (int64_t)n);
    for (; n > 0 && trace_store_count(w->b->store) < end; n--) {
        uint32_t handle = w->ready[0];
        memmove(w->ready, w->ready + 1, --w->n_ready * sizeof *w->ready);
        ADD(w->b, ready_pop, .handle = handle);
        if (!w->over[w->handle_task[handle]])
            run_task(w, w->handle_task[handle]);
    }
}

void trace_build_random(struct trace_build *b, uint64_t seed, size_t n,
                        int hostile)
{
    static struct world w;
    size_t end = trace_store_count(b->store) + n;
    memset(&w, 0, sizeof w);
    w.b = b;
    w.random = seed;
    trace_build_add(b, (struct event){.kind = EV_begin});
    while (trace_store_count(b->store) < end) {
        if ((int)pick(&w, 100) < hostile)
            add_anything(&w);
        else if (w.n_ready == 0 && pick(&w, 2))
            new_task(&w, 0);
        else if (w.n_ready == 0)
            fire_timers(&w);
        else
            run_pass(&w, end);
    }
}
