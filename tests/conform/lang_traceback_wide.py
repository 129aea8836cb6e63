# The marks of a traceback stand under wide characters as a terminal shows them
import traceback

def add(日本):
    return "é", "日本", 日本 + 1

def twice(text):
    return ["☕", "⭐⭐", add(text)]

for wrong in ("a", [1]):
    try:
        print("é", twice(wrong))
    except TypeError:
        traceback.print_exc()

print("コーヒー", "😀", add("日") - 1)
