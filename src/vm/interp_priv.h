/* What the files of the interpreter share: the loop (interp.c) and the
 * operations that it calls out to. `f` is the running frame; results follow
 * vm/value.h.
 */
#ifndef VM_INTERP_PRIV_H
#define VM_INTERP_PRIV_H

#include "vm/frame.h"
#include "vm/func.h"

/* func.c */
value func_new(struct vm *vm, struct code_obj *code, value globals);
/* A frame for func(*args, **kw), with the arguments bound (references are
 * taken) and the cells made; TypeError in CPython's words. */
struct frame *func_bind(struct vm *vm, value func, const value *args, size_t n,
                        value kwnames);
/* Makes the cells of a frame whose parameters are set. */
int func_make_cells(struct vm *vm, struct frame *f);
/* TypeErrors of calls that func_bind found wrong. */
value func_wrong_count(struct vm *vm, struct func_obj *f, struct frame *fr,
                       size_t given);
value func_missing(struct vm *vm, struct func_obj *f, struct frame *fr,
                   bool keyword_only);
value func_wrong_keyword(struct vm *vm, struct func_obj *f, value name,
                         value kwnames);
/* Puts C's words in the place of vm->exc, a TypeError of func_bind's, for a
 * function whose words are those (func_words.c). */
void func_say_as_c(struct vm *vm, const struct func_obj *f, const value *args,
                   size_t n, value kwnames);

/* coro.c: the generator, coroutine or async generator that owns a frame made
 * for a function of one of these kinds; takes the frame over. */
value coro_of_frame(struct vm *vm, struct frame *f);
static inline bool code_makes_coro(const struct code_obj *c)
{
    return c->code->flags &
           (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR);
}
/* What was thrown into f gets the exception that f handles as its context. */
void coro_chain(struct vm *vm, struct frame *f);
/* The same for what was thrown in through f. As in CPython the exception then
 * loses the entries that it got since a handler had it, when f handles one. */
void coro_chain_thrown(struct vm *vm, struct frame *f);
/* The arguments of throw(), as somebody's own method of that name gets them
 * when the generator waits for him. */
struct thrown {
    value e; /* what they became; borrowed */
    const value *args;
    size_t n;
};
/* c.throw(*a), and returns as coro_send does. What is no exception is refused
 * by the innermost that c waits for. */
enum run coro_throw(struct vm *vm, struct coro_obj *c, const value *a,
                    size_t n, value *result);
/* One step of any coroutine's or async generator's frame, without guards
 * about what kind it is. */
enum run coro_resume(struct vm *vm, struct coro_obj *c, value sent,
                     value *result);
/* Turns what a step gave into what send() gives: the value, or StopIteration
 * with it. */
value run_to_value(struct vm *vm, enum run run, value result);
/* agen.c: one step of an asend() or athrow() object. */
enum run agen_step(struct vm *vm, value it, value sent, value *result);
/* A StopIteration that leaves a generator becomes a RuntimeError. */
void coro_convert_stop(struct vm *vm, struct coro_obj *c);

/* Closes what a frame awaits, because GeneratorExit was thrown in: 0 or -1. */
int coro_close_iter(struct vm *vm, value it);

/* interp_names.c */
value op_load_global(struct vm *vm, struct frame *f, struct site *s);
value op_load_name(struct vm *vm, struct frame *f, value name);
int op_store_name(struct vm *vm, struct frame *f, value name, value v);
int op_delete_name(struct vm *vm, struct frame *f, value name);
int op_delete_global(struct vm *vm, struct frame *f, value name);
value op_load_classderef(struct vm *vm, struct frame *f, uint32_t i);
void op_unbound_local(struct vm *vm, struct frame *f, uint32_t i);
void op_unbound_cell(struct vm *vm, struct frame *f, uint32_t i);
value op_import(struct vm *vm, value name, value level, value fromlist);
value op_import_from(struct vm *vm, value module, value name);
int op_import_star(struct vm *vm, struct frame *f, value module);
int op_setup_annotations(struct vm *vm, struct frame *f);

/* interp_data.c: building and taking apart; values are borrowed unless said */
value op_build_string(struct vm *vm, const value *v, size_t n);
value op_build_map(struct vm *vm, const value *v, size_t n);
value op_build_const_map(struct vm *vm, const value *v, size_t n, value keys);
value op_format(struct vm *vm, value v, value spec, unsigned conversion);
/* Unpacks v into out[0..n): out[n - 1] is the first. */
int op_unpack(struct vm *vm, value v, size_t n, value *out);
int op_unpack_ex(struct vm *vm, value v, size_t before, size_t after,
                 value *out);
int op_list_extend(struct vm *vm, value list, value iterable);
int op_dict_update(struct vm *vm, value dict, value mapping);
int op_dict_merge(struct vm *vm, value func, value dict, value mapping);
value op_call_ex(struct vm *vm, value func, value args, value kwargs);
value op_make_function(struct vm *vm, struct frame *f, value *sp,
                       unsigned bits, value **out_sp);
value op_get_item(struct vm *vm, value v, value key);
/* The method `name` of v's type, bound; NULL without an exception. */
value bound_special(struct vm *vm, value v, value name);
/* "f()" as CPython names a callable in errors; a str */
value callable_name(struct vm *vm, value func);

/* interp_exc.c */
int op_match_exc(struct vm *vm, value e, value type);
/* match into *match, the rest into *rest; NONE when there is nothing */
int op_match_group(struct vm *vm, value e, value type, value *rest,
                   value *match);
value op_prep_reraise_star(struct vm *vm, value original, value list);
void op_raise(struct vm *vm, value e, value cause);
/* false when nothing is handled: RuntimeError is then raised */
bool op_reraise_handled(struct vm *vm);
int op_before_with(struct vm *vm, value m, bool async, value *exit,
                   value *result);
value op_with_except(struct vm *vm, value exit, value e);
value op_awaitable(struct vm *vm, value v, unsigned how);
value op_aiter(struct vm *vm, value v);
value op_anext(struct vm *vm, value v);
value op_yield_from_iter(struct vm *vm, struct frame *f, value v);

/* interp_match.c */
value op_match_keys(struct vm *vm, value v, value keys);
value op_match_class(struct vm *vm, value v, value type, value names,
                     size_t positional);

/* interp_attr.c: with the caches of sites */
value op_load_attr(struct vm *vm, value v, struct site *s);
int op_store_attr(struct vm *vm, value v, struct site *s, value to);
/* A function to be called with v in front (new reference), with *method true;
 * else the attribute. */
value op_load_method(struct vm *vm, value v, struct site *s, bool *method);

#endif
