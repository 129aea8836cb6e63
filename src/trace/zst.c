#define ZSTD_STATIC_LINKING_ONLY /* for a compressor in memory of our own */
#include "trace/zst.h"

#include <stdlib.h>
#include <strings.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "base/die.h"
#include "base/mem.h"

/* Traces repeat themselves so much that more effort gains little. */
enum { LEVEL = 3 };

bool zst_named(const char *path)
{
    static const char end[] = ".zst";
    size_t n = strlen(path), m = sizeof end - 1;
    return n >= m && strcasecmp(path + n - m, end) == 0;
}

bool zst_begins(struct str bytes)
{
    return str_starts(bytes, "\x28\xb5\x2f\xfd");
}

/* -- writing -- */

struct zst_out {
    ZSTD_CCtx *context; /* in `memory` */
    void *memory;
    char *frame;
    size_t room;
};

struct zst_out *zst_out_new(void)
{
    struct zst_out *z = xcalloc(1, sizeof *z);
    size_t size = ZSTD_estimateCCtxSize(LEVEL);
    z->memory = xmalloc(size);
    z->context = ZSTD_initStaticCCtx(z->memory, size);
    ensure(z->context != NULL, "zstd takes the memory that it asked for");
    ZSTD_CCtx_setParameter(z->context, ZSTD_c_compressionLevel, LEVEL);
    ZSTD_CCtx_setParameter(z->context, ZSTD_c_checksumFlag, 1);
    z->room = ZSTD_compressBound(ZST_FRAME);
    z->frame = xmalloc(z->room);
    return z;
}

void zst_out_free(struct zst_out *z)
{
    if (!z)
        return;
    free(z->memory);
    free(z->frame);
    free(z);
}

struct str zst_out_frame(struct zst_out *z, struct str text)
{
    ensure(text.n <= ZST_FRAME, "a frame has its bounds");
    size_t n = ZSTD_compress2(z->context, z->frame, z->room, text.p, text.n);
    ensure(!ZSTD_isError(n), "a frame has room for any text");
    return (struct str){z->frame, n};
}

/* -- reading -- */

struct zst_in {
    ZSTD_DCtx *context;
    char *text;
    size_t room;
    bool whole;  /* no frame is open */
    bool full;   /* the last text took all the room: more may be ready */
};

struct zst_in *zst_in_new(void)
{
    struct zst_in *z = xcalloc(1, sizeof *z);
    z->context = ZSTD_createDCtx();
    ensure(z->context != NULL, "there is memory for a decoder");
    z->room = ZSTD_DStreamOutSize();
    z->text = xmalloc(z->room);
    z->whole = true;
    return z;
}

void zst_in_free(struct zst_in *z)
{
    if (!z)
        return;
    ZSTD_freeDCtx(z->context);
    free(z->text);
    free(z);
}

/* What zstd found, in words that say what to do. */
static const char *reason(size_t code)
{
    switch (ZSTD_getErrorCode(code)) {
    case ZSTD_error_prefix_unknown:
        return "neither JSON Lines nor a zstd frame begins here";
    case ZSTD_error_frameParameter_windowTooLarge:
        return "it was compressed with a window of more than 128 MB: compress "
               "it again, without --long or --ultra";
    case ZSTD_error_dictionary_wrong:
        return "it was compressed with a dictionary: compress it again, "
               "without one";
    default:
        return "the compressed data is damaged here";
    }
}

enum status zst_in_next(struct zst_in *z, struct str *in, struct str *text,
                        const char **why)
{
    *text = (struct str){z->text, 0};
    while (text->n == 0 && (in->n || z->full)) {
        ZSTD_inBuffer from = {in->p, in->n, 0};
        ZSTD_outBuffer to = {z->text, z->room, 0};
        size_t left = ZSTD_decompressStream(z->context, &to, &from);
        if (ZSTD_isError(left)) {
            *why = reason(left);
            return STATUS_FORMAT;
        }
        z->whole = left == 0;
        z->full = !z->whole && to.pos == to.size;
        in->p += from.pos;
        in->n -= from.pos;
        text->n = to.pos;
    }
    return STATUS_OK;
}

bool zst_in_is_whole(const struct zst_in *z)
{
    return z->whole;
}
