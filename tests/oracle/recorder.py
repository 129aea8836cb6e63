"""Tries the recorder for real CPython on a program of two files: which frames
and lines it tells of with each of --lines none, user and all.

    python3 recorder.py LOOPSCOPE FOLDER

FOLDER holds main.py and what it imports. Prints a line a difference and, last,
"N passed, N failed"; exit status 1 when anything failed.
"""
import json
import os
import shutil
import sys
import tempfile

import check

FRAMES = {"frame.new", "line", "suspend", "resume", "return", "raise", "unwind"}
# Every frame of the program's own files, and the lines that it comes to.
TOLD = [
    ("main.py", "<module>", "module", [2, 3, 5, 8, 15]),
    ("shop.py", "<module>", "module", [2, 4, 7, 12]),
    ("main.py", "main", "coro", [9, 10, 11, 10, 11, 10, 12]),
    ("shop.py", "names", "gen", [13]),
    ("shop.py", "price", "coro", [8, 9]),
    ("shop.py", "price", "coro", [8, 9]),
]
LIBRARY = {"base_events.py", "runners.py", "textwrap.py"}
NEVER = {"loopscope_recorder.py", "_bootstrap.py", "encoder.py"}


def recorded(loopscope, folder, lines):
    """(what the program printed, the trace's header, its events)"""
    with tempfile.TemporaryDirectory() as work:
        shutil.copytree(folder, work, dirs_exist_ok=True)
        out, _, _ = check.run([loopscope, "record", "--virtual", "--lines",
                               lines, "-o", "t.jsonl", "main.py"], work)
        with open(os.path.join(work, "t.jsonl"), encoding="utf-8") as file:
            header, *events = map(json.loads, file)
    return out, header, events


def frames_of(events):
    """(file, function, kind, lines) of each frame, in order."""
    frames = {}
    for event in events:
        if event["e"] == "frame.new":
            frames[event["frame"]] = (event["file"], event["fn"],
                                      event["kind"], [])
        elif event["e"] == "line":
            frames[event["frame"]][3].append(event["line"])
    return list(frames.values())


def others(events):
    """What is told beside frames."""
    kept = [dict(e) for e in events if e["e"] not in FRAMES | {"source"}]
    for event in kept:
        event.pop("stack", None)
    return kept


def unannounced(events, header):
    """Files of frames whose text does not come before them."""
    files, missing = {s["file"] for s in header["sources"]}, []
    for event in events:
        if event["e"] == "source":
            files.add(event["file"])
        elif event["e"] == "frame.new" and event["file"] not in files:
            missing.append(event["file"])
    return missing


def check_user(result, header, events, text):
    result.same("--lines user", "frames and lines", frames_of(events), TOLD)
    sources = [e for e in events if e["e"] == "source"]
    result.same("--lines user", "sources in the header",
                [s["file"] for s in header["sources"]], ["main.py"])
    result.same("--lines user", "sources among the events",
                [(s["file"], s["text"]) for s in sources], [("shop.py", text)])
    stacks = [e["stack"] for e in events if e["e"] == "task.wait"]
    result.same("--lines user", "stacks of who waits", stacks,
                [[[3, 11], [5, 8]], [[3, 11], [6, 8]]])


def check_all(result, events):
    frames = frames_of(events)
    own = [f for f in frames if f[0] in ("main.py", "shop.py")]
    result.same("--lines all", "frames of the program", own, TOLD)
    names = {os.path.basename(f[0]) for f in frames}
    result.same("--lines all", "files of the library", names & LIBRARY, LIBRARY)
    result.same("--lines all", "files that are nobody's business",
                names & NEVER, set())


def main():
    loopscope, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
    missing = check.absent(folder)
    if missing:
        print("SKIPPED: the recorder was not tried: " + missing)
        return 1 if os.environ.get("CI") else 0
    result = check.Result()
    runs = {lines: recorded(loopscope, folder, lines)
            for lines in ("none", "user", "all")}
    bare, _, _ = check.run([check.PYTHON, "main.py"], os.path.abspath(folder))
    for lines, (out, header, events) in runs.items():
        result.same("--lines " + lines, "output", out, bare)
        result.same("--lines " + lines, "files without a text",
                    unannounced(events, header), [])
        result.same("--lines " + lines, "events beside frames", others(events),
                    others(runs["none"][2]))
    result.same("--lines none", "frames", frames_of(runs["none"][2]), [])
    with open(os.path.join(folder, "shop.py"), encoding="utf-8") as file:
        check_user(result, *runs["user"][1:], file.read())
    check_all(result, runs["all"][2])
    return result.finish()


if __name__ == "__main__":
    sys.exit(main())
