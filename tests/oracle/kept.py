"""What CPython did with a program, kept for the next comparison of the same:
the sandbox is compared with it more than once in a check (plain, and with
sanitizers, which look at our own code alone).

It is kept by all that it comes from: the version of Python, the command, the
program, and every file that runs in CPython beside it. So it is never that of
another text; and `make clean` takes it away, with build/.
"""
import functools
import glob
import hashlib
import json
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.realpath(os.path.join(HERE, "..", ".."))
STORE = os.path.join(TOP, "build", "cpython")
BESIDE = [os.path.join(HERE, "*.py"),
          os.path.join(TOP, "assets", "recorder", "*.py")]


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


@functools.lru_cache(None)
def surroundings():
    files = sorted(path for pattern in BESIDE for path in glob.glob(pattern))
    return [sys.version, TOP, sorted(
        (name, value) for name, value in os.environ.items()
        if name.startswith("PYTHON"))] + list(map(digest, files))


def place_of(command, folder, side):
    """The file in which the outcome is kept. A word of the command that names
    a file of the folder stands for its text; that of the side file, for
    nothing."""
    words = []
    for word in command:
        path = os.path.join(folder, word)
        own = not os.path.isabs(word) and os.path.isfile(path)
        words.append("side" if word == side else
                     [word, digest(path)] if own else word)
    key = json.dumps([surroundings(), words])
    return os.path.join(STORE, hashlib.sha256(key.encode()).hexdigest())


# A folder for one run only has another name each time.
FOLDER = "\0folder\0"


def run(plain, command, folder, side=None):
    """As plain(command, folder), which gives (stdout, stderr, status); a file
    `side`, which the command names and writes, is written again."""
    place = place_of(command, folder, side)
    real = os.path.realpath(folder)
    try:
        with open(place, encoding="utf-8") as file:
            out, err, status, text = json.load(file)
    except (OSError, ValueError):
        done = plain(command, folder)
        if done[2] >= 0:  # and not timed out, or killed
            keep(place, done, side and os.path.join(folder, side), real)
        return done
    if side:
        with open(os.path.join(folder, side), "w", encoding="utf-8",
                  errors="surrogateescape") as file:
            file.write(text.replace(FOLDER, real))
    return out.replace(FOLDER, real), err.replace(FOLDER, real), status


def keep(place, done, side, real):
    text = ""
    if side:
        with open(side, encoding="utf-8", errors="surrogateescape") as file:
            text = file.read()
    os.makedirs(STORE, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=STORE, delete=False) as file:
        json.dump([done[0].replace(real, FOLDER), done[1].replace(
            real, FOLDER), done[2], text.replace(real, FOLDER)], file)
    os.replace(file.name, place)  # at once: another run may look for it
