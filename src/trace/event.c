#include "trace/event.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#define EVENT(kind, name, group, level, meaning)                              \
    static const struct event_field fields_##kind[] = {
#define FIELD(kind, type, name, meaning)                                      \
    {#name, FIELD_##type, offsetof(struct event, kind.name), meaning},
#define END(kind)                                                             \
    {NULL, FIELD_ID, 0, NULL}                                                 \
    }                                                                         \
    ;
#include "trace/events.def"

static const struct event_info infos[] = {
#define EVENT(kind, name, group, level, meaning)                              \
    {name,           GROUP_##group, DETAIL_##level, meaning,                  \
     fields_##kind, (int)(sizeof fields_##kind / sizeof fields_##kind[0]) - 1},
#include "trace/events.def"
};

const struct event_info *event_info(enum event_kind kind)
{
    return &infos[kind];
}

int event_kind_of(struct str name)
{
    for (int k = 0; k < EV_COUNT; k++)
        if (str_eqz(name, infos[k].name))
            return k;
    return -1;
}

double event_slept(struct str what)
{
    char number[32];
    size_t begin = sizeof "sleep(" - 1;
    if (!str_starts(what, "sleep(") || what.n < begin + 2 ||
        what.n - begin > sizeof number)
        return 0;
    snprintf(number, sizeof number, "%.*s", (int)(what.n - begin - 1),
             what.p + begin);
    return atof(number);
}
