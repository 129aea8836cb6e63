/* hashlib's pieces in C: one function that gives the digest of all bytes at
 * once. The objects with update() are prelude.
 */
#include "vm/lib_priv.h"
#include "vm/mod_digest.h"

static const struct {
    const char *name;
    enum digest_kind kind;
} kinds[] = {
    {"md5", DIGEST_MD5}, {"sha1", DIGEST_SHA1}, {"sha224", DIGEST_SHA224},
    {"sha256", DIGEST_SHA256}, {"sha384", DIGEST_SHA384},
    {"sha512", DIGEST_SHA512}, {"blake2b", DIGEST_BLAKE2B},
};

static value hashlib_digest(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)self, (void)n;
    struct str text;
    int64_t size = 64;
    if (!bytes_get(a[1], &text))
        return exc_raise(vm, &exc_TypeError, "Strings must be encoded before "
                         "hashing");
    if (a[2] && value_as_int64(vm, a[2], &size) < 0)
        return NULL;
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        if (!str_eqz(str_text(a[0]), kinds[i].name))
            continue;
        if (kinds[i].kind != DIGEST_BLAKE2B)
            size = (int64_t)digest_size(kinds[i].kind);
        if (size < 1 || size > 64)
            break;
        unsigned char sum[64];
        digest(kinds[i].kind, text, sum, (size_t)size);
        return bytes_new(vm, sum, (size_t)size);
    }
    return exc_raise(vm, &exc_ValueError, "unsupported hash type %s",
                     str_z(a[0]));
}

static const struct native functions[] = {
    {"digest", hashlib_digest, "name, data, size=", 0},
    {0},
};

const struct module_def mods_hashlib[] = {
    {.name = "_digest", .functions = functions},
    {0},
};
