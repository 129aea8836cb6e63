#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum status read_all(int fd, size_t limit, struct buf *out)
{
    for (;;) {
        buf_reserve(out, 64 * 1024);
        ssize_t got = read(fd, out->p + out->n, 64 * 1024);
        if (got == 0)
            return STATUS_OK;
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return status_from_errno(errno);
        out->n += (size_t)got;
        if (out->n > limit)
            return STATUS_LIMIT;
    }
}

enum status file_read(const char *path, size_t limit, struct buf *out)
{
    if (strcmp(path, "-") == 0)
        return read_all(STDIN_FILENO, limit, out);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return status_from_errno(errno);
    struct stat st;
    enum status s = STATUS_OK;
    if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode))
        s = STATUS_IS_DIR;
    if (s == STATUS_OK)
        s = read_all(fd, limit, out);
    close(fd);
    return s;
}
