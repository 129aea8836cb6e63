/* Somebody at the keyboard who presses anything: keys of the table and others,
 * the mouse, pastes, new sizes; while a trace is read, grows, ends, is left for
 * another page. After each press what support/screen_check.h says must be true.
 *
 *     fuzz_screen SEED PRESSES TRACE...
 * Traces may be broken or empty. The same numbers press the same keys; a
 * failure prints the last of them, and the screen.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/die.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "support/prose.h"
#include "support/screen_check.h"
#include "support/trace_build.h"
#include "trace/reader.h"

enum { SESSION = 20, KEPT = 40, PLACES_EVERY = 8, MODEL_EVERY = 60 };

/* What was pressed, in words, the last KEPT of them. */
struct diary {
    char lines[KEPT][64];
    size_t n;
};

struct session {
    uint64_t random;
    struct buf text;              /* the trace */
    size_t fed;
    struct trace_store *store;
    struct trace_header header;
    struct trace_reader *reader;
    struct ui *ui;
    struct ui_lesson lesson;
    bool grows, over;
    struct screen_check check;
    struct diary diary;
    size_t pressed[REQ_COUNT];
    size_t clicks, sizes, others;
    double longest;
};

static size_t below(struct session *s, size_t n)
{
    return n ? random_below(&s->random, n) : 0;
}

#define PICK(s, array) (array)[below((s), sizeof(array) / sizeof *(array))]

__attribute__((format(printf, 2, 3)))
static void note(struct session *s, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    vsnprintf(s->diary.lines[s->diary.n++ % KEPT], sizeof s->diary.lines[0],
              format, ap);
    va_end(ap);
}

/* -- the trace ------------------------------------------------------------- */

static void feed(struct session *s, size_t n)
{
    n = n < s->text.n - s->fed ? n : s->text.n - s->fed;
    trace_reader_feed(s->reader, s->text.p + s->fed, n);
    s->fed += n;
    if (s->fed == s->text.n && !s->over) {
        s->over = true;
        trace_reader_end(s->reader);
    }
}

/* Some more of it has come. */
static void grow(struct session *s)
{
    bool had = trace_reader_has_header(s->reader);
    feed(s, 1 + below(s, 1 + s->text.n / 20));
    if (!trace_reader_has_header(s->reader))
        return;
    if (had)
        ui_store_grew(s->ui, s->over);
    else
        ui_attach(s->ui, s->store, &s->header, s->over);
    note(s, "grew to %zu events%s", trace_store_count(s->store),
         s->over ? ", the end" : "");
}

static void give_lesson(struct session *s, int page)
{
    static const char *const proses[] = {
        "", "One line.", "Two paragraphs.\n\nOf them this is one, and it is as "
        "long as a line of a lesson may be, and then some more, so that it "
        "wraps, with [a link](#end).\n\n    code(in_prose)\n\n## End",
    };
    if (!s->lesson.n_pages)
        return;
    s->lesson.page = page;
    s->lesson.prose = prose_of(proses[(size_t)page % 3]);
    ui_set_lesson(s->ui, &s->lesson);
}

static void session_open(struct session *s, const char *path)
{
    static const char *const themes[] = {"dark", "light", "colour-blind",
                                         "mono"};
    struct theme theme;
    if (file_read(path, 1 << 30, &s->text))
        die("%s can't be read", path);
    s->store = trace_store_new(1 << 20);
    s->reader = trace_reader_new(s->store, &s->header);
    s->grows = below(s, 3) == 0;
    theme_builtin(&theme, str_of(PICK(s, themes)));
    s->ui = ui_new(&(struct ui_options){
        .theme = &theme,
        .ascii = below(s, 3) == 0,
        .can_run_again = below(s, 2),
        .internals = below(s, 6) == 0,
        .present = below(s, 6) == 0,
        .live = s->grows,
        .follow = s->grows && below(s, 2),
        .slice = below(s, 2) ? 1 + below(s, 60) : 0,
    });
    s->lesson = (struct ui_lesson){.title = "4 Hello, async",
                                   .n_pages = below(s, 2) ? 3 : 0};
    feed(s, s->grows ? below(s, s->text.n) : s->text.n);
    if (trace_reader_has_header(s->reader))
        ui_attach(s->ui, s->store, &s->header, s->over);
    give_lesson(s, 1);
    note(s, "opened %.40s%s", path, s->grows ? ", which grows" : "");
}

static void session_close(struct session *s)
{
    ui_free(s->ui);
    if (trace_reader_has_header(s->reader))
        trace_header_fini(&s->header);
    trace_reader_free(s->reader);
    trace_store_free(s->store);
    buf_fini(&s->text);
    s->header = (struct trace_header){0};
    s->fed = 0;
    s->over = false;
}

/* -- presses --------------------------------------------------------------- */

static void press(struct session *s, struct key k)
{
    bool typing = s->ui->entry.prompt || s->ui->blank || !s->ui->store;
    enum request req = request_of_key(&k);
    struct buf name = {0};
    key_name(&k, true, &name);
    note(s, "%.*s at %d,%d%s", (int)name.n, name.p, k.x, k.y,
         typing ? " (typed)" : "");
    buf_fini(&name);
    s->pressed[req] += !typing;
    unsigned flags = ui_key(s->ui, &k);
    if (flags & (UI_NEXT_PAGE | UI_PREV_PAGE))
        give_lesson(s, s->lesson.page + (flags & UI_NEXT_PAGE ? 1 : -1));
    if (flags & (UI_NEXT_PAGE | UI_PREV_PAGE | UI_RUN_AGAIN |
                 UI_EDIT | UI_ORIGINAL | UI_ARGUMENTS))
        ui_attach(s->ui, s->store, &s->header, s->over);
}

static void press_char(struct session *s, uint32_t cp)
{
    press(s, (struct key){.code = UK_CHAR, .cp = cp});
}

/* Any key of the table, each as often as the others. */
static void press_bound(struct session *s)
{
    struct str names[8], name;
    struct key k;
    size_t n = 0, at = 0;
    enum request req = (enum request)(1 + below(s, REQ_COUNT - 1));
    while (n < 8 && request_keys_each(req, &at, &name))
        names[n++] = name;
    name = names[below(s, n)];
    key_parse(name, &k);
    if (str_eqz(name, "1-9"))
        k.cp = '1' + (uint32_t)below(s, 9);
    k.x = (int)below(s, (size_t)s->ui->w + 1);
    k.y = (int)below(s, (size_t)s->ui->h + 1);
    press(s, k);
}

static void press_walk(struct session *s)
{
    static const char *const names[] = {"→", "→", "→", "←", "t", "T", "o", "i",
                                        "s", "d", "D", "↓", "↑", "Enter",
                                        "Ctrl-D", "Ctrl-U", "Tab", "End"};
    struct key k;
    key_parse(str_of(PICK(s, names)), &k);
    press(s, k);
}

static void press_any(struct session *s)
{
    static const uint32_t chars[] = {'x', ' ', '0', 0xE9, 0x4E2D, 0x1F600,
                                     0x301, 0x202E, 0x7F, 0x9B, 0x10FFFF};
    enum ukey code = (enum ukey)(UK_CHAR + below(s, UK_UNKNOWN));
    struct key k = {.code = code, .cp = PICK(s, chars)};
    if (code == UK_CTRL)
        k.cp = 'a' + (uint32_t)below(s, 26);
    if (code == UK_FUNCTION)
        k.cp = 1 + (uint32_t)below(s, 12);
    if (code == UK_PASTE)
        k.text = STR("t=1\n\x1b[31m\xff\xe4\xb8\xad\te\xcc\x81 print");
    press(s, k);
}

static void click(struct session *s)
{
    static const enum ukey codes[] = {UK_CLICK, UK_CLICK, UK_WHEEL_UP,
                                      UK_WHEEL_DOWN};
    s->clicks++;
    press(s, (struct key){.code = PICK(s, codes),
                          .x = (int)below(s, (size_t)s->ui->w + 3) - 1,
                          .y = (int)below(s, (size_t)s->ui->h + 3) - 1});
}

/* What one types behind : and /, most of it of some use. */
static void type(struct session *s)
{
    static const char *const texts[] = {
        "12", "0", "999999999999", "t=2.5", "t=-1", "t=x", "line 12", "line 0",
        "line x", "print", "sleep", "main", "zzz", "", "(", "\xc3\xa9",
    };
    const char *text = PICK(s, texts);
    uint32_t cp;
    for (size_t at = 0, n = strlen(text); at < n;) {
        at += utf8_decode(text + at, n - at, &cp);
        press_char(s, cp);
    }
    press(s, (struct key){.code = below(s, 8) ? UK_ENTER : UK_ESC});
}

/* A few sizes that people have, and silly ones, in storms. */
static void resize(struct session *s)
{
    static const int sizes[][2] = {
        {80, 24}, {80, 24}, {120, 40}, {120, 40}, {60, 16}, {200, 60},
        {100, 30}, {1, 1}, {59, 16}, {60, 15}, {300, 100}, {2, 200}, {500, 2},
    };
    for (size_t n = below(s, 6) ? 1 : 1 + below(s, 12); n > 0; n--) {
        const int *size = PICK(s, sizes);
        int w = size[0], h = size[1];
        if (below(s, 2))
            w = 1 + (int)below(s, 220), h = 1 + (int)below(s, 70);
        ui_resize(s->ui, w, h);
        note(s, "size %dx%d", w, h);
    }
    s->sizes++;
}

static void other(struct session *s)
{
    s->others++;
    switch (below(s, 5)) {
    case 0:
        note(s, "tick");
        ui_tick(s->ui);
        break;
    case 4:
        note(s, "work");
        ui_work(s->ui);
        break;
    case 1:
        note(s, "loaded");
        ui_set_loaded(s->ui, (double)below(s, 120) / 100);
        break;
    case 2:
        if (below(s, 40) == 0 && !s->over) {
            note(s, "held");
            ui_hold(s->ui);
        }
        break;
    default:
        if (!s->over)
            grow(s);
    }
}

static void press_something(struct session *s)
{
    size_t what = below(s, 100);
    if (s->ui->entry.prompt && what < 70)
        type(s);
    else if (what < 45)
        press_bound(s);
    else if (what < 75)
        press_walk(s);
    else if (what < 80)
        press_any(s);
    else if (what < 90)
        click(s);
    else if (what < 95)
        resize(s);
    else
        other(s);
    for (size_t slices = below(s, 4); slices > 0; slices--)
        ui_work(s->ui);
}

/* -- looking --------------------------------------------------------------- */

static void give_up(struct session *s, size_t press)
{
    struct buf text = {0};
    size_t n = s->diary.n;
    for (size_t i = n > KEPT ? n - KEPT : 0; i < n; i++)
        printf("    %s\n", s->diary.lines[i % KEPT]);
    canvas_to_text(&s->check.canvas, &text);
    printf("%sFAILED at press %zu, %dx%d: %s\n", buf_z(&text), press,
           s->ui->w, s->ui->h, buf_z(&s->check.wrong));
    exit(1);
}

static void look(struct session *s, size_t press)
{
    struct screen_check *c = &s->check;
    if (!screen_check_look(c, s->ui) ||
        (press % PLACES_EVERY == 0 && !screen_check_places(c, s->ui)) ||
        (press % MODEL_EVERY == 0 && !screen_check_model(c, s->ui)))
        give_up(s, press);
}

static double seconds(void)
{
    struct timespec t; /* of our own work: machines are busy */
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Some presses, seldom many; the number that comes next. */
static size_t session_run(struct session *s, size_t first, size_t most)
{
    size_t i = first, end = first + SESSION;
    end += below(s, below(s, 5) ? SESSION * 2 : SESSION * 10);
    end = end < most ? end : most;
    screen_check_look(&s->check, s->ui);
    for (; i < end; i++) {
        double began = seconds();
        press_something(s);
        canvas_resize(&s->check.other, s->ui->w, s->ui->h);
        ui_draw(s->ui, &s->check.other);
        double took = seconds() - began;
        if (took > s->longest)
            note(s, "(that took %.0f ms)", took * 1000);
        s->longest = took > s->longest ? took : s->longest;
        look(s, i);
    }
    return i;
}

/* False when a request was never pressed: then there were too few presses. */
static bool report(const struct session *s, size_t presses, size_t sessions)
{
    size_t fewest = SIZE_MAX;
    for (enum request q = REQ_NONE + 1; q < REQ_COUNT; q++)
        fewest = s->pressed[q] < fewest ? s->pressed[q] : fewest;
    printf("%zu presses in %zu sessions: each request at least %zu times, %zu "
           "of the mouse, %zu new sizes; the longest took %.0f ms\n",
           presses, sessions, fewest, s->clicks, s->sizes, s->longest * 1000);
    return fewest > 0;
}

int main(int argc, char **argv)
{
    if (argc < 4)
        die("usage: fuzz_screen SEED PRESSES TRACE...");
    static struct session s;
    size_t presses = strtoull(argv[2], NULL, 10), n = 0, sessions = 0;
    s.random = strtoull(argv[1], NULL, 10);
    while (n < presses) {
        session_open(&s, argv[3 + sessions++ % ((size_t)argc - 3)]);
        n = session_run(&s, n, presses);
        session_close(&s);
    }
    screen_check_fini(&s.check);
    return report(&s, presses, sessions) ? 0 : 1;
}
