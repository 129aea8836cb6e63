/* Exceptions: raising from C, the classes, tracebacks. The exception being
 * raised stands in vm->exc (an instance, owned) until somebody handles it.
 */
#ifndef VM_EXC_H
#define VM_EXC_H

#include "base/str.h"
#include "vm/type.h"
#include "vm/value.h"

/* name, base, layout: the built-in hierarchy; extern struct type exc_ValueError */
#define EXCEPTION_LIST(X)                                                     \
    X(Exception, BaseException) X(SystemExit, BaseException)                  \
    X(KeyboardInterrupt, BaseException) X(GeneratorExit, BaseException)       \
    X(BaseExceptionGroup, BaseException) X(ExceptionGroup, BaseExceptionGroup)\
    X(StopIteration, Exception) X(StopAsyncIteration, Exception)              \
    X(ArithmeticError, Exception) X(OverflowError, ArithmeticError)           \
    X(ZeroDivisionError, ArithmeticError)                                     \
    X(FloatingPointError, ArithmeticError)                                    \
    X(AssertionError, Exception) X(AttributeError, Exception)                 \
    X(BufferError, Exception) X(EOFError, Exception)                          \
    X(ImportError, Exception) X(ModuleNotFoundError, ImportError)             \
    X(LookupError, Exception) X(IndexError, LookupError)                      \
    X(KeyError, LookupError) X(MemoryError, Exception)                        \
    X(NameError, Exception) X(UnboundLocalError, NameError)                   \
    X(OSError, Exception) X(BlockingIOError, OSError)                         \
    X(ChildProcessError, OSError) X(ConnectionError, OSError)                 \
    X(BrokenPipeError, ConnectionError)                                       \
    X(ConnectionAbortedError, ConnectionError)                                \
    X(ConnectionRefusedError, ConnectionError)                                \
    X(ConnectionResetError, ConnectionError) X(FileExistsError, OSError)      \
    X(FileNotFoundError, OSError) X(InterruptedError, OSError)                \
    X(IsADirectoryError, OSError) X(NotADirectoryError, OSError)              \
    X(PermissionError, OSError) X(ProcessLookupError, OSError)                \
    X(TimeoutError, OSError) X(ReferenceError, Exception)                     \
    X(RuntimeError, Exception) X(NotImplementedError, RuntimeError)           \
    X(RecursionError, RuntimeError) X(SyntaxError, Exception)                 \
    X(IndentationError, SyntaxError) X(TabError, IndentationError)            \
    X(SystemError, Exception) X(TypeError, Exception)                         \
    X(ValueError, Exception) X(UnicodeError, ValueError)                      \
    X(UnicodeDecodeError, UnicodeError) X(UnicodeEncodeError, UnicodeError)   \
    X(UnicodeTranslateError, UnicodeError)                                    \
    X(Warning, Exception) X(DeprecationWarning, Warning)                      \
    X(PendingDeprecationWarning, Warning) X(RuntimeWarning, Warning)          \
    X(SyntaxWarning, Warning) X(UserWarning, Warning)                         \
    X(FutureWarning, Warning) X(ImportWarning, Warning)                       \
    X(UnicodeWarning, Warning) X(BytesWarning, Warning)                       \
    X(ResourceWarning, Warning) X(EncodingWarning, Warning)

extern struct type exc_BaseException;
#define X(name, base) extern struct type exc_##name;
EXCEPTION_LIST(X)
#undef X

struct exc_obj {
    struct obj obj;
    value dict;      /* instance attributes; NULL until used */
    value args;      /* tuple */
    value cause, context;
    bool suppress_context;
    value traceback; /* NULL or a traceback object */
    const struct obj *caught_at; /* what it was when a handler, or a task,
                                    last had it: to be compared, no reference */
    value held;      /* the arguments of the call of the library's that raised:
                        CPython's traceback keeps them alive; or NULL */
    value extra;     /* StopIteration.value, SystemExit.code, group's
                        (message, exceptions), OSError's ..., or NULL */
};

/* Raises. Always returns NULL, so that one can write
 * `return exc_raise(vm, &exc_TypeError, "...")`. */
value exc_raise(struct vm *vm, struct type *t, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same with a text that may hold NULs; empties the buffer. */
value exc_raise_text(struct vm *vm, struct type *t, struct buf *text);
/* Raises from what is raised: that becomes the cause, and the context, unless
 * nothing is. */
value exc_raise_from(struct vm *vm, struct type *t, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Raises an instance (a reference is taken), or a class, which is called. */
value exc_raise_value(struct vm *vm, value e);
value exc_raise_take(struct vm *vm, value e); /* keeps the caller's reference */
/* What is handled (borrowed, may be NULL) becomes e's context, in place of the
 * one that it had; no ring comes of it. */
void exc_chain(struct vm *vm, value e, value handled);
/* AttributeError and NameError that know what was asked for, so that the text
 * of an uncaught one can say "Did you mean". */
value exc_raise_attribute(struct vm *vm, value v, value name,
                          const char *format, ...)
    __attribute__((format(printf, 4, 5)));
value exc_raise_name(struct vm *vm, struct type *t, value name,
                     const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* TypeError: calling cls gave `made` and no exception. */
value exc_raise_not_instance(struct vm *vm, value cls, value made);
value exc_raise_key(struct vm *vm, value key);      /* KeyError(key) */
value exc_raise_stop_iteration(struct vm *vm, value v);
value exc_raise_memory(struct vm *vm);
/* More bytes than any machine has room for. */
#define MEMORY_BYTES ((int64_t)1 << 47)
/* MemoryError for what no machine has room for: it is the program's error, and
 * not the limit that stopped it. */
value exc_raise_impossible(struct vm *vm);
/* An instance of a built-in exception with one str argument, or with none
 * when format is NULL. */
value exc_new(struct vm *vm, struct type *t, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Is the exception being raised one of t? */
bool exc_is(struct vm *vm, const struct type *t);
/* Takes it away from the vm; the caller owns it (NULL when there is none). */
value exc_fetch(struct vm *vm);
/* Drops it. */
void exc_clear(struct vm *vm);
/* Puts a fetched one back as it was, without touching its context; keeps the
 * caller's reference; NULL is fine. What stood there is dropped. */
void exc_restore(struct vm *vm, value e);
/* Makes a type in the manner of the list above, for other modules
 * (asyncio.CancelledError): a heap-independent, static-like type that lives as
 * long as the vm. */
struct type *exc_type_new(struct vm *vm, const char *module, const char *name,
                          struct type *base);

static inline bool is_exception(value v)
{
    return type_of(v)->flags & TYPE_EXCEPTION;
}
/* Is v a class of exceptions? */
static inline bool is_exception_class(value v)
{
    return is_type(v) && ((struct type *)v)->flags & TYPE_EXCEPTION;
}
static inline struct exc_obj *exc_of(value v)
{
    return (struct exc_obj *)v;
}
/* The entries that it has now are its own: throwing it in leaves them to it. */
static inline void exc_settle_traceback(value e)
{
    exc_of(e)->caught_at = exc_of(e)->traceback;
}
/* A field of what the exception keeps in `extra`, by its place in the class's
 * own list (exc_fields.h); borrowed, NONE when it was never set. */
value exc_field(value e, size_t i);
int exc_set_field(struct vm *vm, value e, size_t i, value v);
/* str(e) as a text that never fails. */
void exc_text(struct vm *vm, value e, struct buf *out);
/* The same without running any of the program's code: where that would be
 * asked, a safe repr of the arguments. */
void exc_text_safe(struct vm *vm, value e, struct buf *out);
/* Makes the classes ready (types_init does); drops what is being raised. */
void exc_init(struct vm *vm);
void exc_fini(struct vm *vm);

/* -- groups -- */
/* A group of the given exceptions (a list or tuple): an ExceptionGroup, or a
 * BaseExceptionGroup when one of them is no Exception. */
value exc_group_new(struct vm *vm, const char *message, value exceptions);
/* The tuple of a group's exceptions; borrowed. */
value exc_group_members(value group);
/* Splits by a class or a tuple of classes, as group.split(), or by a set of
 * marks of leaves: *match and *rest are new references or NONE; without rest
 * nobody derives a group of it. A plain exception that fits is its own match.
 * 0 or -1. */
int exc_group_split(struct vm *vm, value e, value types, value *match,
                    value *rest);
/* What stands for e in such a set: e itself is not asked for its hash. */
value exc_group_mark(value e);

/* -- tracebacks (traceback.c) -- */
struct frame;
extern struct type traceback_type;
/* Puts an entry in front of the traceback of vm->exc. */
void exc_add_traceback(struct vm *vm, struct frame *f);
/* The same for an exception that is not being raised: where `f` stands. */
void exc_add_traceback_to(struct vm *vm, value e, struct frame *f);
/* The same for a call of the library that had no frame, only its code. */
void exc_add_traceback_code(struct vm *vm, value e, value code, value held);
/* The same for vm->exc and a coroutine that is written in C. */
struct coro_native;
void exc_add_traceback_native(struct vm *vm, const struct coro_native *native);

/* "Exception ignored in: <where>" and the traceback, on stderr; takes vm->exc.
 * where may be NULL. */
void exc_unraisable(struct vm *vm, value where);
/* The same with other words than "in": "in thread started by". */
void exc_unraisable_in(struct vm *vm, const char *in, value where);
/* CPython's text of an uncaught exception, with traceback, causes, notes. */
void exc_format(struct vm *vm, value e, struct buf *out);
/* The same, to stderr: what stands before the text of an exception is written
 * before its class is asked for that text. */
void exc_print(struct vm *vm, value e);
/* The same as the traceback module and logging write it: without "Did you
 * mean". */
void exc_format_library(struct vm *vm, value e, struct buf *out);

#endif
