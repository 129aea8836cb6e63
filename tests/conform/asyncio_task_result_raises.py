# result() of a failed task raises its exception again
import asyncio

class Boom(Exception):
    def __init__(self, code):
        super().__init__(f"boom {code}")
        self.code = code

async def f(code):
    await asyncio.sleep(0)
    raise Boom(code)

async def main():
    t = asyncio.create_task(f(3))
    await asyncio.wait([t])
    for _ in range(2):
        try:
            t.result()
        except Boom as e:
            print(e, e.code, e is t.exception())
    p = asyncio.create_task(asyncio.sleep(1))
    for call in (p.result, p.exception):
        try:
            call()
        except asyncio.InvalidStateError as e:
            print(e)

asyncio.run(main())
