#include "lesson/directive.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "story/story.h"

static const struct {
    const char *word, *form;
} directives[] = {
#define DIRECTIVE(id, word, form, does, example)                              \
    [DIRECTIVE_##id] = {word, form},
#include "lesson/directives.def"
};

enum argument { NONE, NUMBER, TEXT, TASK, NAMES };
static const struct {
    const char *word;
    enum argument argument;
    const char *asks;
} goals[] = {
#define GOAL(id, word, argument, asks, example)                               \
    [GOAL_##id] = {word, argument, asks},
#include "lesson/goals.def"
};

static const char *const questions[] = {
#define QUESTION(id, name, asks, rule, hint) name,
#include "story/questions.def"
    NULL
};

const char *const directive_panes[] = {
    "source", "queue", "locks", "tasks", "ready", "timers", "control", "calls",
    "timeline", "lesson", "output", "why", NULL
};

const char *directive_word(enum directive_kind kind)
{
    return directives[kind].word;
}

const char *goal_asks(enum goal_kind kind)
{
    return goals[kind].asks;
}

/* Names, as a list. */
static void add_names(struct str s, struct buf *out)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == ' ')
            buf_addc(out, ',');
        buf_addc(out, s.p[i]);
    }
}

void goal_text(const struct directive *d, struct buf *out)
{
    char number[32];
    const char *asks = goals[d->goal].asks, *hole = strstr(asks, "%s");
    snprintf(number, sizeof number, "%g", d->number);
    if (!hole) {
        buf_addz(out, asks);
        return;
    }
    buf_add(out, asks, (size_t)(hole - asks));
    if (goals[d->goal].argument == NUMBER)
        buf_addz(out, number);
    else if (goals[d->goal].argument == TEXT)
        buf_printf(out, "\"%.*s\"", STR_ARG(d->text));
    else if (goals[d->goal].argument == NAMES)
        add_names(d->text, out);
    else
        buf_adds(out, d->text);
    buf_addz(out, hole + 2);
}

/* -- problems -------------------------------------------------------------- */

void lesson_wrong(struct lesson_problems *p, int line, int column,
                  const char *format, ...)
{
    struct buf b = {0};
    va_list ap;
    va_start(ap, format);
    buf_vprintf(&b, format, ap);
    va_end(ap);
    struct lesson_problem problem = {
        line > 0 ? line : 1, column > 0 ? column : 1,
        {arena_strndup(&p->arena, buf_z(&b), b.n), b.n}};
    vec_push(&p->all, problem);
    buf_fini(&b);
}

void lesson_problems_fini(struct lesson_problems *p)
{
    vec_fini(&p->all);
    arena_fini(&p->arena);
}

/* -- words ----------------------------------------------------------------- */

/* Where one is in a comment. */
struct reading {
    struct str left;
    int line, column;      /* of what is left */
    struct arena *arena;
    struct lesson_problems *problems;
    struct directive *d;
};

static void skip(struct reading *r, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool more = ((unsigned char)r->left.p[i] & 0xc0) == 0x80;
        if (r->left.p[i] == '\n')
            r->line++, r->column = 1;
        else
            r->column += !more;
    }
    r->left.p += n;
    r->left.n -= n;
}

static void skip_space(struct reading *r)
{
    size_t n = 0;
    while (n < r->left.n && isspace((unsigned char)r->left.p[n]))
        n++;
    skip(r, n);
}

/* The word that stands next, which is not taken; empty at the end. */
static struct str next_word(struct reading *r)
{
    size_t n = 0;
    skip_space(r);
    while (n < r->left.n && !isspace((unsigned char)r->left.p[n]))
        n++;
    return (struct str){r->left.p, n};
}

/* Takes the next word if it is this one. */
static bool accept(struct reading *r, const char *word)
{
    struct str s = next_word(r);
    if (!str_eqz(s, word))
        return false;
    skip(r, s.n);
    return true;
}

static struct str keep(struct reading *r, struct str s)
{
    return (struct str){arena_strndup(r->arena, s.p, s.n), s.n};
}

__attribute__((format(printf, 2, 3)))
static bool wrong(struct reading *r, const char *format, ...)
{
    struct buf b = {0};
    va_list ap;
    va_start(ap, format);
    buf_vprintf(&b, format, ap);
    va_end(ap);
    lesson_wrong(r->problems, r->line, r->column, "%s", buf_z(&b));
    buf_fini(&b);
    return false;
}

/* "it is one of a, b, c": appended from a list that ends with NULL. */
static void list_words(const char *const *words, struct buf *out)
{
    for (size_t i = 0; words[i]; i++)
        buf_printf(out, "%s%s", i ? ", " : "", words[i]);
}

/* -- arguments ------------------------------------------------------------- */

/* "..." with \" and \\ and \n in it; a line's end in it is a space. */
static bool read_text(struct reading *r, struct str *out)
{
    struct buf b = {0};
    size_t i = 1;
    skip_space(r);
    if (!r->left.n || r->left.p[0] != '"')
        return wrong(r, "here stands a text in double quotes");
    for (; i < r->left.n && r->left.p[i] != '"'; i++) {
        char c = r->left.p[i];
        if (c == '\\' && i + 1 < r->left.n)
            c = r->left.p[++i] == 'n' ? '\n' : r->left.p[i];
        else if (isspace((unsigned char)c))
            c = ' ';
        if (c != ' ' || !b.n || b.p[b.n - 1] != ' ')
            buf_addc(&b, c);
    }
    bool closed = i < r->left.n;
    if (closed) {
        skip(r, i + 1);
        *out = keep(r, buf_str(&b));
    }
    buf_fini(&b);
    return closed || wrong(r, "the text that begins here has no closing \"");
}

static bool read_number(struct reading *r, double *out)
{
    struct str s = next_word(r);
    char *z = xstrndup(s.p, s.n), *end;
    *out = strtod(z, &end);
    bool good = s.n && *end == '\0' && *out >= 0 && *out < 1e15;
    if (good)
        skip(r, s.n);
    else
        wrong(r, "'%s' is no number", z);
    free(z);
    return good;
}

static bool read_seed(struct reading *r)
{
    r->d->random = accept(r, "random");
    return r->d->random || read_number(r, &r->d->number);
}

static bool read_question(struct reading *r)
{
    struct str s = next_word(r);
    for (size_t i = 0; questions[i]; i++)
        if (str_eqz(s, questions[i])) {
            r->d->question = (int)i;
            skip(r, s.n);
            return true;
        }
    struct buf b = {0};
    list_words(questions, &b);
    wrong(r, "there is no question '%.*s'; there are: %s", STR_ARG(s),
          buf_z(&b));
    buf_fini(&b);
    return false;
}

static bool read_word(struct reading *r, struct str *out)
{
    struct str s = next_word(r);
    if (!s.n)
        return wrong(r, "a word is missing here");
    *out = keep(r, s);
    skip(r, s.n);
    return true;
}

/* A label may have spaces only in quotes. */
static bool read_label(struct reading *r, struct str *out)
{
    struct str s = next_word(r);
    return s.n && s.p[0] == '"' ? read_text(r, out) : read_word(r, out);
}

/* All words up to the end, with a space between two. */
static bool read_names(struct reading *r, struct str *out)
{
    struct buf b = {0};
    for (struct str s; (s = next_word(r)).n; skip(r, s.n)) {
        buf_addz(&b, b.n ? " " : "");
        buf_adds(&b, s);
    }
    *out = keep(r, buf_str(&b));
    buf_fini(&b);
    return out->n || wrong(r, "the name of a function is missing here");
}

static bool read_goal(struct reading *r)
{
    struct str s = next_word(r);
    for (int i = 0; i < GOAL_COUNT; i++) {
        if (!str_eqz(s, goals[i].word))
            continue;
        r->d->goal = (enum goal_kind)i;
        skip(r, s.n);
        switch (goals[i].argument) {
        case NUMBER: return read_number(r, &r->d->number);
        case TEXT: return read_text(r, &r->d->text);
        case TASK: return read_label(r, &r->d->text);
        case NAMES: return read_names(r, &r->d->text);
        default: return true;
        }
    }
    struct buf b = {0};
    for (int i = 0; i < GOAL_COUNT; i++)
        buf_printf(&b, "%s%s", i ? ", " : "", goals[i].word);
    wrong(r, "there is no goal '%.*s'; there are: %s", STR_ARG(s), buf_z(&b));
    buf_fini(&b);
    return false;
}

static int pane_index(struct str s)
{
    for (int i = 0; directive_panes[i]; i++)
        if (str_eqz(s, directive_panes[i]))
            return i;
    return -1;
}

static bool read_panes(struct reading *r)
{
    for (int i; (i = pane_index(next_word(r))) >= 0;) {
        r->d->panes |= (uint32_t)1 << i;
        skip(r, next_word(r).n);
    }
    if (r->d->panes)
        return true;
    struct buf b = {0};
    list_words(directive_panes, &b);
    wrong(r, "there is no pane '%.*s'; there are: %s", STR_ARG(next_word(r)),
          buf_z(&b));
    buf_fini(&b);
    return false;
}

static bool read_level(struct reading *r)
{
    struct str s = next_word(r);
    r->d->level = story_detail_of(s);
    if (r->d->level == DETAIL_COUNT)
        return wrong(r, "there is no level '%.*s'; there are: turns, lines, "
                        "events", STR_ARG(s));
    skip(r, s.n);
    return true;
}

/* -- places ---------------------------------------------------------------- */

/* "2nd", "first"; nothing of the kind is the first. */
static bool read_nth(struct reading *r)
{
    struct str s = next_word(r);
    size_t digits = 0;
    int n = 0;
    if (accept(r, "first"))
        return true;
    while (digits < s.n && digits < 8 && isdigit((unsigned char)s.p[digits]))
        n = n * 10 + (s.p[digits++] - '0');
    if (!digits)
        return true;
    struct str end = {s.p + digits, s.n - digits};
    if (!n || (!str_eqz(end, "st") && !str_eqz(end, "nd") &&
               !str_eqz(end, "rd") && !str_eqz(end, "th")))
        return wrong(r, "'%.*s' is not one of 1st, 2nd, 3rd, 4th ...",
                     STR_ARG(s));
    r->d->place.nth = n;
    skip(r, s.n);
    return true;
}

static bool read_line(struct reading *r)
{
    struct place *p = &r->d->place;
    double number;
    if (!read_number(r, &number))
        return false;
    p->line = (int)number;
    return number >= 1 && number < 1e9
               ? true : wrong(r, "lines are numbered from 1");
}

static bool read_event(struct reading *r)
{
    struct str s = next_word(r);
    int kind = s.n ? event_kind_of(s) : -1;
    if (kind < 0)
        return wrong(r, "there is no event '%.*s'; man loopscope-trace lists "
                        "them: task.new, task.wait, queue.put ...",
                     STR_ARG(s));
    r->d->place.event = (enum event_kind)kind;
    skip(r, s.n);
    return true;
}

/* The place that stands next, if one does. */
static bool read_place(struct reading *r, bool needed)
{
    struct place *p = &r->d->place;
    bool before = accept(r, "before");
    bool good = true;
    p->nth = 1;
    if (accept(r, "line")) {
        p->kind = before ? PLACE_BEFORE_LINE : PLACE_LINE;
        good = read_line(r);
    } else if (!before && accept(r, "event")) {
        p->kind = PLACE_EVENT;
        good = read_event(r);
    } else if (!before && accept(r, "end")) {
        p->kind = PLACE_END;
    } else {
        return before || needed
                   ? wrong(r, "where? write: line 6, before line 6, event "
                              "task.new, end")
                   : true;
    }
    r->d->placed = true;
    return good && (p->kind == PLACE_END || read_nth(r)) &&
           (!accept(r, "task") || read_label(r, &p->task));
}

/* -- the whole ------------------------------------------------------------- */

/* The lines below the word, up to the end of the comment. */
static bool read_program(struct reading *r)
{
    size_t n = 0;
    while (n < r->left.n && r->left.p[n] != '\n' &&
           isspace((unsigned char)r->left.p[n]))
        n++;
    skip(r, n);
    if (!r->left.n || r->left.p[0] != '\n')
        return wrong(r, "the program stands on the lines below this one");
    skip(r, 1);
    r->d->program_line = r->line;
    r->d->text = keep(r, r->left);
    skip_space(r);
    if (!r->left.n)
        return wrong(r, "there is no program here");
    skip(r, r->left.n);
    return true;
}

/* Reads what a form asks for, word by word. */
static bool read_part(struct reading *r, struct str part, bool optional)
{
    struct directive *d = r->d;
    if (str_eqz(part, "PROGRAM")) /* its indentation counts */
        return read_program(r);
    struct str s = next_word(r);
    if (str_eqz(part, "PLACE"))
        return read_place(r, !optional);
    if (optional && !s.n)
        return true;
    if (str_eqz(part, "TEXT"))
        return read_text(r, &d->text);
    if (str_eqz(part, "NUMBER"))
        return read_number(r, &d->number);
    if (str_eqz(part, "SEED"))
        return read_seed(r);
    if (str_eqz(part, "QUESTION"))
        return read_question(r);
    if (str_eqz(part, "GOAL"))
        return read_goal(r);
    if (str_eqz(part, "PANES"))
        return read_panes(r);
    if (str_eqz(part, "LEVEL"))
        return read_level(r);
    return read_word(r, str_eqz(part, "KEY") ? &d->key : &d->text);
}

static bool read_form(struct reading *r)
{
    const char *form = directives[r->d->kind].form;
    while (*form) {
        bool optional = *form == '[';
        size_t n = strcspn(form + optional, " ]");
        if (!read_part(r, (struct str){form + optional, n}, optional))
            return false;
        form += optional + n + optional;
        form += *form == ' ';
    }
    struct str rest = next_word(r);
    return !rest.n || wrong(r, "'%.*s' is too much here; the form is: %s %s",
                            STR_ARG(rest), directives[r->d->kind].word,
                            directives[r->d->kind].form);
}

bool directive_is(struct str comment)
{
    while (comment.n && isspace((unsigned char)*comment.p))
        comment.p++, comment.n--;
    return str_starts(comment, "loopscope:");
}

bool directive_read(struct str comment, int line, int column,
                    struct arena *arena, struct directive *d,
                    struct lesson_problems *problems)
{
    struct reading r = {.left = comment, .line = line, .column = column,
                        .arena = arena, .problems = problems, .d = d};
    *d = (struct directive){0};
    skip_space(&r);
    skip(&r, strlen("loopscope:"));
    struct str word = next_word(&r);
    d->line = r.line;
    d->column = r.column;
    for (int i = 0; i < DIRECTIVE_COUNT; i++)
        if (str_eqz(word, directives[i].word)) {
            d->kind = (enum directive_kind)i;
            skip(&r, word.n);
            return read_form(&r);
        }
    struct buf b = {0};
    for (int i = 0; i < DIRECTIVE_COUNT; i++)
        buf_printf(&b, "%s%s", i ? ", " : "", directives[i].word);
    wrong(&r, "there is no directive '%.*s'; there are: %s", STR_ARG(word),
          buf_z(&b));
    buf_fini(&b);
    return false;
}
