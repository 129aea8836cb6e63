# The text of an exception is asked for by the program alone, never by the tool
asked = []


class Told(Exception):
    def __str__(self):
        asked.append(len(asked))
        print("asked", len(asked))
        return "told"


class Item:
    def __repr__(self):
        print("shown")
        return "item"


def fail(kind, *args):
    raise kind(*args)


for kind, args in ((Told, ()), (ValueError, (Item(),)),
                   (KeyError, (Item(), 2))):
    try:
        fail(kind, *args)
    except Exception as e:
        print(type(e).__name__)
print(asked)
try:
    fail(Told, 1)
except Told as e:
    print(e)
print(asked)
