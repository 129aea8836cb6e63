"""The page that replays a walk, in a Chromium whose keys are pressed: at each step
it says what `explain` says and shows what the terminal's screen shows, forward,
back and by jumps; it asks for nothing beside itself; a hostile trace runs no
script in it and fools nobody; one can read it in the dark and in the light.
"""
import json
import os
import re
import subprocess

import browser
import check_cast

KEYS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "src",
                    "ui", "requests.def")
SIZE = 400, 70          # a screen that has room for all of these programs
# Programs, and the level at which each is walked through.
CHOSEN = {"timeout": "lines", "queue_join": "lines", "group": "lines",
          "lock": "turns", "threading_walk": "lines", "walk_exceptions": "lines",
          "sleeps": "turns"}
BIDI = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f"
                  "\x7f-\x9f]")

# What the panes show: for each row its words, in the order of the screen.
PANES = """(() => {
  const words = (e) => e.textContent.replace(/\\s+/g, " ").trim();
  const seen = (root, list) => [...root.querySelectorAll(list)].filter(
    (e) => !e.closest("[hidden]"));
  const data = (e) => seen(e, ".data, .state .word, td.time").map(words)
    .filter((w) => w);
  const rows = (id, list) => seen(document.getElementById(id), list).map(data);
  return JSON.stringify({
    why: words(document.getElementById("why")),
    place: words(document.getElementById("place")),
    clock: words(document.getElementById("clock")),
    message: words(document.getElementById("message")),
    tasks: rows("tasks", "tbody tr"),
    ready: rows("ready", "li"),
    timers: rows("timers", "tbody tr"),
    queues: rows("queues", ":scope > div > div"),
    things: rows("things", ":scope > div > div"),
    out: rows("out", "li"),
    next: seen(document, "#source li.next .number").map(words),
    ran: seen(document, "#source li.ran .number").map(words),
  });
})()"""


def loopscope_(loopscope, *args):
    return subprocess.run([loopscope, *args], stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=120)


def export(loopscope, program, out, *options):
    done = loopscope_(loopscope, "export", "--format", "html", "-o", out, *options,
                      program)
    return done.stderr.decode()


def explained(loopscope, program, detail):
    """The time and the sentence of each step, from 1."""
    text = loopscope_(loopscope, "explain", "--detail", detail,
                      program).stdout.decode()
    return re.findall(r"^ *[0-9]+  t=([-.0-9e+]+)  (.*)$", text, re.M)


def screens(loopscope, program, detail, work):
    """The terminal's screen after each step, from 0, with single spaces."""
    out = os.path.join(work, "screens.cast")
    check_cast.export(loopscope, program, out, "--detail", detail, "--size",
                      "%dx%d" % SIZE)
    terminal, all_of_them = check_cast.Terminal(*SIZE), []
    for at, code, text in check_cast.read(out)[1]:
        if code == "o":
            terminal.feed(text)
            all_of_them.append(re.sub(r"[\s│]+", " ", terminal.text()))
    return all_of_them


class Page:
    def __init__(self, driver, path, anchor=""):
        self.driver = driver
        driver.open(path, anchor)

    def now(self):
        return json.loads(self.driver.evaluate(PANES))

    def press(self, *keys):
        for key in keys:
            self.driver.key(key)
        return self.now()

    def go_to(self, text):
        self.driver.key(":")
        self.driver.type(text)
        self.driver.key("Enter")
        return self.now()


def folded(text):
    return re.sub(r"\s+", " ", text).strip()


def differs(now, step, said, screen):
    """What the page shows, against the walk's line and the terminal's screen."""
    if step:
        t, why = said[step - 1]
        if now["why"] != folded(why):
            yield "says %r, and explain %r" % (now["why"], why)
        if ("t %s" % t) not in now["clock"]:
            yield "is at %s, and explain at %s" % (now["clock"], t)
    for label, state, *notes in now["tasks"]:
        row = " ".join([label, state] + notes[:1])
        if row not in screen:
            yield "the task %r is not on the screen" % row
    for pane in ("ready", "timers", "queues", "things"):
        for row in now[pane]:
            for words in row:
                if words not in screen and words != "woken, not yet served:":
                    yield "%s: %r is not on the screen" % (pane, words)
    for row in now["out"]:
        if row and row[-1] not in screen:
            yield "the output %r is not on the screen" % row[-1]
    for name, sign in (("next", "▶"), ("ran", "»")):
        for line in now[name]:
            if not re.search("%s[^A-Za-z]*%s " % (sign, line), screen):
                yield "line %s has no %s on the screen" % (line, sign)


def check_walk(driver, loopscope, program, detail, work):
    """Forward by one key, back by another, and by jumps."""
    out = os.path.join(work, "page.html")
    export(loopscope, program, out, "--detail", detail)
    said = explained(loopscope, program, detail)
    seen = screens(loopscope, program, detail, work)
    page = Page(driver, out)
    kept = []
    for step in range(len(said) + 1):
        now = page.press("ArrowRight") if step else page.now()
        kept.append({k: v for k, v in now.items() if k != "message"})
        if now["place"].split()[-1] != "%d/%d" % (step, len(said)):
            yield "step %d: the page is at %s" % (step, now["place"])
        for wrong in differs(now, step, said, seen[step]):
            yield "step %d: %s" % (step, wrong)
    if page.press("l")["message"] != "This is the end of the run.":
        yield "does not say that it is at the end"

    def same(now, step):
        return {k: v for k, v in now.items() if k != "message"} == kept[step]
    back = ["ArrowLeft", "h", "Backspace", "PageUp"]
    for step in reversed(range(len(said))):
        driver.key(back[step % len(back)])
        if step % 3 == 0 and not same(page.now(), step):
            yield "step %d differs on the way back" % step
    for step in (len(said) // 2, 1, len(said), len(said) // 3):
        if not same(page.go_to(str(step)), step):
            yield "step %d differs after a jump" % step
    if not same(page.press("g"), 0) or not same(page.press("G"), len(said)):
        yield "g or G goes elsewhere"
    yield from driver.complaints()
    for url in driver.requests():
        if url != "file://" + out:
            yield "asks for " + url


def check_keys(driver, loopscope, program, work):
    out = os.path.join(work, "page.html")
    export(loopscope, program, out, "--detail", "lines")
    page = Page(driver, out)
    trace = [json.loads(line) for line in loopscope_(
        loopscope, "trace", program).stdout.splitlines()][1:]
    turns = sum(e["e"] == "task.run" for e in trace)
    visited = []
    while True:
        now = page.press("t")
        if now["message"].startswith("There is no"):
            break
        visited.append(now["place"])
    if len(set(visited)) != len(visited) or not 0 < len(visited) <= turns:
        yield "t came to %d places; there are %d turns" % (len(visited), turns)
    if page.press("T")["place"] != visited[-2]:
        yield "T does not go back to the turn before"
    lines = sum(e["e"] == "out" for e in trace)
    page.press("g")
    for n in range(lines):
        if len(page.press("o")["out"]) < 1:
            yield "o: no output is there"
    start = page.press("g")["place"]
    if page.press("s")["place"] != start:
        yield "s goes somewhere, and no task is selected"
    page.press("G", "2", "j")
    if not page.press("S")["place"] or "previous" in page.now()["message"]:
        yield "S: %s" % page.now()["message"]
    page.press("Escape")
    place = page.go_to("t=1")["clock"]
    if float(re.search(r"t ([0-9.]+)", place).group(1)) < 1:
        yield "t=1 goes to %s" % place
    now = page.press("g", "d")
    if "EVENTS" not in now["place"] or "EVENTS: one step is" not in now["message"]:
        yield "d: %s" % now
    if "TURNS" not in page.press("D", "D")["place"]:
        yield "D D does not lead to TURNS"
    # The event one is at stays, whatever the level is.
    page.press("d")
    here = page.go_to("5")
    if page.press("D", "d")["place"] != here["place"]:
        yield "D and d do not lead back"
    line = here["next"]
    if page.go_to("line " + line[0])["next"] != line:
        yield "line %s is not gone to" % line[0]
    word = [e["text"] for e in trace if e["e"] == "out"][-1].split()[0]
    page.press("g", "/")
    driver.type(word)
    now = page.press("Enter")
    if word not in json.dumps(now) or now["place"] == start:
        yield "/%s: %s" % (word, now["message"])
    page.press("g", "a")
    driver.evaluate("""new Promise((done) => { const wait = () =>
      document.getElementById("place").textContent.match(/ [1-9]/) ? done()
      : setTimeout(wait, 20); wait(); })""")
    if driver.evaluate("document.getElementById('play').textContent") != "Pause":
        yield "a does not play"
    page.press("l") # which only pauses
    if driver.evaluate("document.getElementById('play').textContent") != "Play":
        yield "a key does not pause"
    driver.evaluate("""(() => { const r = document.getElementById("range");
      r.value = 5; r.dispatchEvent(new Event("input")); })()""")
    if page.now()["place"].split()[-1].split("/")[0] != "5":
        yield "the scrubber does not lead to step 5"
    # Each pane alone, as high as all of them together.
    full = "document.getElementById('panes').clientHeight"
    for n in range(1, driver.evaluate(
            "document.querySelectorAll('.pane:not([hidden])').length") + 1):
        page.press(str(n), "z")
        heights = driver.evaluate("""[...document.querySelectorAll(".pane")]
          .map((e) => e.clientHeight).filter((h) => h)""")
        if len(heights) != 1 or heights[0] < 0.9 * driver.evaluate(full):
            yield "pane %d, zoomed, is %s high" % (n, heights)
        page.press("z")
    page.press("?")
    if not driver.evaluate("document.getElementById('help').open"):
        yield "? shows no help"
    yield from check_help(driver)
    page.press("Escape")
    yield from check_names(driver)
    yield from driver.complaints()


def check_help(driver):
    """The page's keys are the screen's keys."""
    with open(KEYS, encoding="utf-8") as file:
        table = dict(re.findall(r'^REQUEST\(\w+, "([^"]*)", \w+, "([^"]*)"',
                                file.read(), re.M))
    rows = json.loads(driver.evaluate("""JSON.stringify(
      [...document.querySelectorAll("#keys tr")].map((tr) => [
        [...tr.querySelectorAll("kbd")].map((k) => k.textContent).join(" "),
        tr.querySelector("td").textContent]))"""))
    known = {keys.replace(" wheel-down", "").replace(" wheel-up", ""): help_
             for keys, help_ in table.items()}
    for keys, help_ in rows:
        if known.get(keys) != help_:
            yield "the help has %s: %s" % (keys, help_)
    if len(rows) < 30:
        yield "the help has only %d rows" % len(rows)


def check_names(driver):
    """Whoever hears the page hears what each control is, and the sentence."""
    tree = driver.ask("Accessibility.getFullAXTree")["nodes"]
    for node in tree:
        role = node.get("role", {}).get("value")
        if role in ("button", "slider", "combobox", "region", "textbox") and \
                not node.get("ignored") and not node.get("name", {}).get("value"):
            yield "a %s without a name" % role
    if driver.evaluate("document.getElementById('why').ariaLive") != "polite":
        yield "the sentence is not read aloud"


CONTRAST = """(() => {
  const c = document.createElement("canvas").getContext("2d");
  const light = (color) => {
    c.fillStyle = color; c.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...c.getImageData(0, 0, 1, 1).data].map((v) => {
      v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort(
    (p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const of = (name) => getComputedStyle(document.documentElement)
    .getPropertyValue("--" + name).trim();
  const out = {};
  for (const ink of ["text", "dim", "title", "mark", "ready", "running",
      "waiting", "done", "failed", "cancelled", "value", "keyword", "string",
      "comment", "number", "name", ...[0, 1, 2, 3, 4, 5, 6, 7].map(
        (n) => "colour-" + n)])
    out[ink] = Math.min(...["pane", "ground", "next", "ran"].map(
      (ground) => ratio(of(ink), of(ground))));
  return JSON.stringify(out);
})()"""
GROUND = "getComputedStyle(document.body).backgroundColor"


def check_themes(driver, loopscope, program, work):
    out = os.path.join(work, "page.html")
    export(loopscope, program, out)
    grounds = []
    for scheme in ("dark", "light"):
        driver.prefer(scheme)
        driver.open(out)
        grounds.append(driver.evaluate(GROUND))
        for ink, ratio in json.loads(driver.evaluate(CONTRAST)).items():
            if ratio < 4.5:
                yield "%s: the contrast of %s is %.1f" % (scheme, ink, ratio)
        driver.evaluate("document.getElementById('theme').click()")
        grounds.append(driver.evaluate(GROUND))
    if len(set(grounds)) != 2 or grounds[0] != grounds[3]:
        yield "the grounds are %s" % grounds


CUT = """JSON.stringify([...document.querySelectorAll(".pane .body, #why")]
  .filter((e) => e.offsetParent && (e.scrollHeight > e.clientHeight + 1
    || e.getBoundingClientRect().bottom >
       e.parentNode.getBoundingClientRect().bottom + 1)).map((e) => e.id))"""
SIDEWAYS = """document.documentElement.scrollWidth >
  document.documentElement.clientWidth"""


def check_sizes(driver, loopscope, program, work):
    """On paper nothing is cut; on a narrow screen nothing is beside it."""
    out = os.path.join(work, "page.html")
    export(loopscope, program, out, "--detail", "lines")
    for width in (794, 1280):
        driver.size(width, 500)
        driver.ask("Emulation.setEmulatedMedia", media="print")
        driver.open(out, "#30")
        cut = json.loads(driver.evaluate(CUT))
        if cut or driver.evaluate(SIDEWAYS):
            yield "on paper %d wide, %s is cut" % (width, cut)
    driver.ask("Emulation.setEmulatedMedia", media="")
    for width in (360, 600, 1024):
        driver.size(width, 900)
        driver.open(out, "#30")
        if driver.evaluate(SIDEWAYS):
            yield "%d wide, something is beside the screen" % width
    driver.size(1280, 800)


EVIL = ("</script><script>hacked=1</script><img src=x onerror=hacked=1>"
        "<!--<script>\u202etxt\u2066\u0007\u001b[31m\u200b]]>{{data}}")


def hostile(path):
    source = "# %s\nx = 1\n" % EVIL
    events = [
        {"e": "begin", "t": 0},
        {"e": "frame.new", "t": 0, "frame": 1, "kind": "module", "fn": EVIL,
         "file": EVIL, "line": 1},
        {"e": "line", "t": 0, "frame": 1, "line": 2, "set": {EVIL: EVIL}},
        {"e": "task.new", "t": 0, "task": 1, "name": EVIL, "label": EVIL,
         "coro": EVIL},
        {"e": "ready.push", "t": 0, "handle": 1, "what": "callback", "call": EVIL},
        {"e": "queue.new", "t": 0, "queue": 1, "name": EVIL, "maxsize": 0},
        {"e": "queue.put", "t": 0, "queue": 1, "item": 1, "text": EVIL, "task": 1},
        {"e": "sync.new", "t": 0, "sync": 1, "kind": "lock", "name": EVIL},
        {"e": "timer.set", "t": 0, "timer": 1, "when": 1e308, "what": EVIL},
        {"e": "out", "t": 0, "task": 1, "stream": "stdout", "text": EVIL + "\n"},
        {"e": "warn", "t": 0, "kind": EVIL, "text": EVIL, "task": 1},
        {"e": "task.wait", "t": 0, "task": 1,
         "on": {"kind": EVIL, "id": 1, "text": EVIL}},
        {"e": "task.done", "t": 0, "task": 1, "outcome": "error", "value": EVIL},
        {"e": "end", "t": 0, "status": 1, "error": EVIL},
    ]
    header = {"loopscope": 1, "min": 1, "engine": EVIL, "clock": "real",
              "program": EVIL, "argv": [EVIL], "seed": 0,
              "sources": [{"file": EVIL, "text": source}]}
    with open(path, "w", encoding="utf-8") as file:
        for line in [header] + events:
            file.write(json.dumps(line) + "\n")


def check_hostile(driver, loopscope, work):
    trace, out = os.path.join(work, "evil.jsonl"), os.path.join(work, "evil.html")
    hostile(trace)
    export(loopscope, trace, out, "--detail", "events")
    page = Page(driver, out)
    for _ in range(15):
        page.press("l")
        if driver.evaluate("typeof hacked") != "undefined":
            yield "a script of the trace runs"
        text = driver.evaluate("document.title + document.body.innerText")
        if BIDI.search(text):
            yield "hidden characters: %r" % BIDI.search(text)
    scripts = driver.evaluate("document.querySelectorAll('script').length")
    if scripts != 2 or driver.evaluate("document.querySelectorAll('img').length"):
        yield "elements of the trace are in the page"
    if "\\u202e" not in page.now()["out"][0][-1]:
        yield "what is hidden is not shown: %s" % page.now()["out"]
    yield from driver.complaints()
    if driver.requests() != ["file://" + out]:
        yield "asks for %s" % driver.requests()


COLOURS = """import sys
print("\\033[36mcyan\\033[0m plain \\033[1;91mred\\033[m \\033[38;5;214morange")
print("\\033[7;4mturned\\033[0m", end="")
print(" \\033[2Jerased")
"""


def check_colours(driver, loopscope, work):
    """Colour codes of the output are obeyed, and nothing else of it."""
    program, out = os.path.join(work, "c.py"), os.path.join(work, "page.html")
    with open(program, "w", encoding="utf-8") as file:
        file.write(COLOURS)
    export(loopscope, program, out)
    page = Page(driver, out)
    rows = [row[-1] for row in page.press("G")["out"]]
    if rows != ["cyan plain red orange", "turned \\x1b[2Jerased"]:
        yield "colours: the rows are %s" % rows
    seen = json.loads(driver.evaluate("""JSON.stringify(
      [...document.querySelectorAll("#out .text span")].map((e) => [
        e.textContent, e.style.color, e.style.fontWeight,
        e.style.textDecoration]))"""))
    wanted = [["cyan", "var(--colour-6)", "", ""], [" plain ", "", "", ""],
              ["red", "var(--colour-1)", "bold", ""], [" ", "", "", ""],
              ["orange", "rgb(255, 175, 0)", "", ""],
              ["turned", "var(--pane)", "", "underline"],
              [" \\x1b[2Jerased", "", "", ""]]
    if seen != wanted:
        yield "colours: %s" % seen


LONG = """import asyncio
async def main():
    for i in range(9000):
        x = i
        y = x
    print("done", y)
asyncio.run(main())
"""


def check_parts(driver, loopscope, program, work):
    """A part of the walk; and one that is too long for a page."""
    out = os.path.join(work, "page.html")
    export(loopscope, program, out, "--detail", "lines", "--steps", "5-10")
    page = Page(driver, out)
    if page.now()["place"].split()[-1].split("/")[0] != "5":
        yield "--steps 5-10 begins at %s" % page.now()["place"]
    now = page.press("G")
    if now["place"].split()[-1].split("/")[0] != "10":
        yield "--steps 5-10 ends at %s" % now["place"]
    if page.press("l")["message"] != "This page ends here.":
        yield "does not say that the page ends"
    long = os.path.join(work, "long.py")
    with open(long, "w", encoding="utf-8") as file:
        file.write(LONG)
    said = export(loopscope, long, out, "--detail", "lines")
    if "Only steps 0 to 19999 of" not in said or "EVENTS" not in said:
        yield "27,000 lines: %r is said" % said
    if not 1e6 < os.path.getsize(out) < 8e6:
        yield "27,000 lines: %d bytes" % os.path.getsize(out)
    page = Page(driver, out)
    if page.press("G")["place"].split()[-1].split("/")[0] != "19999":
        yield "27,000 lines: ends at %s" % page.now()["place"]
    if "Only steps" not in driver.evaluate(
            "document.getElementById('notes').textContent"):
        yield "27,000 lines: the page does not say it"
    with open(long, "w", encoding="utf-8") as file:
        file.write("print('\\n'.join(map(str, range(25000))))")
    said = export(loopscope, long, out)
    if "Only the first 20000 lines of output" not in said:
        yield "25,000 lines of output: %r is said" % said
    driver.open(out)
    driver.key("G")
    if driver.evaluate("document.querySelectorAll('#out li').length") != 20000:
        yield "25,000 lines of output are shown otherwise"
    yield from driver.complaints()


def check_data(loopscope, programs, work):
    """Without a browser: what each page holds can be folded, step by step."""
    out = os.path.join(work, "page.html")
    for program in programs:
        export(loopscope, program, out, "--detail", "lines")
        with open(out, encoding="utf-8") as file:
            text = file.read().split('id="data">\n')[1]
        data = json.loads(text[:text.index("</script>")])
        single = [bool(one) for _, one in data["panes"]]
        for level in data["levels"]:
            rows = [[] for _ in single]
            for step in level["steps"]:
                fold(rows, step, single)
                if any(len(r) != 1 for r, one in zip(rows, single) if one) or \
                        any(n >> 1 >= len(data["items"]) for r in rows for n in r):
                    yield "%s: a step can't be folded" % program
            if len(level["ends"]) != len(level["steps"]):
                yield "%s: steps without an end" % program


def fold(rows, step, single):
    at = 0
    while at < len(step):
        pane = step[at]
        if single[pane]:
            rows[pane] = [step[at + 1]]
            at += 2
            continue
        start, gone, n = step[at + 1:at + 4]
        assert start + gone <= len(rows[pane])
        rows[pane][start:start + gone] = step[at + 4:at + 4 + n]
        at += 4 + n


def check_quick(loopscope, programs, work):
    """What a sanitizer can find; a browser shows its pages as any other."""
    return check_data(loopscope, programs, work)


def check(loopscope, programs, work):
    yield from check_data(loopscope, programs, work)
    if not browser.find():
        print("SKIPPED: no page was looked at: chromium is not here")
        if os.environ.get("CI"):
            yield "chromium is not here"
        return
    by_name = {os.path.splitext(os.path.basename(p))[0]: p for p in programs}
    simple = by_name["sleeps"]
    with browser.Browser() as driver:
        for name, detail in CHOSEN.items():
            for wrong in check_walk(driver, loopscope, by_name[name], detail,
                                    work):
                yield "%s %s: %s" % (name, detail, wrong)
        for wrong in check_keys(driver, loopscope, simple, work):
            yield "keys: %s" % wrong
        yield from check_themes(driver, loopscope, simple, work)
        yield from check_sizes(driver, loopscope, by_name["queue_join"], work)
        yield from check_colours(driver, loopscope, work)
        for wrong in check_hostile(driver, loopscope, work):
            yield "a hostile trace: %s" % wrong
        yield from check_parts(driver, loopscope, simple, work)
