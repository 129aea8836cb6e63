/* Bytes into keys. */
#include "support/test.h"

#include "term/decode.h"
#include "ui/request.h"

static struct decoder d;

static void describe(const struct key *k, struct buf *out)
{
    if (k->code == UK_CLICK || k->code == UK_WHEEL_UP ||
        k->code == UK_WHEEL_DOWN || k->code == UK_DRAG)
        buf_printf(out, "%d,%d:", k->x, k->y);
    if (k->code == UK_PASTE)
        buf_printf(out, "paste:%.*s", STR_ARG(k->text));
    else if (k->code == UK_UNKNOWN)
        buf_addz(out, "unknown");
    else
        key_name(k, true, out);
    buf_addc(out, ' ');
}

static void drain(struct buf *out)
{
    struct key k;
    while (decoder_next(&d, &k))
        describe(&k, out);
}

/* In one piece, then byte by byte: the keys must be the same. */
static void assert_keys(const char *bytes, size_t n, const char *want)
{
    for (int piecewise = 0; piecewise < 2; piecewise++) {
        struct buf out = {0};
        for (size_t i = 0; i < n; i += piecewise ? 1 : n) {
            decoder_feed(&d, bytes + i, piecewise ? 1 : n);
            drain(&out);
        }
        assert_string_equal(buf_z(&out), want);
        assert_false(decoder_pending(&d));
        buf_fini(&out);
    }
    decoder_fini(&d);
    d = (struct decoder){0};
}
#define KEYS(bytes, want) assert_keys("" bytes, sizeof(bytes) - 1, want)

static void plain_keys(void **state)
{
    (void)state;
    KEYS("aZ?", "a Z ? ");
    KEYS(" \r\n\t\x7f\b", "Space Enter Enter Tab Backspace Backspace ");
    KEYS("\x04\x15\x0c", "Ctrl-D Ctrl-U Ctrl-L ");
    KEYS("\xc3\xa9\xe6\x97\xa5", "\xc3\xa9 \xe6\x97\xa5 ");
}

static void sequences(void **state)
{
    (void)state;
    KEYS("\033[A\033[B\033[C\033[D", "Up Down Right Left ");
    KEYS("\033OA\033OC\033OH\033OF", "Up Right Home End ");
    KEYS("\033[5~\033[6~\033[1~\033[4~\033[7~\033[8~",
         "PgUp PgDn Home End Home End ");
    KEYS("\033[3~\033[2~\033[Z", "Delete Insert Shift-Tab ");
    KEYS("\033OP\033[11~\033[15~\033[17~\033[24~", "F1 F1 F5 F6 F12 ");
    KEYS("\033[[A\033[[E", "F1 F5 ");
    KEYS("\033[1;5C\033[1;2A", "Right Up ");
    KEYS("\033[1;2C\033[1;2D\033[c\033[d",
         "Shift-Right Shift-Left Shift-Right Shift-Left ");
    KEYS("\033[99~x", "unknown x ");
    KEYS("\033[Ix\033[O", "x ");
    KEYS("\033[?62;22cx", "x ");
}

static void the_mouse(void **state)
{
    (void)state;
    KEYS("\033[<0;10;3M\033[<0;10;3m", "9,2:click ");
    KEYS("\033[<64;1;1M\033[<65;300;90M", "0,0:wheel-up 299,89:wheel-down ");
    /* of those that know no other reports: no key is pressed by them */
    KEYS("\033[M *#\033[M#*#", "9,2:click ");
    KEYS("\033[M`!!\033[Ma\xff\xf9x", "0,0:wheel-up 222,216:wheel-down x ");
}

/* A moving pointer reports faster than a screen can be drawn. */
static void of_many_moves_the_last_counts(void **state)
{
    static const char moves[] = "\033[<0;1;3M\033[<32;2;3M\033[<32;3;3M"
                                "\033[<32;9;4M\033[<0;9;4mx\033[<32;5;5M";
    struct buf out = {0};
    (void)state;
    decoder_feed(&d, moves, sizeof moves - 1);
    drain(&out);
    assert_string_equal(buf_z(&out), "0,2:click 8,3:drag x 4,4:drag ");
    out.n = 0;
    static const char begun[] = "\033[<32;6;5M\033[<32;7";
    decoder_feed(&d, begun, sizeof begun - 1); /* more is to come */
    drain(&out);
    decoder_feed(&d, ";5M", 3);
    drain(&out);
    assert_string_equal(buf_z(&out), "5,4:drag 6,4:drag ");
    buf_fini(&out);
    decoder_fini(&d);
    d = (struct decoder){0};
}

static void a_paste_is_text(void **state)
{
    (void)state;
    KEYS("\033[200~a\nq\033[Ab\033[201~c", "paste:a\nq\033[Ab c ");
    KEYS("\033[200~\033[201~x", "paste: x ");
    KEYS("\033[200~\033[20\033[201~", "paste:\033[20 ");
}

static void a_lone_escape_needs_the_flush(void **state)
{
    (void)state;
    struct key k;
    decoder_feed(&d, "\033", 1);
    assert_false(decoder_next(&d, &k));
    assert_int_equal(decoder_pending(&d), DECODER_ESCAPE);
    decoder_flush(&d);
    assert_true(decoder_next(&d, &k));
    assert_int_equal(k.code, UK_ESC);
    assert_false(decoder_next(&d, &k));
    decoder_feed(&d, "\033[", 2);
    assert_false(decoder_next(&d, &k));
    assert_int_equal(decoder_pending(&d), DECODER_SEQUENCE);
    decoder_flush(&d);
    assert_true(decoder_next(&d, &k) && k.code == UK_ALT && k.cp == '[');
    decoder_feed(&d, "\033[1;", 4);
    assert_false(decoder_next(&d, &k));
    decoder_flush(&d);
    assert_true(decoder_next(&d, &k) && k.code == UK_UNKNOWN);
    assert_false(decoder_next(&d, &k));
    decoder_fini(&d);
    d = (struct decoder){0};
    KEYS("\033\033[A", "Esc Up ");
}

static void a_terminals_own_keys_come_first(void **state)
{
    (void)state;
    static const struct decoder_key own[] = {{"\033\t", UK_BACKTAB, 0},
                                             {"\033Ot", UK_FUNCTION, 5},
                                             {"\033[L", UK_INSERT, 0}};
    static const char bytes[] = "\033\t\033Ot\033[L\033[A";
    struct buf out = {0};
    d.own = own;
    d.n_own = 3;
    for (size_t i = 0; i < sizeof bytes - 1; i++) {
        decoder_feed(&d, bytes + i, 1);
        drain(&out);
    }
    assert_string_equal(buf_z(&out), "Shift-Tab F5 Insert Up ");
    buf_fini(&out);
    decoder_fini(&d);
    d = (struct decoder){0};
}

static void alt_is_one_key(void **state)
{
    (void)state;
    KEYS("\033q\033\xc3\xa9\033\x7f", "Alt-q Alt-\xc3\xa9 Alt-Backspace ");
    KEYS("\033\r", "Esc Enter ");
}

/* However long the line takes for the rest of a character. */
static void a_character_waits_for_its_bytes(void **state)
{
    (void)state;
    struct key k;
    decoder_feed(&d, "\xe6\x97", 2);
    assert_false(decoder_next(&d, &k));
    assert_int_equal(decoder_pending(&d), DECODER_NOTHING);
    decoder_flush(&d);
    assert_false(decoder_next(&d, &k));
    decoder_feed(&d, "\xa5", 1);
    assert_true(decoder_next(&d, &k) && k.code == UK_CHAR && k.cp == 0x65E5);
    decoder_fini(&d);
    d = (struct decoder){0};
}

static void broken_bytes_are_used_up(void **state)
{
    (void)state;
    KEYS("\xff" "a", "unknown a ");
    KEYS("\xc3" "a", "unknown a ");
    KEYS("\xe6\x97" "a", "unknown unknown a ");
    KEYS("\033[1\033[A", "unknown 1 Up ");
}

static void any_bytes_come_to_an_end(void **state)
{
    (void)state;
    uint32_t seed = 7;
    static const char likely[] = "\033[<;0123456789~MmABOPZ?\xc3\xa9\xe6";
    for (int round = 0; round < 20000; round++) {
        char bytes[32];
        size_t keys = 0;
        struct key k;
        for (size_t i = 0; i < sizeof bytes; i++) {
            seed = seed * 1664525u + 1013904223u;
            bytes[i] = seed >> 31 ? (char)(seed >> 20)
                                  : likely[(seed >> 10) % (sizeof likely - 1)];
        }
        decoder_feed(&d, bytes, sizeof bytes);
        while (decoder_next(&d, &k))
            assert_true(++keys <= sizeof bytes * 2);
        decoder_flush(&d);
        while (decoder_next(&d, &k))
            assert_true(++keys <= sizeof bytes * 2);
        assert_true(d.pasting || !decoder_pending(&d));
        if (d.pasting) {
            decoder_feed(&d, "\033[201~", 6);
            while (decoder_next(&d, &k))
                ;
        }
    }
    decoder_fini(&d);
    d = (struct decoder){0};
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_keys),
        cmocka_unit_test(sequences),
        cmocka_unit_test(the_mouse),
        cmocka_unit_test(of_many_moves_the_last_counts),
        cmocka_unit_test(a_paste_is_text),
        cmocka_unit_test(a_lone_escape_needs_the_flush),
        cmocka_unit_test(a_terminals_own_keys_come_first),
        cmocka_unit_test(alt_is_one_key),
        cmocka_unit_test(a_character_waits_for_its_bytes),
        cmocka_unit_test(broken_bytes_are_used_up),
        cmocka_unit_test(any_bytes_come_to_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
