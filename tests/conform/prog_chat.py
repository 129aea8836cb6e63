# A chat room: users join, talk, leave; every user has a queue of messages
import asyncio

class Room:
    def __init__(self):
        self.members = {}

    def join(self, name):
        box = self.members[name] = asyncio.Queue()
        self.say("*", f"{name} joined")
        return box

    def leave(self, name):
        self.members.pop(name).put_nowait(None)
        self.say("*", f"{name} left")

    def say(self, who, text):
        for name, box in self.members.items():
            if name != who:
                box.put_nowait((who, text))

async def reader(name, box):
    count = 0
    while (message := await box.get()) is not None:
        who, text = message
        count += 1
        print(f"{name:>5} <- {who}: {text}")
    return name, count

async def user(room, name, script):
    box = room.join(name)
    task = asyncio.create_task(reader(name, box))
    for delay, text in script:
        await asyncio.sleep(delay)
        room.say(name, text)
    room.leave(name)
    return await task

async def main():
    room = Room()
    results = await asyncio.gather(
        user(room, "ann", [(1, "hello"), (2, "anyone?"), (1, "bye")]),
        user(room, "bob", [(2.5, "hi ann"), (3, "oh, gone")]),
        user(room, "cy", [(0.5, "first!")]))
    print(dict(results), room.members)

asyncio.run(main())
