#include "support/events.h"

#include <math.h>

static bool same_num(double a, double b)
{
    return (isnan(a) && isnan(b)) || (a == b && signbit(a) == signbit(b));
}

static bool same_text(struct str a, struct str b)
{
    return !a.p == !b.p && str_eq(a, b);
}

/* "{}", "[]" and nothing at all are one thing. */
static bool same_nested(struct str a, struct str b)
{
    return (a.n <= 2 && b.n <= 2) || str_eq(a, b);
}

static bool same_on(const struct event_on *a, const struct event_on *b)
{
    return same_text(a->kind, b->kind) && a->id == b->id
        && same_text(a->text, b->text);
}

static bool same_field(enum field_type type, const void *a, const void *b)
{
    switch (type) {
    case FIELD_ID:
        return *(const event_id *)a == *(const event_id *)b;
    case FIELD_INT:
        return *(const int64_t *)a == *(const int64_t *)b;
    case FIELD_NUM:
        return same_num(*(const double *)a, *(const double *)b);
    case FIELD_STR:
        return same_text(*(const struct str *)a, *(const struct str *)b);
    case FIELD_ON:
        return same_on(a, b);
    default:
        return same_nested(*(const struct str *)a, *(const struct str *)b);
    }
}

const char *event_difference(const struct event *a, const struct event *b)
{
    if (a->kind != b->kind)
        return "kind";
    if (!same_num(a->t, b->t))
        return "t";
    const struct event_info *info = event_info(a->kind);
    for (int i = 0; i < info->n_fields; i++) {
        const struct event_field *f = &info->fields[i];
        if (!same_field(f->type, (const char *)a + f->offset,
                        (const char *)b + f->offset))
            return f->name;
    }
    return NULL;
}
