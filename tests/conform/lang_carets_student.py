# Tracebacks of a student's mistakes, with their marks.
import asyncio


class Student:
    def __init__(self, name, marks):
        self.name = name
        self.marks = marks

    def average(self):
        return sum(self.marks) / len(self.marks)


def report(students):
    return {s.name: round(s.average(), 1) for s in students}


def best(students):
    return max(students, key=lambda s: s.average()).name


def show(f):
    import traceback
    import sys
    try:
        f()
    except Exception:
        print("".join(traceback.format_exc().splitlines(keepends=True)[3:]), end="")


ann, bob, cid = Student("Ann", [1, 2]), Student("Bob", []), Student("Cid", [3, "x"])
show(lambda: report([ann, bob]))
show(lambda: best([cid]))
show(lambda: best([]))
show(lambda: ann.marks[0] + ann.marks[5])
show(lambda: ann.name.upper().foo().bar)
show(lambda: ann.marks[0]["a"]["b"])
show(lambda: (ann.name + " " + ann.marks[0] + "!"))
show(lambda: -ann.name)
show(lambda: ann.marks < 3 < 4)
show(lambda: [x + 1 for x in ann.marks + ["a"]])
show(lambda: {k: v for k, v in ann.marks})
show(lambda: int(ann.name) + int("5"))
show(lambda: print(f"{ann.name!r:>10} {ann.age}"))
show(lambda: f"{ann.name:d}")
show(lambda: ann.marks.append(3, 4))
show(lambda: (lambda a, b=2: a + b)("x"))
show(lambda: ann())
show(lambda: ann["x"])
show(lambda: 5 if ann.marx else 6)
show(lambda: not ann < bob)
show(lambda: ann.marks[1:"a"])
show(lambda: [*ann.marks, *5])
show(lambda: dict(**ann.marks))
show(lambda: next(i for i in ann.marks if i > 5))
show(lambda: "é€😀" + 5 + ann.nöpe)
ann.marks[0], ann.marks[9] = 1, 2
