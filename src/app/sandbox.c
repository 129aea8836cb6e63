#include "app/sandbox.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "host/confine.h"
#include "host/host.h"
#include "loop/loop.h"
#include "vm/native.h"
#include "vm/vm.h"

enum { FLUSH_AT = 64 * 1024 };

static void write_all(struct stdio_port *p, int fd, const char *at, size_t n)
{
    while (n && !p->error) {
        ssize_t put = write(fd, at, n);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0) {
            p->error = errno;
            return;
        }
        at += put;
        n -= (size_t)put;
    }
}

static void flush_out(struct stdio_port *p)
{
    write_all(p, STDOUT_FILENO, p->out.p, p->out.n);
    p->out.n = 0;
}

static void stdio_write(struct port *port, int stream, struct str text)
{
    struct stdio_port *p = (struct stdio_port *)port;
    if (stream == 2) {
        flush_out(p); /* so that a terminal shows both in their true order */
        write_all(p, STDERR_FILENO, text.p, text.n);
        return;
    }
    buf_adds(&p->out, text);
    if (p->out.n >= FLUSH_AT ||
        (p->interactive && text.n && memchr(text.p, '\n', text.n)))
        flush_out(p);
}

bool sandbox_read_line(struct port *port, struct buf *out)
{
    (void)port;
    int c;
    bool any = false;
    while ((c = getchar()) != EOF) {
        any = true;
        if (c == '\n')
            break;
        buf_addc(out, (char)c);
    }
    return any;
}

static void stdio_flush(struct port *port)
{
    flush_out((struct stdio_port *)port);
}

static bool stdio_read_line(struct port *port, struct buf *out)
{
    flush_out((struct stdio_port *)port);
    return sandbox_read_line(port, out);
}

static void paced_wait(struct port *port, double when)
{
    struct stdio_port *p = (struct stdio_port *)port;
    flush_out(p);
    host_sleep(p->began + when - host_now());
    if (when > p->base.time)
        p->base.time = when;
}

void stdio_port_init(struct stdio_port *p, bool real_time)
{
    *p = (struct stdio_port){.interactive = isatty(STDOUT_FILENO)};
    virtual_port_init(&p->base);
    if (real_time) {
        p->began = host_now();
        p->base.port.wait_until = paced_wait;
    }
    p->base.port.write = stdio_write;
    p->base.port.read_line = stdio_read_line;
    p->base.port.flush = stdio_flush;
}

int stdio_port_flush(struct stdio_port *p)
{
    flush_out(p);
    buf_fini(&p->out);
    if (p->error)
        return cli_fail(EXIT_INPUT, "standard output: %s", strerror(p->error));
    return EXIT_OK;
}

/* It stands in a file that has no name, so that it is read as any input is. */
static int open_text(struct str text)
{
    FILE *f = tmpfile();
    bool good = f && fwrite(text.p, 1, text.n, f) == text.n &&
                fflush(f) == 0 && lseek(fileno(f), 0, SEEK_SET) == 0 &&
                dup2(fileno(f), STDIN_FILENO) >= 0;
    int error = errno;
    if (f)
        fclose(f);
    if (!good)
        return cli_fail(EXIT_INPUT, "the lesson's input can't be given to the "
                        "program: %s", strerror(error));
    return EXIT_OK;
}

int sandbox_open_input(const struct cli *cli, const struct input *in)
{
    const struct lesson *l = in->kind == INPUT_LESSON ? in->lesson : NULL;
    if (!cli->input && l && l->pages[in->page].input.p)
        return open_text(l->pages[in->page].input);
    if (cli->input && !freopen(cli->input, "r", stdin))
        return cli_fail(EXIT_INPUT, "--input: %s: %s; name a text file with a "
                        "line for each input()", cli->input, strerror(errno));
    return EXIT_OK;
}

static uint64_t mebibytes(uint64_t n)
{
    return n < UINT64_MAX >> 20 ? n << 20 : UINT64_MAX;
}

struct vm *sandbox_new(const struct cli *cli, const struct input *in,
                       struct port *port, struct sink *sink)
{
    struct limits limits = vm_default_limits;
    if (cli->max_steps)
        limits.steps = cli->max_steps;
    if (cli->max_memory)
        limits.memory = mebibytes(cli->max_memory);
    if (cli->max_output)
        limits.output = mebibytes(cli->max_output);
    if (cli->max_recursion)
        limits.recursion = cli->max_recursion < UINT32_MAX
                               ? (uint32_t)cli->max_recursion : UINT32_MAX;
    struct vm *vm = vm_new(&(struct vm_options){
        .port = port,
        .sink = sink,
        .limits = limits,
        .seed = in->seed,
        .file = in->name,
        .argc = in->argc,
        .argv = in->argv,
    });
    loop_init(vm);
    return vm;
}

bool sandbox_accepts(struct vm *vm, const struct input *in,
                     const struct program *p)
{
    bool known = true;
    for (uint32_t i = 0; i < p->n_imports; i++) {
        const struct import_ref *ref = &p->imports[i];
        if (ref->guarded || module_known(vm, ref->module))
            continue;
        known = false;
        cli_fail(EXIT_INPUT, "%s:%d:%d: the sandbox has no module '%.*s'",
                 in->name, ref->span.line, ref->span.col + 1,
                 STR_ARG(ref->module.n ? ref->module : STR(".")));
    }
    if (!known)
        fprintf(stderr, "  To watch this program as real Python runs it, "
                "record it: loopscope record %s\n", in->name);
    return known;
}

int sandbox_run(struct vm *vm, const struct program *p)
{
    host_confine();
    return vm_run(vm, p);
}

void sandbox_free(struct vm *vm)
{
#ifdef UNCONFINED /* a build for sanitizers */
    vm_free(vm);
#else
    (void)vm;
#endif
}
