# A supervisor restarts children that fail, up to a limit, and stops the rest in order
import asyncio

class TooMany(Exception):
    pass

async def child(name, life, fails):
    print(f"{asyncio.get_running_loop().time():.1f} {name} starts")
    try:
        await asyncio.sleep(life)
        if fails:
            raise RuntimeError(f"{name} crashed")
    except asyncio.CancelledError:
        print(f"{name} is stopped")
        raise
    return f"{name} done"

async def supervise(specs, limit):
    running = {asyncio.create_task(child(*s), name=s[0]): s for s in specs}
    restarts, results = {}, []
    try:
        while running:
            done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for t in sorted(done, key=lambda t: t.get_name()):
                spec = running.pop(t)
                if t.exception() is None:
                    results.append(t.result())
                    continue
                n = restarts[spec[0]] = restarts.get(spec[0], 0) + 1
                if n > limit:
                    raise TooMany(f"{spec[0]} failed {n} times") from t.exception()
                print(f"{asyncio.get_running_loop().time():.1f} restarting after: {t.exception()}")
                running[asyncio.create_task(child(*spec), name=spec[0])] = spec
        return results
    finally:
        for t in running:
            t.cancel()
        await asyncio.gather(*running, return_exceptions=True)

async def main():
    print(await supervise([("a", 1, False), ("b", 2, False)], 1))
    try:
        await supervise([("long", 50, False), ("bad", 1.5, True), ("ok", 2, False)], 2)
    except TooMany as e:
        print(e, "<-", repr(e.__cause__))

asyncio.run(main())
