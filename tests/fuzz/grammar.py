"""The machinery that the fuzzer's grammars share: templates that are expanded
at random. It knows nothing of what they say.
"""
import re


class Grammar:
    """Expands templates: <name> stands for a random phrase of that name."""

    phrases = {}
    leaves = {}

    def __init__(self, rng):
        self.rng = rng
        self.counter = 0
        self.scopes = [{}]

    def pick(self, items):
        return items[self.rng.randrange(len(items))]

    def chance(self, p):
        return self.rng.random() < p

    def fresh(self, stem="v"):
        self.counter += 1
        return "%s%d" % (stem, self.counter)

    def declare(self, name, kind):
        self.scopes[-1].setdefault(kind, []).append(name)
        return name

    def known(self, kind):
        return [n for scope in self.scopes for n in scope.get(kind, ())]

    def expand(self, template, depth):
        return re.sub(r"<(\w+)>", lambda m: self.phrase(m[1], depth), template)

    def phrase(self, kind, depth):
        make = getattr(self, "make_" + kind, None)
        if make:
            return make(depth)
        if kind not in self.leaves:
            return self.expand(self.pick(self.phrases[kind]), depth)
        return self.typed(kind, depth)

    def typed(self, kind, depth):
        if self.chance(self.astray):
            kind = self.pick(sorted(self.leaves))
        names = self.known(kind)
        if names and self.chance(0.45 if depth > 0 else 0.7):
            return self.pick(names)
        if depth <= 0 or self.chance(0.15):
            return self.pick(self.leaves[kind])
        return "(%s)" % self.expand(self.pick(self.phrases[kind]), depth - 1)

    astray = 0.05


def indented(lines):
    return ["    " + line for line in lines]
