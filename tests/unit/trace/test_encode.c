#include "support/test.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "trace/writer.h"

static void encodes(struct event e, const char *line)
{
    struct buf out = {0};
    trace_encode(&e, &out);
    assert_true(out.n > 0 && out.p[out.n - 1] == '\n');
    out.n--;
    assert_string_equal(buf_z(&out), line);
    buf_fini(&out);
}

/* As DESIGN §5 has it: "t" behind "e", ids of 0 and texts that aren't there
 * left out, numbers always written. */
static void test_fields(void **state)
{
    (void)state;
    encodes((struct event){.kind = EV_begin}, "{\"e\":\"begin\",\"t\":0}");
    encodes((struct event){.kind = EV_task_run, .t = 2.5, .task_run = {3}},
            "{\"e\":\"task.run\",\"t\":2.5,\"task\":3}");
    encodes((struct event){.kind = EV_task_run},
            "{\"e\":\"task.run\",\"t\":0}");
    encodes((struct event){.kind = EV_end, .end = {.status = -11}},
            "{\"e\":\"end\",\"t\":0,\"status\":-11}");
    encodes((struct event){.kind = EV_out, .t = 1,
                           .out = {0, STR("stdout"), STR("One\n")}},
            "{\"e\":\"out\",\"t\":1,\"stream\":\"stdout\",\"text\":\"One\\n\"}");
    encodes((struct event){.kind = EV_out, .out = {0, STR("stderr"), STR("")}},
            "{\"e\":\"out\",\"t\":0,\"stream\":\"stderr\",\"text\":\"\"}");
    encodes((struct event){.kind = EV_loop_select, .loop_select = {NAN}},
            "{\"e\":\"loop.select\",\"t\":0,\"timeout\":null}");
}

static void test_nested(void **state)
{
    (void)state;
    encodes((struct event){.kind = EV_task_wait,
                           .task_wait = {4, {STR("sleep"), 7, STR("sleep(1)")},
                                         STR("[[2,5]]")}},
            "{\"e\":\"task.wait\",\"t\":0,\"task\":4,\"on\":{\"kind\":\"sleep\","
            "\"id\":7,\"text\":\"sleep(1)\"},\"stack\":[[2,5]]}");
    encodes((struct event){.kind = EV_task_wait,
                           .task_wait = {4, {.text = STR("x")}, STR("[]")}},
            "{\"e\":\"task.wait\",\"t\":0,\"task\":4,\"on\":{\"text\":\"x\"}}");
    encodes((struct event){.kind = EV_task_wait,
                           .task_wait = {4, {.id = 5}, {NULL, 0}}},
            "{\"e\":\"task.wait\",\"t\":0,\"task\":4,\"on\":{\"id\":5}}");
    encodes((struct event){.kind = EV_line,
                           .line = {1, 5, STR("{\"i\":\"1\"}"), STR("[\"j\"]")}},
            "{\"e\":\"line\",\"t\":0,\"frame\":1,\"line\":5,"
            "\"set\":{\"i\":\"1\"},\"unset\":[\"j\"]}");
    encodes((struct event){.kind = EV_line, .line = {1, 5, STR("{}"), STR("[]")}},
            "{\"e\":\"line\",\"t\":0,\"frame\":1,\"line\":5}");
}

static void string_is(struct str s, const char *json)
{
    struct buf out = {0};
    json_add_str(&out, s);
    assert_string_equal(buf_z(&out), json);
    buf_fini(&out);
}

static void test_strings(void **state)
{
    (void)state;
    string_is(STR(""), "\"\"");
    string_is(STR("plain text of more than eight bytes"),
              "\"plain text of more than eight bytes\"");
    string_is(STR("1234567\"9"), "\"1234567\\\"9\"");
    string_is(STR("a\\b\b\f\n\r\t"), "\"a\\\\b\\b\\f\\n\\r\\t\"");
    string_is((struct str){"\0\x1f\x7f", 3}, "\"\\u0000\\u001f\x7f\"");
    string_is(STR("\xc3\xa9\xe2\x82\xac\xf0\x9f\x90\x8d"),
              "\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x90\x8d\"");
    string_is(STR("a\xff\xc3"), "\"a\xef\xbf\xbd\xef\xbf\xbd\"");
    string_is(STR("\xed\xa0\x80z"), "\"\xef\xbf\xbdz\""); /* a surrogate */
    string_is(STR("\xf4\x90\x80\x80"),
              "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
}

/* Every length and place of a byte that needs care: the scanner looks at eight
 * bytes at a time. */
static void test_string_places(void **state)
{
    (void)state;
    for (size_t n = 1; n < 40; n++)
        for (size_t i = 0; i < n; i++) {
            char text[64], expected[80];
            memset(text, 'x', n);
            text[i] = '"';
            memset(expected, 'x', sizeof expected);
            expected[0] = '"';
            expected[1 + i] = '\\';
            expected[2 + i] = '"';
            expected[n + 2] = '"';
            expected[n + 3] = '\0';
            string_is((struct str){text, n}, expected);
        }
}

static void number_is(double d, const char *json)
{
    struct buf out = {0};
    json_add_num(&out, d);
    assert_string_equal(buf_z(&out), json);
    buf_fini(&out);
}

/* The texts are what Python's repr gives, without its ".0" and with JSON's
 * form of the exponent, which C and Python share. */
static void test_numbers(void **state)
{
    (void)state;
    number_is(0, "0");
    number_is(-0.0, "-0");
    number_is(1, "1");
    number_is(-17, "-17");
    number_is(123456789012345, "123456789012345");
    number_is(0.5, "0.5");
    number_is(0.1, "0.1");
    number_is(0.1 + 0.2, "0.30000000000000004");
    number_is(1e16, "1e+16");
    number_is(2.5e-5, "2.5e-05");
    number_is(0.001, "0.001");
    number_is(0.0001, "0.0001");
    number_is(1234.000001, "1234.000001");
    number_is(3.999999999, "3.999999999");
    number_is(1.0 / 3, "0.3333333333333333");
    number_is(1e308, "1e+308");
    number_is(5e-324, "5e-324");
    number_is(1.7976931348623157e308, "1.7976931348623157e+308");
    number_is(NAN, "null");
    number_is(INFINITY, "1e999");
    number_is(-INFINITY, "-1e999");
}

/* What is written reads back as the same number, wherever the decimals end. */
static void test_numbers_read_back(void **state)
{
    (void)state;
    for (int i = 0; i < 200000; i++) {
        static const double powers[] = {1, 10, 1e3, 1e6, 1e9, 7, 1e-3, 3e5};
        double d = (double)i * 37 / powers[i % 8];
        struct buf out = {0};
        json_add_num(&out, d);
        assert_true(strtod(buf_z(&out), NULL) == d);
        buf_fini(&out);
    }
}

/* A comma in the user's locale must not get into a trace. */
static void test_locale(void **state)
{
    (void)state;
    static const char *const names[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE"};
    for (size_t i = 0; i < 3; i++)
        if (setlocale(LC_ALL, names[i]))
            break;
    number_is(1.0 / 3, "0.3333333333333333");
    number_is(0.25, "0.25");
    setlocale(LC_ALL, "C");
}

static void test_header(void **state)
{
    struct str argv[] = {STR("-p"), STR("2")};
    struct trace_source sources[] = {{STR("a.py"), STR("x = 1\n")}};
    struct trace_header h = {
        .version = 1, .min_version = 1, .engine = STR("loopscope 0.1.0"),
        .clock = STR("virtual"), .program = STR("a.py"), .argv = argv,
        .n_argv = 2, .seed = 7, .sources = sources, .n_sources = 1};
    struct buf out = {0};
    (void)state;
    trace_encode_header(&h, &out);
    assert_string_equal(
        buf_z(&out),
        "{\"loopscope\":1,\"min\":1,\"engine\":\"loopscope 0.1.0\","
        "\"clock\":\"virtual\",\"program\":\"a.py\",\"argv\":[\"-p\",\"2\"],"
        "\"seed\":7,\"sources\":[{\"file\":\"a.py\",\"text\":\"x = 1\\n\"}]}\n");
    buf_fini(&out);
}

/* Large and many texts: the buffer grows in the middle of an event. */
static void test_large(void **state)
{
    (void)state;
    size_t n = 300000;
    char *text = malloc(n);
    struct buf out = {0};
    memset(text, '\n', n);
    struct event e = {.kind = EV_out,
                      .out = {1, STR("stdout"), {text, n}}};
    trace_encode(&e, &out);
    assert_int_equal(out.n, strlen("{\"e\":\"out\",\"t\":0,\"task\":1,\"stream\":"
                                   "\"stdout\",\"text\":\"\"}\n") + 2 * n);
    struct event wait = {.kind = EV_task_wait,
                         .task_wait = {1, {{text, n}, 2, {text, n}},
                                       STR("[[1,2]]")}};
    out.n = 0;
    trace_encode(&wait, &out);
    assert_true(out.n > 4 * n);
    static const char tail[] = "\"},\"stack\":[[1,2]]}\n";
    size_t length = sizeof tail - 1;
    assert_memory_equal(out.p + out.n - length, tail, length);
    buf_fini(&out);
    free(text);
}

static void test_writer(void **state)
{
    int fds[2];
    char got[4096];
    struct trace_writer w;
    (void)state;
    assert_int_equal(pipe(fds), 0);
    trace_writer_init(&w, fds[1],
                      &(struct trace_header){.version = 1, .min_version = 1});
    sink_emit(&w.sink, &(struct event){.kind = EV_begin});
    assert_int_equal(w.written, 0);
    assert_int_equal(trace_writer_flush(&w), STATUS_OK);
    assert_int_equal(w.written, 2);
    ssize_t n = read(fds[0], got, sizeof got - 1);
    assert_true(n > 0);
    got[n] = '\0';
    assert_string_equal(got, "{\"loopscope\":1,\"min\":1,\"argv\":[],\"seed\":0,"
                             "\"sources\":[]}\n{\"e\":\"begin\",\"t\":0}\n");
    close(fds[0]);
    close(fds[1]);
    sink_emit(&w.sink, &(struct event){.kind = EV_begin});
    assert_int_equal(trace_writer_flush(&w), STATUS_IO);
    sink_emit(&w.sink, &(struct event){.kind = EV_begin});
    assert_int_equal(trace_writer_fini(&w), STATUS_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_nested),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_string_places),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_numbers_read_back),
        cmocka_unit_test(test_locale),
        cmocka_unit_test(test_header),
        cmocka_unit_test(test_large),
        cmocka_unit_test(test_writer),
    };
    return cmocka_run_group_tests_name("trace encode", tests, NULL, NULL);
}
