/* The body of interp.c: one case an opcode, dispatched through a table of
 * labels that opcodes.def makes.
 */
#ifndef INTERP_LOOP
#error "for interp.c only"
#endif

#define ARG INSTR_ARG(instr)
#define NEXT()                                                                \
    do {                                                                      \
        instr = *ip++;                                                        \
        goto *labels[INSTR_OP(instr)];                                        \
    } while (0)
#define CASE(op) do_##op:
/* Before anything that may look at the frame or raise. */
#define SAVE() ((void)(f->ip = ip))
#define PUSH(v) (*sp++ = (v))
#define TOP sp[-1]
#define SECOND sp[-2]
#define THIRD sp[-3]
#define DROP()                                                                \
    do {                                                                      \
        value drop_ = *--sp;                                                  \
        unref(vm, drop_);                                                     \
    } while (0)
/* Goes over to the frame that now runs. */
#define LOAD_FRAME()                                                          \
    do {                                                                      \
        f = vm->frame;                                                        \
        ip = f->ip;                                                           \
        sp = f->sp;                                                           \
    } while (0)
#define JUMP_TO(target) (ip = f->code->code->ops + (target))
/* Replaces the top by a new value, or goes to error: without the old one, or
 * as LOAD_ATTR does with it on the stack until the exception has been told. */
#define REPLACE_TOP(expr) REPLACE_OR(expr, error_of_one)
#define REPLACE_TOP_OR_KEEP(expr) REPLACE_OR(expr, error)
#define REPLACE_OR(expr, failed)                                              \
    do {                                                                      \
        SAVE();                                                               \
        value new_ = (expr);                                                  \
        if (UNLIKELY(!new_))                                                  \
            goto failed;                                                      \
        value old_ = TOP;                                                     \
        TOP = new_;                                                           \
        unref(vm, old_);                                                      \
    } while (0)
/* The two on top become one. */
#define REPLACE_TWO(expr)                                                     \
    do {                                                                      \
        SAVE();                                                               \
        value new_ = (expr);                                                  \
        if (UNLIKELY(!new_))                                                  \
            goto error_of_two;                                                \
        value b_ = TOP, a_ = SECOND;                                          \
        sp--;                                                                 \
        TOP = new_;                                                           \
        unref(vm, a_);                                                        \
        unref(vm, b_);                                                        \
    } while (0)

enum run interp_run(struct vm *vm, struct frame *f, value *result)
{
    static const void *const labels[] = {
#define OP(name, operand, effect, meaning) &&do_##name,
#include "lang/opcodes.def"
#undef OP
    };
    const instruction *ip;
    value *sp;
    instruction instr;
    struct call call;

    *result = NULL;
    if (UNLIKELY(vm->exc != NULL)) {
        /* a throw: the frame is entered even at the depth limit */
        vm->depth++;
        f->back = vm->frame;
        f->to = FRAME_TO_C;
        vm->frame = f;
        if (f->coro) {
            if (UNLIKELY(vm->tracing) && f->coro->state == CORO_SUSPENDED)
                trace_throw(f);
            f->coro->state = CORO_RUNNING;
        }
        ip = f->ip;
        sp = f->sp;
        goto thrown;
    }
    if (UNLIKELY(!vm_stack_ok(vm))) {
        too_deep(vm);
        goto not_entered;
    }
    if (!enter(vm, f, FRAME_TO_C))
        goto not_entered;
    if (f->coro) {
        bool fresh = f->coro->state == CORO_CREATED;
        f->coro->state = CORO_RUNNING;
        if (UNLIKELY(vm->tracing)) {
            if (fresh)
                trace_frame_new(vm, f);
            else
                trace_resume(vm, f);
        }
    } else if (UNLIKELY(vm->tracing)) {
        trace_frame_new(vm, f);
    }
    ip = f->ip;
    sp = f->sp;
    NEXT();

    /* -- stack and constants -- */
    CASE(NOP) NEXT();
    CASE(LINE)
    {
        if (UNLIKELY(vm->tracing)) {
            SAVE();
            trace_line(vm, f, (int)ARG);
        }
        NEXT();
    }
    CASE(POP)
    {
        value v = *--sp;
        if (!is_small(v) && --v->refs == 0) {
            SAVE();
            value_dealloc(vm, v);
        }
        NEXT();
    }
    CASE(COPY)
    {
        value v = sp[-(ptrdiff_t)ARG];
        PUSH(xref(v));
        NEXT();
    }
    CASE(SWAP)
    {
        value v = TOP;
        TOP = sp[-(ptrdiff_t)ARG];
        sp[-(ptrdiff_t)ARG] = v;
        NEXT();
    }
    CASE(CONST)
    {
        PUSH(ref(f->code->consts[ARG]));
        NEXT();
    }
    CASE(NULL)
    {
        PUSH(NULL);
        NEXT();
    }

    /* -- names -- */
    CASE(LOAD_FAST)
    {
        value v = f->slots[ARG];
        if (UNLIKELY(!v))
            goto unbound_local;
        PUSH(ref(v));
        NEXT();
    }
    CASE(STORE_FAST)
    {
        value old = f->slots[ARG];
        f->slots[ARG] = *--sp;
        if (old && !is_small(old) && --old->refs == 0) {
            SAVE();
            value_dealloc(vm, old);
        }
        NEXT();
    }
    CASE(DELETE_FAST)
    {
        if (!f->slots[ARG])
            goto unbound_local;
        SAVE();
        clear_slot(vm, &f->slots[ARG]);
        NEXT();
    }
    CASE(LOAD_DEREF)
    {
        value v = ((struct cell_obj *)frame_cells(f)[ARG])->v;
        if (UNLIKELY(!v)) {
            SAVE();
            op_unbound_cell(vm, f, ARG);
            goto error;
        }
        PUSH(ref(v));
        NEXT();
    }
    CASE(STORE_DEREF)
    {
        value *slot = &((struct cell_obj *)frame_cells(f)[ARG])->v;
        value old = *slot;
        *slot = *--sp;
        SAVE();
        xunref(vm, old);
        NEXT();
    }
    CASE(DELETE_DEREF)
    {
        value *slot = &((struct cell_obj *)frame_cells(f)[ARG])->v;
        SAVE();
        if (!*slot) {
            op_unbound_cell(vm, f, ARG);
            goto error;
        }
        clear_slot(vm, slot);
        NEXT();
    }
    CASE(LOAD_CLOSURE)
    {
        PUSH(ref(frame_cells(f)[ARG]));
        NEXT();
    }
    CASE(LOAD_CLASSDEREF)
    {
        SAVE();
        value v = op_load_classderef(vm, f, ARG);
        if (!v)
            goto error;
        PUSH(v);
        NEXT();
    }
    CASE(LOAD_GLOBAL)
    {
        struct site *s = &f->code->sites[ARG];
        value v, globals = frame_globals(f);
        if (LIKELY(s->kind == 1 &&
                   dict_keys_version(globals) == s->version))
            v = ref(*dict_slot(globals, s->index));
        else if (s->kind == 2 &&
                 dict_keys_version(globals) == s->version &&
                 dict_keys_version(vm->builtins) == s->version2)
            v = ref(*dict_slot(vm->builtins, s->index));
        else {
            SAVE();
            v = op_load_global(vm, f, s);
            if (UNLIKELY(!v))
                goto error;
        }
        PUSH(v);
        NEXT();
    }
    CASE(STORE_GLOBAL)
    {
        SAVE();
        if (dict_set(vm, frame_globals(f), f->code->sites[ARG].name, TOP) < 0)
            goto error;
        DROP();
        NEXT();
    }
    CASE(DELETE_GLOBAL)
    {
        SAVE();
        if (op_delete_global(vm, f, f->code->sites[ARG].name) < 0)
            goto error;
        NEXT();
    }
    CASE(LOAD_NAME)
    {
        SAVE();
        value v = op_load_name(vm, f, f->code->sites[ARG].name);
        if (!v)
            goto error;
        PUSH(v);
        NEXT();
    }
    CASE(STORE_NAME)
    {
        SAVE();
        if (op_store_name(vm, f, f->code->sites[ARG].name, TOP) < 0)
            goto error;
        DROP();
        NEXT();
    }
    CASE(DELETE_NAME)
    {
        SAVE();
        if (op_delete_name(vm, f, f->code->sites[ARG].name) < 0)
            goto error;
        NEXT();
    }

    /* -- attributes, items, imports -- */
    CASE(LOAD_ATTR)
    {
        REPLACE_TOP_OR_KEEP(op_load_attr(vm, TOP, &f->code->sites[ARG]));
        NEXT();
    }
    CASE(STORE_ATTR)
    {
        SAVE();
        if (op_store_attr(vm, TOP, &f->code->sites[ARG], SECOND) < 0)
            goto error;
        DROP();
        DROP();
        NEXT();
    }
    CASE(DELETE_ATTR)
    {
        SAVE();
        if (value_setattr(vm, TOP, f->code->sites[ARG].name, NULL) < 0)
            goto error;
        DROP();
        NEXT();
    }
    CASE(LOAD_METHOD)
    {
        SAVE();
        bool method;
        value v = op_load_method(vm, TOP, &f->code->sites[ARG], &method);
        if (UNLIKELY(!v))
            goto error;
        if (method) {
            value self = TOP;
            TOP = v;
            PUSH(self);
        } else {
            value self = TOP;
            TOP = NULL;
            PUSH(v);
            unref(vm, self);
        }
        NEXT();
    }
    CASE(GET_ITEM)
    {
        REPLACE_TWO(op_get_item(vm, SECOND, TOP));
        NEXT();
    }
    CASE(SET_ITEM)
    {
        SAVE();
        if (value_setitem(vm, SECOND, TOP, THIRD) < 0)
            goto error;
        DROP();
        DROP();
        DROP();
        NEXT();
    }
    CASE(DELETE_ITEM)
    {
        SAVE();
        if (value_setitem(vm, SECOND, TOP, NULL) < 0)
            goto error;
        DROP();
        DROP();
        NEXT();
    }
    CASE(BUILD_SLICE)
    {
        SAVE();
        value step = ARG == 3 ? TOP : NONE;
        value *from = sp - ARG;
        value v = slice_new(vm, from[0], from[1], step);
        if (!v)
            goto error;
        while (sp > from)
            DROP();
        PUSH(v);
        NEXT();
    }
    CASE(IMPORT_NAME)
    {
        REPLACE_TWO(op_import(vm, f->code->sites[ARG].name, SECOND, TOP));
        NEXT();
    }
    CASE(IMPORT_FROM)
    {
        SAVE();
        value v = op_import_from(vm, TOP, f->code->sites[ARG].name);
        if (!v)
            goto error;
        PUSH(v);
        NEXT();
    }
    CASE(IMPORT_STAR)
    {
        SAVE();
        if (op_import_star(vm, f, TOP) < 0)
            goto error;
        DROP();
        NEXT();
    }

    /* -- operators -- */
    CASE(BINARY)
    {
        if (LIKELY(both_small(SECOND, TOP))) {
            value v = small_binary(ARG, SECOND, TOP);
            if (LIKELY(v != NULL)) {
                sp--;
                TOP = v;
                NEXT();
            }
        }
        REPLACE_TWO(value_binary(vm, (enum binary_op)ARG, SECOND, TOP));
        NEXT();
    }
    CASE(INPLACE)
    {
        if (LIKELY(both_small(SECOND, TOP))) {
            value v = small_binary(ARG, SECOND, TOP);
            if (LIKELY(v != NULL)) {
                sp--;
                TOP = v;
                NEXT();
            }
        }
        REPLACE_TWO(value_inplace(vm, (enum binary_op)ARG, SECOND, TOP));
        NEXT();
    }
    CASE(NEGATIVE)
    {
        REPLACE_TOP(value_negative(vm, TOP));
        NEXT();
    }
    CASE(POSITIVE)
    {
        REPLACE_TOP(value_positive(vm, TOP));
        NEXT();
    }
    CASE(INVERT)
    {
        REPLACE_TOP(value_invert(vm, TOP));
        NEXT();
    }
    CASE(NOT)
    {
        SAVE();
        int truth = quick_truth(TOP);
        if (truth == -2 && (truth = value_truth(vm, TOP)) < 0)
            goto error;
        DROP();
        PUSH(bool_value(!truth));
        NEXT();
    }
    CASE(COMPARE)
    {
        value a = SECOND, b = TOP;
        if (LIKELY(both_small(a, b))) {
            /* small integers compare as their words do */
            bool holds = small_compare((intptr_t)a, (intptr_t)b, ARG);
            instruction next = *ip;
            if (INSTR_OP(next) == OP_POP_JUMP_IF_FALSE) {
                sp -= 2;
                ip++;
                if (!holds)
                    JUMP_TO(INSTR_ARG(next));
                NEXT();
            }
            sp--;
            TOP = bool_value(holds);
            NEXT();
        }
        REPLACE_TWO(value_compare(vm, a, b, (enum compare_op)ARG));
        NEXT();
    }
    CASE(IS)
    {
        bool same = (SECOND == TOP) != (ARG != 0);
        SAVE();
        DROP();
        DROP();
        PUSH(bool_value(same));
        NEXT();
    }
    CASE(IN)
    {
        SAVE();
        int in = value_contains(vm, TOP, SECOND);
        if (in < 0)
            goto error;
        DROP();
        DROP();
        PUSH(bool_value((in != 0) != (ARG != 0)));
        NEXT();
    }

    /* -- building values -- */
    CASE(BUILD_TUPLE)
    {
        SAVE();
        value v = tuple_alloc(vm, ARG);
        if (!v)
            goto error;
        sp -= ARG;
        for (uint32_t i = 0; i < ARG; i++)
            tuple_items(v)[i] = sp[i];
        PUSH(v);
        NEXT();
    }
    CASE(BUILD_LIST)
    {
        SAVE();
        value v = list_from(vm, sp - ARG, ARG);
        if (!v)
            goto error;
        for (uint32_t i = 0; i < ARG; i++)
            DROP();
        PUSH(v);
        NEXT();
    }
    CASE(BUILD_SET)
    {
        SAVE();
        value v = set_new(vm);
        if (!v)
            goto error;
        for (uint32_t i = 0; i < ARG; i++)
            if (set_add(vm, v, sp[(ptrdiff_t)i - (ptrdiff_t)ARG]) < 0) {
                unref(vm, v);
                goto error;
            }
        for (uint32_t i = 0; i < ARG; i++)
            DROP();
        PUSH(v);
        NEXT();
    }
    CASE(BUILD_MAP)
    {
        SAVE();
        value v = op_build_map(vm, sp - 2 * ARG, ARG);
        if (!v)
            goto error;
        for (uint32_t i = 0; i < 2 * ARG; i++)
            DROP();
        PUSH(v);
        NEXT();
    }
    CASE(BUILD_CONST_MAP)
    {
        SAVE();
        value v = op_build_const_map(vm, sp - 1 - ARG, ARG, TOP);
        if (!v)
            goto error;
        for (uint32_t i = 0; i < ARG + 1; i++)
            DROP();
        PUSH(v);
        NEXT();
    }
    CASE(BUILD_STRING)
    {
        SAVE();
        value v = op_build_string(vm, sp - ARG, ARG);
        if (!v)
            goto error;
        for (uint32_t i = 0; i < ARG; i++)
            DROP();
        PUSH(v);
        NEXT();
    }
    CASE(FORMAT)
    {
        SAVE();
        value spec = ARG & 4 ? TOP : NULL;
        value v = op_format(vm, spec ? SECOND : TOP, spec, ARG & 3);
        if (!v)
            goto error;
        if (spec)
            DROP();
        DROP();
        PUSH(v);
        NEXT();
    }
    CASE(LIST_APPEND)
    {
        SAVE();
        if (list_append(vm, sp[-1 - (ptrdiff_t)ARG], TOP) < 0)
            goto error;
        DROP();
        NEXT();
    }
    CASE(SET_ADD)
    {
        SAVE();
        if (set_add(vm, sp[-1 - (ptrdiff_t)ARG], TOP) < 0)
            goto error;
        DROP();
        NEXT();
    }
    CASE(MAP_ADD)
    {
        SAVE();
        if (dict_set(vm, sp[-2 - (ptrdiff_t)ARG], SECOND, TOP) < 0)
            goto error;
        DROP();
        DROP();
        NEXT();
    }
    CASE(LIST_EXTEND)
    {
        SAVE();
        if (op_list_extend(vm, sp[-1 - (ptrdiff_t)ARG], TOP) < 0)
            goto error;
        DROP();
        NEXT();
    }
    CASE(SET_UPDATE)
    {
        SAVE();
        if (set_update(vm, sp[-1 - (ptrdiff_t)ARG], TOP) < 0)
            goto error;
        DROP();
        NEXT();
    }
    CASE(DICT_UPDATE)
    {
        SAVE();
        if (op_dict_update(vm, sp[-1 - (ptrdiff_t)ARG], TOP) < 0)
            goto error;
        DROP();
        NEXT();
    }
    CASE(DICT_MERGE)
    {
        SAVE();
        value *dict = sp - 1 - ARG;
        if (op_dict_merge(vm, dict[-2], *dict, TOP) < 0)
            goto error;
        DROP();
        NEXT();
    }
    CASE(LIST_TO_TUPLE)
    {
        REPLACE_TOP(tuple_from(vm, list_items(TOP), list_len(TOP)));
        NEXT();
    }
    CASE(UNPACK)
    {
        SAVE();
        value v = TOP;
        size_t n = ARG;
        if (LIKELY(type_of(v) == &tuple_type && tuple_len(v) == n)) {
            sp--;
            for (size_t i = n; i-- > 0;)
                PUSH(ref(tuple_items(v)[i]));
            unref(vm, v);
            NEXT();
        }
        if (op_unpack(vm, v, n, sp) < 0)
            goto error_of_one;
        /* the values stand above v: move them down over it */
        for (size_t i = 0; i < n; i++)
            sp[(ptrdiff_t)i - 1] = sp[i];
        sp += (ptrdiff_t)n - 1;
        unref(vm, v);
        NEXT();
    }
    CASE(UNPACK_EX)
    {
        SAVE();
        value v = TOP;
        size_t before = ARG & 0xFFF, after = ARG >> 12;
        size_t n = before + 1 + after;
        if (op_unpack_ex(vm, v, before, after, sp) < 0)
            goto error_of_one;
        for (size_t i = 0; i < n; i++)
            sp[(ptrdiff_t)i - 1] = sp[i];
        sp += (ptrdiff_t)n - 1;
        unref(vm, v);
        NEXT();
    }

    /* -- control -- */
    CASE(JUMP)
    {
        JUMP_TO(ARG);
        NEXT();
    }
    CASE(JUMP_BACK)
    {
        if (UNLIKELY(++vm->steps > vm->step_stop)) {
            SAVE();
            if (!vm_go_on(vm))
                goto error;
        }
        JUMP_TO(ARG);
        NEXT();
    }
    CASE(POP_JUMP_IF_FALSE)
    {
        int truth = quick_truth(TOP);
        if (UNLIKELY(truth == -2)) {
            SAVE();
            if ((truth = value_truth(vm, TOP)) < 0)
                goto error;
        }
        DROP();
        if (!truth)
            JUMP_TO(ARG);
        NEXT();
    }
    CASE(POP_JUMP_IF_TRUE)
    {
        int truth = quick_truth(TOP);
        if (UNLIKELY(truth == -2)) {
            SAVE();
            if ((truth = value_truth(vm, TOP)) < 0)
                goto error;
        }
        DROP();
        if (truth)
            JUMP_TO(ARG);
        NEXT();
    }
    CASE(POP_JUMP_IF_NONE)
    {
        SAVE();
        bool none = TOP == NONE;
        DROP();
        if (none)
            JUMP_TO(ARG);
        NEXT();
    }
    CASE(POP_JUMP_IF_NOT_NONE)
    {
        SAVE();
        bool none = TOP == NONE;
        DROP();
        if (!none)
            JUMP_TO(ARG);
        NEXT();
    }
    CASE(JUMP_IF_FALSE_OR_POP)
    {
        SAVE();
        int truth = value_truth(vm, TOP);
        if (truth < 0)
            goto error;
        if (truth)
            DROP();
        else
            JUMP_TO(ARG);
        NEXT();
    }
    CASE(JUMP_IF_TRUE_OR_POP)
    {
        SAVE();
        int truth = value_truth(vm, TOP);
        if (truth < 0)
            goto error;
        if (truth)
            JUMP_TO(ARG);
        else
            DROP();
        NEXT();
    }
    CASE(GET_ITER)
    {
        if (type_of(TOP) == &generator_type)
            NEXT();
        REPLACE_TOP(value_iter(vm, TOP));
        NEXT();
    }
    CASE(FOR_ITER)
    {
        value it = TOP;
        if (type_of(it) == &generator_type && drivable(it)) {
            f->ip = ip;
            f->sp = sp;
            if (!resume(vm, (struct coro_obj *)it, ref(NONE), FRAME_TO_FOR))
                goto error;
            LOAD_FRAME();
            NEXT();
        }
        SAVE();
        value (*next)(struct vm *, value) = type_of(it)->next;
        value v = LIKELY(next != NULL) ? next(vm, it) : value_next(vm, it);
        if (LIKELY(v != NULL)) {
            PUSH(v);
            NEXT();
        }
        if (vm->exc) {
            if (!exc_is(vm, &exc_StopIteration))
                goto error;
            exc_clear(vm);
        }
        DROP();
        JUMP_TO(ARG);
        NEXT();
    }

    /* -- calls and functions -- */
    CASE(CALL)
    {
        call.n = ARG;
        call.args = sp - ARG;
        call.base = call.args - 1;
        call.func = call.base[0];
        goto do_call;
    }
    CASE(CALL_METHOD)
    {
        call.n = ARG;
        call.args = sp - ARG;
        call.base = call.args - 2;
        call.func = call.base[0];
        if (call.func) {
            call.args--;
            call.n++;
        } else {
            call.func = call.base[1];
        }
    }
do_call:
    SAVE();
    call.owned = NULL;
    if (!is_small(call.func) && call.func->type == &method_type)
        unwrap_method(vm, &call);
    if (LIKELY(!is_small(call.func) && call.func->type == &func_type)) {
        struct func_obj *func = (struct func_obj *)call.func;
        struct code_obj *code = func->code;
        struct frame *callee;
        if (LIKELY(code->simple && call.n == code->code->n_args)) {
            callee = frame_new(vm, func);
            if (UNLIKELY(!callee))
                goto call_failed;
            /* the arguments and the function move into the frame */
            for (size_t i = 0; i < call.n; i++)
                callee->slots[i] = call.args[i];
            sp = call.base;
            if (UNLIKELY(!code->plain)) {
                if (code->code->n_cells + code->code->n_free &&
                    func_make_cells(vm, callee) < 0) {
                    frame_end(vm, callee);
                    goto error;
                }
                if (code_makes_coro(code)) {
                    value v = coro_of_frame(vm, callee);
                    if (!v)
                        goto error;
                    PUSH(v);
                    NEXT();
                }
            }
        } else {
            callee = func_bind(vm, call.func, call.args, call.n, NULL);
            if (!callee)
                goto call_failed;
            drop_call(vm, &call, sp);
            sp = call.base;
            if (code_makes_coro(code)) {
                value v = coro_of_frame(vm, callee);
                if (!v)
                    goto error;
                PUSH(v);
                NEXT();
            }
        }
        f->sp = sp;
        if (UNLIKELY(!enter(vm, callee, FRAME_TO_CALL))) {
            value e = exc_fetch(vm);
            frame_end(vm, callee);
            vm->exc = e;
            goto error;
        }
        if (UNLIKELY(vm->tracing))
            trace_frame_new(vm, callee);
        f = callee;
        ip = f->ip;
        sp = f->sp;
        NEXT();
    }
    {
        value v = value_call(vm, call.func, call.args, call.n, NULL);
        if (UNLIKELY(!v))
            goto call_failed;
        drop_call(vm, &call, sp);
        sp = call.base;
        PUSH(v);
        NEXT();
    }
call_failed:
    drop_refused(vm, &call, sp);
    drop_call(vm, &call, sp);
    sp = call.base;
    goto error;

    CASE(CALL_KW)
    {
        value *args = sp - 1 - ARG;
        call.base = args - 1;
        call.args = args;
        call.func = args[-1];
        call.n = ARG - tuple_len(TOP);
        goto do_call_kw;
    }
    CASE(CALL_METHOD_KW)
    {
        value *args = sp - 1 - ARG;
        call.base = args - 2;
        call.args = args;
        call.func = call.base[0];
        call.n = ARG - tuple_len(TOP);
        if (call.func) {
            call.args--;
            call.n++;
        } else {
            call.func = call.base[1];
        }
    }
do_call_kw:
    SAVE();
    call.owned = NULL;
    if (!is_small(call.func) && call.func->type == &func_type) {
        struct frame *callee = func_bind(vm, call.func, call.args, call.n,
                                         TOP);
        if (!callee)
            goto call_failed;
        drop_call(vm, &call, sp);
        sp = call.base;
        if (code_makes_coro(callee->code)) {
            value v = coro_of_frame(vm, callee);
            if (!v)
                goto error;
            PUSH(v);
            NEXT();
        }
        f->sp = sp;
        if (UNLIKELY(!enter(vm, callee, FRAME_TO_CALL))) {
            value e = exc_fetch(vm);
            frame_end(vm, callee);
            vm->exc = e;
            goto error;
        }
        if (UNLIKELY(vm->tracing))
            trace_frame_new(vm, callee);
        LOAD_FRAME();
        NEXT();
    }
    {
        value v = value_call(vm, call.func, call.args, call.n, TOP);
        if (UNLIKELY(!v))
            goto call_failed;
        drop_call(vm, &call, sp);
        sp = call.base;
        PUSH(v);
        NEXT();
    }
    CASE(CALL_EX)
    {
        SAVE();
        value kwargs = ARG & 1 ? TOP : NULL;
        value *base = sp - (kwargs ? 3 : 2);
        value v = op_call_ex(vm, base[0], base[1], kwargs);
        drop_operands(vm, base, sp);
        sp = base;
        if (!v)
            goto error;
        PUSH(v);
        NEXT();
    }
    CASE(MAKE_FUNCTION)
    {
        SAVE();
        value v = op_make_function(vm, f, sp, ARG, &sp);
        if (!v)
            goto error;
        PUSH(v);
        NEXT();
    }
    CASE(BUILD_CLASS)
    {
        SAVE();
        value v = dict_get(vm, vm->builtins, vm->names->d_build_class);
        if (!v) {
            exc_raise(vm, &exc_NameError, "__build_class__ not found");
            goto error;
        }
        PUSH(ref(v));
        NEXT();
    }
    CASE(RETURN)
    {
        value v = *--sp;
        f->ip = ip;
        f->sp = sp;
        if (UNLIKELY(vm->tracing))
            trace_return(vm, f, v);
        enum frame_return to = (enum frame_return)f->to;
        finish(vm, f);
        if (to == FRAME_TO_C) {
            *result = v;
            return RUN_RETURN;
        }
        LOAD_FRAME();
        if (LIKELY(to == FRAME_TO_CALL)) {
            PUSH(v);
        } else if (to == FRAME_TO_FOR) {
            unref(vm, v);
            DROP();
            JUMP_TO(INSTR_ARG(ip[-1]));
        } else {
            DROP();
            PUSH(v);
            ip = send_target(f, ip);
        }
        NEXT();
    }

    /* -- generators and coroutines -- */
    CASE(YIELD)
    {
        value v = *--sp;
        f->ip = ip;
        f->sp = sp;
        enum frame_return to = (enum frame_return)f->to;
        suspend(vm, f, v);
        if (to == FRAME_TO_C) {
            *result = v;
            return RUN_YIELD;
        }
        LOAD_FRAME();
        PUSH(v);
        NEXT();
    }
    CASE(GET_YIELD_FROM_ITER)
    {
        if (type_of(TOP) == &generator_type)
            NEXT();
        REPLACE_TOP(op_yield_from_iter(vm, f, TOP));
        NEXT();
    }
    CASE(GET_AWAITABLE)
    {
        /* a coroutine that has not begun is what await drives */
        if (LIKELY(!is_small(TOP) && TOP->type == &coroutine_type &&
                   ((struct coro_obj *)TOP)->state == CORO_CREATED))
            NEXT();
        REPLACE_TOP(op_awaitable(vm, TOP, ARG));
        NEXT();
    }
    CASE(SEND)
    {
        value it = SECOND;
        if (LIKELY(drivable(it)) &&
            (TOP == NONE ||
             ((struct coro_obj *)it)->state == CORO_SUSPENDED)) {
            value sent = *--sp;
            f->ip = ip;
            f->sp = sp;
            if (!resume(vm, (struct coro_obj *)it, sent, FRAME_TO_SEND))
                goto error;
            LOAD_FRAME();
            NEXT();
        }
        SAVE();
        f->sp = sp;
        value v;
        enum run run = iter_send(vm, it, TOP, &v);
        if (UNLIKELY(run == RUN_RAISE))
            goto error;
        DROP();
        if (run == RUN_RETURN) {
            DROP();
            JUMP_TO(ARG);
        }
        PUSH(v);
        NEXT();
    }
    CASE(YIELD_AWAIT)
    {
        value v = *--sp;
        f->ip = ip;
        f->sp = sp;
        enum frame_return to = (enum frame_return)f->to;
        suspend(vm, f, NULL);
        if (to == FRAME_TO_C) {
            *result = v;
            return RUN_YIELD;
        }
        LOAD_FRAME();
        PUSH(v);
        NEXT();
    }
    CASE(GET_AITER)
    {
        REPLACE_TOP(op_aiter(vm, TOP));
        NEXT();
    }
    CASE(GET_ANEXT)
    {
        SAVE();
        value v = op_anext(vm, TOP);
        if (!v)
            goto error;
        PUSH(v);
        NEXT();
    }
    CASE(END_ASYNC_FOR)
    {
        SAVE();
        value e = *--sp;
        DROP();
        if (!is_instance(e, &exc_StopAsyncIteration)) {
            vm->exc = e;
            goto reraise;
        }
        unref(vm, e);
        NEXT();
    }

    /* -- exceptions, with -- */
    CASE(PUSH_EXC)
    {
        value e = TOP;
        TOP = f->handled;
        f->handled = ref(e);
        PUSH(e);
        NEXT();
    }
    CASE(POP_EXCEPT)
    {
        SAVE();
        value old = f->handled;
        f->handled = *--sp;
        xunref(vm, old);
        NEXT();
    }
    CASE(MATCH_EXC)
    {
        SAVE();
        int match = op_match_exc(vm, SECOND, TOP);
        if (match < 0)
            goto error;
        DROP();
        PUSH(bool_value(match));
        NEXT();
    }
    CASE(MATCH_EXC_GROUP)
    {
        SAVE();
        value rest, match;
        if (op_match_group(vm, SECOND, TOP, &rest, &match) < 0)
            goto error;
        if (match != NONE) { /* what the clause raises has it as context */
            value old = f->handled;
            f->handled = ref(match);
            xunref(vm, old);
        }
        DROP();
        DROP();
        PUSH(rest);
        PUSH(match);
        NEXT();
    }
    CASE(PREP_RERAISE_STAR)
    {
        REPLACE_TWO(op_prep_reraise_star(vm, SECOND, TOP));
        NEXT();
    }
    CASE(RERAISE)
    {
        vm->exc = *--sp;
        if (ARG)
            goto as_it_was;
        goto reraise;
    }
    CASE(RAISE)
    {
        SAVE();
        if (ARG == 0) {
            if (op_reraise_handled(vm))
                goto reraise;
            goto error;
        }
        value cause = ARG == 2 ? *--sp : NULL;
        value e = *--sp;
        op_raise(vm, e, cause);
        unref(vm, e);
        xunref(vm, cause);
        goto error;
    }
    CASE(ASSERTION_ERROR)
    {
        PUSH(ref((value)&exc_AssertionError));
        NEXT();
    }
    CASE(BEFORE_WITH)
    {
        SAVE();
        value exit, v;
        if (op_before_with(vm, TOP, false, &exit, &v) < 0)
            goto error;
        DROP();
        PUSH(exit);
        PUSH(v);
        NEXT();
    }
    CASE(BEFORE_ASYNC_WITH)
    {
        SAVE();
        value exit, v;
        if (op_before_with(vm, TOP, true, &exit, &v) < 0)
            goto error;
        DROP();
        PUSH(exit);
        PUSH(v);
        NEXT();
    }
    CASE(WITH_EXCEPT)
    {
        SAVE();
        value v = op_with_except(vm, THIRD, TOP);
        if (!v)
            goto error;
        PUSH(v);
        NEXT();
    }

    /* -- match -- */
    CASE(GET_LEN)
    {
        SAVE();
        int64_t n = value_len(vm, TOP);
        if (n < 0)
            goto error;
        PUSH(int_new(vm, n));
        NEXT();
    }
    CASE(MATCH_MAPPING)
    {
        value v = bool_value(type_of(TOP)->flags & TYPE_MAPPING);
        PUSH(v);
        NEXT();
    }
    CASE(MATCH_SEQUENCE)
    {
        value v = bool_value(type_of(TOP)->flags & TYPE_SEQUENCE);
        PUSH(v);
        NEXT();
    }
    CASE(MATCH_KEYS)
    {
        SAVE();
        value v = op_match_keys(vm, SECOND, TOP);
        if (!v)
            goto error;
        PUSH(v);
        NEXT();
    }
    CASE(MATCH_CLASS)
    {
        SAVE();
        value v = op_match_class(vm, THIRD, SECOND, TOP, ARG);
        if (!v)
            goto error;
        DROP();
        DROP();
        DROP();
        PUSH(v);
        NEXT();
    }

    /* -- classes and annotations -- */
    CASE(SETUP_ANNOTATIONS)
    {
        SAVE();
        if (op_setup_annotations(vm, f) < 0)
            goto error;
        NEXT();
    }

unbound_local:
    SAVE();
    op_unbound_local(vm, f, ARG);
    goto error;

    /* -- exceptions on their way -- */
thrown:
    /* What is thrown into a frame that awaits goes into what it awaits first;
     * f is entered, vm->exc is set, ip and sp are f's. */
    if (awaits_something(f)) {
        value it = TOP;
        if (exc_is(vm, &exc_GeneratorExit)) {
            value e = exc_fetch(vm);
            f->sp = sp;
            vm->frame = f->back; /* f does not run yet */
            int closed = coro_close_iter(vm, it);
            vm->frame = f;
            if (closed < 0) {
                unref(vm, e);
                goto error;
            }
            vm->exc = e;
            goto error;
        }
        if (drivable(it)) {
            struct coro_obj *c = (struct coro_obj *)it;
            f->ip = ip;
            f->sp = sp;
            vm->depth++;
            c->frame->back = f;
            c->frame->to = FRAME_TO_THROW;
            vm->frame = f = c->frame;
            if (UNLIKELY(vm->tracing) && c->state == CORO_SUSPENDED)
                trace_throw(f);
            c->state = CORO_RUNNING;
            f->back->ip--; /* what it gives out is handed on as before */
            ip = f->ip;
            sp = f->sp;
            goto thrown;
        }
        value v;
        f->sp = sp;
        vm->frame = f->back;
        enum run gave = iter_send(vm, it, NULL, &v);
        vm->frame = f;
        switch (gave) {
        case RUN_YIELD:
            PUSH(v);
            ip--;
            break;
        case RUN_RETURN:
            DROP();
            PUSH(v);
            ip = send_target(f, ip - 1);
            break;
        case RUN_RAISE:
            coro_chain(vm, f);
            goto error;
        }
        NEXT();
    }
    /* in an except block of this frame, the thrown exception has a context */
    coro_chain(vm, f);
    goto error;

error_of_two:
    drop_operands(vm, sp - 2, sp);
    sp -= 2;
    goto error;
error_of_one:
    drop_operands(vm, sp - 1, sp);
    sp--;
error:
    f->ip = ip;
    if (UNLIKELY(vm->tracing) && !ends_async_for(vm, f->code->code, ip))
        trace_raise(vm, f);
    if (LIKELY(!vm->limit_hit))
        exc_add_traceback(vm, f);
reraise:
    f->raised_at = (uint32_t)(ip - f->code->code->ops);
as_it_was:
    f->ip = ip;
    {
        const struct handler *h = find_handler(f->code->code, ip);
        if (h && LIKELY(!vm->limit_hit)) {
            value *floor = frame_stack(f) + h->depth;
            value e = exc_fetch(vm);
            exc_settle_traceback(e);
            while (sp > floor) {
                value v = *--sp;
                xunref(vm, v);
            }
            PUSH(e);
            JUMP_TO(h->target);
            NEXT();
        }
    }
    f->ip = f->code->code->ops + f->raised_at;
    {
        /* What the instruction held goes here, where the line is its own: a
         * coroutine among it is said to be never awaited. */
        value e = exc_fetch(vm);
        while (sp > frame_stack(f)) {
            value v = *--sp;
            f->sp = sp;
            xunref(vm, v);
        }
        exc_restore(vm, e);
    }
    f->sp = sp;
    if (UNLIKELY(vm->tracing))
        trace_unwind(vm, f);
    {
        enum frame_return to = (enum frame_return)f->to;
        struct coro_obj *coro = f->coro;
        if (coro)
            coro_convert_stop(vm, coro);
        value e = exc_fetch(vm);
        finish(vm, f);
        if (vm->exc)
            exc_clear(vm);
        vm->exc = e;
        if (to == FRAME_TO_C)
            return RUN_RAISE;
        LOAD_FRAME();
        if (to == FRAME_TO_THROW)
            coro_chain_thrown(vm, f);
        goto error;
    }

not_entered:
    /* The frame never ran: it is ended here, so that the caller need not. */
    if (f->coro) {
        give_up(vm, f->coro);
    } else {
        value e = exc_fetch(vm);
        frame_end(vm, f);
        vm->exc = e;
    }
    return RUN_RAISE;
}
