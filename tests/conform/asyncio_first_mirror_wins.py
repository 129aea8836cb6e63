# The first of several mirrors wins, the others are cancelled; or all fail.
import asyncio


async def mirror(name, delay, fail=False):
    try:
        await asyncio.sleep(delay)
        if fail:
            raise ConnectionRefusedError(111, f"{name} refused")
        return f"data from {name}"
    except asyncio.CancelledError:
        print(f"{name} aborted")
        raise


async def first_ok(*coros):
    pending = {asyncio.create_task(c, name=f"m{i}") for i, c in enumerate(coros)}
    errors = []
    try:
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for t in sorted(done, key=lambda t: t.get_name()):
                if (e := t.exception()) is None:
                    return t.result()
                errors.append(e)
        raise ExceptionGroup("no mirror answered", errors)
    finally:
        for t in pending:
            t.cancel()
        await asyncio.gather(*pending, return_exceptions=True)


async def main():
    print(await first_ok(mirror("a", 3), mirror("b", 1, True), mirror("c", 2)))
    try:
        print(await first_ok(mirror("a", 1, True), mirror("b", 1, True)))
    except* ConnectionError as eg:
        print([e.errno for e in eg.exceptions], eg.exceptions[0].strerror, type(eg.exceptions[0]).__mro__[1].__name__)
    try:
        await asyncio.wait_for(first_ok(mirror("slow", 10), mirror("slower", 20)), 2)
    except TimeoutError:
        print("too slow")
    done, pending = await asyncio.wait([asyncio.ensure_future(mirror("e", 1, True)), asyncio.ensure_future(mirror("f", 5))],
                                       return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending), done.pop().exception())
    await first_ok(mirror("x", 0.5, True), mirror("y", 0.2, True))

asyncio.run(main())
