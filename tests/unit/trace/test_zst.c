#include "support/test.h"

#include <stdlib.h>
#include <unistd.h>

#include "support/events.h"
#include "support/trace_build.h"
#include "trace/reader.h"
#include "trace/writer.h"
#include "trace/zst.h"

/* Compressed traces: what is written reads back, cut anywhere it is good up to
 * the cut, and several writers can take turns. */

static const struct trace_header header = {.version = 1, .min_version = 1,
                                           .engine = STR("x")};

/* Random events, as the reader gives them. */
static void make_events(struct trace_build *b, uint64_t seed, size_t n,
                        int hostile)
{
    struct trace_build made;
    struct buf text = {0};
    trace_build_init(&made);
    trace_build_random(&made, seed, n, hostile);
    for (size_t i = 0; i < trace_store_count(made.store); i++) {
        struct event e;
        trace_store_get(made.store, i, &e);
        trace_encode(&e, &text);
    }
    trace_build_init(b);
    trace_build_text(b, buf_z(&text));
    buf_fini(&text);
    trace_build_fini(&made);
}

/* The events as a compressed file with a flush after each `every` of them. */
static void write_compressed(const struct trace_store *store, size_t every,
                             struct buf *out)
{
    char path[] = "/tmp/test_zst-XXXXXX";
    int fd = mkstemp(path);
    struct trace_writer w;
    assert_true(fd >= 0);
    unlink(path);
    trace_writer_init(&w, fd, &header);
    trace_writer_compress(&w);
    for (size_t i = 0; i < trace_store_count(store); i++) {
        struct event e;
        trace_store_get(store, i, &e);
        sink_emit(&w.sink, &e);
        if (i % every == every - 1)
            w.sink.flush(&w.sink);
    }
    assert_int_equal(trace_writer_fini(&w), STATUS_OK);
    out->n = (size_t)lseek(fd, 0, SEEK_CUR);
    buf_reserve(out, out->n);
    assert_int_equal(pread(fd, out->p, out->n, 0), out->n);
    close(fd);
}

/* Reads n bytes of it, `piece` at a time; how many events they have. */
static size_t read_back(const struct buf *file, size_t n, size_t piece,
                        const struct trace_store *expected, enum status *status)
{
    struct trace_store *store = trace_store_new(1 << 20);
    struct trace_header got = {0};
    struct trace_reader *r = trace_reader_new(store, &got);
    for (size_t i = 0; i < n; i += piece)
        trace_reader_feed(r, file->p + i, n - i < piece ? n - i : piece);
    *status = trace_reader_end(r);
    size_t count = trace_store_count(store);
    assert_true(count <= trace_store_count(expected));
    for (size_t i = 0; i < count; i++) {
        struct event a, b;
        trace_store_get(store, i, &a);
        trace_store_get(expected, i, &b);
        assert_null(event_difference(&a, &b));
    }
    if (trace_reader_has_header(r))
        trace_header_fini(&got);
    trace_reader_free(r);
    trace_store_free(store);
    return count;
}

static void test_reads_back(void **state)
{
    static const size_t pieces[] = {1, 7, 4096, 1 << 20};
    struct trace_build b;
    struct buf file = {0};
    (void)state;
    make_events(&b, 5, 9000, 30); /* more than a frame takes */
    write_compressed(b.store, SIZE_MAX, &file);
    assert_true(zst_begins(buf_str(&file)));
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        enum status status;
        assert_int_equal(read_back(&file, file.n, pieces[i], b.store, &status),
                         trace_store_count(b.store));
        assert_int_equal(status, STATUS_OK);
    }
    buf_fini(&file);
    trace_build_fini(&b);
}

static void test_cut_anywhere(void **state)
{
    struct trace_build b;
    struct buf file = {0};
    enum status status;
    size_t before = 0;
    (void)state;
    make_events(&b, 6, 300, 0);
    write_compressed(b.store, 20, &file);
    for (size_t n = 0; n <= file.n; n++) {
        size_t count = read_back(&file, n, SIZE_MAX / 2, b.store, &status);
        assert_true(count >= before);
        assert_true(status == STATUS_OK || status == STATUS_TRUNCATED
                    || (status == STATUS_FORMAT && count == 0));
        before = count;
    }
    assert_int_equal(before, trace_store_count(b.store));
    assert_int_equal(status, STATUS_OK);
    buf_fini(&file);
    trace_build_fini(&b);
}

/* Any damage is an error or leaves the text as it was; nothing is made up but
 * in the frame that is damaged. */
static void test_damage(void **state)
{
    struct trace_build b;
    struct buf file = {0};
    (void)state;
    make_events(&b, 7, 200, 0);
    write_compressed(b.store, 10, &file);
    for (size_t at = 0; at < file.n; at += 3) {
        struct trace_store *store = trace_store_new(1 << 20);
        struct trace_header got = {0};
        struct trace_reader *r = trace_reader_new(store, &got);
        file.p[at] ^= 0x55;
        trace_reader_feed(r, file.p, file.n);
        enum status status = trace_reader_end(r);
        assert_true(status != STATUS_OK
                    || trace_store_count(store) == trace_store_count(b.store));
        file.p[at] ^= 0x55;
        if (trace_reader_has_header(r))
            trace_header_fini(&got);
        trace_reader_free(r);
        trace_store_free(store);
    }
    buf_fini(&file);
    trace_build_fini(&b);
}

static void test_names(void **state)
{
    (void)state;
    assert_true(zst_named("a.jsonl.zst"));
    assert_true(zst_named("A.ZST"));
    assert_false(zst_named("a.jsonl"));
    assert_false(zst_named("zst"));
    assert_false(zst_begins(STR("\x28\xb5")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads_back),
        cmocka_unit_test(test_cut_anywhere),
        cmocka_unit_test(test_damage),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests_name("compressed traces", tests, NULL, NULL);
}
