"""Keeps the README's table of keys the same as src/ui/requests.def.

    python3 tests/readme.py --check    exit status 1 when they differ
    python3 tests/readme.py --write    writes the table into README.md
"""
import os
import sys

from generated import TOP, keep, rows

BEGIN, END = "<!-- keys: from src/ui/requests.def -->\n", "<!-- end of keys -->\n"
GROUPS = {"WALK": "walk", "JUMP": "jump", "STOPS": "stops and search",
          "EXPLAIN": "explain", "PANES": "panes", "LESSON": "lesson",
          "SCREEN": "screen"}


def table():
    lines = ["| keys | do | |\n", "| --- | --- | --- |\n"]
    for row in rows("src/ui/requests.def", "REQUEST"):
        _, keys, group, text, _, _, pending = row
        names = " ".join("`%s`" % key.replace("|", "\\|")
                         for key in keys.split())
        if pending:
            text += " (later)"
        lines.append("| %s | %s | %s |\n" % (names, text, GROUPS[group]))
    return "".join(lines)


def main():
    return keep(os.path.join(TOP, "README.md"), BEGIN, END, table(),
                "README.md: the table of keys is not that of requests.def; "
                "make reference")


if __name__ == "__main__":
    sys.exit(main())
