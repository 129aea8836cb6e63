import asyncio
async def main():
    f = asyncio.get_running_loop().create_future()
    for op in (f.result, f.exception):
        try: op()
        except asyncio.InvalidStateError as e: print(e)
    f.set_result(3)
    try: f.set_result(3)
    except asyncio.InvalidStateError as e: print(e)
    t = asyncio.current_task()
    for op in (t.result, t.exception):
        try: op()
        except asyncio.InvalidStateError as e: print(e)
    print(type(f), type(t), asyncio.Task, asyncio.Queue, asyncio.CancelledError, asyncio.TimeoutError, asyncio.QueueEmpty)
    print(asyncio.CancelledError.__mro__)
    g = asyncio.gather(asyncio.sleep(1)); print(type(g)); await g
    print(asyncio.sleep(0).__name__, type(asyncio.sleep(0)))
asyncio.run(main())
