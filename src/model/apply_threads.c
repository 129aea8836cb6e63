#include "model/priv.h"

/* What the events of lanes (threads, processes) and of an executor's jobs do.
 * One lane runs at a time; what it runs is the model's current_frame and running
 * task, and stands in the lane while another runs. A program without a second
 * lane has no such events, and then m->thread is 0. */

/* The main lane is there from the start, but shows when the first other one
 * does. */
static void main_begin(struct model *m)
{
    if (m->thread || !CELL(m, threads, 1))
        return;
    CELL_SET(m, threads, 1, state, THREAD_RUNNING);
    SCALAR_SET(m, thread, 1);
}

static void put_aside(struct model *m)
{
    uint32_t thread = m->thread;
    if (m->threads.p[thread].state == THREAD_RUNNING)
        CELL_SET(m, threads, thread, state, THREAD_READY);
    CELL_SET(m, threads, thread, frame, m->current_frame);
    CELL_SET(m, threads, thread, task, m->running);
}

APPLY(apply_thread_new)
{
    uint32_t thread = e->thread_new.thread;
    main_begin(m);
    if (!CELL(m, threads, thread))
        return;
    if (m->threads.p[thread].state == THREAD_NONE)
        CELL_SET(m, threads, thread, state, THREAD_READY);
    CELL_SET(m, threads, thread, new_event, index);
}

APPLY(apply_thread_run)
{
    (void)index;
    uint32_t thread = e->thread_run.thread;
    main_begin(m);
    if (!CELL(m, threads, thread))
        return;
    if (m->thread != thread) {
        put_aside(m);
        SCALAR_SET(m, current_frame, m->threads.p[thread].frame);
        SCALAR_SET(m, running, m->threads.p[thread].task);
        SCALAR_SET(m, thread, thread);
    }
    CELL_SET(m, threads, thread, state, THREAD_RUNNING);
    wait_end(m, thread | WHO_LANE, DROP_OVER);
}

APPLY(apply_thread_block)
{
    uint32_t thread = e->thread_block.thread;
    main_begin(m);
    if (!CELL(m, threads, thread))
        return;
    CELL_SET(m, threads, thread, state, THREAD_BLOCKED);
    CELL_SET(m, threads, thread, block_event, index);
}

APPLY(apply_thread_done)
{
    (void)index;
    uint32_t thread = e->thread_done.thread;
    main_begin(m);
    if (!CELL(m, threads, thread))
        return;
    CELL_SET(m, threads, thread, state, THREAD_DONE);
    wait_end(m, thread | WHO_LANE, DROP_ALL);
}

void threads_end(struct model *m)
{
    for (uint32_t thread = 1; thread < m->threads.n; thread++)
        if (m->threads.p[thread].state == THREAD_RUNNING)
            CELL_SET(m, threads, thread, state, THREAD_DONE);
}

/* -- jobs -- */

APPLY(apply_job_new)
{
    uint32_t job = e->job_new.job;
    if (!CELL(m, jobs, job))
        return;
    CELL_SET(m, jobs, job, state, e->job_new.thread ? JOB_RUNNING : JOB_QUEUED);
    CELL_SET(m, jobs, job, new_event, index);
    CELL_SET(m, jobs, job, thread, e->job_new.thread);
    CELL_SET(m, jobs, job, task, e->job_new.task);
}

APPLY(apply_job_run)
{
    uint32_t job = e->job_run.job;
    if (!CELL(m, jobs, job))
        return;
    CELL_SET(m, jobs, job, state, JOB_RUNNING);
    CELL_SET(m, jobs, job, run_event, index);
    CELL_SET(m, jobs, job, thread, e->job_run.thread);
}

APPLY(apply_job_done)
{
    uint32_t job = e->job_done.job;
    if (!CELL(m, jobs, job))
        return;
    CELL_SET(m, jobs, job, state, JOB_DONE);
    CELL_SET(m, jobs, job, done_event, index);
}
