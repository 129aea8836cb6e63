# What asyncio.run says about tasks that fail while it cancels them
import asyncio

async def bad_cleanup(n):
    try:
        await asyncio.sleep(100)
    finally:
        print("clean-up", n)
        raise ValueError(f"clean-up {n}")

async def slow_cleanup():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        await asyncio.sleep(3)
        print("slow clean-up done", asyncio.get_running_loop().time())

async def starts_more():
    try:
        await asyncio.sleep(100)
    finally:
        asyncio.create_task(slow_cleanup(), name="too late")

async def main():
    task = asyncio.create_task(make(), name="left over")
    await asyncio.sleep(1)
    return "done"

for make in (lambda: bad_cleanup(1), slow_cleanup, starts_more):
    print(asyncio.run(main()))
