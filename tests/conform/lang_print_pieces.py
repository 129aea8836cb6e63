# What print and traceback write into an object: piece by piece, be one empty
import traceback


class Pieces(list):
    def write(self, text):
        self.append(text)


pieces = Pieces()
print("a", "", sep="", end="", file=pieces)
print(end="", file=pieces)
print("", file=pieces)
print(pieces)


def fail():
    raise KeyError("lost\nkey")


pieces = Pieces()
try:
    fail()
except KeyError:
    traceback.print_exc(file=pieces)
traceback.print_exception(None, file=pieces)
for piece in pieces:
    print(repr(piece))
