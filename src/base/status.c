#include "base/status.h"

#include <errno.h>

const char *status_text(enum status s)
{
    switch (s) {
#define X(name, code, text)                                                   \
    case STATUS_##name:                                                       \
        return text;
        STATUS_LIST(X)
#undef X
    }
    return "unknown error";
}

enum status status_from_errno(int error)
{
    switch (error) {
    case 0:
        return STATUS_OK;
    case ENOENT:
    case ENOTDIR:
        return STATUS_NOT_FOUND;
    case EISDIR:
        return STATUS_IS_DIR;
    case EACCES:
    case EPERM:
        return STATUS_ACCESS;
    case ENOSPC:
    case EDQUOT:
        return STATUS_NO_SPACE;
    case EFBIG:
        return STATUS_FILE_LIMIT;
    default:
        return STATUS_IO;
    }
}
