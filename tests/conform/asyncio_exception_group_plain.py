# Collecting errors by hand from gather's results
import asyncio

async def f(n):
    await asyncio.sleep(n)
    if n % 2:
        raise ValueError(f"odd {n}")
    return n

async def main():
    rs = await asyncio.gather(*(f(n) for n in range(5)), return_exceptions=True)
    errors = [r for r in rs if isinstance(r, Exception)]
    print([r for r in rs if not isinstance(r, Exception)])
    try:
        raise ExceptionGroup("collected", errors)
    except* ValueError as eg:
        for e in eg.exceptions:
            print(e, e.__traceback__ is not None)

asyncio.run(main())
