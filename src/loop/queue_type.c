/* asyncio.Queue and its two sisters as programs see them: how they are made,
 * their looks, and the attributes that programs peek at. */
#include "loop/queue_priv.h"
#include "vm/frame.h"

static struct type lifo_type, priority_type;

/* -- attributes -- */

static value get_maxsize(struct vm *vm, value self)
{
    (void)vm;
    struct queue_obj *q = (struct queue_obj *)self;
    return ref(q->maxsize ? q->maxsize : small_new(0));
}

static value get_container(struct vm *vm, value self)
{
    return xref(queue_container(vm, (struct queue_obj *)self));
}

static int set_container(struct vm *vm, value self, value v)
{
    struct queue_obj *q = (struct queue_obj *)self;
    clear_slot(vm, &q->custom);
    q->custom = xref(v);
    q->overridden = true;
    return 0;
}

static value get_getters(struct vm *vm, value self)
{
    return waiters_deque(vm, &((struct queue_obj *)self)->getters);
}

static value get_putters(struct vm *vm, value self)
{
    return waiters_deque(vm, &((struct queue_obj *)self)->putters);
}

static value get_loop(struct vm *vm, value self)
{
    (void)vm;
    struct queue_obj *q = (struct queue_obj *)self;
    return ref(q->loop ? q->loop : NONE);
}

static value get_unfinished(struct vm *vm, value self)
{
    return int_new(vm, ((struct queue_obj *)self)->unfinished);
}

static const struct getset queue_getset[] = {
    {"maxsize", get_maxsize, NULL},
    {"_maxsize", get_maxsize, NULL},
    {"_queue", get_container, set_container},
    {"_getters", get_getters, NULL},
    {"_putters", get_putters, NULL},
    {"_loop", get_loop, NULL},
    {"_unfinished_tasks", get_unfinished, NULL},
    {0},
};

/* -- repr -- */

static void add_format(struct vm *vm, struct queue_obj *q, struct buf *out)
{
    value maxsize = value_repr(vm, q->maxsize ? q->maxsize : small_new(0));
    buf_printf(out, "maxsize=%s", maxsize ? str_z(maxsize) : "?");
    xunref(vm, maxsize);
    value list = queue_items_list(vm, q);
    if (list && list_len(list) > 0) {
        value r = value_repr(vm, list);
        buf_printf(out, " _queue=%s", r ? str_z(r) : "?");
        xunref(vm, r);
    }
    xunref(vm, list);
    if (q->getters.n)
        buf_printf(out, " _getters[%zu]", q->getters.n);
    if (q->putters.n)
        buf_printf(out, " _putters[%zu]", q->putters.n);
    if (q->unfinished)
        buf_printf(out, " tasks=%lld", (long long)q->unfinished);
    if (vm->exc)
        exc_clear(vm);
}

static value queue_repr(struct vm *vm, value v)
{
    struct buf out = {0};
    buf_printf(&out, "<%s at 0x%llx ", type_of(v)->name,
               (unsigned long long)value_id(vm, v));
    add_format(vm, (struct queue_obj *)v, &out);
    buf_addc(&out, '>');
    return str_take_buf(vm, &out);
}

static value queue_str(struct vm *vm, value v)
{
    struct buf out = {0};
    buf_printf(&out, "<%s ", type_of(v)->name);
    add_format(vm, (struct queue_obj *)v, &out);
    buf_addc(&out, '>');
    return str_take_buf(vm, &out);
}

/* -- life -- */

static void queue_clear(struct vm *vm, value v)
{
    struct queue_obj *q = (struct queue_obj *)v;
    items_clear(vm, &q->items);
    waiters_clear(vm, &q->getters);
    waiters_clear(vm, &q->putters);
    waiters_clear(vm, &q->joiners);
    clear_slot(vm, &q->custom);
    clear_slot(vm, &q->maxsize);
    clear_slot(vm, &q->name);
    clear_slot(vm, &q->loop);
    clear_slot(vm, &q->join_loop);
    clear_slot(vm, &q->dict);
}

static void queue_dealloc(struct vm *vm, value v)
{
    gc_untrack(v);
    queue_clear(vm, v);
}

static int queue_traverse(value v, visit_fn visit, void *arg)
{
    struct queue_obj *q = (struct queue_obj *)v;
    if (waiters_visit(&q->getters, visit, arg)
        || waiters_visit(&q->putters, visit, arg)
        || waiters_visit(&q->joiners, visit, arg))
        return 1;
    for (size_t i = 0; i < q->items.n; i++)
        if (visit(items_at(&q->items, i)->v, arg))
            return 1;
    value held[] = {q->custom, q->loop, q->join_loop, q->dict, q->maxsize};
    for (size_t i = 0; i < sizeof held / sizeof held[0]; i++)
        if (held[i] && visit(held[i], arg))
            return 1;
    return 0;
}

static value queue_make(struct vm *vm, struct type *t, const value *args,
                        size_t n, value kwnames)
{
    (void)args, (void)n, (void)kwnames;
    return obj_new(vm, t, 0);
}

static void find_own(struct vm *vm, struct queue_obj *q, struct type *t)
{
    q->own = 0;
    q->overridden = false;
    struct type *base = &queue_type;
    q->overridden = type_overrides(vm, t, base, "_init")
                    || type_overrides(vm, t, base, "_put")
                    || type_overrides(vm, t, base, "_get");
    for (size_t i = 0; i < QUEUE_OWN; i++)
        q->own |= (uint8_t)(type_overrides(vm, t, base, queue_own_names[i]) << i);
}

static int queue_setup(struct vm *vm, value self, const value *args, size_t n,
                       value kwnames)
{
    struct queue_obj *q = (struct queue_obj *)self;
    struct type *t = type_of(self);
    static const struct native init = {"__init__", .sig = "maxsize="};
    value maxsize;
    if (native_bind_init(vm, &init, &queue_type, args, n, kwnames, &maxsize))
        return -1;
    maxsize = maxsize ? maxsize : small_new(0);
    double limit = 0;
    bool number = value_as_double(vm, maxsize, &limit) == 0;
    exc_clear(vm); /* asyncio says so when it first looks whether it is full */
    queue_clear(vm, self);
    q->maxsize = ref(maxsize);
    q->quiet = loop_state(vm)->quiet;
    q->limit = limit > 1e18 ? 0 : limit > 0 ? (int64_t)limit : 0;
    if (limit > 0 && (double)q->limit < limit)
        q->limit++;
    if (!number)
        q->limit = NO_NUMBER;
    q->items.order = type_is_sub(t, &priority_type) ? ITEMS_LOWEST
                     : type_is_sub(t, &lifo_type)   ? ITEMS_LIFO
                                                    : ITEMS_FIFO;
    if (!loop_state(vm)->quiet) {
        q->name = xref(frame_target(vm->frame));
        q->id = NEXT_THING(vm, queue);
        TELL(vm, queue_new, q, .name = name_text(q->name),
             .maxsize = q->limit > 0 ? q->limit : 0,
             .kind = str_of(q->items.order == ITEMS_FIFO   ? "Queue"
                            : q->items.order == ITEMS_LIFO ? "LifoQueue"
                                                           : "PriorityQueue"));
    }
    find_own(vm, q, t);
    if (!q->overridden)
        return 0;
    value r = value_call_method(vm, self, "_init", &maxsize, 1);
    xunref(vm, r);
    return r ? 0 : -1;
}

#define QUEUE_TYPE(type_name)                                                 \
    .name = type_name, .module = "asyncio.queues",                            \
    .size = sizeof(struct queue_obj),                                         \
    .flags = TYPE_GC | TYPE_BASE | TYPE_HAS_DICT,                             \
    .instance_dict = offsetof(struct queue_obj, dict), .new_ = queue_make,    \
    .init = queue_setup, .dealloc = queue_dealloc,                            \
    .traverse = queue_traverse, .clear = queue_clear, .repr = queue_repr,     \
    .str = queue_str

struct type queue_type = {
    QUEUE_TYPE("Queue"),
    .methods = queue_methods,
    .getset = queue_getset,
};
static struct type lifo_type = {QUEUE_TYPE("LifoQueue"), .base = &queue_type};
static struct type priority_type = {
    QUEUE_TYPE("PriorityQueue"),
    .base = &queue_type,
};

value queue_name(value v)
{
    return is_instance(v, &queue_type) ? ((struct queue_obj *)v)->name : NULL;
}

bool queue_facts(struct vm *vm, value v, struct queue_facts *out)
{
    if (!is_instance(v, &queue_type))
        return false;
    struct queue_obj *q = (struct queue_obj *)v;
    *out = (struct queue_facts){
        .held = queue_size(vm, q), .limit = q->limit, .unfinished = q->unfinished};
    if (vm->exc)
        exc_clear(vm);
    return true;
}

int queue_init(struct vm *vm, value module)
{
    type_ready(vm, &queue_type);
    type_make_generic(vm, &queue_type);
    return module_add_type(vm, module, &queue_type)
           || type_make_generic(vm, &queue_type)
           || module_add_type(vm, module, &lifo_type)
           || module_add_type(vm, module, &priority_type);
}
