"""Our lessons as a student takes them at 80x24: from page to page and step by step,
each question answered where it comes up, each challenge met by an edit; and then the
progress that was kept."""
import json
import os
import re
import subprocess

from terminal import Screen, make_home

# The editor's work lies in the file `next`.
EDITOR = "#!/bin/sh\ncp next \"$1\"\n"
PAGE = re.compile(r"^ ?\d+ .* · page (\d+)/(\d+) ", re.M)
OVER = re.compile(r"(?:LINES|TURNS|EVENTS) (\S+)/\1\s*$", re.M)
MOST_LOOKS = 400 # at a page; the longest has about 60 steps
SOLUTION = re.compile(r"<!-- loopscope: solution\n(.*?)-->", re.S)


def page_of(text):
    found = PAGE.search(text)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def take_page(screen):
    """Step by step to the end of the run. How many questions came up; None when it
    has no end."""
    asked = 0
    for _ in range(MOST_LOOKS):
        text = screen.settle()
        if "[PREDICT" in text and "Esc skips" in text:
            asked += 1
            screen.keys("1")
            screen.wait("steps on until it shows|goes on   Esc")
        elif OVER.search(text.split("\n")[0]) or "text only" in text:
            return asked
        else:
            screen.keys("l")
    return None


def check_taken(result, loopscope, folder, path):
    name = os.path.basename(path)
    home = make_home(folder, name, {"editor": EDITOR})
    with open(path) as file:
        text = file.read()
    solutions = SOLUTION.findall(text)
    screen = Screen([loopscope, path], home, 80, 24,
                    more="VISUAL= EDITOR=./editor")
    _, pages = page_of(screen.wait(PAGE) or "")
    asked = met = 0
    for page in range(1, pages + 1):
        what = "%s, page %d" % (name, page)
        if page > 1:
            screen.keys(">")
            result.check(what + " comes", screen.wait(r"· page %d/" % page),
                         screen.text())
        came = take_page(screen)
        result.check(what + " has an end", came is not None, screen.text())
        asked += came or 0
        screen.keys("y")
        if re.search("YOUR TURN", screen.settle()):
            with open(os.path.join(home, "next"), "w") as file:
                file.write(solutions[met])
            screen.keys("y", "e")
            met += 1
            result.check(what + ": its challenge is met",
                         screen.wait("Challenge met: all of it holds"),
                         screen.text())
    screen.keys("q", "q", "q")
    screen.wait("status 0")
    screen.close()
    asks = len(re.findall("^<!-- loopscope: predict ", text, re.M))
    result.check(name + ": each question came up", asked == asks,
                 "%d of %d" % (asked, asks))
    listed = subprocess.run(
        [loopscope, "progress", "--json"], capture_output=True, text=True,
        env={**os.environ, "LOOPSCOPE_LESSONS": os.path.dirname(path),
             "XDG_STATE_HOME": os.path.join(home, "state")}).stdout
    kept = [lesson for lesson in json.loads(listed)["lessons"]
            if lesson["file"] == name][0]
    result.check(name + ": what was done is kept",
                 kept["right"] + kept["wrong"] == asks
                 and len(kept["seen"]) == pages
                 and len(kept["met"]) == kept["challenges"] == len(solutions),
                 kept)
