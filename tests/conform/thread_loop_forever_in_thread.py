# A loop that runs for ever in a background thread serves main
import asyncio
import threading
import time

loop = asyncio.new_event_loop()

def serve():
    asyncio.set_event_loop(loop)
    loop.run_forever()
    print("the loop has stopped")

async def double(n):
    await asyncio.sleep(0.1)
    return 2 * n

t = threading.Thread(target=serve, daemon=True)
t.start()
futures = [asyncio.run_coroutine_threadsafe(double(n), loop) for n in range(3)]
print([f.result() for f in futures], f"{time.perf_counter():.1f}")
loop.call_soon_threadsafe(loop.stop)
t.join()
print(loop.is_running(), loop.is_closed())
loop.close()
