"""Keeps the README's table of keys the same as src/ui/requests.def.

    python3 tests/readme.py --check    exit status 1 when they differ
    python3 tests/readme.py --write    writes the table into README.md
"""
import os
import re
import sys

from generated import keep

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
BEGIN, END = "<!-- keys: from src/ui/requests.def -->\n", "<!-- end of keys -->\n"
GROUPS = {"WALK": "walk", "JUMP": "jump", "STOPS": "stops and search",
          "EXPLAIN": "explain", "PANES": "panes", "LESSON": "lesson",
          "SCREEN": "screen"}


def table():
    with open(os.path.join(TOP, "src/ui/requests.def"), encoding="utf-8") as f:
        rows = re.findall(
            r'^REQUEST\(\w+, "([^"]*)", (\w+), "([^"]*)", [^,]+, \d+, (NULL|")',
            f.read(), re.M)
    lines = ["| keys | do | |\n", "| --- | --- | --- |\n"]
    for keys, group, text, pending in rows:
        names = " ".join("`%s`" % key.replace("|", "\\|")
                         for key in keys.split())
        if pending != "NULL":
            text += " (later)"
        lines.append("| %s | %s | %s |\n" % (names, text, GROUPS[group]))
    return "".join(lines)


sys.exit(keep(os.path.join(TOP, "README.md"), BEGIN, END, table(),
              "README.md: the table of keys is not that of requests.def; "
              "python3 tests/readme.py --write"))
