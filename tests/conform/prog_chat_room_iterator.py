# A chat room whose members are async generators.
import asyncio
from typing import AsyncIterator


class Room:
    def __init__(self, name: str):
        self.name = name
        self.members: dict[str, asyncio.Queue] = {}
        self.history: list[str] = []

    def __len__(self):
        return len(self.members)

    def __contains__(self, who):
        return who in self.members

    def __iter__(self):
        return iter(self.members)

    async def join(self, who) -> AsyncIterator[str]:
        if who in self:
            raise ValueError(f"{who!r} is already in {self.name}")
        q = self.members[who] = asyncio.Queue()
        self.say("*", f"{who} joined")
        try:
            while True:
                try:
                    msg = await asyncio.wait_for(q.get(), 3)
                except asyncio.TimeoutError:
                    yield "<idle>"
                    return
                yield msg
        finally:
            del self.members[who]
            self.say("*", f"{who} left ({len(self)})")

    def say(self, who, text):
        line = f"{who}: {text}"
        self.history.append(line)
        for name, q in self.members.items():
            if name != who:
                q.put_nowait(line)


async def user(room, name, script):
    got = []

    async def listen():
        async for line in room.join(name):
            got.append(line)
            if "bye" in line:
                break
        print(name, "stops listening")
    t = asyncio.create_task(listen())
    for delay, text in script:
        await asyncio.sleep(delay)
        room.say(name, text)
    await t
    return {name: got}


async def main():
    room = Room("lobby")
    res = await asyncio.gather(user(room, "ann", [(1, "hello"), (2, "anyone?")]), user(room, "bob", [(1.5, "hi ann"), (4, "bye all")]), user(room, "cid", []))
    for r in res:
        print(r)
    await asyncio.sleep(1)
    print(*room.history, sep="\n")
    print(len(room), list(room))
    room.members["dan"] = None
    async for x in room.join("dan"):
        pass

asyncio.run(main())
