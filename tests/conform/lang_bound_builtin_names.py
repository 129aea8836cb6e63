# A built-in method that is bound goes by the class of its object, a wrapper of a
# slot by the class that has it; a loop's handles show it.
import asyncio
import collections


class Numbers(list):
    class Inner(dict):
        pass


class Answer(asyncio.Future):
    pass


async def job():
    return 1


async def main():
    loop = asyncio.get_running_loop()
    answer, both = Answer(loop=loop), asyncio.gather(job())
    for method in (answer.set_result, answer.cancel, both.cancel,
                   both.set_result, asyncio.current_task().cancel):
        print(method.__qualname__, type(method).__name__)
    print(loop.call_later(1, answer.set_result, 1))
    answer.add_done_callback(Numbers.Inner().get)
    print(answer, await both)


for method in (Numbers().append, Numbers.append, True.bit_length, dict.fromkeys,
               Numbers.Inner.fromkeys, Numbers.Inner().get, {}.get, "".join,
               collections.Counter().get, ValueError().with_traceback,
               Numbers().__len__, Numbers().__repr__, print, Numbers.mro):
    print(method.__qualname__)
asyncio.run(main())
