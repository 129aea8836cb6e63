# concurrent.futures' own exceptions come out of a thread as asyncio's, made
# anew: no trace of the thread
import asyncio
import concurrent.futures

def times_out():
    raise TimeoutError("slow", 1)

def cancels():
    raise concurrent.futures.CancelledError("by the job")

def is_late():
    raise concurrent.futures.InvalidStateError("late")

async def main():
    for job in (times_out, cancels, is_late):
        try:
            await asyncio.to_thread(job)
        except BaseException as e:
            print(type(e).__module__, type(e).__name__, e.args)
    await asyncio.to_thread(times_out)

asyncio.run(main())
