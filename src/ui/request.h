/* Requests (requests.def) and the keys that are bound to them. Knows key and
 * base only.
 */
#ifndef UI_REQUEST_H
#define UI_REQUEST_H

#include <stdbool.h>

#include "base/str.h"
#include "ui/key.h"

enum request {
    REQ_NONE,
#define REQUEST(id, keys, group, help, footer, priority, not_yet) REQ_##id,
#include "ui/requests.def"
    REQ_COUNT
};

enum request_group {
    REQ_GROUP_WALK,
    REQ_GROUP_JUMP,
    REQ_GROUP_STOPS,
    REQ_GROUP_EXPLAIN,
    REQ_GROUP_PANES,
    REQ_GROUP_LESSON,
    REQ_GROUP_SCREEN,
    REQ_GROUP_COUNT
};

struct request_info {
    const char *id;      /* "next" */
    const char *keys;    /* names apart by a space */
    enum request_group group;
    const char *help;
    const char *footer;  /* NULL: none */
    int priority;
    const char *not_yet; /* NULL: it works */
};

const struct request_info *request_info(enum request r);
/* Does it make sense where there is only text to read? */
bool request_reads(enum request r);
/* The heading of a group: "Walk". */
const char *request_group_name(enum request_group g);
/* What a key is bound to, REQ_NONE: nothing. */
enum request request_of_key(const struct key *k);

/* Walks the key names of a request: *at starts at 0; false at the end. */
bool request_keys_each(enum request r, size_t *at, struct str *name);
/* The key of that name ("Ctrl-D"); false when there is no such name. "1-9"
 * gives the key 1. */
bool key_parse(struct str name, struct key *k);
/* A key's name for people; `ascii` writes Right for an arrow. Appends. */
void key_name(const struct key *k, bool ascii, struct buf *out);

#endif
