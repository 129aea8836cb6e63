# Plain code does one thing at a time.
import time

seen = []


def wait(name):
    seen.append(name + " begins")
    time.sleep(0.01)
    seen.append(name + " ends")


began = time.perf_counter()
# "Without an event loop and without threads a program runs one line after the
# other."
# "A call that waits, as time.sleep does, keeps the whole program waiting."
wait("a")
assert seen == ["a begins", "a ends"]

# "that two calls, one below the other, can wait at the same time. The second
# begins when the first has returned."
wait("b")
assert seen == ["a begins", "a ends", "b begins", "b ends"]

# "So all its waits add up."
assert time.perf_counter() - began >= 0.0199
print("holds")
