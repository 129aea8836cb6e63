#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

enum status file_open(const char *path, int *fd)
{
    bool standard = strcmp(path, "-") == 0;
    *fd = standard ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
                   : open(path, O_RDONLY | O_CLOEXEC);
    if (*fd < 0)
        return status_from_errno(errno);
    struct stat st;
    if (fstat(*fd, &st) == 0 && S_ISDIR(st.st_mode)) {
        close(*fd);
        return STATUS_IS_DIR;
    }
    return STATUS_OK;
}

enum status file_read_some(int fd, size_t n, struct buf *out)
{
    ssize_t got;
    buf_reserve(out, n);
    do
        got = read(fd, out->p + out->n, n);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return status_from_errno(errno);
    out->n += (size_t)got;
    return STATUS_OK;
}

enum status file_read_rest(int fd, size_t limit, struct buf *out)
{
    enum { PIECE = 64 * 1024 };
    size_t before;
    enum status s;
    do {
        before = out->n;
        s = file_read_some(fd, PIECE, out);
    } while (s == STATUS_OK && out->n > before && out->n <= limit);
    return s == STATUS_OK && out->n > limit ? STATUS_LIMIT : s;
}

enum status file_write(int fd, const char *p, size_t n)
{
    while (n) {
        ssize_t got = write(fd, p, n);
        if (got >= 0) {
            p += got;
            n -= (size_t)got;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            poll(&(struct pollfd){.fd = fd, .events = POLLOUT}, 1, -1);
        } else if (errno != EINTR) {
            return status_from_errno(errno);
        }
    }
    return STATUS_OK;
}

enum status file_read(const char *path, size_t limit, struct buf *out)
{
    int fd;
    enum status s = file_open(path, &fd);
    if (s != STATUS_OK)
        return s;
    s = file_read_rest(fd, limit, out);
    close(fd);
    return s;
}

/* -- whole or not at all -- */

/* A file of our own beside the one that it is to become. */
static enum status write_whole(const char *path, struct str text)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0)
        return status_from_errno(errno);
    enum status s = file_write(fd, text.p, text.n);
    if (s == STATUS_OK && fsync(fd) != 0)
        s = status_from_errno(errno);
    if (close(fd) != 0 && s == STATUS_OK)
        s = status_from_errno(errno);
    return s;
}

/* A new name in a folder is sure only once the folder is on the disk. Where that
 * can't be asked for, the file is whole all the same. */
static void sync_folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct buf folder = {0};
    buf_add(&folder, slash ? path : "./",
            slash ? (size_t)(slash - path) + 1 : 2);
    int fd = open(buf_z(&folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
    buf_fini(&folder);
}

/* What a kill leaves behind has one name, and is written over the next time. */
enum status file_replace(const char *path, struct str text)
{
    struct buf beside = {0};
    buf_printf(&beside, "%s~", path);
    enum status s = write_whole(buf_z(&beside), text);
    if (s == STATUS_OK && rename(buf_z(&beside), path) != 0)
        s = status_from_errno(errno);
    if (s == STATUS_OK)
        sync_folder_of(path);
    else
        unlink(buf_z(&beside));
    buf_fini(&beside);
    return s;
}

enum status file_make_folder(const char *path)
{
    char *parts = xstrdup(path);
    int failed = 0;
    for (char *p = parts + 1; *parts && *p && !failed; p++) {
        if (*p != '/')
            continue;
        *p = '\0';
        failed = mkdir(parts, 0700) != 0 && errno != EEXIST ? errno : 0;
        *p = '/';
    }
    if (!failed && mkdir(parts, 0700) != 0 && errno != EEXIST)
        failed = errno;
    free(parts);
    return failed ? status_from_errno(failed) : STATUS_OK;
}

enum status file_lock(const char *path, int milliseconds, int *fd)
{
    enum { PAUSE = 5 };
    *fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (*fd < 0)
        return status_from_errno(errno);
    for (int waited = 0; flock(*fd, LOCK_EX | LOCK_NB) != 0;) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return STATUS_OK; /* a file system without locks: we are alone */
        if (waited >= milliseconds) {
            close(*fd);
            return STATUS_LIMIT;
        }
        poll(NULL, 0, PAUSE);
        waited += PAUSE;
    }
    return STATUS_OK;
}

/* -- files without a name, and those of others -- */

/* /var/tmp comes before /tmp, which is often kept in memory. */
int file_temporary(void)
{
    const char *dirs[] = {getenv("TMPDIR"), "/var/tmp", "/tmp"};
    for (size_t i = 0; i < sizeof dirs / sizeof dirs[0]; i++) {
        char path[4096];
        if (!dirs[i] || !*dirs[i]
            || strlen(dirs[i]) > sizeof path - 32)
            continue;
        strcpy(path, dirs[i]);
        strcat(path, "/loopscope-XXXXXX");
        int fd = mkostemp(path, O_CLOEXEC);
        if (fd >= 0) {
            unlink(path);
            return fd;
        }
    }
    return -1;
}

/* The lock goes with the descriptor, so it ends when the writer does, however
 * that comes about. */
void file_claim(int fd)
{
    flock(fd, LOCK_EX | LOCK_NB);
}

bool file_is_claimed(int fd)
{
    if (flock(fd, LOCK_SH | LOCK_NB) != 0)
        return errno == EWOULDBLOCK;
    flock(fd, LOCK_UN);
    return false;
}
