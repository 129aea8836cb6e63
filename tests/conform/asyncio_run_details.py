# asyncio.run: its refusals, nested runs, return values, exceptions and debug
import asyncio

async def inner():
    return 7

async def nested():
    c = inner()
    try:
        asyncio.run(c)
    except RuntimeError as e:
        print(e)
    c.close()
    return "outer"

print(asyncio.run(nested()))
for bad in (5, None, inner, [inner]):
    try:
        asyncio.run(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])
async def agen():
    yield 1
try:
    asyncio.run(agen())
except ValueError as e:
    print(str(e).split(" at 0x")[0])
async def fails():
    raise ValueError("from main", 3)
try:
    asyncio.run(fails())
except ValueError as e:
    print(e.args)
async def cancels_itself():
    asyncio.current_task().cancel()
    await asyncio.sleep(0)
try:
    asyncio.run(cancels_itself())
except asyncio.CancelledError as e:
    print("cancelled", e.args)
try:
    asyncio.run(asyncio.sleep(1, "sleep itself"), debug=None)
    print(asyncio.run(asyncio.sleep(1, "again")))
except ValueError as e:
    print(e)
try:
    asyncio.get_event_loop_policy().get_event_loop()
except RuntimeError as e:
    print(e)
