"""Compares what the compilers say about broken and doubtful programs: the
sandbox's on one side, CPython's on the other.

    python3 check.py LOOPSCOPE [--table NAME | --all] [--show]

The programs stand in tables beside this file, NAME.txt: one a block, between
lines of "---"; a line that begins with "###" is a heading. tables.py has those
that are no plain text, and with --all the many that are made of parts, a place
and a thing that stands in it. Compared is all of stderr, as
tests/fuzz/syntax.py does. A difference is printed with its program; the last
line is "N passed, N failed", and the exit status is 1 when any failed.
"""
import argparse
import os
import sys
import tempfile
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "fuzz")]
import syntax  # noqa
import tables  # noqa


def written(name):
    """The programs of a table in a file."""
    with open(os.path.join(HERE, name + ".txt"), encoding="utf-8") as file:
        lines = [line for line in file.read().split("\n")
                 if not line.startswith("###")]
    blocks = "\n".join(lines).split("\n---\n")
    return [block.strip("\n") + "\n" for block in blocks if block.strip()]


def names(every=True):
    files = (n[:-4] for n in os.listdir(HERE) if n.endswith(".txt"))
    made = (n for n in tables.MADE if every or n not in tables.MANY)
    return sorted({*files, *made})


def programs(name):
    return tables.MADE[name]() if name in tables.MADE else written(name)


def without_run(text):
    """A program that may be right leaves before it does anything."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "p.py", "exec")
    except (SyntaxError, ValueError, OverflowError, MemoryError,
            RecursionError):
        return text
    leave = syntax.LEAVE
    return text + leave.encode() if isinstance(text, bytes) else leave + text


def shown(text):
    return repr(text) if isinstance(text, bytes) else text


def check(options):
    passed = failed = 0
    for name in [options.table] if options.table else names(options.all):
        for text in programs(name):
            text = without_run(text)
            if options.show:
                print("# %s\n%s" % (name, text))
                continue
            found = syntax.compare(options.loopscope, text)
            passed += not found
            failed += bool(found)
            if found:
                syntax.report("syntax %s" % name, found, shown(text))
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("loopscope", type=os.path.abspath)
    parser.add_argument("--table", choices=names())
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        print("SKIPPED: nothing was compared with CPython: python3 is %d.%d, "
              "the measure is 3.11" % sys.version_info[:2])
        return 1 if os.environ.get("CI") else 0
    syntax.default_filters()
    with tempfile.TemporaryDirectory() as work:
        os.chdir(work)
        status = check(options)
        os.chdir(HERE)
    return status


if __name__ == "__main__":
    sys.exit(main())
