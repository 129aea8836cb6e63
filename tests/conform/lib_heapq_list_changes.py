# A comparison that changes the heap's list is noticed, not followed.
import asyncio
import heapq

heap = []


class Clears:
    def __lt__(self, other):
        heap.clear()
        return True


class Grows:
    def __lt__(self, other):
        heap.append(self)
        return False


def attempt(f, *args):
    try:
        f(*args)
        print("fine")
    except RuntimeError as e:
        print(e)


for kind in Clears, Grows:
    heap[:] = [kind() for _ in range(7)]
    for f in heapq.heapify, heapq.heappop:
        attempt(f, heap)
        heap[:] = [kind() for _ in range(7)]
    for f in heapq.heappush, heapq.heapreplace:
        attempt(f, heap, kind())
        heap[:] = [kind() for _ in range(7)]


async def main():
    future = asyncio.Future.__new__(asyncio.Future)
    for name, *args in (("set_result", 1), ("set_exception", KeyError()),
                        ("add_done_callback", print), ("cancel",),
                        ("remove_done_callback", print), ("get_loop",),
                        ("__await__",)):
        try:
            getattr(future, name)(*args)
            print(name)
        except RuntimeError as e:
            print(name, e)


asyncio.run(main())
