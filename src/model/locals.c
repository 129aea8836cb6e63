#include "model/priv.h"

#include <stdlib.h>

#include "base/hash.h"
#include "trace/reader.h"

/* The variables of frames. What a variable holds is the event that last set it;
 * its text is read from the store when somebody asks.
 *
 * Names have numbers, and a table finds the place of (frame, name) in m->vars.
 * Both stand beside the state and only grow. That is safe because vars itself
 * is filled in the same order whenever the same events are applied: a place
 * that was found once stays right, and counts as there when m->vars reaches so
 * far. */

void locals_fini(struct locals *l)
{
    vec_fini(&l->names);
    free(l->name_slots);
    free(l->var_slots);
    arena_fini(&l->arena);
    buf_fini(&l->key);
    buf_fini(&l->value);
}

/* -- names -- */

static uint64_t text_hash(struct str s)
{
    return hash_sip13(0, 0, s.p, s.n);
}

static size_t name_slot(const struct locals *l, struct str name)
{
    size_t slot = text_hash(name) & (l->n_name_slots - 1);
    while (l->name_slots[slot]
           && !str_eq(l->names.p[l->name_slots[slot] - 1], name))
        slot = (slot + 1) & (l->n_name_slots - 1);
    return slot;
}

static void names_make_room(struct locals *l)
{
    if (l->names.n * 2 < l->n_name_slots)
        return;
    l->n_name_slots = l->n_name_slots ? l->n_name_slots * 2 : 64;
    free(l->name_slots);
    l->name_slots = xcalloc(l->n_name_slots, sizeof *l->name_slots);
    for (size_t i = 0; i < l->names.n; i++)
        l->name_slots[name_slot(l, l->names.p[i])] = (uint32_t)i + 1;
}

static uint32_t name_number(struct locals *l, struct str name)
{
    names_make_room(l);
    size_t slot = name_slot(l, name);
    if (!l->name_slots[slot]) {
        struct str kept = {arena_strndup(&l->arena, name.p, name.n), name.n};
        vec_push(&l->names, kept);
        l->name_slots[slot] = (uint32_t)l->names.n;
    }
    return l->name_slots[slot] - 1;
}

/* -- places -- */

/* Who owns a variable: the frame as made by its frame.new (an id that comes
 * again is another frame), or one that was never made, by its id. */
static uint64_t owner_of(const struct model *m, uint32_t frame)
{
    uint32_t made = m->frames.p[frame].new_event;
    return made == NO_EVENT ? (uint64_t)frame << 1 | 1 : (uint64_t)made << 1;
}

static struct var_key *var_slot(const struct locals *l, uint64_t owner,
                                uint32_t name)
{
    size_t mask = l->n_var_slots - 1;
    size_t slot = hash_mix(owner * 0x9e3779b97f4a7c15u ^ name) & mask;
    while (l->var_slots[slot].var
           && (l->var_slots[slot].owner != owner
               || l->var_slots[slot].name != name))
        slot = (slot + 1) & mask;
    return &l->var_slots[slot];
}

static void vars_make_room(struct locals *l)
{
    if (l->n_vars * 2 < l->n_var_slots)
        return;
    struct var_key *old = l->var_slots;
    size_t n_old = l->n_var_slots;
    l->n_var_slots = n_old ? n_old * 2 : 64;
    l->var_slots = xcalloc(l->n_var_slots, sizeof *l->var_slots);
    for (size_t i = 0; i < n_old; i++)
        if (old[i].var)
            *var_slot(l, old[i].owner, old[i].name) = old[i];
    free(old);
}

static uint32_t var_append(struct model *m, uint32_t frame, uint32_t name)
{
    if (m->vars.n == 0)
        journal_grow(m, ARRAY_vars, 1); /* 0 is the end of a list */
    uint32_t var = (uint32_t)m->vars.n;
    journal_grow(m, ARRAY_vars, m->vars.n + 1);
    CELL_SET(m, vars, var, name, name);
    uint32_t last = m->frames.p[frame].last_local;
    if (last)
        CELL_SET(m, vars, last, next, var);
    else
        CELL_SET(m, frames, frame, locals, var);
    CELL_SET(m, frames, frame, last_local, var);
    return var;
}

/* The place of a frame's variable; 0 when it has none and `make` is false. */
static uint32_t var_find(struct model *m, uint32_t frame, struct str name,
                         bool make)
{
    struct locals *l = &m->journal->locals;
    uint64_t owner = owner_of(m, frame);
    uint32_t number = name_number(l, name);
    vars_make_room(l);
    struct var_key *key = var_slot(l, owner, number);
    if (key->var && key->var < m->vars.n)
        return key->var;
    if (!make)
        return 0;
    l->n_vars += key->var == 0;
    *key = (struct var_key){owner, number, var_append(m, frame, number)};
    return key->var;
}

/* -- applying -- */

void locals_apply(struct model *m, uint32_t frame, struct str set,
                  struct str unset, uint32_t event)
{
    struct locals *l = &m->journal->locals;
    for (size_t at = 0; json_map_each(set, &at, &l->key, &l->value);) {
        uint32_t var = var_find(m, frame, buf_str(&l->key), true);
        CELL_SET(m, vars, var, set_event, event);
    }
    for (size_t at = 0; json_list_each_str(unset, &at, &l->key);) {
        uint32_t var = var_find(m, frame, buf_str(&l->key), false);
        if (var)
            CELL_SET(m, vars, var, set_event, NO_EVENT);
    }
}

/* -- asking -- */

static struct str set_of(const struct event *e)
{
    return e->kind == EV_line        ? e->line.set
        : e->kind == EV_frame_new ? e->frame_new.set
                                  : (struct str){0};
}

/* The text that an event gave a variable; the last one counts. */
static bool value_of(struct str set, struct str name, struct buf *key,
                     struct buf *value, struct buf *found)
{
    bool any = false;
    for (size_t at = 0; json_map_each(set, &at, key, value);)
        if (str_eq(buf_str(key), name)) {
            found->n = 0;
            buf_adds(found, buf_str(value));
            any = true;
        }
    return any;
}

void model_locals(const struct model *m, uint32_t frame,
                  void (*fn)(void *arg, struct str name, struct str repr,
                             uint32_t set_event), void *arg)
{
    struct buf key = {0}, value = {0}, found = {0};
    struct event e = {0};
    uint32_t read = NO_EVENT, next;
    if (!HAS(m, frames, frame))
        return;
    for (uint32_t v = m->frames.p[frame].locals; v; v = next) {
        const struct m_var *var = &m->vars.p[v];
        struct str name = m->journal->locals.names.p[var->name];
        next = var->next;
        if (var->set_event == NO_EVENT)
            continue;
        if (var->set_event != read)
            trace_store_get(m->store, read = var->set_event, &e);
        if (value_of(set_of(&e), name, &key, &value, &found))
            fn(arg, name, buf_str(&found), var->set_event);
    }
    buf_fini(&key);
    buf_fini(&value);
    buf_fini(&found);
}
