# Definitions run nothing: a def and an async def only bind a name.
# "Python runs a file from its first line to its last."
import asyncio

seen = ["first"]


# "A def or an async def only makes a function and gives it a name; none of the
# code inside runs yet."
def plain():
    seen.append("plain")


async def work():
    seen.append("work")


assert seen == ["first"]
assert type(plain) is type(work)

# "that async def starts something in the background. It starts nothing:
# asyncio has not even been told of it."
try:
    asyncio.get_running_loop()
    raise AssertionError("a loop runs")
except RuntimeError:
    pass
assert seen == ["first"]
print("holds")
