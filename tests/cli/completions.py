"""What bash offers for a line that has been begun, and whether what the completions
offer is what the program takes.

    python3 completions.py LOOPSCOPE
"""
import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ASSETS = os.path.join(HERE, "..", "..", "assets")
SCRIPT = os.path.join(ASSETS, "completions", "loopscope.bash")
FILES = ["a.py", "b.md", "c.txt", "d.jsonl", "e.jsonl.zst", "f.png", "folder/"]
# words of the line, the last one to be completed; what is offered
CASES = [
    (["rec"], ["record"]),
    (["a"], ["a.py"]),
    (["ru"], ["run"]),
    (["--det"], ["--detail"]),
    (["--detail", ""], ["turns", "lines", "events"]),
    (["--detail", "e"], ["events"]),
    (["--theme", "d"], ["dark"]),
    (["run", "--the"], []),
    (["run", ""], ["a.py", "folder"]),
    (["explain", ""], ["a.py", "b.md", "c.txt", "d.jsonl", "e.jsonl.zst",
                       "folder"]),
    (["export", "--format", "c"], ["chrome", "cast"]),
    (["record", "--li"], ["--lines", "--live"]),
    (["trace", "-o", "f"], ["f.png", "folder"]),
    (["trace", "--max-steps", ""], []),
]


def offered(words, folder):
    line = ["loopscope"] + words
    script = "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _loopscope; " \
        "printf '%%s\\n' \"${COMPREPLY[@]}\"" % (
            SCRIPT, " ".join("'%s'" % word for word in line), len(line) - 1)
    done = subprocess.run(["bash", "--norc", "-c", script], cwd=folder,
                          capture_output=True, text=True, timeout=20)
    return sorted(filter(None, done.stdout.split("\n"))), done.stderr


def check_bash(folder):
    for words, wanted in CASES:
        got, said = offered(words, folder)
        yield ("bash: loopscope " + " ".join(words),
               got == sorted(wanted) and not said,
               "%s, not %s\n%s" % (got, sorted(wanted), said))


def check_words(loopscope, folder):
    """What is offered is what there is."""
    text = subprocess.run([loopscope, "export", "--help"], text=True,
                          capture_output=True).stdout
    formats = re.findall(r"^  ([a-z]+) ", text.split("Formats:")[1], re.M)
    got = offered(["export", "--format", ""], folder)[0]
    yield "the formats of export", got == sorted(formats), formats
    for detail in offered(["explain", "--detail", ""], folder)[0]:
        done = subprocess.run([loopscope, "explain", "--detail", detail, "a.py"],
                              cwd=folder, capture_output=True)
        yield "--detail " + detail, done.returncode == 0, done.stderr
    names = [name[:-len(".theme")] for name in os.listdir(ASSETS + "/themes")]
    got = offered(["--theme", ""], folder)[0]
    yield "the themes", got == sorted(names), names


def check_pages():
    """No warnings of groff, where it is."""
    pages = ("loopscope.1", "loopscope-trace.5", "loopscope-lesson.5")
    for page in pages if shutil.which("groff") else ():
        said = subprocess.run(
            ["groff", "-man", "-Tutf8", "-ww", "-z", ASSETS + "/man/" + page],
            capture_output=True, text=True).stderr
        yield page + " is good roff", not said, said


def main():
    loopscope, passed, failed = os.path.abspath(sys.argv[1]), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for name in FILES:
            path = os.path.join(folder, name)
            os.mkdir(path) if name.endswith("/") else open(path, "w").close()
        for title, good, detail in itertools.chain(
                check_bash(folder), check_words(loopscope, folder), check_pages()):
            passed += bool(good)
            failed += not good
            if not good:
                print("FAILED %s\n%s" % (title, detail))
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
