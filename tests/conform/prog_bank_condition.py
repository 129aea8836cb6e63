# Withdrawals that wait on a condition, each with its own patience.
import asyncio


class InsufficientFunds(Exception):
    def __init__(self, need, have):
        self.need, self.have = need, have

    def __str__(self):
        return f"need {self.need:,.2f}, have {self.have:,.2f}"


class Account:
    def __init__(self, owner, balance=0):
        self.owner, self.balance = owner, balance
        self.changed = asyncio.Condition()

    async def deposit(self, amount):
        async with self.changed:
            self.balance += amount
            print(f"{self.owner}: +{amount} = {self.balance}")
            self.changed.notify_all()

    async def withdraw(self, amount, patience=None):
        async with self.changed:
            try:
                async with asyncio.timeout(patience):
                    await self.changed.wait_for(lambda: self.balance >= amount)
            except TimeoutError:
                raise InsufficientFunds(amount, self.balance) from None
            self.balance -= amount
            print(f"{self.owner}: -{amount} = {self.balance}")
            return self.balance


async def main():
    acc = Account("Ann", 10)
    outs = [asyncio.create_task(acc.withdraw(x, p)) for x, p in [(50, None), (30, 2), (1e6, 4), (5, None)]]
    for amount in (15, 10, 40, 7):
        await asyncio.sleep(1)
        await acc.deposit(amount)
    for r in await asyncio.gather(*outs, return_exceptions=True):
        print(type(r).__name__, r)
    print(acc.changed.locked())
    try:
        acc.changed.notify()
    except RuntimeError as e:
        print(e)
    try:
        await acc.changed.wait()
    except RuntimeError as e:
        print(e)
    try:
        acc.changed.release()
    except RuntimeError as e:
        print(e)
    await acc.withdraw(100, 1)

asyncio.run(main())
