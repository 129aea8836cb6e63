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

/* How many values an instruction takes off the stack and puts there, for those
 * that may stand between a call and the store of its result; false for any
 * other. */
static bool stack_use(instruction i, int *takes, int *gives)
{
    int n = (int)INSTR_ARG(i);
    *takes = 0;
    *gives = 1;
    switch (INSTR_OP(i)) {
    case OP_BUILD_LIST:
    case OP_BUILD_SET:
        *takes = n;
        return true;
    case OP_BUILD_MAP:
        *takes = 2 * n;
        return true;
    case OP_CONST:
    case OP_LOAD_FAST:
    case OP_LOAD_DEREF:
    case OP_LOAD_GLOBAL:
    case OP_LOAD_NAME:
        return true;
    case OP_LOAD_ATTR:
        *takes = 1;
        return true;
    case OP_LOAD_METHOD:
        *takes = 1;
        *gives = 2;
        return true;
    case OP_CALL:
        *takes = n + 1;
        return true;
    case OP_CALL_METHOD:
        *takes = n + 2;
        return true;
    default:
        return false;
    }
}

/* Does the result get into an async with, or a with, on its way? */
static bool enters(instruction i)
{
    return INSTR_OP(i) == OP_BEFORE_WITH || INSTR_OP(i) == OP_BEFORE_ASYNC_WITH;
}

/* `async with X() as name`: from the call to the store of what enter gave. */
static value entered_name(const struct code_obj *o, uint32_t at)
{
    enum { FAR = 8 };
    const struct code *code = o->code;
    for (int n = 0; n < FAR && at < code->n_ops; n++, at++) {
        instruction i = code->ops[at];
        if (stored_name(o, i))
            return INSTR_OP(i) == OP_STORE_ATTR ? NULL : stored_name(o, i);
        if (INSTR_OP(i) == OP_SEND)
            at = INSTR_ARG(i) - 1; /* where control goes when enter is over */
        else if (INSTR_OP(i) != OP_GET_AWAITABLE && INSTR_OP(i) != OP_CONST
                 && !enters(i))
            return NULL;
    }
    return NULL;
}

/* `a, b = X(), Y()`: the store of the place-th value that UNPACK puts there. */
static value unpacked_name(const struct code_obj *o, uint32_t at, int n,
                           int place)
{
    const struct code *code = o->code;
    if (at >= code->n_ops || INSTR_OP(code->ops[at]) != OP_UNPACK
        || (int)INSTR_ARG(code->ops[at]) != n)
        return NULL;
    for (at++; at < code->n_ops; at++) {
        instruction i = code->ops[at];
        int takes, gives;
        value name = stored_name(o, i);
        if (name && place-- == 0)
            return name;
        if (!name && !stack_use(i, &takes, &gives))
            return NULL;
    }
    return NULL;
}

value frame_target(const struct frame *f)
{
    enum { FAR = 48 };
    if (!f || !f->code->user)
        return NULL;
    const struct code *code = f->code->code;
    uint32_t at = (uint32_t)(f->ip - code->ops);
    int above = 0; /* values that stand above the result on the stack */
    for (int n = 0; n < FAR && at < code->n_ops; n++, at++) {
        instruction i = code->ops[at];
        int takes, gives;
        value name = stored_name(f->code, i);
        if (name) /* an attribute's object stands above the value */
            return above == (INSTR_OP(i) == OP_STORE_ATTR) ? name : NULL;
        if (enters(i))
            return above ? NULL : entered_name(f->code, at);
        if (INSTR_OP(i) == OP_BUILD_TUPLE)
            return unpacked_name(f->code, at + 1, (int)INSTR_ARG(i),
                                 (int)INSTR_ARG(i) - 1 - above);
        if (INSTR_OP(i) == OP_COPY && !above)
            continue; /* a = b = ..., (a := ...) */
        if (!stack_use(i, &takes, &gives) || takes > above)
            return NULL;
        above += gives - takes;
    }
    return NULL;
}
