/* The baton between processes: what goes with it, and a child from its fork to
 * its end. */
#include "vm/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/die.h"
#include "base/mem.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/frame.h"
#include "vm/lane_priv.h"
#include "vm/lib_priv.h"
#include "vm/priv.h"
#include "vm/region.h"
#include "vm/vm.h"

enum { PROCESSES_MAX = 64, WHAT_MAX = 240, IDS_MAX = 128 };

/* -- what is shared --------------------------------------------------------- */

struct message {
    struct message *next;
    size_t n;
    char bytes[];
};
struct mail {
    struct message *first, *last;
};

enum report { REPORT_BLOCKED, REPORT_ENDED, REPORT_LIMIT };

/* A process as the others see it. */
struct process {
    struct process *parent;
    sem_t turn;               /* posted when it gets the baton */
    struct mail in, out;      /* from and to its parent */
    enum report report;       /* why it gave the baton back */
    double deadline;
    int status;
    char what[WHAT_MAX];      /* that it waits for; what limit it hit */
    uint64_t memory;          /* of its own that it has told of */
};

/* What goes with the baton. */
struct shared {
    struct process root;
    size_t alive;
    double now;
    uint64_t steps, output;   /* used; left */
    uint64_t memory, memory_limit;
    event_id next_frame, jobs;
    struct thing_ids things;
    int64_t lanes;            /* numbers given */
    bool dead;                /* a deadlock is the reason for REPORT_LIMIT */
    char ids[IDS_MAX];        /* the loop's, vm_hooks.ids */
};

/* A process's own. */
struct processes {
    struct region *region;
    struct shared *shared;
    struct process *me;
    uint64_t inherited;       /* bytes of objects that the fork began with */
    int64_t number;
    struct lane_queue takers; /* lanes that wait for a message */
};

/* A child, beside its lane in the parent. */
struct child {
    struct process *process;
    pid_t pid;
    int life;                 /* closing it ends the child */
    value on_message;
    struct lane_queue joiners;
    int status;
    int killed;               /* the signal that will end it; 0: none */
};

static struct processes *state(struct vm *vm)
{
    return vm->priv->processes;
}

bool process_is_child(struct vm *vm)
{
    return state(vm) && state(vm)->me->parent;
}

int64_t process_number(struct vm *vm)
{
    return state(vm) ? state(vm)->number : 1;
}

static int begin(struct vm *vm)
{
    if (state(vm))
        return 0;
    struct region *r = region_new();
    if (!r) {
        exc_raise_memory(vm);
        return -1;
    }
    struct processes *s = vm->priv->processes = xcalloc(1, sizeof *s);
    s->region = r;
    s->shared = region_get(r, sizeof *s->shared);
    s->me = &s->shared->root;
    s->number = 1;
    s->shared->memory_limit = vm->limits.memory;
    sem_init(&s->me->turn, 1, 0);
    ensure(vm_hooks.ids_size <= IDS_MAX, "there must be room for the ids");
    return 0;
}

/* -- handing the baton over ------------------------------------------------- */

/* Bytes of objects that are this process's own: it inherited the others, and
 * pages that nobody writes to cost nothing. */
static uint64_t own_memory(struct vm *vm)
{
    uint64_t inherited = state(vm)->inherited;
    return vm->memory > inherited ? vm->memory - inherited : 0;
}

static void tell_memory(struct vm *vm, uint64_t bytes)
{
    struct processes *s = state(vm);
    s->shared->memory += bytes - s->me->memory;
    s->me->memory = bytes;
}

static void save(struct vm *vm)
{
    struct shared *sh = state(vm)->shared;
    vm_flush(vm);
    sh->now = vm_now(vm);
    sh->steps = vm->steps;
    sh->output = vm->limits.output;
    sh->next_frame = vm->next_frame;
    sh->things = vm->things;
    sh->jobs = lib_state(vm)->jobs;
    sh->lanes = lanes_of(vm)->idents;
    tell_memory(vm, own_memory(vm));
    if (vm_hooks.ids)
        memcpy(sh->ids, vm_hooks.ids(vm), vm_hooks.ids_size);
}

static void load(struct vm *vm)
{
    struct shared *sh = state(vm)->shared;
    vm->port->wait_until(vm->port, sh->now);
    vm->steps = sh->steps;
    vm->limits.output = sh->output;
    vm->next_frame = sh->next_frame;
    vm->things = sh->things;
    lib_state(vm)->jobs = sh->jobs;
    lanes_of(vm)->idents = sh->lanes;
    if (sh->memory_limit != UINT64_MAX) {
        uint64_t left = sh->memory_limit > sh->memory
                            ? sh->memory_limit - sh->memory : 0;
        vm->limits.memory = vm->memory + left;
    }
    if (vm_hooks.ids)
        memcpy(vm_hooks.ids(vm), sh->ids, vm_hooks.ids_size);
}

static void give_to(struct vm *vm, struct process *p)
{
    save(vm);
    sem_post(&p->turn);
}

static void await_turn(struct vm *vm)
{
    while (sem_wait(&state(vm)->me->turn) < 0)
        continue; /* a signal came */
    load(vm);
}

/* -- mail ------------------------------------------------------------------- */

static int mail_add(struct vm *vm, struct mail *mail, struct str bytes)
{
    struct message *m = region_get(state(vm)->region, sizeof *m + bytes.n);
    if (!m || !vm_reserve(vm, bytes.n)) {
        if (!vm->exc)
            exc_raise_memory(vm);
        return -1;
    }
    m->n = bytes.n;
    memcpy(m->bytes, bytes.p, bytes.n);
    *(mail->first ? &mail->last->next : &mail->first) = m;
    mail->last = m;
    return 0;
}

/* The first message as bytes, or NULL: there is none, or MemoryError. */
static value mail_take(struct vm *vm, struct mail *mail)
{
    struct message *m = mail->first;
    if (!m)
        return NULL;
    mail->first = m->next;
    value v = bytes_new(vm, m->bytes, m->n);
    region_put(state(vm)->region, m, sizeof *m + m->n);
    return v;
}

int process_send(struct vm *vm, struct str bytes)
{
    return process_is_child(vm) ? mail_add(vm, &state(vm)->me->out, bytes) : 0;
}

value process_take(struct vm *vm, double deadline)
{
    struct processes *s = state(vm);
    if (!process_is_child(vm))
        return NULL;
    while (!s->me->in.first && vm_now(vm) < deadline)
        if (lane_wait(vm, deadline, "work", &s->takers, 0) < 0)
            return NULL;
    return mail_take(vm, &s->me->in);
}

/* -- in the child ----------------------------------------------------------- */

void process_ask(struct vm *vm, double deadline)
{
    struct processes *s = state(vm);
    struct process *me = s->me;
    struct buf what = {0};
    lane_describe(vm, &what);
    me->report = REPORT_BLOCKED;
    me->deadline = deadline;
    snprintf(me->what, sizeof me->what, "%s", buf_z(&what));
    buf_fini(&what);
    give_to(vm, me->parent);
    await_turn(vm);
    if (me->in.first)
        lane_wake_first(vm, &s->takers);
}

/* Gives the baton back for good. */
static _Noreturn void leave(struct vm *vm, enum report report)
{
    struct process *me = state(vm)->me;
    me->report = report;
    give_to(vm, me->parent);
    _exit(0); /* the status that counts is me->status */
}

void process_exit(struct vm *vm, int status)
{
    struct processes *s = state(vm);
    EMIT(vm, thread_done, .thread = (event_id)s->number);
    s->me->status = status;
    s->inherited = UINT64_MAX; /* what it holds is free again */
    leave(vm, REPORT_ENDED);
}

void process_end_run(struct vm *vm)
{
    struct processes *s = state(vm);
    s->shared->dead |= vm->dead;
    snprintf(s->me->what, sizeof s->me->what, "%s", vm->limit_what);
    leave(vm, REPORT_LIMIT);
}

/* From now on the system ends this process when the other end of the pipe is
 * closed, by its parent or by the parent's death. */
static void live_with(int life)
{
    signal(SIGIO, SIG_DFL);
    fcntl(life, F_SETOWN, getpid());
    fcntl(life, F_SETFL, O_ASYNC);
    struct pollfd closed = {.fd = life};
    if (poll(&closed, 1, 0) > 0 && closed.revents & POLLHUP)
        _exit(0); /* it was closed before we listened */
}

/* What a fork holds of its parent and must not use: its other children, its
 * other lanes, its standard input, its frames in the trace. */
static void forget_parent(struct vm *vm, struct process *me)
{
    struct processes *s = state(vm);
    for (struct lane *l = lanes_of(vm)->all; l; l = l->next_lane)
        if (l->child && l->state != LANE_OVER)
            close(l->child->life);
    s->me = me;
    s->number = lanes_of(vm)->idents;
    s->inherited = vm->memory;
    vm->inherited = vm->things;
    s->takers = (struct lane_queue){0};
    vm->port->read_line = NULL;
    vm->current_task = 0;
    for (struct frame *f = vm->frame; f; f = f->back)
        f->id = 0;
    lanes_forked(vm);
    if (vm_hooks.forked)
        vm_hooks.forked(vm);
}

static int64_t begin_child(struct vm *vm, struct process *me, int life[2])
{
    close(life[1]);
    live_with(life[0]);
    forget_parent(vm, me);
    await_turn(vm);
    EMIT(vm, thread_run, .thread = (event_id)process_number(vm));
    return 0;
}

/* -- in the parent ---------------------------------------------------------- */

static value refuse(struct vm *vm, int error)
{
    value args[2] = {small_new(error), str_newz(vm, strerror(error))};
    value e = value_call(vm, (value)&exc_BlockingIOError, args, 2, NULL);
    unref(vm, args[1]);
    return e ? exc_raise_take(vm, e) : NULL;
}

static struct lane *add_child(struct vm *vm, struct process *p, pid_t pid,
                              int life, struct str name, value on_message)
{
    struct lane *l = lane_new(vm, name);
    l->child = xcalloc(1, sizeof *l->child);
    *l->child = (struct child){.process = p, .pid = pid, .life = life,
                               .on_message = xref(on_message)};
    lanes_of(vm)->children++;
    EMIT(vm, thread_new, .thread = (event_id)l->ident, .name = str_of(l->name),
         .kind = STR("process"));
    ready_push(lanes_of(vm), l);
    return l;
}

int64_t process_fork(struct vm *vm, struct str name, value on_message)
{
    lane_begin(vm);
    if (begin(vm) < 0)
        return -1;
    struct processes *s = state(vm);
    struct process *p = region_get(s->region, sizeof *p);
    int life[2];
    if (!p || s->shared->alive >= PROCESSES_MAX || pipe2(life, O_CLOEXEC) < 0) {
        refuse(vm, EAGAIN);
        return -1;
    }
    sem_init(&p->turn, 1, 0);
    p->parent = s->me;
    vm_flush(vm);
    pid_t pid = fork();
    if (pid == 0) {
        lanes_of(vm)->idents++;
        return begin_child(vm, p, life);
    }
    close(life[0]);
    if (pid < 0) {
        close(life[1]);
        refuse(vm, EAGAIN);
        return -1;
    }
    s->shared->alive++;
    return add_child(vm, p, pid, life[1], name, on_message)->ident;
}

static void tell(struct vm *vm, struct child *c, value message)
{
    value r = lane_call(vm, c->on_message, message);
    if (!r && !vm->limit_hit)
        vm_unraisable(vm, c->on_message);
    xunref(vm, r);
}

/* The child is gone: who joins it goes on. */
static void child_over(struct vm *vm, struct lane *l, int status)
{
    struct child *c = l->child;
    struct processes *s = state(vm);
    c->status = status;
    l->state = LANE_OVER;
    close(c->life);
    if (c->pid)
        waitpid(c->pid, NULL, 0);
    s->shared->alive--;
    s->shared->memory -= c->process->memory;
    lanes_of(vm)->n--;
    lanes_of(vm)->children--;
    if (c->on_message && !vm->limit_hit)
        tell(vm, c, NONE);
    clear_slot(vm, &c->on_message);
    while (c->joiners.first)
        lane_wake_first(vm, &c->joiners);
}

/* Calls on_message for all that the child has sent. */
static void deliver(struct vm *vm, struct child *c)
{
    value message;
    while (c->on_message && (message = mail_take(vm, &c->process->out))) {
        tell(vm, c, message);
        unref(vm, message);
    }
}

/* Waits for the baton; false when the child has died with it. */
static bool wait_for(struct vm *vm, struct child *c)
{
    for (;;) {
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_sec++;
        if (sem_timedwait(&state(vm)->me->turn, &until) == 0)
            return true;
        if (errno == ETIMEDOUT &&
            waitpid(c->pid, &c->status, WNOHANG) == c->pid)
            return false;
    }
}

/* The limit of that name, as text that stays. */
static const char *limit_named(const char *what)
{
    static const char *const names[] = {"steps", "output", "deadlock"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (strcmp(names[i], what) == 0)
            return names[i];
    return "memory";
}

/* What the child said when it gave the baton back. */
static void take_report(struct vm *vm, struct lane *l)
{
    struct process *p = l->child->process;
    switch (p->report) {
    case REPORT_BLOCKED:
        l->what.n = 0;
        buf_addz(&l->what, p->what);
        lane_blocked(vm, l, p->deadline);
        if (p->in.first)
            lane_wake(vm, l);
        break;
    case REPORT_ENDED:
        child_over(vm, l, p->status);
        break;
    case REPORT_LIMIT:
        vm->dead |= state(vm)->shared->dead;
        vm_limit(vm, limit_named(p->what));
        break;
    }
}

void process_visit(struct vm *vm, struct lane *l)
{
    struct child *c = l->child;
    if (c->killed) {
        EMIT(vm, thread_done, .thread = (event_id)l->ident);
        child_over(vm, l, -c->killed);
        return;
    }
    give_to(vm, c->process);
    if (!wait_for(vm, c)) {
        c->pid = 0;
        child_over(vm, l, WIFSIGNALED(c->status) ? -WTERMSIG(c->status)
                                                 : WEXITSTATUS(c->status));
        return;
    }
    load(vm);
    deliver(vm, c);
    if (!vm->limit_hit)
        take_report(vm, l);
}

static struct lane *find_child(struct vm *vm, int64_t number)
{
    struct lane *l = lanes_of(vm) ? lanes_of(vm)->all : NULL;
    while (l && !(l->child && l->ident == number))
        l = l->next_lane;
    return l;
}

bool process_ended(struct vm *vm, int64_t number, int *status)
{
    const struct lane *l = find_child(vm, number);
    *status = l ? l->child->status : 1;
    return !l || l->state == LANE_OVER;
}

enum lane_result process_join(struct vm *vm, int64_t number, double deadline)
{
    struct lane *l = find_child(vm, number);
    struct buf what = {0};
    if (l)
        buf_printf(&what, "join %s", l->name);
    enum lane_result r = LANE_WOKEN;
    while (r >= 0 && l && l->state != LANE_OVER && vm_now(vm) < deadline)
        r = lane_wait(vm, deadline, buf_z(&what), &l->child->joiners, 0);
    buf_fini(&what);
    return r;
}

void process_kill(struct vm *vm, int64_t number, int signal)
{
    struct lane *l = find_child(vm, number);
    if (!l || l->state == LANE_OVER)
        return;
    if (!l->child->killed)
        l->child->killed = signal;
    lane_wake(vm, l);
}

int process_post(struct vm *vm, int64_t number, struct str bytes)
{
    struct lane *l = find_child(vm, number);
    if (!l || l->state == LANE_OVER)
        return 0;
    if (mail_add(vm, &l->child->process->in, bytes) < 0)
        return -1;
    lane_wake(vm, l);
    return 0;
}

void processes_end(struct vm *vm)
{
    struct processes *s = state(vm);
    if (!s)
        return;
    for (struct lane *l = lanes_of(vm)->all; l; l = l->next_lane)
        if (l->child && l->state != LANE_OVER)
            child_over(vm, l, -SIGTERM);
    region_free(s->region);
    free(s);
    vm->priv->processes = NULL;
}
