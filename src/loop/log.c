/* Problems that no coroutine can be told of: they go to the loop's exception
 * handler, and by default to stderr in the words of CPython's logging. */
#include "loop/priv.h"

static void write_error(struct vm *vm, value message, value exception)
{
    struct buf out = {0};
    buf_adds(&out, str_text(message));
    buf_addc(&out, '\n');
    if (given(exception)) {
        exc_format_library(vm, exception, &out);
        if (out.n && out.p[out.n - 1] != '\n')
            buf_addc(&out, '\n');
    }
    vm_write_now(vm, 2, buf_str(&out));
    buf_fini(&out);
}

/* What asyncio says, and where in CPython 3.11.7 it says so: a program may
 * print that with each record. */
static const struct log_kind {
    int level;              /* as in logging */
    const char *file;
    int line;
    const char *function;
} log_kinds[] = {
    [LOG_PROBLEM] = {40, "base_events.py", 1771, "default_exception_handler"},
    [LOG_FAILED] = {40, "base_events.py", 1809, "call_exception_handler"},
    [LOG_SLOW] = {30, "base_events.py", 1917, "_run_once"},
    [LOG_CLOSE] = {10, "base_events.py", 676, "close"},
    [LOG_SELECTOR] = {10, "selector_events.py", 54, "__init__"},
};
enum { LEVEL_WARNING = 30 };

/* The program configured logging: its handlers get the record. False when it
 * did not import it, or when that fails. */
static bool through_logging(struct vm *vm, const struct log_kind *k,
                            value message, value exception)
{
    value logging = dict_get_z(vm, vm->modules, "logging");
    if (!logging)
        return false;
    value file = str_newz(vm, k->file), function = str_newz(vm, k->function);
    value args[] = {small_new(k->level), message,
                    given(exception) ? exception : NONE, file,
                    small_new(k->line), function};
    value r = file && function
                  ? value_call_method(vm, logging, "_asyncio_says", args,
                                      sizeof args / sizeof *args)
                  : NULL;
    bool done = r != NULL;
    if (!r && vm->exc)
        exc_clear(vm);
    xunref(vm, r);
    xunref(vm, file);
    xunref(vm, function);
    return done;
}

/* Where nobody has configured logging, its last resort prints warnings and what
 * is worse. */
static void log_record(struct vm *vm, enum log_says what, value message,
                       value exception)
{
    const struct log_kind *k = &log_kinds[what];
    bool warns = k->level >= LEVEL_WARNING;
    if (warns)
        EMIT(vm, warn, .task = vm->current_task, .kind = str_of("error"),
             .text = str_text(message));
    if (!through_logging(vm, k, message, exception) && warns)
        write_error(vm, message, exception);
}

void log_text(struct vm *vm, enum log_says what, struct buf *take_text)
{
    value parked = exc_park(vm);
    value text = str_take_buf(vm, take_text);
    if (text)
        log_record(vm, what, text, NULL);
    xunref(vm, text);
    exc_unpark(vm, parked);
}

static bool is_own_key(value key)
{
    return is_str(key)
           && (str_eqz(str_text(key), "message")
               || str_eqz(str_text(key), "exception"));
}

/* The entries of a context that are a traceback.StackSummary. */
static const struct {
    const char *key, *what;
} summaries[] = {
    {"source_traceback", "Object"}, {"handle_traceback", "Handle"},
};

/* "Object created at ...", or what another entry shows. */
static value entry_text(struct vm *vm, value key, value v)
{
    const char *what = NULL;
    for (size_t i = 0; i < sizeof summaries / sizeof summaries[0]; i++)
        if (str_eqz(str_text(key), summaries[i].key))
            what = summaries[i].what;
    if (!what)
        return value_repr(vm, v);
    value module = module_import(vm, "traceback");
    value args[2] = {str_newz(vm, what), v};
    value r = module && args[0]
                  ? value_call_method(vm, module, "_created_at", args, 2) : NULL;
    xunref(vm, module);
    xunref(vm, args[0]);
    return r;
}

/* In debug mode: where the handle that runs was made, unless it is known where
 * what the context is about was. */
static void add_handle_source(struct vm *vm, value context)
{
    struct loop_obj *loop = loop_state(vm)->running;
    if (!loop || !loop->made_at || !tuple_len(loop->made_at) ||
        dict_get_z(vm, context, "source_traceback"))
        return;
    value summary = source_summary_of(vm, loop->made_at);
    if (!summary || dict_set_z(vm, context, "handle_traceback", summary))
        exc_clear(vm);
    xunref(vm, summary);
}

static void add_lines(struct vm *vm, value context, struct buf *out)
{
    value keys = list_of_iterable(vm, context);
    if (!keys || list_sort(vm, keys, NULL, false)) {
        exc_clear(vm);
        xunref(vm, keys);
        return;
    }
    for (size_t i = 0; i < list_len(keys); i++) {
        value key = list_items(keys)[i];
        value v = is_own_key(key) ? NULL : dict_get(vm, context, key);
        if (!v)
            continue;
        value k = value_str(vm, key);
        value r = k ? entry_text(vm, k, v) : NULL;
        if (r)
            buf_printf(out, "\n%s: %s", str_z(k), str_z(r));
        else
            exc_clear(vm);
        xunref(vm, k);
        xunref(vm, r);
    }
    unref(vm, keys);
}

/* "message" and the other keys are asked of what the program gives in place of
 * a dict: AttributeError, as asyncio's own code has it. */
static int refuse_context(struct vm *vm, value context)
{
    if (is_dict(context))
        return 0;
    value get = value_getattr_z(vm, context, "get");
    if (get)
        exc_raise(vm, &exc_TypeError, "loopscope: the context must be a dict, "
                  "not %s", type_of(context)->name);
    xunref(vm, get);
    return -1;
}

int log_default(struct vm *vm, value context)
{
    if (refuse_context(vm, context))
        return -1;
    value message = dict_get_z(vm, context, "message");
    value exception = dict_get_z(vm, context, "exception");
    struct buf out = {0};
    value text = given(message) ? value_str(vm, message) : NULL;
    if (vm->exc)
        exc_clear(vm);
    if (text && str_text(text).n)
        buf_adds(&out, str_text(text));
    else
        buf_addz(&out, "Unhandled exception in event loop");
    xunref(vm, text);
    add_handle_source(vm, context);
    add_lines(vm, context, &out);
    text = str_take_buf(vm, &out);
    if (text) {
        log_record(vm, LOG_PROBLEM, text, exception);
        unref(vm, text);
    }
    return 0;
}

/* Even the default can fail, when the context is not what it should be. */
static void default_failed(struct vm *vm)
{
    value e = exc_fetch(vm);
    value text = str_newz(vm, "Exception in default exception handler");
    if (text)
        log_record(vm, LOG_FAILED, text, e);
    xunref(vm, text);
    unref(vm, e);
}

/* The program's handler failed: says so, in place of what it was told. */
static void handler_failed(struct vm *vm, value context)
{
    value e = exc_fetch(vm);
    value about = dict_new(vm);
    value message = str_newz(vm, "Unhandled error in exception handler");
    if (about && message && !dict_set_z(vm, about, "message", message)
        && !dict_set_z(vm, about, "exception", e)
        && !dict_set_z(vm, about, "context", context))
        log_default(vm, about);
    xunref(vm, about);
    xunref(vm, message);
    xunref(vm, e);
}

int log_context(struct vm *vm, struct loop_obj *loop, value context)
{
    if (!loop || !loop->exception_handler) {
        if (log_default(vm, context))
            default_failed(vm);
        return 0;
    }
    value args[2] = {(value)loop, context};
    value handler = ref(loop->exception_handler);
    value r = value_call(vm, handler, args, 2, NULL);
    unref(vm, handler);
    if (r) {
        unref(vm, r);
        return 0;
    }
    if (exc_leaves_loop(vm))
        return -1;
    handler_failed(vm, context);
    return 0;
}

/* In debug mode: where what it is about was made. */
static int add_source(struct vm *vm, value context, value v)
{
    if (!source_of(v))
        return 0;
    value summary = source_summary(vm, v);
    int status = summary ? dict_set_z(vm, context, "source_traceback", summary)
                         : -1;
    xunref(vm, summary);
    return status;
}

void log_problem(struct vm *vm, struct loop_obj *loop, const char *message,
                 value exception, const char *key, value v)
{
    if (!vm->loop || vm->dead || vm->limit_hit)
        return; /* the run was cut short: nothing is amiss with the program */
    value parked = exc_park(vm);
    value context = dict_new(vm);
    value text = str_newz(vm, message);
    if (context && text && !dict_set_z(vm, context, "message", text)
        && (!exception || !dict_set_z(vm, context, "exception", exception))
        && (!key || !dict_set_z(vm, context, key, v))
        && (!key || !add_source(vm, context, v)))
        log_context(vm, loop, context);
    xunref(vm, text);
    xunref(vm, context);
    if (parked || !vm->exc || !exc_leaves_loop(vm))
        exc_unpark(vm, parked);
}
