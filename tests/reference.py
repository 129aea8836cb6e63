"""Keeps the events of the manual page assets/man/loopscope-trace.5 the same as
src/trace/events.def, which is the one place where they are listed; and the directives,
questions and goals of assets/man/loopscope-lesson.5 as their tables have them.

    python3 tests/reference.py --check    exit status 1 when they differ
    python3 tests/reference.py --write    writes them into the pages
"""
import os
import re
import sys

from generated import TOP, keep, roff, rows

PAGE = os.path.join(TOP, "assets/man/loopscope-trace.5")
BEGIN = '.\\" From here on: src/trace/events.def (make reference)\n'
END = '.\\" Up to here\n'
GROUPS = {"PROGRAM": "The program", "FRAMES": "Frames and lines",
          "LOOP": "The loop", "TASK": "Tasks", "FUTURE": "Futures",
          "TIMER": "Timers", "QUEUE": "Queues",
          "SYNC": "Locks, groups, timeouts",
          "OUTSIDE": "Threads, jobs, descriptors"}
TYPES = {"ID": "id", "INT": "int", "NUM": "num", "STR": "str", "ON": "on",
         "MAP": "map", "LIST": "list"}
STRING = r'"((?:[^"\\]|\\.)*)"'


def comment_part(text, begin, end):
    """Lines of the comment on top, from the one with `begin` up to `end`."""
    lines = text[:text.index("*/")].splitlines()
    lines = [re.sub(r"^(/\*| \*)", "", line)[1:] for line in lines]
    first = next(i for i, line in enumerate(lines) if begin in line)
    last = next((i for i, line in enumerate(lines) if i > first and end and
                 line.startswith(end)), len(lines))
    return lines[first:last]


def verbatim(lines):
    while lines and not lines[-1].strip():
        lines.pop()
    return ".nf\n" + "".join(roff(line) + "\n" for line in lines) + ".fi\n"


def events(text):
    """(group, name, meaning, [(type, name, meaning), ...]) of each event."""
    found = []
    for line in text.splitlines():
        event = re.match(r'EVENT\(\w+, %s, (\w+), \w+, %s\)' % (STRING, STRING),
                         line)
        field = re.match(r'FIELD\(\w+, (\w+), (\w+), %s\)' % STRING, line)
        if event:
            found.append((event[2], event[1], event[3], []))
        elif field:
            found[-1][3].append((field[1], field[2], field[3]))
    return found


def field_meaning(event, kind, name, meaning):
    if meaning:
        return meaning
    return "its number" if event.startswith(name + ".") else \
        "number of the " + name


def generated():
    with open(os.path.join(TOP, "src/trace/events.def"),
              encoding="utf-8") as file:
        text = file.read()
    types = comment_part(text, "TYPE  ID", "Every event")
    types[0] = types[0].replace("TYPE", "    ")
    parts = [".SH VALUES\nWhat a field holds, by its type in the lists below "
             "(there in lower case):\n", verbatim(types),
             ".SH ORDER\n", verbatim(comment_part(text, "ORDER", None)[1:]),
             ".SH EVENTS\n"]
    group = None
    for of, name, meaning, fields in events(text):
        if of != group:
            group = of
            parts.append(".SS %s\n" % GROUPS[of])
        parts.append(".TP\n.B %s\n%s\n" % (roff(name), roff(meaning)))
        if fields:
            parts.append(".RS\n")
            for kind, field, said in fields:
                parts.append(".IP \"%s (%s)\" 18\n%s\n" % (
                    field, TYPES[kind],
                    roff(field_meaning(name, kind, field, said))))
            parts.append(".RE\n")
    return "".join(parts)


# -- lessons -------------------------------------------------------------------

LESSON = os.path.join(TOP, "assets/man/loopscope-lesson.5")
ARGUMENTS = {"NONE": "", "NUMBER": " NUMBER", "TEXT": " TEXT",
             "TASK": " LABEL", "NAMES": " FUNCTION..."}


def sentence(text):
    """What a table says, as one: a hole for an argument is what it is called."""
    text = text.replace('"%s"', "TEXT")
    return roff(text[0].upper() + text[1:]) + "."


def example(text):
    text = re.sub(r"\\(.)", lambda c: "\n" if c[1] == "n" else c[1], text)
    end = "\n-->" if "\n" in text else " -->" # a program has its own lines
    lines = ("<!-- loopscope: " + text + end).splitlines()
    return ".RS\n" + verbatim(lines) + ".RE\n"


def directives():
    made = ""
    for _, word, form, does, given in rows("src/lesson/directives.def",
                                           "DIRECTIVE"):
        made += ".TP\n.BI %s \" %s\"\n%s\n%s" % (
            roff(word), roff(form), sentence(does), example(given))
    return made


def forms():
    with open(os.path.join(TOP, "src/lesson/directives.def"),
              encoding="utf-8") as file:
        return verbatim(comment_part(file.read(), "FORMS", None)[1:])


def questions():
    return "".join(".TP\n.B %s\n%s\n" % (roff(name), sentence(asks))
                   for _, name, asks, _, _ in rows(
                       "src/story/questions.def", "QUESTION"))


def goals():
    made = ""
    for _, word, argument, asks, given in rows("src/lesson/goals.def", "GOAL"):
        called = ARGUMENTS[argument]
        made += ".TP\n.BI %s \"%s\"\n%s\n%s" % (
            roff(word), called, sentence(asks.replace("%s", called.strip())),
            example("goal " + given))
    return made


LESSON_PARTS = [
    ('.\\" From here on: src/lesson/directives.def (make reference)\n',
     '.\\" Up to here, directives\n', directives),
    ('.\\" From here on: src/lesson/directives.def, forms\n',
     '.\\" Up to here, forms\n', forms),
    ('.\\" From here on: src/story/questions.def\n',
     '.\\" Up to here, questions\n', questions),
    ('.\\" From here on: src/lesson/goals.def\n',
     '.\\" Up to here, goals\n', goals),
]


def main():
    status = 0
    for begin, end, make in LESSON_PARTS:
        status |= keep(LESSON, begin, end, make(),
                       "assets/man/loopscope-lesson.5: not what its tables "
                       "say; make reference")
    return status | keep(PAGE, BEGIN, END, generated(),
                "assets/man/loopscope-trace.5: not what events.def says; "
                "make reference")


if __name__ == "__main__":
    sys.exit(main())
