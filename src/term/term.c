#include "term/term.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "term/capable.h"
#include "term/decode.h"
#include "ui/palette.h"

/* From the terminfo header of ncurses, which can't be included here: it has a
 * `struct term` of its own. */
extern char *tparm(const char *, ...);

enum { MOST_OWN = 32 };

struct term {
    SCREEN *screen;
    struct decoder decoder;
    struct decoder_key own[MOST_OWN]; /* what the decoder borrows */
    struct term_options options;
    bool utf8;
    bool reports;       /* the mouse and pastes, when it is asked to */
    int colors;
    bool direct;        /* colours are sent as red, green and blue */
    short *pairs;       /* by foreground and background: its pair, 0: none yet */
    int n_pairs, most_pairs;
    bool repaint;
};

/* What term_restore needs, made ready beforehand: it may run in a signal
 * handler, where nothing but write and tcsetattr is safe. */
static struct {
    volatile sig_atomic_t taken;
    struct termios before;
    char bytes[256];
    size_t n;
    bool leaves;        /* our screen goes when the shell is back */
    size_t sized;       /* behind that many bytes comes what the size decides */
} rescue;

static const char modes_on[] = "\033[?2004h";
static const char modes_off[] = "\033[?2004l";
static const char mouse_on[] = "\033[?1000h\033[?1002h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1002l\033[?1000l";

static void put_bytes(const char *p, size_t n)
{
    while (n) {
        ssize_t written = write(STDOUT_FILENO, p, n);
        if (written < 0 && errno != EINTR && errno != EAGAIN)
            return;
        if (written > 0) {
            p += written;
            n -= (size_t)written;
        }
    }
}

/* Adds a terminfo string without its padding ("$<2>"), which only tputs could
 * turn into a wait. */
static void rescue_add(const char *z)
{
    if (z == (const char *)-1)
        return;
    while (z && *z && rescue.n < sizeof rescue.bytes) {
        const char *end = z[0] == '$' && z[1] == '<' ? strchr(z, '>') : NULL;
        if (end)
            z = end + 1;
        else
            rescue.bytes[rescue.n++] = *z++;
    }
}

static bool has_string(const char *name)
{
    const char *z = tigetstr(name);
    return z && z != (const char *)-1;
}

/* A terminal with one screen only keeps ours: the shell goes on in its last row,
 * which is emptied for it. */
static void rescue_size(void)
{
    rescue.n = rescue.sized;
    if (rescue.leaves)
        return;
    rescue_add(tparm(tigetstr("cup"), LINES - 1, 0, 0, 0, 0, 0, 0, 0, 0));
    rescue_add(tigetstr("el"));
}

static void rescue_prepare(const struct term_options *o, bool reports)
{
    rescue.n = 0;
    if (reports)
        rescue_add(modes_off);
    if (reports && o->mouse)
        rescue_add(mouse_off);
    rescue_add(tigetstr("sgr0"));
    rescue_add(tigetstr("op"));
    rescue_add(tigetstr("cnorm"));
    rescue_add(tigetstr("rmcup"));
    rescue_add(tigetstr("rmkx"));
    rescue.leaves = has_string("rmcup");
    rescue.sized = rescue.n;
    rescue_size();
}

void term_restore(void)
{
    if (!rescue.taken)
        return;
    rescue.taken = 0;
    put_bytes(rescue.bytes, rescue.n);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &rescue.before);
}

/* -- life ----------------------------------------------------------------- */

static bool no_color(const struct term_options *o)
{
    const char *z = getenv("NO_COLOR");
    return o->mono || (z && z[0]);
}

static int colors_of(const struct term_options *o)
{
    if (no_color(o) || !has_colors())
        return 0;
    return COLORS >= PALETTE_SIZE ? PALETTE_SIZE
           : COLORS >= 16         ? 16
           : COLORS >= 8          ? 8
                                  : 0;
}

/* Does it have a mouse, and so pastes to be told of? Others (a vt100) might show
 * what they are asked for. */
static bool reports_mouse(void)
{
    return has_string("kmous");
}

static void own_add(struct term *t, const char *capability, enum ukey code,
                    uint32_t cp)
{
    const char *bytes = has_string(capability) ? tigetstr(capability) : "";
    if (bytes[0] == 0x1B && bytes[1] && t->decoder.n_own < MOST_OWN)
        t->own[t->decoder.n_own++] = (struct decoder_key){bytes, code, cp};
}

/* The keys as this terminal's entry has them. */
static void own_keys(struct term *t)
{
    static const struct {
        const char *capability;
        enum ukey code;
    } keys[] = {
        {"kcuu1", UK_UP},     {"kcud1", UK_DOWN},       {"kcub1", UK_LEFT},
        {"kcuf1", UK_RIGHT},  {"khome", UK_HOME},       {"kend", UK_END},
        {"kpp", UK_PGUP},     {"knp", UK_PGDN},         {"kcbt", UK_BACKTAB},
        {"kich1", UK_INSERT}, {"kdch1", UK_DELETE},     {"kent", UK_ENTER},
        {"kLFT", UK_SHIFT_LEFT}, {"kRIT", UK_SHIFT_RIGHT},
    };
    char name[8];
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        own_add(t, keys[i].capability, keys[i].code, 0);
    for (int i = 1; i <= 12; i++) {
        snprintf(name, sizeof name, "kf%d", i);
        own_add(t, name, UK_FUNCTION, (uint32_t)i);
    }
    t->decoder.own = t->own;
}

static void modes_set(const struct term *t)
{
    if (!t->reports)
        return;
    put_bytes(modes_on, sizeof modes_on - 1);
    if (t->options.mouse)
        put_bytes(mouse_on, sizeof mouse_on - 1);
}

static void curses_set_up(struct term *t)
{
    raw();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    keypad(stdscr, FALSE);
    leaveok(stdscr, TRUE);
    curs_set(0);
    if (!no_color(&t->options) && has_colors()) {
        start_color();
        use_default_colors();
    }
    t->colors = colors_of(&t->options);
    t->direct = COLORS > PALETTE_SIZE;
    t->most_pairs = COLOR_PAIRS > 32000 ? 32000 : COLOR_PAIRS;
    t->pairs = xcalloc(257 * 257, sizeof *t->pairs);
}

enum status term_open(const struct term_options *o, struct term **out)
{
    *out = NULL;
    setlocale(LC_CTYPE, "");
    if (capable_of_drawing() != CAPABLE)
        return STATUS_UNSUPPORTED;
    if (tcgetattr(STDIN_FILENO, &rescue.before) != 0)
        return status_from_errno(errno);
    struct term *t = xcalloc(1, sizeof *t);
    t->options = *o;
    t->utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    t->screen = newterm((char *)capable_entry(), stdout, stdin);
    if (!t->screen) {
        free(t);
        return STATUS_UNSUPPORTED;
    }
    t->reports = reports_mouse();
    rescue_prepare(o, t->reports);
    rescue.taken = 1;
    set_term(t->screen);
    curses_set_up(t);
    own_keys(t);
    modes_set(t);
    *out = t;
    return STATUS_OK;
}

/* The orderly way: curses undoes what it did, we undo the rest. */
static void give_back(const struct term *t)
{
    if (t->reports && t->options.mouse)
        put_bytes(mouse_off, sizeof mouse_off - 1);
    if (t->reports)
        put_bytes(modes_off, sizeof modes_off - 1);
    endwin();
    if (!rescue.leaves)
        put_bytes(rescue.bytes + rescue.sized, rescue.n - rescue.sized);
    rescue.taken = 0;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &rescue.before);
}

void term_close(struct term *t)
{
    if (!t)
        return;
    give_back(t);
    delscreen(t->screen);
    decoder_fini(&t->decoder);
    free(t->pairs);
    free(t);
}

/* The window's size, as the kernel knows it. */
static void size_take(struct term *t)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || !size.ws_col ||
        !size.ws_row)
        return;
    resizeterm(size.ws_row, size.ws_col);
    rescue_size();
    t->repaint = true;
}

/* Raw is how we leave it; a shell that has it puts it back to lines. */
static bool is_ours(void)
{
    struct termios now;
    return tcgetattr(STDIN_FILENO, &now) == 0 && !(now.c_lflag & ICANON);
}

void term_resume(struct term *t)
{
    t->repaint = true;
    if (!isendwin() && is_ours())
        return;
    if (!isendwin())
        endwin(); /* stopped unasked: our screen may not be the one in sight */
    rescue.taken = 1;
    size_take(t); /* nobody is told of a new size while stopped */
    wrefresh(stdscr);
    raw();
    modes_set(t);
    curs_set(0);
    kill(getpid(), SIGWINCH);
}

/* `who` as kill has it. Curses' own handler must not come in between. */
static void stop(struct term *t, pid_t who)
{
    struct sigaction before, plain = {.sa_handler = SIG_DFL};
    give_back(t);
    sigaction(SIGTSTP, &plain, &before);
    kill(who, SIGTSTP);
    sigaction(SIGTSTP, &before, NULL);
    term_resume(t);
}

void term_lend(struct term *t)
{
    give_back(t);
}

void term_suspend(struct term *t)
{
    stop(t, getpid());
}

int term_fd(const struct term *t)
{
    (void)t;
    return STDIN_FILENO;
}

void term_size(const struct term *t, int *width, int *height)
{
    (void)t;
    *width = COLS;
    *height = LINES;
}

void term_resize(struct term *t, int *width, int *height)
{
    size_take(t);
    term_size(t, width, height);
}

bool term_is_utf8(const struct term *t)
{
    return t->utf8;
}

int term_colors(const struct term *t)
{
    return t->colors;
}

/* -- keys ----------------------------------------------------------------- */

static bool readable(void)
{
    struct pollfd p = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&p, 1, 0) > 0 && (p.revents & (POLLIN | POLLHUP | POLLERR));
}

/* The descriptor stays blocking, because it is shared with the shell: poll says
 * whether a read would wait. */
enum status term_read(struct term *t)
{
    char bytes[4096];
    for (int rounds = 0; rounds < 16 && readable(); rounds++) {
        ssize_t n = read(STDIN_FILENO, bytes, sizeof bytes);
        if (n < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (n <= 0)
            return STATUS_EOF;
        decoder_feed(&t->decoder, bytes, (size_t)n);
    }
    return STATUS_OK;
}

bool term_key(struct term *t, struct key *k)
{
    if (!decoder_next(&t->decoder, k))
        return false;
    if (k->code == UK_CTRL && k->cp == 'z') {
        stop(t, 0); /* raw, it is left to us: the group, as it would have been */
        k->cp = 'l'; /* what is left to do is to paint all anew */
    }
    if (k->code == UK_CTRL && k->cp == 'l')
        t->repaint = true;
    return true;
}

int term_patience_ms(const struct term *t)
{
    static const int patience[] = {
        [DECODER_NOTHING] = 0,
        [DECODER_ESCAPE] = 40,
        [DECODER_SEQUENCE] = 400,
    };
    return patience[decoder_pending(&t->decoder)];
}

void term_flush(struct term *t)
{
    decoder_flush(&t->decoder);
}

/* -- painting ------------------------------------------------------------- */

/* The nearest colour that the terminal has. */
static int color_down(const struct term *t, int c)
{
    if (c < 0 || c < t->colors)
        return c;
    int want[3];
    palette_rgb(c, want);
    return palette_nearest(want, 0,
                           t->colors < PALETTE_FIXED ? t->colors
                                                     : PALETTE_FIXED);
}

/* Greys and dark colours on a terminal of eight colours come out as black,
 * which on a black ground is nothing: there text is better in its own colour. */
static int foreground_down(const struct term *t, int c)
{
    int down = color_down(t, c);
    return t->colors <= 8 && down == 0 && c != 0 ? -1 : down;
}

/* Red, green and blue in one number; those below 8 are colours by their number
 * there, too. */
static int color_sent(const struct term *t, int c)
{
    int rgb[3];
    if (!t->direct || c < 8)
        return c;
    palette_rgb(c, rgb);
    int all = rgb[0] << 16 | rgb[1] << 8 | rgb[2];
    return all < 8 ? 0 : all;
}

static int pair_of(struct term *t, int fg, int bg)
{
    if (fg < 0 && bg < 0)
        return 0;
    short *pair = &t->pairs[(fg + 1) * 257 + bg + 1];
    if (!*pair && t->n_pairs + 1 < t->most_pairs) {
        t->n_pairs++;
        if (init_extended_pair(t->n_pairs, color_sent(t, fg),
                               color_sent(t, bg)) == OK)
            *pair = (short)t->n_pairs;
    }
    return *pair;
}

static const struct {
    uint8_t mine;
    attr_t theirs;
} attributes[] = {
    {PAINT_BOLD, A_BOLD},           {PAINT_DIM, A_DIM},
    {PAINT_ITALIC, A_ITALIC},       {PAINT_UNDERLINE, A_UNDERLINE},
    {PAINT_REVERSE, A_REVERSE},
};

static attr_t attributes_of(struct paint p)
{
    attr_t a = A_NORMAL;
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
        if (p.attr & attributes[i].mine)
            a |= attributes[i].theirs;
    return a;
}

/* The characters of a cell; what the locale can't write becomes '?'. */
static void cell_text(const struct term *t, const struct cell *c,
                      wchar_t out[CCHARW_MAX + 1])
{
    size_t n = strlen(c->text), count = 0;
    for (size_t at = 0; at < n && count < CCHARW_MAX;) {
        uint32_t cp;
        size_t len = utf8_decode(c->text + at, n - at, &cp);
        if (!len || (!t->utf8 && cp > 0x7E)) {
            if (count == 0)
                out[count++] = '?';
            break;
        }
        out[count++] = (wchar_t)cp;
        at += len;
    }
    if (count == 0)
        out[count++] = ' ';
    out[count] = 0;
}

static void cell_paint(struct term *t, int x, int y, const struct cell *c)
{
    wchar_t text[CCHARW_MAX + 1];
    cchar_t out;
    int fg = t->colors ? foreground_down(t, c->paint.fg) : -1;
    int bg = t->colors ? color_down(t, c->paint.bg) : -1;
    int pair = pair_of(t, fg, bg);
    cell_text(t, c, text);
    if (setcchar(&out, text, attributes_of(c->paint), 0, &pair) != OK)
        setcchar(&out, L"?", attributes_of(c->paint), 0, &pair);
    mvadd_wch(y, x, &out);
    if (!t->utf8 && c->width == 2)
        mvaddch(y, x + 1, ' ');
}

void term_paint(struct term *t, const struct canvas *c)
{
    if (t->repaint) {
        clearok(stdscr, TRUE);
        t->repaint = false;
    }
    werase(stdscr);
    for (int y = 0; y < c->h && y < LINES; y++)
        for (int x = 0; x < c->w && x < COLS; x++) {
            const struct cell *cell = canvas_at(c, x, y);
            if (cell->width)
                cell_paint(t, x, y, cell);
        }
    leaveok(stdscr, !c->types);
    if (c->types)
        move(c->type_y, c->type_x);
    curs_set(c->types);
    wnoutrefresh(stdscr);
    doupdate();
}

void term_repaint(struct term *t)
{
    t->repaint = true;
}
