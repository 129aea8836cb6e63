#include "app/course.h"

#include <ctype.h>
#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/input.h"
#include "app/places.h"
#include "base/file.h"
#include "base/utf8.h"
#include "lesson/lesson.h"

enum { LONGEST = 4 << 20 };

/* -- the lessons ----------------------------------------------------------- */

static char *lessons_folder(void)
{
    const char *said = getenv("LOOPSCOPE_LESSONS");
    return said && *said ? xstrdup(said) : place_shared("lessons", "lessons");
}

static bool is_lesson(const char *name)
{
    size_t n = strlen(name);
    return isdigit((unsigned char)name[0]) && n > 3 &&
           strcmp(name + n - 3, ".md") == 0;
}

static int wanted(const struct dirent *d)
{
    return is_lesson(d->d_name);
}

/* Reads one; a file that can't be read is no lesson of the list. */
static void add_lesson(struct course *c, const char *folder, const char *name)
{
    struct buf path = {0}, text = {0};
    buf_printf(&path, "%s/%s", folder, name);
    if (file_read(buf_z(&path), LONGEST, &text) == STATUS_OK) {
        struct folder beside = folder_beside(buf_z(&path));
        struct lesson *l = lesson_parse(buf_str(&text), name, &beside);
        struct course_lesson new = {
            .path = xstrdup(buf_z(&path)),
            .file = xstrdup(name),
            .title = xstrndup(l->title.p ? l->title.p : "", l->title.n),
            .number = atoi(name),
            .minutes = lesson_minutes(l),
            .n_pages = (int)l->n_pages,
            .n_goals = lesson_challenges(l),
        };
        vec_push(&c->lessons, new);
        lesson_free(l);
    }
    buf_fini(&path);
    buf_fini(&text);
}

static int by_number(const void *a, const void *b)
{
    const struct course_lesson *x = a, *y = b;
    return x->number != y->number ? (x->number > y->number) -
                                        (x->number < y->number)
                                  : strcmp(x->file, y->file);
}

bool course_read(struct course *c)
{
    struct dirent **names = NULL;
    char *folder = lessons_folder();
    int n = folder ? scandir(folder, &names, wanted, alphasort) : -1;
    *c = (struct course){.told = STATUS_OK};
    for (int i = 0; i < n; i++) {
        add_lesson(c, folder, names[i]->d_name);
        free(names[i]);
    }
    free(names);
    free(folder);
    if (c->lessons.n)
        qsort(c->lessons.p, c->lessons.n, sizeof *c->lessons.p, by_number);
    return c->lessons.n > 0;
}

static int fail_without_lessons(void)
{
    char *folder = lessons_folder();
    cli_fail(EXIT_INPUT, "%s%sno lessons (NN-name.md) %s; LOOPSCOPE_LESSONS "
             "names the folder that has them", folder ? folder : "",
             folder ? ": " : "",
             folder ? "in this folder" : "are installed with loopscope");
    free(folder);
    return EXIT_INPUT;
}

/* -- progress -------------------------------------------------------------- */

/* Says it once, and again only when it is something else. */
static void say_trouble(struct course *c, enum status s)
{
    struct progress_file *f = &c->progress;
    if (s != STATUS_OK && s != c->told) {
        c->trouble.n = 0;
        buf_printf(&c->trouble, "Your progress can't be kept: %s: %s.",
                   buf_z(&f->path),
                   s == STATUS_LIMIT ? "another loopscope holds it"
                                     : status_text(s));
    }
    c->told = s;
    if (f->set_aside.n) {
        c->trouble.n = 0;
        buf_printf(&c->trouble, "Your progress was damaged; it is now %s, and "
                   "begins anew.", buf_z(&f->set_aside));
        f->set_aside.n = 0;
    }
}

static void open_progress(struct course *c)
{
    struct buf folder = {0};
    c->no_state = !place_state(&folder);
    if (c->no_state)
        buf_addz(&c->trouble, "Your progress can't be kept: neither "
                              "XDG_STATE_HOME nor HOME says where.");
    else
        say_trouble(c, progress_file_open(&c->progress, buf_z(&folder)));
    buf_fini(&folder);
}

void course_change(struct course *c, size_t lesson, enum progress_what what,
                   int page, const char *goal)
{
    const struct course_lesson *l = &c->lessons.p[lesson];
    struct progress_change change = {
        .what = what, .file = l->file, .title = l->title, .page = page,
        .n_pages = l->n_pages, .goal = goal, .when = (int64_t)time(NULL)};
    if (c->no_state)
        progress_apply(&c->progress.now, &change);
    else
        say_trouble(c, progress_file_change(&c->progress, &change));
}

const struct progress_lesson *course_done(const struct course *c, size_t i)
{
    const struct course_lesson *l = &c->lessons.p[i];
    return progress_find(&c->progress.now, l->file, l->title);
}

static struct contents_row row_of(const struct course *c, size_t i)
{
    const struct course_lesson *l = &c->lessons.p[i];
    const struct progress_lesson *done = course_done(c, i);
    struct contents_row r = {.title = l->title, .number = l->number,
                             .minutes = l->minutes, .n_pages = l->n_pages,
                             .goals = l->n_goals};
    if (!done)
        return r;
    r.page = done->page < l->n_pages ? done->page : l->n_pages;
    for (size_t k = 0; k < done->seen.n; k++)
        r.seen += done->seen.p[k].page <= l->n_pages;
    r.right = (size_t)done->right;
    r.asked = (size_t)(done->right + done->wrong);
    r.met = (int)done->met.n < r.goals ? (int)done->met.n : r.goals;
    return r;
}

struct contents_row *course_rows(const struct course *c)
{
    struct contents_row *rows = xcalloc(c->lessons.n + 1, sizeof *rows);
    for (size_t i = 0; i < c->lessons.n; i++)
        rows[i] = row_of(c, i);
    return rows;
}

/* -- finding --------------------------------------------------------------- */

size_t course_find(const struct course *c, const char *which)
{
    char *end;
    long number = strtol(which, &end, 10);
    bool is_number = *which && !*end;
    for (size_t i = 0; i < c->lessons.n; i++) {
        const struct course_lesson *l = &c->lessons.p[i];
        if (is_number ? l->number == number
                      : strcasestr(l->file, which) ||
                            strcasestr(l->title, which))
            return i;
    }
    return c->lessons.n;
}

bool course_has_file(const char *path)
{
    char *folder = lessons_folder();
    char *whole = realpath(path, NULL);
    char *of = folder ? realpath(folder, NULL) : NULL;
    char *slash = whole ? strrchr(whole, '/') : NULL;
    bool has = slash && of && is_lesson(slash + 1);
    if (has) {
        *slash = '\0';
        has = strcmp(whole, of) == 0;
    }
    free(folder);
    free(whole);
    free(of);
    return has;
}

size_t course_of_file(const struct course *c, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    for (size_t i = 0; i < c->lessons.n; i++)
        if (strcmp(c->lessons.p[i].file, name) == 0)
            return i;
    return c->lessons.n;
}

/* -- as text --------------------------------------------------------------- */

static void print_share(FILE *to, size_t part, size_t whole, int width)
{
    struct buf b = {0};
    contents_share(part, whole, &b);
    fprintf(to, "%*s", width, buf_z(&b));
    buf_fini(&b);
}

static void print_row(const struct contents_row *r, int width, FILE *to)
{
    fprintf(to, "%3d  %s%*s%4d min", r->number, r->title,
            width - (int)utf8_cells(str_of(r->title)), "", r->minutes);
    print_share(to, (size_t)r->seen, (size_t)r->n_pages, 7);
    print_share(to, r->right, r->asked, 7);
    print_share(to, (size_t)r->met, (size_t)r->goals, 12);
}

static void print_date(const struct progress_lesson *done, FILE *to)
{
    enum { DAY = 10 }; /* of 2026-11-22T... */
    struct buf b = {0};
    if (done)
        progress_format_time(done->last, &b);
    else
        buf_addc(&b, '-');
    fprintf(to, "  %*.*s", DAY, DAY, buf_z(&b));
    buf_fini(&b);
}

void course_print(const struct course *c, bool dates, FILE *to)
{
    struct contents_row *rows = course_rows(c);
    int width = 6; /* of the head's "lesson" */
    for (size_t i = 0; i < c->lessons.n; i++) {
        int w = (int)utf8_cells(str_of(rows[i].title));
        width = w > width ? w : width;
    }
    fprintf(to, "  #  %-*s%8s%7s%7s%12s%s\n", width, "lesson", "time", "pages",
            "right", "challenges", dates ? "        last" : "");
    for (size_t i = 0; i < c->lessons.n; i++) {
        print_row(&rows[i], width, to);
        if (dates)
            print_date(course_done(c, i), to);
        fputc('\n', to);
    }
    free(rows);
}

/* -- one lesson on the screen ---------------------------------------------- */

void study_page(struct study *s, size_t page)
{
    if (!s)
        return;
    s->page = (int)page;
    course_change(s->course, s->lesson, PROGRESS_PAGE, s->page, NULL);
}

void study_answer(struct study *s, bool right)
{
    if (s)
        course_change(s->course, s->lesson,
                      right ? PROGRESS_RIGHT : PROGRESS_WRONG, s->page, NULL);
}

void study_met(struct study *s, const char *program)
{
    if (s)
        course_change(s->course, s->lesson, PROGRESS_MET, s->page, program);
}

bool study_has_met(const struct study *s)
{
    const struct progress_lesson *done =
        s ? course_done(s->course, s->lesson) : NULL;
    for (size_t i = 0; done && i < done->met.n; i++)
        if (done->met.p[i].page == s->page)
            return true;
    return false;
}

const char *study_trouble(struct study *s)
{
    if (!s || !s->course->trouble.n)
        return "";
    const char *text = buf_z(&s->course->trouble);
    s->course->trouble.n = 0;
    return text;
}

/* -- life ------------------------------------------------------------------ */

int course_open(struct course *c)
{
    if (!course_read(c))
        return fail_without_lessons();
    open_progress(c);
    return EXIT_OK;
}

void course_close(struct course *c)
{
    for (size_t i = 0; i < c->lessons.n; i++) {
        free(c->lessons.p[i].path);
        free(c->lessons.p[i].file);
        free(c->lessons.p[i].title);
    }
    vec_fini(&c->lessons);
    progress_file_close(&c->progress);
    buf_fini(&c->trouble);
}
