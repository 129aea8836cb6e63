#include "vm/mod_digest.h"

#include <math.h>
#include <stdbool.h>

/* The SHA-2 constants are the first bits of the fractional parts of roots of
 * the first primes, and BLAKE2b's start values are SHA-512's. */
static const uint64_t sha512_k[80] = {
#include "vm/mod_sha_k.h"
};

static const uint64_t sha512_start[8] = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
    0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
    0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
};
static const uint64_t sha384_start[8] = {
    0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17,
    0x152fecd8f70e5939, 0x67332667ffc00b31, 0x8eb44a8768581511,
    0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4,
};
static const uint32_t sha256_start[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};
static const uint32_t sha224_start[8] = {
    0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939,
    0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4,
};

static uint32_t ror32(uint32_t x, int n)
{
    return x >> n | x << (32 - n);
}
static uint32_t rol32(uint32_t x, int n)
{
    return x << n | x >> (32 - n);
}
static uint64_t ror64(uint64_t x, int n)
{
    return x >> n | x << (64 - n);
}

static uint64_t load_be(const unsigned char *p, int bytes)
{
    uint64_t x = 0;
    for (int i = 0; i < bytes; i++)
        x = x << 8 | p[i];
    return x;
}
static uint64_t load_le(const unsigned char *p, int bytes)
{
    uint64_t x = 0;
    for (int i = bytes; i-- > 0;)
        x = x << 8 | p[i];
    return x;
}

/* -- SHA-512 and SHA-384 ---------------------------------------------------- */

static void sha512_block(uint64_t *h, const unsigned char *p)
{
    uint64_t w[80], v[8];
    for (int i = 0; i < 16; i++)
        w[i] = load_be(p + 8 * i, 8);
    for (int i = 16; i < 80; i++) {
        uint64_t a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + (ror64(a, 1) ^ ror64(a, 8) ^ a >> 7) + w[i - 7] +
               (ror64(b, 19) ^ ror64(b, 61) ^ b >> 6);
    }
    memcpy(v, h, sizeof v);
    for (int i = 0; i < 80; i++) {
        uint64_t a = v[0], e = v[4];
        uint64_t t1 = v[7] + (ror64(e, 14) ^ ror64(e, 18) ^ ror64(e, 41)) +
                      ((e & v[5]) ^ (~e & v[6])) + sha512_k[i] + w[i];
        uint64_t t2 = (ror64(a, 28) ^ ror64(a, 34) ^ ror64(a, 39)) +
                      ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += t1;
        v[0] = t1 + t2;
    }
    for (int i = 0; i < 8; i++)
        h[i] += v[i];
}

/* -- SHA-256 and SHA-224 ---------------------------------------------------- */

static void sha256_block(uint32_t *h, const unsigned char *p)
{
    uint32_t w[64], v[8];
    for (int i = 0; i < 16; i++)
        w[i] = (uint32_t)load_be(p + 4 * i, 4);
    for (int i = 16; i < 64; i++) {
        uint32_t a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + (ror32(a, 7) ^ ror32(a, 18) ^ a >> 3) + w[i - 7] +
               (ror32(b, 17) ^ ror32(b, 19) ^ b >> 10);
    }
    memcpy(v, h, sizeof v);
    for (int i = 0; i < 64; i++) {
        uint32_t a = v[0], e = v[4];
        uint32_t t1 = v[7] + (ror32(e, 6) ^ ror32(e, 11) ^ ror32(e, 25)) +
                      ((e & v[5]) ^ (~e & v[6])) +
                      (uint32_t)(sha512_k[i] >> 32) + w[i];
        uint32_t t2 = (ror32(a, 2) ^ ror32(a, 13) ^ ror32(a, 22)) +
                      ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += t1;
        v[0] = t1 + t2;
    }
    for (int i = 0; i < 8; i++)
        h[i] += v[i];
}

/* -- SHA-1 ------------------------------------------------------------------ */

static void sha1_block(uint32_t *h, const unsigned char *p)
{
    static const uint32_t k[4] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc,
                                  0xca62c1d6};
    uint32_t w[80], v[5];
    for (int i = 0; i < 16; i++)
        w[i] = (uint32_t)load_be(p + 4 * i, 4);
    for (int i = 16; i < 80; i++)
        w[i] = rol32(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    memcpy(v, h, sizeof v);
    for (int i = 0; i < 80; i++) {
        uint32_t f = i < 20   ? (v[1] & v[2]) | (~v[1] & v[3])
                     : i < 40 ? v[1] ^ v[2] ^ v[3]
                     : i < 60 ? (v[1] & v[2]) | (v[1] & v[3]) | (v[2] & v[3])
                              : v[1] ^ v[2] ^ v[3];
        uint32_t t = rol32(v[0], 5) + f + v[4] + k[i / 20] + w[i];
        memmove(v + 1, v, 4 * sizeof *v);
        v[2] = rol32(v[2], 30);
        v[0] = t;
    }
    for (int i = 0; i < 5; i++)
        h[i] += v[i];
}

/* -- MD5 -------------------------------------------------------------------- */

static void md5_block(uint32_t *h, const unsigned char *p)
{
    static const unsigned char shifts[4][4] = {
        {7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21},
    };
    static const unsigned char step[4] = {1, 5, 3, 7}, first[4] = {0, 1, 5, 0};
    uint32_t a = h[0], b = h[1], c = h[2], d = h[3];
    for (int i = 0; i < 64; i++) {
        int r = i / 16;
        uint32_t f = r == 0   ? (b & c) | (~b & d)
                     : r == 1 ? (d & b) | (~d & c)
                     : r == 2 ? b ^ c ^ d
                              : c ^ (b | ~d);
        int word = (first[r] + step[r] * (i % 16)) % 16;
        uint32_t k = (uint32_t)(uint64_t)(fabs(sin(i + 1)) * 4294967296.0);
        f += a + k + (uint32_t)load_le(p + 4 * word, 4);
        a = d;
        d = c;
        c = b;
        b += rol32(f, shifts[r][i % 4]);
    }
    h[0] += a;
    h[1] += b;
    h[2] += c;
    h[3] += d;
}

/* -- BLAKE2b ---------------------------------------------------------------- */

static const unsigned char blake_sigma[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
};

static void blake_mix(uint64_t *v, int a, int b, int c, int d, uint64_t x,
                      uint64_t y)
{
    v[a] += v[b] + x;
    v[d] = ror64(v[d] ^ v[a], 32);
    v[c] += v[d];
    v[b] = ror64(v[b] ^ v[c], 24);
    v[a] += v[b] + y;
    v[d] = ror64(v[d] ^ v[a], 16);
    v[c] += v[d];
    v[b] = ror64(v[b] ^ v[c], 63);
}

static void blake_block(uint64_t *h, const unsigned char *p, uint64_t count,
                        bool last)
{
    uint64_t m[16], v[16];
    for (int i = 0; i < 16; i++)
        m[i] = load_le(p + 8 * i, 8);
    memcpy(v, h, 8 * sizeof *v);
    memcpy(v + 8, sha512_start, 8 * sizeof *v);
    v[12] ^= count;
    if (last)
        v[14] = ~v[14];
    for (int round = 0; round < 12; round++) {
        const unsigned char *s = blake_sigma[round % 10];
        for (int i = 0; i < 4; i++)
            blake_mix(v, i, 4 + i, 8 + i, 12 + i, m[s[2 * i]],
                      m[s[2 * i + 1]]);
        for (int i = 0; i < 4; i++)
            blake_mix(v, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4,
                      m[s[8 + 2 * i]], m[s[9 + 2 * i]]);
    }
    for (int i = 0; i < 8; i++)
        h[i] ^= v[i] ^ v[i + 8];
}

static void blake2b(struct str text, unsigned char *out, size_t size)
{
    uint64_t h[8];
    memcpy(h, sha512_start, sizeof h);
    h[0] ^= 0x01010000u ^ size;
    size_t at = 0;
    for (; text.n - at > 128; at += 128)
        blake_block(h, (const unsigned char *)text.p + at, at + 128, false);
    unsigned char block[128] = {0};
    if (text.n > at)
        memcpy(block, text.p + at, text.n - at);
    blake_block(h, block, text.n, true);
    for (size_t i = 0; i < size; i++)
        out[i] = (unsigned char)(h[i / 8] >> 8 * (i % 8));
}

/* -- padding, common to the older ones -------------------------------------- */

/* Runs all blocks of the text, padded with a 1 bit, zeros and its length. */
static void run_blocks(void *h, struct str text, size_t block,
                       void (*run)(void *h, const unsigned char *p),
                       bool little)
{
    size_t at = 0;
    for (; text.n - at >= block; at += block)
        run(h, (const unsigned char *)text.p + at);
    unsigned char tail[256] = {0};
    size_t rest = text.n - at;
    if (rest)
        memcpy(tail, text.p + at, rest);
    tail[rest] = 0x80;
    size_t total = rest + 1 + block / 8 <= block ? block : 2 * block;
    for (int i = 0; i < 8; i++) {
        unsigned char byte = (unsigned char)((uint64_t)text.n * 8 >> 8 * i);
        tail[little ? total - 8 + (size_t)i : total - 1 - (size_t)i] = byte;
    }
    run(h, tail);
    if (total > block)
        run(h, tail + block);
}

static void run_sha512(void *h, const unsigned char *p)
{
    sha512_block(h, p);
}
static void run_sha256(void *h, const unsigned char *p)
{
    sha256_block(h, p);
}
static void run_sha1(void *h, const unsigned char *p)
{
    sha1_block(h, p);
}
static void run_md5(void *h, const unsigned char *p)
{
    md5_block(h, p);
}

static void digest_wide(const uint64_t *start, struct str text,
                        unsigned char *out, size_t size)
{
    uint64_t h[8];
    memcpy(h, start, sizeof h);
    run_blocks(h, text, 128, run_sha512, false);
    for (size_t i = 0; i < size; i++)
        out[i] = (unsigned char)(h[i / 8] >> (56 - 8 * (i % 8)));
}

static void digest_narrow(const uint32_t *start, size_t words,
                          void (*run)(void *, const unsigned char *),
                          bool little, struct str text, unsigned char *out,
                          size_t size)
{
    uint32_t h[8];
    memcpy(h, start, words * sizeof *h);
    run_blocks(h, text, 64, run, little);
    for (size_t i = 0; i < size; i++)
        out[i] = (unsigned char)(h[i / 4] >> (little ? 8 * (i % 4)
                                                     : 24 - 8 * (i % 4)));
}

size_t digest_size(enum digest_kind k)
{
    static const unsigned char sizes[] = {
        [DIGEST_MD5] = 16, [DIGEST_SHA1] = 20, [DIGEST_SHA224] = 28,
        [DIGEST_SHA256] = 32, [DIGEST_SHA384] = 48, [DIGEST_SHA512] = 64,
        [DIGEST_BLAKE2B] = 64,
    };
    return sizes[k];
}

void digest(enum digest_kind k, struct str text, unsigned char *out,
            size_t size)
{
    static const uint32_t sha1_start[5] = {0x67452301, 0xefcdab89, 0x98badcfe,
                                           0x10325476, 0xc3d2e1f0};
    switch (k) {
    case DIGEST_MD5:
        digest_narrow(sha1_start, 4, run_md5, true, text, out, 16);
        break;
    case DIGEST_SHA1:
        digest_narrow(sha1_start, 5, run_sha1, false, text, out, 20);
        break;
    case DIGEST_SHA224:
        digest_narrow(sha224_start, 8, run_sha256, false, text, out, 28);
        break;
    case DIGEST_SHA256:
        digest_narrow(sha256_start, 8, run_sha256, false, text, out, 32);
        break;
    case DIGEST_SHA384:
        digest_wide(sha384_start, text, out, 48);
        break;
    case DIGEST_SHA512:
        digest_wide(sha512_start, text, out, 64);
        break;
    case DIGEST_BLAKE2B:
        blake2b(text, out, size);
        break;
    }
}
