/* The generator and the digests under random and os.urandom: numbers that
 * python3's random and hashlib give for the same input.
 */
#include "support/test.h"

#include <stdio.h>

#include "vm/mod_digest.h"
#include "vm/mod_mt.h"

static void mt_gives_cpythons_numbers(void **state)
{
    (void)state;
    uint32_t key[] = {444};
    struct mt m;
    mt_seed(&m, key, 1);
    assert_int_equal(mt_next(&m), 1326692461u);
    assert_int_equal(mt_next(&m), 1236154736u);
    assert_int_equal(mt_next(&m), 56854717u);
    mt_seed(&m, key, 1);
    assert_true(mt_double(&m) == 0.3088946587429545);
}

static void assert_digest(enum digest_kind k, struct str text, size_t size,
                          const char *hex)
{
    unsigned char out[64];
    char got[129] = "";
    digest(k, text, out, size);
    for (size_t i = 0; i < size; i++)
        snprintf(got + 2 * i, 3, "%02x", out[i]);
    assert_string_equal(got, hex);
}

static void digests_match_hashlib(void **state)
{
    (void)state;
    struct buf longer = {0};
    for (int i = 0; i < 300; i++)
        buf_addz(&longer, "abc");
    assert_digest(DIGEST_MD5, buf_str(&longer), 16,
                  "a31c0f2c714a6489ae3a06c4c965b532");
    assert_digest(DIGEST_SHA1, buf_str(&longer), 20,
                  "b80bacafe104824adefe13c25292ad1247f90995");
    assert_digest(DIGEST_SHA256, buf_str(&longer), 32,
                  "b68f582fa63fb04d5b5bb821eaf7d13e5eedb3d9ac3bf9aade4a1ae2a1"
                  "3d7f42");
    assert_digest(DIGEST_SHA512, buf_str(&longer), 64,
                  "fc076f5e9d3dfe87947c3c5e93dc658818afc1ff13082638ca9177a4d2"
                  "22ccc532263d356a4a52d643d7f01e8387d9cea4390a4841cdda81f8fe"
                  "1c87bf2a96aa");
    assert_digest(DIGEST_BLAKE2B, STR("loopscope0"), 32,
                  "c9497a31b9276c83c1187165535711984ce324ef6fc150b980170651a7"
                  "b38364");
    buf_fini(&longer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mt_gives_cpythons_numbers),
        cmocka_unit_test(digests_match_hashlib),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
