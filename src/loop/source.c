/* Where futures, tasks and handles were made: what debug mode keeps. */
#include "loop/priv.h"
#include "vm/origin.h"

void future_note_source(struct vm *vm, struct future_obj *f, bool shown)
{
    if (!f->loop->debug)
        return;
    value parked = exc_park(vm);
    value source = origin_new(vm, SIZE_MAX);
    exc_unpark(vm, parked);
    if (!source)
        return;
    struct future_rest *rest = future_rest(f);
    xunref(vm, rest->source);
    rest->source = source;
    rest->source_shown = shown && tuple_len(source);
}

void future_add_source(struct future_obj *f, struct buf *out)
{
    if (!f->rest || !f->rest->source || !f->rest->source_shown)
        return;
    const value *place = tuple_items(tuple_items(f->rest->source)[0]);
    buf_printf(out, " created at %s:%lld", str_z(place[0]),
               (long long)small_get(place[1]));
}

value source_of(value v)
{
    if (future_is(v))
        return ((struct future_obj *)v)->rest
                   ? ((struct future_obj *)v)->rest->source
                   : NULL;
    return is_instance(v, &handle_type) ? ((struct handle_obj *)v)->source
                                        : NULL;
}

void source_note_next(struct vm *vm, struct loop_obj *loop)
{
    value parked = exc_park(vm);
    value place = int_new(vm, (int64_t)(loop->popped + loop->ready.n));
    value source = origin_new(vm, DEBUG_DEPTH);
    if (!loop->sources)
        loop->sources = dict_new(vm);
    if (place && source && loop->sources)
        dict_set(vm, loop->sources, place, source);
    xunref(vm, place);
    xunref(vm, source);
    exc_clear(vm);
    exc_unpark(vm, parked);
}

value source_take_last(struct vm *vm, struct loop_obj *loop)
{
    value place = int_new(vm, (int64_t)loop->popped - 1), source = NULL;
    if (!place || (loop->sources &&
                   dict_pop(vm, loop->sources, place, &source) < 0))
        exc_clear(vm);
    xunref(vm, place);
    return source;
}

value source_summary(struct vm *vm, value v)
{
    return source_summary_of(vm, source_of(v));
}

value source_summary_of(struct vm *vm, value source)
{
    if (!source)
        return none_new();
    value module = module_import(vm, "traceback");
    value made = module ? value_call_method(vm, module, "_summary", &source, 1)
                        : NULL;
    xunref(vm, module);
    return made;
}
