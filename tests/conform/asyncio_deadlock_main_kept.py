# A deadlock ends the run also when the program still holds the coroutine: none
# of its finally blocks runs any more.
import asyncio


async def main():
    try:
        await asyncio.Event().wait()
    finally:
        print("never printed")


coro = main()
asyncio.run(coro)
# stderr: any
