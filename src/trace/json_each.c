#include "trace/json.h"
#include "trace/number.h"
#include "trace/reader.h"

/* Walks over the texts of MAP and LIST fields. The reader has checked and
 * normalized them, so what doesn't fit is stepped over without a word. */

/* Stands at the next member, or says that there is none. The texts come from a
 * trace: the first byte is the bracket. */
static bool next_member(struct json *j, struct str text, size_t *at)
{
    if (*at == 0)
        *at = 1;
    if (*at >= text.n)
        return false;
    *j = (struct json){text.p + *at, text.p + text.n, NULL, false};
    json_took(j, ',');
    json_blanks(j);
    return j->p < j->end && *j->p != '}' && *j->p != ']';
}

static bool string_into(struct json *j, struct buf *b)
{
    struct str s;
    json_scratch(b, (size_t)(j->end - j->p));
    if (!json_string(j, b, &s))
        return false;
    if (b->n == 0 && s.n)
        memcpy(b->p, s.p, s.n);
    b->n = s.n;
    return true;
}

bool json_map_each(struct str map, size_t *at, struct buf *key, struct buf *v)
{
    struct json j;
    while (next_member(&j, map, at)) {
        if (!string_into(&j, key) || !json_take(&j, ':', ""))
            return false;
        json_blanks(&j);
        bool text = j.p < j.end && *j.p == '"';
        if (!(text ? string_into(&j, v) : json_skip(&j)))
            return false;
        *at = (size_t)(j.p - map.p);
        if (text)
            return true;
    }
    return false;
}

/* A whole number; another value is stepped over and *i left alone. */
static bool take_whole(struct json *j, int64_t *i, bool *got)
{
    struct str s;
    json_blanks(j);
    char c = j->p < j->end ? *j->p : 0;
    *got = false;
    if (c != '-' && (c < '0' || c > '9'))
        return json_skip(j);
    if (!json_number(j, &s))
        return false;
    double d = number_read(s.p, s.n);
    *got = d >= -9007199254740992.0 && d <= 9007199254740992.0
        && d == (double)(int64_t)d;
    if (*got)
        *i = (int64_t)d;
    return true;
}

bool json_list_each_id(struct str list, size_t *at, event_id *id)
{
    struct json j;
    while (next_member(&j, list, at)) {
        int64_t i = 0;
        bool got;
        if (!take_whole(&j, &i, &got))
            return false;
        *at = (size_t)(j.p - list.p);
        if (got && i > 0 && i <= UINT32_MAX) {
            *id = (event_id)i;
            return true;
        }
    }
    return false;
}

bool json_list_each_str(struct str list, size_t *at, struct buf *item)
{
    struct json j;
    while (next_member(&j, list, at)) {
        bool text = *j.p == '"';
        if (!(text ? string_into(&j, item) : json_skip(&j)))
            return false;
        *at = (size_t)(j.p - list.p);
        if (text)
            return true;
    }
    return false;
}

/* [a, b] with two whole numbers; `fits` is false for any other value. */
static bool take_pair(struct json *j, int64_t *a, int64_t *b, bool *fits)
{
    bool got_b = false;
    struct json before = *j;
    *fits = false;
    if (json_took(j, '[') && take_whole(j, a, fits) && json_took(j, ',')
        && take_whole(j, b, &got_b) && json_took(j, ']')) {
        *fits = *fits && got_b;
        return true;
    }
    *fits = false;
    *j = before;
    return json_skip(j);
}

bool json_list_each_pair(struct str list, size_t *at, int64_t *a, int64_t *b)
{
    struct json j;
    while (next_member(&j, list, at)) {
        bool fits;
        if (!take_pair(&j, a, b, &fits))
            return false;
        *at = (size_t)(j.p - list.p);
        if (fits)
            return true;
    }
    return false;
}
