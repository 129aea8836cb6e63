/* What has been done in lessons: as text and back, damaged in every way, and on
 * the disk with others who write, kills and full disks. */
#include "lesson/progress_file.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "support/test.h"

enum { NOON = 1795262400 }; /* 2026-11-21T12:00:00Z */

static char folder[64];

static int setup(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/loopscope-progress-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    struct buf command = {0};
    buf_printf(&command, "rm -rf '%s'", folder);
    int status = system(buf_z(&command));
    buf_fini(&command);
    return status;
}

static struct progress_change change(enum progress_what what)
{
    return (struct progress_change){.what = what, .file = "01-one.md",
                                    .title = "One “thing”\n\\ at a time",
                                    .page = 2, .n_pages = 3, .goal = "ends 3",
                                    .when = NOON};
}

static void done_some(struct progress *p)
{
    struct progress_change c = change(PROGRESS_PAGE);
    progress_apply(p, &c);
    for (int i = 0; i < 3; i++)
        progress_apply(p, &(struct progress_change){
            .what = PROGRESS_RIGHT, .file = c.file, .title = c.title,
            .when = NOON + 60});
    c = change(PROGRESS_MET);
    progress_apply(p, &c);
    progress_apply(p, &c); /* once is enough */
    c.file = "02-two.md";
    c.what = PROGRESS_WRONG;
    progress_apply(p, &c);
}

static void test_changes(void **state)
{
    (void)state;
    struct progress p = {0};
    done_some(&p);
    struct progress_change c = change(PROGRESS_PAGE);
    struct progress_lesson *l = progress_find(&p, c.file, c.title);
    assert_non_null(l);
    assert_null(progress_find(&p, c.file, "another title"));
    assert_int_equal(l->right, 3);
    assert_int_equal(l->wrong, 0);
    assert_int_equal(l->seen.n, 1);
    assert_int_equal(l->met.n, 1);
    assert_int_equal(l->page, 2);
    assert_int_equal(l->last, NOON); /* the challenge came last */
    assert_false(progress_is_done(l));
    for (c.page = 1; c.page <= 3; c.page += 2)
        progress_apply(&p, &c);
    assert_true(progress_is_done(l));
    c.page = 1, c.n_pages = 2; /* the author took a page away */
    progress_apply(&p, &c);
    assert_int_equal(l->seen.n, 2);
    c.what = PROGRESS_FORGET;
    progress_apply(&p, &c);
    assert_null(progress_find(&p, c.file, c.title));
    assert_int_equal(p.lessons.n, 1);
    progress_fini(&p);
}

static void assert_same_text(const struct progress *p, struct str text)
{
    struct buf again = {0};
    progress_format(p, &again);
    assert_int_equal(again.n, text.n);
    assert_memory_equal(again.p, text.p, text.n);
    buf_fini(&again);
}

static void test_text_and_back(void **state)
{
    (void)state;
    struct progress p = {0}, q = {0};
    struct buf text = {0};
    progress_format(&p, &text);
    assert_string_equal(buf_z(&text),
                        "{\"loopscope-progress\":1,\"lessons\":0}\n");
    text.n = 0;
    done_some(&p);
    progress_format(&p, &text);
    assert_non_null(strstr(buf_z(&text), "\"2026-11-21T12:00:00Z\""));
    assert_int_equal(progress_parse(buf_str(&text), &q), STATUS_OK);
    assert_same_text(&q, buf_str(&text));
    progress_fini(&p);
    progress_fini(&q);
    buf_fini(&text);
}

/* A shorter text is refused, but for its last newline, which says nothing. */
static void test_cut_anywhere(void **state)
{
    (void)state;
    struct progress p = {0}, q = {0};
    struct buf text = {0};
    done_some(&p);
    progress_format(&p, &text);
    for (size_t n = 0; n < text.n; n++) {
        char *cut = xstrndup(text.p, n); /* so that a sanitizer sees its end */
        enum status s = progress_parse((struct str){cut, n}, &q);
        assert_int_equal(s, n + 1 == text.n ? STATUS_OK : STATUS_FORMAT);
        progress_fini(&q);
        free(cut);
    }
    progress_fini(&p);
    buf_fini(&text);
}

/* Whatever is taken for whole is written and read as the same. */
static void test_random_bytes(void **state)
{
    (void)state;
    struct progress p = {0}, q = {0}, r = {0};
    struct buf text = {0}, bad = {0}, again = {0};
    unsigned seed = 6;
    done_some(&p);
    progress_format(&p, &text);
    for (int i = 0; i < 20000; i++) {
        bad.n = 0;
        buf_adds(&bad, buf_str(&text));
        for (int k = i % 4; k >= 0; k--)
            bad.p[(size_t)rand_r(&seed) % bad.n] = (char)rand_r(&seed);
        if (progress_parse(buf_str(&bad), &q) == STATUS_OK) {
            again.n = 0;
            progress_format(&q, &again);
            assert_int_equal(progress_parse(buf_str(&again), &r), STATUS_OK);
            assert_same_text(&r, buf_str(&again));
            progress_fini(&r);
        }
        progress_fini(&q);
    }
    progress_fini(&p);
    buf_fini(&text);
    buf_fini(&bad);
    buf_fini(&again);
}

static void test_versions(void **state)
{
    (void)state;
    struct progress p = {0};
    static const struct {
        const char *text;
        enum status status;
    } cases[] = {
        {"{\"loopscope-progress\":2,\"lessons\":0,\"more\":[1,{}]}\nx",
         STATUS_VERSION},
        {"{\"loopscope-progress\":2}", STATUS_VERSION},
        {"{\"loopscope-progress\":1,\"lessons\":0,\"more\":[1,{}]}\n",
         STATUS_OK},
        {"{\"loopscope-progress\":1,\"lessons\":1}\n", STATUS_FORMAT},
        {"{\"loopscope-progress\":0,\"lessons\":0}\n", STATUS_FORMAT},
        {"{\"loopscope-progress\":1,\"lessons\":-1}\n", STATUS_FORMAT},
        {"{\"loopscope-progress\":1,\"lessons\":0}\n\n", STATUS_FORMAT},
        {"{\"lessons\":0}\n", STATUS_FORMAT},
        {"", STATUS_FORMAT},
        {"[]", STATUS_FORMAT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(progress_parse(str_of(cases[i].text), &p),
                         cases[i].status);
    progress_fini(&p);
}

/* -- on the disk ----------------------------------------------------------- */

static uint64_t right_in_file(void)
{
    struct progress_file f;
    struct progress_change c = change(PROGRESS_RIGHT);
    assert_int_equal(progress_file_open(&f, folder), STATUS_OK);
    assert_int_equal(f.set_aside.n, 0);
    struct progress_lesson *l = progress_find(&f.now, c.file, c.title);
    uint64_t right = l ? l->right : 0;
    progress_file_close(&f);
    return right;
}

static struct buf path_of(const char *name)
{
    struct buf path = {0};
    buf_printf(&path, "%s/%s", folder, name);
    return path;
}

static void write_file(const char *name, const char *text)
{
    struct buf path = path_of(name);
    assert_int_equal(file_replace(buf_z(&path), str_of(text)), STATUS_OK);
    buf_fini(&path);
}

static bool file_has(const char *name, const char *text)
{
    struct buf path = path_of(name), got = {0};
    bool has = file_read(buf_z(&path), 1000, &got) == STATUS_OK &&
               str_eqz(buf_str(&got), text);
    buf_fini(&path);
    buf_fini(&got);
    return has;
}

static void test_damaged_is_set_aside(void **state)
{
    (void)state;
    struct progress_file f;
    struct progress_change c = change(PROGRESS_RIGHT);
    write_file("progress", "first");
    assert_int_equal(progress_file_open(&f, folder), STATUS_OK);
    assert_true(f.set_aside.n > 0);
    assert_true(file_has("progress.damaged", "first"));
    /* and another one while it is open */
    write_file("progress", "second");
    assert_int_equal(progress_file_change(&f, &c), STATUS_OK);
    progress_file_close(&f);
    assert_true(file_has("progress.damaged", "first"));
    assert_true(file_has("progress.damaged.2", "second"));
    assert_int_equal(right_in_file(), 1);
}

static void test_newer_is_left_alone(void **state)
{
    (void)state;
    static const char newer[] = "{\"loopscope-progress\":7}\n";
    struct progress_file f;
    struct progress_change c = change(PROGRESS_RIGHT);
    write_file("progress", newer);
    assert_int_equal(progress_file_open(&f, folder), STATUS_VERSION);
    assert_int_equal(progress_file_change(&f, &c), STATUS_VERSION);
    assert_int_equal(f.now.lessons.n, 1);
    progress_file_close(&f);
    assert_true(file_has("progress", newer));
}

/* A folder that can't be: told, and kept until it can. */
static void test_no_folder(void **state)
{
    (void)state;
    struct progress_file f;
    struct progress_change c = change(PROGRESS_RIGHT);
    struct buf state_folder = path_of("file/below");
    write_file("file", "in the way");
    assert_int_equal(progress_file_open(&f, buf_z(&state_folder)), STATUS_OK);
    assert_int_not_equal(progress_file_change(&f, &c), STATUS_OK);
    assert_int_not_equal(progress_file_change(&f, &c), STATUS_OK);
    assert_int_equal(f.now.lessons.p[0].right, 2);
    struct buf file = path_of("file");
    unlink(buf_z(&file));
    assert_int_equal(progress_file_change(&f, &c), STATUS_OK);
    assert_int_equal(f.waiting.n, 0);
    progress_file_close(&f);
    assert_int_equal(progress_file_open(&f, buf_z(&state_folder)), STATUS_OK);
    assert_int_equal(f.now.lessons.p[0].right, 3);
    progress_file_close(&f);
    buf_fini(&state_folder);
    buf_fini(&file);
}

static void limit_files(rlim_t bytes)
{
    struct rlimit limit;
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &limit);
}

/* A file that may not grow is a disk that is full. */
static void test_full_disk(void **state)
{
    (void)state;
    struct progress_file f;
    struct progress_change c = change(PROGRESS_RIGHT);
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(progress_file_open(&f, folder), STATUS_OK);
    assert_int_equal(progress_file_change(&f, &c), STATUS_OK);
    limit_files(10);
    enum status full = progress_file_change(&f, &c);
    uint64_t then = right_in_file();
    limit_files(RLIM_INFINITY);
    assert_int_equal(full, STATUS_FILE_LIMIT);
    assert_int_equal(then, 1);
    assert_int_equal(f.now.lessons.p[0].right, 2);
    assert_int_equal(progress_file_change(&f, &c), STATUS_OK);
    progress_file_close(&f);
    assert_int_equal(right_in_file(), 3);
}

static void answer(int times, int told)
{
    struct progress_file f;
    struct progress_change c = change(PROGRESS_RIGHT);
    progress_file_open(&f, folder);
    for (int i = 0; i < times; i++)
        if (progress_file_change(&f, &c) == STATUS_OK && told >= 0 &&
            write(told, "1", 1) != 1)
            _exit(1);
    progress_file_close(&f);
}

static void test_several_at_once(void **state)
{
    (void)state;
    enum { PROCESSES = 4, TIMES = 25 };
    for (int i = 0; i < PROCESSES; i++)
        if (fork() == 0) {
            answer(TIMES, -1);
            _exit(0);
        }
    while (wait(NULL) > 0)
        ;
    assert_int_equal(right_in_file(), PROCESSES * TIMES);
}

/* Killed while it writes, again and again: the file is whole each time, and has
 * what was told to be in it. */
static void test_kill_at_any_moment(void **state)
{
    (void)state;
    enum { ROUNDS = 60, MANY = 1000000 };
    unsigned seed = 1, longest = 4000; /* microseconds */
    int ends[2];
    uint64_t told = 0;
    assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
    for (int round = 0; round < ROUNDS; round++) {
        char bytes[512];
        ssize_t n;
        pid_t child = fork();
        if (child == 0) {
            answer(MANY, ends[1]);
            _exit(0);
        }
        usleep((useconds_t)rand_r(&seed) % longest);
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        while ((n = read(ends[0], bytes, sizeof bytes)) > 0)
            told += (uint64_t)n;
        uint64_t kept = right_in_file();
        assert_in_range(kept, told, told + 1);
        if (!kept && longest < 400000) /* a disk that takes its time */
            longest *= 2;
        told = kept;
    }
    assert_true(told > 0);
    close(ends[0]);
    close(ends[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_changes),
        cmocka_unit_test(test_text_and_back),
        cmocka_unit_test(test_cut_anywhere),
        cmocka_unit_test(test_random_bytes),
        cmocka_unit_test(test_versions),
        cmocka_unit_test_setup_teardown(test_damaged_is_set_aside, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_newer_is_left_alone, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_no_folder, setup, teardown),
        cmocka_unit_test_setup_teardown(test_full_disk, setup, teardown),
        cmocka_unit_test_setup_teardown(test_several_at_once, setup, teardown),
        cmocka_unit_test_setup_teardown(test_kill_at_any_moment, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
