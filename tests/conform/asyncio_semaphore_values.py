# Semaphores made with other things than a whole number.
import asyncio
for f in (asyncio.Semaphore, asyncio.BoundedSemaphore):
    for v in (1.5, 0.5, None, "x", [], -1, True):
        try: print(f(v).locked())
        except (TypeError, ValueError) as e: print(e)
async def main():
    s = asyncio.Semaphore(0.5)
    print(s.locked(), s._value)
    await s.acquire()
    print(s._value)
    print(s.locked())
    s.release()
    print(s._value, s.locked())
    b = asyncio.BoundedSemaphore(1.5)
    await b.acquire()
    b.release()
    try:
        b.release()
    except ValueError as e: print(e)
asyncio.run(main())
