/* What the program is about to call the thing that it makes. An object like a
 * lock can't know its name; but while its constructor runs, the instructions
 * behind the call say what becomes of the result: `lock = Lock()`,
 * `self.lock = Lock()`, `async with TaskGroup() as tg`. The screen shows the
 * object under that name.
 */
#include "vm/frame.h"
#include "vm/vm.h"

const struct frame *frame_user(struct vm *vm)
{
    const struct frame *f = vm->frame;
    while (f && !f->code->user)
        f = f->back;
    return f;
}

static value stored_name(const struct code_obj *code, instruction i)
{
    switch (INSTR_OP(i)) {
    case OP_STORE_FAST:
        return code->locals[INSTR_ARG(i)];
    case OP_STORE_DEREF:
        return code->cells[INSTR_ARG(i)];
    case OP_STORE_GLOBAL:
    case OP_STORE_NAME:
    case OP_STORE_ATTR:
        return code->sites[INSTR_ARG(i)].name;
    default:
        return NULL;
    }
}

/* Instructions that may stand between a call and the store of its result. */
enum passing { STOPS, PASSES, ENTERS, SENDS, LOADS };

static enum passing passing(enum opcode op)
{
    switch (op) {
    case OP_COPY:
        return PASSES; /* a = b = ..., (a := ...) */
    case OP_BEFORE_WITH:
    case OP_BEFORE_ASYNC_WITH:
        return ENTERS;
    case OP_SEND:
        return SENDS;
    case OP_LOAD_FAST:
    case OP_LOAD_DEREF:
    case OP_LOAD_GLOBAL:
    case OP_LOAD_NAME:
    case OP_LOAD_ATTR:
        return LOADS; /* of `self.a.lock = ...` */
    default:
        return STOPS;
    }
}

value frame_target(const struct frame *f)
{
    enum { FAR = 12 };
    if (!f || !f->code->user)
        return NULL;
    const struct code *code = f->code->code;
    bool enters = false, loads = false;
    uint32_t at = (uint32_t)(f->ip - code->ops);
    for (int n = 0; n < FAR && at < code->n_ops; n++, at++) {
        instruction i = code->ops[at];
        value name = stored_name(f->code, i);
        /* what was loaded is what the attribute is set on */
        if (name)
            return loads && INSTR_OP(i) != OP_STORE_ATTR ? NULL : name;
        enum passing p = passing(INSTR_OP(i));
        bool of_with = enters && (INSTR_OP(i) == OP_GET_AWAITABLE
                                  || INSTR_OP(i) == OP_CONST);
        if (p == STOPS && !of_with)
            return NULL;
        enters |= p == ENTERS;
        loads |= p == LOADS;
        if (p == SENDS && !enters)
            return NULL;
        if (p == SENDS)
            at = INSTR_ARG(i) - 1;
    }
    return NULL;
}
