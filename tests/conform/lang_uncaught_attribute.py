# An uncaught AttributeError with its suggestion, inside a method in a comprehension
class Student:
    def __init__(self, name, grades):
        self.name = name
        self.grades = grades

    def average(self):
        return sum(self.grade) / len(self.grades)

students = [Student("Ann", [1, 2]), Student("Bob", [3])]
best = max([s for s in students if s.average() > 1],
           key=lambda s: s.average())
