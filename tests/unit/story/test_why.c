/* Every kind of event in words: what is said of it, and what is said to come
 * next, on a hand-made trace that has each kind once or more. The sentences here
 * were written from the trace by hand; that they hold for programs that really
 * run is checked by tests/cli/words.py. */
#include "support/test.h"

#include "story/story.h"
#include "support/trace_build.h"

static const char trace[] =
    "{\"e\":\"begin\",\"t\":0}\n"
    "{\"e\":\"source\",\"t\":0,\"file\":\"tool.py\",\"text\":\"x = 1\\n\"}\n"
    "{\"e\":\"frame.new\",\"t\":0,\"frame\":1,\"kind\":\"module\",\"fn\":\"<module>\","
    "\"file\":\"p.py\",\"line\":1}\n"
    "{\"e\":\"line\",\"t\":0,\"frame\":1,\"line\":3}\n"
    "{\"e\":\"thread.new\",\"t\":0,\"thread\":2,\"name\":\"Thread-1\","
    "\"kind\":\"thread\"}\n"
    "{\"e\":\"thread.block\",\"t\":0,\"thread\":1,\"what\":\"sleep(1)\"}\n"
    "{\"e\":\"thread.run\",\"t\":0,\"thread\":2}\n"
    "{\"e\":\"thread.done\",\"t\":0,\"thread\":2}\n"
    "{\"e\":\"thread.run\",\"t\":0,\"thread\":1}\n"
    "{\"e\":\"coro.new\",\"t\":0,\"name\":\"main\"}\n"
    "{\"e\":\"loop.new\",\"t\":0,\"loop\":1}\n"
    "{\"e\":\"task.new\",\"t\":0,\"task\":1,\"name\":\"Task-1\",\"label\":\"main\","
    "\"coro\":\"main\"}\n"
    "{\"e\":\"ready.push\",\"t\":0,\"handle\":1,\"what\":\"step\",\"task\":1,"
    "\"why\":\"created\"}\n"
    "{\"e\":\"loop.select\",\"t\":0,\"timeout\":0}\n"
    "{\"e\":\"loop.pass\",\"t\":0,\"n\":1,\"ready\":1}\n"
    "{\"e\":\"ready.pop\",\"t\":0,\"handle\":1}\n"
    "{\"e\":\"task.run\",\"t\":0,\"task\":1}\n"
    "{\"e\":\"frame.new\",\"t\":0,\"frame\":2,\"kind\":\"coro\",\"fn\":\"main\","
    "\"file\":\"p.py\",\"line\":5,\"parent\":1,\"task\":1,\"set\":{\"n\":\"3\"}}\n"
    "{\"e\":\"line\",\"t\":0,\"frame\":2,\"line\":6}\n"
    "{\"e\":\"out\",\"t\":0,\"task\":1,\"stream\":\"stdout\",\"text\":\"One\\n\"}\n"
    "{\"e\":\"warn\",\"t\":0,\"task\":1,\"kind\":\"RuntimeWarning\","
    "\"text\":\"mind the gap!\"}\n"
    "{\"e\":\"block\",\"t\":0,\"task\":1,\"seconds\":2}\n"
    "{\"e\":\"diag\",\"t\":0,\"kind\":\"blocking\",\"text\":\"main held the loop "
    "for 2 s.\"}\n"
    "{\"e\":\"queue.new\",\"t\":0,\"queue\":1,\"name\":\"q\",\"maxsize\":1,"
    "\"kind\":\"Queue\"}\n"
    "{\"e\":\"queue.put\",\"t\":0,\"queue\":1,\"item\":1,\"text\":\"'a'\","
    "\"next\":1,\"task\":1}\n"
    "{\"e\":\"queue.block\",\"t\":0,\"queue\":1,\"side\":\"put\",\"task\":1}\n"
    "{\"e\":\"queue.unblock\",\"t\":0,\"queue\":1,\"side\":\"put\",\"task\":1,"
    "\"why\":\"cancelled\"}\n"
    "{\"e\":\"queue.get\",\"t\":0,\"queue\":1,\"item\":1,\"task\":1}\n"
    "{\"e\":\"queue.done\",\"t\":0,\"queue\":1,\"unfinished\":0}\n"
    "{\"e\":\"queue.join\",\"t\":0,\"queue\":1,\"task\":1}\n"
    "{\"e\":\"sync.new\",\"t\":0,\"sync\":1,\"kind\":\"lock\",\"name\":\"door\"}\n"
    "{\"e\":\"sync.acquire\",\"t\":0,\"sync\":1,\"task\":1}\n"
    "{\"e\":\"sync.block\",\"t\":0,\"sync\":1,\"task\":1}\n"
    "{\"e\":\"sync.unblock\",\"t\":0,\"sync\":1,\"task\":1,\"why\":\"late\"}\n"
    "{\"e\":\"sync.release\",\"t\":0,\"sync\":1,\"task\":1}\n"
    "{\"e\":\"sync.new\",\"t\":0,\"sync\":2,\"kind\":\"event\",\"name\":\"bell\"}\n"
    "{\"e\":\"sync.set\",\"t\":0,\"sync\":2,\"task\":1}\n"
    "{\"e\":\"sync.clear\",\"t\":0,\"sync\":2,\"task\":1}\n"
    "{\"e\":\"sync.new\",\"t\":0,\"sync\":3,\"kind\":\"condition\",\"name\":\"news\"}\n"
    "{\"e\":\"sync.notify\",\"t\":0,\"sync\":3,\"task\":1,\"value\":0}\n"
    "{\"e\":\"sync.new\",\"t\":0,\"sync\":4,\"kind\":\"barrier\",\"name\":\"gate\","
    "\"value\":2}\n"
    "{\"e\":\"sync.break\",\"t\":0,\"sync\":4,\"task\":1,\"why\":\"abort\"}\n"
    "{\"e\":\"group.new\",\"t\":0,\"group\":1,\"name\":\"tg\"}\n"
    "{\"e\":\"group.enter\",\"t\":0,\"group\":1,\"task\":1}\n"
    "{\"e\":\"task.new\",\"t\":0,\"task\":2,\"name\":\"Task-2\",\"label\":\"job(7)\","
    "\"coro\":\"job\",\"parent\":1}\n"
    "{\"e\":\"group.task\",\"t\":0,\"group\":1,\"task\":2}\n"
    "{\"e\":\"group.wait\",\"t\":0,\"group\":1,\"task\":1}\n"
    "{\"e\":\"group.abort\",\"t\":0,\"group\":1,\"task\":2,\"why\":\"error\"}\n"
    "{\"e\":\"group.exit\",\"t\":0,\"group\":1,\"task\":1,\"errors\":1}\n"
    "{\"e\":\"timeout.new\",\"t\":0,\"timeout\":1,\"what\":\"timeout\",\"when\":5,"
    "\"task\":1}\n"
    "{\"e\":\"timeout.reschedule\",\"t\":0,\"timeout\":1,\"when\":6}\n"
    "{\"e\":\"timeout.expire\",\"t\":0,\"timeout\":1}\n"
    "{\"e\":\"timeout.exit\",\"t\":0,\"timeout\":1,\"task\":1}\n"
    "{\"e\":\"job.new\",\"t\":0,\"job\":1,\"thread\":0,\"task\":1,"
    "\"call\":\"square(3)\"}\n"
    "{\"e\":\"job.run\",\"t\":0,\"job\":1,\"thread\":2}\n"
    "{\"e\":\"job.done\",\"t\":0,\"job\":1,\"outcome\":\"result\",\"value\":\"9\"}\n"
    "{\"e\":\"io.wait\",\"t\":0,\"task\":1,\"what\":\"data from a socket\"}\n"
    "{\"e\":\"io.ready\",\"t\":0,\"task\":1,\"what\":\"data from a socket\"}\n"
    "{\"e\":\"ready.push\",\"t\":0,\"handle\":2,\"what\":\"callback\","
    "\"why\":\"scheduled\",\"call\":\"print('late')\",\"by\":1}\n"
    "{\"e\":\"handle.cancel\",\"t\":0,\"handle\":2}\n"
    "{\"e\":\"future.new\",\"t\":0,\"future\":1,\"kind\":\"sleep\"}\n"
    "{\"e\":\"timer.set\",\"t\":0,\"timer\":1,\"when\":1,\"what\":\"sleep\","
    "\"task\":1}\n"
    "{\"e\":\"suspend\",\"t\":0,\"frame\":2}\n"
    "{\"e\":\"task.wait\",\"t\":0,\"task\":1,\"on\":{\"kind\":\"sleep\",\"id\":1,"
    "\"text\":\"sleep(1)\"},\"stack\":[[2,6]]}\n"
    "{\"e\":\"loop.clock\",\"t\":1,\"to\":1}\n"
    "{\"e\":\"timer.fire\",\"t\":1,\"timer\":1,\"handle\":3}\n"
    "{\"e\":\"ready.push\",\"t\":1,\"handle\":3,\"what\":\"timer\",\"task\":1,"
    "\"why\":\"due\"}\n"
    "{\"e\":\"ready.pop\",\"t\":1,\"handle\":3}\n"
    "{\"e\":\"future.done\",\"t\":1,\"future\":1,\"outcome\":\"result\","
    "\"value\":\"None\"}\n"
    "{\"e\":\"task.wake\",\"t\":1,\"task\":1}\n"
    "{\"e\":\"ready.push\",\"t\":1,\"handle\":4,\"what\":\"wakeup\",\"task\":1,"
    "\"why\":\"done\"}\n"
    "{\"e\":\"timer.set\",\"t\":1,\"timer\":2,\"when\":9,\"what\":\"call_later\","
    "\"task\":1,\"call\":\"print('x')\"}\n"
    "{\"e\":\"timer.cancel\",\"t\":1,\"timer\":2}\n"
    "{\"e\":\"task.cancel\",\"t\":1,\"task\":2,\"by\":1}\n"
    "{\"e\":\"ready.pop\",\"t\":1,\"handle\":4}\n"
    "{\"e\":\"task.run\",\"t\":1,\"task\":1}\n"
    "{\"e\":\"resume\",\"t\":1,\"frame\":2}\n"
    "{\"e\":\"raise\",\"t\":1,\"frame\":2,\"type\":\"ValueError\",\"text\":\"no\"}\n"
    "{\"e\":\"unwind\",\"t\":1,\"frame\":2,\"type\":\"ValueError\"}\n"
    "{\"e\":\"task.done\",\"t\":1,\"task\":1,\"outcome\":\"error\","
    "\"value\":\"ValueError('no')\"}\n"
    "{\"e\":\"loop.close\",\"t\":1,\"loop\":1}\n"
    "{\"e\":\"return\",\"t\":1,\"frame\":1,\"value\":\"None\"}\n"
    "{\"e\":\"end\",\"t\":1,\"status\":1,\"error\":\"ValueError\"}\n";

/* What is said of the first event of each kind, to its last word but what comes
 * next. */
static const char *const said[EV_COUNT] = {
    [EV_begin] = "The program is loaded; nothing has run.",
    [EV_end] = "The program was ended by ValueError, with exit status 1.",
    [EV_out] = "main printed \"One\" at line 6.",
    [EV_warn] = "Python warns: mind the gap!",
    [EV_diag] = "What that means: main held the loop for 2 s.",
    [EV_source] = "The program needs the file tool.py, whose text is known now.",
    [EV_frame_new] = "The program's own code begins, outside of all functions.",
    [EV_line] = "The program comes to its first line.",
    [EV_suspend] = "The coroutine main pauses here and keeps its variables.",
    [EV_resume] = "The coroutine main goes on where it stopped, with its "
                  "variables.",
    [EV_return_] = "The program reached its end.",
    [EV_raise] = "main raised ValueError at line 6: no.",
    [EV_unwind] = "ValueError leaves main() and goes on to its caller.",
    [EV_coro_new] = "main() made a coroutine; none of its code has run.",
    [EV_loop_new] = "An event loop was made; it has nothing to do yet.",
    [EV_loop_close] = "The event loop was closed: nothing can run in it any "
                      "more.",
    [EV_loop_pass] = "Pass 1: the one that is in READY now runs; what it adds "
                     "waits for the next pass.",
    [EV_loop_select] = "The loop looks for input and output without waiting for "
                       "it: there is something to do.",
    [EV_loop_clock] = "Nothing was ready, so the clock jumped to 1, the "
                      "earliest timer.",
    [EV_ready_push] = "main's first step joined the back of READY: the task has "
                      "not started.",
    [EV_ready_pop] = "The loop took the first of READY and runs it: main's "
                     "first step.",
    [EV_handle_cancel] = "The callback print('late') was cancelled: the loop "
                         "drops it when its turn comes.",
    [EV_block] = "main made a call that blocks (time.sleep) for 2 s: the whole "
                 "loop stood still.",
    [EV_task_new] = "main was created, outside of every task: none of its code "
                    "has run.",
    [EV_task_run] = "main was first in READY: its turn begins.",
    [EV_task_wait] = "main ran line 6: sleep(1) set a timer for t=1.000, so "
                     "main waits and gives control back.",
    [EV_task_wake] = "main's wait for sleep(1) is over: it goes to the back of "
                     "READY.",
    [EV_task_cancel] = "main cancelled job(7) before its first turn: none of "
                       "its code will run.",
    [EV_task_done] = "main failed with ValueError('no').",
    [EV_future_new] = "A future was made for a sleep: a box for a result that is "
                      "not there yet.",
    [EV_future_done] = "The future that main waits for has its result: its "
                       "callbacks join READY, they don't run at once.",
    [EV_timer_set] = "main set a timer for t=1: then its sleep is over.",
    [EV_timer_fire] = "main's timer for t=1 is due: its callback joins READY.",
    [EV_timer_cancel] = "The timer for print('x') at t=9 was taken back before "
                        "it was due.",
    [EV_queue_new] = "Queue() made q, an empty queue for at most 1 item.",
    [EV_queue_put] = "main put 'a' into q.",
    [EV_queue_get] = "main took 'a', put by main just now, without waiting.",
    [EV_queue_block] = "q is full, so main has to wait in put().",
    [EV_queue_unblock] = "main gave up waiting in put() of q: it was cancelled.",
    [EV_queue_done] = "task_done() was called: unfinished of q is 0.",
    [EV_queue_join] = "main called join() of q: nothing is unfinished, so it "
                      "doesn't wait.",
    [EV_sync_new] = "A lock was made, door: it is free.",
    [EV_sync_acquire] = "main has door now.",
    [EV_sync_release] = "main gave door back.",
    [EV_sync_set] = "main set bell: all who wait for it go on.",
    [EV_sync_clear] = "main cleared bell: whoever calls wait() from now on "
                      "waits.",
    [EV_sync_notify] = "main notified news, but nobody waits there: a notify is "
                       "not kept for later.",
    [EV_sync_break] = "main called abort() of gate: whoever waits there gets "
                      "BrokenBarrierError.",
    [EV_sync_block] = "main has to wait for door, behind those who already do.",
    [EV_sync_unblock] = "main gave up waiting for door: its time was up.",
    [EV_group_new] = "The task group tg was made.",
    [EV_group_enter] = "main entered the block of tg: it is left only when "
                       "every task made in it is over.",
    [EV_group_task] = "job(7) belongs to tg: the block ends only when this task "
                      "is over.",
    [EV_group_abort] = "job(7) failed, so tg cancels what still runs in it.",
    [EV_group_wait] = "main is at the end of tg's block and waits until all of "
                      "its tasks are over.",
    [EV_group_exit] = "main leaves the block of tg: all of its tasks are over.",
    [EV_timeout_new] = "main may take until t=5, then it is cancelled.",
    [EV_timeout_reschedule] = "The end of main's timeout was moved to t=6.",
    [EV_timeout_expire] = "The time of main's timeout is over, so it is "
                          "cancelled: CancelledError where it waits, and "
                          "TimeoutError at the end of the block.",
    [EV_timeout_exit] = "main's timeout is at its end: what it stood around is "
                        "over.",
    [EV_thread_new] = "The thread Thread-1 was made; it has not run yet.",
    [EV_thread_run] = "Thread-1 runs; one thread runs at a time.",
    [EV_thread_block] = "MainThread sleeps: time.sleep(1).",
    [EV_thread_done] = "Thread-1 is over.",
    [EV_job_new] = "main handed the call square(3) to a worker: it is in "
                   "the executor's queue.",
    [EV_job_run] = "Thread-1 took the call square(3) from the executor's queue "
                   "and makes it.",
    [EV_job_done] = "The call square(3) is done; whoever waits for it is told.",
    [EV_io_wait] = "main waits for data from a socket; the loop goes on "
                   "meanwhile.",
    [EV_io_ready] = "What main waited for has come: data from a socket.",
};

/* The same behind "Next, ", from the event before the kind's first. */
static const char *const foretold[EV_COUNT] = {
    [EV_end] = "the program is over.",
    [EV_out] = "main prints \"One\".",
    [EV_warn] = "Python gives a warning.",
    [EV_diag] = "what that means is told.",
    [EV_source] = "the text of tool.py is read.",
    [EV_frame_new] = "the program begins.",
    [EV_line] = "the program comes to line 3.",
    [EV_suspend] = "main() pauses and keeps its variables.",
    [EV_resume] = "main() goes on where it stopped.",
    [EV_return_] = "the program returns.",
    [EV_raise] = "ValueError is raised in main().",
    [EV_unwind] = "the exception leaves main().",
    [EV_coro_new] = "main() makes a coroutine.",
    [EV_loop_new] = "an event loop is made.",
    [EV_loop_close] = "the event loop is closed.",
    [EV_loop_pass] = "pass 1 of the loop begins.",
    [EV_loop_select] = "the loop looks for input and output.",
    [EV_loop_clock] = "the clock goes to 1.",
    [EV_ready_push] = "main's first step joins the back of READY.",
    [EV_ready_pop] = "the loop takes the first of READY: main's first step.",
    [EV_handle_cancel] = "the callback print('late') is cancelled.",
    [EV_block] = "it is seen that the call held the whole loop for 2 s.",
    [EV_task_new] = "main is created.",
    [EV_task_run] = "the turn of main begins.",
    [EV_task_wait] = "main waits and gives control back.",
    [EV_task_wake] = "the wait of main is over.",
    [EV_task_cancel] = "job(7) is cancelled.",
    [EV_task_done] = "main is over.",
    [EV_future_new] = "a future is made, a box for a result.",
    [EV_future_done] = "the future that main waits for is done.",
    [EV_timer_set] = "a timer is set for t=1.",
    [EV_timer_fire] = "main's timer for t=1 is due.",
    [EV_timer_cancel] = "the timer for print('x') at t=9 is taken back.",
    [EV_queue_new] = "a queue is made.",
    [EV_queue_put] = "'a' goes into q.",
    [EV_queue_get] = "main takes an item out of q.",
    [EV_queue_block] = "main has to wait in put() of q.",
    [EV_queue_unblock] = "the wait of main in put() of q ends.",
    [EV_queue_done] = "task_done() is called: unfinished of q becomes 0.",
    [EV_queue_join] = "main calls join() of q.",
    [EV_sync_new] = "door is made.",
    [EV_sync_acquire] = "main gets door.",
    [EV_sync_release] = "main gives door back.",
    [EV_sync_set] = "bell is set.",
    [EV_sync_clear] = "bell is cleared.",
    [EV_sync_notify] = "who waits at news is woken.",
    [EV_sync_break] = "main calls abort() of gate.",
    [EV_sync_block] = "main has to wait for door.",
    [EV_sync_unblock] = "the wait of main for door ends.",
    [EV_group_new] = "the task group tg is made.",
    [EV_group_enter] = "main enters the block of tg.",
    [EV_group_task] = "job(7) becomes one of tg's tasks.",
    [EV_group_abort] = "tg cancels what still runs in it.",
    [EV_group_wait] = "main comes to the end of tg's block.",
    [EV_group_exit] = "main leaves the block of tg.",
    [EV_timeout_new] = "a limit is set for how long main may take.",
    [EV_timeout_reschedule] = "main's timeout gets another end.",
    [EV_timeout_expire] = "time is up for main's timeout.",
    [EV_timeout_exit] = "main's timeout comes to its end.",
    [EV_thread_new] = "the thread Thread-1 is made.",
    [EV_thread_run] = "Thread-1 runs.",
    [EV_thread_block] = "MainThread sleeps: time.sleep(1).",
    [EV_thread_done] = "Thread-1 is over.",
    [EV_job_new] = "main hands the call square(3) to a worker.",
    [EV_job_run] = "Thread-1 takes the call square(3) from the executor's "
                   "queue.",
    [EV_job_done] = "the call square(3) is done.",
    [EV_io_wait] = "main waits for data from a socket.",
    [EV_io_ready] = "data from a socket has come for main.",
};

/* What the walk says after each event, and what it says to come next. */
struct walk {
    struct trace_build build;
    struct story *story;
    struct model model;
    struct buf why;
};

static void walk_begin(struct walk *w, const char *text)
{
    *w = (struct walk){0};
    trace_build_init(&w->build);
    trace_build_text(&w->build, text);
    model_init(&w->model, w->build.store);
    w->story = story_new(w->build.store);
    story_update(w->story, true);
}

static void walk_end(struct walk *w)
{
    story_free(w->story);
    model_fini(&w->model);
    trace_build_fini(&w->build);
    buf_fini(&w->why);
}

static const char *walk_why(struct walk *w, enum detail d, size_t events)
{
    struct step_view v;
    model_seek(&w->model, events);
    story_step_view(w->story, &w->model, d, &v);
    w->why.n = 0;
    story_why(w->story, &w->model, &v, &w->why);
    return buf_z(&w->why);
}

static bool holds_code_name(const char *text)
{
    for (int k = 0; k < EV_COUNT; k++)
        if (strchr(event_info((enum event_kind)k)->name, '.') &&
            strstr(text, event_info((enum event_kind)k)->name))
            return true;
    return false;
}

/* A sentence: no words missing, no marks doubled, nothing of the file format. */
static void assert_reads_well(const char *text)
{
    static const char *const slips[] = {"  ", " .", " ,", "..", "::", " :", "{",
                                        "}", "(null)", "nan", "None", "\n"};
    size_t n = strlen(text);
    if (n < 10 || text[n - 1] != '.')
        fail_msg("no sentence: %s", text);
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++)
        if (strstr(text, slips[i]))
            fail_msg("\"%s\" in: %s", slips[i], text);
    if (holds_code_name(text))
        fail_msg("an event's code name: %s", text);
}

static void every_kind_is_told_in_a_sentence(void **state)
{
    (void)state;
    struct walk w;
    walk_begin(&w, trace);
    size_t n = trace_store_count(w.build.store), seen[EV_COUNT] = {0};
    for (size_t i = 0; i < n; i++) {
        enum event_kind k = trace_store_kind(w.build.store, i);
        const char *why = walk_why(&w, DETAIL_EVENTS, i + 1);
        assert_reads_well(why);
        assert_true(i + 1 == n || strstr(why, " Next, "));
        if (seen[k]++ || strncmp(why, said[k], strlen(said[k])) == 0)
            continue;
        fail_msg("%s says: %s\nit should say: %s", event_info(k)->name, why,
                 said[k]);
    }
    for (int k = 0; k < EV_COUNT; k++)
        if (!seen[k])
            fail_msg("the trace has no %s", event_info((enum event_kind)k)->name);
    walk_end(&w);
}

static void every_kind_is_told_before_it_comes(void **state)
{
    (void)state;
    struct walk w;
    walk_begin(&w, trace);
    size_t n = trace_store_count(w.build.store), seen[EV_COUNT] = {0};
    for (size_t i = 1; i < n; i++) {
        enum event_kind k = trace_store_kind(w.build.store, i);
        const char *why = walk_why(&w, DETAIL_EVENTS, i);
        const char *next = strstr(why, " Next, ");
        bool line = trace_store_kind(w.build.store, i - 1) == EV_line;
        if (line || seen[k]++) /* behind a line it is what the line does */
            continue;
        if (!next || strcmp(next + 7, foretold[k]) != 0)
            fail_msg("before %s it says: %s\nit should say: Next, %s",
                     event_info(k)->name, why, foretold[k]);
    }
    walk_end(&w);
}

/* The list of events behind `w` tells each one from the state at the step's end,
 * and the whole trace may be one step. */
static void every_kind_is_told_from_a_later_state(void **state)
{
    (void)state;
    struct walk w;
    walk_begin(&w, trace);
    size_t n = trace_store_count(w.build.store);
    model_seek(&w.model, n);
    for (size_t i = 0; i < n; i++) {
        struct event e;
        trace_store_get(w.build.store, i, &e);
        w.why.n = 0;
        story_event(&w.model, &e, &w.why);
        if (e.kind != EV_return_)
            assert_reads_well(buf_z(&w.why));
    }
    walk_end(&w);
}

/* An event that names what never was made: a broken trace is told, too. */
static void what_is_not_known_is_told_as_that(void **state)
{
    (void)state;
    for (int k = 0; k < EV_COUNT; k++) {
        struct walk w;
        struct event e = {.kind = (enum event_kind)k};
        walk_begin(&w, "{\"e\":\"begin\",\"t\":0}\n");
        struct event last;
        trace_store_append(w.build.store, &e);
        story_update(w.story, true);
        trace_store_get(w.build.store, 1, &last);
        model_seek(&w.model, 2);
        w.why.n = 0;
        story_event(&w.model, &last, &w.why);
        assert_true(w.why.n > 10);
        assert_int_equal(w.why.p[w.why.n - 1], '.');
        assert_true(strlen(walk_why(&w, DETAIL_EVENTS, 1)) > 10);
        assert_true(strlen(walk_why(&w, DETAIL_EVENTS, 2)) > 5);
        walk_end(&w);
    }
}

/* -- rules -- */

enum rule {
#define RULE(id, title, what, mistake) RULE_##id,
#define WHEN(kind, field, value, id, here)
#define OF(kind, id, here)
#include "story/rules.def"
    RULE_COUNT
};

static void every_rule_is_shown_by_some_event(void **state)
{
    (void)state;
    int rows[RULE_COUNT] = {0}, always[EV_COUNT] = {0};
#define RULE(id, title, what, mistake)
#define WHEN(kind, field, value, id, here) rows[RULE_##id]++;
#define OF(kind, id, here) rows[RULE_##id]++, always[EV_##kind]++;
#include "story/rules.def"
    for (int i = 0; i < RULE_COUNT; i++)
        assert_true(rows[i] > 0);
    for (int k = 0; k < EV_COUNT; k++)
        if (always[k] != 1)
            fail_msg("%s has %d rules", event_info((enum event_kind)k)->name,
                     always[k]);
}

/* A mistake stands behind "A common mistake is to think ". */
static void rules_read_well(void **state)
{
    (void)state;
    static const struct {
        const char *title, *what, *mistake;
    } rules[] = {
#define RULE(id, title, what, mistake) {title, what, mistake},
#define WHEN(kind, field, value, id, here)
#define OF(kind, id, here)
#include "story/rules.def"
    };
    for (int i = 0; i < RULE_COUNT; i++) {
        assert_reads_well(rules[i].what);
        assert_reads_well(rules[i].mistake);
        assert_memory_equal(rules[i].mistake, "that ", 5);
        assert_true(strlen(rules[i].title) <= 56); /* on one row at 60x16 */
    }
}

static void every_event_shows_its_rule_in_its_own_names(void **state)
{
    (void)state;
    struct walk w;
    walk_begin(&w, trace);
    size_t n = trace_store_count(w.build.store);
    for (size_t i = 0; i < n; i++) {
        struct rule_told told[2];
        struct step_view v;
        model_seek(&w.model, i + 1);
        story_step_view(w.story, &w.model, DETAIL_EVENTS, &v);
        assert_int_equal(story_rules(w.story, &w.model, &v, told, 2), 1);
        assert_reads_well(buf_z(&told[0].here));
        assert_memory_equal(told[0].here.p, "Here", 4);
        buf_fini(&told[0].here);
    }
    walk_end(&w);
}

static void assert_rule(struct walk *w, enum event_kind kind, const char *title,
                        const char *here)
{
    struct rule_told told[1];
    struct step_view v;
    size_t i = trace_store_count(w->build.store);
    while (i-- > 0 && trace_store_kind(w->build.store, i) != kind)
        ;
    model_seek(&w->model, i + 1);
    story_step_view(w->story, &w->model, DETAIL_EVENTS, &v);
    assert_int_equal(story_rules(w->story, &w->model, &v, told, 1), 1);
    assert_string_equal(told[0].title, title);
    assert_string_equal(buf_z(&told[0].here), here);
    buf_fini(&told[0].here);
}

static void a_rule_names_what_the_step_is_about(void **state)
{
    (void)state;
    struct walk w;
    walk_begin(&w, trace);
    assert_rule(&w, EV_task_wait, "A sleep is a timer and a future",
                "Here main waits for sleep(1), from t=0 on.");
    assert_rule(&w, EV_task_run, "One at a time, first come, first served",
                "Here main has its turn number 2, and nothing is in READY.");
    assert_rule(&w, EV_queue_done,
                "join waits for task_done, not for an empty queue",
                "Here 0 of what was put into q is left to be done.");
    assert_rule(&w, EV_loop_clock, "The loop sleeps only when nothing is ready",
                "Here the clock went to 1.");
    walk_end(&w);
}

/* A generator that is closed is not asked for an item, and what closes it passes
 * on to nobody. */
static void a_closed_generator_is_told_as_closed(void **state)
{
    static const char closed[] =
        "{\"loopscope\":1,\"program\":\"p\",\"source\":\"loopscope\"}\n"
        "{\"e\":\"frame.new\",\"t\":0,\"frame\":1,\"kind\":\"module\","
        "\"fn\":\"<module>\",\"file\":\"p.py\",\"line\":1}\n"
        "{\"e\":\"line\",\"t\":0,\"frame\":1,\"line\":5}\n"
        "{\"e\":\"frame.new\",\"t\":0,\"frame\":2,\"kind\":\"gen\","
        "\"fn\":\"items\",\"file\":\"p.py\",\"line\":1,\"parent\":1}\n"
        "{\"e\":\"line\",\"t\":0,\"frame\":2,\"line\":2}\n"
        "{\"e\":\"suspend\",\"t\":0,\"frame\":2,\"value\":\"1\"}\n"
        "{\"e\":\"line\",\"t\":0,\"frame\":1,\"line\":6}\n"
        "{\"e\":\"resume\",\"t\":0,\"frame\":2}\n"
        "{\"e\":\"raise\",\"t\":0,\"frame\":2,\"type\":\"GeneratorExit\",\"text\":\"\"}\n"
        "{\"e\":\"unwind\",\"t\":0,\"frame\":2,\"type\":\"GeneratorExit\"}\n"
        "{\"e\":\"line\",\"t\":0,\"frame\":1,\"line\":7}\n"
        "{\"e\":\"end\",\"t\":0,\"status\":0}\n";
    (void)state;
    struct walk w;
    struct buf text = {0};
    walk_begin(&w, closed);
    for (size_t i = 1; i <= trace_store_count(w.build.store); i++)
        buf_printf(&text, "%s\n", walk_why(&w, DETAIL_EVENTS, i));
    assert_non_null(strstr(buf_z(&text), "The program closes items() before its end"));
    assert_null(strstr(buf_z(&text), "next item"));
    assert_non_null(strstr(buf_z(&text), "GeneratorExit leaves items(), which is closed"));
    assert_null(strstr(buf_z(&text), "its caller"));
    for (size_t i = 0; i <= story_steps(w.story, DETAIL_LINES); i++)
        buf_printf(&text, "%s\n", walk_why(
            &w, DETAIL_LINES, story_boundary(w.story, DETAIL_LINES, i)));
    assert_non_null(strstr(buf_z(&text),
                           "ran line 6; items() was closed where it had stopped."));
    buf_fini(&text);
    walk_end(&w);
}

/* A turn that is looked at half-way has run on since the error came: the line
 * that it ran last is not the one where the time was up. */
static void half_a_turn_gives_no_line_for_its_error(void **state)
{
    static const char late[] =
        "{\"loopscope\":1,\"program\":\"p\",\"source\":\"loopscope\"}\n"
        "{\"e\":\"task.new\",\"t\":0,\"task\":1,\"name\":\"Task-1\","
        "\"label\":\"main\",\"coro\":\"main\"}\n"
        "{\"e\":\"task.run\",\"t\":0,\"task\":1}\n"
        "{\"e\":\"frame.new\",\"t\":0,\"frame\":2,\"kind\":\"coro\","
        "\"fn\":\"main\",\"file\":\"p.py\",\"line\":2,\"task\":1}\n"
        "{\"e\":\"line\",\"t\":0,\"frame\":2,\"line\":4}\n"
        "{\"e\":\"timeout.new\",\"t\":0,\"timeout\":1,\"what\":\"timeout\","
        "\"when\":1,\"task\":1}\n"
        "{\"e\":\"line\",\"t\":0,\"frame\":2,\"line\":5}\n"
        "{\"e\":\"suspend\",\"t\":0,\"frame\":2}\n"
        "{\"e\":\"task.wait\",\"t\":0,\"task\":1,\"on\":{\"kind\":\"sleep\","
        "\"id\":1,\"text\":\"sleep(2)\"},\"stack\":[[2,5]]}\n"
        "{\"e\":\"task.run\",\"t\":1,\"task\":1}\n"
        "{\"e\":\"resume\",\"t\":1,\"frame\":2}\n"
        "{\"e\":\"line\",\"t\":1,\"frame\":2,\"line\":4}\n"
        "{\"e\":\"timeout.exit\",\"t\":1,\"timeout\":1,\"task\":1}\n"
        "{\"e\":\"raise\",\"t\":1,\"frame\":2,\"type\":\"TimeoutError\","
        "\"text\":\"\"}\n"
        "{\"e\":\"line\",\"t\":1,\"frame\":2,\"line\":6}\n"
        "{\"e\":\"line\",\"t\":1,\"frame\":2,\"line\":8}\n"
        "{\"e\":\"end\",\"t\":1,\"status\":0}\n";
    (void)state;
    struct walk w;
    walk_begin(&w, late);
    size_t at = trace_store_count(w.build.store) - 1;
    const char *why = walk_why(&w, DETAIL_TURNS, at);
    assert_non_null(strstr(why, "gets TimeoutError: the time was up."));
    assert_null(strstr(why, "(line"));
    walk_end(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(half_a_turn_gives_no_line_for_its_error),
        cmocka_unit_test(every_kind_is_told_in_a_sentence),
        cmocka_unit_test(every_kind_is_told_before_it_comes),
        cmocka_unit_test(every_kind_is_told_from_a_later_state),
        cmocka_unit_test(what_is_not_known_is_told_as_that),
        cmocka_unit_test(every_rule_is_shown_by_some_event),
        cmocka_unit_test(rules_read_well),
        cmocka_unit_test(every_event_shows_its_rule_in_its_own_names),
        cmocka_unit_test(a_rule_names_what_the_step_is_about),
        cmocka_unit_test(a_closed_generator_is_told_as_closed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
