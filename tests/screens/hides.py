"""Nothing on a screen with an open question gives the answer away: hides.c looks, at
every step of many programs, at each kind of question, detail and two sizes. And it
would see it: once answered, the same screens do tell.

    python3 hides.py LOOPSCOPE HIDES PROGRAM...
"""
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from result import Result

LARGEST = 15000 # bytes of a trace; every step of it is looked at


def counts(text):
    return {kind: (int(asked), int(told)) for kind, asked, told in
            re.findall(r"^(\S+): (\d+) asked, (\d+) told$", text, re.M)}


def main():
    loopscope, hides, programs = sys.argv[1], sys.argv[2], sys.argv[3:]
    result = Result()
    with tempfile.TemporaryDirectory() as folder:
        def trace(path):
            out = os.path.join(folder, os.path.basename(path) + ".jsonl")
            subprocess.run([loopscope, "trace", "-o", out, path],
                           stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
            return out if os.path.getsize(out) < LARGEST else None

        with ThreadPoolExecutor(max_workers=2) as pool:
            traces = [t for t in pool.map(trace, programs) if t]
        told = subprocess.run([hides, *traces], capture_output=True, text=True,
                              timeout=600)
        tells = subprocess.run([hides, "--answered", *traces], capture_output=True,
                               text=True, timeout=600)
    found = counts(told.stdout)
    result.check("hides: nothing tells", told.returncode == 0, told.stdout)
    for kind, (asked, _) in found.items():
        result.check("hides: %s is asked" % kind, asked > 20, told.stdout)
        result.check("hides: %s would be seen to tell" % kind,
                     counts(tells.stdout)[kind][1] > 0, tells.stdout)
    print("questions on the screen: %d looked at, %d failed"
          % (sum(asked for asked, _ in found.values()), result.failed))
    return 1 if result.failed or not found else 0


if __name__ == "__main__":
    sys.exit(main())
