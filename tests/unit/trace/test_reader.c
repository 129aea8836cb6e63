#include "support/test.h"

#include <math.h>
#include <stdlib.h>

#include "support/events.h"
#include "support/trace_build.h"
#include "trace/reader.h"
#include "trace/writer.h"

#define HEADER "{\"loopscope\":1,\"min\":1}\n"

struct reading {
    struct trace_store *store;
    struct trace_header header;
    struct trace_reader *reader;
    enum status status;
};

/* Reads text in pieces of `piece` bytes (0: all at once) up to its end. */
static struct reading read_text(struct str text, size_t piece)
{
    struct reading g = {.store = trace_store_new(16 << 20)};
    g.reader = trace_reader_new(g.store, &g.header);
    if (!piece)
        piece = text.n + 1;
    for (size_t i = 0; i < text.n; i += piece)
        trace_reader_feed(g.reader, text.p + i,
                          text.n - i < piece ? text.n - i : piece);
    g.status = trace_reader_end(g.reader);
    return g;
}

static void reading_fini(struct reading *g)
{
    trace_reader_free(g->reader);
    trace_header_fini(&g->header);
    trace_store_free(g->store);
}

/* -- errors -- */

struct wrong {
    const char *text;
    enum status status;
    size_t line, column, events;
    const char *says;
};

static void check_wrong(const struct wrong *w, size_t piece)
{
    struct reading g = read_text(str_of(w->text), piece);
    const struct trace_error *e = trace_reader_error(g.reader);
    assert_int_equal(g.status, w->status);
    assert_int_equal(e->status, w->status);
    assert_int_equal(e->line, w->line);
    assert_int_equal(e->column, w->column);
    assert_string_equal(e->text, w->says);
    assert_int_equal(trace_store_count(g.store), w->events);
    reading_fini(&g);
}

static void test_errors(void **state)
{
    static const struct wrong table[] = {
        {HEADER "{\"e\":\"begin\"}\n{\"e\" \"x\"}\n", STATUS_FORMAT, 3, 6, 1,
         "expected ':' after a key"},
        {HEADER "\n\n{\"e\":\"begin\",}\n", STATUS_FORMAT, 4, 14, 0,
         "expected a text in quotes"},
        {HEADER "[1]\n", STATUS_FORMAT, 2, 1, 0, "expected '{'"},
        {HEADER "{\"e\":\"begin\"} x\n", STATUS_FORMAT, 2, 15, 0,
         "expected the end of the line"},
        {HEADER "{\"e\":\"begin\"}{\"e\":\"begin\"}\n", STATUS_FORMAT, 2, 14, 0,
         "expected the end of the line"},
        {HEADER "{\"t\":1}\n", STATUS_FORMAT, 2, 1, 0,
         "an event without \"e\""},
        {HEADER "{\"e\":1}\n", STATUS_FORMAT, 2, 6, 0,
         "expected a text in quotes"},
        {HEADER "{\"e\":\"task.run\",\"task\":-1}\n", STATUS_FORMAT, 2, 24, 0,
         "an id is a whole number from 0 to 4294967295"},
        {HEADER "{\"e\":\"task.run\",\"task\":4294967296}\n", STATUS_FORMAT, 2,
         24, 0, "an id is a whole number from 0 to 4294967295"},
        {HEADER "{\"e\":\"task.run\",\"task\":1.5}\n", STATUS_FORMAT, 2, 24, 0,
         "an id is a whole number from 0 to 4294967295"},
        {HEADER "{\"e\":\"task.run\",\"task\":01}\n", STATUS_FORMAT, 2, 24, 0,
         "a number with a zero in front"},
        {HEADER "{\"e\":\"task.run\",\"task\":\"1\"}\n", STATUS_FORMAT, 2, 24, 0,
         "expected a number"},
        {HEADER "{\"e\":\"task.run\",\"t\":NaN}\n", STATUS_FORMAT, 2, 21, 0,
         "expected a number"},
        {HEADER "{\"e\":\"begin\",\"t\":1.}\n", STATUS_FORMAT, 2, 20, 0,
         "expected a digit after the point"},
        {HEADER "{\"e\":\"begin\",\"t\":1e}\n", STATUS_FORMAT, 2, 20, 0,
         "expected a digit in the exponent"},
        {HEADER "{\"e\":\"coro.new\",\"name\":\"a\tb\"}\n", STATUS_FORMAT, 2, 26,
         0, "a control character in a text"},
        {HEADER "{\"e\":\"coro.new\",\"name\":\"a\\qb\"}\n", STATUS_FORMAT, 2,
         27, 0, "an unknown escape in a text"},
        {HEADER "{\"e\":\"coro.new\",\"name\":\"\\u12g4\"}\n", STATUS_FORMAT, 2,
         27, 0, "expected four hex digits after \\u"},
        {HEADER "{\"e\":\"coro.new\",\"name\":\"abc\n", STATUS_FORMAT, 2, 28, 0,
         "a text without an end"},
        {HEADER "{\"e\":\"line\",\"set\":[]}\n", STATUS_FORMAT, 2, 19, 0,
         "expected an object"},
        {HEADER "{\"e\":\"line\",\"unset\":{}}\n", STATUS_FORMAT, 2, 21, 0,
         "expected a list"},
        {HEADER "{\"e\":\"line\",\"set\":{\"a\":1]}\n", STATUS_FORMAT, 2, 25, 0,
         "expected ',' or '}'"},
        {HEADER "{\"e\":\"line\",\"set\":{a:1}}\n", STATUS_FORMAT, 2, 20, 0,
         "expected a key in quotes"},
        {HEADER "{\"e\":\"begin\",\"new\":tru}\n", STATUS_FORMAT, 2, 20, 0,
         "expected a value"},
        {"", STATUS_FORMAT, 1, 1, 0,
         "there is nothing in it: a trace begins with a header line"},
        {"\n\n", STATUS_FORMAT, 2, 1, 0,
         "there is nothing in it: a trace begins with a header line"},
        {"import asyncio\n", STATUS_FORMAT, 1, 1, 0,
         "this is not a trace: its first line is no JSON object"},
        {"{\"e\":\"begin\"}\n", STATUS_FORMAT, 1, 1, 0,
         "this is not a trace: its first line has no \"loopscope\""},
        {"{\"loopscope\":\"1\"}\n", STATUS_FORMAT, 1, 14, 0,
         "expected a number"},
        {"{\"loopscope\":2}\n", STATUS_VERSION, 1, 1, 0,
         "the trace is of version 2; this loopscope reads version 1"},
        {"{\"loopscope\":3,\"min\":2}\n", STATUS_VERSION, 1, 1, 0,
         "the trace is of version 3 and needs a reader of version 2; this "
         "loopscope reads version 1"},
        {"{\"loopscope\":0}\n", STATUS_VERSION, 1, 1, 0,
         "the trace is of version 0; this loopscope reads version 1"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        check_wrong(&table[i], 0);
        check_wrong(&table[i], 1);
        check_wrong(&table[i], 7);
    }
}

static void test_truncated(void **state)
{
    static const char whole[] = HEADER "{\"e\":\"begin\",\"t\":0}\n"
                                       "{\"e\":\"end\",\"t\":1,\"status\":3}";
    (void)state;
    size_t start = sizeof HEADER "{\"e\":\"begin\",\"t\":0}\n" - 1;
    for (size_t n = start + 1; n < sizeof whole - 1; n++) {
        struct reading g = read_text((struct str){whole, n}, 0);
        assert_int_equal(g.status, STATUS_TRUNCATED);
        assert_int_equal(trace_store_count(g.store), 1);
        assert_int_equal(trace_reader_error(g.reader)->line, 3);
        assert_int_equal(trace_reader_error(g.reader)->column, n - start + 1);
        reading_fini(&g);
    }
    /* A last line that lacks nothing but its newline is whole. */
    struct reading g = read_text(str_of(whole), 0);
    assert_int_equal(g.status, STATUS_OK);
    assert_int_equal(trace_store_count(g.store), 2);
    reading_fini(&g);
}

/* -- what is taken -- */

static struct event read_one(struct reading *g, const char *line)
{
    struct buf text = {0};
    struct event e = {0};
    buf_addz(&text, HEADER);
    buf_addz(&text, line);
    buf_addz(&text, "\n");
    *g = read_text(buf_str(&text), 0);
    buf_fini(&text);
    assert_int_equal(g->status, STATUS_OK);
    assert_int_equal(trace_store_count(g->store), 1);
    trace_store_get(g->store, 0, &e);
    return e;
}

static void test_tolerance(void **state)
{
    struct reading g;
    struct event e;
    (void)state;
    e = read_one(&g, "  {\t\"e\" : \"task.run\" , \"t\":2.5, \"task\" : 3 } \r");
    assert_int_equal(e.kind, EV_task_run);
    assert_int_equal(e.task_run.task, 3);
    assert_true(e.t == 2.5);
    reading_fini(&g);

    e = read_one(&g, "{\"task\":3,\"new\":{\"a\":[1,{}]},\"t\":1,\"e\":"
                     "\"task.run\"}"); /* the kind comes last */
    assert_int_equal(e.task_run.task, 3);
    reading_fini(&g);

    e = read_one(&g, "{\"e\":\"out\",\"text\":\"a\",\"e\":\"task.run\",\"task\":1,"
                     "\"task\":7}"); /* the last of equal keys counts */
    assert_int_equal(e.kind, EV_task_run);
    assert_int_equal(e.task_run.task, 7);
    reading_fini(&g);

    e = read_one(&g, "{\"e\":\"out\",\"text\":null,\"task\":null,"
                     "\"stream\":\"\"}");
    assert_null(e.out.text.p);
    assert_non_null(e.out.stream.p);
    assert_int_equal(e.out.task, 0);
    reading_fini(&g);

    e = read_one(&g, "{\"e\":\"loop.select\",\"timeout\":null}");
    assert_true(isnan(e.loop_select.timeout));
    reading_fini(&g);

    e = read_one(&g, "{\"e\":\"queue.new\",\"maxsize\":1e40,\"queue\":4294967295}");
    assert_true(e.queue_new.maxsize == INT64_MAX);
    assert_true(e.queue_new.queue == UINT32_MAX);
    reading_fini(&g);

    e = read_one(&g, "{\"e\":\"queue.new\",\"maxsize\":-9223372036854775808}");
    assert_true(e.queue_new.maxsize == INT64_MIN);
    reading_fini(&g);

    e = read_one(&g, "{\"e\":\"queue.new\",\"maxsize\":2.5,\"name\\u0000\":1}");
    assert_int_equal(e.queue_new.maxsize, 2);
    reading_fini(&g);
}

static void test_unknown_kinds(void **state)
{
    struct reading g = read_text(
        STR("{\"loopscope\":7,\"min\":1,\"new\":[{}]}\r\n"
            "{\"e\":\"brand.new\",\"t\":1,\"x\":{\"y\":[null,true,false]}}\n"
            "\n{\"e\":\"\"}\n{\"e\":\"begin\",\"t\":2}\n"), 0);
    struct event e;
    (void)state;
    assert_int_equal(g.status, STATUS_OK);
    assert_int_equal(g.header.version, 7);
    assert_int_equal(trace_store_count(g.store), 1);
    trace_store_get(g.store, 0, &e);
    assert_true(e.kind == EV_begin && e.t == 2);
    reading_fini(&g);
}

/* An event without a time happens at the time of the one before. */
static void test_times(void **state)
{
    static const char text[] = HEADER "{\"e\":\"begin\",\"t\":1e308}\n"
                                      "{\"e\":\"begin\"}\n"
                                      "{\"e\":\"begin\",\"t\":1e999}\n"
                                      "{\"e\":\"begin\",\"t\":null}\n"
                                      "{\"e\":\"begin\",\"t\":-3}\n";
    static const double times[] = {1e308, 1e308, 1e308, 1e308, -3};
    struct reading g = read_text(str_of(text), 0);
    (void)state;
    assert_int_equal(g.status, STATUS_OK);
    for (size_t i = 0; i < 5; i++) {
        struct event e;
        trace_store_get(g.store, i, &e);
        assert_true(e.t == times[i]);
    }
    reading_fini(&g);
}

static void text_is(const char *json, const char *text)
{
    struct buf line = {0};
    struct reading g;
    buf_printf(&line, "{\"e\":\"coro.new\",\"name\":%s}", json);
    struct event e = read_one(&g, buf_z(&line));
    assert_true(str_eqz(e.coro_new.name, text));
    reading_fini(&g);
    buf_fini(&line);
}

static void test_texts(void **state)
{
    (void)state;
    text_is("\"a\\n\\t\\\"\\\\\\/\\b\\f\\r\"", "a\n\t\"\\/\b\f\r");
    text_is("\"\\u00e9\\u20ac\\uD83D\\uDC0D!\"",
            "\xc3\xa9\xe2\x82\xac\xf0\x9f\x90\x8d!");
    text_is("\"\\ud83d\\ud83d\\udc0d\"", "\xef\xbf\xbd\xf0\x9f\x90\x8d");
    text_is("\"x\\udc0dy\"", "x\xef\xbf\xbdy");
    text_is("\"\xc3\xa9 caf\xc3\xa9 of eight\"", "\xc3\xa9 caf\xc3\xa9 of eight");
    text_is("\"a\xff\xc3\"", "a\xef\xbf\xbd\xef\xbf\xbd");
    text_is("\"\xc3\xa9\\n\xff\"", "\xc3\xa9\n\xef\xbf\xbd");
}

/* A byte order mark and blanks before the header do no harm. */
static void test_mark(void **state)
{
    struct reading g = read_text(STR("\xef\xbb\xbf" HEADER), 0);
    (void)state;
    assert_int_equal(g.status, STATUS_OK);
    assert_true(trace_reader_has_header(g.reader));
    reading_fini(&g);
}

static void test_header(void **state)
{
    static const char line[] =
        "{\"loopscope\":1,\"min\":1,\"engine\":\"CPython 3.11.7\",\"clock\":"
        "\"real\",\"program\":\"a\\\"b.py\",\"argv\":[\"-p\",\"\\u00e9\"],\"seed\":"
        "18446744073709551615,\"sources\":[{\"file\":\"a.py\",\"text\":\"x\\n\","
        "\"more\":1},{}],\"x\":null}\n";
    struct reading g = read_text(str_of(line), 1);
    (void)state;
    assert_int_equal(g.status, STATUS_OK);
    assert_true(str_eqz(g.header.engine, "CPython 3.11.7"));
    assert_true(str_eqz(g.header.clock, "real"));
    assert_true(str_eqz(g.header.program, "a\"b.py"));
    assert_int_equal(g.header.n_argv, 2);
    assert_true(str_eqz(g.header.argv[1], "\xc3\xa9"));
    assert_true(g.header.seed == UINT64_MAX);
    assert_int_equal(g.header.n_sources, 2);
    assert_true(str_eqz(g.header.sources[0].text, "x\n"));
    assert_true(str_eqz(g.header.sources[1].file, ""));
    reading_fini(&g);
}

/* -- limits -- */

static void nested(int depth, enum status status)
{
    struct buf text = {0};
    buf_addz(&text, HEADER "{\"e\":\"begin\",\"x\":");
    for (int i = 0; i < depth; i++)
        buf_addc(&text, '[');
    for (int i = 0; i < depth; i++)
        buf_addc(&text, ']');
    buf_addz(&text, "}\n");
    struct reading g = read_text(buf_str(&text), 0);
    assert_int_equal(g.status, status);
    reading_fini(&g);
    buf_fini(&text);
}

static void test_depth(void **state)
{
    (void)state;
    nested(64, STATUS_OK);
    nested(66, STATUS_FORMAT);
    nested(200000, STATUS_FORMAT);
}

/* A line of 64 MB is read; one that is longer is refused before it has all been
 * kept, even when it never ends. */
static void test_long_line(void **state)
{
    size_t n = 1 << 20, fed = 0;
    char *piece = malloc(n);
    struct trace_store *store = trace_store_new(1 << 20);
    struct trace_header header = {0};
    struct trace_reader *r = trace_reader_new(store, &header);
    (void)state;
    memset(piece, 'x', n);
    trace_reader_feed(r, HEADER, strlen(HEADER));
    trace_reader_feed(r, "{\"e\":\"coro.new\",\"name\":\"", 24);
    while (fed < 200 && trace_reader_feed(r, piece, n) == STATUS_OK)
        fed++;
    assert_int_equal(fed, 63);
    assert_int_equal(trace_reader_end(r), STATUS_LIMIT);
    assert_int_equal(trace_reader_error(r)->line, 2);
    assert_string_equal(trace_reader_error(r)->text, "a line over 64 MB");
    trace_reader_free(r);
    trace_header_fini(&header);
    trace_store_free(store);
    free(piece);
}

/* -- there and back -- */

static void encode_all(const struct trace_store *s, struct buf *out)
{
    buf_addz(out, HEADER);
    for (size_t i = 0; i < trace_store_count(s); i++) {
        struct event e;
        trace_store_get(s, i, &e);
        trace_encode(&e, out);
    }
}

static void round_trip(const struct buf *text, const struct trace_store *store,
                       size_t piece)
{
    struct buf again = {0};
    struct reading g = read_text(buf_str(text), piece);
    assert_int_equal(g.status, STATUS_OK);
    assert_int_equal(trace_store_count(g.store), trace_store_count(store));
    for (size_t i = 0; i < trace_store_count(store); i++) {
        struct event a, b;
        trace_store_get(store, i, &a);
        trace_store_get(g.store, i, &b);
        const char *differs = event_difference(&a, &b);
        /* Maps are normalized when they are read; the text then stays. */
        if (differs && strcmp(differs, "set") != 0)
            fail_msg("event %zu, %s: %s differs", i, event_info(a.kind)->name,
                     differs);
    }
    encode_all(g.store, &again);
    if (piece == 0) {
        round_trip(&again, g.store, 1);
        round_trip(&again, g.store, 13);
    } else {
        assert_true(str_eq(buf_str(text), buf_str(&again)));
    }
    buf_fini(&again);
    reading_fini(&g);
}

static void test_round_trip(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 30; seed++) {
        struct trace_build b;
        struct buf text = {0};
        trace_build_init(&b);
        trace_build_random(&b, seed, 400, (int)(seed * 3));
        encode_all(b.store, &text);
        round_trip(&text, b.store, 0);
        buf_fini(&text);
        trace_build_fini(&b);
    }
}

/* -- maps and lists -- */

static void test_map_each(void **state)
{
    struct buf key = {0}, value = {0};
    size_t at = 0;
    struct str map = STR("{\"a\":\"1\",\"b\":2,\"c\\n\":\"x\\\"y\",\"\":\"\"}");
    (void)state;
    assert_true(json_map_each(map, &at, &key, &value));
    assert_true(str_eqz(buf_str(&key), "a") && str_eqz(buf_str(&value), "1"));
    assert_true(json_map_each(map, &at, &key, &value)); /* b is no text */
    assert_true(str_eqz(buf_str(&key), "c\n"));
    assert_true(str_eqz(buf_str(&value), "x\"y"));
    assert_true(json_map_each(map, &at, &key, &value));
    assert_true(key.n == 0 && value.n == 0);
    assert_false(json_map_each(map, &at, &key, &value));
    at = 0;
    assert_false(json_map_each((struct str){0}, &at, &key, &value));
    buf_fini(&key);
    buf_fini(&value);
}

static void test_list_each(void **state)
{
    struct buf item = {0};
    size_t at = 0;
    event_id id;
    int64_t a, b;
    (void)state;
    struct str ids = STR("[3,\"x\",-1,0,1.5,4294967296,4294967295]");
    assert_true(json_list_each_id(ids, &at, &id) && id == 3);
    assert_true(json_list_each_id(ids, &at, &id) && id == UINT32_MAX);
    assert_false(json_list_each_id(ids, &at, &id));
    at = 0;
    struct str texts = STR("[\"i\",7,\"\\u00e9\"]");
    assert_true(json_list_each_str(texts, &at, &item));
    assert_true(str_eqz(buf_str(&item), "i"));
    assert_true(json_list_each_str(texts, &at, &item));
    assert_true(str_eqz(buf_str(&item), "\xc3\xa9"));
    assert_false(json_list_each_str(texts, &at, &item));
    at = 0;
    struct str pairs = STR("[[1,5],[2],[],3,[4,-6],[7,8,9]]");
    assert_true(json_list_each_pair(pairs, &at, &a, &b) && a == 1 && b == 5);
    assert_true(json_list_each_pair(pairs, &at, &a, &b) && a == 4 && b == -6);
    assert_false(json_list_each_pair(pairs, &at, &a, &b));
    buf_fini(&item);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_errors),     cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_tolerance),  cmocka_unit_test(test_unknown_kinds),
        cmocka_unit_test(test_times),      cmocka_unit_test(test_texts),
        cmocka_unit_test(test_mark),       cmocka_unit_test(test_header),
        cmocka_unit_test(test_depth),      cmocka_unit_test(test_long_line),
        cmocka_unit_test(test_round_trip), cmocka_unit_test(test_map_each),
        cmocka_unit_test(test_list_each),
    };
    return cmocka_run_group_tests_name("trace reader", tests, NULL, NULL);
}
