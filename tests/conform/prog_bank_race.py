# A bank account: lost updates without a lock, none with it, transfers that fail
import asyncio

class Account:
    def __init__(self, owner, balance):
        self.owner, self.balance, self.lock = owner, balance, asyncio.Lock()

    def __repr__(self):
        return f"{self.owner}: {self.balance}"

async def unsafe(account, amount):
    seen = account.balance
    await asyncio.sleep(0.01)
    account.balance = seen + amount

async def safe(account, amount):
    async with account.lock:
        await unsafe(account, amount)

class Insufficient(Exception):
    pass

async def transfer(a, b, amount):
    first, second = sorted((a, b), key=lambda x: x.owner)
    async with first.lock, second.lock:
        if a.balance < amount:
            raise Insufficient(f"{a} can't pay {amount}")
        a.balance -= amount
        await asyncio.sleep(0.1)
        b.balance += amount

async def main():
    acc = Account("ann", 0)
    await asyncio.gather(*(unsafe(acc, 10) for _ in range(10)))
    print("without a lock", acc)
    acc.balance = 0
    await asyncio.gather(*(safe(acc, 10) for _ in range(10)))
    print("with a lock", acc)
    bob = Account("bob", 50)
    results = await asyncio.gather(transfer(acc, bob, 70), transfer(bob, acc, 100), transfer(bob, acc, 500), transfer(acc, bob, 20), return_exceptions=True)
    for r in results:
        print(type(r).__name__, r)
    print(acc, bob, acc.balance + bob.balance)

asyncio.run(main())
