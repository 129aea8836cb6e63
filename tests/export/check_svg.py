"""The picture: well-formed, all of it inside, everything that it refers to there,
and with what the trace has: a bar for each turn, the words of each wait that has
room for them, an arrow for each wake-up from another lane.
"""
import collections
import json
import os
import re
import subprocess
import xml.etree.ElementTree as tree

import check_cast

SVG = "{http://www.w3.org/2000/svg}"
INTERNAL = ("shutdown_asyncgens", "shutdown_default_executor")


def draw(loopscope, program, out, *options):
    subprocess.run([loopscope, "export", "--format", "svg", "-o", out, *options,
                    program], stdin=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, timeout=120)
    return tree.parse(out).getroot()


def check_form(root):
    width, height = float(root.get("width")), float(root.get("height"))
    ids = {e.get("id") for e in root.iter() if e.get("id")}
    for e in root.iter():
        for value in e.attrib.values():
            for wanted in re.findall(r"url\(#(\w+)\)", value):
                if wanted not in ids:
                    yield "refers to %s, which isn't there" % wanted
            if re.search(r"\b(nan|inf)\b", value):
                yield "no number: %s" % e.attrib
        if e.tag == SVG + "rect":
            x, y, w, h = (float(e.get(k)) for k in ("x", "y", "width", "height"))
            if w <= 0 or h <= 0 or x < 0 or y < 0 or x + w > width + 0.1 \
                    or y + h > height + 0.1:
                yield "outside of the picture: %s" % e.attrib
        if e.tag == SVG + "text":
            if not (0 <= float(e.get("x")) < width
                    and 0 <= float(e.get("y")) <= height):
                yield "a text outside of the picture: %s" % e.text


def check_labels(root):
    """What stands in a bar fits into it."""
    bars = [e for e in root.iter(SVG + "rect") if e.get("rx")]
    for e in root.iter(SVG + "text"):
        if not re.fullmatch(r"[0-9.e-]+ s", e.text or "") or not e.get("text-anchor"):
            continue
        x, y = float(e.get("x")), float(e.get("y"))
        half = len(e.text) * float(e.get("font-size")) * 0.3
        if not any(float(b.get("x")) <= x - half
                   and x + half <= float(b.get("x")) + float(b.get("width"))
                   and abs(float(b.get("y")) + 12 - y) < 12 for b in bars):
            yield "the label %s is wider than its bar" % e.text


def rows(root):
    """The y of the middle of each lane, by the text of its label."""
    return {e.text: float(e.get("y")) - 5 for e in root.iter(SVG + "text")
            if e.get("font-size") == "15"}


def turns(root, y):
    return [e for e in root.iter(SVG + "rect") if e.get("rx")
            and abs(float(e.get("y")) + 12 - y) < 1]


def check_against(root, trace):
    labels, runs, waits = {}, collections.Counter(), {}
    wakes, wide, end = 0, set(), max(e["t"] for e in trace)
    for e in trace:
        if e["e"] == "task.new" and not any(i in e["coro"] for i in INTERNAL):
            labels[e["task"]] = e["label"]
        elif e["e"] == "task.run":
            runs[e["task"]] += 1
        elif e["e"] == "task.wait" and e["task"] in labels:
            waits[e["task"]] = e
        elif e["e"] == "task.wake" and e["task"] in labels:
            wakes += e.get("by") != e["task"]
            wait = waits.pop(e["task"])
            if e["t"] - wait["t"] > 0.2 * end:
                wide.add(wait["on"]["text"])
    lanes = rows(root)
    threads = any(e["e"] == "thread.run" for e in trace)
    for task, label in labels.items():
        if "%s#2" % label in labels.values():
            label += "#1"
        if label not in lanes:
            yield "%s has no lane" % label
        elif not threads and len(turns(root, lanes[label])) != runs[task]:
            yield "%s: %d turns, and %d bars" % (
                label, runs[task], len(turns(root, lanes[label])))
    texts = [e.text for e in root.iter(SVG + "text")]
    for words in (wide | {e["on"]["text"] for e in waits.values()}) - set(texts):
        yield "a wait without its words, %s" % words
    heads = [e for e in root.iter(SVG + "path") if "h8z" in e.get("d")]
    if not threads and len(heads) - ("wakes" in texts) != wakes:
        yield "%d wake-ups, and %d arrows" % (wakes, len(heads))


def check_screen(loopscope, program, out, work, theme):
    """Of some steps: each sign of the terminal's screen in its place."""
    wide, high, margin = 9.6, 20, 12
    size = ["--size", "100x30", "--detail", "lines", "--theme", theme]
    cast = os.path.join(work, "screens.cast")
    check_cast.export(loopscope, program, cast, *size)
    screens = [text for _, code, text in check_cast.read(cast)[1] if code == "o"]
    terminal = check_cast.Terminal(100, 30)
    for step, text in enumerate(screens[:-1]):
        terminal.feed(text)
        if step % 9:
            continue
        root = draw(loopscope, program, out, "--at", str(step), *size)
        yield from check_form(root)
        rows = [[" "] * 100 for _ in range(30)]
        for e in root.iter(SVG + "text"):
            x = round((float(e.get("x")) - margin) / wide, 2)
            y = (float(e.get("y")) - 15 - margin) / high
            if x != int(x) or y != int(y):
                yield "step %d: %r is in no cell" % (step, e.text)
            rows[int(y)][int(x)] = e.text
        seen = "\n".join("".join(row).rstrip() for row in rows)
        wanted = re.sub("[─│┌┐└┘├┤┬┴┼━┄█░]", " ", terminal.text())
        wanted = "\n".join(row.rstrip() for row in wanted.split("\n"))
        if seen != wanted:
            yield "step %d: the rows differ:\n%s\n%s" % (step, seen, wanted)
        told = root.find(SVG + "desc").text.split("\n")
        if [row.rstrip() for row in told] != terminal.text().split("\n"):
            yield "step %d: the description is not the screen" % step


MANY = """import asyncio
async def main():
    await asyncio.gather(*(asyncio.sleep(i % 3) for i in range(900)))
asyncio.run(main())
"""
BLOCKS = """import asyncio, time
async def part():
    time.sleep(0.1234)
    await asyncio.sleep(0.5)
    time.sleep(0.0567)
async def main():
    await asyncio.gather(part(), part(), asyncio.sleep(2.5))
asyncio.run(main())
"""
HOSTILE = """{"loopscope":1,"min":1,"engine":"x","clock":"virtual","program":"<&\\"\\u001b","argv":[],"seed":0,"sources":[]}
{"e":"task.new","t":-5,"task":2,"name":"x","label":"</text><script>\\u202e&\\u0000\\ud800"}
{"e":"task.run","t":1e308,"task":2}
{"e":"task.wait","t":0,"task":2,"on":{"kind":"x","id":1,"text":"]]>\\u0007"}}
{"e":"task.wake","t":1e300,"task":2}
{"e":"task.done","t":null,"task":2,"outcome":"error"}
"""


def check(loopscope, programs, work):
    out = os.path.join(work, "picture.svg")
    for program in programs:
        done = subprocess.run([loopscope, "trace", program], timeout=120,
                              stdin=subprocess.DEVNULL, capture_output=True)
        trace = [json.loads(line) for line in done.stdout.splitlines()][1:]
        for options in ([], ["--theme", "light", "--width", "2400"],
                        ["--width", "320"]):
            root = draw(loopscope, program, out, *options)
            found = list(check_form(root)) + list(check_labels(root))
            if "320" not in options:
                found += check_against(root, trace)
            for wrong in found:
                yield "%s %s: %s" % (os.path.basename(program), options, wrong)
    many = os.path.join(work, "many.py")
    with open(many, "w", encoding="utf-8") as file:
        file.write(MANY)
    root = draw(loopscope, many, out)
    texts = " ".join(e.text or "" for e in root.iter(SVG + "text"))
    for wrong in check_form(root):
        yield "900 tasks: %s" % wrong
    if "Only the first 30 lanes: 872 more are left out." not in texts:
        yield "900 tasks: does not say what is left out"
    for name, theme in (("group.py", "dark"), ("lock.py", "light")):
        program = next(p for p in programs if p.endswith("/" + name))
        for wrong in check_screen(loopscope, program, out, work, theme):
            yield "%s --at: %s" % (name, wrong)
    blocks = os.path.join(work, "blocks.py")
    with open(blocks, "w", encoding="utf-8") as file:
        file.write(BLOCKS)
    root = draw(loopscope, blocks, out)
    if not any(e.text == "0.1 s" for e in root.iter(SVG + "text")):
        yield "calls that block: does not say how long"
    for wrong in check_labels(root):
        yield "calls that block: %s" % wrong
    hostile = os.path.join(work, "hostile.jsonl")
    with open(hostile, "w", encoding="utf-8") as file:
        file.write(HOSTILE)
    root = draw(loopscope, hostile, out)
    for wrong in check_form(root):
        yield "a hostile trace: %s" % wrong
    if any(ord(c) == 0x202E for c in "".join(root.itertext())):
        yield "a hostile trace: a text is turned around"
