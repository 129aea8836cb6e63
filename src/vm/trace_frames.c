/* Events about frames. What was last told of a frame's variables is kept as a
 * hash of each value's text, never as a reference: a reference would put off
 * the moment in which a coroutine is found "never awaited".
 */
#include "vm/trace_frames.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/vec.h"
#include "trace/json.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/exc_types.h"
#include "vm/lane.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/priv.h"
#include "vm/vm.h"

/* Buffers that are used again for each event. */
struct trace_state {
    struct buf set, unset, text;
};

/* One variable as it was last told. */
struct seen {
    value name;    /* interned; only compared */
    uint64_t hash; /* of the value; 0: it had none */
    uint32_t round;
};

/* What was last told of a frame. For a function's frame `vars` goes by slot,
 * for a module's or class's it grows as names come. */
struct shadow {
    int line;
    uint32_t round;
    VEC(struct seen) vars;
};

static struct trace_state *state(struct vm *vm)
{
    if (!vm->priv->trace)
        vm->priv->trace = xcalloc(1, sizeof *vm->priv->trace);
    return vm->priv->trace;
}

void trace_frames_fini(struct vm *vm)
{
    struct trace_state *s = vm->priv->trace;
    if (!s)
        return;
    buf_fini(&s->set);
    buf_fini(&s->unset);
    buf_fini(&s->text);
    free(s);
    vm->priv->trace = NULL;
}

void trace_shadow_free(struct shadow *take_shadow)
{
    vec_fini(&take_shadow->vars);
    free(take_shadow);
}

static struct shadow *shadow_of(struct frame *f)
{
    struct frame_aside *aside = frame_aside(f);
    if (!aside->shadow)
        aside->shadow = xcalloc(1, sizeof *aside->shadow);
    return aside->shadow;
}

int trace_line_of(const struct frame *f)
{
    const struct shadow *sh = f->aside ? f->aside->shadow : NULL;
    return sh && sh->line ? sh->line : frame_span(f).line;
}

/* -- what has changed ------------------------------------------------------- */

/* A number that differs when the value would be shown differently; s->text
 * then holds its text, or is empty when only the number was made. Never 0. */
static uint64_t fingerprint(struct vm *vm, struct trace_state *s, value v)
{
    s->text.n = 0;
    uint64_t h;
    if (is_small(v) || v == NONE || is_bool(v)) {
        h = hash_mix((uintptr_t)v);
    } else if (type_of(v) == &str_type) {
        struct str text = str_text(v);
        h = hash_sip13(1, 0, text.p, text.n < 256 ? text.n : 256) + text.n;
    } else {
        value_repr_safe(vm, v, &s->text);
        h = hash_sip13(2, 0, s->text.p, s->text.n);
    }
    return h ? h : 1;
}

static void add_json(struct buf *out, struct str s)
{
    buf_reserve(out, 6 * s.n + 2);
    char *end = json_put_str(out->p + out->n, s);
    out->n = (size_t)(end - out->p);
}

static void add_set(struct vm *vm, struct trace_state *s, value name, value v)
{
    if (s->text.n == 0)
        value_repr_safe(vm, v, &s->text);
    buf_addc(&s->set, s->set.n ? ',' : '{');
    add_json(&s->set, str_text(name));
    buf_addc(&s->set, ':');
    add_json(&s->set, buf_str(&s->text));
}

static void add_unset(struct trace_state *s, value name)
{
    buf_addc(&s->unset, s->unset.n ? ',' : '[');
    add_json(&s->unset, str_text(name));
}

static void compare_one(struct vm *vm, struct trace_state *s,
                        struct seen *seen, value name, value v)
{
    if (!v) {
        if (seen->hash)
            add_unset(s, name);
        seen->hash = 0;
        return;
    }
    uint64_t h = fingerprint(vm, s, v);
    if (h == seen->hash)
        return;
    seen->hash = h;
    add_set(vm, s, name, v);
}

static void compare_slots(struct vm *vm, struct trace_state *s,
                          struct frame *f)
{
    const struct code *c = f->code->code;
    struct shadow *sh = shadow_of(f);
    size_t n = c->n_locals + c->n_cells;
    if (sh->vars.n < n) {
        vec_reserve(&sh->vars, n);
        memset(sh->vars.p, 0, n * sizeof *sh->vars.p);
        sh->vars.n = n;
    }
    for (uint32_t i = 0; i < n; i++) {
        bool cell = i >= c->n_locals;
        value name = cell ? f->code->cells[i - c->n_locals]
                          : f->code->locals[i];
        value v = f->slots[i];
        if (cell && v)
            v = ((struct cell_obj *)v)->v;
        if (!v && !sh->vars.p[i].hash)
            continue;
        if (str_z(name)[0] != '.')
            compare_one(vm, s, &sh->vars.p[i], name, v);
    }
}

/* Definitions and the module's own names are no news. */
static bool is_variable(value name, value v)
{
    const char *z = str_z(name);
    size_t n = str_text(name).n;
    if (n > 4 && z[0] == '_' && z[1] == '_' && z[n - 1] == '_' &&
        z[n - 2] == '_')
        return false;
    const struct type *t = type_shown(v);
    return !(t->flags & TYPE_FUNCTION || t == &native_type || t == &module_type ||
             is_type(v));
}

/* The entry for a name; guess is where it stood the last time. */
static struct seen *seen_of(struct shadow *sh, value name, size_t guess)
{
    if (guess < sh->vars.n && sh->vars.p[guess].name == name)
        return &sh->vars.p[guess];
    for (size_t i = 0; i < sh->vars.n; i++)
        if (sh->vars.p[i].name == name)
            return &sh->vars.p[i];
    vec_push(&sh->vars, ((struct seen){.name = name}));
    return &vec_last(&sh->vars);
}

static void compare_names(struct vm *vm, struct trace_state *s,
                          struct frame *f, value dict)
{
    struct shadow *sh = shadow_of(f);
    sh->round++;
    size_t pos = 0, guess = 0;
    value name, v;
    while (dict_each(dict, &pos, &name, &v)) {
        if (!is_str(name) || !is_variable(name, v))
            continue;
        struct seen *seen = seen_of(sh, name, guess);
        guess = (size_t)(seen - sh->vars.p) + 1;
        seen->round = sh->round;
        compare_one(vm, s, seen, name, v);
    }
    for (size_t i = 0; i < sh->vars.n; i++)
        if (sh->vars.p[i].round != sh->round && sh->vars.p[i].hash) {
            add_unset(s, sh->vars.p[i].name);
            sh->vars.p[i].hash = 0;
        }
}

static void compare_all(struct vm *vm, struct trace_state *s, struct frame *f)
{
    s->set.n = s->unset.n = 0;
    if (f->code->code->flags & CODE_OPTIMIZED)
        compare_slots(vm, s, f);
    else if (!frame_names(f) || is_dict(frame_names(f)))
        compare_names(vm, s, f, frame_names(f) ? frame_names(f) : frame_globals(f));
    if (s->set.n)
        buf_addc(&s->set, '}');
    if (s->unset.n)
        buf_addc(&s->unset, ']');
}

/* -- events ----------------------------------------------------------------- */

/* Is the frame one that is told of? What is thrown in goes to the innermost
 * frame at once: one that it only went through goes on when it is reached. */
static bool is_told(struct vm *vm, struct frame *f)
{
    if (f->id && f->passed) {
        f->passed = false;
        EMIT(vm, resume, .frame = f->id);
    }
    return f->id != 0;
}

static const char *frame_kind(const struct code *c)
{
    if (c->kind == CODE_MODULE)
        return "module";
    if (c->kind == CODE_CLASS)
        return "class";
    if (c->flags & CODE_ASYNC_GENERATOR)
        return "agen";
    if (c->flags & CODE_COROUTINE)
        return "coro";
    return c->flags & CODE_GENERATOR ? "gen" : "func";
}

static event_id parent_of(const struct frame *f)
{
    for (const struct frame *b = f->back; b; b = b->back)
        if (b->id)
            return b->id;
    return 0;
}

void trace_frame_new(struct vm *vm, struct frame *f)
{
    if (!f->code->user)
        return;
    const struct code *c = f->code->code;
    struct trace_state *s = state(vm);
    f->id = ++vm->next_frame;
    s->set.n = 0;
    if (c->flags & CODE_OPTIMIZED)
        compare_all(vm, s, f);
    EMIT(vm, frame_new, .frame = f->id, .kind = str_of(frame_kind(c)),
         .fn = c->qualname, .file = f->code->program->file,
         .line = c->span.line, .parent = parent_of(f),
         .task = vm->current_task,
         .thread = lane_id(vm) == 1 ? 0 : lane_id(vm),
         .set = buf_str(&s->set));
}

void trace_line(struct vm *vm, struct frame *f, int line)
{
    if (!is_told(vm, f))
        return;
    struct trace_state *s = state(vm);
    compare_all(vm, s, f);
    shadow_of(f)->line = line;
    EMIT(vm, line, .frame = f->id, .line = line, .set = buf_str(&s->set),
         .unset = buf_str(&s->unset));
}

void trace_suspend(struct vm *vm, struct frame *f, value yielded)
{
    bool passed = f->passed;
    f->passed = false;
    if (!f->id || passed)
        return;
    struct trace_state *s = state(vm);
    s->text.n = 0;
    if (yielded)
        value_repr_safe(vm, yielded, &s->text);
    EMIT(vm, suspend, .frame = f->id,
         .value = yielded ? buf_str(&s->text) : (struct str){0});
}

void trace_resume(struct vm *vm, struct frame *f)
{
    if (f->id)
        EMIT(vm, resume, .frame = f->id);
}

void trace_throw(struct frame *f)
{
    f->passed = true;
}

void trace_return(struct vm *vm, struct frame *f, value result)
{
    if (!is_told(vm, f))
        return;
    struct trace_state *s = state(vm);
    s->text.n = 0;
    value_repr_safe(vm, result, &s->text);
    EMIT(vm, return_, .frame = f->id, .value = buf_str(&s->text));
}

/* Has the exception come by no frame that is told of? One that begins in code
 * of ours is told where it comes out of it. */
static bool is_news(value e)
{
    const struct tb_obj *at = (struct tb_obj *)exc_of(e)->traceback;
    for (; at; at = (struct tb_obj *)at->next)
        if (at->frame && frame_of(at->frame)->id)
            return false;
    return true;
}

void trace_raise(struct vm *vm, struct frame *f)
{
    if (vm->limit_hit)
        return; /* the end was decided: it is not the program that raises */
    if (!is_told(vm, f) || !is_news(vm->exc))
        return;
    struct trace_state *s = state(vm);
    s->text.n = 0;
    exc_text_safe(vm, vm->exc, &s->text);
    struct str text = s->text.n ? buf_str(&s->text) : STR("");
    EMIT(vm, raise, .frame = f->id, .type = str_of(type_of(vm->exc)->name),
         .text = text);
}

void trace_unwind(struct vm *vm, struct frame *f)
{
    if (!vm->limit_hit && is_told(vm, f))
        EMIT(vm, unwind, .frame = f->id,
             .type = str_of(type_of(vm->exc)->name));
}

void trace_coro_new(struct vm *vm, struct code_obj *code)
{
    if (code->user)
        EMIT(vm, coro_new, .name = code->code->qualname);
}
