"""Draws programs from the tables of topics: what a topic begins with, and some
of its uses.
"""
import re
import warnings

import forms_classes
import forms_errors
import forms_functions
import forms_library
from grammar import indented

TOPICS_PREAMBLE = '''\
import abc, contextlib, dataclasses, enum, inspect, sys, traceback, types
import collections.abc, typing
'''
TABLES = (forms_functions, forms_classes, forms_errors, forms_library)
TOPICS = [topic for table in TABLES for topic in table.TOPICS.values()]
CHOICE = re.compile(r"<<((?:(?!<<|>>).)*\|\|(?:(?!<<|>>).)*)>>", re.S)
PHRASE = re.compile(r"<(i|f|b|s|l|t|d|a|error)>")


def is_compiled(text, mode):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "p.py", mode)
    except (SyntaxError, ValueError):
        return False
    return True


class Topics:
    """For a Grammar: do_topic gives the lines of one topic."""

    def without_some(self, text):
        """The text without some of the lines that may be left out, each with
        the block below it."""
        lines, dropped = [], None
        for line in text.split("\n"):
            depth = len(line) - len(line.lstrip())
            if dropped is not None and (depth > dropped or not line.strip()):
                continue
            dropped = None
            if line.lstrip().startswith("? "):
                if self.chance(0.4):
                    dropped = depth
                    continue
                line = line[:depth] + line[depth + 2:]
            lines.append(line)
        return "\n".join(lines)

    def drawn(self, template):
        text = CHOICE.sub(lambda m: self.pick(m[1].split("||")),
                          self.without_some(template))
        return PHRASE.sub(lambda m: self.phrase(m[1], 0), text)

    def setup(self, template):
        for _ in range(20):
            text = self.drawn(template).rstrip()
            if is_compiled(text, "exec"):
                break
        return text.split("\n")

    def twisted(self, text):
        """A use with one of its small numbers or words made something else."""
        places = list(re.finditer(r"\b\d\b|'\w'", text))
        if not places or not self.chance(0.2):
            return text
        place = self.pick(places)
        other = text[:place.start()] + self.phrase("a", 0) + text[place.end():]
        return other if is_compiled(other, "exec") else text

    def use(self, template):
        text = self.twisted(self.drawn(template))
        if is_compiled("(%s\n)" % text, "eval"):
            if self.chance(0.35):
                return ["show('use', lambda: (%s))" % text]
            text = "print(repr((%s)))" % text
        return ["try:", *indented(text.split("\n")),
                "except BaseException:", "    traceback.print_exc()"]

    def do_topic(self, depth, context):
        setup, uses = self.pick(TOPICS)
        lines = self.setup(setup)
        for _ in range(self.rng.randint(2, 6)):
            lines += self.use(self.pick(uses))
        return lines
