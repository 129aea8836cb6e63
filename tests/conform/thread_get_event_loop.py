# A thread has no event loop until somebody sets one
import asyncio
import threading

def ask():
    for f in (asyncio.get_event_loop, asyncio.get_running_loop):
        try:
            print(f())
        except RuntimeError as e:
            print("RuntimeError:", e)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    print(asyncio.get_event_loop() is loop, loop.run_until_complete(answer()))
    loop.close()

async def answer():
    return 42

async def main():
    await asyncio.to_thread(ask)

asyncio.run(main())
t = threading.Thread(target=ask, name="plain")
t.start()
t.join()
