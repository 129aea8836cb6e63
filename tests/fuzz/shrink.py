"""Makes a program in which both sides differ smaller, as long as the same thing
differs.
"""
import ast
import difflib
import itertools
import re
import time

from sides import compare


def variants(text):
    """Texts that are a step smaller than this one, greatest steps first."""
    tree = ast.parse(text)
    places = []
    for node in ast.walk(tree):
        for field in ("body", "orelse", "finalbody", "handlers", "cases"):
            body = getattr(node, field, None)
            if isinstance(body, list):
                places += [(node, field, i) for i in range(len(body))]
    for node, field in {(node, field): 0 for node, field, _ in places}:
        old = getattr(node, field)
        part = len(old) // 2
        while part > 1:
            for i in range(0, len(old), part):
                rest = old[:i] + old[i + part:]
                if rest or field != "body":
                    setattr(node, field, rest)
                    yield tree
            part //= 2
        setattr(node, field, old)
    size = lambda p: -sum(1 for _ in ast.walk(getattr(p[0], p[1])[p[2]]))
    for node, field, i in sorted(places, key=size):
        old = getattr(node, field)
        part = old[i]
        choices = [old[:i] + old[i + 1:]]
        if not choices[0] and field == "body" and not isinstance(part, ast.Pass):
            choices = [[ast.Pass()]]
        for inner in ("body", "orelse", "finalbody"):
            lines = getattr(part, inner, None)
            if isinstance(part, ast.stmt) and isinstance(lines, list) and lines:
                choices.append(old[:i] + lines + old[i + 1:])
        for choice in choices:
            setattr(node, field, choice)
            yield tree
        setattr(node, field, old)
    yield from smaller_expressions(tree)


def smaller_expressions(tree):
    """The same with one expression replaced by a part of it, or one element
    of a list, call or the like left out."""
    for node in list(ast.walk(tree)):
        for field, old in list(ast.iter_fields(node)):
            if isinstance(old, ast.expr):
                for part in ast.iter_child_nodes(old):
                    if isinstance(part, ast.expr) and isinstance(
                            getattr(part, "ctx", ast.Load()), ast.Load):
                        setattr(node, field, part)
                        yield tree
                        setattr(node, field, old)
            elif isinstance(old, list) and old and isinstance(
                    old[0], (ast.expr, ast.keyword)):
                for i, part in enumerate(old):
                    setattr(node, field, old[:i] + old[i + 1:])
                    yield tree
                    for inner in ast.iter_child_nodes(part):
                        if isinstance(inner, ast.expr) and isinstance(
                                part, ast.expr):
                            setattr(node, field, old[:i] + [inner] + old[i + 1:])
                            yield tree
                setattr(node, field, old)


def text_of(tree):
    try:
        text = ast.unparse(tree) + "\n"
        compile(text, "p.py", "exec")
        return text
    except Exception:
        return None


def kind(found):
    """What differs, and how it looks: the first line that is ours alone and the
    first that is not ours, without names and numbers. A smaller program shall
    not show another fault than the one that it was made from."""
    what, ours, theirs = found
    first = {}
    for line in difflib.unified_diff(theirs.splitlines(), ours.splitlines(),
                                     lineterm="", n=0):
        if line[0] in "+-" and not line.startswith(("+++", "---")):
            first.setdefault(line[0], re.sub(r"'[^']*'|\d+", "", line)[:40])
    return what, first if what in ("stderr", "exit status") else None


def shrink(bench, text, found, seconds):
    """The smallest text found in that time in which the same thing differs.
    What was tried in vain comes again only when something else went."""
    end = time.monotonic() + seconds
    first = text, found
    looks = kind(found)
    steps = found[0] == "order of task steps"
    at, whole = 0, None
    while True:
        went = False
        for tree in itertools.islice(variants(text), at, None):
            at += 1
            if time.monotonic() > end:
                return checked(bench, text, first)
            shorter = text_of(tree)
            if not shorter or len(shorter) >= len(text):
                continue
            now = compare(bench, shorter, thorough=False, steps=steps)
            if isinstance(now, tuple) and kind(now) == looks:
                text, found, went = shorter, now, True
                break
        if not went and text == whole:
            return checked(bench, text, first)
        at, whole = (at - 1, whole) if went else (0, text)


def checked(bench, text, first):
    """The text, when it is no program that only shows an address; else the
    one that it was made from."""
    found = compare(bench, text)
    return (text, found) if isinstance(found, tuple) else first
