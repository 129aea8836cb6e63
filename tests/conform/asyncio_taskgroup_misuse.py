# TaskGroup used wrongly: before entering, after leaving, twice, while aborting
import asyncio

async def nop():
    pass

async def main():
    tg = asyncio.TaskGroup()
    c = nop()
    try:
        tg.create_task(c)
    except RuntimeError as e:
        print(str(e).split(">")[-1])
    c.close()
    async with tg:
        t = tg.create_task(nop(), name="named")
        print(t.get_name())
        try:
            await tg.__aenter__()
        except RuntimeError as e:
            print(str(e).split(">")[-1])
    c = nop()
    try:
        tg.create_task(c)
    except RuntimeError as e:
        print(str(e).split(">")[-1])
    c.close()
    try:
        async with asyncio.TaskGroup() as tg:
            async def failing():
                raise ValueError("x")
            tg.create_task(failing())
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                c = nop()
                try:
                    tg.create_task(c)
                except RuntimeError as e:
                    print(str(e).split(">")[-1])
                c.close()
                raise
    except* ValueError as eg:
        print(repr(eg), eg.exceptions)
    async with asyncio.TaskGroup() as tg:
        print(str(tg))
        tg.create_task(nop())
        print(str(tg))
    print(str(tg))

asyncio.run(main())
