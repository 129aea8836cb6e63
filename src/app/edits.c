#include "app/edits.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "host/foreground.h"

enum { LARGEST = 16 << 20 }; /* bytes of a program */

/* -- where copies are ------------------------------------------------------- */

static bool add_state_folder(struct buf *out)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    if (state && state[0] == '/')
        buf_addz(out, state);
    else if (home && home[0])
        buf_printf(out, "%s/.local/state", home);
    else
        return false;
    buf_addz(out, "/loopscope/edited");
    return true;
}

/* Files of the same name in different folders are different lessons. */
static unsigned place_hash(const char *path)
{
    char whole[PATH_MAX];
    const char *p = realpath(path, whole) ? whole : path;
    return (unsigned)hash_sip13(0, 0, p, strlen(p));
}

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

/* What standard input or a title is called may be no name of a file. */
static void add_name(const char *name, struct buf *out)
{
    size_t n = strlen(name);
    for (const char *p = name; *p; p++)
        buf_addc(out, strchr("<>#/\\ '\"", *p) ? '_' : *p);
    if (n < 3 || strcmp(name + n - 3, ".py") != 0)
        buf_addz(out, ".py");
}

/* Makes the folders above a file. */
static bool make_folders(const char *path)
{
    struct buf b = {0};
    bool made = true;
    for (const char *p = strchr(path + 1, '/'); p && made;
         p = strchr(p + 1, '/')) {
        b.n = 0;
        buf_add(&b, path, (size_t)(p - path));
        made = mkdir(buf_z(&b), 0777) == 0 || errno == EEXIST;
    }
    buf_fini(&b);
    return made;
}

/* NULL: nothing says where the state folder is. */
static char *copy_path(const struct input *in)
{
    struct buf b = {0};
    if (!add_state_folder(&b))
        return NULL;
    buf_addc(&b, '/');
    add_name(last_part(in->path), &b);
    b.n -= 3; /* of a folder's name */
    buf_printf(&b, "-%08x/", place_hash(in->path));
    if (in->lesson)
        buf_printf(&b, "%zu/", in->page + 1);
    add_name(last_part(in->name), &b);
    return buf_take(&b);
}

/* -- what is in them -------------------------------------------------------- */

static bool write_copy(const char *path, struct str text)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0)
        return false;
    bool good = file_write(fd, text.p, text.n) == STATUS_OK;
    return close(fd) == 0 && good;
}

/* False when it can't be read: an editor may be about to replace it. */
static bool read_copy(const struct edit *c, struct buf *out)
{
    out->n = 0;
    return file_read(c->path, LARGEST, out) == STATUS_OK;
}

static bool is_unchanged(const struct edit *c)
{
    struct buf now = {0};
    bool unchanged = read_copy(c, &now) && str_eqz(buf_str(&now), c->original);
    buf_fini(&now);
    return unchanged;
}

static void set_running(struct edits *e, struct str text)
{
    e->running.n = 0;
    buf_adds(&e->running, text);
}

struct str edits_text(const struct edits *e)
{
    return buf_str(&e->running);
}

/* -- copies ----------------------------------------------------------------- */

static struct edit *edit_of(struct edits *e, const struct input *in)
{
    for (size_t i = 0; i < e->list.n; i++)
        if (e->list.p[i].page == in->page)
            return &e->list.p[i];
    return NULL;
}

static void show(struct edit *c, struct input *in, bool on)
{
    c->shown = on;
    in->edited = on ? c->path : NULL;
}

/* The copy that was left for the original is kept beside the new one. */
static void begin_anew(struct edit *c)
{
    struct buf aside = {0};
    buf_printf(&aside, "%s~", c->path);
    rename(c->path, buf_z(&aside));
    buf_fini(&aside);
    c->left = false;
}

/* The program before it was edited, as it is now. The caller frees it. */
static char *read_original(const struct input *in)
{
    struct buf text = {0};
    if (in->lesson || strcmp(in->path, "-") == 0 ||
        file_read(in->path, LARGEST, &text) != STATUS_OK) {
        text.n = 0;
        buf_adds(&text, buf_str(&in->bytes));
    }
    return buf_take(&text);
}

static struct edit *edit_new(struct edits *e, const struct input *in,
                             struct buf *why)
{
    struct edit c = {.page = in->page, .path = copy_path(in)};
    if (!c.path) {
        buf_addz(why, "There is no place for a copy: set HOME or "
                      "XDG_STATE_HOME.");
        return NULL;
    }
    c.original = read_original(in);
    set_running(e, str_of(c.original));
    vec_push(&e->list, c);
    return &vec_last(&e->list);
}

const char *edits_copy(struct edits *e, const struct input *in,
                       struct buf *why)
{
    struct edit *c = edit_of(e, in);
    if (!c)
        c = edit_new(e, in, why);
    if (!c)
        return NULL;
    if (c->left)
        begin_anew(c);
    if (!c->shown)
        set_running(e, str_of(c->original));
    if (access(c->path, F_OK) == 0)
        return c->path; /* goes on with it */
    if (make_folders(c->path) && write_copy(c->path, str_of(c->original)))
        return c->path;
    buf_printf(why, "No copy can be kept in %s: %s.", c->path, strerror(errno));
    return NULL;
}

bool edits_take(struct edits *e, struct input *in)
{
    struct buf now = {0};
    struct edit *c = edit_of(e, in);
    bool other = c && !c->left && read_copy(c, &now) &&
                 !str_eq(buf_str(&now), buf_str(&e->running));
    if (other) {
        set_running(e, buf_str(&now));
        show(c, in, true);
    }
    buf_fini(&now);
    return other;
}

/* The copy of the input's program when it was changed, and its text; else NULL. */
static struct edit *changed_copy(struct edits *e, const struct input *in,
                                 struct buf *now)
{
    struct buf why = {0};
    struct edit *c = edit_of(e, in);
    if (!c)
        c = edit_new(e, in, &why);
    buf_fini(&why);
    return c && read_copy(c, now) && !str_eqz(buf_str(now), c->original)
               ? c : NULL;
}

bool edits_is_kept(struct edits *e, const struct input *in)
{
    struct buf now = {0};
    bool kept = changed_copy(e, in, &now);
    buf_fini(&now);
    return kept;
}

bool edits_swap(struct edits *e, struct input *in)
{
    struct buf now = {0};
    struct edit *c = changed_copy(e, in, &now);
    if (c) {
        c->left = c->shown;
        set_running(e, c->shown ? str_of(c->original) : buf_str(&now));
        show(c, in, !c->shown);
    }
    buf_fini(&now);
    return c;
}

void edits_page(struct edits *e, struct input *in, bool original)
{
    struct buf now = {0};
    struct edit *c = edit_of(e, in);
    in->edited = NULL;
    if (c)
        set_running(e, str_of(c->original));
    if (c && original)
        show(c, in, false);
    if (c && c->shown && read_copy(c, &now)) {
        show(c, in, true);
        set_running(e, buf_str(&now));
    }
    buf_fini(&now);
}

void edits_fini(struct edits *e)
{
    for (size_t i = 0; i < e->list.n; i++) {
        struct edit *c = &e->list.p[i];
        if (is_unchanged(c))
            unlink(c->path);
        else if (access(c->path, F_OK) == 0)
            cli_fail(EXIT_OK, "your edited program is kept: %s", c->path);
        free(c->path);
        free(c->original);
    }
    vec_fini(&e->list);
    buf_fini(&e->running);
}

/* -- the editor ------------------------------------------------------------- */

/* These take the line to begin at as +N. */
static const char *const take_line[] = {
    "vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "mg",
    "micro", "joe", "kak", "vis", "ne",
};

static bool takes_line(const char *command)
{
    size_t n = strcspn(command, " ");
    char *first = xstrndup(command, n);
    bool takes = false;
    for (size_t i = 0; i < sizeof take_line / sizeof *take_line; i++)
        takes |= strcmp(last_part(first), take_line[i]) == 0;
    free(first);
    return takes;
}

static bool is_on_path(const char *name)
{
    const char *path = getenv("PATH");
    struct buf b = {0};
    bool found = false;
    for (size_t n; path && *path && !found; path += n + (path[n] == ':')) {
        n = strcspn(path, ":");
        b.n = 0;
        buf_printf(&b, "%.*s/%s", (int)n, path, name);
        found = access(buf_z(&b), X_OK) == 0;
    }
    buf_fini(&b);
    return found;
}

static const char *editor(void)
{
    static const char *const variables[] = {"VISUAL", "EDITOR"};
    static const char *const usual[] = {"vi", "nano"};
    for (int i = 0; i < 2; i++) {
        const char *said = getenv(variables[i]);
        if (said && *said)
            return said;
    }
    for (int i = 0; i < 2; i++)
        if (is_on_path(usual[i]))
            return usual[i];
    return NULL;
}

/* The variable may hold options, so a shell takes it apart. */
int edits_open_editor(const char *path, int line, struct buf *name)
{
    const char *command = editor();
    struct buf script = {0}, at = {0};
    if (!command)
        return -1;
    buf_addz(name, command);
    buf_printf(&script, "%s \"$@\"", command);
    buf_printf(&at, "+%d", line);
    const char *argv[] = {"/bin/sh", "-c", buf_z(&script), command, NULL, NULL,
                          NULL};
    int n = 4;
    if (line && takes_line(command))
        argv[n++] = buf_z(&at);
    argv[n] = path;
    int status = host_foreground((char **)argv);
    buf_fini(&script);
    buf_fini(&at);
    return status;
}
