# Students and grades: a class hierarchy, properties, sorting, a table, errors
class Person:
    count = 0
    def __init__(self, name): self.name = name; Person.count += 1
    def __str__(self): return f"{type(self).__name__} {self.name}"
class Student(Person):
    def __init__(self, name, *grades): super().__init__(name); self._grades = list(grades)
    @property
    def average(self): return sum(self._grades) / len(self._grades)
    @property
    def letter(self):
        for limit, l in ((90, "A"), (80, "B"), (70, "C")):
            if self.average >= limit: return l
        return "F"
    def add(self, g):
        if not isinstance(g, (int, float)): raise TypeError(f"a grade is a number, not {type(g).__name__}")
        if not 0 <= g <= 100: raise ValueError(f"{g} is no grade")
        self._grades.append(g); return self
    def __lt__(self, o): return self.average < o.average
    def __getitem__(self, i): return self._grades[i]
class Graduate(Student):
    def __init__(self, name, *grades, thesis=None): super().__init__(name, *grades); self.thesis = thesis
    @property
    def average(self): return super().average + (5 if self.thesis else 0)
    def __str__(self): return super().__str__() + (f" ({self.thesis})" if self.thesis else "")
class Teacher(Person):
    def __init__(self, name, subject): super().__init__(name); self.subject = subject
ss = [Student("Ann", 90, 85), Student("Bob", 60), Graduate("Cy", 88, 84, thesis="Loops"), Graduate("Di", 71)]
for s in sorted(ss, reverse=True): print(f"{s!s:<22}{s.average:>7.2f} {s.letter} {s[0]}")
print(Person.count, str(Teacher("Eve", "math")), Person.count, isinstance(ss[2], Student), max(ss).name, [s.add(100).average for s in ss[:2]], ss[0] < ss[1], Graduate.__mro__[1].__name__, hasattr(ss[0], "thesis"), vars(ss[1]))
for bad in (lambda: ss[0].add("A"), lambda: ss[0].add(101), lambda: Student("Zoe").average, lambda: setattr(ss[0], "average", 5), lambda: ss[0].thesis, lambda: ss[0][9], lambda: Teacher("X"), lambda: ss[0] + ss[1], lambda: Student(), lambda: Graduate("G", thesis=1, topic=2), lambda: sum(ss)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
