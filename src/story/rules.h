/* The rules of asyncio by name (rules.def), for who tells one without a step that
 * shows it.
 */
#ifndef STORY_RULES_H
#define STORY_RULES_H

enum rule {
#define RULE(id, title, what, mistake) RULE_##id,
#define WHEN(kind, field, value, id, here)
#define OF(kind, id, here)
#include "story/rules.def"
    RULE_COUNT
};

struct rule_text {
    const char *title;
    const char *what;     /* what the loop does, and why */
    const char *mistake;  /* "that ...": what many think instead */
};
/* Static. */
const struct rule_text *rule_text(enum rule rule);

#endif
