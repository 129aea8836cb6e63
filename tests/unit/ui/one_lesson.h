/* A lesson on the one screen (one_screen.h): its first page, beside the recording of
 * countasync. */
#ifndef UNIT_UI_ONE_LESSON_H
#define UNIT_UI_ONE_LESSON_H

#include "lesson/lesson.h"
#include "unit/ui/one_screen.h"

static struct lesson *lesson;

static void show_lesson(const char *markdown)
{
    lesson = lesson_parse(str_of(markdown), "lesson.md", NULL);
    assert_int_equal(lesson->problems.all.n, 0);
    const struct lesson_page *p = &lesson->pages[0];
    ui_set_lesson(s.ui, &(struct ui_lesson){
        .title = "A lesson", .page = 1, .n_pages = 1, .prose = &p->prose,
        .program = "countasync.py", .directives = p->directives,
        .n_directives = p->n_directives});
}

/* A test's setup and teardown. */
static int open_count(void **state)
{
    (void)state;
    return open_trace("tests/traces/cpython-countasync.jsonl");
}

static int close_lesson(void **state)
{
    int result = close_trace(state);
    lesson_free(lesson);
    lesson = NULL;
    return result;
}

#endif
