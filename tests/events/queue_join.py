# A queue under an attribute: a full one makes put wait, join waits for task_done.
import asyncio


class Shop:
    def __init__(self):
        self.orders = asyncio.Queue(1)

    async def cook(self):
        while True:
            await self.orders.get()
            await asyncio.sleep(1)
            self.orders.task_done()


async def main():
    shop = Shop()
    cook = asyncio.create_task(shop.cook())
    for order in range(3):
        await shop.orders.put(order)
    await shop.orders.join()
    cook.cancel()
    print("closed")

asyncio.run(main())
