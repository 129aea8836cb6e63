# A function in C that refuses keywords is no coroutine function for that
import asyncio
import functools

print(asyncio.iscoroutinefunction(functools.reduce))
print(asyncio.iscoroutinefunction(asyncio.sleep))
for call in (lambda: functools.reduce(function=1), lambda: asyncio.sleep(seconds=1)):
    try:
        call()
    except TypeError as error:
        print(error)
