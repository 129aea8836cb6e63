/* How the part of asyncio that is written in Python (prelude/asyncio.py) speaks
 * in the trace: events, futures that say what they are for, and the names that
 * people read. Nothing here changes what a program does.
 */
#include <math.h>

#include "loop/priv.h"
#include "vm/frame.h"
#include "vm/tell.h"

/* -- futures -- */

struct task_ids {
    VEC(event_id) ids;
};

static int add_task_id(struct vm *vm, value item, void *arg)
{
    (void)vm;
    struct task_ids *of = arg;
    if (task_is(item))
        vec_push(&of->ids, ((struct future_obj *)item)->id);
    return 0;
}

static int by_number(const void *a, const void *b)
{
    event_id x = *(const event_id *)a, y = *(const event_id *)b;
    return (x > y) - (x < y);
}

/* [1,2]; what waits for a set is about them in no order: by their numbers. */
static void add_list(struct task_ids *of, bool ordered, struct buf *out)
{
    if (!ordered && of->ids.n)
        qsort(of->ids.p, of->ids.n, sizeof *of->ids.p, by_number);
    buf_addc(out, '[');
    for (size_t i = 0; i < of->ids.n; i++)
        buf_printf(out, i ? ",%u" : "%u", (unsigned)of->ids.p[i]);
    buf_addc(out, ']');
}

static struct future_obj *future_of(struct vm *vm, struct loop_obj *loop,
                                    enum future_kind kind, value tasks)
{
    struct task_ids list = {0};
    struct buf of = {0};
    int status = value_each(vm, tasks, add_task_id, &list);
    add_list(&list, kind != FUTURE_WAIT, &of);
    vec_fini(&list.ids);
    struct future_obj *f =
        status ? NULL : future_alloc(vm, &future_type, loop, kind);
    if (f) {
        f->id = NEXT_ID(vm, next_future);
        EMIT(vm, future_new, .future = f->id,
             .kind = str_of(future_kind_name[kind]), .of = buf_str(&of));
    }
    buf_fini(&of);
    return f;
}

/* _future(loop, kind[, of[, text]]): a future that the trace knows by what it is
 * for and by the tasks that it is about; text is what waiting for it is called
 */
static value future_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    enum future_kind kind = FUTURE_PLAIN;
    struct loop_obj *loop = (struct loop_obj *)a[0];
    for (int k = 0; k < FUTURE_KINDS; k++)
        if (is_str(a[1]) && str_eqz(str_text(a[1]), future_kind_name[k]))
            kind = k;
    struct future_obj *f = vm->tracing && given(a[2])
                               ? future_of(vm, loop, kind, a[2])
                               : future_new(vm, loop, kind);
    if (f && given(a[3]))
        f->result = ref(a[3]);
    return (value)f;
}

/* _say(future, text): what waiting for it is called, now that it is known */
static value say_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct future_obj *f = (struct future_obj *)a[0];
    if (!future_done(f)) {
        clear_slot(vm, &f->result);
        f->result = ref(a[1]);
    }
    return none_new();
}

/* -- events -- */

/* An object as the number that an event has for it: a task's own, or that of
 * the task that waits for a future. */
static event_id id_of(value v)
{
    int64_t number = 0;
    if (task_is(v))
        return ((struct future_obj *)v)->id;
    if (future_is(v))
        return future_waiter_id((struct future_obj *)v);
    if (is_small(v))
        number = small_get(v);
    return number > 0 ? (event_id)number : 0;
}

/* The number that the next thing of that kind gets. */
static event_id number_new(struct vm *vm, struct str kind)
{
    struct loop_state *s = loop_state(vm);
    if (str_eqz(kind, "sync.new"))
        return ++vm->things.sync;
    if (str_eqz(kind, "group.new"))
        return ++s->ids.next_group;
    return str_eqz(kind, "timeout.new") ? ++s->ids.next_timeout : 0;
}

/* The field `task` of an event is the task that runs, unless it is given. */
static void fill_task(struct vm *vm, struct event *e)
{
    const struct event_info *info = event_info(e->kind);
    for (int i = 0; i < info->n_fields; i++)
        if (strcmp(info->fields[i].name, "task") == 0)
            *(event_id *)((char *)e + info->fields[i].offset) =
                vm->current_task;
}

/* _event(event, id=0, **fields): an event about the thing with that number, its
 * first field; without one, about a new thing, whose number is given back. 0,
 * and no event, when nobody traces or the thing is asyncio's own. */
static value event_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct str name = str_text(a[0]);
    struct event e = {0};
    int kind = event_kind_of(name);
    event_id id = a[1] ? id_of(a[1]) : 0;
    if (!vm->tracing || loop_state(vm)->quiet || kind < 0)
        return small_new(0);
    if (!id && !(id = number_new(vm, name)))
        return small_new(0);
    e.kind = (enum event_kind)kind;
    fill_task(vm, &e);
    if (event_fill(vm, &e, a[2], id_of))
        return NULL;
    *(event_id *)((char *)&e + event_info(e.kind)->fields[0].offset) = id;
    vm_emit(vm, &e);
    return small_new(id);
}

/* -- names -- */

/* _name(): what the program will call the thing that it makes just now */
static value name_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    value name = frame_target(frame_user(vm));
    return name ? ref(name) : none_new();
}

/* _label(future): what people call a task; "a future" for any other */
static value label_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct buf out = {0};
    if (task_is(a[0]))
        task_label(vm, (struct task_obj *)a[0], &out);
    else
        buf_addz(&out, "a future");
    return str_take_buf(vm, &out);
}

/* _sync_id(lock): its number in the trace */
static value sync_id_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)self, (void)n;
    return small_new(sync_id(a[0]));
}

/* _quiet(make): make(), whose locks and queues are asyncio's own */
static value quiet_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct loop_state *s = loop_state(vm);
    bool before = s->quiet;
    s->quiet = true;
    value made = value_call0(vm, a[0]);
    s->quiet = before;
    return made;
}

static const struct native functions[] = {
    {"_future", future_fn, "loop, kind, of=, text="},
    {"_say", say_fn, "future, text"},
    {"_event", event_fn, "event, id=, /, **fields"},
    {"_name", name_fn, ""},
    {"_label", label_fn, "future"},
    {"_sync_id", sync_id_fn, "lock"},
    {"_quiet", quiet_fn, "make"},
    {0},
};

int tell_init(struct vm *vm, value module)
{
    for (const struct native *f = functions; f->name; f++)
        if (module_set_take(vm, module, f->name,
                            native_new(vm, f, NULL, "asyncio")))
            return -1;
    return 0;
}
