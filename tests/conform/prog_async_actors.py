# Actors with mailboxes, messages by match, replies by futures, supervision by a parent
import asyncio

class Actor:
    def __init__(self, name):
        self.name, self.box = name, asyncio.Queue()
        self.task = asyncio.create_task(self.run(), name=name)

    async def run(self):
        while True:
            message, reply = await self.box.get()
            try:
                result = await self.handle(message)
            except Exception as e:
                reply.set_exception(e)
            else:
                reply.set_result(result)
            if message == "stop":
                return f"{self.name} stopped"

    def ask(self, message):
        reply = asyncio.get_running_loop().create_future()
        self.box.put_nowait((message, reply))
        return reply

class Account(Actor):
    balance = 0
    async def handle(self, message):
        match message:
            case ("deposit", int(n)) if n > 0:
                self.balance += n
            case ("withdraw", int(n)) if n <= self.balance:
                await asyncio.sleep(0.1)
                self.balance -= n
            case ("withdraw", n):
                raise ValueError(f"{n} is too much")
            case ("transfer", n, Account() as other):
                await self.handle(("withdraw", n))
                await other.ask(("deposit", n))
            case "stop":
                pass
            case _:
                raise TypeError(f"what is {message!r}?")
        return self.balance

async def main():
    a, b = Account("a"), Account("b")
    asks = [a.ask(("deposit", 50)), a.ask(("withdraw", 20)), a.ask(("transfer", 25, b)), b.ask(("withdraw", 99)), a.ask("dance"), b.ask(("deposit", -1))]
    for r in await asyncio.gather(*asks, return_exceptions=True):
        print(repr(r))
    print(a.balance, b.balance, await a.ask("stop"), await b.ask("stop"))
    print(await asyncio.gather(a.task, b.task))

asyncio.run(main())
