#include "app/places.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

/* A folder that a variable names, if it says a whole path, else the usual one at
 * home. */
static bool user_folder(const char *variable, const char *usual,
                        struct buf *out)
{
    const char *base = getenv(variable), *home = getenv("HOME");
    if (base && base[0] == '/')
        buf_printf(out, "%s/loopscope", base);
    else if (home && home[0])
        buf_printf(out, "%s/%s/loopscope", home, usual);
    return out->n > 0;
}

bool place_config(const char *name, struct buf *out)
{
    if (!user_folder("XDG_CONFIG_HOME", ".config", out))
        return false;
    buf_printf(out, "/%s", name);
    return true;
}

bool place_state(struct buf *out)
{
    return user_folder("XDG_STATE_HOME", ".local/state", out);
}

char *place_shared(const char *installed, const char *source)
{
    char self[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    if (n < 0)
        return NULL;
    self[n] = '\0';
    *strrchr(self, '/') = '\0';
    struct buf paths[2] = {0};
    buf_printf(&paths[0], "%s/../share/loopscope/%s", self, installed);
    buf_printf(&paths[1], "%s/../../%s", self, source);
    char *found = NULL;
    for (int i = 0; i < 2; i++) {
        if (!found && access(buf_z(&paths[i]), R_OK) == 0)
            found = buf_take(&paths[i]);
        buf_fini(&paths[i]);
    }
    return found;
}
