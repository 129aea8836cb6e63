# An element that can't be hashed is marked as the whole comprehension
import traceback

def show(make):
    try:
        make()
    except TypeError:
        traceback.print_exc()

show(lambda: {[n] for n in (1, 2)})
show(lambda: {[n]: n
              for n in (1, 2)})
show(lambda: {n: [1] for n in [[]]})
print([x for x in {[] for _ in "a"}])
