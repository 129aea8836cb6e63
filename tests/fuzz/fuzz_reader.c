/* The reader, the store, the model and the writer on any bytes. The first byte
 * says how the rest is cut into pieces. Whatever is read must be written in a
 * form that reads back the same, and the model must take it and undo it.
 *
 *     clang -fsanitize=fuzzer,address ... tests/fuzz/fuzz_reader.c  a fuzzer
 *     cc -DFUZZ_MAIN ... tests/fuzz/fuzz_reader.c                   runs files
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/die.h"
#include "model/model.h"
#include "trace/reader.h"
#include "trace/writer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static enum status read_pieces(struct trace_store *store,
                               struct trace_header *header, const char *p,
                               size_t n, size_t piece)
{
    struct trace_reader *r = trace_reader_new(store, header);
    for (size_t i = 0; i < n; i += piece)
        if (trace_reader_feed(r, p + i, n - i < piece ? n - i : piece))
            break;
    enum status status = trace_reader_end(r);
    const struct trace_error *error = trace_reader_error(r);
    ensure(!status == !error->status, "end tells of the first error");
    ensure(!status || (error->text && error->line && error->column),
           "an error says where and what");
    trace_reader_free(r);
    return status;
}

static void write_all(const struct trace_store *store,
                      const struct trace_header *header, struct buf *out)
{
    trace_encode_header(header, out);
    for (size_t i = 0; i < trace_store_count(store); i++) {
        struct event e;
        trace_store_get(store, i, &e);
        trace_encode(&e, out);
    }
}

/* What was written reads back without an error and is written the same. */
static void check_again(const struct buf *first, size_t count)
{
    struct trace_store *store = trace_store_new(1 << 20);
    struct trace_header header = {0};
    struct buf second = {0};
    ensure(read_pieces(store, &header, first->p, first->n, SIZE_MAX / 2) == 0,
           "what we write can be read");
    ensure(trace_store_count(store) == count, "all of it");
    write_all(store, &header, &second);
    ensure(second.n == first->n && !memcmp(second.p, first->p, first->n),
           "writing what was read changes nothing");
    buf_fini(&second);
    trace_header_fini(&header);
    trace_store_free(store);
}

static void check_model(const struct trace_store *store)
{
    struct model m;
    struct buf empty = {0}, back = {0};
    model_init(&m, store);
    model_dump(&m, &empty);
    model_seek(&m, SIZE_MAX);
    while (model_undo(&m))
        ;
    model_dump(&m, &back);
    ensure(str_eq(buf_str(&empty), buf_str(&back)), "undo takes all back");
    buf_fini(&empty);
    buf_fini(&back);
    model_fini(&m);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct trace_store *store = trace_store_new(1 << 20);
    struct trace_header header = {0};
    struct buf first = {0};
    if (n) {
        read_pieces(store, &header, (const char *)data + 1, n - 1,
                    data[0] ? data[0] : 1 << 20);
        write_all(store, &header, &first);
        if (header.version)
            check_again(&first, trace_store_count(store));
        check_model(store);
    }
    buf_fini(&first);
    trace_header_fini(&header);
    trace_store_free(store);
    return 0;
}

#ifdef FUZZ_MAIN
#include <stdio.h>

#include "base/file.h"

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        struct buf text = {0};
        if (file_read(argv[i], 1 << 30, &text))
            die("%s can't be read", argv[i]);
        LLVMFuzzerTestOneInput((const uint8_t *)text.p, text.n);
        buf_fini(&text);
    }
    printf("%d seeds\n", argc - 1);
    return 0;
}
#endif
