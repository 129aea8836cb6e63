/* A sandbox from its start to its end. */
#include "vm/alloc.h"
#include "vm/vm.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "base/mem.h"
#include "base/status.h"
#include "vm/class.h"
#include "vm/data_priv.h"
#include "vm/exc.h"
#include "vm/frame.h"
#include "vm/func_c.h"
#include "vm/gc.h"
#include "vm/lane.h"
#include "vm/lib.h"
#include "vm/lib_priv.h"
#include "vm/module.h"
#include "vm/names.h"
#include "vm/native_sig.h"
#include "vm/object.h"
#include "vm/priv.h"
#include "vm/process.h"
#include "vm/trace_frames.h"
#include "vm/warn.h"

struct vm_hooks vm_hooks;
size_t vm_leaked;

const struct limits vm_default_limits = {
    .steps = 0, .memory = (uint64_t)1 << 30, .output = 0, .recursion = 1000,
};

/* -- start ------------------------------------------------------------------ */

/* A limit of 0 means none. */
static void set_limits(struct vm *vm, const struct limits *given)
{
    struct limits *l = &vm->limits;
    *l = *given;
    if (!l->steps && !l->memory && !l->output && !l->recursion)
        *l = vm_default_limits;
    if (!l->steps)
        l->steps = UINT64_MAX;
    vm->step_stop = l->steps;
    if (!l->memory || l->memory > VM_MAX_MEMORY)
        l->memory = VM_MAX_MEMORY;
    if (!l->output)
        l->output = UINT64_MAX;
    if (!l->recursion)
        l->recursion = vm_default_limits.recursion;
}

/* How far down the C stack may grow, with room left for what does not ask. */
static const char *find_stack_limit(void)
{
    enum { MOST = 64 << 20, USUAL = 8 << 20, RESERVE = 256 << 10 };
    struct rlimit r;
    size_t size = USUAL;
    if (getrlimit(RLIMIT_STACK, &r) == 0 && r.rlim_cur != RLIM_INFINITY)
        size = r.rlim_cur < MOST ? (size_t)r.rlim_cur : MOST;
    uintptr_t here = (uintptr_t)__builtin_frame_address(0);
    size_t room = size > 2 * RESERVE ? size - RESERVE : size / 2;
    return (const char *)(here - room);
}

static void ready_types(struct vm *vm)
{
    static struct type *const types[] = {
        &func_type, &method_type, &cell_type, &code_type, &frame_type,
        &generator_type, &coroutine_type, &async_generator_type,
        &agen_asend_type, &agen_athrow_type, &coroutine_wrapper_type,
        &module_type,
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        type_ready(vm, types[i]);
    native_init(vm);
    func_c_init(vm);
}

static void set_argv(struct vm *vm, const struct vm_options *o)
{
    vm->argv = list_new(vm);
    for (int i = 0; i < o->argc; i++) {
        value s = str_newz(vm, o->argv[i]);
        list_append(vm, vm->argv, s);
        unref(vm, s);
    }
    if (o->argc == 0) {
        value s = str_newz(vm, o->file ? o->file : "");
        list_append(vm, vm->argv, s);
        unref(vm, s);
    }
}

struct vm *vm_new(const struct vm_options *o)
{
    struct vm *vm = xcalloc(1, sizeof *vm);
    vm->priv = xcalloc(1, sizeof *vm->priv);
    vm->port = o->port;
    vm->sink = o->sink;
    vm->tracing = o->sink != NULL;
    vm->seed = o->seed;
    vm->file = o->file ? o->file : "<string>";
    set_limits(vm, &o->limits);
    vm->priv->stack_limit = find_stack_limit();
    alloc_init(vm);
    frames_init(vm);
    names_init(vm);
    types_init(vm);
    data_init(vm);
    exc_init(vm);
    ready_types(vm);
    vm->builtins = dict_new(vm);
    vm->modules = dict_new(vm);
    set_argv(vm, o);
    lib_init(vm);
    value build = native_new(vm, &class_build_native, NULL, "builtins");
    dict_set(vm, vm->builtins, vm->names->d_build_class, build);
    unref(vm, build);
    gc_keep(vm);
    return vm;
}

/* -- end -------------------------------------------------------------------- */

static void report_leaks(struct vm *vm)
{
    size_t live = vm_leaked = alloc_live(vm);
    if (!live || !getenv("LOOPSCOPE_LEAKS"))
        return;
    fprintf(stderr, "loopscope: %zu objects are still alive\n", live);
    struct gc_head *list = &vm->priv->gc_young;
    for (struct gc_head *g = list->next; g != list; g = g->next)
        fprintf(stderr, "  %s, %u references\n", gc_value_of(g)->type->name,
                gc_value_of(g)->refs);
}

void vm_free(struct vm *vm)
{
    if (!vm)
        return;
    vm->tracing = false;
    exc_clear(vm);
    if (vm_hooks.free)
        vm_hooks.free(vm);
    clear_slot(vm, &vm->modules);
    clear_slot(vm, &vm->argv);
    gc_release(vm);
    gc_collect(vm);
    clear_slot(vm, &vm->context);
    lib_fini(vm);
    clear_slot(vm, &vm->builtins);
    gc_collect(vm);
    native_fini(vm);
    exc_fini(vm);
    names_fini(vm);
    types_fini(vm);
    gc_collect(vm);
    report_leaks(vm);
    modules_fini(vm);
    identity_fini(vm);
    gc_fini(vm);
    warn_fini(vm);
    trace_frames_fini(vm);
    frames_fini(vm);
    alloc_fini(vm);
    for (size_t i = 0; i < 3; i++)
        buf_fini(&vm->pending_out[i]);
    free(vm->priv);
    free(vm);
}

/* -- events and output ------------------------------------------------------ */

static void emit_out(struct vm *vm, int stream, struct str text)
{
    event_id lane = lane_id(vm);
    struct event e = {
        .kind = EV_out, .t = vm_now(vm),
        .out = {.task = vm->current_task,
                .thread = lane > 1 ? lane : 0,
                .stream = stream == 2 ? STR("stderr") : STR("stdout"),
                .text = text},
    };
    sink_emit(vm->sink, &e);
}

static void flush_out(struct vm *vm)
{
    for (int stream = 1; stream <= 2; stream++) {
        struct buf *b = &vm->pending_out[stream];
        if (b->n == 0)
            continue;
        emit_out(vm, stream, buf_str(b));
        b->n = 0;
    }
}

void vm_emit(struct vm *vm, struct event *e)
{
    flush_out(vm);
    e->t = vm_now(vm);
    sink_emit(vm->sink, e);
}

void vm_flush(struct vm *vm)
{
    if (vm->tracing)
        flush_out(vm);
    if (vm->port->flush)
        vm->port->flush(vm->port);
    if (vm->sink && vm->sink->flush)
        vm->sink->flush(vm->sink);
}

/* stderr has backslashes for what can't be written. */
static void write_escaped(struct vm *vm, struct str text)
{
    struct str rest = text;
    struct buf b = {0};
    while (rest.n) {
        uint32_t cp;
        size_t n = wtf8_get(rest.p, &cp);
        if (cp >= 0xD800 && cp <= 0xDFFF)
            buf_printf(&b, "\\u%04x", cp);
        else
            buf_add(&b, rest.p, n);
        rest = (struct str){rest.p + n, rest.n - n};
    }
    vm_write(vm, 2, buf_str(&b));
    buf_fini(&b);
}

void vm_write(struct vm *vm, int stream, struct str text)
{
    if (text.n == 0)
        return;
    if (stream == 2 && text_has_surrogates(text)) {
        write_escaped(vm, text);
        return;
    }
    if (vm->limits.output < text.n) {
        if (!vm->limit_hit)
            vm_limit(vm, "output");
        return;
    }
    if (vm->limits.output != UINT64_MAX)
        vm->limits.output -= text.n;
    if (vm->port->write)
        vm->port->write(vm->port, stream, text);
    if (!vm->tracing)
        return;
    struct buf *b = &vm->pending_out[stream];
    buf_adds(b, text);
    if (text.p[text.n - 1] == '\n') {
        emit_out(vm, stream, buf_str(b));
        b->n = 0;
    }
}

/* -- limits ----------------------------------------------------------------- */

bool vm_go_on(struct vm *vm)
{
    if (vm->steps > vm->limits.steps) {
        vm_limit(vm, "steps");
        return false;
    }
    return lane_slice_over(vm) >= 0;
}

value vm_limit(struct vm *vm, const char *what)
{
    if (!vm->limit_hit)
        vm->limit_what = what;
    vm->limit_hit = true;
    if (process_is_child(vm))
        process_end_run(vm);
    /* the next step finds out, if nobody has before */
    vm->limits.steps = vm->step_stop = 0;
    exc_clear(vm);
    /* Once limit_hit is set no handler of the program runs, so the class does
     * not matter. */
    vm->exc = exc_new(vm, &exc_SystemExit, NULL);
    return NULL;
}

void vm_deadlock(struct vm *vm, struct buf *text)
{
    EMIT(vm, diag, .kind = STR("deadlock"), .text = buf_str(text));
    buf_addc(text, '\n');
    if (!vm->tracing) /* a trace has it already, and it is no output */
        vm_write(vm, 2, buf_str(text));
    buf_fini(text);
    vm->dead = true;
    vm_limit(vm, "deadlock"); /* no handler of the program runs from here */
}

void vm_unraisable(struct vm *vm, value where)
{
    exc_unraisable(vm, where);
}

/* -- a run ------------------------------------------------------------------ */

static int run_main(struct vm *vm, const struct program *p, value module)
{
    struct code_obj *code = code_link(vm, p->code, p);
    if (!code)
        return -1;
    if (code->doc)
        dict_set(vm, module_dict(module), vm->names->d_doc, code->doc);
    int status = run_module(vm, code, module_dict(module));
    unref(vm, (value)code);
    return status;
}

/* The exit status that SystemExit(code) asks for; anything but an integer or
 * None is printed. */
static int exit_code(struct vm *vm, value e)
{
    value code = exc_of(e)->extra ? exc_of(e)->extra : NONE;
    int64_t n = -1;
    if (code == NONE)
        return 0;
    if (is_int(code))
        return int_fits(code, &n) ? (int)(n & 0xFF) : 0xFF;
    value text = value_str(vm, code);
    exc_clear(vm);
    if (text) {
        vm_write_now(vm, 2, str_text(text));
        vm_write_now(vm, 2, STR("\n"));
        unref(vm, text);
    }
    return 1;
}

enum { EXIT_INTERRUPTED = 130, EXIT_NOT_FLUSHED = 120 };

/* What becomes of an exception that nobody caught: the exit status. */
static int uncaught(struct vm *vm, value e)
{
    if (is_instance(e, &exc_SystemExit))
        return exit_code(vm, e);
    if (!sys_except(vm, e))
        exc_print(vm, e);
    return is_instance(e, &exc_KeyboardInterrupt) ? EXIT_INTERRUPTED
                                                  : EXIT_PROGRAM;
}

static int say_limit(struct vm *vm)
{
    struct buf text = {0};
    buf_printf(&text, "loopscope: the run was stopped by its limit of %s "
               "(--max-%s gives more)\n", vm->limit_what, vm->limit_what);
    if (vm->port->write)
        vm->port->write(vm->port, 2, buf_str(&text));
    text.n -= text.n > 0; /* without the newline */
    EMIT(vm, diag, .kind = STR("limit"), .text = buf_str(&text));
    buf_fini(&text);
    return EXIT_LIMIT;
}

/* Drops the program's globals as CPython does at its end: cycles that nothing
 * holds go first, while all is still there, then the exception that nobody
 * caught, which sys.last_value kept. Then goes the dict as a whole
 * when nothing else holds it, else through the collector, else one by one. */
static void tear_down(struct vm *vm, value module, value take_error)
{
    value dict = ref(module_dict(module));
    value key = vm->names->d_main;
    if (gc_enabled(vm) && !vm->dead)
        gc_collect(vm);
    vm->ending = END_NO_PATH;
    xunref(vm, take_error);
    vm->ending = END_NO_IMPORTS;
    if (vm_hooks.at_end)
        vm_hooks.at_end(vm);
    dict_pop(vm, vm->modules, key, NULL);
    exc_clear(vm);
    unref(vm, module);
    bool shared = dict->refs > 1;
    unref(vm, dict);
    if (!shared)
        return;
    gc_collect(vm);
    exc_clear(vm);
}

/* Calls a function of a module, if the program has imported it: one that CPython
 * knows of itself, or one that the module has asked it to call. */
static void call_if_imported(struct vm *vm, const char *name, const char *fn,
                             bool at_exit)
{
    value module = dict_get_z(vm, vm->modules, name);
    if (!module || vm->limit_hit)
        return;
    value f = value_getattr_z(vm, module, fn);
    value r = f ? value_call0(vm, f) : NULL;
    if (!r && !vm->limit_hit)
        exc_unraisable_in(vm, at_exit ? "in atexit callback" : "in",
                          at_exit ? f : module);
    xunref(vm, r);
    xunref(vm, f);
}

/* Waits for the threads and processes that are no daemons, and drops the
 * others. */
static void end_threads(struct vm *vm)
{
    call_if_imported(vm, "threading", "_shutdown", false);
    call_if_imported(vm, "logging", "shutdown", true);
    call_if_imported(vm, "multiprocessing", "_exit_function", true);
    exc_clear(vm);
    lanes_end(vm);
}

int vm_run(struct vm *vm, const struct program *p)
{
    vm->program = p;
    EMIT(vm, begin, );
    vm_warn_program(vm, p);
    value module = main_module_new(vm);
    value error = NULL;
    if (module && run_main(vm, p, module) < 0)
        error = exc_fetch(vm);
    sys_flush(vm);
    int status = 0;
    struct buf name = {0};
    bool too_much = error && is_instance(error, &exc_MemoryError) &&
                    alloc_refused(vm);
    if (error && !vm->limit_hit) {
        buf_addz(&name, type_of(error)->name);
        status = uncaught(vm, error);
    }
    if (error && is_instance(error, &exc_SystemExit)) {
        unref(vm, error); /* sys.last_value keeps the others */
        error = NULL;
    }
    end_threads(vm);
    if (vm->dead) {
        vm->limit_hit = false; /* it was no limit: the status is its own */
        vm->exit_status = EXIT_DEADLOCK;
    }
    exc_clear(vm);
    if (!vm->dead && !sys_flush_last(vm) && status != EXIT_INTERRUPTED)
        status = EXIT_NOT_FLUSHED;
    if ((!status || vm->dead) && vm->exit_status)
        status = vm->exit_status; /* a deadlock is more than an exception */
    if (module)
        tear_down(vm, module, error);
    else
        xunref(vm, error);
    if (too_much && !vm->limit_hit)
        vm->limit_what = "memory";
    if (vm->limit_hit || too_much)
        status = say_limit(vm);
    if (vm->tracing)
        flush_out(vm);
    EMIT(vm, end, .status = status, .error = buf_str(&name));
    buf_fini(&name);
    vm->exit_status = status;
    return status;
}
