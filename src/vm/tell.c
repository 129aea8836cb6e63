/* Events from Python values, and the natives of _thread that make them: numbers
 * and names for locks, queues and their like between threads. What the library
 * makes for itself has no number, and says nothing. Nothing here changes what a
 * program does.
 */
#include "vm/tell.h"

#include <math.h>

#include "vm/data.h"
#include "vm/exc.h"
#include "vm/frame.h"
#include "vm/lane.h"
#include "vm/lib_priv.h"

/* -- fields ----------------------------------------------------------------- */

static int fill_field(struct vm *vm, enum field_type type, value v, void *at,
                      event_id (*id_of)(value v))
{
    switch (type) {
    case FIELD_ID:
        *(event_id *)at = id_of(v);
        return 0;
    case FIELD_INT:
        return value_as_int64(vm, v, (int64_t *)at);
    case FIELD_NUM:
        if (v != NONE)
            return value_as_double(vm, v, (double *)at);
        *(double *)at = (double)NAN; /* for ever */
        return 0;
    default:
        if (is_str(v))
            *(struct str *)at = str_text(v);
        return 0;
    }
}

int event_fill(struct vm *vm, struct event *e, value fields,
               event_id (*id_of)(value v))
{
    const struct event_info *info = event_info(e->kind);
    for (int i = 0; i < info->n_fields; i++) {
        const struct event_field *f = &info->fields[i];
        value name = str_internz(vm, f->name);
        value v = name ? dict_get(vm, fields, name) : NULL;
        xunref(vm, name);
        if (vm->exc
            || (v && fill_field(vm, f->type, v, (char *)e + f->offset, id_of)))
            return -1;
    }
    return 0;
}

bool tell_sync_is_ours(const struct vm *vm, event_id sync)
{
    return vm->tracing && sync > vm->inherited.sync;
}

bool tell_queue_is_ours(const struct vm *vm, event_id queue)
{
    return vm->tracing && queue > vm->inherited.queue;
}

/* -- numbers and names ------------------------------------------------------ */

/* The frame that makes the thing: the first one outside the module whose code
 * runs. NULL when the library makes it for itself. */
static const struct frame *maker(struct vm *vm)
{
    const struct frame *f = vm->frame;
    const struct program *own = f ? f->code->program : NULL;
    while (f && f->code->program == own)
        f = f->back;
    return f && f->code->user ? f : NULL;
}

/* (number, name): of what has just been made; takes the reference. */
static value number_and_name(struct vm *vm, event_id number, value take_name)
{
    return pair_take(vm, small_new(number), take_name);
}

static value name_for(const struct frame *f, bool named)
{
    value name = f && named ? frame_target(f) : NULL;
    return ref(name ? name : NONE);
}

static struct str text_or_none(value v)
{
    return is_str(v) ? str_text(v) : (struct str){0};
}

static event_id number_of(value v)
{
    return is_small(v) && small_get(v) > 0 ? (event_id)small_get(v) : 0;
}

/* _sync_new(kind, value=0, uses=0, named=True) */
static value sync_new(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    const struct frame *f = maker(vm);
    value name = name_for(f, !a[3] || a[3] == TRUE_);
    event_id number = 0;
    int64_t at_start = 0;
    if (f && vm->tracing) {
        if (a[1] && is_small(a[1]))
            at_start = small_get(a[1]);
        number = ++vm->things.sync;
        EMIT(vm, sync_new, .sync = number, .kind = text_or_none(a[0]),
             .name = text_or_none(name), .value = at_start,
             .uses = a[2] ? number_of(a[2]) : 0);
    }
    return number_and_name(vm, number, name);
}

/* _queue_new(kind, maxsize) */
static value queue_new(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    const struct frame *f = maker(vm);
    value name = name_for(f, true);
    event_id number = 0;
    if (f && vm->tracing) {
        number = ++vm->things.queue;
        EMIT(vm, queue_new, .queue = number, .name = text_or_none(name),
             .maxsize = is_small(a[1]) ? small_get(a[1]) : 0,
             .kind = text_or_none(a[0]));
    }
    return number_and_name(vm, number, name);
}

/* _item_new(): the number of an item that is put */
static value item_new(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    return small_new(vm->tracing ? ++vm->things.item : 0);
}

/* _brief(x): its repr, cut, without running code of the program */
static value brief(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct buf text = {0};
    value_repr_safe(vm, a[0], &text);
    return str_take_buf(vm, &text);
}

/* -- events ----------------------------------------------------------------- */

static void set_id(struct event *e, const char *name, event_id id)
{
    const struct event_info *info = event_info(e->kind);
    for (int i = 0; i < info->n_fields; i++)
        if (strcmp(info->fields[i].name, name) == 0)
            *(event_id *)((char *)e + info->fields[i].offset) = id;
}

static bool is_ours(const struct vm *vm, enum event_kind kind, event_id id)
{
    return event_info(kind)->group == GROUP_QUEUE ? tell_queue_is_ours(vm, id)
                                                  : tell_sync_is_ours(vm, id);
}

/* _tell(event, id, /, **fields): an event of the running lane about the thing
 * with that number, which is the event's first field */
static value tell(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    int kind = is_str(a[0]) ? event_kind_of(str_text(a[0])) : -1;
    event_id id = number_of(a[1]);
    if (kind < 0 || !id || !is_ours(vm, (enum event_kind)kind, id))
        return ref(NONE);
    struct event e = {.kind = (enum event_kind)kind};
    if (event_fill(vm, &e, a[2], number_of) < 0)
        return NULL;
    set_id(&e, event_info(e.kind)->fields[0].name, id);
    set_id(&e, "thread", lane_id(vm));
    vm_emit(vm, &e);
    return ref(NONE);
}

/* -- jobs: what an executor hands to its lanes ------------------------------ */

/* _job_new(words, fn, args): a job for the call that words(fn, args) describes */
static value job_new(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    if (!vm->tracing)
        return small_new(0);
    value call = value_call(vm, a[0], a + 1, 2, NULL);
    if (!call)
        return NULL;
    event_id job = ++lib_state(vm)->jobs;
    EMIT(vm, job_new, .job = job, .task = vm->current_task,
         .call = text_or_none(call));
    unref(vm, call);
    return small_new(job);
}

static value job_run(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    if (number_of(a[0]))
        EMIT(vm, job_run, .job = number_of(a[0]), .thread = lane_id(vm));
    return ref(NONE);
}

/* _job_done(job, outcome, result=): how it came out */
static value job_done(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct buf text = {0};
    if (!number_of(a[0]) || !vm->tracing)
        return ref(NONE);
    if (a[2])
        value_repr_safe(vm, a[2], &text);
    EMIT(vm, job_done, .job = number_of(a[0]), .outcome = text_or_none(a[1]),
         .value = buf_str(&text));
    buf_fini(&text);
    return ref(NONE);
}

static const struct native functions[] = {
    {"_sync_new", sync_new, "kind, value=, uses=, named=", 0},
    {"_queue_new", queue_new, "kind, maxsize, /", 0},
    {"_item_new", item_new, "", 0},
    {"_brief", brief, "value, /", 0},
    {"_tell", tell, "event, id, /, **fields", 0},
    {"_job_new", job_new, "words, fn, args, /", 0},
    {"_job_run", job_run, "job, /", 0},
    {"_job_done", job_done, "job, outcome, result=, /", 0},
    {0},
};

int tell_init_threads(struct vm *vm, value module)
{
    for (const struct native *f = functions; f->name; f++)
        if (module_set_take(vm, module, f->name,
                            native_new(vm, f, NULL, "_thread")))
            return -1;
    return 0;
}
