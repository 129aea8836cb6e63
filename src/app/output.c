#include "app/output.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "app/cli.h"

enum { BUFFER = 64 * 1024 };

/* A stream of our own, because stdio forgets which error it was that it met. */
static ssize_t write_some(void *cookie, const char *p, size_t n)
{
    struct output *o = cookie;
    size_t done = 0;
    while (done < n && !o->error) {
        ssize_t put = write(o->fd, p + done, n - done);
        if (put >= 0)
            done += (size_t)put;
        else if (errno != EINTR)
            o->error = errno;
    }
    return o->error ? 0 : (ssize_t)n;
}

int output_open(struct output *o, const char *path)
{
    bool named = path && strcmp(path, "-") != 0;
    *o = (struct output){.path = named ? path : NULL, .fd = STDOUT_FILENO};
    if (named)
        o->fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (o->fd < 0)
        return cli_fail(EXIT_INPUT, "%s: %s", path, strerror(errno));
    o->to = fopencookie(o, "w", (cookie_io_functions_t){.write = write_some});
    if (!o->to)
        return cli_fail(EXIT_INPUT, "%s", strerror(errno));
    setvbuf(o->to, NULL, _IOFBF, BUFFER);
    return EXIT_OK;
}

int output_close(struct output *o, int status)
{
    if (!o->to)
        return status;
    fclose(o->to);
    o->to = NULL;
    if (o->path && close(o->fd) < 0 && !o->error)
        o->error = errno;
    if (!o->error || o->error == EPIPE)
        return status;
    return cli_fail(EXIT_INPUT, "%s: %s; it is not whole",
                    o->path ? o->path : "standard output", strerror(o->error));
}
