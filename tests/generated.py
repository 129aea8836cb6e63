"""Keeps the part of a file that is made from a table the same as the table says.
For scripts that make such a part: each is called with --check or --write.
"""
import sys


def keep(path, begin, end, made, complaint):
    """Writes what was made between two marks of the file, with --write; says the
    complaint when something else stands there. The exit status."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    head, rest = text.split(begin)
    _, tail = rest.split(end)
    wanted = head + begin + made + end + tail
    if sys.argv[1:] == ["--write"]:
        with open(path, "w", encoding="utf-8") as file:
            file.write(wanted)
    elif text != wanted:
        print(complaint)
        return 1
    return 0
