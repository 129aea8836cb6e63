#include "lesson/links.h"

#include <ctype.h>
#include <stdlib.h>
#include <strings.h>

#include "base/utf8.h"

struct links {
    struct lesson *lesson;
    struct prose_block *blocks;
    size_t n;
    struct markdown *m;
    const struct folder *beside;
    struct arena *arena;
    struct str *folded;     /* of each block that is a heading */
};

static struct str keep(struct links *l, struct str s)
{
    return (struct str){arena_strndup(l->arena, s.p ? s.p : "", s.n), s.n};
}

/* -- headings -------------------------------------------------------------- */

static int hex_digit(char c)
{
    return isdigit((unsigned char)c) ? c - '0'
           : isxdigit((unsigned char)c) ? tolower((unsigned char)c) - 'a' + 10
                                        : -1;
}

/* "%20" as people's tools write a space. */
static void unescape(struct str s, struct buf *out)
{
    for (size_t i = 0; i < s.n; i++) {
        int high = i + 2 < s.n ? hex_digit(s.p[i + 1]) : -1;
        int low = high >= 0 ? hex_digit(s.p[i + 2]) : -1;
        if (s.p[i] == '%' && low >= 0) {
            buf_addc(out, (char)(high << 4 | low));
            i += 2;
        } else {
            buf_addc(out, s.p[i]);
        }
    }
}

/* Letters and digits alone, in small letters: what a heading and a link to it
 * have in common, whoever made the link. General punctuation (U+2000 to U+206F)
 * goes, other writing stays. */
static void fold(struct str s, struct buf *out)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        size_t n = utf8_decode(s.p + i, s.n - i, &cp);
        if (n <= 1 && isalnum((unsigned char)s.p[i]))
            buf_addc(out, (char)tolower((unsigned char)s.p[i]));
        else if (n > 1 && !(cp >= 0x2000 && cp <= 0x206f))
            buf_add(out, s.p + i, n);
        i += n ? n : 1;
    }
}

static void fold_headings(struct links *l)
{
    for (size_t i = 0; i < l->n; i++) {
        const struct prose_block *b = &l->blocks[i];
        struct buf out = {0};
        if (b->kind != PROSE_HEADING)
            continue;
        for (size_t k = 0; k < b->text.n; k++)
            fold(b->text.runs[k].text, &out);
        l->folded[i] = keep(l, buf_str(&out));
        buf_fini(&out);
    }
}

/* The page whose blocks hold this one (headings that its title says are before
 * its blocks), and which of them it is. */
static size_t page_of(const struct links *l, size_t block, size_t *within)
{
    const struct prose_block *b = &l->blocks[block];
    for (size_t i = l->lesson->n_pages; i-- > 0;) {
        const struct prose *p = &l->lesson->pages[i].prose;
        if (!p->blocks)
            continue;
        if (b >= p->blocks && b < p->blocks + p->n) {
            *within = (size_t)(b - p->blocks);
            return i;
        }
    }
    for (size_t i = 0; i < l->lesson->n_pages; i++)
        if (l->lesson->pages[i].prose.blocks > b) {
            *within = 0;
            return i;
        }
    *within = 0;
    return 0;
}

static bool find_heading(struct links *l, struct prose_link *link)
{
    struct buf want = {0}, address = {0};
    bool found = false;
    unescape((struct str){link->address.p + 1, link->address.n - 1}, &address);
    fold(buf_str(&address), &want);
    for (size_t i = 0; i < l->n && !found && want.n; i++) {
        found = str_eq(l->folded[i], buf_str(&want));
        if (found)
            link->page = page_of(l, i, &link->block);
    }
    buf_fini(&want);
    buf_fini(&address);
    return found;
}

/* -- links that the author made -------------------------------------------- */

static bool has_scheme(struct str s)
{
    size_t n = 0;
    while (n < s.n && (isalnum((unsigned char)s.p[n]) || s.p[n] == '+' ||
                       s.p[n] == '-' || s.p[n] == '.'))
        n++;
    return n > 1 && n < s.n && s.p[n] == ':';
}

static bool file_beside(struct links *l, struct str address)
{
    struct buf b = {0};
    const char *hash = memchr(address.p, '#', address.n);
    unescape((struct str){address.p, hash ? (size_t)(hash - address.p)
                                          : address.n}, &b);
    bool has = l->beside && l->beside->has &&
               l->beside->has(l->beside->arg, buf_z(&b));
    buf_fini(&b);
    return has;
}

static void resolve(struct links *l, struct prose_link *link)
{
    struct str a = link->address;
    if (has_scheme(a) || str_starts(a, "//")) {
        link->way = WAY_OUTSIDE;
    } else if (a.n && a.p[0] == '#') {
        link->way = find_heading(l, link) ? WAY_HEADING : WAY_NOWHERE;
        if (link->way == WAY_NOWHERE)
            lesson_wrong(&l->lesson->problems, link->line, link->column,
                         "the link %.*s leads to no heading of this file",
                         STR_ARG(a));
    } else if (a.n && file_beside(l, a)) {
        link->way = WAY_FILE;
    } else {
        link->way = WAY_OUTSIDE;
        lesson_wrong(&l->lesson->problems, link->line, link->column,
                     "the link %.*s leads to no file beside this one",
                     STR_ARG(a));
    }
}

/* What leads nowhere looks like text. */
static void unlink_text(struct links *l, struct prose_text t)
{
    for (size_t i = 0; i < t.n; i++) {
        struct prose_run *r = (struct prose_run *)&t.runs[i];
        if (r->link && l->m->links.p[r->link - 1].way == WAY_NOWHERE) {
            r->look &= ~(unsigned)PROSE_LINK;
            r->link = 0;
        }
    }
}

/* -- commands in shell blocks ---------------------------------------------- */

static bool is_shell(struct str info)
{
    static const char *const names[] = {"", "sh", "bash", "shell", "console",
                                        "zsh", "text"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eqz(info, names[i]))
            return true;
    return false;
}

/* Does the line run one of the programs: "$ python3 chained.py 9 6 3"? Its page,
 * and where its arguments begin. */
static bool runs_program(const struct links *l, struct str line, size_t *page,
                         size_t *args)
{
    for (size_t i = 0; i < line.n;) {
        size_t end = i;
        while (end < line.n && !isspace((unsigned char)line.p[end]))
            end++;
        struct str word = {line.p + i, end - i};
        for (size_t k = 0; word.n && k < l->lesson->n_pages; k++)
            if (l->lesson->pages[k].program.p &&
                str_eq(l->lesson->pages[k].name, word)) {
                *page = k;
                *args = end;
                return true;
            }
        i = end + 1;
    }
    return false;
}

/* The lines of the block as runs, those that run a program as links to it. */
static void link_commands(struct links *l, struct prose_block *b)
{
    VEC(struct prose_run) runs = {0};
    bool any = false;
    for (size_t at = 0; at < b->code.n;) {
        const char *nl = memchr(b->code.p + at, '\n', b->code.n - at);
        size_t end = nl ? (size_t)(nl - b->code.p) + 1 : b->code.n;
        struct str line = {b->code.p + at, end - at - (nl != NULL)};
        size_t page, args;
        struct prose_run run = {line, PROSE_CODE, 0};
        if (runs_program(l, line, &page, &args)) {
            struct str rest = {line.p + args, line.n - args};
            while (rest.n && isspace((unsigned char)*rest.p))
                rest.p++, rest.n--;
            struct prose_link link = {.address = l->lesson->pages[page].name,
                                      .way = WAY_PROGRAM, .page = page,
                                      .args = keep(l, rest), .line = b->line};
            vec_push(&l->m->links, link);
            run.look |= PROSE_LINK;
            run.link = (int)l->m->links.n;
            any = true;
        }
        vec_push(&runs, run);
        struct prose_run newline = {STR("\n"), PROSE_CODE, 0};
        if (nl)
            vec_push(&runs, newline);
        at = end;
    }
    if (any) {
        struct prose_run *kept =
            arena_alloc(l->arena, runs.n * sizeof *kept);
        memcpy(kept, runs.p, runs.n * sizeof *kept);
        b->text = (struct prose_text){kept, runs.n};
    }
    vec_fini(&runs);
}

void links_resolve(struct lesson *lesson, struct prose_block *blocks, size_t n,
                   struct markdown *m, const struct folder *beside,
                   struct arena *arena)
{
    struct links l = {lesson, blocks, n, m, beside, arena,
                      xcalloc(n + 1, sizeof(struct str))};
    fold_headings(&l);
    for (size_t i = 0; i < m->links.n; i++)
        resolve(&l, &m->links.p[i]);
    for (size_t i = 0; i < n; i++) {
        unlink_text(&l, blocks[i].text);
        for (size_t k = 0; k < blocks[i].n_cells; k++)
            unlink_text(&l, blocks[i].cells[k].text);
        if (blocks[i].kind == PROSE_BLOCK_CODE && is_shell(blocks[i].info))
            link_commands(&l, &blocks[i]);
    }
    for (size_t i = 0; i < lesson->n_pages; i++)
        lesson->pages[i].prose.links = m->links.p;
    free(l.folded);
}
