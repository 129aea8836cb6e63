# Tasks that nobody waits for when a hand-made loop closes
import asyncio

async def forever(name):
    try:
        while True:
            await asyncio.sleep(1)
    except GeneratorExit:
        print(name, "GeneratorExit")
        raise
    finally:
        print(name, "finally")

loop = asyncio.new_event_loop()
t = loop.create_task(forever("a"), name="pending-a")
loop.call_later(2.5, loop.stop)
loop.run_forever()
print(t.done())
loop.close()
del t
print("end")
