"""Keeps what is made from a table the same as the table says. For scripts that
make such a file, or a part of one: each is called with --check or --write.
"""
import os
import re
import sys

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
ARGUMENT = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'(.)'|([^,()"]+))\s*([,)])""")


def rows(path, macro):
    """The arguments of each row of a table, MACRO(a, "b", 'c', 1): texts; None for
    NULL."""
    with open(os.path.join(TOP, path), encoding="utf-8") as file:
        lines = re.findall(r"^%s\((.*)$" % macro, file.read(), re.M)
    found = []
    for line in lines:
        row, at, end = [], 0, ","
        while end == ",":
            part = ARGUMENT.match(line, at)
            text, letter, word, end = part.groups()
            row.append(text.replace('\\"', '"') if text is not None else letter
                       or (None if word.strip() == "NULL" else word.strip()))
            at = part.end()
        found.append(row)
    return found


def roff(text):
    """Text as it is, for man."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    text = "".join(c if c < "\x7f" else "\\[u%04X]" % ord(c) for c in text)
    return "\\&" + text if text[:1] in (".", "'") else text


def same(path, text, wanted, complaint):
    """Writes the file's text as it is wanted, with --write; says the complaint
    when it is another. The exit status."""
    if sys.argv[1:] == ["--write"]:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(wanted)
    elif text != wanted:
        print(complaint)
        return 1
    return 0


def keep(path, begin, end, made, complaint):
    """The same for a part of a file: between two marks stands what was made."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    head, rest = text.split(begin)
    _, tail = rest.split(end)
    return same(path, text, head + begin + made + end + tail, complaint)


def keep_whole(path, made, complaint):
    """The same for a whole file, which may not be there yet."""
    text = None
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            text = file.read()
    return same(path, text, made, complaint)
