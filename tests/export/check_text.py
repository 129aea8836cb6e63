"""The text is what explain prints, for programs, traces and lessons."""
import os
import subprocess

LESSON = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..",
                      "lessons", "01-one-thing-at-a-time.md")


def ask(loopscope, *args):
    done = subprocess.run([loopscope, *args], stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def check(loopscope, programs, work):
    trace = os.path.join(work, "text.jsonl")
    ask(loopscope, "trace", "-o", trace, programs[0])
    for args in ([[p] for p in programs] + [[LESSON], [LESSON + "#1"], [trace]]
                 + [["--detail", "turns", programs[0]]]):
        wanted = ask(loopscope, "explain", *args)
        if not wanted[1]:
            yield "%s: explain prints nothing" % args
        if ask(loopscope, "export", "--format", "text", *args) != wanted:
            yield "%s: is not what explain prints" % args
        out = os.path.join(work, "walk.txt")
        ask(loopscope, "export", "--format", "text", "-o", out, *args)
        with open(out, "rb") as file:
            if file.read() != wanted[1]:
                yield "%s: -o holds something else" % args
