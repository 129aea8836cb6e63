#!/usr/bin/env python3
"""Holds the rules behind `w` (src/story/rules.def) against programs that show
them.

    rules.py LOOPSCOPE

The program of the rule `queues` is conform/rule_queues.py: it quotes each
sentence of the rule in its comments, and asserts what it says. So a rule can't
be changed without its program, and `make oracle` compares that with CPython.
What the sandbox can't run is in recorder/programs, and runs in CPython here."""
import ast
import glob
import os
import re
import subprocess
import sys

TESTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
RULES = os.path.join(TESTS, "..", "src", "story", "rules.def")
STRING = r'"(?:[^"\\]|\\.)*"'


def rules():
    """(id, what the loop does, what many think instead) of each rule."""
    with open(RULES) as file:
        found = re.findall(r"^RULE\((\w+), %s,\s+(%s),\s+(%s)\)"
                           % (STRING, STRING, STRING), file.read(), re.M)
    return [(name, ast.literal_eval(what), ast.literal_eval(mistake))
            for name, what, mistake in found]


def quotes(path):
    """What the comments of a program quote, one beside the other."""
    with open(path) as file:
        comments = re.findall(r"^ *# ?(.*)$", file.read(), re.M)
    return set(re.findall(r'"([^"]*)"', " ".join(comments)))


def unquoted(text, quoted):
    """What is left of a text when the quoted sentences are taken out."""
    for quote in sorted(quoted, key=len, reverse=True):
        text = text.replace(quote, "")
    return text.strip()


def holds(loopscope, path):
    command = [loopscope, "run"] if "conform" in path else [sys.executable]
    done = subprocess.run(command + [path], stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=120, text=True)
    return done.stdout.endswith("holds\n"), done.stderr[-300:]


def wrong_in(loopscope, path, what, mistake):
    quoted = quotes(path)
    for text in (what, mistake):
        if unquoted(text, quoted):
            yield "does not quote %r" % unquoted(text, quoted)
    for quote in quoted:
        if quote not in what + "\n" + mistake:
            yield "quotes what the rule does not say: %r" % quote
    held, said = holds(loopscope, path)
    if not held:
        yield "does not hold: %s" % said


def main():
    loopscope = os.path.abspath(sys.argv[1])
    programs = {re.search(r"rule_(\w+)\.py$", path)[1]: path
                for folder in ("conform", os.path.join("recorder", "programs"))
                for path in glob.glob(os.path.join(TESTS, folder, "rule_*.py"))}
    wrong = 0
    for name, what, mistake in rules():
        path = programs.pop(name, None)
        found = (list(wrong_in(loopscope, path, what, mistake)) if path
                 else ["there is no program that shows it"])
        for each in found:
            print("FAILED rule %s: %s" % (name, each))
        wrong += bool(found)
    for name in programs:
        print("FAILED rule %s: is not in rules.def" % name)
    total = len(rules())
    print("%d rules held against their programs, %d failed"
          % (total, wrong + len(programs)))
    return 1 if wrong or programs or not total else 0


if __name__ == "__main__":
    sys.exit(main())
