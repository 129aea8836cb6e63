"""The course without a screen: its list, and what `loopscope progress` says and
keeps.

    python3 course.py LOOPSCOPE
"""
import json
import os
import subprocess
import sys
import tempfile

LESSON = """# %s

## One

```python
print("%s")
```

<!-- loopscope: minutes %d -->

## Two

```python
print(2)
```
"""
LESSONS = [("02-waiting.md", "Waiting — for all", 9),
           ("10-queues.md", "Queues", 12), ("01-counting.md", "Counting", 7)]
# what progress.h documents, written by hand
PROGRESS = """{"loopscope-progress":1,"lessons":2}
{"file":"01-counting.md","title":"Counting","pages":2,"page":2,"right":3,\
"wrong":1,"first":"2026-11-20T10:00:00Z","last":"2026-11-21T10:30:00Z",\
"seen":[{"page":1,"at":"2026-11-20T10:00:00Z"},\
{"page":2,"at":"2026-11-21T10:30:00Z"}],"met":[],"later":[1,{"x":null}]}
{"file":"99-gone.md","title":"Gone","pages":2,"page":1,"right":1,"wrong":0,\
"first":"2026-11-20T10:00:00Z","last":"2026-11-20T10:00:00Z","seen":[],"met":[]}
""".replace("\\\n", "")


class Place:
    def __init__(self, loopscope, work):
        self.loopscope, self.work = loopscope, work
        self.state = os.path.join(work, "state")
        self.file = os.path.join(self.state, "loopscope", "progress")
        self.lessons = os.path.join(work, "lessons")
        os.mkdir(self.lessons)
        for name, title, minutes in LESSONS:
            with open(os.path.join(self.lessons, name), "w") as file:
                file.write(LESSON % (title, title, minutes))
        with open(os.path.join(self.lessons, "README.md"), "w") as file:
            file.write("# Not a lesson\n")

    def run(self, *args, lessons=None, state=None):
        env = dict(os.environ, LOOPSCOPE_LESSONS=lessons or self.lessons,
                   XDG_STATE_HOME=state or self.state)
        return subprocess.run([self.loopscope, *args], env=env, text=True,
                              cwd=self.work, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=60)

    def keep(self, text):
        os.makedirs(os.path.dirname(self.file), exist_ok=True)
        with open(self.file, "w") as file:
            file.write(text)


def rows(text):
    return [line.split() for line in text.splitlines()]


def check_list(place):
    got = place.run()
    lines = rows(got.stdout)
    yield "the list as text", got.returncode == 0 and lines[1:4] == [
        ["1", "Counting", "7", "min", "0/2", "-", "-"],
        ["2", "Waiting", "—", "for", "all", "9", "min", "0/2", "-", "-"],
        ["10", "Queues", "12", "min", "0/2", "-", "-"]], got
    yield "looking keeps nothing", not os.path.exists(place.file), got
    for which, word in (("2", "Waiting"), ("10", "Queues"), ("QUEU", "Queues"),
                        ("counting", "Counting")):
        got = place.run(which)
        yield "a lesson by " + which, (
            got.returncode == 0 and 'printed "%s' % word in got.stdout), got
    with open(os.path.join(place.work, "2"), "w") as file:
        file.write("print('a file called 2')\n")
    got = place.run("2")
    yield "a file comes first", "a file called 2" in got.stdout, got
    got = place.run("-")
    yield "standard input is no lesson", "Counting" not in got.stdout, got
    got = place.run("nothing")
    yield "neither file nor lesson", (
        got.returncode == 3 and "nothing: no such file" in got.stderr), got
    got = place.run(lessons=os.path.join(place.work, "none"))
    yield "no lessons", (got.returncode == 3
                         and "LOOPSCOPE_LESSONS" in got.stderr), got


def check_progress(place):
    place.keep(PROGRESS)
    got = place.run("progress")
    yield "progress as a table", rows(got.stdout)[1] == [
        "1", "Counting", "7", "min", "2/2", "3/4", "-", "2026-11-21"], got
    got = place.run("progress", "--json")
    lessons = json.loads(got.stdout)["lessons"]
    yield "progress as JSON", (
        [(l["number"], l["page"], len(l["seen"]), l["right"], l["wrong"],
          l["last"]) for l in lessons]
        == [(1, 2, 2, 3, 1, "2026-11-21T10:30:00Z"), (2, 0, 0, 0, 0, None),
            (10, 0, 0, 0, 0, None)]), got
    with open(place.file) as file:
        yield "asking changes nothing", file.read() == PROGRESS, got
    got = place.run("progress", "--reset", "counting")
    with open(place.file) as file:
        kept = file.read().splitlines()
    yield "a lesson is forgotten, others are kept", (
        rows(got.stdout)[1][4] == "0/2" and len(kept) == 2
        and json.loads(kept[1])["title"] == "Gone"), (got, kept)
    got = place.run("progress", "--reset", "nothing")
    yield "no such lesson to forget", got.returncode == 3 and got.stderr, got
    got = place.run("progress", "extra")
    yield "no file is wanted", got.returncode == 2, got


def check_damage(place):
    place.keep(PROGRESS[:-30])
    got = place.run("progress")
    with open(place.file + ".damaged") as file:
        aside = file.read()
    yield "a damaged file is set aside and said", (
        aside == PROGRESS[:-30] and not os.path.exists(place.file)
        and got.returncode == 3 and "progress.damaged" in got.stderr
        and rows(got.stdout)[1][4] == "0/2"), got
    got = place.run("progress")
    yield "and only once", got.returncode == 0 and not got.stderr, got
    newer = '{"loopscope-progress":2}\n'
    place.keep(newer)
    got = place.run("progress", "--reset", "all")
    with open(place.file) as file:
        yield "a newer one is left as it is", (
            file.read() == newer and got.returncode == 3
            and "version" in got.stderr), got
    blocked = os.path.join(place.work, "blocked")
    with open(blocked, "w"):
        pass
    got = place.run("progress", "--reset", "1", state=blocked + "/state")
    yield "a folder that can't be made", (
        got.returncode == 3 and "can't be kept" in got.stderr), got


def main():
    loopscope = os.path.abspath(sys.argv[1])
    total = wrong = 0
    for check in (check_list, check_progress, check_damage):
        with tempfile.TemporaryDirectory() as work:
            for title, good, detail in check(Place(loopscope, work)):
                total += 1
                wrong += not good
                if not good:
                    print("FAILED %s\n%s" % (title, detail))
    print("%d facts of the course and its progress, %d failed" % (total, wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
