/* Every key of the table, pressed in every state: it changes something, or the
 * last row says why it does not. And the help, in which one can search. */
#include "support/prose.h"
#include "support/test.h"

#include <stdlib.h>

#include "base/file.h"
#include "unit/ui/screen.h"

static struct buf count, queue, bare;

static int read_traces(void **state)
{
    (void)state;
    static const char header[] =
        "{\"loopscope\":1,\"min\":1,\"engine\":\"loopscope 0\","
        "\"clock\":\"virtual\",\"program\":\"p.py\",\"argv\":[],\"sources\":[]}\n";
    buf_addz(&bare, header);
    return file_read("tests/traces/cpython-countasync.jsonl", 1 << 24, &count)
                   == STATUS_OK
               && file_read("tests/traces/handmade-queue.jsonl", 1 << 24, &queue)
                      == STATUS_OK ? 0 : -1;
}

static int free_traces(void **state)
{
    (void)state;
    buf_fini(&count);
    buf_fini(&queue);
    buf_fini(&bare);
    return 0;
}

/* How the screen comes to be in a state: the trace, its kind, and what is
 * pressed first. */
static const struct situation {
    const char *name;
    const struct buf *trace;
    const char *keys;
    int w, h;
    int pages;               /* of a lesson; the middle one is shown */
    bool live, growing;
} situations[] = {
    {"start", &count, "", 80, 24, 0, false, false},
    {"middle", &count, "l l l l l l l l l l l l", 80, 24, 0, false, false},
    {"end", &count, "G", 80, 24, 0, false, false},
    {"small", &count, "l l l l l l l l", 60, 16, 0, false, false},
    {"large", &count, "l l l l l l l l", 200, 60, 0, false, false},
    {"zoom", &count, "l l l l l l l l z", 80, 24, 0, false, false},
    {"tasks", &count, "l l l l l l l l Tab", 80, 24, 0, false, false},
    {"why", &count, "l l l l l l l l w", 80, 24, 0, false, false},
    {"help", &count, "l l l l l l l l ?", 80, 24, 0, false, false},
    {"help over why", &count, "l l l l l l l l w ?", 80, 24, 0, false, false},
    {"searched", &count, "/ p r i n t Enter", 80, 24, 0, false, false},
    {"presented", &count, "l l l l l l l P", 80, 24, 0, false, false},
    {"turns", &count, "D l l", 80, 24, 0, false, false},
    {"events", &count, "d l l l l l l l l l", 80, 24, 0, false, false},
    {"a question", &count, "l l l l l l l l l p", 80, 24, 0, false, false},
    {"an answer", &count, "l l l l l l l l l p 1", 80, 24, 0, false, false},
    {"an answer that shows", &count, "l l l l l l l l l p 1 Enter", 80, 24, 0, false, false},
    {"a queue", &queue, "l l l l l l l l", 120, 40, 0, false, false},
    {"lesson", &count, "l l l l l", 80, 24, 3, false, false},
    {"text alone", &bare, "", 80, 24, 3, false, false},
    {"nothing", &bare, "", 80, 24, 0, false, false},
    {"live", &count, "l l l", 80, 24, 0, true, true},
    {"live, at its end", &count, "G", 80, 24, 0, true, true},
    {"still read", &count, "G", 80, 24, 0, false, true},
};

static void situation_open(struct screen *s, const struct situation *x)
{
    static const char prose[] = "Something to read.\n\nAnd more of it, so that "
                                "there is a second paragraph.";
    screen_open(s, x->trace->p, x->trace->n,
                &(struct ui_options){.live = x->live,
                                     .can_run_again = !x->growing});
    ui_attach(s->ui, s->store, &s->header, !x->growing);
    if (x->pages)
        ui_set_lesson(s->ui, &(struct ui_lesson){.title = "A lesson",
                                                 .page = 2,
                                                 .n_pages = x->pages,
                                                 .prose = prose_of(prose)});
    screen_size(s, x->w, x->h);
    for (const char *p = x->keys; *p;) {
        struct key k;
        size_t n = strcspn(p, " ");
        if (key_parse((struct str){p, n}, &k))
            ui_key(s->ui, &k);
        p += n + (p[n] == ' ');
    }
}

static const unsigned asks_app = UI_QUIT | UI_PLAY | UI_RUN_AGAIN |
                                 UI_NEXT_PAGE | UI_PREV_PAGE | UI_EDIT |
                                 UI_ORIGINAL;

static size_t screen_bytes(const struct screen *s)
{
    return (size_t)s->canvas.w * (size_t)s->canvas.h * sizeof(struct cell);
}

/* All of it, paints as well. The caller frees it. */
static struct cell *screen_copy(struct screen *s)
{
    struct cell *copy = xmalloc(screen_bytes(s) + 1);
    screen_text(s);
    memcpy(copy, s->canvas.cells, screen_bytes(s));
    return copy;
}

static void press(const struct situation *x, struct str name)
{
    struct screen s;
    struct key k;
    situation_open(&s, x);
    struct cell *before = screen_copy(&s);
    assert_true(key_parse(name, &k));
    unsigned flags = ui_key(s.ui, &k);
    struct cell *after = screen_copy(&s);
    if (!(flags & asks_app) && memcmp(before, after, screen_bytes(&s)) == 0)
        fail_msg("%.*s does nothing in \"%s\" and does not say so:\n%s",
                 STR_ARG(name), x->name, screen_text(&s));
    free(before);
    free(after);
    screen_close(&s);
}

static void every_key_does_something_or_says_why_not(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof situations / sizeof *situations; i++)
        for (enum request r = REQ_NONE + 1; r < REQ_COUNT; r++) {
            struct str name;
            for (size_t at = 0; request_keys_each(r, &at, &name);)
                press(&situations[i], name);
        }
}

/* Twice the same key: the second one may be at the edge that the first came to. */
static void what_is_said_ends_with_a_full_stop(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof situations / sizeof *situations; i++)
        for (enum request r = REQ_NONE + 1; r < REQ_COUNT; r++) {
            struct screen s;
            struct str name;
            struct key k;
            size_t at = 0;
            situation_open(&s, &situations[i]);
            request_keys_each(r, &at, &name);
            key_parse(name, &k);
            for (int n = 0; n < 3; n++) {
                ui_key(s.ui, &k);
                const char *said = ui_said(s.ui);
                size_t length = strlen(said);
                if (length && said[length - 1] != '.')
                    fail_msg("%.*s in \"%s\" says: %s", STR_ARG(name),
                             situations[i].name, said);
            }
            screen_close(&s);
        }
}

/* -- help ------------------------------------------------------------------- */

static void help_is_searched_as_one_types(void **state)
{
    (void)state;
    struct screen s;
    situation_open(&s, &situations[1]);
    screen_keys(&s, "?");
    screen_assert_shows(&s, "Walk");
    screen_keys(&s, "/");
    screen_type(&s, "bookm");
    screen_assert_shows(&s, "bookmark at this step, on or off");
    screen_assert_shows(&s, "on to the next breakpoint, bookmark");
    screen_assert_lacks(&s, "one step on");
    screen_assert_lacks(&s, " Walk");
    screen_keys(&s, "Enter");
    screen_assert_shows(&s, "HELP: \"bookm\"");
    screen_assert_lacks(&s, "one step on");
    screen_keys(&s, "/ Enter");
    screen_assert_shows(&s, "one step on");
    screen_keys(&s, "/");
    screen_type(&s, "xyzzy");
    screen_keys(&s, "Enter");
    screen_assert_shows(&s, "Nothing here has these words.");
    screen_keys(&s, "? ?");
    screen_assert_shows(&s, "one step on");
    screen_keys(&s, "Esc");
    screen_assert_lacks(&s, "HELP");
    screen_close(&s);
}

static void help_has_the_mouse_and_the_signs(void **state)
{
    (void)state;
    struct screen s;
    situation_open(&s, &situations[3]);
    screen_keys(&s, "? /");
    screen_type(&s, "wheel");
    screen_assert_shows(&s, "Mouse");
    screen_assert_shows(&s, "up and down in the pane");
    screen_keys(&s, "Enter /");
    screen_type(&s, "asyncio itself");
    screen_assert_shows(&s, "Signs");
    screen_assert_shows(&s, "pending");
    screen_keys(&s, "Esc Esc");
    screen_assert_lacks(&s, "HELP");
    screen_close(&s);
}

static void the_key_that_opened_an_overlay_closes_it(void **state)
{
    (void)state;
    struct screen s;
    situation_open(&s, &situations[1]);
    screen_keys(&s, "w");
    screen_assert_shows(&s, "WHY, AT LENGTH");
    screen_assert_shows(&s, "The rule: ");
    screen_keys(&s, "w ?");
    screen_assert_lacks(&s, "WHY, AT LENGTH");
    screen_keys(&s, "?");
    screen_assert_lacks(&s, "HELP");
    screen_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_does_something_or_says_why_not),
        cmocka_unit_test(what_is_said_ends_with_a_full_stop),
        cmocka_unit_test(help_is_searched_as_one_types),
        cmocka_unit_test(help_has_the_mouse_and_the_signs),
        cmocka_unit_test(the_key_that_opened_an_overlay_closes_it),
    };
    return cmocka_run_group_tests(tests, read_traces, free_traces);
}
