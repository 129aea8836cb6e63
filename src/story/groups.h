/* Tasks that are too many to be read one by one: how many are in the same state
 * for the same reason. Knows story, model, trace and base.
 */
#ifndef STORY_GROUPS_H
#define STORY_GROUPS_H

#include "base/vec.h"
#include "story/story.h"

/* What was found out about tasks before, for who asks step by step. Zeroed is
 * empty; of one store. */
struct group_memory {
    VEC(struct group_known {
        uint32_t wait_event; /* at which the task waited; 0: not known */
        struct str on;
    }) tasks;
};
void group_memory_fini(struct group_memory *memory);

enum { GROUP_NAMED = 16 }; /* so many are known one by one */
struct task_group {
    enum task_state state;
    struct str on;       /* kind of what they wait on; empty when not waiting */
    size_t n;
    uint32_t first, last;
    uint32_t members[GROUP_NAMED]; /* the first n of them */
    bool changed;        /* one of them has, in the step */
};

/* Sorts these tasks into groups, what is alive first; how many. The caller frees
 * *out. `memory` may be NULL. */
size_t story_groups(const struct story *s, const struct model *m,
                    const struct step_view *v, const uint32_t *ids, size_t n,
                    struct group_memory *memory, struct task_group **out);
/* "on sleep: "; nothing when they don't wait. Appends. */
void story_group_on(const struct task_group *g, struct buf *out);
/* "a to b"; appends. */
void story_group(const struct model *m, const struct task_group *g,
                 struct buf *out);

#endif
