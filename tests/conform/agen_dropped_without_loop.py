# An async generator that was first asked when no loop ran is closed where it is
# dropped, as any generator is: nobody else would do it.
import asyncio
import gc


async def numbers(n):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0)
    finally:
        print('numbers end')
        raise ValueError


async def relay():
    try:
        async for x in numbers(3):
            yield x
    finally:
        await asyncio.sleep(0)
        print('relay ends')


async def work():
    try:
        await asyncio.sleep(1)
    finally:
        agen = relay()
        async for x in agen:
            print(x)
            break
        print('left')


async def main():
    asyncio.create_task(work())
    await asyncio.sleep(0)
    await asyncio.sleep(0)


def first_outside(agen):
    try:
        agen.__anext__().send(None)
    except StopIteration as e:
        print('gave', e.value)


async def drops(agens):
    agens.clear()
    print('dropped in a loop')


first_outside(numbers(2))
print('dropped')
agen = numbers(2)
first_outside(agen)
agens = [agen]
del agen
asyncio.run(drops(agens))
loop = asyncio.new_event_loop()
loop.run_until_complete(main())
print('over')
gc.collect()
print('collected')
loop.close()
